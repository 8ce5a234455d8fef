"""The body of an answer while it comes in, and what becomes of its memory."""

from __future__ import annotations

import mmap
from typing import TypeAlias

Bytes: TypeAlias = "bytes | memoryview"
"""A body: both are read alike by whoever parses JSON."""

_SHORT = 1 << 20


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
