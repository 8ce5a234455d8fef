"""Averages, report cards, graduation and transcripts: what goes out, what is made of what comes back."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from aeries_sdk import OPERATIONS, AeriesClient, dumps, loads
from aeries_sdk.errors import ArgumentError, DecodeError
from aeries_sdk.models import (
    GPA,
    GradeBody,
    GraduationRequirement,
    GraduationStatus,
    MarkingPeriod,
    ReportCard,
    Transcript,
    ValidMark,
)
from aeries_sdk.testing import DemoDistrict

Expect = Callable[..., None]
Grades = GPA | ReportCard | MarkingPeriod | ValidMark | GraduationRequirement | GraduationStatus | Transcript

AVERAGE = b"""{
    "StudentID": 99400007, "SchoolCode": 994, "ClassRank": 17, "ClassSize": 310, "ClassRank1012": 15,
    "GPA_CumulativeAcademic": 4.1000, "GPA_CumulativeTotal": 3.9800, "GPA_CumulativeAcademic1012": 4.2000,
    "GPA_CumulativeAcademicNonWeighted": 3.6000, "GPA_CumulativeTotalNonWeighted": 3.5000,
    "GPA_CumulativeAcademic1012NonWeighted": 3.7000, "GradePointsCumulative": 190.5000,
    "GPA_UC_Preliminary": 3.8000, "GPA_CSU_Preliminary": 3.8100, "GPA_CumulativeCitizenship": 0.0000,
    "GPA_GradeReportingCitizenship": 0.0000, "CreditsAttempted": 200.0000, "CreditsCompleted": 195.0000,
    "GPA_GradeReportingAcademic": 4.4000, "GPA_GradeReportingTotal": 4.3000,
    "GPA_GradeReportingAcademicNonWeighted": 3.8000, "GPA_GradeReportingTotalNonWeighted": 3.7000,
    "GradeReportingClassRank": 9, "GradeReportingClassSize": 305, "GradeReportingCreditsAttempted": 30.0000,
    "GradeReportingCreditsCompleted": 30.0000}"""

CARD = b"""{
    "StudentID": 99400007, "StudentReportCardCourses": [{
        "SchoolCode": 994, "CourseID": "0412", "CourseTitle": "Algebra 1", "Period": "1 Flex", "SectionNumber": 12,
        "TeacherNumber": 0, "MarkingPeriodGrades": [{
            "PrimaryStaffID": 994601, "Hours": 0.0, "AttendanceBasedGradesIndicator": "", "MarkingPeriod": 2,
            "Mark": "B+", "Credit": 5.0000, "Comment1Code": "11", "Comment2Code": "", "Comment3Code": "",
            "CitizenshipCode": "O", "WorkHabitsCode": "S", "TotalAbsences": 0, "TotalTardies": 2,
            "TotalDaysEnrolled": 40, "TotalDaysPresent": 39, "TotalExcusedAbsences": 1, "TotalUnExcusedAbsences": 0,
            "TotalDaysOfSuspension": 0}]}]}"""

PERIOD = b"""{
    "BeginningDate": "2026-10-12T00:00:00", "EndingDate": "2026-08-10T00:00:00", "StateReportingCode": "",
    "MarkingPeriod": 2, "ShortDescription": "1 QTR", "LongDescription": "First quarter",
    "IsCurrentMarkingPeriod": true}"""

REQUIREMENT = b"""{
    "SubjectAreas": [{
        "SubjectAreaCode": "A", "SubjectAreaDescription": "English", "RequiredCreditFor12thGraders": 40.00,
        "RequiredCreditFor11thGraders": 30.00, "RequiredCreditFor10thGraders": 20.00,
        "RequiredCreditFor9thGraders": 10.00}],
    "SchoolCode": 994, "GraduationRequirementTrack": ""}"""

STATUS = b"""{
    "StudentID": 99400007, "SubjectAreas": [{
        "SubjectAreaCode": "A", "SubjectAreaDescription": "English", "CreditsRequired": 40.00,
        "CreditsCompleted": 25.50, "CreditsCurrentlyEnrolled": 5.00, "CreditsNeeded": 9.50}],
    "SchoolCode": 994, "GraduationRequirementTrack": ""}"""

TRANSCRIPT = b"""{
    "StudentID": 99400007, "CourseGrades": [{
        "Hours": 0.00, "RecordSourceCode": "", "DualEnrollmentCreditSchoolCode": 0, "DateOfCompletion": null,
        "CollegeCreditHours": 0.0, "PassFailCreditCode": "", "CourseID": "0412", "TranscriptCourseTitle": "",
        "Mark": "A-", "CreditAttempted": 5.0000, "CreditCompleted": 5.0000, "StudentGrade": 9, "Term": 2,
        "TermDescription": "Spring", "SchoolYear": "2025-2026", "SchoolTakenID": 994,
        "SchoolTakenName": "Mesa Verde High", "SchoolTakenStateID": "09099990000994", "RepeatTagCode": "",
        "CitizenshipMark": "", "SequenceNumber": 3, "TotalAbsences": 1, "TotalTardies": 0, "TotalDaysEnrolled": 90,
        "TotalDaysPresent": 89, "TotalExcusedAbsences": 1, "TotalUnExcusedAbsences": 0, "TotalDaysOfSuspension": 0,
        "SectionNumber": 0, "StaffID": 0}],
    "SchoolCode": 994}"""

MARK = b"""{
    "SchoolCode": 994, "Mark": "A+", "NonHonorPoints": 4.0, "HonorPoints": 5.0, "CountAsAttempted": true,
    "CountAsCompleted": "Y", "CountInGPA": "", "SequenceNumber": "1", "NonAcademicPoints": null,
    "LowPercentage": "97.00", "HighPercentage": 100, "MarkType": "", "Appoints": 5.0}"""


def average(student: int, **fields: object) -> dict[str, object]:
    return {"StudentID": student, "SchoolCode": 994, **fields}


# --- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "raw"),
    [
        (GPA, AVERAGE),
        (ReportCard, CARD),
        (MarkingPeriod, PERIOD),
        (ValidMark, MARK),
        (GraduationRequirement, REQUIREMENT),
        (GraduationStatus, STATUS),
        (Transcript, TRANSCRIPT),
    ],
)
def test_records_go_out_as_they_came_and_every_documented_field_is_known(model: type[Grades], raw: bytes) -> None:
    record = loads(raw, model)
    assert json.loads(dumps(record)) == json.loads(raw)
    assert record.extra == {}
    assert "9940" not in repr(record)


def test_nested_records_and_values_have_their_types() -> None:
    assert loads(AVERAGE, GPA).gpa_cumulative_academic1012_non_weighted == 3.7
    course = loads(CARD, ReportCard).student_report_card_courses[0]
    assert (course.course_id, course.period, course.marking_period_grades[0].total_un_excused_absences) == (
        "0412",
        "1 Flex",
        0,
    )
    period = loads(PERIOD, MarkingPeriod)
    assert (period.beginning_date, period.ending_date) == (date(2026, 10, 12), date(2026, 8, 10))
    assert loads(REQUIREMENT, GraduationRequirement).subject_areas[0].required_credit_for9th_graders == 10.0
    assert loads(STATUS, GraduationStatus).subject_areas[0].credits_needed == 9.5
    taken = loads(TRANSCRIPT, Transcript).course_grades[0]
    assert (taken.date_of_completion, taken.school_taken_state_id) == (None, "09099990000994")


def test_marks_whose_types_are_not_documented_are_read_leniently() -> None:
    mark = loads(MARK, ValidMark)
    assert (mark.count_as_attempted, mark.count_as_completed, mark.count_in_gpa) == (True, "Y", "")
    assert (mark.sequence_number, mark.non_academic_points, mark.low_percentage) == (1, None, 97.0)


@pytest.mark.parametrize("name", ["Appoints", "APPoints", "ApPoints", "appoints"])
def test_points_of_ap_courses_are_understood_in_any_spelling(name: str) -> None:
    raw = json.dumps({"Mark": "A", name: 5.0})
    mark = loads(raw, ValidMark)
    assert mark.appoints == 5.0
    assert json.loads(dumps(mark)) == json.loads(raw)


def test_the_names_of_the_articles_table_are_understood_in_transcripts() -> None:
    raw = json.dumps({"StudentID": 1, "School Code": 994, "CourseGrades": [{"RecordSource": "T"}]})
    transcript = loads(raw, Transcript)
    assert (transcript.school_code, transcript.course_grades[0].record_source_code) == (994, "T")
    assert json.loads(dumps(transcript)) == json.loads(raw)


# --- reads ------------------------------------------------------------------------------------------------------------


def test_averages_of_a_school_and_of_a_student(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/gpas", [average(1), average(2)])
    expect("GET", "/schools/994/gpas/99400007", [json.loads(AVERAGE)])
    assert len(client.gpas.list(994)) == 2
    assert client.gpas.list(994, student_id=99400007)[0].class_rank == 17


def test_report_cards_periods_and_marks(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/ReportCard", [json.loads(CARD)])
    expect("GET", "/schools/994/ReportCard/99400007", [json.loads(CARD)])
    expect("GET", "/schools/994/ReportCardMarkingPeriods", [json.loads(PERIOD)])
    expect("GET", "/schools/994/validmarks", [json.loads(MARK)])
    assert client.report_cards.list(994) == client.report_cards.list(994, student_id=99400007)
    assert [period.is_current_marking_period for period in client.report_cards.list_marking_periods(994)] == [True]
    assert [mark.mark for mark in client.report_cards.list_valid_marks(994)] == ["A+"]


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("", {}),
        ("/99400007", {"student_id": 99400007}),
        ("/grade/12", {"grade": 12}),
        ("/grade/0", {"grade": 0}),
    ],
)
def test_graduation_status_by_each_documented_path(
    client: AeriesClient, expect: Expect, path: str, chosen: dict[str, int]
) -> None:
    expect("GET", f"/schools/994/GraduationStatusSummary{path}", [json.loads(STATUS)])
    assert client.graduation.list_status(994, **chosen)[0].school_code == 994


def test_graduation_requirements(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/GraduationRequirements", [json.loads(REQUIREMENT)])
    assert client.graduation.list_requirements(994)[0].graduation_requirement_track == ""


def test_transcripts_of_a_school_and_of_a_student(client: AeriesClient, expect: Expect) -> None:
    expect("GET", "/schools/994/Transcript", [json.loads(TRANSCRIPT)])
    expect("GET", "/schools/994/Transcript/99400007", [json.loads(TRANSCRIPT)])
    assert client.transcripts.list(994) == client.transcripts.list(994, student_id=99400007)


def test_what_no_path_is_documented_for_is_refused(client: AeriesClient) -> None:
    with pytest.raises(ArgumentError, match="student_id"):
        client.graduation.list_status(994, student_id=1, grade=9)
    for refused in (client.gpas.list, client.report_cards.list, client.transcripts.list):
        with pytest.raises(ArgumentError, match="`school_code` must not be 0"):
            refused(0)
        with pytest.raises(ArgumentError, match="`student_id` must not be 0"):
            refused(994, student_id=0)


# --- pages ------------------------------------------------------------------------------------------------------------


def pages(expect: Expect, path: str, names: str, *answers: tuple[int, int, list[dict[str, object]]]) -> None:
    for first, last, records in answers:
        expect("GET", path, records, query={f"Starting{names}": str(first), f"Ending{names}": str(last)})


def test_pages_of_averages_overlap_by_one_record(client: AeriesClient, expect: Expect) -> None:
    one, two, three, four = (average(number) for number in (1, 2, 3, 4))
    pages(
        expect,
        "/schools/994/gpas",
        "Record",
        (1, 3, [one, two, three]),
        (3, 5, [three, four]),
        (4, 6, [four]),
    )
    assert [each.student_id for each in client.gpas.iter(994, page_size=3)] == [1, 2, 3, 4]


def test_two_records_of_one_student_at_one_school_are_both_given(client: AeriesClient, expect: Expect) -> None:
    records = [average(student, ClassRank=rank) for rank, student in enumerate([5, 5, 6, 7, 5, 8, 8], 1)]
    pages(
        expect,
        "/schools/994/gpas",
        "Record",
        *((first, first + 1, records[first - 1 : first + 1]) for first in range(1, 8)),
    )
    assert [each.class_rank for each in client.gpas.iter(994, page_size=2)] == [1, 2, 3, 4, 5, 6, 7]


def test_records_that_look_alike_come_once_when_the_list_is_read_again(client: AeriesClient, expect: Expect) -> None:
    path = "/schools/994/GraduationStatusSummary/grade/12"
    one, two, three, new = (average(number) for number in (1, 2, 3, 4))
    pages(
        expect,
        path,
        "Record",
        (1, 3, [one, two, one]),
        (3, 5, [two, one, three]),
        (1, 3, [new, one, two]),
        (3, 5, [two, one, three]),
        (5, 7, [three]),
    )
    walked = client.graduation.iter_status(994, grade=12, page_size=3)
    assert [each.student_id for each in walked] == [1, 2, 1, 4, 3]


@pytest.mark.parametrize(("path", "names"), [("/schools/994/gpas", "Record"), ("/schools/994/Transcript", "Student")])
def test_a_list_that_never_holds_still_is_read_whole(
    client: AeriesClient, expect: Expect, path: str, names: str
) -> None:
    for _ in range(3):
        pages(expect, path, names, (1, 2, [average(1), average(2)]), (2, 3, [average(3), average(4)]))
    expect("GET", path, [average(1), average(2), average(4), average(4)])
    walk = client.gpas.iter if names == "Record" else client.transcripts.iter
    assert [each.student_id for each in walk(994, page_size=2)] == [1, 2, 4, 4]


def test_an_endpoint_that_ignores_paging_gives_records_that_look_alike_once(
    client: AeriesClient, expect: Expect
) -> None:
    whole = [average(1), average(1), average(2)]
    pages(expect, "/schools/994/gpas", "Record", (1, 5, whole), (3, 7, whole))
    assert [each.student_id for each in client.gpas.iter(994, page_size=5)] == [1, 1, 2]


def test_pages_of_transcripts_count_students_who_may_have_several_records(client: AeriesClient, expect: Expect) -> None:
    pages(
        expect,
        "/schools/994/Transcript",
        "Student",
        (1, 2, [average(1), average(2), average(1), average(2)]),
        (2, 3, [average(2), average(2), average(3), average(3), average(3)]),
        (3, 4, [average(3), average(3), average(3), average(4)]),
        (4, 5, [average(4)]),
    )
    walked = client.transcripts.iter(994, page_size=2)
    assert [each.student_id for each in walked] == [1, 1, 2, 2, 3, 3, 3, 4]


def test_a_page_size_that_is_too_small_is_refused_at_once(client: AeriesClient) -> None:
    for walk in (client.gpas.iter, client.graduation.iter_status, client.transcripts.iter):
        with pytest.raises(ArgumentError, match="page_size"):
            walk(994, page_size=1)


@pytest.mark.parametrize("page_size", [2, 7, 500])
def test_pages_give_what_the_whole_list_gives(page_size: int) -> None:
    with DemoDistrict(students=120, schools=4) as district, district.client() as client:
        for school in (994, 995, 998):
            assert list(client.gpas.iter(school, page_size=page_size)) == client.gpas.list(school)
            assert list(client.graduation.iter_status(school, page_size=page_size)) == client.graduation.list_status(
                school
            )
            assert list(client.transcripts.iter(school, page_size=page_size)) == client.transcripts.list(school)


# --- writes -----------------------------------------------------------------------------------------------------------

GRADE: dict[str, Any] = {
    "student_id": 99400007,
    "period_number": 1,
    "course_number": "0412",
    "teacher_number": 601,
    "section_number": 12,
}


def test_grades_go_out_as_an_array_of_the_documented_names(client: AeriesClient, expect: Expect) -> None:
    key = {
        "StudentID": 99400007,
        "PeriodNumber": 1,
        "CourseNumber": "0412",
        "TeacherNumber": 601,
        "SectionNumber": 12,
    }
    sent = [
        {**key, "MarkNumber": 1, "MarkValue": "A-"},
        {
            **key,
            "MarkNumber": 2,
            "MarkValue": "",
            "Comment1": "11",
            "Comment2": "12",
            "Comment3": None,
            "Citizenship": "O",
            "WorkHabits": "S",
        },
    ]
    expect("POST", "/schools/994/Grades", [{"Anything": 1}, {}], body=sent)
    answer = client.report_cards.update_grades(
        994,
        [
            GradeBody(**GRADE, mark_number=1, mark_value="A-"),
            GradeBody(
                **GRADE,
                mark_number=2,
                mark_value="",
                comment1="11",
                comment2="12",
                comment3=None,
                citizenship="O",
                work_habits="S",
            ),
        ],
    )
    assert [each.extra for each in answer] == [{"Anything": 1}, {}]


@pytest.mark.parametrize(("answer", "count"), [(None, 0), ([], 0), ({"Message": "done"}, 1)])
def test_any_documented_shape_of_the_answer_is_taken(
    client: AeriesClient, expect: Expect, answer: object, count: int
) -> None:
    expect("POST", "/schools/994/Grades", answer)
    assert len(client.report_cards.update_grades(994, [GradeBody(**GRADE)])) == count


def test_an_answer_that_is_no_record_is_said_to_be_none(client: AeriesClient, expect: Expect) -> None:
    expect("POST", "/schools/994/Grades", ["done"])
    with pytest.raises(DecodeError, match=r"grades\.update"):
        client.report_cards.update_grades(994, [GradeBody(**GRADE)])


@pytest.mark.parametrize(
    ("grades", "why"),
    [
        ([], "at least one"),
        ([GradeBody(**{**GRADE, "teacher_number": None})], "teacher_number"),
        ([GradeBody(student_id=99400007)], "period_number"),
        ([GradeBody(**GRADE, mark_number=0)], "1 to 12"),
        ([GradeBody(**GRADE, mark_number=13)], "1 to 12"),
        ([GradeBody(**{**GRADE, "period_number": "1 Flex"})], "an int"),
    ],
)
def test_bad_grades_are_refused_before_any_request(client: AeriesClient, grades: list[GradeBody], why: str) -> None:
    with pytest.raises(ArgumentError, match=why):
        client.report_cards.update_grades(994, grades)


def test_grades_are_never_sent_twice() -> None:
    assert (OPERATIONS["grades.update"].access, OPERATIONS["grades.update"].retry_safe) == ("update", False)
