"""Alternate course requests: what students take instead of a course that cannot be had."""

from __future__ import annotations

import builtins

from aeries_sdk.models._body import body_of
from aeries_sdk.models.course_requests import (
    AlternateCourseRequest,
    AlternateCourseRequestBody,
    AlternateCourseRequestUpdateBody,
)
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"
_AREA = "Student Scheduling Schedules (Course Requests)"

LIST = Operation(
    id="scheduling.list_alternate_course_requests",
    call="alternate_course_requests.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/scheduling/alternatecourserequests",),
    security_area=_AREA,
    model=AlternateCourseRequest,
    article=_ARTICLE,
)
LIST_FOR_STUDENT = Operation(
    id="scheduling.list_student_alternate_course_requests",
    call="alternate_course_requests.list_for_student",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/students/{StudentID}/alternatecourserequests",
        "/api/v5/schools/{SchoolCode}/students/sn/{StudentNumber}/alternatecourserequests",
    ),
    security_area=_AREA,
    model=AlternateCourseRequest,
    article=_ARTICLE,
)
GET = Operation(
    id="scheduling.get_student_alternate_course_request",
    call="alternate_course_requests.get",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/students/{StudentID}/alternatecourserequests/{SequenceNumber}",
        "/api/v5/schools/{SchoolCode}/students/sn/{StudentNumber}/alternatecourserequests/{SequenceNumber}",
    ),
    security_area=_AREA,
    model=AlternateCourseRequest,
    article=_ARTICLE,
)
CREATE = Operation(
    id="scheduling.create_alternate_course_request",
    call="alternate_course_requests.create",
    method="POST",
    paths=("/api/v5/schools/{SchoolCode}/students/{StudentID}/alternatecourserequests",),
    security_area=_AREA,
    access="insert",
    model=AlternateCourseRequest,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="scheduling.update_alternate_course_request",
    call="alternate_course_requests.update",
    method="PUT",
    paths=("/api/v5/schools/{SchoolCode}/students/{StudentID}/alternatecourserequests/{SequenceNumber}",),
    security_area=_AREA,
    access="update",
    model=AlternateCourseRequest,
    article=_ARTICLE,
)
DELETE: Operation[AlternateCourseRequest] = Operation(
    id="scheduling.delete_alternate_course_request",
    call="alternate_course_requests.delete",
    method="DELETE",
    paths=("/api/v5/schools/{SchoolCode}/students/{StudentID}/alternatecourserequests/{SequenceNumber}",),
    security_area=_AREA,
    access="delete",
    model=None,
    article=_ARTICLE,
)


