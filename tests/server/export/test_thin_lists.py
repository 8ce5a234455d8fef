"""A roster list without its content is never taken for a school, a role or a district without people."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aeries_sdk import errors
from aeries_sdk.assembly import SchoolRecords
from aeries_sdk.models import ClassSchedule, Student
from aeries_sdk.oneroster import ImportReport, Status, export
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict, faults

Payload = Callable[[object], object]

ELEMENTARY, SECONDARY = 990, 994
LISTS = {
    "students of an elementary school": f"/schools/{ELEMENTARY}/students",
    "teachers of an elementary school": f"/schools/{ELEMENTARY}/teachers",
    "students of a secondary school": f"/schools/{SECONDARY}/students",
    "sections": f"/schools/{SECONDARY}/sections",
    "class rows": f"/schools/{SECONDARY}/classes",
    "staff": "/api/v5/staff",
    "courses": "/api/v5/courses",
}
UNCONTRADICTED = {"students of an elementary school", "class rows"}


def _as_another_school(payload: object) -> object:
    return [{**row, "SchoolCode": 99} for row in payload] if isinstance(payload, list) else payload


def _damaged(payload: object) -> object:
    return (
        [{"id": 1} if place % 3 else row for place, row in enumerate(payload)] if isinstance(payload, list) else payload
    )


THIN: dict[str, Payload] = {
    "null": lambda _: None,
    "[null]": lambda _: [None],
    "[null, null]": lambda _: [None, None],
    "a list of strings": lambda _: ["Service unavailable"],
    "two thirds damaged": _damaged,
}


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=300, schools=8, seed=3, oddities=False) as district:
        yield district


def _spoil(district: DemoDistrict, monkeypatch: pytest.MonkeyPatch, path: str, thin: Payload, times: int = 100) -> None:
    monkeypatch.setitem(faults.PAYLOADS, "unknown_fields", thin)
    district.fault("unknown_fields", path=path, times=times)


def rules(report: ImportReport) -> set[str]:
    return {finding.rule for finding in report.all_findings if finding.level == "error"}


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("thin", THIN.values(), ids=THIN)
def test_a_thin_list_never_replaces_the_last_package(
    district: DemoDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, thin: Payload
) -> None:
    target = tmp_path / "oneroster.zip"
    with district.client() as client:
        assert export(client, target)
        before = target.read_bytes()
        _spoil(district, monkeypatch, path, thin)
        report = export(client, target)

    assert report.status is Status.ERROR
    assert not report.ok
    assert rules(report) & {"school-unread", "export-failed"}
    assert target.read_bytes() == before


# That students of an elementary school, or class rows, are missing is seen beside the previous package only.
@pytest.mark.parametrize("path", [path for name, path in LISTS.items() if name not in UNCONTRADICTED])
def test_an_empty_list_that_others_contradict_is_refused_on_the_first_export(
    district: DemoDistrict, tmp_path: Path, path: str
) -> None:
    target = tmp_path / "oneroster.zip"
    district.fault("empty_school", path=path)
    with district.client() as client:
        report = export(client, target)

    assert report.status is Status.ERROR
    assert not target.exists()


def test_records_of_another_school_only_are_no_list_of_this_school(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    _spoil(district, monkeypatch, LISTS["students of an elementary school"], _as_another_school)
    with district.client() as client:
        rosters = pull(client)
        read = {roster.school.school_code for roster in rosters}

    assert ELEMENTARY not in read
    assert isinstance(rosters.failed[ELEMENTARY], errors.IncompleteList)


def test_a_few_records_of_another_school_are_left_out_and_counted_once(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two_of_them(payload: object) -> object:
        assert isinstance(payload, list)
        return [{**row, "SchoolCode": 99} if place < 2 else row for place, row in enumerate(payload)]

    _spoil(district, monkeypatch, LISTS["students of an elementary school"], two_of_them)
    with district.client() as client:
        roster = next(each for each in pull(client) if each.school.school_code == ELEMENTARY)

    (found,) = [finding for finding in roster.findings if finding.rule == "foreign-records"]
    assert "2 of " in found.message
    assert all(student.school_code == ELEMENTARY for student in roster.students)


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_a_list_that_is_thin_once_is_read_again(
    district: DemoDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    with district.client() as client:
        export(client, tmp_path / "before.zip")
        _spoil(district, monkeypatch, path, THIN["null"], times=1)
        report = export(client, tmp_path / "after.zip")

    assert report.status is Status.COMPLETED
    assert (tmp_path / "before.zip").read_bytes() == (tmp_path / "after.zip").read_bytes()


def test_an_incomplete_school_is_read_again_after_the_others(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    _spoil(district, monkeypatch, LISTS["students of an elementary school"], THIN["null"], times=1)
    with district.client() as client:
        order = [roster.school.school_code for roster in pull(client)]

    assert order[-1] == ELEMENTARY
    assert sorted(order) == [*range(990, 998)]


def _shown_by(error: BaseException) -> Iterator[object]:
    """What a traceback with locals would show, with the items of lists and dicts."""
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop()
        if each is not None:
            waiting += [each.__cause__, each.__context__]
            for frame, _ in traceback.walk_tb(each.__traceback__):
                for value in frame.f_locals.values():
                    yield value
                    yield from value if isinstance(value, list) else ()
                    yield from value.values() if isinstance(value, dict) else ()


@pytest.mark.parametrize(
    ("path", "thin"),
    [
        (LISTS["students of an elementary school"], _as_another_school),
        (LISTS["students of an elementary school"], _damaged),
        (LISTS["sections"], lambda _: []),
    ],
    ids=["of another school", "damaged", "contradicted"],
)
def test_the_error_of_an_incomplete_school_holds_no_records(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch, path: str, thin: Payload
) -> None:
    _spoil(district, monkeypatch, path, thin)
    with district.client() as client:
        rosters = pull(client)
        assert [*rosters]

    (error,) = rosters.failed.values()
    assert isinstance(error, errors.IncompleteList)
    assert not [value for value in _shown_by(error) if isinstance(value, Student | ClassSchedule | SchoolRecords)]
