"""Reads packages row by row, in the order of their sourcedIds: for comparing, merging and turning them into others."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Generator, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import attrs

from aeries_sdk.oneroster.check.package import DAMAGED, PackageError
from aeries_sdk.oneroster.spec import VERSIONS, Spec, spec
from aeries_sdk.oneroster.writer import OneRosterWriter

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
        if table not in self.modes:
            return
        known = self.spec.tables[table]
        with closing(self._records(table)) as records:
            header = next(records, [])
            odd = [name for name in header if name not in known.header and not name.startswith("metadata.")]
            if not {*known.header} <= {*header}:
                raise PackageError(f"{known.file} of the package lacks a column.")
            last = ""
            for fields in records:
                if len(fields) != len(header):
                    raise PackageError(f"A row of {known.file} of the package has not as many fields as its header.")
                row = dict(zip(header, fields, strict=True))
                for name in odd:
                    del row[name]
                if row["sourcedId"] != last:
                    last = row["sourcedId"]
                    yield row

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
            with self.archive.open(name) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
                yield from csv.reader(text, strict=True)
        except _UNREADABLE as error:
            raise PackageError(f"{name} of the package cannot be read.") from error


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


def pairs(
    old: Iterator[dict[str, str]], new: Iterator[dict[str, str]]
) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Two sorted runs of rows side by side by sourcedId; where one side lacks a row, its dictionary is empty.

    >>> list(pairs(iter([{"sourcedId": "1"}]), iter([{"sourcedId": "2"}])))
    [({'sourcedId': '1'}, {}), ({}, {'sourcedId': '2'})]
    """
    before, after = next(old, {}), next(new, {})
    while before or after:
        left, right = before.get("sourcedId"), after.get("sourcedId")
        if right is None or (left is not None and left < right):
            yield before, {}
            before = next(old, {})
        elif left is None or right < left:
            yield {}, after
            after = next(new, {})
        else:
            yield before, after
            before, after = next(old, {}), next(new, {})


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


def _open(path: Path, stack: ExitStack) -> SortedPackage:
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
        with archive.open("manifest.csv") as raw:
            lines = csv.reader(io.TextIOWrapper(raw, "utf-8-sig", newline=""), strict=True)
            manifest = {fields[0]: fields[1] for fields in lines if len(fields) == 2}
    except _UNREADABLE as error:
        raise PackageError(f"{path.name} is no readable OneRoster zip.") from error
    version = manifest.get("oneroster.version", "")
    if version not in VERSIONS:
        raise PackageError(f"{path.name} is not of OneRoster {' or '.join(VERSIONS)}.")
    known = spec(version)
    modes = {name: mode for name in known.tables if (mode := manifest.get(f"file.{name}", "")) in {"bulk", "delta"}}
    return SortedPackage(known, modes, manifest, archive)
