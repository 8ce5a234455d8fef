"""Flex periods: the periods of a flex school."""

from __future__ import annotations

import builtins

from aeries_sdk.models.flex_periods import FlexPeriod
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, year_span

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"

LIST = Operation(
    id="scheduling.list_flex_periods",
    call="flex_periods.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/flexperiods",),
    security_area="Flex Periods",
    model=FlexPeriod,
    article=_ARTICLE,
)
LIST_FOR_YEAR = Operation(
    id="scheduling.list_flex_periods_for_year",
    call="flex_periods.list_for_year",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/flexperiods/year/{yr}",),
    security_area="Flex Periods",
    model=FlexPeriod,
    article=_ARTICLE,
)
GET = Operation(
    id="scheduling.get_flex_period",
    call="flex_periods.get",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/flexperiods/{SequenceNumber}",),
    security_area="Flex Periods",
    model=FlexPeriod,
    article=_ARTICLE,
)


class FlexPeriods(Resource):
    """Flex periods of flex schools: `client.flex_periods`."""

    def list(self, school_code: int) -> builtins.list[FlexPeriod]:
        """The flex periods of a school, of all years that its database holds.

        Security area: Flex Periods, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Flex Periods.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=4) as district, district.client() as client:
        ...     "2026-2027" in {period.academic_year for period in client.flex_periods.list(995)}
        True
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def list_for_year(self, school_code: int, school_year: int | str) -> builtins.list[FlexPeriod]:
        """The flex periods of a school in one school year.

        Security area: Flex Periods, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            school_year: 2026, "2026" or "2026-2027".

        Raises:
            ConfigError: The year has the wrong shape.
            PermissionDenied: Read is not ticked for Flex Periods.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=4) as district, district.client() as client:
        ...     {period.academic_year for period in client.flex_periods.list_for_year(995, 2026)}
        {'2026-2027'}
        """
        return self._list(LIST_FOR_YEAR, {"SchoolCode": school_code, "yr": year_span(school_year)})

    def get(self, school_code: int, sequence_number: int) -> FlexPeriod:
        """One of a school's flex periods.

        The vendor shows no sample of this answer; an object and an array of one are both read.

        Security area: Flex Periods, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            sequence_number: The number that sections name it by.

        Raises:
            NotFound: There is no such one at this school.
            PermissionDenied: Read is not ticked for Flex Periods.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=4) as district, district.client() as client:
        ...     period = client.flex_periods.list(995)[0]
        ...     client.flex_periods.get(995, period.sequence_number) == period
        True
        """
        return self._get(GET, {"SchoolCode": school_code, "SequenceNumber": sequence_number})
