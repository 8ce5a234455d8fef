"""Attendance, grades and gradebooks. Type-checked, never called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_type

from aeries_sdk import AeriesClient
from aeries_sdk.models import (
    GPA,
    Attendance,
    AttendanceHistoryDetails,
    AttendanceHistorySummary,
    EnrollmentPeriod,
    FinalMark,
    GradeBody,
    Gradebook,
    GradebookAssignment,
    GradebookAssignmentBody,
    GradebookAssignmentUpdateBody,
    GradebookScore,
    GradebookScoreBody,
    GradebookStudent,
    GradeUpdate,
    GraduationRequirement,
    GraduationStatus,
    HistoryAbsenceCode,
    MarkingPeriod,
    ReportCard,
    Transcript,
    ValidMark,
)

DAY = date(2026, 10, 1)

GUID = "1C799626-9892-11E0-8388-994010010004"


def attendance(client: AeriesClient) -> None:
    assert_type(client.attendance.list(994), list[Attendance])
    assert_type(client.attendance.list(994, student_id=99400001), list[Attendance])
    assert_type(client.attendance.list(994, start_date=DAY), list[Attendance])
    assert_type(client.attendance.list(994, end_date=DAY), list[Attendance])
    assert_type(client.attendance.list_history_absence_codes(994), list[HistoryAbsenceCode])
    assert_type(client.attendance.list_history_absence_codes(994, school_year="2026-2027"), list[HistoryAbsenceCode])
    assert_type(client.attendance.list_history_details(994), list[AttendanceHistoryDetails])
    assert_type(client.attendance.list_history_details(994, student_id=99400001), list[AttendanceHistoryDetails])
    assert_type(client.attendance.list_history_details(994, school_year="2026-2027"), list[AttendanceHistoryDetails])
    assert_type(client.attendance.list_history_summary(994), list[AttendanceHistorySummary])
    assert_type(client.attendance.list_history_summary(994, student_id=99400001), list[AttendanceHistorySummary])
    assert_type(client.attendance.list_history_summary(994, school_year="2026-2027"), list[AttendanceHistorySummary])


def enrollment(client: AeriesClient) -> None:
    assert_type(client.enrollment.list(99400001), list[EnrollmentPeriod])
    assert_type(client.enrollment.list(99400001, school_code=994), list[EnrollmentPeriod])
    assert_type(client.enrollment.list(99400001, school_year="2026-2027"), list[EnrollmentPeriod])


def gpas(client: AeriesClient) -> None:
    assert_type(client.gpas.iter(994), Iterator[GPA])
    assert_type(client.gpas.iter(994, page_size=100), Iterator[GPA])
    assert_type(client.gpas.list(994), list[GPA])
    assert_type(client.gpas.list(994, student_id=99400001), list[GPA])


def report_cards(client: AeriesClient) -> None:
    assert_type(client.report_cards.list(994), list[ReportCard])
    assert_type(client.report_cards.list(994, student_id=99400001), list[ReportCard])
    assert_type(client.report_cards.list_marking_periods(994), list[MarkingPeriod])
    assert_type(client.report_cards.list_valid_marks(994), list[ValidMark])
    assert_type(client.report_cards.update_grades(994, list[GradeBody]()), list[GradeUpdate])


def transcripts(client: AeriesClient) -> None:
    assert_type(client.transcripts.iter(994), Iterator[Transcript])
    assert_type(client.transcripts.iter(994, page_size=100), Iterator[Transcript])
    assert_type(client.transcripts.list(994), list[Transcript])
    assert_type(client.transcripts.list(994, student_id=99400001), list[Transcript])


def graduation(client: AeriesClient) -> None:
    assert_type(client.graduation.iter_status(994), Iterator[GraduationStatus])
    assert_type(client.graduation.iter_status(994, grade=9), Iterator[GraduationStatus])
    assert_type(client.graduation.iter_status(994, page_size=100), Iterator[GraduationStatus])
    assert_type(client.graduation.list_requirements(994), list[GraduationRequirement])
    assert_type(client.graduation.list_status(994), list[GraduationStatus])
    assert_type(client.graduation.list_status(994, student_id=99400001), list[GraduationStatus])
    assert_type(client.graduation.list_status(994, grade=9), list[GraduationStatus])


def gradebooks(client: AeriesClient) -> None:
    assert_type(client.gradebooks.get(4021), Gradebook)
    assert_type(client.gradebooks.get_student(4021, "S", 99400001), GradebookStudent)
    assert_type(client.gradebooks.list_final_marks(4021), list[FinalMark])
    assert_type(client.gradebooks.list_for_section(994, 1001), list[Gradebook])
    assert_type(client.gradebooks.list_for_staff(9940102), list[Gradebook])
    assert_type(client.gradebooks.list_students(4021, "S"), list[GradebookStudent])


def gradebook_assignments(client: AeriesClient) -> None:
    assert_type(client.gradebook_assignments.change(4021, 3, description="Essay"), list[GradebookAssignment])
    assert_type(client.gradebook_assignments.change(unique_id=GUID, description="Essay"), list[GradebookAssignment])
    assert_type(client.gradebook_assignments.create(4021, description="Essay"), list[GradebookAssignment])
    assert_type(client.gradebook_assignments.create(4021, GradebookAssignmentBody()), list[GradebookAssignment])
    assert_type(client.gradebook_assignments.get(4021, 3), GradebookAssignment)
    assert_type(client.gradebook_assignments.get(unique_id=GUID), GradebookAssignment)
    assert_type(client.gradebook_assignments.list(4021), list[GradebookAssignment])
    assert_type(client.gradebook_assignments.update(4021, 3, description="Essay"), list[GradebookAssignment])
    assert_type(
        client.gradebook_assignments.update(4021, 3, GradebookAssignmentUpdateBody()), list[GradebookAssignment]
    )
    assert_type(client.gradebook_assignments.update(unique_id=GUID, description="Essay"), list[GradebookAssignment])


def gradebook_scores(client: AeriesClient) -> None:
    assert_type(client.gradebook_scores.get(4021, 3, student_id=99400001), GradebookScore)
    assert_type(client.gradebook_scores.get(unique_id=GUID, student_id=99400001), GradebookScore)
    assert_type(client.gradebook_scores.list(4021, 3), list[GradebookScore])
    assert_type(client.gradebook_scores.list(unique_id=GUID), list[GradebookScore])
    assert_type(client.gradebook_scores.update(4021, 3, scores=list[GradebookScoreBody]()), list[GradebookScore])
    assert_type(client.gradebook_scores.update(unique_id=GUID, scores=list[GradebookScoreBody]()), list[GradebookScore])
