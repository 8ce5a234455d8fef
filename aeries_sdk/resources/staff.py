"""Members of staff: read, created, updated."""

from __future__ import annotations

import builtins
from collections.abc import Callable
from datetime import date, datetime

from aeries_sdk import convert
from aeries_sdk.arguments import day, nearest, text, whole
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._body import body_of
from aeries_sdk.models.sections import Section
from aeries_sdk.models.staff import Staff, StaffBody, StaffDataChange
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource, since_parts
from aeries_sdk.values import KINDS

_ARTICLE = ARTICLES + "14000113687-aeries-api-staff-related-end-points"

LIST = Operation(
    id="staff.list",
    call="staff.list",
    method="GET",
    paths=("/api/v5/staff",),
    security_area="Staff Data",
    model=Staff,
    article=_ARTICLE,
)
GET = Operation(
    id="staff.get",
    call="staff.get",
    method="GET",
    paths=("/api/v5/staff/{StaffID}",),
    security_area="Staff Data",
    model=Staff,
    article=_ARTICLE,
)
GET_BY_HRID = Operation(
    id="staff.get_by_hrid",
    call="staff.get_by_hrid",
    method="GET",
    paths=("/api/v5/staff/hrid/{hrid}",),
    security_area="Staff Data",
    model=Staff,
    article=_ARTICLE,
)
CREATE = Operation(
    id="staff.create",
    call="staff.create",
    method="POST",
    paths=("/api/v5/staff",),
    security_area="Staff Data",
    access="insert",
    model=Staff,
    article=_ARTICLE,
)
UPDATE = Operation(
    id="staff.update",
    call="staff.update",
    method="PUT",
    paths=("/api/v5/staff/{StaffID}",),
    security_area="Staff Data",
    access="update",
    model=Staff,
    article=_ARTICLE,
)
LIST_DATA_CHANGES = Operation(
    id="staff.list_data_changes",
    call="staff.list_data_changes",
    method="GET",
    paths=("/api/v5/StaffDataChanges/{year}/{month}/{day}/{hour}/{minute}",),
    security_area="Staff Data",
    model=StaffDataChange,
    article=_ARTICLE,
)
LIST_CLASSES = Operation(
    id="staff.list_classes",
    call="staff.list_classes",
    method="GET",
    paths=("/api/v5/staff/{StaffID}/classes",),
    security_area="Master Schedule",
    model=Section,
    article=ARTICLES + "14000113686-aeries-api-scheduling-related-end-points",
)

Filter = str | int | date | None


