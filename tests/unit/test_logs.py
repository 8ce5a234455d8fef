"""AERIES_LOG shows requests as templates, with times and sizes, and never whom they were about."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

from aeries_sdk import errors
from aeries_sdk.testing import DemoDistrict

LOGGER = logging.getLogger("aeries_sdk")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The library's logger as a program without logging of its own finds it: pytest has handlers on the root."""
    monkeypatch.setattr(LOGGER, "parent", None)
    monkeypatch.setattr(LOGGER, "handlers", [])
    before = LOGGER.level
    yield
    LOGGER.setLevel(before)


def talk(district: DemoDistrict) -> None:
    with district.client() as client:
        client.students.get(994, student_id=99400001)


def test_debug_shows_every_request_and_no_id(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AERIES_LOG", "debug")
    with DemoDistrict(students=40, schools=2) as district:
        talk(district)
        said = capsys.readouterr().err
        assert district.certificate not in said
    template = re.escape("GET /api/v5/schools/{SchoolCode}/students/{StudentID} -> 200")
    assert re.search(rf"DEBUG aeries_sdk.transport: {template}, \d+ ms, \d+ bytes$", said, re.MULTILINE)
    assert "994" not in re.sub(r"^\S+ \S+ |\d+ (ms|bytes)", "", said, flags=re.MULTILINE)


def test_two_clients_do_not_say_everything_twice(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AERIES_LOG", "DEBUG")
    with DemoDistrict(students=40, schools=2) as district:
        talk(district)
        once = capsys.readouterr().err.count("->")
        talk(district)
    assert capsys.readouterr().err.count("->") == once


def test_a_programs_own_handler_is_left_to_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AERIES_LOG", "debug")
    own = logging.NullHandler()
    LOGGER.addHandler(own)
    with DemoDistrict(students=40, schools=2) as district:
        talk(district)
    assert LOGGER.handlers == [own]
    assert LOGGER.level == logging.DEBUG
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("value", ["", " ", None])
def test_silent_unless_asked(
    value: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AERIES_LOG", raising=False)
    if value is not None:
        monkeypatch.setenv("AERIES_LOG", value)
    with DemoDistrict(students=40, schools=2) as district:
        talk(district)
    assert capsys.readouterr().err == ""
    assert LOGGER.handlers == []


def test_another_word_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AERIES_LOG", "loud")
    with DemoDistrict(students=40, schools=2) as district, pytest.raises(errors.ConfigError, match="AERIES_LOG takes"):
        talk(district)
