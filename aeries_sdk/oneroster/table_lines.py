"""The rows of one table on their way to sorted lines: the newest in memory, the others in sorted runs on disk."""

from __future__ import annotations

import contextlib
import csv
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path

import attrs

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster.check.lines import fields_of
from aeries_sdk.oneroster.spec import Table

__all__ = ["CHUNK", "TableLines", "csv_line"]

CHUNK = 1_000
"""Rows and lines that are dealt with at once: one by one, each call costs as much as what it does."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.frozen
class _Shape:
    """The columns that a row fills: most rows of a table fill the same ones.

    Attributes:
        values: The values of a row, in the order of the standard.
        line: A template for a line without quotes.
        places: The columns of the values.
        judged: Whether each row has to be looked at for how it fits the mode.
        waiting: Values that are to be made lines.
    """

    values: Callable[[Mapping[str, str]], tuple[str, ...]]
    line: str
    places: tuple[int, ...]
    judged: bool
    waiting: list[tuple[str, ...]] = attrs.Factory(list)


class TableLines:
    """The lines of one table.

    Args:
        table: The table.
        metadata: Its extension columns.
        version: Of OneRoster.
        delta: Whether it is delta, not bulk.
        most: Lines held in memory before they go to disk.
        room: Gives the folder for that.

    Attributes:
        header: The columns.
        size: Bytes of all lines, once `finish` has been called.
        amended: New values by column, by sourcedId.
    """

    def __init__(
        self,
        table: Table,
        metadata: Sequence[str],
        version: str,
        *,
        delta: bool,
        most: int,
        room: Callable[[], AbstractContextManager[Path]],
    ) -> None:
        if not all(name.startswith("metadata.") and len(name) > len("metadata.") for name in metadata):
            raise ConfigError(f"An extension column of {table.name} must be named metadata.<name>.")
        self.table = table
        self.header = (*table.header, *metadata)
        self.delta = delta
        self.size = 0
        self.amended: dict[bytes, dict[str, str]] = {}
        self._version = version
        self._most = most
        self._together = min(CHUNK, most)
        self._room = room
        self._made = 0
        self._waiting = 0
        self._shapes: dict[tuple[str, ...], _Shape] = {}
        self._recent: list[bytes] = []
        self._runs: list[Path] = []

    @property
    def rows(self) -> int:
        """Rows so far."""
        return self._made + self._waiting

    def add_all(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Take rows; see `OneRosterWriter.add_all`."""
        for row in rows:
            columns = tuple(row)
            shape = self._shapes.get(columns) or self._shape(columns)
            values = shape.values(row)
            if shape.judged or not values[0]:
                self._judge(shape, values)
            shape.waiting.append(values)
            self._waiting += 1
            if self._waiting >= self._together:
                self.finish()

    def add_values(self, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Take rows as values of the same columns; see `OneRosterWriter.add_values`."""
        shape = self._shapes.get(columns) or self._shape(columns)
        if columns != tuple(self.header[place] for place in shape.places):
            raise ConfigError(f"The columns of {self.table.name} have to stand in the order of the standard.")
        given = [*rows]
        if shape.judged or not all(map(itemgetter(0), given)):
            for values in given:
                self._judge(shape, values)
        shape.waiting.extend(given)
        self._waiting += len(given)
        if self._waiting >= self._together:
            self.finish()

    def finish(self) -> None:
        """Make the waiting rows lines."""
        for shape in self._shapes.values():
            if _is_plain(chain.from_iterable(shape.waiting)):
                made = "".join(map(shape.line.__mod__, shape.waiting)).encode().splitlines(keepends=True)
            else:
                made = [self._line(shape, values) for values in shape.waiting]
            shape.waiting.clear()
            self._recent += made
            self._made += len(made)
            self.size += sum(map(len, made))
        self._waiting = 0
        if len(self._recent) >= self._most:
            with self._room() as folder:
                self._spill(folder)

    @contextlib.contextmanager
    def sorted_lines(self) -> Iterator[Iterator[bytes]]:
        """All lines in order.

        A line starts with its sourcedId, all of whose characters sort after the comma that ends it: so the order of
        lines is the order of sourcedIds, and rows that share one stand in a fixed order, too.
        """
        self._recent.sort()
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(run.open("rb")) for run in self._runs]
            lines = chain.from_iterable(_merged([iter(self._recent), *map(iter, files)]))
            yield map(self._amended, lines) if self.amended else lines

    def _shape(self, columns: tuple[str, ...]) -> _Shape:
        if unknown := {*columns} - {*self.header}:
            raise ConfigError(f"OneRoster {self._version} has no column {min(unknown)!r} in {self.table.name}.")
        places = tuple(place for place, column in enumerate(self.header) if column in columns)
        if places[:1] != (0,):
            raise ConfigError(f"A row of {self.table.name} has no sourcedId.")
        names = [self.header[place] for place in places]
        shape = self._shapes[columns] = _Shape(
            # Of one item alone, itemgetter gives no tuple.
            itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],),
            ",".join("%s" if place in places else "" for place in range(len(self.header))) + "\r\n",
            places,
            judged=self.delta or 1 in places or 2 in places,
        )
        return shape

    def _judge(self, shape: _Shape, values: tuple[str, ...]) -> None:
        filled = dict(zip(shape.places, values, strict=True))
        sourced_id, status, modified = (filled.get(place, "") for place in range(3))
        name = self.table.name
        if not sourced_id:
            raise ConfigError(f"A row of {name} has no sourcedId.")
        if self.delta:
            if not (status and modified):
                raise ConfigError(f"{name} is delta: status and dateLastModified must be filled in every row.")
        elif status or modified:
            raise ConfigError(f"{name} is bulk: status and dateLastModified must be blank in every row.")

    def _line(self, shape: _Shape, values: tuple[str, ...]) -> bytes:
        if _is_plain(values):
            return (shape.line % values).encode()
        fields = [""] * len(self.header)
        for place, value in zip(shape.places, values, strict=True):
            fields[place] = value
        return csv_line(fields)

    def _amended(self, line: bytes) -> bytes:
        columns = self.amended.get(line.partition(b",")[0])
        if not columns:
            return line
        row = dict(zip(self.header, fields_of(line.decode().removesuffix("\r\n")), strict=True))
        row.update(columns)
        return csv_line([*row.values()])

    def _spill(self, folder: Path) -> None:
        """Move the lines in memory into one more sorted run."""
        run = folder / f"{self.table.name}-{len(self._runs)}"
        self._recent.sort()
        with run.open("wb") as out:
            out.writelines(self._recent)
        self._runs.append(run)
        self._recent.clear()


class _Last:
    """A file that keeps what csv.writer wrote last."""

    def __init__(self) -> None:
        self.line = ""

    def write(self, line: str) -> int:
        self.line = line
        return len(line)


def csv_line(fields: Sequence[str]) -> bytes:
    """One line, quoted where it has to be; control characters become blanks, as the standard has none in a field."""
    if not "".join(fields).isprintable():
        fields = [_SURROGATE.sub("\ufffd", _CONTROL.sub(" ", field)) for field in fields]
    last = _Last()
    csv.writer(last).writerow(fields)
    return last.line.encode()


def _is_plain(values: Iterable[str]) -> bool:
    """Whether values stand in a line as they are: no quotes are needed, and nothing has to be replaced."""
    text = "".join(values)
    return text.isprintable() and '"' not in text and "," not in text


def _merged(runs: list[Iterator[bytes]]) -> Iterator[list[bytes]]:
    """Sorted runs as sorted lists, one after the other: sorting some lines beats asking for the least each time."""
    heads = [[*islice(run, CHUNK)] for run in runs]
    while ahead := [head for head in heads if head]:
        # Whatever comes after the lines that have been read is no less than the last of its run.
        reach = min(head[-1] for head in ahead)
        found: list[bytes] = []
        for head, run in zip(heads, runs, strict=True):
            place = bisect_right(head, reach)
            found += head[:place]
            del head[:place]
            if not head:
                head.extend(islice(run, CHUNK))
        found.sort()
        yield found
