"""The one door to the network: the only file that imports requests.

It sends one operation, guards the certificate, and hands back bytes that are JSON, or one typed error. No error raised
here has a cause or a context: those of requests hold the request with its headers.
"""

from __future__ import annotations

import logging
import os
import ssl
import threading
import time
import weakref
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from urllib.parse import urlsplit

import orjson
import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from aeries_sdk._version import __version__
from aeries_sdk.answer import Answer, Call, Query, refusal
from aeries_sdk.body import Body, Bytes
from aeries_sdk.config import is_loopback
from aeries_sdk.errors import (
    AeriesError,
    ArgumentError,
    ClientClosed,
    ConfigError,
    ConnectionFailed,
    DecodeError,
    NotJSON,
    RedirectRefused,
    ResponseTooLarge,
    Timeout,
    TLSError,
    TransportError,
    Truncated,
)
from aeries_sdk.pace import pace_of
from aeries_sdk.resend import RETRY_STATUSES, retries
from aeries_sdk.retry import parse_retry_after
from aeries_sdk.watch import POOLS, BrokenOff, Watch, inside

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from aeries_sdk.config import Settings
    from aeries_sdk.operation import Operation, PathValue
    from aeries_sdk.pace import Turn

T = TypeVar("T")

log = logging.getLogger("aeries_sdk.transport")

_CHUNK = 64 * 1024


class _Adapter(HTTPAdapter):
    """Adds the certificate at the last moment, so that it stands in no session, log or prepared request before."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        super().__init__(pool_connections=1, pool_maxsize=1)
        self.poolmanager.pool_classes_by_scheme = POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """The connections through one proxy; those of SOCKS keep urllib3's own classes."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not proxy.lower().startswith("socks"):
            manager.pool_classes_by_scheme = POOLS
        return manager

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send one prepared request, with the certificate."""
        request.headers["AERIES-CERT"] = self._settings.certificate.reveal()
        return super().send(request, *args, **kwargs)


class _QuietInside(logging.Filter):
    """Keeps urllib3 from logging our paths, which hold ids of people; everybody else's records pass."""

    def filter(self, record: logging.LogRecord) -> bool:  # noqa: ARG002
        """Whether a record of urllib3 may pass."""
        return inside.watch is None


_quiet = _QuietInside()
logging.getLogger("urllib3.connectionpool").addFilter(_quiet)
logging.getLogger("urllib3.util.retry").addFilter(_quiet)


