"""Who is in users: logins from chosen fields, roles, staff without classes, guardians."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk.errors import ConfigError
from aeries_sdk.models import Contact
from aeries_sdk.oneroster import Options, SourcedIds, Status, check, export
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
Read = Callable[[Path], Tables]


@pytest.fixture
def tables_with(tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read) -> Callable[..., Tables]:
    """Exports the district with options; the package must keep all rules."""

    def make(version: str = "1.1", **options: object) -> Tables:
        path = tmp_path / "oneroster.zip"
        with tidy_district.client() as client:
            report = export(client, path, version, options=Options(max_gone=1, **options))  # type: ignore[arg-type]
        assert report.status is Status.COMPLETED, str(report)
        assert {found.rule for found in check(path)} <= {"class-no-student"}
        return read_zip(path)

    return make


def test_logins_come_from_the_fields_that_were_chosen(tables_with: Callable[..., Tables]) -> None:
    tables = tables_with(
        student_username="network_login",
        student_email=("personal_email", "email"),
        student_identifier="state_id",
        student_user_ids={"LDAP": "network_login", "SIS": "id"},
        staff_username="user_name",
        staff_identifier="hr_id",
        staff_user_ids={"HR": "hr_id"},
    )
    users = {row["sourcedId"]: row for row in tables["users"]}
    student, teacher = users["99400004"], next(row for row in tables["users"] if row["role"] == "teacher")
    number = teacher["sourcedId"].removeprefix("TCH_")
    assert student["username"] == "s99400004"
    assert student["email"].endswith("@example.org")
    assert student["userIds"] == "{LDAP:s99400004},{SIS:99400004}"
    assert teacher["username"].endswith(number)
    assert teacher["identifier"] == f"HR{number}"
    assert teacher["userIds"] == f"{{HR:HR{number}}}"
    assert {row["password"] for row in tables["users"]} == {""}


@pytest.mark.parametrize("wrong", [{"student_username": "hr_id"}, {"staff_user_ids": {"X": "number"}}])
def test_unknown_sources_are_told_at_once(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="A source is one of"):
        Options(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"class_roles": {"AID": "counselor"}},
        {"title_roles": {"cook": "cook"}},
        {"job_roles": {"12": "cook"}},
        {"relationship_roles": {"x": "student"}},
    ],
)
def test_unknown_roles_are_told_at_once(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match="A role is one of"):
        Options(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_staff_without_classes_come_by_their_title(tables_with: Callable[..., Tables], version: str) -> None:
    tables = tables_with(version, staff_without_classes=True)
    if version == "1.1":
        roles = {row["sourcedId"]: row["role"] for row in tables["users"]}
        homes = {row["sourcedId"]: row["orgSourcedIds"] for row in tables["users"]}
    else:
        roles = {row["userSourcedId"]: row["role"] for row in tables["roles"]}
        homes = {row["userSourcedId"]: row["orgSourcedId"] for row in tables["roles"]}
    assert roles["TCH_9940001"] == ("administrator" if version == "1.1" else "principal")
    assert roles.get("TCH_9940002") == (None if version == "1.1" else "counselor")
    assert "TCH_9940003" not in roles
    assert roles["TCH_9940004"] == "aide"
    assert homes["TCH_9940001"] == "994"
    assert not {row["sourcedId"] for row in tables_with(version)["users"]} & {"TCH_9940001", "TCH_9940002"}


def test_a_job_tells_the_role_where_the_title_does_not(tables_with: Callable[..., Tables]) -> None:
    tables = tables_with(staff_without_classes=True, job_roles={"24": "aide", "12": "teacher"})
    roles = {row["sourcedId"]: row["role"] for row in tables["users"]}
    # The registrar's job is classified; the title says that the principal is none of the teachers.
    assert (roles["TCH_9940003"], roles["TCH_9940001"]) == ("aide", "administrator")


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_people_in_classes_have_the_part_that_their_code_says(tables_with: Callable[..., Tables], version: str) -> None:
    tables = tables_with(version, class_roles={"AID": "aide"})
    people = {row["userSourcedId"]: row["role"] for row in tables.get("roles", [])}
    people |= {row["sourcedId"]: row.get("role", "") for row in tables["users"] if version == "1.1"}
    assert people["TCH_9950004"] == "aide"
    in_class = Counter((row["userSourcedId"], row["role"], row["primary"]) for row in tables["enrollments"])
    assert {key[1:] for key in in_class if key[0] == "TCH_9950004"} == {("proctor", "false")}
    plain = tables_with(version)
    assert {row["role"] for row in plain["enrollments"] if row["userSourcedId"] == "TCH_9950004"} == {"teacher"}


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_guardians_are_linked_both_ways(tables_with: Callable[..., Tables], version: str) -> None:
    tables = tables_with(version, guardians=True)
    users = {row["sourcedId"]: row for row in tables["users"]}
    guardians = {name: row for name, row in users.items() if name.startswith("CON_")}
    assert guardians
    for name, row in guardians.items():
        assert [
            name in users[student]["agentSourcedIds"].split(",") for student in row["agentSourcedIds"].split(",")
        ] == [True]
    if version == "1.1":
        assert {row["role"] for row in guardians.values()} == {"parent"}
    assert len({row["username"] for row in users.values()}) == len(users)
    # The third contact of a student is a neighbour.
    assert {name.rpartition("_")[2] for name in guardians} == {"3", "2"}


def test_contacts_with_a_red_flag_or_a_closed_portal_stay_out(
    tidy_district: DemoDistrict, tables_with: Callable[..., Tables]
) -> None:
    with tidy_district.client() as client:
        first = client.contacts.list(994, student_id=99400004)[0]
        client.contacts.update(99400004, first.sequence_number, access_to_portal="N")
    users = {row["sourcedId"]: row for row in tables_with(guardians=True)["users"]}
    assert f"CON_99400004_{first.sequence_number}" not in users
    assert "CON_99400008_3" in users


def test_a_shared_guardian_keeps_the_students_of_a_failed_school(
    tidy_district: DemoDistrict, tmp_path: Path, read_zip: Read
) -> None:
    class OneParent(SourcedIds):
        def guardian(self, contact: Contact) -> str:
            return "PWA_1"

    path = tmp_path / "oneroster.zip"
    options = Options(guardians=True, ids=OneParent(), failed_schools="keep")
    with tidy_district.client() as client:
        export(client, path, options=options)
        before = read_zip(path)
        tidy_district.fault("status_500_message", path="/schools/993/students")
        report = export(client, path, options=options)
    assert report.status is Status.COMPLETED_WITH_ERRORS, str(report)
    after = read_zip(path)
    assert {name: rows for name, rows in after.items() if name != "users"} == {
        name: rows for name, rows in before.items() if name != "users"
    }
    links = [{row["sourcedId"]: row["agentSourcedIds"] for row in tables["users"]} for tables in (before, after)]
    assert links[0] == links[1]


def test_siblings_share_the_guardian_with_a_portal_account(tables_with: Callable[..., Tables]) -> None:
    class OneParent(SourcedIds):
        def guardian(self, contact: Contact) -> str:
            return "PWA_1"

    tables = tables_with(guardians=True, ids=OneParent())
    parent = next(row for row in tables["users"] if row["sourcedId"] == "PWA_1")
    students = {row["sourcedId"] for row in tables["users"] if row["role"] == "student"}
    assert set(parent["agentSourcedIds"].split(",")) == students
    assert parent["orgSourcedIds"] == "990,993,994,995"


def test_an_id_that_is_the_first_choice_stands_in_for_nothing(tmp_path: Path) -> None:
    with DemoDistrict(students=60, schools=2, oddities=False) as district, district.client() as client:
        report = export(client, tmp_path / "oneroster.zip", options=Options(student_username=("id", "email")))
    assert "login-missing" not in {finding.rule for finding in report.students.findings}
    assert report.students.imported > 0
