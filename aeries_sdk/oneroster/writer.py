"""OneRosterWriter: rows in, one finished zip out, or no change at all.

The writer knows no column by heart: headers, order and manifest come from `spec`. Rows stay in memory up to a limit,
then sorted into files of a temporary folder and merged at the end: memory does not grow with the district, and two
exports of the same rows are the same bytes, whatever order the rows came in.
"""

from __future__ import annotations

import contextlib
import csv
import errno
import heapq
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self, cast

import attrs

from aeries_sdk.disk import cause, put_in_place, sole_writer
from aeries_sdk.errors import AeriesError, ConfigError
from aeries_sdk.oneroster.rows import Row
from aeries_sdk.oneroster.spec import Table, spec

__all__ = ["ExportError", "OneRosterWriter"]

_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Lines that are compressed at once: each call costs as much as compressing a line.
_CHUNK = 1_000
# Half the time of zlib's own choice, for a zip that is a twelfth larger.
_LEVEL = 4
_STAMP = (1980, 1, 1, 0, 0, 0)


class ExportError(AeriesError):
    """The zip could not be written. The file that was there before, if any, is untouched.

    The message names the file and the cause, and never a value of a row.
    """


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(f"{target.name} was not written: {cause(error)}. The previous file is untouched.") from error


class _Lines:
    """A list that takes what csv.writer writes: one encoded line per row."""

    def __init__(self) -> None:
        self.last = b""

    def write(self, line: str) -> int:
        self.last = line.encode()
        return len(line)


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


@attrs.define
class _TableLines:
    """The lines of one table: the newest in memory, the others in sorted runs on disk."""

    table: Table
    header: tuple[str, ...]
    delta: bool
    made: int = 0
    waiting: int = 0
    size: int = 0
    shapes: dict[tuple[str, ...], _Shape] = attrs.Factory(dict)
    recent: list[bytes] = attrs.Factory(list)
    runs: list[Path] = attrs.Factory(list)
    amended: dict[bytes, dict[str, str]] = attrs.Factory(dict)

    def spill(self, folder: Path) -> None:
        """Move the lines in memory into one more sorted run."""
        run = folder / f"{self.table.name}-{len(self.runs)}"
        self.recent.sort()
        with run.open("wb") as out:
            out.writelines(self.recent)
        self.runs.append(run)
        self.recent.clear()

    @contextlib.contextmanager
    def sorted_lines(self) -> Iterator[Iterable[bytes]]:
        """All lines in order.

        A line starts with its sourcedId, all of whose characters sort after the comma that ends it: so the order of
        lines is the order of sourcedIds, and rows that share one stand in a fixed order, too.
        """
        self.recent.sort()
        with contextlib.ExitStack() as stack:
            yield heapq.merge(self.recent, *(stack.enter_context(run.open("rb")) for run in self.runs))


