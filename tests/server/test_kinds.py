"""Kinds of schools that a demo district has only where they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from aeries_sdk.testing import DemoDistrict, DemoSchool
from tests.server.conftest import Caller

KINDS = ["high", "block", "year_round", "late_start", "k8", "charter", "alternative", "summer", "rural"]


@pytest.fixture(scope="module")
def mixed() -> Iterator[Caller]:
    with DemoDistrict(students=900, schools=KINDS, oddities=False) as district:
        caller = Caller(district)
        yield caller
        caller.session.close()


@pytest.fixture
def of(mixed: Caller) -> Callable[[str, str], Any]:
    return lambda kind, what: mixed.get(f"/schools/{mixed.district.code_of(kind)}{what}")


Of = Callable[[str, str], Any]


def term_days(rows: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    return {row["TermCode"]: (row["StartDate"][:10], row["EndDate"][:10]) for row in rows}


def test_a_district_has_the_kinds_asked_for_in_their_order(mixed: Caller) -> None:
    kinds = mixed.district.kinds
    assert [kinds[code] for code in (994, 990, 993, 995, 991, 992, 996, 997, 989)] == KINDS
    assert {kinds[code] for code in (0, 988, 100, 998, 999)} == {"district", "inactive", "holding"}
    assert (
        sum(len(mixed.district.student_ids(code)) for code in kinds) > 900
    )  # those in the summer session are there twice
    with pytest.raises(ValueError, match=r"`kind` must be one of .*, not 'middle'"):
        mixed.district.code_of("middle")


def test_another_seed_gives_another_district_and_the_same_seed_the_same(mixed: Caller) -> None:
    lists = []
    for seed in (7, 7, 8):
        with DemoDistrict(students=900, schools=KINDS, seed=seed, oddities=False) as district:
            caller = Caller(district)
            paths = [
                f"/schools/{code}/{what}" for code in district.kinds for what in ("students", "classes", "sections")
            ]
            lists.append([caller.get(path) for path in paths])
            caller.session.close()
    assert lists[0] == lists[1] != lists[2]


def test_at_a_block_school_every_class_lasts_one_semester(of: Of) -> None:
    assert {row["Semester"] for row in of("block", "/sections")} == {"F", "S"}
    rows = of("block", "/classes")
    fall = {row["SectionNumber"] for row in rows if row["DateEnded"] < "2027"}
    spring = {row["SectionNumber"] for row in rows if row["DateStarted"] >= "2027"}
    assert fall
    assert spring
    assert not fall & spring
    assert len({row["StudentID"] for row in rows}) == len(of("block", "/students"))


def test_a_year_round_school_starts_in_july_and_has_breaks_between_its_terms(of: Of) -> None:
    terms = term_days(of("year_round", "/terms"))
    assert terms == {
        "F": ("2026-07-06", "2026-10-02"),
        "W": ("2026-10-26", "2027-02-12"),
        "S": ("2027-03-08", "2027-06-25"),
        "Y": ("2026-07-06", "2027-06-25"),
    }
    school = {row["CalendarDate"][:10] for row in of("year_round", "/calendar") if not row["HolidayCode"]}
    assert {"2026-07-06", "2026-10-02", "2026-10-26"} <= school
    assert not {day for day in school if "2026-10-02" < day < "2026-10-26"}


def test_a_school_can_start_later_than_the_others(of: Of) -> None:
    assert term_days(of("high", "/terms"))["Y"][0] == "2026-08-17"
    assert term_days(of("late_start", "/terms"))["Y"][0] == "2026-09-14"
    assert min(row["SchoolEnterDate"] for row in of("late_start", "/students")) == "2026-09-14T00:00:00"


@pytest.mark.parametrize("kind", ["k8", "rural"])
def test_small_children_have_a_homeroom_some_of_them_music_and_the_others_sections(of: Of, kind: str) -> None:
    school = of(kind, "")
    assert (school["ScheduleType"], school["AttendancePeriod"]) == ("ElementaryAndMasterSchedule", 1)
    sections = {row["SectionNumber"]: row for row in of(kind, "/sections")}
    teachers = {row["StaffID1"]: str(row["TeacherNumber"]) for row in of(kind, "/teachers")}
    taken: dict[int, list[dict[str, Any]]] = {}
    for row in of(kind, "/classes"):
        taken.setdefault(row["StudentID"], []).append(sections[row["SectionNumber"]])
    for student in of(kind, "/students"):
        mine = taken.get(student["StudentID"], [])
        homeroom = student["HomeRoomTeacherNumber"]
        assert homeroom in teachers.values()
        if student["Grade"] <= 3:
            assert not mine
        elif student["Grade"] <= 5:
            assert [(row["CourseID"], row["Period"]) for row in mine] == [("E510", "3")]
            assert teachers[mine[0]["SectionStaffMembers"][0]["StaffID"]] != homeroom
        else:
            (first,) = [row for row in mine if row["Period"] == "1"]
            assert len(mine) == 5
            assert teachers[first["SectionStaffMembers"][0]["StaffID"]] == homeroom


def test_no_teacher_is_in_two_rooms_at_once_but_the_specialist(of: Of) -> None:
    for kind in ("block", "k8", "rural", "year_round"):
        sections = [row for row in of(kind, "/sections") if row["CourseID"] != "E510"]
        places = [(row["Period"], row["Semester"], row["SectionStaffMembers"][0]["StaffID"]) for row in sections]
        assert len(places) == len(set(places)), kind


def test_a_charter_is_small_and_an_alternative_school_has_no_classes(of: Of) -> None:
    assert len(of("charter", "/students")) == 12
    assert of("charter", "/teachers") == []
    assert of("charter", "/classes")
    assert of("alternative", "/students")
    assert of("alternative", "/sections") == of("alternative", "/classes") == []


def test_a_summer_session_has_students_of_the_other_schools(mixed: Caller, of: Of) -> None:
    school = of("summer", "")
    assert (school["SessionType"], term_days(of("summer", "/terms"))) == ("Summer", {"Y": ("2027-06-21", "2027-07-16")})
    students, code = of("summer", "/students"), mixed.district.code_of("summer")
    assert len(students) > 20
    assert {row["SchoolCode"] for row in students} == {code}
    assert {row["StudentID"] // 100_000 for row in students} >= {994, 990, 993}
    assert {row["StudentID"] for row in of("summer", "/classes")} == {row["StudentID"] for row in students}
    assert min(row["DateStarted"] for row in of("summer", "/classes")) == "2027-06-21T00:00:00"


def test_a_rural_district_is_one_school() -> None:
    district = DemoDistrict(students=90, schools=["rural"])
    assert [code for code, kind in district.kinds.items() if kind == "rural"] == [994]
    assert len(district.student_ids(994)) == 90
    assert all(district.student_ids(994, grade) for grade in range(13))


def test_one_school_can_be_described_more_closely() -> None:
    odd = DemoSchool("middle", students=93, name="Summer Creek Middle School", code=900)
    with DemoDistrict(students=600, schools=["high", odd, DemoSchool("elementary", calendar="late")]) as district:
        caller = Caller(district)
        assert district.schools[900] == caller.get("/schools/900")["Name"] == "Summer Creek Middle School"
        assert len(district.student_ids(900)) == 93
        assert term_days(caller.get("/schools/990/terms"))["Y"][0] == "2026-09-14"
        assert caller.get("/schools/900/classes")
        caller.session.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("oddities", [False, True])
def test_every_kind_holds_together_alone_and_with_few_students(kind: str, oddities: bool) -> None:
    with DemoDistrict(students=15, schools=["high", kind], oddities=oddities) as district:
        caller = Caller(district)
        for code in district.schools:
            for what in ("students", "teachers", "sections", "classes", "contacts", "terms", "calendar"):
                caller.get(f"/schools/{code}/{what}")
        district.pass_day(0.5)
        caller.session.close()


def test_schools_that_cannot_be_are_refused_by_what_is_wrong() -> None:
    with pytest.raises(ValueError, match=r"`kind` must be one of alternative, block, .*, not 'district'"):
        DemoSchool("district")
    with pytest.raises(ValueError, match="`calendar` must be one of late, regular, summer, year_round, not 'lunar'"):
        DemoSchool("high", calendar="lunar")
    with pytest.raises(ValueError, match="`code` must be different for each school"):
        DemoDistrict(schools=[DemoSchool("high", code=999)])
    with pytest.raises(ValueError, match="`students` must leave at least one student"):
        DemoDistrict(students=50, schools=[DemoSchool("high", students=50), "middle"])
