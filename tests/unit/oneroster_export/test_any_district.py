"""Whatever a district's records say, the package keeps the standard: nothing odd in one section sinks the export."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aeries_sdk.assembly import SchoolRecords, assemble
from aeries_sdk.models import (
    ClassSchedule,
    Course,
    School,
    Section,
    SectionStaffMember,
    Staff,
    Student,
    Teacher,
    Term,
)
from aeries_sdk.oneroster import OneRosterWriter, Options, check
from aeries_sdk.oneroster.anonymise import Inventor
from aeries_sdk.oneroster.filters import narrow
from aeries_sdk.oneroster.run import Run
from aeries_sdk.oneroster.school_rows import SchoolRows

AS_OF = date(2026, 10, 1)
texts = st.one_of(
    st.sampled_from(["", " ", "F", "Y", "Ana", "0775", " 0775", "a,b", '"x"', "Año/@", "1"]), st.text(max_size=6)
)
days = st.one_of(st.none(), st.dates(date(2026, 7, 1), date(2027, 7, 31)))
numbers = st.integers(1, 5)
grades = st.one_of(st.none(), st.integers(-4, 20))
terms = st.builds(
    Term,
    term_code=st.sampled_from(["F", "S", "Y", "1", " F", "", "x/@ y"]),
    term_description=texts,
    start_date=days,
    end_date=days,
)
students = st.builds(
    Student,
    **dict.fromkeys(("student_id", "student_number"), numbers),
    **dict.fromkeys(
        ("first_name", "last_name", "student_email_address", "network_login_id", "gender", "race_code1"), texts
    ),
    school_code=st.just(994),
    home_room_teacher_number=numbers.map(str),
    grade=grades,
    birthdate=days,
    school_enter_date=days,
)
members = st.builds(
    SectionStaffMember,
    staff_id=numbers,
    is_primary_teacher=st.booleans(),
    staff_role_code=st.sampled_from(["", "AID"]),
    start_date=days,
    end_date=days,
)
sections = st.builds(
    Section,
    school_code=st.just(994),
    section_number=numbers,
    course_id=texts,
    semester=st.sampled_from(["F", "S", "Y", "", "X"]),
    period=texts,
    period_block=st.one_of(st.none(), st.integers(-1, 3)),
    low_grade=grades,
    high_grade=grades,
    section_staff_members=st.lists(members, max_size=3),
)
schedules = st.builds(
    ClassSchedule,
    student_id=numbers,
    school_code=st.just(994),
    sequence_number=numbers,
    section_number=numbers,
    date_started=days,
    date_ended=days,
)
teachers = st.builds(
    Teacher, school_code=st.just(994), teacher_number=numbers, display_name=texts, staff_id1=numbers, staff_id2=numbers
)
schools = st.builds(
    School,
    school_code=st.just(994),
    name=texts,
    schedule_type=st.sampled_from(["Elementary", "MasterSchedule"]),
    schedule_basis=st.sampled_from(["", "Semester", "Trimester"]),
)
records = st.builds(
    SchoolRecords,
    school=schools,
    terms=st.lists(terms, max_size=5),
    students=st.lists(students, max_size=5),
    sections=st.lists(sections, max_size=5),
    schedules=st.lists(schedules, max_size=12),
    teachers=st.lists(teachers, max_size=4),
)
courses = st.lists(
    st.builds(
        Course, id=texts, title=texts, long_description=texts, low_grade=grades, high_grade=grades, nces_code=texts
    ),
    max_size=4,
)
options = st.builds(
    Options,
    one_grade=st.booleans(),
    future_terms=st.booleans(),
    students_without_classes=st.booleans(),
    class_roles=st.sampled_from([{}, {"AID": "aide"}]),
    grades=st.sampled_from([None, {9, 10}]),
    anonymise=st.sampled_from([None, 7]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(read=records, known=courses, choice=options, version=st.sampled_from(["1.1", "1.2"]))
def test_a_package_keeps_the_standard_whatever_the_records_say(
    read: SchoolRecords, known: list[Course], choice: Options, version: str
) -> None:
    staff = {number: Staff(id=number, first_name="", last_name="Reyes", title="Teacher") for number in (1, 2, 3)}
    roster = narrow(assemble(read, AS_OF, staff, {course.id: course for course in known}), choice)
    with tempfile.TemporaryDirectory() as folder, OneRosterWriter(Path(folder) / "one.zip", version=version) as writer:
        run = Run(choice, writer)
        run.begin(None, 2027)
        SchoolRows(run, roster if choice.anonymise is None else Inventor(7).roster(roster), 0).write()
        run.finish()
        writer.commit()
        broken = {(found.rule, found.file, found.column) for found in check(writer.path) if found.level == "error"}
    # Without anybody in a class there are no such files; the export refuses that before it writes.
    assert {each for each in broken if each[0] != "bulk-needs"} == set()
