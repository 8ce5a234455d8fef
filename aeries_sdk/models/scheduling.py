"""The schedule that is being built: its sections, and the bodies that write them."""

from __future__ import annotations

import attrs

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._base import Model, is_blank, key, rows, text, value
from aeries_sdk.models._body import Body, field
from aeries_sdk.models.sections import SectionStaffMember
from aeries_sdk.values import JSON


@attrs.define(kw_only=True, repr=False)
class SchedulingSection(Model):
    """One section of the schedule that is being built, usually next year's: never one to take a roster from."""

    school_code: int = key("SchoolCode", "SMS.SC", "school", show=True)
    section_number: int = key("SectionNumber", "SMS.SE", "number, unique within the school", show=True)
    period: str = text("Period", "SMS.PD | FTF.STI", "0 to 9, or the short title of a flex period", show=True)
    period_block: int | None = value("PeriodBlock", "SMS.BL", "number of consecutive periods")
    semester: str = text("Semester", "SMS.SM", "term: a term_code of the school", show=True)
    class_calendar: str = text(
        "ClassCalendar", "SMS.DY | CCL.STI", "days it meets (MTWTF), or the short title of a class calendar", show=True
    )
    course_id: str = text("CourseID", "SMS.CN", "course; leading zeros count", show=True)
    section_staff_members: list[SectionStaffMember] = rows(
        "SectionStaffMembers", "", "who teaches or assists, inactive ones too; may be empty"
    )
    room: str = text("Room", "SMS.RM", "room")
    credit: float | None = value("Credit", "SMS.CR", "credits")
    gender_restriction: str = text("GenderRestriction", "SMS.GN", "blank: none")
    low_grade: int | None = value("LowGrade", "SMS.LO", "lowest grade, may be negative")
    high_grade: int | None = value("HighGrade", "SMS.HI", "highest grade")
    max_students: int | None = value("MaxStudents", "SMS.MX", "capacity")
    total_students: int | None = value("TotalStudents", "SMS.TS", "students now")
    total_boys: int | None = value("TotalBoys", "SMS.TB", "boys now")
    total_girls: int | None = value("TotalGirls", "SMS.TG", "girls now")
    total_other_gender: int | None = value("TotalOtherGender", "SMS.TOG", "others now")
    total_prescheduled: int | None = value("TotalPrescheduled", "SMS.PS", "students scheduled in advance")
    inactive_status_code: str = text("InactiveStatusCode", "SMS.STG", "blank: active", show=True)
    program_code: str = text("ProgramCode", "SMS.PR", "special programme")
    hourly_attendance_program_code: str = text("HourlyAttendanceProgramCode", "SMS.HP", "no longer used")
    exclusion_code: str = text("ExclusionCode", "SMS.ST", "left out of grade or attendance reporting")
    counts_for_ada: str = text("CountsForADA", "SMS.ADA", "N: passed over by the mass change of all-day codes")
    multi_teacher_code: str = text("MultiTeacherCode", "SMS.MTS", "team teaching, job sharing")
    scheduling_group: str = text("SchedulingGroup", "SMS.SG", "restricts which students may be scheduled")
    team_course_group: str = text("TeamCourseGroup", "SMS.CG", "group of courses taught by teams")
    team_number: int | None = value("TeamNumber", "SMS.TM", "team within that group; 0: none")
    semester_group: str = text("SemesterGroup", "SMS.GP", "keeps classes in different terms")
    track: str = text("Track", "SMS.TR", "restriction to an attendance track")
    class_id: int | None = value("ClassID", "SMS.CID", "joins several sections into one class; 0: none")
    education_service_code: str = text("EducationServiceCode", "SMS.ESR", "service for English learners")
    language_of_instruction_code: str = text("LanguageOfInstructionCode", "SMS.LI", "language of instruction")
    instructional_strategy_code: str = text("InstructionalStrategyCode", "SMS.INS", "instructional strategy")
    funding_source_code: str = text("FundingSourceCode", "SMS.FS", "source of funding")
    career_technical_education_provider_code: str = text(
        "CareerTechnicalEducationProviderCode", "SMS.TEP", "provider of career technical education"
    )
    independent_study_indicator: str = text("IndependentStudyIndicator", "SMS.ISI", "independent study")
    distance_learning_indicator: str = text("DistanceLearningIndicator", "SMS.DLI", "distance learning")
    itinerant_teacher_indicator: str = text("ItinerantTeacherIndicator", "SMS.IT", "itinerant teacher")
    use_supplemental_attendance: bool | None = value(
        "UseSupplementalAttendance", "SMS.USA", "uses supplemental attendance"
    )
    articulated_course_indicator: str = text("ArticulatedCourseIndicator", "SMS.AC", "articulated course")
    non_campus_based_instruction_code: str = text("NonCampusBasedInstructionCode", "SMS.NCI", "taught off campus")
    population_served_code: str = text("PopulationServedCode", "SMS.PSV", "Texas: population served")
    class_type_code: str = text("ClassTypeCode", "SMS.CTY", "Texas: kind of class")
    monthly_minutes: int | None = value("MonthlyMinutes", "SMS.MMN", "Texas: minutes a month")
    pre_k_school_type_code: str = text("PreKSchoolTypeCode", "SMS.PKT", "pre-kindergarten: kind of school")
    pre_k_curricula_code: str = text("PreKCurriculaCode", "SMS.CT", "pre-kindergarten: curriculum")
    is_high_quality_pre_k_program: bool | None = value(
        "IsHighQualityPreKProgram", "SMS.HQP", "high quality pre-kindergarten programme"
    )
    instruction_type_code: str = text("InstructionTypeCode", "SMS.SIT", "kind of instruction")
    program_evaluation_type_code: str = text("ProgramEvaluationTypeCode", "SMS.ET", "how the programme is evaluated")
    educational_environment_code: str = text("EducationalEnvironmentCode", "SMS.EE", "educational environment")
    career_technical_education_hours: int | None = value(
        "CareerTechnicalEducationHours", "SMS.CH", "hours of career technical education"
    )
    content_subcategory_code: str = text("ContentSubcategoryCode", "SMS.CSC", "subcategory of the content")
    charter_non_core_indicator: str = text("CharterNonCoreIndicator", "SMS.CNC", "charter: not core")
    advanced_course_state_code: str = text(
        "AdvancedCourseStateCode", "SMS.ACC", "the state's code for advanced courses"
    )
    online_instruction_type_code: str = text("OnlineInstructionTypeCode", "SMS.OIT", "kind of online instruction")
    middle_school_core_indicator: str = text("MiddleSchoolCoreIndicator", "SMS.MSC", "middle school core")
    non_credentialed_authorization_code: str = text(
        "NonCredentialedAuthorizationCode", "SMS.NCA", "authorization of a teacher without credential"
    )
    high_quality_career_technical_education_indicator: str = text(
        "HighQualityCareerTechnicalEducationIndicator", "SMS.HQC", "high quality career technical education"
    )
    arena_scheduling_indicator: str = text("ArenaSchedulingIndicator", "SMS.AR", "arena scheduling")
    exclude_from_scheduler: bool | None = value("ExcludeFromScheduler", "SMS.ES", "passed over by the scheduler")
    flex_period_sequence_number: int | None = value("FlexPeriodSequenceNumber", "SMS.FSQ", "flex period; 0: none")
    class_calendar_sequence_number: int | None = value(
        "ClassCalendarSequenceNumber", "SMS.CSQ", "class calendar; 0: none"
    )
    user_code1: str = text("UserCode1", "SMS.U1", "user code 1")
    user_code2: str = text("UserCode2", "SMS.U2", "user code 2")
    user_code3: str = text("UserCode3", "SMS.U3", "user code 3")
    user_code4: str = text("UserCode4", "SMS.U4", "user code 4")
    user_code5: str = text("UserCode5", "SMS.U5", "user code 5")
    user_code6: str = text("UserCode6", "SMS.U6", "user code 6")
    user_code7: str = text("UserCode7", "SMS.U7", "user code 7")
    user_code8: str = text("UserCode8", "SMS.U8", "user code 8")
    teacher_number1: int | None = value("TeacherNumber1", "SMS.TN", "teacher 1; only in answers of version 4")
    teacher_number2: int | None = value("TeacherNumber2", "SMS.TN2", "teacher 2; only in answers of version 4")
    teacher_number3: int | None = value("TeacherNumber3", "SMS.TN3", "teacher 3; only in answers of version 4")
    highly_qualified_status_code1: str = text(
        "HighlyQualifiedStatusCode1", "SMS.HQT", "status of teacher 1; only in answers of version 4"
    )
    highly_qualified_status_code2: str = text(
        "HighlyQualifiedStatusCode2", "SMS.HQ2", "status of teacher 2; only in answers of version 4"
    )
    highly_qualified_status_code3: str = text(
        "HighlyQualifiedStatusCode3", "SMS.HQ3", "status of teacher 3; only in answers of version 4"
    )

    @property
    def is_active(self) -> bool:
        """Whether the section is not marked inactive."""
        return is_blank(self.inactive_status_code)


