"""Calls that can be ended from outside: at a deadline, when the client is closed, on Ctrl-C.

The timeouts of urllib3 end a silence. What trickles in for ever has no silence, and a thread that waits for bytes
cannot be told to stop. So every call has a `Watch`, which knows the socket in use and shuts it down.
"""

from __future__ import annotations

import contextlib
import math
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class BrokenOff(Exception):
    """The call has been ended. None of urllib3's own errors: those it would retry."""


class Watch:
    """One call under way, which another thread can end.

    Args:
        seconds: How long it may take, or None.

    Attributes:
        thread: The thread that waits for it.
        over: Why it was ended, or "": "deadline" or "closed".
        began: Whether the headers of an answer have come since the last request.
        framed: Whether the headers of the last answer tell where its body ends. If not, the end of the connection is
            the end of the body, be it broken or done.
    """

    def __init__(self, seconds: float | None) -> None:
        self.thread = threading.get_ident()
        self.over = ""
        self.began = False
        self.framed = True
        self._ends = math.inf if seconds is None else time.monotonic() + seconds
        self._ended = threading.Event()
        self._awaited: threading.Event | None = None
        self._socket: socket.socket | None = None

    @property
    def left(self) -> float:
        """Seconds left: 0 when it is over, infinity without a deadline."""
        return 0.0 if self.over else max(0.0, self._ends - time.monotonic())

    def pause(self, seconds: float) -> None:
        """Sleep between two tries, unless the call is ended."""
        self._ended.wait(min(seconds, self.left))

    def wait(self, event: threading.Event) -> None:
        """Wait for an event, unless the call is ended."""
        self._awaited = event
        if not self.over:
            event.wait(None if self._ends == math.inf else self.left)
        self._awaited = None

    def follow(self, connection: socket.socket | None) -> None:
        """Take note of the socket that is used from now on.

        Raises:
            BrokenOff: The call is over.
        """
        self._socket = connection
        self.check()

    def check(self) -> None:
        """Go on only while the call is not over.

        Raises:
            BrokenOff: It is.
        """
        if self.over:
            raise BrokenOff

    def end(self, reason: str) -> None:
        """Break it off: whoever waits for bytes gets the end of the stream."""
        self.over = self.over or reason
        self._ended.set()
        awaited, connection = self._awaited, self._socket
        if awaited is not None:
            awaited.set()
        if connection is not None:
            with contextlib.suppress(OSError):
                # That of the plain socket: TLS's own would take the session away under the reading thread.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)

    @contextlib.contextmanager
    def on_duty(self) -> Iterator[None]:
        """Watch what the current thread sends and receives."""
        timer = None
        if self._ends < math.inf:
            timer = threading.Timer(self.left, self.end, ["deadline"])
            timer.daemon = True
            # While the interpreter ends there are no new threads; a last call then has its timeouts only.
            with contextlib.suppress(RuntimeError):
                timer.start()
        # A signal handler may make a call in the middle of another one of its thread.
        before, inside.watch = inside.watch, self
        try:
            yield
        finally:
            inside.watch = before
            if timer is not None:
                timer.cancel()


class _Inside(threading.local):
    """What the current thread is about."""

    watch: Watch | None = None


inside = _Inside()


class _Connection(HTTPConnection):
    # Shadows a switch of http.client's that prints every header, the certificate's among them.
    debuglevel = 0

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        if inside.watch is not None:
            try:
                inside.watch.follow(made)
            except BrokenOff:
                made.close()
                raise
        return made

    def request(self, *args: Any, **kwargs: Any) -> None:
        if inside.watch is not None:
            inside.watch.follow(self.sock)
            inside.watch.began = False
        super().request(*args, **kwargs)

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
        response = super().getresponse()
        if inside.watch is not None:
            inside.watch.began = True
            length = response.headers.get("Content-Length", "").strip()
            inside.watch.framed = length.isdecimal() or "chunked" in response.headers.get("Transfer-Encoding", "")
        return response


class _TLSConnection(_Connection, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


POOLS = {"http": _Pool, "https": _TLSPool}
"""Connection pools by scheme for a urllib3 pool manager: what they send is watched."""
