"""Members of staff: read, created, updated."""

from __future__ import annotations

import builtins
from datetime import date, datetime

from aeries_sdk import convert
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models.staff import Staff
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource
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
        query = {
            _FILTERS[name][0] if name in _FILTERS else name: _asked(name, value) for name, value in filters.items()
        }
        wanted = {name: _plain(value) for name, value in filters.items()}
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


_ASKABLE = {KINDS[kind]: kind for kind in (str, int, date)}
_FILTERS = {
    field.name: (field.fact.wire, _ASKABLE[field.kind]) for field in convert.fields(Staff) if field.kind in _ASKABLE
}


def _asked(name: str, value: Filter) -> str | int:
    if name not in _FILTERS:
        raise ArgumentError(f"Staff cannot be filtered by {name}: it has no such text, number or date.", **LIST.place)
    wire, kind = _FILTERS[name]
    if kind is date and value is None:
        return "null"
    if not isinstance(value, kind) or isinstance(value, bool | datetime):
        raise ArgumentError(f"{name} ({wire}) takes {_TAKES[kind]}.", **LIST.place)
    return value.isoformat() if isinstance(value, date) else value


_TAKES = {str: "text", int: "a whole number", date: "a date, or None for no date"}


def _plain(value: Filter) -> Filter:
    return value.strip().casefold() if isinstance(value, str) else value
