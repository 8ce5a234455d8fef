"""Rules of users, their roles and their birthdays that look at more than one value."""

from __future__ import annotations

import re
from array import array
from datetime import date
from typing import TYPE_CHECKING

from aeries_sdk.oneroster.check.context import NO_GRADE, OFF, SCHOOL_GRADE, RowRules, TableRules
from aeries_sdk.oneroster.check.damage import NOTHING, damaged_cells
from aeries_sdk.oneroster.check.emails import folded, why_no_address
from aeries_sdk.oneroster.check.keys import Repeats
from aeries_sdk.oneroster.check.values import day, items

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aeries_sdk.oneroster.check.context import Context

__all__ = ["DemographicRules", "RoleRules", "UserProfileRules", "UserRules"]

_RELATIVES = ("guardian", "parent", "relative")
_SCHOOL_GRADES = frozenset(["PR", "PK", "TK", "KG", *(f"{grade:02}" for grade in range(1, 13))])
_YEAR = 365.25
# Ages of students with a grade of a school, and the age that hardly anyone reaches.
_YOUNGEST, _OLDEST_STUDENT, _OLDEST = 2 * _YEAR, 24 * _YEAR, 105 * _YEAR
# Salted and hashed passwords, as directories and web applications write them.
_HASHED = re.compile(r"\{\w+\}.+|\$\w+\$.+|pbkdf2.*|[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128}")


