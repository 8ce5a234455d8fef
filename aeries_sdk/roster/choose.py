"""Which entries of a district's list of schools are real schools."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.errors import ArgumentError

if TYPE_CHECKING:
    from aeries_sdk.models import School

# Codes that the vendor's own examples leave out as holding places for students without a school.
_HOLDING_CODES = frozenset({99, 900, 901, 902, 999})
# The whole name: "Summer Creek Middle School" and "Holding Hands Academy" are schools like others.
_HOLDING_NAMES = re.compile(
    r"\W*(the )?("
    r"(inactive|no[- ]?shows?|pre[- ]?enroll(ed|ments?)?|withdrawn|former|graduate[ds]?|transferred|holding)"
    r"( (students?|school|area|place|tank|pupils?|enrollments?))?"
    r"|code tables?|summer( (school|session|program|bridge))?|intersession|extended school year|esy)"
    r"(\W+(19|20)?\d\d([-/](19|20)?\d\d)?)?\W*",
    re.IGNORECASE,
)


@attrs.frozen
class SkippedSchool:
    """An entry of the list of schools that was not read, and why."""

    school: School
    reason: str


def why_not_a_school(school: School) -> str:
    """Why an entry of the list of schools holds no classes, or "" for a real school.

    The list also has the district itself (0), holding places for students without a school, code tables, summer schools
    and schools that are closed.

    >>> from aeries_sdk.models import School
    >>> why_not_a_school(School(school_code=999, name="Inactive Students"))
    'a holding place: code 999'
    >>> why_not_a_school(School(school_code=994, name="Oak High"))
    ''
    """
    if school.school_code == 0:
        return "the district itself"
    if not school.is_active:
        return "marked inactive"
    if school.school_code in _HOLDING_CODES:
        return f"a holding place: code {school.school_code}"
    if _HOLDING_NAMES.fullmatch(school.name.strip()):
        return "a holding place by its name"
    if school.session_type.strip().casefold() in {"summer", "intersession"}:
        return f"a {school.session_type.strip().lower()} session"
    return ""


def choose(everything: list[School], wanted: Iterable[int] | None) -> tuple[list[School], list[SkippedSchool]]:
    """The schools to read, and the entries that are not read.

    Raises:
        ArgumentError: A wanted code is not in the list.
    """
    by_code = {school.school_code: school for school in everything}
    if wanted is not None:
        codes = list(dict.fromkeys(wanted))
        unknown = [str(code) for code in codes if code not in by_code]
        if unknown:
            raise ArgumentError(f"The district has no school {', '.join(unknown)}.")
        skipped = [SkippedSchool(school, "not asked for") for code, school in by_code.items() if code not in codes]
        return [by_code[code] for code in codes], skipped
    reasons = [(school, why_not_a_school(school)) for school in by_code.values()]
    return (
        [school for school, reason in reasons if not reason],
        [SkippedSchool(school, reason) for school, reason in reasons if reason],
    )
