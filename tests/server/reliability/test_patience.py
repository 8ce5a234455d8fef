"""A host that cannot take so much is asked for less at once, by all threads and clients, and later for more again."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from aeries_sdk import AeriesClient, RetryPolicy, errors
from aeries_sdk.pace import pace_of
from aeries_sdk.roster import pull

if TYPE_CHECKING:
    import socket

    from aeries_sdk.testing import DemoDistrict
    from tests.server.reliability.conftest import Break, Proxy, Serve

CANARY = "CanaryCanaryCanaryCanaryCanary42"
SCHOOLS = [*range(990, 998)]


def read(client: AeriesClient, school: int) -> int:
    return len(client.students.list(school))


def test_a_district_that_bears_three_requests_is_read_whole_by_eight_workers(district: DemoDistrict) -> None:
    district.fault("latency", seconds=0.02)
    district.fault("crowded", most=3)
    with district.client(max_workers=8, retry=RetryPolicy(total=50)) as client:
        rosters = pull(client)
        read = [roster.school.school_code for roster in rosters]

        assert (read, rosters.failed) == ([school.school_code for school in rosters.schools], {})


def test_two_clients_and_their_threads_share_what_a_host_bears(district: DemoDistrict) -> None:
    district.fault("latency", seconds=0.002)
    district.fault("crowded", most=3)
    with district.client(max_workers=3) as one, district.client(max_workers=3) as other, ThreadPoolExecutor(12) as pool:
        jobs = [pool.submit(read, client, school) for school in SCHOOLS * 4 for client in (one, other)]
        for job in as_completed(jobs):
            assert job.result()

    assert {request.status for request in district.requests} == {200}


def test_after_a_storm_it_is_asked_for_as_much_as_before(
    district: DemoDistrict, caplog: pytest.LogCaptureFixture
) -> None:
    district.fault("status_503", times=3)
    with caplog.at_level(logging.INFO, "aeries_sdk.pace"), district.client(max_workers=4) as client:
        for _ in range(10):
            read(client, 994)

    assert caplog.messages == [
        "127.0.0.1 asks for patience: 1 requests at once now",
        "127.0.0.1 answers: 4 requests at once now",
    ]


def test_what_one_call_is_told_to_wait_all_threads_wait(district: DemoDistrict, sleeps: list[float]) -> None:
    district.fault("status_429", path="/schools/994/", times=1, retry_after="30")
    with district.client(retry=RetryPolicy(total=0)) as client, district.client() as other:
        with pytest.raises(errors.RateLimited):
            read(client, 994)
        read(other, 990)

    assert [round(seconds) for seconds in sleeps] == [30]


def test_a_write_that_is_refused_counts_and_is_not_sent_again(district: DemoDistrict) -> None:
    district.fault("status_503")
    with district.client(max_workers=4) as client:
        host = pace_of("http", "127.0.0.1", urlsplit(district.base_url).port)
        with pytest.raises(errors.ServerError):
            client.request("POST", "/api/v5/schools/994/whatever")

        assert (len(district.requests), host.limit) == (1, 1)


def test_silence_counts_as_a_refusal(district: DemoDistrict) -> None:
    event = threading.Event()
    district.fault("slow", event=event)
    with district.client(timeout=(2, 0.05), retry=RetryPolicy(total=0)) as client:
        host = pace_of("http", "127.0.0.1", urlsplit(district.base_url).port)
        with pytest.raises(errors.Timeout):
            read(client, 994)
        event.set()

        assert host.limit == 1


def test_closing_a_client_ends_its_waiting_for_a_turn(district: DemoDistrict) -> None:
    waiting = district.fault("slow", path="/students", event=threading.Event())
    with district.client(max_workers=1) as client, ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(read, client, school) for school in SCHOOLS[:4]]
        while waiting.hits < 1:
            threading.Event().wait(0.005)
        client.close()

        assert {type(job.exception(timeout=5)) for job in jobs} == {errors.ClientClosed}
    assert waiting.hits == 1


def test_waiting_for_a_turn_ends_at_the_deadline(district: DemoDistrict) -> None:
    event = threading.Event()
    waiting = district.fault("slow", path="/students", event=event)
    with (
        district.client(max_workers=1) as client,
        district.client(max_workers=1, deadline=0.1) as hurried,
        ThreadPoolExecutor(1) as pool,
    ):
        job = pool.submit(read, client, 994)
        while waiting.hits < 1:
            threading.Event().wait(0.005)
        with pytest.raises(errors.Timeout, match=r"left no room for one more request within the deadline of 0\.1 s"):
            read(hurried, 990)
        event.set()

        assert job.result(5)
    assert waiting.hits == 1


def test_a_school_whose_list_of_students_does_not_come_in_time_is_read_in_pages(district: DemoDistrict) -> None:
    with district.client() as client:
        expected = [roster.students for roster in pull(client, [994])]
    event = threading.Event()
    district.fault("slow", path="/schools/994/students", times=1, event=event)
    with district.client(timeout=(2, 1), retry=RetryPolicy(total=0)) as client:
        assert [roster.students for roster in pull(client, [994])] == expected
    event.set()

    assert [request for request in district.requests if "StartingRecord=1&" in request.query]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_wait_that_is_asked_for_begins_when_the_headers_come_and_is_not_begun_again_after_the_body(
    serve: Serve, method: str
) -> None:
    told = threading.Event()

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 503 Busy\r\nRetry-After: 30\r\nContent-Length: 4\r\n\r\n")
        told.wait(5)
        connection.sendall(b"busy")

    port = serve(handle)
    client = AeriesClient(f"http://127.0.0.1:{port}", CANARY, retry=RetryPolicy(total=0))
    host = pace_of("http", "127.0.0.1", port)
    with client, ThreadPoolExecutor(1) as pool:
        job = pool.submit(client.request, method, "/api/v5/schools", retry_safe=method == "GET")
        while host.held_until < 0:
            threading.Event().wait(0.001)
        asked_for = host.held_until
        told.set()

        assert isinstance(job.exception(5), errors.ServerError)
    assert (host.held_until, host.limit) == (asked_for, 1)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "answer",
    [b"HTTP/1.1 503 Busy\r\nContent-Length: 100\r\n\r\nhalf", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"],
    ids=["refused, then cut", "silent in its body"],
)
def test_what_breaks_in_its_body_counts_as_a_refusal(serve: Serve, method: str, answer: bytes) -> None:
    silence = threading.Event()

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(answer)
        if b" 200 " in answer:
            silence.wait(5)

    port = serve(handle)
    options = {"timeout": (2, 0.2), "retry": RetryPolicy(total=0)}
    with AeriesClient(f"http://127.0.0.1:{port}", CANARY, **options) as client:  # type: ignore[arg-type]
        host = pace_of("http", "127.0.0.1", port)
        with pytest.raises(errors.TransportError):
            client.request(method, "/api/v5/schools", retry_safe=method == "GET")
        silence.set()

        assert host.limit == 1


@pytest.mark.parametrize("after", [0, 1000])
@pytest.mark.parametrize(("page_size", "second"), [(200, 100), (50, 50)])
def test_a_page_that_does_not_come_in_time_is_not_asked_for_twice(
    proxy: Proxy, district: DemoDistrict, break_: type[Break], after: int, page_size: int, second: int
) -> None:
    with district.client() as client:
        expected = client.students.list(994)
    before = len(district.requests)
    # Silence before the answer, and within it.
    proxy.plan = [break_(how="stall", after=after)]
    with proxy.client(district, timeout=(2, 0.5)) as client:
        assert [*client.students.iter(994, page_size=page_size)] == expected

    queries = [request.query for request in district.requests[before:]]
    assert queries[:2] == [f"StartingRecord=1&EndingRecord={size}" for size in (page_size, second)]
