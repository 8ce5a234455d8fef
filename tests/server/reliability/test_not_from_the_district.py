"""What requests would take from the machine by itself, and what stands between the machine and the district."""

from __future__ import annotations

import gzip
import json
import socket
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from requests.auth import HTTPDigestAuth

from aeries_sdk import AeriesClient, RetryPolicy, errors
from aeries_sdk.testing import DemoDistrict, record, replay

if TYPE_CHECKING:
    from tests.server.reliability.conftest import Serve

CANARY = "CanaryCanaryCanaryCanaryCanary42"
BASE = "https://district.example.org/aeries"
NO_RETRY = RetryPolicy(total=0)
SCHOOLS = json.dumps([{"SchoolCode": 994, "Name": "Oak High"}]).encode()
JSON = "Content-Type: application/json"


def answering(serve: Serve, status: str, body: bytes, *headers: str, **options: object) -> AeriesClient:
    """A client of a server that always gives one answer, and then closes the connection."""
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers, "Connection: close", "", ""]).encode("latin-1")

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(head + body)

    return AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY, retry=NO_RETRY, **options)  # type: ignore[arg-type]


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@pytest.mark.parametrize("status", ["301 X", "302 X", "303 X", "307 X", "308 X"])
def test_the_body_of_a_redirect_is_not_read(serve: Serve, status: str) -> None:
    written = 0

    def handle(connection: socket.socket) -> None:
        nonlocal written
        connection.recv(65_536)
        connection.sendall(f"HTTP/1.1 {status}\r\nLocation: /elsewhere\r\n\r\n".encode())
        while True:
            written += connection.send(b" " * 65_536)

    client = AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY, max_response_bytes=1000)
    with client, pytest.raises(errors.RedirectRefused):
        client.schools.list()

    # No more than what the buffers of the system hold.
    assert written < 50 << 20


@pytest.mark.parametrize(
    "location",
    ["http://[login.example.org/", "https://[::1", "//[", "http://a]b/", "http://two words/", "http://\u2100.example/"],
)
def test_a_redirect_to_what_is_no_address_is_a_redirect(serve: Serve, location: str) -> None:
    raw = location.encode().decode("latin-1")
    with (
        answering(serve, "302 Found", b"", f"Location: {raw}", "Content-Length: 0") as client,
        pytest.raises(errors.RedirectRefused, match="an address that cannot be read"),
    ):
        client.schools.list()


def test_the_body_that_an_auth_class_reads_is_limited_too(serve: Serve) -> None:
    bomb = gzip.compress(b" " * (20 << 20))
    headers = (
        'WWW-Authenticate: Digest realm="a", nonce="b"',
        "Content-Encoding: gzip",
        f"Content-Length: {len(bomb)}",
    )
    auth = HTTPDigestAuth("svc", "canarypassword")
    with (
        answering(serve, "401 X", bomb, *headers, auth=auth, max_response_bytes=1 << 20) as client,
        pytest.raises(errors.ResponseTooLarge),
    ):
        client.schools.list()


def test_the_body_of_a_status_that_is_retried_is_not_read_to_its_end(serve: Serve) -> None:
    written = 0

    def handle(connection: socket.socket) -> None:
        nonlocal written
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 503 Busy\r\nContent-Type: text/plain\r\n\r\n")
        while written < 60 << 20:
            written += connection.send(b" " * 65_536)

    client = AeriesClient(
        f"http://127.0.0.1:{serve(handle)}", CANARY, max_response_bytes=1000, retry=RetryPolicy(total=1)
    )
    with client, pytest.raises(errors.AeriesError):
        client.schools.list()

    assert written < 50 << 20


@pytest.mark.parametrize("status", [100 + 1, 203, 205, 206, 207, 226, 299])
def test_no_other_status_counts_as_200(serve: Serve, status: int) -> None:
    with (
        answering(serve, f"{status} X", SCHOOLS, JSON, f"Content-Length: {len(SCHOOLS)}") as client,
        pytest.raises(errors.APIStatusError, match=str(status)) as caught,
    ):
        client.schools.list()

    assert caught.value.status == status


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "raw deflate"])
@pytest.mark.parametrize("chunked", [False, True])
def test_a_compressed_body_that_was_cut_anywhere_is_no_answer(serve: Serve, encoding: str, chunked: bool) -> None:
    """With lengths that fit what was sent: a proxy that broke off upstream passes it on like that."""
    packer = zlib.compressobj(wbits={"gzip": 31, "deflate": 15, "raw deflate": -15}[encoding])
    whole = packer.compress(b"[]" + b" " * 40) + packer.flush()
    bodies = iter([whole[:end] for end in range(1, len(whole)) for _ in range(2)])
    name = encoding.removeprefix("raw ")

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        body = next(bodies)
        frame = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {len(body)}"
        head = f"HTTP/1.1 200 OK\r\n{JSON}\r\nContent-Encoding: {name}\r\nConnection: close\r\n{frame}\r\n\r\n"
        connection.sendall(head.encode() + (b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if chunked else body))

    with AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY, retry=NO_RETRY) as client:
        for _ in range(1, len(whole)):
            with pytest.raises(errors.Truncated, match="broke off"):
                client.schools.list()


