"""The gradebooks of a school, read class by class and written beside its roster.

Aeries has no list of a school's gradebooks, and scores come by assignment: this takes many requests, which run side by
side as far as the client's `max_workers` lets them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import attrs

from aeries_sdk.assembly import SchoolRoster
from aeries_sdk.errors import NotFound
from aeries_sdk.findings import Finding, Level
from aeries_sdk.models import FinalMark, Gradebook, GradebookAssignment, GradebookScore, Term
from aeries_sdk.oneroster import gradebook as to
from aeries_sdk.oneroster.run import Run
from aeries_sdk.oneroster.school_rows import WrittenClass

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient

_TOLD: dict[str, tuple[Level, str, str]] = {
    "score-above-maximum": (
        "info",
        "Scores above the most points of their assignment are written as those points",
        "Nothing to do: OneRoster allows no score above the limit.",
    ),
    "score-twice": (
        "warning",
        "Students have two different scores for one assignment; the first one counts",
        "Grade Reporting > Gradebook: leave one score for each student and assignment.",
    ),
}

P = ParamSpec("P")
T = TypeVar("T")


@attrs.frozen
class _Book:
    """A gradebook with its assignments and their scores."""

    gradebook: Gradebook
    assignments: list[tuple[GradebookAssignment, list[GradebookScore]]]
    marks: list[FinalMark]


class GradeRows:
    """Writes categories, lineItems, results, and in 1.2 scoreScales."""

    def __init__(self, run: Run, client: AeriesClient) -> None:
        self.run = run
        self.client = client

    def write(self, roster: SchoolRoster, classes: list[WrittenClass]) -> None:
        """Write the gradebooks of the classes that have been written of a school."""
        counts: Counter[str] = Counter()
        with ThreadPoolExecutor(self.client.settings.max_workers, thread_name_prefix="aeries-grades") as pool:
            for group, books in zip(classes, pool.map(lambda each: self._read(roster, each), classes), strict=True):
                for book in books:
                    self._book(roster, group, book, counts)
        for rule, (level, message, remedy) in _TOLD.items():
            if counts[rule]:
                school = str(roster.school.school_code)
                told = Finding(rule, level, f"{message} ({counts[rule]}).", remedy=remedy, school=school)
                self.run.general.append(told)

    def _read(self, roster: SchoolRoster, group: WrittenClass) -> list[_Book]:
        books = _or_nothing(self.client.gradebooks.list_for_section, roster.school.school_code, group.number)
        return [self._read_book(book) for book in books]

    def _read_book(self, book: Gradebook) -> _Book:
        number = book.gradebook_number
        assignments = _or_nothing(self.client.gradebook_assignments.list, number)
        return _Book(
            book,
            [
                (each, _or_nothing(self.client.gradebook_scores.list, number, each.assignment_number))
                for each in assignments
            ],
            [] if self.run.version == "1.1" else _or_nothing(self.client.gradebooks.list_final_marks, number),
        )

    def _book(self, roster: SchoolRoster, group: WrittenClass, book: _Book, counts: Counter[str]) -> None:
        """Write a gradebook as far as it is about a class, and count what is to be told, by rule."""
        run, ids, version = self.run, self.run.ids, self.run.version
        categories = {each.code.strip(): each for each in book.gradebook.assignment_categories}
        for assignment, scores in book.assignments:
            due = assignment.date_due or assignment.date_assigned or roster.as_of
            term = to.term_on(roster.terms, due, group.term)
            category = assignment.assignment_category or next(iter(categories.values()), None)
            if term is None or category is None:
                continue
            key = ids.category(book.gradebook, category.code)
            if run.first_time("categories", key):
                run.add("categories", to.category_row(ids, book.gradebook, category, version))
            name = ids.line_item(assignment, group.row["sourcedId"])
            session = self._session(roster, term)
            item = to.line_item_row(name, assignment, group.row, key, session, version, roster.as_of)
            mine: dict[int, GradebookScore] = {}
            for score in scores:
                if score.student_id in group.students and to.status_of(score):
                    first = mine.setdefault(score.student_id, score)
                    counts["score-twice"] += (first.points_earned, first.mark) != (score.points_earned, score.mark)
            if not assignment.points_possible:
                # A rubric has no most points: its best score stands for them.
                best = max((score.points_earned or 0.0 for score in mine.values()), default=0.0)
                item["resultValueMax"] = to.number_text(best)
            if not run.first_time("lineItems", name):
                continue
            run.add("lineItems", item)
            for score in mine.values():
                counts["score-above-maximum"] += (score.points_earned or 0.0) > float(item["resultValueMax"])
                run.add("results", to.result_row(item, group.students[score.student_id], score, version))
        scale = to.score_scale_row(ids, book.gradebook, book.marks, group.row)
        if scale["scoreScaleValue"] and run.first_time("scoreScales", scale["sourcedId"]):
            run.add("scoreScales", scale)

    def _session(self, roster: SchoolRoster, term: Term) -> str:
        """The grading period of 1.1, written when it is first needed, or the term of 1.2."""
        run, school = self.run, roster.school
        if run.version != "1.1":
            return run.ids.term(school, term)
        period = run.ids.grading_period(school, term)
        if period not in run.sessions:
            run.sessions.add(period)
            run.add("academicSessions", to.grading_period_row(run.ids, school, term, run.end_year))
        return period


def _or_nothing(read: Callable[P, list[T]], *args: P.args, **kwargs: P.kwargs) -> list[T]:
    """What a request answers, or nothing where Aeries knows of no such gradebook any more."""
    try:
        return read(*args, **kwargs)
    except NotFound:
        return []
