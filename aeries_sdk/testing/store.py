"""The data of one database year: its schools, made when asked for, and everything that was written to it."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.testing.courses import make_courses
from aeries_sdk.testing.plan import Seats, home_of
from aeries_sdk.testing.school import School

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aeries_sdk.testing.calendars import SchoolYear
    from aeries_sdk.testing.plan import Guest, SchoolPlan
    from aeries_sdk.testing.shapes import Row

STUDENT_AREAS = ("student", "contact", "program", "test", "class", "enrollment")
"""What a change to a student can be about: the data areas of the student feed."""


@attrs.frozen
class Change:
    """One change: when, what about (a data area, or staff, course, section, roster), and the key of the record."""

    moment: datetime
    about: str
    key: int | str | tuple[int, int]


class Store:
    """All records of one school year, `years` after the first.

    `version` moves with every change, so that answers can be kept until then.
    """

    def __init__(
        self,
        plans: list[SchoolPlan],
        guests: list[Guest],
        year: SchoolYear,
        seed: int,
        *,
        oddities: bool,
        clock: Callable[[], datetime],
        years: int = 0,
    ) -> None:
        self.year = year
        self.seed = seed
        self.oddities = oddities
        self.clock = clock
        self.version = 0
        self.changes: list[Change] = []
        self._written: dict[tuple[str, object], list[Row]] = {}
        seats = Seats(plans)
        first: dict[str, int] = {}
        for plan in plans:
            first.setdefault(plan.kind, plan.code)
        self.schools = {
            plan.code: School(
                plan,
                year,
                seed,
                guests=[guest for guest in guests if plan.code in {guest.home, guest.school}],
                peer=self.school,
                spoiled=oddities,
                first_of_kind=first[plan.kind] == plan.code,
                clock=clock,
                seats=seats,
                years=years,
            )
            for plan in plans
        }
        self._second_homes: dict[int, set[int]] = {}
        for guest in guests:
            self._second_homes.setdefault(guest.student_id, set()).add(guest.school)
        for student_id, code in seats.elsewhere(years) if years else ():
            self._second_homes.setdefault(student_id, set()).add(code)

    def school(self, code: int) -> School:
        """The school with that code.

        Raises:
            KeyError: The district has no such school.
        """
        return self.schools[code]

    @property
    def real_schools(self) -> list[School]:
        """Schools with people of their own."""
        return [school for school in self.schools.values() if school.plan.traits.people]

    # -- looking people and things up -------------------------------------------------------------------------------

    def records(self, student_id: int) -> list[Row]:
        """Every record of that student in the district, the home school's first."""
        home, _ = home_of(student_id)
        codes = [home, *sorted(self._second_homes.get(student_id, set()) - {home})]
        return [row for code in codes if code in self.schools for row in self.schools[code].records_of(student_id)]

    def add_school(self, school: School) -> None:
        """Put a school with its students into the district."""
        self.schools = dict(sorted([*self.schools.items(), (school.plan.code, school)]))
        for row in school.students:
            self._second_homes.setdefault(row["StudentID"], set()).add(school.plan.code)
        self.forget()

    def add_record(self, row: Row) -> None:
        """Put a student's new record into its school."""
        self.schools[row["SchoolCode"]].add_student(row)
        self._second_homes.setdefault(row["StudentID"], set()).add(row["SchoolCode"])

    @cached_property
    def staff(self) -> dict[int, Row]:
        """Staff of all schools by ID, in the order of the IDs."""
        rows = [row for school in self.real_schools for row in school.staff]
        return {row["ID"]: row for row in sorted(rows, key=lambda row: int(row["ID"]))}

    @cached_property
    def courses(self) -> dict[str, Row]:
        """The course catalogue by course ID."""
        courses = make_courses(school.plan.kind for school in self.schools.values())
        if self.oddities:
            courses["0998"] |= {"InactiveStatusCode": "I", "LongDescription": " "}
            courses["0613"]["LongDescription"] = ""
        return courses

    def section(self, code: int, number: int) -> Row | None:
        """One section of one school."""
        school = self.schools.get(code)
        return school.sections_by_number.get(number) if school else None

    # -- tables of single records, made afresh until something is written --------------------------------------------

    def rows(self, table: str, key: object, make: Callable[[], list[Row]]) -> list[Row]:
        """The rows of a table under one key: what was written, else what is made for it."""
        kept = self._written.get((table, key))
        return make() if kept is None else kept

    def keep(self, table: str, key: object, rows: list[Row]) -> None:
        """From now on the table has these rows under the key."""
        self._written[table, key] = rows
        self.version += 1

    def requests_of(self, school: int, section: int) -> list[Row]:
        """The course requests, among those written so far, that are assigned to a section under construction."""
        kept = [rows for (table, _), rows in self._written.items() if table == "course requests"]
        return [row for rows in kept for row in rows if (row["SchoolCode"], row["SectionNumber"]) == (school, section)]

    # -- the feeds --------------------------------------------------------------------------------------------------

    def note(self, about: str, key: int | str | tuple[int, int]) -> None:
        """Remember that something changed now, for the data change feeds."""
        self.changes.append(Change(self.clock(), about, key))
        self.version += 1

    def forget(self) -> None:
        """Something is gone without a word: no feed reports it, but kept answers are out of date."""
        self.version += 1

    def changed(self, about: str, since: datetime) -> list[int | str | tuple[int, int]]:
        """Keys of what changed at or after a moment; before the year was opened everything had yet to be made."""
        keys = dict.fromkeys(self._everything(about)) if since <= self.year.opening else {}
        keys |= dict.fromkeys(change.key for change in self.changes if change.about == about and change.moment >= since)
        return list(keys)

    def _everything(self, about: str) -> Iterator[int | str | tuple[int, int]]:
        if about == "staff":
            yield from self.staff
        elif about == "course":
            yield from self.courses
        elif about in {"section", "roster"}:
            yield from ((s.plan.code, int(row["SectionNumber"])) for s in self.real_schools for row in s.sections)
        else:
            yield from (int(row["StudentID"]) for school in self.real_schools for row in school.students)
