"""One name per consumer, and the same district with invented people."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster import Options, Status, check, export
from aeries_sdk.oneroster.presets import PRESETS
from aeries_sdk.oneroster.profiles import PROFILES
from aeries_sdk.oneroster.spec import spec
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_a_preset_satisfies_its_consumer(
    tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read, name: str
) -> None:
    options = Options.preset(name)
    with tidy_district.client() as client:
        report = export(client, tmp_path, version=options.versions[0], options=options)
    assert report.status is Status.COMPLETED, str(report)
    assert report.path is not None
    profile = PROFILES[name]
    assert report.path.name == (profile.package_name or "oneroster.zip")
    # A set without all rostering files is what Naviance takes.
    known = {"rostering-set", "profile-class-size", "class-no-student"}
    assert {found.rule for found in check(report.path, profile=name)} <= known
    # A profile may name files that only another version has: SDS takes roles of 1.2.
    assert set(profile.files) & spec(options.versions[0]).tables.keys() <= set(read_zip(report.path))
    assert options.bulk_only is profile.bulk_only


def test_unknown_presets_and_versions_are_told(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="clever"):
        Options.preset("nobody")
    with tidy_district.client() as client:
        with pytest.raises(ConfigError):
            export(client, tmp_path, options=Options.preset("managebac"))
        with pytest.raises(ConfigError):
            export(client, tmp_path, options=Options.preset("pearson"), previous=tmp_path / "last.zip")


@pytest.mark.parametrize("wrong", [{"consumer": "nobody"}, {"left_out": ["people"]}])
def test_unknown_consumers_and_files_are_told_at_once(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="is one of"):
        Options(**wrong)  # type: ignore[arg-type]


def test_another_file_name_and_other_wishes_are_reported(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    tidy_district.change("student", 99400004, StudentEmailAddress="", Grade=None)
    with tidy_district.client() as client:
        report = export(client, tmp_path / "mine.zip", options=Options.preset("st-math"))
    assert {found.rule for found in report.findings} == {"file-name", "profile-filled"}
    assert report.path == tmp_path / "mine.zip"
    assert report.status is Status.COMPLETED_WITH_ERRORS


def test_each_class_can_have_one_grade(tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read) -> None:
    with tidy_district.client() as client:
        export(client, tmp_path / "one.zip", options=Options(one_grade=True))
    assert {len(row["grades"].split(",")) for row in read_zip(tmp_path / "one.zip")["classes"]} == {1}
    assert "" not in {row["grades"] for row in read_zip(tmp_path / "one.zip")["classes"]}


def test_files_can_be_left_out(tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read) -> None:
    with tidy_district.client() as client:
        report = export(client, tmp_path / "one.zip", options=Options(left_out={"demographics"}))
    assert "demographics" not in read_zip(tmp_path / "one.zip")
    assert "demographics" not in report.counts


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_invented_people_live_in_the_same_district(
    tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read, version: str
) -> None:
    def made(name: str, seed: str | None) -> Tables:
        options = Options(anonymise=seed, guardians=True, staff_without_classes=True)
        report = export(client, tmp_path / name, version, options=options)
        assert report.status is Status.COMPLETED, str(report)
        assert {found.rule for found in check(tmp_path / name)} <= {"class-no-student"}
        return read_zip(tmp_path / name)

    with tidy_district.client() as client:
        real, invented, again, other = made("a.zip", None), made("b.zip", "x"), made("c.zip", "x"), made("d.zip", "y")
    assert invented == again
    assert {row["sourcedId"] for row in other["users"]}.isdisjoint(row["sourcedId"] for row in invented["users"])
    for table in ("orgs", "academicSessions"):
        assert real[table] == invented[table]
    for table in ("classes", "enrollments", "users", "demographics"):
        assert len(real[table]) == len(invented[table])
    # Family names of the two districts may be the same words; addresses, logins and numbers may not.
    said = {
        row[column]
        for row in real["users"]
        for column in ("sourcedId", "username", "email", "identifier")
        if row[column]
    }
    text = "\n".join(str(row) for rows in invented.values() for row in rows)
    assert not said & set(re.findall(r"[\w@.-]+", text))
    whole = {f"{row['givenName']} {row['familyName']}" for row in real["users"]}
    assert not whole & {f"{row['givenName']} {row['familyName']}" for row in invented["users"]}
