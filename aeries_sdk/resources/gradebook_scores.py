"""Scores of gradebook assignments: read and entered."""

from __future__ import annotations

import builtins
from collections.abc import Iterable

from aeries_sdk.arguments import items
from aeries_sdk.errors import ArgumentError, NotFound
from aeries_sdk.models.gradebook_scores import GradebookScore, GradebookScoreBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._gradebook import ARTICLE, GradebookResource, assignment_path

LIST = Operation(
    id="gradebook.list_scores",
    call="gradebook_scores.list",
    method="GET",
    paths=(
        "/api/v5/gradebooks/{GradebookNumber}/assignments/{AssignmentNumber}/scores",
        "/api/v5/gradebooks/assignments/{UniqueID}/scores",
    ),
    security_area="Gradebook Scores",
    model=GradebookScore,
    article=ARTICLE,
    statuses={500: NotFound},
)
GET = Operation(
    id="gradebook.get_score",
    call="gradebook_scores.get",
    method="GET",
    paths=(
        "/api/v5/gradebooks/{GradebookNumber}/assignments/{AssignmentNumber}/scores/{StudentID}",
        "/api/v5/gradebooks/assignments/{UniqueID}/scores/{StudentID}",
    ),
    security_area="Gradebook Scores",
    model=GradebookScore,
    article=ARTICLE,
    statuses={500: NotFound},
)
UPDATE = Operation(
    id="gradebook.update_scores",
    call="gradebook_scores.update",
    method="POST",
    paths=(
        "/api/v5/gradebooks/{GradebookNumber}/assignments/{AssignmentNumber}/Scores",
        "/api/v5/gradebooks/assignments/{UniqueID}/Scores",
    ),
    security_area="Gradebook Scores",
    access="update",
    model=GradebookScore,
    article=ARTICLE,
)


class GradebookScores(GradebookResource):
    """Scores of gradebook assignments: `client.gradebook_scores`. They come by assignment, never by gradebook."""

    def list(
        self,
        gradebook_number: int | None = None,
        assignment_number: int | None = None,
        *,
        unique_id: str | None = None,
    ) -> builtins.list[GradebookScore]:
        """The scores of one assignment.

        Aeries has been seen to answer an unknown gradebook or assignment with status 500, which is `NotFound` here.

        Security area: Gradebook Scores, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            assignment_number: The assignment's number in it.
            unique_id: The assignment's GUID, instead of the two.

        Raises:
            ArgumentError: The assignment is not named by one form.
            NotFound: There is no such assignment.
            PermissionDenied: Read is not ticked for Gradebook Scores.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     scores = client.gradebook_scores.list(book.gradebook_number, 1)
        ...     {score.number_correct_possible for score in scores}
        {10.0}
        """
        return self._list(LIST, assignment_path(gradebook_number, assignment_number, unique_id))

    def get(
        self,
        gradebook_number: int | None = None,
        assignment_number: int | None = None,
        *,
        student_id: int,
        unique_id: str | None = None,
    ) -> GradebookScore:
        """One student's score for one assignment.

        Security area: Gradebook Scores, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            assignment_number: The assignment's number in it.
            student_id: The student, by the number that holds in the whole district.
            unique_id: The assignment's GUID, instead of the two numbers.

        Raises:
            ArgumentError: The assignment is not named by one form.
            NotFound: There is no such assignment, or the student is not in the gradebook.
            PermissionDenied: Read is not ticked for Gradebook Scores.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     score = client.gradebook_scores.list(book.gradebook_number, 1)[0]
        ...     client.gradebook_scores.get(book.gradebook_number, 1, student_id=score.student_id) == score
        True
        """
        arguments = {**assignment_path(gradebook_number, assignment_number, unique_id), "StudentID": student_id}
        return self._find(GET, arguments, student_id=student_id)

    def update(
        self,
        gradebook_number: int | None = None,
        assignment_number: int | None = None,
        *,
        scores: Iterable[GradebookScoreBody],
        unique_id: str | None = None,
    ) -> builtins.list[GradebookScore]:
        """Enter scores for one assignment; students who are left out keep theirs.

        There is no documented way to take a score back or to excuse a student.

        Security area: Gradebook Scores, Update. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            assignment_number: The assignment's number in it.
            scores: One `GradebookScoreBody` per student.
            unique_id: The assignment's GUID, instead of the two numbers.

        Returns:
            All scores of the assignment, also those that were not sent.

        Raises:
            ArgumentError: There are no scores, a value is refused, or the assignment is not named by one form.
            PermissionDenied: Update is not ticked for Gradebook Scores.
            BadRequest: Aeries refused a value.
            NotFound: There is no such assignment.
            TransportError: No usable answer; scores may have been entered all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the scores but its answer cannot be read.

        >>> from aeries_sdk.models import GradebookScoreBody
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     someone = client.gradebook_scores.list(book.gradebook_number, 3)[0].student_id
        ...     entered = [GradebookScoreBody(student_id=someone, number_correct=8.5)]
        ...     scores = client.gradebook_scores.update(book.gradebook_number, 3, scores=entered)
        ...     [score.percent_correct for score in scores if score.student_id == someone]
        [85.0]
        """
        body = [score.to_wire() for score in items(scores, "scores", GradebookScoreBody)]
        if not body:
            raise ArgumentError("`scores` must hold at least one GradebookScoreBody.", **UPDATE.place)
        return self._write(UPDATE, assignment_path(gradebook_number, assignment_number, unique_id), body)
