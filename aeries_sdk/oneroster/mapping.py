"""From Aeries to OneRoster: one record in, one row out. Pure functions that know no network, file or order.

Where each value comes from stands beside it; the standard's columns and vocabularies are checked by the writer and by
`check()`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from aeries_sdk.assembly import ClassMember, ClassStaff
from aeries_sdk.models import Course, School, Section, Teacher, Term
from aeries_sdk.oneroster.ids import SourcedIds, course_key
from aeries_sdk.oneroster.rows import (
    ClassRow,
    CourseRow,
    EnrollmentRow,
    OrgRow,
    bool_text,
    date_text,
    exclusive_end,
    list_text,
    plain_text,
)

_LOWEST, _HIGHEST = -2, 18


def grade_code(grade: int | None) -> str:
    """A grade level of Aeries, -2 to 18, as the standard's code; above 12 each district has its own meanings.

    >>> [grade_code(grade) for grade in (-2, -1, 0, 1, 12, 14, None)]
    ['PK', 'TK', 'KG', '01', '12', 'UG', '']
    """
    if grade is None:
        return ""
    if 1 <= grade <= 12:
        return f"{grade:02}"
    return {-2: "PK", -1: "TK", 0: "KG"}.get(grade, "UG" if _LOWEST <= grade <= _HIGHEST else "")


# A district has few spans, and a class for each teacher and period.
@lru_cache(maxsize=1024)
def grade_codes(low: int | None, high: int | None) -> str:
    """Every grade from low to high; one alone where the other is missing.

    >>> grade_codes(-1, 2), grade_codes(None, 9), grade_codes(13, 18)
    ('TK,KG,01,02', '09', 'UG')
    """
    first, last = (high if low is None else low), (low if high is None else high)
    if first is None or last is None:
        return ""
    codes = (grade_code(grade) for grade in range(max(first, _LOWEST), min(last, _HIGHEST) + 1))
    return list_text(dict.fromkeys(codes))


def main_grade(grades: Iterable[int | None], codes: str) -> str:
    """The one grade that most students are in, the lowest of equals; without students the first of the class's codes.

    >>> main_grade([10, 9, 10, None], "09,10,11"), main_grade([], "09,10"), main_grade([], "")
    ('10', '09', '')
    """
    present = Counter(grade for grade in grades if grade is not None)
    if present:
        return grade_code(min(present, key=lambda grade: (-present[grade], grade)))
    return codes.partition(",")[0]


def org_row(ids: SourcedIds, school: School, parent: School | None) -> OrgRow:
    """A school, or the district where there is no parent."""
    row = OrgRow(
        sourcedId=ids.org(school),
        name=plain_text(school.name) or f"School {school.school_code}",
        type="school" if parent else "district",
        identifier=f"{school.state_county_id}{school.state_district_id}{school.state_school_id}".strip(),
    )
    if parent:
        row["parentSourcedId"] = ids.org(parent)
    return row


def course_row(
    ids: SourcedIds, course_id: str, course: Course | None, district: School, subjects: Mapping[str, Subject]
) -> CourseRow:
    """A course of the district; one that Aeries's course list lacks is made up from its id, so that classes keep it.

    `subjects` are the names of departments by their codes.
    """
    subject, code = subject_of(course, subjects)
    return CourseRow(
        sourcedId=ids.course(course_id),
        title=plain_text(course.display_title if course else "") or f"Course {course_id}",
        courseCode=course_id,
        grades=grade_codes(course.low_grade, course.high_grade) if course else "",
        orgSourcedId=ids.org(district),
        subjects=subject,
        subjectCodes=code,
    )


class Subject(NamedTuple):
    """The subject of a department's courses.

    Attributes:
        name: Name of the department.
        code: Code of the subject for courses without a code of their own, or "".
    """

    name: str
    code: str = ""


def subject_of(course: Course | None, subjects: Mapping[str, Subject]) -> tuple[str, str]:
    """Return the name and the code of a course's subject, or two blanks: some consumers refuse one without the other.

    The code is the national one of the course, else the state's, else that of the department.

    >>> subject_of(Course(id="0775", department_code="MAT", nces_code="02052"), {"MAT": Subject("Mathematics")})
    ('Mathematics', '02052')
    """
    subject = subjects.get(course.department_code.strip()) if course else None
    if course is None or subject is None:
        return "", ""
    name = list_text([subject.name])
    code = list_text([course.nces_code]) or list_text([course.state_course_code]) or list_text([subject.code])
    return (name, code) if name and code else ("", "")


def lacks_subject_code(course: Course | None, subjects: Mapping[str, Subject]) -> bool:
    """Whether the course's department has a name, but no code is known for it."""
    known = course is not None and course.department_code.strip() in subjects
    return known and not subject_of(course, subjects)[1]


def homeroom_course_row(course: str, org: str, school: School, teacher: Teacher, grades: str) -> CourseRow:
    """The course that stands for an elementary homeroom, as Aeries's own service makes it up."""
    return CourseRow(
        sourcedId=course,
        title=homeroom_title(teacher, grades),
        courseCode=f"{school.school_code}{teacher.teacher_number}",
        grades=grades,
        orgSourcedId=org,
    )


def homeroom_title(teacher: Teacher, grades: str) -> str:
    """Teacher's name and grades: `Acosta, grade 03`."""
    name = plain_text(teacher.display_name) or plain_text(teacher.last_name) or f"Teacher {teacher.teacher_number}"
    codes = grades.split(",") if grades else []
    if not codes:
        return name
    return f"{name}, grade {codes[0]}" if len(codes) == 1 else f"{name}, grades {codes[0]}-{codes[-1]}"


