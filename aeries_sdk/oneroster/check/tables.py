"""Reading one data file: its header, every value, its ids and references."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from aeries_sdk.oneroster.check.columns import ColumnCheck
from aeries_sdk.oneroster.check.context import TableRules
from aeries_sdk.oneroster.check.damage import Damage
from aeries_sdk.oneroster.check.enrollments import EnrollmentRules
from aeries_sdk.oneroster.check.gradebook import LineItemRules, ObjectiveRules, ResourceRules, ResultRules
from aeries_sdk.oneroster.check.header import is_header, read_header
from aeries_sdk.oneroster.check.keys import Keys, Repeats
from aeries_sdk.oneroster.check.lines import Records
from aeries_sdk.oneroster.check.package import DAMAGED
from aeries_sdk.oneroster.check.people import DemographicRules, RoleRules, UserProfileRules, UserRules
from aeries_sdk.oneroster.check.rostering import (
    ClassRules,
    CourseRules,
    OrgRules,
    SessionRules,
)
from aeries_sdk.oneroster.check.shape import is_header_again, is_note
from aeries_sdk.oneroster.check.values import are_guids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aeries_sdk.findings import Level
    from aeries_sdk.oneroster.check.context import Context
    from aeries_sdk.oneroster.check.demands import Demands
    from aeries_sdk.oneroster.check.header import Header
    from aeries_sdk.oneroster.check.lines import Block
    from aeries_sdk.oneroster.spec import Table

__all__ = ["TableCheck"]

# How many lines may stand before the header.
_BEFORE_HEADER = 10

_RULES: dict[str, type[TableRules]] = {
    "academicSessions": SessionRules,
    "classes": ClassRules,
    "courses": CourseRules,
    "demographics": DemographicRules,
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
        self._damage = Damage(table, context.log)
        self._checks = [ColumnCheck(context, table, column, self._damage) for column in table.columns]
        self._needed = [at for at, column in enumerate(table.columns) if at and column.required == "yes"]
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
        header = self._find_header(records) if records.whole else None
        if header is None:
            records.whole = False
            return
        while records.whole:
            block = records.plain_block(header.width) or self._fitted(records, header)
            if block is None:
                break
            lines, columns = block
            if lines:
                blank = [""] * len(lines)
                self._take(*self._records_of([columns[at] if at >= 0 else blank for at in header.places], lines))
            yield
        if not self._rows and records.whole:
            self._tell("file-empty")

    def _find_header(self, records: Records) -> Header | None:
        """The header, which lines of another kind may come before; None, and the first line is told of, without one."""
        before: list[tuple[int, list[str]]] = []
        for line, fields in islice(records, _BEFORE_HEADER):
            if is_header(self._table, fields):
                for earlier, cells in before:
                    self._tell("note-line" if any(cells) else "blank-line", earlier)
                return self._header(fields)
            before.append((line, fields))
        return self._header(before[0][1] if before else [""]) if records.whole else None

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

    def _fitted(self, records: Records, header: Header) -> Block | None:
        """The rows that are held as columns; those of the wrong width are told of. None where there are no rows."""
        lines, rows = records.held_rows()
        if not rows:
            return None
        kept: list[int] = []
        fitted: list[list[str]] = []
        needed = [header.places[place] for place in self._needed if header.places[place] >= 0]
        for line, row in zip(lines, rows, strict=True):
            if row == [""]:
                self._tell("blank-line", line)
                continue
            if len(row) != header.width:
                if is_note(row, needed):
                    self._tell("note-line", line)
                    continue
                lacks_metadata_only = header.standard <= len(row) < header.width
                cut = records.unfinished and line == lines[-1] and len(row) < header.width
                more = "The last line has no line end: the file may be cut off. Transfer it again." if cut else ""
                self._tell("row-width", line, level="warning" if lacks_metadata_only else None, more=more)
            kept.append(line)
            fitted.append((row + [""] * header.width)[: header.width])
        return kept, [*zip(*fitted, strict=True)] or [()] * header.width

    def _records_of(self, columns: Sequence[Sequence[str]], lines: Sequence[int]) -> Block:
        """The rows that are records; blank ones, notes and repeated headers are told of."""
        ids = columns[0]
        probe = columns[self._needed[0]] if self._needed else ids
        # A line of dashes follows the header, where a program writes one.
        looks_fine = "sourcedId" not in ids and "" not in probe and ids[0].strip("-=") != ""
        if looks_fine and (self._needed or are_guids(ids)):
            return lines, columns
        kept: list[int] = []
        for at, (row, line) in enumerate(zip(zip(*columns, strict=True), lines, strict=True)):
            if not any(map(str.strip, row)):
                self._tell("blank-line", line)
            elif row[0] == "sourcedId" and is_header_again(row, self._table.header):
                self._tell("header-again", line)
            elif is_note(row, self._needed):
                self._tell("note-line", line)
            else:
                kept.append(at)
        return [lines[at] for at in kept], [[column[at] for at in kept] for column in columns]

    def _take(self, lines: Sequence[int], columns: Sequence[Sequence[str]]) -> None:
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
        self._damage.close({check.name: check.filled for check in self._checks})
        self._rules.end()

    def _tell(
        self, rule: str, line: int | None = None, column: str = "", level: Level | None = None, more: str = ""
    ) -> None:
        self._context.log.add(rule, self._table.file, line, column, more, level)
