"""All rows, collected from the areas."""

from __future__ import annotations

from types import MappingProxyType, ModuleType
from typing import Any

from aeries_sdk.operation import Operation
from aeries_sdk.resources import (
    activities,
    alerts,
    alternate_course_requests,
    attendance,
    authorizations,
    class_calendars,
    class_schedules,
    codes,
    contacts,
    course_requests,
    courses,
    discipline,
    enrollment,
    fees,
    flex_periods,
    gpas,
    gradebook_assignments,
    gradebook_scores,
    gradebooks,
    graduation,
    pictures,
    pre_enrollment,
    programs,
    report_cards,
    scheduling,
    schools,
    sections,
    staff,
    staff_assignments,
    student_writes,
    students,
    supplemental,
    system,
    teachers,
    tests,
    transcripts,
)

_AREAS: tuple[ModuleType, ...] = (
    system,
    schools,
    codes,
    staff,
    teachers,
    students,
    student_writes,
    contacts,
    programs,
    activities,
    authorizations,
    tests,
    discipline,
    supplemental,
    fees,
    pictures,
    courses,
    sections,
    class_schedules,
    class_calendars,
    flex_periods,
    staff_assignments,
    scheduling,
    course_requests,
    alternate_course_requests,
    alerts,
    attendance,
    enrollment,
    pre_enrollment,
    gpas,
    report_cards,
    transcripts,
    graduation,
    gradebooks,
    gradebook_assignments,
    gradebook_scores,
)

OPERATIONS: MappingProxyType[str, Operation[Any]] = MappingProxyType(
    {row.id: row for area in _AREAS for row in vars(area).values() if isinstance(row, Operation)}
)
