"""What an export may do differently."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

import attrs

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster.ids import SourcedIds
from aeries_sdk.oneroster.people import STAFF_SOURCES, STUDENT_SOURCES


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _among(known: Collection[str]) -> Callable[[object, object, tuple[str, ...] | Mapping[str, str]], None]:
    def check(_options: object, _field: object, value: tuple[str, ...] | Mapping[str, str]) -> None:
        sources = value.values() if isinstance(value, Mapping) else value
        if set(sources) - set(known):
            raise ConfigError(f"A source is one of {', '.join(known)}.")

    return check


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
        demographics: Write demographics.csv. It holds birth dates, sex and race: leave it out where nobody needs it.
        students_without_classes: Keep students who are in no class; Aeries's own service leaves them out.

    Raises:
        ConfigError: A source is unknown.

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
    demographics: bool = True
    students_without_classes: bool = False