class StaffMembers(Resource):
    """Members of staff: `client.staff`."""

    def list(self, **filters: Filter) -> builtins.list[Staff]:
        """Every member of staff of the district, those who have left included, or those that fit all filters.

        A filter is an attribute of `Staff` that has to equal a value. The vendor says that most fields can be asked
        for, not which, and a filter that Aeries does not know gives everybody: so what comes back is filtered once more
        here. People whose user account has expired are missing where the district's API security says so.

        Security area: Staff Data, Read. Article: Staff-related end points.

        Args:
            filters: Texts, numbers and dates by attribute name; letter case and blanks around a text do not matter.
                None asks for dates that are not there: `leave_date=None`.

        Raises:
            ArgumentError: `Staff` has no such attribute, or it takes another type.
            PermissionDenied: Read is not ticked for Staff Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     here = client.staff.list(leave_date=None, full_time_percentage=100)
        ...     {(person.leave_date, person.full_time_percentage) for person in here}
        {(None, 100)}
        """
        asked = {name: _asked(name, value) for name, value in filters.items()}
        query = {_FILTERS[name][0]: _sent(value) for name, value in asked.items()}
        wanted = {name: _plain(value) for name, value in asked.items()}
        people = self._list(LIST, query=query)
        return [
            person for person in people if all(_plain(getattr(person, name)) == value for name, value in wanted.items())
        ]

    def get(self, staff_id: int) -> Staff:
        """One member of staff.

        One object is documented; an array of one is read, too.

        Security area: Staff Data, Read. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.

        Raises:
            NotFound: There is no such member of staff.
            PermissionDenied: Read is not ticked for Staff Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     person = client.staff.list()[0]
        ...     client.staff.get(person.id) == person
        True
        """
        return self._get(GET, {"StaffID": staff_id})

    def get_by_hrid(self, hrid: str) -> Staff:
        """One member of staff by the number of the district's human resources system.

        What Aeries answers when two people share a number is not documented.

        Security area: Staff Data, Read. Article: Staff-related end points.

        Args:
            hrid: The number as Aeries has it, any text.

        Raises:
            NotFound: Nobody has that number.
            AmbiguousRecord: Several have it, and Aeries gave them all.
            PermissionDenied: Read is not ticked for Staff Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     person = next(one for one in client.staff.list() if one.human_resources_system_id)
        ...     client.staff.get_by_hrid(person.human_resources_system_id) == person
        True
        """
        return self._get(GET_BY_HRID, {"hrid": hrid})

    def create(self, body: StaffBody | None = None, **fields: object) -> Staff:
        """Add a member of staff, and give the record as Aeries has it.

        Where the district numbers its staff itself, `id` is ignored and the record carries the ID given; everywhere
        else it is required. The user account (login name, rights) cannot be written.

        Security area: Staff Data, Insert. Article: Staff-related end points.

        Args:
            body: What to write.
            fields: The same as keyword arguments, by attribute of `StaffBody`; they win over the body.

        Raises:
            ArgumentError: A name or value that is not documented.
            BadRequest: Aeries refused the values, e.g. an ID that is taken.
            PermissionDenied: Insert is not ticked for Staff Data.
            TransportError: No usable answer; whether the record was made is then unknown.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     person = client.staff.create(id=990001, first_name="Mina", last_name="Albers")
        ...     person.full_name
        'Mina Albers'
        """
        return self._write_one(CREATE, {}, body_of(StaffBody, body, fields))

    def update(self, staff_id: int, body: StaffBody | None = None, **fields: object) -> Staff:
        """Write a member of staff: clears the leave date unless it is given; other fields that are left out stay.

        `change` keeps the leave date. An unknown ID is created, which the answer does not tell from an update, unless
        the district numbers its staff itself. An empty text erases. The e-mail address goes to the staff record; what
        comes back, here and in reads, is the one of the linked user account where there is one.

        Security area: Staff Data, Update. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID; an `id` in the body is ignored.
            body: What to write.
            fields: The same as keyword arguments, by attribute of `StaffBody`; they win over the body.

        Raises:
            ArgumentError: A name or value that is not documented.
            BadRequest: Aeries refused the values, or the ID is unknown and may not be created.
            PermissionDenied: Update is not ticked for Staff Data.
            TransportError: No usable answer; whether the record was written is then unknown.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     person = client.staff.list()[0]
        ...     gone = client.staff.update(person.id, leave_date=date(2026, 6, 30), inactive_status_code="I")
        ...     gone.leave_date, client.staff.update(person.id, inactive_status_code="").leave_date
        (datetime.date(2026, 6, 30), None)
        """
        return self._write_one(UPDATE, {"StaffID": staff_id}, body_of(StaffBody, body, fields))

    def change(self, staff_id: int, body: StaffBody | None = None, **fields: object) -> Staff:
        """Change what is given of a member of staff and nothing else: reads first, and sends the leave date again.

        It never creates. Somebody else's change between the read and the write is lost if it was the leave date.

        Security area: Staff Data, Read and Update. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.
            body: What to write.
            fields: The same as keyword arguments, by attribute of `StaffBody`; they win over the body.

        Raises:
            ArgumentError: A name or value that is not documented.
            NotFound: There is no such member of staff.
            BadRequest: Aeries refused the values.
            PermissionDenied: Read or Update is not ticked for Staff Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     person = client.staff.list()[0]
        ...     gone = client.staff.update(person.id, leave_date=date(2026, 6, 30))
        ...     client.staff.change(person.id, inactive_status_code="I").leave_date
        datetime.date(2026, 6, 30)
        """
        wire = body_of(StaffBody, body, fields)
        kept = StaffBody(leave_date=self.get(staff_id).leave_date).to_wire()
        return self._write_one(UPDATE, {"StaffID": staff_id}, kept | wire)

    def list_data_changes(self, since: datetime) -> builtins.list[StaffDataChange]:
        """The IDs of staff whose data has changed since a moment; nothing says that deleted staff are among them.

        Security area: Staff Data, Read. Article: Staff-related end points.

        Args:
            since: The district's local time, precise to the minute; its zone is not documented, `system.get_info` has
                its clock.

        Raises:
            ArgumentError: `since` is no datetime.
            PermissionDenied: Read is not ticked for Staff Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     now = client.system.get_info().current_date_time
        ...     person = client.staff.change(client.staff.list()[0].id, title="Principal")
        ...     [change.id for change in client.staff.list_data_changes(now)] == [person.id]
        True
        """
        return self._list(LIST_DATA_CHANGES, {**since_parts(since)})

    def list_classes(self, staff_id: int) -> builtins.list[Section]:
        """The sections of a member of staff, over all schools.

        Whether second teachers, inactive and past section staff count is not documented: look at the section's own
        staff rows.

        Security area: Master Schedule, Read. Article: Scheduling-related end points.

        Args:
            staff_id: The district-wide staff ID.

        Raises:
            PermissionDenied: Read is not ticked for Master Schedule.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = next(one for one in client.sections.list(994) if one.section_staff_members)
        ...     section in client.staff.list_classes(section.section_staff_members[0].staff_id)
        True
        """
        return self._list(LIST_CLASSES, {"StaffID": staff_id})


_ASKABLE = {KINDS[kind]: kind for kind in (str, int, date)}
_FILTERS = {
    field.name: (field.fact.wire, _ASKABLE[field.kind]) for field in convert.fields(Staff) if field.kind in _ASKABLE
}


_CHECKS: dict[object, Callable[[object, str], str | int | date]] = {str: text, int: whole, date: day}


def _asked(name: str, value: Filter) -> Filter:
    if name not in _FILTERS:
        raise ArgumentError(
            f"Staff cannot be filtered by `{name}`: it is no text, number or date of Staff.{nearest(name, _FILTERS)}",
            **LIST.place,
        )
    kind = _FILTERS[name][1]
    if kind is date and value is None:
        return None
    try:
        return _CHECKS[kind](value, name)
    except ArgumentError as error:
        raise ArgumentError(error.message, **LIST.place) from None


def _sent(value: Filter) -> str | int:
    if value is None:
        return "null"
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Filter) -> Filter:
    return value.strip().casefold() if isinstance(value, str) else value
