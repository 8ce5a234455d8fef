"""The oddities of live data, each a row of a table: where it stands, and what it does to the records there.

They are few and named so that tests can count on them: `DemoDistrict.odd("orphan_section")` answers the keys of the
records touched. "First" means the school of that kind with the lowest code.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.testing.calendars import stamp

if TYPE_CHECKING:
    from aeries_sdk.testing.school import School
    from aeries_sdk.testing.shapes import Row

NOBODY = 99_999_998
"""An ID that no student and no member of staff has."""


@attrs.frozen
class Oddity:
    """One oddity: the list it is found in, the kinds of school that have it (none named: all), and what makes it."""

    name: str
    rows: str
    kinds: str
    make: Callable[..., list[object]]
    what: str


def _blank_students(_school: School, rows: list[Row]) -> list[object]:
    chosen = [row for row in rows[::40] if row["InactiveStatusCode"] == ""]
    for row in chosen:
        row |= {"InactiveStatusCode": " ", "AttendanceProgramCodePrimary": " "}
    return [(row["SchoolCode"], row["StudentNumber"]) for row in chosen]


def _odd_dates(school: School, rows: list[Row]) -> list[object]:
    if len(rows) < 12:
        return []
    rows[8]["SchoolLeaveDate"] = "0001-01-01T00:00:00"
    rows[9]["Birthdate"] = None
    return [(school.plan.code, 9), (school.plan.code, 10)]


def _blank_staff(_school: School, rows: list[Row]) -> list[object]:
    for row in rows[::2]:
        row |= {"InactiveStatusCode": " ", "NameSuffix": " ", "EducationLevelCode": " "}
    return [row["ID"] for row in rows[::2]]


def _no_access(_school: School, rows: list[Row]) -> list[object]:
    for row in rows[1::2]:
        row["SchoolAccessPermissions"] = []
    return [row["ID"] for row in rows[1::2]]


def _line_ends(_school: School, rows: list[Row]) -> list[object]:
    for row in rows[5:7]:
        row["FirstName"] += "\r\n"
    return [row["ID"] for row in rows[5:7]]


def _nameless(_school: School, rows: list[Row]) -> list[object]:
    rows[3] |= {"FirstName": "", "LastName": "Room 4"}
    rows[4] |= {"FirstName": "Grade 5", "LastName": "", "MiddleName": ""}
    return [rows[3]["ID"], rows[4]["ID"]]


def _birth_years(_school: School, rows: list[Row]) -> list[object]:
    rows[0] |= {"BirthYear": 0}
    rows[1] |= {"BirthYear": rows[1]["BirthYear"] - 2}
    rows[2] |= {"BirthDate": None}
    return [row["ID"] for row in rows[:3]]


def _left_staff(school: School, rows: list[Row]) -> list[object]:
    rows[-1] |= {"LeaveDate": stamp(school.year.first), "InactiveStatusCode": "I"}
    return [rows[-1]["ID"]]


def _dangling_staff(_school: School, rows: list[Row]) -> list[object]:
    rows[0] |= {"StaffID1": NOBODY}
    return [(rows[0]["SchoolCode"], rows[0]["TeacherNumber"])]


def _team(_school: School, rows: list[Row]) -> list[object]:
    rows[1] |= {"StaffID2": rows[2]["StaffID1"]}
    return [(rows[1]["SchoolCode"], rows[1]["TeacherNumber"])]


def _teacher_zero(school: School, rows: list[Row]) -> list[object]:
    nobody = {"TeacherNumber": 0, "DisplayName": "Unassigned", "FirstName": "", "LastName": "", "StaffID1": 0}
    rows.insert(0, {**rows[0], **nobody, "EmailAddress": "", "Room": ""})
    return [(school.plan.code, 0)]


def _inactive_teacher(_school: School, rows: list[Row]) -> list[object]:
    rows[-1] |= {"InactiveStatusCode": "I"}
    return [(rows[-1]["SchoolCode"], rows[-1]["TeacherNumber"])]


def _no_staff_section(_school: School, rows: list[Row]) -> list[object]:
    rows[2]["SectionStaffMembers"] = []
    return [_section_key(rows[2])]


def _dangling_member(_school: School, rows: list[Row]) -> list[object]:
    rows[4]["SectionStaffMembers"] = [{**rows[4]["SectionStaffMembers"][0], "StaffID": NOBODY}]
    return [_section_key(rows[4])]


def _two_primaries(_school: School, rows: list[Row]) -> list[object]:
    rows[6]["SectionStaffMembers"] = rows[6]["SectionStaffMembers"][:1] + rows[0]["SectionStaffMembers"][-1:]
    rows[6]["SectionStaffMembers"] = [{**each, "IsPrimaryTeacher": True} for each in rows[6]["SectionStaffMembers"]]
    return [_section_key(rows[6])]


def _no_primary(_school: School, rows: list[Row]) -> list[object]:
    rows[5]["SectionStaffMembers"] = [{**each, "IsPrimaryTeacher": False} for each in rows[5]["SectionStaffMembers"]]
    return [_section_key(rows[5])]


def _inactive_section(_school: School, rows: list[Row]) -> list[object]:
    rows[-1]["InactiveStatusCode"] = "I"
    return [_section_key(rows[-1])]


def _unknown_course(_school: School, rows: list[Row]) -> list[object]:
    rows[3]["CourseID"] = "ZZ99"
    return [_section_key(rows[3])]


def _unknown_term(_school: School, rows: list[Row]) -> list[object]:
    rows[7]["Semester"] = "X"
    return [_section_key(rows[7])]


def _section_key(row: Row) -> tuple[int, int]:
    return row["SchoolCode"], row["SectionNumber"]


def _orphan_section(_school: School, rows: list[Row]) -> list[object]:
    rows.append({**rows[0], "SequenceNumber": 90, "SectionNumber": 32_000})
    return [(rows[0]["StudentID"], 90)]


def _orphan_student(_school: School, rows: list[Row]) -> list[object]:
    rows.append({**rows[0], "StudentID": NOBODY, "SequenceNumber": 1})
    return [(NOBODY, 1)]


def _class_row(school: School, rows: list[Row], number: int, place: int) -> list[Row]:
    """The n-th class row of the student with that number, if there is one."""
    return [row for row in rows if row["StudentID"] == school.plan.student_id(number)][place - 1 : place]


def _back_again(school: School, rows: list[Row]) -> list[object]:
    found = _class_row(school, rows, 3, 1)
    for row in found:
        rows.append({**row, "SequenceNumber": 91, "DateStarted": stamp(date(school.year.start, 9, 10))})
        row["DateEnded"] = stamp(date(school.year.start, 8, 28))
    return [(row["StudentID"], place) for row in found for place in (row["SequenceNumber"], 91)]


def _to_come(school: School, rows: list[Row]) -> list[object]:
    found = _class_row(school, rows, 4, 1)
    for row in found:
        row["DateStarted"] = stamp(school.year.winter[1])
    return [(row["StudentID"], row["SequenceNumber"]) for row in found]


def _open_end(school: School, rows: list[Row]) -> list[object]:
    found = _class_row(school, rows, 7, 2)
    for row in found:
        row["DateEnded"] = None
    return [(row["StudentID"], row["SequenceNumber"]) for row in found]


def _null_term(_school: School, rows: list[Row]) -> list[object]:
    rows[0] |= {"StartDate": None, "EndDate": None}
    return [rows[0]["TermCode"]]


ODDITIES = [
    Oddity("blank_students", "students", "", _blank_students, "active students whose blank codes are one space"),
    Oddity("odd_dates", "students", "high", _odd_dates, "SchoolLeaveDate 0001-01-01; Birthdate null"),
    Oddity("blank_staff", "staff", "", _blank_staff, "active staff whose blank codes are one space"),
    Oddity("no_access", "staff", "", _no_access, "SchoolAccessPermissions is empty for every other one"),
    Oddity("line_ends", "staff", "high elementary", _line_ends, "two first names end in CR LF"),
    Oddity("nameless", "staff", "middle elementary", _nameless, "staff without first or last name: rooms, grades"),
    Oddity(
        "birth_years", "staff", "high elementary", _birth_years, "BirthYear and BirthDate disagree, or one is missing"
    ),
    Oddity("left_staff", "staff", "", _left_staff, "the last one has left, and still teaches by the schedule"),
    Oddity("dangling_staff", "teachers", "high elementary", _dangling_staff, "StaffID1 that is not in /staff"),
    Oddity("team", "teachers", "elementary", _team, "two teachers share a class: StaffID2"),
    Oddity("inactive_teacher", "teachers", "middle", _inactive_teacher, "an inactive teacher"),
    Oddity("teacher_zero", "teachers", "high elementary", _teacher_zero, "teacher number 0 with StaffID1 0"),
    Oddity("no_staff_section", "sections", "high flex", _no_staff_section, "SectionStaffMembers is empty"),
    Oddity("dangling_member", "sections", "high flex", _dangling_member, "a StaffID that is not in /staff"),
    Oddity("two_primaries", "sections", "flex", _two_primaries, "two members with IsPrimaryTeacher"),
    Oddity("no_primary", "sections", "flex", _no_primary, "no member with IsPrimaryTeacher"),
    Oddity("inactive_section", "sections", "high", _inactive_section, "inactive, and students are still in it"),
    Oddity("unknown_course", "sections", "middle", _unknown_course, "a CourseID that no course has"),
    Oddity("unknown_term", "sections", "middle", _unknown_term, "a Semester that is no term of the school"),
    Oddity("orphan_section", "classes", "high", _orphan_section, "a class row whose section is missing"),
    Oddity("orphan_student", "classes", "high", _orphan_student, "a class row whose student is missing"),
    Oddity("back_again", "classes", "high middle", _back_again, "dropped and added again: two rows for one section"),
    Oddity("to_come", "classes", "high", _to_come, "a row of a class that the student joins in January"),
    Oddity("open_end", "classes", "high", _open_end, "a row without DateEnded"),
    Oddity("null_term", "terms", "inactive", _null_term, "a term without dates"),
]


_ENOUGH = {"terms": 1, "students": 1, "staff": 7, "teachers": 3, "sections": 8, "classes": 1}
"""Shorter lists than these stay as they are."""


def spoil(school: School, name: str, rows: list[Row]) -> list[Row]:
    """Put the oddities of that list into it, where the school has them, and remember the keys."""
    for oddity in ODDITIES:
        if oddity.rows == name and (
            not oddity.kinds or (school.first_of_kind and school.plan.kind in oddity.kinds.split())
        ):
            school.odd[oddity.name] = oddity.make(school, rows) if len(rows) >= _ENOUGH[name] else []
    return rows
