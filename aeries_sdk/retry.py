"""What is sent again, when, and how often.

Only operations marked `retry_safe` are ever sent twice, whatever their verb: two of the vendor's GETs write. The loop
is urllib3's; this file narrows its defaults, which would repeat PUT and DELETE, honour six hours of Retry-After, and
lose the last answer.
"""

from __future__ import annotations

import logging
import math
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Self, cast

import attrs
from urllib3.exceptions import MaxRetryError, ResponseError
from urllib3.util.retry import Retry

from aeries_sdk.errors import ConfigError

if TYPE_CHECKING:
    from types import TracebackType

    from urllib3 import BaseHTTPResponse
    from urllib3.connectionpool import ConnectionPool

    from aeries_sdk.watch import Watch

log = logging.getLogger("aeries_sdk.retry")

RETRY_STATUSES = frozenset({429, 502, 503, 504})


def _positive(_: object, attribute: attrs.Attribute[Any], value: float) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 86_400:
        raise ConfigError(f"RetryPolicy.{attribute.name} takes a number from 0 to 86400.")


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

    total: int = attrs.field(default=4, validator=_positive)
    backoff: float = attrs.field(default=0.5, validator=_positive)
    jitter: float = attrs.field(default=0.5, validator=_positive)
    max_wait: float = attrs.field(default=30.0, validator=_positive)
    max_retry_after: float = attrs.field(default=60.0, validator=_positive)

    def for_urllib3(self, *, retry_safe: bool, watch: Watch | None = None) -> AeriesRetry:
        """The urllib3 object for one call: an empty one unless the operation is safe to repeat.

        Args:
            retry_safe: Whether it is.
            watch: The call; no wait goes beyond its end.
        """
        return AeriesRetry(
            total=self.total if retry_safe else 0,
            # A failed TLS check or handshake does not heal by itself; the certificate is not sent to it again.
            other=0,
            redirect=0,
            # Which operations are safe is not a question of the verb; urllib3 takes an empty set for every verb, too.
            allowed_methods=None,
            status_forcelist=RETRY_STATUSES if retry_safe else (),
            raise_on_status=False,
            raise_on_redirect=False,
            backoff_factor=self.backoff,
            backoff_jitter=self.jitter,
            backoff_max=self.max_wait,
            max_retry_after=self.max_retry_after,
            watch=watch,
        )


class AeriesRetry(Retry):
    """urllib3's retry counter with the rules of `RetryPolicy`; the last answer is returned, never lost."""

    def __init__(self, *args: Any, max_retry_after: float = 60.0, watch: Watch | None = None, **kwargs: Any) -> None:
        self.max_retry_after = max_retry_after
        self.watch = watch
        super().__init__(*args, **kwargs)

    def new(self, **kwargs: Any) -> Self:
        """A copy with other counts, the limits included."""
        return super().new(max_retry_after=self.max_retry_after, watch=self.watch, **kwargs)

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:  # noqa: ARG002
        """Whether this status may be retried: urllib3 would also repeat any 413 that names a Retry-After."""
        return self._is_method_retryable(method) and status_code in (self.status_forcelist or ())

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """The wait that an answer asks for, in seconds."""
        return parse_retry_after(response.headers.get("Retry-After"))

    def sleep(self, response: BaseHTTPResponse | None = None) -> None:
        """Wait before the next try: as long as the answer asks for, else by the policy."""
        seconds = (0.0 if response is None else self.get_retry_after(response)) or self.get_backoff_time()
        if seconds > 0:
            (time.sleep if self.watch is None else self.watch.pause)(seconds)

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        """Count one failure; giving up raises, which with `raise_on_status=False` returns the last answer."""
        wait = 0.0 if response is None else self.get_retry_after(response) or 0.0
        if wait > self.max_retry_after:
            raise MaxRetryError(cast("ConnectionPool", _pool), "", ResponseError("Retry-After is longer than allowed"))
        counted = super().increment(method, url, response, error, _pool, _stacktrace)
        if self.watch is not None and (wait or counted.get_backoff_time()) >= self.watch.left:
            raise MaxRetryError(cast("ConnectionPool", _pool), "", ResponseError("no time is left to wait"))
        reason = type(error).__name__ if response is None else f"status {response.status}"
        log.info("sending again after %s", reason, extra={"retries_left": counted.total})
        return counted


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
