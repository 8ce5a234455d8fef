"""A district in motion: students come, go and change classes, and the feeds of changes tell what they are said to.

The feeds name what is new or has changed. Nothing in the vendor's documentation says that they name what was deleted,
and here they do not: of a deleted record only the rosters tell that it stood in.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.people import BOYS, FAMILIES, Dice, draw_phone
from aeries_sdk.testing.records import FIRST_TEACHER, make_staff
from aeries_sdk.testing.shapes import CLASS_ROW, COURSE, SECTION_STAFF, Row

if TYPE_CHECKING:
    from datetime import datetime

    from aeries_sdk.testing.dispatch import Dispatcher
    from aeries_sdk.testing.school import School
    from aeries_sdk.testing.store import Store


class Changing:
    """What can happen in a `DemoDistrict`. Everything happens now, by the district's clock."""

    now: datetime
    _data: Store
    _dispatcher: Dispatcher
    _seed: int

    # -- single changes ---------------------------------------------------------------------------------------------

    def change(self, about: str, key: int | str | tuple[int, int], **fields: object) -> None:
        """Change something now, so that the feed of changes reports it.

        Args:
            about: student, contact, program, test, class or enrollment (key: the student's ID), staff (staff ID),
                course (course ID), section or roster (school code and section number), school (its code; no feed
                reports it).
            key: Of the record.
            fields: New values by documented name, of a student (in all records), a member of staff, a course, a
                section or a school; for the others only the change itself is noted.

        Raises:
            KeyError: There is no such record.
        """
        with self._dispatcher.lock:
            for row in self._found(about, key):
                row.update(fields)
            self._data.note(about, key)

    def _found(self, about: str, key: int | str | tuple[int, int]) -> list[Row]:
        if about == "staff" and isinstance(key, int):
            return [self._data.staff[key]]
        if about == "course" and isinstance(key, str):
            return [self._data.courses[key]]
        if about == "school" and isinstance(key, int):
            return [self._data.schools[key].info]
        if about in {"section", "roster"} and isinstance(key, tuple):
            row = self._data.schools[key[0]].sections_by_number[key[1]]
            return [row] if about == "section" else []
        rows = self._data.records(key) if isinstance(key, int) else []
        if not rows:
            raise KeyError(key)
        for row in rows:
            # Class rows are made when first asked for, of what the students are then.
            _ = self._data.schools[row["SchoolCode"]].classes
        return rows if about == "student" else []

    def leave(self, student_id: int, code: str = "T") -> None:
        """A student leaves today: every record becomes inactive, and the class rows end."""
        with self._dispatcher.lock:
            today = stamp(self.now.date())
            for row in self._found("student", student_id):
                row.update({"InactiveStatusCode": code, "SchoolLeaveDate": today})
                school = self._data.schools[row["SchoolCode"]]
                for each in school.schedule(student_id):
                    if self._end(each, today):
                        self._data.note("roster", (school.plan.code, each["SectionNumber"]))
                        school.recount(each["SectionNumber"])
            for about in ("student", "enrollment", "class"):
                self._data.note(about, student_id)

    def drop(self, student_id: int, school: int, section: int) -> None:
        """A student drops a class today.

        Raises:
            KeyError: The student is not in that section today.
        """
        with self._dispatcher.lock:
            place, today = self._data.schools[school], stamp(self.now.date())
            rows = [row for row in place.schedule(student_id) if row["SectionNumber"] == section]
            if not [row for row in rows if self._end(row, today)]:
                raise KeyError(section)
            place.recount(section)
            self._data.note("class", student_id)
            self._data.note("roster", (school, section))

    def _end(self, row: Row, today: str | None) -> bool:
        current = str(row["DateStarted"]) <= str(today) <= str(row["DateEnded"] or today)
        if current:
            row["DateEnded"] = today
        return current

    def enroll(self, student_id: int, school: int, section: int) -> None:
        """A student joins a class today, until the end of its term.

        Raises:
            KeyError: There is no such section.
        """
        self._enroll(student_id, school, section, self.now.date())

    def _enroll(self, student_id: int, school: int, section: int, day: date) -> None:
        with self._dispatcher.lock:
            place = self._data.schools[school]
            found = place.sections_by_number[section]
            spans = place.year.spans(place.plan.traits.basis)
            sequence = 1 + max((int(row["SequenceNumber"]) for row in place.schedule(student_id)), default=0)
            place.add_class(
                {
                    **CLASS_ROW,
                    "StudentID": student_id,
                    "SchoolCode": school,
                    "SequenceNumber": sequence,
                    "SectionNumber": section,
                    "CourseID": found["CourseID"],
                    "DateStarted": stamp(day),
                    "DateEnded": stamp(spans.get(str(found["Semester"]), spans["Y"])[2]),
                }
            )
            self._data.note("class", student_id)
            self._data.note("roster", (school, section))

    def enter(self, school: int) -> int:
        """A student who is new to the district enters a school today, and takes what a classmate takes.

        Returns:
            The student's ID.
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            row = place.make_student(place.next_number())
            self._arrive(place, row, self.now.date())
            student_id: int = row["StudentID"]
            return student_id

    def pre_enroll(self, school: int, enters: date | None = None) -> int:
        """Enroll a student who comes later.

        Args:
            school: The school's code.
            enters: The first day at the school, later this school year: the record is active already, and the classes
                start on that day. Without it the student comes next year: the record has the status "*", the sign of
                pre-enrolled students in Aeries, and no classes.

        Returns:
            The student's ID.

        Example:
            >>> from datetime import date
            >>> from aeries_sdk.testing import DemoDistrict
            >>> with DemoDistrict(students=100, schools=2) as district, district.client() as client:
            ...     student_id = district.pre_enroll(994, enters=date(2027, 1, 11))
            ...     client.students.get(994, student_id=student_id).school_enter_date
            datetime.date(2027, 1, 11)
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            row = place.make_student(place.next_number())
            if enters is not None:
                self._arrive(place, row, enters)
            else:
                waits = {"InactiveStatusCode": "*", "SchoolEnterDate": None, "HomeRoomTeacherNumber": "0"}
                self._data.add_record({**row, **waits, "SchoolLeaveDate": None})
                self._data.note("student", row["StudentID"])
            student_id: int = row["StudentID"]
            return student_id

    def no_show(self, student_id: int) -> None:
        """Mark a student who never came: status "N", left on the day of entering, taken out of all classes.

        Raises:
            KeyError: There is no such student.
        """
        with self._dispatcher.lock:
            for row in self._found("student", student_id):
                row.update({"InactiveStatusCode": "N", "SchoolLeaveDate": row["SchoolEnterDate"]})
                school = row["SchoolCode"]
                for section in {each["SectionNumber"] for each in self._data.schools[school].schedule(student_id)}:
                    self.erase_class(student_id, school, section)
            for about in ("student", "enrollment", "class"):
                self._data.note(about, student_id)

    def move(self, student_id: int, school: int) -> None:
        """A student leaves every school today and enters another one, under a new student number."""
        with self._dispatcher.lock:
            old, place = self._found("student", student_id)[0], self._data.schools[school]
            self.leave(student_id)
            homeroom = place.make_student(place.next_number())["HomeRoomTeacherNumber"]
            key = {"SchoolCode": school, "StudentNumber": place.next_number(), "HomeRoomTeacherNumber": homeroom}
            self._arrive(place, {**old, **key}, self.now.date())

    def _arrive(self, place: School, row: Row, day: date) -> None:
        here = {"SchoolEnterDate": stamp(day), "SchoolLeaveDate": None, "InactiveStatusCode": ""}
        self._data.add_record({**row, **here})
        for about in ("student", "enrollment"):
            self._data.note(about, row["StudentID"])
        for section in self._classes_of_a_mate(place, row, day):
            self._enroll(row["StudentID"], place.plan.code, section, day)

    def _classes_of_a_mate(self, place: School, row: Row, day: date) -> list[int]:
        """The sections that the first student of the same grade is in on a day."""
        today = str(stamp(day))
        for mate in place.students:
            if mate["Grade"] == row["Grade"] and not str(mate["InactiveStatusCode"]).strip():
                current = [each for each in place.schedule(mate["StudentID"]) if str(each["DateEnded"] or "9") > today]
                numbers = {each["SectionNumber"] for each in current if str(each["DateStarted"]) <= today}
                if found := sorted(numbers & place.sections_by_number.keys()):
                    return found
        return []

    def add_section(self, school: int, like: int) -> int:
        """A section like another one is put into the master schedule, without students.

        Returns:
            Its number.

        Raises:
            KeyError: There is no section to be like.
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            number = 1 + max(place.sections_by_number)
            place.add_section({**place.sections_by_number[like], "SectionNumber": number})
            place.recount(number)
            self._data.note("section", (school, number))
            return number

    def teach(self, school: int, section: int, staff_id: int) -> None:
        """A section has another teacher from now on, and no one else.

        Raises:
            KeyError: There is no such section, or no such member of staff.
        """
        with self._dispatcher.lock:
            names = {name: self._data.staff[staff_id][name] for name in ("LastName", "FirstName")}
            member = {**SECTION_STAFF, **names, "StaffID": staff_id, "IsPrimaryTeacher": True}
            self.change("section", (school, section), SectionStaffMembers=[member])

    def hire(self, school: int) -> int:
        """A teacher is hired.

        Returns:
            The staff ID.
        """
        with self._dispatcher.lock:
            here = [each % 10_000 for each in self._data.staff if each // 10_000 == school]
            number = 1 + max(here, default=FIRST_TEACHER)
            row = make_staff(school, self._data.year, self._seed, number, "Teacher")
            staff_id: int = row["ID"]
            self._data.staff[staff_id] = row
            self._data.note("staff", staff_id)
            return staff_id

    def add_course(self, course_id: str, title: str) -> None:
        """A course is put into the catalogue."""
        with self._dispatcher.lock:
            self._data.courses[course_id] = {**COURSE, "ID": course_id, "Title": title}
            self._data.note("course", course_id)

    # -- what is gone without a word ----------------------------------------------------------------------------------

    def erase_class(self, student_id: int, school: int, section: int) -> None:
        """A student's class rows of a section are deleted, as if they had never been. The section's roster changes.

        Raises:
            KeyError: There are none.
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            rows = [row for row in place.schedule(student_id) if row["SectionNumber"] == section]
            if not rows:
                raise KeyError(section)
            for row in rows:
                place.remove_class(row)
            self._data.note("roster", (school, section))

    def erase_student(self, student_id: int, school: int) -> None:
        """A student's records at a school are deleted, with their class rows. No feed of students tells of it.

        Raises:
            KeyError: There are none.
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            rows = [*place.records_of(student_id)]
            if not rows:
                raise KeyError(student_id)
            for section in sorted({row["SectionNumber"] for row in place.schedule(student_id)}):
                self.erase_class(student_id, school, section)
            for row in rows:
                place.remove_student(row)
            self._data.forget()

    def erase_section(self, school: int, section: int) -> None:
        """A section is deleted with its class rows. No feed of sections tells of it.

        Raises:
            KeyError: There is no such section.
        """
        with self._dispatcher.lock:
            place = self._data.schools[school]
            _ = place.sections_by_number[section]
            for student_id in sorted({row["StudentID"] for row in place.roster(section)}):
                self.erase_class(student_id, school, section)
            place.remove_section(section)
            self._data.forget()

    # -- a day of them ------------------------------------------------------------------------------------------------

    def pass_day(self, share: float = 0.01, seed: int = 1, *, deletions: bool = True) -> None:
        """A day goes by: that share of the active students is touched, and where it is not 0, a little of all else.

        Of ten students five have something in their record corrected, three change a class or their homeroom, one
        leaves, and one enters; in every fifth pair the two are one who moves to another school. Besides, one section
        gets another teacher, one is added, somebody is hired, a course is added, and homerooms get other rooms.

        Args:
            share: Of the active students.
            seed: Another seed, another day.
            deletions: Whether, besides, a class row and the records of a student are deleted.
        """
        dice = Dice(self._seed, "day", self.now, seed)
        end = self.now + timedelta(days=1)
        with self._dispatcher.lock:
            active = [
                (row["StudentID"], school.plan.code)
                for school in self._data.real_schools
                for row in school.students
                if not str(row["InactiveStatusCode"]).strip()
            ]
            touched = [active[place] for place in sorted(dice.sample(range(len(active)), round(share * len(active))))]
            dice.shuffle(touched)
            for place, (student_id, school) in enumerate(touched):
                self.now += timedelta(days=1) / (len(touched) + 1)
                self._touch(dice, place, student_id, school)
            if touched:
                self._touch_all_else(dice, touched)
            if touched and deletions:
                self._delete(dice, touched)
            self.now = end

    def _touch(self, dice: Dice, place: int, student_id: int, school: int) -> None:
        match place % 10:
            case 0 | 1 | 2 | 3 | 4:
                self.change("student", student_id, HomePhone=draw_phone(dice), LastName=dice.pick(FAMILIES))
            case 5 | 6 | 7:
                self._change_class(dice, student_id, school)
            case 8 if place % 50 == 8:
                others = [each.plan.code for each in self._data.real_schools if each.plan.code != school]
                self.move(student_id, dice.pick(others or [school]))
            case 8:
                self.leave(student_id)
            case _:
                self.enter(school)

    def _change_class(self, dice: Dice, student_id: int, school: int) -> None:
        place, today = self._data.schools[school], str(stamp(self.now.date()))
        if not place.sections:
            rooms = [row["TeacherNumber"] for row in place.teachers if row["TeacherNumber"]]
            self.change("student", student_id, HomeRoomTeacherNumber=str(dice.pick(rooms)))
            return
        taken = {
            row["SectionNumber"]
            for row in place.schedule(student_id)
            if str(row["DateStarted"]) <= today < str(row["DateEnded"] or "9")
        }
        known = sorted(taken & place.sections_by_number.keys())
        if known:
            self.drop(student_id, school, dice.pick(known))
        free = sorted(place.sections_by_number.keys() - taken)
        if free:
            self.enroll(student_id, school, dice.pick(free))

    def _touch_all_else(self, dice: Dice, touched: list[tuple[int, int]]) -> None:
        codes = sorted({school for _, school in touched})
        with_sections = [code for code in codes if self._data.schools[code].sections]
        self.add_course(f"N{dice.number(100, 999)}", f"Elective {dice.pick(BOYS)}")
        staff_id = self.hire(dice.pick(codes))
        for code in codes:
            teachers = self._data.schools[code].teachers
            if teachers and code not in with_sections:
                dice.pick(teachers)["Room"] = str(dice.number(1, 99))
        if with_sections:
            code = dice.pick(with_sections)
            numbers = sorted(self._data.schools[code].sections_by_number)
            self.teach(code, dice.pick(numbers), staff_id)
            self.add_section(code, dice.pick(numbers))

    def _delete(self, dice: Dice, touched: list[tuple[int, int]]) -> None:
        for code in sorted({school for _, school in touched}):
            if rows := self._data.schools[code].classes:
                row = dice.pick(rows)
                self.erase_class(row["StudentID"], code, row["SectionNumber"])
                break
        student_id, code = touched[-1]
        if self._data.schools[code].records_of(student_id):
            self.erase_student(student_id, code)
