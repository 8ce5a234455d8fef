"""What an answer means: the status as a typed error, with what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from aeries_sdk import convert
from aeries_sdk.body import Bytes
from aeries_sdk.errors import (
    AeriesError,
    APIStatusError,
    AuthError,
    BadRequest,
    DecodeError,
    FeatureDisabled,
    NotFound,
    PermissionDenied,
    RateLimited,
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


def refusal(call: Call, answer: Answer) -> AeriesError | None:
    """The error that a status of 400 or above stands for."""
    if answer.status < 400:
        return None
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
