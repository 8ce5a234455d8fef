"""Report cards, the marking periods and marks of a school, and what is sent to change grades."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._base import Model, key, rows, text, value
from aeries_sdk.models._body import Body, field
from aeries_sdk.values import JSON


@attrs.define(kw_only=True, repr=False)
class MarkingPeriodGrade(Model):
    """What a report card says of one course in one marking period. The totals need not add up."""

    primary_staff_id: int | None = value(
        "PrimaryStaffID", "GRD.SID | GRH.SID", "staff ID of the teacher; 0 where the course has a teacher number"
    )
    hours: float | None = value("Hours", "GRD.HR | GRH.HR", "hours")
    attendance_based_grades_indicator: str = text(
        "AttendanceBasedGradesIndicator", "GRD.ABG | GRH.ABG", "graded by attendance; blank for not"
    )
    marking_period: int = key("MarkingPeriod", "", "1 to 12", show=True)
    mark: str = text("Mark", "GRH.MK | GRD.M1-M12", "A, B+ ...")
    credit: float | None = value("Credit", "GRH.CR", "credits earned")
    comment1_code: str = text("Comment1Code", "GRH.C1", "first comment")
    comment2_code: str = text("Comment2Code", "GRH.C2", "second comment")
    comment3_code: str = text("Comment3Code", "GRH.C3", "third comment")
    citizenship_code: str = text("CitizenshipCode", "GRH.CI", "citizenship")
    work_habits_code: str = text("WorkHabitsCode", "GRH.WH", "work habits")
    total_absences: int | None = value("TotalAbsences", "GRH.AB", "days absent")
    total_tardies: int | None = value("TotalTardies", "GRH.TD", "days late")
    total_days_enrolled: int | None = value("TotalDaysEnrolled", "GRH.EN", "days enrolled")
    total_days_present: int | None = value("TotalDaysPresent", "GRH.PR", "days present")
    total_excused_absences: int | None = value("TotalExcusedAbsences", "GRH.EA", "days absent with excuse")
    total_un_excused_absences: int | None = value("TotalUnExcusedAbsences", "GRH.UA", "days absent without excuse")
    total_days_of_suspension: int | None = value("TotalDaysOfSuspension", "GRH.SU", "days suspended")


@attrs.define(kw_only=True, repr=False)
class ReportCardCourse(Model):
    """One course of a report card."""

    school_code: int | None = value("SchoolCode", "STU.SC", "code of the school", show=True)
    course_id: str = text("CourseID", "GRD.CN", "district-wide id, leading zeros kept", show=True)
    course_title: str = text("CourseTitle", "CRS.CO", "title", show=True)
    period: str = text("Period", "GRD.PD | FTF.STI", "number, or short title of a flex period", show=True)
    section_number: int | None = value("SectionNumber", "GRH.SE", "the section", show=True)
    teacher_number: int | None = value(
        "TeacherNumber", "GRD.TN", "teacher's number at the school; 0 where the grades have a staff ID"
    )
    marking_period_grades: list[MarkingPeriodGrade] = rows(
        "MarkingPeriodGrades", "", "one per marking period that has data"
    )


@attrs.define(kw_only=True, repr=False)
class ReportCard(Model):
    """The report card of one student."""

    student_id: int = key("StudentID", "STU.ID", "district-wide number of the student")
    student_report_card_courses: list[ReportCardCourse] = rows("StudentReportCardCourses", "", "courses")


@attrs.define(kw_only=True, repr=False)
class MarkingPeriod(Model):
    """One marking period of a school. They overlap, and their dates are as somebody typed them."""

    beginning_date: date | None = value("BeginningDate", "GRP.B1-B12", "first day", show=True)
    ending_date: date | None = value("EndingDate", "GRP.E1-E12", "last day; can lie before the first", show=True)
    state_reporting_code: str = text("StateReportingCode", "GRP.C1-C12", "state's code", show=True)
    marking_period: int = key("MarkingPeriod", "", "1 to 12", show=True)
    short_description: str = text("ShortDescription", "GRP.H# + ' ' + GRP.S#", "heading on the report card", show=True)
    long_description: str = text("LongDescription", "GRP.T#", "title", show=True)
    is_current_marking_period: bool | None = value(
        "IsCurrentMarkingPeriod", "from LOC.TM", "the school's current one, set by hand", show=True
    )


@attrs.define(kw_only=True, repr=False)
class ValidMark(Model):
    """A mark that a school gives. The article prints no types but the mark's own, and no example that can be read."""

    school_code: int | None = value("SchoolCode", "GRC.SC", "code of the school", show=True)
    mark: str = key("Mark", "GRC.MK", "A+, B, F ...", show=True)
    non_honor_points: float | None = value("NonHonorPoints", "GRC.PT", "grade points")
    honor_points: float | None = value("HonorPoints", "GRC.PH", "grade points in honours courses")
    count_as_attempted: JSON = value("CountAsAttempted", "GRC.CA", "credits count as attempted: a boolean or a letter")
    count_as_completed: JSON = value("CountAsCompleted", "GRC.CC", "credits count as completed: a boolean or a letter")
    count_in_gpa: JSON = value("CountInGPA", "GRC.CG", "counts in averages: a boolean or a letter")
    sequence_number: int | None = value("SequenceNumber", "GRC.SQ", "order of showing")
    non_academic_points: float | None = value("NonAcademicPoints", "GRC.PN", "grade points in other courses")
    low_percentage: float | None = value("LowPercentage", "GRC.LP", "lowest percentage")
    high_percentage: float | None = value("HighPercentage", "GRC.HP", "highest percentage")
    mark_type: str = text("MarkType", "GRC.MT", "kind of mark")
    appoints: float | None = value(
        "Appoints",
        "GRC.PA",
        "grade points in AP courses; surely a slip for APPoints",
        aliases=("APPoints", "ApPoints", "APpoints", "apPoints", "appoints", "APPOINTS"),
    )


