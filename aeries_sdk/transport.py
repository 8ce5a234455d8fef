"""The one door to the network: the only file that sends anything.

It sends one operation, guards the certificate, and hands back bytes that are JSON, or one typed error. No error raised
here has a cause or a context: those of requests hold the request with its headers.
"""

from __future__ import annotations

import logging
import os
import threading
import time
import traceback
import weakref
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from urllib.parse import urlsplit

import orjson
import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from aeries_sdk._version import __version__
from aeries_sdk.answer import Answer, Call, Query, refusal
from aeries_sdk.body import Body, Broken, Bytes, NotUnpacked, TooLong, Unpacked
from aeries_sdk.errors import (
    AeriesError,
    ArgumentError,
    ClientClosed,
    ConfigError,
    DecodeError,
    Timeout,
    Truncated,
)
from aeries_sdk.failures import explained
from aeries_sdk.pace import Pace, pace_of
from aeries_sdk.redact import result_or_error
from aeries_sdk.resend import RETRY_STATUSES, retries
from aeries_sdk.retry import parse_retry_after
from aeries_sdk.route import NO_ROUTE, route_to
from aeries_sdk.watch import POOLS, BrokenOff, Watch, inside

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from aeries_sdk.config import Settings
    from aeries_sdk.operation import Operation, PathValue
    from aeries_sdk.pace import Turn
    from aeries_sdk.route import Route

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
        response = super().send(request, *args, **kwargs)
        response.raw = Unpacked(response.raw, self._settings.max_response_bytes)
        return response


class _Session(requests.Session):
    """A session that takes nothing from the machine by itself, and never looks at a redirect."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        # No login out of a .netrc. The proxies and CA bundles of the environment are asked for in `route`.
        self.trust_env = False
        self.headers["Accept"] = "application/json"
        # What other packages are installed does not matter.
        self.headers["Accept-Encoding"] = "gzip, deflate"
        self.headers["User-Agent"] = f"aeries-sdk/{__version__}"
        self.auth = settings.auth  # type: ignore[assignment]
        self.mount("https://", _Adapter(settings))
        self.mount("http://", _Adapter(settings))

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere: requests would read the body of the redirect, however long, and parse its address."""


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
        # What cannot work is refused now, not at the first call.
        route_to(settings)
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._local = threading.local()
        self._sessions: weakref.WeakSet[requests.Session] = weakref.WeakSet()
        self._watches: set[Watch] = set()
        # A signal handler may need it while its thread has it.
        self._lock = threading.RLock()
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
            watches = [*self._watches]
        for watch in watches:
            if threads is None or watch.thread in threads:
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
        route = result_or_error(route_to, self.settings)
        if isinstance(route, Exception):
            return route if isinstance(route, AeriesError) else ConfigError(NO_ROUTE)
        session = self._session(watch)
        if session is None:
            return ClientClosed("This client has been closed.", **call.place)
        # A call of a signal handler does not wait for the call that it interrupts, and shares no lock with it.
        share = self._share if inside.watch is None else Pace(self.settings.url.host).share(1)
        turn = share.turn(watch)
        well = False
        came: Answer | AeriesError
        with watch.on_duty():
            try:
                turn.enter()
                came = self._read(session, call, sent, turn, route)
                well = isinstance(came, Answer) and came.status not in RETRY_STATUSES
            except (requests.RequestException, HTTPError, OSError, BrokenOff, TooLong, Broken, NotUnpacked) as failure:
                kind, message = explained(failure, self.settings)
                came = kind(message, **call.place)
                # Of a silence before the headers urllib3's retries have told the pace.
                if (kind is Timeout and watch.began) or (watch.over == "deadline" and turn.inside):
                    turn.refused()
            except BaseException as failure:
                _forget_locals(failure)
                raise
            finally:
                asked = turn.inside
                turn.leave(well=well)
                self._give_back(session, watch)
        if not watch.over:
            return came
        # Whatever came of it after that says nothing.
        if watch.over == "deadline":
            host, limit = self.settings.url.host, self.settings.deadline
            late = "did not give its whole answer" if asked else "left no room for one more request"
            return Timeout(f"{host} {late} within the deadline of {limit:g} s.", **call.place)
        return ClientClosed("This client was closed while the request was under way.", **call.place)

    def _read(
        self, session: requests.Session, call: Call, sent: bytes | None, turn: Turn, route: Route
    ) -> Answer | AeriesError:
        settings = self.settings
        adapter = session.get_adapter(call.url)
        if isinstance(adapter, _Adapter):
            adapter.max_retries = retries(
                settings.retry, retry_safe=call.operation.retry_safe, patient=call.patient, turn=turn
            )
        proxies, verify = route
        response = session.request(
            call.operation.method,
            call.url,
            params=dict(call.query),
            data=sent,
            headers={} if sent is None else {"Content-Type": "application/json"},
            timeout=settings.timeout,
            verify=verify,
            proxies=proxies,
            allow_redirects=False,
            stream=True,
        )
        with response:
            if response.status_code in RETRY_STATUSES and not call.operation.retry_safe:
                # Of the others urllib3's retries have told the pace. Told before the body, which may break off.
                wait = parse_retry_after(response.headers.get("Retry-After")) or 0.0
                turn.refused(wait if wait <= settings.retry.max_retry_after else 0.0)
            answer = Answer(response.status_code, response.headers, b"")
            if not answer.worth_reading:
                return answer
            body = Body()
            for chunk in response.iter_content(_CHUNK):
                body.add(chunk)
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
        # Taken out while it is in use: a call of a signal handler makes one of its own.
        session: requests.Session | None = vars(self._local).pop("session", None)
        if session is None:
            session = _Session(self.settings)
            with self._lock:
                self._sessions.add(session)
        return session

    def _give_back(self, session: requests.Session, watch: Watch) -> None:
        with self._lock:
            self._watches.discard(watch)
        if vars(self._local).setdefault("session", session) is not session:
            session.close()


def _forget_locals(failure: BaseException) -> None:
    """Clear the locals of the frames of an error that passes through, such as a Ctrl-C: they hold request headers."""
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [failure]
    while waiting:
        each = waiting.pop()
        if each is not None and all(each is not known for known in seen):
            seen.append(each)
            traceback.clear_frames(each.__traceback__)
            waiting += [each.__cause__, each.__context__]


def _encoded(body: object) -> bytes | None:
    """A body as JSON; None where there is none, or where it is none."""
    try:
        return None if body is None else orjson.dumps(body)
    except orjson.JSONEncodeError:
        return None
