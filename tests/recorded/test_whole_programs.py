"""What programs do with a district, they do with its recording: in threads, on bad days, from the first to the last."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from aeries_sdk import AeriesClient, check_access, errors
from aeries_sdk.oneroster import export
from aeries_sdk.testing import DemoDistrict, record, replay

TODAY = date(2026, 10, 1)


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=80, schools=6, seed=7) as district:
        yield district


def _rows(file: Path) -> dict[str, int]:
    with zipfile.ZipFile(file) as package:
        return {
            name: len(list(csv.reader(io.TextIOWrapper(package.open(name), "utf-8")))) for name in package.namelist()
        }


def test_an_export_of_a_recording_has_the_rows_of_the_export_of_the_district(
    district: DemoDistrict, tmp_path: Path
) -> None:
    with district.client() as client, record(tmp_path / "file.json", seed=1):
        live = export(client, tmp_path / "live.zip", as_of=TODAY)
    with replay(tmp_path / "file.json") as replayed, replayed.client() as client:
        again = export(client, tmp_path / "again.zip", as_of=TODAY)
    assert _rows(tmp_path / "again.zip") == _rows(tmp_path / "live.zip")
    assert again.status == live.status
    assert [(each.rule, each.level) for each in again.students.findings] == [
        (each.rule, each.level) for each in live.students.findings
    ]


def test_access_of_a_recording_is_that_of_the_district(tmp_path: Path) -> None:
    with (
        DemoDistrict(students=40, schools=2, permissions={"Course Data": "read"}) as district,
        district.client() as client,
        record(tmp_path / "file.json"),
    ):
        live = check_access(client)
    with replay(tmp_path / "file.json") as replayed, replayed.client() as client:
        assert str(check_access(client)) == str(live)


@pytest.mark.parametrize("name", ["status_503", "status_500_html", "status_500_message", "invalid_json", "wrong_types"])
def test_a_bad_day_is_the_same_bad_day_again(district: DemoDistrict, tmp_path: Path, name: str) -> None:
    district.fault(name, path="/students")
    with district.client() as client, record(tmp_path / "file.json"):
        live = _failure(client)
    with replay(tmp_path / "file.json") as replayed, replayed.client() as client:
        again = _failure(client)
    assert (type(again), str(again)) == (type(live), str(live))


def _failure(client: AeriesClient) -> errors.AeriesError:
    with pytest.raises(errors.AeriesError) as failed:
        client.students.list(990)
    return failed.value


@pytest.mark.parametrize("name", ["unknown_fields", "missing_fields", "null_list", "duplicates_across_pages"])
def test_odd_answers_are_as_odd_again(district: DemoDistrict, tmp_path: Path, name: str) -> None:
    district.fault(name, path="/students")
    with district.client() as client, record(tmp_path / "file.json"):
        live = list(client.students.iter(990, page_size=10))
    with replay(tmp_path / "file.json") as replayed, replayed.client() as client:
        again = list(client.students.iter(990, page_size=10))
    assert [len(one.extra) for one in again] == [len(one.extra) for one in live]
    assert [one.last_name == "" for one in again] == [one.last_name == "" for one in live]


def test_a_write_is_recorded_with_its_body(district: DemoDistrict, tmp_path: Path) -> None:
    def rename(client: AeriesClient) -> list[str]:
        one, other = client.students.list(990)[:2]
        answer = client.students.update(one.student_id, last_name=other.last_name, home_phone=other.home_phone)
        return [record.last_name for record in answer]

    with district.client() as client, record(tmp_path / "file.json") as recording:
        live = rename(client)
    with replay(tmp_path / "file.json") as replayed, replayed.client() as client:
        again = rename(client)
    assert len(again) == len(live)
    assert set(again).isdisjoint(live)
    assert recording.exchanges[-1].sent
