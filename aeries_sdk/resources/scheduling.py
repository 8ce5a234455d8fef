"""The schedule that is being built: its sections, read and written."""

from __future__ import annotations

import builtins

import attrs

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._body import body_of
from aeries_sdk.models.scheduling import SchedulingSection, SchedulingSectionBody, SchedulingSectionUpdateBody
from aeries_sdk.operation import Operation, R
from aeries_sdk.resources._base import ARTICLES, Resource
from aeries_sdk.values import JSON

_ARTICLE = ARTICLES + "14000113686-aeries-api-scheduling-related-end-points"

LIST = Operation(
    id="scheduling.list_scheduling_sections",
    call="scheduling_sections.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/scheduling/sections",),
    security_area="Scheduling Master Schedule",
    model=SchedulingSection,
    article=_ARTICLE,
)
GET = Operation(
    id="scheduling.get_scheduling_section",
    call="scheduling_sections.get",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/scheduling/sections/{SectionNumber}",),
    security_area="Scheduling Master Schedule",
    model=SchedulingSection,
    article=_ARTICLE,
)
# The second form is for schools without section staff; see `_form`.
CREATE = Operation(
    id="scheduling.create_scheduling_section",
    call="scheduling_sections.create",
    method="POST",
    paths=(
        "/api/v5/schools/{SchoolCode}/scheduling/sections",
        "/api/v4/schools/{SchoolCode}/scheduling/sections",
    ),
    security_area="Scheduling Master Schedule",
    access="insert",
    model=SchedulingSection,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="scheduling.update_scheduling_section",
    call="scheduling_sections.update",
    method="PUT",
    paths=(
        "/api/v5/schools/{SchoolCode}/scheduling/sections/{SectionNumber}",
        "/api/v4/schools/{SchoolCode}/scheduling/sections/{SectionNumber}",
    ),
    security_area="Scheduling Master Schedule",
    access="update",
    model=SchedulingSection,
    article=_ARTICLE,
)
DELETE: Operation[SchedulingSection] = Operation(
    id="scheduling.delete_scheduling_section",
    call="scheduling_sections.delete",
    method="DELETE",
    paths=(
        "/api/v5/schools/{SchoolCode}/scheduling/sections/{SectionNumber}",
        "/api/v4/schools/{SchoolCode}/scheduling/sections/{SectionNumber}",
    ),
    security_area="Scheduling Master Schedule",
    access="delete",
    model=None,
    article=_ARTICLE,
)


