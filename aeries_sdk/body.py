"""The body of an answer while it comes in: unpacked, counted, and what becomes of its memory."""

from __future__ import annotations

import mmap
import re
import zlib
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Bytes: TypeAlias = "bytes | memoryview"
"""A body: both are read alike by whoever parses JSON."""

_SHORT = 1 << 20


_PIECE = 64 * 1024
_MOST_ENCODINGS = 5
_GZIP = b"\x1f\x8b"


class TooLong(Exception):
    """The body is longer than allowed."""


class Broken(Exception):
    """The compressed body ends before its end."""


class NotUnpacked(Exception):
    """The body is not compressed in the way that its headers say."""


class Unpacked:
    """The raw body of an answer, unpacked and counted while it is read.

    It stands in the place of urllib3's own, so that requests and its auth classes keep to the limit, too. urllib3 takes
    a compressed body that was cut off for a complete one; this does not.

    Args:
        raw: What urllib3 gave.
        limit: Most bytes after unpacking, or None.
    """

    def __init__(self, raw: Any, limit: int | None) -> None:
        self._raw = raw
        self._limit = limit

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def stream(self, amt: int = _PIECE, decode_content: bool | None = None) -> Iterator[bytes]:  # noqa: ARG002
        """The unpacked body, piece by piece; called by requests.

        Raises:
            TooLong: It is longer than the limit.
            Broken: A compressed body ends before its end.
            NotUnpacked: It is not compressed as the headers say.
        """
        size = 0
        encodings = re.findall(r"[^\s,]+", self._raw.headers.get("Content-Encoding", "").lower())
        if len(encodings) > _MOST_ENCODINGS:
            raise NotUnpacked
        pieces = self._raw.stream(amt, decode_content=False)
        # The last one was applied last.
        for encoding in reversed(encodings):
            pieces = pieces if encoding == "identity" else _unpack(pieces, encoding)
        for piece in pieces:
            size += len(piece)
            if self._limit is not None and size > self._limit:
                raise TooLong
            yield piece


def _unpack(packed: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The pieces of a compressed body, none of them large."""
    unpacker: Any = None
    for chunk in packed:
        left = chunk
        while left:
            if unpacker is None or unpacker.eof:
                if unpacker is not None and not _GZIP.startswith(left[:2]):
                    # What follows the end, and is no further member, is no part of the body.
                    break
                unpacker = _unpacker(encoding, left)
            try:
                piece = unpacker.decompress(left, _PIECE)
            except zlib.error:
                raise NotUnpacked from None
            if piece:
                yield piece
            left = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    while unpacker is not None and not unpacker.eof:
        piece = unpacker.decompress(b"", _PIECE)
        if not piece:
            raise Broken
        yield piece


def _unpacker(encoding: str, start: bytes) -> Any:
    make = _UNPACKERS.get(encoding)
    if make is None:
        raise NotUnpacked
    return make(start)


_UNPACKERS: dict[str, Callable[[bytes], Any]] = {
    "gzip": lambda _: zlib.decompressobj(31),
    "x-gzip": lambda _: zlib.decompressobj(31),
    # Some servers leave out the header of zlib.
    "deflate": lambda start: zlib.decompressobj(15 if start[0] & 15 == 8 else -15),
}


class Body:
    """Collects a body.

    A long one lies in pages of its own, which go back to the system as soon as nobody holds it. The heap would keep
    them for later, in each thread anew, and after some large schools the holes are most of a program's memory.

    Attributes:
        size: Bytes so far.

    >>> body = Body()
    >>> for chunk in (b"[1,", b"2]"):
    ...     body.add(chunk)
    >>> body.whole()
    b'[1,2]'
    """

    def __init__(self) -> None:
        self.size = 0
        self._chunks: list[bytes] = []
        self._pages: mmap.mmap | None = None

    def add(self, chunk: bytes) -> None:
        """Take the next bytes."""
        start, self.size = self.size, self.size + len(chunk)
        if self._pages is None and self.size <= _SHORT:
            self._chunks.append(chunk)
            return
        if self._pages is None or self.size > len(self._pages):
            self._pages = self._larger(start)
        self._pages[start : self.size] = chunk

    def whole(self) -> Bytes:
        """All of it."""
        return b"".join(self._chunks) if self._pages is None else memoryview(self._pages)[: self.size]

    def _larger(self, filled: int) -> mmap.mmap:
        pages = mmap.mmap(-1, max(2 * self.size, 4 * _SHORT))
        pages[:filled] = b"".join(self._chunks) if self._pages is None else memoryview(self._pages)[:filled]
        self._chunks.clear()
        return pages
