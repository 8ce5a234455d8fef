"""Reading manifest.csv and comparing it with the files that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from aeries_sdk.oneroster.check.lines import Records
from aeries_sdk.oneroster.check.package import DAMAGED
from aeries_sdk.oneroster.spec import VERSIONS, spec

if TYPE_CHECKING:
    from aeries_sdk.oneroster.check.log import Log
    from aeries_sdk.oneroster.check.package import Package
    from aeries_sdk.oneroster.spec import Spec

__all__ = ["Manifest", "read_manifest"]

FILE = "manifest.csv"
MOST_ROWS = 1000


@attrs.frozen
class Manifest:
    """What the manifest says.

    Attributes:
        spec: The tables of its version.
        present: False where there is no manifest, as in OneRoster 1.0.
        rows: Value and line by property.
    """

    spec: Spec
    present: bool
    rows: dict[str, tuple[str, int]]

    def mode(self, table: str) -> str:
        """The mode written for a table: "bulk", "delta" or "absent", or "" where it is none of them."""
        value = self.rows.get(f"file.{table}", ("", 0))[0]
        return value if value in ("bulk", "delta", "absent") else ""


def read_manifest(package: Package, log: Log) -> Manifest:
    """Read the manifest and tell of everything wrong with it and with the set of files."""
    present = FILE in package.openers
    rows = _rows(package, log) if present else {}
    if not present:
        log.add("manifest-missing", FILE)
    # A manifest that is no CSV file is told of once, and not once more for all that it does not say.
    readable = present and rows is not None
    rows = rows or {}
    version = rows.get("oneroster.version", ("", 0))[0]
    if version not in VERSIONS:
        if readable:
            log.add("oneroster-version", FILE, rows.get("oneroster.version", ("", None))[1], "value")
        family = version[:3]
        guess = "1.2" if "roles.csv" in package.openers else "1.1"
        version = family if family in VERSIONS else guess
    manifest = Manifest(spec(version), present, rows)
    if readable:
        _properties(manifest, log)
        for table in manifest.spec.tables.values():
            _compare(manifest, table.name, table.file in package.openers, log)
    for file in package.openers.keys() - {FILE} - {table.file for table in manifest.spec.tables.values()}:
        log.add("package-extra-file", file, more=f"It is not a file of OneRoster {version}.")
    return manifest


def _rows(package: Package, log: Log) -> dict[str, tuple[str, int]] | None:
    """The rows of the manifest; None where it is no CSV file."""
    rows: dict[str, tuple[str, int]] = {}
    try:
        with package.open(FILE) as stream:
            records = Records(stream, FILE, log)
            for number, (line, fields) in enumerate(records):
                if number == 0:
                    if fields != ["propertyName", "value"]:
                        log.add("manifest-header", FILE, line)
                elif fields == [""]:
                    log.add("blank-line", FILE, line)
                elif len(fields) != 2:
                    log.add("row-width", FILE, line)
                elif fields[0] in rows:
                    log.add("manifest-row-repeated", FILE, line)
                elif number < MOST_ROWS:
                    rows[fields[0]] = (fields[1], line)
            if not rows and not records.whole:
                return None
    except DAMAGED:
        log.add("package-damaged", FILE)
    return rows


def _properties(manifest: Manifest, log: Log) -> None:
    known = manifest.spec
    value, line = manifest.rows.get("manifest.version", ("", None))
    if value != known.manifest["manifest.version"]:
        log.add("manifest-version", FILE, line, "value")
    files = {f"file.{name}" for name in known.tables}
    expected = {*known.manifest, *known.manifest_optional, *files}
    for name, (_value, line) in manifest.rows.items():
        if name not in expected:
            log.add("manifest-row-unknown", FILE, line, level="error" if name.startswith("file.") else None)
        elif name in files and not manifest.mode(name.removeprefix("file.")):
            log.add("manifest-mode", FILE, line, "value")


def _compare(manifest: Manifest, table: str, there: bool, log: Log) -> None:
    file = f"{table}.csv"
    _value, line = manifest.rows.get(f"file.{table}", ("", None))
    mode = manifest.mode(table)
    if manifest.present and line is None:
        log.add("manifest-row-missing", FILE, more=f"Missing is file.{table}.")
    elif mode == "absent" and there:
        log.add("manifest-file-absent", file)
    elif mode in ("bulk", "delta") and not there:
        log.add("manifest-file-missing", FILE, line, more=f"Missing is {file}.")
