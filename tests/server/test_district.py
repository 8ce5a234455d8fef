"""The invented district itself: what it is made of, that it is the same each time, and what it costs to start."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from aeries_sdk.testing import DemoDistrict
from aeries_sdk.testing.oddities import ODDITIES

if TYPE_CHECKING:
    from tests.server.conftest import Caller

PATHS = ["/schools", "/staff", "/courses", "/schools/994/students", "/schools/995/sections", "/schools/993/classes"]


def active(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if not row["InactiveStatusCode"].strip()]


def test_the_same_arguments_give_the_same_bytes_and_another_seed_does_not(read: Caller) -> None:
    with DemoDistrict(students=600, schools=8, seed=7) as twin, DemoDistrict(students=600, schools=8, seed=8) as other:
        twin_call, other_call = type(read)(twin), type(read)(other)
        for path in PATHS:
            assert read("GET", path).content == twin_call("GET", path).content
        assert read("GET", PATHS[3]).content != other_call("GET", PATHS[3]).content
        assert twin.certificate != other.certificate
        twin_call.session.close()
        other_call.session.close()


def test_a_big_district_starts_without_making_anybody() -> None:
    with DemoDistrict(students=80_000, schools=120) as district:
        assert district.built == {}
        assert len(district.schools) == 125
        assert len(set(district.schools.values())) == 125


def test_only_the_school_asked_for_is_made(call: Caller, district: DemoDistrict) -> None:
    call.get("/schools")
    assert district.built == {}
    call.get("/schools/990/students")
    assert district.built == {990: ["students"]}


def test_the_number_of_active_students_is_the_one_asked_for(read: Caller, quiet: DemoDistrict) -> None:
    rows = [row for code in quiet.schools for row in read.get(f"/schools/{code}/students")]
    assert len({row["StudentID"] for row in active(rows)}) == 600
    assert len(active(rows)) == 602  # two are in two schools at once
    assert len({(row["SchoolCode"], row["StudentNumber"]) for row in rows}) == len(rows)


def test_every_kind_of_school_is_there(read: Caller) -> None:
    kinds = {row["SchoolCode"]: row for row in read.get("/schools")}
    assert {kinds[code]["ScheduleType"] for code in (990, 991, 993, 995)} == {
        "Elementary",
        "ElementaryAndMasterSchedule",
        "MasterSchedule",
        "Flexible",
    }
    assert [code for code, row in kinds.items() if row["UsingSectionStaffInMasterSchedule"]] == [995, 996]
    assert kinds[989]["InactiveStatusCode"] == "I"
    assert {0, 100, 998, 999} < set(kinds)
    assert read.get("/schools/990/sections") == []
    assert read.get("/schools/995/teachers") == []
    homerooms = {row["HomeRoomTeacherNumber"] for row in read.get("/schools/990/students")}
    assert homerooms <= {str(row["TeacherNumber"]) for row in read.get("/schools/990/teachers")}


def test_class_rows_meet_their_sections_and_students_but_for_the_named_oddities(read: Caller) -> None:
    for code in (991, 993, 994, 995, 996):
        sections = {row["SectionNumber"] for row in read.get(f"/schools/{code}/sections")}
        students = {row["StudentID"] for row in read.get(f"/schools/{code}/students")}
        rows = read.get(f"/schools/{code}/classes")
        odd = [row for row in rows if row["SectionNumber"] not in sections or row["StudentID"] not in students]
        assert len(odd) == (2 if code == 994 else 0)
        keys = [(row["StudentID"], row["SequenceNumber"]) for row in rows]
        assert len(set(keys)) == len(keys)


def test_every_oddity_touches_something_and_a_clean_district_has_none(quiet: DemoDistrict) -> None:
    assert [oddity.name for oddity in ODDITIES if not quiet.odd(oddity.name)] == []
    clean = DemoDistrict(students=600, schools=8, oddities=False)
    assert [oddity.name for oddity in ODDITIES if clean.odd(oddity.name)] == []


def test_a_clean_district_has_no_leavers_and_no_second_records(read: Caller) -> None:
    with DemoDistrict(students=300, schools=4, oddities=False) as district:
        caller = type(read)(district)
        rows = [row for code in district.schools for row in caller.get(f"/schools/{code}/students")]
        assert len(rows) == len({row["StudentID"] for row in rows}) == 300
        staff = {row["ID"] for row in caller.get("/staff")}
        teachers = caller.get("/schools/994/teachers")
        assert {row["StaffID1"] for row in teachers} <= staff
        caller.session.close()


def test_oddities_are_where_the_table_says(read: Caller, quiet: DemoDistrict) -> None:
    staff = {row["ID"]: row for row in read.get("/staff")}
    for key in quiet.odd("blank_staff")[:5]:
        assert isinstance(key, int)
        assert staff[key]["InactiveStatusCode"] in {" ", "I"}
    assert all(staff[key]["FirstName"].endswith("\r\n") for key in quiet.odd("line_ends") if isinstance(key, int))
    assert read.get("/schools/994/sections/1003")["SectionStaffMembers"] == []
    fractions = {row["RecordAddedDateTime"][19:] for row in read.get("/schools/994/students/0/extended")}
    assert {len(fraction) for fraction in fractions} == {0, 2, 3, 4, 5, 6, 7, 8}


def test_one_student_may_have_several_records(read: Caller) -> None:
    assert [len(read.get(f"/schools/{code}/students/99400001")) for code in (994, 995)] == [1, 1]
    assert len(read.get("/schools/994/students/99400006")) == 2


def test_the_school_of_the_path_restricts_unless_told_otherwise(read: Caller) -> None:
    assert read.get("/schools/990/students/99400001") == []
    with DemoDistrict(students=600, schools=8, school_code_restricts=False) as district:
        caller = type(read)(district)
        assert len(caller.get("/schools/990/students/99400001")) == 2
        caller.session.close()


def test_people_are_invented_only(read: Caller) -> None:
    for row in read.get("/schools/994/students") + read.get("/schools/994/contacts") + read.get("/staff"):
        for name, value in row.items():
            if "Email" in name and value:
                assert re.fullmatch(r"\S+@example\.(com|org)", value)
            if "Phone" in name and value:
                assert re.fullmatch(r"\d{3}55501\d\d", value), name


def test_the_clock_is_the_districts_own(call: Caller, district: DemoDistrict) -> None:
    assert district.now.date() == date(2026, 10, 1)
    district.advance(days=80, hours=1)
    assert call.get("/systeminfo")["CurrentDateTime"] == "2026-12-20T09:00:00.9539491-08:00"
    district.now = datetime.fromisoformat("2027-01-04T07:00:00.000123")
    assert call.get("/systeminfo")["CurrentDateTime"] == "2027-01-04T07:00:00.0001231-08:00"


def test_another_today_is_another_school_year(read: Caller) -> None:
    with DemoDistrict(students=100, schools=2, as_of=date(2024, 2, 29)) as district:
        caller = type(read)(district)
        assert caller.get("/systeminfo")["AvailableDatabaseYears"] == ["2023-2024", "2022-2023"]
        caller.session.close()


def test_the_vendors_list_is_respelled_short_and_too_long() -> None:
    district = DemoDistrict(students=20_000, schools=40)
    listed, truth = district.vendor_schools(), district.vendor_truth()
    assert [each for each, _ in listed] == list(truth)
    known = [code for code in truth.values() if code is not None]
    assert len(known) == len(set(known)) == 37
    assert len(listed) > len(known)
    same = [name for each, name in listed if truth[each] is not None and name == district.schools[truth[each] or 0]]
    assert 0 < len(same) < len(known) / 2


@pytest.mark.parametrize("schools", [1, 2, 3, 5, 13])
def test_districts_of_any_size_hold_together(read: Caller, schools: int) -> None:
    with DemoDistrict(students=schools, schools=schools) as district:
        caller = type(read)(district)
        for code in district.schools:
            for what in ("students", "teachers", "sections", "classes", "contacts"):
                caller.get(f"/schools/{code}/{what}")
        caller.session.close()


def test_impossible_districts_are_refused() -> None:
    with pytest.raises(ValueError, match="1 to 120 schools"):
        DemoDistrict(students=5_000, schools=121)
