"""Enrollment history: when students were enrolled at which school."""

from __future__ import annotations

import builtins

from aeries_sdk.config import parse_database_year
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models.enrollment import EnrollmentPeriod
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

LIST = Operation(
    id="attendance.list_enrollment_history",
    call="enrollment.list",
    method="GET",
    paths=(
        "/api/v5/enrollment/{StudentID}",
        "/api/v5/enrollment/{StudentID}/year/{AcademicYear}",
        "/api/v5/schools/{SchoolCode}/enrollment/{StudentID}",
        "/api/v5/schools/{SchoolCode}/enrollment/{StudentID}/year/{AcademicYear}",
    ),
    security_area="Enrollment History",
    model=EnrollmentPeriod,
    article=ARTICLES + "14000113684-aeries-api-attendance-and-enrollment-related-end-points",
    zero=("StudentID",),
)


class Enrollment(Resource):
    """Enrollment history, read-only: `client.enrollment`."""

    def list(
        self, student_id: int, *, school_code: int | None = None, school_year: int | str | None = None
    ) -> builtins.list[EnrollmentPeriod]:
        """The enrollment periods of a student, or of all students; the present year appears about its first day.

        A student can have several in one year, at two schools at once too. All years of all students can take longer
        than the client waits: name the year then, or use a client with a longer timeout. Whether a student without
        enrollment gives an empty list or `NotFound` is not documented.

        Security area: Enrollment History, Read. Article: Attendance and Enrollment-related end points.

        Args:
            student_id: The district-wide student ID; 0 is all students, together with a school or a year.
            school_code: Only enrollment at that school.
            school_year: Only one school year: 2026, "2026" or "2026-2027".

        Raises:
            ArgumentError: All students without a school or a year, which is no longer documented.
            ConfigError: The year has the wrong shape.
            NotFound: There is no such student, or perhaps no enrollment.
            PermissionDenied: Read is not ticked for Enrollment History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {period.academic_year for period in client.enrollment.list(0, school_code=994, school_year="2026-2027")}
        {'2026'}
        """
        if student_id == 0 and school_code is None and school_year is None:
            raise ArgumentError(
                "student_id 0 (all students) takes a school_code or a school_year with it.", **LIST.place
            )
        start = parse_database_year(school_year)
        return self._list(LIST, {"StudentID": student_id, "SchoolCode": school_code, "AcademicYear": start})
