"""export() against demo districts: what is in the package, what is reported, what is never written."""

from __future__ import annotations

import errno
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from aeries_sdk.errors import ArgumentError, ConfigError
from aeries_sdk.findings import Finding
from aeries_sdk.matching import match_schools
from aeries_sdk.models import School, Section, Teacher
from aeries_sdk.oneroster import ImportReport, OneRosterWriter, Options, SourcedIds, Status, check, export
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]
OLD = b"the last good export"


def rules(report: ImportReport, level: str = "") -> Counter[str]:
    return Counter(found.rule for found in report.all_findings if level in {"", found.level})


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "oneroster.zip"


@pytest.fixture
def kept(target: Path) -> Path:
    """A target with a file that must stay."""
    target.write_bytes(OLD)
    return target


@pytest.mark.parametrize("version", ["1.1", "1.2"])
@pytest.mark.parametrize("oddities", [True, False], ids=["odd", "tidy"])
@pytest.mark.parametrize(("students", "schools", "seed"), [(8, 2, 1), (90, 3, 11), (600, 8, 7), (900, 14, 23)])
def test_the_package_keeps_every_rule(
    tmp_path: Path, read_zip: Read, students: int, schools: int, seed: int, oddities: bool, version: str
) -> None:
    path = tmp_path / "oneroster.zip"
    with (
        DemoDistrict(students=students, schools=schools, seed=seed, oddities=oddities) as district,
        district.client() as client,
    ):
        report = export(client, path, version)
    assert report.status is not Status.ERROR
    assert report.path == path
    # What is wrong in the schedule itself stays a warning: nobody teaches there.
    assert {found.rule for found in check(path)} <= {
        "class-no-student",
        *(["class-no-teacher"] if oddities else []),
    }
    tables = read_zip(path)
    assert {name: len(rows) for name, rows in tables.items() if name != "manifest"} == report.counts
    everyone = [user["sourcedId"] for user in tables["users"]]
    assert len(everyone) == len(set(everyone))
    assert report.students.imported + report.staff.imported == len(everyone)
    if not oddities:
        assert report.status is Status.COMPLETED
        assert report.students.imported == students
        primary = Counter(row["classSourcedId"] for row in tables["enrollments"] if row["primary"] == "true")
        assert primary == {row["sourcedId"]: 1 for row in tables["classes"]}


def test_sourced_ids_are_those_of_aeries(tmp_path: Path, read_zip: Read) -> None:
    path = tmp_path / "oneroster.zip"
    with DemoDistrict(students=300, schools=4, seed=3, oddities=False) as district, district.client() as client:
        export(client, path)
    tables = read_zip(path)
    shapes = {
        "orgs": r"0|99[0345]",
        "academicSessions": r"0_SY2027|99[045]_[1-4FSYW]|993_[FWSY]",
        "courses": r"[0-9A-Z]{1,6}|TCH_990\d+",
        "classes": r"99[345]_\d+|990_TN_\d+",
        "users": r"99[0345]\d{5}|TCH_99[0345]\d{4}",
        "enrollments": r"99[0345]_(TCH_)?99[0345]\d{4,5}_(TN_)?\d+",
    }
    for name, shape in shapes.items():
        assert [row["sourcedId"] for row in tables[name] if not re.fullmatch(shape, row["sourcedId"])] == [], name
    roles = {row["sourcedId"]: row["role"] for row in tables["users"]}
    assert {role for user, role in roles.items() if user.startswith("TCH_")} == {"teacher"}
    assert {role for user, role in roles.items() if not user.startswith("TCH_")} == {"student"}
    homeroom = next(row for row in tables["classes"] if "_TN_" in row["sourcedId"])
    number = homeroom["sourcedId"].removeprefix("990_TN_")
    assert homeroom["courseSourcedId"] == f"TCH_990{number}"
    assert (homeroom["termSourcedIds"], homeroom["periods"], homeroom["classType"]) == ("990_Y", "0", "homeroom")
    assert homeroom["title"]
    section = next(row for row in tables["classes"] if row["sourcedId"].startswith("994_"))
    assert section["termSourcedIds"].startswith("994_")
    assert section["classType"] == "scheduled"


def test_a_student_of_two_schools_is_one_user_with_the_main_school_first(tmp_path: Path, read_zip: Read) -> None:
    path = tmp_path / "oneroster.zip"
    with DemoDistrict(students=600, schools=8, seed=7) as district, district.client() as client:
        report = export(client, path)
    users = {row["sourcedId"]: row for row in read_zip(path)["users"]}
    # Two classes at the flex school, the others at the high school the student comes from.
    assert users["99400001"]["orgSourcedIds"] == "994,995"
    assert users["99400005"]["orgSourcedIds"] == "995"
    assert users["99400006"]["orgSourcedIds"] == "994"
    assert report.counts["users"] == len(users)


