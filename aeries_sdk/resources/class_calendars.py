"""Class calendars: on which days the sections of a flex school meet."""

from __future__ import annotations

import builtins

from aeries_sdk.models.class_calendars import ClassCalendar, ClassCalendarDate
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, year_span

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"

LIST = Operation(
    id="scheduling.list_class_calendars",
    call="class_calendars.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/classcalendars",),
    security_area="Class Calendars",
    model=ClassCalendar,
    article=_ARTICLE,
)
LIST_FOR_YEAR = Operation(
    id="scheduling.list_class_calendars_for_year",
    call="class_calendars.list_for_year",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/classcalendars/year/{yr}",),
    security_area="Class Calendars",
    model=ClassCalendar,
    article=_ARTICLE,
)
GET = Operation(
    id="scheduling.get_class_calendar",
    call="class_calendars.get",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/classcalendars/{SequenceNumber}",),
    security_area="Class Calendars",
    model=ClassCalendar,
    article=_ARTICLE,
)
LIST_DATES = Operation(
    id="scheduling.list_class_calendar_dates",
    call="class_calendars.list_dates",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/classcalendars/{SequenceNumber}/dates",),
    security_area="Class Calendars",
    model=ClassCalendarDate,
    article=_ARTICLE,
)


class ClassCalendars(Resource):
    """Class calendars of flex schools: `client.class_calendars`."""

    def list(self, school_code: int) -> builtins.list[ClassCalendar]:
        """The class calendars of a school, of all years that its database holds.

        Security area: Class Calendars, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Class Calendars.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=4) as district, district.client() as client:
        ...     "2026-2027" in {calendar.academic_year for calendar in client.class_calendars.list(995)}
        True
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def list_for_year(self, school_code: int, school_year: int | str) -> builtins.list[ClassCalendar]:
        """The class calendars of a school in one school year.

        Security area: Class Calendars, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            school_year: 2026, "2026" or "2026-2027".

        Raises:
            ConfigError: The year has the wrong shape.
            PermissionDenied: Read is not ticked for Class Calendars.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=4) as district, district.client() as client:
        ...     {calendar.academic_year for calendar in client.class_calendars.list_for_year(995, 2026)}
        {'2026-2027'}
        """
        return self._list(LIST_FOR_YEAR, {"SchoolCode": school_code, "yr": year_span(school_year)})

    def get(self, school_code: int, sequence_number: int) -> ClassCalendar:
        """One of a school's class calendars.

        The vendor shows no sample of this answer; an object and an array of one are both read.

        Security area: Class Calendars, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            sequence_number: The number that sections name it by.

        Raises:
            NotFound: There is no such one at this school.
            PermissionDenied: Read is not ticked for Class Calendars.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=4) as district, district.client() as client:
        ...     calendar = client.class_calendars.list(995)[0]
        ...     client.class_calendars.get(995, calendar.sequence_number) == calendar
        True
        """
        return self._get(GET, {"SchoolCode": school_code, "SequenceNumber": sequence_number})

    def list_dates(self, school_code: int, sequence_number: int) -> builtins.list[ClassCalendarDate]:
        """The days of one calendar.

        The vendor documents no field of these records, so what comes stands in their `extra`, by wire name.

        Security area: Class Calendars, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            sequence_number: The number that sections name the calendar by.

        Raises:
            PermissionDenied: Read is not ticked for Class Calendars.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=4) as district, district.client() as client:
        ...     calendar = client.class_calendars.list(995)[0]
        ...     len(client.class_calendars.list_dates(995, calendar.sequence_number)) > 0
        True
        """
        return self._list(LIST_DATES, {"SchoolCode": school_code, "SequenceNumber": sequence_number})
