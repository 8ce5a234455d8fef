"""The fields of student records that are rarely needed, on a list of their own."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from aeries_sdk.models._base import Model, key, text, value


@attrs.define(kw_only=True, repr=False)
class StudentExtended(Model):
    """More of one student record. It has no name and no status: those stand on the `Student` with the same key.

    The key of both is the school's code and the student number. Indicators are texts: Y, N or blank.
    """

    student_id: int = key("StudentID", "STU.ID", "permanent number in the district")
    count_in_census_indicator: str = text("CountInCensusIndicator", "STU.CIC", "counted in the census")
    next_inter_intra_district_transfer_code: str = text(
        "NextInterIntraDistrictTransferCode", "STU.NIT", "next year's transfer between or within districts"
    )
    next_inter_intra_district_state_code: str = text(
        "NextInterIntraDistrictStateCode", "STU.NTD", "next year's state code of the transfer's district"
    )
    summer_withdrawal_leave_date: date | None = value(
        "SummerWithdrawalLeaveDate", "STU.SLD", "left before the year began"
    )
    summer_withdrawal_next_school: int | None = value(
        "SummerWithdrawalNextSchool", "STU.SNS", "school expected after that; 0: none"
    )
    end_of_year_next_school: int | None = value(
        "EndOfYearNextSchool", "STU.ENS", "school expected after the year; 0: none"
    )
    reporting_school_code: int | None = value(
        "ReportingSchoolCode", "STU.HS", "school that reports the student; 0: none"
    )
    next_attendance_program_code_primary: str = text(
        "NextAttendanceProgramCodePrimary", "STU.NPS", "next year's main attendance program"
    )
    next_attendance_program_code_additional1: str = text(
        "NextAttendanceProgramCodeAdditional1", "STU.NP1", "next year's second attendance program"
    )
    next_attendance_program_code_additional2: str = text(
        "NextAttendanceProgramCodeAdditional2", "STU.NP2", "next year's third attendance program"
    )
    home_language_survey_date: date | None = value(
        "HomeLanguageSurveyDate", "LAC.HLD", "day of the home language survey"
    )
    birthdate_verification_method_code: str = text(
        "BirthdateVerificationMethodCode", "STU.VBD", "how the day of birth was proven"
    )
    initial_ninth_grade_entry_year: str = text(
        "InitialNinthGradeEntryYear", "STU.INE", "school year of entering grade 9, yyyy-yyyy"
    )
    graduation_cohort: str = text("GraduationCohort", "STU.CHT", "school year of graduation of the cohort, yyyy-yyyy")
    school_code: int = key("SchoolCode", "STU.SC", "code of the school", show=True)
    student_number: int = key("StudentNumber", "STU.SN", "number within the school")
    state_student_id: str = text("StateStudentID", "STU.CID", "state's number")
    school_completion_date: date | None = value("SchoolCompletionDate", "STU.DG", "day of completing high school")
    school_completion_status_code: str = text("SchoolCompletionStatusCode", "STU.HSG", "how high school was completed")
    qualified_uc: str = text("QualifiedUC", "STU.QUC", "qualified for the University of California")
    qualified_csu: str = text("QualifiedCSU", "STU.QCS", "qualified for the California State University")
    course_completion_uc: str = text(
        "CourseCompletionUC", "STU.CUC", "courses for the University of California completed"
    )
    course_completion_csu: str = text(
        "CourseCompletionCSU", "STU.CCS", "courses for the California State University completed"
    )
    inter_intra_district_transfer_code: str = text(
        "InterIntraDistrictTransferCode", "STU.IT", "transfer between or within districts"
    )
    inter_intra_district_state_code: str = text(
        "InterIntraDistrictStateCode", "STU.ITD", "state code of the transfer's district"
    )
    graduation_requirements_track: str = text(
        "GraduationRequirementsTrack", "STU.GRT", "set of graduation requirements"
    )
    safe_schools_act_violation_date: date | None = value(
        "SafeSchoolsActViolationDate", "STU.SD", "day of a violent offence"
    )
    scheduling_group: str = text("SchedulingGroup", "STU.SG", "group for scheduling")
    expected_graduation_date: date | None = value("ExpectedGraduationDate", "STU.EGD", "filled irregularly")
    summer_withdrawal_reason_code: str = text(
        "SummerWithdrawalReasonCode", "STU.SWR", "why a student did not show up when the year began"
    )
    end_of_year_status_code: str = text("EndOfYearStatusCode", "STU.EOY", "why a student will not return")
    record_added_date_time: datetime | None = value(
        "RecordAddedDateTime", "STU.RDT", "when the record was made; any number of fraction digits"
    )
    record_added_system: str = text("RecordAddedSystem", "STU.RSY", "what made the record")
    school_mobility: int | None = value("SchoolMobility", "STU.SM", "grade on entering this school")
    district_mobility: int | None = value("DistrictMobility", "STU.DM", "grade on entering the district")
    us_schools_less_than3_years: str = text(
        "USSchoolsLessThan3Years", "SSD.SUS", "less than three years in schools of the United States"
    )
    us_enter_date: date | None = value("USEnterDate", "LAC.USE", "first day in the United States")
    us_school_enter_date: date | None = value(
        "USSchoolEnterDate", "LAC.USS", "first day at a school of the United States"
    )
    state_school_enter_date: date | None = value(
        "StateSchoolEnterDate", "LAC.STS", "first day at a school of the state"
    )
    date_redesignated_fluent_english_proficient: date | None = value(
        "DateRedesignatedFluentEnglishProficient", "LAC.RD1", "day of being found fluent in English"
    )
    home_language_survey_first_language_code: str = text(
        "HomeLanguageSurveyFirstLanguageCode", "LAC.L1", "survey: first language learnt"
    )
    home_language_survey_primary_language_code: str = text(
        "HomeLanguageSurveyPrimaryLanguageCode", "LAC.L2", "survey: main language of the student"
    )
    home_language_survey_home_language_code: str = text(
        "HomeLanguageSurveyHomeLanguageCode", "LAC.L3", "survey: language of the student at home"
    )
    home_language_survey_adult_language_code: str = text(
        "HomeLanguageSurveyAdultLanguageCode", "LAC.L4", "survey: language of the adults at home"
    )
    english_learner_program_code: str = text(
        "EnglishLearnerProgramCode", "LAC.PR", "program for English learners; often one blank"
    )
    english_learner_service_code: str = text("EnglishLearnerServiceCode", "LAC.SR", "service for English learners")
    english_learner_start_date: date | None = value(
        "EnglishLearnerStartDate", "LAC.SD", "first day as an English learner"
    )
    english_learner_end_date: date | None = value("EnglishLearnerEndDate", "LAC.ED", "last day as an English learner")
    long_term_english_learner_code: str = text("LongTermEnglishLearnerCode", "LAC.LT", "long-term English learner")
    years_as_english_learner: int | None = value("YearsAsEnglishLearner", "LAC.YEL", "years as an English learner")
    birth_city: str = text("BirthCity", "STU.BCY", "city of birth")
    birth_state_code: str = text("BirthStateCode", "STU.BST", "state or province of birth")
    birth_country_code: str = text("BirthCountryCode", "STU.BCU", "country of birth")
    last_school: int | None = value("LastSchool", "", "school before this one; 0: none; seen in answers only")
    residence_school: int | None = value("ResidenceSchool", "", "school of the home address; seen in answers only")
    next_residence_school: int | None = value(
        "NextResidenceSchool", "", "next year's school of the home address; seen in answers only"
    )
    next_grade: int | None = value("NextGrade", "", "grade of next year; seen in answers only")
    next_school: int | None = value("NextSchool", "", "school of next year; 0: none; seen in answers only")
