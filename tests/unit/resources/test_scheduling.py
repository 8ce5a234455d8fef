"""Sections of the schedule that is being built: what goes out, in which version, what is made of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import responses
from responses import matchers

from aeries_sdk import OPERATIONS, AeriesClient, dumps
from aeries_sdk.errors import ArgumentError, BadRequest, DecodeError, NotFound, PermissionDenied
from aeries_sdk.models import SchedulingSection, SchedulingSectionBody, SchedulingSectionUpdateBody, SectionStaffBody

Expect = Callable[..., None]

V4 = "https://willow.example/aeries/api/v4"
SECTION = {
    "SchoolCode": 995,
    "SectionNumber": 2000,
    "Period": "Flex 1",
    "PeriodBlock": 1,
    "Semester": "Y",
    "ClassCalendar": "MTWRF",
    "CourseID": "0304",
    "SectionStaffMembers": [],
    "Credit": 5.0,
    "TotalPrescheduled": 3,
    "InactiveStatusCode": "",
    "ExcludeFromScheduler": False,
    "FlexPeriodSequenceNumber": 11,
    "ClassCalendarSequenceNumber": 14,
}
TRADITIONAL = {
    "SchoolCode": 994,
    "SectionNumber": 2001,
    "Period": "8",
    "Semester": "Y",
    "CourseID": "0917",
    "TeacherNumber1": 708,
    "TeacherNumber2": 0,
    "HighlyQualifiedStatusCode1": "",
}
PEOPLE = [
    SectionStaffBody(
        staff_id=994105, is_primary_teacher=True, attendance_permission="Y", gradebook_permission_code="F"
    ),
    SectionStaffBody(staff_id=994106, staff_role_code="033", student_access="N"),
]
PEOPLE_SENT = [
    {"StaffID": 994105, "IsPrimaryTeacher": True, "AttendancePermission": "Y", "GradebookPermissionCode": "F"},
    {"StaffID": 994106, "StaffRoleCode": "033", "StudentAccess": "N"},
]


def test_reads_ask_for_the_documented_paths(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/995/scheduling/sections", [SECTION])
    expect("GET", "/schools/995/scheduling/sections/2000", SECTION)
    listed = client.scheduling_sections.list(995)
    assert listed == [client.scheduling_sections.get(995, 2000)]
    assert listed[0].is_active
    assert json.loads(dumps(listed)) == [SECTION]


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        (
            {"flex_period_sequence_number": 11, "class_calendar_sequence_number": 14, "section_staff_members": PEOPLE},
            {"FlexPeriodSequenceNumber": 11, "ClassCalendarSequenceNumber": 14, "SectionStaffMembers": PEOPLE_SENT},
        ),
        (
            {"period": 1, "period_block": 9, "split_term": "MTWTF", "section_staff_members": PEOPLE},
            {"Period": 1, "PeriodBlock": 9, "SplitTerm": "MTWTF", "SectionStaffMembers": PEOPLE_SENT},
        ),
        ({"credit": 2.5, "exclude_from_scheduler": True}, {"Credit": 2.5, "ExcludeFromScheduler": True}),
    ],
    ids=["flex", "section staff", "neither"],
)
def test_schools_with_section_staff_are_written_in_version_5(
    client: AeriesClient, expect: Expect, fields: dict[str, Any], sent: dict[str, object]
) -> None:
    wanted = {"Semester": "Y", "CourseID": "0304", **sent}
    expect("POST", "/schools/995/scheduling/sections", SECTION, body=wanted, status=201)
    made = client.scheduling_sections.create(995, semester="Y", course_id="0304", **fields)
    assert (made.section_number, made.period) == (2000, "Flex 1")


def test_traditional_schools_are_written_in_version_4(client: AeriesClient) -> None:
    body = SchedulingSectionBody(period=8, period_block=2, semester="Y", course_id="0917", teacher_number1=708)
    sent = {"Period": 8, "PeriodBlock": 2, "Semester": "Y", "CourseID": "0917", "TeacherNumber1": 708}
    with responses.RequestsMock() as mock:
        mock.post(
            f"{V4}/schools/994/scheduling/sections",
            json=TRADITIONAL,
            status=201,
            match=[matchers.json_params_matcher({**sent, "Room": "F8"})],
        )
        made = client.scheduling_sections.create(994, body, room="F8")
    assert json.loads(dumps(made)) == TRADITIONAL
    assert (made.teacher_number1, made.section_staff_members) == (708, [])


def test_the_kind_of_school_can_be_told(client: AeriesClient) -> None:
    address = f"{V4}/schools/994/scheduling/sections/2001"
    with responses.RequestsMock() as mock:
        mock.put(address, json=TRADITIONAL, match=[matchers.json_params_matcher({"Room": "F8"})])
        mock.delete(address, status=204)
        client.scheduling_sections.update(994, 2001, section_staff=False, room="F8")
        client.scheduling_sections.delete(994, 2001, section_staff=False)


def test_update_sends_what_is_given_and_no_more(client: AeriesClient, expect: Expect) -> None:
    expect(
        "PUT",
        "/schools/995/scheduling/sections/2000",
        SECTION,
        body={"SectionStaffMembers": PEOPLE_SENT, "SectionStaffUpdateOption": "Replace", "Room": ""},
    )
    body = SchedulingSectionUpdateBody(section_staff_members=PEOPLE, section_staff_update_option="Replace")
    assert client.scheduling_sections.update(995, 2000, body, room="").section_number == 2000


def test_an_update_may_change_the_course(client: AeriesClient, expect: Expect) -> None:
    sent = {"CourseID": "0917", "StudentScheduleOptions": "DropStudents"}
    expect("PUT", "/schools/995/scheduling/sections/2000", SECTION, body=sent, status=201)
    client.scheduling_sections.update(995, 2000, course_id="0917", student_schedule_options="DropStudents")


def test_delete_gives_nothing(client: AeriesClient) -> None:
    with responses.RequestsMock() as mock:
        mock.delete("https://willow.example/aeries/api/v5/schools/995/scheduling/sections/2000", status=204)
        client.scheduling_sections.delete(995, 2000)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"course_id": None}, "course_id"),
        ({"course_id": "0917000"}, "at most 6"),
        ({"semester": 1}, "must be a str"),
        ({"period": "1"}, "an int"),
        ({"period": 10}, "period takes 0 to 9"),
        ({"period": 9, "period_block": 2}, "together they are at most 10"),
        ({"period_block": 0}, "period_block 1 to 10"),
        ({"section_staff_members": [{"StaffID": 1}]}, "a SectionStaffBody"),
        ({"section_staff_members": [SectionStaffBody()]}, "staff_id"),
        ({"section_staff_members": [SectionStaffBody(staff_id=1, student_access="y")]}, "'Y', 'N'"),
        ({"highly_qualified_status_code1": "AB"}, "at most 1"),
        ({"section_staff_update_option": "Update"}, "no field"),
        ({"teacher_number1": 708, "section_staff_members": PEOPLE}, "with section staff"),
        ({"teacher_number1": 708, "section_staff": True}, "without section staff"),
        ({"flex_period_sequence_number": 11, "section_staff": False}, "with section staff"),
        ({"teacher_number1": 708}, "Period, PeriodBlock"),
        ({"period": 1, "period_block": 1, "section_staff": False}, "TeacherNumber1"),
    ],
)
def test_a_wrong_section_is_not_sent(client: AeriesClient, fields: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ArgumentError, match=complaint):
        client.scheduling_sections.create(994, **{"semester": "Y", "course_id": "0917", **fields})


@pytest.mark.parametrize("fields", [{"semester": "Y"}, {"course_id": "0917"}])
def test_a_new_section_needs_term_and_course(client: AeriesClient, fields: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match="required"):
        client.scheduling_sections.create(994, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"section_staff_members": PEOPLE},
        {"section_staff_update_option": "replace"},
        {"student_schedule_options": "All"},
        {"total_students": 30},
    ],
)
def test_a_wrong_change_is_not_sent(client: AeriesClient, fields: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        client.scheduling_sections.update(995, 2000, **fields)


def test_section_0_is_never_sent(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError):
        client.scheduling_sections.update(995, 0, room="F8")
    with pytest.raises(ArgumentError):
        client.scheduling_sections.delete(995, 0)


def test_what_the_vendor_says_reaches_the_caller(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/schools/995/scheduling/sections", {"Message": "Course is inactive."}, status=400)
    with pytest.raises(BadRequest) as refused:
        client.scheduling_sections.create(995, semester="Y", course_id="0304")
    assert refused.value.vendor_message == "Course is inactive."


@pytest.mark.parametrize(("status", "error"), [(404, NotFound), (403, PermissionDenied)])
def test_a_refused_delete_says_why(client: AeriesClient, expect: Expect, status: int, error: type[Exception]) -> None:
    expect("DELETE", "/schools/995/scheduling/sections/2000", {"Message": "no"}, status=status)
    with pytest.raises(error):
        client.scheduling_sections.delete(995, 2000)


def test_a_write_without_an_answer_is_not_taken_for_one_that_failed(client: AeriesClient, expect: Expect) -> None:
    expect("PUT", "/schools/995/scheduling/sections/2000", None)
    with pytest.raises(DecodeError, match="accepted"):
        client.scheduling_sections.update(995, 2000, room="F8")


def test_writes_are_never_sent_twice() -> None:
    writes = [
        row for row in OPERATIONS.values() if row.call.startswith("scheduling_sections.") and row.access != "read"
    ]
    assert len(writes) == 3
    assert not [row.id for row in writes if row.retry_safe]


def test_no_repr_names_a_person() -> None:
    body = SchedulingSectionBody(course_id="0304", section_staff_members=PEOPLE)
    assert repr(body) == "SchedulingSectionBody(section_staff_members=..., course_id=...)"
    assert repr(PEOPLE[1]) == "SectionStaffBody(staff_id=..., staff_role_code=..., student_access=...)"
    assert "708" not in repr(SchedulingSection(school_code=994, section_number=1, teacher_number1=708))
