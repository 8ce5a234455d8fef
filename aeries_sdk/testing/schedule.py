"""The master schedule of a school, and the class rows of its students."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.courses import PROGRAMS, SPECIALISTS, Program
from aeries_sdk.testing.records import FIRST_TEACHER, full_staff_id
from aeries_sdk.testing.shapes import CLASS_ROW, SECTION, SECTION_STAFF, Row

if TYPE_CHECKING:
    from aeries_sdk.testing.plan import SchoolPlan
    from aeries_sdk.testing.school import School


def program_of(plan: SchoolPlan, grade: int) -> Program:
    """What every student of a grade takes, period by period; nothing where it has no sections."""
    programs = PROGRAMS.get(plan.kind, {})
    lowest = max((low for low in programs if low <= grade), default=None)
    return [] if lowest is None else programs[lowest]


def _slots(plan: SchoolPlan) -> list[tuple[int, int, int, str, str]]:
    """Period, group, teacher (from 0), term code and course ID of each section, in the order of the numbers."""
    grades = [plan.grades[group // plan.cohorts] for group in range(plan.classes)]
    programs = [program_of(plan, grade) for grade in grades]
    slots: list[tuple[int, int, int, str, str]] = []
    for period in range(max(map(len, programs))):
        for group, (grade, program) in enumerate(zip(grades, programs, strict=True)):
            if period >= len(program):
                continue
            by_subject = plan.traits.attendance == "Period"
            # Each group starts the day with another subject, so that one teacher can teach one subject all day.
            subject = (period + group) % len(program) if by_subject else period
            for term, course in program[subject]:
                if by_subject:
                    teacher = subject * -(-plan.classes // len(program)) + group // len(program)
                elif course in SPECIALISTS:
                    teacher = plan.classes
                else:
                    # In the first period each group is with its homeroom teacher; then the teachers change groups.
                    peers = [each for each, other in enumerate(programs) if other is program]
                    teacher = peers[(peers.index(group) + period) % len(peers)]
                slots.append((period, group, teacher, term, course.format(g=grade)))
    return slots


def count_teachers(plan: SchoolPlan) -> int:
    """How many teachers a school has: one for each subject of up to so many groups, or for each homeroom."""
    subjects = len(program_of(plan, plan.traits.low))
    if plan.traits.attendance == "Period" and subjects:
        return subjects * -(-plan.classes // subjects)
    return plan.classes + 1


def make_sections(school: School) -> list[Row]:
    """The master schedule; elementary schools without one have none."""
    plan = school.plan
    counts = _head_counts(school)
    rows = []
    for index, (period, group, teacher, term, course) in enumerate(_slots(plan)):
        grade = plan.grades[group // plan.cohorts]
        boys, girls, others = counts.get(group, (0, 0, 0))
        row = {
            **SECTION,
            "SchoolCode": plan.code,
            "SectionNumber": 1001 + index,
            "Period": str(period + plan.traits.first_period),
            "PeriodBlock": 1,
            "Semester": term,
            "ClassCalendar": "MTWTF",
            "CourseID": course,
            "SectionStaffMembers": _members(school, index, FIRST_TEACHER + teacher),
            "Room": f"{teacher + 1}",
            "Credit": 5.0,
            "LowGrade": grade,
            "HighGrade": grade,
            "MaxStudents": 36,
            "TotalStudents": boys + girls + others,
            "TotalBoys": boys,
            "TotalGirls": girls,
            "TotalOtherGender": others,
        }
        if plan.kind == "flex":
            row |= {
                "Period": f"Flex {period + 1}",
                "ClassCalendar": "MTWRF",
                "FlexPeriodSequenceNumber": period + 1,
                "ClassCalendarSequenceNumber": 1,
                "PrimaryClass": period == 0,
            }
        rows.append(row)
    return rows


def _head_counts(school: School) -> dict[int, tuple[int, int, int]]:
    counts: dict[int, list[int]] = {}
    for row in school.students:
        if not str(row["InactiveStatusCode"]).strip() and row["StudentNumber"] <= school.plan.numbers:
            tally = counts.setdefault(school.group_of(row["StudentNumber"]), [0, 0, 0])
            tally[{"M": 0, "F": 1}.get(str(row["Gender"]), 2)] += 1
    return {group: (tally[0], tally[1], tally[2]) for group, tally in counts.items()}


def _members(school: School, index: int, number: int) -> list[Row]:
    def member(of: int, *, primary: bool, **more: object) -> Row:
        person = school.person(of)
        names = {"StaffID": full_staff_id(school.plan.code, of), "LastName": person.last, "FirstName": person.first}
        return {**SECTION_STAFF, **names, "IsPrimaryTeacher": primary, **more}

    if not school.plan.traits.section_staff:
        everything = dict.fromkeys(
            ("AttendancePermission", "GradeReportingAccess", "StudentAccess", "IncludeInStateReporting"), "Y"
        )
        return [member(number, primary=True, GradebookPermissionCode="F", **everything)]
    first = stamp(school.year.first)
    members = [member(number, primary=True)]
    if index % 3 == 1:
        members.append(member(4, primary=False, StaffRoleCode="AID", GradebookPermissionCode="R", StartDate=first))
    if index % 5 == 2:
        replaced = stamp(school.year.first + timedelta(days=25))
        members.insert(
            0,
            member(5, primary=True, StaffRoleCode="TOR", StartDate=first, EndDate=replaced, InactiveStatusCode="I"),
        )
    if index % 7 == 3:
        members.append(member(2, primary=False, StaffRoleCode="COT", StartDate=stamp(school.year.winter[1])))
    return members


def make_classes(school: School) -> list[Row]:
    """Every class row of every student: also of those who have left, and of terms to come."""
    by_group: dict[int, list[Row]] = {}
    for section, slot in zip(school.sections, _slots(school.plan), strict=False):
        by_group.setdefault(slot[1], []).append(section)
    rows: list[Row] = []
    if by_group:
        given: dict[int, int] = {}
        for student in school.students:
            added = _rows_of(school, student, by_group, given.get(student["StudentID"], 0))
            given[student["StudentID"]] = given.get(student["StudentID"], 0) + len(added)
            rows += added
    return rows


def _rows_of(school: School, student: Row, by_group: dict[int, list[Row]], given: int) -> list[Row]:
    spans = school.year.spans(school.plan.traits.basis)
    number, entered = int(student["StudentNumber"]), str(student["SchoolEnterDate"])
    guest = next(
        (guest for guest in school.guests if (guest.school, guest.new_number) == (school.plan.code, number)), None
    )
    if guest is None:
        sections = by_group.get(school.group_of(number), [])
    else:
        sections = by_group.get((int(student["Grade"]) - school.plan.traits.low) * school.plan.cohorts, [])
        sections = sections[-2:] if guest.why == "concurrent" else sections
    left = stamp(school.left_on(number)) if str(student["InactiveStatusCode"]).strip() else None
    rows: list[Row] = []
    for section in sections:
        _, start, end = spans.get(str(section["Semester"]), spans["Y"])
        begun = max(str(stamp(start)), entered)
        ended = min(str(stamp(end)), left) if left else str(stamp(end))
        if begun <= ended:
            rows.append(
                {
                    **CLASS_ROW,
                    "StudentID": student["StudentID"],
                    "SchoolCode": school.plan.code,
                    "SequenceNumber": given + len(rows) + 1,
                    "SectionNumber": section["SectionNumber"],
                    "CourseID": section["CourseID"],
                    "DateStarted": begun,
                    "DateEnded": ended,
                }
            )
    return rows
