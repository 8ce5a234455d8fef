"""Courses, sections, rosters, class calendars and flex periods: what goes out, what is made of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, ConfigError, DecodeError, NotFound, PermissionDenied
from aeries_sdk.models import (
    ClassCalendar,
    ClassSchedule,
    Course,
    FlexPeriod,
    Model,
    Section,
    SectionDataChange,
    SectionStaffMember,
)

Expect = Callable[..., None]

PERSON = {
    "StaffID": 994105,
    "LastName": "Okafor",
    "FirstName": "Tam",
    "IsPrimaryTeacher": True,
    "StaffRoleCode": "TOR",
    "TeacherPositionCode": "",
    "AttendancePermission": "Y",
    "GradebookPermissionCode": "R",
    "GradeReportingAccess": "",
    "StudentAccess": "",
    "IncludeInStateReporting": "N",
    "StartDate": "2026-08-12T00:00:00",
    "EndDate": None,
    "InactiveStatusCode": "",
}
SECTION = {
    "SchoolCode": 994,
    "SectionNumber": 1038,
    "Period": "1",
    "PeriodBlock": 2,
    "Semester": "F",
    "ClassCalendar": "MTWTF",
    "CourseID": "0726",
    "SectionStaffMembers": [
        PERSON,
        {**PERSON, "StaffID": 994106, "IsPrimaryTeacher": False, "InactiveStatusCode": "I"},
    ],
    "Room": "C 3",
    "Credit": 5.0,
    "LowGrade": -1,
    "HighGrade": 12,
    "InactiveStatusCode": " ",
    "UseSupplementalAttendance": False,
    "FlexPeriodSequenceNumber": 0,
    "PrimaryClass": False,
}
ROW = {
    "StudentID": 99400001,
    "SchoolCode": 994,
    "SequenceNumber": 19,
    "SectionNumber": 1038,
    "CourseID": "0726",
    "DateStarted": "2026-08-12T00:00:00",
    "DateEnded": "2026-12-18T00:00:00",
}
COURSE = {
    "ID": "0726",
    "Title": "Wood 1",
    "LongDescription": "",
    "AcademicWeight": 0,
    "MeetsAlgebraIRequirement": False,
    "AlgebraICreditRequired": 0.0,
    "BoardAdoptionDate": None,
    "InactiveDate": "2025-06-30T00:00:00",
    "CSU_Rule_CanBeAnElective": "G",
    "CreditDefault": 5.0,
    "TermTypeCode": "Y",
    "InactiveStatusCode": "",
}
CALENDAR = {
    "SequenceNumber": 14,
    "SchoolCode": 995,
    "AcademicYear": "2026-2027",
    "ShortTitle": "MTWRF",
    "Description": "",
}
PERIOD = {
    "SequenceNumber": 11,
    "SchoolCode": 995,
    "AcademicYear": "2026-2027",
    "ShortTitle": "Flex 1",
    "Description": "First",
    "StartTime": "1900-01-01T08:05:00",
    "EndTime": "1900-01-01T08:57:00",
    "TypeCode": "R",
}
SINCE = datetime(2026, 8, 1, 6, 5, 59)
WHEN = "/2026/8/1/6/5"

Call = Callable[[AeriesClient], object]


@pytest.mark.parametrize(
    ("path", "call", "answer"),
    [
        ("/courses", lambda client: client.courses.list(), [COURSE]),
        (f"/CourseDataChanges{WHEN}", lambda client: client.courses.list_data_changes(SINCE), [{"ID": "0008"}]),
        ("/schools/994/sections", lambda client: client.sections.list(994), [SECTION]),
        (
            f"/SectionDataChanges{WHEN}",
            lambda client: client.sections.list_data_changes(SINCE),
            [{"SchoolCode": 994, "SectionNumber": 1038}],
        ),
        ("/schools/994/classes", lambda client: client.rosters.list(994), [ROW]),
        ("/schools/994/classes/99400001", lambda client: client.rosters.list_for_student(994, 99400001), [ROW]),
        ("/schools/994/sections/1038/students", lambda client: client.rosters.list_for_section(994, 1038), [ROW]),
        (
            f"/SectionRosterDataChanges{WHEN}",
            lambda client: client.rosters.list_data_changes(SINCE),
            [{"SchoolCode": 994, "SectionNumber": 1038}],
        ),
        ("/schools/995/classcalendars", lambda client: client.class_calendars.list(995), [CALENDAR]),
        (
            "/schools/995/classcalendars/year/2026-2027",
            lambda client: client.class_calendars.list_for_year(995, 2026),
            [CALENDAR],
        ),
        ("/schools/995/flexperiods", lambda client: client.flex_periods.list(995), [PERIOD]),
        (
            "/schools/995/flexperiods/year/2026-2027",
            lambda client: client.flex_periods.list_for_year(995, "2026-2027"),
            [PERIOD],
        ),
    ],
)
def test_lists_ask_for_the_documented_path(
    client: AeriesClient, expect: Expect, path: str, call: Callable[[AeriesClient], list[Model]], answer: object
) -> None:
    expect("GET", path, answer)
    assert json.loads(dumps(call(client))) == answer


@pytest.mark.parametrize(
    ("path", "call", "answer"),
    [
        ("/courses/0726", lambda client: client.courses.get("0726"), COURSE),
        ("/courses/A%2F1%20B", lambda client: client.courses.get("A/1 B"), COURSE),
        ("/schools/994/sections/1038", lambda client: client.sections.get(994, 1038), SECTION),
        ("/schools/995/classcalendars/14", lambda client: client.class_calendars.get(995, 14), CALENDAR),
        ("/schools/995/flexperiods/11", lambda client: client.flex_periods.get(995, 11), PERIOD),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_one_record_is_read_from_an_object_and_from_an_array_of_one(
    client: AeriesClient,
    expect: Expect,
    path: str,
    call: Callable[[AeriesClient], Model],
    answer: object,
    wrapped: bool,
) -> None:
    expect("GET", path, [answer] if wrapped else answer)
    assert json.loads(dumps(call(client))) == answer


@pytest.mark.parametrize(
    ("answer", "status"), [({"Message": "Invalid Section Number"}, 404), (None, 200), ([], 200), ([None], 200)]
)
def test_a_section_that_is_not_there_is_not_found(
    client: AeriesClient, expect: Expect, answer: object, status: int
) -> None:
    expect("GET", "/schools/994/sections/7", answer, status=status)
    with pytest.raises(NotFound):
        client.sections.get(994, 7)


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.sections.list(0),
        lambda client: client.sections.get(994, 0),
        lambda client: client.rosters.list_for_section(994, 0),
        lambda client: client.rosters.list_for_student(994, 0),
        lambda client: client.class_calendars.get(995, 0),
        lambda client: client.flex_periods.get(995, 0),
        lambda client: client.courses.get(" "),
        lambda client: client.sections.list_data_changes("2026-08-01"),
    ],
)
def test_what_is_not_documented_is_not_sent(client: AeriesClient, call: Call) -> None:
    with pytest.raises(ArgumentError):
        call(client)


def test_a_year_of_another_shape_is_not_sent(client: AeriesClient) -> None:
    with pytest.raises(ConfigError):
        client.flex_periods.list_for_year(995, "26/27")


def test_a_refused_read_names_the_box_to_tick(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/classes", {"Message": "no"}, status=403)
    with pytest.raises(PermissionDenied) as refused:
        client.rosters.list(994)
    assert (refused.value.security_area, refused.value.access) == ("Class Schedules/History", "read")


def test_the_days_of_a_calendar_come_as_they_are(client: AeriesClient, expect: Expect) -> None:
    answer = [{"Whatever": "2026-08-12T00:00:00", "Other": 1}]
    expect("GET", "/schools/995/classcalendars/14/dates", answer)
    assert [day.extra for day in client.class_calendars.list_dates(995, 14)] == answer


def test_section_staff_are_told_by_day_and_mark() -> None:
    section = loads(SECTION, Section)
    assert [member.staff_id for member in section.staff_on(date(2026, 8, 12))] == [994105]
    assert section.staff_on(date(2026, 8, 11)) == []
    assert loads({**SECTION, "SectionStaffMembers": None}, Section).staff_on(date(2026, 8, 12)) == []


@pytest.mark.parametrize(
    ("fields", "active"),
    [
        ({}, True),
        ({"inactive_status_code": " "}, True),
        ({"inactive_status_code": "I"}, False),
        ({"start_date": date(2026, 9, 1), "end_date": date(2026, 9, 1)}, True),
        ({"start_date": date(2026, 9, 2)}, False),
        ({"end_date": date(2026, 8, 31)}, False),
    ],
)
def test_both_ends_of_an_assignment_count(fields: dict[str, Any], active: bool) -> None:
    assert SectionStaffMember(staff_id=1, **fields).is_active_on(date(2026, 9, 1)) is active


@pytest.mark.parametrize(
    ("start", "end", "valid"),
    [
        ("2026-09-01T00:00:00", "2026-09-01T00:00:00", True),
        (None, None, True),
        ("0001-01-01T00:00:00", "", True),
        ("2026-09-02T00:00:00", None, False),
        (None, "2026-08-31T00:00:00", False),
    ],
)
def test_a_class_row_counts_between_its_dates(start: str | None, end: str | None, valid: bool) -> None:
    sent = {**ROW, "DateStarted": start, "DateEnded": end}
    row = loads(sent, ClassSchedule)
    assert row.is_valid_on(date(2026, 9, 1)) is valid
    assert json.loads(dumps(row)) == sent


@pytest.mark.parametrize(
    ("long", "short", "shown"), [(" Wood  Shop ", "Wood 1", "Wood Shop"), (" ", "Wood 1", "Wood 1"), ("", "", "")]
)
def test_a_course_is_shown_by_its_long_title_or_its_short_one(long: str, short: str, shown: str) -> None:
    assert Course(id="0726", title=short, long_description=long).display_title == shown


@pytest.mark.parametrize(("code", "active"), [("", True), (" ", True), ("I", False)])
def test_courses_and_sections_are_active_where_nothing_is_marked(code: str, active: bool) -> None:
    assert Course(id="0726", inactive_status_code=code).is_active is active
    assert Section(school_code=994, section_number=1, inactive_status_code=code).is_active is active


def test_the_misprints_of_the_documentation_are_read_and_kept() -> None:
    course = {"ID": "0726", "NCLBBoreCode": "M", "MeetsAlgebraRequirement": True, "ServiceID": "S"}
    section = {"SchoolCode": 994, "SectionNumber": 1, "PreKSchoolType": "P", "ProgramEvaluationCode": "E"}
    read = loads(course, Course)
    assert (read.nclb_core_code, read.meets_algebra_i_requirement, read.service_id_code) == ("M", True, "S")
    assert json.loads(dumps(read)) == course
    assert json.loads(dumps(loads(section, Section))) == section


def test_course_ids_stay_texts() -> None:
    with pytest.raises(DecodeError) as wrong:
        loads({**ROW, "CourseID": 726}, ClassSchedule)
    assert "726" not in str(wrong.value)


def test_flex_periods_have_times_of_day() -> None:
    period = loads(PERIOD, FlexPeriod)
    assert (period.start_time, period.end_time) == (time(8, 5), time(8, 57))


@pytest.mark.parametrize(
    ("model", "sent"),
    [
        (Section, {**SECTION, "Period": "Flex 1", "Brandnew": [1]}),
        (Section, {"SchoolCode": "994", "SectionNumber": 1038, "Credit": "5.0000", "LowGrade": None}),
        (Course, {**COURSE, "AcademicWeight": "2", "Title": None}),
        (ClassCalendar, {"SequenceNumber": 14, "SchoolCode": 995}),
        (SectionDataChange, {"SchoolCode": 994, "SectionNumber": 1038, "New": None}),
    ],
)
def test_what_came_is_what_is_written(model: type[Model], sent: dict[str, object]) -> None:
    assert json.loads(dumps(loads(sent, model))) == sent


def test_no_repr_names_a_person() -> None:
    shown = repr(loads(SECTION, Section)) + repr(loads(PERSON, SectionStaffMember)) + repr(loads(ROW, ClassSchedule))
    assert not [part for part in ("994105", "Okafor", "Tam", "99400001") if part in shown]