def test_what_does_not_fit_is_left_out_and_reported(tmp_path: Path, read_zip: Read) -> None:
    path = tmp_path / "oneroster.zip"
    with DemoDistrict(students=600, schools=8, seed=7) as district, district.client() as client:
        report = export(client, path)
        inactive = cast("list[tuple[int, int]]", district.odd("inactive_section"))
        keys = district.odd("to_come")
        to_come = [row for row in client.rosters.list(994) if (row.student_id, row.sequence_number) in keys]
    assert report.status is Status.COMPLETED_WITH_ERRORS
    found = rules(report)
    assert found["unknown-section"] == found["unknown-student"] == found["inactive-section"] == 1
    assert found["two-primary-teachers"] == found["unknown-term"] == found["unknown-course"] == 1
    assert found["unknown-staff"] == 3
    tables = read_zip(path)
    in_class = Counter(
        (row["userSourcedId"], row["classSourcedId"]) for row in tables["enrollments"] if row["role"] == "student"
    )
    assert set(in_class.values()) == {1}
    # Dropped and added again: in the class once, since the second time. To come: not in the class yet.
    assert ("99400003", "2026-09-10") in {(row["userSourcedId"], row["beginDate"]) for row in tables["enrollments"]}
    assert to_come
    assert not set(in_class) & {(str(row.student_id), f"994_{row.section_number}") for row in to_come}
    assert "99999998" not in {row["sourcedId"] for row in tables["users"]}
    classes = {row["sourcedId"] for row in tables["classes"]}
    assert not classes & {f"{school}_{number}" for school, number in inactive}


def test_a_drop_and_a_later_start_are_not_enrollments(
    tidy_district: DemoDistrict, target: Path, read_zip: Read
) -> None:
    with tidy_district.client() as client:
        export(client, target)
        before = {row["sourcedId"] for row in read_zip(target)["enrollments"]}
        gone = next(row for row in before if row.startswith("994_99400001_"))
        tidy_district.drop(99400001, 994, int(gone.rpartition("_")[2]))
        tidy_district.advance(days=1)
        export(client, target)
    after = {row["sourcedId"] for row in read_zip(target)["enrollments"]}
    assert before - after == {gone}


def test_the_day_decides_which_rows_count(tidy_district: DemoDistrict, target: Path, read_zip: Read) -> None:
    with tidy_district.client() as client:
        export(client, target, as_of=date(2027, 2, 1))
    spring = {row["sourcedId"] for row in read_zip(target)["classes"] if row["termSourcedIds"] == "994_S"}
    students = {row["classSourcedId"] for row in read_zip(target)["enrollments"] if row["role"] == "student"}
    assert spring
    assert spring & students


def test_nobody_is_named_in_the_report(tmp_path: Path, read_zip: Read) -> None:
    path = tmp_path / "oneroster.zip"
    with DemoDistrict(students=600, schools=8, seed=7) as district, district.client() as client:
        district.change("student", 99400004, FirstName="", StudentEmailAddress="same@example.org", NetworkLoginID="x")
        district.change("student", 99400007, StudentEmailAddress="same@example.org", NetworkLoginID="")
        report = export(client, path)
    text = " ".join([str(report), report.to_html(), report.to_json()])
    assert "99400007" in text
    words = set(re.findall(r"[\w.@-]+", text.casefold()))
    for user in read_zip(path)["users"]:
        assert user["email"].casefold() not in words
        for column in ("givenName", "familyName"):
            assert not {part for part in user[column].casefold().split() if len(part) > 2} & (words - {"grade", "room"})


def test_shared_and_blank_logins_are_findings(tidy_district: DemoDistrict, target: Path, read_zip: Read) -> None:
    tidy_district.change("student", 99400004, StudentEmailAddress="Same@example.org")
    tidy_district.change("student", 99400008, StudentEmailAddress="same@EXAMPLE.org")
    tidy_district.change("student", 99400009, StudentEmailAddress=" ", NetworkLoginID="")
    with tidy_district.client() as client:
        report = export(client, target)
    found = {(each.rule, each.record) for each in report.students.findings}
    assert found == {("login-taken", "99400008"), ("login-missing", "99400009")}
    names = {row["sourcedId"]: row["username"] for row in read_zip(target)["users"]}
    assert names["99400004"] == "Same@example.org"
    assert names["99400008"] == "s99400008"
    assert names["99400009"] == "99400009"
    assert len({name.casefold() for name in names.values()}) == len(names)


def test_blank_names_are_findings_and_not_blank_fields(
    tidy_district: DemoDistrict, target: Path, read_zip: Read
) -> None:
    tidy_district.change("student", 99400004, FirstName=" ")
    with tidy_district.client() as client:
        report = export(client, target)
    assert [(found.rule, found.record) for found in report.students.findings] == [("name-missing", "99400004")]
    assert next(row for row in read_zip(target)["users"] if row["sourcedId"] == "99400004")["givenName"] == "-"