def homeroom_grades(teacher: Teacher, grades: Iterable[int | None]) -> str:
    """The grades of a homeroom: of the students in it, else as the teacher record says."""
    present = sorted({grade for grade in grades if grade is not None})
    if present:
        return list_text(dict.fromkeys(grade_code(grade) for grade in present))
    return grade_codes(teacher.low_grade, teacher.high_grade)


def section_row(
    ids: SourcedIds,
    school: School,
    section: Section,
    course: Course | None,
    term_ids: list[str],
    title: str,
    subjects: Mapping[str, Subject],
) -> ClassRow:
    """A section of the master schedule."""
    subject, code = subject_of(course, subjects)
    return ClassRow(
        sourcedId=ids.section(school, section),
        title=title,
        grades=grade_codes(section.low_grade, section.high_grade),
        courseSourcedId=ids.course(course_key(course, section)),
        classCode=str(section.section_number),
        classType="scheduled",
        location=plain_text(section.room),
        schoolSourcedId=ids.org(school),
        termSourcedIds=list_text(term_ids),
        subjects=subject,
        subjectCodes=code,
        periods=list_text(section_periods(section)),
    )


def section_title(section: Section, course: Course | None, template: str, teacher: str, term: str) -> str:
    """The title of a section: course and period, since a teacher has the same course more than once.

    A template may say `{course}`, `{period}`, `{term}`, `{section}`, `{room}` and `{teacher}`.

    >>> section = Section(school_code=994, section_number=17, course_id="0775", period="3", period_block=2)
    >>> section_title(section, None, "", "Reyes", "Fall")
    'Course 0775, period 3-4'
    >>> section_title(section, None, "{teacher} {term}", "Reyes", "Fall")
    'Reyes Fall'
    """
    title = plain_text(course.display_title if course else "") or f"Course {course_key(course, section)}"
    period = "-".join(section_periods(section))
    if not template:
        return f"{title}, period {period}" if period else title
    parts = {"course": title, "period": period, "term": term, "section": section.section_number, "teacher": teacher}
    return plain_text(template.format(**parts, room=plain_text(section.room)))


def section_periods(section: Section) -> list[str]:
    """The periods of a section: all of a block at a traditional school, the short title at a flex school.

    >>> from aeries_sdk.models import Section
    >>> section_periods(Section(school_code=994, section_number=1, period="3", period_block=2))
    ['3', '4']
    """
    period = plain_text(section.period)
    if period.isascii() and period.isdecimal():
        return [str(int(period) + offset) for offset in range(max(section.period_block or 1, 1))]
    return [period] if period else []


def homeroom_row(
    ids: SourcedIds, school: School, teacher: Teacher, grades: str, course: str, term_ids: list[str]
) -> ClassRow:
    """A homeroom of a school without a master schedule."""
    return ClassRow(
        sourcedId=ids.homeroom(school, teacher),
        title=homeroom_title(teacher, grades),
        grades=grades,
        courseSourcedId=course,
        classCode=str(teacher.teacher_number),
        classType="homeroom",
        location=plain_text(teacher.room),
        schoolSourcedId=ids.org(school),
        termSourcedIds=list_text(term_ids),
        periods="0",
    )


SEAT = ("sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "beginDate", "endDate")
"""The columns of `student_seats`."""


def student_seats(
    ids: SourcedIds, school: School, class_id: str, members: Iterable[tuple[str, ClassMember]], term: Term | None
) -> Iterator[tuple[str, ...]]:
    """The enrollments of the students of a class, each given with the sourcedId, as values of the columns `SEAT`.

    Dates are kept inside the class's term, as the standard demands: a homeroom's student may have come to the school
    years ago. Where they lie wholly outside of it they stay blank. Aeries's last day becomes the day after it, since
    the standard's end is exclusive.
    """
    org, days = ids.org(school), _days(term)
    for user_id, member in members:
        begin, end = _span(member.start_date, member.end_date, *days) if days else _OUTSIDE
        yield ids.enrollment(school, class_id, user_id), class_id, org, user_id, "student", begin, end


def teacher_row(
    ids: SourcedIds, school: School, class_id: str, user_id: str, person: ClassStaff, term: Term | None, role: str
) -> EnrollmentRow:
    """Somebody who teaches or helps in a class; dates are those of `student_seats`.

    The standard has teachers, administrators and proctors in classes, and only a teacher can be primary.
    """
    row = EnrollmentRow(
        sourcedId=ids.enrollment(school, class_id, user_id),
        classSourcedId=class_id,
        schoolSourcedId=ids.org(school),
        userSourcedId=user_id,
        role=role,
        primary=bool_text(person.is_primary and role == "teacher"),
    )
    days = _days(term)
    row["beginDate"], row["endDate"] = _span(person.start_date, person.end_date, *days) if days else _OUTSIDE
    return row


def _days(term: Term | None) -> tuple[date, date] | None:
    return (term.start_date, term.end_date) if term and term.start_date and term.end_date else None


_OUTSIDE = ("", "")


# Most members of a district share a few spans: the terms' own and blank ones.
@lru_cache(maxsize=4096)
def _span(start: date | None, end: date | None, first: date, last: date) -> tuple[str, str]:
    """The texts of a member's dates, kept inside the days of a term, and blank where they lie outside of it."""
    begin, close = max(start or first, first), min(end or last, last)
    if begin > close:
        return _OUTSIDE
    return date_text(start and begin), exclusive_end(end and close)
