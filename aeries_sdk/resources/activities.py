"""Activities and awards of students."""

from __future__ import annotations

import builtins

from aeries_sdk.models._base import Model
from aeries_sdk.models._body import body_of
from aeries_sdk.models.activities import Activity, ActivityBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"
_AREA = "Activities and Awards"
_STUDENT = "/api/v5/schools/{SchoolCode}/students/{StudentID}/activities"
_ONE = _STUDENT + "/{SequenceNumber}"

LIST = Operation(
    id="students.list_activities",
    call="activities.list",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/activities",
        "/api/v5/schools/{SchoolCode}/activities/code/{Code}",
        _STUDENT,
        _STUDENT + "/code/{Code}",
    ),
    security_area=_AREA,
    model=Activity,
    article=_ARTICLE,
)
GET = Operation(
    id="students.get_activity",
    call="activities.get",
    method="GET",
    paths=(_ONE,),
    security_area=_AREA,
    model=Activity,
    article=_ARTICLE,
)
CREATE = Operation(
    id="students.create_activity",
    call="activities.create",
    method="POST",
    paths=(_STUDENT,),
    security_area=_AREA,
    access="insert",
    model=Activity,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="students.update_activity",
    call="activities.update",
    method="PUT",
    paths=(_ONE,),
    security_area=_AREA,
    access="update",
    model=Activity,
    article=_ARTICLE,
)
DELETE: Operation[Model] = Operation(
    id="students.delete_activity",
    call="activities.delete",
    method="DELETE",
    paths=(_ONE,),
    security_area=_AREA,
    access="delete",
    model=None,
    article=_ARTICLE,
)


class Activities(Resource):
    """Activities and awards: `client.activities`.

    The writes work only in districts whose activities are kept by student ID.
    """

    def list(
        self, school_code: int, *, student_id: int | None = None, code: str | None = None
    ) -> builtins.list[Activity]:
        """The activities and awards of a school's students, or of one student.

        The vendor does not show an answer, so fields under other names than expected are in `extra`.

        Security area: Activities and Awards, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student.
            code: One activity or award: the ActivityOrAwardCode, exactly.

        Raises:
            PermissionDenied: Read is not ticked for Activities and Awards.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {activity.name for activity in client.activities.list(994, code="CHS")}
        {'Chess Club'}
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id, "Code": code})

    def get(self, school_code: int, student_id: int, sequence_number: int) -> Activity:
        """One activity or award.

        Security area: Activities and Awards, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            sequence_number: The record's number within the student.

        Raises:
            NotFound: There is no such record.
            PermissionDenied: Read is not ticked for Activities and Awards.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = client.activities.list(994)[0]
        ...     client.activities.get(994, known.student_id, known.sequence_number) == known
        True
        """
        return self._get(GET, _place(school_code, student_id, sequence_number))

    def create(self, school_code: int, student_id: int, body: ActivityBody | None = None, **fields: object) -> Activity:
        """Add an activity or award; Aeries gives it its sequence number.

        Security area: Activities and Awards, Insert. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            body: The fields to send.
            fields: Fields of `ActivityBody` as keyword arguments, alone or on top of the body.

        Returns:
            The new record.

        Raises:
            ArgumentError: A field does not exist or its value is refused.
            BadRequest: Aeries refused the values.
            PermissionDenied: Insert is not ticked for Activities and Awards.
            TransportError: No usable answer; the record may have been added all the same.
            APIStatusError: Aeries refused.
            DecodeError: It was added, but the answer does not show one record.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student = client.students.list(994)[0]
        ...     client.activities.create(994, student.student_id, name="Debate", hours=2.5).hours
        2.5
        """
        checked = body_of(ActivityBody, body, fields)
        return self._write_one(CREATE, {"SchoolCode": school_code, "StudentID": student_id}, checked)

    def update(
        self,
        school_code: int,
        student_id: int,
        sequence_number: int,
        body: ActivityBody | None = None,
        **fields: object,
    ) -> Activity:
        """Send new values, erasing `start_date`, `end_date` and `transportation_date` where they are left out.

        The other fields are not said to change when they are left out; `change` keeps the dates, too. A sequence number
        that does not exist makes a new record if the certificate may insert.

        Security area: Activities and Awards, Update. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            sequence_number: The record's number within the student.
            body: The fields to send.
            fields: Fields of `ActivityBody` as keyword arguments, alone or on top of the body.

        Returns:
            The record as it is now.

        Raises:
            ArgumentError: A field does not exist or its value is refused.
            BadRequest: Aeries refused the values.
            PermissionDenied: Update is not ticked for Activities and Awards.
            TransportError: No usable answer; the record may have been changed all the same.
            APIStatusError: Aeries refused.
            DecodeError: It was changed, but the answer does not show one record.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = next(activity for activity in client.activities.list(994) if activity.start_date)
        ...     print(client.activities.update(994, known.student_id, known.sequence_number, hours=3).start_date)
        None
        """
        place = _place(school_code, student_id, sequence_number)
        return self._write_one(UPDATE, place, body_of(ActivityBody, body, fields))

    def change(
        self,
        school_code: int,
        student_id: int,
        sequence_number: int,
        body: ActivityBody | None = None,
        **fields: object,
    ) -> Activity:
        """Change the fields given and keep the rest: reads the record, then updates it with its present dates.

        What somebody else writes to the three dates between the two requests is lost. Unlike `update` it never makes a
        new record.

        Security area: Activities and Awards, Read and Update. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            sequence_number: The record's number within the student.
            body: The fields to change.
            fields: Fields of `ActivityBody` as keyword arguments, alone or on top of the body.

        Returns:
            The record as it is now.

        Raises:
            ArgumentError: A field does not exist or its value is refused.
            NotFound: There is no such record.
            BadRequest: Aeries refused the values.
            PermissionDenied: Read or Update is not ticked for Activities and Awards.
            TransportError: No usable answer; the record may have been changed all the same.
            APIStatusError: Aeries refused.
            DecodeError: An answer does not show one record of the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = next(activity for activity in client.activities.list(994) if activity.start_date)
        ...     changed = client.activities.change(994, known.student_id, known.sequence_number, hours=3)
        ...     changed.hours, changed.start_date == known.start_date
        (3.0, True)
        """
        wanted = body_of(ActivityBody, body, fields)
        now = self.get(school_code, student_id, sequence_number)
        dates = ActivityBody(
            start_date=now.start_date, end_date=now.end_date, transportation_date=now.transportation_date
        )
        return self._write_one(UPDATE, _place(school_code, student_id, sequence_number), {**dates.to_wire(), **wanted})

    def delete(self, school_code: int, student_id: int, sequence_number: int) -> None:
        """Delete an activity or award.

        Security area: Activities and Awards, Delete. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student.
            sequence_number: The record's number within the student.

        Raises:
            NotFound: There is no such record.
            PermissionDenied: Delete is not ticked for Activities and Awards.
            TransportError: No usable answer; the record may have been deleted all the same.
            APIStatusError: Aeries refused.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = client.activities.list(994)[0]
        ...     client.activities.delete(994, known.student_id, known.sequence_number)
        ...     known in client.activities.list(994)
        False
        """
        self._write(DELETE, _place(school_code, student_id, sequence_number))


def _place(school_code: int, student_id: int, sequence_number: int) -> dict[str, int | str | None]:
    return {"SchoolCode": school_code, "StudentID": student_id, "SequenceNumber": sequence_number}
