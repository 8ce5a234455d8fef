"""Reading one data file: its header, every value, its ids and references."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

from aeries_sdk.oneroster.check.columns import ColumnCheck
from aeries_sdk.oneroster.check.context import TableRules
from aeries_sdk.oneroster.check.enrollments import EnrollmentRules
from aeries_sdk.oneroster.check.gradebook import LineItemRules, ObjectiveRules, ResourceRules, ResultRules
from aeries_sdk.oneroster.check.header import read_header
from aeries_sdk.oneroster.check.keys import Keys, Repeats
from aeries_sdk.oneroster.check.lines import Records
from aeries_sdk.oneroster.check.package import DAMAGED
from aeries_sdk.oneroster.check.rostering import (
    ClassRules,
    CourseRules,
    OrgRules,
    RoleRules,
    SessionRules,
    UserProfileRules,
    UserRules,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aeries_sdk.findings import Level
    from aeries_sdk.oneroster.check.context import Context
    from aeries_sdk.oneroster.check.demands import Demands
    from aeries_sdk.oneroster.check.header import Header
    from aeries_sdk.oneroster.spec import Table

__all__ = ["TableCheck"]

_RULES: dict[str, type[TableRules]] = {
    "academicSessions": SessionRules,
    "classes": ClassRules,
    "courses": CourseRules,
    "enrollments": EnrollmentRules,
    "lineItemLearningObjectiveIds": ObjectiveRules,
    "lineItems": LineItemRules,
    "orgs": OrgRules,
    "resources": ResourceRules,
    "resultLearningObjectiveIds": ObjectiveRules,
    "results": ResultRules,
    "roles": RoleRules,
    "userProfiles": UserProfileRules,
    "users": UserRules,
}
# Rows between two looks of the caller at what has been found.
_STEP = 500


class TableCheck:
    """One data file on its way through the checker.

    Args:
        context: What has been read so far; this table's ids are added to it.
        table: The table.
        demands: What a consumer wants of this table beyond the standard, or None.
    """

    def __init__(self, context: Context, table: Table, demands: Demands | None) -> None:
        self._context = context
        self._table = table
        self._demands = demands
        self._rules = _RULES.get(table.name, TableRules)(context, table.name)
        self._keys = context.keys[table.name] = Keys()
        self._referred = any(table.name in other.references for other in context.spec.tables.values())
        self._repeats = Repeats()
        self._typed = self._referred and "type" in table.header and table.name in ("orgs", "academicSessions")
        self._checks = [ColumnCheck(context, table, column) for column in table.columns]
        self._rows = 0
        self._without_ids = False

    def run(self, stream: BinaryIO) -> Iterator[None]:
        """Read the file to its end; yields now and then so that findings can be told while it runs."""
        records = Records(stream, self._table.file, self._context.log)
        try:
            yield from self._read(records)
        except DAMAGED:
            self._tell("package-damaged")
            records.whole = False
        self._keys.whole = records.whole and not self._without_ids
        self._finish()
        yield

    def _read(self, records: Records) -> Iterator[None]:
        reading = iter(records)
        _line, first = next(reading, (1, [""]))
        header = self._header(first) if records.whole else None
        if header is None:
            records.whole = False
            return
        accepted = [check.accepted for check in self._checks]
        width = len(self._table.columns)
        for line, read in reading:
            fields = read
            if len(read) != header.width:
                if read == [""]:
                    self._tell("blank-line", line)
                    continue
                fields = self._fitted(read, header, line)
            row = fields[:width] if header.in_order else [fields[at] if at >= 0 else "" for at in header.places]
            for cell, fine, check in zip(row, accepted, self._checks, strict=True):
                if cell not in fine:
                    check(cell, line)
            self._take(row, line)
            if self._rows % _STEP == 0:
                yield
        if not self._rows and records.whole:
            self._tell("file-empty")

    def _header(self, fields: list[str]) -> Header | None:
        header = read_header(self._table, fields, self._context.log)
        if header is None:
            return None
        for check, place in zip(self._checks, header.places, strict=True):
            if place < 0:
                # Told once for the header; not once more for every row.
                check.accepted.add("")
        self._without_ids = header.places[0] < 0
        if self._demands is not None:
            self._demands.header(fields)
        return header

    def _fitted(self, fields: list[str], header: Header, line: int) -> list[str]:
        """A row of the wrong width, told and brought to the right one."""
        lacks_metadata_only = header.standard <= len(fields) < header.width
        self._tell("row-width", line, level="warning" if lacks_metadata_only else None)
        return (fields + [""] * header.width)[: header.width]

    def _take(self, row: list[str], line: int) -> None:
        key = row[0]
        if self._referred:
            if key and self._keys.positions.setdefault(hash(key), self._rows) != self._rows:
                self._tell("unique-id", line, "sourcedId")
            if self._typed:
                self._keys.types.append(sys.intern(row[self._rules.place["type"]]))
        elif key:
            self._repeats.add(key, line)
        self._rows += 1
        self._rules.row(row, line)
        if self._demands is not None:
            self._demands.row(row, line)

    def _finish(self) -> None:
        for line in self._repeats.later():
            self._tell("unique-id", line, "sourcedId")
        for check in self._checks:
            check.end()
        self._rules.end()

    def _tell(self, rule: str, line: int | None = None, column: str = "", level: Level | None = None) -> None:
        self._context.log.add(rule, self._table.file, line, column, level=level)
