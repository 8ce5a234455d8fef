"""The rows of one school, written as it streams through an export."""

from __future__ import annotations

from collections import Counter

import attrs

from aeries_sdk.assembly import MASTER_SCHEDULE_PAGE, ClassStaff, RosterClass, SchoolRoster
from aeries_sdk.findings import Finding, Level
from aeries_sdk.models import Section, Staff, Teacher, Term
from aeries_sdk.oneroster import mapping as to
from aeries_sdk.oneroster import sessions
from aeries_sdk.oneroster.ids import course_key
from aeries_sdk.oneroster.people import role_by_words
from aeries_sdk.oneroster.rows import ClassRow, plain_text
from aeries_sdk.oneroster.run import Run
from aeries_sdk.oneroster.user_rows import UserRows


@attrs.frozen
class WrittenClass:
    """A class that has been written, with what its gradebook needs.

    Attributes:
        number: Section number, or the teacher number of a homeroom.
        row: Its row.
        term: Its term, or None.
        students: sourcedIds of its students by student id.
    """

    number: int
    row: ClassRow
    term: Term | None
    students: dict[int, str]


class SchoolRows:
    """The rows of one school."""

    def __init__(self, run: Run, roster: SchoolRoster, place: int) -> None:
        self.run = run
        self.ids = run.ids
        self.add = run.add
        self.roster = roster
        self.school = roster.school
        self.org = self.ids.org(roster.school)
        self.users = UserRows(run, roster.school, place)
        self.students = {student.student_id: student for student in roster.students}
        self.user_ids = {number: self.ids.student(student) for number, student in self.students.items()}
        self.loads: Counter[str] = Counter(
            self.ids.staff(roster.staff[person.staff_id]) for each in roster.classes for person in each.staff
        )
        self.terms = sessions.terms_by_code(roster.terms)
        self.written: list[WrittenClass] = []
        self.parts: dict[int, set[str]] = {}
        for each in roster.classes:
            for person in each.staff:
                self.parts.setdefault(person.staff_id, set()).add(self._role(person))
        self.loads.update(self.user_ids[member.student_id] for each in roster.classes for member in each.members)

    def write(self) -> None:
        """Write them: orgs, sessions, then people before the classes they are in."""
        for finding in self.roster.findings:
            self.run.sort(finding)
        self.add("orgs", to.org_row(self.ids, self.school, self.run.district))
        terms = self.roster.terms
        rows = sessions.session_rows(self.ids, self.school, terms, self.run.end_year)
        self.run.add_all("academicSessions", rows)
        self.run.sessions.update(row["sourcedId"] for row in rows)
        self.run.days(*(day for term in terms for day in (term.start_date, term.end_date)))
        for staff in self.roster.staff.values():
            self.users.staff(staff, self.loads[self.ids.staff(staff)], self._roles(staff))
        for student in self.roster.students:
            user = self.user_ids[student.student_id]
            self.users.student(student, user, self.loads[user])
        for each in self.roster.classes:
            self._class(each)

    def _class(self, each: RosterClass) -> None:
        if self._is_repeated(each):
            return
        term = sessions.term_of(self.terms, each)
        term_ids = [self.ids.term(self.school, term) if term else self.ids.school_year(self.run.end_year)]
        if each.section is not None:
            if term is None or term.term_code.strip() != each.section.semester.strip():
                self._found(
                    "unknown-term",
                    "The section's term is none of the school's terms with dates; the whole year stands in for it.",
                    f"{MASTER_SCHEDULE_PAGE}: give the section a term of the school.",
                    each.section.section_number,
                )
            row = self._section(each, each.section, term, term_ids)
        elif each.teacher is not None:
            row = self._homeroom(each, each.teacher, term_ids)
        else:
            return
        if self.run.options.one_grade:
            present = [self.students[member.student_id].grade for member in each.members]
            row["grades"] = to.main_grade(present, row["grades"] or to.grade_code(self.school.low_grade_level))
        self.add("classes", row)
        class_id = row["sourcedId"]
        members = [(self.user_ids[member.student_id], member) for member in each.members]
        if self.run.options.gradebooks:
            students = {member.student_id: user for user, member in members}
            self.written.append(WrittenClass(int(row["classCode"]), row, term, students))
        for person in each.staff:
            user = self.ids.staff(self.roster.staff[person.staff_id])
            role = "teacher" if self._role(person) == "teacher" else "proctor"
            self.add("enrollments", to.teacher_row(self.ids, self.school, class_id, user, person, term, role))
        seats = to.student_seats(self.ids, self.school, class_id, members, term)
        self.run.add_values("enrollments", to.SEAT, seats)

    def _is_repeated(self, each: RosterClass) -> bool:
        if each.section is not None:
            number, class_id = each.section.section_number, self.ids.section(self.school, each.section)
        elif each.teacher is not None:
            number, class_id = each.teacher.teacher_number, self.ids.homeroom(self.school, each.teacher)
        else:
            return True
        if self.run.first_time("classes", class_id):
            return False
        self._found(
            "class-twice",
            "The list has the class twice; the first one counts.",
            f"{MASTER_SCHEDULE_PAGE}: give every section, or teacher of a homeroom, a number of its own.",
            number,
        )
        return True

    def _role(self, person: ClassStaff) -> str:
        return self.run.options.class_roles.get(person.role_code, "teacher")

    def _roles(self, staff: Staff) -> tuple[str, ...]:
        """What somebody with classes is at the school: teacher first, and in 1.2 also what the title says."""
        found = {*self.parts[staff.id]}
        if self.run.options.staff_without_classes:
            found.add(role_by_words(staff.title, self.run.options.title_roles))
        return tuple(sorted(found - {""}, key=lambda role: (role != "teacher", role)))

    def _section(self, each: RosterClass, section: Section, term: Term | None, term_ids: list[str]) -> ClassRow:
        course_id = course_key(each.course, section)
        if not self.run.has_course(self.ids.course(course_id)):
            self.run.course_owner(self.ids.course(course_id), self.school.school_code)
            self.run.without_subject_code += to.lacks_subject_code(each.course, self.run.subjects)
            self.add("courses", to.course_row(self.ids, course_id, each.course, self.run.district, self.run.subjects))
        primary = next((self.roster.staff[person.staff_id] for person in each.staff if person.is_primary), None)
        title = to.section_title(
            section,
            each.course,
            self.run.options.class_title,
            plain_text(primary.last_name) if primary else "",
            sessions.term_title(term) if term else "",
        )
        return to.section_row(self.ids, self.school, section, each.course, term_ids, title, self.run.subjects)

    def _homeroom(self, each: RosterClass, teacher: Teacher, term_ids: list[str]) -> ClassRow:
        grades = to.homeroom_grades(teacher, [self.students[member.student_id].grade for member in each.members])
        course = self.ids.homeroom_course(self.school, teacher)
        if self.run.course_owner(course, self.school.school_code) != self.school.school_code:
            # Aeries's id runs school and teacher number together, so 99 with 421 meets 994 with 21: the school that
            # comes first in the district's list keeps it.
            self._found(
                "course-id-taken",
                "Aeries's id of the homeroom's course is that of another school's; the course has another id here.",
                "Nothing to do: the id stays the same from export to export.",
                teacher.teacher_number,
                "info",
            )
            course = self.ids.homeroom_course_apart(self.school, teacher)
        self.add("courses", to.homeroom_course_row(course, self.org, self.school, teacher, grades))
        return to.homeroom_row(self.ids, self.school, teacher, grades, course, term_ids)

    def _found(self, rule: str, message: str, remedy: str, record: int, level: Level = "warning") -> None:
        school = str(self.school.school_code)
        self.run.general.append(Finding(rule, level, message, remedy=remedy, school=school, record=str(record)))
