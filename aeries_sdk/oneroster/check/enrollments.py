"""Rules of enrollments, which look at users, classes, terms and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.context import TableRules
from aeries_sdk.oneroster.check.keys import Overlaps
from aeries_sdk.oneroster.check.values import day

if TYPE_CHECKING:
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

    def row(self, row: list[str], line: int, /) -> None:
        """Look at one enrollment, its class and its user."""
        group, user, role = row[self._class], row[self._user], row[self._role]
        begin, end = day(row[self._begin]), day(row[self._end])
        primary = row[self._primary] == "true"
        if primary and role != "teacher":
            self.tell("primary-not-teacher", line, "primary")
        if begin and end and end <= begin:
            self.tell("dates-order", line, "endDate")
        if row[1] == "tobedeleted":
            return
        self._same.add_span((group, user, role), line, begin, end)
        if primary and role == "teacher":
            self._primaries.add_span(group, line, begin, end)
        place = self._classes.get(hash(group), -1)
        if place >= 0:
            self._in_class[place] |= _SOMEONE | (_TEACHER if role == "teacher" else 0)
            self._against_class(place, hash(row[self._school]), begin, end, line)
        place = self._users.get(hash(user), -1)
        if place >= 0 and self._roles_known:
            roles, fitting = self.context.users.roles[place], self._fits.get(role, 0)
            if roles and fitting and not roles & fitting:
                self.tell("enrollment-role", line, "role")

    def _against_class(self, place: int, school: int, begin: int, end: int, line: int) -> None:
        classes = self.context.classes
        if classes.schools[place] != school:
            self.tell("enrollment-school", line, "schoolSourcedId")
        start, stop = classes.starts[place], classes.ends[place]
        if start and begin and not start <= begin < stop:
            self.tell("enrollment-terms", line, "beginDate")
        elif start and end and not start < end <= stop:
            self.tell("enrollment-terms", line, "endDate")

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
