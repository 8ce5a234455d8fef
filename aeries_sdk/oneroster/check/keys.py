"""Remembering millions of ids in a few bytes each.

Ids are kept as their 64-bit hash. Two different ids of a file with two million rows share one with a probability of
about one in ten million, which is the chance of a wrong finding.
"""

from __future__ import annotations

from array import array
from itertools import islice, pairwise
from operator import eq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

__all__ = ["Keys", "Overlaps", "Repeats", "cyclic"]

_EVER = 10_000_000
_FEW = 200_000


class Keys:
    """The sourcedIds of a table that others point into, each with the position of its row.

    Attributes:
        positions: Position of the row, counted from 0, by hash of its sourcedId.
        types: The `type` of every row, for tables whose type matters to those that point into them.
        whole: False when part of the file could not be read.
    """

    def __init__(self) -> None:
        self.positions: dict[int, int] = {}
        self.types: list[str] = []
        self.whole = True

    def find(self, text: str) -> int:
        """Position of the row with this sourcedId, or -1."""
        return self.positions.get(hash(text), -1)


class Repeats:
    """Finds the lines whose key stood before, in twelve bytes per row.

    >>> repeats = Repeats()
    >>> for line, name in enumerate(("a", "b", "a", "a"), 2):
    ...     repeats.add(name, line)
    >>> list(repeats.later())
    [4, 5]
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._lines = array("I")

    def add(self, key: Hashable, line: int) -> None:
        """Take the key of the next row."""
        self._hashes.append(hash(key))
        self._lines.append(line)

    def extend(self, keys: Iterable[Hashable], lines: Iterable[int]) -> None:
        """Take the keys of the next rows."""
        self._hashes.extend(map(hash, keys))
        self._lines.extend(lines)

    def groups(self) -> list[list[int]]:
        """Places, in the order of adding, of the rows that share a key with others."""
        groups: dict[int, list[int]] = {}
        if self._repeat():
            repeated = {one for one, other in pairwise(sorted(self._hashes)) if one == other}
            for place, key in enumerate(self._hashes):
                if key in repeated:
                    groups.setdefault(key, []).append(place)
        return list(groups.values())

    def _repeat(self) -> bool:
        if len(self._hashes) < _FEW:
            return len({*self._hashes}) < len(self._hashes)
        # Slower, and half the memory.
        ordered = sorted(self._hashes)
        return any(map(eq, ordered, islice(ordered, 1, None)))

    def single(self) -> Iterator[int]:
        """The lines whose key stands in no other line, in order."""
        ordered = sorted(self._hashes)
        alone = {
            key
            for before, key, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)
            if before != key != after
        }
        if alone:
            yield from (line for key, line in zip(self._hashes, self._lines, strict=True) if key in alone)

    def later(self) -> Iterator[int]:
        """The lines whose key stood in an earlier line, in order."""
        yield from sorted(self._lines[place] for group in self.groups() for place in group[1:])


class Overlaps(Repeats):
    """Finds the lines that share a key and a time with another line.

    >>> overlaps = Overlaps()
    >>> overlaps.extend_spans("aaa", [2, 3, 4], [10, 20, 0], [20, 30, 12])
    >>> list(overlaps.later())
    [4]
    """

    def __init__(self) -> None:
        super().__init__()
        self._begins = array("i")
        self._ends = array("i")

    def extend_spans(
        self, keys: Iterable[Hashable], lines: Iterable[int], begins: Iterable[int], ends: Iterable[int]
    ) -> None:
        """Take the keys of the next rows and their days, the end being exclusive; 0 where a side is open."""
        self.extend(keys, lines)
        self._begins.extend(begins)
        self._ends.extend(end or _EVER for end in ends)

    def later(self) -> Iterator[int]:
        """Of every two rows that overlap the later line, in order."""
        found: set[int] = set()
        for group in self.groups():
            spans = sorted((self._begins[place], self._ends[place], self._lines[place]) for place in group)
            reach, holder = 0, 0
            for begin, end, line in spans:
                if begin < reach:
                    found.add(max(line, holder))
                if end > reach:
                    reach, holder = end, line
        yield from sorted(found)


def cyclic(parents: list[int]) -> Iterator[int]:
    """One position of every ring in a list of parents (-1 for none).

    >>> list(cyclic([-1, 0, 3, 2]))
    [2]
    """
    seen = bytearray(len(parents))
    for start in range(len(parents)):
        path: list[int] = []
        place = start
        while place >= 0 and not seen[place]:
            seen[place] = 1
            path.append(place)
            place = parents[place]
        if place >= 0 and seen[place] == 1:
            yield place
        for place in path:
            seen[place] = 2
