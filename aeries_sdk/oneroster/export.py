"""A district becomes a checked OneRoster zip: pull, map, write, check, replace, report.

Schools stream through one at a time; of the whole district only ids are kept. Nothing is written over the last good
export unless every school was read and the new package keeps the standard's rules.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aeries_sdk.assembly import DEMOGRAPHICS_PAGE, STAFF_PAGE, RosterClass, SchoolRoster
from aeries_sdk.errors import AeriesError, ArgumentError, ConfigError
from aeries_sdk.findings import Finding
from aeries_sdk.models import School, Staff, Student, is_blank, tidy
from aeries_sdk.oneroster import mapping as to
from aeries_sdk.oneroster.check import check
from aeries_sdk.oneroster.ids import course_key
from aeries_sdk.oneroster.options import Options
from aeries_sdk.oneroster.report import FileResult, ImportReport, Status
from aeries_sdk.oneroster.rows import UserRow
from aeries_sdk.oneroster.writer import OneRosterWriter
from aeries_sdk.roster import OnProgress, Pull, pull

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient
    from aeries_sdk.matching import SchoolMapping

# Whose half of the report a finding of a roster goes into; all others concern the whole.
_STAFF_RULES = frozenset({"unknown-staff", "class-without-teacher", "two-primary-teachers", "unknown-teacher"})
_STUDENT_RULES = frozenset({"student-twice", "unknown-student", "unknown-section", "student-without-homeroom"})


def export(
    client: AeriesClient,
    path: str | os.PathLike[str],
    version: str = "1.1",
    schools: Iterable[int] | None = None,
    mapping: SchoolMapping | None = None,
    as_of: date | None = None,
    options: Options | None = None,
    progress: OnProgress | None = None,
) -> ImportReport:
    """Export a district as a OneRoster CSV zip.

    The previous file at `path` is only replaced when every school could be read and the new package passes `check()`:
    a bulk package deletes at the receiver what it leaves out.

    Args:
        client: The district.
        path: The zip to write; conventionally named `*.zip`.
        version: "1.1".
        schools: School codes to export; without it, all real schools (see `roster.pull`).
        mapping: Only the schools that are mapped to one of the vendor's.
        as_of: The day that counts; without it, today by the district's own clock.
        options: Choices: sourcedIds, logins, what goes in.
        progress: Called after each school.

    Returns:
        The import report. A district that cannot be read, or a disk that cannot be written, is a report with status
        ERROR, not an exception.

    Raises:
        ConfigError: An option or the version makes no sense.
        ArgumentError: A school code is not in the district's list.

    >>> import tempfile
    >>> from aeries_sdk.testing import DemoDistrict
    >>> target = Path(tempfile.mkdtemp()) / "oneroster.zip"
    >>> with DemoDistrict(students=60, schools=2, oddities=False) as district, district.client() as client:
    ...     str(export(client, target).status)
    'Completed'
    """
    if version != "1.1":
        raise ConfigError('version takes "1.1".')
    if mapping is not None:
        mapped = [int(pair.sis.id) for pair in mapping.matched]
        schools = mapped if schools is None else [code for code in schools if code in set(mapped)]
    started = datetime.now(UTC)
    writer = OneRosterWriter(path, version=version)
    run = _Export(options or Options(), writer)
    failure: list[Finding] = []
    try:
        with writer:
            run.take(pull(client, schools, as_of, progress))
            if not run.refusals:
                writer.commit(run.accepts)
    except (ConfigError, ArgumentError):
        raise
    except AeriesError as error:
        failure = [Finding("export-failed", "error", str(error), remedy="Mend the cause and run the export again.")]
    return run.report(Path(path), started, failure)


class _Export:
    """One run: what has been written so far, by id, and what was found."""

    def __init__(self, options: Options, writer: OneRosterWriter) -> None:
        self.options = options
        self.ids = options.ids
        self.writer = writer
        self.refusals: list[Finding] = []
        self.general: list[Finding] = []
        self.staff: list[Finding] = []
        self.students: list[Finding] = []
        self.orgs_of: dict[str, list[str]] = {}
        self.usernames: set[str] = set()
        self.courses: dict[str, int] = {}
        self.counts = {"staff": 0, "students": 0}
        self.days: list[date] = []

    def take(self, rosters: Pull) -> None:
        """Write every school of a pull, then what belongs to the district."""
        district = rosters.district or School(school_code=0, name="District")
        end_year = rosters.end_year
        self.writer.add("orgs", to.org_row(self.ids, district, None))
        for roster in rosters:
            _School(self, roster, district, end_year).write()
        self.general += rosters.findings
        start = min(self.days, default=date(end_year - 1, 7, 1))
        end = max(self.days, default=date(end_year, 6, 30))
        self.writer.add("academicSessions", to.school_year_row(self.ids, start, end, end_year))
        for user, orgs in self.orgs_of.items():
            if len(orgs) > 1:
                self.writer.amend("users", user, {"orgSourcedIds": ",".join(orgs)})
        if rosters.failed:
            self.refusals.append(
                Finding(
                    "half-a-district",
                    "error",
                    f"{len(rosters.failed)} of {len(rosters.schools)} schools could not be read, so nothing is "
                    "written: the receiver would delete their classes.",
                    remedy="Run the export again, or name the schools to export with schools=.",
                )
            )
        elif not self.counts["students"]:
            self.refusals.append(
                Finding(
                    "no-students",
                    "error",
                    "There is no student with a class on this day, so nothing is written: the receiver would delete "
                    "everything.",
                    remedy="Check the day (as_of=), the school year and the terms of the schools.",
                )
            )

    def accepts(self, draft: Path) -> bool:
        """Whether the finished package keeps the standard's rules."""
        broken = [finding for finding in check(draft) if finding.level == "error"]
        self.refusals += broken
        return not broken

    def report(self, path: Path, started: datetime, failure: list[Finding]) -> ImportReport:
        """What happened."""
        staff = FileResult.of(self.counts["staff"], self.staff)
        students = FileResult.of(self.counts["students"], self.students)
        general = (*failure, *self.refusals, *self.general)
        if failure or self.refusals:
            status = Status.ERROR
        elif any(finding.level == "error" for finding in (*general, *self.staff, *self.students)):
            status = Status.COMPLETED_WITH_ERRORS
        else:
            status = Status.COMPLETED
        return ImportReport(
            status=status,
            staff=staff,
            students=students,
            findings=general,
            path=None if status is Status.ERROR else path,
            counts=dict(self.writer.counts),
            started=started,
            finished=datetime.now(UTC),
        )

    def username(self, sources: tuple[str, ...], candidates: dict[str, str], user: str) -> tuple[str, bool]:
        """The first filled source that nobody has yet, and whether a filled one was taken."""
        clash = False
        for source in (*sources, "id"):
            name = tidy(candidates[source])
            if name and name.casefold() not in self.usernames:
                self.usernames.add(name.casefold())
                return name, clash
            clash = clash or bool(name)
        self.usernames.add(user.casefold())
        return user, clash


