"""Attendance, its history, and the enrollment history."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, ConfigError, DecodeError, NotFound
from aeries_sdk.models import (
    Attendance,
    AttendanceHistoryDetails,
    AttendanceHistorySummary,
    EnrollmentPeriod,
    HistoryAbsenceCode,
    Model,
)

DAYS: dict[str, Any] = {
    "StudentID": 99400007,
    "AttendanceDays": [
        {
            "CalendarDate": "2026-09-04T00:00:00",
            "AllDayAttendanceCode": " ",
            "Classes": [
                {"SectionNumber": 1118, "Period": "0", "AttendanceCode": "T"},
                {"SectionNumber": 2166, "Period": "A1", "AttendanceCode": ""},
            ],
        },
        {"CalendarDate": "2026-09-07T00:00:00", "AllDayAttendanceCode": "E", "Classes": []},
    ],
}
SUMMARY: dict[str, Any] = {
    "StudentID": 99400007,
    "HistorySummaries": [
        {
            "AttendanceProgramCodePrimary": "",
            "ReportingSchoolCode": 0,
            "DaysCompleteIndependentStudy": 0,
            "DaysIncompleteIndependentStudy": 0,
            "DaysInSchoolSuspension": 0,
            "PeriodsExpectedToAttend": 0,
            "PeriodsAttended": 0,
            "PeriodsOutOfSchoolSuspension": 0,
            "PeriodsAttendedInSchoolSuspension": 0,
            "PeriodsExcusedAbsence": 0,
            "PeriodsUnexcusedAbsence": 0,
            "PeriodsCompleteIndependentStudy": 0,
            "PeriodsIncompleteIndependentStudy": 0,
            "SchoolYear": "2025-2026",
            "SchoolCode": 990,
            "DaysEnrolled": 180,
            "DaysPresent": 171,
            "DaysAbsence": 9,
            "DaysExcused": 7,
            "DaysUnexcused": 2,
            "DaysTardy": 3,
            "DaysOfTruancy": 1,
            "DaysSuspension": 0,
        }
    ],
}
DETAILS: dict[str, Any] = {
    "StudentID": 99400007,
    "HistoryDetails": [
        {
            "Code": code,
            "SchoolYear": "2025-2026",
            "Description": "INVENTED",
            "AllDayTotal": 7,
            "PeriodTotals": [{"Period": "0", "Total": 7}, {"Period": "A1", "Total": 0}],
            "SchoolCode": 990,
        }
        for code in ("E", "#", "*")
    ],
}
CODE: dict[str, Any] = {
    "IsTemporarilyNotEnrolled": False,
    "IndependentStudyCode": "",
    "AbsenceCode": "L",
    "SchoolYear": "2025-2026",
    "Title": "Late>30",
    "Abbreviation": ">30",
    "Type": 9,
    "CountsForADA": True,
    "IncludeOnLetters": True,
    "IncludeInParentNotifications": False,
    "IncludeOnReports": True,
    "CountOnReportCard": False,
    "IsSuspension": False,
    "IsPartialDayTruant": True,
    "SchoolCode": 994,
}
PERIOD: dict[str, Any] = {
    "StudentID": 99400007,
    "InterIntraDistrictStateCode": "",
    "NonpublicSchoolStateCode": "",
    "NextSchoolCode": 0,
    "ReportingSchoolCode": 0,
    "SchoolCode": 994,
    "StudentNumber": 7,
    "AcademicYear": "2026",
    "Track": "",
    "AttendanceProgramCode": "",
    "AttendanceProgramCodeAdditional1": "",
    "AttendanceProgramCodeAdditional2": "",
    "Grade": 9,
    "ElementaryTeacherNumber": 0,
    "ElementaryTeacherName": "Unassigned",
    "EnterDate": "2026-08-12T00:00:00",
    "LeaveDate": None,
    "ExitReasonCode": "",
    "InterIntraDistrictTransferCode": "",
}


@pytest.mark.parametrize(
    ("arguments", "path", "query"),
    [
        ({}, "", {}),
        ({"student_id": 99400007}, "/99400007", {}),
        ({"start_date": date(2026, 9, 4)}, "", {"StartDate": "20260904"}),
        (
            {"student_id": 99400007, "start_date": date(2026, 9, 4), "end_date": date(2026, 10, 1)},
            "/99400007",
            {"StartDate": "20260904", "EndDate": "20261001"},
        ),
    ],
)
def test_attendance(
    client: AeriesClient, expect: Callable[..., None], arguments: dict[str, Any], path: str, query: dict[str, str]
) -> None:
    expect("GET", f"/schools/994/attendance{path}", [DAYS], query=query)
    (student,) = client.attendance.list(994, **arguments)
    friday, monday = student.attendance_days
    assert (friday.calendar_date, friday.all_day_attendance_code.strip()) == (date(2026, 9, 4), "")
    assert [(each.section_number, each.period, each.attendance_code) for each in friday.classes] == [
        (1118, "0", "T"),
        (2166, "A1", ""),
    ]
    assert (monday.all_day_attendance_code, monday.classes) == ("E", [])


def test_no_attendance_can_be_told_from_no_such_student(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/schools/994/attendance/99400007", [])
    assert client.attendance.list(994, student_id=99400007) == []
    expect("GET", "/schools/994/attendance/99400008", {"Message": "Invalid Student ID"}, status=404)
    with pytest.raises(NotFound):
        client.attendance.list(994, student_id=99400008)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, ""),
        ({"student_id": 99400007}, "/99400007"),
        ({"school_year": 2025}, "/year/2025-2026"),
        ({"school_year": "2025"}, "/year/2025-2026"),
        ({"school_year": "2025-2026"}, "/year/2025-2026"),
    ],
)
def test_history(client: AeriesClient, expect: Callable[..., None], arguments: dict[str, Any], path: str) -> None:
    expect("GET", f"/schools/994/AttendanceHistory/summary{path}", [SUMMARY])
    (student,) = client.attendance.list_history_summary(994, **arguments)
    assert [(total.school_year, total.days_present) for total in student.history_summaries] == [("2025-2026", 171)]
    expect("GET", f"/schools/994/AttendanceHistory/details{path}", [DETAILS])
    (details,) = client.attendance.list_history_details(994, **arguments)
    assert [total.code for total in details.history_details if not total.is_total] == ["E"]
    assert details.history_details[0].period_totals[1].period == "A1"


@pytest.mark.parametrize(("year", "path"), [(None, ""), (2025, "/year/2025-2026")])
def test_history_absence_codes(client: AeriesClient, expect: Callable[..., None], year: int | None, path: str) -> None:
    expect("GET", f"/schools/994/AttendanceHistory/AbsenceCodes{path}", [CODE])
    (code,) = client.attendance.list_history_absence_codes(994, school_year=year)
    assert (code.absence_code, code.title, code.type, code.is_partial_day_truant) == ("L", "Late>30", 9, True)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({"student_id": 99400007}, "/enrollment/99400007"),
        ({"student_id": 99400007, "school_year": 2026}, "/enrollment/99400007/year/2026"),
        ({"student_id": 0, "school_year": "2026-2027"}, "/enrollment/0/year/2026"),
        ({"student_id": 99400007, "school_code": 994}, "/schools/994/enrollment/99400007"),
        ({"student_id": 0, "school_code": 994}, "/schools/994/enrollment/0"),
        (
            {"student_id": 99400007, "school_code": 994, "school_year": "2026"},
            "/schools/994/enrollment/99400007/year/2026",
        ),
        ({"student_id": 0, "school_code": 994, "school_year": 2026}, "/schools/994/enrollment/0/year/2026"),
    ],
)
def test_enrollment(client: AeriesClient, expect: Callable[..., None], arguments: dict[str, Any], path: str) -> None:
    expect("GET", path, [PERIOD, {**PERIOD, "LeaveDate": "2026-09-01T00:00:00"}])
    first, second = client.enrollment.list(**arguments)
    assert (first.enter_date, first.leave_date, second.leave_date) == (date(2026, 8, 12), None, date(2026, 9, 1))
    assert (first.academic_year, first.grade) == ("2026", 9)


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.enrollment.list(0),
        lambda client: client.enrollment.list(99400007, school_code=0),
        lambda client: client.attendance.list(0),
        lambda client: client.attendance.list(994, student_id=0),
        lambda client: client.attendance.list_history_summary(994, student_id=0),
        lambda client: client.attendance.list_history_summary(994, student_id=99400007, school_year=2025),
        lambda client: client.attendance.list_history_details(994, student_id=99400007, school_year=2025),
    ],
)
def test_what_is_not_documented_is_not_asked(client: AeriesClient, call: Callable[[AeriesClient], object]) -> None:
    with pytest.raises(ArgumentError):
        call(client)


@pytest.mark.parametrize("year", ["2025-2027", "25-26", 25])
def test_years_of_another_shape(client: AeriesClient, year: int | str) -> None:
    with pytest.raises(ConfigError):
        client.attendance.list_history_summary(994, school_year=year)
    with pytest.raises(ConfigError):
        client.enrollment.list(99400007, school_year=year)


@pytest.mark.parametrize(
    ("model", "sent"),
    [
        (Attendance, DAYS),
        (AttendanceHistorySummary, SUMMARY),
        (AttendanceHistoryDetails, DETAILS),
        (HistoryAbsenceCode, CODE),
        (EnrollmentPeriod, PERIOD),
        (EnrollmentPeriod, {**PERIOD, "LeaveDate": "0001-01-01T00:00:00", "New": 1}),
        (AttendanceHistorySummary, {"StudentID": 1, "HistorySummaries": [{"PeriodExpectedToAttend": 3, "New": 1}]}),
        (AttendanceHistorySummary, {"StudentID": 1, "HistorySummaries": [{"RoportingSchoolCode": 994}]}),
        (AttendanceHistoryDetails, {"StudentID": 1, "HistoryDetails": [{"Code": "E", "PeriodTotals": []}]}),
    ],
)
def test_records_go_out_as_they_came(model: type[Model], sent: dict[str, Any]) -> None:
    assert json.loads(dumps(loads(json.dumps(sent), model))) == sent


def test_the_tables_spellings_are_read_too() -> None:
    sent = {"StudentID": 1, "HistorySummaries": [{"PeriodExpectedToAttend": 3, "RoportingSchoolCode": 994}]}
    total = loads(sent, AttendanceHistorySummary).history_summaries[0]
    assert (total.periods_expected_to_attend, total.reporting_school_code) == (3, 994)


def test_a_day_without_a_date_is_named_by_its_place() -> None:
    with pytest.raises(DecodeError) as wrong:
        loads({"StudentID": 99400007, "AttendanceDays": [{"AllDayAttendanceCode": "E"}]}, Attendance)
    assert wrong.value.field == "AttendanceDays[1].CalendarDate"
    assert "99400007" not in str(wrong.value)


def test_nothing_personal_in_a_repr() -> None:
    student = loads(DAYS, Attendance)
    shown = repr(student) + repr(student.attendance_days) + repr(loads(PERIOD, EnrollmentPeriod))
    assert "99400007" not in shown
    assert "'T'" not in shown
    assert "Unassigned" not in shown
