"""No committed fixture holds a certificate, an address or a person, and none lies about unused."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aeries_sdk import OPERATIONS, convert
from aeries_sdk.models import facts
from aeries_sdk.testing import fakes, kept, people

TESTS = Path(__file__).parents[1]
FOLDER = TESTS / "recorded" / "fixtures"
FILES = sorted(TESTS.rglob("*.json"))

FORBIDDEN = {
    "a certificate": re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{32,}(?![A-Za-z0-9])"),
    "an e-mail address": re.compile(r"@(?!example\.(com|org)\b)"),
    "a host": re.compile(r"://(?!(www\.|district\.)?example\.org\b)"),
    "a host without a scheme": re.compile(r"\b[\w-]+\.(net|us|edu|gov|k12|com(?<!example\.com))\b"),
    "an IP address": re.compile(r"\b\d{1,3}(\.\d{1,3}){3}:\d"),
    "a header": re.compile(r"cookie|authorization:|bearer |aeries-cert", re.IGNORECASE),
    "a telephone number": re.compile(r"\(?\b\d{3}\)?[ .-]{0,2}(?!555)\d{3}[ .-]\d{4}\b"),
}
NAMES = {
    word.lower()
    for text in (*people.GIRLS, *people.BOYS, *people.FAMILIES, *people.STREETS, *(city for city, _ in people.CITIES))
    for word in text.split()
    if len(word) > 3
}
STAND_IN = {*fakes.CONSONANTS, *fakes.VOWELS}


def _kept() -> set[str]:
    found = {wire for text in kept.BY_MODEL.values() for wire in text.split()} | kept.EVERYWHERE
    waiting = [row.model for row in OPERATIONS.values() if row.model]
    seen: set[str] = set()
    while waiting:
        model = waiting.pop()
        if model.__name__ not in seen:
            seen.add(model.__name__)
            found |= {fact.wire for fact in facts(model).values() if fact.show}
            waiting += [field.model for field in convert.fields(model) if field.model]
    # A picture is one transparent pixel in Base64; of the name of a school its kind stays.
    return found | {"RawBinary", "ShortName", "Message"}


KEPT = _kept()


def values(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text and number of a file with the field it stands in."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from values(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from values(item, name)
    elif value is not None and not isinstance(value, bool):
        yield name, str(value)


@pytest.mark.parametrize(
    "text",
    [
        "0123456789abcdef0123456789ABCDEF",
        "someone@alder.k12.ca.us",
        "https://alder.aeries.net/aeries",
        "alder.aeries.net",
        "127.0.0.1:8080",
        "Set-Cookie: x",
        "(530) 234-1234",
    ],
)
def test_the_patterns_find_what_they_are_for(text: str) -> None:
    assert any(pattern.search(text) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_fixture_holds_what_must_not_leave_a_district(file: Path) -> None:
    found = list(values(json.loads(file.read_text(encoding="utf-8"))))
    for what, pattern in FORBIDDEN.items():
        assert [(name, what) for name, text in found if pattern.search(text)] == []
    for name, text in found:
        if re.search(r"Phone(Number)?$|Pager$", name) and len(re.sub(r"\D", "", text)) >= 7:
            assert "55501" in re.sub(r"\D", "", text)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_fixture_holds_the_people_of_the_demo_district(file: Path) -> None:
    found = list(values(json.loads(file.read_text(encoding="utf-8"))))
    words = {word for name, text in found if name != "about" for word in re.findall(r"[a-z]+", text.lower())}
    assert words & NAMES == set()
    ids = [(name, text) for name, text in found if "Gradebook" not in name and re.search(r"\b99\d0\d{3,4}\b", text)]
    assert [name for name, text in ids if not re.search(r"/gradebooks/", text)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_words_stand_only_where_the_table_keeps_them(file: Path) -> None:
    """Stand-ins are made of a few letters only, so a word with any other letter is one that was kept."""
    answers = json.loads(file.read_text(encoding="utf-8"))["answers"]
    found = {
        name
        for answer in answers
        for name, text in values([answer["body"], answer["sent"], answer["query"]])
        for word in re.findall(r"[^\W\d_]{3,}", text.lower())
        if not set(word) <= STAND_IN and word not in {"https", "www", "example", "org"}
    }
    assert found - KEPT == set()


def test_every_fixture_is_recorded_and_used_by_a_session() -> None:
    script = ast.parse((TESTS / "recorded" / "make_fixtures.py").read_text(encoding="utf-8"))
    sessions = {node.name for node in script.body if isinstance(node, ast.FunctionDef)}
    assert {file.stem for file in FOLDER.iterdir()} <= sessions
    assert [file for file in FILES if file.parent != FOLDER] == []


def test_fixtures_stay_small() -> None:
    assert sum(file.stat().st_size for file in FILES) < 1_000_000
