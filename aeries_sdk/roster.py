"""Reads a district: its schools side by side, one `SchoolRoster` at a time.

    with AeriesClient(...) as client:
        for school in pull(client):
            print(school.school.name, len(school.students), len(school.classes))

Staff and courses are the district's and are read once; of the schools, no more than the client's `max_workers` are in
memory at a time.
"""

from __future__ import annotations

import math
import re
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

import attrs

from aeries_sdk.answer import NO_API
from aeries_sdk.assembly import (
    ClassMember,
    ClassStaff,
    RosterClass,
    SchoolRecords,
    SchoolRoster,
    assemble,
    bad_record,
)
from aeries_sdk.errors import (
    AeriesError,
    ArgumentError,
    AuthError,
    ClientClosed,
    ConfigError,
    DecodeError,
    NotFound,
    PermissionDenied,
)
from aeries_sdk.findings import Finding

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient
    from aeries_sdk.models import Course, School, Staff

__all__ = [
    "ClassMember",
    "ClassStaff",
    "OnProgress",
    "Progress",
    "Pull",
    "RosterClass",
    "SchoolRoster",
    "SkippedSchool",
    "pull",
    "why_not_a_school",
]

T = TypeVar("T")

# Codes that the vendor's own examples leave out as holding places for students without a school.
_HOLDING_CODES = frozenset({99, 900, 901, 902, 999})
_HOLDING_NAMES = re.compile(
    r"\b(inactive|code tables?|holding|no shows?|pre-?enroll\w*|withdrawn|former|graduated|summer)\b", re.IGNORECASE
)


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


@attrs.frozen
class SkippedSchool:
    """An entry of the list of schools that was not read, and why."""

    school: School
    reason: str


def why_not_a_school(school: School) -> str:
    """Why an entry of the list of schools holds no classes, or "" for a real school.

    The list also has the district itself (0), holding places for students without a school, code tables, summer schools
    and schools that are closed.

    >>> from aeries_sdk.models import School
    >>> why_not_a_school(School(school_code=999, name="Inactive Students"))
    'a holding place: code 999'
    >>> why_not_a_school(School(school_code=994, name="Oak High"))
    ''
    """
    if school.school_code == 0:
        return "the district itself"
    if not school.is_active:
        return "marked inactive"
    if school.school_code in _HOLDING_CODES:
        return f"a holding place: code {school.school_code}"
    if found := _HOLDING_NAMES.search(school.name):
        return f"a holding place by its name: {found[0].lower()!r}"
    if school.session_type.strip().casefold() in {"summer", "intersession"}:
        return f"a {school.session_type.strip().lower()} session"
    return ""


class Pull(Iterator[SchoolRoster]):
    """A district being read: iterate it, then look at what was left out.

    Attributes:
        as_of: The day that counts.
        database_year: The school year that answers, YYYY-YYYY.
        district: The entry of the district itself (code 0), or None where the list has none.
        schools: The schools that are read, in the order in which they come.
        staff: The district's staff by id, known once the first school has come.
        skipped: Entries of the list that are not read, and why.
        failed: Schools that could not be read, with the error. They were not yielded.
        findings: What concerns no single school: bad records of the district's lists, and the failed schools.
    """

    def __init__(
        self, client: AeriesClient, schools: Iterable[int] | None, as_of: date | None, progress: OnProgress | None
    ) -> None:
        self._progress = progress
        self.findings: list[Finding] = []
        self.failed: dict[int, AeriesError] = {}
        self.staff: dict[int, Staff] = {}
        info = client.system.get_info()
        self.as_of = as_of or (info.current_date_time.date() if info.current_date_time else date.today())  # noqa: DTZ011
        self.database_year = _year_in_force(client, info.database_year)
        # Asked for by its number from here on: a district may turn to the next year while it is being read.
        self._client = client.using(database_year=_first_year(self.database_year))
        everything = self._client.schools.list()
        self.district: School | None = next((school for school in everything if school.school_code == 0), None)
        self.schools, self.skipped = _choose(everything, schools)
        self._check_day()
        self._rosters = self._read()

    @property
    def end_year(self) -> int:
        """The calendar year in which the school year ends."""
        _, _, end = self.database_year.partition("-")
        return int(end) if end.isdecimal() else self.as_of.year + (self.as_of.month > 6)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> SchoolRoster:
        return next(self._rosters)

    def close(self) -> None:
        """Stop reading: requests under way are broken off, no further ones start."""
        self._rosters.close()

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
        waiting = deque(self.schools)
        running: deque[_Reading] = deque()
        done = students = classes = 0
        workers = self._client.settings.max_workers
        # A school has three or four lists, so fewer schools than workers keep all workers busy.
        together = min(workers, 1 + math.ceil(workers / 4))
        threads: set[int] = set()
        pool = ThreadPoolExecutor(
            workers, thread_name_prefix="aeries-roster", initializer=lambda: threads.add(threading.get_ident())
        )
        jobs: list[Future[Any]] = []
        try:
            staff_list = pool.submit(_Lists(self._client, self.findings).read, lambda view: view.staff.list())
            course_list = pool.submit(_Lists(self._client, self.findings).read, lambda view: view.courses.list())
            jobs += [staff_list, course_list]
            self.staff = {person.id: person for person in staff_list.result()}
            courses: dict[str, Course] = {course.id: course for course in course_list.result()}
            while waiting or running:
                while waiting and len(running) < together:
                    running.append(_Reading(pool, self._client, waiting.popleft()))
                    jobs += running[-1].jobs
                reading = running.popleft()
                school = reading.school
                done += 1
                roster = self._finished(reading, courses)
                jobs = [job for job in jobs if not job.done()]
                # Who takes the roster holds the only reference to it.
                del reading
                if roster is not None:
                    students += len(roster.students)
                    classes += len(roster.classes)
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
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            # On Ctrl-C nobody wants to wait until every answer has come.
            while left := [job for job in jobs if not job.done()]:
                self._client.interrupt(threads)
                wait(left, timeout=0.05)
            pool.shutdown(wait=True)

    def _finished(self, reading: _Reading, courses: dict[str, Course]) -> SchoolRoster | None:
        school = reading.school
        try:
            return reading.roster(self.as_of, self.staff, courses)
        except (AuthError, PermissionDenied, ClientClosed):
            # The same at every school: going on would only repeat it.
            raise
        except AeriesError as error:
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
            return None


