"""A network that breaks on demand: raw servers, and a TCP proxy in front of a demo district."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import attrs
import pytest

from aeries_sdk import AeriesClient, RetryPolicy
from aeries_sdk.testing import DemoDistrict

Serve = Callable[[Callable[[socket.socket], None]], int]


@attrs.frozen(kw_only=True)
class Break:
    """What happens to the answers of one connection, once `after` bytes have gone through.

    Attributes:
        how: "cut" (an orderly end), "reset", "stall" (silence), or "trickle" (one byte per `pace` seconds).
        after: Bytes that pass unharmed.
        pace: Seconds between two bytes, or before the first one.
    """

    how: str
    after: int = 0
    pace: float = 0.0


Order = Callable[[str], list[str]]


@contextlib.contextmanager
def ordering(district: DemoDistrict, *paths: Path) -> Iterator[Order]:
    """Orders one run of an export in a process of its own, and gives the words it says.

    Args:
        district: What is exported.
        paths: The target, and the spool folder if there is one.
    """
    program = [sys.executable, str(Path(__file__).with_name("victim.py")), district.base_url, district.certificate]
    command = [*program, *map(str, paths)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        pipe, answers = process.stdin, process.stdout

        def give(line: str) -> list[str]:
            pipe.write(line + "\n")
            pipe.flush()
            return answers.readline().split()

        yield give
        pipe.close()
        process.wait(10)


class Proxy:
    """Passes bytes on between a client and a district; the first connections break as planned.

    Args:
        port: Where the district listens.
    """

    def __init__(self, port: int) -> None:
        self.plan: list[Break] = []
        self.always: Break | None = None
        self.connections = 0
        self._target = port
        self._stopped = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    @property
    def port(self) -> int:
        address: tuple[str, int] = self._listener.getsockname()
        return address[1]

    def client(self, district: DemoDistrict, **options: object) -> AeriesClient:
        """A client that reaches the district through the proxy."""
        given: dict[str, object] = {"timeout": (2, 2), "retry": RetryPolicy(backoff=0.01, jitter=0), **options}
        address = f"http://127.0.0.1:{self.port}/aeries"
        return AeriesClient(address, district.certificate, **given)  # type: ignore[arg-type]

    def _accept(self) -> None:
        self._listener.settimeout(0.02)
        while not self._stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self.connections += 1
            fate = self.plan.pop(0) if self.plan else self.always
            thread = threading.Thread(target=self._pass_on, args=(connection, fate), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _pass_on(self, client: socket.socket, fate: Break | None) -> None:
        with contextlib.suppress(OSError), client, socket.create_connection(("127.0.0.1", self._target)) as server:
            passed = 0
            while not self._stopped.is_set():
                for end in select.select([client, server], [], [], 0.02)[0]:
                    data = end.recv(65_536)
                    if not data:
                        return
                    if end is client:
                        server.sendall(data)
                        continue
                    unharmed = data if fate is None else data[: max(0, fate.after - passed)]
                    passed += len(data)
                    client.sendall(unharmed)
                    if fate is not None and len(unharmed) < len(data) and self._breaks(client, fate, data, unharmed):
                        return

    def _breaks(self, client: socket.socket, fate: Break, data: bytes, unharmed: bytes) -> bool:
        """Do what is planned, and tell whether the connection is done with."""
        if fate.how == "reset":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if fate.how == "stall":
            self._stopped.wait()
        if fate.how == "trickle":
            for place in range(len(unharmed), len(data)):
                if self._stopped.wait(fate.pace):
                    break
                client.sendall(data[place : place + 1])
            return False
        return True


@pytest.fixture
def proxy(district: DemoDistrict) -> Iterator[Proxy]:
    """A proxy in front of `district`."""
    with Proxy(int(district.base_url.split(":")[2].split("/")[0])) as running:
        yield running


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a server on loopback that hands every connection to a function, and gives its port."""
    listeners: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(handle: Callable[[socket.socket], None]) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def each(connection: socket.socket) -> None:
            connection.settimeout(5)
            with connection, contextlib.suppress(OSError):
                handle(connection)

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threads.append(threading.Thread(target=each, args=(connection,), daemon=True))
                threads[-1].start()

        threads.append(threading.Thread(target=accept, daemon=True))
        threads[-1].start()
        port: int = listener.getsockname()[1]
        return port

    yield start
    for listener in listeners:
        # Wakes the thread that waits for a connection; closing alone does not.
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for thread in threads:
        thread.join(5)


@pytest.fixture(scope="session")
def break_() -> type[Break]:
    """How to plan a break."""
    return Break
