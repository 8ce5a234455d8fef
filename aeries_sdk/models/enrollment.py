"""Enrollment history: when a student was enrolled at which school."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, text, value


@attrs.define(kw_only=True, repr=False)
class EnrollmentPeriod(Model):
    """One stretch of enrollment. A student can have several in a year, at two schools at once too; there is no key."""

    student_id: int = key("StudentID", "ENR.ID", "district-wide student ID")
    inter_intra_district_state_code: str = text(
        "InterIntraDistrictStateCode", "ENR.ITD", "state's code of a transfer; blank for none"
    )
    nonpublic_school_state_code: str = text(
        "NonpublicSchoolStateCode", "", "state's number of a nonpublic school; in the sample only"
    )
    next_school_code: int | None = value("NextSchoolCode", "", "school of next year, 0 for none; in the sample only")
    reporting_school_code: int | None = value(
        "ReportingSchoolCode", "", "school it is reported for, 0 for none; in the sample only"
    )
    school_code: int = key("SchoolCode", "ENR.SC", "school of the enrollment", show=True)
    student_number: int | None = value("StudentNumber", "ENR.SN", "number within that school")
    academic_year: str = text("AcademicYear", "ENR.YR", "first year of the school year, YYYY", show=True)
    track: str = text("Track", "ENR.TR", "attendance track; blank for none")
    attendance_program_code: str = text("AttendanceProgramCode", "ENR.PR", "attendance program; blank for none")
    attendance_program_code_additional1: str = text("AttendanceProgramCodeAdditional1", "ENR.AP1", "second program")
    attendance_program_code_additional2: str = text("AttendanceProgramCodeAdditional2", "ENR.AP2", "third program")
    grade: int | None = value("Grade", "ENR.GR", "grade at that time, -2 to 18", show=True)
    elementary_teacher_number: int | None = value(
        "ElementaryTeacherNumber", "ENR.TN", "elementary: teacher number within the school; 0 for none"
    )
    elementary_teacher_name: str = text("ElementaryTeacherName", "ENR.TE", "blank or 'Unassigned' for none")
    enter_date: date | None = value("EnterDate", "ENR.ED", "first day")
    leave_date: date | None = value("LeaveDate", "ENR.LD", "last day; None while open")
    exit_reason_code: str = text("ExitReasonCode", "ENR.ER", "why it ended; blank while open")
    inter_intra_district_transfer_code: str = text(
        "InterIntraDistrictTransferCode", "ENR.IT", "status of a transfer; blank for none"
    )
