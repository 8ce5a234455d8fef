"""Schools, terms, calendars, bell schedules and absence codes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aeries_sdk.testing.calendars import read_day, stamp
from aeries_sdk.testing.core import Ask, Refused, routes
from aeries_sdk.testing.shapes import ABSENCE_CODE, BELL, CALENDAR_DAY, Row

if TYPE_CHECKING:
    from aeries_sdk.testing.school import School

# Code, title, abbreviation, type, counts for ADA.
ABSENCES = (
    ("A", "Unverified", "UNV", 1, False),
    ("E", "Excused", "EXC", 2, False),
    ("I", "Ill", "ILL", 2, False),
    ("U", "Unexcused", "UNX", 3, False),
    ("V", "Verified", "VER", 4, True),
    ("T", "Tardy", "TDY", 5, True),
    ("L", "Late>30", "L30", 5, True),
    ("S", "Suspended", "SUS", 2, False),
)
TYPES = {1: "Unverified Absence", 2: "Excused Absence", 3: "Unexcused Absence", 4: "Verified Not Absent", 5: "Tardy"}
NO_DAY = "1905-12-30"
NO_FLEX_DAY = "1907-12-30"


def list_schools(ask: Ask) -> list[Row]:
    """Every school, the district itself and the schools that are none among them."""
    return [school.info for school in ask.store.schools.values()]


def get_school(ask: Ask) -> Row:
    """One school object."""
    if ask.school is None:
        raise Refused(404, "School not found")
    return ask.school.info


def list_terms(ask: Ask) -> list[Row]:
    """The terms of a school."""
    return ask.school.terms if ask.school else []


def list_calendar(ask: Ask) -> list[Row]:
    """Monday to Friday of the whole year."""
    if ask.school is None or ask.school.plan.kind == "holding":
        return []
    year = ask.school.year
    return [
        {
            **CALENDAR_DAY,
            "SchoolCode": ask.number("SchoolCode"),
            "CalendarDayNumber": number,
            "CalendarDate": stamp(day),
            "HolidayCode": "#" if day in year.holidays else "%" if day == year.last else "",
            "AttendanceMonth": 1 + (number - 1) // 20,
            "AttendanceMonthLocked": (ask.settings.now.date() - day).days > 40,
        }
        for number, day in enumerate(year.weekdays, 1)
    ]


def _periods(school: School, day: date | None) -> list[Row]:
    flex = school.plan.kind == "flex"
    dummy = NO_FLEX_DAY if flex else NO_DAY
    rows = []
    for number in range(1, 7):
        start = timedelta(hours=8, minutes=(number - 1) * 58)
        rows.append(
            {
                **BELL,
                "SchoolCode": school.plan.code,
                "Period": f"Flex {number}" if flex else str(number),
                "StartTime": f"{dummy}T{clock(start)}",
                "EndTime": f"{dummy}T{clock(start + timedelta(minutes=52))}",
                "CalendarDate": stamp(day),
            }
        )
    return rows


def clock(since_midnight: timedelta) -> str:
    """A time of day as text.

    >>> clock(timedelta(hours=7, minutes=5))
    '07:05:00'
    """
    minutes = int(since_midnight.total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}:00"


def list_bell_schedule(ask: Ask) -> list[Row]:
    """The default schedule and the days with one of their own; at flex schools every day of the year."""
    school = ask.school
    if school is None or not school.plan.traits.people:
        return []
    year = school.year
    days = year.school_days if school.plan.kind == "flex" else [None, year.last]
    return [row for day in days for row in _periods(school, day)]


def list_bell_schedule_for_date(ask: Ask) -> list[Row]:
    """The schedule of one day; none on a day without school."""
    try:
        day = read_day(ask.params["Date"])
    except ValueError:
        raise Refused(400, "Invalid Date") from None
    if ask.school is None or not ask.school.plan.traits.people or day not in ask.school.year.school_days:
        return []
    return _periods(ask.school, day)


def list_absence_codes(ask: Ask) -> list[Row]:
    """All absence codes of a school, or the one asked for in an array of one."""
    if ask.school is None or not ask.school.plan.traits.people:
        return []
    wanted = ask.params.get("AbsenceCode", "")
    return [
        {
            **ABSENCE_CODE,
            "SchoolCode": ask.number("SchoolCode"),
            "AbsenceCode": code,
            "Title": title,
            "Abbreviation": short,
            "TypeCode": kind,
            "TypeDescription": TYPES[kind],
            "CountsForADA": counts,
            "IncludeOnLetters": kind == 3,
            "IncludeInParentNotifications": kind in {1, 3},
            "IncludeOnReports": True,
            "IsSuspension": code == "S",
            "IsPartialDayTruant": code == "L",
            "IndependentStudyCode": "C" if code == "V" else "",
            "ColorCode": "FF0000" if kind == 3 else "",
        }
        for code, title, short, kind, counts in ABSENCES
        if wanted.upper() in {"", code}
    ]


ROUTES = [
    *routes("schools.list", "GET", "", list_schools, "/schools"),
    *routes("schools.get", "GET", "", get_school, "/schools/{SchoolCode}"),
    *routes("schools.list_terms", "GET", "", list_terms, "/schools/{SchoolCode}/terms"),
    *routes("schools.list_calendar", "GET", "Calendar", list_calendar, "/schools/{SchoolCode}/calendar"),
    *routes(
        "schools.list_bell_schedule", "GET", "Bell Schedule", list_bell_schedule, "/schools/{SchoolCode}/BellSchedule"
    ),
    *routes(
        "schools.list_bell_schedule_for_date",
        "GET",
        "Bell Schedule",
        list_bell_schedule_for_date,
        "/schools/{SchoolCode}/BellSchedule/date/{Date}",
    ),
    *routes(
        "schools.list_absence_codes",
        "GET",
        "Absence Code Table",
        list_absence_codes,
        "/schools/{SchoolCode}/AbsenceCodes",
        "/schools/{SchoolCode}/AbsenceCodes/{AbsenceCode}",
    ),
]
