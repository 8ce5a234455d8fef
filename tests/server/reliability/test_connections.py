"""Connections that break: one call, seen by the caller."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from aeries_sdk import AeriesClient, RetryPolicy, errors
from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from tests.server.reliability.conftest import Break, Proxy, Serve

CANARY = "CanaryCanaryCanaryCanaryCanary42"
BODY = b'[{"SchoolCode": 994, "Name": "Oak High"}]'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY)

# Where on the wire it breaks: before the answer, in its headers, early and late in its body.
PLACES = [0, 40, 400, 60_000]


@pytest.mark.parametrize("after", PLACES)
@pytest.mark.parametrize("how", ["cut", "reset"])
def test_a_connection_that_breaks_anywhere_is_not_noticed(
    proxy: Proxy, district: DemoDistrict, break_: type[Break], how: str, after: int
) -> None:
    with district.client() as direct, proxy.client(district) as client:
        expected = direct.students.list(994)
        proxy.plan = [break_(how=how, after=after)]

        assert client.students.list(994) == expected
        assert proxy.connections == 2


@pytest.mark.parametrize("after", PLACES)
@pytest.mark.parametrize("how", ["cut", "reset"])
def test_a_connection_that_always_breaks_is_a_typed_error_after_the_retries(
    proxy: Proxy, district: DemoDistrict, break_: type[Break], how: str, after: int
) -> None:
    proxy.always = break_(how=how, after=after)
    with proxy.client(district, retry=RetryPolicy(total=2)) as client, pytest.raises(errors.ConnectionFailed):
        client.students.list(994)

    # Without headers it is tried again as often as the policy says; once headers, or what looks like it, came, once.
    assert proxy.connections == (3 if after == 0 or (how, after) == ("reset", 40) else 2)


def test_a_write_that_breaks_in_its_answer_is_never_sent_again(
    proxy: Proxy, district: DemoDistrict, break_: type[Break]
) -> None:
    proxy.always = break_(how="cut", after=40)
    with proxy.client(district) as client, pytest.raises(errors.ConnectionFailed):
        client.contacts.delete(99400004, 1)

    assert [request.method for request in district.requests] == ["DELETE"]


@pytest.mark.parametrize("after", [0, 400])
def test_silence_is_a_timeout(proxy: Proxy, district: DemoDistrict, break_: type[Break], after: int) -> None:
    proxy.always = break_(how="stall", after=after)
    with (
        proxy.client(district, timeout=(2, 0.05), retry=RetryPolicy(total=1)) as client,
        pytest.raises(errors.Timeout, match=r"did not answer within 0\.05 s"),
    ):
        client.students.list(994)


@pytest.mark.parametrize("after", [0, 40, 400])
def test_silence_that_happens_once_is_not_noticed(
    proxy: Proxy, district: DemoDistrict, break_: type[Break], after: int
) -> None:
    proxy.plan = [break_(how="stall", after=after)]
    with proxy.client(district, timeout=(2, 0.5)) as client:
        assert client.students.list(994)


@pytest.mark.parametrize("after", [0, 40, 400])
def test_what_trickles_in_ends_at_the_deadline(
    proxy: Proxy, district: DemoDistrict, break_: type[Break], after: int
) -> None:
    # Each silence is far below the read timeout: without the deadline this would last for hours.
    proxy.always = break_(how="trickle", after=after, pace=0.02)
    with (
        proxy.client(district, timeout=(2, 1), deadline=0.3) as client,
        pytest.raises(errors.Timeout, match=r"deadline of 0\.3 s"),
    ):
        client.students.list(994)


def test_no_wait_between_two_tries_goes_beyond_the_deadline(district: DemoDistrict, sleeps: list[float]) -> None:
    district.fault("status_503", retry_after="50")
    with district.client(deadline=20) as client, pytest.raises(errors.ServerError) as caught:
        client.schools.list()

    assert (sleeps, caught.value.retry_after) == ([], 50.0)


def test_a_deadline_that_is_not_reached_changes_nothing(district: DemoDistrict) -> None:
    with district.client(deadline=30) as bounded, district.client(deadline=None) as free:
        assert bounded.students.list(994) == free.students.list(994)


def test_latency_alone_does_no_harm(proxy: Proxy, district: DemoDistrict, break_: type[Break]) -> None:
    district.fault("latency", seconds=0.05)
    with proxy.client(district) as client:
        assert client.schools.list()


def test_an_unknown_name_is_a_typed_error(monkeypatch: pytest.MonkeyPatch, sleeps: list[float]) -> None:
    def unknown(*args: object, **kwargs: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with (
        AeriesClient("https://sis.example.org/aeries", CANARY) as client,
        pytest.raises(errors.ConnectionFailed, match=r"sis\.example\.org: the name is unknown"),
    ):
        client.schools.list()
    assert len(sleeps) == 3


def test_an_answer_without_a_length_that_is_cut_is_seen_by_its_json(serve: Serve) -> None:
    served: list[int] = []

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        served.append(1)
        body = BODY if len(served) > 1 else BODY[:-9]
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" + body)

    with AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY) as client:
        assert [school.name for school in client.schools.list()] == ["Oak High"]
    assert len(served) == 2


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 300 + b"\r\n",
        b"HTTP/1.1 200 " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 999 \xff\xfe\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01" * 20,
    ],
)
def test_what_is_hardly_http_is_a_typed_error(serve: Serve, head: bytes) -> None:
    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(head)

    address = f"http://127.0.0.1:{serve(handle)}"
    with AeriesClient(address, CANARY, retry=RetryPolicy(total=0)) as client, pytest.raises(errors.AeriesError):
        client.schools.list()


def test_closing_the_client_ends_what_is_under_way(serve: Serve) -> None:
    asked, ended = threading.Event(), threading.Event()
    caught: list[BaseException] = []

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(HEAD + BODY[:5])
        asked.set()
        ended.wait(5)

    client = AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY, timeout=(2, 60))

    def ask() -> None:
        try:
            client.schools.list()
        except errors.AeriesError as error:
            caught.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    assert asked.wait(5)
    client.close()
    thread.join(2)
    ended.set()

    assert not thread.is_alive()
    assert [type(error) for error in caught] == [errors.ClientClosed]
    assert "closed while the request was under way" in str(caught[0])


@pytest.mark.parametrize("deadline", [0, -1, True, 1e9])
def test_a_deadline_out_of_range_is_refused(deadline: float) -> None:
    with pytest.raises(errors.ConfigError, match="deadline must be seconds"):
        AeriesClient("https://sis.example.org", CANARY, deadline=deadline)


def test_calls_under_way_can_be_broken_off_and_the_client_stays_open(district: DemoDistrict) -> None:
    waiting = district.fault("slow", path="/students", times=1, event=threading.Event())
    caught: list[errors.AeriesError] = []
    with district.client() as client:

        def ask() -> None:
            try:
                client.students.list(994)
            except errors.AeriesError as error:
                caught.append(error)

        thread = threading.Thread(target=ask)
        thread.start()
        while not waiting.hits:
            threading.Event().wait(0.005)
        client.interrupt([0])
        client.interrupt([thread.ident or 0])
        thread.join(2)

        assert [type(error) for error in caught] == [errors.ClientClosed]
        assert client.students.list(994)
