"""Schools with their terms, calendars, bell schedules and absence codes."""

from __future__ import annotations

import builtins
from datetime import date

from aeries_sdk.models.schools import AbsenceCode, BellPeriod, CalendarDay, School, Term
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113682-aeries-api-school-related-end-points"

LIST = Operation(
    id="schools.list",
    call="schools.list",
    method="GET",
    paths=("/api/v5/schools",),
    security_area="None Required",
    model=School,
    article=_ARTICLE,
)
GET = Operation(
    id="schools.get",
    call="schools.get",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}",),
    security_area="None Required",
    model=School,
    article=_ARTICLE,
    zero=("SchoolCode",),
)
LIST_TERMS = Operation(
    id="schools.list_terms",
    call="schools.list_terms",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/terms",),
    security_area="None Required",
    model=Term,
    article=_ARTICLE,
)
LIST_CALENDAR = Operation(
    id="schools.list_calendar",
    call="schools.list_calendar",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/calendar",),
    security_area="Calendar",
    model=CalendarDay,
    article=_ARTICLE,
    zero=("SchoolCode",),
)
LIST_BELL_SCHEDULE = Operation(
    id="schools.list_bell_schedule",
    call="schools.list_bell_schedule",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/BellSchedule",),
    security_area="Bell Schedule",
    model=BellPeriod,
    article=_ARTICLE,
)
LIST_BELL_SCHEDULE_FOR_DATE = Operation(
    id="schools.list_bell_schedule_for_date",
    call="schools.list_bell_schedule_for_date",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/BellSchedule/date/{Date}",),
    security_area="Bell Schedule",
    model=BellPeriod,
    article=_ARTICLE,
)
LIST_ABSENCE_CODES = Operation(
    id="schools.list_absence_codes",
    call="schools.list_absence_codes",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/AbsenceCodes",
        "/api/v5/schools/{SchoolCode}/AbsenceCodes/{AbsenceCode}",
    ),
    security_area="Absence Code Table",
    model=AbsenceCode,
    article=_ARTICLE,
)


class Schools(Resource):
    """Schools: `client.schools`."""

    def list(self) -> builtins.list[School]:
        """Every entry of the district's list of schools.

        That is more than its real schools: 0 is the district itself, and code tables, summer schools and former
        students have entries of their own; inactive schools are in the list, too. `roster.pull` leaves those out.

        Security area: none, any certificate will do. Article: School-related end points.

        Raises:
            TransportError: No usable answer.
            APIStatusError: Aeries refused, e.g. `AuthError` for a wrong certificate.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.schools.list()[0].school_code
        0
        """
        return self._list(LIST)

    def get(self, school_code: int) -> School:
        """One school with its terms.

        The vendor's texts disagree on whether one object or an array of one comes back; both are read.

        Security area: none, any certificate will do. Article: School-related end points.

        Args:
            school_code: The school; 0 is the district.

        Raises:
            NotFound: There is no such school.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.schools.get(990).is_active
        True
        """
        return self._get(GET, {"SchoolCode": school_code})

    def list_terms(self, school_code: int) -> builtins.list[Term]:
        """The terms of a school, whole year, semesters and quarters side by side.

        Security area: none, any certificate will do. Article: School-related end points.

        Args:
            school_code: The school.

        Raises:
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     "Y" in [term.term_code for term in client.schools.list_terms(990)]
        True
        """
        return self._list(LIST_TERMS, {"SchoolCode": school_code})

    def list_calendar(self, school_code: int) -> builtins.list[CalendarDay]:
        """Every day of a school's calendar.

        Security area: Calendar, Read. Article: School-related end points.

        Args:
            school_code: The school; 0 is the district's own calendar, which not every district keeps.

        Raises:
            PermissionDenied: Read is not ticked for Calendar.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.schools.list_calendar(990)[0].school_code
        990
        """
        return self._list(LIST_CALENDAR, {"SchoolCode": school_code})

    def list_bell_schedule(self, school_code: int) -> builtins.list[BellPeriod]:
        """When the periods of a school start and end.

        A traditional school gives its default schedule, then the days that have another one; a flex school gives every
        date.

        Security area: Bell Schedule, Read. Article: School-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Bell Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     type(client.schools.list_bell_schedule(990)).__name__
        'list'
        """
        return self._list(LIST_BELL_SCHEDULE, {"SchoolCode": school_code})

    def list_bell_schedule_for_date(self, school_code: int, day: date) -> builtins.list[BellPeriod]:
        """The bell schedule of one day. What a day without school gives is not documented.

        Security area: Bell Schedule, Read. Article: School-related end points.

        Args:
            school_code: The school.
            day: The day. It is sent as yyyy-MM-dd, as the vendor's own module does; the article names no form.

        Raises:
            PermissionDenied: Read is not ticked for Bell Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     type(client.schools.list_bell_schedule_for_date(990, date(2026, 10, 1))).__name__
        'list'
        """
        return self._list(LIST_BELL_SCHEDULE_FOR_DATE, {"SchoolCode": school_code, "Date": day.isoformat()})

    def list_absence_codes(self, school_code: int, *, absence_code: str | None = None) -> builtins.list[AbsenceCode]:
        """The codes with which a school records attendance.

        Security area: Absence Code Table, Read. Article: School-related end points.

        Args:
            school_code: The school.
            absence_code: One code; without it all of them come.

        Raises:
            PermissionDenied: Read is not ticked for Absence Code Table.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     len(client.schools.list_absence_codes(990)) > 0
        True
        """
        return self._list(LIST_ABSENCE_CODES, {"SchoolCode": school_code, "AbsenceCode": absence_code})
