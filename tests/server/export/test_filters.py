"""Filters leave out, and never leave a reference dangling."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk.oneroster import Options, Status, check, export
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]


@pytest.mark.parametrize(
    "options",
    [
        Options(grades={9, 10}),
        Options(courses={"0209", "0309"}),
        Options(departments={"MAT"}),
        Options(courses={"0309"}, departments={"MAT"}, grades={9}),
        Options(keep_class=lambda each: each.section is not None and each.section.period == "1"),
        Options(future_terms=False),
        Options(grades={1}, students_without_classes=True),
    ],
    ids=["grades", "courses", "departments", "all", "predicate", "present", "elementary"],
)
@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_every_reference_still_resolves(tmp_path: Path, read_zip: Read, options: Options, version: str) -> None:
    path = tmp_path / "oneroster.zip"
    with DemoDistrict(students=600, schools=8, seed=7) as district, district.client() as client:
        report = export(client, path, version, options=options)
        assert report.status is not Status.ERROR, str(report)
    assert {found.rule for found in check(path)} <= {"class-no-teacher", "class-no-student"}
    tables = read_zip(path)
    in_class = {row["userSourcedId"] for row in tables["enrollments"]}
    if not options.students_without_classes:
        assert in_class == {row["sourcedId"] for row in tables["users"]}
    assert {row["courseSourcedId"] for row in tables["classes"]} == {row["sourcedId"] for row in tables["courses"]}


def test_what_is_asked_for_is_what_comes(tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read) -> None:
    def users(options: Options) -> Tables:
        export(client, tmp_path / "one.zip", options=options)
        tables = read_zip(tmp_path / "one.zip")
        (tmp_path / "one.zip").unlink()
        return tables

    with tidy_district.client() as client:
        graded = users(Options(grades={9}))
        assert {row["grades"] for row in graded["users"] if row["role"] == "student"} == {"09"}
        assert not [row for row in graded["classes"] if row["sourcedId"].startswith("990_")]
        maths = users(Options(departments={"MAT"}))
        assert {row["sourcedId"][:2] for row in maths["courses"]} == {"02"}
        now, all_year = users(Options(future_terms=False)), users(Options())
        gone = {row["termSourcedIds"] for row in all_year["classes"]} - {
            row["termSourcedIds"] for row in now["classes"]
        }
        assert {"994_S", "994_2", "994_3", "994_4", "993_S", "993_W"} <= gone


def test_students_left_out_by_a_filter_are_no_findings(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    with tidy_district.client() as client:
        report = export(client, tmp_path / "one.zip", options=Options(courses={"0209"}))
    assert report.status is Status.COMPLETED
    assert report.all_findings == ()
