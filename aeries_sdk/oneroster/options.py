"""What an export may do differently."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Literal, Self

import attrs

from aeries_sdk.assembly import RosterClass
from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster.ids import SourcedIds
from aeries_sdk.oneroster.people import RELATIONSHIP_ROLES, STAFF_SOURCES, STUDENT_SOURCES, TITLE_ROLES
from aeries_sdk.oneroster.presets import find_preset
from aeries_sdk.oneroster.profiles import PROFILES
from aeries_sdk.oneroster.spec import VERSIONS, spec

DEFAULT_GONE: Mapping[str, float] = MappingProxyType(dict.fromkeys(("schools", "users", "classes", "enrollments"), 0.2))


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _among(known: Collection[str]) -> Callable[[object, object, tuple[str, ...] | Mapping[str, str]], None]:
    def check(_options: object, _field: object, value: tuple[str, ...] | Mapping[str, str]) -> None:
        sources = value.values() if isinstance(value, Mapping) else value
        if set(sources) - set(known):
            raise ConfigError(f"A source is one of {', '.join(known)}.")

    return check


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _shares(value: float | Mapping[str, float]) -> Mapping[str, float]:
    shares = {**DEFAULT_GONE, **value} if isinstance(value, Mapping) else dict.fromkeys(DEFAULT_GONE, value)
    if shares.keys() != DEFAULT_GONE.keys() or not all(0 <= share <= 1 for share in shares.values()):
        raise ConfigError(f"max_gone is a share from 0 to 1, or one for each of {', '.join(DEFAULT_GONE)}.")
    return shares


_STAFF_ROLES = (
    *("", "aide", "counselor", "districtAdministrator", "principal", "proctor", "siteAdministrator"),
    *("systemAdministrator", "teacher"),
)


def _roles(*known: str) -> Callable[[object, object, Mapping[str, str]], None]:
    def check(_options: object, _field: object, value: Mapping[str, str]) -> None:
        if set(value.values()) - {*known}:
            raise ConfigError(f"A role is one of {', '.join(filter(None, known))} here.")

    return check


def _one_of(known: Iterable[str], what: str) -> Callable[[object, object, str | Collection[str]], None]:
    names = (*known,)

    def check(_options: object, _field: object, value: str | Collection[str]) -> None:
        if {*((value,) if isinstance(value, str) else value)} - {"", *names}:
            raise ConfigError(f"{what} is one of {', '.join(names)}.")

    return check


def _template(_options: object, _field: object, value: str) -> None:
    try:
        value.format(**dict.fromkeys(("course", "period", "term", "section", "room", "teacher"), ""))
    except (LookupError, ValueError):
        raise ConfigError("class_title may say {course}, {period}, {term}, {section}, {room} and {teacher}.") from None


def _plain_name(_options: object, _field: object, value: str) -> None:
    # Beside the name there are working files, whose names are longer.
    if (
        not isinstance(value, str)
        or value in {".", ".."}
        or len(value) > 200
        or re.search(r"[/\\:\x00-\x1f\ud800-\udfff]", value)
    ):
        raise ConfigError('file_name must be a plain file name such as "oneroster.zip", without a folder.')


_student = _among(STUDENT_SOURCES)
_staff = _among(STAFF_SOURCES)


@attrs.frozen(kw_only=True)
class Options:
    """Choices of an export; the defaults suit most consumers.

    A source is the field that a value comes from. For students it is email (the school address), personal_email,
    network_login, id, number (of the school) or state_id; for staff email, alternate_email, network_login, user_name
    (the login to Aeries), id, state_id or hr_id.

    Attributes:
        ids: How records become sourcedIds.
        student_username: Where a student's username comes from: the first source that is filled and not taken yet.
            The id always is, so it stands in where none is.
        student_email: The same for the e-mail address, which may be shared or missing.
        student_identifier: The same for the identifier.
        student_user_ids: Sources of userIds by type, such as `{"LDAP": "network_login"}`.
        staff_username: As for students.
        staff_email: As for students.
        staff_identifier: As for students.
        staff_user_ids: As for students.
        staff_without_classes: Have staff without a class, too, at the school of their main employment, if their title
            or job tells a role. In 1.2 such a role stands beside that of teacher where somebody with a class has it.
        title_roles: Roles, in the words of 1.2, by what stands in a title; the first that is found counts, and "" is no
            role. 1.1 has no counselors, so they are left out there unless another role is named.
        job_roles: Roles by job classification code, for those whose title tells none: `{"12": "teacher"}`. It takes a
            request for each of them (areas of the job assignments, Read).
        class_roles: Roles of people in classes by the district's staff role codes: `{"AID": "aide"}`. Without it all of
            them are teachers, as in Aeries's own service. An aide is a proctor in the enrollments.
        guardians: Have parents, guardians and relatives from the contacts (area Contacts, Read), linked both ways with
            their students. Contacts with a red flag or a closed portal are left out.
        relationship_roles: Roles (parent, guardian, relative) by what stands in the text of a relationship code; others
            are left out.
        subjects: Name the department of a course as its subject; one more request.
        subject_codes: Codes of subjects by department, for courses without an NCES or state course code:
            `{"ART": "05151"}`. A subject without a code is left blank.
        class_title: Title of a section, such as `"{course} ({teacher}, {term})"`; it may say course, period, term,
            section, room and teacher. Without it, course and period.
        one_grade: Give each class the one grade that most of its students are in, instead of all its grades.
        left_out: Files that are not written, by name without ".csv".
        gradebooks: Write categories, lineItems and results, in 1.2 scoreScales, too (areas Gradebook Data and Gradebook
            Scores, Read). It takes a request per class and per assignment. Not together with `anonymise`.
        demographics: Write demographics.csv. It holds birth dates, sex and race: leave it out where nobody needs it.
        students_without_classes: Keep students who are in no class; Aeries's own service leaves them out.
        grades: Only students in these grades, as Aeries numbers them (-2 to 18, kindergarten is 0), and their
            classes.
        courses: Only classes of these courses or of `departments`. Homerooms have no course and are left out.
        departments: Only classes whose course is in these departments (`Course.department_code`), or in `courses`.
        keep_class: Only classes for which this answers True.
        future_terms: Keep classes whose term has not begun.
        max_gone: Share of schools, users, classes and enrollments that may be gone since the previous package, 0 to 1;
            one number for all, or a number for some: `{"users": 0.5}`. Beyond it nothing is written.
        failed_schools: What a school that cannot be read means: "refuse" writes nothing, "keep" takes its rows from the
            previous package.
        new_year: Write although the previous package is of another school year. Many receivers want their archive of
            the old year made first. Classes and enrollments may then all be gone.
        file_name: Name of the zip where the path to write is a folder; another name is reported.
        system_code: Value of the manifest row source.systemCode.
        versions: Versions of OneRoster that may be written.
        bulk_only: Refuse to make a delta.
        consumer: Name of a profile of `check()`, whose demands are reported, too.
        anonymise: A seed: write the same district with invented people. The same seed invents the same people, so
            keep it to yourself. The report still names the real records.
        clock: Tells the moment, with a time zone, that a delta and the report carry.

    Raises:
        ConfigError: A source, role, file or consumer is unknown, a share is none, or a title says what there is not.

    >>> Options(student_username="network_login").student_username
    ('network_login',)
    """

    ids: SourcedIds = attrs.field(factory=SourcedIds)
    student_username: tuple[str, ...] = attrs.field(
        default=("email", "network_login", "id"), converter=_texts, validator=_student
    )
    student_email: tuple[str, ...] = attrs.field(default=("email",), converter=_texts, validator=_student)
    student_identifier: tuple[str, ...] = attrs.field(default=("id",), converter=_texts, validator=_student)
    student_user_ids: Mapping[str, str] = attrs.field(factory=dict, validator=_student)
    staff_username: tuple[str, ...] = attrs.field(
        default=("email", "network_login", "id"), converter=_texts, validator=_staff
    )
    staff_email: tuple[str, ...] = attrs.field(default=("email",), converter=_texts, validator=_staff)
    staff_identifier: tuple[str, ...] = attrs.field(default=("id",), converter=_texts, validator=_staff)
    staff_user_ids: Mapping[str, str] = attrs.field(factory=dict, validator=_staff)
    staff_without_classes: bool = False
    title_roles: Mapping[str, str] = attrs.field(default=TITLE_ROLES, validator=_roles(*_STAFF_ROLES))
    job_roles: Mapping[str, str] = attrs.field(factory=dict, validator=_roles(*_STAFF_ROLES))
    class_roles: Mapping[str, str] = attrs.field(factory=dict, validator=_roles("aide", "proctor", "teacher"))
    guardians: bool = False
    relationship_roles: Mapping[str, str] = attrs.field(
        default=RELATIONSHIP_ROLES, validator=_roles("", "guardian", "parent", "relative")
    )
    subjects: bool = True
    subject_codes: Mapping[str, str] = attrs.field(factory=dict)
    one_grade: bool = False
    gradebooks: bool = False
    left_out: Collection[str] = attrs.field(
        default=(), validator=_one_of(dict.fromkeys(name for each in VERSIONS for name in spec(each).tables), "A file")
    )
    class_title: str = attrs.field(default="", validator=_template)
    demographics: bool = True
    students_without_classes: bool = False
    grades: Collection[int] | None = None
    courses: Collection[str] | None = None
    departments: Collection[str] | None = None
    keep_class: Callable[[RosterClass], bool] | None = None
    future_terms: bool = True
    max_gone: Mapping[str, float] = attrs.field(default=0.2, converter=_shares)
    failed_schools: Literal["refuse", "keep"] = attrs.field(
        default="refuse", validator=attrs.validators.in_(("refuse", "keep"))
    )
    new_year: bool = False
    file_name: str = attrs.field(default="", validator=_plain_name)
    system_code: str = ""
    versions: tuple[str, ...] = VERSIONS
    bulk_only: bool = False
    consumer: str = attrs.field(default="", validator=_one_of(PROFILES, "A consumer"))
    anonymise: int | str | None = attrs.field(default=None, repr=False)
    clock: Callable[[], datetime] = _utc_now

    def __attrs_post_init__(self) -> None:
        if self.gradebooks and self.anonymise is not None:
            raise ConfigError("gradebooks and anonymise exclude each other: teachers' texts may name people.")

    @classmethod
    def preset(cls, name: str, **changes: Any) -> Self:
        """The options for a known consumer, with changes.

        Args:
            name: classlink, clever, google-classroom, microsoft-sds, apple-school-manager, mcgraw-hill, hmh,
                great-minds, pearson, st-math, naviance or managebac.
            changes: Options that are to be others than in the preset.

        Raises:
            ConfigError: There is no such preset, or a change makes no sense.

        >>> Options.preset("clever").future_terms, Options.preset("clever", future_terms=True).future_terms
        (False, True)
        """
        return cls(**{"consumer": name, **find_preset(name), **changes})

    @property
    def keeps_everything(self) -> bool:
        """Whether no filter is set."""
        filters = (self.grades, self.courses, self.departments, self.keep_class)
        return self.future_terms and all(each is None for each in filters)
