"""Authorizations."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, DecodeError, NotFound
from aeries_sdk.models import Authorization, AuthorizationBody

STUDENT = "/schools/994/students/99400007/authorizations"
ROW = {
    "StudentID": 99400007,
    "SchoolCode": 994,
    "SequenceNumber": 2,
    "DateEntered": "2026-08-25T09:59:39.397",
    "TypeCode": "3",
    "MiscCode": "",
    "Status": "1",
    "StatusDate": "2026-08-25T00:00:00",
    "EffectiveEndDate": "2027-06-30T00:00:00",
    "Comment": "An invented comment.",
    "TestAdministration": "",
    "Source": "",
}


@pytest.mark.parametrize(
    ("student", "path"), [(None, "/schools/994/authorizations"), (99400007, STUDENT)], ids=["school", "student"]
)
def test_lists(client: AeriesClient, expect: Callable[..., None], student: int | None, path: str) -> None:
    expect("GET", path, [ROW])
    (found,) = client.authorizations.list(994, student_id=student)
    assert found.date_entered == datetime(2026, 8, 25, 9, 59, 39, 397000)
    assert found.effective_end_date == date(2027, 6, 30)


@pytest.mark.parametrize("answer", [ROW, [ROW]], ids=["object", "array"])
def test_get_reads_an_object_and_an_array_of_one(
    client: AeriesClient, expect: Callable[..., None], answer: object
) -> None:
    expect("GET", f"{STUDENT}/2", answer)
    assert client.authorizations.get(994, 99400007, 2).approval_code == "1"


@pytest.mark.parametrize(("status", "answer"), [(404, {"Message": "Not found"}), (200, []), (200, None)])
def test_get_of_what_is_not_there(
    client: AeriesClient, expect: Callable[..., None], status: int, answer: object
) -> None:
    expect("GET", f"{STUDENT}/9", answer, status=status)
    with pytest.raises(NotFound):
        client.authorizations.get(994, 99400007, 9)


def test_the_approval_has_two_names() -> None:
    renamed = {"StatusCode" if name == "Status" else name: value for name, value in ROW.items()}
    rows = [ROW, renamed, {**ROW, "Status": " ", "StatusCode": "2"}]
    authorizations = loads(json.dumps(rows), list[Authorization])
    assert [each.approval_code for each in authorizations] == ["1", "1", "2"]
    assert json.loads(dumps(authorizations)) == rows
    assert "9940" not in repr(authorizations)


def test_create_sends_moments_and_an_empty_text_for_no_end(client: AeriesClient, expect: Callable[..., None]) -> None:
    body = AuthorizationBody(
        date_entered=datetime(2026, 8, 25, 9, 59, 39),
        type_code="3",
        misc_code="",
        status_code="2",
        status_date=datetime(2026, 8, 25),
        effective_end_date=None,
        comment="An invented comment.",
        test_administration="",
        source="Portal",
    )
    sent = {
        "DateEntered": "2026-08-25T09:59:39",
        "TypeCode": "3",
        "MiscCode": "",
        "StatusCode": "2",
        "StatusDate": "2026-08-25T00:00:00",
        "EffectiveEndDate": "",
        "Comment": "An invented comment.",
        "TestAdministration": "",
        "Source": "Portal",
    }
    expect("POST", STUDENT, ROW, body=sent, status=201)
    assert client.authorizations.create(994, 99400007, body).sequence_number == 2


def test_update_sends_only_what_is_given(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("PUT", f"{STUDENT}/2", ROW, body={"StatusCode": "1", "EffectiveEndDate": "2027-06-30"})
    updated = client.authorizations.update(994, 99400007, 2, status_code="1", effective_end_date=date(2027, 6, 30))
    assert updated.approval_code == "1"


def test_a_write_whose_answer_is_no_record_says_that_it_was_done(
    client: AeriesClient, expect: Callable[..., None]
) -> None:
    expect("PUT", f"{STUDENT}/2", None)
    with pytest.raises(DecodeError, match="accepted the write"):
        client.authorizations.update(994, 99400007, 2, status_code="1")


@pytest.mark.parametrize(
    "fields",
    [{"type_code": "33"}, {"misc_code": "1234"}, {"test_administration": "SPRG2026"}, {"source": "x" * 256}],
    ids=lambda fields: next(iter(fields)),
)
def test_texts_that_are_too_long_are_refused_before_any_request(client: AeriesClient, fields: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError, match="characters"):
        client.authorizations.create(994, 99400007, **fields)


def test_delete(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("DELETE", f"{STUDENT}/2", None, status=204)
    client.authorizations.delete(994, 99400007, 2)
