"""A refresh is what a pull would be, and asks for less; whatever breaks, the next one is right again."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

from aeries_sdk import disk
from aeries_sdk.errors import ArgumentError, AuthError, ConfigError, ConnectionFailed, NotFound, SpoolError
from aeries_sdk.oneroster import Status, export
from aeries_sdk.roster import Refresh, SchoolRoster, Spool, pull, refresh
from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from aeries_sdk import AeriesClient

HIGH = 994
ANA = 99400004


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=400, schools=5, seed=3) as district:
        yield district


@pytest.fixture
def client(district: DemoDistrict) -> Iterator[AeriesClient]:
    with district.client() as client:
        yield client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "oakdale"


def in_order(rosters: list[SchoolRoster]) -> list[SchoolRoster]:
    """The same with the members of each class in one order: no list of Aeries has a documented one."""
    return [
        attrs.evolve(
            roster,
            classes=[
                attrs.evolve(each, members=sorted(each.members, key=lambda member: member.student_id))
                for each in roster.classes
            ],
        )
        for roster in rosters
    ]


def asked(district: DemoDistrict, since: int) -> list[str]:
    """What was asked about schools, without the part that all addresses share."""
    paths = (request.path.partition("/api/v5/schools/")[2] for request in district.requests[since:])
    return sorted(path for path in paths if path)


def reasons(rosters: Refresh) -> dict[str, str]:
    """What was read whole after all, by school; "" for the district."""
    return {finding.school: finding.message for finding in rosters.findings if finding.rule == "read-whole"}


def renewed(client: AeriesClient, folder: Path) -> Refresh:
    """A refresh that has been compared with a pull."""
    rosters = refresh(client, folder)
    found = list(rosters)
    whole = pull(client)
    assert in_order(found) == in_order(list(whole))
    assert rosters.staff == whole.staff
    assert rosters.failed == {}
    assert [finding for finding in rosters.findings if finding.rule != "read-whole"] == whole.findings
    return rosters


# --- the same as a pull ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_night_after_night_it_is_what_a_pull_would_be(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    # By one half of the documentation, reading a student gives the records at other schools, too.
    district = DemoDistrict(students=600, schools=8, seed=seed, school_code_restricts=seed != 3)
    with district, district.client() as client:
        list(refresh(client, tmp_path / "folder"))
        for night in range(4):
            district.pass_day(dice.choice([0, 0.003, 0.01, 0.04, 0.2]), seed=night)
            rosters = renewed(client, tmp_path / "folder")
            assert rosters.since == district.now.replace(second=0, microsecond=0) - timedelta(days=1, minutes=15)


def test_an_export_of_a_refreshed_district_is_the_same_file(
    district: DemoDistrict, client: AeriesClient, folder: Path, tmp_path: Path
) -> None:
    export(client, tmp_path / "one.zip", refresh=folder)
    district.pass_day(0.02)
    refreshed = export(client, tmp_path / "one.zip", refresh=folder)
    pulled = export(client, tmp_path / "other.zip")

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    assert refreshed.status is pulled.status
    assert {finding.rule for finding in refreshed.findings} - {finding.rule for finding in pulled.findings} == {
        "read-whole"
    }


def test_an_export_takes_one_folder(client: AeriesClient, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"either spool= or refresh="):
        export(client, tmp_path / "one.zip", spool=folder, refresh=folder)


def test_an_export_that_is_refused_does_not_lose_the_night(
    district: DemoDistrict, client: AeriesClient, folder: Path, tmp_path: Path
) -> None:
    export(client, tmp_path / "one.zip", refresh=folder)
    district.pass_day(0.02)
    (tmp_path / "other.zip").write_bytes(b"not a package")
    assert export(client, tmp_path / "other.zip", refresh=folder).status is Status.ERROR
    district.pass_day(0.02, seed=2)

    assert renewed(client, folder).since == datetime(2026, 10, 1, 7, 45)


def _section(district: DemoDistrict) -> int:
    """A section of the high school in which the fourth student is today."""
    with district.client() as client:
        today = district.now.date()
        rows = client.rosters.list_for_student(HIGH, ANA)
    return next(row.section_number for row in rows if row.section_number and row.is_valid_on(today))


def _write(district: DemoDistrict) -> None:
    with district.client() as client:
        client.students.update(ANA, last_name="Written")


def _enrollment_alone(district: DemoDistrict) -> None:
    district._data.records(ANA)[0]["LastName"] = "Renamed"
    district.change("enrollment", ANA)


CHANGES: dict[str, Callable[[DemoDistrict], object]] = {
    "renamed": lambda district: district.change("student", ANA, LastName="Renamed"),
    "written through the API": _write,
    "known by the enrollment alone": _enrollment_alone,
    "left": lambda district: district.leave(ANA),
    "entered": lambda district: district.enter(HIGH),
    "entered an elementary school": lambda district: district.enter(990),
    "moved": lambda district: district.move(ANA, 995),
    "a class dropped": lambda district: district.drop(ANA, HIGH, _section(district)),
    "a class added": lambda district: district.enroll(ANA, HIGH, 1001),
    "a class row deleted": lambda district: district.erase_class(ANA, HIGH, _section(district)),
    "a student deleted": lambda district: district.erase_student(ANA, HIGH),
    "a section deleted": lambda district: district.erase_section(HIGH, _section(district)),
    "a section added": lambda district: district.add_section(HIGH, 1001),
    "another teacher": lambda district: district.teach(HIGH, 1001, 9940102),
    "another course": lambda district: district.change("section", (HIGH, 1001), CourseID="0209"),
    "somebody hired": lambda district: district.hire(HIGH),
    "staff changed": lambda district: district.change("staff", 9940101, LastName="Renamed"),
    "a course renamed": lambda district: district.change("course", "0209", Title="Sailing"),
    "another homeroom": lambda district: district.change("student", 99000002, HomeRoomTeacherNumber="102"),
    "everything at once": lambda district: district.pass_day(1.0),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_happens_shows(
    district: DemoDistrict, client: AeriesClient, folder: Path, change: Callable[[DemoDistrict], object]
) -> None:
    first = refresh(client, folder)
    before = list(first)
    district.advance(hours=20)
    change(district)

    rosters = renewed(client, folder)

    assert (before, first.staff) != (list(pull(client)), rosters.staff)
    assert rosters.since is not None


# --- asks for less --------------------------------------------------------------------------------------------------


def test_of_what_no_feed_names_no_more_than_small_lists_are_asked_for(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    before = len(district.requests)

    list(refresh(client, folder))

    assert asked(district, before) == sorted(
        [f"{code}/{what}" for code in (990, 991, 993, 994, 995) for what in ("students", "terms")] + ["990/teachers"]
    )
    assert all("StartingRecord" in each.query for each in district.requests[before:] if each.path.endswith("/students"))


def test_of_one_student_who_changed_a_class_the_student_and_the_rosters_are_read(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    section = _section(district)
    district.drop(ANA, HIGH, section)
    district.change("student", ANA, HomePhone="2095550101")
    before = len(district.requests)

    rosters = refresh(client, folder)
    list(rosters)

    assert [path for path in asked(district, before) if path.startswith(f"{HIGH}/")] == [
        f"{HIGH}/classes/{ANA}",
        f"{HIGH}/sections/{section}",
        f"{HIGH}/sections/{section}/students",
        f"{HIGH}/students",
        f"{HIGH}/students/{ANA}",
        f"{HIGH}/terms",
    ]
    assert reasons(rosters) == {}


def test_a_hundredth_of_changes_takes_a_tenth_of_the_bytes(tmp_path: Path) -> None:
    with DemoDistrict(students=6_000, schools=6) as district, district.client() as client:
        list(refresh(client, tmp_path / "folder"))
        district.pass_day(0.01, deletions=False)
        before = len(district.requests)
        list(refresh(client, tmp_path / "folder"))
        between = len(district.requests)
        list(pull(client))
        sizes = [request.size for request in district.requests]

    assert sum(sizes[before:between]) <= sum(sizes[between:]) / 10


def test_a_school_in_which_much_has_changed_is_read_in_bulk(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    students = client.students.list(HIGH)
    for student in students[: len(students) // 5]:
        district.change("student", student.student_id, HomePhone="2095550101")
    district.change("student", 99500004, HomePhone="2095550101")
    before = len(district.requests)

    rosters = renewed(client, folder)

    singles = {path for path in asked(district, before) if re.search(r"students/\d", path)}
    assert "995/students/99500004" in singles
    assert not [path for path in singles if path.startswith(f"{HIGH}/")]
    assert reasons(rosters).keys() == {str(HIGH)}
    assert re.fullmatch(r"The students were read whole: \d+ of about \d+ have changed\.", reasons(rosters)[str(HIGH)])


def test_a_student_whose_record_went_to_another_school_is_looked_for_where_it_was(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    district.move(ANA, 995)
    # Now the feed names the student at the new school only.
    district.erase_student(ANA, HIGH)
    before = len(district.requests)

    assert "students" not in reasons(renewed(client, folder)).get(str(HIGH), "")
    assert f"{HIGH}/students/{ANA}" in asked(district, before)


# --- the moment -----------------------------------------------------------------------------------------------------


def test_what_was_being_written_when_the_last_reading_began_is_not_lost(
    district: DemoDistrict, client: AeriesClient, folder: Path, tmp_path: Path
) -> None:
    list(refresh(client, folder))
    shutil.copytree(folder, tmp_path / "copy")
    district.advance(minutes=-10)
    district.change("student", ANA, LastName="Committed late")
    district.advance(minutes=10, days=1)

    unlucky = list(refresh(client, tmp_path / "copy", overlap=timedelta()))

    assert in_order(unlucky) != in_order(list(pull(client)))
    renewed(client, folder)


def test_since_can_be_said(district: DemoDistrict, client: AeriesClient, folder: Path) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    early = datetime(2026, 9, 30, 12, 0)
    rosters = refresh(client, folder, early)
    next(rosters)
    rosters.close()
    assert rosters.since == early
    with pytest.raises(ArgumentError, match="2026-10-01 08:00"):
        next(refresh(client, folder, datetime(2026, 10, 1, 9, 0)))


def test_what_no_feed_tells_of_is_found_by_the_whole_reading_of_the_week(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    number = district.add_section(HIGH, 1001)
    district.advance(hours=1)
    list(refresh(client, folder))
    district.advance(days=1)
    district.erase_section(HIGH, number)
    whole = in_order(list(pull(client)))
    assert in_order(list(refresh(client, folder))) != whole

    district.advance(days=6)
    rosters = renewed(client, folder)

    assert "too long ago" in reasons(rosters)[""]
    district.advance(days=1)
    assert reasons(renewed(client, folder)) == {}


# --- what breaks ----------------------------------------------------------------------------------------------------


def test_a_run_that_dies_at_any_moment_leaves_a_folder_that_the_next_one_can_use(
    client: AeriesClient, district: DemoDistrict, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.03)
    states: list[Path] = []
    put_in_place = disk.put_in_place

    def watched(finished: Path, target: Path) -> None:
        for done in (False, True):
            if done:
                put_in_place(finished, target)
            states.append(shutil.copytree(folder, tmp_path / f"state-{len(states)}"))

    with monkeypatch.context() as patched:
        patched.setattr(disk, "put_in_place", watched)
        list(refresh(client, folder))
    # A day later, so that what the dead run has read is out of date, too.
    district.pass_day(0.03, seed=2)

    assert len(states) == 12
    whole = in_order(list(pull(client)))
    for state in states:
        assert in_order(list(refresh(client, state))) == whole


def test_a_run_that_is_broken_off_costs_no_more_than_its_requests(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.03)
    rosters = refresh(client, folder)
    next(rosters)
    rosters.close()
    district.pass_day(0.01, seed=2)

    again = renewed(client, folder)

    assert again.since == datetime(2026, 10, 1, 7, 45)
    assert "" not in reasons(again)


def test_the_first_run_that_died_is_gone_on_with(district: DemoDistrict, client: AeriesClient, folder: Path) -> None:
    rosters = refresh(client, folder)
    first = next(rosters).school.school_code
    rosters.close()
    district.advance(hours=1)

    again = refresh(client, folder)
    list(again)

    assert again.resumed == [first]
    district.pass_day(0.02)
    assert renewed(client, folder).since == datetime(2026, 10, 1, 7, 45)


@pytest.mark.parametrize("fault", ["status_500_message", "invalid_json", "html_200"])
@pytest.mark.parametrize("feed", ["StudentDataChanges/class", "SectionRosterDataChanges"])
def test_without_a_feed_the_district_is_read_whole(
    district: DemoDistrict, client: AeriesClient, folder: Path, feed: str, fault: str
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.02)
    district.fault(fault, path=feed)

    rosters = renewed(client, folder)

    assert rosters.since is None
    assert "what has changed could not be read" in reasons(rosters)[""]
    district.clear_faults()
    district.pass_day(0.02, seed=2)
    again = renewed(client, folder)
    assert again.since == datetime(2026, 10, 2, 7, 45)


def test_without_permission_it_says_which_box_to_tick(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.revoke("Class Schedules/History")
    with pytest.raises(Exception, match="Class Schedules/History"):
        list(refresh(client, folder))
    district.grant("Class Schedules/History")
    renewed(client, folder)


def test_a_record_that_cannot_be_read_again_costs_its_school(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    district.change("student", ANA, LastName="Renamed")
    district.fault("status_500_message", path=f"/students/{ANA}")

    rosters = renewed(client, folder)

    assert reasons(rosters)[str(HIGH)].startswith("The school was read whole: ")
    assert str(ANA) not in reasons(rosters)[str(HIGH)]


def test_a_record_of_another_shape_is_reported_as_a_pull_does(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    district.change("student", ANA, Grade=[])
    assert reasons(renewed(client, folder)) == {
        str(HIGH): "The students were read whole: one of them could not be read."
    }

    district.advance(days=1)
    assert reasons(renewed(client, folder)) == {
        str(HIGH): "The students were read whole: records had to be left out last time."
    }


def test_a_404_for_the_list_of_students_is_no_empty_school(
    district: DemoDistrict, client: AeriesClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    district.erase_student(ANA, HIGH)

    def gone(*_: object) -> None:
        raise NotFound("Not here.", status=404)

    monkeypatch.setattr("aeries_sdk.roster.renewing.students_of", gone)
    assert reasons(renewed(client, folder)) == {str(HIGH): "The school was read whole: Not here."}


def test_a_server_that_knows_no_pages_is_read_whole_and_right(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.01)
    district.fault("ignores_paging")
    rosters = renewed(client, folder)
    assert "more or fewer than the feeds explain" in reasons(rosters)["990"]


def test_a_school_that_failed_is_read_whole_the_next_night(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.02)
    district.fault("status_500_message", path=f"/schools/{HIGH}/terms")
    broken = refresh(client, folder)
    assert len(list(broken)) == len(broken.schools) - 1
    assert broken.failed.keys() == {HIGH}
    district.clear_faults()
    district.pass_day(0.02, seed=2)

    rosters = renewed(client, folder)

    assert rosters.since == datetime(2026, 10, 2, 7, 45)
    assert reasons(rosters)[str(HIGH)] == "The school was read whole: it is not in the folder as it is now."


def test_a_network_that_is_down_leaves_the_folder_as_it_is(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    district.advance(days=1)
    district.fault("reset", path="/S")
    district.fault("reset", path="/staff")
    with pytest.raises(ConnectionFailed):
        list(refresh(client, folder))
    district.clear_faults()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    renewed(client, folder)


def test_a_certificate_that_is_not_accepted_is_told_at_once(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.certificate = "0" * 32
    with pytest.raises(AuthError), district.client() as other:
        list(refresh(other, folder))


# --- the folder -----------------------------------------------------------------------------------------------------


def test_the_folder_may_be_of_a_pull(district: DemoDistrict, client: AeriesClient, folder: Path) -> None:
    list(pull(client, spool=Spool(folder, keep=True)))
    district.pass_day(0.02)
    assert renewed(client, folder).since is not None


def test_what_a_folder_holds_of_something_else_is_not_used(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    assert "no earlier reading" in reasons(renewed(client, folder))[""]
    district.advance(hours=-1)
    assert "clock has gone back" in reasons(renewed(client, folder))[""]
    last_year = refresh(client.using(database_year=2025), folder)
    list(last_year)
    assert "another school year" in reasons(last_year)[""]
    with DemoDistrict(students=400, schools=5, seed=3) as other, other.client() as its_client:
        list(refresh(client, folder))
        assert "another district" in reasons(renewed(its_client, folder))[""]


@pytest.mark.parametrize("damage", [None, b"", b"nothing of ours"])
def test_a_school_whose_file_is_damaged_is_read_whole(
    district: DemoDistrict, client: AeriesClient, folder: Path, damage: bytes | None
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.01)
    file = folder / f"school-{HIGH}"
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    assert str(HIGH) in reasons(renewed(client, folder))


def test_a_school_whose_entry_has_changed_is_read_whole(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.advance(days=1)
    district._data.schools[HIGH].info["Name"] = "Renamed High School"
    assert reasons(renewed(client, folder)).keys() == {str(HIGH)}


def test_a_folder_without_its_list_of_contents_begins_anew(client: AeriesClient, folder: Path) -> None:
    list(refresh(client, folder))
    (folder / "head").write_bytes(b"{")
    assert "" in reasons(renewed(client, folder))


def test_schools_that_were_not_asked_for_are_no_longer_kept(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.02)
    assert [roster.school.school_code for roster in refresh(client, folder, schools=[HIGH, 990])] == [HIGH, 990]
    assert {path.name for path in folder.iterdir()} == {"head", "school-990", f"school-{HIGH}"}
    district.pass_day(0.02, seed=2)
    renewed(client, folder)


def test_another_day_can_be_asked_of_the_same_folder(
    district: DemoDistrict, client: AeriesClient, folder: Path
) -> None:
    list(refresh(client, folder))
    march = datetime(2027, 3, 1).date()
    assert list(refresh(client, folder, as_of=march)) == list(pull(client, as_of=march))


def test_a_disk_that_refuses_does_not_make_old_records_new(
    district: DemoDistrict, client: AeriesClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(refresh(client, folder))
    district.pass_day(0.02)

    put_in_place = disk.put_in_place

    def full_for_one_school(finished: Path, target: Path) -> None:
        if target.name == f"school-{HIGH}":
            raise OSError(28, "No space left on device")
        put_in_place(finished, target)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "put_in_place", full_for_one_school)
        rosters = refresh(client, folder)
        assert in_order(list(rosters)) == in_order(list(pull(client)))
    assert "spool-unwritten" in {finding.rule for finding in rosters.findings}
    district.pass_day(0.02, seed=2)
    assert renewed(client, folder).since == datetime(2026, 10, 1, 7, 45)


def test_a_second_run_is_refused_while_the_first_has_the_folder(client: AeriesClient, folder: Path) -> None:
    rosters = refresh(client, folder)
    next(rosters)
    with pytest.raises(SpoolError, match="Another run"):
        next(refresh(client, folder))
    rosters.close()


def test_nothing_personal_is_shown(district: DemoDistrict, client: AeriesClient, folder: Path) -> None:
    list(refresh(client, folder))
    district.pass_day(0.3)
    rosters = refresh(client, folder)
    list(rosters)
    shown = f"{rosters!r} {rosters._changes!r} {vars(rosters)['findings']!r}"
    assert reasons(rosters)
    # Ids of people have seven digits or more.
    assert re.findall(r"\b\d{7,}\b", shown) == []