class OneRosterWriter:
    r"""Collects rows and writes them as one OneRoster zip, in one step, over the target.

    Use it as a context manager. Leaving it without `commit()`, or by an exception, leaves the target as it was and no
    temporary file behind; what a killed run left is cleared away by the next. One writer per target: a second one is
    refused as long as the first is open. The zip is readable by its owner only; it holds one file per table with rows,
    and the full manifest. Not for use from several threads at once.

    Args:
        path: The zip to write, conventionally named `*.zip`. Missing folders are made.
        version: "1.1" or "1.2".
        mode: "bulk" (status and dateLastModified must stay blank) or "delta" (both must be filled).
        modes: Tables whose mode differs from `mode`.
        metadata: Extension columns per table, each named `metadata.<name>`, to the right of the standard's own.
        system_name: Value of the manifest row `source.systemName`, left out when blank.
        system_code: Value of the manifest row `source.systemCode`, left out when blank.
        buffer_rows: Rows of a table held in memory before they go to disk.

    Raises:
        ConfigError: Unknown version, mode or table, or an extension column that is not named `metadata.<name>`.
        ExportError: The folder cannot be written to, or another run is writing the same target.

    >>> folder = Path(tempfile.mkdtemp())
    >>> with OneRosterWriter(folder / "oneroster.zip") as writer:
    ...     writer.add("orgs", {"sourcedId": "994", "name": "Oak High", "type": "school"})
    ...     writer.commit()
    True
    >>> zipfile.ZipFile(folder / "oneroster.zip").namelist()
    ['manifest.csv', 'orgs.csv']
    >>> writer.counts["orgs"]
    1
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        version: str = "1.1",
        mode: str = "bulk",
        modes: Mapping[str, str] | None = None,
        metadata: Mapping[str, Sequence[str]] | None = None,
        system_name: str = "Aeries",
        system_code: str = "",
        buffer_rows: int = 50_000,
    ) -> None:
        self.spec = spec(version)
        # A link is followed, so that the file it stands for is replaced and not the link.
        self.path = Path(path).resolve()
        self._optional = {"systemName": system_name, "systemCode": system_code}
        self._buffer_rows = buffer_rows
        modes, metadata = modes or {}, metadata or {}
        if unknown := (modes.keys() | metadata.keys()) - self.spec.tables.keys():
            raise ConfigError(f"OneRoster {version} has no table {min(unknown)!r}.")
        if {mode, *modes.values()} - {"bulk", "delta"}:
            raise ConfigError('The mode of a table is "bulk" or "delta".')
        self._tables = {
            name: _prepare(table, metadata.get(name, ()), delta=modes.get(name, mode) == "delta")
            for name, table in self.spec.tables.items()
        }
        self._sink = _Lines()
        self._format = csv.writer(self._sink)
        self._stack = contextlib.ExitStack()
        self._draft: Path | None = None
        self._folder: Path | None = None
        self._prefix = ""

    def __enter__(self) -> Self:
        # The draft is made now: that a folder is read-only is better known before the district is read than after.
        with _told(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "")
            with contextlib.ExitStack() as stack:
                self._prefix = stack.enter_context(sole_writer(self.path))
                handle, name = tempfile.mkstemp(prefix=self._prefix, suffix=".zip", dir=self.path.parent)
                os.close(handle)
                self._draft = Path(name)
                stack.callback(self._draft.unlink, missing_ok=True)
                self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._draft = None
        self._stack.close()

    @property
    def counts(self) -> Mapping[str, int]:
        """Rows added so far, per table with rows, in the order of the manifest."""
        rows = {name: lines.made + lines.waiting for name, lines in self._tables.items()}
        return MappingProxyType({name: number for name, number in rows.items() if number})

    def add(self, table: str, row: Row) -> None:
        """Take one row of a table; see `add_all`."""
        self.add_all(table, (row,))

    def add_all(self, table: str, rows: Iterable[Row]) -> None:
        """Take rows of a table.

        A line break or another control character inside a value becomes a blank, as the standard has none in a field.

        Raises:
            ConfigError: The table or a column is unknown to this version, sourcedId is blank, or status and
                dateLastModified do not fit the mode.
            ExportError: The disk is full.
        """
        lines = self._open(table)
        most = min(_CHUNK, self._buffer_rows)
        for row in cast("Iterable[Mapping[str, str]]", rows):
            columns = tuple(row)
            shape = lines.shapes.get(columns) or self._shape(lines, columns)
            values = shape.values(row)
            if shape.judged or not values[0]:
                _fits(lines, shape, values)
            shape.waiting.append(values)
            lines.waiting += 1
            if lines.waiting >= most:
                self._make_lines(lines)

    def add_values(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Take rows of a table that fill the same columns, given as their values: half the work for masses of rows.

        Args:
            table: The table.
            columns: The columns that are filled, in the order of the standard.
            rows: A value for each of the columns.

        Raises:
            ConfigError: As in `add_all`, or the columns stand in another order.
            ExportError: The disk is full.
        """
        lines = self._open(table)
        shape = lines.shapes.get(columns) or self._shape(lines, columns)
        if columns != tuple(lines.header[place] for place in shape.places):
            raise ConfigError(f"The columns of {table} have to stand in the order of the standard.")
        given = [*rows]
        if shape.judged or not all(map(itemgetter(0), given)):
            for values in given:
                _fits(lines, shape, values)
        shape.waiting.extend(given)
        lines.waiting += len(given)
        if lines.waiting >= min(_CHUNK, self._buffer_rows):
            self._make_lines(lines)

    def _open(self, table: str) -> _TableLines:
        lines = self._tables.get(table)
        if lines is None:
            raise ConfigError(f"OneRoster {self.spec.version} has no table {table!r}.")
        if self._draft is None:
            raise ConfigError("Use the writer as a context manager: `with OneRosterWriter(...) as writer`.")
        return lines

    def amend(self, table: str, sourced_id: str, columns: Mapping[str, str]) -> None:
        """Change columns of a row that has been added, or will be: what is only known when all rows are.

        Args:
            table: The table.
            sourced_id: The row.
            columns: New values by column.

        Raises:
            ConfigError: The table or a column is unknown to this version.
        """
        lines = self._tables.get(table)
        if lines is None or not columns.keys() <= {*lines.header}:
            raise ConfigError(f"OneRoster {self.spec.version} has no such table or column.")
        lines.amended.setdefault(sourced_id.encode(), {}).update(columns)

    def commit(self, validate: Callable[[Path], bool] | None = None) -> bool:
        """Build the zip, let `validate` look at it, and put it over the target in one step.

        Args:
            validate: Called with the path of the finished zip, beside the target; False leaves the target as it was.
                An exception of its own passes through, with the same effect.

        Returns:
            True when the target has been replaced, False when `validate` refused.

        Raises:
            ConfigError: The writer is not open.
            ExportError: The zip could not be written; the target is as it was.
        """
        if self._draft is None:
            raise ConfigError("The writer is closed: rows are committed once, inside its `with` block.")
        with _told(self.path):
            self._build(self._draft)
        accepted = validate is None or validate(self._draft)
        if accepted:
            with _told(self.path):
                put_in_place(self._draft, self.path)
        self._draft = None
        self._stack.close()
        return accepted

    def _shape(self, lines: _TableLines, columns: tuple[str, ...]) -> _Shape:
        if unknown := {*columns} - {*lines.header}:
            raise ConfigError(f"OneRoster {self.spec.version} has no column {min(unknown)!r} in {lines.table.name}.")
        places = tuple(place for place, column in enumerate(lines.header) if column in columns)
        if places[:1] != (0,):
            raise ConfigError(f"A row of {lines.table.name} has no sourcedId.")
        names = [lines.header[place] for place in places]
        shape = lines.shapes[columns] = _Shape(
            # Of one item alone, itemgetter gives no tuple.
            itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],),
            ",".join("%s" if place in places else "" for place in range(len(lines.header))) + "\r\n",
            places,
            judged=lines.delta or 1 in places or 2 in places,
        )
        return shape

    def _make_lines(self, lines: _TableLines) -> None:
        for shape in lines.shapes.values():
            if _is_plain(chain.from_iterable(shape.waiting)):
                made = "".join(map(shape.line.__mod__, shape.waiting)).encode().splitlines(keepends=True)
            else:
                made = [self._made(lines, shape, values) for values in shape.waiting]
            shape.waiting.clear()
            lines.recent += made
            lines.made += len(made)
            lines.size += sum(map(len, made))
        lines.waiting = 0
        if len(lines.recent) >= self._buffer_rows:
            with _told(self.path):
                lines.spill(self._spill_folder())

    def _made(self, lines: _TableLines, shape: _Shape, values: tuple[str, ...]) -> bytes:
        if _is_plain(values):
            return (shape.line % values).encode()
        fields = [""] * len(lines.header)
        for place, value in zip(shape.places, values, strict=True):
            fields[place] = value
        return self._line(fields)

    def _spill_folder(self) -> Path:
        if self._folder is None:
            # Beside the target, where the next run clears it away should this one be killed.
            self._folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.path.parent))
            self._stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def _build(self, draft: Path) -> None:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as package:
            present = {name: "delta" if self._tables[name].delta else "bulk" for name in self.counts}
            rows = [("propertyName", "value"), *self.spec.manifest_rows(present, **self._optional)]
            manifest = b"".join(map(self._line, rows))
            with package.open(_entry("manifest.csv", len(manifest)), "w") as out:
                out.write(manifest)
            for name in present:
                lines = self._tables[name]
                self._make_lines(lines)
                header = self._line(lines.header)
                with (
                    package.open(_entry(lines.table.file, len(header) + lines.size), "w") as out,
                    lines.sorted_lines() as content,
                ):
                    out.write(header)
                    finished = self._amended(lines, content)
                    while chunk := b"".join(islice(finished, _CHUNK)):
                        out.write(chunk)

    def _amended(self, lines: _TableLines, content: Iterable[bytes]) -> Iterator[bytes]:
        if not lines.amended:
            return iter(content)
        changes = ((line, lines.amended.get(line.partition(b",")[0])) for line in content)
        return (self._changed(lines, line, columns) if columns else line for line, columns in changes)

    def _changed(self, lines: _TableLines, line: bytes, columns: Mapping[str, str]) -> bytes:
        row = dict(zip(lines.header, next(csv.reader([line.decode()])), strict=True))
        row.update(columns)
        return self._line([*row.values()])

    def _line(self, fields: Sequence[str]) -> bytes:
        if not "".join(fields).isprintable():
            fields = [_SURROGATE.sub("\ufffd", _LINE.sub(" ", field)) for field in fields]
        self._format.writerow(fields)
        return self._sink.last


