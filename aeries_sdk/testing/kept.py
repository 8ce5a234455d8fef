"""What a recording keeps as it is: field by field, what is known to say nothing about a person.

A field that is not in here, and is not one that a model's repr shows, is replaced by a stand-in; so is every field that
no model knows. The table was read field by field: whoever adds to it asks what the value tells of somebody whom a
reader of the file happens to know. Codes of race, language, disability, discipline, health, military service and
family are not in here, nor is any mark, score, sum or count of one person.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Of any record that has a model: numbers and codes of schools, grades and terms, and numbers that count from 1.
EVERYWHERE = _words(
    """
    AcademicYear CourseID DatabaseYear DualEnrollmentCreditSchoolCode EndOfYearNextSchool Grade
    GradeLevelLongDescription InactiveStatusCode LastSchool MarkingPeriod NextGrade NextGradeLevelLongDescription
    NextGradeLevelShortDescription NextResidenceSchool NextSchool NextSchoolCode Period PrimaryAeriesSchool
    ReportingSchoolCode ResidenceSchool RoportingSchoolCode SchoolCode SchoolYear SectionNumber SequenceNumber
    SummerWithdrawalNextSchool Track
    """
)

BY_MODEL = {
    "AbsenceCode": """
        Abbreviation TypeCode TypeDescription CountsForADA IncludeOnLetters IncludeInParentNotifications
        IncludeOnReports CountOnReportCard IsSuspension IsPartialDayTruant IsTemporarilyNotEnrolled IndependentStudyCode
        ColorCode""",
    "AssignmentCategory": "Color PercentageOfGrade",
    "AssignmentStandard": "NumberCorrectPossible StandardDescription",
    "AttendanceDay": "AllDayAttendanceCode",
    "AttendanceDetail": "Code Description",
    "BellPeriod": "CalendarDate CalendarDayNumber",
    "CalendarDay": """
        AttendanceMonth AttendanceMonthLocked PeriodBlockPattern ABDay TotalApportionment TotalEnrollment""",
    "ClassAttendance": "AttendanceCode",
    "ClassSchedule": "DateStarted DateEnded",
    "CodeValue": """
        Category SortOrder Status AeriesCode NumericValue CorrespondenceLanguageCode1 DescriptionForLanguage1
        CorrespondenceLanguageCode2 DescriptionForLanguage2 CorrespondenceLanguageCode3 DescriptionForLanguage3
        CorrespondenceLanguageCode4 DescriptionForLanguage4 CorrespondenceLanguageCode5 DescriptionForLanguage5
        CorrespondenceLanguageCode6 DescriptionForLanguage6""",
    "CollegeTest": "TestSourceCode TestTypeCode",
    "Contact": "AddressTypeCode ContactOrder MailTagCode",
    "Course": """
        VocationalEducationSubjectAreaCode VocationalEducationCourseLevelCode CourseLevelCode CourseTypeCode NextCourse
        TermSequence YearSequence TraditionalGender NCLBCoreCode NCLBCoreArea1Code NCLBCoreArea2Code ContentGroupCode
        NCESCode CIPCode BoardAdoptionDate LastRevisionDate RevisionTypeCode InactiveDate AcademicWeight
        MeetsAlgebraIRequirement AlgebraICreditRequired ServiceIDCode PopulationServedCode ClassTypeCode
        CourseSequenceCode NonCampusBasedInstructionCode OnRampsDualEnrollmentIndicator HoursForCompletion CostOfCourse
        IncludeForExtracurricularActivityEligibilityIndicator ContentSubcategoryCode StandardsGradeRangeCode
        ContentStandardsAlignmentCode CharterNonCoreIndicator AdvancedCourseStateCode CollegeStateCourseCode
        MiddleSchoolCoreIndicator NonAcademicOrHonorsCode SubjectArea1Code SubjectArea2Code SubjectArea3Code
        StateCourseCode CSFCourseList CollegePrepIndicatorCode CreditDefault CreditMax CSU_SubjectAreaCode
        CSU_Rule_CanBeAnElective CSU_Rule_HonorsCode CSU_Rule_ValidationLevelCode UC_SubjectAreaCode
        UC_Rule_CanBeAnElective UC_Rule_HonorsCode UC_Rule_ValidationLevelCode TeacherAideIndicator
        PhysicalEducationIndicator PrerequisiteCourse AlternateCourse DefaultMaxStudents NextYearInactiveStatusCode""",
    "CourseRequest": "AlternateTag PermanentLockCode RejectCode",
    "EnrollmentPeriod": "AttendanceProgramCode EnterDate LeaveDate",
    "Fee": "FeeCode",
    "Gradebook": "GradebookType LinkedGroup",
    "GradebookAssignment": """
        AllowStudentDropBox GradingCompleted InputScoresByStandard NarrativeGradeSetID NumberCorrectPossible
        PointsPossible RubricAssignment ScoresVisibleToParents VisibleToParents""",
    "GradebookScore": "NumberCorrectPossible PointsPossible",
    "GradebookSettings": """
        AddDropStudentsAutomatically ApplyRangeToStudent CountCompletedNow CountHi CountLo CountMaxDate CountMinDate
        DoingFormativeSummativeWeight DoingMinMaxAssignmentValues DoingRubric DoingWeight FilterAssignmentsBy
        FormativePercentage HideDroppedStudents HideOverallScore HideOverallScoreFromParentStudent MaxAssignmentValue
        MinAssignmentValue ShowFinalMark ShowFinalMarkToParentStudent ShowHi ShowLo ShowMaxDate ShowMinDate
        ShowPointRatio SingleTermGradebook SummativePercentage""",
    "GradebookTerm": "Name",
    "GraduationStatus": "GraduationRequirementTrack",
    "Group": "ConfidentialGroup ExpirationDate IsCommunicationGroup",
    "HistoryAbsenceCode": """
        IsTemporarilyNotEnrolled IndependentStudyCode Abbreviation Type CountsForADA IncludeOnLetters
        IncludeInParentNotifications IncludeOnReports CountOnReportCard IsSuspension IsPartialDayTruant""",
    "RequiredSubjectArea": """
        RequiredCreditFor12thGraders RequiredCreditFor11thGraders RequiredCreditFor10thGraders
        RequiredCreditFor9thGraders""",
    "SchedulingSection": """
        PeriodBlock Room Credit GenderRestriction LowGrade HighGrade MaxStudents TotalStudents TotalPrescheduled
        ProgramCode HourlyAttendanceProgramCode ExclusionCode CountsForADA MultiTeacherCode SchedulingGroup
        TeamCourseGroup TeamNumber SemesterGroup ClassID EducationServiceCode LanguageOfInstructionCode
        InstructionalStrategyCode FundingSourceCode CareerTechnicalEducationProviderCode IndependentStudyIndicator
        DistanceLearningIndicator UseSupplementalAttendance ArticulatedCourseIndicator NonCampusBasedInstructionCode
        PopulationServedCode ClassTypeCode MonthlyMinutes InstructionTypeCode ArenaSchedulingIndicator
        ExcludeFromScheduler FlexPeriodSequenceNumber ClassCalendarSequenceNumber""",
    "School": """
        AttendancePeriod AttendanceReporting AttendanceType DoNotReport ScheduleBasis SessionType Tracks
        OrganizationCategoryCode SchoolCategoryCode UsingSectionStaffInMasterSchedule UsingSectionStaffInScheduling""",
    "Section": """
        PeriodBlock Room Credit GenderRestriction LowGrade HighGrade MaxStudents TotalStudents ProgramCode
        HourlyAttendanceProgramCode ExclusionCode CountsForADA MultiTeacherCode SchedulingGroup TeamCourseGroup
        TeamNumber SemesterGroup ClassID EducationServiceCode LanguageOfInstructionCode InstructionalStrategyCode
        FundingSourceCode CareerTechnicalEducationProviderCode IndependentStudyIndicator DistanceLearningIndicator
        UseSupplementalAttendance ArticulatedCourseIndicator NonCampusBasedInstructionCode PopulationServedCode
        ClassTypeCode MonthlyMinutes InstructionTypeCode FlexPeriodSequenceNumber ClassCalendarSequenceNumber
        PrimaryClass""",
    "SectionStaffMember": """
        AttendancePermission GradebookPermissionCode GradeReportingAccess StudentAccess IncludeInStateReporting
        StartDate EndDate""",
    "StudentTest": "GradeLevel TestPart TestSource TestSourceCode TestType TestTypeCode TestingAdministration",
    "SubjectAreaStatus": "CreditsRequired",
    "SystemInfo": "AvailableDatabaseYears",
    "Teacher": "ClassCalendar ClassCalendarSequenceNumber HighGrade LowGrade Room StateCourseCode",
    "Term": "FirstHalfEndDate SecondHalfStartDate",
    "ValidMark": """
        NonHonorPoints HonorPoints CountAsAttempted CountAsCompleted CountInGPA NonAcademicPoints LowPercentage
        HighPercentage MarkType Appoints""",
}
"""Wire names that stay, besides those above and those that a model's repr shows."""

REPLACED = frozenset({("Picture", "FileSize"), ("School", "Name")})
"""What a repr may show, and a file may not hold: it tells the district, or would not fit what stands beside it."""

SCHOOL_WORDS = _words(
    """
    a academy adult alternative center charter child community continuation county day development district early
    education elementary high inactive independent intermediate jr junior k magnet middle of preschool primary program
    school schools senior sr students studies study summer the unified
    """
)
"""What stays of a school's name: what kind of school it is."""

ARGUMENTS = _words(
    """
    AbsenceCode AcademicYear AssignmentNumber AssignmentType Code CourseID DataArea Date Field GradeLevel
    GradebookNumber GradebookTerm NextSchoolCode SchoolCode SectionNumber SequenceNumber Table UniqueID day hour minute
    month year yr
    """
)
"""Placeholders of paths whose values stay."""

QUERY = _words(
    """
    databaseyear enddate endingrecord endingstudent primaryaeriesschool startdate startingrecord startingstudent
    """
)
"""Query parameters, in lower case, whose values stay."""
