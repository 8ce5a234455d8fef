"""How patient the client is: what a caller may set of it, and what a server asks for."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, cast

import attrs

from aeries_sdk.arguments import number, unwrapped, whole
from aeries_sdk.errors import ArgumentError, ConfigError


def _times(value: int) -> int:
    try:
        return whole(value, "total", least=0, most=86_399)
    except ArgumentError:
        raise ConfigError("RetryPolicy.total must be an int from 0 to 86399.") from None


def _plain(value: float) -> float:
    return cast("float", unwrapped(value))


def _seconds(_: object, attribute: attrs.Attribute[Any], value: float) -> None:
    try:
        number(value, attribute.name, least=0, most=86_399)
    except ArgumentError:
        raise ConfigError(f"RetryPolicy.{attribute.name} must be a number from 0 to 86399.") from None


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How patient the client is with a read that fails.

    Connection errors and the statuses 429, 502, 503 and 504 are retried; 500 is not, since Aeries uses it for callers'
    mistakes. Waits double from `backoff` (0.5, 1, 2, 4 seconds ...) with up to `jitter` seconds on top. A server's
    `Retry-After` is obeyed up to `max_retry_after`; a longer one ends the retrying at once with a typed error.

    Attributes:
        total: How often a request is sent again, at most; 0 switches retrying off.
        backoff: First wait, in seconds.
        jitter: Random seconds added to each wait, at most.
        max_wait: Longest single wait between two tries, in seconds, where the server names none.
        max_retry_after: Longest `Retry-After` that is obeyed, in seconds.

    >>> from aeries_sdk import RetryPolicy
    >>> RetryPolicy(total=2).total
    2
    """

    total: int = attrs.field(default=4, converter=_times)
    backoff: float = attrs.field(default=0.5, converter=_plain, validator=_seconds)
    jitter: float = attrs.field(default=0.5, converter=_plain, validator=_seconds)
    max_wait: float = attrs.field(default=30.0, converter=_plain, validator=_seconds)
    max_retry_after: float = attrs.field(default=60.0, converter=_plain, validator=_seconds)


def parse_retry_after(header: str | None) -> float | None:
    """A `Retry-After` header, seconds or HTTP date, in seconds from now; None where it is missing or makes no sense.

    >>> parse_retry_after("120"), parse_retry_after("soon"), parse_retry_after(None)
    (120.0, None, None)
    """
    if not header:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        # A hostile header may hold more digits than a float, or int(), takes.
        return float(text) if len(text) < 300 else math.inf
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