def test_a_compressed_body_in_several_parts_is_read_to_its_end(serve: Serve) -> None:
    body = gzip.compress(SCHOOLS[:10]) + gzip.compress(SCHOOLS[10:]) + b"\0\0"
    with answering(serve, "200 OK", body, JSON, "Content-Encoding: gzip", f"Content-Length: {len(body)}") as client:
        assert client.schools.list()[0].name == "Oak High"


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "unheard-of"])
def test_a_body_that_is_not_compressed_as_it_says_is_told_so(serve: Serve, encoding: str) -> None:
    with (
        answering(
            serve, "200 OK", SCHOOLS, JSON, f"Content-Encoding: {encoding}", f"Content-Length: {len(SCHOOLS)}"
        ) as client,
        pytest.raises(errors.NotJSON, match="not compressed as its Content-Encoding"),
    ):
        client.schools.list()


@pytest.mark.parametrize("name", [".netrc", "_netrc", "named"])
def test_a_login_of_the_machine_is_not_sent(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    heard: list[bytes] = []

    def handle(connection: socket.socket) -> None:
        heard.append(connection.recv(65_536))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]")

    file = tmp_path / name
    file.write_text("machine 127.0.0.1 login canary password canarypassword\n")
    file.chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    if name == "named":
        monkeypatch.setenv("NETRC", str(file))
    with AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY) as client:
        client.schools.list()

    assert CANARY.encode() in heard[0]
    assert b"authorization" not in heard[0].lower()


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_a_missing_bundle_of_the_environment_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    client = AeriesClient(BASE, CANARY)
    monkeypatch.setenv(name, "/no/such/ca.pem")

    with client, pytest.raises(errors.ConfigError, match=name):
        client.schools.list()
    with pytest.raises(errors.ConfigError, match=name):
        AeriesClient(BASE, CANARY)
    with DemoDistrict(students=20, schools=1) as district, district.client() as plain:
        assert plain.schools.list()


def test_a_bundle_that_goes_away_is_named(tmp_path: Path) -> None:
    bundle = tmp_path / "ca.pem"
    bundle.write_text("")
    with AeriesClient(BASE, CANARY, verify=bundle) as client:
        assert client.settings.verify == str(bundle)
        bundle.unlink()
        with pytest.raises(errors.ConfigError, match="verify= names a CA bundle that does not exist"):
            client.schools.list()


@pytest.mark.parametrize("source", ["argument", "HTTPS_PROXY", "ALL_PROXY"])
def test_a_dead_or_misspelt_proxy_is_not_the_district(monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    for address in (f"http://user:canary@127.0.0.1:{closed_port()}", "http://user:canary@proxy.invalid:3128"):
        options = {"proxies": {"https": address}} if source == "argument" else {}
        if not options:
            monkeypatch.setenv(source, address)
        with (
            AeriesClient(BASE, CANARY, retry=NO_RETRY, **options) as client,  # type: ignore[arg-type]
            pytest.raises(errors.ConnectionFailed, match="The proxy on the way") as caught,
        ):
            client.schools.list()
        assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://user:canary@",
        "http://",
        "ftp://proxy.example.org",
        "http://proxy.example.org:99999",
        "http://[::1",
        ":80",
    ],
)
def test_a_proxy_without_a_usable_address_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    with pytest.raises(errors.ConfigError, match="proxies=") as caught:
        AeriesClient(BASE, CANARY, proxies={"https": address})
    assert "canary" not in str(caught.value)
    monkeypatch.setenv("HTTPS_PROXY", address)
    with pytest.raises(errors.ConfigError, match="environment"):
        AeriesClient(BASE, CANARY)


@pytest.mark.parametrize(("status", "says"), [("407 Login", "asks for a user name"), ("403 No", "refused the conn")])
@pytest.mark.parametrize("base", [BASE, "http://district.example.org/aeries"])
def test_what_the_proxy_refuses_is_told_of_the_proxy(serve: Serve, status: str, says: str, base: str) -> None:
    if base.startswith("http:") and status.startswith("403"):
        pytest.skip("without a tunnel nothing tells the proxy's 403 from the district's")

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())

    proxy = f"http://127.0.0.1:{serve(handle)}"
    proxies = {"https": proxy, "http": proxy}
    with (
        AeriesClient(base, CANARY, proxies=proxies, allow_http=True, retry=NO_RETRY) as client,
        pytest.raises(errors.ConnectionFailed, match=says),
    ):
        client.schools.list()


def test_the_proxy_of_the_environment_is_used_and_no_proxy_is_kept(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[bytes] = []

    def handle(connection: socket.socket) -> None:
        heard.append(connection.recv(65_536))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]")

    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{serve(handle)}")
    with AeriesClient("http://district.invalid", CANARY, allow_http=True, retry=NO_RETRY) as client:
        assert client.schools.list() == []
        monkeypatch.setenv("no_proxy", "district.invalid")
        with pytest.raises(errors.ConnectionFailed, match=r"No connection to district\.invalid"):
            client.schools.list()

    assert heard[0].startswith(b"GET http://district.invalid/api/v5/schools")


def test_a_recording_keeps_what_came_after_a_timeout(serve: Serve, tmp_path: Path) -> None:
    answers = iter([b"[1", b'[{"SchoolCode": 994}]'])

    def handle(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 21\r\n\r\n")
        connection.sendall(next(answers))
        connection.recv(1)

    file = tmp_path / "file.json"
    base = f"http://127.0.0.1:{serve(handle)}/aeries"
    with AeriesClient(base, "0" * 32, timeout=(2, 0.3)) as client, record(file):
        assert client.schools.list()[0].school_code == 994
    with replay(file) as replayed, replayed.client() as client:
        assert client.schools.list()[0].school_code == 994
