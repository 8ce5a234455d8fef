"""Graduation requirements, and how far each student is."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from aeries_sdk.models.graduation import GraduationRequirement, GraduationStatus
from aeries_sdk.operation import Operation, Paging
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113685-aeries-api-student-grades-related-end-points"

LIST_REQUIREMENTS = Operation(
    id="grades.list_graduation_requirements",
    call="graduation.list_requirements",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/GraduationRequirements",),
    security_area="Graduation Requirements",
    model=GraduationRequirement,
    article=_ARTICLE,
)
LIST_STATUS = Operation(
    id="grades.list_graduation_status",
    call="graduation.list_status",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/GraduationStatusSummary",
        "/api/v5/schools/{SchoolCode}/GraduationStatusSummary/{StudentID}",
        "/api/v5/schools/{SchoolCode}/GraduationStatusSummary/grade/{GradeLevel}",
    ),
    security_area="Graduation Status",
    model=GraduationStatus,
    article=_ARTICLE,
    paging=Paging("StartingRecord", "EndingRecord", ("student_id", "school_code"), alike=True),
)


class Graduation(Resource):
    """Graduation requirements and status: `client.graduation`."""

    def list_requirements(self, school_code: int) -> builtins.list[GraduationRequirement]:
        """The requirements of a school: one record per graduation track, credits by subject area and grade.

        Security area: Graduation Requirements, Read. Article: Student grades-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Graduation Requirements.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     track = client.graduation.list_requirements(994)[0]
        ...     [area.subject_area_description for area in track.subject_areas]
        ['English', 'Mathematics', 'Science', 'Electives']
        """
        return self._list(LIST_REQUIREMENTS, {"SchoolCode": school_code})

    def list_status(
        self, school_code: int, *, student_id: int | None = None, grade: int | None = None
    ) -> builtins.list[GraduationStatus]:
        """How far the students of a school, of one grade, or one student are on their way to graduation.

        Security area: Graduation Status, Read. Article: Student grades-related end points.

        Args:
            school_code: The school.
            student_id: One student, by the number that holds in the whole district.
            grade: One grade, -2 to 18.

        Raises:
            ArgumentError: Both student_id and grade are given.
            PermissionDenied: Read is not ticked for Graduation Status.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     status = client.graduation.list_status(994, student_id=99400001)[0]
        ...     [area.subject_area_code for area in status.subject_areas]
        ['A', 'B', 'C', 'Z']
        """
        return self._list(LIST_STATUS, {"SchoolCode": school_code, "StudentID": student_id, "GradeLevel": grade})

    def iter_status(
        self, school_code: int, *, grade: int | None = None, page_size: int = 500
    ) -> Iterator[GraduationStatus]:
        """How far the students of a school or of one grade are, read page by page as the loop goes on.

        Each record comes once, also when the list changes under way.

        Security area: Graduation Status, Read. Article: Student grades-related end points.

        Args:
            school_code: The school.
            grade: One grade, -2 to 18.
            page_size: Records per request, at least 2; fewer are asked for while pages take long.

        Raises:
            ArgumentError: The page size is out of range.
            PermissionDenied: Read is not ticked for Graduation Status.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     list(client.graduation.iter_status(994, page_size=10)) == client.graduation.list_status(994)
        True
        """
        return self._iter(LIST_STATUS, {"SchoolCode": school_code, "GradeLevel": grade}, page_size)
