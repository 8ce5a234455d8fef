"""Lists of a school that contradict each other: at least one of them is incomplete. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from aeries_sdk.assembly import homeroom_number
from aeries_sdk.roster.reading import too_many

if TYPE_CHECKING:
    from aeries_sdk.assembly import SchoolRecords
    from aeries_sdk.models import Course, Staff


def contradiction(records: SchoolRecords, staff: Mapping[int, Staff], courses: Mapping[str, Course]) -> str:
    """Explain why the lists of a school cannot all be complete.

    A few references to missing records occur in every district and are reported one by one. If more than 20 % of them
    (at least 5) have no target, the list with the targets is incomplete.

    Args:
        records: The lists of the school.
        staff: The district's staff by id.
        courses: The district's courses by id.

    Returns:
        The contradiction in one sentence, or "".

    >>> from aeries_sdk.assembly import SchoolRecords
    >>> from aeries_sdk.models import ClassSchedule, School
    >>> row = ClassSchedule(school_code=994, student_id=1, sequence_number=1, section_number=7)
    >>> contradiction(SchoolRecords(school=School(school_code=994), schedules=[row]), {}, {})
    'The school has class rows, but Aeries sent no student records.'
    """
    if records.schedules and not records.students:
        return "The school has class rows, but Aeries sent no student records."
    if records.schedules and not records.sections:
        return "The school has class rows, but Aeries sent no sections."
    active = [student for student in records.students if student.is_active]
    homerooms = any(homeroom_number(student.home_room_teacher_number) for student in active)
    if homerooms and not records.teachers and not records.school.has_master_schedule:
        return "The students have homeroom teachers, but Aeries sent no teacher records."
    sections = [section for section in records.sections if section.is_active]
    references: dict[str, tuple[AbstractSet[int] | AbstractSet[str], AbstractSet[int] | AbstractSet[str]]] = {
        "students of class rows": (
            {row.student_id for row in records.schedules},
            {s.student_id for s in records.students},
        ),
        "sections of class rows": (
            {row.section_number for row in records.schedules if row.section_number},
            {section.section_number for section in records.sections},
        ),
        "staff of sections": ({one.staff_id for each in sections for one in each.section_staff_members}, staff.keys()),
        "courses of sections": ({each.course_id.strip() for each in sections}, {name.strip() for name in courses}),
    }
    for what, (wanted, known) in references.items():
        missing = len(wanted - known)
        if too_many(missing, len(wanted)):
            return f"Of {len(wanted)} {what}, {missing} are missing in the list of these records."
    return ""