class _School:
    """The rows of one school."""

    def __init__(self, run: _Export, roster: SchoolRoster, district: School, end_year: int) -> None:
        self.run = run
        self.ids = run.ids
        self.add = run.writer.add
        self.roster = roster
        self.school = roster.school
        self.org = self.ids.org(roster.school)
        self.district = district
        self.end_year = end_year
        self.students = {student.student_id: student for student in roster.students}
        self.enrolled: set[int] = set()

    def write(self) -> None:
        self._sort_findings()
        self.add("orgs", to.org_row(self.ids, self.school, self.district))
        sessions = to.session_rows(self.ids, self.school, self.roster.terms, self.end_year)
        self.run.writer.add_all("academicSessions", sessions)
        for term in self.roster.terms:
            self.run.days += [day for day in (term.start_date, term.end_date) if day]
        for staff in self.roster.staff.values():
            self._staff(staff)
        for each in self.roster.classes:
            self._class(each)
        for student in self.roster.students:
            self._student(student)

    def _sort_findings(self) -> None:
        for finding in self.roster.findings:
            if finding.rule in _STAFF_RULES:
                self.run.staff.append(finding)
            elif finding.rule in _STUDENT_RULES:
                self.run.students.append(finding)
            else:
                self.run.general.append(finding)

    def _class(self, each: RosterClass) -> None:
        term = to.term_of(self.roster.terms, each)
        term_ids = [self.ids.term(self.school, term) if term else self.ids.school_year(self.end_year)]
        if each.section is not None:
            course_id = course_key(each.course, each.section)
            if self._first_time(self.ids.course(course_id)):
                self.add("courses", to.course_row(self.ids, course_id, each.course, self.district))
            row = to.section_row(self.ids, self.school, each.section, each.course, term_ids)
        elif each.teacher is not None:
            present = [self.students[member.student_id].grade for member in each.members]
            grades = to.homeroom_grades(each.teacher, present)
            if self._first_time(self.ids.homeroom_course(self.school, each.teacher)):
                self.add("courses", to.homeroom_course_row(self.ids, self.school, each.teacher, grades))
            row = to.homeroom_row(self.ids, self.school, each.teacher, grades, term_ids)
        else:
            return
        self.add("classes", row)
        class_id = row["sourcedId"]
        for person in each.staff:
            user = self.ids.staff(self.roster.staff[person.staff_id])
            if user in self.run.orgs_of:
                self.add("enrollments", to.member_row(self.ids, self.school, class_id, user, person, term))
        for member in each.members:
            self.enrolled.add(member.student_id)
            user = self.ids.student(self.students[member.student_id])
            self.add("enrollments", to.member_row(self.ids, self.school, class_id, user, member, term))

    def _first_time(self, course: str) -> bool:
        known = course in self.run.courses
        self.run.courses[course] = self.school.school_code
        return not known

    def _student(self, student: Student) -> None:
        if student.student_id not in self.enrolled and not self.run.options.students_without_classes:
            self._found(
                self.run.students,
                "student-without-class",
                "The student is in no class on this day, and is left out.",
                "Student Data > Scheduling > Student Classes: schedule the student, or inactivate the record.",
                student.student_id,
            )
            return
        candidates = {
            "email": student.student_email_address,
            "network_login": student.network_login_id,
            "id": str(student.student_id),
            "state_id": student.state_student_id,
        }
        user = self.ids.student(student)
        if self._joins(user):
            return
        username = self._username(
            self.run.options.student_username, candidates, user, student.student_id, self.run.students
        )
        row = to.student_row(self.ids, student, self.school, username)
        self._user(row, self.run.students, student.student_id, DEMOGRAPHICS_PAGE)
        self.run.counts["students"] += 1
        if self.run.options.demographics:
            self.add("demographics", to.demographics_row(self.ids, student))

    def _staff(self, staff: Staff) -> None:
        user = self.ids.staff(staff)
        if self._joins(user):
            return
        candidates = {
            "email": staff.email_address,
            "network_login": staff.network_login_id,
            "id": str(staff.id),
            "state_id": staff.state_educator_id,
        }
        username = self._username(self.run.options.staff_username, candidates, user, staff.id, self.run.staff)
        self._user(to.staff_row(self.ids, staff, self.school, username), self.run.staff, staff.id, STAFF_PAGE)
        self.run.counts["staff"] += 1

    def _joins(self, user: str) -> bool:
        """Note the school of a user, and tell whether another school has written the user already."""
        orgs = self.run.orgs_of.setdefault(user, [])
        orgs.append(self.org)
        return len(orgs) > 1

    def _username(
        self, sources: tuple[str, ...], candidates: dict[str, str], user: str, record: int, findings: list[Finding]
    ) -> str:
        name, clash = self.run.username(sources, candidates, user)
        if clash:
            self._found(
                findings,
                "login-taken",
                "The login is shared with somebody else, so the next source was taken.",
                "Give everybody an e-mail address and a network login of their own.",
                record,
            )
        return name

    def _user(self, row: UserRow, findings: list[Finding], record: int, page: str) -> None:
        if is_blank(row["givenName"]) or is_blank(row["familyName"]):
            self._found(
                findings,
                "name-missing",
                "First or last name is blank; the file says '-' there, since the standard demands both.",
                f"{page}: fill the name.",
                record,
            )
            row["givenName"] = row["givenName"] or "-"
            row["familyName"] = row["familyName"] or "-"
        self.add("users", row)

    def _found(self, findings: list[Finding], rule: str, message: str, remedy: str, record: int) -> None:
        findings.append(
            Finding(rule, "warning", message, remedy=remedy, school=str(self.school.school_code), record=str(record))
        )
