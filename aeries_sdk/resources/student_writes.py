"""Students as they are written: a new one, changes of the record, changes of the addresses."""

from __future__ import annotations

import builtins

from aeries_sdk.models._body import body_of
from aeries_sdk.models.student_bodies import StudentAddressBody, StudentBody, StudentUpdateBody
from aeries_sdk.models.students import Student
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"

CREATE = Operation(
    id="students.create",
    call="students.create",
    method="POST",
    paths=("/api/v5/schools/{SchoolCode}/InsertStudent",),
    security_area="Student Data",
    access="insert",
    model=Student,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="students.update",
    call="students.update",
    method="POST",
    paths=("/api/v5/UpdateStudent/{StudentID}",),
    security_area="Student Data",
    access="update",
    model=Student,
    article=_ARTICLE,
)
UPDATE_ADDRESS = Operation(
    id="students.update_address",
    call="students.update_address",
    method="POST",
    paths=("/api/v5/UpdateStudentAddress/{StudentID}",),
    security_area="Student Data",
    access="update",
    model=Student,
    article=_ARTICLE,
)


class StudentWrites(Resource):
    """The writes of `client.students`."""

    def create(self, school_code: int, body: StudentBody | None = None, **fields: object) -> Student:
        """Add a student who was never in the district before; a repeated call adds a second one.

        It cannot bring a known student to another school. Besides the area, each field needs Insert under Student
        Demographics: Aeries drops a field without it and says nothing, so compare the answer with what was sent. The
        name suffix comes back nowhere; schools of residence, birth place, language survey and dates of entering the
        United States only in `list_extended`.

        Security area: Student Data, Insert (and Read). Article: Student-related end points.

        Args:
            school_code: The school.
            body: The student; or else
            fields: the attributes of a `StudentBody`, by name.

        Returns:
            The new record, with its student id.

        Raises:
            ArgumentError: The body is empty, or a field is refused.
            PermissionDenied: Insert is not ticked for Student Data.
            BadRequest: Aeries refused a value.
            TransportError: No usable answer; the student may have been added all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the student but its answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.students.create(994, first_name="Ana", last_name="Reyes", grade=9).full_name
        'Ana Reyes'
        """
        return self._write_one(CREATE, {"SchoolCode": school_code}, body_of(StudentBody, body, fields))

    def update(
        self, student_id: int, body: StudentUpdateBody | None = None, **fields: object
    ) -> builtins.list[Student]:
        """Change a student's records, at all schools at once; what is left out stays as it is.

        Grade, next school and dates of entering change together everywhere, since no school is named. Besides the
        area, each field needs Update under Student Demographics: Aeries drops a field without it and says nothing, so
        compare the answer with what was sent. The name suffix and the three fields of well-being come back nowhere.

        Security area: Student Data, Update (and Read). Article: Student-related end points.

        Args:
            student_id: The student, by the number that holds in the whole district.
            body: What to change; or else
            fields: the attributes of a `StudentUpdateBody`, by name.

        Returns:
            Every record of the student, as changed.

        Raises:
            ArgumentError: The body is empty, or a field is refused.
            PermissionDenied: Update is not ticked for Student Data.
            BadRequest: Aeries refused a value.
            NotFound: There is no such student.
            TransportError: No usable answer; the change may have been made all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the change but its answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {record.next_grade for record in client.students.update(99400001, next_grade=12)}
        {12}
        """
        return self._write(UPDATE, {"StudentID": student_id}, body_of(StudentUpdateBody, body, fields))

    def update_address(
        self, student_id: int, body: StudentAddressBody | None = None, **fields: object
    ) -> builtins.list[Student]:
        """Put a student's addresses right, or record a move; what is left out stays as it is.

        All records of the student change. Besides the area, each field needs Update under Student Demographics: Aeries
        drops a field without it and says nothing, so compare the answer with what was sent.

        Security area: Student Data, Update (and Read). Article: Student-related end points.

        Args:
            student_id: The student, by the number that holds in the whole district.
            body: The addresses; or else
            fields: the attributes of a `StudentAddressBody`, by name. `correction_or_change` is always required,
                `effective_start_date` with `"Change"`.

        Returns:
            Every record of the student, as changed.

        Raises:
            ArgumentError: A required field is missing, or a field is refused.
            PermissionDenied: Update is not ticked for Student Data.
            BadRequest: Aeries refused a value.
            NotFound: There is no such student.
            TransportError: No usable answer; the change may have been made all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted the change but its answer cannot be read.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     put_right = client.students.update_address(
        ...         99400001, mailing_address_city="Eagle Rock", correction_or_change="Correction"
        ...     )
        ...     {record.mailing_address_city for record in put_right}
        {'Eagle Rock'}
        """
        return self._write(UPDATE_ADDRESS, {"StudentID": student_id}, body_of(StudentAddressBody, body, fields))
