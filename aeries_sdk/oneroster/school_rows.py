"""The rows of one school, written as it streams through an export."""

from __future__ import annotations

from collections import Counter
from datetime import date

from aeries_sdk.assembly import DEMOGRAPHICS_PAGE, MASTER_SCHEDULE_PAGE, STAFF_PAGE, RosterClass, SchoolRoster
from aeries_sdk.findings import Finding, Level
from aeries_sdk.models import Section, Staff, Student, Teacher, is_blank
from aeries_sdk.oneroster import mapping as to
from aeries_sdk.oneroster.ids import course_key
from aeries_sdk.oneroster.rows import ClassRow, UserRow
from aeries_sdk.oneroster.run import Membership, Run

_LOGINS = {
    "login-taken": (
        "The login is shared with somebody else, so the next source was taken.",
        "Give everybody an e-mail address and a network login of their own.",
    ),
    "login-missing": (
        "There is no login, so the id stands in for it.",
        "Fill the e-mail address or the network login of the record.",
    ),
}


class SchoolRows:
    """The rows of one school."""

    def __init__(self, run: Run, roster: SchoolRoster, place: int) -> None:
        self.run = run
        self.ids = run.ids
        self.add = run.writer.add
        self.roster = roster
        self.school = roster.school
        self.org = self.ids.org(roster.school)
        self.place = place
        self.students = {student.student_id: student for student in roster.students}
        self.loads: Counter[str] = Counter(
            self.ids.staff(roster.staff[person.staff_id]) for each in roster.classes for person in each.staff
        )
        self.loads.update(
            self.ids.student(self.students[member.student_id]) for each in roster.classes for member in each.members
        )

    def write(self) -> None:
        """Write them: orgs, sessions, then people before the classes they are in."""
        for finding in self.roster.findings:
            self.run.sort(finding)
        self.add("orgs", to.org_row(self.ids, self.school, self.run.district))
        terms = self.roster.terms
        self.run.writer.add_all("academicSessions", to.session_rows(self.ids, self.school, terms, self.run.end_year))
        self.run.days(*(day for term in terms for day in (term.start_date, term.end_date)))
        for staff in self.roster.staff.values():
            self._staff(staff)
        for student in self.roster.students:
            self._student(student)
        for each in self.roster.classes:
            self._class(each)

    def _class(self, each: RosterClass) -> None:
        term = to.term_of(self.roster.terms, each)
        term_ids = [self.ids.term(self.school, term) if term else self.ids.school_year(self.run.end_year)]
        if each.section is not None:
            if term is None or term.term_code.strip() != each.section.semester.strip():
                self._found(
                    self.run.general,
                    "unknown-term",
                    "The section's term is none of the school's terms with dates; the whole year stands in for it.",
                    f"{MASTER_SCHEDULE_PAGE}: give the section a term of the school.",
                    each.section.section_number,
                )
            row = self._section(each, each.section, term_ids)
        elif each.teacher is not None:
            row = self._homeroom(each, each.teacher, term_ids)
        else:
            return
        self.add("classes", row)
        class_id = row["sourcedId"]
        for person in each.staff:
            user = self.ids.staff(self.roster.staff[person.staff_id])
            self.add("enrollments", to.member_row(self.ids, self.school, class_id, user, person, term))
        for member in each.members:
            user = self.ids.student(self.students[member.student_id])
            self.add("enrollments", to.member_row(self.ids, self.school, class_id, user, member, term))

    def _section(self, each: RosterClass, section: Section, term_ids: list[str]) -> ClassRow:
        course_id = course_key(each.course, section)
        if not self.run.has_course(self.ids.course(course_id)):
            self.run.course_owner(self.ids.course(course_id), self.school.school_code)
            self.add("courses", to.course_row(self.ids, course_id, each.course, self.run.district))
        return to.section_row(self.ids, self.school, section, each.course, term_ids)

    def _homeroom(self, each: RosterClass, teacher: Teacher, term_ids: list[str]) -> ClassRow:
        grades = to.homeroom_grades(teacher, [self.students[member.student_id].grade for member in each.members])
        course = self.ids.homeroom_course(self.school, teacher)
        if self.run.course_owner(course, self.school.school_code) != self.school.school_code:
            # Aeries's id runs school and teacher number together, so 99 with 421 meets 994 with 21: the school that
            # comes first in the district's list keeps it.
            self._found(
                self.run.general,
                "course-id-taken",
                "Aeries's id of the homeroom's course is that of another school's; the course has another id here.",
                "Nothing to do: the id stays the same from export to export.",
                teacher.teacher_number,
                "info",
            )
            course = self.ids.homeroom_course_apart(self.school, teacher)
        self.add("courses", to.homeroom_course_row(course, self.org, self.school, teacher, grades))
        return to.homeroom_row(self.ids, self.school, teacher, grades, course, term_ids)

    def _student(self, student: Student) -> None:
        user = self.ids.student(student)
        if not self.loads[user] and not self.run.options.students_without_classes:
            self.run.leave_out(
                user,
                self._finding(
                    "student-without-class",
                    "The student is in no class on this day, and is left out.",
                    "Student Data > Scheduling > Student Classes: schedule the student, or inactivate the record.",
                    student.student_id,
                ),
            )
            return
        entered = student.school_enter_date or date.max
        if self.run.joins(user, Membership(1, -self.loads[user], entered, self.place, self.org)):
            return
        candidates = {
            "email": student.student_email_address,
            "network_login": student.network_login_id,
            "id": str(student.student_id),
            "state_id": student.state_student_id,
        }
        sources = self.run.options.student_username
        username = self._username(sources, candidates, user, student.student_id, self.run.students)
        row = to.student_row(self.ids, student, self.school, username)
        self._user(row, self.run.students, student.student_id, DEMOGRAPHICS_PAGE)
        self.run.counts["students"] += 1
        if self.run.options.demographics:
            self.add("demographics", to.demographics_row(self.ids, student))

    def _staff(self, staff: Staff) -> None:
        user = self.ids.staff(staff)
        rank = int(staff.primary_aeries_school != self.school.school_code)
        if self.run.joins(user, Membership(rank, -self.loads[user], date.max, self.place, self.org)):
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

    def _username(
        self, sources: tuple[str, ...], candidates: dict[str, str], user: str, record: int, findings: list[Finding]
    ) -> str:
        name, rule = self.run.username(sources, candidates, user)
        if rule:
            self._found(findings, rule, *_LOGINS[rule], record)
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

    def _finding(self, rule: str, message: str, remedy: str, record: int, level: Level = "warning") -> Finding:
        return Finding(rule, level, message, remedy=remedy, school=str(self.school.school_code), record=str(record))

    def _found(
        self, findings: list[Finding], rule: str, message: str, remedy: str, record: int, level: Level = "warning"
    ) -> None:
        findings.append(self._finding(rule, message, remedy, record, level))
