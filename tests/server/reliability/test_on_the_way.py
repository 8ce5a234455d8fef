"""What stands between the client and Aeries: proxies, and sites behind Windows authentication."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from requests.auth import AuthBase

from aeries_sdk import AeriesClient, RetryPolicy, errors
from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    import socket

    import requests

    from tests.server.reliability.conftest import Serve

CANARY = "CanaryCanaryCanaryCanaryCanary42"
BODY = b'[{"SchoolCode": 994, "Name": "Oak High"}]'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
REFUSED = b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"


@pytest.fixture
def proxied(serve: Serve) -> tuple[str, list[bytes]]:
    """A proxy that writes down what it is told, and lets nobody through."""
    told: list[bytes] = []

    def handle(connection: socket.socket) -> None:
        told.append(connection.recv(65_536))
        connection.sendall(REFUSED)

    return f"http://127.0.0.1:{serve(handle)}", told


@pytest.mark.parametrize("given", [True, False])
def test_a_proxy_sees_a_tunnel_and_nothing_of_what_is_in_it(
    proxied: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch, given: bool
) -> None:
    proxy, told = proxied
    options: dict[str, Any] = {"proxies": {"https": proxy}} if given else {}
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9" if given else proxy)
    with (
        AeriesClient("https://sis.example.org/aeries", CANARY, retry=RetryPolicy(total=0), **options) as client,
        pytest.raises(errors.ConnectionFailed, match="proxy") as caught,
    ):
        client.students.list(994, student_id=99400001)

    assert told[0].startswith(b"CONNECT sis.example.org:443 ")
    assert not [word for word in (CANARY, "99400001", "/aeries") if word.encode() in told[0]]
    assert caught.value.__context__ is None


@pytest.mark.parametrize("proxies", [{}, {"https": "http://127.0.0.1:9"}, None])
def test_plain_http_to_this_machine_never_goes_through_a_proxy_of_the_environment(
    district: DemoDistrict,
    proxied: tuple[str, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    proxies: dict[str, str] | None,
) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxied[0])
    with district.client(proxies=proxies) as client:
        assert client.schools.list()
    assert proxied[1] == []


def test_an_explicit_proxy_for_all_wins_over_the_environment(
    proxied: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with (
        AeriesClient(
            "https://sis.example.org", CANARY, retry=RetryPolicy(total=0), proxies={"all": proxied[0]}
        ) as client,
        pytest.raises(errors.ConnectionFailed),
    ):
        client.schools.list()
    assert len(proxied[1]) == 1


class Handshake(AuthBase):
    """Windows authentication as requests-ntlm does it: two more rounds on the same connection, then in."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.register_hook("response", self._answer)
        return request

    def _answer(self, response: requests.Response, **options: Any) -> requests.Response:
        for message in ("NTLM type-1", "NTLM type-3"):
            if response.status_code != 401 or response.raw is None:
                break
            _ = response.content
            response.raw.release_conn()
            again = response.request.copy()
            again.headers["Authorization"] = message
            response = response.connection.send(again, **options)
        return response


def test_a_site_behind_windows_authentication_is_reached_with_auth(serve: Serve) -> None:
    heard: list[tuple[int, bytes]] = []
    connections: list[int] = []

    def handle(connection: socket.socket) -> None:
        connections.append(threading.get_ident())
        while request := connection.recv(65_536):
            heard.append((len(connections), request))
            if b"Authorization: NTLM type-3" in request:
                connection.sendall(OK)
            else:
                challenge = b"NTLM challenge" if b"type-1" in request else b"NTLM"
                connection.sendall(
                    b"HTTP/1.1 401 No\r\nWWW-Authenticate: " + challenge + b"\r\nContent-Length: 3\r\n\r\nno\n"
                )

    address = f"http://127.0.0.1:{serve(handle)}"
    with AeriesClient(address, CANARY, auth=Handshake()) as client:
        assert client.schools.list()[0].name == "Oak High"
    with AeriesClient(address, CANARY) as client, pytest.raises(errors.AuthError, match="requests-ntlm"):
        client.schools.list()

    assert [(number, b"type" in request) for number, request in heard[:3]] == [(1, False), (1, True), (1, True)]
    assert all(CANARY.encode() in request for _, request in heard)


def test_a_password_given_as_auth_is_sent_and_never_shown(serve: Serve) -> None:
    heard: list[bytes] = []

    def handle(connection: socket.socket) -> None:
        heard.append(connection.recv(65_536))
        connection.sendall(OK)

    with AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY, auth=("svc", "secretpass")) as client:
        client.schools.list()
        assert "secretpass" not in repr(client.settings) + repr(client)
    assert b"Authorization: Basic " in heard[0]
