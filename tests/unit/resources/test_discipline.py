"""Discipline and assertive discipline."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.models import StudentAssertiveDiscipline, StudentDiscipline

MINOR = {
    "StudentID": 99400007,
    "Disciplines": [
        {
            "SequenceNumber": 1,
            "IncidentDate": "2026-09-14T00:00:00",
            "ViolationCode1": "10",
            "Comment": "An invented incident.",
            "SchoolOfIncidentCode": 993,
            "StaffID": 994708,
            "UserCreated": "",
            "LastUpdateBy": "user",
            "LastUpdateDate": "2026-09-14T13:29:16.18",
            "Status": " ",
            "ExactTime": "1907-12-30T10:15:00",
            "Location": "3",
            "PossibleMotivation": "",
            "Consequence": "D",
            "DateTimestamp": "2026-09-14T13:29:16.127",
        }
    ],
}
DECISION = {
    "StudentID": 99400007,
    "AssignedDays": 2.0,
    "AssignedHours": 0.0,
    "AssignedStartDate": "2026-09-15T00:00:00",
    "AssignedEndDate": None,
    "AssignedReturnDate": None,
    "ReasonForDifferenceCode": " ",
    "DisciplinaryAssignmentSchoolCode": 0,
    "ActionDecisionDate": None,
    "SequenceNumber": 1,
    "DispositionCode": "DET",
    "Days": 1.5,
    "Hours": 0.0,
    "StartDate": "2026-09-15T00:00:00",
    "EndDate": None,
    "ReturnDate": "2026-09-17T00:00:00",
    "ReturnStatusCode": "",
    "ReturnLocationCode": "",
    "ActionAuthorityCode": "",
    "PlacementCode": "",
    "ResultCode": "",
    "SuspensionTagCode": "",
}
INCIDENT = {
    "AdministrativeDecisions": [DECISION],
    "ShortDescription": "Disruption",
    "StaffReferral": 0,
    "ReferredByOther": "",
    "SequenceNumber": 3,
    "IncidentDate": "2026-09-14T00:00:00",
    "IncidentID": 4711,
    "ExactTime": None,
    "ApproximateTimeCode": "",
    "SchoolOfIncidentCode": 0,
    "LocationCode": "",
    "PossibleMotivationCode": "",
    "WeaponTypeCode": "",
    "Demerits": 0.0,
    "Initials": "",
    "InstructionalSupportIndicator": "",
    "Comment": "An invented incident.",
    "IsSubstituteTeacherReferral": False,
    "ViolationCode1": "48",
    "ViolationCode2": " ",
    "ViolationCode3": "10",
    **{f"ViolationCode{number}": "" for number in (4, 5)},
    **{f"PreReferralInterventionCode{number}": "" for number in (1, 2, 3)},
    **{f"UserCode{number}": "" for number in range(1, 9)},
}
ASSERTIVE = {"StudentID": 99400007, "AssertiveDisciplines": [INCIDENT]}


@pytest.mark.parametrize(
    ("student", "path"), [(None, "/schools/994/Discipline"), (99400007, "/schools/994/Discipline/99400007")]
)
def test_minor_incidents(client: AeriesClient, expect: Callable[..., None], student: int | None, path: str) -> None:
    expect("GET", path, [MINOR])
    ((incident,),) = [found.disciplines for found in client.discipline.list(994, student_id=student)]
    assert (incident.incident_date, incident.exact_time) == (date(2026, 9, 14), time(10, 15))
    assert incident.last_update_date == datetime(2026, 9, 14, 13, 29, 16, 180000)


@pytest.mark.parametrize(
    ("student", "path"),
    [(None, "/schools/994/AssertiveDiscipline"), (99400007, "/schools/994/AssertiveDiscipline/99400007")],
)
def test_assertive_discipline_has_decisions_inside_incidents(
    client: AeriesClient, expect: Callable[..., None], student: int | None, path: str
) -> None:
    expect("GET", path, [ASSERTIVE])
    ((incident,),) = [
        found.assertive_disciplines for found in client.discipline.list_assertive(994, student_id=student)
    ]
    assert incident.violation_codes == ["48", "10"]
    (decision,) = incident.administrative_decisions
    assert (decision.assigned_days, decision.days, decision.return_date) == (2.0, 1.5, date(2026, 9, 17))


def test_incidents_go_out_as_they_came_and_no_repr_tells_of_them() -> None:
    minor = loads(json.dumps([MINOR]), list[StudentDiscipline])
    assertive = loads(json.dumps([ASSERTIVE]), list[StudentAssertiveDiscipline])
    assert json.loads(dumps(minor)) == [MINOR]
    assert json.loads(dumps(assertive)) == [ASSERTIVE]
    shown = repr((minor, minor[0].disciplines, assertive, assertive[0].assertive_disciplines))
    for secret in ("99400007", "invented", "994708", "4711", "48"):
        assert secret not in shown
