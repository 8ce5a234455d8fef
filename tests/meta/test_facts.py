"""What documents and docstrings say and what can be counted or derived."""

from __future__ import annotations

import inspect
import re
import tomllib
from operator import attrgetter
from pathlib import Path

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, errors

ROOT = Path(__file__).parents[2]
NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
OPEN = {"none required", ""}


def test_the_security_page_counts_the_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    count = NUMBERS[len(project["dependencies"])]
    assert f"{count} runtime dependencies" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_the_way_of_a_record_names_modules_that_exist() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    way = re.search(r"A student record takes this way:(.*?)\n\n", page, re.DOTALL)
    assert way is not None
    named = re.findall(r"`([a-z_.]+)`", way[1])
    assert len(named) > 4
    for name in named:
        path = ROOT / "aeries_sdk" / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_method_says_which_errors_it_can_raise(name: str) -> None:
    row = OPERATIONS[name]
    method = attrgetter(row.call)(AeriesClient("https://district.example.org", "0" * 32))
    section = re.search(r"Raises:\n((?:    .*\n?|\n)*)", inspect.getdoc(method) or "")
    named = set(re.findall(r"^    (\w+):", section[1], re.MULTILINE)) if section else set()
    source = inspect.getsource(method)

    expected = {"TransportError", "APIStatusError"}
    expected |= {"PermissionDenied"} if row.security_area.lower() not in OPEN else set()
    expected |= {"DecodeError"} if row.model is not None else set()
    expected |= {"NotFound"} if "self._get(" in source else set()
    assert expected - named == set()
    assert named <= set(errors.__all__)
