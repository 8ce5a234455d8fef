"""People of Aeries as users of OneRoster: one record in, one row out. Pure functions.

In 1.1 a user's row names role and orgs; in 1.2 it names the primary org, and each role is a row of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType

from aeries_sdk.models import Contact, Staff, Student
from aeries_sdk.oneroster.ids import SourcedIds
from aeries_sdk.oneroster.mapping import grade_code
from aeries_sdk.oneroster.rows import (
    DemographicsRow,
    RoleRow,
    UserProfileRow,
    UserRow,
    bool_text,
    date_text,
    plain_text,
)

STUDENT_SOURCES: Mapping[str, Callable[[Student], str]] = MappingProxyType({
    "email": attrgetter("student_email_address"),
    "personal_email": attrgetter("student_personal_email_address"),
    "network_login": attrgetter("network_login_id"),
    "id": lambda student: str(student.student_id),
    "number": lambda student: str(student.student_number),
    "state_id": attrgetter("state_student_id"),
})  # fmt: skip
"""What a student's username, e-mail address, identifier and userIds can be taken from."""

STUDENT_NEEDS = (
    "student_email_address", "student_personal_email_address", "network_login_id", "state_student_id",
    "first_name", "middle_name", "last_name", "first_name_alias", "middle_name_alias", "last_name_alias",
    "grade", "birthdate", "gender", "ethnicity_code", "race_code1", "race_code2", "race_code3", "race_code4",
    "race_code5",
)  # fmt: skip
"""The attributes of a student that the rows are made of, beside those of the key."""

STAFF_SOURCES: Mapping[str, Callable[[Staff], str]] = MappingProxyType({
    "email": attrgetter("email_address"),
    "alternate_email": attrgetter("alternate_email_address"),
    "network_login": attrgetter("network_login_id"),
    "user_name": attrgetter("user_name"),
    "id": lambda staff: str(staff.id),
    "state_id": attrgetter("state_educator_id"),
    "hr_id": attrgetter("human_resources_system_id"),
})  # fmt: skip
"""The same for a member of staff; `user_name` is the login to Aeries."""


def student_row(ids: SourcedIds, student: Student, version: str = "1.1") -> UserRow:
    """A student, without what the options decide; 1.2 has the names in use, too, where they are other ones.

    >>> student = Student(student_id=7, school_code=994, student_number=1, first_name_alias="Ana")
    >>> student_row(SourcedIds(), student, "1.2")["preferredGivenName"]
    'Ana'
    """
    row = UserRow(
        sourcedId=ids.student(student),
        enabledUser="true",
        username="",
        givenName=plain_text(student.first_name),
        familyName=plain_text(student.last_name),
        middleName=plain_text(student.middle_name),
        grades=grade_code(student.grade),
    )
    if version != "1.1":
        row["preferredGivenName"] = plain_text(student.first_name_alias)
        row["preferredMiddleName"] = plain_text(student.middle_name_alias)
        row["preferredFamilyName"] = plain_text(student.last_name_alias)
    return row


def staff_row(ids: SourcedIds, staff: Staff) -> UserRow:
    """A member of staff, without what the version and the options decide."""
    return UserRow(
        sourcedId=ids.staff(staff),
        enabledUser="true",
        username="",
        givenName=plain_text(staff.first_name),
        familyName=plain_text(staff.last_name),
        middleName=plain_text(staff.middle_name),
    )


def guardian_row(ids: SourcedIds, contact: Contact) -> UserRow:
    """A parent or guardian. Where only the name on labels is filled, it stands as family name."""
    given, family = plain_text(contact.first_name), plain_text(contact.last_name)
    return UserRow(
        sourcedId=ids.guardian(contact),
        enabledUser="true",
        username="",
        givenName=given,
        familyName=family or ("" if given else plain_text(contact.mailing_name)),
        middleName=plain_text(contact.middle_name),
        email=plain_text(contact.email_address),
    )


TITLE_ROLES: Mapping[str, str] = MappingProxyType({
    "secretary": "",
    "clerk": "",
    "registrar": "",
    "assistant to": "",
    "aide": "aide",
    "paraeducator": "aide",
    "paraprofessional": "aide",
    "instructional assistant": "aide",
    "superintendent": "districtAdministrator",
    "director": "districtAdministrator",
    "principal": "principal",
    "dean": "siteAdministrator",
    "administrator": "siteAdministrator",
    "counselor": "counselor",
    "teacher": "teacher",
    "instructor": "teacher",
})  # fmt: skip
"""Roles, in the words of 1.2, by what stands in a title; the first that is found counts, and "" is no role."""

