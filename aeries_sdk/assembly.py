"""Puts the records of one school together into its classes, as of a day. Pure: records in, a roster and findings out.

What does not fit is left out and reported, never guessed: rows of classes or students that do not exist, staff that the
staff list lacks, a second primary teacher.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sized
from datetime import date
from types import MappingProxyType

import attrs
import msgspec

from aeries_sdk.errors import DecodeError
from aeries_sdk.findings import Finding, Level
from aeries_sdk.models import ClassSchedule, Course, School, Section, Staff, Student, Teacher, Term, is_blank
from aeries_sdk.models._base import Model

MASTER_SCHEDULE_PAGE = "Scheduling > Master Schedule"
TEACHERS_PAGE = "School Info > Teachers"
STAFF_PAGE = "School Info > Staff"
CLASSES_PAGE = "Student Data > Scheduling > Student Classes"
DEMOGRAPHICS_PAGE = "Student Data > Demographics"


NEEDS: Mapping[type[Model], tuple[str, ...]] = MappingProxyType({
    Student: ("grade", "inactive_status_code", "home_room_teacher_number", "school_enter_date"),
    ClassSchedule: ("section_number", "date_started", "date_ended"),
    Section: (
        "section_staff_members", "inactive_status_code", "course_id", "semester", "period", "period_block", "room",
        "low_grade", "high_grade",
    ),
})  # fmt: skip
"""What putting a school together looks at, beside the keys, in the records that come in masses."""


def _count(items: Sized) -> str:
    """A repr of how many: their ids, as keys or in texts, name people."""
    return f"<{len(items)}>"


@attrs.frozen
class ClassStaff:
    """One person who teaches or assists in a class.

    Attributes:
        staff_id: District-wide staff id.
        is_primary: The one main teacher of the class.
        start_date: Day put on the class; None where Aeries names none.
        end_date: Last day on the class; None where Aeries names none.
        role_code: The district's code of the person's part in the class, or "".
    """

    staff_id: int = attrs.field(repr=False)
    is_primary: bool = False
    start_date: date | None = None
    end_date: date | None = None
    role_code: str = ""


# No attrs class like the others: the garbage collector need not look for cycles in a child's every class.
class ClassMember(msgspec.Struct, frozen=True, gc=False):
    """One student in a class.

    Attributes:
        student_id: District-wide student id.
        start_date: First day in the class; None where Aeries names none.
        end_date: Last day in the class; None where Aeries names none.
    """

    student_id: int
    start_date: date | None = None
    end_date: date | None = None

    def __repr__(self) -> str:
        return f"ClassMember(start_date={self.start_date!r}, end_date={self.end_date!r})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """What rich shows, which asks a Struct for its fields and not for its repr."""
        return [("start_date", self.start_date), ("end_date", self.end_date)]


@attrs.define(kw_only=True)
class RosterClass:
    """One class with its people: a section of the master schedule, or an elementary teacher's homeroom.

    Attributes:
        section: The section; None for a homeroom of a school without a master schedule.
        teacher: The teacher record of such a homeroom; None for a section.
        course: The course; None for a homeroom.
        staff: Who teaches it on the day, the primary teacher first where there is one.
        members: The students in it on the day.
    """

    section: Section | None = None
    teacher: Teacher | None = None
    course: Course | None = None
    staff: list[ClassStaff] = attrs.field(factory=list)
    members: list[ClassMember] = attrs.field(factory=list)


@attrs.define(kw_only=True)
class SchoolRoster:
    """Everything a roster says of one school on one day.

    Attributes:
        school: The school.
        as_of: The day.
        terms: Its terms.
        students: Its active students.
        classes: Its active classes with the people in them on the day.
        staff: Who teaches at the school, by staff id.
        findings: What was left out or looks wrong, and how to mend it.
    """

    school: School
    as_of: date
    terms: list[Term] = attrs.field(factory=list)
    students: list[Student] = attrs.field(factory=list, repr=_count)
    classes: list[RosterClass] = attrs.field(factory=list, repr=_count)
    staff: dict[int, Staff] = attrs.field(factory=dict, repr=_count)
    findings: list[Finding] = attrs.field(factory=list, repr=_count)


@attrs.frozen(kw_only=True)
class SchoolRecords:
    """What was read of one school.

    Attributes:
        school: The school.
        terms: Its terms.
        students: All student records, inactive ones too.
        sections: All sections; empty where there is no master schedule.
        schedules: All class rows of all students, past and future ones too.
        teachers: Teacher records; empty at schools that use section staff.
        findings: What could not be read and is left out.
    """

    school: School
    terms: list[Term] = attrs.field(factory=list)
    students: list[Student] = attrs.field(factory=list)
    sections: list[Section] = attrs.field(factory=list)
    schedules: list[ClassSchedule] = attrs.field(factory=list)
    teachers: list[Teacher] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list, repr=_count)


def assemble(
    records: SchoolRecords, as_of: date, staff: Mapping[int, Staff], courses: Mapping[str, Course]
) -> SchoolRoster:
    """The roster of one school.

    Args:
        records: What was read of the school.
        as_of: The day that counts.
        staff: The district's staff by id.
        courses: The district's courses by id.

    Returns:
        The roster, with the findings of this school.
    """
    return _Assembly(records, as_of, staff, courses).roster()


class _Assembly:
    def __init__(
        self, records: SchoolRecords, as_of: date, staff: Mapping[int, Staff], courses: Mapping[str, Course]
    ) -> None:
        self.records = records
        self.as_of = as_of
        self.staff = staff
        self.courses = courses
        self.code = str(records.school.school_code)
        self.findings = [*records.findings]
        self.students = self._active_students()

    def roster(self) -> SchoolRoster:
        school = self.records.school
        classes = list(self._sections() if school.has_master_schedule else self._homerooms())
        teaching = sorted({person.staff_id for each in classes for person in each.staff})
        return SchoolRoster(
            school=school,
            as_of=self.as_of,
            terms=self.records.terms,
            students=list(self.students.values()),
            classes=classes,
            staff={staff_id: self.staff[staff_id] for staff_id in teaching},
            findings=self.findings,
        )

    def _report(self, rule: str, level: Level, message: str, remedy: str, record: int) -> None:
        self.findings.append(Finding(rule, level, message, remedy=remedy, school=self.code, record=str(record)))

    def _active_students(self) -> dict[int, Student]:
        active: dict[int, Student] = {}
        for student in self.records.students:
            # Aeries may answer with records of other schools; they belong to those schools' rosters.
            if student.school_code != self.records.school.school_code or not student.is_active:
                continue
            if student.student_id in active:
                self._report(
                    "student-twice",
                    "warning",
                    "The student has two active records at this school; the first one counts.",
                    f"{DEMOGRAPHICS_PAGE}: inactivate the record that is wrong.",
                    student.student_id,
                )
                continue
            active[student.student_id] = student
        return active

    def _sections(self) -> Iterator[RosterClass]:
        members = self._members()
        for section in self.records.sections:
            enrolled = members.pop(section.section_number, {})
            if not section.is_active:
                if enrolled:
                    self._report(
                        "inactive-section",
                        "warning",
                        f"The section is marked inactive and left out, but has students ({len(enrolled)}).",
                        f"{MASTER_SCHEDULE_PAGE}: activate the section, or move the students.",
                        section.section_number,
                    )
                continue
            course = self.courses.get(section.course_id) or self.courses.get(section.course_id.strip())
            if course is None:
                self._report(
                    "unknown-course",
                    "warning",
                    "The section's course is not in the district's course list.",
                    f"{MASTER_SCHEDULE_PAGE}: give the section a course that exists.",
                    section.section_number,
                )
            yield RosterClass(
                section=section, course=course, staff=self._section_staff(section), members=list(enrolled.values())
            )
        for number in sorted(members):
            self._report(
                "unknown-section",
                "error",
                f"The master schedule has no such section, but there are students in it ({len(members[number])}).",
                f"{CLASSES_PAGE}: drop the class, or restore the section in {MASTER_SCHEDULE_PAGE}.",
                number,
            )

    def _members(self) -> dict[int, dict[int, ClassMember]]:
        """Who is in which section on the day: history, drops and future rows left out, re-adds merged."""
        known = {student.student_id for student in self.records.students}
        members: dict[int, dict[int, ClassMember]] = {}
        unknown: Counter[int] = Counter()
        students = self.students
        as_of = self.as_of
        for row in self.records.schedules:
            if row.section_number is None or not row.is_valid_on(as_of):
                continue
            student_id = row.student_id
            if student_id not in students:
                unknown[student_id] += student_id not in known
                continue
            section = members.setdefault(row.section_number, {})
            start, end = row.date_started, row.date_ended
            if earlier := section.get(student_id):
                start, end = _first(start, earlier.start_date), _last(end, earlier.end_date)
            section[student_id] = ClassMember(student_id, start, end)
        for student_id in sorted(student_id for student_id, rows in unknown.items() if rows):
            self._report(
                "unknown-student",
                "error",
                f"The student has classes here ({unknown[student_id]}) but no record at this school.",
                f"{CLASSES_PAGE}: drop the classes, or restore the student's record.",
                student_id,
            )
        return members

    def _section_staff(self, section: Section) -> list[ClassStaff]:
        on_the_day = [
            ClassStaff(
                member.staff_id,
                bool(member.is_primary_teacher),
                member.start_date,
                member.end_date,
                member.staff_role_code.strip(),
            )
            for member in section.section_staff_members
            if member.is_active_on(self.as_of)
        ]
        found = self._known_staff(on_the_day, section.section_number, MASTER_SCHEDULE_PAGE)
        if not found:
            self._report(
                "class-without-teacher",
                "warning",
                "The section has no active teacher on this day.",
                f"{MASTER_SCHEDULE_PAGE}: assign a teacher to the section.",
                section.section_number,
            )
        return found

    def _homerooms(self) -> Iterator[RosterClass]:
        members: dict[int, list[ClassMember]] = {}
        for student in self.students.values():
            number = homeroom_number(student.home_room_teacher_number)
            if number is None:
                self._report(
                    "student-without-homeroom",
                    "warning",
                    "The student has no homeroom teacher, and so no class.",
                    f"{DEMOGRAPHICS_PAGE}: fill the homeroom teacher.",
                    student.student_id,
                )
                continue
            members.setdefault(number, []).append(ClassMember(student.student_id, student.school_enter_date, None))
        for teacher in self.records.teachers:
            enrolled = members.pop(teacher.teacher_number, [])
            # Number 0 is Aeries's "Unassigned": nobody's class.
            if not enrolled and (not is_blank(teacher.inactive_status_code) or teacher.teacher_number == 0):
                continue
            ids = [number for number in (teacher.staff_id1, teacher.staff_id2, teacher.staff_id3) if number]
            people = [ClassStaff(number, position == 0) for position, number in enumerate(dict.fromkeys(ids))]
            staff = self._known_staff(people, teacher.teacher_number, TEACHERS_PAGE)
            if not staff and enrolled:
                self._report(
                    "class-without-teacher",
                    "warning",
                    "The homeroom's teacher record is linked to no staff record.",
                    f"{TEACHERS_PAGE}: fill the staff id of the teacher.",
                    teacher.teacher_number,
                )
            yield RosterClass(teacher=teacher, staff=staff, members=enrolled)
        for number in sorted(members):
            self._report(
                "unknown-teacher",
                "error",
                f"There is no such teacher record, but there are students in the homeroom ({len(members[number])}).",
                f"{DEMOGRAPHICS_PAGE}: choose another homeroom teacher, or restore the record in {TEACHERS_PAGE}.",
                number,
            )

    def _known_staff(self, people: Iterable[ClassStaff], record: int, page: str) -> list[ClassStaff]:
        """The people whom the staff list has, each once, with one primary teacher at most and that one first."""
        found: dict[int, ClassStaff] = {}
        for person in people:
            if person.staff_id not in self.staff:
                self._report(
                    "unknown-staff",
                    "error",
                    "A teacher of the class is not in the district's staff list.",
                    f"{page}: correct the staff id, or add the person in {STAFF_PAGE}.",
                    record,
                )
            elif person.staff_id not in found or person.is_primary:
                found[person.staff_id] = person
        primary = [person for person in found.values() if person.is_primary]
        if len(primary) > 1:
            self._report(
                "two-primary-teachers",
                "warning",
                "More than one teacher is marked as the primary one; the first counts.",
                f"{page}: leave one primary teacher.",
                record,
            )
        chosen = primary[0] if primary else next(iter(found.values())) if len(found) == 1 else None
        ordered = sorted(found.values(), key=lambda person: (person is not chosen, person.staff_id))
        return [
            person if person.is_primary == (person is chosen) else attrs.evolve(person, is_primary=person is chosen)
            for person in ordered
        ]


def homeroom_number(text: str) -> int | None:
    """The homeroom teacher number, sent as text: "0" and blank mean none."""
    stripped = text.strip()
    return int(stripped) or None if stripped.isascii() and stripped.isdecimal() else None


def _first(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else min(one, other)


def _last(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def bad_record(error: DecodeError, school: str) -> Finding:
    """The finding for a record that could not be read and is left out."""
    return Finding(
        "bad-record",
        "error",
        f"A record of {error.operation} could not be read and is left out: {error.message}",
        remedy="Look the record up in Aeries by its position in the list; if it looks right there, report it to us.",
        school=school,
        record=f"{error.operation} #{error.record}",
    )
