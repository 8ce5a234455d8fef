"""Course requests and their alternates: what goes out, what is made of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, BadRequest, NotFound
from aeries_sdk.models import (
    AlternateCourseRequest,
    AlternateCourseRequestBody,
    CourseRequest,
    CourseRequestBody,
    CourseRequestUpdateBody,
)

Expect = Callable[..., None]

STUDENT = 99400001
ALTERNATE = {
    "StudentID": STUDENT,
    "SchoolCode": 994,
    "SequenceNumber": 3,
    "CourseID": "0646",
    "PrioritySortOrder": 9.0,
}
REQUEST = {
    "StudentID": STUDENT,
    "AlternateCourseRequests": [ALTERNATE],
    "ActualPrimaryCourseID": "",
    "SchoolCode": 994,
    "SequenceNumber": 5,
    "SectionNumber": 0,
    "CourseID": "0500",
    "PreferredTeacherNumber": 0,
    "RejectCode": "*",
    "AlternateTag": "",
    "PermanentLockCode": "",
}
HERE = f"/schools/994/students/{STUDENT}"
KINDS = [
    ("course_requests", "courserequests", REQUEST),
    ("alternate_course_requests", "alternatecourserequests", ALTERNATE),
]
both = pytest.mark.parametrize(("resource", "word", "record"), KINDS, ids=["requests", "alternates"])


@both
def test_a_whole_school_comes_at_once(
    client: AeriesClient, expect: Expect, resource: str, word: str, record: dict[str, Any]
) -> None:
    expect("GET", f"/schools/994/scheduling/{word}", [record, record])
    assert json.loads(dumps(getattr(client, resource).list(994))) == [record, record]


@both
@pytest.mark.parametrize(
    ("chosen", "path"),
    [({"student_id": STUDENT}, HERE), ({"student_number": 17}, "/schools/994/students/sn/17")],
)
def test_a_student_is_named_by_id_or_by_number(
    client: AeriesClient,
    expect: Expect,
    resource: str,
    word: str,
    record: dict[str, Any],
    chosen: dict[str, int],
    path: str,
) -> None:
    expect("GET", f"{path}/{word}", [record])
    expect("GET", f"{path}/{word}/4", record)
    group = getattr(client, resource)
    assert group.list_for_student(994, **chosen) == [group.get(994, **chosen, sequence_number=4)]


@both
@pytest.mark.parametrize("chosen", [{}, {"student_id": STUDENT, "student_number": 17}, {"student_id": 0}])
def test_a_student_is_named_in_one_way(
    client: AeriesClient, resource: str, word: str, record: dict[str, Any], chosen: dict[str, int]
) -> None:
    group = getattr(client, resource)
    with pytest.raises(ArgumentError):
        group.list_for_student(994, **chosen)
    with pytest.raises(ArgumentError):
        group.get(994, **chosen, sequence_number=4)


@both
def test_number_0_is_never_sent(client: AeriesClient, resource: str, word: str, record: dict[str, Any]) -> None:
    group = getattr(client, resource)
    with pytest.raises(ArgumentError):
        group.get(994, student_id=STUDENT, sequence_number=0)
    with pytest.raises(ArgumentError):
        group.update(994, STUDENT, 0, course_id="0500")
    with pytest.raises(ArgumentError):
        group.delete(994, STUDENT, 0)


@both
def test_delete_sends_no_body_and_gives_nothing(
    client: AeriesClient, expect: Expect, resource: str, word: str, record: dict[str, Any]
) -> None:
    expect("DELETE", f"{HERE}/{word}/4", None, status=204)
    assert getattr(client, resource).delete(994, STUDENT, 4) is None


@both
def test_what_is_gone_is_not_found(
    client: AeriesClient, expect: Expect, resource: str, word: str, record: dict[str, Any]
) -> None:
    expect("GET", f"{HERE}/{word}/4", {"Message": "no such record"}, status=404)
    with pytest.raises(NotFound):
        getattr(client, resource).get(994, student_id=STUDENT, sequence_number=4)


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        (
            {"section_number": 0, "preferred_teacher_number": 0, "alternate_course_request_references": [1, 3]},
            {"SectionNumber": 0, "PreferredTeacherNumber": 0, "AlternateCourseRequestReferences": [1, 3]},
        ),
        ({"preferred_staff_id": 994105}, {"PreferredStaffID": 994105}),
        (
            {"alternate_tag": "X", "actual_primary_course_id": "0400", "reject_code": "", "permanent_lock_code": "L"},
            {"AlternateTag": "X", "ActualPrimaryCourseID": "0400", "RejectCode": "", "PermanentLockCode": "L"},
        ),
    ],
    ids=["traditional", "section staff", "alternate taken"],
)
def test_a_request_is_sent_as_documented(
    client: AeriesClient, expect: Expect, fields: dict[str, Any], sent: dict[str, object]
) -> None:
    expect("POST", f"{HERE}/courserequests", REQUEST, body={"CourseID": "0500", **sent}, status=201)
    made = client.course_requests.create(994, STUDENT, CourseRequestBody(course_id="0500"), **fields)
    assert (made.sequence_number, made.alternate_course_requests[0].course_id) == (5, "0646")


@pytest.mark.parametrize("option", ["Append", "replace"])
@pytest.mark.parametrize("status", [200, 201])
def test_ties_to_alternates_are_added_or_replaced(
    client: AeriesClient, expect: Expect, option: str, status: int
) -> None:
    sent = {
        "CourseID": "0646",
        "AlternateCourseRequestReferences": [3],
        "AlternateCourseRequestUpdateOptions": option,
    }
    expect("PUT", f"{HERE}/courserequests/5", REQUEST, body=sent, status=status)
    body = CourseRequestUpdateBody(alternate_course_request_references=[3])
    client.course_requests.update(
        994, STUDENT, 5, body, course_id="0646", alternate_course_request_update_options=option
    )


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"course_id": "0500000"},
        {"course_id": "0500", "preferred_staff_id": "994605"},
        {"course_id": "0500", "alternate_tag": "Y"},
        {"course_id": "0500", "alternate_course_request_references": ["1"]},
        {"course_id": "0500", "alternate_course_request_update_options": "Append"},
    ],
)
def test_a_wrong_request_is_not_sent(client: AeriesClient, fields: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        client.course_requests.create(994, STUDENT, **fields)


def test_ties_without_an_option_are_not_sent(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="'Append' or 'Replace'"):
        client.course_requests.update(994, STUDENT, 5, alternate_course_request_references=[3])


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        ({}, {}),
        ({"relative_priority_sort_order": 2}, {"RelativePrioritySortOrder": 2}),
        ({"relative_priority_sort_order": None}, {"RelativePrioritySortOrder": None}),
        ({"sequence_number": 7}, {"SequenceNumber": 7}),
    ],
)
def test_an_alternate_is_sent_as_documented(
    client: AeriesClient, expect: Expect, fields: dict[str, Any], sent: dict[str, object]
) -> None:
    expect("POST", f"{HERE}/alternatecourserequests", ALTERNATE, body={"CourseID": "0646", **sent}, status=201)
    body = AlternateCourseRequestBody(course_id="0646")
    assert client.alternate_course_requests.create(994, STUDENT, body, **fields).priority_sort_order == 9.0


def test_an_alternate_moves_without_naming_its_course(client: AeriesClient, expect: Expect) -> None:
    expect("PUT", f"{HERE}/alternatecourserequests/3", ALTERNATE, body={"RelativePrioritySortOrder": 4})
    assert client.alternate_course_requests.update(994, STUDENT, 3, relative_priority_sort_order=4).course_id == "0646"


def test_ranks_count_from_1(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="from 1"):
        client.alternate_course_requests.create(994, STUDENT, course_id="0646", relative_priority_sort_order=0)
    with pytest.raises(ArgumentError, match="from 1"):
        client.alternate_course_requests.update(994, STUDENT, 3, relative_priority_sort_order=0)
    with pytest.raises(ArgumentError, match="course_id"):
        client.alternate_course_requests.create(994, STUDENT, relative_priority_sort_order=1)


def test_the_vendors_words_come_without_the_values_sent(client: AeriesClient, expect: Expect) -> None:
    expect("POST", f"{HERE}/courserequests", {"Message": f"Student {STUDENT} has none."}, status=400)
    with pytest.raises(BadRequest) as refused:
        client.course_requests.create(994, STUDENT, course_id="0500")
    assert str(STUDENT) not in str(refused.value) + refused.value.vendor_message


def test_the_misprint_of_the_preferred_person_is_read() -> None:
    sent = {"StudentID": STUDENT, "SchoolCode": 994, "SequenceNumber": 1, "PreferredSTaffID": 994105}
    request = loads(sent, CourseRequest)
    assert request.preferred_staff_id == 994105
    assert json.loads(dumps(request)) == sent


def test_writes_are_never_sent_twice() -> None:
    writes = [row for row in OPERATIONS.values() if "course_requests." in row.call and row.access != "read"]
    assert len(writes) == 6
    assert not [row.id for row in writes if row.retry_safe]


def test_no_repr_names_a_person() -> None:
    shown = repr(loads(REQUEST, CourseRequest)) + repr(loads(ALTERNATE, AlternateCourseRequest))
    assert str(STUDENT) not in shown
    assert "0500" in shown