@attrs.define(kw_only=True, repr=False)
class SectionStaffBody(Body):
    """One person on a section that is written."""

    staff_id: int = field("StaffID", "SSM.ID", "staff ID within the district", required=True)
    is_primary_teacher: bool = field(
        "IsPrimaryTeacher", "SSM.PR", "the main teacher; a section may have none or several"
    )
    staff_role_code: str = field("StaffRoleCode", "SSM.SR", "role", max_length=3)
    teacher_position_code: str = field("TeacherPositionCode", "SSM.TP", "Texas: kind of position", max_length=3)
    attendance_permission: str = field(
        "AttendancePermission", "SSM.AP", "Y or N: may take attendance", choices=("Y", "N")
    )
    gradebook_permission_code: str = field(
        "GradebookPermissionCode", "SSM.GBP", "full or read-only; F and N are the letters of the samples"
    )
    grade_reporting_access: str = field(
        "GradeReportingAccess", "SSM.GR", "Y or N: may report grades", choices=("Y", "N")
    )
    student_access: str = field("StudentAccess", "SSM.SAC", "Y or N: may see student data", choices=("Y", "N"))
    include_in_state_reporting: str = field(
        "IncludeInStateReporting", "SSM.STR", "Y or N: counts in state reports", choices=("Y", "N")
    )
    inactive_status_code: str = field("InactiveStatusCode", "SSM.TG", "blank: active on the section", max_length=1)