class SchedulingSections(Resource):
    """The schedule that is being built, usually next year's: `client.scheduling_sections`.

    Rosters come from `client.sections` and `client.rosters`, which know the running schedule.
    """

    def list(self, school_code: int) -> builtins.list[SchedulingSection]:
        """All sections of a school in scheduling.

        Security area: Scheduling Master Schedule, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Scheduling Master Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {section.school_code for section in client.scheduling_sections.list(994)}
        {994}
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def get(self, school_code: int, section_number: int) -> SchedulingSection:
        """One section in scheduling.

        Security area: Scheduling Master Schedule, Read. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            section_number: The section's number in that school's scheduling.

        Raises:
            NotFound: There is no such section at this school.
            PermissionDenied: Read is not ticked for Scheduling Master Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.scheduling_sections.list(994)[0]
        ...     client.scheduling_sections.get(994, section.section_number) == section
        True
        """
        return self._get(GET, {"SchoolCode": school_code, "SectionNumber": section_number})

    def create(
        self,
        school_code: int,
        body: SchedulingSectionBody | None = None,
        *,
        section_staff: bool | None = None,
        **fields: object,
    ) -> SchedulingSection:
        """Create a section in scheduling.

        Schools with section staff have the form of version 5, the others that of version 4 (one sentence of the article
        says that version 5 has none; its newer ones and the vendor's own module are followed). What version 4 answers
        is not shown; it is read with teacher numbers or with staff.

        Security area: Scheduling Master Schedule, Insert. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            body: The section; fields given by name win over it.
            section_staff: Whether the school uses section staff in scheduling (`using_section_staff_in_scheduling` of
                the school). Left out, a body with teacher numbers goes to version 4, any other to version 5.
            fields: The section's fields by name, as in `SchedulingSectionBody`.

        Returns:
            The section as Aeries made it, with its number.

        Raises:
            ArgumentError: A field is missing, unknown, refused, or not for this kind of school.
            BadRequest: Aeries refused, e.g. an inactive course, or a flex period of another school or year.
            PermissionDenied: Insert is not ticked for Scheduling Master Schedule.
            TransportError: No usable answer; the section may have been made.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted it, but did not answer with the one record documented.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     course_id = client.scheduling_sections.list(994)[0].course_id
        ...     teacher = client.teachers.list(994)[-1].teacher_number
        ...     section = client.scheduling_sections.create(
        ...         994, semester="Y", course_id=course_id, period=3, period_block=1, teacher_number1=teacher)
        ...     section.period
        '3'
        """
        wire = body_of(SchedulingSectionBody, body, fields)
        operation = _form(CREATE, wire, section_staff)
        missing = sorted({"Period", "PeriodBlock", "TeacherNumber1"} - wire.keys())
        if missing and operation.paths[0].startswith("/api/v4/"):
            raise ArgumentError(f"A school without section staff needs {', '.join(missing)}.", **operation.place)
        return self._write_one(operation, {"SchoolCode": school_code}, wire)

    def update(
        self,
        school_code: int,
        section_number: int,
        body: SchedulingSectionUpdateBody | None = None,
        *,
        section_staff: bool | None = None,
        **fields: object,
    ) -> SchedulingSection:
        """Change a section in scheduling; what is left out stays. A number that is not there yet is created.

        Another `course_id` needs `student_schedule_options`: what becomes of the requests that are assigned.
        `section_staff_members` need `section_staff_update_option`, and with "Replace" all others leave the section.

        Security area: Scheduling Master Schedule, Update. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            section_number: The section's number in that school's scheduling.
            body: The changes; fields given by name win over it.
            section_staff: As in `create`. Give it for schools without section staff where no teacher number is sent.
            fields: The changes by name, as in `SchedulingSectionUpdateBody`.

        Returns:
            The section as it is now.

        Raises:
            ArgumentError: A field is unknown, refused, or not for this kind of school.
            BadRequest: Aeries refused, e.g. an inactive course.
            PermissionDenied: Update is not ticked for Scheduling Master Schedule.
            TransportError: No usable answer; the change may have been made.
            APIStatusError: Aeries refused.
            DecodeError: Aeries accepted it, but did not answer with the one record documented.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     number = client.scheduling_sections.list(994)[0].section_number
        ...     client.scheduling_sections.update(994, number, section_staff=False, room="F8").room
        'F8'
        """
        wire = body_of(SchedulingSectionUpdateBody, body, fields)
        operation = _form(UPDATE, wire, section_staff)
        return self._write_one(operation, {"SchoolCode": school_code, "SectionNumber": section_number}, wire)

    def delete(self, school_code: int, section_number: int, *, section_staff: bool = True) -> None:
        """Delete a section in scheduling. Course requests assigned to it stay, without a section.

        Security area: Scheduling Master Schedule, Delete. Article: Scheduling-related end points.

        Args:
            school_code: The school.
            section_number: The section's number in that school's scheduling.
            section_staff: False for a school without section staff, which has the form of version 4.

        Raises:
            NotFound: There is no such section at this school.
            PermissionDenied: Delete is not ticked for Scheduling Master Schedule.
            TransportError: No usable answer; the section may be gone.
            APIStatusError: Aeries refused.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     number = client.scheduling_sections.list(994)[0].section_number
        ...     client.scheduling_sections.delete(994, number, section_staff=False)
        ...     number in [section.section_number for section in client.scheduling_sections.list(994)]
        False
        """
        operation = _form(DELETE, {}, section_staff)
        self._write(operation, {"SchoolCode": school_code, "SectionNumber": section_number})


_STAFF_ONLY = {"FlexPeriodSequenceNumber", "ClassCalendarSequenceNumber", "SectionStaffMembers"}
_TEACHERS_ONLY = {f"{name}{place}" for name in ("TeacherNumber", "HighlyQualifiedStatusCode") for place in (1, 2, 3)}


def _form(operation: Operation[R], wire: dict[str, JSON], section_staff: bool | None) -> Operation[R]:
    """The row with the one path form of that kind of school: version 5 with section staff, version 4 without."""
    if section_staff is None:
        section_staff = not _TEACHERS_ONLY & wire.keys()
    wrong = sorted((_TEACHERS_ONLY if section_staff else _STAFF_ONLY) & wire.keys())
    if wrong:
        schools = "without" if section_staff else "with"
        raise ArgumentError(f"Only schools {schools} section staff take {', '.join(wrong)}.", **operation.place)
    return attrs.evolve(operation, paths=operation.paths[:1] if section_staff else operation.paths[1:])
