"""Rows as plain dictionaries with checked keys, and the texts that go into them.

A row is a `dict` of column name to text; columns left out are blank. The `TypedDict`s below cost nothing at run time
and let a type checker find a misspelt column. They hold the columns of 1.1 and 1.2 together; the writer refuses a
column that its version does not have.

>>> enrollment = EnrollmentRow(sourcedId="994_1_7", classSourcedId="994_1", schoolSourcedId="994",
...                            userSourcedId="7", role="student", beginDate=date_text(date(2026, 8, 12)))
>>> enrollment["beginDate"]
'2026-08-12'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Required, TypeAlias, TypedDict

from aeries_sdk.errors import ConfigError

__all__ = [
    "AcademicSessionRow",
    "ClassRow",
    "CourseRow",
    "DemographicsRow",
    "EnrollmentRow",
    "OrgRow",
    "RoleRow",
    "Row",
    "UserProfileRow",
    "UserRow",
    "bool_text",
    "clean_guid",
    "date_text",
    "datetime_text",
    "exclusive_end",
    "is_guid",
    "list_text",
    "pairs_text",
    "plain_text",
    "year_text",
]


class _BaseRow(TypedDict, total=False):
    sourcedId: Required[str]
    status: str
    dateLastModified: str


class OrgRow(_BaseRow, total=False):
    """One row of orgs.csv."""

    name: Required[str]
    type: Required[str]
    identifier: str
    parentSourcedId: str


class AcademicSessionRow(_BaseRow, total=False):
    """One row of academicSessions.csv."""

    title: Required[str]
    type: Required[str]
    startDate: Required[str]
    endDate: Required[str]
    parentSourcedId: str
    schoolYear: Required[str]


class CourseRow(_BaseRow, total=False):
    """One row of courses.csv."""

    schoolYearSourcedId: str
    title: Required[str]
    courseCode: str
    grades: str
    orgSourcedId: Required[str]
    subjects: str
    subjectCodes: str


class ClassRow(_BaseRow, total=False):
    """One row of classes.csv."""

    title: Required[str]
    grades: str
    courseSourcedId: Required[str]
    classCode: str
    classType: Required[str]
    location: str
    schoolSourcedId: Required[str]
    termSourcedIds: Required[str]
    subjects: str
    subjectCodes: str
    periods: str


class UserRow(_BaseRow, total=False):
    """One row of users.csv: `orgSourcedIds` and `role` are of 1.1, the columns after `password` of 1.2."""

    enabledUser: Required[str]
    orgSourcedIds: str
    role: str
    username: Required[str]
    userIds: str
    givenName: Required[str]
    familyName: Required[str]
    middleName: str
    identifier: str
    email: str
    sms: str
    phone: str
    agentSourcedIds: str
    grades: str
    password: str
    userMasterIdentifier: str
    preferredGivenName: str
    preferredMiddleName: str
    preferredFamilyName: str
    primaryOrgSourcedId: str
    pronouns: str


class RoleRow(_BaseRow, total=False):
    """One row of roles.csv (1.2)."""

    userSourcedId: Required[str]
    roleType: Required[str]
    role: Required[str]
    beginDate: str
    endDate: str
    orgSourcedId: Required[str]
    userProfileSourcedId: str


class UserProfileRow(_BaseRow, total=False):
    """One row of userProfiles.csv (1.2)."""

    userSourcedId: Required[str]
    profileType: Required[str]
    vendorId: Required[str]
    applicationId: str
    description: str
    credentialType: Required[str]
    username: Required[str]
    password: str


class EnrollmentRow(_BaseRow, total=False):
    """One row of enrollments.csv."""

    classSourcedId: Required[str]
    schoolSourcedId: Required[str]
    userSourcedId: Required[str]
    role: Required[str]
    primary: str
    beginDate: str
    endDate: str


class DemographicsRow(_BaseRow, total=False):
    """One row of demographics.csv; `sourcedId` is that of the user described."""

    birthDate: str
    sex: str
    americanIndianOrAlaskaNative: str
    asian: str
    blackOrAfricanAmerican: str
    nativeHawaiianOrOtherPacificIslander: str
    white: str
    demographicRaceTwoOrMoreRaces: str
    hispanicOrLatinoEthnicity: str
    countryOfBirthCode: str
    stateOfBirthAbbreviation: str
    cityOfBirth: str
    publicSchoolResidenceStatus: str


Row: TypeAlias = (
    OrgRow
    | AcademicSessionRow
    | CourseRow
    | ClassRow
    | UserRow
    | RoleRow
    | UserProfileRow
    | EnrollmentRow
    | DemographicsRow
    | Mapping[str, str]
)
"""What the writer takes: one of the typed rows, or any mapping of column name to text."""

_GUID = re.compile(r"[0-9A-Za-z._/@-]{1,255}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NOT_IN_GUID = re.compile(r"[^0-9A-Za-z._/@-]")


def is_guid(text: str) -> bool:
    """Whether the text can be a sourcedId: 1 to 255 of the letters, digits and signs that the standard allows.

    >>> is_guid("994_TN_421"), is_guid("994 421"), is_guid("")
    (True, False, False)
    """
    return _GUID.fullmatch(text) is not None


def clean_guid(text: str) -> str:
    """The text as a sourcedId: blanks around it dropped, each sign that is not allowed written as its code point.

    Different texts stay different unless one already looks like a cleaned one, and the answer is the same in every
    run: both matter, as consumers delete and recreate whatever changes its sourcedId.

    Raises:
        ConfigError: Nothing is left, or more than 255 characters are.

    >>> clean_guid(" 0775 "), clean_guid("ALG 1+")
    ('0775', 'ALG-x20-1-x2b-')
    """
    cleaned = _NOT_IN_GUID.sub(lambda found: f"-x{ord(found[0]):x}-", text.strip())
    if not is_guid(cleaned):
        raise ConfigError("A sourcedId needs 1 to 255 characters.")
    return cleaned


def date_text(value: date | None) -> str:
    """A date as `YYYY-MM-DD`, None as blank.

    >>> date_text(date(2026, 8, 12)), date_text(None)
    ('2026-08-12', '')
    """
    if value is None:
        return ""
    return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()


def exclusive_end(last_day: date | None) -> str:
    """The end date of OneRoster, the day AFTER the last day; None as blank.

    >>> exclusive_end(date(2027, 6, 30))
    '2027-07-01'
    """
    return "" if last_day is None else date_text(last_day + timedelta(days=1))


def datetime_text(value: datetime | None) -> str:
    """A moment as UTC text with milliseconds and Z, None as blank.

    Raises:
        ConfigError: The moment has no time zone, so UTC cannot be told.

    >>> datetime_text(datetime(2026, 8, 12, 18, 25, 43, 511000, UTC))
    '2026-08-12T18:25:43.511Z'
    """
    if value is None:
        return ""
    if value.tzinfo is None:
        raise ConfigError("A DateTime of OneRoster is UTC: give a datetime with a time zone.")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def bool_text(value: bool | None) -> str:
    """A truth value as `true` or `false`, None as blank.

    >>> bool_text(True), bool_text(None)
    ('true', '')
    """
    return "" if value is None else ("true" if value else "false")


def year_text(value: int | date) -> str:
    """A school year as `YYYY`, the year in which it ENDS: give that number, or the last day of the year.

    Raises:
        ConfigError: Not a year of four digits.

    >>> year_text(2027), year_text(date(2027, 6, 11))
    ('2027', '2027')
    """
    year = value.year if isinstance(value, date) else value
    if not 1000 <= year <= 9999:
        raise ConfigError("A school year has four digits, such as 2027 for 2026-2027.")
    return str(year)


def plain_text(value: str | None) -> str:
    r"""A text as it goes into a field: on one line, without control characters, and with single blanks inside.

    >>> plain_text(" Ana\r\n\x1b Reyes"), plain_text(None)
    ('Ana Reyes', '')
    """
    if not value:
        return ""
    if not value.isprintable():
        value = _CONTROL.sub(" ", value)
    elif " " not in value:
        return value
    return " ".join(value.split())


def list_text(items: Iterable[str]) -> str:
    """Items as one field: parted by commas, commas inside an item dropped, blank items left out.

    >>> list_text(["09", "", "10"]), list_text(["Art, Music and Drama"])
    ('09,10', 'Art Music and Drama')
    """
    return ",".join(filter(None, [" ".join(item.replace(",", " ").split()) for item in items]))


def pairs_text(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as one field of `{left:right}` items, as in users.userIds; a pair with a blank side is left out.

    >>> pairs_text([("LDAP", "kim.lee"), ("SSO", "")])
    '{LDAP:kim.lee}'
    """
    stripped = [(left.strip(), right.strip()) for left, right in pairs]
    return list_text([f"{{{left}:{right}}}" for left, right in stripped if left and right])
