"""The import report as text, JSON and HTML."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from aeries_sdk.findings import Finding
from aeries_sdk.oneroster import FileResult, ImportReport, Status

REJECTED = Finding(
    "no-email", "error", "The teacher has no <e-mail>.", remedy="Fill it on the Staff page.", school="994", record="421"
)
LOOSE = Finding("class-empty", "warning", "Nobody is enrolled.", file="classes.csv", line=7)


def report(status: Status) -> ImportReport:
    return ImportReport(
        status=status,
        staff=FileResult.of(40, [REJECTED]),
        students=FileResult.of(1200, []),
        findings=(LOOSE,),
        path=Path("out/oneroster.zip"),
        counts={"users": 1240},
        started=datetime.fromisoformat("2026-11-23T06:00:00"),
        finished=datetime.fromisoformat("2026-11-23T06:02:05"),
    )


def test_the_words_of_the_statuses() -> None:
    assert [str(status) for status in Status] == ["Completed", "Completed with ERROR", "ERROR"]


def test_a_result_tells_its_status_from_its_numbers() -> None:
    assert FileResult.of(3, [LOOSE]) == FileResult(Status.COMPLETED, 3, 0, (LOOSE,))
    assert FileResult.of(3, [REJECTED]) == FileResult(Status.COMPLETED_WITH_ERRORS, 3, 1, (REJECTED,))
    assert FileResult.of(3, [REJECTED], rejected=5).rejected == 5


@pytest.mark.parametrize(("status", "code"), list(zip(Status, (0, 1, 2), strict=True)))
def test_exit_codes(status: Status, code: int) -> None:
    assert report(status).exit_code == code


def test_the_text_says_what_to_mend_and_where() -> None:
    text = str(report(Status.COMPLETED_WITH_ERRORS))
    assert "Staff: Completed with ERROR, 40 imported, 1 rejected" in text
    assert "- school 994, record 421: The teacher has no <e-mail>. Fill it on the Staff page. [no-email]" in text
    assert "What to look at\n- classes.csv:7: Nobody is enrolled. [class-empty]" in text


@pytest.mark.parametrize("shown", [str, ImportReport.to_html])
def test_an_error_says_that_nothing_was_written(shown: object) -> None:
    assert callable(shown)
    assert "Nothing was written: the previous file is as it was." in shown(report(Status.ERROR))


def test_json_holds_every_finding() -> None:
    told = json.loads(report(Status.COMPLETED_WITH_ERRORS).to_json())
    assert told["written"] is True
    assert told["staff"]["findings"][0]["rule"] == "no-email"
    assert told["counts"] == {"users": 1240}
    assert told["finished"] == "2026-11-23T06:02:05"


def test_html_is_escaped_and_whole() -> None:
    page = report(Status.COMPLETED_WITH_ERRORS).to_html()
    assert "&lt;e-mail&gt;" in page
    assert "<e-mail>" not in page
    assert "<td" in page
    assert page.startswith("<!DOCTYPE html>")
    assert "2026-11-23 06:00:00 to 2026-11-23 06:02:05" in page


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("status", Status)
def test_badges_can_be_read_by_everybody(status: Status) -> None:
    lighter, darker = sorted((luminance(status.colour), luminance(status.ink)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
