"""What a recording replaces, and what it keeps."""

from __future__ import annotations

import json
import re
import string
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeries_sdk import OPERATIONS, convert, models
from aeries_sdk.models._base import Model, facts
from aeries_sdk.testing import kept
from aeries_sdk.testing.fakes import CONSONANTS, VOWELS, Fakes
from aeries_sdk.testing.scrub import Scrubber

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = st.sampled_from(["LastName", "Comment", "StudentID", "Gender", "HomePhone", "Birthdate", "SchoolYear"]) | TEXT
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner), max_leaves=25)

scrubber = Scrubber(5)


def walk(value: Any, other: Any) -> list[tuple[Any, Any]]:
    """The leaves of two values of one shape, side by side."""
    assert type(value) is type(other)
    if isinstance(value, dict):
        assert len(value) == len(other)
        pairs = [walk(*pair) for pair in zip(value.values(), other.values(), strict=True)]
    elif isinstance(value, list):
        assert len(value) == len(other)
        pairs = [walk(*pair) for pair in zip(value, other, strict=True)]
    else:
        return [(value, other)]
    return [leaf for pair in pairs for leaf in pair]


def letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(JSON)
def test_any_json_keeps_its_shape_and_none_of_its_texts(value: Any) -> None:
    scrubbed = scrubber.json(value, None)
    for before, after in walk(value, scrubbed):
        if isinstance(before, str) and letters(before) >= 3:
            assert after != before
        if isinstance(before, str) and not any(letter.isalnum() for letter in before):
            assert after == before
        if isinstance(before, int) and not isinstance(before, bool):
            assert len(str(after)) == len(str(before))
    json.dumps(scrubbed, allow_nan=False)
    assert scrubber.json(value, None) == scrubbed


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.dictionaries(st.sampled_from(sorted({fact.wire for fact in facts(models.Student).values()})), JSON))
def test_any_record_keeps_its_names_and_only_what_the_table_lists(record: dict[str, Any]) -> None:
    scrubbed = scrubber.json(record, models.Student)
    assert isinstance(scrubbed, dict)
    assert list(scrubbed) == list(record)
    stays = {fact.wire for fact in facts(models.Student).values() if fact.show} | kept.EVERYWHERE
    for name, before in record.items():
        for old, new in walk(before, scrubbed[name]):
            if isinstance(old, str) and letters(old) >= 3 and name not in stays:
                assert new != old


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.text(string.ascii_letters, min_size=3, max_size=30))
def test_words_are_replaced_by_words_that_show_what_they_are(word: str) -> None:
    stand_in = Fakes(1).text(word)
    assert stand_in.lower() != word.lower()
    assert set(stand_in.lower()) <= set(CONSONANTS + VOWELS)
    assert [letter.isupper() for letter in stand_in] == [letter.isupper() for letter in word]


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.sets(st.integers(0, 10**9), min_size=2, max_size=50))
def test_no_two_numbers_share_a_stand_in(numbers: set[int]) -> None:
    fakes = Fakes(2)
    assert len({fakes.number(number) for number in numbers}) == len(numbers)
    assert all(len(str(fakes.number(number))) == len(str(number)) for number in numbers)


@pytest.mark.parametrize("digits", [1, 2, 3])
def test_numbers_are_a_permutation_of_those_of_their_length(digits: int) -> None:
    low, high = 10 ** (digits - 1), 10**digits
    fakes = Fakes(3)
    stand_ins = [fakes.number(number) for number in range(low, high)]
    assert sorted(stand_ins) == list(range(low, high))
    assert all(stand_in != number for stand_in, number in zip(stand_ins, range(low, high), strict=True))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 1, 1)), min_size=2), st.booleans())
def test_dates_stay_in_their_order_and_form(days: list[date], with_time: bool) -> None:
    fakes = Fakes(4)
    texts = [f"{day.isoformat()}T{'15:30' if with_time else '00:00'}:00" for day in sorted(days)]
    stand_ins = [fakes.text(text) for text in texts]
    moments = [datetime.fromisoformat(stand_in) for stand_in in stand_ins]
    assert moments == sorted(moments)
    assert [stand_in[:7] for stand_in in stand_ins] == [text[:7] for text in texts]
    assert all((moment.hour > 0) == with_time for moment in moments)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.dates(date(1990, 1, 1), date(2026, 1, 1)))
