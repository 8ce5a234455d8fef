"""Supplemental data of the district and of schools."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from aeries_sdk import AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, BadRequest
from aeries_sdk.models import SchoolSupplemental, SupplementalColumn

COLUMNS = [
    {"ColumnCode": "MID", "ColumnDescription": "Migrant ID", "Value": "745896    ", "ColumnType": "nchar"},
    {"ColumnCode": "EE", "ColumnDescription": "Entered", "Value": "8/3/2026 12:00:00 AM", "ColumnType": "datetime"},
    {"ColumnCode": "PI", "ColumnDescription": "Lives With", "Value": " ", "ColumnType": "varchar"},
]
DISTRICT = {"StudentID": 99400007, "Columns": COLUMNS}
SCHOOL = {**DISTRICT, "SchoolCode": 994}


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        ("nchar", "745896    ", "745896"),
        ("varchar", " ", None),
        ("nvarchar", "8/3/2026", "8/3/2026"),
        ("datetime", "", None),
        ("datetime", "8/3/2026 12:00:00 AM", datetime(2026, 8, 3)),
        ("DateTime", "12/31/2026 12:05:09 PM", datetime(2026, 12, 31, 12, 5, 9)),
        ("smalldatetime", "1/2/2026 1:05:00 PM", datetime(2026, 1, 2, 13, 5)),
        ("datetime2", "2026-08-03T07:30:00", datetime(2026, 8, 3, 7, 30)),
        ("datetime", "8/3/2026", datetime(2026, 8, 3)),
        ("date", "8/3/2026 12:00:00 AM", date(2026, 8, 3)),
        ("datetime", "13/13/2026 12:00:00 AM", "13/13/2026 12:00:00 AM"),
        ("datetime", "8/3/2026 14:00:00 PM", "8/3/2026 14:00:00 PM"),
        ("datetime", "next week", "next week"),
        ("int", "12", 12),
        ("smallint", "-3 ", -3),
        ("bigint", "1.5", Decimal("1.5")),
        ("decimal", "19.9000", Decimal("19.9000")),
        ("money", "1e3", "1e3"),
        ("float", "٣", "٣"),
        ("bit", "True", True),
        ("bit", "0", False),
        ("bit", "maybe", "maybe"),
        ("uniqueidentifier", "ab-12", "ab-12"),
    ],
)
def test_typed_reads_a_value_by_its_column_and_guesses_nothing(kind: str, value: str, typed: object) -> None:
    column = SupplementalColumn(value=value, column_type=kind)
    assert (column.typed, type(column.typed)) == (typed, type(typed))
    assert column.value == value


@pytest.mark.parametrize(("student", "end"), [(None, ""), (99400007, "/99400007")])
def test_reads(client: AeriesClient, expect: Callable[..., None], student: int | None, end: str) -> None:
    expect("GET", f"/schools/994/DistrictSupplemental{end}", [DISTRICT])
    expect("GET", f"/schools/994/SchoolSupplemental{end}", [SCHOOL, {**SCHOOL, "SchoolCode": 993}])
    (district,) = client.supplemental.list_district(994, student_id=student)
    assert district.by_code["MID"].typed == "745896"
    assert [each.school_code for each in client.supplemental.list_school(994, student_id=student)] == [994, 993]


def test_values_go_out_as_they_came_and_are_in_no_repr() -> None:
    rows = [SCHOOL, DISTRICT]
    records = loads(json.dumps(rows), list[SchoolSupplemental])
    assert json.loads(dumps(records)) == rows
    assert records[1].school_code is None
    assert "745896" not in repr((records, records[0].columns))


def test_update_school_takes_the_student_number_and_sends_an_array(
    client: AeriesClient, expect: Callable[..., None]
) -> None:
    expect(
        "POST",
        "/UpdateSchoolSupplemental/994/7",
        SCHOOL,
        body={"Columns": [{"ColumnCode": "PI", "NewValue": "Mother"}, {"ColumnCode": "EE", "NewValue": ""}]},
    )
    assert client.supplemental.update_school(994, 7, {"PI": "Mother", "EE": ""}).student_id == 99400007


@pytest.mark.parametrize("columns", [{}, {"EE": date(2026, 8, 3)}, {"PI": None}])
def test_update_school_refuses_before_any_request(client: AeriesClient, columns: dict[str, str]) -> None:
    with pytest.raises(ArgumentError):
        client.supplemental.update_school(994, 7, columns)


def test_a_refusal_does_not_repeat_the_value(client: AeriesClient, expect: Callable[..., None]) -> None:
    expect("POST", "/UpdateSchoolSupplemental/994/7", {"Message": "Invalid value Grandmother"}, status=400)
    with pytest.raises(BadRequest) as caught:
        client.supplemental.update_school(994, 7, {"PI": "Grandmother"})
    assert "Grandmother" not in str(caught.value)
