"""Ready-made progress: what a person sees in a terminal, and what a server's log says."""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from aeries_sdk import errors
from aeries_sdk.progress import Bar, Log
from aeries_sdk.roster import Progress

STEPS = [
    Progress(done=1, total=3, school_code=990, students=100, classes=10),
    Progress(done=2, total=3, school_code=994, students=900, classes=90),
    Progress(done=3, total=3, school_code=995, students=1_200, classes=120),
]


def bar_of(students: int | None, steps: list[Progress]) -> str:
    shown = io.StringIO()
    bar = Bar(students, file=shown)
    for step in steps:
        bar(step)
    return shown.getvalue().rsplit("\r", 1)[-1]


def test_a_bar_counts_schools() -> None:
    assert "67%" in bar_of(None, STEPS[:2])
    assert "2/3" in bar_of(None, STEPS[:2])
    assert "900 students" in bar_of(None, STEPS[:2])
    assert "3/3" in bar_of(None, STEPS)


def test_a_bar_counts_students_where_it_knows_how_many() -> None:
    assert "900/1200" in bar_of(1_200, STEPS[:2])
    assert "2 of 3 schools" in bar_of(1_200, STEPS[:2])


def test_more_students_than_last_time_fit_into_the_bar() -> None:
    assert "1200/1200" in bar_of(1_000, STEPS)


def widgets_of(steps: list[Progress]) -> list[dict[str, Any]]:
    """What the widgets below a notebook's cell hold after these steps."""
    source = (
        "from aeries_sdk.progress import Bar\n"
        "from aeries_sdk.roster import Progress\n"
        "bar = Bar()\n"
        f"for step in {steps}:\n"
        "    bar(step)\n"
    )
    cell: dict[str, object] = {
        "cell_type": "code",
        "id": "bar",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }
    content = json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    notebook = nbformat.reads(content, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    (held,) = notebook["metadata"]["widgets"].values()
    return [each["state"] for each in held["state"].values()]


def test_a_notebook_shows_the_bar_as_far_as_it_has_come() -> None:
    widgets = widgets_of(STEPS[:2])
    (bar,) = (each for each in widgets if each["_model_name"] == "FloatProgressModel")
    assert (bar["value"], bar["max"]) == (2, 3)
    told = "".join(each["value"] for each in widgets if each["_model_name"] == "HTMLModel")
    assert "67%" in told
    assert "2/3" in told


def test_without_tqdm_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(errors.ConfigError, match=r"pip install 'aeries-sdk\[progress\]'"):
        Bar()


def lines(log: Log, caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.set_level(logging.INFO, "aeries_sdk.progress")
    for step in STEPS:
        log(step)
    return [record.getMessage() for record in caplog.records]


def test_log_lines_estimate_by_schools(caplog: pytest.LogCaptureFixture) -> None:
    log = Log(every=0, clock=iter([0.0, 20.0, 40.0, 60.0]).__next__)
    assert lines(log, caplog) == [
        "1 of 3 schools, 100 students, 10 classes; about 40 s left",
        "2 of 3 schools, 900 students, 90 classes; about 20 s left",
        "3 of 3 schools, 1,200 students, 120 classes",
    ]


def test_log_lines_estimate_by_students_where_it_knows_how_many(caplog: pytest.LogCaptureFixture) -> None:
    log = Log(1_200, every=0, clock=iter([0.0, 20.0, 180.0, 240.0]).__next__)
    assert [line.partition("; ")[2] for line in lines(log, caplog)] == ["about 4 min left", "about 1 min left", ""]


def test_log_lines_keep_their_distance_but_for_the_last(caplog: pytest.LogCaptureFixture) -> None:
    log = Log(every=10, clock=iter([0.0, 1.0, 2.0, 3.0]).__next__)
    assert [line[:1] for line in lines(log, caplog)] == ["1", "3"]


def test_no_students_yet_is_no_division_by_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "aeries_sdk.progress")
    Log(1_200, clock=iter([0.0, 5.0]).__next__)(
        Progress(done=1, total=2, school_code=990, students=0, classes=0),
    )
    assert caplog.records[0].getMessage() == "1 of 2 schools, 0 students, 0 classes; about 5 s left"
