"""One school brought up to date: what the feeds name is read again, the rest is as it was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from aeries_sdk.assembly import SchoolRecords
from aeries_sdk.errors import AeriesError, AuthError, ClientClosed, PermissionDenied
from aeries_sdk.findings import Finding
from aeries_sdk.resources.class_schedules import LIST as CLASSES
from aeries_sdk.resources.sections import LIST as SECTIONS
from aeries_sdk.resources.students import LIST as STUDENTS
from aeries_sdk.roster.reading import Lists, Reading, students_of

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient
    from aeries_sdk.models import ClassSchedule, Section, Student
    from aeries_sdk.operation import Operation
    from aeries_sdk.roster.changes import Changes
    from aeries_sdk.roster.spool import Lines

T = TypeVar("T")
Get = Callable[["AeriesClient"], list[T]]
Place = tuple[str, int]

BULK_SHARE = 0.1
"""A list of which more than this share is to be read again is read whole: one answer instead of many."""


@attrs.frozen(kw_only=True, repr=False)
class Part(Generic[T]):
    """One list of a school that can be read again in places.

    Attributes:
        name: What is in it, in the plural.
        old: The records that are kept.
        whole: Reads all of it.
        places: What is to be read again: a student or a section, and how.
        places_of: The places that a record stands in.
        key: What tells a record from the others.
        size: How many places there are about.
        spoiled: Whether records were left out last time, which only the whole list shows.
        may_lack: Whether a 404 stands for an empty list.
    """

    name: str
    old: list[T]
    whole: Get[T]
    places: Mapping[Place, Get[T]]
    places_of: Callable[[T], Iterable[Place]]
    key: Callable[[T], Any]
    size: int
    spoiled: bool
    may_lack: bool = True

    @property
    def why_whole(self) -> str:
        """Why the list is read whole, or ""."""
        if self.spoiled:
            return "records had to be left out last time"
        if len(self.places) > BULK_SHARE * self.size:
            return f"{len(self.places)} of about {self.size} have changed"
        return ""

    def merged(self, read: Mapping[Place, list[T]]) -> list[T]:
        """The list with the places in it that were read: what is in none of the answers any more is gone."""
        if not read:
            return self.old
        found: dict[Any, list[T]] = {}
        for place, records in read.items():
            here: dict[Any, list[T]] = {}
            for record in records:
                # Aeries may answer with more than it was asked for, such as a student's records at other schools.
                if place in self.places_of(record):
                    here.setdefault(self.key(record), []).append(record)
            for key, alike in here.items():
                found.setdefault(key, alike)
        merged: list[T] = []
        for record in self.old:
            now = found.pop(self.key(record), None)
            if now is not None:
                merged += now
            elif read.keys().isdisjoint(self.places_of(record)):
                merged.append(record)
        merged += chain.from_iterable(found.values())
        if all(one <= other for one, other in pairwise(map(self.key, self.old))):
            merged.sort(key=self.key)
        return merged


class Renewing:
    """A school being brought up to date: its lists side by side.

    Args:
        pool: Where requests are made.
        client: The district.
        old: What is kept of the school.
        lines: How it stands in the folder.
        changes: What the feeds name.

    Attributes:
        school: The school.
        lines: How what is kept stands in the folder.
        new: Whether the records are others than those kept, known once they have been given.
        whole: What was read whole, and why; known once the records have been given.
    """

    def __init__(
        self, pool: ThreadPoolExecutor, client: AeriesClient, old: SchoolRecords, lines: Lines, changes: Changes
    ) -> None:
        self.school = old.school
        self.lines = lines
        self.new = True
        self.whole: list[str] = []
        self._pool = pool
        self._client = client
        self._old = old
        self._jobs: list[Future[Any]] = []
        code = self.school.school_code
        # These are small, and no feed tells of them.
        self._terms = self._ask(lambda view: view.schools.list_terms(code))
        self._students = self._begin(_students(old, changes))
        # Asked at once, as most often nobody comes or goes.
        self._count = None if self._students.whole else self._ask_count(len(old.students))
        if self.school.has_master_schedule:
            self._sections = self._begin(_sections(old, changes))
            self._classes = self._begin(_classes(old, changes))
        else:
            self._teachers = self._ask(lambda view: view.teachers.list(code))

    def records(self) -> SchoolRecords:
        """Wait for the records. A school that cannot be brought up to date is read whole."""
        try:
            return self._renewed()
        except (AuthError, PermissionDenied, ClientClosed):
            # The same at every request: reading the school whole would only repeat it.
            raise
        except AeriesError as error:
            self.whole = [f"The school was read whole: {error}"]
        finally:
            for job in self._jobs:
                job.cancel()
        return Reading(self._pool, self._client, self.school).records()

    def _renewed(self) -> SchoolRecords:
        findings: list[Finding] = []
        sections = self.school.has_master_schedule
        records = SchoolRecords(
            school=self.school,
            terms=self._terms.given(findings) or self.school.terms,
            students=self._counted(findings),
            sections=self._end(self._sections, findings) if sections else [],
            schedules=self._end(self._classes, findings) if sections else [],
            teachers=[] if sections else self._teachers.given(findings),
            findings=findings,
        )
        self.new = records != self._old
        return records

    def _ask(self, get: Get[T], *, may_lack: bool = True) -> _Asked[T]:
        findings: list[Finding] = []
        lists = Lists(self._client, findings, str(self.school.school_code))
        job = self._pool.submit(lists.read, get, may_lack=may_lack)
        self._jobs.append(job)
        return _Asked(job, findings)

    def _begin(self, part: Part[T]) -> _Begun[T]:
        begun = _Begun(part)
        if why := part.why_whole:
            self._ask_whole(begun, why)
        else:
            begun.places = {place: self._ask(get) for place, get in part.places.items()}
        return begun

    def _ask_whole(self, begun: _Begun[T], why: str) -> None:
        self.whole.append(f"The {begun.part.name} were read whole: {why}.")
        begun.whole = self._ask(begun.part.whole, may_lack=begun.part.may_lack)

    def _end(self, begun: _Begun[T], findings: list[Finding]) -> list[T]:
        if begun.whole is None:
            read = {place: asked.job.result() for place, asked in begun.places.items()}
            if not any(asked.findings for asked in begun.places.values()):
                return begun.part.merged(read)
            self._ask_whole(begun, "one of them could not be read")
        return begun.whole.given(findings) if begun.whole else []

    def _counted(self, findings: list[Finding]) -> list[Student]:
        """The students: of one whose record was deleted no feed tells, but their number does."""
        begun = self._students
        students = self._end(begun, findings)
        if begun.whole is None and not self._are_so_many(len(students)):
            self._ask_whole(begun, "they are more or fewer than the feeds explain")
            return self._end(begun, findings)
        return students

    def _ask_count(self, count: int) -> _Asked[Student]:
        code = self.school.school_code
        return self._ask(lambda view: view.students.list_range(code, max(count, 1), count + 1))

    def _are_so_many(self, count: int) -> bool:
        asked = self._count if count == len(self._old.students) else None
        asked = asked or self._ask_count(count)
        return len(asked.job.result()) == min(count, 1) and not asked.findings


@attrs.frozen
class _Asked(Generic[T]):
    """A list that has been asked for, and the bad records among it, known when the job is done."""

    job: Future[list[T]]
    findings: list[Finding]

    def given(self, findings: list[Finding]) -> list[T]:
        """Wait for it, and report its bad records."""
        records = self.job.result()
        findings += self.findings
        return records


@attrs.define
class _Begun(Generic[T]):
    """A list that is being read: in places, or whole."""

    part: Part[T]
    places: dict[Place, _Asked[T]] = attrs.Factory(dict)
    whole: _Asked[T] | None = None


def _students(old: SchoolRecords, changes: Changes) -> Part[Student]:
    code = old.school.school_code
    known = {student.student_id for student in old.students}

    def read(student_id: int) -> Get[Student]:
        return lambda view: view.students.list(code, student_id=student_id)

    return Part(
        name="students",
        old=old.students,
        whole=lambda view: students_of(view, code),
        places={("student", each): read(each) for each in sorted(changes.students.at(code, known))},
        places_of=lambda student: [("student", student.student_id)] if student.school_code == code else [],
        key=lambda student: (student.school_code, student.student_number),
        size=len(known),
        spoiled=_spoiled(old, STUDENTS),
        may_lack=False,
    )


def _sections(old: SchoolRecords, changes: Changes) -> Part[Section]:
    code = old.school.school_code
    # A section whose roster has changed has other totals, and may be gone.
    numbers = changes.sections.at(code) | changes.rosters.at(code)

    def read(number: int) -> Get[Section]:
        return lambda view: [view.sections.get(code, number)]

    return Part(
        name="sections",
        old=old.sections,
        whole=lambda view: view.sections.list(code),
        places={("section", each): read(each) for each in sorted(numbers)},
        places_of=lambda section: [("section", section.section_number)],
        key=lambda section: section.section_number,
        size=len(old.sections),
        spoiled=_spoiled(old, SECTIONS),
    )


def _classes(old: SchoolRecords, changes: Changes) -> Part[ClassSchedule]:
    code = old.school.school_code
    known = {row.student_id for row in old.schedules}

    def of_student(student_id: int) -> Get[ClassSchedule]:
        return lambda view: view.rosters.list_for_student(code, student_id)

    def of_section(number: int) -> Get[ClassSchedule]:
        return lambda view: view.rosters.list_for_section(code, number)

    def places_of(row: ClassSchedule) -> list[Place]:
        return [("student", row.student_id), ("section", row.section_number or 0)] if row.school_code == code else []

    return Part(
        name="class rows",
        old=old.schedules,
        whole=lambda view: view.rosters.list(code),
        # Neither feed is said to tell of rows that were deleted: two of them see more than one.
        places={("student", each): of_student(each) for each in sorted(changes.classes.at(code, known))}
        | {("section", each): of_section(each) for each in sorted(changes.rosters.at(code))},
        places_of=places_of,
        key=lambda row: (row.student_id, row.sequence_number),
        size=len(known),
        spoiled=_spoiled(old, CLASSES),
    )


def _spoiled(old: SchoolRecords, operation: Operation[Any]) -> bool:
    return any(finding.record.startswith(f"{operation.id} ") for finding in old.findings)
