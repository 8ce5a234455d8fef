"""The running schedule: courses, sections, class rows, rosters, and what flex schools add to them."""

from __future__ import annotations

from datetime import timedelta

from aeries_sdk.testing.answers.schools import clock
from aeries_sdk.testing.answers.students import since
from aeries_sdk.testing.calendars import SchoolYear, stamp
from aeries_sdk.testing.core import Ask, Refused, routes
from aeries_sdk.testing.shapes import CLASS_CALENDAR, FLEX_PERIOD, Row

MASTER, CLASSES, COURSES = "Master Schedule", "Class Schedules/History", "Course Data"
CALENDARS, PERIODS = "Class Calendars", "Flex Periods"
_WHEN = "/{year}/{month}/{day}/{hour}/{minute}"


def one(rows: list[Row], message: str) -> Row:
    """The only row, or the documented 404."""
    if not rows:
        raise Refused(404, message)
    return rows[0]


# -- flex schools -----------------------------------------------------------------------------------------------------


def list_class_calendars(ask: Ask) -> list[Row]:
    """Class calendars of a flex school, of all years, newest first."""
    if ask.school is None or ask.school.plan.kind != "flex":
        return []
    wanted = ask.params.get("yr")
    start = ask.store.year.start
    # Sequence numbers run through all years; the present year has 1 and 2.
    named = [(SchoolYear(start - back).name, 2 * back) for back in (0, 1)]
    return [
        {
            **CLASS_CALENDAR,
            "SequenceNumber": offset + place,
            "SchoolCode": ask.school.plan.code,
            "AcademicYear": year,
            "ShortTitle": title,
            "Description": text,
        }
        for year, offset in named
        for place, (title, text) in enumerate((("MTWRF", "Every day"), ("MWF", "")), 1)
        if wanted in {None, year}
    ]


def get_class_calendar(ask: Ask) -> Row:
    """One class calendar."""
    rows = [row for row in list_class_calendars(ask) if row["SequenceNumber"] == ask.number("SequenceNumber")]
    return one(rows, "Class Calendar not found")


def list_class_calendar_dates(ask: Ask) -> list[Row]:
    """The days of one class calendar. Neither fields nor a sample are documented: these names are a guess."""
    calendar = get_class_calendar(ask)
    letters = dict(zip("MTWRF", range(5), strict=True))
    days = {letters[letter] for letter in str(calendar["ShortTitle"])}
    year = SchoolYear(int(str(calendar["AcademicYear"])[:4]))
    return [
        {"SequenceNumber": calendar["SequenceNumber"], "CalendarDate": stamp(day)}
        for day in year.school_days
        if day.weekday() in days
    ]


def list_flex_periods(ask: Ask) -> list[Row]:
    """Flex periods of a flex school, of all years; only the time of day of their dates counts."""
    if ask.school is None or ask.school.plan.kind != "flex":
        return []
    wanted = ask.params.get("yr")
    rows = []
    for back in (0, 1):
        year = SchoolYear(ask.store.year.start - back).name
        for number in range(1, 7):
            start = timedelta(hours=8, minutes=(number - 1) * 58)
            rows.append(
                {
                    **FLEX_PERIOD,
                    "SequenceNumber": 6 * back + number,
                    "SchoolCode": ask.school.plan.code,
                    "AcademicYear": year,
                    "ShortTitle": f"Flex {number}",
                    "Description": f"Flex period {number}",
                    "StartTime": f"1900-01-01T{clock(start)}",
                    "EndTime": f"1900-01-01T{clock(start + timedelta(minutes=52))}",
                    "TypeCode": "R",
                }
            )
    return [row for row in rows if wanted in {None, row["AcademicYear"]}]


def get_flex_period(ask: Ask) -> Row:
    """One flex period."""
    rows = [row for row in list_flex_periods(ask) if row["SequenceNumber"] == ask.number("SequenceNumber")]
    return one(rows, "Flex Period not found")


# -- classes, courses, sections ---------------------------------------------------------------------------------------


def list_class_schedules(ask: Ask) -> list[Row]:
    """Class rows of a whole school, or of one student there: a history, not a snapshot."""
    if ask.school is None:
        return []
    return ask.school.schedule(ask.student_id) if ask.student_id else ask.school.classes


def list_courses(ask: Ask) -> list[Row]:
    """The whole catalogue, inactive courses too."""
    return list(ask.store.courses.values())


def get_course(ask: Ask) -> Row:
    """One course."""
    return one([row for row in list_courses(ask) if row["ID"] == ask.params["CourseID"]], "Invalid Course ID")


