"""Reading few fields: the same values as whole models, whatever the district sends."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from aeries_sdk import loads
from aeries_sdk.errors import DecodeError
from aeries_sdk.lean import Reader
from aeries_sdk.models import ClassSchedule, Section, Student

NAMES = ("grade", "inactive_status_code", "birthdate", "first_name", "school_enter_date")
PLAIN: dict[str, Any] = {
    "StudentID": 99400001,
    "SchoolCode": 994,
    "StudentNumber": 1,
    "FirstName": "Ana",
    "LastName": "Reyes",
    "Grade": 9,
    "Birthdate": "2011-05-06T00:00:00",
    "SchoolEnterDate": "0001-01-01T00:00:00",
    "InactiveStatusCode": "",
}


def read(*records: object, on_bad: Any = None) -> list[Any]:
    return Reader(Student, NAMES).read(json.dumps(records).encode(), on_bad)


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"FirstName": None},
        {"FirstName": " Ana\r\n"},
        {"Grade": "9"},
        {"Grade": 9.0},
        {"Grade": ""},
        {"Grade": None},
        {"StudentID": "0099400001"},
        {"Birthdate": None},
        {"Birthdate": ""},
        {"Birthdate": "0001-01-01T00:00:00"},
        {"Birthdate": "2011-05-06T10:20:30.1234567"},
        {"Unknown": {"Name": "x"}},
        {"AtRiskPoints": 3.5},
    ],
    ids=repr,
)
def test_the_values_are_those_of_the_whole_model(odd: dict[str, Any]) -> None:
    raw = [PLAIN, {**PLAIN, **odd}, {**PLAIN, "StudentNumber": 3}]
    whole = loads(json.dumps(raw), list[Student])
    few = read(*raw)
    for name in (*NAMES, "student_id", "school_code", "student_number", "is_active"):
        assert [getattr(record, name) for record in few] == [getattr(record, name) for record in whole], name


def test_fields_that_are_missing_are_empty() -> None:
    (record,) = read({"StudentID": 7, "SchoolCode": 994, "StudentNumber": 1})
    assert (record.first_name, record.grade, record.birthdate, record.is_active) == ("", None, None, True)


def test_a_field_that_nobody_asked_for_is_not_there() -> None:
    (record,) = read(PLAIN)
    assert not hasattr(record, "last_name")


def test_a_repr_shows_nothing_about_a_person() -> None:
    records = read(PLAIN)
    assert repr(records) == "[Student(...)]"
    assert [*records[0].__rich_repr__()] == []


def test_nulls_in_the_list_count_as_nothing() -> None:
    assert [record.student_number for record in read(None, PLAIN, None)] == [1]


@pytest.mark.parametrize(("raw", "count"), [(b"null", 0), (b"[]", 0), (b"\xef\xbb\xbf[]", 0)])
def test_answers_without_records(raw: bytes, count: int) -> None:
    assert len(Reader(Student, NAMES).read(raw, None)) == count


def test_one_object_counts_as_a_list_of_one() -> None:
    (record,) = Reader(Student, NAMES).read(json.dumps(PLAIN).encode(), None)
    assert record.first_name == "Ana"


def test_bad_records_are_told_by_their_number_and_the_others_read() -> None:
    errors: list[DecodeError] = []
    records = read(PLAIN, {**PLAIN, "Grade": "nine"}, {**PLAIN, "StudentNumber": None}, PLAIN, on_bad=errors.append)
    assert len(records) == 2
    assert [(error.record, error.field) for error in errors] == [(2, "Grade"), (3, "StudentNumber")]
    assert "nine" not in str(errors)


def test_without_a_listener_the_first_bad_record_ends_it() -> None:
    with pytest.raises(DecodeError, match=r"record 2, field Birthdate") as caught:
        read(PLAIN, {**PLAIN, "Birthdate": "a secret"})
    seen = caught.value.__context__
    assert seen is None or "secret" not in str(seen)


@pytest.mark.parametrize("raw", [b'[{"StudentID": 7', b"<html>", b'[{"StudentID": "\xff"}]'])
def test_what_is_no_json_is_an_error(raw: bytes) -> None:
    with pytest.raises(DecodeError, match="not valid JSON"):
        Reader(Student, NAMES).read(raw, None)


def test_methods_come_along() -> None:
    raw = b'[{"StudentID": 7, "SchoolCode": 994, "SequenceNumber": 1, "DateEnded": "2026-08-28T00:00:00"}]'
    (record,) = Reader(ClassSchedule, ("date_started", "date_ended")).read(raw, None)
    assert record.is_valid_on(date(2026, 8, 28))
    assert not record.is_valid_on(date(2026, 8, 29))


@pytest.mark.parametrize("started", ["2026-08-17T00:00:00", None, "", "0001-01-01T00:00:00"])
def test_rows_inside_a_record_come_whole(started: str | None) -> None:
    staff = {"StaffID": 5, "LastName": "Reyes", "IsPrimaryTeacher": True, "StartDate": started}
    raw = json.dumps([{"SchoolCode": 994, "SectionNumber": 17, "Room": "7", "SectionStaffMembers": [staff]}]).encode()
    (few,) = Reader(Section, ("section_staff_members", "inactive_status_code")).read(raw, None)
    (whole,) = loads(raw, list[Section])
    day = date(2026, 8, 16)
    (mine,), (theirs,) = few.section_staff_members, whole.section_staff_members
    assert (mine.staff_id, mine.is_primary_teacher, mine.start_date) == (5, True, theirs.start_date)
    assert mine.is_active_on(day) is theirs.is_active_on(day)
    assert few.is_active
    assert not hasattr(few, "room")
    assert "Reyes" not in repr(few.section_staff_members)


def test_what_takes_a_whole_model_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="early_warning_points"):
        Reader(Student, ("early_warning_points",))
