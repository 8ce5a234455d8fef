"""A pull that died goes on where it was; what is half-written or of another night or district does not count."""

from __future__ import annotations

import os
import re
import shutil
import stat
import zlib
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from aeries_sdk.errors import ConfigError, ServerError, SpoolError
from aeries_sdk.oneroster import Status, export
from aeries_sdk.roster import SchoolRoster, Spool, pull
from aeries_sdk.testing import DemoDistrict
from tests.server.reliability.conftest import ordering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aeries_sdk import AeriesClient

posix = pytest.mark.skipif(os.name != "posix", reason="signals, rights and owners")


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=60, schools=3, seed=3) as district:
        yield district


@pytest.fixture
def client(district: DemoDistrict) -> Iterator[AeriesClient]:
    with district.client(max_workers=1) as client:
        yield client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


def kept(folder: Path) -> set[int]:
    return {int(path.name.removeprefix("school-")) for path in folder.glob("school-*")}


def asked(district: DemoDistrict, since: int) -> set[int]:
    """The schools whose own lists the district was asked for."""
    found = (re.search(r"/schools/(\d+)/", request.path) for request in district.requests[since:])
    return {int(match[1]) for match in found if match}


def died_after_one_school(client: AeriesClient, folder: Path) -> SchoolRoster:
    rosters = pull(client, spool=folder)
    first = next(rosters)
    rosters.close()
    return first


def test_a_pull_goes_on_where_it_was(district: DemoDistrict, client: AeriesClient, folder: Path) -> None:
    undisturbed = list(pull(client))
    first = died_after_one_school(client, folder)
    before = len(district.requests)

    resumed = pull(client, spool=folder)

    assert list(resumed) == undisturbed
    assert resumed.resumed == [first.school.school_code]
    assert asked(district, before) == {school.school_code for school in resumed.schools} - {first.school.school_code}
    assert not folder.exists()


def test_what_could_not_be_read_is_still_reported_by_the_run_that_goes_on(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    first = next(pull(client)).students[0]
    district.change("student", first.student_id, Grade=[])
    undisturbed = [roster.findings for roster in pull(client)]
    assert "bad-record" in {finding.rule for finding in undisturbed[0]}
    died_after_one_school(client, folder)

    assert [roster.findings for roster in pull(client, spool=folder)] == undisturbed


@posix
def test_an_export_killed_before_any_step_goes_on_to_the_same_package(tmp_path: Path, district: DemoDistrict) -> None:
    target = tmp_path / "out" / "oneroster.zip"
    folder = target.parent / "spool"
    target.parent.mkdir()
    with district.client() as client:
        export(client, target)
    undisturbed = target.read_bytes()
    target.unlink()
    ways = set()
    with ordering(district, target, folder) as order:
        step = 0
        said = "killed"
        while said == "killed":
            # A school takes about ten steps.
            step += 3
            said = order(f"event {step}")[1]
            # Killed while it cleared the folder, the package in place: there is nothing to go on with.
            cleared = target.exists() and not (folder / "head").exists()
            whole = kept(folder) if folder.exists() and not cleared else set()
            before = len(district.requests)
            assert order("run")[1] == "COMPLETED_WITH_ERRORS"
            assert target.read_bytes() == undisturbed
            assert [*target.parent.iterdir()] == [target]
            if said == "killed":
                assert not whole & asked(district, before)
                ways.add(len(whole))
            target.unlink()
    assert ways == {0, 1, 2, 3}


@pytest.mark.parametrize("damage", [b"", b"nothing of ours", None])
def test_a_file_that_is_not_whole_does_not_count(client: AeriesClient, folder: Path, damage: bytes | None) -> None:
    first = died_after_one_school(client, folder)
    file = folder / f"school-{first.school.school_code}"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)

    resumed = pull(client, spool=folder)

    assert next(resumed) == first
    assert resumed.resumed == []
    resumed.close()


def test_a_school_whose_entry_has_changed_is_read_again(client: AeriesClient, folder: Path) -> None:
    school = died_after_one_school(client, folder).school
    with Spool(folder).opened() as there:
        assert there.records(school)
        assert there.records(attrs.evolve(school, name="Renamed")) is None


def test_what_is_of_an_earlier_night_is_not_used(district: DemoDistrict, client: AeriesClient, folder: Path) -> None:
    died_after_one_school(client, folder)
    district.advance(hours=13)
    resumed = pull(client, spool=folder)
    next(resumed)
    assert resumed.resumed == []
    resumed.close()

    district.advance(hours=13)
    patient = pull(client, spool=Spool(folder, max_age=timedelta(days=1)))
    next(patient)
    assert len(patient.resumed) == 1
    patient.close()


