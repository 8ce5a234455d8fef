"""Job assignments of staff: certificated and classified ones, under one set of addresses."""

from __future__ import annotations

import builtins
from datetime import date

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._base import Model
from aeries_sdk.models._body import body_of
from aeries_sdk.models.staff_assignments import ASSIGNMENT_TYPES, StaffAssignment, StaffAssignmentBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, day_parts

_ARTICLE = ARTICLES + "14000113687-aeries-api-staff-related-end-points"
_AREA = "Staff Job Assignments; Staff Assignments (Classified)"

LIST = Operation(
    id="staff.list_assignments",
    call="staff_assignments.list",
    method="GET",
    paths=("/api/v5/staff/{StaffID}/assignments", "/api/v5/staff/{StaffID}/assignments/{AssignmentType}"),
    security_area=_AREA,
    model=StaffAssignment,
    article=_ARTICLE,
)
GET = Operation(
    id="staff.get_assignment",
    call="staff_assignments.get",
    method="GET",
    paths=("/api/v5/staff/{StaffID}/assignments/{AssignmentType}/{SequenceNumber}",),
    security_area=_AREA,
    model=StaffAssignment,
    article=_ARTICLE,
)
LIST_ON_DATE = Operation(
    id="staff.list_assignments_on_date",
    call="staff_assignments.list_on_date",
    method="GET",
    paths=(
        "/api/v5/staff/{StaffID}/assignments/date/{year}/{month}/{day}",
        "/api/v5/staff/{StaffID}/assignments/date/{year}/{month}/{day}/{AssignmentType}",
    ),
    security_area=_AREA,
    model=StaffAssignment,
    article=_ARTICLE,
)
CREATE = Operation(
    id="staff.create_assignment",
    call="staff_assignments.create",
    method="POST",
    paths=("/api/v5/staff/{StaffID}/assignments",),
    security_area=_AREA,
    access="insert",
    model=StaffAssignment,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="staff.update_assignment",
    call="staff_assignments.update",
    method="PUT",
    paths=("/api/v5/staff/{StaffID}/assignments/{AssignmentType}/{SequenceNumber}",),
    security_area=_AREA,
    access="update",
    model=StaffAssignment,
    article=_ARTICLE,
)
DELETE: Operation[Model] = Operation(
    id="staff.delete_assignment",
    call="staff_assignments.delete",
    method="DELETE",
    paths=("/api/v5/staff/{StaffID}/assignments/{AssignmentType}/{SequenceNumber}",),
    security_area=_AREA,
    access="delete",
    model=None,
    article=_ARTICLE,
)
DELETE_FROM_DATE: Operation[Model] = Operation(
    id="staff.delete_assignments_from_date",
    call="staff_assignments.delete_from_date",
    method="DELETE",
    paths=(
        "/api/v5/staff/{StaffID}/assignments/startdate/{year}/{month}/{day}",
        "/api/v5/staff/{StaffID}/assignments/startdate/{year}/{month}/{day}/{AssignmentType}",
    ),
    security_area=_AREA,
    access="delete",
    model=None,
    article=_ARTICLE,
)


