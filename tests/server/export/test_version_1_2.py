"""What OneRoster 1.2 has and 1.1 has not: roles, profiles, preferred names, the primary org."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from aeries_sdk.oneroster import export
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]


def test_a_user_has_a_role_per_school_and_a_primary_org(tmp_path: Path, read_zip: Read) -> None:
    path = tmp_path / "oneroster.zip"
    with DemoDistrict(students=600, schools=8, seed=7) as district, district.client() as client:
        district.change("student", 99400001, FirstNameAlias="Bo")
        export(client, path, version="1.2")
    tables = read_zip(path)
    assert tables["manifest"][0]["oneroster.version"] == "1.2"
    roles = {(row["userSourcedId"], row["orgSourcedId"]): row for row in tables["roles"]}
    users = {row["sourcedId"]: row for row in tables["users"]}
    twice = roles["99400001", "994"], roles["99400001", "995"]
    assert {row["roleType"] for row in twice} == {"primary"}
    assert {row["role"] for row in twice} == {"student"}
    assert users["99400001"]["primaryOrgSourcedId"] == "994"
    assert users["99400001"]["preferredGivenName"] == "Bo"
    assert users["99400004"]["preferredGivenName"] == ""
    assert "orgSourcedIds" not in users["99400001"]
    assert {user for user, _ in roles} == set(users)
    assert {row["role"] for row in tables["roles"]} == {"student", "teacher"}


def test_profiles_hold_directory_logins_and_no_password(
    tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read
) -> None:
    tidy_district.change("student", 99400004, NetworkLoginID="")
    with tidy_district.client() as client:
        export(client, tmp_path / "oneroster.zip", version="1.2")
    tables = read_zip(tmp_path / "oneroster.zip")
    profiles = {row["userSourcedId"]: row for row in tables["userProfiles"]}
    assert "99400004" not in profiles
    assert profiles["99400008"]["username"] == "s99400008"
    assert {row["password"] for row in tables["userProfiles"] + tables["users"]} == {""}
    linked = {row["userSourcedId"]: row["userProfileSourcedId"] for row in tables["roles"]}
    assert linked["99400008"] == profiles["99400008"]["sourcedId"]
    assert linked["99400004"] == ""
