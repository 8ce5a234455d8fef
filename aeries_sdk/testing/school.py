"""One school in one school year: its people, sections and class rows, each made when first asked for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from aeries_sdk.testing import oddities
from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.people import Dice, draw_address, draw_phone
from aeries_sdk.testing.records import FIRST_TEACHER, full_staff_id, make_staff, make_student, staff_person
from aeries_sdk.testing.schedule import count_teachers, make_classes, make_sections
from aeries_sdk.testing.shapes import SCHOOL, TEACHER, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from aeries_sdk.testing.calendars import SchoolYear
    from aeries_sdk.testing.people import Person
    from aeries_sdk.testing.plan import Guest, SchoolPlan, Seats


class School:
    """The rows of one school, `years` after the first. `built` names the lists that have been made so far."""

    def __init__(
        self,
        plan: SchoolPlan,
        year: SchoolYear,
        seed: int,
        *,
        guests: list[Guest],
        peer: Callable[[int], School],
        spoiled: bool,
        first_of_kind: bool,
        clock: Callable[[], datetime],
        seats: Seats,
        years: int,
    ) -> None:
        self.plan = plan
        self.year = attrs.evolve(year, calendar=plan.calendar)
        self.seed = seed
        self.spoiled = spoiled
        self.first_of_kind = first_of_kind
        self.clock = clock
        self.seats = seats
        self.years = years
        self.guests = guests
        self.peer = peer
        self.odd: dict[str, list[object]] = {}

    def _finish(self, name: str, rows: list[Row]) -> list[Row]:
        return oddities.spoil(self, name, rows) if self.spoiled else rows

    @property
    def built(self) -> list[str]:
        """Which lists have been made."""
        return [name for name in ("students", "staff", "teachers", "sections", "classes") if name in self.__dict__]

    # -- the school itself ------------------------------------------------------------------------------------------

    @cached_property
    def info(self) -> Row:
        """The school object."""
        plan, traits = self.plan, self.plan.traits
        dice = Dice(self.seed, "school", plan.code)
        principal = self.person(1)
        street, city, postal = draw_address(dice)
        row = {
            **SCHOOL,
            "SchoolCode": plan.code,
            "Name": plan.name,
            "ShortName": plan.name.split(" ")[0][:10],
            "InactiveStatusCode": "I" if plan.inactive else "",
            "LowGradeLevel": traits.low,
            "HighGradeLevel": traits.high,
            "ScheduleBasis": traits.basis,
            "ScheduleType": traits.schedule,
            "SessionType": "Summer" if plan.summer else "Regular",
            "AttendanceReporting": "Negative",
            "AttendancePeriod": traits.attendance_period,
            "AttendanceType": traits.attendance,
            "UsingSectionStaffInMasterSchedule": traits.section_staff,
            "UsingSectionStaffInScheduling": traits.section_staff,
            "DoNotReport": not (traits.people or plan.kind == "district"),
            "Terms": self.terms,
        }
        if traits.people or plan.kind in {"district", "inactive"}:
            row |= {
                "Address": street,
                "AddressCity": city,
                "AddressState": "CA",
                "AddressZipCode": postal,
                "PhoneNumber": draw_phone(dice),
                "StateCountyID": "09",
                "StateDistrictID": "09999",
                "StateSchoolID": f"{plan.code:07}",
                "NCESSchoolID": f"{plan.code:05}",
            }
        if traits.people:
            row |= {
                "PrincipalName": f"{principal.first} {principal.last}",
                "PrincipalEmailAddress": principal.mail(full_staff_id(plan.code, 1)),
                "SchoolWebsite": f"https://school{plan.code}.example.org",
                "CollegeBoardSchoolCode": f"05{plan.code:04}" if traits.high == 12 else "",
            }
        return row

    @cached_property
    def terms(self) -> list[Row]:
        """Term objects; the schools that are none have none."""
        if self.plan.kind == "holding":
            return []
        return self._finish("terms", self.year.terms(self.plan.traits.basis))

    # -- people -----------------------------------------------------------------------------------------------------

    def person(self, number: int) -> Person:
        """Who the n-th member of the school's staff is."""
        return staff_person(self.plan.code, self.seed, number)

    def make_student(self, number: int) -> Row:
        """The home record of the student with that number, made without the others."""
        home, home_number = self.seats.occupant(self.plan, number, self.years)
        grade = self.plan.grade_of(number + self.years)
        row = make_student(home, self.year, self.seed, home_number, grade)
        if self.years:
            stays = self.plan.code if grade < self.plan.traits.high else 0
            row |= {"SchoolCode": self.plan.code, "StudentNumber": number, "NextSchoolCode": stays}
            row["SchoolEnterDate"] = stamp(self.year.first)
        if self.plan.traits.attendance == "Daily":
            row["HomeRoomTeacherNumber"] = str(FIRST_TEACHER + self.group_of(number))
        else:
            row["CounselorNumber"] = full_staff_id(self.plan.code, 2)
        if self.plan.has_left(number):
            row["InactiveStatusCode"] = "NIXBOLUGKSFET"[number // 26 % 13]
            row["SchoolLeaveDate"] = stamp(self.left_on(number)) if number // 26 % 4 else None
        return row

    def left_on(self, number: int) -> date:
        """When a student who has left did so: within the first weeks of the year."""
        return self.year.first + timedelta(days=7 + number % 20)

    def group_of(self, number: int) -> int:
        """Which of the school's class groups a student number belongs to."""
        grade, place = (number - 1 + self.years) % len(self.plan.grades), (number - 1) // len(self.plan.grades)
        return grade * self.plan.cohorts + place % self.plan.cohorts

    @cached_property
    def students(self) -> list[Row]:
        """Student records, by student number: also of those who have left, and second records of others."""
        rows = [self.make_student(number) for number in range(1, self.plan.numbers + 1)]
        for guest in self.guests:
            if guest.home == self.plan.code and guest.why in {"moved", "returned"}:
                rows[guest.number - 1] |= {"InactiveStatusCode": "B", "SchoolLeaveDate": stamp(self.moved_on)}
            if guest.school == self.plan.code:
                rows.append(self._second_record(guest))
        return self._finish("students", rows)

    @property
    def moved_on(self) -> date:
        """When those who changed schools, or came back under a new number, did so."""
        return self.year.first + timedelta(days=14)

    def _second_record(self, guest: Guest) -> Row:
        row = self.peer(guest.home).make_student(guest.number)
        row |= {"SchoolCode": guest.school, "StudentNumber": guest.new_number, "HomeRoomTeacherNumber": "0"}
        if guest.why in {"moved", "returned"}:
            row["SchoolEnterDate"] = stamp(self.moved_on + timedelta(days=3))
        if guest.why == "summer":
            row["SchoolEnterDate"] = stamp(self.year.first)
        return row

    @property
    def teaching_staff(self) -> int:
        """How many teach."""
        if not self.plan.traits.people:
            return 0
        return count_teachers(self.plan)

    @cached_property
    def staff(self) -> list[Row]:
        """Staff of the school: principal, counselor, clerk, aides, then the teachers."""
        if not self.plan.traits.people:
            return []
        titles = {1: "Principal", 2: "Counselor", 3: "Registrar", 4: "Instructional Aide", 5: "Instructional Aide"}
        numbers = [*titles, *range(FIRST_TEACHER, FIRST_TEACHER + self.teaching_staff)]
        return self._finish(
            "staff",
            [
                make_staff(self.plan.code, self.year, self.seed, number, titles.get(number, "Teacher"))
                for number in numbers
            ],
        )

    @cached_property
    def teachers(self) -> list[Row]:
        """Teacher records; section-staff schools have none."""
        plan = self.plan
        if plan.traits.section_staff or not plan.traits.people:
            return []
        rows = []
        for index in range(self.teaching_staff):
            number = FIRST_TEACHER + index
            person = self.person(number)
            grade = plan.grades[min(index // plan.cohorts, len(plan.grades) - 1)]
            homeroom = plan.traits.attendance == "Daily" and index < plan.classes
            rows.append(
                {
                    **TEACHER,
                    "LowGrade": grade if homeroom else plan.traits.low,
                    "HighGrade": grade if homeroom else plan.traits.high,
                    "SchoolCode": plan.code,
                    "TeacherNumber": number,
                    "DisplayName": f"{person.last}, {person.first[0]}",
                    "FirstName": person.first,
                    "LastName": person.last,
                    "Room": f"{index + 1}",
                    "EmailAddress": person.mail(full_staff_id(plan.code, number)),
                    "StaffID1": full_staff_id(plan.code, number),
                    "StateCourseCode": "9ELE" if plan.kind == "elementary" else "",
                }
            )
        return self._finish("teachers", rows)

    # -- schedule ---------------------------------------------------------------------------------------------------

    @cached_property
    def sections(self) -> list[Row]:
        """The master schedule; elementary schools without one have none."""
        return self._finish("sections", make_sections(self))

    @cached_property
    def classes(self) -> list[Row]:
        """Every class row of every student: also of those who have left, and of terms to come."""
        return self._finish("classes", make_classes(self))

    # -- reorganizing -------------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make every list that is made when first asked for."""
        _ = self.info, self.staff, self.teachers, self.sections, self.classes

    def put(self, **lists: list[Row]) -> None:
        """Replace lists; what is looked up in them is looked up anew."""
        self.__dict__.update(lists)
        for name in ("_by_student", "sections_by_number", "_by_section", "_classes_by_student"):
            self.__dict__.pop(name, None)

    def split(self, plan: SchoolPlan, first_grade: int) -> School:
        """Take the students from that grade on out, with their sections and teachers, into a school of that plan."""
        new = School(
            plan,
            self.year,
            self.seed,
            guests=[],
            peer=self.peer,
            spoiled=False,
            first_of_kind=False,
            clock=self.clock,
            seats=self.seats,
            years=self.years,
        )
        gone, kept = _parted(self.students, lambda row: int(row["Grade"]) >= first_grade)
        ids = {row["StudentID"] for row in gone}
        gone_rows, kept_rows = _parted(self.classes, lambda row: row["StudentID"] in ids)
        numbers = {row["SectionNumber"] for row in gone_rows}
        still = {row["SectionNumber"] for row in kept_rows}
        sections = [row for row in self.sections if row["SectionNumber"] in numbers]
        # A section or a teacher of both parts is at both schools; one of neither stays.
        left = [row for row in self.sections if row["SectionNumber"] in still or row["SectionNumber"] not in numbers]
        teachers = _teachers_of(self.teachers, sections, gone)
        remaining = _teachers_of(self.teachers, left, kept)
        remaining += [row for row in self.teachers if row not in teachers + remaining]
        moved = _staff_of(teachers, sections) - _staff_of(remaining, left)
        new.put(
            students=[{**row, "SchoolCode": plan.code} for row in gone],
            classes=[{**row, "SchoolCode": plan.code} for row in gone_rows],
            sections=[{**row, "SchoolCode": plan.code} for row in sections],
            teachers=[{**row, "SchoolCode": plan.code} for row in teachers],
            staff=[row for row in self.staff if row["ID"] in moved],
        )
        self.put(
            students=kept,
            classes=kept_rows,
            sections=left,
            teachers=remaining,
            staff=[row for row in self.staff if row["ID"] not in moved],
        )
        for school in (self, new):
            for row in school.sections:
                school.recount(row["SectionNumber"])
        return new

    def recode(self, code: int) -> None:
        """Give the school another code, after everything has been made by the old one."""
        self.build()
        for row in (self.info, *self.students, *self.teachers, *self.sections, *self.classes):
            row["SchoolCode"] = code
        self.plan = attrs.evolve(self.plan, code=code)

    # -- looking up and adding ----------------------------------------------------------------------------------------

    @cached_property
    def _by_student(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in self.students:
            found.setdefault(row["StudentID"], []).append(row)
        return found

    def records_of(self, student_id: int) -> list[Row]:
        """The records of a student at this school."""
        return self._by_student.get(student_id, [])

    def add_student(self, row: Row) -> None:
        """Put another record in."""
        # Class rows are made when first asked for, of those who are here then: the newcomer has none by itself.
        _ = self.classes
        self._by_student.setdefault(row["StudentID"], []).append(row)
        self.students.append(row)

    def remove_student(self, row: Row) -> None:
        """Take a record out."""
        _ = self.classes
        self._by_student[row["StudentID"]].remove(row)
        self.students.remove(row)

    def next_number(self) -> int:
        """The next free student number."""
        return 1 + max((int(row["StudentNumber"]) for row in self.students), default=0)

    @cached_property
    def sections_by_number(self) -> dict[int, Row]:
        """The sections by their number."""
        return {row["SectionNumber"]: row for row in self.sections}

    @cached_property
    def _by_section(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in self.classes:
            found.setdefault(row["SectionNumber"], []).append(row)
        return found

    @cached_property
    def _classes_by_student(self) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = {}
        for row in self.classes:
            found.setdefault(row["StudentID"], []).append(row)
        return found

    def roster(self, number: int) -> list[Row]:
        """The class rows of one section."""
        return self._by_section.get(number, [])

    def schedule(self, student_id: int) -> list[Row]:
        """The class rows of one student."""
        return self._classes_by_student.get(student_id, [])

    def add_class(self, row: Row) -> None:
        """Put another class row in."""
        self._by_section.setdefault(row["SectionNumber"], []).append(row)
        self._classes_by_student.setdefault(row["StudentID"], []).append(row)
        self.classes.append(row)
        self.recount(row["SectionNumber"])

    def remove_class(self, row: Row) -> None:
        """Take a class row out."""
        self._by_section[row["SectionNumber"]].remove(row)
        self._classes_by_student[row["StudentID"]].remove(row)
        self.classes.remove(row)
        self.recount(row["SectionNumber"])

    def add_section(self, row: Row) -> None:
        """Put another section in."""
        self.sections_by_number[row["SectionNumber"]] = row
        self.sections.append(row)

    def remove_section(self, number: int) -> None:
        """Take a section out."""
        self.sections.remove(self.sections_by_number.pop(number))

    def recount(self, number: int) -> None:
        """Make the totals of a section those of its class rows that have not ended."""
        section = self.sections_by_number.get(number)
        if section is not None:
            today = str(stamp(self.clock().date()))
            ids = {row["StudentID"] for row in self.roster(number) if str(row["DateEnded"] or "9") > today}
            genders = [str(self.records_of(each)[0]["Gender"]) for each in ids if self.records_of(each)]
            section |= {
                "TotalStudents": len(genders),
                "TotalBoys": genders.count("M"),
                "TotalGirls": genders.count("F"),
                "TotalOtherGender": len(genders) - genders.count("M") - genders.count("F"),
            }


def _parted(rows: list[Row], chosen: Callable[[Row], bool]) -> tuple[list[Row], list[Row]]:
    return [row for row in rows if chosen(row)], [row for row in rows if not chosen(row)]


def _teachers_of(teachers: list[Row], sections: list[Row], students: list[Row]) -> list[Row]:
    """Those who teach the sections or have the homerooms of the students."""
    ids, homerooms = _staff_of([], sections), {row["HomeRoomTeacherNumber"] for row in students} - {"0", ""}
    return [row for row in teachers if row["StaffID1"] in ids or str(row["TeacherNumber"]) in homerooms]


def _staff_of(teachers: list[Row], sections: list[Row]) -> set[int]:
    members = {each["StaffID"] for row in sections for each in row["SectionStaffMembers"]}
    return (members | {row["StaffID1"] for row in teachers}) - {0}
