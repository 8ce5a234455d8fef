"""What the data-change feeds name: whom to read again, and nothing about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient


@attrs.frozen
class Named:
    """Ids that a feed names, by school.

    Attributes:
        by_school: The ids by school code.
        everywhere: The ids of all schools: a student's record may have moved away from the school that has it kept.
    """

    by_school: Mapping[int, AbstractSet[int]] = attrs.field(repr=False)
    everywhere: AbstractSet[int] = attrs.field(repr=False)

    @classmethod
    def of(cls, keys: Iterable[tuple[int, int]]) -> Named:
        """From pairs of school code and id."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for school, each in keys:
            found[school].add(each)
        return cls(dict(found), frozenset().union(*found.values()))

    def at(self, school: int, known: AbstractSet[int] = frozenset()) -> set[int]:
        """The ids to read at a school: those named there, and those named anywhere that are known there.

        >>> named = Named.of([(994, 1), (995, 2), (995, 3)])
        >>> sorted(named.at(994)), sorted(named.at(994, {2, 4}))
        ([1], [1, 2])
        """
        return {*self.by_school.get(school, ()), *(self.everywhere & known)}


@attrs.frozen
class Changes:
    """What has changed in a district since a moment, as far as its feeds tell.

    Attributes:
        students: Students whose records have changed.
        classes: Students whose class rows have changed.
        sections: Sections that have changed, by their numbers.
        rosters: Sections whose class rows have changed.
    """

    students: Named
    classes: Named
    sections: Named
    rosters: Named


def read_changes(client: AeriesClient, since: datetime) -> Changes:
    """Ask the feeds.

    Args:
        client: The district.
        since: The moment, in the district's local time.

    Raises:
        APIStatusError: A feed is refused.
        DecodeError: An answer does not have the documented shape.
        TransportError: No usable answer came.
    """
    # Who enters or leaves is a change of enrollment; whether it counts as one of the record, too, is not documented.
    students = [
        row for area in ("student", "enrollment") for row in client.students.list_data_changes(since, area=area)
    ]
    classes = client.students.list_data_changes(since, area="class")
    return Changes(
        students=Named.of((row.school_code, row.student_id) for row in students),
        classes=Named.of((row.school_code, row.student_id) for row in classes),
        sections=Named.of((row.school_code, row.section_number) for row in client.sections.list_data_changes(since)),
        rosters=Named.of((row.school_code, row.section_number) for row in client.rosters.list_data_changes(since)),
    )


def local_start(read_at: datetime, now: datetime, overlap: timedelta) -> datetime:
    """Since when to ask the feeds, which take local time without a zone, to the minute.

    Where the clocks have been changed since then, the earlier of the two local times: in autumn an hour comes twice.

    Args:
        read_at: When the last reading began.
        now: The district's clock now.
        overlap: How much earlier to begin.

    >>> from datetime import timezone
    >>> summer, winter = (timezone(timedelta(hours=-hours)) for hours in (7, 8))
    >>> read_at = datetime(2026, 11, 1, 1, 30, tzinfo=summer)
    >>> local_start(read_at, datetime(2026, 11, 2, 1, 30, tzinfo=winter), timedelta(minutes=15))
    datetime.datetime(2026, 11, 1, 0, 15)
    """
    times = [read_at] if read_at.tzinfo is None else [read_at, read_at.astimezone(now.tzinfo)]
    return min(each.replace(tzinfo=None, second=0, microsecond=0) for each in times) - overlap
