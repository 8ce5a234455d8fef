"""A district being read: its schools one after the other, staff and courses once."""

from __future__ import annotations

import inspect
import math
import os
import re
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

import attrs

from aeries_sdk import arguments
from aeries_sdk.assembly import SchoolRecords, SchoolRoster, assemble
from aeries_sdk.client import AeriesClient, reading_only, requiring_lists
from aeries_sdk.errors import (
    AeriesError,
    ArgumentError,
    AuthError,
    ClientClosed,
    ConfigError,
    DecodeError,
    IncompleteList,
    PermissionDenied,
)
from aeries_sdk.findings import Finding
from aeries_sdk.roster.choose import choose
from aeries_sdk.roster.contradictions import contradiction
from aeries_sdk.roster.reading import Known, Lists, Reading, Source
from aeries_sdk.roster.spool import Kept, Spool

if TYPE_CHECKING:
    from aeries_sdk.lean import Needs
    from aeries_sdk.models import Course, School, Staff


T = TypeVar("T")

# Students of a school that takes so little memory that one more school may be read beside it.
_SMALL = 3_000


@attrs.frozen(kw_only=True)
class Progress:
    """How far a pull has come.

    Attributes:
        done: Schools that have been read, or have failed.
        total: Schools to read.
        school_code: The school just finished.
        students: Active students read so far.
        classes: Classes read so far.
    """

    done: int
    total: int
    school_code: int
    students: int
    classes: int


class OnProgress(Protocol):
    """What `progress=` takes: anything that can be called with a `Progress`."""

    def __call__(self, progress: Progress, /) -> object:
        """Take note of a finished school."""


