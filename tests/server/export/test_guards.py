"""What may not take the place of the last good export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster import ImportReport, Options, Status, check, export
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]


def errors(report: ImportReport) -> Counter[str]:
    return Counter(found.rule for found in report.all_findings if found.level == "error")


@pytest.fixture
def last(tidy_district: DemoDistrict, tmp_path: Path) -> Path:
    """The last good export."""
    path = tmp_path / "oneroster.zip"
    with tidy_district.client() as client:
        assert export(client, path).status is Status.COMPLETED
    return path


def test_a_school_that_went_missing_is_refused(tidy_district: DemoDistrict, last: Path) -> None:
    before = last.read_bytes()
    with tidy_district.client() as client:
        report = export(client, last, schools=[990, 993, 994])
        assert report.status is Status.ERROR
        # One of four schools is more than a fifth; so are its people, or its classes.
        assert "too-many-gone" in errors(report)
        assert "Of 4 schools in the previous package, 1 are gone: 25%, and 20% may be." in str(report)
        assert last.read_bytes() == before
        assert report.differences["schools"].gone == 1
        assert export(client, last, schools=[990, 993, 994], options=Options(max_gone=0.6)).status is Status.COMPLETED


def test_limits_can_differ_by_file(tidy_district: DemoDistrict, last: Path) -> None:
    with tidy_district.client() as client:
        report = export(client, last, schools=[994], options=Options(max_gone={"users": 1, "classes": 1}))
    assert {found.file for found in report.findings} == {"orgs.csv", "enrollments.csv"}


@pytest.mark.parametrize("wrong", [1.5, -0.1, {"terms": 0.5}, {"users": 2}])
def test_limits_are_shares_of_what_can_be_gone(wrong: float | dict[str, float]) -> None:
    with pytest.raises(ConfigError):
        Options(max_gone=wrong)


def test_the_report_says_what_is_other_than_last_time(tidy_district: DemoDistrict, last: Path) -> None:
    tidy_district.change("student", 99400004, FirstName="Changed")
    tidy_district.leave(99400008)
    tidy_district.advance(days=1)
    with tidy_district.client() as client:
        report = export(client, last, as_of=tidy_district.now.date())
    users = report.differences["users"]
    assert (users.new, users.gone, users.changed, users.moved) == (0, 1, 1, 0)
    assert report.differences["enrollments"].gone > 1
    assert report.differences["classes"].gone == report.differences["schools"].gone == 0
    assert "users 0 new, 1 gone, 1 changed" in str(report)
    assert "Since last time" in report.to_html()
    assert report.to_dict()["differences"]["users"]["gone"] == 1  # type: ignore[index,call-overload]


def test_another_school_year_is_refused_until_it_is_meant(last: Path) -> None:
    before = last.read_bytes()
    with (
        DemoDistrict(students=300, schools=4, seed=3, oddities=False, as_of=date(2027, 9, 1)) as district,
        district.client() as client,
    ):
        report = export(client, last)
        assert errors(report)["new-school-year"] == 1
        assert "archive" in str(report)
        assert last.read_bytes() == before
        assert export(client, last, options=Options(new_year=True, max_gone={"users": 0.5})).status is Status.COMPLETED


def test_a_file_that_is_no_package_is_not_overwritten(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    target = tmp_path / "oneroster.zip"
    with tidy_district.client() as client:
        target.write_bytes(b"")
        assert export(client, target).status is Status.COMPLETED
        target.write_bytes(b"somebody's work")
        report = export(client, target)
    assert errors(report) == {"previous-unreadable": 1}
    assert target.read_bytes() == b"somebody's work"


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_school_that_failed_can_keep_its_rows(tmp_path: Path, read_zip: Read, version: str) -> None:
    path = tmp_path / "oneroster.zip"
    options = Options(failed_schools="keep")
    with DemoDistrict(students=600, schools=8, seed=7) as district, district.client() as client:
        export(client, path, version)
        before = read_zip(path)
        district.fault("status_500_message", path="/schools/995/students")
        district.change("student", 99400004, FirstName="Changed")
        report = export(client, path, version, options=options)
        assert report.status is Status.COMPLETED_WITH_ERRORS
        assert errors(report)["school-unread"] == 1
        assert [found.school for found in report.findings if found.rule == "school-kept"] == ["995"]
        after = read_zip(path)
        assert not [found for found in check(path) if found.level == "error"]
        for table, rows in before.items():
            assert {row.get("sourcedId") for row in rows} == {row.get("sourcedId") for row in after[table]}, table
            if table != "users":
                assert rows == after[table] or table == "roles", table
        shared = [next(row for row in each["users"] if row["sourcedId"] == "99400001") for each in (before, after)]
        assert shared[0] == shared[1]


def test_a_school_without_rows_to_keep_is_still_an_error(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    target = tmp_path / "oneroster.zip"
    tidy_district.fault("status_500_message", path="/schools/993/students")
    with tidy_district.client() as client:
        options = Options(failed_schools="keep")
        assert errors(export(client, target, options=options))["half-a-district"] == 1
        assert not target.exists()
        export(client, target, schools=[990, 994])
        assert errors(export(client, target, options=options))["half-a-district"] == 1


def test_the_other_version_can_take_the_place_of_the_first(tidy_district: DemoDistrict, last: Path) -> None:
    with tidy_district.client() as client:
        report = export(client, last, version="1.2")
    assert report.status is Status.COMPLETED
    assert report.differences["users"].gone == 0
    assert report.differences["enrollments"].changed == 0
