"""Answers that come whole and are wrong, large or strange."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import pytest

from aeries_sdk import AeriesClient, RetryPolicy, errors
from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    import socket

    from tests.server.reliability.conftest import Serve

CANARY = "CanaryCanaryCanaryCanaryCanary42"
MEBIBYTE = 2**20


def answering(serve: Serve, body: bytes, *headers: str, **options: object) -> AeriesClient:
    """A client of a server that always gives one answer."""
    head = "\r\n".join(["HTTP/1.1 200 OK", *headers, f"Content-Length: {len(body)}", "", ""]).encode("latin-1")

    def handle(connection: socket.socket) -> None:
        while connection.recv(65_536):
            connection.sendall(head + body)

    return AeriesClient(f"http://127.0.0.1:{serve(handle)}", CANARY, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-8"),
        ("utf-32", "utf-32"),
        ("latin-1", "iso-8859-1"),
        ("cp1252", "utf-8"),
    ],
)
def test_another_character_set_is_refused_and_never_guessed(serve: Serve, encoding: str, declared: str) -> None:
    body = '[{"SchoolCode": 994, "Name": "Peñasquitos"}]'.encode(encoding)
    with (
        answering(serve, body, f"Content-Type: application/json; charset={declared}") as client,
        pytest.raises(errors.DecodeError, match="not valid JSON"),
    ):
        client.schools.list()


def test_a_byte_order_mark_and_utf_8_under_a_wrong_name_are_read(serve: Serve) -> None:
    body = b"\xef\xbb\xbf" + '[{"SchoolCode": 994, "Name": "Peñasquitos"}]'.encode()
    with answering(serve, body, "Content-Type: application/json; charset=iso-8859-1") as client:
        assert client.schools.list()[0].name == "Peñasquitos"


def bomb(size: int, encoding: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if encoding == "gzip" else 15)
    parts = [packer.compress(b"[" + b" " * MEBIBYTE)]
    parts += [packer.compress(b" " * MEBIBYTE) for _ in range(size // MEBIBYTE)]
    return b"".join([*parts, packer.flush()])


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_ends_at_the_limit_and_in_little_memory(serve: Serve, encoding: str) -> None:
    packed = bomb(200 * MEBIBYTE, encoding)
    headers = ("Content-Type: application/json", f"Content-Encoding: {encoding}")
    with answering(serve, packed, *headers, max_response_bytes=2 * MEBIBYTE) as client:
        tracemalloc.start()
        try:
            with pytest.raises(errors.ResponseTooLarge, match="2097152"):
                client.schools.list()
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert len(packed) < MEBIBYTE
    assert peak < 8 * MEBIBYTE


def test_a_bomb_in_a_bomb_is_no_way_around_the_limit(serve: Serve) -> None:
    packed = gzip.compress(bomb(50 * MEBIBYTE, "gzip"))
    headers = ("Content-Type: application/json", "Content-Encoding: gzip, gzip")
    with (
        answering(serve, packed, *headers, max_response_bytes=2 * MEBIBYTE) as client,
        pytest.raises(errors.ResponseTooLarge),
    ):
        client.schools.list()


def test_many_encodings_on_top_of_each_other_are_refused(serve: Serve) -> None:
    headers = ("Content-Type: application/json", "Content-Encoding: " + ", ".join(["gzip"] * 50))
    with answering(serve, b"[]", *headers) as client, pytest.raises(errors.TransportError):
        client.schools.list()


def test_a_large_answer_within_the_limit_is_read(serve: Serve) -> None:
    body = b"[" + b",".join(b'{"SchoolCode": %d, "Name": "Oak"}' % code for code in range(1, 200_001)) + b"]"
    with answering(serve, body, "Content-Type: application/json", max_response_bytes=len(body)) as client:
        assert len(client.schools.list()) == 200_000
    with (
        answering(serve, body, "Content-Type: application/json", max_response_bytes=len(body) - 1) as client,
        pytest.raises(errors.ResponseTooLarge),
    ):
        client.schools.list()


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'[{"SchoolCode": ' + b"9" * 5_000 + b"}]",
        b'[{"SchoolCode": 1e999}]',
        b'[{"SchoolCode": NaN}]',
        b'[{"SchoolCode": 994, "Name": "\\ud800"}]',
        b'{"Message": "no list"}',
        b'"text"',
        b"17",
        b"[[1]]",
    ],
)
def test_odd_json_is_a_decode_error(serve: Serve, body: bytes) -> None:
    with (
        answering(serve, body, "Content-Type: application/json") as client,
        pytest.raises(errors.DecodeError) as caught,
    ):
        client.schools.list()
    assert caught.value.operation == "schools.list"


@pytest.mark.parametrize("retry_after", ["99999999", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_an_absurd_wait_ends_the_tries_at_once(district: DemoDistrict, sleeps: list[float], retry_after: str) -> None:
    district.fault("status_429", retry_after=retry_after)
    with district.client() as client, pytest.raises(errors.RateLimited) as caught:
        client.schools.list()

    assert sleeps == []
    assert len(district.requests) == 1
    assert (caught.value.retry_after or 0) > 60


@pytest.mark.parametrize(
    "retry_after",
    ["-5", "soon", "1e3", "", "Mon, 01 Jan 1990 00:00:00 GMT", "Mon, 01 Jan 99999999999 00:00:00 GMT", "\x00", "٣"],
)
def test_a_wait_that_makes_no_sense_is_not_obeyed(
    district: DemoDistrict, sleeps: list[float], retry_after: str
) -> None:
    district.fault("status_503", times=1, retry_after=retry_after.encode().decode("latin-1"))
    with district.client() as client:
        assert client.schools.list()
    assert sum(sleeps) < 2


def test_a_storm_of_502_ends_after_the_tries_of_the_policy(district: DemoDistrict, sleeps: list[float]) -> None:
    storm = district.fault("status_502")
    with district.client(retry=RetryPolicy(total=6, jitter=0, max_wait=8)) as client, pytest.raises(errors.ServerError):
        client.schools.list()

    assert storm.hits == 7
    assert sleeps == [1.0, 2.0, 4.0, 8.0, 8.0]
