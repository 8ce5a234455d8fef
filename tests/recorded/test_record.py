"""A session is recorded from the demo district and replayed without it."""

from __future__ import annotations

import importlib
import json
import re
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aeries_sdk import AeriesClient, RetryPolicy, errors
from aeries_sdk.testing import DemoDistrict, ReplayError, record, replay

SCHOOL = 994
# Fields that hold what nobody outside the district may read, by what their names say.
_PERSONAL = re.compile(
    r"(First|Last|Middle|Guardian|Mailing|Employer|Display|Teacher)Name|Mail|Phone|Pager|Address|Login|UserName|"
    r"StateStudentID|StateEducatorID|HumanResources|Birth|Comment|Occupation|FamilyKey|Principal"
)
_PERSONS_ID = {"StudentID", "ID", "StaffID", "OldStudentID", "StaffID1", "CounselorNumber"}


@pytest.fixture(scope="module")
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=60, schools=6, seed=7) as district:
        yield district


def session(client: AeriesClient) -> dict[str, Any]:
    """Reads, pages, a write, an error, an undocumented address."""
    students = client.students.list(SCHOOL)
    one = students[3]
    with pytest.raises(errors.NotFound) as refused:
        client.sections.get(SCHOOL, 9)
    with pytest.raises(errors.NotFound):
        client.request("GET", "/api/v5/schools/994/Unheard/of")
    roster = client.rosters.list(SCHOOL)
    return {
        "students": students,
        "pages": list(client.students.iter(SCHOOL, page_size=7)),
        "contacts": client.contacts.list(SCHOOL),
        "staff": client.staff.list(),
        "teachers": client.teachers.list(SCHOOL),
        "schools": client.schools.list(),
        "sections": client.sections.list(SCHOOL),
        "roster": roster,
        "section": client.rosters.list_for_section(SCHOOL, roster[0].section_number or 0),
        "one": client.students.list(SCHOOL, student_id=one.student_id),
        "attendance": client.attendance.list(SCHOOL, start_date=date(2026, 8, 17), end_date=date(2026, 8, 20)),
        "pictures": client.pictures.list(SCHOOL, student_id=one.student_id),
        "discipline": client.discipline.list(SCHOOL),
        "supplemental": client.supplemental.list_district(SCHOOL, student_id=one.student_id),
        "raw": client.request("GET", "/api/v5/schools/994/students/{StudentID}", {"StudentID": one.student_id}),
        "written": client.contacts.update(one.student_id, 1, mailing_name=one.last_name),
        "error": refused.value,
    }


