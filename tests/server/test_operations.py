"""Every documented read: its address in every form, its status, its shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aeries_sdk.testing.answers import ALL
from aeries_sdk.testing.district import AREAS

if TYPE_CHECKING:
    from aeries_sdk.testing import DemoDistrict
    from aeries_sdk.testing.core import Route
    from tests.server.conftest import Caller

KEYS = {
    "SchoolCode": "994",
    "StudentID": "99400004",
    "GradeLevel": "12",
    "StudentNumber": "4",
    "StaffID": "9940102",
    "hrid": "HR9940102",
    "TeacherNumber": "102",
    "SectionNumber": "1001",
    "CourseID": "0109",
    "SequenceNumber": "1",
    "GradebookNumber": "99401001",
    "GradebookTerm": "Y",
    "AssignmentNumber": "4",
    "UniqueID": "1C799626-9892-11E0-8388-994010010004",
    "AssignmentType": "certificated",
    "DataArea": "student",
    "month": "7",
    "day": "1",
    "hour": "0",
    "minute": "0",
    "yr": "2026-2027",
    "AcademicYear": "2026",
    "Date": "2026-10-01",
    "AbsenceCode": "A",
    "Table": "student",
    "Field": "grade",
    "Code": "CHS",
}
OBJECTS = {"system.get_info", "schools.get"}
# A student of the gradebook of section 1001, who is another one than KEYS names.
IN_GRADEBOOK = {"gradebook.get_student", "gradebook.get_score"}
READS = [route for route in ALL if route.access == "read" and not route.operation.startswith("enhancements")]


def address(route: Route, **other: str) -> str:
    flex = {"SchoolCode": "995"} if "flexperiods" in route.path or "classcalendars" in route.path else {}
    year = {"year": "2026"} if "{month}" in route.path else {"year": "2025-2026"}
    student = {"StudentID": "99400001"} if route.operation in IN_GRADEBOOK else {}
    return route.path.removeprefix("/api/v5").format(**{**KEYS, **year, **flex, **student, **other})


@pytest.mark.parametrize("route", READS, ids=lambda route: f"{route.operation} {route.path}")
def test_every_read_answers(read: Caller, route: Route) -> None:
    answer = read.get(address(route))
    one = ".get" in route.operation
    assert isinstance(answer, dict if one else list)
    assert answer or route.path.endswith("activities/code/{Code}")


@pytest.mark.parametrize("route", [route for route in READS if ".list" in route.operation], ids=lambda r: r.path)
def test_lists_of_unknown_schools_are_empty(read: Caller, route: Route) -> None:
    if (
        "{SchoolCode}" in route.path
        and "courserequests" not in route.path
        and "ID}" not in route.path
        and "/dates" not in route.path
    ):
        assert read.get(address(route, SchoolCode="555")) == []


@pytest.mark.parametrize(
    "path",
    [
        "/schools/555",
        "/staff/1",
        "/staff/hrid/nobody",
        "/schools/994/teachers/9999",
        "/schools/995/classcalendars/99",
        "/schools/995/flexperiods/99",
        "/courses/NONE",
        "/schools/994/sections/1",
        "/schools/994/scheduling/sections/1",
        "/schools/994/students/99400004/activities/99",
        "/schools/994/students/99400004/authorizations/99",
        "/schools/994/students/99400004/courserequests/99",
        "/staff/9940102/assignments/certificated/99",
        "/gradebooks/1",
        "/gradebooks/99401001/assignments/99",
        "/gradebooks/99401001/Y/students/1",
    ],
)
def test_a_single_record_that_is_not_there_is_404(read: Caller, path: str) -> None:
    answer = read("GET", path)
    assert (answer.status_code, list(answer.json())) == (404, ["Message"])


def test_what_live_servers_answer_for_unknown_gradebooks(read: Caller) -> None:
    assert read.get("/gradebooks/1/assignments") == []
    assert read.get("/gradebooks/1/FinalMarks") == [None]
    assert read("GET", "/gradebooks/1/assignments/1/scores").status_code == 500


@pytest.mark.parametrize("route", [r for r in ALL if r.areas], ids=lambda route: f"{route.method} {route.path}")
def test_every_guarded_address_is_closed_without_its_area(call: Caller, route: Route) -> None:
    for area in AREAS:
        call.district.revoke(area)
    base = call.district.base_url
    year = "2026" if "{month}" in route.path else "2025-2026"
    path = route.path.format(**{**KEYS, "year": year, "NextSchoolCode": "995"})
    answer = call(route.method, base + path, {} if route.method in {"POST", "PUT"} else None)
    assert answer.status_code == route.refused


def test_elementary_gradebooks_are_the_teachers(read: Caller) -> None:
    (book,) = read.get("/staff/9900102/gradebooks")
    assert (book["GradebookNumber"], book["Sections"][0]["SectionNumber"]) == (99000102, 102)
    rows = read.get("/gradebooks/99000102/Y/students")
    here = [row for row in read.get("/schools/990/students") if row["HomeRoomTeacherNumber"] == "102"]
    assert [row["StudentID"] for row in rows] == [row["StudentID"] for row in here]
    assert read.get("/gradebooks/99000102/Q/students") == []


def test_enrollment_of_the_whole_district_in_one_year(read: Caller, quiet: DemoDistrict) -> None:
    rows = read.get("/enrollment/0/year/2026")
    assert len({row["StudentID"] for row in rows}) == len({row["StudentID"] for row in read.get("/enrollment/0")})
    assert {row["SchoolCode"] for row in rows} <= set(quiet.schools) - {0, 100, 989, 998, 999}


def test_enhancements_are_not_enabled(read: Caller) -> None:
    for route in ALL:
        if route.operation.startswith("enhancements"):
            answer = read(route.method, address(route))
            assert (answer.status_code, list(answer.json())) == (501, ["Message"])


def test_staff_filters(read: Caller) -> None:
    everyone = read.get("/staff")
    here = read.get("/staff", primaryaeriesschool=994, LeaveDate="null")
    assert {row["PrimaryAeriesSchool"] for row in here} == {994}
    assert all(row["LeaveDate"] is None for row in here)
    assert 0 < len(here) < len(everyone)
    assert read.get("/staff", UserName=everyone[3]["UserName"].upper()) == [everyone[3]]
    assert read.get("/staff", nonsense="x") == everyone


def test_transcripts_are_paged_by_student(read: Caller) -> None:
    everyone = [row["StudentID"] for row in read.get("/schools/994/Transcript")]
    page = read.get("/schools/994/Transcript", StartingStudent=3, EndingStudent=5)
    assert [row["StudentID"] for row in page] == everyone[2:5]
    assert len(read.get("/schools/994/Transcript", StartingRecord=3, EndingRecord=5)) == len(everyone)


@pytest.mark.parametrize("path", ["students/0/extended", "StudentPictures", "gpas", "GraduationStatusSummary"])
def test_the_other_paged_lists_count_records(read: Caller, path: str) -> None:
    everyone = read.get(f"/schools/994/{path}")
    assert read.get(f"/schools/994/{path}", StartingRecord=2, EndingRecord=4) == everyone[1:4]


def test_codes_by_any_of_their_names(read: Caller) -> None:
    expected = read.get("/codes/STU/HL")
    for names in ("student/HomeLanguage", "Student/homelanguagecode", "students/hl"):
        assert read.get(f"/codes/{names}") == expected
    grades = {row["Code"]: row["AeriesCode"] for row in read.get("/codes/Student/Grade")}
    assert (grades["K"], grades["TK"], grades["12"]) == ("0", "-1", "12")
    assert read.get("/codes/contact/RelationshipToStudent")[0]["Table"] == "CON"
    assert read("GET", "/codes/CON/RL").status_code == 404
    assert read.get("/codes/student/nonsense") == []


def test_grade_paths_take_negative_numbers(read: Caller) -> None:
    rows = read.get("/schools/990/students/grade/-1")
    assert rows
    assert {row["GradeLevelShortDescription"] for row in rows} == {"TK"}


def test_attendance_lists_days_with_a_code_between_two_dates(read: Caller) -> None:
    (answer,) = read.get("/schools/994/attendance/99400004", StartDate="20260817", EndDate="20260817")
    assert [day["CalendarDate"] for day in answer["AttendanceDays"]] == ["2026-08-17T00:00:00"]
    assert answer["AttendanceDays"][0]["Classes"]
    assert read.get("/schools/994/attendance", StartDate="20260801", EndDate="20260802") == []
    assert read("GET", "/schools/994/attendance", StartDate="someday").status_code == 400


def test_enrollment_of_all_students_is_the_number_zero(read: Caller) -> None:
    rows = read.get("/schools/994/enrollment/0/year/2026")
    assert {row["AcademicYear"] for row in rows} == {"2026"}
    assert len(rows) == len(read.get("/schools/994/students"))
    one = read.get("/enrollment/99400001")
    assert [row["EnterDate"] for row in one] == sorted((row["EnterDate"] for row in one), reverse=True)
    assert {row["SchoolCode"] for row in one} == {994, 995}


def test_bell_schedules_hide_times_in_dates_of_their_own(read: Caller) -> None:
    assert {row["StartTime"][:10] for row in read.get("/schools/994/BellSchedule")} == {"1905-12-30"}
    assert {row["StartTime"][:10] for row in read.get("/schools/995/BellSchedule")} == {"1907-12-30"}
    assert read.get("/schools/994/BellSchedule/date/10-01-2026") == read.get(
        "/schools/994/BellSchedule/date/2026-10-01"
    )
    assert read.get("/schools/994/BellSchedule/date/2026-10-03") == []
    assert read("GET", "/schools/994/BellSchedule/date/monday").status_code == 400