def test_what_is_of_another_district_is_not_used(client: AeriesClient, folder: Path) -> None:
    died_after_one_school(client, folder)
    with DemoDistrict(students=60, schools=3, seed=3) as other, other.client() as its_client:
        rosters = pull(its_client, spool=folder)
        next(rosters)
        assert rosters.resumed == []
        rosters.close()


def test_a_school_that_failed_is_all_that_the_next_run_reads(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    undisturbed = list(pull(client))
    last = undisturbed[-1].school.school_code
    district.fault("status_500_message", path=f"/schools/{last}/students")
    broken = pull(client, spool=folder)
    assert len(list(broken)) == len(undisturbed) - 1
    assert isinstance(broken.failed[last], ServerError)
    district.clear_faults()
    before = len(district.requests)

    assert list(pull(client, spool=folder)) == undisturbed
    assert asked(district, before) == {last}


def test_an_export_that_is_refused_keeps_what_it_has_read(
    district: DemoDistrict, client: AeriesClient, tmp_path: Path, folder: Path
) -> None:
    target = tmp_path / "oneroster.zip"
    target.write_bytes(b"not a package")
    assert export(client, target, spool=folder).status is Status.ERROR
    target.unlink()
    before = len(district.requests)

    assert export(client, target, spool=folder).status is Status.COMPLETED_WITH_ERRORS
    assert asked(district, before) == set()
    assert not folder.exists()


def test_a_second_run_is_refused_while_the_first_has_the_folder(client: AeriesClient, folder: Path) -> None:
    rosters = pull(client, spool=folder)
    next(rosters)
    with pytest.raises(SpoolError, match="Another run"):
        next(pull(client, spool=folder))
    rosters.close()
    assert len(list(pull(client, spool=folder))) == len(rosters.schools)


def test_a_folder_with_other_things_in_it_is_left_alone(client: AeriesClient, folder: Path) -> None:
    folder.mkdir()
    other = folder / "holiday.jpg"
    other.write_bytes(b"sea")
    with pytest.raises(ConfigError, match=r"holiday\.jpg"):
        next(pull(client, spool=folder))
    assert other.read_bytes() == b"sea"


def test_a_folder_that_is_kept_is_not_gone_on_with(client: AeriesClient, folder: Path) -> None:
    assert list(pull(client, spool=Spool(folder, keep=True)))
    assert folder.exists()
    again = pull(client, spool=Spool(folder, keep=True))
    assert list(again)
    assert again.resumed == []


@posix
def test_only_the_owner_can_read_what_is_kept(client: AeriesClient, folder: Path) -> None:
    folder.mkdir(mode=0o755)
    died_after_one_school(client, folder)
    rights = {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    assert rights == {0o700, 0o600}


def test_neither_the_certificate_nor_a_name_is_shown(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    first = died_after_one_school(client, folder)
    stored = b"".join(path.read_bytes() for path in folder.glob("head"))
    stored += zlib.decompress((folder / f"school-{first.school.school_code}").read_bytes())
    assert first.students[0].last_name.encode() in stored
    assert district.certificate.encode() not in stored
    assert repr(Spool(folder)) == f"Spool({str(folder.resolve())!r}, keep=False)"


@posix
def test_a_disk_that_refuses_does_not_end_the_reading(
    client: AeriesClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("aeries_sdk.disk.os.fsync", full)
    rosters = pull(client, spool=folder)
    assert len(list(rosters)) == len(rosters.schools)
    assert "spool-unwritten" in {finding.rule for finding in rosters.findings}
    shutil.rmtree(folder, ignore_errors=True)


@posix
def test_a_folder_that_cannot_be_cleared_is_told_in_plain_words(client: AeriesClient, folder: Path) -> None:
    (folder / "school-990").mkdir(parents=True)

    with pytest.raises(SpoolError, match=r"The spool folder spool cannot be used: .*folder"):
        next(pull(client, spool=folder))


@posix
def test_a_folder_that_cannot_be_cleared_at_the_end_does_not_lose_the_reading_nor_is_it_gone_on_with(
    client: AeriesClient, folder: Path
) -> None:
    died_after_one_school(client, folder)
    (folder / "school-1").mkdir()

    rosters = pull(client, spool=folder)
    assert len(list(rosters)) == len(rosters.schools)
    assert [finding.remedy for finding in rosters.findings if finding.rule == "spool-unwritten"] == [
        "Delete the folder."
    ]
    with pytest.raises(SpoolError):
        next(pull(client, spool=folder))
    (folder / "school-1").rmdir()
    again = pull(client, spool=folder)
    next(again)
    assert again.resumed == []
    again.close()
