"""The district's courses."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, is_blank, key, text, tidy, value


@attrs.define(kw_only=True, repr=False)
class Course(Model):
    """One course of the district, of which schools make sections."""

    vocational_education_subject_area_code: str = text(
        "VocationalEducationSubjectAreaCode", "CRS.E2", "vocational education: subject area"
    )
    vocational_education_course_level_code: str = text(
        "VocationalEducationCourseLevelCode", "CRS.VCL", "vocational education: level"
    )
    course_level_code: str = text("CourseLevelCode", "CRS.CL", "academic level")
    course_type_code: str = text("CourseTypeCode", "CRS.TY", "kind of course")
    next_course: str = text("NextCourse", "CRS.NC", "course that follows in a sequence")
    term_sequence: int | None = value("TermSequence", "CRS.TS", "place in a sequence of terms")
    year_sequence: int | None = value("YearSequence", "CRS.YS", "place in a sequence of years")
    traditional_gender: str = text("TraditionalGender", "CRS.TGN", "California: informational")
    nclb_core_code: str = text("NCLBCoreCode", "CRS.NCC", "No Child Left Behind: core", aliases=("NCLBBoreCode",))
    nclb_core_area1_code: str = text(
        "NCLBCoreArea1Code", "CRS.CA1", "No Child Left Behind: core area 1", aliases=("NCLBBoreArea1Code",)
    )
    nclb_core_area2_code: str = text(
        "NCLBCoreArea2Code", "CRS.CA2", "No Child Left Behind: core area 2", aliases=("NCLBBoreArea2Code",)
    )
    content_group_code: str = text("ContentGroupCode", "CRS.CCG", "joins courses of the same content")
    nces_code: str = text("NCESCode", "CRS.US", "code of the National Center for Education Statistics")
    cip_code: str = text("CIPCode", "CRS.CIP", "adult education: instructional programme")
    board_adoption_date: date | None = value("BoardAdoptionDate", "CRS.BD", "day the board adopted it")
    last_revision_date: date | None = value("LastRevisionDate", "CRS.RD", "day of the last revision")
    revision_type_code: str = text("RevisionTypeCode", "CRS.RT", "kind of revision")
    inactive_date: date | None = value("InactiveDate", "CRS.ID", "day it became inactive")
    academic_weight: int | None = value("AcademicWeight", "CRS.AC", "0 to 4")
    meets_algebra_i_requirement: bool | None = value(
        "MeetsAlgebraIRequirement", "CRS.ALR", "meets the Algebra I requirement", aliases=("MeetsAlgebraRequirement",)
    )
    algebra_i_credit_required: float | None = value("AlgebraICreditRequired", "CRS.ALC", "credit needed for Algebra I")
    service_id_code: str = text("ServiceIDCode", "CRS.SVC", "Texas: service", aliases=("ServiceID",))
    population_served_code: str = text("PopulationServedCode", "CRS.PSV", "Texas: population served")
    class_type_code: str = text("ClassTypeCode", "CRS.CTY", "Texas: kind of class")
    course_sequence_code: str = text("CourseSequenceCode", "CRS.CSQ", "Texas: part of a sequence")
    non_campus_based_instruction_code: str = text(
        "NonCampusBasedInstructionCode", "CRS.NCI", "Texas: taught off campus"
    )
    on_ramps_dual_enrollment_indicator: str = text(
        "OnRampsDualEnrollmentIndicator", "CRS.OD", "Texas: OnRamps dual enrolment"
    )
    include_for_extracurricular_activity_eligibility_indicator: str = text(
        "IncludeForExtracurricularActivityEligibilityIndicator", "CRS.EE", "counts for eligibility"
    )
    hours_for_completion: float | None = value("HoursForCompletion", "CRS.HC", "hours needed to complete it")
    cost_of_course: float | None = value("CostOfCourse", "CRS.CC", "cost")
    content_subcategory_code: str = text("ContentSubcategoryCode", "CRS.CSC", "subcategory of the content")
    standards_grade_range_code: str = text("StandardsGradeRangeCode", "CRS.SGR", "grade range of the standards")
    content_standards_alignment_code: str = text(
        "ContentStandardsAlignmentCode", "CRS.CSA", "alignment with content standards"
    )
    charter_non_core_indicator: str = text("CharterNonCoreIndicator", "CRS.CNC", "charter: not core")
    advanced_course_state_code: str = text(
        "AdvancedCourseStateCode", "CRS.CSA", "the state's code for advanced courses; the column is printed twice"
    )
    college_state_course_code: str = text("CollegeStateCourseCode", "CRS.CC3", "the state's code for college courses")
    middle_school_core_indicator: str = text("MiddleSchoolCoreIndicator", "CRS.MSC", "middle school core")
    correspondence_language_code1: str = text("CorrespondenceLanguageCode1", "CRS.CL1", "language of title 1")
    title_for_language1: str = text("TitleForLanguage1", "CRS.CO1", "title in language 1")
    correspondence_language_code2: str = text("CorrespondenceLanguageCode2", "CRS.CL2", "language of title 2")
    title_for_language2: str = text("TitleForLanguage2", "CRS.CO2", "title in language 2")
    correspondence_language_code3: str = text("CorrespondenceLanguageCode3", "CRS.CL3", "language of title 3")
    title_for_language3: str = text("TitleForLanguage3", "CRS.CO3", "title in language 3")
    correspondence_language_code4: str = text("CorrespondenceLanguageCode4", "CRS.CL4", "language of title 4")
    title_for_language4: str = text("TitleForLanguage4", "CRS.CO4", "title in language 4")
    correspondence_language_code5: str = text("CorrespondenceLanguageCode5", "CRS.CL5", "language of title 5")
    title_for_language5: str = text("TitleForLanguage5", "CRS.CO5", "title in language 5")
    correspondence_language_code6: str = text("CorrespondenceLanguageCode6", "CRS.CL6", "language of title 6")
    title_for_language6: str = text("TitleForLanguage6", "CRS.CO6", "title in language 6")
    user_code1: str = text("UserCode1", "CRS.UC1", "user code 1")
    user_code2: str = text("UserCode2", "CRS.UC2", "user code 2")
    user_code3: str = text("UserCode3", "CRS.UC3", "user code 3")
    user_code4: str = text("UserCode4", "CRS.UC4", "user code 4")
    user_code5: str = text("UserCode5", "CRS.UC5", "user code 5")
    user_code6: str = text("UserCode6", "CRS.UC6", "user code 6")
    user_code7: str = text("UserCode7", "CRS.UC7", "user code 7")
    user_code8: str = text("UserCode8", "CRS.UC8", "user code 8")
    id: str = key("ID", "CRS.CN", "course ID, up to 6 characters; leading zeros count", show=True)
    title: str = text("Title", "CRS.CO", "short title, up to 15 characters", show=True)
    long_description: str = text(
        "LongDescription", "CRS.DE", "long title, up to 30 characters; may be blank", show=True
    )
    notes: str = text("Notes", "CRS.CM", "comment")
    content_description: str = text("ContentDescription", "CRS.CD", "what it teaches")
    non_academic_or_honors_code: str = text("NonAcademicOrHonorsCode", "CRS.NA", "N: not academic, H: honors")
    subject_area1_code: str = text("SubjectArea1Code", "CRS.S1", "graduation subject area")
    subject_area2_code: str = text("SubjectArea2Code", "CRS.S2", "used when area 1 is full")
    subject_area3_code: str = text("SubjectArea3Code", "CRS.S3", "used when areas 1 and 2 are full")
    department_code: str = text("DepartmentCode", "CRS.DC", "department", show=True)
    state_course_code: str = text("StateCourseCode", "CRS.C3", "the state's course code")
    csf_course_list: str = text("CSFCourseList", "CRS.C1", "list of the California Scholarship Federation")
    college_prep_indicator_code: str = text("CollegePrepIndicatorCode", "CRS.CP", "prepares for college")
    credit_default: float | None = value("CreditDefault", "CRS.CR", "credits for passing")
    credit_max: float | None = value("CreditMax", "CRS.MC", "most credits over all repeats")
    term_type_code: str = text(
        "TermTypeCode", "CRS.TM", "length of the course (Y: a year), not the term of a section", show=True
    )
    low_grade: int | None = value("LowGrade", "CRS.LO", "lowest grade", show=True)
    high_grade: int | None = value("HighGrade", "CRS.HI", "highest grade", show=True)
    csu_subject_area_code: str = text("CSU_SubjectAreaCode", "CRS.E1", "California State University: subject area")
    csu_rule_can_be_an_elective: str = text(
        "CSU_Rule_CanBeAnElective", "CRS.CSE", "California State University: G may count as elective"
    )
    csu_rule_honors_code: str = text("CSU_Rule_HonorsCode", "CRS.CSH", "California State University: H honors")
    csu_rule_validation_level_code: str = text(
        "CSU_Rule_ValidationLevelCode", "CRS.VL", "California State University: level of validation"
    )
    uc_subject_area_code: str = text("UC_SubjectAreaCode", "CRS.U1", "University of California: subject area")
    uc_rule_can_be_an_elective: str = text(
        "UC_Rule_CanBeAnElective", "CRS.U2", "University of California: G may count as elective"
    )
    uc_rule_honors_code: str = text("UC_Rule_HonorsCode", "CRS.U3", "University of California: H honors")
    uc_rule_validation_level_code: str = text(
        "UC_Rule_ValidationLevelCode", "CRS.VLU", "University of California: level of validation"
    )
    teacher_aide_indicator: bool | None = value("TeacherAideIndicator", "CRS.TA", "a course for teacher aides")
    physical_education_indicator: bool | None = value("PhysicalEducationIndicator", "CRS.PE", "physical education")
    inactive_status_code: str = text(
        "InactiveStatusCode", "CRS.TG", "blank: active; an inactive course takes no new sections", show=True
    )
    prerequisite_course: str = text("PrerequisiteCourse", "", "course that comes first; seen in answers only")
    alternate_course: str = text("AlternateCourse", "", "course to take instead; seen in answers only")
    default_max_students: int | None = value("DefaultMaxStudents", "", "usual size of a section; seen in answers only")
    next_year_inactive_status_code: str = text(
        "NextYearInactiveStatusCode", "", "blank: active next year; seen in answers only"
    )

    @property
    def is_active(self) -> bool:
        """Whether the course is not marked inactive."""
        return is_blank(self.inactive_status_code)

    @property
    def display_title(self) -> str:
        """The long title, or the short one where that is blank; without blanks around it."""
        return tidy(self.long_description) or tidy(self.title)


@attrs.define(kw_only=True, repr=False)
class CourseDataChange(Model):
    """The key of a course whose data changed."""

    id: str = key("ID", "CRS.CN", "course ID", show=True)
