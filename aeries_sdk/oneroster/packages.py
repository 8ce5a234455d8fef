"""Reads packages row by row, in the order of their sourcedIds: for comparing, merging and turning them into others."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import attrs

from aeries_sdk.oneroster.check.manifest import MOST_ROWS as MOST_MANIFEST_ROWS
from aeries_sdk.oneroster.check.package import DAMAGED, PackageError, is_bomb, open_archive, open_entry
from aeries_sdk.oneroster.spec import VERSIONS, Spec, spec
from aeries_sdk.oneroster.writer import OneRosterWriter

R = TypeVar("R")

# What a damaged or foreign file makes the standard library raise.
_UNREADABLE = (*DAMAGED, ValueError, csv.Error, KeyError, NotImplementedError)


@attrs.frozen
class SortedPackage:
    """A package whose rows come sorted by sourcedId.

    Attributes:
        spec: The version of the standard it is written in.
        modes: "bulk" or "delta" per table that it holds.
        manifest: Properties of the manifest.
        archive: The open zip.
    """

    spec: Spec
    modes: Mapping[str, str]
    manifest: Mapping[str, str]
    archive: zipfile.ZipFile

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return Path(self.archive.filename or "the package").name

    def header(self, table: str) -> tuple[str, ...]:
        """The columns of a table as they stand in the file."""
        with closing(self._records(table)) as records:
            return tuple(next(records, ()))

    def rows(self, table: str) -> Iterator[dict[str, str]]:
        """The rows of a table, none where the package does not hold it; of rows with the same sourcedId the first.

        They have the columns of the standard, and extension columns; others are dropped.

        Raises:
            PackageError: A column of the standard is missing, or a row has not as many fields as the header.
        """
        with closing(self.fields(table)) as records:
            header = next(records, [])
            as_row = _maker(self.spec.tables[table].header, header)
            yield from map(as_row, records)

    def fields(self, table: str) -> Generator[list[str]]:
        """The header of a table, then its rows as they stand there; nothing where the package does not hold it.

        Raises:
            PackageError: As in `rows`.
        """
        if table not in self.modes:
            return
        known = self.spec.tables[table]
        with closing(self._records(table)) as records:
            header = next(records, [])
            if not {*known.header} <= {*header}:
                raise PackageError(f"{known.file} of {self.name} lacks a column.")
            yield header
            width, place, last = len(header), header.index("sourcedId"), ""
            for fields in records:
                if len(fields) != width:
                    raise PackageError(
                        f"{known.file} of {self.name} has a row with another number of fields than its header."
                    )
                if fields[place] != last:
                    last = fields[place]
                    yield fields

    def is_sorted(self, table: str) -> bool:
        """Whether the rows stand in the order of their sourcedIds."""
        last = ""
        with closing(self._records(table)) as records:
            next(records, None)
            for fields in records:
                if fields and fields[0] < last:
                    return False
                last = fields[0] if fields else last
        return True

    def _records(self, table: str) -> Generator[list[str]]:
        name = self.spec.tables[table].file
        try:
            with _opened(self.archive, name) as text:
                yield from csv.reader(text, strict=True)
        except _UNREADABLE as error:
            raise PackageError(f"{name} of {self.name} cannot be read{_why(error)}.") from error


@contextmanager
def open_own(path: Path) -> Iterator[SortedPackage]:
    """Open a package that this library has just written, and so in order.

    Raises:
        PackageError: It cannot be read.
    """
    with ExitStack() as stack:
        yield _open(path, stack)


@contextmanager
def open_sorted(path: Path) -> Iterator[SortedPackage]:
    """Open a package; one whose rows are in another order is sorted into a temporary copy first.

    Raises:
        PackageError: The file is missing, or is no OneRoster zip with a manifest.
    """
    with ExitStack() as stack:
        package = _open(path, stack)
        if not all(package.is_sorted(table) for table in package.modes):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="oneroster-")))
            copy = folder / "sorted.zip"
            with writer_like(copy, package.modes, package) as writer:
                for table in package.modes:
                    writer.add_all(table, package.rows(table))
                writer.commit()
            package = _open(copy, stack)
        yield package


def differing(old: SortedPackage, new: SortedPackage, table: str) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """The rows of a table in two packages side by side by sourcedId.

    Where one side lacks a row, its dictionary is empty; where both have the same, both are: most rows of a day are
    those of the day before, and no dictionaries are made of them.
    """
    with closing(old.fields(table)) as before, closing(new.fields(table)) as after:
        header = next(before, [])
        if header and header == next(after, []):
            as_row = _maker(new.spec.tables[table].header, header)
            for one, other in pairs(before, after, [], itemgetter(header.index("sourcedId"))):
                yield ({}, {}) if one == other else (as_row(one), as_row(other))
            return
    for was, now in pairs(old.rows(table), new.rows(table), {}, itemgetter("sourcedId")):
        yield ({}, {}) if was == now else (was, now)


def _maker(standard: tuple[str, ...], header: list[str]) -> Callable[[list[str]], dict[str, str]]:
    """Makes fields a row of the columns of the standard and of extension columns."""
    odd = [name for name in header if name not in standard and not name.startswith("metadata.")]

    def make(fields: list[str]) -> dict[str, str]:
        row = dict(zip(header, fields, strict=True)) if fields else {}
        for name in odd:
            row.pop(name, None)
        return row

    return make


def pairs(old: Iterator[R], new: Iterator[R], nothing: R, id_of: Callable[[R], str]) -> Iterator[tuple[R, R]]:
    """Two sorted runs of rows side by side by their ids; where one side lacks a row, `nothing` stands in its place.

    >>> list(pairs(iter([["1"]]), iter([["2"]]), [], itemgetter(0)))
    [(['1'], []), ([], ['2'])]
    """
    before, after = next(old, nothing), next(new, nothing)
    while before and after:
        left, right = id_of(before), id_of(after)
        if left == right:
            yield before, after
            before, after = next(old, nothing), next(new, nothing)
        elif left < right:
            yield before, nothing
            before = next(old, nothing)
        else:
            yield nothing, after
            after = next(new, nothing)
    while before:
        yield before, nothing
        before = next(old, nothing)
    while after:
        yield nothing, after
        after = next(new, nothing)


def writer_like(path: Path, modes: Mapping[str, str], *packages: SortedPackage) -> OneRosterWriter:
    """A writer with the extension columns of these packages, and version and source of the first one."""
    extra = {
        table: tuple(name for name in package.header(table) if name.startswith("metadata."))
        for package in reversed(packages)
        for table in package.modes
    }
    manifest = packages[0].manifest
    return OneRosterWriter(
        path,
        version=packages[0].spec.version,
        modes=modes,
        metadata=extra,
        system_name=manifest.get("source.systemName", ""),
        system_code=manifest.get("source.systemCode", ""),
    )


class _BombError(zipfile.BadZipFile):
    """A file that grows beyond all measure when it is read."""


@contextmanager
def _opened(archive: zipfile.ZipFile, name: str) -> Iterator[io.TextIOWrapper]:
    """A file of a zip as text."""
    entry = archive.getinfo(name)
    if is_bomb(entry):
        raise _BombError
    with open_entry(archive, entry) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
        yield text


def _why(error: Exception) -> str:
    """The cause, where it helps: behind the sentence that says what cannot be read."""
    if isinstance(error, _BombError):
        return ": it is compressed far more than rosters are"
    if isinstance(error, csv.Error) and "field limit" in str(error):
        return f": a cell is longer than {csv.field_size_limit():,} characters"
    return ": it is encrypted" if isinstance(error.__cause__, RuntimeError) else ""


def _open(path: Path, stack: ExitStack) -> SortedPackage:
    try:
        archive = stack.enter_context(open_archive(path))
        with _opened(archive, "manifest.csv") as text:
            lines = islice(csv.reader(text, strict=True), MOST_MANIFEST_ROWS)
            manifest = {fields[0]: fields[1] for fields in lines if len(fields) == 2}
    except _UNREADABLE as error:
        raise PackageError(f"{path.name} is not a readable OneRoster zip{_why(error)}.") from error
    version = manifest.get("oneroster.version", "")
    if version not in VERSIONS:
        raise PackageError(f"{path.name} is not of OneRoster {' or '.join(VERSIONS)}.")
    known = spec(version)
    modes = {name: mode for name in known.tables if (mode := manifest.get(f"file.{name}", "")) in {"bulk", "delta"}}
    return SortedPackage(known, modes, manifest, archive)
