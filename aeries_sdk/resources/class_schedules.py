"""Rosters: which students are in which section, and when."""

from __future__ import annotations

import builtins
from datetime import datetime

from aeries_sdk.models.class_schedules import ClassSchedule
from aeries_sdk.models.sections import SectionDataChange
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, since_parts

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"

LIST = Operation(
    id="scheduling.list_class_schedules",
    call="rosters.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/classes",),
    security_area="Class Schedules/History",
    model=ClassSchedule,
    article=_ARTICLE,
)
LIST_FOR_STUDENT = Operation(
    id="scheduling.list_student_class_schedule",
    call="rosters.list_for_student",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/classes/{StudentID}",),
    security_area="Class Schedules/History",
    model=ClassSchedule,
    article=_ARTICLE,
)
LIST_FOR_SECTION = Operation(
    id="scheduling.list_section_roster",
    call="rosters.list_for_section",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/sections/{SectionNumber}/students",),
    security_area="Class Schedules/History",
    model=ClassSchedule,
    article=_ARTICLE,
)
LIST_DATA_CHANGES = Operation(
    id="scheduling.list_section_roster_data_changes",
    call="rosters.list_data_changes",
    method="GET",
    paths=("/api/v5/SectionRosterDataChanges/{year}/{month}/{day}/{hour}/{minute}",),
    security_area="Class Schedules/History",
    model=SectionDataChange,
    article=_ARTICLE,
)


class Rosters(Resource):
    """Students in sections: `client.rosters`."""

    def list(self, school_code: int) -> builtins.list[ClassSchedule]:
        """Every class row of every student of a school, in one call.

        A history, not a snapshot: classes that a student has left stay in, so keep the rows with `is_valid_on(day)`.
        Before the school year has started in Aeries the rows are made from the schedule, and change a lot until about
        two weeks into the year.

        Security area: Class Schedules/History, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Class Schedules/History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {row.school_code for row in client.rosters.list(994)}
        {994}
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def list_for_student(self, school_code: int, student_id: int) -> builtins.list[ClassSchedule]:
        """The class rows of one student at one school, left classes too.

        A student at two schools needs two calls.

        Security area: Class Schedules/History, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            student_id: The student's ID within the district.

        Raises:
            PermissionDenied: Read is not ticked for Class Schedules/History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student_id = client.rosters.list(994)[0].student_id
        ...     {row.student_id for row in client.rosters.list_for_student(994, student_id)} == {student_id}
        True
        """
        return self._list(LIST_FOR_STUDENT, {"SchoolCode": school_code, "StudentID": student_id})

    def list_for_section(self, school_code: int, section_number: int) -> builtins.list[ClassSchedule]:
        """The class rows of one section, students who have left it too; for a whole school `list` is one call.

        Security area: Class Schedules/History, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            section_number: The section's number within that school.

        Raises:
            PermissionDenied: Read is not ticked for Class Schedules/History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     number = client.rosters.list(994)[0].section_number
        ...     {row.section_number for row in client.rosters.list_for_section(994, number)} == {number}
        True
        """
        return self._list(LIST_FOR_SECTION, {"SchoolCode": school_code, "SectionNumber": section_number})

    def list_data_changes(self, since: datetime) -> builtins.list[SectionDataChange]:
        """The keys of all sections whose roster changed since a moment, all schools together, in no order.

        `list_for_section` reads each.

        Security area: Class Schedules/History, Read. Article: Scheduling-related end points.

        Args:
            since: The moment, to the minute, in the district's local time.

        Raises:
            PermissionDenied: Read is not ticked for Class Schedules/History.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from datetime import datetime
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     type(client.rosters.list_data_changes(datetime(2026, 8, 1))).__name__
        'list'
        """
        return self._list(LIST_DATA_CHANGES, {**since_parts(since)})
