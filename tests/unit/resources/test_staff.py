"""Staff and teachers."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, dumps, loads
from aeries_sdk.errors import AmbiguousRecord, ArgumentError, BadRequest, NotFound, PermissionDenied
from aeries_sdk.models import Staff, StaffBody, Teacher

MINA: dict[str, Any] = {
    "SchoolAccessPermissions": [{"SchoolCode": 994, "ReadOnlyAccess": False, "CommunicationGroup": True}],
    "ExtendedProperties": [{"Name": "CommunicationDistrictAdmin", "Value": "False"}],
    "EarlyChildhoodCertificationCode": "",
    "Gender": "F",
    "EducationLevelCode": "4",
    "EthnicityCode": " ",
    "RaceCode1": "",
    "RaceCode2": "",
    "RaceCode3": "",
    "RaceCode4": "",
    "RaceCode5": "",
    "PositionStatusCode": "1",
    "TotalYearsOfEduService": 9,
    "TotalYearsInThisDistrict": 0,
    "PreviousLastName": "",
    "PreviousFirstName": "",
    "PreviousMiddleName": "",
    "NameSuffix": " ",
    "Address": "4 Invented Ln",
    "AddressCity": "Willow Creek",
    "AddressState": "CA",
    "AddressZipCode": "01234",
    "AddressZipExt": "",
    "HomePhone": "5550100000",
    "EmergencyContactName": "",
    "EmergencyContactPhone": "",
    "ID": 71,
    "FirstName": "Mina\r\n",
    "LastName": "Albers",
    "MiddleName": "",
    "BirthYear": 0,
    "BirthDate": None,
    "FullTimePercentage": 100,
    "HireDate": "2019-08-12T00:00:00",
    "LeaveDate": None,
    "InactiveStatusCode": " ",
    "StateEducatorID": "",
    "UserName": "MAlbers",
    "EmailAddress": "mina@willow.example",
    "PrimaryAeriesSchool": 994,
    "NetworkLoginID": "",
    "AlternateEmailAddress": "",
    "HumanResourcesSystemID": "A/7 1",
    "CellPhone": "",
    "NotificationPreferenceCode": "1",
    "Title": "Teacher",
}
TEAM: dict[str, Any] = {
    "ClassCalendarSequenceNumber": 0,
    "ClassCalendar": "",
    **{f"UserCode{number}": "" for number in range(1, 9)},
    "LowGrade": 9,
    "HighGrade": 12,
    "SchoolCode": 994,
    "TeacherNumber": 605,
    "DisplayName": "Albers/Ono",
    "FirstName": "Mina ",
    "LastName": "",
    "Room": "12",
    "EmailAddress": "",
    "StaffID1": 71,
    "StaffID2": 0,
    "StaffID3": 72,
    "StateCourseCode": "",
    "InactiveStatusCode": "",
    "HighlyQualifiedStatusCode1": "",
    "HighlyQualifiedStatusCode2": "",
    "HighlyQualifiedStatusCode3": "",
    "NextYearInactiveStatusCode": "I",
}


def test_list_gives_everybody(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff", [MINA, {**MINA, "ID": 72, "InactiveStatusCode": "I"}])
    mina, other = client.staff.list()
    assert (mina.id, mina.hire_date, mina.leave_date) == (71, date(2019, 8, 12), None)
    assert mina.school_access_permissions[0].school_code == 994
    assert (mina.is_active, other.is_active) == (True, False)


def test_filters_go_out_under_the_vendors_names(client: AeriesClient, expect: Callable[..., None]) -> None:
    query = {"PrimaryAeriesSchool": "994", "UserName": "malbers", "LeaveDate": "null", "HireDate": "2019-08-12"}
    expect("GET", "/staff", [MINA], query=query)
    found = client.staff.list(
        primary_aeries_school=994, user_name="malbers", leave_date=None, hire_date=date(2019, 8, 12)
    )
    assert [person.id for person in found] == [71]


def test_a_filter_that_aeries_does_not_know_does_not_give_everybody(
    client: AeriesClient, expect: Callable[..., None]
) -> None:
    gone = {**MINA, "ID": 72, "LeaveDate": "2026-06-30T00:00:00", "InactiveStatusCode": "I"}
    expect("GET", "/staff", [MINA, gone], query={"InactiveStatusCode": ""})
    assert [person.id for person in client.staff.list(inactive_status_code="")] == [71]
    expect("GET", "/staff", [MINA, gone], query={"LeaveDate": "2026-06-30"})
    assert [person.id for person in client.staff.list(leave_date=date(2026, 6, 30))] == [72]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"username": "MAlbers"}, "username"),
        ({"school_access_permissions": 994}, "school_access_permissions"),
        ({"full_name": "Mina Albers"}, "full_name"),
        ({"extra": "x"}, "extra"),
        ({"primary_aeries_school": "994"}, "an int"),
        ({"primary_aeries_school": True}, "an int"),
        ({"primary_aeries_school": None}, "an int"),
        ({"user_name": None}, "a str"),
        ({"leave_date": "null"}, "a date"),
        ({"leave_date": datetime(2026, 6, 30, tzinfo=UTC)}, "a date"),
    ],
)
def test_filters_that_mean_nothing_are_refused_before_any_request(
    client: AeriesClient, filters: dict[str, Any], message: str
) -> None:
    with pytest.raises(ArgumentError, match=message) as refused:
        client.staff.list(**filters)
    assert "MAlbers" not in str(refused.value)


@pytest.mark.parametrize("answer", [MINA, [MINA]])
def test_get_takes_an_object_or_an_array_of_one(
    client: AeriesClient, expect: Callable[..., None], answer: object
) -> None:
    expect("GET", "/staff/71", answer)
    assert client.staff.get(71).last_name == "Albers"


@pytest.mark.parametrize(("answer", "status"), [([], 200), (None, 200), ({"Message": "Invalid Staff ID"}, 404)])
def test_nobody_is_not_found(client: AeriesClient, expect: Callable[..., None], answer: object, status: int) -> None:
    expect("GET", "/staff/71", answer, status=status)
    with pytest.raises(NotFound):
        client.staff.get(71)


def test_hr_numbers_may_hold_anything(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff/hrid/A%2F7%201", MINA)
    assert client.staff.get_by_hrid("A/7 1").id == 71


def test_an_hr_number_that_two_share(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff/hrid/A7", [MINA, {**MINA, "ID": 72}])
    with pytest.raises(AmbiguousRecord):
        client.staff.get_by_hrid("A7")


def test_create_sends_what_was_given_under_the_documented_names(
    client: AeriesClient, expect: Callable[..., None]
) -> None:
    body = {
        "ID": 71,
        "FirstName": "Mina",
        "BirthDate": "1985-01-01",
        "FullTimePercentage": 100,
        "HireDate": "2019-08-12",
        "LeaveDate": None,
        "CellPhone": "(555) 010-0000 x7",
        "RaceCode5": "700",
        "EmergencyContactName": "Pat",
    }
    expect("POST", "/staff", MINA, body=body, status=201)
    created = client.staff.create(
        StaffBody(id=71, first_name="Mina", birth_date=date(1985, 1, 1), full_time_percentage=100, leave_date=None),
        hire_date=date(2019, 8, 12),
        cell_phone="(555) 010-0000 x7",
        race_code5="700",
        emergency_contact_name="Pat",
    )
    assert created.id == 71


@pytest.mark.parametrize(
    "fields",
    [
        {"first_name": "M" * 21},
        {"inactive_status_code": "IN"},
        {"hire_date": "12.8.2019"},
        {"hire_date": None},
        {"user_name": "MAlbers"},
    ],
)
def test_values_that_aeries_refuses_are_not_sent(client: AeriesClient, fields: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError) as refused:
        client.staff.create(id=71, **fields)
    assert "MAlbers" not in str(refused.value)


@pytest.mark.parametrize("status", [200, 201])
def test_update_sends_what_was_given(client: AeriesClient, expect: Callable[..., None], status: int) -> None:
    body = {"LeaveDate": "2026-06-30", "InactiveStatusCode": "I"}
    expect("PUT", "/staff/71", MINA, body=body, status=status)
    assert client.staff.update(71, leave_date=date(2026, 6, 30), inactive_status_code="I").id == 71


def test_change_keeps_the_leave_date(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff/71", {**MINA, "LeaveDate": "2026-06-30T00:00:00"})
    expect("PUT", "/staff/71", MINA, body={"LeaveDate": "2026-06-30", "Title": "Principal"})
    client.staff.change(71, title="Principal")


def test_change_can_clear_the_leave_date(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff/71", {**MINA, "LeaveDate": "2026-06-30T00:00:00"})
    expect("PUT", "/staff/71", MINA, body={"LeaveDate": None})
    client.staff.change(71, leave_date=None)


def test_change_creates_nobody(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff/71", {"Message": "Invalid Staff ID"}, status=404)
    with pytest.raises(NotFound):
        client.staff.change(71, title="Principal")


def test_a_refused_write_says_why_and_tells_nothing_about_people(
    client: AeriesClient, expect: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    message = "Staff ID 71345 does not exist. District settings prevent adding new Staff ID with this method"
    expect("PUT", "/staff/71345", {"Message": message}, status=400)
    with pytest.raises(BadRequest) as refused:
        client.staff.update(71345, last_name="Albers")
    assert "does not exist" in refused.value.vendor_message
    assert "71345" not in str(refused.value) + caplog.text
    assert "Albers" not in str(refused.value) + caplog.text


def test_what_to_tick_for_a_write(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("POST", "/staff", {"Message": "No"}, status=403)
    with pytest.raises(PermissionDenied) as refused:
        client.staff.create(id=71)
    assert (refused.value.security_area, refused.value.access) == ("Staff Data", "insert")


def test_data_changes(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/StaffDataChanges/2026/7/1/0/5", [{"ID": 71}, {"ID": 72}])
    changes = client.staff.list_data_changes(datetime(2026, 7, 1, 0, 5))
    assert [change.id for change in changes] == [71, 72]


def test_classes(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff/71/classes", [{"SchoolCode": 994, "SectionNumber": 1118}])
    assert [(one.school_code, one.section_number) for one in client.staff.list_classes(71)] == [(994, 1118)]


def test_staff_goes_out_as_it_came() -> None:
    odd = {**MINA, "StateEducatorID": None, "BirthDate": "0001-01-01T00:00:00", "BirthYear": "1985", "New": [1]}
    for sent in (MINA, odd, {"ID": 7}):
        assert json.loads(dumps(loads(json.dumps(sent), Staff))) == sent


def test_activity_is_a_question_of_a_day() -> None:
    left = Staff(id=1, leave_date=date(2026, 6, 30))
    assert left.is_active
    assert left.is_active_on(date(2026, 6, 30))
    assert not left.is_active_on(date(2026, 7, 1))
    assert not Staff(id=1, inactive_status_code="I").is_active_on(date(2026, 7, 1))
    assert Staff(id=1, inactive_status_code=" ", hire_date=date(2026, 8, 1)).is_active_on(date(2026, 7, 1))


@pytest.mark.parametrize(
    ("first", "middle", "last", "suffix", "full"),
    [
        ("Mina\r\n", "", " Albers ", " ", "Mina Albers"),
        ("Mina", "K", "Albers", "Jr", "Mina K Albers Jr"),
        ("Grade  5", "", "", "", "Grade 5"),
        ("", "", "", "", ""),
    ],
)
def test_full_names_are_tidy(first: str, middle: str, last: str, suffix: str, full: str) -> None:
    person = Staff(id=1, first_name=first, middle_name=middle, last_name=last, name_suffix=suffix)
    assert person.full_name == full


def test_nothing_personal_in_a_repr() -> None:
    shown = repr(loads(json.dumps(MINA), Staff)) + repr(loads(json.dumps(TEAM), Teacher)) + repr(StaffBody(id=71345))
    for secret in ("Mina", "Albers", "mina@", "71345", "Invented Ln", "555", "605"):
        assert secret not in shown


def test_teachers_of_a_school(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/schools/994/teachers", [TEAM])
    (team,) = client.teachers.list(994)
    assert (team.teacher_number, team.staff_ids, team.full_name, team.is_active) == (605, (71, 72), "Albers/Ono", True)


def test_teacher_number_zero_is_a_number(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/schools/994/teachers/0", {**TEAM, "TeacherNumber": 0})
    assert client.teachers.get(994, 0).teacher_number == 0


def test_all_schools_at_once_is_not_documented_for_teachers(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError):
        client.teachers.list(0)


def test_teachers_of_a_member_of_staff(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/staff/71/teachers", [TEAM, {**TEAM, "SchoolCode": 990}])
    assert [team.school_code for team in client.teachers.list_for_staff(71)] == [994, 990]


def test_teachers_go_out_as_they_came() -> None:
    for sent in (TEAM, {**TEAM, "TeacherNumber": "605", "StaffID2": None, "New": {"A": 1}}):
        assert json.loads(dumps(loads(json.dumps(sent), Teacher))) == sent


@pytest.mark.parametrize(
    ("first", "last", "shown", "full"),
    [
        ("Mina", "Albers", "Albers", "Mina Albers"),
        ("Mina", "", "Albers", "Albers"),
        ("", "", " Room 12 ", "Room 12"),
        ("Mina", " ", "", "Mina"),
    ],
)
def test_a_teachers_name(first: str, last: str, shown: str, full: str) -> None:
    teacher = Teacher(school_code=994, teacher_number=1, first_name=first, last_name=last, display_name=shown)
    assert teacher.full_name == full


def test_only_reads_may_be_sent_again() -> None:
    assert OPERATIONS["staff.list_classes"].retry_safe
    assert not OPERATIONS["staff.create"].retry_safe
    assert not OPERATIONS["staff.update"].retry_safe