@attrs.define(kw_only=True, repr=False)
class _SectionFields(Body):
    """What can be written to a section, new or not."""

    period: int = field("Period", "SMS.PD", "0 to 9; not at flex schools")
    flex_period_sequence_number: int = field(
        "FlexPeriodSequenceNumber", "SMS.FSQ", "flex schools: flex period of the school and year; 0: none"
    )
    period_block: int = field("PeriodBlock", "SMS.BL", "number of consecutive periods, 1 to 10; not at flex schools")
    semester: str = field("Semester", "SMS.SM", "term_code of the school", max_length=1)
    split_term: str = field(
        "SplitTerm",
        "SMS.DY",
        "days it meets: MTWTF, -T-T-, DAILY, A-DAYS, FIRST ...; read back as class_calendar; not at flex schools",
        max_length=6,
    )
    class_calendar_sequence_number: int = field(
        "ClassCalendarSequenceNumber", "SMS.CSQ", "flex schools: class calendar of the school and year; 0: none"
    )
    course_id: str = field("CourseID", "SMS.CN", "active course; leading zeros count", max_length=6)
    section_staff_members: list[SectionStaffBody] = field(
        "SectionStaffMembers", "", "schools with section staff: who teaches or assists"
    )
    teacher_number1: int = field("TeacherNumber1", "SMS.TN", "traditional schools: the primary teacher")
    teacher_number2: int = field("TeacherNumber2", "SMS.TN2", "traditional schools: a further teacher; 0: none")
    teacher_number3: int = field("TeacherNumber3", "SMS.TN3", "traditional schools: a further teacher; 0: none")
    highly_qualified_status_code1: str = field(
        "HighlyQualifiedStatusCode1", "SMS.HQT", "traditional schools: status of teacher 1", max_length=1
    )
    highly_qualified_status_code2: str = field(
        "HighlyQualifiedStatusCode2", "SMS.HQ2", "traditional schools: status of teacher 2", max_length=1
    )
    highly_qualified_status_code3: str = field(
        "HighlyQualifiedStatusCode3", "SMS.HQ3", "traditional schools: status of teacher 3", max_length=1
    )
    room: str = field("Room", "SMS.RM", "room", max_length=6)
    credit: float = field("Credit", "SMS.CR", "credits")
    gender_restriction: str = field("GenderRestriction", "SMS.GN", "blank: none", max_length=1)
    low_grade: int = field("LowGrade", "SMS.LO", "lowest grade, may be negative")
    high_grade: int = field("HighGrade", "SMS.HI", "highest grade")
    max_students: int = field("MaxStudents", "SMS.MX", "capacity")
    inactive_status_code: str = field("InactiveStatusCode", "SMS.STG", "blank: active", max_length=1)
    program_code: str = field("ProgramCode", "SMS.PR", "special programme", max_length=3)
    hourly_attendance_program_code: str = field("HourlyAttendanceProgramCode", "SMS.HP", "no longer used", max_length=2)
    exclusion_code: str = field("ExclusionCode", "SMS.ST", "left out of grade or attendance reporting", max_length=1)
    counts_for_ada: str = field(
        "CountsForADA", "SMS.ADA", "N: passed over by the mass change of all-day codes", max_length=1
    )
    multi_teacher_code: str = field("MultiTeacherCode", "SMS.MTS", "team teaching, job sharing", max_length=2)
    scheduling_group: str = field(
        "SchedulingGroup", "SMS.SG", "restricts which students may be scheduled", max_length=2
    )
    team_course_group: str = field("TeamCourseGroup", "SMS.CG", "group of courses taught by teams", max_length=2)
    team_number: int = field("TeamNumber", "SMS.TM", "team within that group; 0: none")
    semester_group: str = field("SemesterGroup", "SMS.GP", "keeps classes in different terms", max_length=1)
    track: str = field("Track", "SMS.TR", "restriction to an attendance track", max_length=1)
    class_id: int = field("ClassID", "SMS.CID", "joins several sections into one class; 0: none")
    education_service_code: str = field("EducationServiceCode", "SMS.ESR", "service for English learners", max_length=1)
    language_of_instruction_code: str = field(
        "LanguageOfInstructionCode", "SMS.LI", "language of instruction", max_length=2
    )
    instructional_strategy_code: str = field(
        "InstructionalStrategyCode", "SMS.INS", "instructional strategy", max_length=3
    )
    funding_source_code: str = field("FundingSourceCode", "SMS.FS", "source of funding", max_length=3)
    career_technical_education_provider_code: str = field(
        "CareerTechnicalEducationProviderCode", "SMS.TEP", "provider of career technical education", max_length=1
    )
    independent_study_indicator: str = field("IndependentStudyIndicator", "SMS.ISI", "independent study", max_length=1)
    distance_learning_indicator: str = field("DistanceLearningIndicator", "SMS.DLI", "distance learning", max_length=1)
    itinerant_teacher_indicator: str = field("ItinerantTeacherIndicator", "SMS.IT", "itinerant teacher", max_length=1)
    use_supplemental_attendance: bool = field("UseSupplementalAttendance", "SMS.USA", "uses supplemental attendance")
    population_served_code: str = field("PopulationServedCode", "SMS.PSV", "Texas: population served", max_length=2)
    class_type_code: str = field("ClassTypeCode", "SMS.CTY", "Texas: kind of class", max_length=2)
    monthly_minutes: int = field("MonthlyMinutes", "SMS.MMN", "Texas: minutes a month")
    user_code1: str = field("UserCode1", "SMS.U1", "user code 1", max_length=3)
    user_code2: str = field("UserCode2", "SMS.U2", "user code 2", max_length=3)
    user_code3: str = field("UserCode3", "SMS.U3", "user code 3", max_length=3)
    user_code4: str = field("UserCode4", "SMS.U4", "user code 4", max_length=3)
    user_code5: str = field("UserCode5", "SMS.U5", "user code 5", max_length=3)
    user_code6: str = field("UserCode6", "SMS.U6", "user code 6", max_length=3)
    user_code7: str = field("UserCode7", "SMS.U7", "user code 7", max_length=3)
    user_code8: str = field("UserCode8", "SMS.U8", "user code 8", max_length=3)
    articulated_course_indicator: str = field(
        "ArticulatedCourseIndicator", "SMS.AC", "articulated course", max_length=1
    )
    non_campus_based_instruction_code: str = field(
        "NonCampusBasedInstructionCode", "SMS.NCI", "taught off campus", max_length=2
    )
    pre_k_school_type_code: str = field(
        "PreKSchoolTypeCode", "SMS.PKT", "pre-kindergarten: kind of school", max_length=2
    )
    pre_k_curricula_code: str = field("PreKCurriculaCode", "SMS.CT", "pre-kindergarten: curriculum", max_length=2)
    is_high_quality_pre_k_program: bool = field(
        "IsHighQualityPreKProgram", "SMS.HQP", "high quality pre-kindergarten programme"
    )
    instruction_type_code: str = field("InstructionTypeCode", "SMS.SIT", "kind of instruction", max_length=2)
    program_evaluation_type_code: str = field(
        "ProgramEvaluationTypeCode", "SMS.ET", "how the programme is evaluated", max_length=2
    )
    educational_environment_code: str = field(
        "EducationalEnvironmentCode", "SMS.EE", "educational environment", max_length=2
    )
    career_technical_education_hours: int = field(
        "CareerTechnicalEducationHours", "SMS.CH", "hours of career technical education"
    )
    content_subcategory_code: str = field(
        "ContentSubcategoryCode", "SMS.CSC", "subcategory of the content", max_length=20
    )
    charter_non_core_indicator: str = field("CharterNonCoreIndicator", "SMS.CNC", "charter: not core", max_length=1)
    advanced_course_state_code: str = field(
        "AdvancedCourseStateCode", "SMS.ACC", "the state's code for advanced courses", max_length=4
    )
    online_instruction_type_code: str = field(
        "OnlineInstructionTypeCode", "SMS.OIT", "kind of online instruction", max_length=1
    )
    middle_school_core_indicator: str = field(
        "MiddleSchoolCoreIndicator", "SMS.MSC", "middle school core", max_length=1
    )
    non_credentialed_authorization_code: str = field(
        "NonCredentialedAuthorizationCode", "SMS.NCA", "authorization of a teacher without credential", max_length=4
    )
    high_quality_career_technical_education_indicator: str = field(
        "HighQualityCareerTechnicalEducationIndicator",
        "SMS.HQC",
        "high quality career technical education",
        max_length=1,
    )
    arena_scheduling_indicator: str = field("ArenaSchedulingIndicator", "SMS.AR", "arena scheduling", max_length=1)
    exclude_from_scheduler: bool = field("ExcludeFromScheduler", "SMS.ES", "passed over by the scheduler")

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object; see `Body.to_wire`."""
        out = super().to_wire()
        period = self.period if "Period" in out else 0
        block = self.period_block if "PeriodBlock" in out else 1
        if not (0 <= period <= 9 and 1 <= block <= 10 - period):
            raise ArgumentError(
                f"{type(self).__name__}: period takes 0 to 9, period_block 1 to 10, and together they are at most 10."
            )
        return out


@attrs.define(kw_only=True, repr=False)
class SchedulingSectionBody(_SectionFields):
    """A new section of the schedule that is being built.

    A traditional school takes `period`, `period_block`, `split_term` and `teacher_number1` to 3; one with section staff
    `section_staff_members` instead of the teacher numbers; a flex school takes `flex_period_sequence_number` and
    `class_calendar_sequence_number` instead of the first three, too.

    >>> SchedulingSectionBody(semester="Y", course_id="0304", flex_period_sequence_number=11).to_wire()
    {'FlexPeriodSequenceNumber': 11, 'Semester': 'Y', 'CourseID': '0304'}
    """

    semester: str = field("Semester", "SMS.SM", "term_code of the school", required=True, max_length=1)
    course_id: str = field("CourseID", "SMS.CN", "active course; leading zeros count", required=True, max_length=6)
    section_number: int = field("SectionNumber", "SMS.SE", "left out: Aeries picks one")


@attrs.define(kw_only=True, repr=False)
class SchedulingSectionUpdateBody(_SectionFields):
    """Changes of a section of the schedule that is being built; what is left out stays.

    >>> SchedulingSectionUpdateBody(course_id="0917", student_schedule_options="LockedStudents").to_wire()
    {'CourseID': '0917', 'StudentScheduleOptions': 'LockedStudents'}
    """

    student_schedule_options: str = field(
        "StudentScheduleOptions",
        "",
        "for another course: which of its requests move along; LockedStudents, AllStudents, or none (DropStudents)",
        choices=("LockedStudents", "AllStudents", "DropStudents"),
    )
    section_staff_update_option: str = field(
        "SectionStaffUpdateOption",
        "",
        "with section_staff_members: Update adds and changes those sent, Replace removes all others",
        choices=("Update", "Replace"),
    )

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object; see `Body.to_wire`."""
        out = super().to_wire()
        if "SectionStaffMembers" in out and "SectionStaffUpdateOption" not in out:
            raise ArgumentError(
                "SchedulingSectionUpdateBody: section_staff_members needs section_staff_update_option, 'Update' or "
                "'Replace'."
            )
        return out
