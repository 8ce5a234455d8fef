"""`python -m aeries_sdk.oneroster`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aeries_sdk.oneroster.__main__ import main
from aeries_sdk.oneroster.check import rules_page

Files = dict[str, list[list[str]]]


@pytest.fixture
def broken(correct_set: Callable[[str, str], Files], pack: Callable[..., Path]) -> Path:
    files = correct_set("1.1", "bulk")
    files["orgs.csv"][1][4] = "galaxy"
    return pack(files)


def test_without_errors(
    correct_set: Callable[[str, str], Files], pack: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(pack(correct_set("1.2", "bulk")))]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 others\n"


def test_with_errors(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(broken)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("error vocabulary at orgs.csv:2, type: The value is not one of those")
    assert out.endswith("1 errors, 0 warnings, 0 others\n")


def test_json_and_profile(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(broken), "--json", "--profile", "google-classroom"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {finding["rule"] for finding in found} == {"vocabulary", "profile-filled"}


def test_nothing_to_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.zip")]) == 2
    assert "no such file" in capsys.readouterr().err


def test_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--rules"]) == 0
    assert capsys.readouterr().out == rules_page()
    with pytest.raises(SystemExit):
        main([])