RELATIONSHIP_ROLES: Mapping[str, str] = MappingProxyType({
    "guardian": "guardian",
    "foster": "guardian",
    "grand": "relative",
    "mother": "parent",
    "father": "parent",
    "parent": "parent",
    "aunt": "relative",
    "uncle": "relative",
    "brother": "relative",
    "sister": "relative",
    "sibling": "relative",
    "cousin": "relative",
})  # fmt: skip
"""Roles by what stands in the text of a contact's relationship code; the first that is found counts."""


def role_by_words(text: str, roles: Mapping[str, str]) -> str:
    """The role of the first entry whose words begin a word of the text, or "".

    >>> role_by_words("Asst. Principal", TITLE_ROLES), role_by_words("Secretary to the Principal", TITLE_ROLES)
    ('principal', '')
    >>> role_by_words("Grandmother", RELATIONSHIP_ROLES), role_by_words("Neighbor", RELATIONSHIP_ROLES)
    ('relative', '')
    """
    said = text.casefold()
    return next((role for words, role in roles.items() if re.search(rf"\b(step|god)?{re.escape(words)}", said)), "")


def is_reachable(contact: Contact) -> bool:
    """Whether a contact may be told to others: no red flag (a court order and the like), no closed portal."""
    return not contact.red_flag and contact.access_to_portal.strip().upper() != "N"


def role_row(ids: SourcedIds, user: str, org: str, role: str, profile: str, *, primary: bool = True) -> RoleRow:
    """A role of a user at an org (1.2)."""
    return RoleRow(
        sourcedId=ids.role(user, org, role),
        userSourcedId=user,
        roleType="primary" if primary else "secondary",
        role=role,
        orgSourcedId=org,
        userProfileSourcedId=profile,
    )


def profile_row(ids: SourcedIds, user: str, login: str) -> UserProfileRow:
    """The directory login of a user (1.2). Passwords are never read, so none is ever written."""
    return UserProfileRow(
        sourcedId=ids.profile(user),
        userSourcedId=user,
        profileType="directory",
        vendorId="aeries",
        description="Network login of the SIS",
        credentialType="username",
        username=login,
    )


# State codes of races by the federal groups of the standard; Filipino (400) counts as Asian there.
_RACES = {
    "americanIndianOrAlaskaNative": ("1",),
    "asian": ("2", "4"),
    "nativeHawaiianOrOtherPacificIslander": ("3",),
    "blackOrAfricanAmerican": ("6",),
    "white": ("7",),
}


def demographics_row(ids: SourcedIds, student: Student, version: str = "1.1") -> DemographicsRow:
    """Birth date, sex, race and ethnicity of a student.

    Sex is given for M and F only in 1.1, whose vocabulary has no more; 1.2 says `other` for a district's further codes.
    Races come from the state's three-digit codes by their first digit; districts outside that scheme leave them blank.
    """
    return {
        **_groups(student.gender.strip(), student.is_hispanic, tuple(student.race_codes), version),
        "sourcedId": ids.student(student),
        "birthDate": date_text(student.birthdate),
    }


# A district has few combinations of codes.
@lru_cache(maxsize=4096)
def _groups(gender: str, hispanic: bool | None, races: tuple[str, ...], version: str) -> DemographicsRow:
    """The columns of sex, ethnicity and race."""
    known = [code for code in races if len(code) == 3 and code.isdecimal() and code[0] in "123467"]
    row: DemographicsRow = {
        "sourcedId": "",
        "sex": {"M": "male", "F": "female"}.get(gender, "other" if gender and version != "1.1" else ""),
        "hispanicOrLatinoEthnicity": bool_text(hispanic),
    }
    if known:
        found = {name: any(code[0] in digits for code in known) for name, digits in _RACES.items()}
        row["americanIndianOrAlaskaNative"] = bool_text(found["americanIndianOrAlaskaNative"])
        row["asian"] = bool_text(found["asian"])
        row["nativeHawaiianOrOtherPacificIslander"] = bool_text(found["nativeHawaiianOrOtherPacificIslander"])
        row["blackOrAfricanAmerican"] = bool_text(found["blackOrAfricanAmerican"])
        row["white"] = bool_text(found["white"])
        row["demographicRaceTwoOrMoreRaces"] = bool_text(sum(found.values()) > 1)
    return row
