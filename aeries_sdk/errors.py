"""Every exception of the library, one tree.

Nothing in here ever carries the certificate, an id of a person, or a body: an error says which operation failed, under
which path *template*, with which status, and what to do about it. All of them pickle and copy.

    AeriesError
    ├── ConfigError             what the caller gave has the wrong shape (also a ValueError)
    ├── ArgumentError           an argument of a call was refused before any request (also a ValueError)
    ├── TransportError          no usable answer came back
    │   ├── Timeout             (also a TimeoutError)
    │   ├── ConnectionFailed    refused, reset, DNS
    │   │   └── Truncated       broke off in the middle of the answer
    │   ├── TLSError            certificate of the server, protocol
    │   ├── RedirectRefused     the server pointed elsewhere; the AERIES-CERT must not follow
    │   ├── NotJSON             200 with HTML: most often a wrong base address
    │   ├── ResponseTooLarge    longer than max_response_bytes
    │   └── ClientClosed        the client was closed
    ├── APIStatusError          Aeries answered with a status of 400 or above
    │   ├── BadRequest          400
    │   ├── AuthError           401
    │   ├── PermissionDenied    403
    │   ├── NotFound            404, or an empty answer where one record was asked for
    │   ├── RateLimited         429
    │   ├── FeatureDisabled     501
    │   └── ServerError         other 5xx
    ├── DecodeError             an answer that does not have the documented shape
    ├── IncompleteList          a list of a roster that cannot be complete
    ├── AmbiguousRecord         several records where one was asked for
    └── SpoolError              the folder in which a pull keeps what it has read cannot be used
"""

from __future__ import annotations

__all__ = [
    "APIStatusError",
    "AeriesError",
    "AmbiguousRecord",
    "ArgumentError",
    "AuthError",
    "BadRequest",
    "ClientClosed",
    "ConfigError",
    "ConnectionFailed",
    "DecodeError",
    "FeatureDisabled",
    "IncompleteList",
    "NotFound",
    "NotJSON",
    "PermissionDenied",
    "RateLimited",
    "RedirectRefused",
    "ResponseTooLarge",
    "ServerError",
    "SpoolError",
    "TLSError",
    "Timeout",
    "TransportError",
    "Truncated",
]


class AeriesError(Exception):
    """The base of every exception that this library raises on purpose.

    Attributes:
        operation: Id of the operation (`"students.list"`), "" where none was under way.
        method: HTTP method, or "".
        path: The path template (`"/api/v5/schools/{SchoolCode}/students"`), never the filled-in path.

    >>> from aeries_sdk.errors import AeriesError
    >>> str(AeriesError("no answer", operation="schools.list", method="GET", path="/api/v5/schools"))
    'no answer [schools.list: GET /api/v5/schools]'
    """

    operation: str = ""
    method: str = ""
    path: str = ""

    def __init__(self, message: str = "", **details: object) -> None:
        # Only the message goes into `args`, the rest into __dict__: so the default pickling and copying work for all.
        super().__init__(message)
        for name, value in details.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no detail {name!r}")
            setattr(self, name, value)

    @property
    def message(self) -> str:
        """The sentence without the operation behind it."""
        return str(self.args[0]) if self.args else ""

    def __str__(self) -> str:
        if not self.operation:
            return self.message
        return f"{self.message} [{self.operation}: {self.method} {self.path}]"


class ConfigError(AeriesError, ValueError):
    """Something the caller configured has the wrong shape: address, certificate, year, limit, file.

    The message says what was expected and where in Aeries to find it; it never repeats the value.
    """


class ArgumentError(AeriesError, ValueError):
    """An argument of a call was refused before any request was sent."""


class TransportError(AeriesError):
    """No usable answer came back from the district's site."""


class Timeout(TransportError, TimeoutError):
    """The site did not accept a connection, or did not answer, within the time allowed."""


class ConnectionFailed(TransportError):
    """The connection was refused, reset or could not be made (DNS, proxy, network)."""


class Truncated(ConnectionFailed):
    """The connection broke in the middle of the answer; a read has been tried once more by then."""


class TLSError(TransportError):
    """The TLS handshake failed: an expired or foreign server certificate, or an old protocol."""


class RedirectRefused(TransportError):
    """The site answered with a redirect, which is never followed: the certificate must not leave the host."""


class NotJSON(TransportError):
    """The answer is not JSON. With status 200 and HTML the base address is most often wrong."""


class ResponseTooLarge(TransportError):
    """The answer is longer than `max_response_bytes`; reading stopped there."""


class ClientClosed(TransportError):
    """A call was made on, or overtaken by the closing of, a client that has been closed."""


class APIStatusError(AeriesError):
    """Aeries answered with a status of 400 or above.

    Attributes:
        status: The HTTP status.
        vendor_message: The vendor's own `Message`, with ids, names, addresses and everything that was sent blanked out.
        retry_after: Seconds the server asked to wait, or None.
    """

    status: int = 0
    vendor_message: str = ""
    retry_after: float | None = None

    def __str__(self) -> str:
        said = f" Aeries says: {self.vendor_message}" if self.vendor_message else ""
        where = f" [{self.operation}: {self.method} {self.path} -> {self.status}]" if self.operation else ""
        return f"{self.message}{said}{where}"


class BadRequest(APIStatusError):
    """400: a broken business rule or a wrong value; `vendor_message` holds what Aeries says about it."""


class AuthError(APIStatusError):
    """401: the certificate is not accepted (some writes answer 401 for a missing permission, too)."""


class PermissionDenied(APIStatusError):
    """403: the certificate is good but the box for this security area is not ticked.

    Attributes:
        security_area: The area as the API Security page calls it, e.g. `"Student Data"`.
        access: The box to tick: `"read"`, `"insert"`, `"update"` or `"delete"`.
    """

    security_area: str = ""
    access: str = ""


class NotFound(APIStatusError):
    """404, or an empty answer (`null`, `[]`, `[null]`) where exactly one record was asked for."""


class RateLimited(APIStatusError):
    """429, after all retries; or a `Retry-After` longer than the policy is willing to wait."""


class FeatureDisabled(APIStatusError):
    """501: the endpoint sits behind a feature flag that this district has not switched on."""


class ServerError(APIStatusError):
    """500, 502, 503, 504 and other 5xx, after all retries."""


class SpoolError(AeriesError):
    """The folder in which a pull keeps what it has read cannot be used: another run has it, or the disk refuses."""


class DecodeError(AeriesError):
    """An answer, or bytes given to `loads`, that does not have the documented shape.

    Attributes:
        record: Position of the record in the list, counted from 1; None where there is no list or no JSON.
        field: The wire name of the field, with its path (`"SectionStaffMembers[2].StaffID"`), or "".
        expected: What was expected there. The value itself is never kept.
    """

    record: int | None = None
    field: str = ""
    expected: str = ""


class IncompleteList(AeriesError):
    """A list cannot be complete: it has no content, too many unusable records, or contradicts another list."""


class AmbiguousRecord(AeriesError):
    """Several records fit where one was asked for: a student has one per school, and may have several.

    Attributes:
        count: How many fit.
    """

    count: int = 0
