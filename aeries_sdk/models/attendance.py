"""Attendance of the year day by day, and the totals of all years."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class ClassAttendance(Model):
    """The attendance code of a student in one class of a day."""

    section_number: int | None = value("SectionNumber", "CAR.SE | CAT.SE", "section", show=True)
    period: str = text(
        "Period", "ATT (0-9) | FTF.STI", "digit as text; at flex schools the period's short title", show=True
    )
    attendance_code: str = text("AttendanceCode", "ATT.A0-ATT.A9 | CAT.AC", "absence code; blank for none")


@attrs.define(kw_only=True, repr=False)
class AttendanceDay(Model):
    """One day on which a student has a code: for the whole day, for classes, or both."""

    calendar_date: date = key("CalendarDate", "ATT.DT", "the day", show=True)
    all_day_attendance_code: str = text(
        "AllDayAttendanceCode", "ATT.AL", "blank for none; where there are periods, set when all share one code"
    )
    classes: list[ClassAttendance] = rows("Classes", "", "one per class of the day")


@attrs.define(kw_only=True, repr=False)
class Attendance(Model):
    """The days of one student that have a code. A day that is missing says nothing: see the school's calendar."""

    student_id: int = key("StudentID", "STU.ID", "district-wide student ID")
    attendance_days: list[AttendanceDay] = rows("AttendanceDays", "", "days with any code")


@attrs.define(kw_only=True, repr=False)
class AttendanceSummary(Model):
    """Totals of one student in one school year at one school. All days but those of truancy count all-day codes."""

    attendance_program_code_primary: str = text(
        "AttendanceProgramCodePrimary", "AHS.SP", "main program; blank for none"
    )
    reporting_school_code: int | None = value(
        "ReportingSchoolCode", "AHS.HS", "school it is reported for; 0 for none", aliases=("RoportingSchoolCode",)
    )
    days_complete_independent_study: int | None = value(
        "DaysCompleteIndependentStudy", "AHS.ISC", "days of independent study, completed"
    )
    days_incomplete_independent_study: int | None = value(
        "DaysIncompleteIndependentStudy", "AHS.ISI", "days of independent study, not completed"
    )
    days_in_school_suspension: int | None = value("DaysInSchoolSuspension", "AHS.ISS", "days suspended in school")
    periods_expected_to_attend: int | None = value(
        "PeriodsExpectedToAttend", "AHS.PE", "periods to attend, hourly", aliases=("PeriodExpectedToAttend",)
    )
    periods_attended: int | None = value("PeriodsAttended", "AHS.PA", "periods attended, hourly")
    periods_out_of_school_suspension: int | None = value(
        "PeriodsOutOfSchoolSuspension", "AHS.POS", "periods suspended out of school"
    )
    periods_attended_in_school_suspension: int | None = value(
        "PeriodsAttendedInSchoolSuspension", "AHS.PIS", "periods suspended in school"
    )
    periods_excused_absence: int | None = value("PeriodsExcusedAbsence", "AHS.PAX", "periods absent, excused")
    periods_unexcused_absence: int | None = value("PeriodsUnexcusedAbsence", "AHS.PAU", "periods absent, unexcused")
    periods_complete_independent_study: int | None = value(
        "PeriodsCompleteIndependentStudy", "AHS.PIC", "periods of independent study, completed"
    )
    periods_incomplete_independent_study: int | None = value(
        "PeriodsIncompleteIndependentStudy", "AHS.PIN", "periods of independent study, not completed"
    )
    school_year: str = text("SchoolYear", "AHS.HR", "yyyy-yyyy", show=True)
    school_code: int | None = value(
        "SchoolCode", "AHS.SCL", "school of the totals, not always the one asked", show=True
    )
    days_enrolled: int | None = value("DaysEnrolled", "AHS.EN", "days enrolled")
    days_present: int | None = value("DaysPresent", "AHS.PR", "days present")
    days_absence: int | None = value("DaysAbsence", "AHS.AB", "days absent")
    days_excused: int | None = value("DaysExcused", "AHS.AE", "days absent, excused")
    days_unexcused: int | None = value("DaysUnexcused", "AHS.AU", "days absent, unexcused")
    days_tardy: int | None = value("DaysTardy", "AHS.TD", "days tardy")
    days_of_truancy: int | None = value("DaysOfTruancy", "AHS.TRU", "days with any truancy code, all-day or not")
    days_suspension: int | None = value("DaysSuspension", "AHS.SU", "days suspended")


