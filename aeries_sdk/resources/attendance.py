"""Attendance of the year day by day, and the attendance history."""

from __future__ import annotations

import builtins
from datetime import date

from aeries_sdk.models.attendance import (
    Attendance,
    AttendanceHistoryDetails,
    AttendanceHistorySummary,
    HistoryAbsenceCode,
)
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, year_span

_ARTICLE = ARTICLES + "14000113684-aeries-api-attendance-and-enrollment-related-end-points"

LIST = Operation(
    id="attendance.list",
    call="attendance.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/attendance", "/api/v5/schools/{SchoolCode}/attendance/{StudentID}"),
    security_area="Attendance",
    model=Attendance,
    article=_ARTICLE,
)
LIST_HISTORY_SUMMARY = Operation(
    id="attendance.list_history_summary",
    call="attendance.list_history_summary",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/summary",
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/summary/{StudentID}",
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/summary/year/{year}",
    ),
    security_area="Attendance History",
    model=AttendanceHistorySummary,
    article=_ARTICLE,
)
LIST_HISTORY_DETAILS = Operation(
    id="attendance.list_history_details",
    call="attendance.list_history_details",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/details",
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/details/{StudentID}",
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/details/year/{year}",
    ),
    security_area="Attendance History",
    model=AttendanceHistoryDetails,
    article=_ARTICLE,
)
LIST_HISTORY_ABSENCE_CODES = Operation(
    id="attendance.list_history_absence_codes",
    call="attendance.list_history_absence_codes",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/AbsenceCodes",
        "/api/v5/schools/{SchoolCode}/AttendanceHistory/AbsenceCodes/year/{year}",
    ),
    security_area="Attendance History",
    model=HistoryAbsenceCode,
    article=_ARTICLE,
)


class AttendanceRecords(Resource):
    """Attendance, read-only: `client.attendance`."""

    def list(
        self,
        school_code: int,
        *,
        student_id: int | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
    ) -> builtins.list[Attendance]:
        """The days on which students of a school have an attendance code, one entry per student.

        A day is there only if the student has a code on it. Where present means no code, most days are missing: that
        says neither absent nor not enrolled, and the school days stand in `schools.list_calendar`. A whole school and
        year can be large; the two dates cut it up. What comes with one date or none is not documented, nor whether a
        student without codes gives an empty list or `NotFound`.

        Security area: Attendance, Read. Article: Attendance and Enrollment-related end points.

        Args:
            school_code: The school.
            student_id: One student; without it all of the school.
            start_date: First day wanted.
            end_date: Last day wanted.

        Raises:
            NotFound: There is no such student, or perhaps no attendance.
            PermissionDenied: Read is not ticked for Attendance.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     found = client.attendance.list(994, start_date=date(2026, 8, 1), end_date=date(2026, 9, 30))
        ...     max(day.calendar_date for each in found for day in each.attendance_days) <= date(2026, 9, 30)
        True
        """
        query = {"StartDate": _compact(start_date), "EndDate": _compact(end_date)}
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id}, query)

    def list_history_summary(
        self, school_code: int, *, student_id: int | None = None, school_year: int | str | None = None
    ) -> builtins.list[AttendanceHistorySummary]:
        """Totals per student, school year and school.

        Without a student: those who have a record at the school now, with totals of other schools among theirs. With a
        student: all of the student's totals, whatever the school. One call for a school and year replaces one per
        student.

        Security area: Attendance History, Read. Article: Attendance and Enrollment-related end points.

        Args:
            school_code: The school.
            student_id: One student; not together with a year.
            school_year: One school year: 2026, "2026" or "2026-2027"; without it all.

        Raises:
            ArgumentError: Both a student and a year are given.
            ConfigError: The year has the wrong shape.
            NotFound: There is no such student, or perhaps no history.
            PermissionDenied: Read is not ticked for Attendance History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     found = client.attendance.list_history_summary(994, school_year=2025)
        ...     {total.school_year for each in found for total in each.history_summaries}
        {'2025-2026'}
        """
        return self._list(LIST_HISTORY_SUMMARY, _history(school_code, student_id, school_year))

    def list_history_details(
        self, school_code: int, *, student_id: int | None = None, school_year: int | str | None = None
    ) -> builtins.list[AttendanceHistoryDetails]:
        """Totals per student, school year, school and absence code.

        Entries with `is_total` repeat what the single codes count: leave them out of sums. Which students and schools
        come is as in `list_history_summary`.

        Security area: Attendance History, Read. Article: Attendance and Enrollment-related end points.

        Args:
            school_code: The school.
            student_id: One student; not together with a year.
            school_year: One school year: 2026, "2026" or "2026-2027"; without it all.

        Raises:
            ArgumentError: Both a student and a year are given.
            ConfigError: The year has the wrong shape.
            NotFound: There is no such student, or perhaps no history.
            PermissionDenied: Read is not ticked for Attendance History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     each = client.attendance.list_history_details(994, school_year="2025-2026")[0]
        ...     sorted(total.code for total in each.history_details if not total.is_total)
        ['E', 'U']
        """
        return self._list(LIST_HISTORY_DETAILS, _history(school_code, student_id, school_year))

    def list_history_absence_codes(
        self, school_code: int, *, school_year: int | str | None = None
    ) -> builtins.list[HistoryAbsenceCode]:
        """The absence codes of past school years; those of the present one are in `schools.list_absence_codes`.

        Security area: Attendance History, Read. Article: Attendance and Enrollment-related end points.

        Args:
            school_code: The school.
            school_year: One school year: 2026, "2026" or "2026-2027"; without it all.

        Raises:
            ConfigError: The year has the wrong shape.
            PermissionDenied: Read is not ticked for Attendance History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {code.school_year for code in client.attendance.list_history_absence_codes(994, school_year=2025)}
        {'2025-2026'}
        """
        return self._list(LIST_HISTORY_ABSENCE_CODES, _history(school_code, None, school_year))


def _compact(day: date | None) -> str | None:
    return None if day is None else f"{day:%Y%m%d}"


def _history(school_code: int, student_id: int | None, school_year: int | str | None) -> dict[str, int | str | None]:
    return {"SchoolCode": school_code, "StudentID": student_id, "year": year_span(school_year)}