def _is_plain(values: Iterable[str]) -> bool:
    """Whether values stand in a line as they are: no quotes are needed, and nothing has to be replaced."""
    text = "".join(values)
    return text.isprintable() and '"' not in text and "," not in text


def _prepare(table: Table, metadata: Sequence[str], *, delta: bool) -> _TableLines:
    if not all(name.startswith("metadata.") and len(name) > len("metadata.") for name in metadata):
        raise ConfigError(f"An extension column of {table.name} must be named metadata.<name>.")
    return _TableLines(table, (*table.header, *metadata), delta)


def _fits(lines: _TableLines, shape: _Shape, values: tuple[str, ...]) -> None:
    filled = dict(zip(shape.places, values, strict=True))
    sourced_id, status, modified = (filled.get(place, "") for place in range(3))
    if not sourced_id:
        raise ConfigError(f"A row of {lines.table.name} has no sourcedId.")
    if lines.delta:
        if not (status and modified):
            raise ConfigError(f"{lines.table.name} is delta: status and dateLastModified must be filled in every row.")
    elif status or modified:
        raise ConfigError(f"{lines.table.name} is bulk: status and dateLastModified must be blank in every row.")


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    # Same bytes for the same rows on every machine and day: no clock, no operating system, no umask in the entry.
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # The archive's own level is for entries that it makes itself.
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001
    entry.create_system = 3
    entry.external_attr = 0o100600 << 16
    # Known beforehand, so that zip64 is used only for files that need it: not every reader knows zip64.
    entry.file_size = size
    return entry
