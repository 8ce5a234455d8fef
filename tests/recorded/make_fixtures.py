"""Records tests/recorded/fixtures from the demo district: `python tests/recorded/make_fixtures.py`.

A session asks for everything of one resource. The tests run the same sessions on the files: the ids that a session
asks for come from the answers before, so they are those of the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from aeries_sdk import AeriesClient
from aeries_sdk.models import Student
from aeries_sdk.testing import DemoDistrict, record

FOLDER = Path(__file__).with_name("fixtures")
MOST_RECORDS = 7
SEED = 11

SINCE = datetime(2026, 8, 1)
SCHOOL, FLEX, SECTION = 994, 995, 1001

Session = Callable[[AeriesClient], Iterator[object]]


def _student(client: AeriesClient) -> Student:
    """The fourth of the school has a record in every table."""
    return client.students.list(SCHOOL)[3]


def _teacher(client: AeriesClient) -> int:
    """After five in the office, the second teacher; the first is not in the table of teachers."""
    return client.staff.list(primary_aeries_school=SCHOOL)[6].id


def activities(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.activities.list(SCHOOL)
    (one, *_) = client.activities.list(SCHOOL, student_id=student)
    yield client.activities.get(SCHOOL, student, one.sequence_number or 0)


def attendance(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.attendance.list(SCHOOL, student_id=student, start_date=date(2026, 8, 17), end_date=date(2026, 8, 31))
    yield client.attendance.list_history_absence_codes(SCHOOL)
    yield client.attendance.list_history_details(SCHOOL, student_id=student)
    yield client.attendance.list_history_summary(SCHOOL, student_id=student)


def authorizations(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.authorizations.list(SCHOOL)
    (one, *_) = client.authorizations.list(SCHOOL, student_id=student)
    yield client.authorizations.get(SCHOOL, student, one.sequence_number)


def calendars(client: AeriesClient) -> Iterator[object]:
    (one, *_) = client.class_calendars.list(FLEX)
    yield client.class_calendars.get(FLEX, one.sequence_number)
    yield client.class_calendars.list_dates(FLEX, one.sequence_number)
    yield client.class_calendars.list_for_year(FLEX, one.academic_year)
    (period, *_) = client.flex_periods.list(FLEX)
    yield client.flex_periods.get(FLEX, period.sequence_number)
    yield client.flex_periods.list_for_year(FLEX, period.academic_year)


def contacts(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.contacts.list(SCHOOL, student_id=student)


def course_requests(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.course_requests.list(SCHOOL)
    (one, *_) = client.course_requests.list_for_student(SCHOOL, student_id=student)
    yield client.course_requests.get(SCHOOL, student_id=student, sequence_number=one.sequence_number)
    yield client.alternate_course_requests.list(SCHOOL)
    (other, *_) = client.alternate_course_requests.list_for_student(SCHOOL, student_id=student)
    yield client.alternate_course_requests.get(SCHOOL, student_id=student, sequence_number=other.sequence_number)


def courses(client: AeriesClient) -> Iterator[object]:
    (one, *_) = client.courses.list()
    yield client.courses.get(one.id)
    yield client.courses.list_data_changes(SINCE)


def discipline(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.discipline.list(SCHOOL, student_id=student)
    yield client.discipline.list_assertive(SCHOOL, student_id=student)


def enrollment(client: AeriesClient) -> Iterator[object]:
    yield client.enrollment.list(_student(client).student_id)


def fees(client: AeriesClient) -> Iterator[object]:
    yield client.fees.list(SCHOOL, student_id=_student(client).student_id)


def gradebooks(client: AeriesClient) -> Iterator[object]:
    yield client.gradebooks.list_for_staff(_teacher(client))
    (book, *_) = client.gradebooks.list_for_section(SCHOOL, SECTION)
    number = book.gradebook_number or 0
    yield client.gradebooks.get(number)
    yield client.gradebooks.list_final_marks(number)
    term = book.terms[0].code
    (student, *_) = client.gradebooks.list_students(number, term)
    yield client.gradebooks.get_student(number, term, student.student_id)
    (assignment, *_) = client.gradebook_assignments.list(number)
    yield client.gradebook_assignments.get(number, assignment.assignment_number)
    (score, *_) = client.gradebook_scores.list(number, assignment.assignment_number)
    yield client.gradebook_scores.get(number, assignment.assignment_number, student_id=score.student_id)


def grades(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.gpas.list(SCHOOL, student_id=student)
    yield client.report_cards.list(SCHOOL, student_id=student)
    yield client.report_cards.list_marking_periods(SCHOOL)
    yield client.report_cards.list_valid_marks(SCHOOL)
    yield client.transcripts.list(SCHOOL, student_id=student)
    yield client.graduation.list_requirements(SCHOOL)
    yield client.graduation.list_status(SCHOOL, student_id=student)


def groups(client: AeriesClient) -> Iterator[object]:
    yield client.groups.list(SCHOOL)


def pictures(client: AeriesClient) -> Iterator[object]:
    yield client.pictures.list(SCHOOL, student_id=_student(client).student_id)


def programs(client: AeriesClient) -> Iterator[object]:
    yield client.programs.list(SCHOOL, student_id=_student(client).student_id)


def rosters(client: AeriesClient) -> Iterator[object]:
    yield client.rosters.list(SCHOOL)
    yield client.rosters.list_for_section(SCHOOL, SECTION)
    yield client.rosters.list_for_student(SCHOOL, _student(client).student_id)
    yield client.rosters.list_data_changes(SINCE)


def scheduling_sections(client: AeriesClient) -> Iterator[object]:
    (one, *_) = client.scheduling_sections.list(SCHOOL)
    yield client.scheduling_sections.get(SCHOOL, one.section_number)


def schools(client: AeriesClient) -> Iterator[object]:
    yield client.schools.list()
    yield client.schools.get(SCHOOL)
    yield client.schools.list_absence_codes(SCHOOL)
    yield client.schools.list_bell_schedule(SCHOOL)
    yield client.schools.list_bell_schedule_for_date(SCHOOL, date(2026, 10, 1))
    yield client.schools.list_calendar(SCHOOL)
    yield client.schools.list_terms(SCHOOL)
    yield client.codes.list("STU", "HL")
    yield client.system.get_info()


def sections(client: AeriesClient) -> Iterator[object]:
    yield client.sections.list(SCHOOL)
    yield client.sections.get(SCHOOL, SECTION)
    yield client.sections.list_data_changes(SINCE)


def staff(client: AeriesClient) -> Iterator[object]:
    teacher = _teacher(client)
    yield client.staff.get_by_hrid(client.staff.get(teacher).human_resources_system_id)
    yield client.staff.list_classes(teacher)
    yield client.staff.list_data_changes(SINCE)
    (assignment, *_) = client.staff_assignments.list(teacher)
    yield client.staff_assignments.get(teacher, assignment.assignment_type, assignment.sequence_number)
    yield client.staff_assignments.list_on_date(teacher, date(2026, 10, 1))
    (row, *_) = client.teachers.list_for_staff(teacher)
    yield client.teachers.get(SCHOOL, row.teacher_number)
    yield client.teachers.list(SCHOOL)


def students(client: AeriesClient) -> Iterator[object]:
    student = _student(client)
    yield client.students.list(SCHOOL, student_id=student.student_id)
    yield client.students.list(SCHOOL, student_number=student.student_number)
    yield client.students.list_extended(SCHOOL, student_id=student.student_id)
    yield client.students.list_data_changes(SINCE)


def supplemental(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.supplemental.list_district(SCHOOL, student_id=student)
    yield client.supplemental.list_school(SCHOOL, student_id=student)


def tests(client: AeriesClient) -> Iterator[object]:
    student = _student(client).student_id
    yield client.tests.list_available()
    yield client.tests.list_college(SCHOOL, student_id=student)
    yield client.tests.list_scores(student)


SESSIONS: dict[str, Session] = {
    session.__name__: session
    for session in (
        *(activities, attendance, authorizations, calendars, contacts, course_requests, courses, discipline),
        *(enrollment, fees, gradebooks, grades, groups, pictures, programs, rosters, scheduling_sections, schools),
        *(sections, staff, students, supplemental, tests),
    )
}


def shorten(file: Path) -> None:
    """Leave the first few records of each long list: what shows the shape of one shows that of all."""
    content = json.loads(file.read_text(encoding="utf-8"))
    for answer in content["answers"]:
        if isinstance(answer["body"], list):
            del answer["body"][MOST_RECORDS:]
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def make(folder: Path) -> None:
    """Record every session into a file of its name."""
    with DemoDistrict(students=60, schools=6, seed=7) as district, district.client() as client:
        district.advance(days=1)
        student = _student(client).student_id
        district.change("student", student, LockerNumber="12")
        district.change("course", "0109", Title="Course")
        for about in ("section", "roster"):
            district.change(about, (SCHOOL, SECTION))
        district.change("staff", _teacher(client))
        for name, session in SESSIONS.items():
            with record(folder / f"{name}.json", seed=SEED):
                for _ in session(client):
                    pass
            shorten(folder / f"{name}.json")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    make(FOLDER)
