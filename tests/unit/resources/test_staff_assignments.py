"""Job assignments of staff."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, BadRequest, NotFound
from aeries_sdk.models import StaffAssignment, StaffAssignmentBody

JOB: dict[str, Any] = {
    "AssignmentType": "certificated",
    "ID": 71,
    "SequenceNumber": 2,
    "JobClassificationCode": "12",
    "FullTimePercentage": 87.5,
    **{f"NonClassroomBasedJobAssignmentCode{number}": "" for number in range(1, 8)},
    "SchoolCode": 994,
    "StartDate": "2026-07-01T00:00:00",
    "EndDate": "2027-06-30T00:00:00",
}
ONE = "/staff/71/assignments/certificated/2"


@pytest.mark.parametrize(
    ("kind", "path"), [(None, ""), ("certificated", "/certificated"), ("classified", "/classified")]
)
def test_list(client: AeriesClient, expect: Callable[..., None], kind: str | None, path: str) -> None:
    expect("GET", f"/staff/71/assignments{path}", [JOB])
    (job,) = client.staff_assignments.list(71, assignment_type=kind)
    assert (job.job_classification_code, job.full_time_percentage, job.end_date) == ("12", 87.5, date(2027, 6, 30))


@pytest.mark.parametrize("answer", [JOB, [JOB]])
def test_get(client: AeriesClient, expect: Callable[..., None], answer: object) -> None:
    expect("GET", ONE, answer)
    assert client.staff_assignments.get(71, "certificated", 2).sequence_number == 2


@pytest.mark.parametrize(("kind", "path"), [(None, ""), ("classified", "/classified")])
def test_list_on_date(client: AeriesClient, expect: Callable[..., None], kind: str | None, path: str) -> None:
    expect("GET", f"/staff/71/assignments/date/2026/10/1{path}", [JOB])
    assert len(client.staff_assignments.list_on_date(71, date(2026, 10, 1), assignment_type=kind)) == 1


def test_create_sends_the_names_of_writes(client: AeriesClient, expect: Callable[..., None]) -> None:
    body = {
        "AssignmentType": "certificated",
        "JobClassification": "12",
        "FullTimePercentage": 100,
        "NonClassroomBasedJobAssignment1": "0106",
        "NonClassroomBasedJobAssignment7": "",
        "SchoolCode": 994,
        "StartDate": "2026-07-01",
        "EndDate": None,
    }
    expect("POST", "/staff/71/assignments", JOB, body=body, status=201)
    made = client.staff_assignments.create(
        71,
        StaffAssignmentBody(assignment_type="certificated", job_classification="12", full_time_percentage=100),
        non_classroom_based_job_assignment1="0106",
        non_classroom_based_job_assignment7="",
        school_code=994,
        start_date=date(2026, 7, 1),
        end_date=None,
    )
    assert made.sequence_number == 2


def test_an_unknown_person_gets_no_assignment(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("POST", "/staff/71/assignments", {"Message": "Invalid Staff ID"}, status=400)
    with pytest.raises(BadRequest, match="Invalid Staff ID"):
        client.staff_assignments.create(71, assignment_type="classified")


@pytest.mark.parametrize("status", [200, 201])
def test_update_sends_what_was_given(client: AeriesClient, expect: Callable[..., None], status: int) -> None:
    expect("PUT", ONE, JOB, body={"FullTimePercentage": 50}, status=status)
    client.staff_assignments.update(71, "certificated", 2, full_time_percentage=50)


def test_change_keeps_the_end_date(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", ONE, JOB)
    expect("PUT", ONE, JOB, body={"EndDate": "2027-06-30", "JobClassification": "13"})
    client.staff_assignments.change(71, "certificated", 2, job_classification="13")


def test_change_can_open_an_assignment_again(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", ONE, JOB)
    expect("PUT", ONE, JOB, body={"EndDate": None})
    client.staff_assignments.change(71, "certificated", 2, StaffAssignmentBody(end_date=None))


def test_change_creates_nothing(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", ONE, {"Message": "Not found"}, status=404)
    with pytest.raises(NotFound):
        client.staff_assignments.change(71, "certificated", 2, school_code=994)


def test_delete(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("DELETE", ONE, None, status=204)
    client.staff_assignments.delete(71, "certificated", 2)


@pytest.mark.parametrize(("kind", "path"), [(None, ""), ("certificated", "/certificated")])
def test_delete_from_date(client: AeriesClient, expect: Callable[..., None], kind: str | None, path: str) -> None:
    expect("DELETE", f"/staff/71/assignments/startdate/2026/7/1{path}", None, status=204)
    client.staff_assignments.delete_from_date(71, date(2026, 7, 1), assignment_type=kind)


@pytest.mark.parametrize(
    "call",
    [
        lambda jobs: jobs.list(71, assignment_type="Certificated"),
        lambda jobs: jobs.list(71, assignment_type=""),
        lambda jobs: jobs.get(71, None, 2),
        lambda jobs: jobs.get(71, "startdate", 2),
        lambda jobs: jobs.delete(71, None, 2),
        lambda jobs: jobs.delete(71, "certificated", None),
        lambda jobs: jobs.delete_from_date(71, date(2026, 7, 1), assignment_type="all"),
        lambda jobs: jobs.create(71, school_code=994),
        lambda jobs: jobs.create(71, assignment_type="substitute"),
        lambda jobs: jobs.create(71, assignment_type="classified", job_classification="1234"),
        lambda jobs: jobs.update(71, "classified", 2, job_classification_code="12"),
        lambda jobs: jobs.update(71, "classified", 2, start_date=None),
    ],
)
def test_calls_that_are_refused_before_any_request(client: AeriesClient, call: Callable[[Any], object]) -> None:
    with pytest.raises(ArgumentError):
        call(client.staff_assignments)


def test_assignments_go_out_as_they_came() -> None:
    live = {
        **JOB,
        "EndDate": None,
        "MonthlyMinutes": 60,
        "PopulationServedCode": "01",
        "ServiceIDCode": "330",
        "New": 1,
    }
    for sent in (JOB, live, {**JOB, "FullTimePercentage": "87.5"}):
        assert json.loads(dumps(loads(json.dumps(sent), StaffAssignment))) == sent
    assert loads(json.dumps(live), StaffAssignment).service_id_code == "330"