class Pull(Iterator[SchoolRoster]):
    """A district being read: iterate it, then look at what was left out.

    Attributes:
        as_of: The day that counts.
        read_at: When the reading began, by the district's clock; None where it tells none.
        database_year: The school year that answers, YYYY-YYYY.
        district: The entry of the district itself (code 0), or None where the list has none.
        schools: The schools that are read, in the order in which they come.
        staff: The district's staff by id, known once the first school has come.
        skipped: Entries of the list that are not read, and why.
        failed: Schools that could not be read, with the error. They were not yielded.
        resumed: Codes of schools that an earlier run had read: they come from the spool folder.
        findings: What concerns no single school: bad records of the district's lists, and the failed schools.
    """

    def __init__(
        self,
        client: AeriesClient,
        schools: Iterable[int] | None,
        as_of: date | None,
        progress: OnProgress | None,
        spool: str | os.PathLike[str] | Spool | None = None,
        *,
        hold: bool = False,
        needs: Needs | None = None,
    ) -> None:
        client = arguments.instance(client, "client", AeriesClient, "Pass an AeriesClient.")
        wanted = arguments.optional(schools, "schools", arguments.codes)
        day = arguments.optional(as_of, "as_of", arguments.day)
        self._progress: OnProgress | None = arguments.optional(progress, "progress", arguments.function)
        self._spool = arguments.optional(spool, "spool", Spool.of)
        self._kept: Kept | None = None
        self._held = ExitStack()
        self._hold = hold
        self.resumed: list[int] = []
        self.findings: list[Finding] = []
        self.failed: dict[int, AeriesError] = {}
        self.staff: dict[int, Staff] = {}
        self._waiting: deque[School] = deque()
        # Schools with an incomplete list: they are read once more, after the others.
        self._read_again: set[int] = set()
        info = client.system.get_info()
        self.read_at = info.current_date_time
        self.as_of = day or (self.read_at.date() if self.read_at else date.today())  # noqa: DTZ011
        self.database_year = _year_in_force(client, info.database_year)
        # Asked for by its number from here on: a district may turn to the next year while it is being read.
        client = client.using(database_year=_first_year(self.database_year))
        # What is to be kept for another run is read whole.
        self._client = reading_only(client, needs) if needs and spool is None else client
        everything = self._client.schools.list()
        self.district: School | None = next((school for school in everything if school.school_code == 0), None)
        self.schools, self.skipped = choose(everything, wanted)
        self._check_day()
        self._rosters = self._read()

    @property
    def end_year(self) -> int:
        """The calendar year in which the school year ends."""
        _, _, end = self.database_year.partition("-")
        return int(end) if end.isdecimal() else self.as_of.year + (self.as_of.month > 6)

    def __iter__(self) -> Self:
        if inspect.getgeneratorstate(self._rosters) == inspect.GEN_CLOSED:
            raise ArgumentError(
                "This pull has ended and has no more rosters. Call pull() again, or keep the rosters in a list."
            )
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __next__(self) -> SchoolRoster:
        return next(self._rosters)

    def close(self) -> None:
        """Stop reading: requests under way are broken off, no further ones start."""
        self._rosters.close()
        self._held.close()

    def finish(self) -> None:
        """Say that what was read is in safety: the spool folder goes, or is complete.

        A pull does it by itself after its last school, unless it was told to hold the folder or a school failed.
        """
        if self._kept is not None and not self.failed:
            self._kept.finish()
        self._held.close()

    def _check_day(self) -> None:
        first = _first_year(self.database_year)
        if first and not date(first, 6, 1) <= self.as_of <= date(first + 1, 8, 31):
            self.findings.append(
                Finding(
                    "day-outside-year",
                    "warning",
                    f"The day that counts, {self.as_of}, is not in the school year {self.database_year}.",
                    remedy="Give the day with as_of=; without it, it is the day on the clock of the district's server.",
                )
            )

    def _read(self) -> Generator[SchoolRoster]:
        self._waiting.extend(self.schools)
        running: deque[Source] = deque()
        done = students = classes = 0
        workers = self._client.settings.max_workers
        # A school has three or four lists, so fewer schools than workers keep all workers busy.
        together = min(workers, 1 + math.ceil(workers / 4))
        threads: set[threading.Thread] = set()
        pool = ThreadPoolExecutor(
            workers, thread_name_prefix="aeries-roster", initializer=lambda: threads.add(threading.current_thread())
        )

        def begin_more() -> None:
            while self._waiting and len(running) < together:
                running.append(self._next_source(pool, self._waiting.popleft()))

        try:
            self._open_spool()
            staff_list = pool.submit(self._district_list, lambda view: view.staff.list())
            course_list = pool.submit(
                self._district_list,
                lambda view: view.courses.list(),
                may_be_empty=not any(school.has_master_schedule for school in self.schools),
            )
            # The first schools need not wait for these two lists.
            begin_more()
            self.staff = {person.id: person for person in staff_list.result()}
            courses: dict[str, Course] = {course.id: course for course in course_list.result()}
            while running:
                reading = running.popleft()
                school = reading.school
                roster = self._finished(reading, courses)
                # Who takes the roster holds the only reference to it.
                del reading
                if roster is None and school.school_code not in self.failed:
                    # It is read once more.
                    begin_more()
                    continue
                done += 1
                if roster is not None:
                    students += len(roster.students)
                    classes += len(roster.classes)
                if roster is None or len(roster.students) < _SMALL:
                    # Whoever takes it holds little memory: two others may be read meanwhile.
                    begin_more()
                if self._progress is not None:
                    self._progress(
                        Progress(
                            done=done,
                            total=len(self.schools),
                            school_code=school.school_code,
                            students=students,
                            classes=classes,
                        )
                    )
                if roster is not None:
                    yield roster
                    del roster
                begin_more()
            self._end_spool()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            # The garbage collector may end a forgotten pull in one of its own threads, which cannot wait for itself.
            if threading.current_thread() not in threads:
                # On Ctrl-C nobody wants to wait until every answer has come.
                while busy := [thread for thread in threads if thread.is_alive()]:
                    self._client.interrupt({thread.ident or 0 for thread in busy})
                    busy[0].join(0.05)
                pool.shutdown(wait=True)
            if not self._hold:
                self._held.close()

    def _open_spool(self) -> None:
        if self._spool is not None:
            self._kept = self._held.enter_context(self._spool.opened())
            self._begin(self._kept)

    def _begin(self, kept: Kept) -> None:
        kept.begin(self._client.settings.url.base, self.database_year, self.read_at)

    def _end_spool(self) -> None:
        if self._kept is not None and self._kept.unwritten:
            self.findings.append(
                Finding(
                    "spool-unwritten",
                    "warning",
                    f"{self._kept.unwritten} Everything was read, but a run that broke off would have begun anew.",
                    remedy="Make room on the disk, or give another folder.",
                )
            )
        if not self._hold:
            self.finish()
        if self._kept is not None and self._kept.left:
            self.findings.append(
                Finding(
                    "spool-unwritten",
                    "warning",
                    f"{self._kept.left} Everything was read, but the folder still holds records.",
                    remedy="Delete the folder.",
                )
            )

    def _district_list(self, get: Callable[[AeriesClient], list[T]], *, may_be_empty: bool = False) -> list[T]:
        """Read a list of the district; an incomplete one is asked for once more."""
        client = requiring_lists(self._client)
        findings: list[Finding] = []
        try:
            if records := Lists(client, findings).read_whole(get):
                self.findings += findings
                return records
        except (DecodeError, IncompleteList):
            pass
        records = Lists(client, self.findings).read_whole(get)
        if not records and not may_be_empty:
            raise IncompleteList("Aeries sent an empty list of the district's staff or courses.")
        return records

    def _next_source(self, pool: ThreadPoolExecutor, school: School) -> Source:
        if school.school_code in self._read_again:
            return Reading(pool, self._client, school)
        return self._source(pool, school)

    def _source(self, pool: ThreadPoolExecutor, school: School) -> Source:
        records = None if self._kept is None else self._kept.records(school)
        if records is None:
            return Reading(pool, self._client, school)
        self.resumed.append(school.school_code)
        return Known(records)

    def _finished(self, reading: Source, courses: dict[str, Course]) -> SchoolRoster | None:
        records = self._records(reading, courses)
        if isinstance(records, AeriesError):
            self._set_aside(reading.school, records)
            return None
        if self._kept is not None and reading.new:
            self._kept.keep(records, reading.lines)
        return assemble(records, self.as_of, self.staff, courses)

    def _records(self, reading: Source, courses: dict[str, Course]) -> SchoolRecords | AeriesError:
        """The records of a school, or the error: it is kept, and must not hold a frame with records."""
        try:
            records = reading.records()
        except (AuthError, PermissionDenied, ClientClosed):
            # The same at every school: going on would only repeat it.
            raise
        except AeriesError as error:
            return error
        why = contradiction(records, self.staff, courses)
        return IncompleteList(why) if why else records

    def _set_aside(self, school: School, error: AeriesError) -> None:
        """Read a school with an incomplete list once more, after the others; count any other as failed."""
        if isinstance(error, DecodeError | IncompleteList) and school.school_code not in self._read_again:
            self._read_again.add(school.school_code)
            self._waiting.append(school)
            return
        self.failed[school.school_code] = error
        self.findings.append(
            Finding(
                "school-unread",
                "error",
                f"The school could not be read: {error}",
                remedy="Run it again; if it fails again, show this message to the district's Aeries administrator.",
                school=str(school.school_code),
            )
        )