def list_sections(ask: Ask) -> list[Row]:
    """The master schedule of a school."""
    return ask.school.sections if ask.school else []


def get_section(ask: Ask) -> Row:
    """One section."""
    row = ask.store.section(ask.number("SchoolCode"), ask.number("SectionNumber"))
    return one([] if row is None else [row], "Invalid Section Number")


def list_section_roster(ask: Ask) -> list[Row]:
    """Class rows of one section."""
    return ask.school.roster(ask.number("SectionNumber")) if ask.school else []


def list_classes_of_staff(ask: Ask) -> list[Row]:
    """The sections that a member of staff teaches, at all schools."""
    staff_id = ask.number("StaffID")
    rows = (row for school in ask.store.real_schools for row in school.sections)
    return [row for row in rows if any(each["StaffID"] == staff_id for each in row["SectionStaffMembers"])]


# -- feeds ------------------------------------------------------------------------------------------------------------


def list_course_data_changes(ask: Ask) -> list[Row]:
    """IDs of courses that changed."""
    return [{"ID": key} for key in ask.store.changed("course", since(ask))]


def list_section_data_changes(ask: Ask) -> list[Row]:
    """Keys of sections that changed."""
    return _sections(ask, "section")


def list_section_roster_data_changes(ask: Ask) -> list[Row]:
    """Keys of sections whose roster changed."""
    return _sections(ask, "roster")


def _sections(ask: Ask, about: str) -> list[Row]:
    keys = (key for key in ask.store.changed(about, since(ask)) if isinstance(key, tuple))
    return [{"SchoolCode": school, "SectionNumber": number} for school, number in keys]


_SCHOOL = "/schools/{SchoolCode}"
ROUTES = [
    *routes("scheduling.list_class_calendars", "GET", CALENDARS, list_class_calendars, f"{_SCHOOL}/classcalendars"),
    *routes(
        "scheduling.list_class_calendars_for_year",
        "GET",
        CALENDARS,
        list_class_calendars,
        f"{_SCHOOL}/classcalendars/year/{{yr}}",
    ),
    *routes(
        "scheduling.get_class_calendar",
        "GET",
        CALENDARS,
        get_class_calendar,
        f"{_SCHOOL}/classcalendars/{{SequenceNumber}}",
    ),
    *routes(
        "scheduling.list_class_calendar_dates",
        "GET",
        CALENDARS,
        list_class_calendar_dates,
        f"{_SCHOOL}/classcalendars/{{SequenceNumber}}/dates",
    ),
    *routes("scheduling.list_flex_periods", "GET", PERIODS, list_flex_periods, f"{_SCHOOL}/flexperiods"),
    *routes(
        "scheduling.list_flex_periods_for_year",
        "GET",
        PERIODS,
        list_flex_periods,
        f"{_SCHOOL}/flexperiods/year/{{yr}}",
    ),
    *routes("scheduling.get_flex_period", "GET", PERIODS, get_flex_period, f"{_SCHOOL}/flexperiods/{{SequenceNumber}}"),
    *routes("scheduling.list_class_schedules", "GET", CLASSES, list_class_schedules, f"{_SCHOOL}/classes"),
    *routes(
        "scheduling.list_student_class_schedule",
        "GET",
        CLASSES,
        list_class_schedules,
        f"{_SCHOOL}/classes/{{StudentID}}",
    ),
    *routes("scheduling.list_courses", "GET", COURSES, list_courses, "/courses"),
    *routes("scheduling.get_course", "GET", COURSES, get_course, "/courses/{CourseID}"),
    *routes(
        "scheduling.list_course_data_changes", "GET", COURSES, list_course_data_changes, f"/CourseDataChanges{_WHEN}"
    ),
    *routes("scheduling.list_sections", "GET", MASTER, list_sections, f"{_SCHOOL}/sections"),
    *routes("scheduling.get_section", "GET", MASTER, get_section, f"{_SCHOOL}/sections/{{SectionNumber}}"),
    *routes(
        "scheduling.list_section_data_changes", "GET", MASTER, list_section_data_changes, f"/SectionDataChanges{_WHEN}"
    ),
    *routes(
        "scheduling.list_section_roster",
        "GET",
        CLASSES,
        list_section_roster,
        f"{_SCHOOL}/sections/{{SectionNumber}}/students",
    ),
    *routes(
        "scheduling.list_section_roster_data_changes",
        "GET",
        CLASSES,
        list_section_roster_data_changes,
        f"/SectionRosterDataChanges{_WHEN}",
    ),
    *routes("staff.list_classes", "GET", MASTER, list_classes_of_staff, "/staff/{StaffID}/classes"),
]
