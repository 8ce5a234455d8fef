"""What an answer means: the status as a typed error, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import attrs

from aeries_sdk import convert
from aeries_sdk.body import Bytes
from aeries_sdk.config import is_host
from aeries_sdk.errors import (
    AeriesError,
    APIStatusError,
    AuthError,
    BadRequest,
    ConnectionFailed,
    DecodeError,
    FeatureDisabled,
    NotFound,
    NotJSON,
    PermissionDenied,
    RateLimited,
    RedirectRefused,
    ServerError,
)
from aeries_sdk.operation import Operation, PathValue
from aeries_sdk.redact import redact
from aeries_sdk.retry import parse_retry_after

# Enough to see whether a page begins.
_START = 200

Query = Mapping[str, str | int]


@attrs.frozen(repr=False, kw_only=True)
class Call:
    """One request, ready to go. Its repr shows the template alone: what was filled in names people.

    Attributes:
        patient: Whether it is sent again after a silence.
    """

    operation: Operation[Any]
    template: str
    # Field by field as well: some tracebacks show attrs objects without asking their repr.
    url: str = attrs.field(repr=False)
    arguments: Mapping[str, PathValue] = attrs.field(repr=False)
    query: Query = attrs.field(repr=False)
    body: object = attrs.field(default=None, repr=False)
    patient: bool = True

    def __repr__(self) -> str:
        return f"<{self.operation.method} {self.template}>"

    @property
    def place(self) -> dict[str, str]:
        """What an error says about where it happened."""
        return {"operation": self.operation.id, "method": self.operation.method, "path": self.template}

    def sent(self) -> list[object]:
        """Every value that went out, for blanking it in what comes back."""
        found: list[object] = [*self.arguments.values(), *self.query.values()]
        waiting = [self.body]
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)
            else:
                found.append(value)
        return found


@attrs.frozen(repr=False)
class Answer:
    """What came back: status, headers, and the whole body, decompressed."""

    status: int
    headers: Mapping[str, str] = attrs.field(repr=False)
    body: Bytes = attrs.field(repr=False)

    @property
    def is_json(self) -> bool:
        """Whether the answer says that it is JSON."""
        return "json" in self.headers.get("Content-Type", "").lower()

    @property
    def looks_like_html(self) -> bool:
        """Whether the answer is a web page, by its own word or its first sign."""
        kind = self.headers.get("Content-Type", "").lower()
        return "html" in kind or (not kind and bytes(self.body[:_START]).lstrip()[:1] == b"<")

    @property
    def worth_reading(self) -> bool:
        """Whether its body says anything: not that of a redirect, of a web page with 200, or of an odd status."""
        return self.status >= 400 or (self.status in _GOOD and not self.looks_like_html)


# Aeries uses 200. 206 is a part of a list, 203 what a proxy made of it, 1xx and 207 are no answers to our requests.
_GOOD = frozenset({200, 201, 202, 204})


def refusal(call: Call, answer: Answer) -> AeriesError | None:
    """The error that an answer stands for; None for a usable one."""
    if answer.worth_reading and answer.status < 400:
        return None
    if 300 <= answer.status < 400:
        return RedirectRefused(
            f"The site redirects to {_redirected_to(answer)}. Redirects are not followed, since the certificate must "
            "not leave the host. If the district has moved, use its new address; if that is a sign-on page, the "
            "address is wrong.",
            **call.place,
        )
    if answer.status in _GOOD:
        return NotJSON(
            "The site answered with a web page where JSON was expected: the base address is most likely wrong. Take "
            "the address of the Aeries login page up to its last slash.",
            **call.place,
        )
    if answer.status == 407:
        return ConnectionFailed(PROXY_LOGIN, **call.place)
    if answer.status < 400:
        return APIStatusError(
            f"Aeries answers with status 200, and the site answered with {answer.status}: it may be a part of the "
            "answer, or a changed one. Look for a proxy or another server between this machine and the site.",
            **call.place,
            status=answer.status,
        )
    kind = call.operation.statuses.get(answer.status) or _STATUSES.get(answer.status)
    if kind is None:
        kind = ServerError if answer.status >= 500 else APIStatusError
    details: dict[str, object] = {
        **call.place,
        "status": answer.status,
        "vendor_message": _vendor_message(call, answer),
        "retry_after": parse_retry_after(answer.headers.get("Retry-After")),
    }
    area, access = call.operation.security_area, call.operation.access
    if kind is PermissionDenied:
        details |= {"security_area": area, "access": access}
    return kind(_advice(kind, answer, area, access), **details)


PROXY_LOGIN = (
    "The proxy on the way asks for a user name and password. Put them into its address: http://user:password@host:port."
)


def _redirected_to(answer: Answer) -> str:
    """The host that a redirect names, as far as it is one."""
    try:
        host = urlsplit(answer.headers.get("Location", "")).hostname
    except ValueError:
        return "an address that cannot be read"
    if host is None:
        return "another place on the same host"
    return host if is_host(host) else "an address that cannot be read"


_STATUSES: dict[int, type[APIStatusError]] = {
    400: BadRequest,
    401: AuthError,
    403: PermissionDenied,
    404: NotFound,
    429: RateLimited,
    501: FeatureDisabled,
}


NO_API = "There is no Aeries API at this address, or it does not know this path. Check the base address."
"""The message of a `NotFound` that comes from a web server, and not from Aeries."""


def _advice(kind: type[APIStatusError], answer: Answer, area: str, access: str) -> str:
    box = f"Security > API Security, the product's record: tick {access.title()} for '{area}'"
    if kind is PermissionDenied:
        return f"The certificate may not do this. In Aeries: {box}."
    if kind is AuthError:
        challenge = answer.headers.get("WWW-Authenticate", "").lower()
        if "ntlm" in challenge or "negotiate" in challenge:
            return "The site is behind Windows authentication: pass auth= (requests-ntlm, requests-kerberos)."
        if access != "read":
            return f"Aeries does not accept the certificate for this. If it works for reads, {box}."
        return "Aeries does not accept the certificate. It is case-sensitive and belongs to one district only."
    if kind is NotFound:
        if answer.looks_like_html:
            return NO_API
        return "Aeries has no such record, or not at this school."
    return _ADVICE.get(kind, "Aeries refused the request.")


_ADVICE: dict[type[APIStatusError], str] = {
    BadRequest: "Aeries refused the values sent.",
    RateLimited: "The site asks for fewer requests. Wait, or use fewer workers.",
    FeatureDisabled: "This endpoint sits behind a feature flag that the district has not switched on.",
    ServerError: "The site failed to answer. If it lasts, the district's Aeries administrator can see why.",
}


def _vendor_message(call: Call, answer: Answer) -> str:
    if not answer.is_json:
        return ""
    try:
        parsed = convert.parse(answer.body)
    except DecodeError:
        return ""
    return redact(parsed.get("Message"), call.sent()) if isinstance(parsed, dict) else ""
