"""Teacher records: one per teacher number of a school, none at section-staff schools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.testing.core import Ask, Refused, routes

if TYPE_CHECKING:
    from aeries_sdk.testing.shapes import Row

AREA = "Teacher Data"


def list_teachers(ask: Ask) -> list[Row]:
    """All teacher records of a school, inactive ones among them."""
    return ask.school.teachers if ask.school else []


def get_teacher(ask: Ask) -> Row:
    """One teacher record."""
    found = [row for row in list_teachers(ask) if row["TeacherNumber"] == ask.number("TeacherNumber")]
    if not found:
        raise Refused(404, "Invalid Teacher Number")
    return found[0]


def list_teachers_for_staff(ask: Ask) -> list[Row]:
    """The teacher records that carry a staff ID, over all schools."""
    staff_id = ask.number("StaffID")
    rows = (row for school in ask.store.real_schools for row in school.teachers)
    return [row for row in rows if staff_id in {row["StaffID1"], row["StaffID2"], row["StaffID3"]}]


ROUTES = [
    *routes("staff.list_teachers", "GET", AREA, list_teachers, "/schools/{SchoolCode}/teachers"),
    *routes("staff.get_teacher", "GET", AREA, get_teacher, "/schools/{SchoolCode}/teachers/{TeacherNumber}"),
    *routes("staff.list_teachers_for_staff", "GET", AREA, list_teachers_for_staff, "/staff/{StaffID}/teachers"),
]
