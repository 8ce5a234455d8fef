"""Sections of the running master schedule, and who teaches them."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, is_blank, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class SectionStaffMember(Model):
    """One person on a section.

    At schools with section staff the row has its own dates, permissions and inactive mark. At traditional schools it is
    made from the teacher numbers of the section: no dates, always active. Scheduling sections keep theirs in table SSM,
    without dates.
    """

    staff_id: int = key("StaffID", "SSE.ID | STF.ID", "staff ID within the district, at traditional schools too")
    last_name: str = text("LastName", "STF.LN", "last name")
    first_name: str = text("FirstName", "STF.FN", "first name")
    is_primary_teacher: bool | None = value(
        "IsPrimaryTeacher", "SSE.PR", "the main teacher; a section may have none or several", show=True
    )
    staff_role_code: str = text("StaffRoleCode", "SSE.SR", "role", show=True)
    teacher_position_code: str = text("TeacherPositionCode", "SSE.TP", "Texas: kind of position")
    attendance_permission: str = text("AttendancePermission", "SSE.AP", "Y, N or blank: may take attendance")
    gradebook_permission_code: str = text(
        "GradebookPermissionCode", "SSE.GBP", "full or read-only; F, N, R and blank have been seen"
    )
    grade_reporting_access: str = text("GradeReportingAccess", "SSE.GR", "Y, N or blank: may report grades")
    student_access: str = text("StudentAccess", "SSE.SAC", "Y, N or blank: may see student data")
    include_in_state_reporting: str = text(
        "IncludeInStateReporting", "SSE.STR", "Y, N or blank: counts in state reports"
    )
    start_date: date | None = value("StartDate", "SSE.SD", "first day on the section; null at traditional schools")
    end_date: date | None = value("EndDate", "SSE.ED", "last day on the section; null at traditional schools")
    inactive_status_code: str = text("InactiveStatusCode", "SSE.TG", "blank: active on the section")

    def is_active_on(self, day: date) -> bool:
        """Whether the person is on the section that day; a missing date does not limit.

        >>> from datetime import date
        >>> SectionStaffMember(staff_id=1, start_date=date(2026, 8, 12)).is_active_on(date(2026, 8, 11))
        False
        """
        return (
            is_blank(self.inactive_status_code)
            and (self.start_date is None or self.start_date <= day)
            and (self.end_date is None or day <= self.end_date)
        )


@attrs.define(kw_only=True, repr=False)
class Section(Model):
    """One section of the running master schedule.

    It has no dates and no title of its own: the dates are those of the term named by `semester`, the title is the
    course's.
    """

    school_code: int = key("SchoolCode", "MST.SC", "school", show=True)
    section_number: int = key("SectionNumber", "MST.SE", "number, unique within the school", show=True)
    period: str = text("Period", "MST.PD | FTF.STI", "0 to 9, or the short title of a flex period", show=True)
    period_block: int | None = value("PeriodBlock", "MST.BL", "number of consecutive periods")
    semester: str = text("Semester", "MST.SM", "term: a term_code of the school", show=True)
    class_calendar: str = text(
        "ClassCalendar", "MST.DY | CCL.STI", "days it meets (MTWTF), or the short title of a class calendar", show=True
    )
    course_id: str = text("CourseID", "MST.CN", "course; leading zeros count", show=True)
    section_staff_members: list[SectionStaffMember] = rows(
        "SectionStaffMembers", "", "who teaches or assists, inactive ones too; may be empty"
    )
    room: str = text("Room", "MST.RM", "room")
    credit: float | None = value("Credit", "MST.CR", "credits")
    gender_restriction: str = text("GenderRestriction", "MST.SX", "blank: none")
    low_grade: int | None = value("LowGrade", "MST.LO", "lowest grade, may be negative")
    high_grade: int | None = value("HighGrade", "MST.HI", "highest grade")
    max_students: int | None = value("MaxStudents", "MST.MX", "capacity")
    total_students: int | None = value("TotalStudents", "MST.TS", "students now")
    total_boys: int | None = value("TotalBoys", "MST.TB", "boys now")
    total_girls: int | None = value("TotalGirls", "MST.TG", "girls now")
    total_other_gender: int | None = value("TotalOtherGender", "", "others now; seen in answers only")
    inactive_status_code: str = text("InactiveStatusCode", "MST.STG", "blank: active", show=True)
    program_code: str = text("ProgramCode", "MST.PR", "special programme")
    hourly_attendance_program_code: str = text("HourlyAttendanceProgramCode", "MST.HP", "no longer used")
    exclusion_code: str = text("ExclusionCode", "MST.ST", "left out of grade or attendance reporting")
    counts_for_ada: str = text("CountsForADA", "MST.ADA", "N: passed over by the mass change of all-day codes")
    multi_teacher_code: str = text("MultiTeacherCode", "MST.MTS", "team teaching, job sharing")
    scheduling_group: str = text("SchedulingGroup", "MST.SG", "restricts which students may be scheduled")
    team_course_group: str = text("TeamCourseGroup", "MST.CG", "group of courses taught by teams")
    team_number: int | None = value("TeamNumber", "MST.TM", "team within that group; 0: none")
    semester_group: str = text("SemesterGroup", "MST.GP", "keeps classes in different terms")
    track: str = text("Track", "MST.TR", "restriction to an attendance track")
    class_id: int | None = value("ClassID", "MST.CID", "joins several sections into one class; 0: none")
    education_service_code: str = text("EducationServiceCode", "MST.ESR", "service for English learners")
    language_of_instruction_code: str = text("LanguageOfInstructionCode", "MST.LI", "language of instruction")
    instructional_strategy_code: str = text("InstructionalStrategyCode", "MST.INS", "instructional strategy")
    funding_source_code: str = text("FundingSourceCode", "MST.FS", "source of funding")
    career_technical_education_provider_code: str = text(
        "CareerTechnicalEducationProviderCode", "MST.TEP", "provider of career technical education"
    )
    independent_study_indicator: str = text("IndependentStudyIndicator", "MST.ISI", "independent study")
    distance_learning_indicator: str = text("DistanceLearningIndicator", "MST.DLI", "distance learning")
    itinerant_teacher_indicator: str = text("ItinerantTeacherIndicator", "MST.IT", "itinerant teacher")
    use_supplemental_attendance: bool | None = value(
        "UseSupplementalAttendance", "MST.USA", "uses supplemental attendance"
    )
    articulated_course_indicator: str = text("ArticulatedCourseIndicator", "MST.AC", "articulated course")
    non_campus_based_instruction_code: str = text("NonCampusBasedInstructionCode", "MST.NCI", "taught off campus")
    population_served_code: str = text("PopulationServedCode", "MST.PSV", "Texas: population served")
    class_type_code: str = text("ClassTypeCode", "MST.CTY", "Texas: kind of class")
    monthly_minutes: int | None = value("MonthlyMinutes", "MST.MMN", "Texas: minutes a month")
    pre_k_school_type_code: str = text(
        "PreKSchoolTypeCode", "MST.PKT", "pre-kindergarten: kind of school", aliases=("PreKSchoolType",)
    )
    pre_k_curricula_code: str = text("PreKCurriculaCode", "MST.CT", "pre-kindergarten: curriculum")
    is_high_quality_pre_k_program: bool | None = value(
        "IsHighQualityPreKProgram", "MST.HQP", "high quality pre-kindergarten programme"
    )
    instruction_type_code: str = text("InstructionTypeCode", "MST.SIT", "kind of instruction")
    program_evaluation_type_code: str = text(
        "ProgramEvaluationTypeCode", "MST.ET", "how the programme is evaluated", aliases=("ProgramEvaluationCode",)
    )
    educational_environment_code: str = text(
        "EducationalEnvironmentCode", "", "educational environment; seen in answers only"
    )
    career_technical_education_hours: int | None = value(
        "CareerTechnicalEducationHours", "", "hours of career technical education; seen in answers only"
    )
    content_subcategory_code: str = text(
        "ContentSubcategoryCode", "", "subcategory of the content; seen in answers only"
    )
    charter_non_core_indicator: str = text("CharterNonCoreIndicator", "", "charter: not core; seen in answers only")
    advanced_course_state_code: str = text(
        "AdvancedCourseStateCode", "", "the state's code for advanced courses; seen in answers only"
    )
    online_instruction_type_code: str = text(
        "OnlineInstructionTypeCode", "", "kind of online instruction; seen in answers only"
    )
    middle_school_core_indicator: str = text(
        "MiddleSchoolCoreIndicator", "", "middle school core; seen in answers only"
    )
    non_credentialed_authorization_code: str = text(
        "NonCredentialedAuthorizationCode", "", "authorization of a teacher without credential; seen in answers only"
    )
    high_quality_career_technical_education_indicator: str = text(
        "HighQualityCareerTechnicalEducationIndicator",
        "",
        "high quality career technical education; seen in answers only",
    )
    flex_period_sequence_number: int | None = value("FlexPeriodSequenceNumber", "MST.FSQ", "flex period; 0: none")
    class_calendar_sequence_number: int | None = value(
        "ClassCalendarSequenceNumber", "MST.CSQ", "class calendar; 0: none"
    )
    user_code1: str = text("UserCode1", "MST.U1", "user code 1")
    user_code2: str = text("UserCode2", "MST.U2", "user code 2")
    user_code3: str = text("UserCode3", "MST.U3", "user code 3")
    user_code4: str = text("UserCode4", "MST.U4", "user code 4")
    user_code5: str = text("UserCode5", "MST.U5", "user code 5")
    user_code6: str = text("UserCode6", "MST.U6", "user code 6")
    user_code7: str = text("UserCode7", "MST.U7", "user code 7")
    user_code8: str = text("UserCode8", "MST.U8", "user code 8")
    primary_class: bool | None = value("PrimaryClass", "MST.PC", "flex daily schools: this is the primary section")

    @property
    def is_active(self) -> bool:
        """Whether the section is not marked inactive."""
        return is_blank(self.inactive_status_code)

    def staff_on(self, day: date) -> list[SectionStaffMember]:
        """Who is on the section that day, in the order of Aeries; the primary teacher need not come first."""
        return [member for member in self.section_staff_members if member.is_active_on(day)]


@attrs.define(kw_only=True, repr=False)
class SectionDataChange(Model):
    """The key of a section whose data, or whose roster, changed."""

    school_code: int = key("SchoolCode", "MST.SC | CAR.SC", "school", show=True)
    section_number: int = key("SectionNumber", "MST.SE | CAR.SE", "section", show=True)
