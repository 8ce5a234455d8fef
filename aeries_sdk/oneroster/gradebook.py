"""Gradebooks of Aeries as categories, line items, results and score scales: pure functions.

A line item belongs to one class, so an assignment of a gradebook for two sections becomes two.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aeries_sdk.models import (
    AssignmentCategory,
    FinalMark,
    Gradebook,
    GradebookAssignment,
    GradebookScore,
    School,
    Term,
)
from aeries_sdk.oneroster.ids import SourcedIds
from aeries_sdk.oneroster.rows import (
    AcademicSessionRow,
    ClassRow,
    bool_text,
    date_text,
    exclusive_end,
    pairs_text,
    plain_text,
    year_text,
)
from aeries_sdk.oneroster.sessions import term_title

Row = dict[str, str]


def category_row(ids: SourcedIds, gradebook: Gradebook, category: AssignmentCategory, version: str) -> Row:
    """A category of a gradebook; its weight is a column of 1.2."""
    title = plain_text(category.description) or f"Category {category.code.strip()}"
    row = {"sourcedId": ids.category(gradebook, category.code), "title": title}
    if version != "1.1" and category.percentage_of_grade is not None:
        row["weight"] = str(round(category.percentage_of_grade))
    return row


def grading_period_row(ids: SourcedIds, school: School, term: Term, end_year: int) -> AcademicSessionRow:
    """The grading period that stands for a term, since 1.1 wants one for every line item; it lies below the term.

    Raises:
        ValueError: The term has no dates.
    """
    if term.start_date is None or term.end_date is None:
        raise ValueError("a grading period needs dates")
    return AcademicSessionRow(
        sourcedId=ids.grading_period(school, term),
        title=f"{term_title(term)} grading period {end_year - 1}-{end_year}",
        type="gradingPeriod",
        startDate=date_text(term.start_date),
        endDate=exclusive_end(term.end_date),
        parentSourcedId=ids.term(school, term),
        schoolYear=year_text(end_year),
    )


def line_item_row(
    item: str, assignment: GradebookAssignment, group: ClassRow, category: str, session: str, version: str, as_of: date
) -> Row:
    """An assignment in a class. A missing date is the other one, or the day of the export.

    Args:
        item: Its sourcedId.
        assignment: The assignment.
        group: The class.
        category: sourcedId of its category.
        session: sourcedId of the grading period (1.1) or the term (1.2).
        version: Version of OneRoster.
        as_of: The day of the export.
    """
    assigned = assignment.date_assigned or assignment.date_due or as_of
    due = assignment.date_due or assigned
    row = {
        "sourcedId": item,
        "title": plain_text(assignment.description) or f"Assignment {assignment.assignment_number}",
        "description": plain_text(assignment.comment),
        "assignDate": date_text(min(assigned, due)),
        "dueDate": date_text(due),
        "classSourcedId": group["sourcedId"],
        "categorySourcedId": category,
        "resultValueMin": "0",
        "resultValueMax": number_text(assignment.points_possible or 0),
    }
    if version == "1.1":
        row["gradingPeriodSourcedId"] = session
    else:
        row |= {"academicSessionSourcedId": session, "schoolSourcedId": group["schoolSourcedId"]}
    return row


def status_of(score: GradebookScore) -> str:
    """How far a score has come, or "" where there is nothing to tell yet.

    >>> status_of(GradebookScore(assignment_number=1, gradebook_number=4, student_id=7, mark="NA"))
    'exempt'
    """
    if score.is_excused:
        return "exempt"
    if score.points_earned is not None and plain_text(score.mark):
        return "fully graded"
    return "not submitted" if score.is_missing else ""


def result_row(item: Row, student: str, score: GradebookScore, version: str) -> Row:
    """A score. What is above the most that the line item gives counts as that: the standard allows no more."""
    points = min(max(score.points_earned or 0.0, 0.0), float(item["resultValueMax"]))
    graded = status_of(score) == "fully graded"
    row = {
        "sourcedId": f"{item['sourcedId']}_{student}",
        "lineItemSourcedId": item["sourcedId"],
        "studentSourcedId": student,
        "scoreStatus": status_of(score),
        "score": number_text(points) if graded or version == "1.1" else "",
        "scoreDate": date_text(score.date_completed) or item["dueDate"],
    }
    if version != "1.1":
        mark = plain_text(score.mark)
        row["textScore"] = "" if mark.replace(".", "", 1).isdecimal() else mark
        row |= {"classSourcedId": item["classSourcedId"], "missing": bool_text(score.is_missing)}
    return row


def score_scale_row(ids: SourcedIds, gradebook: Gradebook, marks: Iterable[FinalMark], group: ClassRow) -> Row:
    """The marks of a gradebook and the percentage from which each is given (1.2)."""
    pairs = [(mark.mark, number_text(mark.low_value or 0)) for mark in marks if mark.is_in_use]
    return {
        "sourcedId": ids.score_scale(gradebook, group["sourcedId"]),
        "title": f"{plain_text(gradebook.name) or group['title']} marks",
        "type": "percent",
        "orgSourcedId": group["schoolSourcedId"],
        "courseSourcedId": group["courseSourcedId"],
        "classSourcedId": group["sourcedId"],
        "scoreScaleValue": pairs_text(pairs),
    }


def term_on(terms: Iterable[Term], day: date, own: Term | None) -> Term | None:
    """The shortest term with dates that holds the day and lies inside the class's own term, else that term."""
    if own is None or own.start_date is None or own.end_date is None:
        return None
    inside = [
        (term.end_date - term.start_date, term.term_code, term)
        for term in terms
        if term.start_date
        and term.end_date
        and own.start_date <= term.start_date <= day <= term.end_date <= own.end_date
    ]
    return min(inside, key=lambda found: found[:2])[2] if inside else own


def number_text(value: float) -> str:
    """A number without needless digits.

    >>> number_text(10.0), number_text(9.25)
    ('10', '9.25')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".")
