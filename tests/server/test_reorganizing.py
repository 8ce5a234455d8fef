"""What happens to a demo district between two nights: schools, logins, courses, the calendar and the school year."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from tests.server.conftest import Caller

NOW = "2026/10/1/8/0"
LISTS = ("students", "teachers", "sections", "classes")


def lists(call: Caller, code: int) -> dict[str, list[dict[str, Any]]]:
    return {name: call.get(f"/schools/{code}/{name}") for name in LISTS}


def held_together(call: Caller, code: int) -> None:
    """Every class row has its section and student, every record its school, every homeroom its teacher."""
    found = lists(call, code)
    assert {row["SchoolCode"] for rows in found.values() for row in rows} == {code}
    sections = {row["SectionNumber"] for row in found["sections"]}
    students = {row["StudentID"] for row in found["students"]}
    teachers = {str(row["TeacherNumber"]) for row in found["teachers"]}
    assert {row["SectionNumber"] for row in found["classes"]} <= sections
    assert {row["StudentID"] for row in found["classes"]} <= students
    assert {row["HomeRoomTeacherNumber"] for row in found["students"]} - {"0"} <= teachers


@pytest.fixture
def district() -> Any:
    with DemoDistrict(students=600, schools=8, seed=7, oddities=False) as district:
        yield district


def test_a_student_can_be_enrolled_for_a_later_day(call: Caller, district: DemoDistrict) -> None:
    student_id = district.pre_enroll(994, enters=date(2027, 1, 11))
    (row,) = call.get(f"/schools/994/students/{student_id}")
    assert (row["InactiveStatusCode"], row["SchoolEnterDate"]) == ("", "2027-01-11T00:00:00")
    rows = call.get(f"/schools/994/classes/{student_id}")
    assert rows
    assert {each["DateStarted"] for each in rows} == {"2027-01-11T00:00:00"}
    assert all(each["DateEnded"] > "2027-01-11" for each in rows)


def test_a_student_can_be_enrolled_for_next_year(call: Caller, district: DemoDistrict) -> None:
    student_id = district.pre_enroll(994)
    (row,) = call.get(f"/schools/994/students/{student_id}")
    assert (row["InactiveStatusCode"], row["SchoolEnterDate"]) == ("*", None)
    assert call.get(f"/schools/994/classes/{student_id}") == []
    assert student_id not in district.student_ids(994)


def test_a_no_show_has_left_on_the_first_day_and_is_in_no_class(call: Caller, district: DemoDistrict) -> None:
    district.no_show(99400008)
    (row,) = call.get("/schools/994/students/99400008")
    assert (row["InactiveStatusCode"], row["SchoolLeaveDate"]) == ("N", row["SchoolEnterDate"])
    assert call.get("/schools/994/classes/99400008") == []
    with pytest.raises(KeyError):
        district.no_show(1)


def test_a_vacancy_is_a_teacher_record_without_a_person_and_students(call: Caller, district: DemoDistrict) -> None:
    number = district.add_vacancy(990)
    row = call.get(f"/schools/990/teachers/{number}")
    assert (row["LastName"], row["StaffID1"]) == ("Vacant", 0)
    assert str(number) not in {each["HomeRoomTeacherNumber"] for each in call.get("/schools/990/students")}


def test_all_logins_can_be_blank_at_one_school_or_at_all(call: Caller, district: DemoDistrict) -> None:
    def addresses(path: str, *names: str) -> set[str]:
        return {row[name] for row in call.get(path) for name in names}

    district.blank_logins([994])
    assert addresses("/schools/994/students", "StudentEmailAddress", "NetworkLoginID") == {""}
    assert "" not in addresses("/schools/993/students", "StudentEmailAddress", "NetworkLoginID")
    assert len(call.get(f"/StudentDataChanges/student/{NOW}")) == len(call.get("/schools/994/students"))
    district.blank_logins()
    assert addresses("/schools/993/students", "StudentEmailAddress", "NetworkLoginID") == {""}
    assert addresses("/staff", "EmailAddress", "NetworkLoginID", "UserName") == {""}
    assert addresses("/schools/990/teachers", "EmailAddress") == {""}


def test_addresses_move_to_another_domain(call: Caller, district: DemoDistrict) -> None:
    before = [row["StudentEmailAddress"] for row in call.get("/schools/990/students")]
    district.change_all("student", schools=[993], StudentEmailAddress="")
    district.move_emails("new.example.org")
    after = [row["StudentEmailAddress"] for row in call.get("/schools/990/students")]
    assert after == [each.replace("example.org", "new.example.org") for each in before]
    assert {row["StudentEmailAddress"] for row in call.get("/schools/993/students")} == {""}
    assert {row["EmailAddress"].partition("@")[2] for row in call.get("/staff")} == {"new.example.org"}


def test_all_records_of_a_kind_can_be_changed(call: Caller, district: DemoDistrict) -> None:
    assert district.change_all("contact", schools=[994], EmailAddress="") == len(call.get("/schools/994/contacts"))
    assert {row["EmailAddress"] for row in call.get("/schools/994/contacts")} == {""}
    district.change_all("section", Room=lambda row: f"R{row['Room']}")
    assert {row["Room"][0] for row in call.get("/schools/994/sections")} == {"R"}
    with pytest.raises(ValueError, match=r"`about` must be one of student, .*, not 'pupil'"):
        district.change_all("pupil")


def test_a_school_is_renamed_or_marked_inactive(call: Caller, district: DemoDistrict) -> None:
    district.change("school", 993, Name="Summer Creek Middle School", InactiveStatusCode="I")
    school = call.get("/schools/993")
    assert (school["Name"], school["InactiveStatusCode"]) == ("Summer Creek Middle School", "I")
    assert district.schools[993] == "Summer Creek Middle School"
    with pytest.raises(KeyError):
        district.change("school", 1)


@pytest.mark.parametrize("code", [990, 993, 995])
def test_a_school_gets_another_code(call: Caller, district: DemoDistrict, code: int) -> None:
    before = lists(call, code)
    staff = {row["ID"] for row in call.get("/staff")}
    district.recode_school(code, 900)

    assert call("GET", f"/schools/{code}").status_code == 404
    assert call.get(f"/schools/{code}/students") == []
    assert call.get("/schools/900")["SchoolCode"] == 900
    after = lists(call, 900)
    assert after == {name: [{**row, "SchoolCode": 900} for row in rows] for name, rows in before.items()}
    student_id = before["students"][0]["StudentID"]
    assert [row["SchoolCode"] for row in call.get(f"/schools/900/students/{student_id}")] == [900]
    assert {row["ID"] for row in call.get("/staff")} == staff
    assert code not in {row["PrimaryAeriesSchool"] for row in call.get("/staff")}
    held_together(call, 900)
    assert district.enter(900) in district.student_ids(900)
    with pytest.raises(ValueError, match="`code` must be free, but 994"):
        district.recode_school(900, 994)


def test_a_school_closes_and_its_students_go_to_another_or_away(call: Caller, district: DemoDistrict) -> None:
    both = {*district.student_ids(990), *district.student_ids(992)}
    district.close_school(990, into=992)
    assert call.get("/schools/990")["InactiveStatusCode"] == "I"
    assert district.student_ids(990) == []
    assert {*district.student_ids(992)} == both
    district.close_school(992)
    assert district.student_ids(992) == []


@pytest.mark.parametrize("code", [990, 991, 994, 995])
def test_a_school_splits_in_two(call: Caller, district: DemoDistrict, code: int) -> None:
    before, rows = lists(call, code), call.get("/staff")
    middle = call.get(f"/schools/{code}/students")[0]["Grade"] + 2
    new = district.split_school(code, name="Oak Annex", from_grade=middle)

    assert (district.schools[new], district.kinds[new]) == ("Oak Annex", district.kinds[code])
    lower, upper = lists(call, code), lists(call, new)
    assert {row["Grade"] < middle for row in lower["students"]} == {True}
    assert {row["Grade"] >= middle for row in upper["students"]} == {True}
    for name, key in (("students", "StudentID"), ("classes", "StudentID")):
        assert sorted(row[key] for row in before[name]) == sorted(row[key] for row in lower[name] + upper[name])
    sections = [row["SectionNumber"] for row in lower["sections"] + upper["sections"]]
    assert sorted(sections) == [row["SectionNumber"] for row in before["sections"]]
    held_together(call, code)
    held_together(call, new)
    school, annex = call.get(f"/schools/{code}"), call.get(f"/schools/{new}")
    assert (school["HighGradeLevel"], annex["LowGradeLevel"]) == (middle - 1, middle)
    assert {row["ID"] for row in call.get("/staff")} == {row["ID"] for row in rows}
    assert district.enter(new) in district.student_ids(new)


def test_courses_get_other_ids_everywhere(call: Caller, district: DemoDistrict) -> None:
    before = call.get("/courses")
    district.renumber_courses(lambda course_id: f"N{course_id}")
    ids = {row["ID"] for row in call.get("/courses")}
    assert ids == {f"N{row['ID']}" for row in before}
    assert {row["CourseID"] for row in call.get("/schools/994/sections") + call.get("/schools/994/classes")} <= ids
    assert {row["ID"] for row in call.get(f"/CourseDataChanges/{NOW}")} == ids


def test_a_homeroom_gets_another_teacher_under_the_same_number(call: Caller, district: DemoDistrict) -> None:
    old = call.get("/schools/990/teachers/101")
    assert district.replace_teacher(990, 101) == 101
    new = call.get("/schools/990/teachers/101")
    assert new["StaffID1"] != old["StaffID1"]
    assert call.get(f"/staff/{new['StaffID1']}")["LastName"] == new["LastName"]
    with pytest.raises(KeyError):
        district.replace_teacher(990, 1)


def test_a_homeroom_gets_another_teacher_under_a_new_number(call: Caller, district: DemoDistrict) -> None:
    students = [row for row in call.get("/schools/990/students") if row["HomeRoomTeacherNumber"] == "101"]
    staff_id = call.get("/schools/990/teachers/102")["StaffID1"]
    number = district.replace_teacher(990, 101, staff_id, new_number=True)
    assert number not in {101, 102}
    assert call.get("/schools/990/teachers/101")["InactiveStatusCode"] == "I"
    assert call.get(f"/schools/990/teachers/{number}")["StaffID1"] == staff_id
    moved = [row for row in call.get("/schools/990/students") if row["HomeRoomTeacherNumber"] == str(number)]
    assert [row["StudentID"] for row in moved] == [row["StudentID"] for row in students]


@pytest.mark.parametrize(
    ("day", "is_date"),
    [
        ("july", "2026-07-15"),
        ("week before school", "2026-08-12"),
        ("first day", "2026-08-17"),
        ("winter break", "2026-12-28"),
        ("second semester", "2027-01-04"),
        ("after last day", "2027-06-21"),
        (date(2027, 3, 1), "2027-03-01"),
    ],
)
def test_the_clock_goes_to_any_day(call: Caller, district: DemoDistrict, day: date | str, is_date: str) -> None:
    assert f"{district.go_to(day):%Y-%m-%d %H}" == f"{is_date} 08"
    assert call.get("/systeminfo")["CurrentDateTime"].startswith(is_date)
    assert call.get("/systeminfo")["DatabaseYear"] == "2026-2027"
    with pytest.raises(ValueError, match="`day` must be a date or one of july, "):
        district.go_to("easter")


def grades(call: Caller, district: DemoDistrict) -> dict[int, int]:
    codes = [code for code, kind in district.kinds.items() if kind not in {"district", "inactive", "holding"}]
    rows = [row for code in codes for row in call.get(f"/schools/{code}/students")]
    assert len({row["StudentID"] for row in rows}) == len(rows)
    return {row["StudentID"]: row["Grade"] for row in rows}


def test_a_new_year_moves_students_up_and_to_the_next_school(call: Caller, district: DemoDistrict) -> None:
    old, births = grades(call, district), call.get("/schools/994/students/99400001")[0]["Birthdate"]
    years = [old]
    for start in (2027, 2028):
        district.new_year()
        info = call.get("/systeminfo")
        assert (info["DatabaseYear"], info["AvailableDatabaseYears"][0]) == (f"{start}-{start + 1}",) * 2
        years.append(grades(call, district))
        for code in (990, 993, 994):
            held_together(call, code)
    for before, after in pairwise(years):
        assert len(after) == 600
        assert {after[each] - before[each] for each in before.keys() & after.keys()} == {1}
        assert len(before.keys() & after.keys()) > 450
        assert {grade for each, grade in before.items() if each not in after} >= {12}
    (row,) = call.get("/schools/994/students/99400001")
    assert (row["Grade"], row["Birthdate"]) == (11, births)
    promoted = [row for row in call.get("/schools/993/students") if row["StudentID"] // 100_000 != 993]
    assert promoted
    (same,) = call.get(f"/schools/993/students/{promoted[0]['StudentID']}")
    assert same == promoted[0]
    assert call.get("/schools/994/students/99400001", DatabaseYear=2026)[0]["Grade"] == old[99400001]


def test_nights_of_one_seed_are_alike() -> None:
    found = []
    for _ in range(2):
        with DemoDistrict(students=200, schools=4) as district, district.client() as client:
            district.split_school(990)
            district.close_school(991 if 991 in district.kinds else 995)
            district.pre_enroll(994)
            district.new_year()
            found.append([client.students.list(code) for code in (990, 993, 994)])
    assert found[0] == found[1]
