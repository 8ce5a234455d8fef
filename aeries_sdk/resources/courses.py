"""Courses: what a district teaches."""

from __future__ import annotations

import builtins
from datetime import datetime

from aeries_sdk.models.courses import Course, CourseDataChange
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, since_parts

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"

LIST = Operation(
    id="scheduling.list_courses",
    call="courses.list",
    method="GET",
    paths=("/api/v5/courses",),
    security_area="Course Data",
    model=Course,
    article=_ARTICLE,
)
GET = Operation(
    id="scheduling.get_course",
    call="courses.get",
    method="GET",
    paths=("/api/v5/courses/{CourseID}",),
    security_area="Course Data",
    model=Course,
    article=_ARTICLE,
)
LIST_DATA_CHANGES = Operation(
    id="scheduling.list_course_data_changes",
    call="courses.list_data_changes",
    method="GET",
    paths=("/api/v5/CourseDataChanges/{year}/{month}/{day}/{hour}/{minute}",),
    security_area="Course Data",
    model=CourseDataChange,
    article=_ARTICLE,
)


class Courses(Resource):
    """The district's courses: `client.courses`."""

    def list(self) -> builtins.list[Course]:
        """All courses of the district, inactive ones too.

        Courses belong to the district, not to a school; sections name them by `course_id`.

        Security area: Course Data, Read. Article: Scheduling-related end points.

        Raises:
            PermissionDenied: Read is not ticked for Course Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     all(course.display_title for course in client.courses.list())
        True
        """
        return self._list(LIST)

    def get(self, course_id: str) -> Course:
        """One course.

        Security area: Course Data, Read. Article: Scheduling-related end points.

        Args:
            course_id: The course, as text: leading zeros count.

        Raises:
            NotFound: There is no such course.
            PermissionDenied: Read is not ticked for Course Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     course = client.courses.list()[0]
        ...     client.courses.get(course.id) == course
        True
        """
        return self._get(GET, {"CourseID": course_id})

    def list_data_changes(self, since: datetime) -> builtins.list[CourseDataChange]:
        """The keys of all courses whose data changed since a moment; `get` reads each.

        Nothing says that deleted courses are among them.

        Security area: Course Data, Read. Article: Scheduling-related end points.

        Args:
            since: The moment, to the minute, in the district's local time.

        Raises:
            PermissionDenied: Read is not ticked for Course Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from datetime import datetime
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     type(client.courses.list_data_changes(datetime(2026, 8, 1))).__name__
        'list'
        """
        return self._list(LIST_DATA_CHANGES, {**since_parts(since)})
