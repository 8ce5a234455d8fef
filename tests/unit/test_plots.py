"""Pictures say in words what they show, and show it."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from aeries_sdk import errors, plots
from aeries_sdk.matching import SchoolMapping, match_schools
from aeries_sdk.models import School, Student
from aeries_sdk.oneroster import FileResult, ImportReport, Status
from aeries_sdk.roster import ClassMember, RosterClass, SchoolRoster


def roster(code: int, grades: list[int | None], sizes: list[int]) -> SchoolRoster:
    return SchoolRoster(
        school=School(school_code=code, name=f"School {code}"),
        as_of=date(2026, 10, 1),
        students=[
            Student(student_id=number, school_code=code, student_number=number, grade=grade, last_name="Quux")
            for number, grade in enumerate(grades, 1)
        ],
        classes=[RosterClass(members=[ClassMember(number) for number in range(size)]) for size in sizes],
    )


ROSTERS = [roster(990, [-1, 0, 0, 5], [20, 0, 24]), roster(994, [9, 9, 12, None], [31])]


def shown(picture: plots.Plot) -> str:
    made = picture._repr_html_()
    assert made.startswith(f'<div role="img" aria-label="{picture.text}"><svg')
    return made


def test_enrollment() -> None:
    picture = plots.enrollment(ROSTERS)
    assert picture.text == (
        "Table of 8 active students by school, in grades -1 to 12 (1 without a grade): School 990 4, School 994 4."
    )
    (axes,) = picture.figure.axes
    assert [label.get_text() for label in axes.get_xticklabels()] == ["-1", "0", "5", "9", "12"]
    assert sorted(text.get_text() for text in axes.texts) == ["1", "1", "1", "2", "2"]
    assert "Quux" not in shown(picture)


def test_class_sizes() -> None:
    picture = plots.class_sizes(ROSTERS)
    assert picture.text == (
        "Histogram of the sizes of 4 classes: half have up to 20 students, the largest has 31, 1 are empty."
    )
    shown(picture)


def test_mapping_scores() -> None:
    mapping = match_schools(
        [(1, "Lincoln High"), (2, "Oak Annex")], [("a", "Lincoln HS"), ("b", "Rosa Sample Academy")]
    )
    assert "1 matched" in plots.mapping_scores(mapping).text
    assert plots.mapping_scores(SchoolMapping()).text.endswith("0 matched, 0 to review.")
    shown(plots.mapping_scores(mapping))


def test_import_trend() -> None:
    reports = [
        ImportReport(status=status, students=FileResult(status, 100, number), started=datetime(2026, 9, 1, tzinfo=UTC))
        for number, status in enumerate([*Status] * 8)
    ]
    picture = plots.import_trend(reports)
    assert picture.text.startswith("Bar charts of 24 imports (8 Completed, 8 Completed with ERROR, 8 ERROR)")
    assert picture.text.endswith("the last one has 0 records imported and 23 rejected.")
    assert len(picture.figure.axes[1].get_xticklabels()) == 8
    shown(picture)


def test_a_picture_is_saved(tmp_path: Path) -> None:
    plots.class_sizes(ROSTERS).save(tmp_path / "sizes.png")
    assert (tmp_path / "sizes.png").read_bytes().startswith(b"\x89PNG")


def test_nothing_to_draw() -> None:
    for draw in (plots.enrollment, plots.class_sizes, plots.import_trend):
        with pytest.raises(errors.ArgumentError, match="to draw"):
            draw([])


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(errors.ConfigError, match=r"pip install 'aeries-sdk\[plots\]'"):
        plots.class_sizes(ROSTERS)
