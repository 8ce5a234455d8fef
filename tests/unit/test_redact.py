from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aeries_sdk.redact import redact


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Invalid Staff ID", "Invalid Staff ID"),
        (
            "Staff ID 90211 does not exist. District settings prevent adding new Staff ID with this method",
            "Staff ID ... does not exist. District settings prevent adding new Staff ID with this method",
        ),
        ("Student Zelda Quux is already pre-enrolled", "Student ... is already pre-enrolled"),
        ("O'Hara, Zelda (zelda@example.com) not found", "... not found"),
        ("SchoolCode and RaceCode2 are required", "SchoolCode and RaceCode2 are required"),
        ("no login zquux42 for zelda quux", "no login ... for ..."),
        ('The value "Quux" is too long', "The value ... is too long"),
        ("See https://sis.example.org/x?cert=abc for more", "See ... for more"),
    ],
)
def test_a_message_keeps_its_sense_and_loses_what_names_people(message: str, told: str) -> None:
    assert redact(message) == told


def test_what_was_sent_is_blanked_in_any_case() -> None:
    assert redact("no room for quux in this class", sent=["Quux", "", None, True]) == "no room for ... in this class"


@pytest.mark.parametrize("message", [None, 7, ["Quux"], {"a": "b"}])
def test_what_is_no_text_says_nothing(message: object) -> None:
    assert redact(message) == ""


@given(st.text(), st.lists(st.one_of(st.text(), st.integers(), st.none())))
def test_no_digit_or_address_survives(message: str, sent: list[object]) -> None:
    told = redact(message, sent)

    assert len(told) <= 300
    assert not [word for word in told.split() if word.isdigit()]
    assert "@" not in told
