"""Transcripts: the courses of all years and schools of a student."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class TranscriptCourse(Model):
    """One course of a transcript."""

    hours: float | None = value("Hours", "HIS.HR", "hours, in alternative education")
    record_source_code: str = text("RecordSourceCode", "HIS.SRC", "where the record is from", aliases=("RecordSource",))
    dual_enrollment_credit_school_code: int | None = value(
        "DualEnrollmentCreditSchoolCode", "HIS.SDE", "school that also gives credit; 0 for none"
    )
    date_of_completion: date | None = value("DateOfCompletion", "HIS.DC", "day of completion")
    college_credit_hours: float | None = value("CollegeCreditHours", "HIS.CH", "hours of college credit")
    pass_fail_credit_code: str = text("PassFailCreditCode", "HIS.PF", "graded by pass and fail; blank for not")
    course_id: str = text("CourseID", "HIS.CN", "district-wide id", show=True)
    transcript_course_title: str = text(
        "TranscriptCourseTitle", "HIS.CO", "title where it is not the one in the list of courses, else blank"
    )
    mark: str = text("Mark", "HIS.MK", "A, B+ ...")
    credit_attempted: float | None = value("CreditAttempted", "HIS.CR", "credits attempted")
    credit_completed: float | None = value("CreditCompleted", "HIS.CC", "credits completed")
    student_grade: int | None = value("StudentGrade", "HIS.GR", "grade that the student was in", show=True)
    term: int | None = value("Term", "HIS.TE", "number of the term; not a term code", show=True)
    term_description: str = text("TermDescription", "TDF.S0-S8", "title of the term", show=True)
    school_year: str = text("SchoolYear", "from HIS.YR", "yyyy-yyyy", show=True)
    school_taken_id: int | None = value(
        "SchoolTakenID", "HIS.ST", "inside the district usually the school's code, else another id", show=True
    )
    school_taken_name: str = text("SchoolTakenName", "CHI.NM", "name of that school")
    school_taken_state_id: str = text("SchoolTakenStateID", "CHI.ID", "state's id of that school, long digits")
    repeat_tag_code: str = text("RepeatTagCode", "HIS.RT", "how a repeated course counts; blank for none")
    citizenship_mark: str = text("CitizenshipMark", "HIS.CI", "citizenship")
    sequence_number: int | None = value("SequenceNumber", "HIS.SQ", "tells a student's rows apart; its order is none")
    total_absences: int | None = value("TotalAbsences", "HIS.AB", "days absent")
    total_tardies: int | None = value("TotalTardies", "HIS.TD", "days late")
    total_days_enrolled: int | None = value("TotalDaysEnrolled", "HIS.EN", "days enrolled")
    total_days_present: int | None = value("TotalDaysPresent", "HIS.PR", "days present")
    total_excused_absences: int | None = value("TotalExcusedAbsences", "HIS.EA", "days absent with excuse")
    total_un_excused_absences: int | None = value("TotalUnExcusedAbsences", "HIS.UA", "days absent without excuse")
    total_days_of_suspension: int | None = value("TotalDaysOfSuspension", "HIS.SU", "days suspended")
    section_number: int | None = value("SectionNumber", "HIS.SE", "the section; 0 for none", show=True)
    staff_id: int | None = value("StaffID", "HIS.SID", "staff ID of the teacher; 0 for none")


@attrs.define(kw_only=True, repr=False)
class Transcript(Model):
    """The transcript of one student record."""

    student_id: int = key("StudentID", "HIS.PID / STU.ID", "district-wide number of the student")
    course_grades: list[TranscriptCourse] = rows("CourseGrades", "", "courses")
    school_code: int | None = value(
        "SchoolCode", "STU.SC", "school of the student record", aliases=("School Code",), show=True
    )
