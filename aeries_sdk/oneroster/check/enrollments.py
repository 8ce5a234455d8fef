"""Rules of enrollments, which look at users, classes, terms and each other."""

from __future__ import annotations

from itertools import repeat
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
_NONE: frozenset[int] = frozenset()
_SOMEONE, _TEACHER, _STUDENT = 1, 2, 4
_MARKS = {"teacher": _SOMEONE | _TEACHER, "student": _SOMEONE | _STUDENT}


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
            places = [*map(self._users.get, map(hash, table.columns[self._user]), repeat(-1))]
            self._against_roles(table, places)
            self._against_orgs(table, places)

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
                self._in_class[place] |= _MARKS.get(role, _SOMEONE)
        self._tell_of(
            table,
            (self._class, self._school, self._begin, self._end),
            {
                ("enrollment-school", "schoolSourcedId"): other_school,
                ("enrollment-terms", "beginDate"): begins_outside,
                ("enrollment-terms", "endDate"): ends_outside,
            },
        )

    def _against_roles(self, table: _Block, places: Sequence[int]) -> None:
        """Tell of roles in classes that do not fit those of the users at these places."""
        users, roles = self.context.users, table.columns[self._role]
        bits = [users.roles[place] if place >= 0 else 0 for place in places]
        wrong = {(role, held) for role, held in {*zip(roles, bits, strict=True)} if held and self._misfits(role, held)}
        if wrong:
            for pair, line in zip(zip(roles, bits, strict=True), table.lines, strict=True):
                if pair in wrong:
                    self.tell("enrollment-role", line, "role")

    def _misfits(self, role: str, held: int) -> bool:
        fitting = self._fits.get(role, 0)
        return bool(fitting) and not held & fitting

    def _against_orgs(self, table: _Block, places: Sequence[int]) -> None:
        """Tell of users who belong neither to the school of the class nor to an org above it."""
        users = self.context.users
        orgs = [users.orgs[place] if place >= 0 else 0 for place in places]
        schools = table.columns[self._school]
        wrong = {pair for pair in {*zip(schools, orgs, strict=True)} if self._is_elsewhere(*pair)}
        if not wrong:
            return
        classes = self.context.classes.schools
        for school, number, group, line in zip(schools, orgs, table.columns[self._class], table.lines, strict=True):
            at = self._classes.get(hash(group), -1)
            if (school, number) in wrong and (at < 0 or classes[at] == hash(school)):
                self.tell("enrollment-user-school", line, "userSourcedId")

    def _is_elsewhere(self, school: str, number: int) -> bool:
        orgs, here = self.context.users.org_sets.sets[number], hash(school)
        return bool(orgs) and here not in orgs and self.context.above_orgs.get(here, _NONE).isdisjoint(orgs)

    def end(self) -> None:
        """Tell of enrollments that overlap, and of classes without people."""
        for line in self._same.later():
            self.tell("enrollment-repeated", line)
        for line in self._primaries.later():
            self.tell("primary-twice", line, "primary")
        if not self.context.whole(self.table.name, "classes"):
            return
        without: list[int] = []
        for line, seen in zip(self.context.classes.lines, self._in_class, strict=True):
            if not seen:
                self.context.log.add("class-unused", "classes.csv", line, "sourcedId")
            elif not seen & _TEACHER:
                self.context.log.add("class-no-teacher", "classes.csv", line, "sourcedId")
            if seen and not seen & _STUDENT:
                without.append(line)
        self.context.log.add_all("class-no-student", "classes.csv", without, "sourcedId")
