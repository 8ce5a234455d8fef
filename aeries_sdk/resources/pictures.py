"""Photographs of students."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from aeries_sdk.models.pictures import StudentPicture
from aeries_sdk.operation import Operation, Paging
from aeries_sdk.resources._base import ARTICLES, Resource

LIST = Operation(
    id="students.list_pictures",
    call="pictures.list",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/StudentPictures",
        "/api/v5/schools/{SchoolCode}/StudentPictures/{StudentID}",
    ),
    security_area="Student Pictures",
    model=StudentPicture,
    article=ARTICLES + "14000113683-aeries-api-student-related-end-points",
    paging=Paging("StartingRecord", "EndingRecord", ("school_code", "student_id")),
)


class Pictures(Resource):
    """Photographs of students: `client.pictures`."""

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[StudentPicture]:
        """The newest photograph of one student, or of each student of a school, in one answer.

        A whole school is a very large answer, which the vendor advises against: `iter` reads it in pages.

        Security area: Student Pictures, Read. Article: Student-related end points.

        Args:
            school_code: The school; Aeries ignores it when a student is given.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for Student Pictures.
            ResponseTooLarge: The answer is longer than the client's `max_response_bytes`.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     known = next(client.pictures.iter(994))
        ...     client.pictures.list(994, student_id=known.student_id)[0].pictures[0].image == known.pictures[0].image
        True
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})

    def iter(self, school_code: int, *, page_size: int = 50) -> Iterator[StudentPicture]:
        """The newest photograph of each student of a school, read page by page as the loop goes on.

        Security area: Student Pictures, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            page_size: Students per request, at least 2.

        Raises:
            ArgumentError: The page size is out of range.
            PermissionDenied: Read is not ticked for Student Pictures.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     len(list(client.pictures.iter(994, page_size=10))) == len(client.pictures.list(994))
        True
        """
        return self._iter(LIST, {"SchoolCode": school_code}, page_size)
