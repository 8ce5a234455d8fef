"""What people pass: what can be read in one way only is accepted, everything else is refused by its name."""

# The types are wrong on purpose.
# mypy: disable-error-code="arg-type,attr-defined,dict-item,list-item,type-var,operator"

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from aeries_sdk import AeriesClient, RetryPolicy, arguments, dumps, loads
from aeries_sdk.client import _RESOURCES
from aeries_sdk.errors import ArgumentError, ConfigError
from aeries_sdk.models import GradebookScoreBody, StudentUpdateBody, Term

DAY = date(2026, 10, 1)
CERTIFICATE = "0123456789abcdef0123456789ABCDEF"


@pytest.mark.parametrize(
    "value",
    [
        994,
        994.0,
        np.int64(994),
        np.uint16(994),
        np.float32(994),
        np.array(994),
        Decimal(994),
        pd.Series([994, None])[0],
    ],
)
def test_whole_numbers_of_tables_are_ints(value: object) -> None:
    found = arguments.whole(value, "school_code")
    assert (found, type(found)) == (994, int)


@pytest.mark.parametrize(
    "value",
    [
        True,
        np.True_,
        "994",
        994.5,
        float("nan"),
        float("inf"),
        Decimal("NaN"),
        pd.NA,
        pd.NaT,
        None,
        [994],
        b"994",
        2**70,
    ],
)
def test_what_is_no_whole_number_is_refused_by_name(value: object) -> None:
    with pytest.raises(ArgumentError, match="`school_code` must be an int") as refused:
        arguments.whole(value, "school_code")
    assert "994" not in str(refused.value)


@pytest.mark.parametrize(
    "value",
    [
        *(DAY, "2026-10-01", " 2026-10-01 ", "20261001", datetime(2026, 10, 1, 23, 59), "2026-10-01T08:00:00"),
        *(pd.Timestamp("2026-10-01"), np.datetime64("2026-10-01"), np.datetime64("2026-10-01T08:00:00", "ns")),
    ],
)
def test_a_day_comes_in_many_forms(value: object) -> None:
    found = arguments.day(value, "as_of")
    assert (found, type(found)) == (DAY, date)


@pytest.mark.parametrize(
    "value",
    [
        *("10/1/2026", "", "today", 20261001, 1.5, True, None, pd.NaT, np.datetime64("NaT"), b"2026-10-01"),
        *(datetime(2026, 10, 1, tzinfo=UTC), "2026-10-01T08:00:00Z", pd.Timestamp("2026-10-01", tz="UTC")),
    ],
)
def test_what_is_no_day_is_refused_with_an_example(value: object) -> None:
    with pytest.raises(ArgumentError, match=r"`as_of` must be a date; pass datetime\.date\(2026, 10, 1\)"):
        arguments.day(value, "as_of")


@pytest.mark.parametrize(
    ("value", "expected"), [(994, [994]), (np.int32(994), [994]), (pd.Series([994.0, 995]), [994, 995]), ({994}, [994])]
)
def test_one_code_stands_for_a_list(value: object, expected: list[int]) -> None:
    assert arguments.codes(value, "schools") == expected


@pytest.mark.parametrize(("value", "named"), [(["994"], r"schools\[0\]"), ("994", "schools"), ({994: 1}, "schools")])
def test_other_lists_of_codes_are_refused(value: object, named: str) -> None:
    with pytest.raises(ArgumentError, match=f"`{named}` must be"):
        arguments.codes(value, "schools")


@pytest.mark.parametrize("value", ["", "a\0b", "\ud800", 5, None, b"bytes"])
def test_no_path_is_refused_by_name(value: object) -> None:
    with pytest.raises(ArgumentError, match="`path` must"):
        arguments.path(value, "path")


def test_every_argument_of_a_resource_has_a_known_kind(client: AeriesClient) -> None:
    """A kind that the checks do not know would go unchecked."""
    elsewhere = ("Body", "object", "Filter", "StudentDataArea", "Mapping[str, str]")
    unknown = {
        annotation
        for name in _RESOURCES
        for _, method in inspect.getmembers(type(getattr(client, name)), inspect.isfunction)
        for parameter, annotation in method.__annotations__.items()
        if parameter not in {"return", "view"} and not method.__name__.startswith("_")
        if annotation.removesuffix(" | None") not in arguments._BY_ANNOTATION
        and not any(each in annotation for each in elsewhere)
    }
    assert not unknown


@pytest.fixture
def client() -> AeriesClient:
    return AeriesClient("https://willow.example/aeries", certificate=CERTIFICATE)


