"""The server as a bare socket sees it, and the command that serves a district to explore."""

from __future__ import annotations

import re
import socket
import threading
from typing import TYPE_CHECKING

import pytest
import requests

from aeries_sdk.testing import DemoDistrict
from aeries_sdk.testing.__main__ import main

if TYPE_CHECKING:
    from tests.server.conftest import Caller


def talk(district: DemoDistrict, *requests: str) -> bytes:
    """Send everything, read until the server hangs up."""
    port = int(district.base_url.split(":")[2].split("/")[0])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as stream:
        for request in requests:
            stream.sendall(request.replace("\n", "\r\n").encode())
        if "close" not in requests[-1] and "1.0" not in requests[-1]:
            stream.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: stream.recv(65_536), b""))


def test_a_connection_stays_open_for_the_next_request(quiet: DemoDistrict) -> None:
    request = "GET /aeries/api/v5/systeminfo HTTP/1.1\nHost: x\n\n"
    answers = talk(quiet, request, request)
    assert answers.count(b"HTTP/1.1 200 OK") == 2
    assert b"Connection: close" not in answers


def test_a_connection_is_closed_when_asked_or_of_old(quiet: DemoDistrict) -> None:
    for request in (
        "GET /aeries/api/v5/systeminfo HTTP/1.0\n\n",
        "GET /aeries/api/v5/systeminfo HTTP/1.1\nConnection: close\n\n",
    ):
        assert talk(quiet, request).count(b"Connection: close") == 1


def test_nonsense_ends_the_connection(quiet: DemoDistrict) -> None:
    assert talk(quiet, "hello\n\n") == b""


def test_head_has_no_body(quiet: DemoDistrict) -> None:
    answer = talk(quiet, "HEAD /aeries/Login.aspx HTTP/1.1\nHost: x\n\n")
    assert answer.endswith(b"\r\n\r\n")
    assert b"200 OK" in answer


def test_connections_are_answered_side_by_side(call: Caller, district: DemoDistrict) -> None:
    expected = call.get("/schools/994/students")
    answers: list[object] = []

    def read() -> None:
        other = type(call)(district)
        answers.append(other.get("/schools/994/students"))
        other.session.close()

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert answers == [expected] * 8


def test_a_stopped_district_answers_nobody() -> None:
    district = DemoDistrict(students=10, schools=1).start()
    url = f"{district.base_url}/api/v5/systeminfo"
    with requests.Session() as session:
        assert session.get(url, timeout=5).status_code == 200
        district.stop()
        with pytest.raises(requests.ConnectionError):
            session.get(url, timeout=5)


def test_the_command_prints_where_it_serves(capsys: pytest.CaptureFixture[str]) -> None:
    ended = threading.Event()
    ended.set()
    assert main(["--students", "20", "--schools", "2", "--seed", "3"], ended) == 0
    text = capsys.readouterr().out
    assert re.search(r"http://127\.0\.0\.1:\d+/aeries", text)
    assert DemoDistrict(students=20, schools=2, seed=3).certificate in text
    assert text.count("curl -H") == 2


def test_the_district_makes_a_client_for_itself(quiet: DemoDistrict) -> None:
    with quiet.client() as client:
        assert [school.school_code for school in client.schools.list()] == list(quiet.schools)
