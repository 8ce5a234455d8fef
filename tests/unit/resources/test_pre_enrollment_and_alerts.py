"""Pre-enrollment and alerts: writes that are sent once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, AuthError, BadRequest, PermissionDenied, ServerError
from aeries_sdk.models import AlertBody, PreEnrollment

RECORD: dict[str, Any] = {
    "StudentID": 99300014,
    "SchoolCode": 993,
    "StudentNumber": 14,
    "LastName": "Ono",
    "Birthdate": "2012-11-07T00:00:00",
    "AtRiskPoints": "9.0000",
    "HomeRoomTeacherNumber": "0",
    "InactiveStatusCode": "",
}
ANSWER: dict[str, Any] = {
    "LogDetails": [
        {
            "StudentID": 99300014,
            "SchoolCode": 993,
            "StudentNumber": 14,
            "Grade": 8,
            "NextGrade": 9,
            "NextSchool": 994,
            "NewStudentNumber": 2786,
            "Copied": "Yes",
            "Exception": "",
        }
    ],
    "Students": [RECORD, {**RECORD, "SchoolCode": 994, "StudentNumber": 2786, "InactiveStatusCode": "*"}],
}
ALERT: dict[str, Any] = {"school_code": 994, "recipient_type": "Parent", "comment": "Please approve the changes."}


def test_pre_enroll(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/commands/preenrollstudent/99300014", ANSWER)
    answer = client.pre_enrollment.create(99300014)
    assert (answer.log_details[0].new_student_number, answer.log_details[0].next_school) == (2786, 994)
    assert [record.inactive_status_code for record in answer.students] == ["", "*"]


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        ([{"Copied": "No", "Exception": "Next Grade 9 of Kei Ono is not valid"}], "is not valid"),
        ([{"Copied": "", "Exception": "Student has a record"}], "Student has a record"),
        ([{"Copied": None, "Exception": None}], ""),
        ([], ""),
        (None, ""),
    ],
)
def test_a_success_with_a_failure_inside_is_an_error(
    client: AeriesClient, expect: Callable[..., None], log: list[Any] | None, reason: str
) -> None:
    expect("GET", "/commands/preenrollstudent/99300014", {"LogDetails": log, "Students": [RECORD]})
    with pytest.raises(BadRequest, match="does not say that it copied") as refused:
        client.pre_enrollment.create(99300014)
    assert reason in refused.value.vendor_message
    assert (refused.value.status, refused.value.operation) == (200, "pre_enrollment.preenroll_student")
    for secret in ("99300014", "Kei", "Ono"):
        assert secret not in str(refused.value)


def test_one_attempt_of_several_is_enough(client: AeriesClient, expect: Callable[..., None]) -> None:
    log = [{"Copied": "No", "Exception": "Student has a record"}, {"Copied": " YES ", "Exception": ""}]
    expect("GET", "/commands/preenrollstudent/99300014", {"LogDetails": log, "Students": [RECORD]})
    answer = client.pre_enrollment.create(99300014)
    assert [attempt.is_copied for attempt in answer.log_details] == [False, True]


def test_pre_enroll_an_inactive_student(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/PreEnrollInactiveStudent/99300014/994", ANSWER["Students"])
    records = client.pre_enrollment.create_for_inactive(99300014, 994)
    assert [(record.school_code, record.early_warning_points) for record in records] == [(993, 9.0), (994, 9.0)]


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (500, "Student is already pre-enrolled.", BadRequest),
        (500, "Invalid Next School Code", BadRequest),
        (401, "Unauthorized", PermissionDenied),
        (503, "", ServerError),
    ],
)
def test_faults_of_the_caller_come_as_500_and_are_sent_once(
    client: AeriesClient, expect: Callable[..., None], status: int, message: str, kind: type[Exception]
) -> None:
    expect("GET", "/PreEnrollInactiveStudent/99300014/994", {"Message": message}, status=status)
    with pytest.raises(kind) as refused:
        client.pre_enrollment.create_for_inactive(99300014, 994)
    if status == 500:
        assert message.rstrip(".") in str(refused.value)
    if isinstance(refused.value, PermissionDenied):
        assert (refused.value.security_area, refused.value.access) == ("Student Data", "update")


def test_pre_enroll_is_not_retried_either(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", "/commands/preenrollstudent/99300014", {"Message": "Invalid Student ID"}, status=500)
    with pytest.raises(BadRequest, match="Invalid Student ID"):
        client.pre_enrollment.create(99300014)
    expect("GET", "/commands/preenrollstudent/99300015", {"Message": "Unauthorized"}, status=401)
    with pytest.raises(AuthError, match="Trigger Student Pre-Enrollment"):
        client.pre_enrollment.create(99300015)


def test_nothing_here_may_be_sent_again() -> None:
    names = ("pre_enrollment.preenroll_student", "pre_enrollment.preenroll_inactive_student", "alerts.send")
    assert [OPERATIONS[name].retry_safe for name in names] == [False, False, False]


def test_answers_go_out_as_they_came() -> None:
    assert json.loads(dumps(loads(json.dumps(ANSWER), PreEnrollment))) == ANSWER
    assert "Ono" not in repr(loads(ANSWER, PreEnrollment).students)


@pytest.mark.parametrize("answer", [None, {"Anything": 1}, [], "sent"])
def test_an_alert(client: AeriesClient, expect: Callable[..., None], answer: object) -> None:
    body = {
        "SchoolCode": 994,
        "AlertType": "Alert",
        "RecipientType": "User",
        "RecipientID": 937,
        "OtherID": "x-1",
        "PageID": "100019196",
        "Comment": "Please review the changes.",
    }
    expect("POST", "/SendAlert", answer, body=body)
    client.alerts.send(
        AlertBody(school_code=994, alert_type="Alert", recipient_type="User", comment="Please review the changes."),
        recipient_id=937,
        other_id="x-1",
        page_id="100019196",
    )


@pytest.mark.parametrize(("attribute", "name"), [("student_id", "StudentID"), ("student_number", "StudentNumber")])
def test_an_action_alert(client: AeriesClient, expect: Callable[..., None], attribute: str, name: str) -> None:
    body = {
        "SchoolCode": 994,
        "AlertType": "ActionAlert",
        "RecipientType": "Parent",
        name: 28,
        "Comment": "Please approve the changes.",
    }
    expect("POST", "/SendAlert", None, body=body)
    fields: dict[str, Any] = {**ALERT, "alert_type": "ActionAlert", attribute: 28}
    client.alerts.send(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {**ALERT, "alert_type": "Alert"},
        {**ALERT, "alert_type": "Alert", "student_id": 28},
        {**ALERT, "alert_type": "ActionAlert", "recipient_id": 937},
        {**ALERT, "alert_type": "action", "student_id": 28},
        {**ALERT, "recipient_type": "Everybody", "alert_type": "Alert", "recipient_id": 937},
        {**ALERT, "alert_type": "Alert", "recipient_id": "937"},
        {"school_code": 994, "recipient_type": "User", "alert_type": "Alert", "recipient_id": 937},
        {**ALERT, "alert_type": "Alert", "recipient_id": 937, "page": "1"},
    ],
)
def test_alerts_that_are_not_sent(client: AeriesClient, fields: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError) as refused:
        client.alerts.send(**fields)
    assert "937" not in str(refused.value)
