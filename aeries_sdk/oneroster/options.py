"""What an export may do differently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import attrs

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster.ids import SourcedIds

LoginSource = Literal["email", "network_login", "id", "state_id"]


def _sources(value: str | Iterable[str]) -> tuple[str, ...]:
    sources = (value,) if isinstance(value, str) else tuple(value)
    if not sources or set(sources) - set(get_args(LoginSource)):
        raise ConfigError(f"A login source is one of {', '.join(get_args(LoginSource))}.")
    return sources


@attrs.frozen(kw_only=True)
class Options:
    """Choices of an export; the defaults suit most consumers.

    Attributes:
        ids: How records become sourcedIds.
        student_username: Where a student's username comes from: the first source that is filled and not taken yet.
            The id always is, so it stands last.
        staff_username: The same for staff.
        demographics: Write demographics.csv. It holds birth dates, sex and race: leave it out where nobody needs it.
        students_without_classes: Keep students who are in no class; Aeries's own service leaves them out.

    Raises:
        ConfigError: A login source is unknown.

    >>> Options(student_username="network_login").student_username
    ('network_login',)
    """

    ids: SourcedIds = attrs.field(factory=SourcedIds)
    student_username: tuple[str, ...] = attrs.field(default=("email", "network_login", "id"), converter=_sources)
    staff_username: tuple[str, ...] = attrs.field(default=("email", "network_login", "id"), converter=_sources)
    demographics: bool = True
    students_without_classes: bool = False
