"""Runs that are broken off at the very moment when something else begins."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from aeries_sdk.errors import ClientClosed
from aeries_sdk.pace import Pace, Turn, pace_of
from aeries_sdk.roster import pull
from aeries_sdk.roster.reading import Lists
from aeries_sdk.testing import DemoDistrict
from aeries_sdk.transport import Transport

if TYPE_CHECKING:
    from aeries_sdk import AeriesClient

posix = pytest.mark.skipif(os.name != "posix", reason="signals")


def workers() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("aeries-roster")}


def host_of(district: DemoDistrict) -> Pace:
    return pace_of("http", "127.0.0.1", urlsplit(district.base_url).port)


@contextmanager
def ctrl_c_once_somebody_waits(host: Pace, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sends the main thread what Ctrl-C sends, as soon as a call stands in the queue."""
    queued, broken_off = threading.Event(), threading.Event()
    ask = Pace.ask

    def noted(pace: Pace, turn: Turn) -> threading.Event | None:
        called = ask(pace, turn)
        if called is not None and pace is host:
            queued.set()
        return called

    def once(_number: int, _frame: object) -> None:
        if not broken_off.is_set():
            broken_off.set()
            raise KeyboardInterrupt

    def send() -> None:
        queued.wait(10)
        # A signal that comes just before a thread falls asleep does not wake it.
        while not broken_off.wait(0.005):
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    monkeypatch.setattr(Pace, "ask", noted)
    before = signal.signal(signal.SIGINT, once)
    sender = threading.Thread(target=send)
    sender.start()
    try:
        yield
    finally:
        sender.join()
        signal.signal(signal.SIGINT, before)


@contextmanager
def all_places_taken(district: DemoDistrict, client: AeriesClient) -> Iterator[None]:
    """Another thread's request, which is answered at the end only, has the client's one place."""
    event = threading.Event()
    waiting = district.fault("slow", path="/schools/994/students", event=event)
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(client.students.list, 994)
        while waiting.hits < 1:
            threading.Event().wait(0.001)
        yield
        event.set()
        assert job.result(10)


@posix
def test_ctrl_c_ends_the_waiting_for_a_turn(district: DemoDistrict, monkeypatch: pytest.MonkeyPatch) -> None:
    host = host_of(district)
    # The deadline is there for a test that fails.
    with district.client(max_workers=1, deadline=20) as client:
        with (
            all_places_taken(district, client),
            ctrl_c_once_somebody_waits(host, monkeypatch),
            pytest.raises(KeyboardInterrupt),
        ):
            client.students.list(990)

        assert client.students.list(990)
    assert host.under_way == 0


@posix
def test_ctrl_c_ends_a_pull_whose_threads_wait_for_a_turn(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workers()
    host = host_of(district)
    with district.client(max_workers=1, deadline=20) as client:
        rosters = pull(client)
        with (
            all_places_taken(district, client),
            ctrl_c_once_somebody_waits(host, monkeypatch),
            pytest.raises(KeyboardInterrupt),
        ):
            next(rosters)

        assert not workers() - before
        assert client.students.list(990)
    assert host.under_way == 0


def test_leaving_a_pull_at_the_moment_it_begins_a_school_ends_its_threads(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workers()
    begins, interrupted = threading.Event(), threading.Event()
    exchange, interrupt = Transport._exchange, Transport.interrupt
    with district.client(max_workers=2) as client:
        rosters = pull(client)
        second = rosters.schools[1].school_code

        def held(transport: Transport, call: Any, watch: Any) -> Any:
            # The call has begun, and nobody can find it yet.
            if call.arguments.get("SchoolCode") == second:
                begins.set()
                interrupted.wait(10)
            return exchange(transport, call, watch)

        def noted(transport: Transport, threads: Any = None) -> None:
            interrupt(transport, threads)
            interrupted.set()

        monkeypatch.setattr(Transport, "_exchange", held)
        monkeypatch.setattr(Transport, "interrupt", noted)
        # What is asked for the second school is never answered.
        district.fault("slow", path=f"/schools/{second}/", event=threading.Event())
        next(rosters)
        assert begins.wait(10)
        leaving = threading.Thread(target=rosters.close)
        leaving.start()
        leaving.join(10)

        assert interrupted.is_set()
        assert not leaving.is_alive()
        assert not workers() - before


def test_a_forgotten_pull_may_be_ended_by_one_of_its_own_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting, ended, once = threading.Event(), threading.Event(), threading.Lock()
    failures: list[BaseException] = []
    read = Lists.read

    def ending(self: Lists, get: Callable[..., list[object]], *, may_lack: bool = False) -> list[object]:
        if self._school not in {"", str(first)} and once.acquire(blocking=False):
            waiting.wait(10)
            try:
                rosters.close()
            except BaseException as failure:  # noqa: BLE001 - whatever it is, the test tells
                failures.append(failure)
            ended.set()
        return read(self, get, may_lack=may_lack)

    monkeypatch.setattr(Lists, "read", ending)
    with DemoDistrict(students=60, schools=4, oddities=False) as district, district.client() as client:
        rosters = pull(client)
        first = rosters.schools[0].school_code
        next(rosters)
        waiting.set()
        assert ended.wait(10)
    assert failures == []


@posix
def test_a_signal_handler_may_use_the_client_in_the_middle_of_a_call() -> None:
    with DemoDistrict(students=120, schools=2, oddities=False) as district, district.client() as client:
        other = district.client()
        expected = len(client.students.list(994))
        inner: list[int] = []
        problems: list[BaseException] = []

        def handler(_number: int, _frame: object) -> None:
            # An exception would break the outer call by itself.
            try:
                inner.append(len((client, other)[len(inner) % 2].schools.list()))
            except Exception as problem:  # noqa: BLE001 - whatever it is, the test shows it
                problems.append(problem)

        before = signal.signal(signal.SIGALRM, handler)
        try:
            for place in range(200):
                signal.setitimer(signal.ITIMER_REAL, 0.0001 + place % 20 * 0.0001)
                assert len(client.students.list(994)) == expected
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            other.close()

        assert problems == []
        assert len(inner) > 20
        assert host_of(district).under_way == 0


@posix
def test_a_signal_handler_may_cancel_the_call_that_it_interrupts() -> None:
    with DemoDistrict(students=20, schools=1) as district, district.client() as client:
        district.fault("slow", path="/schools", event=threading.Event())
        before = signal.signal(signal.SIGALRM, lambda *_: client.close())
        signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
        try:
            with pytest.raises(ClientClosed):
                client.schools.list()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