def pull(
    client: AeriesClient,
    schools: Iterable[int] | None = None,
    as_of: date | None = None,
    progress: OnProgress | None = None,
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

    Returns:
        An iterator of `SchoolRoster`, in the order of the district's list, that also tells what was left out.

    Raises:
        ArgumentError: A school code is not in the district's list.
        ConfigError: The district does not have the database year that the client asks for.
        AuthError: The certificate is not accepted.
        PermissionDenied: A security area is not granted; it names the box to tick.
        TransportError: The list of schools, staff or courses could not be read.

    >>> from aeries_sdk.testing import DemoDistrict
    >>> with DemoDistrict(students=60, schools=2) as district, district.client() as client:
    ...     rosters = pull(client)
    ...     len([roster for roster in rosters if roster.students]) == len(rosters.schools)
    True
    """
    return Pull(client, schools, as_of, progress)


def _choose(everything: list[School], wanted: Iterable[int] | None) -> tuple[list[School], list[SkippedSchool]]:
    by_code = {school.school_code: school for school in everything}
    if wanted is not None:
        codes = list(dict.fromkeys(wanted))
        unknown = [str(code) for code in codes if code not in by_code]
        if unknown:
            raise ArgumentError(f"The district has no school {', '.join(unknown)}.")
        skipped = [SkippedSchool(school, "not asked for") for code, school in by_code.items() if code not in codes]
        return [by_code[code] for code in codes], skipped
    reasons = [(school, why_not_a_school(school)) for school in by_code.values()]
    return (
        [school for school, reason in reasons if not reason],
        [SkippedSchool(school, reason) for school, reason in reasons if reason],
    )


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


class _Reading:
    """A school being read: its lists side by side, so that one large school at the end still has all workers.

    Args:
        pool: Where its lists are read.
        client: The district.
        school: The school.
    """

    def __init__(self, pool: ThreadPoolExecutor, client: AeriesClient, school: School) -> None:
        self.school = school
        self.jobs: list[Future[Any]] = []
        self._findings: list[list[Finding]] = []
        self._pool = pool
        self._client = client
        code = school.school_code
        self._terms = self._ask(lambda view: view.schools.list_terms(code), may_lack=True)
        self._students = self._ask(lambda view: view.students.list(code))
        if school.has_master_schedule:
            self._sections = self._ask(lambda view: view.sections.list(code), may_lack=True)
            self._schedules = self._ask(lambda view: view.rosters.list(code), may_lack=True)
        else:
            self._teachers = self._ask(lambda view: view.teachers.list(code), may_lack=True)

    def _ask(self, get: Callable[[AeriesClient], list[T]], *, may_lack: bool = False) -> Future[list[T]]:
        findings: list[Finding] = []
        lists = _Lists(self._client, findings, str(self.school.school_code))
        job = self._pool.submit(lists.read, get, may_lack=may_lack)
        self._findings.append(findings)
        self.jobs.append(job)
        return job

    def roster(self, as_of: date, staff: dict[int, Staff], courses: dict[str, Course]) -> SchoolRoster:
        """Wait for the lists and put them together; the first one that failed is raised."""
        school = self.school
        sections = school.has_master_schedule
        try:
            records = SchoolRecords(
                school=school,
                terms=self._terms.result() or school.terms,
                students=self._students.result(),
                sections=self._sections.result() if sections else [],
                schedules=self._schedules.result() if sections else [],
                teachers=[] if sections else self._teachers.result(),
            )
        finally:
            for job in self.jobs:
                job.cancel()
        roster = assemble(records, as_of, staff, courses)
        roster.findings[:0] = chain.from_iterable(self._findings)
        return roster


class _Lists:
    """Reads lists; bad records are reported and left out, as long as there are good ones.

    Args:
        client: The district.
        findings: Where bad records are reported.
        school: Whose lists they are, or "".
    """

    def __init__(self, client: AeriesClient, findings: list[Finding], school: str = "") -> None:
        self._view = client.using(on_bad_record=self._note)
        self._findings = findings
        self._school = school
        self._errors: list[DecodeError] = []

    def read(self, get: Callable[[AeriesClient], list[T]], *, may_lack: bool = False) -> list[T]:
        """A list, empty where Aeries answers 404 for one that `may_lack`: which of the two it does is undocumented."""
        self._errors.clear()
        try:
            records = get(self._view)
        except NotFound as error:
            if not may_lack or error.message == NO_API:
                raise
            return []
        if not records and len(self._errors) > 1:
            # Not some bad records but another shape than ours: an empty list would stand for a school without anybody.
            raise self._errors[0]
        return records

    def _note(self, error: DecodeError) -> None:
        if error.record is None:
            # Something else in the place of the list, such as a message.
            raise error
        self._errors.append(error)
        self._findings.append(bad_record(error, self._school))