class Transport:
    """Sends operations to one district. Safe to share between threads: each has a session of its own.

    Args:
        settings: Address, certificate, limits.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._closed = False
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._local = threading.local()
        self._sessions: weakref.WeakSet[requests.Session] = weakref.WeakSet()
        self._watches: set[Watch] = set()
        self._lock = threading.Lock()
        place = urlsplit(self.settings.url.base)
        self._share = pace_of(place.scheme, self.settings.url.host, place.port).share(self.settings.max_workers)

    def __repr__(self) -> str:
        return f"<Transport to {self.settings.url.host}>"

    def __reduce__(self) -> NoReturn:
        raise ConfigError(
            "A client is not pickled: it holds connections, and the certificate would travel in clear. Make one where "
            "it is used, e.g. with AeriesClient.from_env()."
        )

    def close(self) -> None:
        """Close all connections. Calls after this, and calls under way, raise `ClientClosed`."""
        with self._lock:
            self._closed = True
            sessions = list(self._sessions)
        self.interrupt()
        for session in sessions:
            session.close()

    def interrupt(self, threads: Container[int] | None = None) -> None:
        """Break off the calls under way, which raise `ClientClosed`; the client stays open.

        Args:
            threads: Idents of the threads whose calls are meant; all without it.
        """
        with self._lock:
            watches = [watch for watch in self._watches if threads is None or watch.thread in threads]
        for watch in watches:
            watch.end("closed")

    def send(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, PathValue],
        decode: Callable[[Bytes], T],
        *,
        query: Query | None = None,
        body: object = None,
        database_year: str | None = None,
        patient: bool = True,
    ) -> T:
        """Send an operation and decode its answer.

        Args:
            operation: The row.
            arguments: Path arguments by placeholder.
            decode: Makes something of the body; `b"null"` where there is none.
            query: Query parameters.
            body: What is sent as JSON.
            database_year: `YYYY` where it is not the settings' own.
            patient: Whether it is sent again after a silence, where it is safe to repeat.

        Raises:
            ArgumentError: The path arguments fit no documented form.
            TransportError: No usable answer.
            APIStatusError: A status of 400 or above.
            DecodeError: The answer is not JSON, or not of the documented shape.
        """
        template, path = operation.path_for(arguments)
        parameters = dict(query or {})
        if year := database_year or self.settings.database_year:
            parameters["DatabaseYear"] = year
        call = Call(
            operation=operation,
            template=template,
            url=self.settings.url.base + path,
            arguments=arguments,
            query=parameters,
            body=body,
            patient=patient,
        )
        del arguments, query, body, parameters, path
        watch = Watch(self.settings.deadline)
        # A body that was cut off or stopped is not seen by urllib3's retries: it reads no bodies.
        error: AeriesError
        for last in (False, True) if operation.retry_safe else (True,):
            outcome = self._once(call, watch)
            if isinstance(outcome, AeriesError):
                error = outcome
                broke = isinstance(error, Truncated) or (patient and watch.began and isinstance(error, Timeout))
                if last or watch.over or not broke:
                    break
                continue
            try:
                return decode(outcome.body or b"null")
            except DecodeError as wrong:
                error = wrong.with_traceback(None)
                error.operation, error.method, error.path = operation.id, operation.method, template
            if last or error.expected != "JSON":
                break
        raise error

    def _once(self, call: Call, watch: Watch) -> Answer | AeriesError:
        """One request with urllib3's retries; an error is handed back so that it is raised without a context."""
        started = time.perf_counter()
        outcome = self._exchange(call, watch)
        if isinstance(outcome, Answer):
            size, result = len(outcome.body), str(outcome.status)
            outcome = refusal(call, outcome) or outcome
        else:
            size, result = 0, type(outcome).__name__
        log.debug(
            "%s %s -> %s, %.0f ms, %d bytes",
            call.operation.method,
            call.template,
            result,
            (time.perf_counter() - started) * 1000,
            size,
            extra={"operation": call.operation.id, "result": result, "bytes": size},
        )
        return outcome

    def _exchange(self, call: Call, watch: Watch) -> Answer | AeriesError:
        sent = _encoded(call.body)
        if sent is None and call.body is not None:
            return ArgumentError(
                "The body cannot be written as JSON: it holds something else than texts, numbers, true, false, null, "
                "lists and objects, or text that is no Unicode, or a number beyond 64 bits.",
                **call.place,
            )
        session = self._session(watch)
        if session is None:
            return ClientClosed("This client has been closed.", **call.place)
        turn = self._share.turn(watch)
        well = False
        try:
            with watch.on_duty():
                turn.enter()
                outcome = self._read(session, call, sent, turn)
            well = isinstance(outcome, Answer) and outcome.status not in RETRY_STATUSES
        except (requests.RequestException, HTTPError, OSError, BrokenOff) as failure:
            kind, message = _explain(failure, self.settings)
            outcome = kind(message, **call.place)
            # Of a silence before the headers urllib3's retries have told the pace.
            if (kind is Timeout and watch.began) or (watch.over == "deadline" and turn.inside):
                turn.refused()
        finally:
            asked = turn.inside
            turn.leave(well=well)
            with self._lock:
                self._watches.discard(watch)
        if not watch.over:
            return outcome
        # Whatever came of it after that says nothing.
        if watch.over == "deadline":
            host, limit = self.settings.url.host, self.settings.deadline
            late = "did not give its whole answer" if asked else "left no room for one more request"
            return Timeout(f"{host} {late} within the deadline of {limit:g} s.", **call.place)
        return ClientClosed("This client was closed while the request was under way.", **call.place)

    def _read(self, session: requests.Session, call: Call, sent: bytes | None, turn: Turn) -> Answer | AeriesError:
        settings = self.settings
        adapter = session.get_adapter(call.url)
        if isinstance(adapter, _Adapter):
            adapter.max_retries = retries(
                settings.retry, retry_safe=call.operation.retry_safe, patient=call.patient, turn=turn
            )
        response = session.request(
            call.operation.method,
            call.url,
            params=dict(call.query),
            data=sent,
            headers={} if sent is None else {"Content-Type": "application/json"},
            timeout=settings.timeout,
            # Given with each request: what stands in the session only gives way to the environment.
            verify=settings.verify,
            proxies=_proxies(settings),
            allow_redirects=False,
            stream=True,
        )
        with response:
            if response.status_code in RETRY_STATUSES and not call.operation.retry_safe:
                # Of the others urllib3's retries have told the pace. Told before the body, which may break off.
                wait = parse_retry_after(response.headers.get("Retry-After")) or 0.0
                turn.refused(wait if wait <= settings.retry.max_retry_after else 0.0)
            if refused := _refused_unread(call, response):
                return refused
            limit = settings.max_response_bytes
            body = Body()
            for chunk in response.iter_content(_CHUNK):
                body.add(chunk)
                if limit is not None and body.size > limit:
                    return ResponseTooLarge(
                        f"The answer is longer than max_response_bytes ({limit}); ask for less at once, or raise it.",
                        **call.place,
                    )
            answer = Answer(response.status_code, response.headers, body.whole())
        # Headers that break off look like the end of headers: an empty list would stand for a whole school.
        if not answer.body and answer.status == 200 and not turn.watch.framed:
            return Truncated(f"The answer of {settings.url.host} broke off before its end.", **call.place)
        return answer

    def _session(self, watch: Watch) -> requests.Session | None:
        if self._process != os.getpid():
            # A forked child has copies of its parent's connections: the answers of one would reach the other.
            self._begin()
        with self._lock:
            if self._closed:
                return None
            self._watches.add(watch)
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            session.headers.update({"Accept": "application/json", "User-Agent": f"aeries-sdk/{__version__}"})
            session.auth = self.settings.auth  # type: ignore[assignment]
            adapter = _Adapter(self.settings)
            session.mount("https://", adapter)
            session.mount("http://", adapter)
            with self._lock:
                self._sessions.add(session)
            self._local.session = session
        return session


