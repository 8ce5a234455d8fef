"""Faults by name, and paging."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import requests

from aeries_sdk.testing import faults

if TYPE_CHECKING:
    from aeries_sdk.testing import DemoDistrict
    from tests.server.conftest import Caller

STUDENTS = "/schools/994/students"


def ids(rows: list[dict[str, int]]) -> list[int]:
    return [row["StudentNumber"] for row in rows]


def test_pages_count_records_from_one_and_include_both_ends(read: Caller) -> None:
    everyone = ids(read.get(STUDENTS))
    assert ids(read.get(STUDENTS, StartingRecord=1, EndingRecord=10)) == everyone[:10]
    assert ids(read.get(STUDENTS, StartingRecord=11, EndingRecord=20)) == everyone[10:20]
    assert ids(read.get(STUDENTS, StartingRecord=len(everyone), EndingRecord=9_999)) == everyone[-1:]
    assert read.get(STUDENTS, StartingRecord=9_000, EndingRecord=9_100) == []


def test_lists_without_documented_paging_ignore_the_parameters(read: Caller) -> None:
    assert read.get("/schools/994/teachers", StartingRecord=1, EndingRecord=1) == read.get("/schools/994/teachers")


@pytest.mark.parametrize(
    ("name", "status", "kind"),
    [
        ("status_429", 429, "application/json"),
        ("status_500_html", 500, "text/html"),
        ("status_500_message", 500, "application/json"),
        ("status_502", 502, "text/html"),
        ("status_503", 503, "text/html"),
        ("html_200", 200, "text/html"),
        ("html_login", 200, "text/html"),
        ("redirect", 302, "text/html"),
    ],
)
def test_faults_that_stand_in_the_place_of_an_answer(
    call: Caller, district: DemoDistrict, name: str, status: int, kind: str
) -> None:
    district.fault(name, times=1)
    answer = call("GET", "/schools")
    assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (status, kind)
    assert call("GET", "/schools").json()[0]["SchoolCode"] == 0


def test_retry_after_and_location_are_as_given(call: Caller, district: DemoDistrict) -> None:
    district.fault("status_429", times=1, retry_after="soon")
    assert call("GET", "/schools").headers["Retry-After"] == "soon"
    district.fault("redirect", location="http://other.invalid/")
    assert call("GET", "/schools").headers["Location"] == "http://other.invalid/"


def test_a_fault_meets_its_paths_only_until_cleared(call: Caller, district: DemoDistrict) -> None:
    fault = district.fault("status_502", path="/Students")
    assert call("GET", STUDENTS).status_code == 502
    assert call("GET", "/schools").status_code == 200
    district.clear_faults()
    assert call("GET", STUDENTS).status_code == 200
    assert fault.hits == 1


def test_broken_bodies(call: Caller, district: DemoDistrict) -> None:
    district.fault("reset", times=1)
    with pytest.raises(requests.ConnectionError):
        call("GET", "/schools")
    district.fault("truncated_body", times=1)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        call("GET", STUDENTS)
    district.fault("invalid_json", times=1)
    with pytest.raises(requests.exceptions.JSONDecodeError):
        call("GET", STUDENTS).json()


def test_paging_faults(call: Caller, district: DemoDistrict) -> None:
    everyone = ids(call.get(STUDENTS))

    def page(name: str, start: int, end: int, **options: int) -> list[int]:
        district.fault(name, path="", times=1, **options)
        return ids(call.get(STUDENTS, StartingRecord=start, EndingRecord=end))

    assert page("ignores_paging", 11, 20) == everyone
    assert page("page_cap", 1, 50, records=7) == everyone[:7]


@pytest.mark.parametrize("always", [False, True])
@pytest.mark.parametrize(
    ("name", "before", "after"), [("duplicates_across_pages", 1, 0), ("changes_between_pages", 0, 1)]
)
def test_lists_that_change_after_page_one(
    call: Caller, district: DemoDistrict, name: str, before: int, after: int, always: bool
) -> None:
    everyone = ids(call.get(STUDENTS))
    district.fault(name, always=always)

    def page(start: int, end: int) -> list[int]:
        return ids(call.get(STUDENTS, StartingRecord=start, EndingRecord=end))

    assert page(1, 10) == everyone[before : before + 10]
    assert page(11, 20) == everyone[after + 10 : after + 20]
    anew = before if always else after
    assert page(1, 10) == everyone[anew : anew + 10]


def test_payload_faults(call: Caller, district: DemoDistrict) -> None:
    good = call.get(STUDENTS)

    def once(name: str) -> list[dict[str, object]]:
        district.fault(name, times=1)
        answer: list[dict[str, object]] = call.get(STUDENTS)
        return answer

    assert once("null_body") is None
    assert once("null_list") == [None]
    assert once("empty_school") == []
    assert all("BrandNewField" in row for row in once("unknown_fields"))
    thin = once("missing_fields")[0]
    assert len(thin) < len(good[0])
    assert thin["StudentID"] == good[0]["StudentID"]
    wrong = once("wrong_types")
    assert wrong[0]["Grade"] == "not a number"
    assert wrong[1:] == good[1:]
    assert call.get(STUDENTS) == good


def test_slow_answers_wait_for_an_event(call: Caller, district: DemoDistrict) -> None:
    go, got = threading.Event(), threading.Event()
    district.fault("slow", event=go, times=1)
    district.fault("latency", seconds=0.0)

    def ask() -> None:
        call("GET", "/schools")
        got.set()

    thread = threading.Thread(target=ask)
    thread.start()
    assert not got.wait(0.05)
    go.set()
    thread.join(5)
    assert got.is_set()


def test_unknown_faults_are_refused_with_the_list_of_those_there_are(district: DemoDistrict) -> None:
    with pytest.raises(ValueError, match=r"no fault is named 'html'; there are: .*html_login"):
        district.fault("html")
    assert district.faults == faults.NAMES


def test_the_table_in_the_docstring_names_every_fault() -> None:
    assert all(name in str(faults.__doc__) for name in faults.NAMES)


LISTS = [
    ("schools.list", None, "/schools"),
    ("staff.list", None, "/staff"),
    ("courses.list", None, "/courses"),
    ("schools.list_terms", 994, "/schools/994/terms"),
    ("students.list", 994, "/schools/994/students"),
    ("teachers.list", 994, "/schools/994/teachers"),
    ("sections.list", 994, "/schools/994/sections"),
    ("rosters.list", 994, "/schools/994/classes"),
]


@pytest.mark.parametrize(("name", "school", "path"), LISTS)
def test_one_named_list_can_be_emptied_while_all_others_stay(
    call: Caller, district: DemoDistrict, name: str, school: int | None, path: str
) -> None:
    others = [other for _, _, other in LISTS if other != path] + [path.replace("994", "993")] * (school is not None)
    before = {other: call.get(other) for other in others}
    fault = district.fault("empty_school", call=name, school=school)
    assert call.get(path) == []
    assert {other: call.get(other) for other in others} == before
    assert fault.hits == 1


@pytest.mark.parametrize("times", [1, 3])
def test_a_list_is_empty_as_often_as_asked(call: Caller, district: DemoDistrict, times: int) -> None:
    district.fault("empty_school", call="students.list", school=994, times=times)
    assert [bool(call.get(STUDENTS)) for _ in range(times + 1)] == [False] * times + [True]


def test_a_list_can_have_records_of_another_school(call: Caller, district: DemoDistrict) -> None:
    everyone, others = call.get(STUDENTS), call.get("/schools/990/students")
    district.fault("swapped", call="students.list", school=994, other=990, times=1)
    assert call.get(STUDENTS) == others
    district.fault("swapped", call="students.list", school=994, share=0.25)
    quarter = call.get(STUDENTS)
    assert len(quarter) == len(everyone)
    assert [row["SchoolCode"] != 994 for row in quarter[:8]] == [False, False, False, True] * 2
    assert sum(row["SchoolCode"] != 994 for row in quarter) == len(everyone) // 4


def test_a_list_can_lack_half_of_its_records_on_every_page(call: Caller, district: DemoDistrict) -> None:
    everyone = ids(call.get(STUDENTS))
    district.fault("halved", call="students.list", school=994)
    assert ids(call.get(STUDENTS)) == everyone[1::2]
    assert ids(call.get(STUDENTS, StartingRecord=11, EndingRecord=20)) == everyone[1::2][10:20]


def test_a_share_of_the_records_can_be_bad(call: Caller, district: DemoDistrict) -> None:
    district.fault("bad_records", call="staff.list", share=0.5)
    rows = call.get("/staff")
    assert {row["ID"] for row in rows[1::2]} == {"not a number"}
    assert all(isinstance(row["ID"], int) for row in rows[::2])


def test_bodies_that_are_no_list_of_records(call: Caller, district: DemoDistrict) -> None:
    everyone = call.get(STUDENTS)
    district.fault("blank_body", call="students.list", times=1)
    answer = call("GET", STUDENTS)
    assert (answer.status_code, answer.content) == (200, b"")
    district.fault("strings", call="students.list", times=1)
    assert call.get(STUDENTS) == ["Service unavailable"]
    district.fault("status_404", call="students.list", times=1)
    assert call("GET", STUDENTS).json() == {"Message": "Not found"}
    for status in (202, 203, 206, 226, 299):
        district.fault("status_2xx", call="students.list", times=1, status=status)
        answer = call("GET", STUDENTS)
        assert (answer.status_code, answer.json()) == (status, everyone)
    district.fault("status_2xx", call="students.list", times=1, status=204)
    assert call("GET", STUDENTS).content == b""


def test_lists_that_cannot_be_spoiled_are_refused_by_name(district: DemoDistrict) -> None:
    with pytest.raises(ValueError, match=r"`call` must name something that is read.*'pupils.list'"):
        district.fault("halved", call="pupils.list")
    with pytest.raises(ValueError, match="remove `school`"):
        district.fault("halved", call="staff.list", school=994)
    with pytest.raises(ValueError, match="`school` needs `call`"):
        district.fault("halved", school=994)
    with pytest.raises(ValueError, match="`share` must be a number from 0 to 1"):
        district.fault("halved", call="staff.list", share=2)
