"""What lies around the resources: client, models, matching, roster, export. Type-checked, never called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import assert_type

from aeries_sdk import (
    OPERATIONS,
    AccessReport,
    AeriesClient,
    Certificate,
    InstanceURL,
    RetryPolicy,
    Settings,
    check_access,
    dumps,
    loads,
)
from aeries_sdk.errors import APIStatusError, DecodeError
from aeries_sdk.findings import Finding
from aeries_sdk.matching import Pair, SchoolMapping, SchoolRef, match_schools
from aeries_sdk.models import BellPeriod, School, Staff, Student, SystemInfo, Term
from aeries_sdk.oneroster import FileResult, ImportReport, Options, Status, apply_delta, check, export, iter_check
from aeries_sdk.roster import Progress, Refresh, RosterClass, SchoolRoster, pull, refresh
from aeries_sdk.testing import DemoDistrict, record, replay


def note(error: DecodeError) -> None:
    assert_type(error.operation, str)


def client(one: AeriesClient) -> None:
    assert_type(AeriesClient("https://demo.aeries.net/aeries", certificate="0" * 32, database_year=2026), AeriesClient)
    assert_type(AeriesClient(InstanceURL.parse("demo.aeries.net/aeries"), Certificate("0" * 32)), AeriesClient)
    assert_type(AeriesClient("demo.aeries.net", timeout=(5, 60), retry=RetryPolicy(total=2)), AeriesClient)
    assert_type(AeriesClient.from_env(max_workers=8), AeriesClient)
    assert_type(one.using(database_year="2025-2026", on_bad_record=note), AeriesClient)
    assert_type(one.settings, Settings)
    assert_type(one.database_year, str | None)
    assert_type(one.request("GET", "/api/v5/schools/{SchoolCode}/terms", {"SchoolCode": 994}), object)
    assert_type(OPERATIONS["students.list"].paths, tuple[str, ...])
    assert_type(OPERATIONS["students.list"].retry_safe, bool)
    with one as entered, DemoDistrict(students=40, schools=2) as district:
        assert_type(entered, AeriesClient)
        assert_type(district, DemoDistrict)
        assert_type(district.client(), AeriesClient)


def errors(error: APIStatusError) -> None:
    assert_type(error.status, int)
    assert_type(error.vendor_message, str)


def records(raw: bytes) -> None:
    assert_type(loads(raw, list[Student]), list[Student])
    assert_type(loads(raw, School), School)
    assert_type(dumps(loads(raw, list[Student])), bytes)


def values(student: Student, staff: Staff, term: Term, period: BellPeriod, info: SystemInfo) -> None:
    assert_type(student.student_id, int)
    assert_type(student.last_name, str)
    assert_type(student.birthdate, date | None)
    assert_type(student.is_active, bool)
    assert_type(student.is_hispanic, bool | None)
    assert_type(student.extra, dict[str, object])
    assert_type(staff.id, int)
    assert_type(term.start_date, date | None)
    assert_type(period.start_time, time | None)
    assert_type(info.current_date_time, datetime | None)


def access(one: AeriesClient) -> None:
    assert_type(check_access(one), AccessReport)
    assert_type(check_access(one, areas=["Contacts"]).missing, tuple[str, ...])


def matching(schools: list[School]) -> None:
    mapping = match_schools(schools, [("v1", "Lincoln High")])
    assert_type(mapping, SchoolMapping)
    assert_type(match_schools([SchoolRef("1", "Lincoln High")], [{"id": 1, "name": "Lincoln"}], mapping), SchoolMapping)
    assert_type(mapping.matched, tuple[Pair, ...])
    assert_type(mapping.unmatched_sis, tuple[SchoolRef, ...])
    assert_type(mapping.vendor_ids, dict[str, str])
    assert_type(SchoolMapping.from_csv("mapping.csv"), SchoolMapping)
    mapping.to_csv(Path("mapping.csv"))


def show(progress: Progress) -> None:
    assert_type(progress.total, int)


def rosters(one: AeriesClient, mapping: SchoolMapping) -> None:
    for school in pull(one, schools=[994], as_of=date(2026, 10, 1), progress=show):
        assert_type(school, SchoolRoster)
        assert_type(school.students, list[Student])
        assert_type(school.classes, list[RosterClass])
        assert_type(school.staff, dict[int, Staff])
    again = refresh(one, "kept", datetime(2026, 10, 1), overlap=timedelta(hours=1), whole_every=timedelta(days=2))
    assert_type(again, Refresh)
    assert_type(next(again), SchoolRoster)
    assert_type(again.since, datetime | None)
    report = export(one, "out/oneroster.zip", version="1.2", mapping=mapping, options=Options())
    assert_type(report, ImportReport)
    assert_type(report.status, Status)
    assert_type(report.students, FileResult)
    assert_type(check("out/oneroster.zip"), list[Finding])
    assert_type(iter_check(Path("out")), Iterator[Finding])
    assert_type(apply_delta("before.zip", "delta.zip", "after.zip"), dict[str, int])


def recordings(one: AeriesClient) -> None:
    with record("district.json", seed=7):
        one.schools.list()
    with replay("district.json") as district:
        assert_type(district.client(), AeriesClient)
