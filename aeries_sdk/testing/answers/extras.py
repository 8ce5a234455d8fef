"""What a district keeps besides: supplemental columns, fees, pictures, groups."""

from __future__ import annotations

import base64
from datetime import date
from typing import TYPE_CHECKING

from aeries_sdk.testing.answers.students import asked_for, drawn, student_of
from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.core import Ask, Refused, Route, routes
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.records import full_staff_id
from aeries_sdk.testing.shapes import FEE, GROUP, PICTURE, Row

if TYPE_CHECKING:
    from collections.abc import Callable

# Column code, label, SQL type, value of a student without one of their own.
DISTRICT_COLUMNS = (
    ("MID", "Migrant ID", "nchar", "745896    "),
    ("LUP", "Last Update", "datetime", "9/1/2026 12:00:00 AM"),
    ("NTE", "District Note", "nvarchar", " "),
)
SCHOOL_COLUMNS = (
    ("PI", "Student Lives With", "varchar", " "),
    ("EE", "Entered District", "datetime", ""),
    ("S1", "Sport 1", "varchar", ""),
)
# The smallest JPEG there is: one grey dot.
_DOT = base64.b64decode(
    "/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEB"
    "AREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k="
)


def _columns(ask: Ask, table: str, key: object, columns: tuple[tuple[str, str, str, str], ...]) -> list[Row]:
    made = [
        {"ColumnCode": code, "ColumnDescription": text, "Value": value, "ColumnType": kind}
        for code, text, kind, value in columns
    ]
    return ask.store.rows(table, key, lambda: made)


def list_district_supplemental(ask: Ask) -> list[Row]:
    """The district's own columns, one object per student."""
    return [
        {"StudentID": each["StudentID"], "Columns": _columns(ask, "dsd", each["StudentID"], DISTRICT_COLUMNS)}
        for each in asked_for(ask, any_school=True)
    ]


def list_school_supplemental(ask: Ask) -> list[Row]:
    """The schools' own columns, one object per record of a student."""
    rows = ask.store.records(ask.student_id) if ask.student_id else asked_for(ask)
    return [_supplement(ask, row) for row in rows]


def _supplement(ask: Ask, row: Row) -> Row:
    key = (row["SchoolCode"], row["StudentNumber"])
    return {
        "StudentID": row["StudentID"],
        "Columns": _columns(ask, "sup", key, SCHOOL_COLUMNS),
        "SchoolCode": row["SchoolCode"],
    }


def update_school_supplemental(ask: Ask) -> Row:
    """Change columns of one record, found by student number; one bare column counts as an array of one."""
    student = student_of(ask)
    body = {name.lower(): value for name, value in ask.body().items()}
    sent = body.get("columns")
    changes = sent if isinstance(sent, list) else [sent]
    row = _supplement(ask, student)
    columns = {each["ColumnCode"]: dict(each) for each in row["Columns"]}
    for change in changes:
        if not isinstance(change, dict) or change.get("ColumnCode") not in columns or "NewValue" not in change:
            raise Refused(400, "Invalid Column Code or NewValue")
        columns[change["ColumnCode"]]["Value"] = str(change["NewValue"])
    ask.store.keep("sup", (student["SchoolCode"], student["StudentNumber"]), list(columns.values()))
    ask.store.note("student", student["StudentID"])
    return {**row, "Columns": list(columns.values())}


def list_fees(ask: Ask) -> list[Row]:
    """Fees of a student, paid ones too; money has cents."""
    answers = []
    for student in asked_for(ask, any_school=True):
        dice = Dice(ask.store.seed, "fees", student["StudentID"])
        if drawn(dice, student, 0.1):
            fee = {
                **FEE,
                "FeeCode": dice.pick(("01", "02")),
                "SequenceNumber": 1,
                "AmountCharged": dice.number(500, 9999) / 100,
                "DateCharged": stamp(ask.store.year.first),
                "AmountPaid": 5.0 if dice.chance(0.5) else 0.0,
                "ReceiptNumber": dice.pick(("", "0")),
                "SchoolCode": student["SchoolCode"],
            }
            answers.append({"StudentID": student["StudentID"], "Fees": [fee]})
    return answers


def list_pictures(ask: Ask) -> list[Row]:
    """The newest picture of each student: a grey dot."""
    picture = {
        **PICTURE,
        "SchoolYear": ask.store.year.start,
        "RawBinary": base64.b64encode(_DOT).decode(),
        "FileExtension": "jpg",
        "FileSize": len(_DOT),
    }
    return [
        {"StudentID": each["StudentID"], "Pictures": [picture], "SchoolCode": each["SchoolCode"]}
        for each in ask.paged(asked_for(ask, any_school=True))
    ]


def list_groups(ask: Ask) -> list[Row]:
    """Groups of students of a school, or of all: expired ones too. Here IDs are spelled Id."""
    schools = [ask.school] if "SchoolCode" in ask.params else ask.store.real_schools
    rows = []
    for school in schools:
        if school is None or not school.plan.traits.people:
            continue
        code, numbers = school.plan.code, range(1, min(6, school.plan.numbers) + 1)
        for place, (name, expires) in enumerate(
            (("Field Trip", None), ("Last Year", date(ask.store.year.start, 6, 30)))
        ):
            rows.append(
                {
                    **GROUP,
                    "Students": [{"StudentId": school.plan.student_id(number)} for number in numbers],
                    "Staff": [] if place else [{"StaffId": full_staff_id(code, 2)}],
                    "GroupId": code * 10 + place,
                    "Name": name,
                    "ExpirationDate": stamp(expires),
                    "SchoolCode": code,
                    "IsCommunicationGroup": not place,
                }
            )
    return rows


_SCHOOL = "/schools/{SchoolCode}"


def _both(operation: str, area: str, answer: Callable[[Ask], object], word: str) -> list[Route]:
    return routes(operation, "GET", area, answer, f"{_SCHOOL}/{word}", f"{_SCHOOL}/{word}/{{StudentID}}")


ROUTES = [
    *_both(
        "students.list_district_supplemental",
        "District Supplemental Data",
        list_district_supplemental,
        "DistrictSupplemental",
    ),
    *_both("students.list_school_supplemental", "Supplemental Data", list_school_supplemental, "SchoolSupplemental"),
    *routes(
        "students.update_school_supplemental",
        "POST",
        "Supplemental Data",
        update_school_supplemental,
        "/UpdateSchoolSupplemental/{SchoolCode}/{StudentNumber}",
        access="update",
    ),
    *_both("students.list_fees", "Fees and Fines", list_fees, "fees"),
    *_both("students.list_pictures", "Student Pictures", list_pictures, "StudentPictures"),
    *routes(
        "students.list_groups",
        "GET",
        "Student Groups",
        list_groups,
        f"{_SCHOOL}/StudentGroups",
        "/schools/all/StudentGroups",
    ),
]
