"""Checking the cells of one column: presence, type, vocabulary and references."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.damage import NOTHING, damaged_cells
from aeries_sdk.oneroster.check.emails import are_addresses, why_no_address
from aeries_sdk.oneroster.check.values import are_fine_texts, are_guids, date_form, problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aeries_sdk.oneroster.check.context import Context
    from aeries_sdk.oneroster.check.damage import Damage
    from aeries_sdk.oneroster.spec import Column, Table

__all__ = ["ColumnCheck"]

_REMEMBERED = 4096
# Kinds of damage that another rule tells of: NULL is no address, and a username may be that of a person named so.
_TOLD_ELSEWHERE = {"email": ("nothing", "error"), "username": ("nothing",)}


class ColumnCheck:
    """The check of one column of one file; call it with its cells, some thousands at a time.

    Attributes:
        name: Name of the column.
        accepted: Cells that need no second look.
        filled: The number of texts that are not blank.
    """

    def __init__(self, context: Context, table: Table, column: Column, damage: Damage) -> None:
        self._context = context
        self._damage = damage
        self.name = column.name
        self._is_email = column.name == "email"
        self._dates: dict[str, list[int]] = {}
        self.filled = 0
        self._table = table
        self._column = column
        self._mode = context.modes[table.name]
        self._to_itself = column.ref == table.name
        # A column of the rows' own ids, all of them different: nothing is worth remembering, and only the form counts.
        self._is_plain_id = column.type == "guid" and not column.ref and column.required != "delta"
        self._is_free_text = column.type == "text" and column.values is None and column.required != "delta"
        self._strict = self._is_strict()
        target = context.keys.get(column.ref)
        self._positions = {} if target is None or self._to_itself or column.type == "refs" else target.positions
        self._pending = array("q")
        self._pending_lines = array("I")
        may_be_blank = column.required == "no" or (column.required == "delta" and self._mode == "bulk")
        self.accepted: set[str] = {""} if may_be_blank else set()

    def _is_strict(self) -> bool:
        ref = self._column.ref
        if not ref or self._to_itself or self._mode != "bulk":
            return False
        if self._context.modes[ref] == "absent":
            # A file that is needed in any case has been told of once; this is about those that only some rows need.
            return ref not in self._table.needs
        return self._context.whole(ref)

    def __call__(self, cells: Sequence[str], lines: Sequence[int]) -> None:
        """Tell of everything wrong with the next cells."""
        self.filled += len(cells) - cells.count("")
        if self._is_plain_id and NOTHING.isdisjoint(cells) and not cells[-1].endswith(".0") and are_guids(cells):
            return
        unknown = {*cells} - self.accepted
        if not unknown or self._are_known_ids(unknown):
            return
        damaged = self._damaged(unknown)
        if self._is_free_text and not damaged and self._are_fine(unknown):
            return
        for cell, line in zip(cells, lines, strict=True):
            if cell in damaged or (cell in unknown and cell not in self.accepted):
                kind, certain = damaged.get(cell, ("", False))
                if kind:
                    self._damage.add(self._column, line, kind, certain)
                if not certain:
                    self._check(cell, line)
        # They are to be counted in the next rows, too.
        self.accepted -= damaged.keys()

    def _damaged(self, cells: set[str]) -> dict[str, tuple[str, bool]]:
        """The damaged ones among some cells; an id that is found is none, and other rules judge some columns better."""
        ignored = _TOLD_ELSEWHERE.get(self._column.name, ())
        return {
            cell: found
            for cell, found in damaged_cells(self._column, cells).items()
            if found[0] not in ignored and hash(cell) not in self._positions
        }

    def _are_fine(self, cells: set[str]) -> bool:
        return are_fine_texts(cells) and (not self._is_email or are_addresses(cells))

    def _are_known_ids(self, cells: Iterable[str]) -> bool:
        return not self._column.ref_type and self._positions.keys() >= {*map(hash, cells)}

    def _check(self, cell: str, line: int) -> None:
        # An id that is found is a valid one: most cells of most files end here.
        place = self._positions.get(hash(cell), -1)
        column = self._column
        if place >= 0:
            self._look_at_type(cell, place, line)
        elif column.required == "delta" and self._mode == "bulk":
            self._tell("bulk-blank", line)
        elif column.required != "no" and not cell.strip():
            self._tell("required" if column.required == "yes" else "delta-filled", line)
        else:
            self._look(cell, line)

    def _look(self, cell: str, line: int) -> None:
        column = self._column
        if self._context.is_1_0 and column.name == "status" and cell == "inactive":
            self._tell("status-inactive", line)
            return
        broken = problems(column, cell)
        form = date_form(cell) if "date" in broken or "datetime" in broken else ""
        if form:
            self._dates.setdefault(form, []).append(line)
            return
        for rule in broken:
            self._tell(rule, line, self._advice(rule))
        if broken:
            return
        reason = why_no_address(cell) if self._is_email else ""
        if reason:
            self._tell("email", line, reason)
            return
        if column.ref:
            if self._refer(cell, line) and len(self.accepted) < _REMEMBERED:
                self.accepted.add(cell)
        elif column.type != "guid" and len(self.accepted) < _REMEMBERED:
            self.accepted.add(cell)

    def _advice(self, rule: str) -> str:
        if not rule.startswith("vocabulary") or self._column.values is None:
            return ""
        own = ", or one of your own that starts with ext:" if self._column.extensible else ""
        return f"Known are {', '.join(sorted(self._column.values))}{own}."

    def _look_at_type(self, cell: str, place: int, line: int) -> None:
        column = self._column
        if column.ref_type:
            kind = self._context.keys[column.ref].types[place]
            if kind != column.ref_type and not kind.startswith("ext:"):
                self._tell("reference-type", line, f"It must have the type {column.ref_type}.")
                return
        if len(self.accepted) < _REMEMBERED:
            self.accepted.add(cell)

    def _refer(self, cell: str, line: int) -> bool:
        """Look up the references of a cell, and answer whether they need no second look."""
        items = cell.split(",")
        if self._to_itself:
            self._pending.extend(map(hash, items))
            self._pending_lines.extend([line] * len(items))
            return False
        lost = sum(self._context.find(self._column.ref, item) < 0 for item in items) if self._strict else 0
        for _ in range(lost):
            self._tell("reference", line, f"It is looked for in {self._column.ref}.csv.")
        return not lost

    def end(self) -> None:
        """Tell of dates in another form, and judge the references into the column's own file, known only now."""
        for form, lines in self._dates.items():
            others = f", as are {len(lines) - 1:,} more of the column" if len(lines) > 1 else ""
            self._tell(self._column.type, lines[0], f"It is written as {form}{others}.")
        if self._mode == "bulk" and self._context.whole(self._table.name):
            positions = self._context.keys[self._table.name].positions
            for code, line in zip(self._pending, self._pending_lines, strict=True):
                if code not in positions:
                    self._tell("reference", line, f"It is looked for in {self._table.file}.")

    def _tell(self, rule: str, line: int, more: str = "") -> None:
        self._context.log.add(rule, self._table.file, line, self._column.name, more)
