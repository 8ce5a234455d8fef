"""Records as tables: the columns come from the fields, the values from the records."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from aeries_sdk import errors, models
from aeries_sdk.findings import Finding
from aeries_sdk.frames import to_arrow, to_pandas, to_polars
from aeries_sdk.models import Attendance, CodeValue, FlexPeriod, Model, School, Section, Student, Term
from aeries_sdk.models.sections import SectionStaffMember

ALL = pytest.mark.parametrize("to_frame", [to_pandas, to_polars, to_arrow])
STUDENTS = [
    Student(
        student_id=99400001,
        school_code=994,
        student_number=1,
        grade=0,
        birthdate=date(2021, 2, 3),
        home_language_code="01",
        address_verified=True,
        early_warning_points=1.5,
    ),
    Student(student_id=99400002, school_code=994, student_number=2, inactive_status_code="T"),
]


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of any of the three, with None for what is missing."""
    if isinstance(frame, pa.Table):
        return list(frame.to_pylist())
    if isinstance(frame, pl.DataFrame):
        return frame.to_dicts()
    found = frame.astype(object).to_dict("records")
    return [{key: None if value is pd.NA or value is pd.NaT else value for key, value in row.items()} for row in found]


def names(frame: Any) -> list[str]:
    return list(frame.column_names if isinstance(frame, pa.Table) else frame.columns)


@ALL
def test_one_column_per_field_in_their_order(to_frame: Callable[..., Any]) -> None:
    fields = [each.name for each in attrs.fields(Student) if each.metadata]
    assert names(to_frame(STUDENTS)) == fields


@ALL
def test_an_empty_list_gives_the_same_columns_and_types(to_frame: Callable[..., Any]) -> None:
    full, empty = to_frame(STUDENTS), to_frame([], Student)
    if isinstance(full, pa.Table | pl.DataFrame):
        assert empty.schema == full.schema
    else:
        assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    assert len(empty) == 0


@ALL
def test_values_and_gaps(to_frame: Callable[..., Any]) -> None:
    wanted = ["student_id", "grade", "birthdate", "last_name", "address_verified", "early_warning_points"]
    first, second = rows(to_frame(STUDENTS, columns=wanted))
    assert str(first.pop("birthdate"))[:10] == "2021-02-03"
    assert first == {
        "student_id": 99400001,
        "grade": 0,
        "last_name": "",
        "address_verified": True,
        "early_warning_points": 1.5,
    }
    assert second == dict.fromkeys(wanted) | {"student_id": 99400002, "last_name": ""}


def test_pandas_types() -> None:
    types = to_pandas([], Student).dtypes.astype(str)
    assert types[["student_id", "early_warning_points", "address_verified", "last_name", "birthdate"]].to_list() == [
        "Int64",
        "Float64",
        "boolean",
        "string",
        "datetime64[s]",
    ]


@ALL
def test_every_model_becomes_a_table(to_frame: Callable[..., Any]) -> None:
    listed = [getattr(models, name) for name in models.__all__]
    kinds = [kind for kind in listed if isinstance(kind, type) and issubclass(kind, Model)]
    assert len(kinds) > 50
    for kind in kinds:
        assert len(to_frame([], kind)) == 0
        assert set(names(to_frame([], kind))) <= set(names(to_frame([], kind, nested=True)))


@ALL
def test_times_of_day(to_frame: Callable[..., Any]) -> None:
    opening = [time(8, 5), None]
    periods = [FlexPeriod(sequence_number=1, school_code=994, start_time=begin) for begin in opening]
    assert [row["start_time"] for row in rows(to_frame(periods))] == opening


@ALL
def test_a_moment_with_a_zone_goes_into_the_column_of_local_times(to_frame: Callable[..., Any]) -> None:
    @attrs.frozen
    class Event:
        at: datetime | None

    zone = timezone(timedelta(hours=-8))
    (one, two) = rows(to_frame([Event(datetime(2026, 1, 2, 3, 4, tzinfo=zone)), Event(None)], columns=["at"]))
    assert (one["at"], two["at"]) == (datetime(2026, 1, 2, 3, 4), None)


