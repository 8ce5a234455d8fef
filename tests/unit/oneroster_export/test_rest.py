"""Packages as REST JSON."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster import OneRosterWriter, to_json

MOMENT = datetime(2026, 10, 1, 8, tzinfo=UTC)
USER = {"sourcedId": "7", "enabledUser": "true", "username": "ana", "givenName": "Ana", "familyName": "Reyes"}


def made(tmp_path: Path, rows: dict[str, dict[str, str]], **options: Any) -> dict[str, Any]:
    with OneRosterWriter(tmp_path / "one.zip", **options) as writer:
        for table, row in rows.items():
            writer.add(table, row)
        writer.commit()
    counts = to_json(tmp_path / "one.zip", tmp_path / "json", modified=MOMENT, base_url="https://example.org/")
    assert set(counts.values()) <= {1}
    return {table: json.loads((tmp_path / "json" / f"{table}.json").read_text())[table][0] for table in counts}


def reference(path: str, kind: str, version: str = "v1p1") -> dict[str, str]:
    name = path.rpartition("/")[2]
    return {"href": f"https://example.org/ims/oneroster/{version}/{path}", "sourcedId": name, "type": kind}


def test_columns_become_references_arrays_and_texts(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        {
            "users": {
                **USER,
                "role": "student",
                "orgSourcedIds": "994,995",
                "userIds": "{LDAP:a:b},{SIS:7}",
                "agentSourcedIds": "8",
                "grades": "09",
                "password": "secret",
            },
            "classes": {
                "sourcedId": "994_1",
                "title": "Algebra, period 1",
                "courseSourcedId": "0775",
                "classType": "scheduled",
                "schoolSourcedId": "994",
                "termSourcedIds": "994_F,994_S",
                "grades": "09,10",
                "periods": "1,2",
            },
            "academicSessions": {
                "sourcedId": "994_F",
                "title": "Fall",
                "type": "term",
                "startDate": "2026-08-17",
                "endDate": "2026-12-19",
                "parentSourcedId": "0_SY2027",
                "schoolYear": "2027",
            },
        },
    )
    common = {"status": "active", "dateLastModified": "2026-10-01T08:00:00.000Z"}
    assert found["users"] == {
        "sourcedId": "7",
        **common,
        "enabledUser": "true",
        "username": "ana",
        "role": "student",
        "givenName": "Ana",
        "familyName": "Reyes",
        "grades": ["09"],
        "orgs": [reference("orgs/994", "org"), reference("orgs/995", "org")],
        "userIds": [{"type": "LDAP", "identifier": "a:b"}, {"type": "SIS", "identifier": "7"}],
        "agents": [reference("users/8", "user")],
    }
    assert found["classes"]["course"] == reference("courses/0775", "course")
    assert found["classes"]["school"] == reference("orgs/994", "org")
    assert found["classes"]["terms"][1] == reference("academicSessions/994_S", "academicSession")
    assert (found["classes"]["grades"], found["classes"]["periods"]) == (["09", "10"], ["1", "2"])
    assert found["academicSessions"]["schoolYear"] == "2027"
    assert found["academicSessions"]["parent"] == reference("academicSessions/0_SY2027", "academicSession")


def test_roles_and_profiles_are_parts_of_their_user(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        {
            "users": {**USER, "preferredGivenName": "Bo", "primaryOrgSourcedId": "994"},
            "roles": {
                "sourcedId": "R1",
                "userSourcedId": "7",
                "roleType": "primary",
                "role": "student",
                "orgSourcedId": "994",
                "userProfileSourcedId": "P1",
            },
            "userProfiles": {
                "sourcedId": "P1",
                "userSourcedId": "7",
                "profileType": "directory",
                "vendorId": "aeries",
                "credentialType": "username",
                "username": "s7",
                "password": "secret",
            },
        },
        version="1.2",
    )
    assert set(found) == {"users"}
    user = found["users"]
    org = reference("orgs/994", "org", "rostering/v1p2")
    assert user["roles"] == [{"roleType": "primary", "role": "student", "org": org, "userProfile": "P1"}]
    assert user["primaryOrg"] == org
    assert user["preferredFirstName"] == "Bo"
    assert user["userProfiles"] == [
        {
            "profileId": "P1",
            "profileType": "directory",
            "vendorId": "aeries",
            "credentials": [{"type": "username", "username": "s7"}],
        }
    ]


def test_a_delta_keeps_its_status_and_numbers_are_numbers(tmp_path: Path) -> None:
    stamps = {"status": "tobedeleted", "dateLastModified": "2026-09-01T08:00:00.000Z"}
    found = made(
        tmp_path,
        {
            "results": {"sourcedId": "1", **stamps, "lineItemSourcedId": "2", "studentSourcedId": "7", "score": "9.5"},
            "orgs": {"sourcedId": "994", **stamps, "name": "Oak", "type": "school", "metadata.ncesId": "5"},
        },
        mode="delta",
        metadata={"orgs": ["metadata.ncesId"]},
    )
    assert found["results"]["score"] == 9.5
    assert found["results"]["lineItem"]["type"] == "lineItem"
    assert (found["results"]["status"], found["results"]["dateLastModified"]) == tuple(stamps.values())
    assert found["orgs"]["metadata"] == {"ncesId": "5"}


def test_files_are_private_and_the_moment_needs_a_zone(tmp_path: Path) -> None:
    made(tmp_path, {"users": USER})
    assert stat.S_IMODE((tmp_path / "json" / "users.json").stat().st_mode) == 0o600
    with pytest.raises(ConfigError):
        to_json(tmp_path / "one.zip", tmp_path, modified=datetime(2026, 10, 1))