@attrs.define(kw_only=True, repr=False)
class AttendanceHistorySummary(Model):
    """The totals of one student, one entry per school year and school."""

    student_id: int = key("StudentID", "AHS.ID", "district-wide student ID")
    history_summaries: list[AttendanceSummary] = rows("HistorySummaries", "", "one per school year and school")


@attrs.define(kw_only=True, repr=False)
class PeriodTotal(Model):
    """How many days a code was set in one period."""

    period: str = text("Period", "0-9 | FTF.STI", "digit as text; at flex schools a title, or its number", show=True)
    total: int | None = value("Total", "AHD | CHD", "days")


@attrs.define(kw_only=True, repr=False)
class AttendanceDetail(Model):
    """How often one code was set in one school year at one school."""

    code: str = text("Code", "AHD.CD", "absence code; # all excused, * all unexcused: see is_total")
    school_year: str = text("SchoolYear", "AHD.YR", "yyyy-yyyy", show=True)
    description: str = text("Description", "AHD.DE", "text of the code")
    all_day_total: int | None = value("AllDayTotal", "AHD.AL", "days with it as the all-day code")
    period_totals: list[PeriodTotal] = rows(
        "PeriodTotals", "AHD (traditional) | CHD (flex)", "days with it, per period"
    )
    school_code: int | None = value(
        "SchoolCode", "AHD.SCL", "school of the totals, not always the one asked", show=True
    )

    @property
    def is_total(self) -> bool:
        """Whether it repeats what the single codes count already: leave it out of sums.

        >>> from aeries_sdk.models import AttendanceDetail
        >>> AttendanceDetail(code="#").is_total, AttendanceDetail(code="E").is_total
        (True, False)
        """
        return self.code.strip() in {"#", "*"}


@attrs.define(kw_only=True, repr=False)
class AttendanceHistoryDetails(Model):
    """The totals per code of one student."""

    student_id: int = key("StudentID", "AHD.ID", "district-wide student ID")
    history_details: list[AttendanceDetail] = rows("HistoryDetails", "", "one per code, school year and school")


@attrs.define(kw_only=True, repr=False)
class HistoryAbsenceCode(Model):
    """One absence code as it was in a past school year; its key is school, year and code."""

    is_temporarily_not_enrolled: bool | None = value("IsTemporarilyNotEnrolled", "AHC.NE", "not enrolled for a time")
    independent_study_code: str = text("IndependentStudyCode", "AHC.IS", "completion of independent study")
    absence_code: str = key("AbsenceCode", "AHC.CD", "one character", show=True)
    school_year: str = key("SchoolYear", "AHC.YR", "yyyy-yyyy", show=True)
    title: str = text("Title", "AHC.TI", "title, up to 10 characters", show=True)
    abbreviation: str = text("Abbreviation", "AHC.AB", "up to 3 characters")
    type: int | None = value("Type", "AHC.TY", "kind of code, as in AbsenceCode.type_code")
    counts_for_ada: bool | None = value("CountsForADA", "AHC.AD", "counts toward apportionment")
    include_on_letters: bool | None = value("IncludeOnLetters", "AHC.LT", "appears in letters")
    include_in_parent_notifications: bool | None = value("IncludeInParentNotifications", "AHC.DI", "parents are told")
    include_on_reports: bool | None = value("IncludeOnReports", "AHC.OT", "appears in reports")
    count_on_report_card: bool | None = value("CountOnReportCard", "AHC.GR", "counts on report cards")
    is_suspension: bool | None = value("IsSuspension", "AHC.SU", "a suspension, in or out of school")
    is_partial_day_truant: bool | None = value("IsPartialDayTruant", "AHC.PT", "part of the day truant")
    school_code: int = key("SchoolCode", "AHC.SCL", "code of the school", show=True)