class StaffAssignments(Resource):
    """Job assignments of staff: `client.staff_assignments`."""

    def list(self, staff_id: int, *, assignment_type: str | None = None) -> builtins.list[StaffAssignment]:
        """The assignments of a member of staff, of one type or of both.

        What comes without a type where the certificate opens only one of the two areas is not documented.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Read. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            assignment_type: "certificated" or "classified"; without it both.

        Raises:
            ArgumentError: There is no such type.
            PermissionDenied: Read is not ticked for the area of that type.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     person = client.staff.list()[0]
        ...     {job.id == person.id for job in client.staff_assignments.list(person.id)}
        {True}
        """
        return self._list(LIST, {"StaffID": staff_id, "AssignmentType": _checked(assignment_type)})

    def get(self, staff_id: int, assignment_type: str, sequence_number: int) -> StaffAssignment:
        """One assignment.

        One object is to be expected, though no answer is shown; an array of one is read, too.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Read. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            assignment_type: "certificated" or "classified".
            sequence_number: The number within both.

        Raises:
            ArgumentError: There is no such type.
            NotFound: There is no such assignment.
            PermissionDenied: Read is not ticked for the area of that type.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     job = client.staff_assignments.list(client.staff.list()[0].id)[0]
        ...     client.staff_assignments.get(job.id, job.assignment_type, job.sequence_number) == job
        True
        """
        return self._get(GET, _key(staff_id, assignment_type, sequence_number))

    def list_on_date(
        self, staff_id: int, day: date, *, assignment_type: str | None = None
    ) -> builtins.list[StaffAssignment]:
        """The assignments of a member of staff that are in effect on a day, of one type or of both.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Read. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            day: The day.
            assignment_type: "certificated" or "classified"; without it both.

        Raises:
            ArgumentError: There is no such type.
            PermissionDenied: Read is not ticked for the area of that type.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     len(client.staff_assignments.list_on_date(client.staff.list()[0].id, date(2026, 10, 1)))
        1
        """
        return self._list(
            LIST_ON_DATE, {"StaffID": staff_id, "AssignmentType": _checked(assignment_type), **day_parts(day)}
        )

    def create(self, staff_id: int, body: StaffAssignmentBody | None = None, **fields: object) -> StaffAssignment:
        """Add an assignment, under a sequence number that Aeries gives.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Insert. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            body: What to write; `assignment_type` is required.
            fields: The same as keyword arguments, by attribute of `StaffAssignmentBody`; they win over the body.

        Raises:
            ArgumentError: The type is missing, or a name or value is not documented.
            BadRequest: Aeries refused the values, e.g. an unknown staff ID.
            PermissionDenied: Insert is not ticked for the area of that type.
            TransportError: No usable answer; whether the assignment was made is then unknown.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     job = client.staff_assignments.create(
        ...         client.staff.list()[0].id,
        ...         assignment_type="classified",
        ...         job_classification="24",
        ...         full_time_percentage=87.5,
        ...         school_code=994,
        ...         start_date=date(2026, 7, 1),
        ...     )
        ...     job.job_classification_code, job.end_date
        ('24', None)
        """
        wire = body_of(StaffAssignmentBody, body, fields)
        if "AssignmentType" not in wire:
            raise ArgumentError("assignment_type (AssignmentType) is required to create an assignment.", **CREATE.place)
        return self._write_one(CREATE, {"StaffID": staff_id}, wire)

    def update(
        self,
        staff_id: int,
        assignment_type: str,
        sequence_number: int,
        body: StaffAssignmentBody | None = None,
        **fields: object,
    ) -> StaffAssignment:
        """Write an assignment: clears the end date unless it is given; other fields that are left out stay.

        `change` keeps the end date. An unknown sequence number is created, which the answer does not tell from an
        update. An empty text erases.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Update. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            assignment_type: "certificated" or "classified".
            sequence_number: The number within both.
            body: What to write; the type in it is ignored.
            fields: The same as keyword arguments, by attribute of `StaffAssignmentBody`; they win over the body.

        Raises:
            ArgumentError: There is no such type, or a name or value is not documented.
            BadRequest: Aeries refused the values.
            PermissionDenied: Update is not ticked for the area of that type.
            TransportError: No usable answer; whether the assignment was written is then unknown.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     job = client.staff_assignments.list(client.staff.list()[0].id)[-1]
        ...     key = job.id, job.assignment_type, job.sequence_number
        ...     client.staff_assignments.update(*key, end_date=date(2027, 6, 30)).end_date
        datetime.date(2027, 6, 30)
        """
        wire = body_of(StaffAssignmentBody, body, fields)
        return self._write_one(UPDATE, _key(staff_id, assignment_type, sequence_number), wire)

    def change(
        self,
        staff_id: int,
        assignment_type: str,
        sequence_number: int,
        body: StaffAssignmentBody | None = None,
        **fields: object,
    ) -> StaffAssignment:
        """Change what is given of an assignment and nothing else: reads first, and sends the end date again.

        It never creates. Somebody else's change between the read and the write is lost if it was the end date.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Read and Update. Article: Staff-related
        end points.

        Args:
            staff_id: The district-wide staff ID.
            assignment_type: "certificated" or "classified".
            sequence_number: The number within both.
            body: What to write.
            fields: The same as keyword arguments, by attribute of `StaffAssignmentBody`; they win over the body.

        Raises:
            ArgumentError: There is no such type, or a name or value is not documented.
            NotFound: There is no such assignment.
            BadRequest: Aeries refused the values.
            PermissionDenied: Read or Update is not ticked for the area of that type.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     job = client.staff_assignments.list(client.staff.list()[0].id)[-1]
        ...     key = job.id, job.assignment_type, job.sequence_number
        ...     ended = client.staff_assignments.update(*key, end_date=date(2027, 6, 30))
        ...     client.staff_assignments.change(*key, full_time_percentage=50).end_date
        datetime.date(2027, 6, 30)
        """
        wire = body_of(StaffAssignmentBody, body, fields)
        current = self.get(staff_id, assignment_type, sequence_number)
        kept = StaffAssignmentBody(end_date=current.end_date).to_wire()
        return self._write_one(UPDATE, _key(staff_id, assignment_type, sequence_number), kept | wire)

    def delete(self, staff_id: int, assignment_type: str, sequence_number: int) -> None:
        """Delete one assignment.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Delete. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            assignment_type: "certificated" or "classified".
            sequence_number: The number within both.

        Raises:
            ArgumentError: There is no such type.
            NotFound: There is no such assignment.
            PermissionDenied: Delete is not ticked for the area of that type.
            TransportError: No usable answer; whether it was deleted is then unknown.
            APIStatusError: Aeries refused.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     job = client.staff_assignments.list(client.staff.list()[0].id)[-1]
        ...     client.staff_assignments.delete(job.id, job.assignment_type, job.sequence_number)
        ...     job in client.staff_assignments.list(job.id)
        False
        """
        self._write(DELETE, _key(staff_id, assignment_type, sequence_number))

    def delete_from_date(self, staff_id: int, day: date, *, assignment_type: str | None = None) -> None:
        """Delete every assignment of a member of staff that starts on a day or later, of one type or of both.

        Whether nothing to delete is an error is not documented.

        Security area: Staff Job Assignments; Staff Assignments (Classified), Delete. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            day: The first start date to delete.
            assignment_type: "certificated" or "classified"; without it both.

        Raises:
            ArgumentError: There is no such type.
            PermissionDenied: Delete is not ticked for the area of that type.
            TransportError: No usable answer; what was deleted is then unknown.
            APIStatusError: Aeries refused.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     person = client.staff.list()[0]
        ...     client.staff_assignments.delete_from_date(person.id, date(2020, 7, 1))
        ...     client.staff_assignments.list(person.id)
        []
        """
        self._write(
            DELETE_FROM_DATE, {"StaffID": staff_id, "AssignmentType": _checked(assignment_type), **day_parts(day)}
        )


def _key(staff_id: int, assignment_type: str, sequence_number: int) -> dict[str, int | str | None]:
    return {
        "StaffID": staff_id,
        "AssignmentType": _checked(assignment_type),
        "SequenceNumber": sequence_number,
    }


def _checked(assignment_type: str | None) -> str | None:
    if assignment_type is not None and assignment_type not in ASSIGNMENT_TYPES:
        raise ArgumentError("assignment_type takes one of " + ", ".join(map(repr, ASSIGNMENT_TYPES)) + ".")
    return assignment_type
