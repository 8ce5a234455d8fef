"""Reading one data file: its header, every value, its ids and references."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

from aeries_sdk.oneroster.check.columns import ColumnCheck
from aeries_sdk.oneroster.check.context import TableRules
from aeries_sdk.oneroster.check.enrollments import EnrollmentRules
from aeries_sdk.oneroster.check.gradebook import LineItemRules, ObjectiveRules, ResultRules
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

    def run(self, stream: BinaryIO) -> Iterator[None]:
        """Read the file to its end; yields now and then so that findings can be told while it runs."""
        records = Records(stream, self._table.file, self._context.log)
        try:
            yield from self._read(records)
        except DAMAGED:
            self._tell("package-damaged")
            records.whole = False
        self._keys.whole = records.whole
        self._finish()
        yield

    def _read(self, records: Records) -> Iterator[None]:
        reading = iter(records)
        line, fields = next(reading, (1, [""]))
        if not records.whole:
            return
        header = read_header(self._table, fields, self._context.log)
        if header is None:
            records.whole = False
            return
        if self._demands is not None:
            self._demands.header(fields)
        present = [place >= 0 for place in header.places]
        width = len(self._table.columns)
        for line, read in reading:
            fields = read
            if len(read) != header.width:
                if read == [""]:
                    self._tell("blank-line", line)
                    continue
                lacks_metadata_only = header.standard <= len(read) < header.width
                self._tell("row-width", line, level="warning" if lacks_metadata_only else None)
                fields = (read + [""] * header.width)[: header.width]
            row = fields[:width] if header.in_order else [fields[at] if at >= 0 else "" for at in header.places]
            for cell, check, there in zip(row, self._checks, present, strict=True):
                if there and cell not in check.accepted:
                    check(cell, line)
            self._take(row, line)
            if self._rows % _STEP == 0:
                yield
        if not self._rows and records.whole:
            self._tell("file-empty")

    def _take(self, row: list[str], line: int) -> None:
        key = row[0]
        if self._referred:
            code = hash(key)
            if code not in self._keys.positions:
                self._keys.positions[code] = self._rows
            elif key:
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
