"""One school being read: its lists side by side, bad records reported and left out."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from aeries_sdk.answer import NO_API
from aeries_sdk.assembly import SchoolRecords, bad_record
from aeries_sdk.client import requiring_lists
from aeries_sdk.errors import DecodeError, IncompleteList, NotFound, Timeout
from aeries_sdk.findings import Finding

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient
    from aeries_sdk.models import School, Student
    from aeries_sdk.roster.spool import Lines

T = TypeVar("T")

# A list with more unusable records than this, and no fewer than that many, cannot be the list of the school.
_UNUSABLE_SHARE = 0.2
_UNUSABLE = 5


def too_many(unusable: int, total: int) -> bool:
    """Whether so many of a list's records or references are unusable that the list cannot be complete.

    >>> too_many(4, 10), too_many(5, 25), too_many(6, 25)
    (False, False, True)
    """
    return unusable >= _UNUSABLE and unusable > _UNUSABLE_SHARE * total


class Source(Protocol):
    """Where the records of a school come from.

    Attributes:
        school: The school.
        new: Whether they are others than a spool folder has; known once they have been given.
        lines: How those of them that a spool folder has stand there.
    """

    school: School
    new: bool
    lines: Lines

    def records(self) -> SchoolRecords:
        """Wait for the records."""


class Known:
    """A school whose records are there already.

    Args:
        records: The records.
    """

    new = False
    lines: Lines = MappingProxyType({})

    def __init__(self, records: SchoolRecords) -> None:
        self.school = records.school
        self._records = records

    def records(self) -> SchoolRecords:
        """The records."""
        return self._records


class Reading:
    """A school being read: its lists side by side, so that one large school at the end still has all workers.

    Args:
        pool: Where its lists are read.
        client: The district.
        school: The school.
    """

    new = True
    lines: Lines = MappingProxyType({})

    def __init__(self, pool: ThreadPoolExecutor, client: AeriesClient, school: School) -> None:
        self.school = school
        self._jobs: list[Future[Any]] = []
        self._findings: list[list[Finding]] = []
        self._pool = pool
        self._client = client
        code = school.school_code
        self._terms = self._ask(lambda view: view.schools.list_terms(code), may_lack=True)
        self._students = self._ask(lambda view: students_of(view, code))
        if school.has_master_schedule:
            self._sections = self._ask(lambda view: view.sections.list(code), may_lack=True)
            self._schedules = self._ask(lambda view: view.rosters.list(code), may_lack=True)
        else:
            self._teachers = self._ask(lambda view: view.teachers.list(code), may_lack=True)

    def _ask(self, get: Callable[[AeriesClient], list[T]], *, may_lack: bool = False) -> Future[list[T]]:
        findings: list[Finding] = []
        lists = Lists(requiring_lists(self._client), findings, str(self.school.school_code))
        job = self._pool.submit(lists.read_whole, get, may_lack=may_lack)
        self._findings.append(findings)
        self._jobs.append(job)
        return job

    def records(self) -> SchoolRecords:
        """Wait for the lists; the first one that failed is raised."""
        school = self.school
        sections = school.has_master_schedule
        try:
            return SchoolRecords(
                school=school,
                terms=self._terms.result() or school.terms,
                students=self._students.result(),
                sections=self._sections.result() if sections else [],
                schedules=self._schedules.result() if sections else [],
                teachers=[] if sections else self._teachers.result(),
                findings=[*chain.from_iterable(self._findings)],
            )
        finally:
            for job in self._jobs:
                job.cancel()


class Lists:
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
            # Not some bad records but another shape than ours: an empty list would mean a school without people.
            raise self._errors[0]
        return records

    def read_whole(self, get: Callable[[AeriesClient], list[T]], *, may_lack: bool = False) -> list[T]:
        """Read a list that must be complete; records of other schools are reported once and left out.

        Raises:
            IncompleteList: More than 20 % of the records (at least 5), or all of them, are bad or of another school.
        """
        records = self.read(get, may_lack=may_lack)
        code = int(self._school or 0)
        own = [record for record in records if getattr(record, "school_code", code) == code] if code else records
        foreign, bad = len(records) - len(own), len(self._errors)
        total = len(records) + bad
        if (total and not own) or too_many(foreign + bad, total):
            # A traceback that shows locals must not show a record.
            del records, own
            raise IncompleteList(
                f"Of the list's {total} records, {bad} cannot be read and {foreign} belong to another school."
            )
        if foreign:
            self._findings.append(
                Finding(
                    "foreign-records",
                    "warning",
                    f"A list of the school has {foreign} of {total} records of other schools; they are left out.",
                    remedy="If this lasts, show this message to the district's Aeries administrator.",
                    school=self._school,
                )
            )
        return own

    def _note(self, error: DecodeError) -> None:
        if error.record is None:
            # Something else in the place of the list, such as a message.
            raise error
        self._errors.append(error)
        self._findings.append(bad_record(error, self._school))


def students_of(view: AeriesClient, code: int) -> list[Student]:
    """A school's students: in pages where its server is too slow to give them at once."""
    try:
        return view.students.list(code)
    except Timeout:
        return [*view.students.iter(code)]
