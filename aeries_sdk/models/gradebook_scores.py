"""Scores of assignments, and what is sent to enter them."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._base import Model, key, loose_text, rows, value
from aeries_sdk.models._body import Body, field
from aeries_sdk.values import JSON

# Aeries's marks for an excused and a temporarily excused assignment.
_EXCUSED = {"NA", "TX"}


@attrs.define(kw_only=True, repr=False)
class StandardScore(Model):
    """A score for one standard of an assignment."""

    mark: str = loose_text("Mark", "GBD.MK", "mark as entered")
    number_correct: float | None = value("NumberCorrect", "GBD.NC", "number right")
    number_correct_possible: float | None = value("NumberCorrectPossible", "GBD.NP", "most that can be right")
    percent_correct: float | None = value("PercentCorrect", "GBD.PC", "percentage right")
    points_earned: float | None = value("PointsEarned", "GBD.SCR", "points")
    points_possible: float | None = value("PointsPossible", "GBD.MX", "most points that can be earned")
    standard_id: str = loose_text("StandardId", "GBD.SD", "Aeries's id of the standard", show=True)


@attrs.define(kw_only=True, repr=False)
class GradebookScore(Model):
    """A student's score for one assignment. By a rubric, both possible values are 0 and both results are equal."""

    assignment_number: int = key("AssignmentNumber", "GBS.AN", "number in the gradebook", show=True)
    date_completed: date | None = value("DateCompleted", "GBS.DC", "day it was done")
    gradebook_number: int = key("GradebookNumber", "GBS.GN", "the gradebook", show=True)
    is_missing: bool | None = value("IsMissing", "(computed)", "graded, but this student has neither mark nor excuse")
    is_rule_replacing_score: bool | None = value(
        "IsRuleReplacingScore", "(computed)", "a rule of the gradebook replaces the score in the overall grade"
    )
    mark: str = loose_text("Mark", "GBS.MK", "digits, a percentage (95%), a narrative mark, NA or TX (excused)")
    number_correct: float | None = value("NumberCorrect", "GBS.NC", "number right")
    number_correct_possible: float | None = value("NumberCorrectPossible", "GBS.NP", "most that can be right")
    percent_correct: float | None = value("PercentCorrect", "GBS.PC", "percentage right")
    student_id: int = key("StudentID", "STU.ID", "district-wide number of the student")
    points_earned: float | None = value("PointsEarned", "GBS.SCR", "points")
    points_possible: float | None = value("PointsPossible", "GBS.MX", "most points that can be earned")
    rule_number_applied: int | None = value("RuleNumberApplied", "(computed)", "the rule; 0 for none")
    rule_replaced_score: float | None = value("RuleReplacedScore", "(computed)", "a fraction: 0.9 is 90 %")
    standard_scores: list[StandardScore] = rows("StandardScores", "", "score per standard; in the sample only")

    @property
    def is_excused(self) -> bool:
        """Whether the student is excused from the assignment, for good (NA) or for now (TX)."""
        return self.mark.strip().upper() in _EXCUSED


@attrs.define(kw_only=True, repr=False)
class StandardScoreBody(Body):
    """A score for one standard, which is named by either of its two ids."""

    aeries_standard_id: str = field("AeriesStandardID", "GBD.SD", "`AssignmentStandard.standard_id`")
    academic_benchmark_id: str = field("AcademicBenchmarkID", "STN.BID", "`AssignmentStandard.academic_benchmark_id`")
    number_correct: float = field("NumberCorrect", "GBD.NC", "up to 4 decimals")

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object with the vendor's names.

        Raises:
            ArgumentError: A value is refused, or there are not just one of the two ids.
        """
        body = super().to_wire()
        if ("AeriesStandardID" in body) is ("AcademicBenchmarkID" in body):
            raise ArgumentError("StandardScoreBody takes either aeries_standard_id or academic_benchmark_id.")
        return body


@attrs.define(kw_only=True, repr=False)
class GradebookScoreBody(Body):
    """One student's score: a number, or numbers per standard where the assignment is scored by standard.

    There is no documented way to erase a score or to excuse a student.
    """

    student_id: int = field("StudentID", "STU.ID", "district-wide number of the student", required=True)
    number_correct: float = field("NumberCorrect", "GBS.NC", "up to 4 decimals; for a rubric its value")
    date_completed: date = field("DateCompleted", "GBS.DC", "missing: the day the assignment is due")
    standard_scores: list[StandardScoreBody] = field("StandardScores", "", "scores per standard")

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object with the vendor's names.

        Raises:
            ArgumentError: A value is missing or refused, or there is a number besides the standards.
        """
        body = super().to_wire()
        if "StandardScores" in body and "NumberCorrect" in body:
            raise ArgumentError("GradebookScoreBody: leave number_correct out where there are standard_scores.")
        return body