def pull(
    client: AeriesClient,
    schools: Iterable[int] | None = None,
    as_of: date | None = None,
    progress: OnProgress | None = None,
    spool: str | os.PathLike[str] | Spool | None = None,
) -> Pull:
    """Read a district's rosters as of one day.

    Entries of the list that are no real schools are left out (see `why_not_a_school`), as are inactive students,
    classes already left or not yet begun, and whatever refers to something that does not exist; all of it is reported.
    One bad record or one failing school does not lose the rest.

    Security areas, all Read: Student Data, Class Schedules/History, Teacher Data, Staff Data, Master Schedule, Course
    Data.

    Args:
        client: The district.
        schools: School codes to read, whatever kind of entry they are; without it, all real schools.
        as_of: The day that counts; without it, today by the district's own clock.
        progress: Called after each school.
        spool: A folder that keeps the schools that are finished, so that a pull that died goes on where it was; it goes
            after a success. See `Spool`.

    Returns:
        An iterator of `SchoolRoster`, in the order of the district's list, that also tells what was left out. It can be
        iterated once; use it in a `with` block to stop reading when the block ends.

    Raises:
        ArgumentError: A school code is not in the district's list.
        ConfigError: The district does not have the database year that the client asks for.
        AuthError: The certificate is not accepted.
        PermissionDenied: A security area is not granted; it names the box to tick.
        TransportError: The list of schools, staff or courses could not be read.
        SpoolError: Another run is using the spool folder, or the disk refuses.

    >>> from aeries_sdk.testing import DemoDistrict
    >>> with DemoDistrict(students=60, schools=2) as district, district.client() as client:
    ...     rosters = pull(client)
    ...     len([roster for roster in rosters if roster.students]) == len(rosters.schools)
    True
    """
    return Pull(client, schools, as_of, progress, spool)


def _year_in_force(client: AeriesClient, answering: str) -> str:
    """The school year that answers; another one than was asked for would be another year's classes."""
    asked = client.database_year
    if asked and not answering.startswith(asked):
        raise ConfigError(
            f"The district does not have the database of {asked}: Aeries would silently answer from its default year. "
            "client.system.get_info().available_database_years lists the years it has."
        )
    return answering


def _first_year(name: str) -> int | None:
    """2026 of "2026-2027"; None of what is no such name."""
    first = name.partition("-")[0]
    return int(first) if re.fullmatch(r"(19|20)\d\d", first, re.ASCII) else None