@pytest.fixture(scope="module")
def recorded(district: DemoDistrict, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    file = tmp_path_factory.mktemp("recorded") / "session.json"
    with district.client() as client, record(file, seed=3, keep={"Unheard"}):
        live = session(client)
    return file, live


def _personal(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _personal(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _personal(item, name)
    elif _PERSONAL.search(name) or (name in _PERSONS_ID and isinstance(value, int)):
        yield str(value).strip()


@pytest.fixture(scope="module")
def secrets(district: DemoDistrict, recorded: object) -> set[str]:
    """Every personal value of the district, from its answers as they are."""
    found: set[str] = set()
    with district.client() as client:
        for code in district.schools:
            for what in ("students", "students/0/extended", "contacts", "teachers", "Discipline"):
                found |= set(_personal(client.request("GET", f"/api/v5/schools/{code}/{what}")))
        found |= set(_personal(client.request("GET", "/api/v5/staff")))
        found |= set(_personal(client.request("GET", "/api/v5/schools")))
    # Two people can have one birthday: dates are compared person by person.
    return {value for value in found if len(value) > 4 and not re.match(r"\d{4}-\d\d-\d\d|False|None", value)}


def test_nothing_personal_is_in_the_file(recorded: tuple[Path, object], secrets: set[str]) -> None:
    text = recorded[0].read_text(encoding="utf-8").lower()
    assert len(secrets) > 500
    assert {value for value in secrets if value.lower() in text} == set()


def test_no_name_is_in_the_file_even_as_a_part(recorded: tuple[Path, object], secrets: set[str]) -> None:
    names = {word.lower() for value in secrets if "@" in value for word in re.findall(r"[A-Za-z]{4,}", value)}
    words = set(re.findall(r"[a-z]+", recorded[0].read_text(encoding="utf-8").lower()))
    assert (names - {"example"}) & words == set()


def test_neither_host_nor_certificate_nor_headers_are_in_the_file(
    recorded: tuple[Path, object], district: DemoDistrict
) -> None:
    text = recorded[0].read_text(encoding="utf-8").lower()
    host, port = re.fullmatch(r"http://([\d.]+):(\d+)/.*", district.base_url).groups()  # type: ignore[union-attr]
    for secret in (
        host,
        f":{port}",
        district.certificate.lower(),
        "aeries-cert",
        "cookie",
        '"authorization"',
        '"server"',
    ):
        assert secret not in text


def test_the_file_is_its_owners_and_readable_json(recorded: tuple[Path, object]) -> None:
    assert stat.S_IMODE(recorded[0].stat().st_mode) == 0o600
    answers = json.loads(recorded[0].read_text(encoding="utf-8"))["answers"]
    assert answers[0]["template"] == "/api/v5/schools/{SchoolCode}/students"
    assert answers[0]["path"] == "/api/v5/schools/994/students"
    assert [path for path in recorded[0].parent.iterdir() if path != recorded[0]] == []


def test_the_replay_has_the_shape_of_the_district(recorded: tuple[Path, dict[str, Any]]) -> None:
    file, live = recorded
    with replay(file, strict=False) as replayed, replayed.client() as client:
        # The body of the write holds the last name, which comes from the file, too.
        again = session(client)
        assert replayed.unused == []
    for name, value in live.items():
        assert type(again[name]) is type(value)
        if isinstance(value, list):
            assert [type(item) for item in again[name]] == [type(item) for item in value]
    assert str(again["error"]) == str(live["error"])
    assert [one.school_code for one in again["students"]] == [one.school_code for one in live["students"]]
    assert [one.grade for one in again["students"]] == [one.grade for one in live["students"]]
    assert [one.is_active for one in again["students"]] == [one.is_active for one in live["students"]]
    assert again["sections"][0].course_id == live["sections"][0].course_id
    assert [row.section_number for row in again["roster"]] == [row.section_number for row in live["roster"]]
    assert again["pictures"][0].pictures[0].image[:3] == b"GIF"
    for name in ("birthdate", "last_name", "student_id"):
        pairs = zip(again["students"], live["students"], strict=True)
        assert not any(getattr(theirs, name) in {getattr(ours, name)} - {None} for ours, theirs in pairs)
    names = {one.last_name for one in again["students"]}
    assert len(names) == len({one.last_name for one in live["students"]})


def test_records_still_join(recorded: tuple[Path, dict[str, Any]]) -> None:
    file, live = recorded
    with replay(file) as replayed, replayed.client() as client:
        again = session(client)
    for left, right, ours, theirs in (
        ("roster", "students", "student_id", "student_id"),
        ("contacts", "students", "student_id", "student_id"),
        ("pages", "students", "student_id", "student_id"),
        ("teachers", "staff", "staff_id1", "id"),
        ("students", "staff", "counselor_number", "id"),
    ):

        def joined(data: dict[str, Any], sides: tuple[str, str, str, str] = (left, right, ours, theirs)) -> list[int]:
            places = {getattr(row, sides[3]): place for place, row in enumerate(data[sides[1]])}
            return [places.get(getattr(row, sides[2]), -1) for row in data[sides[0]]]

        assert joined(again) == joined(live)
    assert again["raw"][0]["StudentID"] == again["one"][0].student_id


def test_another_seed_gives_other_people_and_the_same_seed_the_same(district: DemoDistrict, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.json" for name in "abcd"]
    for file, seed in zip(files, (1, 1, 2, None), strict=True):
        with district.client() as client, record(file, seed=seed):
            client.teachers.list(SCHOOL)
    texts = [file.read_bytes() for file in files]
    assert texts[0] == texts[1]
    assert len(set(texts)) == 3


def test_clients_that_the_code_makes_itself_are_recorded(district: DemoDistrict, tmp_path: Path) -> None:
    with record(tmp_path / "file.json") as recording:
        with AeriesClient(district.base_url, certificate=district.certificate) as client:
            client.schools.list_terms(SCHOOL)
        assert repr(recording) == "<Recording of 1 answers>"
    with AeriesClient(district.base_url, certificate=district.certificate) as client:
        client.schools.list()
    assert len(replay(tmp_path / "file.json").exchanges) == 1


def test_a_block_that_fails_leaves_the_file_alone(district: DemoDistrict, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text("before")
    with pytest.raises(errors.NotFound), district.client() as client, record(file):
        client.schools.get(555)
    assert file.read_text() == "before"


FAULTS: list[tuple[str, dict[str, Any], type[errors.AeriesError]]] = [
    ("html_login", {}, errors.NotJSON),
    ("redirect", {}, errors.RedirectRefused),
    ("redirect", {"location": "/aeries/Login.aspx?user=99400004"}, errors.RedirectRefused),
    ("redirect", {"location": "https://[sso.example.org/"}, errors.RedirectRefused),
    ("slow", {"event": threading.Event()}, errors.Timeout),
    ("truncated_body", {}, errors.Truncated),
    ("reset", {}, errors.ConnectionFailed),
    ("invalid_json", {}, errors.DecodeError),
    ("status_500_html", {}, errors.ServerError),
    ("status_503", {}, errors.ServerError),
]


@pytest.mark.parametrize(("fault", "options", "kind"), FAULTS)
def test_what_was_no_usable_answer_is_recorded_and_replayed_as_what_it_was(
    tmp_path: Path, fault: str, options: dict[str, Any], kind: type[errors.AeriesError]
) -> None:
    def program(client: AeriesClient, before: Callable[[], object] = lambda: None) -> list[str]:
        with pytest.raises(kind) as caught:
            client.schools.list_terms(990)
        before()
        return [type(caught.value).__name__, *(term.term_code for term in client.schools.list_terms(990))]

    file = tmp_path / "file.json"
    patience = {"timeout": (2, 0.3), "retry": RetryPolicy(total=0)}
    with DemoDistrict(students=10, schools=2) as district, district.client(**patience) as client:
        district.fault(fault, path="/terms", **options)
        with record(file):
            live = program(client, district.clear_faults)
    with replay(file) as replayed, replayed.client(**patience) as client:
        assert program(client) == live

    text = file.read_text(encoding="utf-8")
    assert [word for word in ("99400004", "sso.", "Login.aspx", "password") if word in text] == []


def test_a_file_that_cannot_be_written_leaves_nothing_behind(district: DemoDistrict, tmp_path: Path) -> None:
    (tmp_path / "file.json").mkdir()
    recording = record(tmp_path / "file.json")
    with district.client() as client, pytest.raises(errors.ConfigError, match=r"file\.json"), recording:
        client.schools.list()
    assert [path.name for path in tmp_path.iterdir()] == ["file.json"]


def test_replay_names_the_extra_that_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "responses", None)
    monkeypatch.delitem(sys.modules, "aeries_sdk.testing.replaying", raising=False)
    with pytest.raises(ImportError, match=r"aeries-sdk\[testing\]"):
        importlib.import_module("aeries_sdk.testing.replaying")


def test_two_districts_do_not_fit_into_one_file(district: DemoDistrict, tmp_path: Path) -> None:
    recording = record(tmp_path / "file.json")
    with (
        DemoDistrict(students=10, schools=2) as other,
        pytest.raises(errors.ConfigError, match="one by one"),
        recording,
    ):
        _ = [each.client().system.get_info() for each in (district, other)]
    assert list(tmp_path.iterdir()) == []


def test_a_certificate_in_a_field_that_was_asked_to_be_kept_stops_the_file(
    district: DemoDistrict, tmp_path: Path
) -> None:
    recording = record(tmp_path / "file.json", keep={"Note"})
    with district.client() as client, pytest.raises(errors.ConfigError, match="nothing was written"), recording:
        client.request("GET", "/api/v5/schools", params={"Note": district.certificate})
    assert list(tmp_path.iterdir()) == []


def test_fields_that_were_asked_to_be_kept_are_kept(district: DemoDistrict, tmp_path: Path) -> None:
    with district.client() as client, record(tmp_path / "file.json", keep={"LastName"}):
        live = client.students.list(SCHOOL)
    with replay(tmp_path / "file.json") as replayed, replayed.client() as client:
        again = client.students.list(SCHOOL)
    assert [one.last_name for one in again] == [one.last_name for one in live]
    assert all(ours.first_name != theirs.first_name for ours, theirs in zip(again, live, strict=True))


def test_what_was_not_recorded_fails_with_the_template_alone(recorded: tuple[Path, object]) -> None:
    replayed = replay(recorded[0])
    with pytest.raises(ReplayError, match=r"Asked for, but not recorded: GET .*StudentID"), replayed:
        _ask_for_what_is_not_there(replayed.client())


def _ask_for_what_is_not_there(client: AeriesClient) -> None:
    with pytest.raises(ReplayError) as failed:
        client.programs.list(SCHOOL, student_id=12345678)
    place = "students.list_programs: GET /api/v5/schools/{SchoolCode}/students/{StudentID}/programs"
    assert str(failed.value) == f"This was not recorded. [{place}]"
    with pytest.raises(ReplayError, match="with other ids") as failed:
        client.students.list(SCHOOL, student_id=12345678)
    assert "12345678" not in str(failed.value)
    with pytest.raises(ReplayError, match="another query or body"):
        next(iter(client.students.iter(SCHOOL, page_size=3)))


def test_what_nothing_asked_for_fails_at_the_end(recorded: tuple[Path, object]) -> None:
    with (
        pytest.raises(ReplayError, match=r"Recorded, but not asked for: GET /api/v5/schools/\{SchoolCode\}/"),
        replay(recorded[0]) as replayed,
        replayed.client() as client,
    ):
        client.schools.list()
    with replay(recorded[0], strict=False):
        pass


def test_an_error_of_the_block_is_not_covered_by_the_replays_own(recorded: tuple[Path, object]) -> None:
    with pytest.raises(errors.NotFound), replay(recorded[0]) as replayed:
        replayed.client().sections.get(SCHOOL, 9)


def test_a_client_of_another_address_is_told_so(recorded: tuple[Path, object]) -> None:
    with (
        pytest.raises(ReplayError, match="Asked for"),
        replay(recorded[0]),
        AeriesClient("https://real.example.net/aeries", certificate="0" * 32) as client,
        pytest.raises(ReplayError, match="another base address"),
    ):
        client.schools.list()


@pytest.mark.parametrize("text", ["", "[]", '{"format": 0}', '{"format": 1, "answers": [{"path": "/"}]}'])
def test_a_file_of_something_else_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "file.json").write_text(text)
    with pytest.raises(errors.ConfigError, match="no file of"):
        replay(tmp_path / "file.json")


def test_the_same_request_gets_its_answers_in_their_order(district: DemoDistrict, tmp_path: Path) -> None:
    with district.client() as client, record(tmp_path / "file.json", keep={"MailingName"}):
        one = client.students.list(SCHOOL)[3].student_id
        before = client.contacts.list(SCHOOL, student_id=one)
        client.contacts.update(one, before[0].sequence_number, mailing_name="Baker")
        client.contacts.list(SCHOOL, student_id=one)
    with replay(tmp_path / "file.json") as replayed, replayed.client() as client:
        one = client.students.list(SCHOOL)[3].student_id
        assert client.contacts.list(SCHOOL, student_id=one)[0].mailing_name != "Baker"
        client.contacts.update(one, before[0].sequence_number, mailing_name="Baker")
        assert client.contacts.list(SCHOOL, student_id=one)[0].mailing_name == "Baker"
        assert client.contacts.list(SCHOOL, student_id=one)[0].mailing_name == "Baker"
