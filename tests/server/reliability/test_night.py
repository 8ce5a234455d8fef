"""The whole job on a bad night: the target is the old package or the new one, and the report says which."""

from __future__ import annotations

import zipfile
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from aeries_sdk import errors
from aeries_sdk.oneroster import ImportReport, Options, Status, check, export
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.server.reliability.conftest import Break, Proxy

OLD = b"the last good export"


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    """A small district of one's own."""
    with DemoDistrict(students=60, schools=3, seed=3, oddities=False) as district:
        yield district


@pytest.fixture
def last_night(district: DemoDistrict, tmp_path: Path) -> Path:
    """The export of the night before, when nothing broke."""
    target = tmp_path / "oneroster.zip"
    with district.client() as client:
        assert export(client, target).status is Status.COMPLETED
    return target


def tonight(proxy: Proxy, district: DemoDistrict, target: Path, **options: Any) -> ImportReport:
    with proxy.client(district, **options) as client:
        return export(client, target)


def is_alone(target: Path) -> bool:
    """Whether nothing but the target is in its folder, and the target is whole."""
    return [*target.parent.iterdir()] == [target] and not [
        finding for finding in check(target) if finding.level == "error"
    ]


PASSING: list[tuple[str, dict[str, Any]]] = [
    ("status_429", {"times": 3}),
    ("status_429", {"times": 1, "retry_after": "30"}),
    ("status_502", {"times": 3}),
    ("status_503", {"times": 3, "retry_after": "2"}),
    ("reset", {"times": 3}),
    ("truncated_body", {"times": 1}),
    ("invalid_json", {"times": 1}),
    ("latency", {"seconds": 0.01}),
]


@pytest.mark.parametrize(("fault", "options"), PASSING)
def test_what_passes_leaves_no_trace(
    district: DemoDistrict, proxy: Proxy, last_night: Path, fault: str, options: dict[str, Any]
) -> None:
    before = last_night.read_bytes()
    district.fault(fault, **options)

    assert tonight(proxy, district, last_night).status is Status.COMPLETED
    assert last_night.read_bytes() == before
    assert is_alone(last_night)


@pytest.mark.parametrize("after", [0, 200, 5_000])
@pytest.mark.parametrize("how", ["cut", "reset", "stall"])
def test_connections_that_break_now_and_then_leave_no_trace(
    district: DemoDistrict, proxy: Proxy, last_night: Path, break_: type[Break], how: str, after: int
) -> None:
    before = last_night.read_bytes()
    proxy.plan = [break_(how=how, after=after)]

    assert tonight(proxy, district, last_night, timeout=(2, 0.5)).status is Status.COMPLETED
    assert last_night.read_bytes() == before


LASTING: list[tuple[str, str, dict[str, Any]]] = [
    ("status_429", "", {"retry_after": "86400"}),
    ("status_500_html", "/staff", {}),
    ("status_502", "", {}),
    ("status_503", "/courses", {}),
    ("html_200", "", {}),
    ("html_login", "/schools", {}),
    ("redirect", "", {}),
    ("reset", "", {}),
    ("truncated_body", "/students", {}),
    ("invalid_json", "/sections", {}),
    ("null_body", "/schools", {}),
    ("status_500_message", "/990/students", {}),
]


@pytest.mark.parametrize(("fault", "path", "options"), LASTING)
def test_what_lasts_changes_nothing_and_is_told(
    district: DemoDistrict, proxy: Proxy, tmp_path: Path, fault: str, path: str, options: dict[str, Any]
) -> None:
    target = tmp_path / "oneroster.zip"
    target.write_bytes(OLD)
    district.fault(fault, path=path, **options)

    report = tonight(proxy, district, target)

    assert report.status is Status.ERROR
    assert report.exit_code == 2
    assert "the previous file is as it was" in str(report)
    assert [finding for finding in report.findings if finding.level == "error" and finding.remedy]
    assert target.read_bytes() == OLD
    assert [*tmp_path.iterdir()] == [target]


def test_a_network_that_is_down_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "oneroster.zip"
    target.write_bytes(OLD)
    with DemoDistrict(students=20, schools=1) as district:
        client = district.client()
    with client:
        report = export(client, target)

    assert report.status is Status.ERROR
    assert "nothing listens there" in str(report)
    assert target.read_bytes() == OLD


def test_the_site_goes_down_in_the_middle_of_the_pull(district: DemoDistrict, proxy: Proxy, last_night: Path) -> None:
    before = last_night.read_bytes()
    with proxy.client(district) as client:
        report = export(client, last_night, progress=lambda _: district.fault("status_503"))

    assert (report.status, last_night.read_bytes() == before) == (Status.ERROR, True)
    assert is_alone(last_night)


