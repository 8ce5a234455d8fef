"""Comparing the header of a file with the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from aeries_sdk.oneroster.check.log import Log
    from aeries_sdk.oneroster.spec import Table

__all__ = ["Header", "is_header", "read_header"]


@attrs.frozen
class Header:
    """Where the columns of the standard are in the rows of one file.

    Attributes:
        places: Place in the row of every column of the standard, in its order; -1 for one that is missing.
        width: Number of fields in a row.
        standard: Number of fields up to the last column of the standard.
        in_order: True when a row begins with all columns of the standard in their order.
    """

    places: list[int]
    width: int
    standard: int
    in_order: bool


def is_header(table: Table, fields: list[str]) -> bool:
    """Whether a line is the header of a table, if perhaps a faulty one."""
    return not set(table.header[3:]).isdisjoint(fields)


def read_header(table: Table, fields: list[str], log: Log) -> Header | None:
    """Read the first line of a file and tell of everything wrong with it.

    Returns:
        None when the line is no header at all.
    """
    expected = table.header
    if not is_header(table, fields):
        log.add("header-missing", table.file, 1, more=_likeness(table, fields))
        return None
    places = [fields.index(name) if name in fields else -1 for name in expected]
    count = len(expected)
    if tuple(fields[:count]) != expected:
        _tell_missing(table, fields, log)
        found = [place for place in places if place >= 0]
        if found != sorted(found):
            log.add("header-order", table.file, 1)
    _tell_others(table, fields, log)
    return Header(places, len(fields), max(places) + 1, in_order=tuple(fields[:count]) == expected)


def _likeness(table: Table, fields: list[str]) -> str:
    """What a line has in common with the header that it is not."""
    plain = {name.strip(" \"'").lower() for name in fields}
    alike = plain & {name.lower() for name in table.header[3:]}
    return "Write the names without quotes and blanks, and with the letters of the standard." if alike else ""


def _tell_missing(table: Table, fields: list[str], log: Log) -> None:
    folded = {name.strip().lower(): place for place, name in enumerate(fields, 1)}
    for name in table.header:
        if name not in fields:
            place = folded.get(name.lower())
            spelling = f" Column {place} must be spelled exactly so." if place else ""
            log.add("header-column-missing", table.file, 1, name, more=f"Missing is {name}.{spelling}")


def _tell_others(table: Table, fields: list[str], log: Log) -> None:
    seen: set[str] = set()
    last = max(place for place, name in enumerate(fields) if name in table.header)
    for place, name in enumerate(fields):
        if name in seen:
            log.add("header-column-repeated", table.file, 1, more=f"It is column {place + 1}.")
        elif name in table.tolerated:
            log.add("header-old-column", table.file, 1, name)
        elif name.startswith("metadata.") and len(name) > len("metadata."):
            if place < last:
                log.add("header-order", table.file, 1, more=f"Column {place + 1} is a metadata column.")
        elif name not in table.header:
            # Told by its place: in a file without a header this would be somebody's data.
            log.add("header-column-unknown", table.file, 1, more=f"It is column {place + 1}.")
        seen.add(name)