def test_birthdays_move_within_their_year(day: date) -> None:
    stand_in = Fakes(4).value(f"{day.isoformat()}T00:00:00", "Birthdate")
    assert isinstance(stand_in, str)
    moved = datetime.fromisoformat(stand_in)
    assert moved.date() != day
    assert (moved.year, moved.hour) == (day.year, 0)


@pytest.mark.parametrize(
    ("name", "before", "look"),
    [
        ("LastName", "MORI-Vance", r"[A-Z]{4}-[A-Z][a-z]{4}"),
        ("HomePhone", "(530) 555-1234", r"\(\d{3}\) 555-01\d\d"),
        ("CellPhone", "5302341234", r"\d{3}55501\d\d"),
        ("WorkPhone", "2341234 ext Ana", r"55501\d\d [a-z]{3} [A-Z][a-z]{2}"),
        ("Pager", "911", r"\d{3}"),
        ("Comments", "call (530) 234-1234 soon", r"[a-z]{4} \(\d{3}\) 555-01\d\d [a-z]{4}"),
        ("EmailAddress", "Ana.Mori4@alder.k12.ca.us", r"[A-Z][a-z]{2}\.[A-Z][a-z]{3}\d@example\.org"),
        ("SchoolWebsite", "http://alder.example/x?y=1", r"https://www\.example\.org"),
        ("StateStudentID", "0012345678", r"00[1-9]\d{7}"),
        ("Birthdate", "2010-03-04T00:00:00", r"2010-\d\d-\d\dT00:00:00"),
        ("Birthdate", "0001-01-01T00:00:00", r"0001-01-01T00:00:00"),
        ("RecordAddedDateTime", "2026-08-10T07:31:02.1234567", r"2026-08-\d\dT\d\d:\d\d:\d\d\.\d{7}"),
        ("ExactTime", "1900-01-01T09:05:00Z", r"1900-01-\d\dT\d\d:\d\d:\d\dZ"),
        ("Value", "3/14/2019", r"3/\d\d?/2019"),
        ("Value", "08:30", r"\d\d:\d\d"),
        ("Gender", "F", r"[FM]"),
        ("PrimaryContact", "Y", r"[YN]"),
        ("Mark", "B+", r"[A-D]"),
        ("Value", "True", r"True|False"),
        ("RaceCode1", "700", r"100|201|600|700"),
        ("Comment", " ", r" "),
        ("Comment", "-", r"-"),
        ("Token", "a1" * 20, r"[a-z0-9]{16}-[a-z0-9]{16}-[a-z0-9]{8}"),
        ("LastName", "Ñandú 李", r"\w[aeiou][bdfgjkvwz]{2}\w \w"),
    ],
)
def test_a_stand_in_looks_like_what_it_stands_for(name: str, before: str, look: str) -> None:
    after = Fakes(6).value(before, name)
    assert isinstance(after, str)
    assert re.fullmatch(look, after)


def test_the_same_name_and_number_have_one_stand_in_wherever_they_are() -> None:
    scrubbed = scrubber.json(
        [
            {"LastName": "Mori", "StudentID": 99400004, "TeacherName": "MORI, Ana"},
            {"Comment": "see mori 99400004", "StudentEmailAddress": "ana.mori@alder.k12.ca.us", "Note": "099400004"},
        ],
        None,
    )
    assert isinstance(scrubbed, list)
    one, other = scrubbed
    last, number = one["LastName"], str(one["StudentID"])
    assert one["TeacherName"].startswith(last.upper() + ", ")
    assert other["Comment"].endswith(f" {last.lower()} {number}")
    assert other["StudentEmailAddress"] == f"{one['TeacherName'][6:].lower()}.{last.lower()}@example.org"
    assert next(reversed(other.values())) == "0" + number
    assert scrubber.arguments({"StudentID": 99400004, "SchoolCode": 994}) == {"StudentID": number, "SchoolCode": "994"}
    assert scrubber.query({"UserName": "Mori", "StartingRecord": 1}) == {"UserName": last, "StartingRecord": "1"}


