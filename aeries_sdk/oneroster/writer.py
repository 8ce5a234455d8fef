"""OneRosterWriter: rows in, one finished zip out, or no change at all.

The writer knows no column by heart: headers, order and manifest come from `spec`. Rows stay in memory up to a limit,
then sorted into files of a temporary folder and merged at the end: memory does not grow with the district, and two
exports of the same rows are the same bytes, whatever order the rows came in.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self, cast

from aeries_sdk import arguments
from aeries_sdk.disk import cause, put_in_place, sole_writer, target_of
from aeries_sdk.errors import AeriesError, ConfigError
from aeries_sdk.oneroster.rows import Row
from aeries_sdk.oneroster.spec import spec
from aeries_sdk.oneroster.table_lines import CHUNK, TableLines, csv_line

__all__ = ["ExportError", "OneRosterWriter"]

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
        buffer_rows: int = 25_000,
    ) -> None:
        self.spec = spec(version)
        # A link is followed, so that the file it stands for is replaced and not the link.
        self.path = Path(os.path.realpath(arguments.path(path, "path")))
        most = arguments.whole(buffer_rows, "buffer_rows", least=1)
        self._optional = {"systemName": system_name, "systemCode": system_code}
        modes, metadata = modes or {}, metadata or {}
        if unknown := (modes.keys() | metadata.keys()) - self.spec.tables.keys():
            raise ConfigError(f"OneRoster {version} has no table {min(unknown)!r}.")
        if {mode, *modes.values()} - {"bulk", "delta"}:
            raise ConfigError('The mode of a table is "bulk" or "delta".')
        self._tables = {
            name: TableLines(
                table,
                metadata.get(name, ()),
                version,
                delta=modes.get(name, mode) == "delta",
                most=most,
                room=self._room,
            )
            for name, table in self.spec.tables.items()
        }
        self._stack = contextlib.ExitStack()
        self._draft: Path | None = None
        self._folder: Path | None = None
        self._prefix = ""

    def __enter__(self) -> Self:
        # The draft is made now: that a folder is read-only is better known before the district is read than after.
        with _told(self.path):
            target_of(self.path)
            self.path.parent.mkdir(parents=True, exist_ok=True)
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
        return MappingProxyType({name: lines.rows for name, lines in self._tables.items() if lines.rows})

    def add(self, table: str, row: Row) -> None:
        """Take one row of a table; see `add_all`."""
        self._open(table).add_all((cast("Mapping[str, str]", row),))

    def add_all(self, table: str, rows: Iterable[Row]) -> None:
        """Take rows of a table.

        A line break or another control character inside a value becomes a blank, as the standard has none in a field.

        Raises:
            ConfigError: The table or a column is unknown to this version, sourcedId is blank, or status and
                dateLastModified do not fit the mode.
            ExportError: The disk is full.
        """
        self._open(table).add_all(cast("Iterable[Mapping[str, str]]", rows))

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
        self._open(table).add_values(columns, rows)

    def _open(self, table: str) -> TableLines:
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

    @contextlib.contextmanager
    def _room(self) -> Iterator[Path]:
        with _told(self.path):
            if self._folder is None:
                # Beside the target, where the next run clears it away should this one be killed.
                self._folder = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.path.parent))
                self._stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
            yield self._folder

    def _build(self, draft: Path) -> None:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as package:
            present = {name: "delta" if self._tables[name].delta else "bulk" for name in self.counts}
            rows = [("propertyName", "value"), *self.spec.manifest_rows(present, **self._optional)]
            manifest = b"".join(map(csv_line, rows))
            with package.open(_entry("manifest.csv", len(manifest)), "w") as out:
                out.write(manifest)
            for name in present:
                lines = self._tables[name]
                lines.finish()
                header = csv_line(lines.header)
                with (
                    package.open(_entry(lines.table.file, len(header) + lines.size), "w") as out,
                    lines.sorted_lines() as content,
                ):
                    out.write(header)
                    while chunk := b"".join(islice(content, CHUNK)):
                        out.write(chunk)


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
