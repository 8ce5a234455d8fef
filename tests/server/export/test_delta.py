"""Deltas of a district that changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster import Options, PackageError, Status, apply_delta, check, export
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]
CLOCK = Options(clock=lambda: datetime(2026, 10, 2, 8, tzinfo=UTC), max_gone=1)


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_delta_brings_the_last_bulk_up_to_date(
    tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read, version: str
) -> None:
    last, delta, bulk = (tmp_path / name for name in ("last.zip", "delta.zip", "bulk.zip"))
    with tidy_district.client() as client:
        export(client, last, version)
        tidy_district.change("student", 99400004, FirstName="Changed")
        tidy_district.leave(99400008)
        tidy_district.advance(days=1)
        report = export(client, delta, version, previous=last, options=CLOCK)
        export(client, bulk, version)
        again = tmp_path / "again.zip"
        export(client, again, version, previous=last, options=CLOCK)
    assert report.status is Status.COMPLETED
    assert again.read_bytes() == delta.read_bytes()
    tables = read_zip(delta)
    assert {row["sourcedId"]: row["status"] for row in tables["users"]} == {
        "99400004": "active",
        "99400008": "tobedeleted",
    }
    assert {row["dateLastModified"] for row in tables["users"]} == {"2026-10-02T08:00:00.000Z"}
    assert tables["manifest"][0]["file.users"] == "delta"
    assert tables["manifest"][0]["file.classes"] == "absent"
    assert not [found for found in check(delta) if found.level == "error"]
    assert report.counts["users"] == 2
    apply_delta(last, delta, last)
    assert last.read_bytes() == bulk.read_bytes()


def test_no_change_is_a_manifest_alone(tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read) -> None:
    with tidy_district.client() as client:
        export(client, tmp_path / "last.zip")
        report = export(client, tmp_path / "delta.zip", previous=tmp_path / "last.zip")
    assert report.status is Status.COMPLETED
    assert list(read_zip(tmp_path / "delta.zip")) == ["manifest"]


def test_a_delta_is_guarded_like_a_bulk(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    with tidy_district.client() as client:
        export(client, tmp_path / "last.zip")
        report = export(client, tmp_path / "delta.zip", previous=tmp_path / "last.zip", schools=[994])
    assert report.status is Status.ERROR
    assert not (tmp_path / "delta.zip").exists()


def test_the_previous_package_must_be_a_bulk_of_the_same_version(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    last, delta = tmp_path / "last.zip", tmp_path / "delta.zip"
    with tidy_district.client() as client:
        with pytest.raises(PackageError):
            export(client, delta, previous=last)
        export(client, last)
        with pytest.raises(ConfigError):
            export(client, delta, version="1.2", previous=last)
        with pytest.raises(ConfigError, match="time zone"):
            export(client, delta, previous=last, options=Options(clock=lambda: datetime(2026, 10, 2)))
        with pytest.raises(ConfigError, match="the next one needs"):
            export(client, last, previous=last)
        tidy_district.change("student", 99400004, FirstName="Changed")
        export(client, delta, previous=last)
        with pytest.raises(ConfigError):
            export(client, tmp_path / "other.zip", previous=delta)
        with pytest.raises(ConfigError):
            apply_delta(delta, delta, tmp_path / "other.zip")
