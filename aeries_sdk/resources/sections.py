"""Sections: the classes that a school runs."""

from __future__ import annotations

import builtins
from datetime import datetime

from aeries_sdk.models.sections import Section, SectionDataChange
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, since_parts

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"

LIST = Operation(
    id="scheduling.list_sections",
    call="sections.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/sections",),
    security_area="Master Schedule",
    model=Section,
    article=_ARTICLE,
)
GET = Operation(
    id="scheduling.get_section",
    call="sections.get",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/sections/{SectionNumber}",),
    security_area="Master Schedule",
    model=Section,
    article=_ARTICLE,
)
LIST_DATA_CHANGES = Operation(
    id="scheduling.list_section_data_changes",
    call="sections.list_data_changes",
    method="GET",
    paths=("/api/v5/SectionDataChanges/{year}/{month}/{day}/{hour}/{minute}",),
    security_area="Master Schedule",
    model=SectionDataChange,
    article=_ARTICLE,
)


class Sections(Resource):
    """The running master schedule: `client.sections`."""

    def list(self, school_code: int) -> builtins.list[Section]:
        """All sections of a school, inactive and empty ones too.

        Who teaches stands in `section_staff_members`, by staff ID, at traditional schools as well. Unknown schools give
        an empty list.

        Security area: Master Schedule, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Master Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {section.school_code for section in client.sections.list(994)}
        {994}
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def get(self, school_code: int, section_number: int) -> Section:
        """One section.

        Security area: Master Schedule, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            section_number: The section's number within that school.

        Raises:
            NotFound: There is no such section at this school.
            PermissionDenied: Read is not ticked for Master Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     client.sections.get(994, section.section_number) == section
        True
        """
        return self._get(GET, {"SchoolCode": school_code, "SectionNumber": section_number})

    def list_data_changes(self, since: datetime) -> builtins.list[SectionDataChange]:
        """The keys of all sections whose data changed since a moment, all schools together; `get` reads each.

        A section that was deleted since gives NotFound there. Whether a change of its staff counts is not documented.

        Security area: Master Schedule, Read. Article: Scheduling-related end points.

        Args:
            since: The moment, to the minute, in the district's local time.

        Raises:
            PermissionDenied: Read is not ticked for Master Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from datetime import datetime
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     type(client.sections.list_data_changes(datetime(2026, 8, 1))).__name__
        'list'
        """
        return self._list(LIST_DATA_CHANGES, {**since_parts(since)})