@pytest.mark.parametrize("body", ["message", "shape"])
def test_something_else_than_students_is_no_school_without_students(
    district: DemoDistrict, last_night: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    from aeries_sdk.testing import faults

    before = last_night.read_bytes()
    other: dict[str, Callable[[object], object]] = {
        "message": lambda _: {"Message": "The database is being backed up."},
        "shape": lambda payload: (
            [{"id": row["StudentID"]} for row in payload] if isinstance(payload, list) else payload
        ),
    }
    monkeypatch.setitem(faults.PAYLOADS, "unknown_fields", other[body])
    district.fault("unknown_fields", path="/990/students")
    with district.client() as client:
        report = export(client, last_night)
        rosters = pull(client)
        read = [roster.school.school_code for roster in rosters]

    assert (report.status, last_night.read_bytes() == before) == (Status.ERROR, True)
    assert 990 not in read
    assert isinstance(rosters.failed[990], errors.DecodeError)


def test_a_web_servers_404_is_no_empty_list(district: DemoDistrict, monkeypatch: pytest.MonkeyPatch) -> None:
    from aeries_sdk.testing import faults

    page = faults.Response(status=404, body=b"<html>File or directory not found.</html>", content_type="text/html")
    monkeypatch.setitem(faults.INSTEAD, "html_200", lambda _: page)
    district.fault("html_200", path="/994/sections")
    with district.client() as client:
        rosters = pull(client)
        assert 994 not in [roster.school.school_code for roster in rosters]
    assert isinstance(rosters.failed[994], errors.NotFound)


def test_lists_that_come_back_empty_do_not_empty_the_receiver(district: DemoDistrict, last_night: Path) -> None:
    before = last_night.read_bytes()
    district.fault("empty_school", path="/990/")
    with district.client() as client:
        report = export(client, last_night)

    assert report.status is Status.ERROR
    assert "too-many-gone" in {finding.rule for finding in report.findings}
    assert last_night.read_bytes() == before


def test_one_school_that_fails_keeps_the_old_package_or_its_own_old_rows(
    district: DemoDistrict, last_night: Path
) -> None:
    before = last_night.read_bytes()
    district.fault("status_500_html", path="/990/students")
    with district.client() as client:
        refused = export(client, last_night)
        assert (refused.status, last_night.read_bytes() == before) == (Status.ERROR, True)
        kept = export(client, last_night, options=Options(failed_schools="keep"))

    assert kept.status is Status.COMPLETED_WITH_ERRORS
    with zipfile.ZipFile(last_night) as package:
        assert b",990," in package.read("classes.csv")


def test_the_school_year_turns_while_the_district_is_read(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    with district.client() as client:
        expected = [len(roster.classes) for roster in pull(client)]
        rosters = pull(client)
        first = next(rosters)
        # From now on what is not asked for by its year comes from the other database.
        dispatcher = district._dispatcher
        monkeypatch.setattr(dispatcher, "default", dispatcher.stores["2025"])
        counts = [len(first.classes), *(len(roster.classes) for roster in rosters)]

    assert counts == expected
    asked = [request.query for request in district.requests if "/systeminfo" not in request.path]
    assert {query.partition("DatabaseYear=")[2][:4] for query in asked} == {"2026"}


@pytest.mark.parametrize("moment", [datetime(2001, 1, 1), datetime(2099, 1, 1), datetime(2026, 7, 1) + timedelta(500)])
def test_a_clock_that_is_far_off_writes_nothing_and_is_told(
    district: DemoDistrict, last_night: Path, moment: datetime
) -> None:
    before = last_night.read_bytes()
    district.now = moment
    with district.client() as client:
        report = export(client, last_night)

    assert report.status is Status.ERROR
    assert {finding.rule for finding in report.findings} >= {"day-outside-year"}
    assert last_night.read_bytes() == before


def test_what_changes_while_it_is_read_is_in_one_run_or_the_next(district: DemoDistrict, tmp_path: Path) -> None:
    with district.client() as client:
        rosters = pull(client, schools=[990, 994])
        leaver = next(rosters).students[0].student_id
        district.leave(leaver)
        rest = list(rosters)
        again = list(pull(client, schools=[990, 994]))

    assert [roster.school.school_code for roster in rest] == [994]
    assert leaver not in {student.student_id for roster in again for student in roster.students}
