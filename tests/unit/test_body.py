"""Bodies of any length, however they come in pieces."""

from __future__ import annotations

import pytest

from aeries_sdk import loads
from aeries_sdk.body import Body
from aeries_sdk.errors import DecodeError
from aeries_sdk.models import Term

MB = 1 << 20


@pytest.mark.parametrize("length", [0, 1, MB - 1, MB, MB + 1, 4 * MB, 4 * MB + 1, 9 * MB + 7])
@pytest.mark.parametrize("piece", [MB // 3, 5 * MB])
def test_what_comes_out_is_what_came_in(length: int, piece: int) -> None:
    sent = bytes(place % 251 for place in range(1009)) * (length // 1009 + 1)
    sent = sent[:length]
    body = Body()
    for start in range(0, length, piece):
        body.add(sent[start : start + piece])
    assert body.size == length
    assert bytes(body.whole()) == sent


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_long_one_is_read_like_a_short_one(mark: bytes) -> None:
    term = b'{"TermCode": "F", "TermDescription": "' + b"x" * 900 + b'"}'
    body = Body()
    body.add(mark + b"[" + b",".join([term] * 3000) + b"]")
    assert isinstance(body.whole(), memoryview)
    terms = loads(body.whole(), list[Term])
    assert (len(terms), terms[-1].term_code) == (3000, "F")


def test_a_long_one_that_is_cut_off_is_no_json() -> None:
    body = Body()
    body.add(b'[{"TermCode": "' + b"x" * MB)
    with pytest.raises(DecodeError, match="cut off"):
        loads(body.whole(), list[Term])