def _proxies(settings: Settings) -> dict[str, str] | None:
    """The proxy of the settings under the one name that wins over the environment's; None leaves it to those."""
    if settings.proxies is None and not is_loopback(settings.url.host):
        return None
    # A proxy on the way to this machine would read the certificate: plain http is permitted here.
    base = settings.url.base
    return {f"{urlsplit(base).scheme}://{settings.url.host}": select_proxy(base, settings.proxies) or ""}


def _encoded(body: object) -> bytes | None:
    """A body as JSON; None where there is none, or where it is none."""
    try:
        return None if body is None else orjson.dumps(body)
    except orjson.JSONEncodeError:
        return None


def _refused_unread(call: Call, response: requests.Response) -> AeriesError | None:
    """What is wrong with an answer before its body is read."""
    if 300 <= response.status_code < 400:
        target = urlsplit(response.headers.get("Location", "")).hostname or "another place on the same host"
        return RedirectRefused(
            f"The site redirects to {target}. Redirects are not followed, since the certificate must not leave the "
            "host. If the district has moved, use its new address; if that is a sign-on page, the address is wrong.",
            **call.place,
        )
    kind = response.headers.get("Content-Type", "").lower()
    if response.status_code < 300 and "html" in kind:
        return NotJSON(
            "The site answered with a web page where JSON was expected: the base address is most likely wrong. Take "
            "the address of the Aeries login page up to its last slash.",
            **call.place,
        )
    return None


def _explain(failure: Exception, settings: Settings) -> tuple[type[TransportError], str]:
    """Our error for one of requests' or urllib3's; of their text only the kind is kept, it holds the full address."""
    host = settings.url.host
    causes = _causes(failure)
    if any(isinstance(cause, SSLError | ssl.SSLError | requests.exceptions.SSLError) for cause in causes):
        reason = _NO_TLS
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                # OpenSSL's message is one of a fixed list.
                reason = _DISTRUST.get(cause.verify_code, f"its certificate is refused: {cause.verify_message}.")
                break
        return TLSError, f"No trusted TLS connection to {host}: {reason}"
    # urllib3 derives it from its connect timeout.
    if any(isinstance(cause, NewConnectionError) for cause in causes):
        return ConnectionFailed, f"No connection to {host}: the name is unknown, or nothing listens there."
    if any(isinstance(cause, ConnectTimeoutError | requests.ConnectTimeout) for cause in causes):
        return Timeout, f"{host} did not accept a connection within {settings.timeout[0]:g} s."
    if any(isinstance(cause, ReadTimeoutError | requests.ReadTimeout | TimeoutError) for cause in causes):
        return Timeout, f"{host} did not answer within {settings.timeout[1]:g} s."
    if any(isinstance(cause, requests.exceptions.ProxyError) for cause in causes):
        return ConnectionFailed, f"The proxy on the way to {host} refused or broke the connection."
    if isinstance(failure, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return Truncated, f"The answer of {host} broke off before its end."
    return ConnectionFailed, f"The connection to {host} broke before an answer came."


_NO_TLS = (
    "it speaks no TLS 1.2 or newer there, or its certificate is not trusted. A district's own authority goes into "
    "verify='ca.pem'."
)
_UNKNOWN = (
    "its certificate is signed by an authority unknown here. A district's own authority goes into verify='ca.pem'."
)
# By OpenSSL's verification codes.
_DISTRUST = {
    9: "its certificate is not valid yet. Check the clock of this machine.",
    10: "its certificate has expired. The district has to renew it; check the clock of this machine, too.",
    18: _UNKNOWN,
    19: _UNKNOWN,
    20: _UNKNOWN,
    21: _UNKNOWN,
    62: "its certificate is for another name. Use the name that the district's own login page has.",
    64: "its certificate is for another address. Use the name that the district's own login page has.",
}


def _causes(failure: BaseException) -> list[object]:
    """An exception with all that it wraps, in `args`, `reason` and causes."""
    found: list[object] = []
    waiting: list[object] = [failure]
    while waiting and len(found) < 20:
        cause = waiting.pop()
        if isinstance(cause, BaseException) and all(cause is not known for known in found):
            found.append(cause)
            waiting += [*cause.args, getattr(cause, "reason", None), cause.__cause__, cause.__context__]
    return found
