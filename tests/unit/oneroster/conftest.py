"""Correct packages, small enough to read, that tests spoil in one place at a time."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk.oneroster.spec import spec

Files = dict[str, list[list[str]]]

_BOTH = {
    "orgs": [
        {"sourcedId": "d1", "name": "Oak District", "type": "district"},
        {"sourcedId": "s1", "name": "Oak, High", "type": "school", "parentSourcedId": "d1"},
        {"sourcedId": "s2", "name": 'The "Elm" School', "type": "school", "parentSourcedId": "d1"},
    ],
    "academicSessions": [
        {"sourcedId": "y1", "title": "2026-2027", "type": "schoolYear", "start": "2026-08-01", "end": "2027-07-01"},
        {"sourcedId": "t1", "title": "Fall", "type": "term", "start": "2026-08-10", "end": "2026-12-19", "up": "y1"},
        {"sourcedId": "t2", "title": "Two", "type": "term", "start": "2027-01-05", "end": "2027-06-12", "up": "y1"},
        {"sourcedId": "g1", "title": "Q1", "type": "gradingPeriod", "start": "2026-08-10", "end": "2026-10-10",
         "up": "t1"},
    ],
    "courses": [
        {"sourcedId": "k1", "schoolYearSourcedId": "y1", "title": "Algebra", "courseCode": "0775", "grades": "09,10",
         "orgSourcedId": "d1", "subjects": "Math", "subjectCodes": "02052"},
        {"sourcedId": "k2", "title": "Art", "orgSourcedId": "s1"},
    ],
    "classes": [
        {"sourcedId": "c1", "title": "Algebra P1", "grades": "09,10", "courseSourcedId": "k1", "classCode": "1001",
         "classType": "scheduled", "schoolSourcedId": "s1", "termSourcedIds": "t1", "periods": "1,2"},
        {"sourcedId": "c2", "title": "Art P2", "courseSourcedId": "k2", "classType": "homeroom",
         "schoolSourcedId": "s1", "termSourcedIds": "t1,t2"},
    ],
    "users": [
        {"sourcedId": "te1", "role": "teacher", "userIds": "{LDAP:te1},{SSO:x1}"},
        {"sourcedId": "te2", "role": "teacher"},
        {"sourcedId": "st1", "role": "student", "agentSourcedIds": "pa1", "grades": "09"},
        {"sourcedId": "st2", "role": "student", "grades": "KG"},
        {"sourcedId": "pa1", "role": "parent", "agentSourcedIds": "st1"},
    ],
    "enrollments": [
        {"sourcedId": "e1", "classSourcedId": "c1", "userSourcedId": "te1", "role": "teacher", "primary": "true",
         "beginDate": "2026-08-10", "endDate": "2026-10-01"},
        {"sourcedId": "e2", "classSourcedId": "c1", "userSourcedId": "te2", "role": "teacher", "primary": "true",
         "beginDate": "2026-10-01", "endDate": "2026-12-19"},
        {"sourcedId": "e3", "classSourcedId": "c1", "userSourcedId": "st1", "role": "student", "primary": "false"},
        {"sourcedId": "e4", "classSourcedId": "c2", "userSourcedId": "te2", "role": "teacher"},
        {"sourcedId": "e5", "classSourcedId": "c2", "userSourcedId": "st2", "role": "student",
         "beginDate": "2026-08-10", "endDate": "2027-06-12"},
    ],
    "demographics": [{"sourcedId": "st1", "birthDate": "2012-02-29", "sex": "female", "asian": "true"}],
    "categories": [{"sourcedId": "ca1", "title": "Homework"}],
    "lineItems": [
        {"sourcedId": "l1", "title": "Quiz", "assignDate": "2026-09-01", "dueDate": "2026-09-08",
         "classSourcedId": "c1", "categorySourcedId": "ca1",
         "gradingPeriodSourcedId": "g1", "academicSessionSourcedId": "g1",
         "schoolSourcedId": "s1", "resultValueMin": "0", "resultValueMax": "10.5"},
    ],
    "results": [
        {"sourcedId": "r1", "lineItemSourcedId": "l1", "studentSourcedId": "st1", "scoreStatus": "fully graded",
         "score": "9.5", "scoreDate": "2026-09-09"},
    ],
    "resources": [{"sourcedId": "x1", "vendorResourceId": "v1", "roles": "student,teacher", "importance": "primary"}],
    "classResources": [{"sourcedId": "cx1", "classSourcedId": "c1", "resourceSourcedId": "x1"}],
}  # fmt: skip
_NEW = {
    "roles": [
        {"sourcedId": f"ro{number}", "userSourcedId": user, "roleType": "primary", "role": role, "orgSourcedId": "s1"}
        for number, (user, role) in enumerate(
            [("te1", "teacher"), ("te2", "teacher"), ("st1", "student"), ("st2", "student"), ("pa1", "parent")], 1
        )
    ],
    "userProfiles": [
        {"sourcedId": f"p{user}", "userSourcedId": user, "profileType": "app", "vendorId": "v", "credentialType": "sso",
         "username": f"{user}x"}
        for user in ("te1", "st1")
    ],
    "lineItemLearningObjectiveIds": [
        {"sourcedId": "o1", "lineItemSourcedId": "l1", "source": "case",
         "learningObjectiveId": "urn:uuid:01234567-89ab-cdef-0123-456789abcdef"},
    ],
    "scoreScales": [
        {"sourcedId": "ss1", "title": "Letters", "type": "percent", "orgSourcedId": "s1", "courseSourcedId": "k1",
         "classSourcedId": "c1", "scoreScaleValue": "{A+:100},{A:94}"},
    ],
}  # fmt: skip


def _completed(table: str, row: dict[str, str], mode: str) -> dict[str, str]:
    full = dict(row)
    if table == "academicSessions":
        full |= {"startDate": row["start"], "endDate": row["end"], "parentSourcedId": row.get("up", "")}
        full["schoolYear"] = "2027"
    if table == "users":
        name = row["sourcedId"]
        full |= {
            "enabledUser": "true",
            "orgSourcedIds": "s1",
            "username": name,
            "givenName": "Kim",
            "familyName": "Lee",
        }
        full["primaryOrgSourcedId"] = "s1" if name == "te1" else ""
    if table == "enrollments":
        full["schoolSourcedId"] = "s1"
    if table == "roles" and row["userSourcedId"] == "te1":
        full["userProfileSourcedId"] = "pte1"
    if mode == "delta":
        full |= {"status": "active", "dateLastModified": "2026-11-01T08:00:00.000Z"}
    return full


@pytest.fixture
def correct_set() -> Callable[[str, str], Files]:
    """Makes a correct set of a version ("1.1", "1.2") and mode ("bulk", "delta"): rows by file, headers first."""

    def make(version: str, mode: str) -> Files:
        tables = _BOTH | (_NEW if version == "1.2" else {})
        files: Files = {}
        for name, table in spec(version).tables.items():
            if name in tables:
                rows = [_completed(name, row, mode) for row in tables[name]]
                files[table.file] = [list(table.header), *([row.get(c, "") for c in table.header] for row in rows)]
        manifest = spec(version).manifest_rows(dict.fromkeys(tables, mode), systemName="Test", systemCode="t")
        files["manifest.csv"] = [["propertyName", "value"], *map(list, manifest)]
        return files

    return make


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Writes files into a zip; `spoil` may rewrite the bytes of single files."""

    def write(files: Files, spoil: dict[str, Callable[[bytes], bytes]] | None = None, name: str = "set.zip") -> Path:
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as package:
            for file, rows in files.items():
                text = io.StringIO()
                csv.writer(text).writerows(rows)
                content = text.getvalue().encode()
                package.writestr(file, spoil[file](content) if spoil and file in spoil else content)
        return tmp_path / name

    return write
