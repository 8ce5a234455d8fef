"""Rules of enrollments, which look at users, classes, terms and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.context import TableRules
from aeries_sdk.oneroster.check.keys import Overlaps
from aeries_sdk.oneroster.check.values import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

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
        places = (self._class, self._school, self._user, self._role, self._primary, self._begin, self._end)
        groups, schools, users, roles, primaries, begins, ends = (columns[place] for place in places)
        spans = {days: (day(days[0]), day(days[1])) for days in {*zip(begins, ends, strict=True)}}
        self._tell_of(
            {found for found in {*zip(primaries, roles, strict=True)} if found[0] == "true" and found[1] != "teacher"},
            zip(primaries, roles, strict=True),
            lines,
            "primary-not-teacher",
            "primary",
        )
        self._tell_of(
            {days for days, (begin, end) in spans.items() if begin and end and end <= begin},
            zip(begins, ends, strict=True),
            lines,
            "dates-order",
            "endDate",
        )
        if "tobedeleted" in columns[1]:
            there = [place for place, status in enumerate(columns[1]) if status != "tobedeleted"]
            lines = [lines[place] for place in there]
            groups, schools, users, roles, primaries, begins, ends = (
                [columns[column][place] for place in there] for column in places
            )
        days = [spans[found] for found in zip(begins, ends, strict=True)]
        self._remember(groups, users, roles, primaries, days, lines)
        self._against_classes([*zip(groups, schools, roles, days, strict=True)], lines)
        self._tell_of(
            {found for found in {*zip(users, roles, strict=True)} if self._does_not_fit(*found)},
            zip(users, roles, strict=True),
            lines,
            "enrollment-role",
            "role",
        )

    def _tell_of(
        self, wrong: AbstractSet[object], values: Iterable[object], lines: Sequence[int], rule: str, column: str
    ) -> None:
        if wrong:
            for value, line in zip(values, lines, strict=True):
                if value in wrong:
                    self.tell(rule, line, column)

    def _remember(
        self,
        groups: Sequence[str],
        users: Sequence[str],
        roles: Sequence[str],
        primaries: Sequence[str],
        days: Sequence[tuple[int, int]],
        lines: Sequence[int],
    ) -> None:
        begins, ends = [begin for begin, _ in days], [end for _, end in days]
        self._same.extend_spans(zip(groups, users, roles, strict=True), lines, begins, ends)
        main = [
            place
            for place, (primary, role) in enumerate(zip(primaries, roles, strict=True))
            if primary == "true" and role == "teacher"
        ]
        self._primaries.extend_spans(
            [groups[place] for place in main],
            [lines[place] for place in main],
            [begins[place] for place in main],
            [ends[place] for place in main],
        )

    def _against_classes(self, seats: Sequence[tuple[str, str, str, tuple[int, int]]], lines: Sequence[int]) -> None:
        wrong_school, wrong_begin, wrong_end = set(), set(), set()
        classes = self.context.classes
        for seat in {*seats}:
            group, school, role, (begin, end) = seat
            place = self._classes.get(hash(group), -1)
            if place < 0:
                continue
            self._in_class[place] |= _SOMEONE | (_TEACHER if role == "teacher" else 0)
            if classes.schools[place] != hash(school):
                wrong_school.add(seat)
            start, stop = classes.starts[place], classes.ends[place]
            if start and begin and not start <= begin < stop:
                wrong_begin.add(seat)
            elif start and end and not start < end <= stop:
                wrong_end.add(seat)
        self._tell_of(wrong_school, seats, lines, "enrollment-school", "schoolSourcedId")
        self._tell_of(wrong_begin, seats, lines, "enrollment-terms", "beginDate")
        self._tell_of(wrong_end, seats, lines, "enrollment-terms", "endDate")

    def _does_not_fit(self, user: str, role: str) -> bool:
        place = self._users.get(hash(user), -1)
        if place < 0 or not self._roles_known:
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
