"""Students: what goes out, what is made of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, dumps, loads
from aeries_sdk.errors import (
    AmbiguousRecord,
    ArgumentError,
    DecodeError,
    NotFound,
    PermissionDenied,
)
from aeries_sdk.models import (
    Student,
    StudentAddressBody,
    StudentBody,
    StudentDataChange,
    StudentExtended,
    StudentUpdateBody,
)

Expect = Callable[..., None]


def row(number: int = 1, school: int = 994, **fields: object) -> dict[str, object]:
    return {"StudentID": 99400000 + number, "SchoolCode": school, "StudentNumber": number, **fields}


ANA = {
    **row(7),
    "OldStudentID": 0,
    "CorrespondenceLanguageCode": "00",
    "CounselorNumber": 994708,
    "StateStudentID": "0012345678",
    "LastName": "Reyes ",
    "FirstName": "Ana\r\n",
    "MiddleName": "",
    "LastNameAlias": " ",
    "FirstNameAlias": "Annie",
    "Gender": "X",
    "Grade": -1,
    "Birthdate": "2015-02-28T00:00:00",
    "AddressVerified": False,
    "EthnicityCode": "Y",
    "RaceCode1": "700",
    "RaceCode2": " ",
    "RaceCode3": "600",
    "SchoolEnterDate": "2025-08-11T00:00:00",
    "SchoolLeaveDate": None,
    "InactiveStatusCode": " ",
    "FamilyKey": 0,
    "EarlyWarningPoints": 34.0,
    "HomeRoomTeacherNumber": "0",
    "NextSchoolCode": 0,
    "NextGrade": 0,
    "SomethingNew": {"Deep": [1]},
}


# --- reads ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/schools/994/students", {}),
        ("/schools/994/students/99400001", {"student_id": 99400001}),
        ("/schools/994/students/grade/-1", {"grade": -1}),
        ("/schools/994/students/grade/0", {"grade": 0}),
        ("/schools/994/students/sn/1", {"student_number": 1}),
    ],
)
def test_list_asks_by_each_documented_path(
    client: AeriesClient, expect: Expect, path: str, chosen: dict[str, int]
) -> None:
    expect("GET", path, [row(1), row(2)])
    students = client.students.list(994, **chosen)
    assert [student.student_number for student in students] == [1, 2]


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/schools/994/students/0/extended", {}),
        ("/schools/994/students/0/extended", {"student_id": 0}),
        ("/schools/994/students/99400001/extended", {"student_id": 99400001}),
        ("/schools/994/students/grade/12/extended", {"grade": 12}),
        ("/schools/994/students/sn/1/extended", {"student_number": 1}),
    ],
)
def test_list_extended_asks_for_a_whole_school_by_student_zero(
    client: AeriesClient, expect: Expect, path: str, chosen: dict[str, int]
) -> None:
    expect("GET", path, [row(1, BirthCity="Eagle Rock")])
    assert [more.birth_city for more in client.students.list_extended(994, **chosen)] == ["Eagle Rock"]


@pytest.mark.parametrize(
    "chosen",
    [
        {"student_id": 0},
        {"student_number": 0},
        {"student_id": -5},
        {"grade": 19},
        {"grade": -3},
        {"grade": "K"},
        {"student_id": 1, "grade": 2},
        {"student_id": 1, "student_number": 1},
    ],
)
def test_what_is_not_documented_is_refused_before_any_request(client: AeriesClient, chosen: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        client.students.list(994, **chosen)


def test_school_zero_is_refused(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError):
        client.students.list(0)
    with pytest.raises(ArgumentError):
        client.students.list_extended(0)


@pytest.mark.parametrize("answer", [[], None, [None]])
def test_an_unknown_school_is_an_empty_list(client: AeriesClient, expect: Expect, answer: object) -> None:
    expect("GET", "/schools/700/students", answer)
    assert client.students.list(700) == []


def test_iter_walks_the_pages_and_gives_each_record_once(client: AeriesClient, expect: Expect) -> None:
    path = "/schools/994/students"
    expect("GET", path, [row(1), row(2)], query={"StartingRecord": "1", "EndingRecord": "2"})
    expect("GET", path, [row(2), row(3)], query={"StartingRecord": "2", "EndingRecord": "3"})
    expect("GET", path, [row(3)], query={"StartingRecord": "3", "EndingRecord": "4"})
    assert [student.student_number for student in client.students.iter(994, page_size=2)] == [1, 2, 3]


def test_a_range_of_positions_is_asked_for_once(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/students", [row(8)], query={"StartingRecord": "8", "EndingRecord": "9"})
    assert [student.student_number for student in client.students.list_range(994, 8, 9)] == [8]


@pytest.mark.parametrize("positions", [(0, 1), (2, 1)])
def test_positions_out_of_order_are_refused_before_any_request(
    client: AeriesClient, positions: tuple[int, int]
) -> None:
    with pytest.raises(ArgumentError):
        client.students.list_range(994, *positions)


def test_iter_takes_two_records_of_one_student_for_two(client: AeriesClient, expect: Expect) -> None:
    twice = [row(1), {**row(2), "StudentID": 99400001}]
    expect("GET", "/schools/994/students/grade/9", twice, query={"StartingRecord": "1", "EndingRecord": "500"})
    expect("GET", "/schools/994/students/grade/9", twice[1:], query={"StartingRecord": "2", "EndingRecord": "501"})
    assert len(list(client.students.iter(994, grade=9))) == 2


def test_iter_extended_pages_through_student_zero(client: AeriesClient, expect: Expect) -> None:
    path = "/schools/994/students/0/extended"
    expect("GET", path, [row(1)], query={"StartingRecord": "1", "EndingRecord": "50"})
    expect("GET", path, [row(1)], query={"StartingRecord": "1", "EndingRecord": "50"})
    assert len(list(client.students.iter_extended(994, page_size=50))) == 1


def test_pages_of_one_record_are_refused_at_once(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError):
        client.students.iter(994, page_size=1)


def test_get_leaves_out_records_of_other_schools(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/students/99400001", [row(school=990), row(LastName="Reyes")])
    assert client.students.get(994, student_id=99400001).last_name == "Reyes"


def test_get_prefers_the_active_record(client: AeriesClient, expect: Expect) -> None:
    left, back = row(1, InactiveStatusCode="I"), {**row(8), "StudentID": 99400001, "InactiveStatusCode": " "}
    expect("GET", "/schools/994/students/99400001", [left, back])
    assert client.students.get(994, student_id=99400001).student_number == 8


def test_get_gives_an_inactive_record_when_it_is_the_only_one(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/students/sn/1", [row(1, InactiveStatusCode="I")])
    assert not client.students.get(994, student_number=1).is_active


@pytest.mark.parametrize("status", ["", "I"])
def test_get_never_picks_one_of_several(client: AeriesClient, expect: Expect, status: str) -> None:
    rows = [row(number, InactiveStatusCode=status) for number in (1, 8)]
    expect("GET", "/schools/994/students/99400001", rows)
    with pytest.raises(AmbiguousRecord) as caught:
        client.students.get(994, student_id=99400001)
    assert caught.value.count == 2


@pytest.mark.parametrize("answer", [[], None, [row(school=990)]])
def test_get_without_a_record_at_the_school_is_not_found(client: AeriesClient, expect: Expect, answer: object) -> None:
    expect("GET", "/schools/994/students/99400001", answer)
    with pytest.raises(NotFound):
        client.students.get(994, student_id=99400001)


@pytest.mark.parametrize("chosen", [{}, {"student_id": 1, "student_number": 1}])
def test_get_wants_exactly_one_number(client: AeriesClient, chosen: dict[str, int]) -> None:
    with pytest.raises(ArgumentError):
        client.students.get(994, **chosen)


def test_data_changes_ask_with_area_and_moment(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/StudentDataChanges/contact/2026/8/1/0/5", [row(1), row(1, school=990)])
    changes = client.students.list_data_changes(datetime(2026, 8, 1, 0, 5), area="contact")
    assert [(change.school_code, change.student_number) for change in changes] == [(994, 1), (990, 1)]


def test_data_changes_refuse_other_areas_and_days(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="enrollment"):
        client.students.list_data_changes(datetime(2026, 8, 1), area="grades")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError):
        client.students.list_data_changes(date(2026, 8, 1))  # type: ignore[arg-type]


# --- values -----------------------------------------------------------------------------------------------------------


def test_a_student_tells_what_was_sent_and_who_it_is() -> None:
    ana = loads(json.dumps([ANA]), list[Student])[0]
    assert ana.is_active
    assert ana.full_name == "Ana Reyes"
    assert (ana.preferred_first_name, ana.preferred_last_name, ana.preferred_middle_name) == ("Annie", "Reyes", "")
    assert ana.preferred_name == "Annie Reyes"
    assert ana.is_hispanic is True
    assert ana.race_codes == ["700", "600"]
    assert (ana.grade, ana.birthdate, ana.school_leave_date) == (-1, date(2015, 2, 28), None)
    assert ana.state_student_id == "0012345678"
    assert ana.extra == {"SomethingNew": {"Deep": [1]}}
    assert json.loads(dumps([ana])) == [ANA]


@pytest.mark.parametrize(("code", "expected"), [("N", False), ("Y", True), ("", None), (" ", None), ("?", None)])
def test_is_hispanic_knows_when_it_does_not_know(code: str, expected: bool | None) -> None:
    assert loads(row(EthnicityCode=code), Student).is_hispanic is expected


@pytest.mark.parametrize(("code", "active"), [("", True), (" ", True), (None, True), ("*", False), ("I", False)])
def test_only_a_blank_status_is_active(code: str | None, active: bool) -> None:
    assert loads(row(InactiveStatusCode=code), Student).is_active is active


def test_the_older_name_and_form_of_early_warning_points_is_read_and_kept() -> None:
    sent = row(AtRiskPoints="29.0000")
    student = loads(sent, Student)
    assert student.early_warning_points == 29.0
    assert json.loads(dumps(student)) == sent


@pytest.mark.parametrize("missing", ["StudentID", "SchoolCode", "StudentNumber"])
def test_a_record_without_its_key_is_an_error_that_names_the_field(missing: str) -> None:
    sent = row(LastName="Reyes")
    del sent[missing]
    with pytest.raises(DecodeError) as caught:
        loads([sent], list[Student])
    assert (caught.value.field, caught.value.record) == (missing, 1)
    assert "Reyes" not in str(caught.value)


def test_extended_fields_keep_their_moments_to_the_last_digit() -> None:
    sent = row(RecordAddedDateTime="2020-07-06T13:29:16.19", HomeLanguageSurveyDate=None, EnglishLearnerProgramCode=" ")
    more = loads(sent, StudentExtended)
    assert more.record_added_date_time == datetime(2020, 7, 6, 13, 29, 16, 190_000)
    assert more.home_language_survey_date is None
    assert json.loads(dumps(more)) == sent


@pytest.mark.parametrize("model", [Student, StudentExtended, StudentDataChange])
def test_no_repr_shows_who_it_is(model: type[Student | StudentExtended | StudentDataChange]) -> None:
    shown = repr(loads({**ANA, "SchoolCode": 994}, model))
    assert "994" in shown
    assert not [word for word in ("Ana", "Reyes", "99400007", "2015", "0012345678") if word in shown]


# --- writes -----------------------------------------------------------------------------------------------------------


def test_create_sends_the_documented_names_and_gives_the_new_record(client: AeriesClient, expect: Expect) -> None:
    body = {
        "FirstName": "Ana",
        "LastName": "Reyes",
        "Birthdate": "2011-02-28",
        "Grade": 9,
        "NextSchool": 995,
        "Race1Code": "700",
        "Race2Code": "",
        "EthnicityCode": "N",
        "MailingAddressZipCode": "90041",
        "HomeLanguageSurveyDate": "2026-08-01",
        "USSchoolEnterDate": "2017-09-01",
        "UserCode13": "AB",
        "InactiveStatusCode": "*",
    }
    expect("POST", "/schools/994/InsertStudent", row(31, FirstName="Ana"), body=body)
    student = client.students.create(
        994,
        StudentBody(first_name="Ana", last_name="Reyes", birthdate=date(2011, 2, 28), grade=9, next_school=995),
        race1_code="700",
        race2_code="",
        ethnicity_code="N",
        mailing_address_zip_code="90041",
        home_language_survey_date=date(2026, 8, 1),
        us_school_enter_date=date(2017, 9, 1),
        user_code13="AB",
        inactive_status_code="*",
    )
    assert (student.student_id, student.first_name) == (99400031, "Ana")


def test_create_says_so_when_the_answer_holds_no_record(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/schools/994/InsertStudent", [], body={"Grade": 9})
    with pytest.raises(DecodeError, match="accepted the write"):
        client.students.create(994, grade=9)


def test_update_sends_only_what_was_given_and_gives_every_record(client: AeriesClient, expect: Expect) -> None:
    body = {"NextGrade": 12, "WellbeingDate": "2026-10-01T08:30:00", "WellbeingScore": "81%"}
    expect("POST", "/UpdateStudent/99400001", [row(1, NextGrade=12), row(1, school=990, NextGrade=12)], body=body)
    records = client.students.update(
        99400001,
        next_grade=12,
        wellbeing_date=datetime(2026, 10, 1, 8, 30),
        wellbeing_score="81%",
    )
    assert [(record.school_code, record.next_grade) for record in records] == [(994, 12), (990, 12)]


def test_update_takes_a_body(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/UpdateStudent/99400001", [row(1)], body={"HomePhone": "(555) 010-0199"})
    assert len(client.students.update(99400001, StudentUpdateBody(home_phone="(555) 010-0199"))) == 1


@pytest.mark.parametrize(
    ("given", "body"),
    [
        (
            {"mailing_address": "12 Main St", "correction_or_change": "Correction"},
            {"MailingAddress": "12 Main St", "CorrectionOrChange": "Correction"},
        ),
        (
            {
                "residence_address_city": "Eagle Rock",
                "correction_or_change": "Change",
                "effective_start_date": date(2026, 10, 1),
            },
            {
                "ResidenceAddressCity": "Eagle Rock",
                "CorrectionOrChange": "Change",
                "EffectiveStartDate": "2026-10-01",
            },
        ),
    ],
)
def test_update_address_tells_a_correction_from_a_move(
    client: AeriesClient, expect: Expect, given: dict[str, Any], body: dict[str, str]
) -> None:
    expect("POST", "/UpdateStudentAddress/99400001", [row(1), row(1, school=990)], body=body)
    assert len(client.students.update_address(99400001, StudentAddressBody(**given))) == 2


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"mailing_address": "12 Main St"}, "correction_or_change"),
        ({"mailing_address": "12 Main St", "correction_or_change": "Move"}, "correction_or_change"),
        ({"mailing_address": "12 Main St", "correction_or_change": "Change"}, "effective_start_date"),
        ({"mailing_address": "x" * 56, "correction_or_change": "Correction"}, "mailing_address"),
    ],
)
def test_update_address_is_checked_before_it_is_sent(client: AeriesClient, given: dict[str, Any], named: str) -> None:
    with pytest.raises(ArgumentError, match=named):
        client.students.update_address(99400001, **given)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"first_name": "x" * 101},
        {"gender": "MF"},
        {"ethnicity_code": "yes"},
        {"birthdate": "2/28/2011"},
        {"birthdate": None},
        {"grade": "9"},
        {"nickname": "Annie"},
        {"inactive_status_code": "I"},
    ],
)
def test_update_refuses_what_aeries_would_not_take(client: AeriesClient, given: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        client.students.update(99400001, **given)


def test_an_empty_student_is_never_made(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="empty"):
        client.students.create(994)


def test_a_missing_permission_names_area_and_box(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/UpdateStudent/99400001", {"Message": "Not allowed"}, body={"Grade": 9}, status=403)
    with pytest.raises(PermissionDenied) as caught:
        client.students.update(99400001, grade=9)
    assert (caught.value.security_area, caught.value.access) == ("Student Data", "update")
    assert "99400001" not in str(caught.value)


@pytest.mark.parametrize("operation", ["students.create", "students.update", "students.update_address"])
def test_writes_are_never_sent_twice(operation: str) -> None:
    assert OPERATIONS[operation].retry_safe is False
