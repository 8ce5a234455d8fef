"""Which security areas a certificate opens, and which box a district's administrator has to tick.

>>> from aeries_sdk import check_access
>>> from aeries_sdk.testing import DemoDistrict
>>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
...     district.revoke("Teacher Data")
...     report = check_access(client)
>>> report.missing
('Teacher Data',)
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

import attrs

from aeries_sdk import arguments
from aeries_sdk.client import AeriesClient
from aeries_sdk.errors import AeriesError, ArgumentError, AuthError, FeatureDisabled, NotFound, PermissionDenied
from aeries_sdk.resources import OPERATIONS
from aeries_sdk.resources._base import since_parts
from aeries_sdk.roster import why_not_a_school

if TYPE_CHECKING:
    from aeries_sdk.operation import Operation, PathValue

Answer = Literal["granted", "denied", "unknown"]

ROSTERING_AREAS = (
    "Student Data",
    "Class Schedules/History",
    "Teacher Data",
    "Staff Data",
    "Master Schedule",
    "Course Data",
)

# What the operations say where any certificate will do, and where the vendor names no area.
_OPEN_TO_ALL = frozenset({"none required", ""})


@attrs.frozen
class AreaAccess:
    """What the certificate may do in one security area.

    Attributes:
        area: The area as the API Security page calls it.
        answer: "granted", "denied" or "unknown".
        reason: Why, in one sentence.
        operation: Id of the operation that was tried, or "".
    """

    area: str
    answer: Answer
    reason: str
    operation: str = ""


@attrs.frozen
class AccessReport:
    """One line per security area. Print it for the district's administrator.

    Attributes:
        areas: What was found, in the order asked for.

    >>> print(AccessReport((AreaAccess("Staff Data", "denied", "tick Read"),)))
    Security area  Read    What to do
    Staff Data     denied  tick Read
    <BLANKLINE>
    In Aeries: Security > API Security, the product's record.
    """

    areas: tuple[AreaAccess, ...]

    @property
    def granted(self) -> tuple[str, ...]:
        """The areas that the certificate opens."""
        return tuple(each.area for each in self.areas if each.answer == "granted")

    @property
    def missing(self) -> tuple[str, ...]:
        """The areas whose Read box is not ticked."""
        return tuple(each.area for each in self.areas if each.answer == "denied")

    @property
    def unknown(self) -> tuple[str, ...]:
        """The areas that could not be tried."""
        return tuple(each.area for each in self.areas if each.answer == "unknown")

    @property
    def is_complete(self) -> bool:
        """Whether every area asked for is granted."""
        return len(self.granted) == len(self.areas)

    def __getitem__(self, area: str) -> AreaAccess:
        """What was found for one area.

        Raises:
            KeyError: The area was not asked for.
        """
        for each in self.areas:
            if each.area.casefold() == area.casefold():
                return each
        raise KeyError(area)

    def __str__(self) -> str:
        rows = [
            ("Security area", "Read", "What to do"),
            *((each.area, each.answer, each.reason) for each in self.areas),
        ]
        first, second = (max(len(row[column]) for row in rows) for column in (0, 1))
        lines = [f"{area:{first}}  {answer:{second}}  {reason}".rstrip() for area, answer, reason in rows]
        return "\n".join([*lines, "", "In Aeries: Security > API Security, the product's record."])

    def _repr_html_(self) -> str:
        colours = {"granted": "#1b5e20", "denied": "#b71c1c", "unknown": "#5d4037"}
        rows = "".join(
            f"<tr><td>{html.escape(each.area)}</td><td style='color:{colours[each.answer]};font-weight:bold'>"
            f"{each.answer}</td><td>{html.escape(each.reason)}</td></tr>"
            for each in self.areas
        )
        head = "<tr><th>Security area</th><th>Read</th><th>What to do</th></tr>"
        return f"<table><caption>Security &gt; API Security</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"


def check_access(client: AeriesClient, areas: Iterable[str] = ROSTERING_AREAS) -> AccessReport:
    """Try the Read box of security areas, with one cheap request each.

    `systeminfo` answers anybody, so it proves nothing; each area is tried with the smallest guarded read it has: a data
    changes feed from this very minute, one record of a paged list, or a list of one school.

    Args:
        client: The district.
        areas: Names as on Aeries's API Security page; by default the six that rostering needs.

    Returns:
        A report, which prints as a table that an administrator can act on.

    Raises:
        ArgumentError: No operation has such an area.
        AuthError: The certificate itself is not accepted.
        TransportError: The district cannot be reached.

    >>> from aeries_sdk.testing import DemoDistrict
    >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
    ...     check_access(client).is_complete
    True
    """
    arguments.instance(client, "client", AeriesClient, "Pass an AeriesClient.")
    asked = arguments.items(areas, "areas", str)
    known = {row.security_area.casefold(): row.security_area for row in OPERATIONS.values()}
    wanted = []
    for area in asked:
        if area.casefold() not in known or area.casefold() in _OPEN_TO_ALL:
            raise ArgumentError(
                f"Aeries has no security area {area!r}.{arguments.nearest(area, known.values())} The areas stand in "
                "OPERATIONS[...].security_area."
            )
        wanted.append(known[area.casefold()])
    # Any certificate may list the schools: what fails here is the certificate, or the address.
    schools = client.schools.list()
    school = next((each.school_code for each in schools if not why_not_a_school(each)), None)
    clock = client.system.get_info().current_date_time or datetime.now()  # noqa: DTZ005 - the district's local time is meant
    return AccessReport(tuple(_try(client, area, school, clock) for area in wanted))


def _try(client: AeriesClient, area: str, school: int | None, clock: datetime) -> AreaAccess:
    probe = _cheapest(area, school, clock)
    if probe is None:
        return AreaAccess(area, "unknown", "nothing in this area can be read without naming a student")
    operation, path, arguments, page = probe
    try:
        client.request(operation.method, path, arguments, params=page, retry_safe=True)
    except (PermissionDenied, AuthError):
        return AreaAccess(area, "denied", f"tick Read for {area}", operation.id)
    except NotFound:
        pass
    except FeatureDisabled:
        return AreaAccess(area, "unknown", "the district has not switched this feature on", operation.id)
    except AeriesError as error:
        return AreaAccess(area, "unknown", error.message, operation.id)
    return AreaAccess(area, "granted", "", operation.id)


def _cheapest(
    area: str, school: int | None, clock: datetime
) -> tuple[Operation[Any], str, dict[str, PathValue], dict[str, int]] | None:
    """The smallest guarded read of an area that can be made up without naming anybody, or None."""
    filled: dict[str, PathValue] = {**since_parts(clock), "DataArea": "student"}
    if school:
        filled["SchoolCode"] = school
    found = []
    for operation in OPERATIONS.values():
        if operation.security_area != area or operation.access != "read" or not operation.retry_safe:
            continue
        for path in operation.paths:
            names = operation.placeholders(path)
            if set(names) <= set(filled):
                page = {operation.paging.start: 1, operation.paging.end: 1} if operation.paging else {}
                cost = 0 if "minute" in names else 1 if page else 2 + len(names)
                found.append((cost, operation, path, {name: filled[name] for name in names}, page))
    best = min(found, key=lambda probe: (probe[0], probe[1].id), default=None)
    return None if best is None else best[1:]
