"""The rows of people, written as their schools stream through an export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from aeries_sdk.assembly import DEMOGRAPHICS_PAGE, STAFF_PAGE
from aeries_sdk.findings import Finding
from aeries_sdk.models import Contact, School, Staff, Student
from aeries_sdk.oneroster import people
from aeries_sdk.oneroster.rows import UserRow, pairs_text, plain_text
from aeries_sdk.oneroster.run import Membership, Run

_LOGINS = {
    "login-taken": (
        "The login is shared with somebody else, so the next source was taken.",
        "Give everybody an e-mail address and a network login of their own.",
    ),
    "login-missing": (
        "There is no login, so the id stands in for it.",
        "Fill the e-mail address or the network login of the record.",
    ),
}
# 1.1 has one word for whoever runs a school, and none for counselors.
_ROLES_OF_1_1 = {
    "principal": "administrator",
    "siteAdministrator": "administrator",
    "districtAdministrator": "administrator",
    "systemAdministrator": "administrator",
}


class UserRows:
    """The people of one school."""

    def __init__(self, run: Run, school: School, place: int) -> None:
        self.run = run
        self.ids = run.ids
        self.options = run.options
        self.school = school
        self.place = place
        self.org = self.ids.org(school)
        # Most options look at few of the sources, and tidying a text has its price.
        always, options = {"id", "network_login"}, self.options
        students = always.union(
            options.student_username,
            options.student_user_ids.values(),
            options.student_email,
            options.student_identifier,
        )
        staff = always.union(
            options.staff_username, options.staff_user_ids.values(), options.staff_email, options.staff_identifier
        )
        self._student_sources = {name: value for name, value in people.STUDENT_SOURCES.items() if name in students}
        self._staff_sources = {name: value for name, value in people.STAFF_SOURCES.items() if name in staff}

    def student(self, student: Student, user: str, classes: int) -> None:
        """Write a student, a user who is in that many classes, or report one in none as left out."""
        if not classes and not self.options.students_without_classes:
            self.run.leave_out(
                user,
                self._finding(
                    "student-without-class",
                    "The student is in no class on this day, and is left out.",
                    "Student Data > Scheduling > Student Classes: schedule the student, or inactivate the record.",
                    student.student_id,
                ),
            )
            return
        entered = student.school_enter_date or date.max
        first = self.run.joins(user, Membership(1, -classes, entered, self.place, self.org))
        values = {source: plain_text(value(student)) for source, value in self._student_sources.items()}
        self._roles(user, ("student",), values["network_login"], first=first)
        if not first:
            return
        row = people.student_row(self.ids, student, self.run.version)
        row["email"] = _first(values, self.options.student_email)
        row["identifier"] = _first(values, self.options.student_identifier)
        row["userIds"] = _pairs(self.options.student_user_ids, values)
        row["username"] = self._username(
            self.options.student_username, values, user, student.student_id, self.run.students
        )
        self._user(row, "student", self.run.students, student.student_id, DEMOGRAPHICS_PAGE)
        self.run.counts["students"] += 1
        if self.options.demographics:
            self.run.add("demographics", people.demographics_row(self.ids, student, self.run.version))

    def staff(self, staff: Staff, classes: int, roles: tuple[str, ...] = ("teacher",)) -> None:
        """Write a member of staff who has that many classes.

        Args:
            staff: The record.
            classes: How many classes the person has at the school.
            roles: Roles in the words of 1.2, the main one first; 1.1 has room for that one only.
        """
        user = self.ids.staff(staff)
        rank = int(staff.primary_aeries_school != self.school.school_code)
        first = self.run.joins(user, Membership(rank, -classes, date.max, self.place, self.org))
        values = {source: plain_text(value(staff)) for source, value in self._staff_sources.items()}
        self._roles(user, roles, values["network_login"], first=first)
        if not first:
            return
        row = people.staff_row(self.ids, staff)
        row["email"] = _first(values, self.options.staff_email)
        row["identifier"] = _first(values, self.options.staff_identifier)
        row["userIds"] = _pairs(self.options.staff_user_ids, values)
        row["username"] = self._username(self.options.staff_username, values, user, staff.id, self.run.staff)
        self._user(row, roles[0], self.run.staff, staff.id, STAFF_PAGE)
        self.run.counts["staff"] += 1

    def staff_without_classes(self, staff: Staff, role: str) -> bool:
        """Write a member of staff in a role, and answer whether the version has that role."""
        if not role or (self.run.version == "1.1" and role == "counselor"):
            return False
        self.staff(staff, 0, (role,))
        return True

    def guardian(self, contact: Contact, student: str, role: str) -> None:
        """Write a parent, guardian or relative of a student who has been written, and link the two."""
        user = self.ids.guardian(contact)
        self.run.link(student, user)
        if self.run.is_at(user, self.org):
            return
        first = self.run.joins(user, Membership(1, 0, date.max, self.place, self.org))
        self._roles(user, (role,), "", first=first)
        if first:
            row = people.guardian_row(self.ids, contact)
            # Two records of one parent share an address: that is nothing to mend, so nothing is reported.
            row["username"], _ = self.run.username([("email", row["email"])], user)
            row["givenName"] = row["givenName"] or "-"
            row["familyName"] = row["familyName"] or "-"
            self._write(row, role)
            self.run.counts["guardians"] += 1

    def _roles(self, user: str, roles: tuple[str, ...], login: str, *, first: bool) -> None:
        if self.run.version == "1.1":
            return
        profile = self.ids.profile(user) if login else ""
        if login and first:
            self.run.add("userProfiles", people.profile_row(self.ids, user, login))
        for role in roles:
            row = people.role_row(self.ids, user, self.org, role, profile, primary=role == roles[0])
            self.run.add("roles", row)

    def _username(
        self, sources: tuple[str, ...], values: dict[str, str], user: str, record: int, findings: list[Finding]
    ) -> str:
        name, rule = self.run.username([(source, values[source]) for source in (*sources, "id")], user)
        if rule:
            findings.append(self._finding(rule, *_LOGINS[rule], record))
        return name

    def _user(self, row: UserRow, role: str, findings: list[Finding], record: int, page: str) -> None:
        if not row["givenName"] or not row["familyName"]:
            findings.append(
                self._finding(
                    "name-missing",
                    "First or last name is blank; the file says '-' there, since the standard demands both.",
                    f"{page}: fill the name.",
                    record,
                )
            )
            row["givenName"] = row["givenName"] or "-"
            row["familyName"] = row["familyName"] or "-"
        self._write(row, role)

    def _write(self, row: UserRow, role: str) -> None:
        if self.run.version == "1.1":
            row["role"] = _ROLES_OF_1_1.get(role, role)
            row["orgSourcedIds"] = self.org
        else:
            row["primaryOrgSourcedId"] = self.org
        self.run.add("users", row)

    def _finding(self, rule: str, message: str, remedy: str, record: int) -> Finding:
        school = str(self.school.school_code)
        return Finding(rule, "warning", message, remedy=remedy, school=school, record=str(record))


def _first(values: Mapping[str, str], sources: Iterable[str]) -> str:
    """The first source that is filled, or ""."""
    for source in sources:
        if values[source]:
            return values[source]
    return ""


def _pairs(wanted: Mapping[str, str], values: Mapping[str, str]) -> str:
    return pairs_text([(kind, values[source]) for kind, source in wanted.items()]) if wanted else ""
