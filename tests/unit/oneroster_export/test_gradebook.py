"""Assignments and scores in, line items and results out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aeries_sdk.models import (
    AssignmentCategory,
    FinalMark,
    Gradebook,
    GradebookAssignment,
    GradebookScore,
    School,
    Term,
)
from aeries_sdk.oneroster import SourcedIds, gradebook
from aeries_sdk.oneroster.rows import ClassRow

IDS = SourcedIds()
AS_OF = date(2026, 10, 1)
BOOK = Gradebook(gradebook_number=4711, name="Algebra")
GROUP = ClassRow(
    sourcedId="994_1001",
    title="Algebra",
    courseSourcedId="0775",
    classType="scheduled",
    schoolSourcedId="994",
    termSourcedIds="994_F",
)
QUARTER = Term(term_code="1", start_date=date(2026, 8, 17), end_date=date(2026, 10, 16))
FALL = Term(term_code="F", start_date=date(2026, 8, 17), end_date=date(2026, 12, 18))
YEAR = Term(term_code="Y", start_date=date(2026, 8, 17), end_date=date(2027, 6, 11))


def assignment(**fields: Any) -> GradebookAssignment:
    return GradebookAssignment(gradebook_number=4711, assignment_number=3, **fields)


def score(**fields: Any) -> GradebookScore:
    return GradebookScore(gradebook_number=4711, assignment_number=3, student_id=7, **fields)


def item(version: str = "1.1", **fields: Any) -> dict[str, str]:
    return gradebook.line_item_row("GBA_1", assignment(**fields), GROUP, "GBT_4711_H", "994_F", version, AS_OF)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"description": " Quiz  1 "}, {"title": "Quiz 1", "assignDate": "2026-10-01", "dueDate": "2026-10-01"}),
        ({}, {"title": "Assignment 3", "resultValueMin": "0", "resultValueMax": "0"}),
        ({"date_due": date(2026, 9, 8)}, {"assignDate": "2026-09-08", "dueDate": "2026-09-08"}),
        ({"date_assigned": date(2026, 9, 1)}, {"assignDate": "2026-09-01", "dueDate": "2026-09-01"}),
        (
            {"date_assigned": date(2026, 9, 9), "date_due": date(2026, 9, 8)},
            {"assignDate": "2026-09-08", "dueDate": "2026-09-08"},
        ),
        ({"points_possible": 12.5}, {"resultValueMax": "12.5"}),
        ({"comment": "Bring a\r\nruler"}, {"description": "Bring a ruler"}),
    ],
)
def test_line_items(fields: dict[str, Any], expected: dict[str, str]) -> None:
    row = item(**fields)
    assert {name: row[name] for name in expected} == expected
    assert row["gradingPeriodSourcedId"] == "994_F"
    later = item("1.2", **fields)
    assert (later["academicSessionSourcedId"], later["schoolSourcedId"]) == ("994_F", "994")


@pytest.mark.parametrize(
    ("fields", "status", "points"),
    [
        ({"mark": "9.5", "points_earned": 9.5}, "fully graded", "9.5"),
        ({"mark": "12", "points_earned": 12.0}, "fully graded", "10"),
        ({"mark": "-1", "points_earned": -1.0}, "fully graded", "0"),
        ({"mark": "NA", "points_earned": 0.0}, "exempt", "0"),
        ({"mark": "", "is_missing": True}, "not submitted", "0"),
        ({"mark": "", "points_earned": 0.0}, "", "0"),
    ],
)
def test_scores(fields: dict[str, Any], status: str, points: str) -> None:
    made = item(points_possible=10.0, date_due=date(2026, 9, 8))
    assert gradebook.status_of(score(**fields)) == status
    row = gradebook.result_row(made, "7", score(**fields), "1.1")
    assert (row["score"], row["scoreDate"], row["lineItemSourcedId"]) == (points, "2026-09-08", "GBA_1")
    later = gradebook.result_row(made, "7", score(**fields), "1.2")
    assert later["score"] == (points if status == "fully graded" else "")
    assert later["textScore"] == ("NA" if fields["mark"] == "NA" else fields["mark"] if fields["mark"] == "-1" else "")


@pytest.mark.parametrize(
    ("day", "own", "found"),
    [
        (date(2026, 9, 8), FALL, QUARTER),
        (date(2026, 11, 8), FALL, FALL),
        (date(2027, 3, 8), FALL, FALL),
        (date(2027, 3, 8), YEAR, YEAR),
        (date(2026, 9, 8), None, None),
        (date(2026, 9, 8), Term(term_code="F"), None),
    ],
)
def test_work_belongs_to_the_shortest_term_of_its_class(day: date, own: Term | None, found: Term | None) -> None:
    assert gradebook.term_on([YEAR, FALL, QUARTER, Term(term_code="2")], day, own) is found


def test_line_items_keep_their_id_when_a_teacher_renumbers_them() -> None:
    one = IDS.line_item(assignment(unique_id="AB-1"), "994_1001")
    assert one == "GBA_4711_AB-1_994_1001"
    assert IDS.line_item(assignment(), "994_1001") == "GBA_4711_3_994_1001"


def test_categories_and_scales() -> None:
    category = AssignmentCategory(code="H", description="", percentage_of_grade=29.6)
    assert gradebook.category_row(IDS, BOOK, category, "1.1") == {"sourcedId": "GBT_4711_H", "title": "Category H"}
    assert gradebook.category_row(IDS, BOOK, category, "1.2")["weight"] == "30"
    marks = [FinalMark(mark="A", low_value=89.5, high_value=100.0), FinalMark(mark="Z", low_value=0.0, high_value=0.0)]
    row = gradebook.score_scale_row(IDS, BOOK, marks, GROUP)
    assert (row["sourcedId"], row["scoreScaleValue"]) == ("GTG_4711_994_1001", "{A:89.5}")


def test_a_grading_period_has_the_dates_of_its_term() -> None:
    row = gradebook.grading_period_row(IDS, School(school_code=994), FALL, 2027)
    assert (row["sourcedId"], row["type"], row["startDate"], row["endDate"]) == (
        "994_F_GP",
        "gradingPeriod",
        "2026-08-17",
        "2026-12-19",
    )
    with pytest.raises(ValueError, match="dates"):
        gradebook.grading_period_row(IDS, School(school_code=994), Term(term_code="F"), 2027)
