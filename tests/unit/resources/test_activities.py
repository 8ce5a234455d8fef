"""Activities and awards."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, NotFound, PermissionDenied
from aeries_sdk.models import Activity, ActivityBody

ONE = "/schools/994/students/99400007/activities/3"
CHESS = {
    "StudentID": 99400007,
    "SchoolCode": 994,
    "SequenceNumber": 3,
    "DateEntered": "2026-08-12T00:00:00",
    "TypeCode": "A",
    "ActivityOrAwardCode": "CHS",
    "Name": "Chess Club",
    "StartDate": "2026-08-17T00:00:00",
    "EndDate": None,
    "Hours": 12.5,
    "ReasonCode": "",
    "SeasonCode": " ",
    "StatusCode": "",
    "TransportationDate": "2026-09-01T00:00:00",
    "TransportationStatusCode": "",
    "CareerPathwayCode": "",
    "Comment": "An invented comment.",
}


@pytest.mark.parametrize(
    ("student", "code", "path"),
    [
        (None, None, "/schools/994/activities"),
        (None, "C S", "/schools/994/activities/code/C%20S"),
        (99400007, None, "/schools/994/students/99400007/activities"),
        (99400007, "CHS", "/schools/994/students/99400007/activities/code/CHS"),
    ],
)
def test_lists(
    client: AeriesClient, expect: Callable[..., None], student: int | None, code: str | None, path: str
) -> None:
    expect("GET", path, [CHESS])
    (chess,) = client.activities.list(994, student_id=student, code=code)
    assert (chess.name, chess.hours, chess.start_date) == ("Chess Club", 12.5, date(2026, 8, 17))


def test_get(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", ONE, CHESS)
    assert client.activities.get(994, 99400007, 3).sequence_number == 3


def test_activities_go_out_as_they_came_with_fields_under_names_nobody_documented() -> None:
    other = {**{name: CHESS[name] for name in ("Name", "Hours")}, "PermanentID": 99400007, "Sequence": 3}
    activities = loads(json.dumps([CHESS, other]), list[Activity])
    assert activities[1].sequence_number is None
    assert activities[1].extra == {"PermanentID": 99400007, "Sequence": 3}
    assert json.loads(dumps(activities)) == [CHESS, other]
    assert "Chess" not in repr(activities)
    assert "9940" not in repr(activities)


def test_create_sends_what_is_given_under_the_documented_names(
    client: AeriesClient, expect: Callable[..., None]
) -> None:
    sent = {
        "DateEntered": "2026-08-12",
        "TypeCode": "A",
        "ActivityOrAwardCode": "CHS",
        "Name": "Chess Club",
        "StartDate": "2026-08-17",
        "EndDate": None,
        "Hours": 12.5,
        "ReasonCode": "R",
        "SeasonCode": "F",
        "StatusCode": "1",
        "TransportationDate": "2026-09-01",
        "TransportationStatusCode": "Y",
        "CareerPathwayCode": "101",
        "Comment": "An invented comment.",
    }
    body = ActivityBody(
        date_entered=date(2026, 8, 12),
        type_code="A",
        activity_or_award_code="CHS",
        name="Chess",
        start_date=date(2026, 8, 17),
        end_date=None,
        hours=12.5,
        reason_code="R",
        season_code="F",
        status_code="1",
        transportation_date=date(2026, 9, 1),
        transportation_status_code="Y",
        career_pathway_code="101",
        comment="An invented comment.",
    )
    expect("POST", "/schools/994/students/99400007/activities", CHESS, body=sent, status=201)
    assert client.activities.create(994, 99400007, body, name="Chess Club").sequence_number == 3


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": "x" * 41}, "at most 40 characters"),
        ({"type_code": "AB"}, "at most 1 characters"),
        ({"start_date": "17.8.2026"}, "a date"),
        ({"start_date": datetime(2026, 8, 17, 8, tzinfo=UTC)}, "a date"),
        ({"hours": "2"}, "a number"),
        ({"nickname": "x"}, "has no field nickname"),
    ],
)
def test_a_bad_value_is_refused_before_any_request(client: AeriesClient, fields: dict[str, Any], message: str) -> None:
    for call in (client.activities.update, client.activities.change):
        with pytest.raises(ArgumentError, match=message):
            call(994, 99400007, 3, **fields)
    with pytest.raises(ArgumentError, match=message):
        client.activities.create(994, 99400007, **fields)


def test_update_sends_only_what_is_given(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("PUT", ONE, {**CHESS, "Hours": 3, "StartDate": None}, body={"Hours": 3})
    assert client.activities.update(994, 99400007, 3, hours=3).start_date is None


def test_change_sends_the_present_dates_again(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", ONE, CHESS)
    expect(
        "PUT",
        ONE,
        {**CHESS, "Hours": 3, "TransportationDate": "2026-09-02T00:00:00"},
        body={"StartDate": "2026-08-17", "EndDate": None, "TransportationDate": "2026-09-02", "Hours": 3},
    )
    changed = client.activities.change(994, 99400007, 3, hours=3, transportation_date=date(2026, 9, 2))
    assert (changed.hours, changed.start_date) == (3.0, date(2026, 8, 17))


def test_change_makes_no_new_record(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("GET", ONE, {"Message": "Activity not found"}, status=404)
    with pytest.raises(NotFound):
        client.activities.change(994, 99400007, 3, hours=3)


def test_delete(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("DELETE", ONE, None, status=204)
    client.activities.delete(994, 99400007, 3)


def test_a_refused_write_names_the_box_to_tick(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("DELETE", ONE, {"Message": "Forbidden"}, status=403)
    with pytest.raises(PermissionDenied, match="tick Delete for 'Activities and Awards'") as caught:
        client.activities.delete(994, 99400007, 3)
    assert "99400007" not in str(caught.value)
