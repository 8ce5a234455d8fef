"""Leaves out what the options leave out, before any row is made: so that every reference still resolves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from aeries_sdk.assembly import RosterClass, SchoolRoster
from aeries_sdk.models import Term
from aeries_sdk.oneroster.options import Options
from aeries_sdk.oneroster.sessions import term_of, terms_by_code


def narrow(roster: SchoolRoster, options: Options) -> SchoolRoster:
    """The roster with the classes and people that the options let in.

    Students whose last class is left out go with it, as do teachers. A student who was in no class before stays, so
    that the export can report it. Pure: the given roster stays as it is.

    >>> from datetime import date
    >>> from aeries_sdk.models import School, Student
    >>> ana = Student(student_id=1, school_code=994, student_number=1, grade=9)
    >>> roster = SchoolRoster(school=School(school_code=994), as_of=date(2026, 10, 1), students=[ana])
    >>> narrow(roster, Options(grades={10, 11})).students
    []
    """
    if options.keeps_everything:
        return roster
    students = [student for student in roster.students if options.grades is None or student.grade in options.grades]
    present = {student.student_id for student in students}
    had_class = {member.student_id for each in roster.classes for member in each.members}
    classes = []
    terms = terms_by_code(roster.terms)
    for each in roster.classes:
        if not _lets_in(each, terms, roster.as_of, options):
            continue
        members = [member for member in each.members if member.student_id in present]
        if members or options.grades is None:
            classes.append(attrs.evolve(each, members=members))
    has_class = {member.student_id for each in classes for member in each.members}
    teaching = {person.staff_id for each in classes for person in each.staff}
    return attrs.evolve(
        roster,
        students=[
            student
            for student in students
            if options.students_without_classes
            or student.student_id in has_class
            or student.student_id not in had_class
        ],
        classes=classes,
        staff={number: staff for number, staff in roster.staff.items() if number in teaching},
    )


def _lets_in(each: RosterClass, terms: Mapping[str, Term], as_of: date, options: Options) -> bool:
    if not options.future_terms:
        term = term_of(terms, each)
        if term is not None and term.start_date is not None and term.start_date > as_of:
            return False
    if options.courses is not None or options.departments is not None:
        course = each.section.course_id.strip() if each.section else ""
        department = each.course.department_code.strip() if each.course else ""
        if course not in (options.courses or ()) and department not in (options.departments or ()):
            return False
    return options.keep_class is None or options.keep_class(each)
