"""Assignments of gradebooks: read, created, updated. Aeries has no way to delete one."""

from __future__ import annotations

import builtins

from aeries_sdk.models._body import body_of
from aeries_sdk.models.gradebook_assignments import (
    GradebookAssignment,
    GradebookAssignmentBody,
    GradebookAssignmentUpdateBody,
)
from aeries_sdk.operation import Operation
from aeries_sdk.resources._gradebook import ARTICLE, GradebookResource, assignment_path

LIST = Operation(
    id="gradebook.list_assignments",
    call="gradebook_assignments.list",
    method="GET",
    paths=("/api/v5/gradebooks/{GradebookNumber}/assignments",),
    security_area="Gradebook Data",
    model=GradebookAssignment,
    article=ARTICLE,
)
GET = Operation(
    id="gradebook.get_assignment",
    call="gradebook_assignments.get",
    method="GET",
    paths=(
        "/api/v5/gradebooks/{GradebookNumber}/assignments/{AssignmentNumber}",
        "/api/v5/gradebooks/Assignments/{UniqueID}",
    ),
    security_area="Gradebook Data",
    model=GradebookAssignment,
    article=ARTICLE,
)
CREATE = Operation(
    id="gradebook.insert_assignment",
    call="gradebook_assignments.create",
    method="POST",
    paths=("/api/v5/gradebooks/{GradebookNumber}/Assignments",),
    security_area="Gradebook Data",
    access="update",
    model=GradebookAssignment,
    article=ARTICLE,
)
UPDATE = Operation(
    id="gradebook.update_assignment",
    call="gradebook_assignments.update",
    method="PUT",
    paths=(
        "/api/v5/gradebooks/{GradebookNumber}/assignments/{AssignmentNumber}",
        "/api/v5/gradebooks/Assignments/{UniqueID}",
    ),
    security_area="Gradebook Data",
    access="update",
    model=GradebookAssignment,
    article=ARTICLE,
)


