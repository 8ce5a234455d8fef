"""The tables as data: what a mapping, the writer and the checker rely on."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster import rows
from aeries_sdk.oneroster.spec import VERSIONS, spec

TYPED_ROWS = {
    "orgs": rows.OrgRow,
    "academicSessions": rows.AcademicSessionRow,
    "courses": rows.CourseRow,
    "classes": rows.ClassRow,
    "users": rows.UserRow,
    "roles": rows.RoleRow,
    "userProfiles": rows.UserProfileRow,
    "enrollments": rows.EnrollmentRow,
    "demographics": rows.DemographicsRow,
}


def test_header_of_users_in_both_versions() -> None:
    assert ",".join(spec("1.1").tables["users"].header) == (
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,"
        "middleName,identifier,email,sms,phone,agentSourcedIds,grades,password"
    )
    assert ",".join(spec("1.2").tables["users"].header) == (
        "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,"
        "email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
        "preferredFamilyName,primaryOrgSourcedId,pronouns"
    )


@pytest.mark.parametrize(("version", "count"), [("1.1", 13), ("1.2", 21)])
def test_every_file_of_the_version_is_there(version: str, count: int) -> None:
    assert len(spec(version).tables) == count


@pytest.mark.parametrize("version", VERSIONS)
def test_references_and_needs_name_tables_that_exist(version: str) -> None:
    tables = spec(version).tables
    for table in tables.values():
        assert {*table.references, *table.needs, *table.may_need} <= tables.keys()
        assert table.references <= {*table.needs, *table.may_need}


@pytest.mark.parametrize("version", VERSIONS)
def test_every_table_begins_with_the_same_three_columns(version: str) -> None:
    for table in spec(version).tables.values():
        assert table.header[:3] == ("sourcedId", "status", "dateLastModified")
        assert [column.required for column in table.columns[:3]] == ["yes", "delta", "delta"]


def test_vocabularies_may_be_extended_in_1_2_only() -> None:
    old = {column.name: column for column in spec("1.1").tables["orgs"].columns}
    new = {column.name: column for column in spec("1.2").tables["orgs"].columns}
    assert not old["type"].extensible
    assert new["type"].extensible
    assert not new["status"].extensible


@pytest.mark.parametrize("name", TYPED_ROWS)
def test_the_typed_rows_have_the_columns_of_both_versions(name: str) -> None:
    columns = {
        column for version in VERSIONS if name in spec(version).tables for column in spec(version).tables[name].header
    }
    assert get_type_hints(TYPED_ROWS[name]).keys() == columns


def test_an_unknown_version_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"1\.1 and 1\.2"):
        spec("1.0")
