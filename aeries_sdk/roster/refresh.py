"""A district read again by what has changed since: the feeds name it, everything else comes from a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from aeries_sdk import arguments
from aeries_sdk.assembly import SchoolRoster
from aeries_sdk.errors import AeriesError, ArgumentError, AuthError, ClientClosed
from aeries_sdk.findings import Finding
from aeries_sdk.roster.changes import Changes, local_start, read_changes
from aeries_sdk.roster.district import OnProgress, Pull
from aeries_sdk.roster.reading import Reading, Source
from aeries_sdk.roster.renewing import Renewing
from aeries_sdk.roster.spool import Kept, Spool

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient
    from aeries_sdk.models import Course, School

__all__ = ["Refresh", "refresh"]

OVERLAP = timedelta(minutes=15)
WHOLE_EVERY = timedelta(days=7)


class Refresh(Pull):
    """A district being brought up to date: a `Pull` that asks for less.

    Attributes:
        since: Since when changes are asked for, in the district's local time, known once the first school has come;
            None where the district is read whole.
        findings: Besides those of a `Pull`: what was read whole after all, and why (rule "read-whole", level "info").
    """

    def __init__(
        self,
        client: AeriesClient,
        previous: str | os.PathLike[str] | Spool,
        since: datetime | None = None,
        schools: Iterable[int] | None = None,
        as_of: date | None = None,
        progress: OnProgress | None = None,
        *,
        overlap: timedelta = OVERLAP,
        whole_every: timedelta = WHOLE_EVERY,
        hold: bool = False,
    ) -> None:
        given = Spool.of(previous, "previous")
        wanted = arguments.optional(since, "since", arguments.moment)
        arguments.instance(overlap, "overlap", timedelta, "Pass datetime.timedelta(minutes=15).")
        arguments.instance(whole_every, "whole_every", timedelta, "Pass datetime.timedelta(days=7).")
        spool = Spool(given.folder, keep=True, max_age=given.max_age)
        super().__init__(client, schools, as_of, progress, spool, hold=hold)
        self.since: datetime | None = None
        self._wanted = wanted
        self._overlap = overlap
        self._whole_every = whole_every
        self._anew = False
        self._changes: Changes | None = None

    def finish(self) -> None:
        """Say that what was read is in safety: the folder is up to date.

        A refresh does it by itself after its last school, unless it was told to hold the folder. Of a school that
        failed nothing is kept: the next refresh reads it whole.
        """
        if self._kept is not None and self._anew:
            self._kept.finish()
        elif self._kept is not None and self.read_at is not None:
            good = {school.school_code for school in self.schools} - self.failed.keys()
            self._kept.renewed(self.read_at, good, whole=self._changes is None)
        self._held.close()

    def _begin(self, kept: Kept) -> None:
        why = kept.why_not_renewed(self._client.settings.url.base, self.database_year, self.read_at, self._whole_every)
        if why or kept.read_at is None or self.read_at is None:
            self._anew = True
            self._note(f"The district was read whole: {why}.")
            super()._begin(kept)
            return
        since = local_start(kept.read_at, self.read_at, timedelta())
        if self._wanted is None:
            since -= self._overlap
        elif self._wanted > since:
            raise ArgumentError(f"since= is later than what the folder holds, which is of {since:%Y-%m-%d %H:%M}.")
        else:
            since = self._wanted
        try:
            self._changes = read_changes(self._client, since)
            self.since = since
        except (AuthError, ClientClosed):
            raise
        except AeriesError as error:
            self._note(f"The district was read whole: what has changed could not be read. {error}")

    def _source(self, pool: ThreadPoolExecutor, school: School) -> Source:
        if self._anew or self._kept is None:
            return super()._source(pool, school)
        if self._changes is None:
            return Reading(pool, self._client, school)
        kept = self._kept.to_renew(school)
        if kept is None:
            self._note("The school was read whole: it is not in the folder as it is now.", school)
            return Reading(pool, self._client, school)
        return Renewing(pool, self._client, *kept, self._changes)

    def _finished(self, reading: Source, courses: dict[str, Course]) -> SchoolRoster | None:
        roster = super()._finished(reading, courses)
        if isinstance(reading, Renewing) and reading.whole and roster is not None:
            self._note(" ".join(reading.whole), reading.school)
        return roster

    def _note(self, message: str, school: School | None = None) -> None:
        code = "" if school is None else str(school.school_code)
        self.findings.append(Finding("read-whole", "info", message, school=code))


def refresh(
    client: AeriesClient,
    previous: str | os.PathLike[str] | Spool,
    since: datetime | None = None,
    schools: Iterable[int] | None = None,
    as_of: date | None = None,
    progress: OnProgress | None = None,
    *,
    overlap: timedelta = OVERLAP,
    whole_every: timedelta = WHOLE_EVERY,
) -> Refresh:
    """Read a district's rosters as `pull` does, but of its students, sections and class rows only what has changed.

    What was read last time comes from a folder, which is brought up to date. The feeds of changes name what is read
    again, record by record; of a list of which more than a tenth has changed all is read. Staff, courses, schools,
    terms and teacher records are small and read whole every time. Students whose record was deleted are found by their
    number, class rows that were deleted by comparing the rosters that the feeds name. What no feed tells of is found by
    the whole reading that takes place when the last one is a week old.

    The district is read whole, too, where the folder is empty, incomplete, or of another district or school year, where
    the feeds are refused, and where the district tells no clock. A refresh that dies leaves a folder that the next one
    can use.

    Security areas, all Read: those of `pull`.

    Args:
        client: The district.
        previous: The folder. It is made at the first time, and stays: see `Spool`, whose `keep` does not matter here.
        since: Since when changes count, in the district's local time; without it, since the last reading began.
        schools: School codes to read; without it, all real schools. Others are no longer kept.
        as_of: The day that counts; without it, today by the district's own clock.
        progress: Called after each school.
        overlap: How much earlier than the last reading began changes count, for what was being written just then.
        whole_every: How old the last whole reading may become.

    Returns:
        An iterator of `SchoolRoster`, in the order of the district's list, that also tells what was left out, and what
        was read whole after all.

    Raises:
        ArgumentError: A school code is not in the district's list, or `since` is later than what the folder holds.
        ConfigError: The district does not have the database year that the client asks for, or the folder has something
            else in it.
        AuthError: The certificate is not accepted.
        PermissionDenied: A security area is not granted; it names the box to tick.
        TransportError: The list of schools, staff or courses could not be read.
        SpoolError: Another run is using the folder, or the disk refuses.

    >>> import tempfile
    >>> from aeries_sdk.testing import DemoDistrict
    >>> folder = tempfile.mkdtemp() + "/oakdale"
    >>> with DemoDistrict(students=300, schools=2) as district, district.client() as client:
    ...     before = [*refresh(client, folder)][1]
    ...     district.pass_day(0.01)
    ...     rosters = refresh(client, folder)
    ...     after = [*rosters][1]
    >>> before.school == after.school, before.students == after.students, rosters.since
    (True, False, datetime.datetime(2026, 10, 1, 7, 45))
    """
    return Refresh(client, previous, since, schools, as_of, progress, overlap=overlap, whole_every=whole_every)