def test_kinds_of_schools_stay_and_their_names_do_not() -> None:
    school = scrubber.json({"SchoolCode": 994, "Name": "Lucia Mori Senior High School"}, models.School)
    assert isinstance(school, dict)
    assert school["SchoolCode"] == 994
    assert re.fullmatch(r"[A-Z][a-z]{4} [A-Z][a-z]{3} Senior High School", str(school["Name"]))
    assert "Lucia" not in str(school)


def test_letters_where_a_number_is_documented_are_not_kept() -> None:
    record = scrubber.json({"StudentID": 1, "SchoolCode": "Mori", "Grade": "12"}, models.Student)
    assert isinstance(record, dict)
    assert record["SchoolCode"] != "Mori"
    assert record["Grade"] == "12"


def test_unknown_fields_are_replaced_and_names_that_could_be_somebodys_too() -> None:
    value = {"NextLockerNumber": "ABC", "Mori": {"Period": "seventh"}, "99400004": 1, "SchoolCode": 994}
    scrubbed = scrubber.json(value, None)
    assert isinstance(scrubbed, dict)
    (locker, name, number, code) = scrubbed.items()
    assert (locker[0], locker[1] == "ABC") == ("NextLockerNumber", False)
    assert name[0] != "Mori"
    assert name[1]["Period"] != "seventh"
    assert number[0] != "99400004"
    assert code[1] != 994
    assert Scrubber(5, keep={"Mori", "SchoolCode"}).json({"Mori": "x" * 9, "SchoolCode": 994}, None) == {
        "Mori": "x" * 9,
        "SchoolCode": 994,
    }


def test_of_an_error_only_known_words_stay() -> None:
    said = scrubber.error({"Message": "Student Mori 99400004 does not exist", "Detail": "Mori"}, [99400004])
    assert isinstance(said, dict)
    assert said["Message"] == "Student ... does not exist"
    assert "Mori" not in str(said)


def test_yes_and_no_differ_from_person_to_person() -> None:
    answers = {str(Fakes(1).value(True, "RedFlag", str(who))) for who in range(20)}
    assert answers == {"True", "False"}


def _models() -> dict[str, type[Model]]:
    found: dict[str, type[Model]] = {}
    waiting = [row.model for row in OPERATIONS.values() if row.model]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += [field.model for field in convert.fields(model) if field.model]
    return found


def test_the_table_of_what_stays_names_fields_that_there_are() -> None:
    known = _models()
    wires = {
        name: {wire for fact in facts(model).values() for wire in (fact.wire, *fact.aliases)}
        for name, model in known.items()
    }
    assert set(kept.BY_MODEL) <= set(known)
    assert {
        (name, wire) for name, text in kept.BY_MODEL.items() for wire in text.split() if wire not in wires[name]
    } == set()
    assert {wire for each in wires.values() for wire in each} >= kept.EVERYWHERE
    assert all(wire in wires[name] for name, wire in kept.REPLACED)
    placeholders = {name for row in OPERATIONS.values() for path in row.paths for name in row.placeholders(path)}
    assert placeholders >= kept.ARGUMENTS


def test_a_field_that_names_a_person_is_never_in_the_table() -> None:
    personal = re.compile(
        r"(First|Last|Middle|Display|Teacher|Mailing|Employer|Principal|Guardian)Name|Mail(?!TagCode)|Phone|Pager|Login|"
        r"Birth|Student(ID|Number)|Staff(ID|Id)\d?$|Race|Ethnicity|(?<!Traditional)Gender$|Comment|Notes|Ssn|Address(?!TypeCode)"
    )
    listed = {wire for text in kept.BY_MODEL.values() for wire in text.split()} | kept.EVERYWHERE
    shown = {fact.wire for model in _models().values() for fact in facts(model).values() if fact.show}
    assert {name for name in listed | shown if personal.search(name)} == set()


def test_every_documented_field_name_survives() -> None:
    for model in _models().values():
        wires = [fact.wire for fact in facts(model).values()]
        scrubbed = scrubber.json(dict.fromkeys(wires), model)
        assert isinstance(scrubbed, dict)
        assert list(scrubbed) == wires
