"""Rules of enrollments, which look at users, classes, terms and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from aeries_sdk.oneroster.check.context import TableRules
from aeries_sdk.oneroster.check.keys import Overlaps
from aeries_sdk.oneroster.check.values import day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from aeries_sdk.oneroster.check.context import Context

__all__ = ["EnrollmentRules"]

_ADMINISTRATORS = {"administrator", "districtAdministrator", "principal", "siteAdministrator", "systemAdministrator"}
_FITS = {
    "student": {"student"},
    "teacher": {"teacher"},
    "administrator": _ADMINISTRATORS,
    "proctor": {"proctor", "teacher", "aide", *_ADMINISTRATORS},
}
_SOMEONE, _TEACHER = 1, 2


@attrs.frozen
class _Block:
    """Some rows as columns, and their lines."""

    columns: Sequence[Sequence[str]]
    lines: Sequence[int]

    def values(self, places: Iterable[int]) -> Iterator[tuple[str, ...]]:
        """Row by row, the values at some places."""
        return zip(*[self.columns[place] for place in places], strict=True)


class EnrollmentRules(TableRules):
    """An enrollment agrees with its class and its user, and stands once."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._same = Overlaps()
        self._primaries = Overlaps()
        self._in_class = bytearray(len(context.classes.lines))
        self._classes, self._users = (
            context.keys[name].positions if name in context.keys else {} for name in ("classes", "users")
        )
        self._roles_known = context.roles_known
        bits = context.role_bits
        self._fits = {role: sum(bits.get(name, 0) for name in names) for role, names in _FITS.items()}
        place = self.place
        self._class, self._user, self._school = (
            place["classSourcedId"],
            place["userSourcedId"],
            place["schoolSourcedId"],
        )
        self._role, self._primary = place["role"], place["primary"]
        self._begin, self._end = place["beginDate"], place["endDate"]

    def block(self, columns: Sequence[Sequence[str]], lines: Sequence[int], /) -> None:
        """Look at the next enrollments, their classes and their users: at each combination of values once."""
        days = {text: day(text) for text in {*columns[self._begin], *columns[self._end]}}
        table = _Block(columns, lines)
        self._tell_of(
            table,
            (self._primary, self._role),
            {("primary-not-teacher", "primary"): lambda primary, role: primary == "true" and role != "teacher"},
        )
        self._tell_of(
            table,
            (self._begin, self._end),
            {("dates-order", "endDate"): lambda begin, end: 0 < days[end] <= days[begin]},
        )
        if "tobedeleted" in columns[1]:
            there = [place for place, status in enumerate(columns[1]) if status != "tobedeleted"]
            table = _Block([[column[place] for place in there] for column in columns], [lines[at] for at in there])
        self._remember(table, days)
        self._against_classes(table, days)
        if self._roles_known:
            self._tell_of(table, (self._user, self._role), {("enrollment-role", "role"): self._does_not_fit})

    def _tell_of(
        self, table: _Block, places: tuple[int, ...], rules: Mapping[tuple[str, str], Callable[..., bool]]
    ) -> None:
        """Tell of the rows that have a wrong combination of values, by the rule that it breaks and its column."""
        combinations = {*table.values(places)}
        for (rule, column), is_wrong in rules.items():
            wrong = {values for values in combinations if is_wrong(*values)}
            if wrong:
                for values, line in zip(table.values(places), table.lines, strict=True):
                    if values in wrong:
                        self.tell(rule, line, column)

    def _remember(self, table: _Block, days: Mapping[str, int]) -> None:
        groups, roles, primaries = (table.columns[place] for place in (self._class, self._role, self._primary))
        begins, ends = ([days[text] for text in table.columns[place]] for place in (self._begin, self._end))
        self._same.extend_spans(table.values((self._class, self._user, self._role)), table.lines, begins, ends)
        if "true" in primaries:
            main = [place for place, text in enumerate(primaries) if text == "true" and roles[place] == "teacher"]
            self._primaries.extend_spans(
                [groups[place] for place in main],
                [table.lines[place] for place in main],
                [begins[place] for place in main],
                [ends[place] for place in main],
            )

    def _against_classes(self, table: _Block, days: Mapping[str, int]) -> None:
        classes, positions = self.context.classes, self._classes

        def other_school(group: str, school: str, *_: str) -> bool:
            place = positions.get(hash(group), -1)
            return place >= 0 and classes.schools[place] != hash(school)

        def begins_outside(group: str, _school: str, begin: str, _end: str) -> bool:
            place = positions.get(hash(group), -1)
            start = classes.starts[place] if place >= 0 else 0
            return bool(start and days[begin]) and not start <= days[begin] < classes.ends[place]

        def ends_outside(group: str, school: str, begin: str, end: str) -> bool:
            place = positions.get(hash(group), -1)
            start = classes.starts[place] if place >= 0 else 0
            wrong = bool(start and days[end]) and not start < days[end] <= classes.ends[place]
            return wrong and not begins_outside(group, school, begin, end)

        for group, role in {*table.values((self._class, self._role))}:
            place = positions.get(hash(group), -1)
            if place >= 0:
                self._in_class[place] |= _SOMEONE | (_TEACHER if role == "teacher" else 0)
        self._tell_of(
            table,
            (self._class, self._school, self._begin, self._end),
            {
                ("enrollment-school", "schoolSourcedId"): other_school,
                ("enrollment-terms", "beginDate"): begins_outside,
                ("enrollment-terms", "endDate"): ends_outside,
            },
        )

    def _does_not_fit(self, user: str, role: str) -> bool:
        place = self._users.get(hash(user), -1)
        if place < 0:
            return False
        roles, fitting = self.context.users.roles[place], self._fits.get(role, 0)
        return bool(roles and fitting and not roles & fitting)

    def end(self) -> None:
        """Tell of enrollments that overlap, and of classes without people."""
        for line in self._same.later():
            self.tell("enrollment-repeated", line)
        for line in self._primaries.later():
            self.tell("primary-twice", line, "primary")
        if not self.context.whole(self.table.name, "classes"):
            return
        for line, seen in zip(self.context.classes.lines, self._in_class, strict=True):
            if not seen:
                self.context.log.add("class-unused", "classes.csv", line, "sourcedId")
            elif not seen & _TEACHER:
                self.context.log.add("class-no-teacher", "classes.csv", line, "sourcedId")