class AlternateCourseRequests(Resource):
    """Students' alternate course requests: `client.alternate_course_requests`."""

    def list(self, school_code: int) -> builtins.list[AlternateCourseRequest]:
        """All alternate course requests of a school.

        Security area: Student Scheduling Schedules (Course Requests), Read.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {one.school_code for one in client.alternate_course_requests.list(994)} <= {994}
        True
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def list_for_student(
        self, school_code: int, *, student_id: int | None = None, student_number: int | None = None
    ) -> builtins.list[AlternateCourseRequest]:
        """A student's alternate course requests at one school, by `priority_sort_order` in the vendor's sample.

        What an unknown student gives is not documented: an error is read as one, an empty list as none.

        Security area: Student Scheduling Schedules (Course Requests), Read.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            student_number: Instead of it, the student's number at this school.

        Raises:
            ArgumentError: Neither or both were given.
            PermissionDenied: Read is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id = client.students.list(994)[0].student_id
        ...     found = client.alternate_course_requests.list_for_student(994, student_id=student_id)
        ...     {one.student_id for one in found} <= {student_id}
        True
        """
        return self._list(
            LIST_FOR_STUDENT,
            {"SchoolCode": school_code, "StudentID": student_id, "StudentNumber": student_number},
        )

    def get(
        self,
        school_code: int,
        *,
        sequence_number: int,
        student_id: int | None = None,
        student_number: int | None = None,
    ) -> AlternateCourseRequest:
        """One alternate course request of a student.

        The vendor shows no sample of this answer; an object and an array of one are both read.

        Security area: Student Scheduling Schedules (Course Requests), Read.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            sequence_number: The alternate's number within the student's.
            student_number: Instead of `student_id`, the student's number at this school.

        Raises:
            ArgumentError: Neither or both of ID and number of the student were given.
            NotFound: There is none.
            PermissionDenied: Read is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id = client.students.list(994)[0].student_id
        ...     made = client.alternate_course_requests.create(994, student_id, course_id=client.courses.list()[0].id)
        ...     found = client.alternate_course_requests.get(
        ...         994, student_id=student_id, sequence_number=made.sequence_number
        ...     )
        ...     found == made
        True
        """
        return self._get(
            GET,
            {
                "SchoolCode": school_code,
                "StudentID": student_id,
                "StudentNumber": student_number,
                "SequenceNumber": sequence_number,
            },
        )

    def create(
        self, school_code: int, student_id: int, body: AlternateCourseRequestBody | None = None, **fields: object
    ) -> AlternateCourseRequest:
        """Add an alternate course for a student.

        `relative_priority_sort_order` is the rank wanted, from 1; without it the alternate becomes the last. Reading
        back does not show it: Aeries makes a `priority_sort_order` that lies between those of the neighbours.

        Security area: Student Scheduling Schedules (Course Requests), Insert.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            body: The alternate; fields given by name win over it.
            fields: Its fields by name, as in `AlternateCourseRequestBody`.

        Returns:
            The alternate as Aeries made it, with its number.

        Raises:
            ArgumentError: A field is missing, unknown or refused.
            BadRequest: Aeries refused, e.g. an unknown course.
            PermissionDenied: Insert is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer; the alternate may have been made.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted it, but did not answer with the one record documented.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id, course_id = client.students.list(994)[0].student_id, client.courses.list()[0].id
        ...     client.alternate_course_requests.create(994, student_id, course_id=course_id).course_id == course_id
        True
        """
        wire = body_of(AlternateCourseRequestBody, body, fields)
        return self._write_one(CREATE, {"SchoolCode": school_code, "StudentID": student_id}, wire)

    def update(
        self,
        school_code: int,
        student_id: int,
        sequence_number: int,
        body: AlternateCourseRequestUpdateBody | None = None,
        **fields: object,
    ) -> AlternateCourseRequest:
        """Change an alternate course request, usually its rank.

        Reading back does not show the rank sent: Aeries makes a `priority_sort_order` that lies between those of the
        neighbours. The article's sample sends the rank alone; the vendor's own module always sends the course, too.

        Security area: Student Scheduling Schedules (Course Requests), Update.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            sequence_number: The alternate's number within the student's.
            body: The changes; fields given by name win over it.
            fields: The changes by name, as in `AlternateCourseRequestUpdateBody`.

        Returns:
            The alternate as it is now.

        Raises:
            ArgumentError: A field is unknown or refused.
            BadRequest: Aeries refused.
            PermissionDenied: Update is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer; the change may have been made.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted it, but did not answer with the one record documented.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id, courses = client.students.list(994)[0].student_id, client.courses.list()
        ...     made = client.alternate_course_requests.create(994, student_id, course_id=courses[0].id)
        ...     number = made.sequence_number
        ...     changed = client.alternate_course_requests.update(994, student_id, number, course_id=courses[1].id)
        ...     changed.course_id == courses[1].id
        True
        """
        return self._write_one(
            UPDATE,
            {"SchoolCode": school_code, "StudentID": student_id, "SequenceNumber": sequence_number},
            body_of(AlternateCourseRequestUpdateBody, body, fields),
        )

    def delete(self, school_code: int, student_id: int, sequence_number: int) -> None:
        """Delete an alternate course request, with its ties to course requests.

        Security area: Student Scheduling Schedules (Course Requests), Delete.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            sequence_number: The alternate's number within the student's.

        Raises:
            NotFound: There is none.
            PermissionDenied: Delete is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer; the alternate may be gone.
            APIStatusError: Aeries refused.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id = client.students.list(994)[0].student_id
        ...     made = client.alternate_course_requests.create(994, student_id, course_id=client.courses.list()[0].id)
        ...     client.alternate_course_requests.delete(994, student_id, made.sequence_number)
        ...     made in client.alternate_course_requests.list_for_student(994, student_id=student_id)
        False
        """
        self._write(DELETE, {"SchoolCode": school_code, "StudentID": student_id, "SequenceNumber": sequence_number})
