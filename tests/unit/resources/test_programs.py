"""Special programs and groups."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.models import Group, Program

GATE = {
    "ExtendedProperties": [],
    "StudentID": 99400007,
    "ProgramCode": "127",
    "ProgramDescription": "Gifted and Talented Education (GATE)",
    "EligibilityStartDate": "2025-01-11T00:00:00",
    "EligibilityEndDate": None,
    "ParticipationStartDate": "2025-03-15T00:00:00",
    "ParticipationEndDate": None,
}
EVALUATION = {
    **GATE,
    "ExtendedProperties": [
        {"Name": "ParentalConsentDate", "Value": "2026-09-21T00:00:00"},
        {"Name": "DisabilityCode", "Value": ""},
    ],
    "ProgramCode": "144x",
    "ProgramDescription": "Evaluating for Special Education Services",
    "NewField": {"Deep": [1]},
}
# As the vendor's sample ends.
CUT_OFF = {"ExtendedProperties": [{"Name": "DisabilityCode", "Value": "240"}]}

CLUB = {
    "Students": [{"StudentId": 99400007}, {"StudentId": 99400008}],
    "Staff": [{"StaffId": 994708}],
    "GroupId": 31,
    "Name": "Field Trip",
    "Description": "",
    "ExpirationDate": "2026-06-12T00:00:00",
    "SchoolCode": 994,
    "IsCommunicationGroup": True,
}


def test_programs_of_all_students_have_student_0_in_the_path(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/schools/994/students/0/programs", [GATE, EVALUATION])
    gifted, evaluation = client.programs.list(994)
    assert (gifted.program_code, gifted.participation_start_date) == ("127", date(2025, 3, 15))
    assert (evaluation.program_code, evaluation.eligibility_end_date) == ("144x", None)


def test_programs_of_one_student_and_one_code(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/schools/994/students/99400007/programs", [], query={"code": "144"})
    assert client.programs.list(994, student_id=99400007, code="144") == []


def test_extended_properties_are_looked_up_by_name() -> None:
    properties = loads(json.dumps(EVALUATION), Program).properties
    assert properties == {"ParentalConsentDate": "2026-09-21T00:00:00", "DisabilityCode": ""}
    assert properties.get("ResidenceStatusCode", "") == ""


def test_programs_go_out_as_they_came() -> None:
    rows = [GATE, EVALUATION, CUT_OFF]
    programs = loads(json.dumps(rows), list[Program])
    assert json.loads(dumps(programs)) == rows
    assert programs[2].student_id is None
    assert "9940" not in repr(programs)


def test_groups_of_all_schools(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/schools/all/StudentGroups", [CLUB])
    (club,) = client.groups.list()
    assert [student.student_id for student in club.students] == [99400007, 99400008]
    assert [member.staff_id for member in club.staff] == [994708]
    assert club.confidential_group is None


def test_groups_of_one_school(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/schools/994/StudentGroups", [])
    assert client.groups.list(994) == []


def test_a_group_is_active_until_its_last_day_is_over() -> None:
    club = loads(json.dumps(CLUB), Group)
    assert club.is_active(date(2026, 6, 12))
    assert not club.is_active(date(2026, 6, 13))
    assert loads(json.dumps({**CLUB, "ExpirationDate": None}), Group).is_active(date(2099, 1, 1))


def test_groups_are_read_in_both_spellings_and_go_out_as_they_came() -> None:
    rows = [CLUB, {**CLUB, "Students": [{"StudentID": 99400007}], "Staff": [], "ConfidentialGroup": False}]
    groups = loads(json.dumps(rows), list[Group])
    assert groups[1].students[0].student_id == 99400007
    assert json.loads(dumps(groups)) == rows
    assert "9940" not in repr(groups)