REFUSED: dict[str, tuple[str, Callable[[AeriesClient], object]]] = {
    "a text for a code": ("school_code", lambda client: client.students.list("994")),
    "NaN for an id": ("student_id", lambda client: client.students.get(994, student_id=float("nan"))),
    "NA for an id": ("staff_id", lambda client: client.staff.get(pd.NA)),
    "a text for a position": ("first", lambda client: client.students.list_range(994, "1", 2)),
    "a text for a day": ("start_date", lambda client: client.attendance.list(994, start_date="1.10.2026")),
    "a day for a moment": ("since", lambda client: client.students.list_data_changes(DAY)),
    "a number for a text": ("course_id", lambda client: client.courses.get(12)),
    "a lone surrogate": ("course_id", lambda client: client.courses.get("\ud800")),
    "a huge number": ("school_code", lambda client: client.students.list(10**5000)),
    "a page size": ("page_size", lambda client: client.students.iter(994, page_size=2.5)),
    "a filter": ("hire_date", lambda client: client.staff.list(hire_date="soon")),
    "NaN in a raw body": (
        r"json\.Scores\[0\]\.Points",
        lambda client: client.request("POST", "/api/v5/x", json={"Scores": [{"Points": float("nan")}]}),
    ),
    "a query": ("q", lambda client: client.request("GET", "/api/v5/x", params={"q": None})),
    "columns": ("columns", lambda client: client.supplemental.update_school(994, 1, [("PI", "x")])),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_wrong_argument_is_refused_before_any_request(client: AeriesClient, case: str) -> None:
    name, call = REFUSED[case]
    with pytest.raises(ArgumentError, match=f"`{name}` must"):
        call(client)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), np.float64("nan"), np.float32("inf"), Decimal("NaN")])
def test_no_score_is_written_as_null(client: AeriesClient, value: Any) -> None:
    score = GradebookScoreBody(student_id=1, number_correct=value)
    with pytest.raises(ArgumentError, match="`number_correct` must be a number, not"):
        client.gradebook_scores.update(1, 1, scores=[score])


def test_bodies_take_numpy_scalars() -> None:
    body = GradebookScoreBody(student_id=np.int64(7), number_correct=np.float32(8.5))
    assert body.to_wire() == {"StudentID": 7, "NumberCorrect": 8.5}
    assert StudentUpdateBody(birthdate="2011-02-28", grade=np.int8(9)).to_wire() == {
        "Birthdate": "2011-02-28",
        "Grade": 9,
    }


def test_misspelt_names_bring_the_nearest(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match=r"Did you mean first_name\?"):
        client.students.update(1, frist_name="Ana")
    with pytest.raises(ArgumentError, match=r"Did you mean user_name\?"):
        client.staff.list(username="x")
    with pytest.raises(AttributeError, match=r"Did you mean students\?"):
        _ = client.studnets


def test_zero_is_no_dead_end(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="Pass the number of one record") as refused:
        client.gpas.list(0)
    assert "out" not in refused.value.message
    with pytest.raises(ArgumentError, match="Leave `student_id` out to read all"):
        client.students.list(994, student_id=0)


@pytest.mark.parametrize(
    "given",
    [
        *({"retry": 3}, {"retry": False}, {"timeout": "5"}, {"timeout": (1, 2, 3)}, {"timeout": (1, "2")}),
        *({"timeout": float("nan")}, {"deadline": "5"}, {"max_workers": 2.5}, {"max_workers": "4"}),
        *({"max_workers": float("nan")}, {"proxies": "http://proxy.example"}, {"proxies": {"https": 5}}),
        *({"max_response_bytes": "1"}, {"database_year": 2020.5}, {"database_year": []}),
    ],
)
def test_a_wrong_setting_is_refused_by_its_name(given: dict[str, Any]) -> None:
    (name,) = given
    with pytest.raises(ConfigError, match=name.replace("_", "[ _]")):
        AeriesClient("https://willow.example", certificate=CERTIFICATE, **given)


def test_settings_take_numpy_scalars() -> None:
    settings = AeriesClient(
        "https://willow.example",
        CERTIFICATE,
        timeout=np.int64(5),
        max_workers=np.int64(2),
        database_year=np.int64(2025),
    ).settings
    assert (settings.timeout, settings.max_workers, settings.database_year) == ((5.0, 5.0), 2, "2025")
    assert RetryPolicy(total=np.int64(2)).total == 2
    with pytest.raises(ConfigError, match="total"):
        RetryPolicy(total=float("nan"))


@pytest.mark.parametrize("target", [list, str, dict, "Term", list[int], None])
def test_loads_says_what_it_takes(target: Any) -> None:
    with pytest.raises(ArgumentError, match="`target` must be a model"):
        loads(b"[]", target)


@pytest.mark.parametrize("data", ["text", 5, None, [1], {"TermCode": "F"}])
def test_dumps_says_what_it_takes(data: Any) -> None:
    with pytest.raises(ArgumentError, match="`data"):
        dumps(data)


def test_dumps_names_what_json_has_not() -> None:
    with pytest.raises(ArgumentError, match="`data` holds a value"):
        dumps(Term(term_code={1}))


def test_neither_numpy_nor_pandas_is_loaded() -> None:
    program = (
        "import sys, aeries_sdk.oneroster, aeries_sdk.fleet, aeries_sdk.frames, aeries_sdk.matching\n"
        "print({'numpy', 'pandas'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_a_path_is_taken_in_any_form(tmp_path: Path) -> None:
    assert arguments.path(str(tmp_path), "path") == arguments.path(tmp_path, "path") == tmp_path
