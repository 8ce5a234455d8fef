"""Rules of orgs, sessions, courses, classes, users and their roles that look at more than one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.context import RowRules, TableRules
from aeries_sdk.oneroster.check.keys import Repeats, cyclic
from aeries_sdk.oneroster.check.values import day, items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aeries_sdk.oneroster.check.context import Context

__all__ = ["ClassRules", "CourseRules", "OrgRules", "RoleRules", "SessionRules", "UserProfileRules", "UserRules"]

_DEEPEST = 20
_REMEMBERED = 4096
_ABOVE = ("national", "state", "local", "district", "school")


class _TreeRules(RowRules):
    """Rules of a table whose rows may name a parent in the same table."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self.lines: list[int] = []
        self.types: list[str] = []
        self._parents: list[str] = []

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Remember one row and its parent."""
        self.lines.append(line)
        self.types.append(row[self.place["type"]])
        self._parents.append(row[self.place["parentSourcedId"]])

    def end(self) -> None:
        """Look at the tree."""
        parents = [self.context.find(self.table.name, parent) if parent else -1 for parent in self._parents]
        for place in cyclic(parents):
            self.tell("cycle", self.lines[place], "parentSourcedId")
        for place, parent in enumerate(parents):
            if parent >= 0:
                self.against_parent(place, parent)
        self.tree(parents)

    def against_parent(self, place: int, parent: int) -> None:
        """Compare a row with its parent."""

    def tree(self, parents: list[int]) -> None:
        """Look at the tree as a whole; it may hold rings."""


class OrgRules(_TreeRules):
    """Parents stand above their children."""

    def against_parent(self, place: int, parent: int) -> None:
        """Compare the ranks of two orgs."""
        below, above = self.types[place], self.types[parent]
        if below in _ABOVE and above in _ABOVE and _ABOVE.index(above) >= _ABOVE.index(below):
            self.tell("org-nesting", self.lines[place], "parentSourcedId")


class SessionRules(_TreeRules):
    """Sessions have a length and lie inside their parents."""

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Remember one session and look at its dates."""
        super().row(row, line)
        start, end = day(row[self.place["startDate"]]), day(row[self.place["endDate"]])
        sessions = self.context.sessions
        sessions.starts.append(start)
        sessions.ends.append(end)
        if start and end and end <= start:
            self.tell("session-dates", line, "endDate")
        year = row[self.place["schoolYear"]]
        if end and year.isdecimal() and self.types[-1] == "schoolYear":
            # The end is exclusive: a year that ends with 31 December has its endDate in the next one.
            last = row[self.place["endDate"]]
            if year != last[:4] and not (last.endswith("-01-01") and int(year) == int(last[:4]) - 1):
                self.tell("school-year", line, "schoolYear")

    def against_parent(self, place: int, parent: int) -> None:
        """Compare the dates of two sessions."""
        starts, ends = self.context.sessions.starts, self.context.sessions.ends
        if starts[place] and starts[parent] and starts[place] < starts[parent]:
            self.tell("session-outside-parent", self.lines[place], "startDate")
        if ends[place] and ends[parent] and ends[place] > ends[parent]:
            self.tell("session-outside-parent", self.lines[place], "endDate")

    def tree(self, parents: list[int]) -> None:
        """Find out which sessions lie in a school year."""
        in_year = self.context.sessions.in_year
        in_year.extend(kind == "schoolYear" for kind in self.types)
        for place in range(len(parents)):
            path: set[int] = set()
            above = place
            while above >= 0 and not in_year[above] and above not in path and len(path) < _DEEPEST:
                path.add(above)
                above = parents[above]
            if above >= 0 and in_year[above]:
                for below in path:
                    in_year[below] = 1