@attrs.define(kw_only=True, repr=False)
class GradeUpdate(Model):
    """What Aeries answers for a change of grades. Its shape is not documented: all of it is in `extra`."""


@attrs.define(kw_only=True, repr=False)
class GradeBody(Body):
    """A change of one grade: one student, one course, the mark of one marking period.

    Comments, citizenship and work habits are only written where `mark_number` is the school's current marking period;
    otherwise Aeries skips them without a word.
    """

    student_id: int = field("StudentID", "STU.ID", "district-wide number of the student", required=True)
    period_number: int = field("PeriodNumber", "GRD.PD", "the period, `Period` of the report card", required=True)
    course_number: str = field("CourseNumber", "GRD.CN", "the course, `CourseID` of the report card", required=True)
    teacher_number: int = field("TeacherNumber", "GRD.TN", "teacher's number at the school", required=True)
    section_number: int = field("SectionNumber", "GRD.SE", "the section", required=True)
    mark_number: int | None = field("MarkNumber", "GRD.M1-M12", "the marking period, 1 to 12")
    mark_value: str | None = field("MarkValue", "GRC.MK", "a valid mark of the school, or an empty one")
    comment1: str | None = field("Comment1", "GRD.C1", "code of the first comment")
    comment2: str | None = field("Comment2", "GRD.C2", "code of the second comment")
    comment3: str | None = field("Comment3", "GRD.C3", "code of the third comment")
    citizenship: str | None = field("Citizenship", "GRD.CI", "code of citizenship")
    work_habits: str | None = field("WorkHabits", "GRD.WH", "code of work habits")

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object with the vendor's names.

        Raises:
            ArgumentError: A value is missing or refused, or `mark_number` is not 1 to 12.
        """
        body = super().to_wire()
        if body.get("MarkNumber") not in {None, *range(1, 13)}:
            raise ArgumentError("GradeBody: mark_number (MarkNumber) takes 1 to 12.")
        return body
