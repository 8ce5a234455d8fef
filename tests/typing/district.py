"""The district, its schools and its staff. Type-checked, never called."""

from __future__ import annotations

from datetime import date, datetime
from typing import assert_type

from aeries_sdk import AeriesClient
from aeries_sdk.models import (
    AbsenceCode,
    BellPeriod,
    CalendarDay,
    CodeValue,
    School,
    Section,
    Staff,
    StaffAssignment,
    StaffAssignmentBody,
    StaffBody,
    StaffDataChange,
    SystemInfo,
    Teacher,
    Term,
)

DAY = date(2026, 10, 1)

MOMENT = datetime(2026, 10, 1, 6, 30)


def system(client: AeriesClient) -> None:
    assert_type(client.system.get_info(), SystemInfo)


def schools(client: AeriesClient) -> None:
    assert_type(client.schools.get(994), School)
    assert_type(client.schools.list(), list[School])
    assert_type(client.schools.list_absence_codes(994), list[AbsenceCode])
    assert_type(client.schools.list_absence_codes(994, absence_code="A"), list[AbsenceCode])
    assert_type(client.schools.list_bell_schedule(994), list[BellPeriod])
    assert_type(client.schools.list_bell_schedule_for_date(994, DAY), list[BellPeriod])
    assert_type(client.schools.list_calendar(994), list[CalendarDay])
    assert_type(client.schools.list_terms(994), list[Term])


def codes(client: AeriesClient) -> None:
    assert_type(client.codes.list("Student", "Grade"), list[CodeValue])


def staff(client: AeriesClient) -> None:
    assert_type(client.staff.change(9940102, first_name="Ana"), Staff)
    assert_type(client.staff.change(9940102, StaffBody()), Staff)
    assert_type(client.staff.create(first_name="Ana"), Staff)
    assert_type(client.staff.create(StaffBody()), Staff)
    assert_type(client.staff.get(9940102), Staff)
    assert_type(client.staff.get_by_hrid("H1"), Staff)
    assert_type(client.staff.list(), list[Staff])
    assert_type(client.staff.list(last_name="Reyes", leave_date=None), list[Staff])
    assert_type(client.staff.list_classes(9940102), list[Section])
    assert_type(client.staff.list_data_changes(MOMENT), list[StaffDataChange])
    assert_type(client.staff.update(9940102, first_name="Ana"), Staff)
    assert_type(client.staff.update(9940102, StaffBody()), Staff)


def staff_assignments(client: AeriesClient) -> None:
    assert_type(client.staff_assignments.change(9940102, "certificated", 1, full_time_percentage=50), StaffAssignment)
    assert_type(client.staff_assignments.change(9940102, "certificated", 1, StaffAssignmentBody()), StaffAssignment)
    assert_type(client.staff_assignments.create(9940102, full_time_percentage=50), StaffAssignment)
    assert_type(client.staff_assignments.create(9940102, StaffAssignmentBody()), StaffAssignment)
    client.staff_assignments.delete(9940102, "certificated", 1)
    client.staff_assignments.delete_from_date(9940102, DAY)
    client.staff_assignments.delete_from_date(9940102, DAY, assignment_type="certificated")
    assert_type(client.staff_assignments.get(9940102, "certificated", 1), StaffAssignment)
    assert_type(client.staff_assignments.list(9940102), list[StaffAssignment])
    assert_type(client.staff_assignments.list(9940102, assignment_type="certificated"), list[StaffAssignment])
    assert_type(client.staff_assignments.list_on_date(9940102, DAY), list[StaffAssignment])
    assert_type(
        client.staff_assignments.list_on_date(9940102, DAY, assignment_type="certificated"), list[StaffAssignment]
    )
    assert_type(client.staff_assignments.update(9940102, "certificated", 1, full_time_percentage=50), StaffAssignment)
    assert_type(client.staff_assignments.update(9940102, "certificated", 1, StaffAssignmentBody()), StaffAssignment)


def teachers(client: AeriesClient) -> None:
    assert_type(client.teachers.get(994, 101), Teacher)
    assert_type(client.teachers.list(994), list[Teacher])
    assert_type(client.teachers.list_for_staff(9940102), list[Teacher])
