"""What changes in a district between two nights for many at once: schools, logins, courses, the school year."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.testing.answers.contacts import make_contacts
from aeries_sdk.testing.calendars import SchoolYear
from aeries_sdk.testing.changing import Changing
from aeries_sdk.testing.plan import free_codes
from aeries_sdk.testing.shapes import TEACHER, Row

if TYPE_CHECKING:
    from aeries_sdk.testing.core import Settings
    from aeries_sdk.testing.school import School
    from aeries_sdk.testing.store import Store

_KEYS: dict[str, Callable[[Row], int | str | tuple[int, int]]] = {
    "student": lambda row: int(row["StudentID"]),
    "contact": lambda row: int(row["StudentID"]),
    "staff": lambda row: int(row["ID"]),
    "course": lambda row: str(row["ID"]),
    "section": lambda row: (int(row["SchoolCode"]), int(row["SectionNumber"])),
    "teacher": lambda row: (int(row["SchoolCode"]), int(row["TeacherNumber"])),
}
_LOGINS = {
    "student": ("StudentEmailAddress", "StudentPersonalEmailAddress", "NetworkLoginID"),
    "staff": ("EmailAddress", "AlternateEmailAddress", "NetworkLoginID", "UserName"),
    "teacher": ("EmailAddress",),
}
_MAIL = {"student": ("StudentEmailAddress",), "staff": ("EmailAddress",), "teacher": ("EmailAddress",)}


class Reorganizing(Changing):
    """What can happen to many records of a `DemoDistrict` at once, by the district's clock."""

    _settings: Settings
    _stores: dict[str, Store]

    if TYPE_CHECKING:

        def _make_store(self, year: SchoolYear) -> Store: ...

    # -- many records -----------------------------------------------------------------------------------------------

    def change_all(self, about: str, *, schools: Collection[int] | None = None, **fields: object) -> int:
        """Change all records of one kind now; the feeds of changes report each.

        Args:
            about: student, contact, staff, teacher, section or course.
            schools: Codes of the schools; all by default. Courses belong to no school.
            fields: New values by documented name, or functions that make the value from the record.

        Returns:
            How many records there were.

        Raises:
            ValueError: Unknown kind of record.

        Example:
            >>> from aeries_sdk.testing import DemoDistrict
            >>> with DemoDistrict(students=100, schools=2) as district, district.client() as client:
            ...     _ = district.change_all("student", NetworkLoginID=lambda row: f"new{row['StudentID']}")
            ...     client.students.list(994)[0].network_login_id
            'new99400001'
        """
        if about not in _KEYS:
            raise ValueError(f"`about` must be one of {', '.join(_KEYS)}, not {about!r}.")
        with self._dispatcher.lock:
            rows = [*self._rows_of(about, schools)]
            for row in rows:
                row.update({name: value(row) if callable(value) else value for name, value in fields.items()})
                self._data.note(about, _KEYS[about](row))
            return len(rows)

    def _rows_of(self, about: str, codes: Collection[int] | None) -> Iterator[Row]:
        places = [place for place in self._data.schools.values() if codes is None or place.plan.code in codes]
        if about == "course":
            yield from self._data.courses.values()
        if about == "staff":
            here = {place.plan.code for place in places}
            yield from (row for row in self._data.staff.values() if row["PrimaryAeriesSchool"] in here)
        for place in places:
            place.build()
            if about in {"student", "teacher", "section"}:
                yield from getattr(place, f"{about}s")
            if about == "contact":
                for row in place.students:
                    yield from self._contacts(row)

    def _contacts(self, student: Row) -> list[Row]:
        rows = self._data.rows("contacts", student["StudentID"], lambda: make_contacts(self._seed, student))
        self._data.keep("contacts", student["StudentID"], rows)
        return rows

    def blank_logins(self, schools: Collection[int] | None = None) -> None:
        """Empty all e-mail addresses, logins and user names of students, staff and teachers.

        Args:
            schools: Codes of the schools; all by default.
        """
        for about, names in _LOGINS.items():
            self.change_all(about, schools=schools, **dict.fromkeys(names, ""))

    def move_emails(self, domain: str, schools: Collection[int] | None = None) -> None:
        """Give the e-mail addresses of students and staff another domain; what is in front of the @ stays.

        Args:
            domain: The new domain, such as ``"new.example.org"``.
            schools: Codes of the schools; all by default.
        """

        def moved(name: str) -> Callable[[Row], str]:
            return lambda row: f"{str(row[name]).partition('@')[0]}@{domain}" if row[name] else ""

        for about, names in _MAIL.items():
            self.change_all(about, schools=schools, **{name: moved(name) for name in names})

    def renumber_courses(self, new_id: Callable[[str], str]) -> None:
        """Give all courses other ids, in the catalogue, the sections and the class rows.

        Args:
            new_id: Makes the new id from the old one: ``lambda course_id: f"N{course_id}"``.
        """
        with self._dispatcher.lock:
            for place in self._data.schools.values():
                place.build()
                for row in (*place.sections, *place.classes):
                    row["CourseID"] = new_id(row["CourseID"])
                for row in place.sections:
                    self._data.note("section", (row["SchoolCode"], row["SectionNumber"]))
            courses = [{**row, "ID": new_id(course_id)} for course_id, row in self._data.courses.items()]
            self._data.courses.clear()
            self._data.courses.update({str(row["ID"]): row for row in courses})
            for course_id in self._data.courses:
                self._data.note("course", course_id)

    # -- homerooms --------------------------------------------------------------------------------------------------

    def add_vacancy(self, school: int) -> int:
        """Add a homeroom without a teacher and without students: a teacher record named "Vacant".

        Returns:
            Its teacher number.

        Raises:
            KeyError: There is no such school.
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            number = _next_teacher(place)
            grades = {"LowGrade": place.plan.traits.low, "HighGrade": place.plan.traits.high}
            vacant = {"DisplayName": "Vacant", "LastName": "Vacant", "StaffID1": 0, "Room": str(number)}
            place.teachers.append({**TEACHER, **grades, **vacant, "SchoolCode": school, "TeacherNumber": number})
            self._data.forget()
            return number

    def replace_teacher(
        self, school: int, number: int, staff_id: int | None = None, *, new_number: bool = False
    ) -> int:
        """Give a homeroom another teacher. The sections that the old one teaches stay with them.

        Args:
            school: The school's code.
            number: The teacher number of the homeroom.
            staff_id: Who takes it over; a newly hired teacher by default.
            new_number: Whether the homeroom gets a teacher record of its own, to which the students move, while the
                old one becomes inactive. Otherwise the record gets the other person.

        Returns:
            The teacher number of the homeroom from now on.

        Raises:
            KeyError: There is no such school, teacher number or member of staff.
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            found = {row["TeacherNumber"]: row for row in place.teachers}[number]
            staff = self._data.staff[self.hire(school) if staff_id is None else staff_id]
            person = {name: staff[name] for name in ("FirstName", "LastName", "EmailAddress")}
            person |= {"StaffID1": staff["ID"], "DisplayName": f"{staff['LastName']}, {staff['FirstName'][:1]}"}
            if not new_number:
                found.update(person)
                self._data.forget()
                return number
            new = _next_teacher(place)
            place.teachers.append({**found, **person, "TeacherNumber": new})
            found["InactiveStatusCode"] = "I"
            for row in place.students:
                if row["HomeRoomTeacherNumber"] == str(number):
                    self.change("student", row["StudentID"])
                    row["HomeRoomTeacherNumber"] = str(new)
            return new

    # -- schools ----------------------------------------------------------------------------------------------------

    def close_school(self, school: int, into: int | None = None) -> None:
        """Close a school: its active students leave today, and it is marked inactive.

        Args:
            school: The school's code.
            into: The school that the students enter; by default they leave the district.

        Raises:
            KeyError: There is no such school.
        """
        with self._dispatcher.lock:
            if into is not None:
                _ = self._data.schools[into]
            here = [row["StudentID"] for row in self._data.schools[school].students if _is_active(row)]
            for student_id in dict.fromkeys(here):
                if into is None:
                    self.leave(student_id)
                else:
                    self.move(student_id, into)
            self.change("school", school, InactiveStatusCode="I")

    def split_school(self, school: int, *, name: str = "", from_grade: int | None = None) -> int:
        """Split a school in two: the upper grades become a school of their own, with their teachers and sections.

        Args:
            school: The school's code.
            name: The name of the new school; the old one's with "Upper" in front of it by default.
            from_grade: The lowest grade that goes to the new school; the upper half of the grades by default.

        Returns:
            The code of the new school.

        Raises:
            KeyError: There is no such school.
        """
        with self._dispatcher.lock:
            old = self._data.schools[school]
            old.build()
            _ = self._data.staff
            first = old.plan.grades[len(old.plan.grades) // 2] if from_grade is None else from_grade
            code = next(free_codes(self._data.schools))
            plan = attrs.evolve(old.plan, code=code, name=name or f"Upper {old.plan.name}", students=0)
            new = old.split(plan, first)
            self._data.add_school(new)
            new.info["LowGradeLevel"], old.info["HighGradeLevel"] = first, first - 1
            for row in new.staff:
                row["PrimaryAeriesSchool"] = code
                row["SchoolAccessPermissions"] = [
                    {**each, "SchoolCode": code} for each in row["SchoolAccessPermissions"]
                ]
                self._data.note("staff", row["ID"])
            self._note_everything(new)
            return code

    def recode_school(self, school: int, code: int) -> None:
        """Give a school another code, in all of its records. Students and staff keep their ids.

        Raises:
            KeyError: There is no such school.
            ValueError: The code belongs to another school.
        """
        with self._dispatcher.lock:
            if code in self._data.schools:
                raise ValueError(f"`code` must be free, but {code} is {self._data.schools[code].plan.name}.")
            place = self._data.schools[school]
            # What other schools say of its students is made from its old code.
            for each in self._data.schools.values():
                each.build()
            for row in self._data.staff.values():
                if row["PrimaryAeriesSchool"] == school:
                    row["PrimaryAeriesSchool"] = code
                row["SchoolAccessPermissions"] = [
                    {**each, "SchoolCode": code} if each["SchoolCode"] == school else each
                    for each in row["SchoolAccessPermissions"]
                ]
            place.recode(code)
            del self._data.schools[school]
            self._data.add_school(place)
            self._note_everything(place)

    def _note_everything(self, place: School) -> None:
        for row in place.students:
            for about in ("student", "enrollment", "class"):
                self._data.note(about, row["StudentID"])
        for row in place.sections:
            for about in ("section", "roster"):
                self._data.note(about, (place.plan.code, row["SectionNumber"]))

    # -- time -------------------------------------------------------------------------------------------------------

    def go_to(self, day: date | str) -> datetime:
        """Set the clock to 8 o'clock of a day of any part of the year.

        Args:
            day: A date, or one of "july", "week before school", "first day", "thanksgiving", "winter break",
                "second semester", "last day", "after last day" of the regular school year.

        Returns:
            The new time.

        Raises:
            ValueError: Unknown name of a day.

        Example:
            >>> from aeries_sdk.testing import DemoDistrict
            >>> DemoDistrict(students=100, schools=2).go_to("winter break")
            datetime.datetime(2026, 12, 28, 8, 0)
        """
        days = self._data.year.days
        if isinstance(day, str) and day not in days:
            raise ValueError(f"`day` must be a date or one of {', '.join(days)}, not {day!r}.")
        self.now = datetime.combine(days[day] if isinstance(day, str) else day, time(8))
        return self.now

    def new_year(self) -> None:
        """Open the database of the next school year and go to its first day of school.

        Students go up one grade, and from the last grade of a school to a school that begins with the next one; who
        finishes grade 12 is gone, and as many new ones begin. Sections are made anew. The database is made as the
        first one was: what happened during the old year (moves, logins, names and codes of schools) is not in it.

        Example:
            >>> from aeries_sdk.testing import DemoDistrict
            >>> with DemoDistrict(students=300, schools=3) as district, district.client() as client:
            ...     before = client.students.get(994, student_id=99400001).grade
            ...     district.new_year()
            ...     before, client.students.get(994, student_id=99400001).grade, district.now.date()
            (9, 10, datetime.date(2027, 8, 16))
        """
        with self._dispatcher.lock:
            year = SchoolYear(self._data.year.start + 1)
            self._data = self._dispatcher.default = self._stores[str(year.start)] = self._make_store(year)
            self._settings.years.insert(0, year)
            self.go_to("first day")


def _is_active(row: Row) -> bool:
    return not str(row["InactiveStatusCode"]).strip()


def _next_teacher(place: School) -> int:
    return 1 + max((int(row["TeacherNumber"]) for row in place.teachers), default=100)
