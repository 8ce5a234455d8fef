"""The installation itself: version, school years, clock."""

from __future__ import annotations

from aeries_sdk.models.system import SystemInfo
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113682-aeries-api-school-related-end-points"

GET_INFO = Operation(
    id="system.get_info",
    call="system.get_info",
    method="GET",
    paths=("/api/v5/systeminfo",),
    security_area="None required",
    model=SystemInfo,
    article=_ARTICLE,
)


class System(Resource):
    """The installation: `client.system`."""

    def get_info(self) -> SystemInfo:
        """Version, school years and clock of the district's Aeries.

        Security area: none; it answers without a good certificate too, so it proves nothing about the certificate (see
        `check_access`). Its `database_year` tells whether the year asked for is the one that answers, since Aeries
        falls back to its default year without a word.

        Article: School-related end points.

        Returns:
            One record.

        Raises:
            NotFound: The answer is empty.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.system.get_info().database_year
        '2026-2027'
        """
        info = self._get(GET_INFO, {})
        self._view.years.note(self._view.year, info.database_year)
        return info
