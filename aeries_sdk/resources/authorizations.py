"""Authorizations of students."""

from __future__ import annotations

import builtins

from aeries_sdk.models._base import Model
from aeries_sdk.models._body import body_of
from aeries_sdk.models.authorizations import Authorization, AuthorizationBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"
_AREA = "Authorizations"
_STUDENT = "/api/v5/schools/{SchoolCode}/students/{StudentID}/authorizations"
_ONE = _STUDENT + "/{SequenceNumber}"

LIST = Operation(
    id="students.list_authorizations",
    call="authorizations.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/authorizations", _STUDENT),
    security_area=_AREA,
    model=Authorization,
    article=_ARTICLE,
)
GET = Operation(
    id="students.get_authorization",
    call="authorizations.get",
    method="GET",
    paths=(_ONE,),
    security_area=_AREA,
    model=Authorization,
    article=_ARTICLE,
)
CREATE = Operation(
    id="students.create_authorization",
    call="authorizations.create",
    method="POST",
    paths=(_STUDENT,),
    security_area=_AREA,
    access="insert",
    model=Authorization,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="students.update_authorization",
    call="authorizations.update",
    method="PUT",
    paths=(_ONE,),
    security_area=_AREA,
    access="update",
    model=Authorization,
    article=_ARTICLE,
)
DELETE: Operation[Model] = Operation(
    id="students.delete_authorization",
    call="authorizations.delete",
    method="DELETE",
    paths=(_ONE,),
    security_area=_AREA,
    access="delete",
    model=None,
    article=_ARTICLE,
)


class Authorizations(Resource):
    """Authorizations: `client.authorizations`.

    Update and delete work only in districts whose authorizations are kept by student ID. Where the district has
    switched on Aeries's v5 Enhancements, writes are refused if a code is not in its code set.
    """

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[Authorization]:
        """The authorizations of a school's students, or of one student.

        Security area: Authorizations, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for Authorizations.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {authorization.school_code for authorization in client.authorizations.list(994)} == {994}
        True
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})

    def get(self, school_code: int, student_id: int, sequence_number: int) -> Authorization:
        """One authorization.

        The vendor does not say whether one object or an array of one comes back; both are read.

        Security area: Authorizations, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            sequence_number: The record's number within the student.

        Raises:
            NotFound: There is no such record.
            PermissionDenied: Read is not ticked for Authorizations.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = client.authorizations.list(994)[0]
        ...     client.authorizations.get(994, known.student_id, known.sequence_number) == known
        True
        """
        return self._get(GET, _place(school_code, student_id, sequence_number))

    def create(
        self, school_code: int, student_id: int, body: AuthorizationBody | None = None, **fields: object
    ) -> Authorization:
        """Add an authorization; Aeries gives it its sequence number, and defaults to what is left out.

        The approval status is written as `status_code` and may come back as `status`: `approval_code` reads both.

        Security area: Authorizations, Read and Insert. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            body: The fields to send.
            fields: Fields of `AuthorizationBody` as keyword arguments, alone or on top of the body.

        Returns:
            The new record.

        Raises:
            ArgumentError: A field does not exist or its value is refused.
            BadRequest: Aeries refused the values.
            PermissionDenied: Read or Insert is not ticked for Authorizations.
            TransportError: No usable answer; the record may have been added all the same.
            APIStatusError: Aeries refused.
            DecodeError: It was added, but the answer does not show one record.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student = client.students.list(994)[0]
        ...     new = client.authorizations.create(
        ...         994, student.student_id, type_code="3", status_code="2"
        ...     )
        ...     new.approval_code
        '2'
        """
        checked = body_of(AuthorizationBody, body, fields)
        return self._write_one(CREATE, {"SchoolCode": school_code, "StudentID": student_id}, checked)

    def update(
        self,
        school_code: int,
        student_id: int,
        sequence_number: int,
        body: AuthorizationBody | None = None,
        **fields: object,
    ) -> Authorization:
        """Change fields of an authorization; by the vendor's sample, what is left out stays as it is.

        A sequence number that does not exist makes a new record if the certificate may insert.

        Security area: Authorizations, Read and Update. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            sequence_number: The record's number within the student.
            body: The fields to send.
            fields: Fields of `AuthorizationBody` as keyword arguments, alone or on top of the body.

        Returns:
            The record as it is now.

        Raises:
            ArgumentError: A field does not exist or its value is refused.
            BadRequest: Aeries refused the values, or keeps authorizations in another way.
            PermissionDenied: Read or Update is not ticked for Authorizations.
            TransportError: No usable answer; the record may have been changed all the same.
            APIStatusError: Aeries refused.
            DecodeError: It was changed, but the answer does not show one record.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = client.authorizations.list(994)[0]
        ...     changed = client.authorizations.update(
        ...         994, known.student_id, known.sequence_number, status_code="1", effective_end_date=None
        ...     )
        ...     changed.approval_code, changed.effective_end_date
        ('1', None)
        """
        place = _place(school_code, student_id, sequence_number)
        return self._write_one(UPDATE, place, body_of(AuthorizationBody, body, fields))

    def delete(self, school_code: int, student_id: int, sequence_number: int) -> None:
        """Delete an authorization.

        Security area: Authorizations, Read and Delete. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            sequence_number: The record's number within the student.

        Raises:
            NotFound: There is no such record.
            PermissionDenied: Read or Delete is not ticked for Authorizations.
            TransportError: No usable answer; the record may have been deleted all the same.
            APIStatusError: Aeries refused.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = client.authorizations.list(994)[0]
        ...     client.authorizations.delete(994, known.student_id, known.sequence_number)
        ...     known in client.authorizations.list(994)
        False
        """
        self._write(DELETE, _place(school_code, student_id, sequence_number))


def _place(school_code: int, student_id: int, sequence_number: int) -> dict[str, int | str | None]:
    return {"SchoolCode": school_code, "StudentID": student_id, "SequenceNumber": sequence_number}