@ALL
def test_nested_records_are_left_out_unless_asked_for(to_frame: Callable[..., Any]) -> None:
    school = School(school_code=994, name="Oak", terms=[Term(term_code="F", start_date=date(2026, 8, 12))])
    assert "terms" not in names(to_frame([school]))
    for frame in (to_frame([school], nested=True), to_frame([school], columns=["terms"])):
        (term,) = rows(frame)[0]["terms"]
        assert (term["term_code"], term["start_date"], term["end_date"]) == ("F", date(2026, 8, 12), None)


@ALL
def test_nested_staff_of_no_section(to_frame: Callable[..., Any]) -> None:
    frame = to_frame([], Section, nested=True)
    assert "section_staff_members" in names(frame)
    if isinstance(frame, pl.DataFrame):
        kind = frame.schema["section_staff_members"]
        assert isinstance(kind, pl.List)
        assert isinstance(kind.inner, pl.Struct)
        assert len(kind.inner.fields) == len(models.facts(SectionStaffMember))


@ALL
def test_properties_can_be_columns(to_frame: Callable[..., Any]) -> None:
    assert rows(to_frame(STUDENTS, columns=["is_active", "student_id"])) == [
        {"is_active": True, "student_id": 99400001},
        {"is_active": False, "student_id": 99400002},
    ]


@ALL
def test_findings_are_records_too(to_frame: Callable[..., Any]) -> None:
    frame = to_frame([Finding("no-term", "error", "No term.", school="994")])
    assert rows(frame)[0]["level"] == "error"
    assert rows(frame)[0]["line"] is None


@ALL
def test_labels_by_hand(to_frame: Callable[..., Any]) -> None:
    frame = to_frame(
        STUDENTS, columns=["home_language_code", "grade"], labels={"home_language_code": {"01": "Spanish"}}
    )
    assert names(frame) == ["home_language_code", "home_language_code_label", "grade"]
    assert [row["home_language_code_label"] for row in rows(frame)] == ["Spanish", ""]


@ALL
def test_labels_of_a_code_set_know_the_inner_code(to_frame: Callable[..., Any]) -> None:
    grades = [CodeValue(code="K", aeries_code="0", description="Kindergarten")]
    frame = to_frame(STUDENTS, columns=["grade"], labels={"grade": grades})
    assert [row["grade_label"] for row in rows(frame)] == ["Kindergarten", ""]


class Codes:
    """Stands for `client.codes` and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def list(self, table: str, field: str) -> list[CodeValue]:
        self.asked.append((table, field))
        return [CodeValue(code="01", description="Spanish")] if field == "HL" else []


@ALL
def test_labels_from_the_district_are_asked_for_where_there_is_a_code(to_frame: Callable[..., Any]) -> None:
    codes = Codes()
    frame = to_frame(STUDENTS, labels=codes)
    assert codes.asked == [("STU", "TG"), ("STU", "HL")]
    assert rows(frame)[0]["home_language_code_label"] == "Spanish"
    assert "inactive_status_code_label" not in names(frame)


def test_codes_as_categories() -> None:
    wanted = ["home_language_code", "school_code", "last_name"]
    made = to_pandas(STUDENTS, columns=wanted, categories=True)
    assert made.dtypes.astype(str).to_list() == ["category", "Int64", "string"]
    assert to_polars(STUDENTS, columns=wanted, categories=True).dtypes == [pl.Categorical(), pl.Int64(), pl.String()]
    arrow = to_arrow(STUDENTS, columns=wanted, categories=True).schema.types
    assert [pa.types.is_dictionary(kind) for kind in arrow] == [True, False, False]


def test_what_makes_no_table() -> None:
    with pytest.raises(errors.ArgumentError, match="give the class"):
        to_pandas([])
    with pytest.raises(errors.ArgumentError, match="not all of the class Student"):
        to_pandas([*STUDENTS, Term(term_code="F")])
    with pytest.raises(errors.ArgumentError, match="no column 'nickname'"):
        to_pandas(STUDENTS, columns=["nickname"])
    with pytest.raises(errors.ArgumentError, match="no column 'extra'"):
        to_pandas(STUDENTS, columns=["extra"])


@pytest.mark.parametrize(
    ("to_frame", "library", "extra"),
    [(to_pandas, "pandas", "pandas"), (to_polars, "polars", "polars"), (to_arrow, "pyarrow", "arrow")],
)
def test_a_missing_library_names_the_extra(
    to_frame: Callable[..., Any], library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(errors.ConfigError, match=rf"{library} is not installed: pip install 'aeries-sdk\[{extra}\]'"):
        to_frame([], Attendance)
