"""One export while it runs: what has been written so far, by id, and what was found.

Schools stream through; of the whole district only ids are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from aeries_sdk.assembly import SchoolRoster
from aeries_sdk.findings import Finding
from aeries_sdk.models import School
from aeries_sdk.oneroster import mapping as to
from aeries_sdk.oneroster import sessions
from aeries_sdk.oneroster.anonymise import Inventor
from aeries_sdk.oneroster.options import Options
from aeries_sdk.oneroster.report import Difference
from aeries_sdk.oneroster.rows import Row, list_text
from aeries_sdk.oneroster.writer import OneRosterWriter

# Whose half of the report a finding of a roster goes into; all others concern the whole.
_STAFF_RULES = frozenset({"unknown-staff", "class-without-teacher", "two-primary-teachers", "unknown-teacher"})
_STUDENT_RULES = frozenset({"student-twice", "unknown-student", "unknown-section", "student-without-homeroom"})

_NEEDED = ("classes", "courses", "enrollments")


class Membership(NamedTuple):
    """A user at a school. The least one names the primary school.

    Attributes:
        rank: 0 where Aeries names the school as the person's main one, else 1.
        fewer: Minus the number of the person's classes there.
        entered: First day there.
        place: Position of the school in the district's list.
        org: Its sourcedId.
    """

    rank: int
    fewer: int
    entered: date
    place: int
    org: str


class Run:
    """What an export knows of the whole district.

    Attributes:
        refusals: Why nothing may be written.
        general: Findings about neither staff nor students.
        staff: Findings about staff.
        students: Findings about students.
        counts: Staff, students and guardians written.
        inventor: Invents the people, where the options ask for it.
        differences: What is other than in the previous package.
        subjects: Subjects of departments by their codes.
        without_subject_code: How many courses have a subject, but no code for it.
        sessions: Terms written so far.
        kept: Whether schools that could not be read have their previous rows.
    """

    def __init__(self, options: Options, writer: OneRosterWriter) -> None:
        self.options = options
        self.ids = options.ids
        self.writer = writer
        self.inventor = None if options.anonymise is None else Inventor(options.anonymise)
        self.refusals: list[Finding] = []
        self.general: list[Finding] = []
        self.staff: list[Finding] = []
        self.students: list[Finding] = []
        self.counts = {"staff": 0, "students": 0, "guardians": 0}
        self.differences: dict[str, Difference] = {}
        self.kept = False
        self.subjects: dict[str, to.Subject] = {}
        self.without_subject_code = 0
        self.sessions: set[str] = set()
        self.district = School(school_code=0, name="District")
        self.end_year = 0
        # One place for most: a list for each user would take more than what is in it.
        self._memberships: dict[str, Membership] = {}
        self._further: dict[str, list[Membership]] = {}
        self._agents: dict[str, set[str]] = {}
        # Of casefolded names, by their hash, which takes less than half of what the name does.
        self._usernames: set[int] = set()
        self._courses: dict[str, int] = {}
        self._seen: set[tuple[str, str]] = set()
        self._left_out: dict[str, Finding] = {}
        self._first: date | None = None
        self._last: date | None = None

    @property
    def version(self) -> str:
        """The version of OneRoster that is written."""
        return self.writer.spec.version

    def add(self, table: str, row: Row) -> None:
        """Write a row, unless its file is left out."""
        if table not in self.options.left_out:
            self.writer.add(table, row)

    def add_all(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows, unless their file is left out."""
        if table not in self.options.left_out:
            self.writer.add_all(table, rows)

    def add_values(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Write rows that fill the same columns, unless their file is left out."""
        if table not in self.options.left_out:
            self.writer.add_values(table, columns, rows)

    def invented(self, roster: SchoolRoster) -> SchoolRoster:
        """The roster, with invented people where the options ask for them."""
        return roster if self.inventor is None else self.inventor.roster(roster)

    def begin(self, district: School | None, end_year: int) -> None:
        """Write what comes before the schools."""
        self.district = district or self.district
        self.end_year = end_year
        self.add("orgs", to.org_row(self.ids, self.district, None))

    def finish(self) -> None:
        """Write what is only known when every school is."""
        self.students += [found for user, found in self._left_out.items() if user not in self._memberships]
        if self.without_subject_code:
            self.general.append(
                Finding(
                    "subject-without-code",
                    "info",
                    f"Courses without a subject code have a blank subject, too ({self.without_subject_code}).",
                    remedy="Fill the NCES or state course code in Aeries, or pass Options(subject_codes=...).",
                )
            )
        start = self._first or date(self.end_year - 1, 7, 1)
        end = self._last or date(self.end_year, 6, 30)
        self.add("academicSessions", sessions.school_year_row(self.ids, start, end, self.end_year))
        self._amend_users()
        # What was kept to write the users; checking the package needs the memory.
        for kept in (self._memberships, self._further, self._agents, self._left_out, self._usernames, self._seen):
            kept.clear()

    def judge(self, schools: int, failed: int) -> None:
        """Tell why the package may not be used: schools that could not be read, or nothing in it.

        Schools whose previous rows have been taken over do not count as failed.
        """
        if failed and not self.kept:
            self.refuse(
                "half-a-district",
                f"{failed} of {schools} schools could not be read, so nothing is written: "
                "the receiver would delete their classes.",
                "Run the export again, or name the schools to export with schools=.",
            )
        elif not self.counts["students"]:
            self.refuse(
                "no-students",
                "There is no student with a class on this day, so nothing is written: the receiver would delete "
                "everything.",
                "Check the day (as_of=), the school year and the terms of the schools.",
            )
        elif empty := [name for name in _NEEDED if name not in {*self.options.left_out, *self.writer.counts}]:
            self.refuse(
                "empty-file",
                f"There would be no row in {', '.join(empty)}, so nothing is written: the receiver would delete all "
                "it has.",
                "Check the day (as_of=), the school year and the filters of the options.",
            )

    def _amend_users(self) -> None:
        """Fill in what takes every school to know: the schools of a user, the main one first, and the related users."""
        for user in self._memberships.keys() & (self._further.keys() | self._agents.keys()):
            columns: dict[str, str] = {}
            if user in self._further:
                orgs = list(dict.fromkeys(membership.org for membership in sorted(self._memberships_of(user))))
                columns |= (
                    {"orgSourcedIds": list_text(orgs)} if self.version == "1.1" else {"primaryOrgSourcedId": orgs[0]}
                )
            if user in self._agents:
                columns["agentSourcedIds"] = list_text(sorted(self._agents[user] & self._memberships.keys()))
            self.writer.amend("users", user, columns)

    def link(self, user: str, other: str) -> None:
        """Note that two users are related: each is to name the other."""
        self._agents.setdefault(user, set()).add(other)
        self._agents.setdefault(other, set()).add(user)

    def refuse(self, rule: str, message: str, remedy: str) -> None:
        """Note why the package may not be used."""
        self.refusals.append(Finding(rule, "error", message, remedy=remedy))

    def sort(self, finding: Finding) -> None:
        """Put a finding of a roster where it belongs."""
        if finding.rule in _STAFF_RULES:
            self.staff.append(finding)
        elif finding.rule in _STUDENT_RULES:
            self.students.append(finding)
        else:
            self.general.append(finding)

    def days(self, *days: date | None) -> None:
        """Widen the school year to these days."""
        for day in days:
            if day is not None:
                self._first = min(self._first or day, day)
                self._last = max(self._last or day, day)

    def joins(self, user: str, membership: Membership) -> bool:
        """Note the school of a user, and tell whether it is the first, which writes the user."""
        if self._memberships.setdefault(user, membership) is membership:
            return True
        self._further.setdefault(user, []).append(membership)
        return False

    def _memberships_of(self, user: str) -> list[Membership]:
        first = self._memberships.get(user)
        return [] if first is None else [first, *self._further.get(user, ())]

    def has_user(self, user: str) -> bool:
        """Whether the user has been written."""
        return user in self._memberships

    def is_at(self, user: str, org: str) -> bool:
        """Whether the user has been written, or noted, as belonging to that school."""
        return any(membership.org == org for membership in self._memberships_of(user))

    def leave_out(self, user: str, finding: Finding) -> None:
        """Report a user as left out, unless another school has the user after all."""
        self._left_out[user] = finding

    def course_owner(self, course: str, school_code: int) -> int:
        """The school that first wrote a course: this one, unless another has been before."""
        return self._courses.setdefault(course, school_code)

    def first_time(self, table: str, name: str) -> bool:
        """Whether a row is asked for the first time: lists hold records twice, and linked sections share gradebooks."""
        new = (table, name) not in self._seen
        self._seen.add((table, name))
        return new

    def has_course(self, course: str) -> bool:
        """Whether the course has been written."""
        return course in self._courses

    def username(self, candidates: Iterable[tuple[str, str]], user: str) -> tuple[str, str]:
        """The first filled candidate that nobody has yet, and the rule this breaks: login-taken, login-missing or "".

        Args:
            candidates: Source and value, the preferred one first.
            user: The user's sourcedId, which stands in where every candidate is taken.
        """
        rule = ""
        for source, name in candidates:
            folded = hash(name.casefold())
            if name and folded not in self._usernames:
                self._usernames.add(folded)
                return name, rule if source == "id" or rule == "login-taken" else ""
            rule = "login-taken" if name else rule or "login-missing"
        self._usernames.add(hash(user.casefold()))
        return user, rule