class UserRules(TableRules):
    """People have a username, an address and an identifier of their own, and relatives name each other."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        self._usernames = Repeats()
        self._relatives = Repeats()
        self._role = self.place.get("role", -1)
        self._primary_org = self.place.get("primaryOrgSourcedId", -1)
        self._orgs = self.place.get("orgSourcedIds", -1)
        self._identifier_column = self.table.columns[self.place["identifier"]]
        self._passwords: list[int] = []

    def block(self, columns: Sequence[Sequence[str]], lines: Sequence[int], /) -> None:
        """Remember the next users."""
        users, bits = self.context.users, self.context.role_bits
        ids, there = columns[0], [status != "tobedeleted" for status in columns[1]]
        users.lines.extend(lines)
        roles = columns[self._role] if self._role >= 0 else [""] * len(ids)
        users.roles.extend(bits.get(role, 0) for role in roles)
        orgs = columns[self._orgs] if self._orgs >= 0 else [""] * len(ids)
        users.orgs.extend(map(users.org_sets.of_text, orgs))
        self._remember_logins(columns, lines, there)
        self._remember_marks(columns, there)
        self._remember_agents(columns, lines)
        if self._primary_org >= 0:
            for user, org, line in zip(ids, columns[self._primary_org], lines, strict=True):
                if org:
                    users.primary_orgs[hash((user, org))] = line

    def _column(self, columns: Sequence[Sequence[str]], name: str) -> Sequence[str]:
        return columns[self.place[name]]

    def _remember_logins(self, columns: Sequence[Sequence[str]], lines: Sequence[int], there: list[bool]) -> None:
        users = self.context.users
        given, family = self._column(columns, "givenName"), self._column(columns, "familyName")
        users.names.extend(map(hash, zip(given, family, strict=True)))
        usernames = self._column(columns, "username")
        filled = [
            (name, line)
            for name, is_there, line in zip(usernames, there, lines, strict=True)
            if name and is_there and not name.isspace()
        ]
        self._usernames.extend([folded(name) for name, _ in filled], [line for _, line in filled])
        if not NOTHING.isdisjoint(usernames):
            for name, names, line in zip(usernames, zip(given, family, strict=True), lines, strict=True):
                # A person named Null may have that as username.
                if name in NOTHING and not any(part.lower().startswith(name.lower()) for part in names):
                    self.tell("damaged-text", line, "username", "It is a word for a missing value.")
        emails = self._column(columns, "email")
        users.emails.extend(
            hash(folded(email)) if email and is_there and not why_no_address(email) else 0
            for email, is_there in zip(emails, there, strict=True)
        )
        identifiers = self._column(columns, "identifier")
        damaged = damaged_cells(self._identifier_column, {*identifiers})
        users.identifiers.extend(
            hash(text) if text and is_there and text not in damaged else 0
            for text, is_there in zip(identifiers, there, strict=True)
        )

    def _remember_marks(self, columns: Sequence[Sequence[str]], there: list[bool]) -> None:
        enabled, grades = self._column(columns, "enabledUser"), self._column(columns, "grades")
        known = {text: _grade_mark(text) for text in {*grades}}
        self.context.users.marks.extend(
            (known[grade] if is_there else 0) | (OFF if text == "false" or not is_there else 0)
            for text, grade, is_there in zip(enabled, grades, there, strict=True)
        )
        passwords = self._column(columns, "password")
        if any(passwords):
            lines = self.context.users.lines[-len(passwords) :]
            self._passwords.extend(
                line for text, line in zip(passwords, lines, strict=True) if text and not _HASHED.fullmatch(text)
            )

    def _remember_agents(self, columns: Sequence[Sequence[str]], lines: Sequence[int]) -> None:
        users, agents = self.context.users, self._column(columns, "agentSourcedIds")
        first = len(users.lines) - len(lines)
        for place, (user, named, line) in enumerate(zip(columns[0], agents, lines, strict=True), first):
            for agent in {*named.split(",")} if named else ():
                if agent == user:
                    self.tell("agent-self", line, "agentSourcedIds")
                else:
                    self._relatives.add((min(agent, user), max(agent, user)), line)
                    users.agent_of.append(place)
                    users.agents.append(hash(agent))

    def end(self) -> None:
        """Tell of usernames that repeat and of relatives named from one side only."""
        for line in self._usernames.later():
            self.tell("unique-username", line, "username")
        if self.context.whole(self.table.name):
            for line in self._relatives.single():
                self.tell("agent-one-way", line, "agentSourcedIds")
        self.context.log.add_all("password", self.table.file, self._passwords, "password")
        marks = self.context.users.marks
        if marks and self.context.whole(self.table.name) and all(mark & OFF for mark in marks):
            self.context.log.add("all-disabled", self.table.file, column="enabledUser")
        if "roles" not in self.context.spec.tables:
            _judge_people(self.context)


def _grade_mark(grades: str) -> int:
    if not grades.strip():
        return NO_GRADE
    return SCHOOL_GRADE if _SCHOOL_GRADES.issuperset(items(grades)) else 0


def _judge_people(context: Context) -> None:
    """Tell of what depends on the roles of people: shared addresses and identifiers, agents, and grades."""
    users, bits = context.users, context.role_bits
    student = bits["student"]
    relatives = sum(bits.get(name, 0) for name in _RELATIVES)
    log = context.log
    log.add_all("unique-email", "users.csv", [*_shared(context, users.emails, relatives)], "email")
    # Numbers of staff and of students may be the same by chance.
    parts = (student, ~(student | relatives))
    lines = sorted({line for part in parts for line in _shared(context, users.identifiers, ~part)})
    log.add_all("unique-identifier", "users.csv", lines, "identifier")
    for place, agent in zip(users.agent_of, users.agents, strict=True):
        at = context.keys["users"].positions.get(agent, -1)
        roles = users.roles[at] if at >= 0 else 0
        if roles and not roles & (relatives | student) and users.roles[place] & (relatives | student):
            log.add("agent-role", "users.csv", users.lines[place], "agentSourcedIds")
    lines = [
        line
        for line, roles, mark in zip(users.lines, users.roles, users.marks, strict=True)
        if mark & NO_GRADE and roles & student
    ]
    log.add_all("student-no-grade", "users.csv", lines, "grades")


def _shared(context: Context, keys: array[int], left_out: int) -> Iterator[int]:
    """The lines of users whose key an earlier user has, who is another person.

    Two rows with one name and different roles are one person, as OneRoster 1.1 writes them. Users who have none but
    the roles of `left_out` are not looked at: a family may share an address.
    """
    users = context.users
    repeats, places = Repeats(), array("I")
    for place, (key, roles) in enumerate(zip(keys, users.roles, strict=True)):
        if key and roles & ~left_out:
            repeats.add(key, users.lines[place])
            places.append(place)
    found = []
    for group in repeats.groups():
        first, *others = (places[at] for at in group)
        seen = users.roles[first]
        for place in others:
            if users.names[place] != users.names[first] or users.roles[place] & seen:
                found.append(users.lines[place])
            seen |= users.roles[place]
    yield from sorted(found)


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
        user, profile, org = row[self._user], row[self.place["userProfileSourcedId"]], row[self._org]
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
        users.primary_orgs.pop(hash((user, org)), None)
        place = self.context.find("users", user)
        if place >= 0:
            self._has_role[place] = 1
            users.roles[place] |= self.context.role_bits.get(row[self.place["role"]], 0)
            users.orgs[place] = users.org_sets.plus(users.orgs[place], hash(org))
        if row[self.place["roleType"]] == "primary":
            self._primary.add((user, org), line)

    def end(self) -> None:
        """Tell of second primary roles and of users without a role."""
        for line in self._primary.later():
            self.tell("role-primary-twice", line, "roleType")
        if "users" in self.context.keys:
            _judge_people(self.context)
        if not self.context.whole(self.table.name, "users"):
            return
        users = self.context.users
        for line, has_role in zip(users.lines, self._has_role, strict=True):
            if not has_role:
                self.context.log.add("user-role-missing", "users.csv", line, "sourcedId")
        for line in users.primary_orgs.values():
            self.context.log.add("primary-org-role", "users.csv", line, "primaryOrgSourcedId")


class DemographicRules(RowRules):
    """People were born when people of a school are."""

    def __init__(self, context: Context, table: str) -> None:
        super().__init__(context, table)
        ends = sorted(end for end in context.sessions.ends if end)
        # The package tells what time it is for: an archive of 1990 has pupils born in 1980.
        self._day = ends[len(ends) // 2] if ends else date.today().toordinal()  # noqa: DTZ011
        self._lines: list[int] = []

    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at the birthday of one person."""
        born = day(row[self.place["birthDate"]])
        if not born or row[1] == "tobedeleted":
            return
        place = self.context.find("users", row[0])
        is_pupil = place >= 0 and self.context.users.marks[place] & SCHOOL_GRADE
        youngest, oldest = (_YOUNGEST, _OLDEST_STUDENT) if is_pupil else (0, _OLDEST)
        if not youngest <= self._day - born <= oldest:
            self._lines.append(line)

    def end(self) -> None:
        """Tell of the days that are out of range."""
        self.context.log.add_all("birth-date", self.table.file, self._lines, "birthDate")