def test_a_failed_school_means_error_and_no_change(tidy_district: DemoDistrict, kept: Path) -> None:
    tidy_district.fault("status_500_message", path="/schools/993/students")
    with tidy_district.client() as client:
        report = export(client, kept)
    assert report.status is Status.ERROR
    assert report.path is None
    assert rules(report, "error") == {"half-a-district": 1, "school-unread": 1}
    assert report.exit_code == 2
    assert kept.read_bytes() == OLD
    assert list(kept.parent.iterdir()) == [kept]


def test_a_district_without_students_in_classes_is_an_error(tidy_district: DemoDistrict, kept: Path) -> None:
    with tidy_district.client() as client:
        tidy_district.fault("empty_school", path="/990/students")
        report = export(client, kept, schools=[990])
    assert report.status is Status.ERROR
    assert "no-students" in rules(report)
    assert kept.read_bytes() == OLD


def test_a_refused_certificate_is_an_error_report(kept: Path) -> None:
    with (
        DemoDistrict(students=60, schools=2, permissions={"Student Data": "read"}) as district,
        district.client() as client,
    ):
        report = export(client, kept)
    assert report.status is Status.ERROR
    assert rules(report) == {"export-failed": 1}
    assert kept.read_bytes() == OLD


def _no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _read_only(*_: object, **__: object) -> tuple[int, str]:
    raise OSError(errno.EROFS, "Read-only file system")


def test_a_full_disk_leaves_the_last_export(
    tidy_district: DemoDistrict, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OneRosterWriter, "_build", _no_space)
    with tidy_district.client() as client:
        report = export(client, kept)
    assert report.status is Status.ERROR
    assert "the disk is full" in str(report)
    assert kept.read_bytes() == OLD
    assert list(kept.parent.iterdir()) == [kept]


def test_a_read_only_target_is_told_before_the_district_is_read(
    tidy_district: DemoDistrict, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", _read_only)
    with tidy_district.client() as client:
        report = export(client, kept)
    assert report.status is Status.ERROR
    assert "read-only" in str(report)
    assert tidy_district.requests == []


def test_a_crash_while_writing_leaves_the_last_export(
    tidy_district: DemoDistrict, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(zipfile.ZipFile, "open", crash)
    with tidy_district.client() as client, pytest.raises(KeyboardInterrupt):
        export(client, kept)
    assert kept.read_bytes() == OLD
    assert list(kept.parent.iterdir()) == [kept]


def test_a_package_that_breaks_the_standard_is_not_written(tidy_district: DemoDistrict, kept: Path) -> None:
    class Blank(SourcedIds):
        def section(self, school: School, section: Section) -> str:
            return "994 1"

    with tidy_district.client() as client:
        report = export(client, kept, options=Options(ids=Blank()))
    assert report.status is Status.ERROR
    assert "guid" in rules(report, "error")
    assert "class-twice" in rules(report)
    assert kept.read_bytes() == OLD


def test_homeroom_courses_of_two_schools_never_share_a_row(target: Path, read_zip: Read) -> None:
    class Meeting(SourcedIds):
        def homeroom_course(self, school: School, teacher: Teacher) -> str:
            return f"TCH_{teacher.teacher_number}"

    def at(codes: list[int]) -> tuple[list[str], list[Finding]]:
        with DemoDistrict(students=120, schools=8, seed=3, oddities=False) as district, district.client() as client:
            report = export(client, target, schools=codes, options=Options(ids=Meeting()))
        courses = sorted({row["courseSourcedId"] for row in read_zip(target)["classes"]} - {"TCH_SAME"})
        return courses, [found for found in report.all_findings if found.rule == "course-id-taken"]

    courses, found = at([990, 992])
    assert len(courses) == len(set(courses))
    assert len([course for course in courses if course.startswith("TCH_992_")]) == len(found) > 0
    assert {each.level for each in found} == {"info"}
    assert at([990, 992]) == (courses, found)


def test_schools_can_be_named_or_mapped(tidy_district: DemoDistrict, target: Path, read_zip: Read) -> None:
    names = tidy_district.schools
    with tidy_district.client() as client:
        export(client, target, schools=[993, 994])
        assert {row["sourcedId"] for row in read_zip(target)["orgs"]} == {"0", "993", "994"}
        mapping = match_schools([(code, names[code]) for code in (990, 994)], [("a1", names[994])])
        export(client, target, mapping=mapping, options=Options(max_gone=1))
        assert {row["sourcedId"] for row in read_zip(target)["orgs"]} == {"0", "994"}
        with pytest.raises(ArgumentError):
            export(client, target, schools=[12345])
        with pytest.raises(ConfigError):
            export(client, target, version="2.0")


def test_two_exports_of_the_same_day_are_the_same_bytes(tidy_district: DemoDistrict, tmp_path: Path) -> None:
    with tidy_district.client() as client, tidy_district.client(max_workers=1) as slow:
        export(client, tmp_path / "one.zip")
        export(slow, tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_progress_is_told_per_school(tidy_district: DemoDistrict, target: Path) -> None:
    seen: list[int] = []
    with tidy_district.client() as client:
        export(client, target, progress=lambda progress: seen.append(progress.done))
    assert seen == [1, 2, 3, 4]
