"""What is sent again, when, and how often.

Only operations marked `retry_safe` are ever sent twice, whatever their verb: two of the vendor's GETs write. The loop
is urllib3's; this file narrows its defaults, which would repeat PUT and DELETE, honour six hours of Retry-After, and
lose the last answer.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any, Self, cast

from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, ReadTimeoutError, ResponseError
from urllib3.util.retry import Retry

from aeries_sdk.retry import RetryPolicy, parse_retry_after

if TYPE_CHECKING:
    from types import TracebackType

    from urllib3 import BaseHTTPResponse
    from urllib3.connectionpool import ConnectionPool

    from aeries_sdk.pace import Turn

log = logging.getLogger("aeries_sdk.retry")

RETRY_STATUSES = frozenset({429, 502, 503, 504})


class AeriesRetry(Retry):
    """urllib3's retry counter with the rules of `RetryPolicy`; the last answer is returned, never lost."""

    def __init__(
        self,
        *args: Any,
        max_retry_after: float = 60.0,
        patient: bool = True,
        turn: Turn | None = None,
        **kwargs: Any,
    ) -> None:
        self.max_retry_after = max_retry_after
        self.patient = patient
        self.turn = turn
        super().__init__(*args, **kwargs)

    def new(self, **kwargs: Any) -> Self:
        """A copy with other counts, the limits included."""
        return super().new(max_retry_after=self.max_retry_after, patient=self.patient, turn=self.turn, **kwargs)

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
            (time.sleep if self.turn is None else self.turn.rest)(seconds)

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
        silence = _is_silence(error)
        if self.turn is not None and (response is not None or silence):
            self.turn.refused(wait if wait <= self.max_retry_after else 0.0)
        if silence and not self.patient:
            raise MaxRetryError(cast("ConnectionPool", _pool), "", error)
        if wait > self.max_retry_after:
            raise MaxRetryError(cast("ConnectionPool", _pool), "", ResponseError("Retry-After is longer than allowed"))
        counted = super().increment(method, url, response, error, _pool, _stacktrace)
        if self.turn is not None and (wait or counted.get_backoff_time()) >= self.turn.watch.left:
            raise MaxRetryError(cast("ConnectionPool", _pool), "", ResponseError("no time is left to wait"))
        if response is not None and not _is_short(response):
            # urllib3 would read the body to its end, however long it is, to use the connection again.
            response.close()
        reason = type(error).__name__ if response is None else f"status {response.status}"
        log.info("sending again after %s", reason, extra={"retries_left": counted.total})
        return counted


def _is_short(response: BaseHTTPResponse) -> bool:
    length = response.headers.get("Content-Length", "")
    return length.isdecimal() and len(length) < 6


def _is_silence(error: Exception | None) -> bool:
    # urllib3 derives a refused connection from its connect timeout.
    return isinstance(error, ConnectTimeoutError | ReadTimeoutError) and not isinstance(error, NewConnectionError)


def retries(policy: RetryPolicy, *, retry_safe: bool, patient: bool = True, turn: Turn | None = None) -> AeriesRetry:
    """The urllib3 object for one call: an empty one unless the operation is safe to repeat.

    Args:
        policy: How patient to be.
        retry_safe: Whether it is.
        patient: Whether it is sent again after a silence.
        turn: The call's place at the host: it hears of every refusal and is given back between two tries. No wait goes
            beyond the end of the call.
    """
    return AeriesRetry(
        total=policy.total if retry_safe else 0,
        # A failed TLS check or handshake does not heal by itself; the certificate is not sent to it again.
        other=0,
        redirect=0,
        # Which operations are safe is not a question of the verb; urllib3 takes an empty set for every verb, too.
        allowed_methods=None,
        status_forcelist=RETRY_STATUSES if retry_safe else (),
        raise_on_status=False,
        raise_on_redirect=False,
        backoff_factor=policy.backoff,
        backoff_jitter=policy.jitter,
        backoff_max=policy.max_wait,
        max_retry_after=policy.max_retry_after,
        patient=patient,
        turn=turn,
    )
