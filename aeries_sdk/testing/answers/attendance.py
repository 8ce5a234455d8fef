"""Enrollment history, attendance and its history: all read-only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from aeries_sdk.testing.answers.schools import ABSENCES
from aeries_sdk.testing.answers.students import drawn, school_students
from aeries_sdk.testing.calendars import SchoolYear, read_day, stamp
from aeries_sdk.testing.core import Ask, Refused, routes
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.shapes import ENROLLMENT, HISTORY_CODE, SUMMARY, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

HISTORY = "Attendance History"


# -- enrollment history -----------------------------------------------------------------------------------------------


def list_enrollment_history(ask: Ask) -> list[Row]:
    """Enrollment periods, newest first: of one student, or of all with the number 0."""
    if ask.student_id:
        records: Iterable[Row] = ask.store.records(ask.student_id)
    elif "SchoolCode" in ask.params:
        records = ask.school.students if ask.school else []
    else:
        records = (row for school in ask.store.real_schools for row in school.students)
    rows = [row for record in records for row in _periods(ask, record)]
    if "SchoolCode" in ask.params:
        rows = [row for row in rows if row["SchoolCode"] == ask.number("SchoolCode")]
    wanted = ask.params.get("AcademicYear")
    rows = [row for row in rows if wanted in {None, row["AcademicYear"]}]
    return sorted(rows, key=lambda row: str(row["EnterDate"]), reverse=True) if ask.student_id else rows


def _periods(ask: Ask, record: Row) -> list[Row]:
    # School 999 only keeps what other schools have: it enrolls nobody.
    if record["SchoolCode"] == 999:
        return []
    year = ask.store.year
    row = {
        **ENROLLMENT,
        "StudentID": record["StudentID"],
        "SchoolCode": record["SchoolCode"],
        "StudentNumber": record["StudentNumber"],
        "AcademicYear": str(year.start),
        "Grade": record["Grade"],
        "ElementaryTeacherNumber": int(record["HomeRoomTeacherNumber"]),
        "ElementaryTeacherName": "Unassigned" if record["HomeRoomTeacherNumber"] == "0" else "Homeroom",
        "EnterDate": record["SchoolEnterDate"],
        "LeaveDate": record["SchoolLeaveDate"],
        "ExitReasonCode": "160" if record["SchoolLeaveDate"] else "",
    }
    rows = [row]
    if str(record["DistrictEnterDate"]) < str(stamp(date(year.start, 7, 1))):
        before = SchoolYear(year.start - 1)
        dates = {"EnterDate": stamp(before.first), "LeaveDate": stamp(before.last), "ExitReasonCode": "100"}
        rows.append({**row, **dates, "AcademicYear": str(before.start), "Grade": max(-2, int(record["Grade"]) - 1)})
    return rows


# -- attendance -------------------------------------------------------------------------------------------------------


def list_attendance(ask: Ask) -> list[Row]:
    """Days with a code, per student: a present day has none, so most days and many students are not listed."""
    if ask.school is None:
        return []
    students = ask.school.records_of(ask.student_id)[:1] if ask.student_id else school_students(ask.school)
    start = _day(ask.query.get("startdate"), ask.store.year.first)
    end = min(_day(ask.query.get("enddate"), ask.store.year.last), ask.settings.now.date())
    answers = (
        {"StudentID": student["StudentID"], "AttendanceDays": _days(ask, student, start, end)} for student in students
    )
    return [answer for answer in answers if answer["AttendanceDays"]]


def _day(text: str | None, otherwise: date) -> date:
    try:
        return read_day(text) if text else otherwise
    except ValueError:
        raise Refused(400, "Invalid date") from None


def _days(ask: Ask, student: Row, start: date, end: date) -> list[Row]:
    dice = Dice(ask.store.seed, "attendance", student["StudentID"])
    codes = [(day, dice.random(), dice.pick("AEIUT")) for day in ask.store.year.school_days]
    period_school = ask.school is not None and ask.school.plan.traits.attendance == "Period"
    schedule = ask.school.schedule(student["StudentID"]) if ask.school and period_school else []
    always, rows = drawn(dice, student, 0.0), []
    for day, throw, code in codes:
        if start <= day <= end and (throw < 0.05 or (always and day == ask.store.year.first)):
            now = str(stamp(day))
            classes = [
                {
                    "SectionNumber": each["SectionNumber"],
                    "Period": str(
                        (ask.store.section(each["SchoolCode"], each["SectionNumber"]) or {}).get("Period", "")
                    ),
                    "AttendanceCode": code,
                }
                for each in schedule
                if str(each["DateStarted"]) <= now <= str(each["DateEnded"])
            ]
            all_day = code if throw < 0.03 or not period_school else " "
            rows.append({"CalendarDate": now, "AllDayAttendanceCode": all_day, "Classes": classes})
    return rows


# -- history ----------------------------------------------------------------------------------------------------------


def _history(ask: Ask) -> list[tuple[int, list[tuple[str, int, Dice]]]]:
    """Per student the years asked for, with the school and a generator of each."""
    students = ask.store.records(ask.student_id)[:1] if ask.student_id else school_students(ask.school)
    wanted = ask.params.get("year")
    years = [SchoolYear(ask.store.year.start - back).name for back in (0, 1, 2)]
    answers = []
    for student in students:
        student_id = int(student["StudentID"])
        answers.append(
            (
                student_id,
                [
                    (year, int(student["SchoolCode"]), Dice(ask.store.seed, "history", student_id, year))
                    for year in years
                    if wanted in {None, year}
                ],
            )
        )
    return answers


def _check_year(ask: Ask) -> None:
    wanted = ask.params.get("year", "2000-2001")
    start, _, end = wanted.partition("-")
    if not (start.isdigit() and end.isdigit() and int(end) == int(start) + 1):
        raise Refused(400, "Invalid School Year")


def list_history_summary(ask: Ask) -> list[Row]:
    """Days enrolled, present and absent per year."""
    _check_year(ask)
    return [
        {"StudentID": student_id, "HistorySummaries": [_summary(year, school, dice) for year, school, dice in years]}
        for student_id, years in _history(ask)
    ]


def _summary(year: str, school: int, dice: Dice) -> Row:
    excused, unexcused = dice.number(0, 8), dice.number(0, 4)
    return {
        **SUMMARY,
        "SchoolYear": year,
        "SchoolCode": school,
        "DaysEnrolled": 180,
        "DaysPresent": 180 - excused - unexcused,
        "DaysAbsence": excused + unexcused,
        "DaysExcused": excused,
        "DaysUnexcused": unexcused,
        "DaysTardy": dice.number(0, 10),
        "DaysOfTruancy": unexcused,
    }


def list_history_details(ask: Ask) -> list[Row]:
    """Totals per absence code; # and * repeat what the single codes count."""
    _check_year(ask)
    return [
        {
            "StudentID": student_id,
            "HistoryDetails": [row for year, school, dice in years for row in _details(year, school, dice)],
        }
        for student_id, years in _history(ask)
    ]


