"""Course requests: what students ask for when the next schedule is built."""

from __future__ import annotations

import builtins

from aeries_sdk.models._body import body_of
from aeries_sdk.models.course_requests import CourseRequest, CourseRequestBody, CourseRequestUpdateBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"
_AREA = "Student Scheduling Schedules (Course Requests)"

LIST = Operation(
    id="scheduling.list_course_requests",
    call="course_requests.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/scheduling/courserequests",),
    security_area=_AREA,
    model=CourseRequest,
    article=_ARTICLE,
)
LIST_FOR_STUDENT = Operation(
    id="scheduling.list_student_course_requests",
    call="course_requests.list_for_student",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/students/{StudentID}/courserequests",
        "/api/v5/schools/{SchoolCode}/students/sn/{StudentNumber}/courserequests",
    ),
    security_area=_AREA,
    model=CourseRequest,
    article=_ARTICLE,
)
GET = Operation(
    id="scheduling.get_student_course_request",
    call="course_requests.get",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/students/{StudentID}/courserequests/{SequenceNumber}",
        "/api/v5/schools/{SchoolCode}/students/sn/{StudentNumber}/courserequests/{SequenceNumber}",
    ),
    security_area=_AREA,
    model=CourseRequest,
    article=_ARTICLE,
)
CREATE = Operation(
    id="scheduling.create_course_request",
    call="course_requests.create",
    method="POST",
    paths=("/api/v5/schools/{SchoolCode}/students/{StudentID}/courserequests",),
    security_area=_AREA,
    access="insert",
    model=CourseRequest,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="scheduling.update_course_request",
    call="course_requests.update",
    method="PUT",
    paths=("/api/v5/schools/{SchoolCode}/students/{StudentID}/courserequests/{SequenceNumber}",),
    security_area=_AREA,
    access="update",
    model=CourseRequest,
    article=_ARTICLE,
)
DELETE: Operation[CourseRequest] = Operation(
    id="scheduling.delete_course_request",
    call="course_requests.delete",
    method="DELETE",
    paths=("/api/v5/schools/{SchoolCode}/students/{StudentID}/courserequests/{SequenceNumber}",),
    security_area=_AREA,
    access="delete",
    model=None,
    article=_ARTICLE,
)


class CourseRequests(Resource):
    """Students' course requests: `client.course_requests`."""

    def list(self, school_code: int) -> builtins.list[CourseRequest]:
        """All course requests of a school, each with the alternates tied to it.

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
        ...     {one.school_code for one in client.course_requests.list(994)} <= {994}
        True
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def list_for_student(
        self, school_code: int, *, student_id: int | None = None, student_number: int | None = None
    ) -> builtins.list[CourseRequest]:
        """A student's course requests at one school, each with the alternates tied to it.

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
        ...     found = client.course_requests.list_for_student(994, student_id=student_id)
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
    ) -> CourseRequest:
        """One course request of a student.

        The vendor shows no sample of this answer; an object and an array of one are both read.

        Security area: Student Scheduling Schedules (Course Requests), Read.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            sequence_number: The request's number within the student's.
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
        ...     made = client.course_requests.create(994, student_id, course_id=client.courses.list()[0].id)
        ...     client.course_requests.get(994, student_id=student_id, sequence_number=made.sequence_number) == made
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
        self, school_code: int, student_id: int, body: CourseRequestBody | None = None, **fields: object
    ) -> CourseRequest:
        """Ask for a course in the name of a student.

        Traditional schools take `preferred_teacher_number`, schools with section staff `preferred_staff_id`; Aeries
        refuses the wrong one.

        Security area: Student Scheduling Schedules (Course Requests), Insert.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            body: The request; fields given by name win over it.
            fields: Its fields by name, as in `CourseRequestBody`.

        Returns:
            The request as Aeries made it, with its number.

        Raises:
            ArgumentError: A field is missing, unknown or refused.
            BadRequest: Aeries refused, e.g. an unknown member of staff.
            PermissionDenied: Insert is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer; the request may have been made.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted it, but did not answer with the one record documented.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id, course_id = client.students.list(994)[0].student_id, client.courses.list()[0].id
        ...     client.course_requests.create(994, student_id, course_id=course_id).course_id == course_id
        True
        """
        wire = body_of(CourseRequestBody, body, fields)
        return self._write_one(CREATE, {"SchoolCode": school_code, "StudentID": student_id}, wire)

    def update(
        self,
        school_code: int,
        student_id: int,
        sequence_number: int,
        body: CourseRequestUpdateBody | None = None,
        **fields: object,
    ) -> CourseRequest:
        """Change a course request; what is left out stays. A number that is not there yet is created.

        `alternate_course_request_references` need `alternate_course_request_update_options`: Append adds to the ties
        that are there, Replace drops the others.

        Security area: Student Scheduling Schedules (Course Requests), Update.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            sequence_number: The request's number within the student's.
            body: The changes; fields given by name win over it.
            fields: The changes by name, as in `CourseRequestUpdateBody`.

        Returns:
            The request as it is now.

        Raises:
            ArgumentError: A field is unknown or refused.
            BadRequest: Aeries refused, e.g. a section of another course.
            PermissionDenied: Update is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer; the change may have been made.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted it, but did not answer with the one record documented.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id, courses = client.students.list(994)[0].student_id, client.courses.list()
        ...     made = client.course_requests.create(994, student_id, course_id=courses[0].id)
        ...     number = made.sequence_number
        ...     changed = client.course_requests.update(994, student_id, number, course_id=courses[1].id)
        ...     changed.course_id == courses[1].id
        True
        """
        return self._write_one(
            UPDATE,
            {"SchoolCode": school_code, "StudentID": student_id, "SequenceNumber": sequence_number},
            body_of(CourseRequestUpdateBody, body, fields),
        )

    def delete(self, school_code: int, student_id: int, sequence_number: int) -> None:
        """Delete a course request.

        Security area: Student Scheduling Schedules (Course Requests), Delete.
        Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.
            sequence_number: The request's number within the student's.

        Raises:
            NotFound: There is none.
            PermissionDenied: Delete is not ticked for Student Scheduling Schedules (Course Requests).
            TransportError: No usable answer; the request may be gone.
            APIStatusError: Aeries refused.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id = client.students.list(994)[0].student_id
        ...     made = client.course_requests.create(994, student_id, course_id=client.courses.list()[0].id)
        ...     client.course_requests.delete(994, student_id, made.sequence_number)
        ...     made in client.course_requests.list_for_student(994, student_id=student_id)
        False
        """
        self._write(DELETE, {"SchoolCode": school_code, "StudentID": student_id, "SequenceNumber": sequence_number})
