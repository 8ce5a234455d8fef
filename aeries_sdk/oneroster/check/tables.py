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
    from collections.abc import Iterator, Sequence

    from aeries_sdk.findings import Level
    from aeries_sdk.oneroster.check.context import Context
    from aeries_sdk.oneroster.check.demands import Demands
    from aeries_sdk.oneroster.check.header import Header
    from aeries_sdk.oneroster.check.lines import Block
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
        while records.whole:
            block = records.plain_block(header.width) or self._fitted(*records.held_rows(), header)
            if block is None:
                break
            lines, columns = block
            if lines:
                blank = [""] * len(lines)
                self._take([columns[at] if at >= 0 else blank for at in header.places], lines)
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

    def _fitted(self, lines: list[int], rows: list[list[str]], header: Header) -> Block | None:
        """Rows as columns; those of the wrong width are told of. None where there are no rows."""
        if not rows:
            return None
        kept: list[int] = []
        fitted: list[list[str]] = []
        for line, row in zip(lines, rows, strict=True):
            if row == [""]:
                self._tell("blank-line", line)
                continue
            if len(row) != header.width:
                lacks_metadata_only = header.standard <= len(row) < header.width
                self._tell("row-width", line, level="warning" if lacks_metadata_only else None)
            kept.append(line)
            fitted.append((row + [""] * header.width)[: header.width])
        return kept, [*zip(*fitted, strict=True)]

    def _take(self, columns: Sequence[Sequence[str]], lines: Sequence[int]) -> None:
        for cells, check in zip(columns, self._checks, strict=True):
            check(cells, lines)
        self._take_ids(columns[0], lines)
        if self._typed:
            self._keys.types.extend(map(sys.intern, columns[self._rules.place["type"]]))
        self._rows += len(lines)
        self._rules.block(columns, lines)
        if self._demands is not None:
            for row, line in zip(zip(*columns, strict=True), lines, strict=True):
                self._demands.row(row, line)

    def _take_ids(self, ids: Sequence[str], lines: Sequence[int]) -> None:
        if self._referred:
            positions = self._keys.positions
            for place, (key, line) in enumerate(zip(ids, lines, strict=True), self._rows):
                if key and positions.setdefault(hash(key), place) != place:
                    self._tell("unique-id", line, "sourcedId")
        elif "" in ids:
            for key, line in zip(ids, lines, strict=True):
                if key:
                    self._repeats.add(key, line)
        else:
            self._repeats.extend(ids, lines)

    def _finish(self) -> None:
        for line in self._repeats.later():
            self._tell("unique-id", line, "sourcedId")
        for check in self._checks:
            check.end()
        self._rules.end()

    def _tell(self, rule: str, line: int | None = None, column: str = "", level: Level | None = None) -> None:
        self._context.log.add(rule, self._table.file, line, column, level=level)
