"""Pre-enrollment: two GETs that write. Faults of the caller come back as HTTP 500."""

from __future__ import annotations

from aeries_sdk.testing.core import Ask, Refused, routes
from aeries_sdk.testing.shapes import PREENROLLED, Row

PRE_ENROLLED = "*"


def _shown(row: Row) -> Row:
    """A student as these two answer it: an older and shorter object."""
    values = {name: value for name, value in row.items() if name in PREENROLLED}
    return {**PREENROLLED, **values, "AtRiskPoints": f"{row['EarlyWarningPoints']:.4f}"}


def _records(ask: Ask) -> list[Row]:
    rows = ask.store.records(ask.student_id)
    if not rows:
        raise Refused(500, "Invalid Student ID")
    return rows


def _is_active(row: Row) -> bool:
    return not str(row["InactiveStatusCode"]).strip()


def _newest(rows: list[Row]) -> Row:
    return max(rows, key=lambda row: str(row["SchoolEnterDate"]))


def _copy(ask: Ask, row: Row, target: int) -> int:
    number = ask.store.schools[target].next_number()
    copied = {"SchoolCode": target, "StudentNumber": number, "InactiveStatusCode": PRE_ENROLLED}
    ask.store.add_record({**row, **copied, "SchoolLeaveDate": None, "HomeRoomTeacherNumber": "0"})
    ask.store.note("student", ask.student_id)
    return number


def preenroll_student(ask: Ask) -> Row:
    """Copy the newest active record to its NextSchool; how that went stands in LogDetails."""
    rows = _records(ask)
    active = [row for row in rows if _is_active(row)]
    if not active:
        raise Refused(500, "Student has no active record.")
    row = _newest(active)
    target = ask.store.schools.get(row["NextSchoolCode"])
    problem = ""
    if target is None or row["NextSchoolCode"] == 0:
        problem = "Next School is not valid."
    elif row["NextGrade"] not in target.plan.grades:
        problem = "Next Grade is not offered at Next School."
    elif target.records_of(ask.student_id):
        problem = "Student already has a record at Next School."
    number = 0
    if not problem:
        for old in [each for each in rows if each["InactiveStatusCode"] == PRE_ENROLLED]:
            ask.store.schools[old["SchoolCode"]].remove_student(old)
        number = _copy(ask, row, row["NextSchoolCode"])
    log = {
        "StudentID": row["StudentID"],
        "SchoolCode": row["SchoolCode"],
        "StudentNumber": row["StudentNumber"],
        "Grade": row["Grade"],
        "NextGrade": row["NextGrade"],
        "NextSchool": row["NextSchoolCode"],
        "NewStudentNumber": number,
        "Copied": "No" if problem else "Yes",
        "Exception": problem,
    }
    return {"LogDetails": [log], "Students": [_shown(each) for each in ask.store.records(ask.student_id)]}


def preenroll_inactive_student(ask: Ask) -> list[Row]:
    """Copy the newest record of a student who has left to a school that is named; refuse a second time."""
    rows = _records(ask)
    target = ask.number("NextSchoolCode")
    if target == 0 or target not in ask.store.schools:
        raise Refused(500, "Invalid Next School Code")
    if any(_is_active(row) for row in rows):
        raise Refused(500, "Student has an active record.")
    if any(row["InactiveStatusCode"] == PRE_ENROLLED for row in rows):
        raise Refused(500, "Student is already pre-enrolled.")
    _copy(ask, _newest(rows), target)
    return [_shown(row) for row in ask.store.records(ask.student_id)]


ROUTES = [
    *routes(
        "pre_enrollment.preenroll_student",
        "GET",
        "Trigger Student Pre-Enrollment",
        preenroll_student,
        "/commands/preenrollstudent/{StudentID}",
        access="insert",
        refused=401,
    ),
    *routes(
        "pre_enrollment.preenroll_inactive_student",
        "GET",
        "Student Data",
        preenroll_inactive_student,
        "/PreEnrollInactiveStudent/{StudentID}/{NextSchoolCode}",
        access="update",
        refused=401,
    ),
]