class _SubjectRules(RowRules):
    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at the subjects of one row."""
        names, codes = items(row[self.place["subjects"]]), items(row[self.place["subjectCodes"]])
        if names and codes and len(names) != len(codes):
            self.tell("subject-codes", line, "subjectCodes")


class CourseRules(_SubjectRules):
    """Subjects and their codes go together."""


class ClassRules(_SubjectRules):
    """Classes know their terms and their school."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._spans: dict[str, tuple[int, int, bool]] = {}

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at one class and remember its school and terms."""
        super().row(row, line)
        classes = self.context.classes
        classes.lines.append(line)
        classes.schools.append(hash(row[self.place["schoolSourcedId"]]))
        start, end, in_year = self._span(row[self.place["termSourcedIds"]])
        classes.starts.append(start)
        classes.ends.append(end)
        if not in_year and self.context.whole("academicSessions"):
            self.tell("class-terms-year", line, "termSourcedIds")

    def _span(self, text: str) -> tuple[int, int, bool]:
        """First day and day after the last of a list of terms, and whether one may lie in a school year."""
        if text not in self._spans:
            if len(self._spans) > _REMEMBERED:
                self._spans.clear()
            sessions = self.context.sessions
            terms = [self.context.find("academicSessions", term) for term in items(text)]
            known = [term for term in terms if term >= 0]
            # One unknown term, and nothing can be said of the time in which the class meets.
            if len(known) == len(terms) and all(sessions.starts[term] and sessions.ends[term] for term in known):
                start = min((sessions.starts[term] for term in known), default=0)
                end = max((sessions.ends[term] for term in known), default=0)
                self._spans[text] = start, end, not known or any(sessions.in_year[term] for term in known)
            else:
                self._spans[text] = 0, 0, True
        return self._spans[text]


class UserRules(TableRules):
    """People have a username of their own, and relatives name each other."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._usernames = Repeats()
        self._relatives = Repeats()
        self._role = self.place.get("role", -1)
        self._primary_org = self.place.get("primaryOrgSourcedId", -1)
        self._username = self.place["username"]
        self._agent = self.place["agentSourcedIds"]

    def block(self, columns: Sequence[Sequence[str]], lines: Sequence[int], /) -> None:
        """Remember the next users."""
        users, bits = self.context.users, self.context.role_bits
        ids, usernames = columns[0], columns[self._username]
        users.lines.extend(lines)
        roles = columns[self._role] if self._role >= 0 else [""] * len(ids)
        users.roles.extend(bits.get(role, 0) for role in roles)
        there = [
            (name, line)
            for name, status, line in zip(usernames, columns[1], lines, strict=True)
            if name and status != "tobedeleted" and not name.isspace()
        ]
        self._usernames.extend([name for name, _ in there], [line for _, line in there])
        for user, agents, line in zip(ids, columns[self._agent], lines, strict=True):
            for agent in {*agents.split(",")} - {user} if agents else ():
                self._relatives.add((min(agent, user), max(agent, user)), line)
        if self._primary_org >= 0:
            for user, org, line in zip(ids, columns[self._primary_org], lines, strict=True):
                if org:
                    users.primary_orgs[hash((user, org))] = line

    def end(self) -> None:
        """Tell of usernames that repeat and of relatives named from one side only."""
        for line in self._usernames.later():
            self.tell("unique-username", line, "username")
        if self.context.whole(self.table.name):
            for line in self._relatives.single():
                self.tell("agent-one-way", line, "agentSourcedIds")


class UserProfileRules(RowRules):
    """Remembers whose profile each is."""

    def row(self, row: Sequence[str], _line: int, /) -> None:
        """Remember one profile."""
        self.context.profile_owners.append(hash(row[self.place["userSourcedId"]]))


class RoleRules(RowRules):
    """Every user has roles, one of them primary per org at most."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._primary = Repeats()
        self._has_role = bytearray(len(context.users.lines))
        self._user, self._org = self.place["userSourcedId"], self.place["orgSourcedId"]

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at one role and give it to its user."""
        user, profile = row[self._user], row[self.place["userProfileSourcedId"]]
        begin, end = day(row[self.place["beginDate"]]), day(row[self.place["endDate"]])
        if begin and end and end <= begin:
            self.tell("dates-order", line, "endDate")
        if profile:
            place = self.context.find("userProfiles", profile)
            if place >= 0 and self.context.profile_owners[place] != hash(user):
                self.tell("role-profile-owner", line, "userProfileSourcedId")
        if row[1] == "tobedeleted":
            return
        users = self.context.users
        users.primary_orgs.pop(hash((user, row[self._org])), None)
        place = self.context.find("users", user)
        if place >= 0:
            self._has_role[place] = 1
            users.roles[place] |= self.context.role_bits.get(row[self.place["role"]], 0)
        if row[self.place["roleType"]] == "primary":
            self._primary.add((user, row[self._org]), line)

    def end(self) -> None:
        """Tell of second primary roles and of users without a role."""
        for line in self._primary.later():
            self.tell("role-primary-twice", line, "roleType")
        if not self.context.whole(self.table.name, "users"):
            return
        users = self.context.users
        for line, has_role in zip(users.lines, self._has_role, strict=True):
            if not has_role:
                self.context.log.add("user-role-missing", "users.csv", line, "sourcedId")
        for line in users.primary_orgs.values():
            self.context.log.add("primary-org-role", "users.csv", line, "primaryOrgSourcedId")
