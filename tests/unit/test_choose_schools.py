"""Which entries of a district's list are holding places by their name."""

from __future__ import annotations

import pytest

from aeries_sdk.models import School
from aeries_sdk.roster import why_not_a_school


@pytest.mark.parametrize(
    "name",
    [
        "Summer Creek Middle School", "Summerville High", "Holding Hands Academy", "Former Mill Elementary",
        "Graduate Studies High", "No Shows Creek", "Withdrawn River School", "Academy for Summer Scholars",
    ],
)  # fmt: skip
def test_a_school_whose_name_holds_such_a_word_is_a_school(name: str) -> None:
    assert why_not_a_school(School(school_code=994, name=name)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Summer School", "SUMMER SCHOOL 2026", "Inactive Students", "No Shows", "No-Show Students", "Code Tables",
        "Pre-Enrolled Students", "Preenrollment", "Holding", "Holding School", "Graduated Students", "Withdrawn",
    ],
)  # fmt: skip
def test_a_holding_place_is_known_by_its_whole_name(name: str) -> None:
    assert why_not_a_school(School(school_code=994, name=name)) == "a holding place by its name"
