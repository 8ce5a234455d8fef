"""Assignments of gradebooks, and what is sent to create and update them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import attrs

from aeries_sdk.models._base import Model, is_blank, key, loose_text, rows, value
from aeries_sdk.models._body import Body, field
from aeries_sdk.models.gradebooks import AssignmentCategory

_KINDS = ("F", "S")


@attrs.define(kw_only=True, repr=False)
class NarrativeGrade(Model):
    """One mark of a narrative scale with the percentage it stands for."""

    mark: str = loose_text("Mark", "GBM.MK", "letters, digits or signs", show=True)
    narrative_grade_set_id: int | None = value("NarrativeGradeSetID", "GBM.CID", "the scale", show=True)
    percent_value: float | None = value("PercentValue", "GBM.PM", "percentage", show=True)


@attrs.define(kw_only=True, repr=False)
class AssignmentStandard(Model):
    """A standard that an assignment measures. Score bodies spell both of its ids otherwise."""

    academic_benchmark_id: str = loose_text("AcademicBenchmarkId", "STN.BID", "GUID of the standard", show=True)
    assignment_number: int | None = value("AssignmentNumber", "GBN.AN", "number in the gradebook", show=True)
    gradebook_number: int | None = value("GradebookNumber", "GBN.GN", "the gradebook", show=True)
    number_correct_possible: float | None = value("NumberCorrectPossible", "GBN.NP", "most that can be right")
    standard_description: str = loose_text("StandardDescription", "STN.TI", "title of the standard")
    standard_id: str = loose_text("StandardId", "GBN.SD", "Aeries's id of the standard", show=True)


@attrs.define(kw_only=True, repr=False)
class GradebookAssignment(Model):
    """One assignment of a gradebook. Where it is a rubric, both possible values are 0."""

    aeries_analytics_exam_id: int | None = value("AeriesAnalyticsExamID", "GBA.EID", "unused")
    aeries_analytics_exam_test_admin: int | None = value("AeriesAnalyticsExamTestAdmin", "GBA.ETA", "unused")
    allow_student_drop_box: bool | None = value("AllowStudentDropBox", "GBA.ADB", "students may hand in a document")
    assignment_category: AssignmentCategory | None = value("AssignmentCategory", "", "category")
    assignment_number: int = key(
        "AssignmentNumber", "GBA.AN", "number in the gradebook; the teacher can change it", show=True
    )
    comment: str = loose_text("Comment", "GBA.COM", "longer description")
    date_assigned: date | None = value("DateAssigned", "GBA.DA", "day it was given out", show=True)
    date_due: date | None = value("DateDue", "GBA.DD", "day it is due", show=True)
    description: str = loose_text("Description", "GBA.AD", "name")
    due_time: datetime | None = value("DueTime", "GBA.DUT", "until when a document can be handed in")
    external_id: str = loose_text("ExternalID", "GBA.EI", "id in another system")
    formative_summative_indicator: str = loose_text("FormativeSummativeIndicator", "GBA.TY", "F or S", show=True)
    gradebook_number: int = key("GradebookNumber", "GBA.GN", "the gradebook", show=True)
    grading_completed: bool | None = value(
        "GradingCompleted", "GBA.GC", "scores count, and those that are not there are missing"
    )
    input_scores_by_standard: bool | None = value("InputScoresByStandard", "GBA.IBS", "one score per standard")
    narrative_grade_set: list[NarrativeGrade] = rows("NarrativeGradeSet", "", "narrative scale")
    narrative_grade_set_id: int | None = value("NarrativeGradeSetID", "GBA.CID", "which narrative scale, if any")
    number_correct_possible: float | None = value("NumberCorrectPossible", "GBA.NP", "most that can be right")
    points_possible: float | None = value("PointsPossible", "GBA.MX", "most points that can be earned")
    rubric_assignment: bool | None = value("RubricAssignment", "GBA.RA", "graded by a rubric")
    scores_visible_to_parents: bool | None = value("ScoresVisibleToParents", "GBA.SVP", "scores shown in the portal")
    standards: list[AssignmentStandard] = rows("Standards", "", "standards it measures")
    unique_id: str = loose_text("UniqueID", "GBA.UI", "GUID, district-wide, never changes", show=True)
    visible_to_parents: bool | None = value("VisibleToParents", "GBA.VP", "shown in the portal, with its scores")


@attrs.define(kw_only=True, repr=False)
class GradebookAssignmentBody(Body):
    """A new assignment. It is made in all linked gradebooks too, unless `create_in_linked_gradebooks_too` is False."""

    description: str = field("Description", "GBA.AD", "name; may be empty", required=True, max_length=255)
    assignment_category_code: str = field(
        "AssignmentCategoryCode", "GBT.AT", "an unknown or missing one becomes the first category", max_length=1
    )
    date_assigned: date | None = field("DateAssigned", "GBA.DA", "without it the day it is due, or else today")
    date_due: date | None = field("DateDue", "GBA.DD", "without it the day it is assigned, or else today")
    number_correct_possible: float = field("NumberCorrectPossible", "GBA.NP", "0 or missing: the points")
    points_possible: float = field("PointsPossible", "GBA.MX", "most points that can be earned")
    comment: str = field("Comment", "GBA.COM", "longer description")
    formative_summative_indicator: str = field(
        "FormativeSummativeIndicator", "GBA.TY", "F or S; missing: S", choices=_KINDS
    )
    rubric_assignment: bool = field(
        "RubricAssignment", "GBA.RA", "makes both possible values 0; ignored where the gradebook has no rubrics"
    )
    external_id: str | None = field("ExternalID", "GBA.EI", "id in another system")
    create_in_linked_gradebooks_too: bool = field("CreateInLinkedGradebooksToo", "", "missing: True")


@attrs.define(kw_only=True, repr=False)
class GradebookAssignmentUpdateBody(Body):
    """What replaces an assignment: a missing comment erases, and missing `grading_completed` takes completion back.

    The assignment of that number in all linked gradebooks changes too, unless `update_linked_gradebooks_too` is False.
    """

    description: str = field("Description", "GBA.AD", "name", max_length=255)
    assignment_category_code: str = field("AssignmentCategoryCode", "GBT.AT", "must be in the gradebook", max_length=1)
    date_assigned: date = field("DateAssigned", "GBA.DA", "day it was given out")
    date_due: date = field("DateDue", "GBA.DD", "day it is due")
    number_correct_possible: float = field("NumberCorrectPossible", "GBA.NP", "0 or missing: the points")
    points_possible: float = field("PointsPossible", "GBA.MX", "most points that can be earned", required=True)
    grading_completed: bool = field("GradingCompleted", "GBA.GC", "missing: False")
    comment: str = field("Comment", "GBA.COM", "longer description; missing or blank: erased")
    formative_summative_indicator: str = field("FormativeSummativeIndicator", "GBA.TY", "F or S", choices=_KINDS)
    rubric_assignment: bool = field("RubricAssignment", "GBA.RA", "missing: False")
    external_id: str | None = field("ExternalID", "GBA.EI", "id in another system")
    update_linked_gradebooks_too: bool = field("UpdateLinkedGradebooksToo", "", "missing: True")

    @classmethod
    def of(cls, assignment: GradebookAssignment) -> GradebookAssignmentUpdateBody:
        """The body that leaves an assignment as it was read, and linked gradebooks alone.

        >>> from aeries_sdk.models import GradebookAssignment
        >>> read = GradebookAssignment(gradebook_number=4, assignment_number=1, comment="Bring a ruler")
        >>> GradebookAssignmentUpdateBody.of(read).comment
        'Bring a ruler'
        """
        category = assignment.assignment_category.code if assignment.assignment_category else ""
        kind = assignment.formative_summative_indicator
        kept: dict[str, Any] = {
            "date_assigned": assignment.date_assigned,
            "date_due": assignment.date_due,
            "number_correct_possible": assignment.number_correct_possible,
            "points_possible": assignment.points_possible,
            "grading_completed": assignment.grading_completed,
            "rubric_assignment": assignment.rubric_assignment,
            "assignment_category_code": None if is_blank(category) else category,
            "formative_summative_indicator": kind if kind in _KINDS else None,
        }
        return cls(
            description=assignment.description,
            comment=assignment.comment,
            external_id=assignment.external_id,
            update_linked_gradebooks_too=False,
            **{name: each for name, each in kept.items() if each is not None},
        )
