"""Grade point averages."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from aeries_sdk.models.gpas import GPA
from aeries_sdk.operation import Operation, Paging
from aeries_sdk.resources._base import ARTICLES, Resource

LIST = Operation(
    id="grades.list_gpas",
    call="gpas.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/gpas", "/api/v5/schools/{SchoolCode}/gpas/{StudentID}"),
    security_area="Student Data",
    model=GPA,
    article=ARTICLES + "14000113685-aeries-api-student-grades-related-end-points",
    paging=Paging("StartingRecord", "EndingRecord", ("student_id", "school_code"), alike=True),
)


class GPAs(Resource):
    """Grade point averages, ranks and credits: `client.gpas`."""

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[GPA]:
        """The averages of all student records of a school, or those of one student.

        Security area: Student Data, Read (not Grades). Article: Student grades-related end points.

        Args:
            school_code: The school.
            student_id: One student, by the number that holds in the whole district.

        Raises:
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     [gpa.credits_attempted for gpa in client.gpas.list(994, student_id=99400001)]
        [60.0]
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})

    def iter(self, school_code: int, *, page_size: int = 500) -> Iterator[GPA]:
        """The averages of all student records of a school, read page by page as the loop goes on.

        Each record comes once, also when the list changes under way.

        Security area: Student Data, Read (not Grades). Article: Student grades-related end points.

        Args:
            school_code: The school.
            page_size: Records per request, at least 2; fewer are asked for while pages take long.

        Raises:
            ArgumentError: The page size is out of range.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     list(client.gpas.iter(994, page_size=10)) == client.gpas.list(994)
        True
        """
        return self._iter(LIST, {"SchoolCode": school_code}, page_size)