def _details(year: str, school: int, dice: Dice) -> list[Row]:
    excused, unexcused = dice.number(0, 8), dice.number(0, 4)
    counted = (("E", "Excused", excused), ("U", "Unexcused", unexcused))
    totals = (("#", "TOTAL EXCUSED", excused), ("*", "TOTAL UNEXCUSED", unexcused))
    return [
        {
            "Code": code,
            "SchoolYear": year,
            "Description": text,
            "AllDayTotal": total,
            "PeriodTotals": [{"Period": str(period), "Total": total} for period in range(1, 3)],
            "SchoolCode": school,
        }
        for code, text, total in (*counted, *totals)
    ]


def list_history_absence_codes(ask: Ask) -> list[Row]:
    """The absence codes of the school's past years."""
    _check_year(ask)
    if ask.school is None or not ask.school.plan.traits.people:
        return []
    wanted = ask.params.get("year")
    years = [SchoolYear(ask.store.year.start - back).name for back in (1, 2)]
    return [
        {
            **HISTORY_CODE,
            "AbsenceCode": code,
            "SchoolYear": year,
            "Title": title,
            "Abbreviation": short,
            "Type": kind,
            "CountsForADA": counts,
            "IsSuspension": code == "S",
            "SchoolCode": ask.number("SchoolCode"),
        }
        for year in years
        for code, title, short, kind, counts in ABSENCES
        if wanted in {None, year}
    ]


_SCHOOL = "/schools/{SchoolCode}"
_FORMS = ("", "/{StudentID}", "/year/{year}")
ROUTES = [
    *routes(
        "attendance.list_enrollment_history",
        "GET",
        "Enrollment History",
        list_enrollment_history,
        "/enrollment/{StudentID}",
        "/enrollment/{StudentID}/year/{AcademicYear}",
        f"{_SCHOOL}/enrollment/{{StudentID}}",
        f"{_SCHOOL}/enrollment/{{StudentID}}/year/{{AcademicYear}}",
    ),
    *routes(
        "attendance.list",
        "GET",
        "Attendance",
        list_attendance,
        f"{_SCHOOL}/attendance",
        f"{_SCHOOL}/attendance/{{StudentID}}",
    ),
    *routes(
        "attendance.list_history_summary",
        "GET",
        HISTORY,
        list_history_summary,
        *(f"{_SCHOOL}/AttendanceHistory/summary{form}" for form in _FORMS),
    ),
    *routes(
        "attendance.list_history_details",
        "GET",
        HISTORY,
        list_history_details,
        *(f"{_SCHOOL}/AttendanceHistory/details{form}" for form in _FORMS),
    ),
    *routes(
        "attendance.list_history_absence_codes",
        "GET",
        HISTORY,
        list_history_absence_codes,
        f"{_SCHOOL}/AttendanceHistory/AbsenceCodes",
        f"{_SCHOOL}/AttendanceHistory/AbsenceCodes/year/{{year}}",
    ),
]
