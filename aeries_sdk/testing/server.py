"""The district on loopback: HTTP/1.1 with connections that stay open, and faults that break them."""

from __future__ import annotations

import contextlib
import os
import socket
import socketserver
import struct
import threading
from http import HTTPStatus
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.testing.faults import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PHRASES = {status.value: status.phrase for status in HTTPStatus}


@attrs.frozen
class Request:
    """One request that the district was asked, for tests to look at, and the bytes of its answer's body.

    The certificate is not kept.
    """

    method: str
    path: str
    query: str
    status: int
    size: int


class Server(socketserver.ThreadingTCPServer):
    """Listens on loopback; every connection has its own thread."""

    allow_reuse_address = True
    daemon_threads = False
    request_queue_size = 128

    def __init__(self, port: int, respond: Callable[[str, str, str, Mapping[str, str], bytes], Response]) -> None:
        super().__init__(("127.0.0.1", port), _Connection)
        self.respond = respond
        self.requests: list[Request] = []
        self.open: set[socket.socket] = set()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """Close every connection and wait for their threads."""
        self.shutdown()
        for connection in list(self.open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
        self._thread.join()


class _Connection(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.open.add(self.connection)

    def finish(self) -> None:
        self.server.open.discard(self.connection)
        with contextlib.suppress(OSError):
            super().finish()

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            while self._one():
                pass

    def _one(self) -> bool:
        """Answer one request; False when the connection is done with."""
        words = self.rfile.readline(65_537).decode("latin-1").split()
        if len(words) != 3:
            return False
        method, target, version = words
        headers = self._headers()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        path, _, query = target.partition("?")
        response = self.server.respond(method, path, query, headers, body)
        self.server.requests.append(Request(method, path, query, response.status, len(response.body)))
        if response.reset:
            # Closing with a linger time of zero sends a reset in the place of a goodbye.
            self.connection.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
            )
            self.connection.close()
            return False
        keep = version == "HTTP/1.1" and headers.get("connection", "").lower() != "close" and not response.cut
        self._send(response, keep=keep, with_body=method != "HEAD")
        return keep

    def _headers(self) -> dict[str, str]:
        headers: dict[str, str] = {}
        while (line := self.rfile.readline(65_537).decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        return headers

    def _send(self, response: Response, *, keep: bool, with_body: bool) -> None:
        phrase = _PHRASES.get(response.status, "Unassigned")
        lines = [f"HTTP/1.1 {response.status} {phrase}", "Server: Microsoft-IIS/10.0", "Cache-Control: no-cache"]
        if response.status != 204:
            lines += [f"Content-Type: {response.content_type}", f"Content-Length: {len(response.body)}"]
        lines += [f"{name}: {value}" for name, value in response.headers.items()]
        lines += ["", ""] if keep else ["Connection: close", "", ""]
        head = "\r\n".join(lines).encode("latin-1")
        body = response.body[: len(response.body) // 2] if response.cut else response.body
        if len(body) < 65_536 or not with_body:
            self.connection.sendall(head + body if with_body else head)
        else:
            self.connection.sendall(head)
            self.connection.sendall(body)
