"""Deltas: what changed between two bulk packages, and the way back from a delta to a bulk package.

A package is all the state there is: both are read side by side in the order of their sourcedIds, a row at a time.
"""

from __future__ import annotations

import os
from datetime import datetime
from operator import itemgetter

from aeries_sdk import arguments
from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster.packages import SortedPackage, differing, open_sorted, pairs, writer_like
from aeries_sdk.oneroster.rows import datetime_text
from aeries_sdk.oneroster.writer import OneRosterWriter

_BULK = {"status": "", "dateLastModified": ""}


def write_delta(old: SortedPackage, new: SortedPackage, writer: OneRosterWriter, moment: datetime) -> None:
    """Write what changed between two bulk packages: `active` rows to create or replace, `tobedeleted` rows to remove.

    Args:
        old: The package that the receiver has.
        new: The package of now.
        writer: A writer in delta mode; it is not committed.
        moment: The dateLastModified of every row.

    Raises:
        ConfigError: The packages are of different versions, or one of them is no bulk package; or the moment has no
            time zone.
    """
    if old.spec.version != new.spec.version:
        raise ConfigError("A delta needs two packages of the same version of OneRoster.")
    if {*old.modes.values(), *new.modes.values()} - {"bulk"}:
        raise ConfigError("A delta is made from two bulk packages; apply_delta makes one from a bulk and a delta.")
    stamp = datetime_text(moment)
    for table in new.spec.tables:
        for before, after in differing(old, new, table):
            if after:
                writer.add(table, {**after, "status": "active", "dateLastModified": stamp})
            elif before:
                writer.add(table, {**before, "status": "tobedeleted", "dateLastModified": stamp})


def apply_delta(
    bulk: str | os.PathLike[str], delta: str | os.PathLike[str], out: str | os.PathLike[str]
) -> dict[str, int]:
    """The bulk package that a receiver has after a delta, written to `out` in one step.

    `export(..., previous="last.zip")` needs it for the next time: the delta brings `last.zip` up to date.

    Args:
        bulk: The package before.
        delta: What changed since; tables that it holds in bulk replace those of the package.
        out: The zip to write; it may be `bulk` itself.

    Returns:
        Rows per file.

    Raises:
        PackageError: A file is missing, is no OneRoster zip, or is compressed far more than rosters are.
        ConfigError: They are of different versions, or the first is no bulk package.
        ExportError: The zip could not be written.

    >>> import tempfile
    >>> from pathlib import Path
    >>> folder, moment = Path(tempfile.mkdtemp()), "2026-10-01T08:00:00.000Z"
    >>> def pack(name, mode, rows):
    ...     with OneRosterWriter(folder / name, mode=mode) as writer:
    ...         writer.add_all("orgs", ({"name": "Oak", "type": "school", **row} for row in rows))
    ...         writer.commit()
    >>> pack("last.zip", "bulk", [{"sourcedId": "1"}, {"sourcedId": "2"}])
    >>> pack("delta.zip", "delta", [{"sourcedId": "2", "status": "tobedeleted", "dateLastModified": moment}])
    >>> apply_delta(folder / "last.zip", folder / "delta.zip", folder / "last.zip")
    {'orgs': 1}
    """
    before, changed, target = (
        arguments.path(value, name) for name, value in (("bulk", bulk), ("delta", delta), ("out", out))
    )
    with open_sorted(before) as old, open_sorted(changed) as changes:
        if old.spec.version != changes.spec.version:
            raise ConfigError("The delta is of another version of OneRoster.")
        if "delta" in old.modes.values():
            raise ConfigError("The first package must be a bulk package.")
        with writer_like(target, {}, old, changes) as writer:
            for table in old.spec.tables:
                _apply(table, old, changes, writer)
            counts = dict(writer.counts)
            writer.commit()
    return counts


def _apply(table: str, old: SortedPackage, changes: SortedPackage, writer: OneRosterWriter) -> None:
    if changes.modes.get(table) == "bulk":
        writer.add_all(table, changes.rows(table))
        return
    for before, change in pairs(old.rows(table), changes.rows(table), {}, itemgetter("sourcedId")):
        if not change:
            writer.add(table, before)
        elif change["status"] != "tobedeleted":
            writer.add(table, {**change, **_BULK})
