"""The client against a real socket: what urllib3 and requests do there is not emulated."""

from __future__ import annotations

import socket
import threading
import traceback
from collections.abc import Callable, Iterator

import pytest

from aeries_sdk import AeriesClient, RetryPolicy, errors
from aeries_sdk.testing import DemoDistrict

CERTIFICATE = "CanaryCanaryCanaryCanaryCanary42"
BODY = b'[{"SchoolCode": 994, "Name": "Oak High"}]'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY

Listen = Callable[..., AeriesClient]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """A server that gives one raw answer per connection, b"" for none, and a client for it."""
    servers: list[socket.socket] = []

    def start(*answers: bytes, **options: object) -> AeriesClient:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)

        def serve() -> None:
            for answer in answers:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/aeries"
        return AeriesClient(address, CERTIFICATE, **options)  # type: ignore[arg-type]

    yield start
    for server in servers:
        server.close()


def test_a_connection_that_closes_without_an_answer_is_tried_again(listen: Listen, sleeps: list[float]) -> None:
    assert len(listen(b"", b"", OK).schools.list()) == 1
    assert len(sleeps) == 1  # urllib3 repeats the first time at once


def test_a_body_that_breaks_off_is_asked_for_once_more(listen: Listen) -> None:
    assert len(listen(OK[:-10], OK).schools.list()) == 1


def test_a_body_that_breaks_off_twice_is_an_error(listen: Listen) -> None:
    with pytest.raises(errors.Truncated, match="broke off"):
        listen(OK[:-10], OK[:-10]).schools.list()


def test_a_broken_chunk_is_a_broken_body(listen: Listen) -> None:
    chunked = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{"a\r\n'
    with pytest.raises(errors.Truncated):
        listen(chunked, chunked).schools.list()


def test_gzip_that_is_none_is_a_typed_error(listen: Listen) -> None:
    odd = OK.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n", 1)
    with pytest.raises(errors.TransportError):
        listen(odd, odd).schools.list()


def test_what_is_no_http_is_a_typed_error(listen: Listen) -> None:
    with pytest.raises(errors.ConnectionFailed):
        listen(b"220 mail ready\r\n", retry=RetryPolicy(total=0)).schools.list()


def test_nobody_listening_is_a_typed_error_after_the_retries(sleeps: list[float]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    client = AeriesClient(f"http://127.0.0.1:{port}", CERTIFICATE, retry=RetryPolicy(total=3, backoff=1, jitter=0))
    with pytest.raises(errors.ConnectionFailed, match="nothing listens"):
        client.schools.list()
    assert sleeps == [2.0, 4.0]


def test_a_server_that_is_silent_is_a_timeout(listen: Listen) -> None:
    server = socket.create_server(("127.0.0.1", 0))
    client = AeriesClient(
        f"http://127.0.0.1:{server.getsockname()[1]}", CERTIFICATE, timeout=(1, 0.05), retry=RetryPolicy(total=0)
    )
    with server, pytest.raises(errors.Timeout, match=r"within 0\.05 s"):
        client.schools.list()


def test_plain_text_on_a_tls_port_is_a_tls_error(listen: Listen) -> None:
    plain = listen(OK, OK, OK)
    client = AeriesClient(str(plain.settings.url).replace("http:", "https:"), CERTIFICATE)
    with pytest.raises(errors.TLSError, match=r"verify='ca\.pem'"):
        client.schools.list()


def test_no_error_shows_the_certificate_even_with_locals(listen: Listen) -> None:
    for client in (listen(OK[:-10], OK[:-10]), listen(b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n")):
        with pytest.raises(errors.AeriesError) as caught:
            client.schools.list()

        shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
        assert CERTIFICATE not in shown


FAULTS: list[tuple[str, dict[str, str], type[errors.AeriesError]]] = [
    ("status_429", {"retry_after": "absurd"}, errors.RateLimited),
    ("status_500_html", {}, errors.ServerError),
    ("status_502", {}, errors.ServerError),
    ("status_503", {"retry_after": "2"}, errors.ServerError),
    ("html_200", {}, errors.NotJSON),
    ("html_login", {}, errors.NotJSON),
    ("redirect", {}, errors.RedirectRefused),
    ("reset", {}, errors.ConnectionFailed),
    ("truncated_body", {}, errors.Truncated),
    ("invalid_json", {}, errors.DecodeError),
    ("wrong_types", {}, errors.DecodeError),
]


@pytest.mark.parametrize(("fault", "options", "kind"), FAULTS)
def test_what_a_district_does_wrong_is_one_typed_error(
    district: DemoDistrict, fault: str, options: dict[str, str], kind: type[errors.AeriesError]
) -> None:
    with district.client() as client:
        district.fault(fault, path="/students", times=None, **options)
        with pytest.raises(kind) as caught:
            client.students.list(994)

        shown = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
        assert district.certificate not in shown


@pytest.mark.parametrize("fault", ["status_429", "status_502", "status_503", "reset", "truncated_body", "invalid_json"])
def test_what_goes_wrong_once_is_not_noticed(district: DemoDistrict, fault: str) -> None:
    with district.client() as client:
        expected = client.students.list(994)
        district.fault(fault, path="/students", times=1)

        assert client.students.list(994) == expected


@pytest.mark.parametrize("fault", ["page_cap", "ignores_paging", "duplicates_across_pages", "changes_between_pages"])
def test_no_student_is_lost_or_doubled_by_paging(district: DemoDistrict, fault: str) -> None:
    with district.client() as client:
        everyone = [student.student_number for student in client.students.list(994)]
        district.fault(fault, path="/students", **({"records": 30} if fault == "page_cap" else {}))

        paged = [student.student_number for student in client.students.iter(994, page_size=50)]

    assert len(set(paged)) == len(paged)
    assert len(set(everyone) - set(paged)) <= (1 if fault == "changes_between_pages" else 0)


@pytest.mark.parametrize("fault", ["null_body", "null_list", "empty_school"])
def test_nothing_is_an_empty_list(district: DemoDistrict, fault: str) -> None:
    with district.client() as client:
        district.fault(fault, path="/students")

        assert client.students.list(994) == []


@pytest.mark.parametrize("fault", ["unknown_fields", "missing_fields"])
def test_fields_that_come_and_go_do_no_harm(district: DemoDistrict, fault: str) -> None:
    with district.client() as client:
        expected = len(client.students.list(994))
        district.fault(fault, path="/students")

        assert len(client.students.list(994)) == expected