class GradebookAssignments(GradebookResource):
    """Assignments of gradebooks: `client.gradebook_assignments`.

    An assignment is named by gradebook and number, which the teacher can change, or by its `unique_id`, which stays.
    """

    def list(self, gradebook_number: int) -> builtins.list[GradebookAssignment]:
        """The assignments of a gradebook.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook; an unknown one has no assignments.

        Raises:
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     [work.assignment_number for work in client.gradebook_assignments.list(book.gradebook_number)]
        [1, 2, 3, 4]
        """
        return self._list(LIST, {"GradebookNumber": gradebook_number})

    def get(
        self,
        gradebook_number: int | None = None,
        assignment_number: int | None = None,
        *,
        unique_id: str | None = None,
    ) -> GradebookAssignment:
        """One assignment, by gradebook and number or by `unique_id`.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            assignment_number: The assignment's number in it.
            unique_id: The assignment's GUID, instead of the two.

        Raises:
            ArgumentError: Neither form is complete, or both are given.
            NotFound: There is no such assignment.
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     work = client.gradebook_assignments.get(book.gradebook_number, 1)
        ...     client.gradebook_assignments.get(unique_id=work.unique_id) == work
        True
        """
        return self._find(
            GET,
            assignment_path(gradebook_number, assignment_number, unique_id),
            assignment_number=assignment_number,
            unique_id=unique_id,
        )

    def create(
        self, gradebook_number: int, body: GradebookAssignmentBody | None = None, **fields: object
    ) -> builtins.list[GradebookAssignment]:
        """Add an assignment, in all linked gradebooks too unless told not to; a repeated call adds another.

        Aeries mends what it does not like without a word: an unknown category becomes the first one, missing dates
        today. It can add no standards, due time or narrative scale.

        Security area: Gradebook Data, Update (not Insert). Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            body: The assignment; or else
            fields: the attributes of a `GradebookAssignmentBody`, by name. With `create_in_linked_gradebooks_too=False`
                it stays in this gradebook.

        Returns:
            The assignments added, one per gradebook.

        Raises:
            ArgumentError: There is no description, or a field is refused.
            PermissionDenied: Update is not ticked for Gradebook Data.
            BadRequest: Aeries refused a value.
            NotFound: There is no such gradebook.
            TransportError: No usable answer; it may have been added all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the assignment but its answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     added = client.gradebook_assignments.create(
        ...         book.gradebook_number,
        ...         description="Chapter 1 quiz",
        ...         points_possible=20,
        ...         create_in_linked_gradebooks_too=False,
        ...     )
        ...     [work.number_correct_possible for work in added]
        [20.0]
        """
        return self._write(
            CREATE, {"GradebookNumber": gradebook_number}, body_of(GradebookAssignmentBody, body, fields)
        )

    def update(
        self,
        gradebook_number: int | None = None,
        assignment_number: int | None = None,
        body: GradebookAssignmentUpdateBody | None = None,
        *,
        unique_id: str | None = None,
        **fields: object,
    ) -> builtins.list[GradebookAssignment]:
        """Replace an assignment, in all linked gradebooks too: what is left out can be ERASED. `change` keeps it.

        Without `comment` the comment is erased, without `grading_completed` it is no longer completed, without
        `rubric_assignment` no longer a rubric. What happens to a description, category, date or external id that is
        left out is not documented. Linked gradebooks are left alone with `update_linked_gradebooks_too=False`;
        otherwise the assignment that has the same number in each of them changes.

        Security area: Gradebook Data, Update. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            assignment_number: The assignment's number in it.
            body: What to write; or else
            unique_id: The assignment's GUID, instead of the two numbers.
            fields: the attributes of a `GradebookAssignmentUpdateBody`, by name; `points_possible` is required.

        Returns:
            The assignments changed, one per gradebook.

        Raises:
            ArgumentError: The points are missing, a field is refused, or the assignment is not named by one form.
            PermissionDenied: Update is not ticked for Gradebook Data.
            BadRequest: Aeries refused a value.
            NotFound: There is no such assignment.
            TransportError: No usable answer; the change may have been made all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the change but its answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     works = client.gradebook_assignments.update(
        ...         book.gradebook_number, 1, points_possible=10, update_linked_gradebooks_too=False
        ...     )
        ...     [(work.comment, work.grading_completed) for work in works]
        [('', False)]
        """
        return self._write(
            UPDATE,
            assignment_path(gradebook_number, assignment_number, unique_id),
            body_of(GradebookAssignmentUpdateBody, body, fields),
        )

    def change(
        self,
        gradebook_number: int | None = None,
        assignment_number: int | None = None,
        *,
        unique_id: str | None = None,
        **fields: object,
    ) -> builtins.list[GradebookAssignment]:
        """Change what is given of an assignment and nothing else: reads it first, and sends the rest back.

        Linked gradebooks are left alone, since theirs may differ, unless `update_linked_gradebooks_too=True` is given.
        What somebody else changes between the read and the write is lost.

        Security area: Gradebook Data, Read and Update. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            assignment_number: The assignment's number in it.
            unique_id: The assignment's GUID, instead of the two.
            fields: What to change: attributes of a `GradebookAssignmentUpdateBody`, by name.

        Returns:
            The assignments changed, one per gradebook.

        Raises:
            ArgumentError: A field is refused, or the assignment is not named by one form.
            NotFound: There is no such assignment.
            PermissionDenied: Read or Update is not ticked for Gradebook Data.
            BadRequest: Aeries refused a value.
            TransportError: No usable answer; the change may have been made all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: An answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     works = client.gradebook_assignments.change(book.gradebook_number, 1, comment="Bring a ruler")
        ...     [(work.comment, work.grading_completed, work.points_possible) for work in works]
        [('Bring a ruler', True, 10.0)]
        """
        # What is wrong with the fields is said before anything is read.
        body_of(GradebookAssignmentUpdateBody, None, {"points_possible": 0, **fields})
        before = self.get(gradebook_number, assignment_number, unique_id=unique_id)
        return self.update(
            gradebook_number, assignment_number, GradebookAssignmentUpdateBody.of(before), unique_id=unique_id, **fields
        )
