"""A demo district in motion: what happens shows in its lists, and in its feeds as far as they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from tests.server.conftest import Caller

NOW = "2026/10/1/8/0"
FEEDS = (
    *(f"StudentDataChanges/{area}" for area in ("student", "enrollment", "class")),
    *(f"{about}DataChanges" for about in ("Section", "SectionRoster", "Staff", "Course")),
)


def told(call: Caller) -> dict[str, list[Any]]:
    """What each feed names since 8 o'clock, without feeds that name nothing."""
    found = {feed: [tuple(row.values()) for row in call.get(f"/{feed}/{NOW}")] for feed in FEEDS}
    return {feed: rows for feed, rows in found.items() if rows}


def current(call: Caller, school: int, section: int) -> set[int]:
    rows = call.get(f"/schools/{school}/sections/{section}/students")
    return {row["StudentID"] for row in rows if row["DateStarted"] <= "2026-10-01T00:00:00" < row["DateEnded"]}


def count(call: Caller) -> int:
    return len(call.get("/schools/994/students"))


def test_a_student_enters(call: Caller, district: DemoDistrict) -> None:
    before = count(call)
    student_id = district.enter(994)

    (row,) = call.get(f"/schools/994/students/{student_id}")
    assert (row["SchoolEnterDate"], row["InactiveStatusCode"], row["SchoolLeaveDate"]) == (
        "2026-10-01T00:00:00",
        "",
        None,
    )
    assert count(call) == before + 1
    sections = {each["SectionNumber"] for each in call.get(f"/schools/994/classes/{student_id}")}
    assert sections
    changes = told(call)
    key = [(student_id, 994, row["StudentNumber"])]
    assert changes["StudentDataChanges/student"] == changes["StudentDataChanges/enrollment"] == key
    assert changes["StudentDataChanges/class"] == key
    assert {number for _, number in changes["SectionRosterDataChanges"]} == sections
    assert all(student_id in current(call, 994, number) for number in sections)


def test_a_student_moves_to_another_school(call: Caller, district: DemoDistrict) -> None:
    district.move(99400004, 995)

    (old,) = call.get("/schools/994/students/99400004")
    (new,) = call.get("/schools/995/students/99400004")
    assert (old["InactiveStatusCode"], new["InactiveStatusCode"]) == ("T", "")
    assert old["LastName"] == new["LastName"]
    assert {school for _, school, _ in told(call)["StudentDataChanges/enrollment"]} == {994, 995}
    sections = {row["SectionNumber"] for row in call.get("/schools/994/classes/99400004")}
    assert not [number for number in sections if 99400004 in current(call, 994, number)]
    assert call.get("/schools/995/classes/99400004")


def test_a_student_who_leaves_is_no_longer_counted(call: Caller, district: DemoDistrict) -> None:
    section = call.get("/schools/994/classes/99400008")[0]["SectionNumber"]
    district.drop(99400008, 994, section)
    with_her = call.get(f"/schools/994/sections/{section}")["TotalStudents"]
    district.enroll(99400008, 994, section)
    assert call.get(f"/schools/994/sections/{section}")["TotalStudents"] == with_her + 1

    district.leave(99400008)

    assert call.get(f"/schools/994/sections/{section}")["TotalStudents"] == with_her
    assert (994, section) in told(call)["SectionRosterDataChanges"]


def test_a_section_is_added_and_taught_by_somebody_new(call: Caller, district: DemoDistrict) -> None:
    number = district.add_section(994, 1001)
    staff_id = district.hire(994)
    district.teach(994, number, staff_id)

    section = call.get(f"/schools/994/sections/{number}")
    assert section["CourseID"] == call.get("/schools/994/sections/1001")["CourseID"]
    assert section["TotalStudents"] == 0
    assert [each["StaffID"] for each in section["SectionStaffMembers"]] == [staff_id]
    assert call.get(f"/staff/{staff_id}")["PrimaryAeriesSchool"] == 994
    assert told(call) == {"SectionDataChanges": [(994, number)], "StaffDataChanges": [(staff_id,)]}
    with pytest.raises(KeyError):
        district.teach(994, number, 1)


def test_a_course_is_added(call: Caller, district: DemoDistrict) -> None:
    district.add_course("N100", "Sailing")
    assert call.get("/courses/N100")["Title"] == "Sailing"
    assert told(call) == {"CourseDataChanges": [("N100",)]}


def test_of_what_is_deleted_the_feeds_tell_only_that_rosters_have_changed(call: Caller, district: DemoDistrict) -> None:
    before = count(call)
    sections = {row["SectionNumber"] for row in call.get("/schools/994/classes/99400003")}

    district.erase_student(99400003, 994)

    assert count(call) == before - 1
    assert call.get("/schools/994/students/99400003") == call.get("/schools/994/classes/99400003") == []
    assert told(call) == {"SectionRosterDataChanges": [(994, number) for number in sorted(sections)]}
    with pytest.raises(KeyError):
        district.erase_student(99400003, 994)
    with pytest.raises(KeyError):
        district.erase_class(99400003, 994, 1001)


def test_a_section_that_is_deleted_takes_its_class_rows_along(call: Caller, district: DemoDistrict) -> None:
    section = call.get("/schools/994/classes/99400003")[0]["SectionNumber"]

    district.erase_section(994, section)

    assert call("GET", f"/schools/994/sections/{section}").status_code == 404
    assert section not in {row["SectionNumber"] for row in call.get("/schools/994/sections")}
    assert section not in {row["SectionNumber"] for row in call.get("/schools/994/classes")}
    assert told(call) == {"SectionRosterDataChanges": [(994, section)]}
    with pytest.raises(KeyError):
        district.erase_section(994, section)


def test_a_day_touches_the_share_that_was_asked_for_and_ends_a_day_later(call: Caller, district: DemoDistrict) -> None:
    district.pass_day(0.1)

    assert f"{district.now:%Y-%m-%d %H:%M}" == "2026-10-02 08:00"
    changes = told(call)
    touched = {student for feed in FEEDS[:3] for student, *_ in changes[feed]}
    # Of 60, those who enter are touched in the place of somebody who is not.
    assert 45 <= len(touched) <= 75
    assert changes.keys() == {*FEEDS}


def test_days_of_one_seed_are_alike_and_of_another_are_not() -> None:
    lists = []
    for seed in (1, 1, 2):
        with DemoDistrict(students=120, schools=3) as district, district.client() as client:
            district.pass_day(0.2, seed)
            lists.append([client.students.list(code) for code in (990, 993, 994)])
    assert lists[0] == lists[1] != lists[2]


def test_on_a_day_without_changes_the_clock_goes_on_alone(call: Caller, district: DemoDistrict) -> None:
    before = call.get("/schools/994/students")
    district.pass_day(0)
    assert call.get("/schools/994/students") == before
    assert told(call) == {}
