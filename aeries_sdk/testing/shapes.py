"""The documented objects, as the blank records that every answer starts from.

A shape is written as the list of its property names, each with one mark for its blank value: nothing = text ``""``,
``#`` = 0, ``.`` = 0.0, ``?`` = false, ``@`` = null (dates), ``[]`` = empty list, ``{}`` = null until filled.
``UserCode1..8`` stands for eight properties. A record of the district holds only what differs from its shape.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]
"""One JSON object. What stands in it is whatever the documentation allows, so its values are not typed further."""

_BLANKS: Mapping[str, object] = {"": "", "#": 0, ".": 0.0, "?": False, "@": None, "[]": [], "{}": None}
_NAME = re.compile(r"([A-Za-z_0-9]+?)(?:1\.\.(\d+))?(#|\.|\?|@|\[\]|\{\})?")


def shape(names: str) -> Row:
    """The blank record with these properties.

    >>> shape("StudentID# LastName UserCode1..2 Terms[]")
    {'StudentID': 0, 'LastName': '', 'UserCode1': '', 'UserCode2': '', 'Terms': []}
    """
    blank: Row = {}
    for word in names.split():
        found = _NAME.fullmatch(word)
        if found is None:
            raise ValueError(f"not a property of a shape: {word!r}")
        name, count, mark = found.groups()
        for each in [name] if count is None else [f"{name}{number}" for number in range(1, int(count) + 1)]:
            blank[each] = _BLANKS[mark or ""]
    return blank


SCHOOL = shape("""
    SchoolCode# Name ShortName InactiveStatusCode Address AddressCity AddressState AddressZipCode AddressZipExt
    PhoneNumber PrincipalName PrincipalEmailAddress AttendancePeriod# AttendanceReporting AttendanceType
    DoNotReport? LowGradeLevel# HighGradeLevel# ScheduleBasis ScheduleType SessionType StateCountyID StateDistrictID
    StateSchoolID Tracks# RegionCode StateCharterNumber CharterStatusCode FederalTaxID
    FederalInformationProcessingStandardsCode QualityRatingAndImprovementSystemParticipationCode
    AccreditationStatusCode SchoolWebsite OrganizationCategoryCode SchoolCategoryCode LocalEducationAgencyTypeCode
    TitleIPartACode NSLPStatusCode NCESSchoolID CollegeBoardSchoolCode CampusEnrollmentTypeCode PreKSchoolTypeCode
    EarlyCollegeHighSchoolIndicator? ScienceTechnologyEngineeringAndMathematicsIndicator?
    PathwaysInTechnologyIndicator? UsingSectionStaffInMasterSchedule? UsingSectionStaffInScheduling? Terms[]
""")
TERM = shape("TermCode TermDescription StartDate@ EndDate@ FirstHalfEndDate@ SecondHalfStartDate@ TrackTerms[]")
CALENDAR_DAY = shape("""
    SchoolCode# CalendarDayNumber# CalendarDate@ HolidayCode AttendanceMonth# AttendanceMonthLocked?
    PeriodBlockPattern ABDay TotalApportionment# TotalEnrollment# TrackHolidays[]
""")
BELL = shape("SchoolCode# Period StartTime@ EndTime@ CalendarDate@")
ABSENCE_CODE = shape("""
    SchoolCode# AbsenceCode Title Abbreviation TypeCode# TypeDescription CountsForADA? IncludeOnLetters?
    IncludeInParentNotifications? IncludeOnReports? CountOnReportCard? IsSuspension? IsPartialDayTruant?
    IsTemporarilyNotEnrolled? IndependentStudyCode ColorCode
""")
CODE = shape("""
    Table Field Code Description Category SortOrder# Status AeriesCode NumericValue. CorrespondenceLanguageCode1
    DescriptionForLanguage1 CorrespondenceLanguageCode2 DescriptionForLanguage2 CorrespondenceLanguageCode3
    DescriptionForLanguage3 CorrespondenceLanguageCode4 DescriptionForLanguage4 CorrespondenceLanguageCode5
    DescriptionForLanguage5 CorrespondenceLanguageCode6 DescriptionForLanguage6
""")
STUDENT = shape("""
    StudentID# OldStudentID# CorrespondenceLanguageCode CounselorNumber# StudentPersonalEmailAddress SchoolCode#
    StudentNumber# StateStudentID LastName FirstName MiddleName LastNameAlias FirstNameAlias MiddleNameAlias Gender
    Grade# GradeLevelShortDescription GradeLevelLongDescription Birthdate@ ParentGuardianName HomePhone
    StudentMobilePhone MailingAddress MailingAddressCity MailingAddressState MailingAddressZipCode
    MailingAddressZipExt ResidenceAddress ResidenceAddressCity ResidenceAddressState ResidenceAddressZipCode
    ResidenceAddressZipExt AddressVerified? EthnicityCode RaceCode1..5 UserCode1..13 SchoolEnterDate@
    SchoolLeaveDate@ DistrictEnterDate@ Track AttendanceProgramCodePrimary AttendanceProgramCodeAdditional1..2
    LockerNumber LowSchedulingPeriod# HighSchedulingPeriod# InactiveStatusCode FamilyKey# LanguageFluencyCode
    HomeLanguageCode ParentEdLevelCode ParentEmailAddress StudentEmailAddress NetworkLoginID EarlyWarningPoints.
    HomeRoomTeacherNumber NotificationPreferenceCode NextSchoolCode# NextGrade# NextGradeLevelShortDescription
    NextGradeLevelLongDescription RecordsReleaseCode
""")
EXTENDED = shape("""
    StudentID# CountInCensusIndicator NextInterIntraDistrictTransferCode NextInterIntraDistrictStateCode
    SummerWithdrawalLeaveDate@ SummerWithdrawalNextSchool# EndOfYearNextSchool# ReportingSchoolCode#
    NextAttendanceProgramCodePrimary NextAttendanceProgramCodeAdditional1..2 HomeLanguageSurveyDate@
    BirthdateVerificationMethodCode InitialNinthGradeEntryYear GraduationCohort SchoolCode# StudentNumber#
    StateStudentID SchoolCompletionDate@ SchoolCompletionStatusCode QualifiedUC QualifiedCSU CourseCompletionUC
    CourseCompletionCSU InterIntraDistrictTransferCode InterIntraDistrictStateCode GraduationRequirementsTrack
    SafeSchoolsActViolationDate@ SchedulingGroup ExpectedGraduationDate@ SummerWithdrawalReasonCode
    EndOfYearStatusCode RecordAddedDateTime@ RecordAddedSystem SchoolMobility# DistrictMobility#
    USSchoolsLessThan3Years USEnterDate@ USSchoolEnterDate@ StateSchoolEnterDate@
    DateRedesignatedFluentEnglishProficient@ HomeLanguageSurveyFirstLanguageCode
    HomeLanguageSurveyPrimaryLanguageCode HomeLanguageSurveyHomeLanguageCode HomeLanguageSurveyAdultLanguageCode
    EnglishLearnerProgramCode EnglishLearnerServiceCode EnglishLearnerStartDate@ EnglishLearnerEndDate@
    LongTermEnglishLearnerCode YearsAsEnglishLearner# BirthCity BirthStateCode BirthCountryCode LastSchool#
    ResidenceSchool# NextResidenceSchool# NextGrade# NextSchool#
""")
CONTACT = shape("""
    StudentID# AdministrativeLockCode EnrolledTheStudentIndicator Birthdate@ Occupation TuberculosisTestStatusCode
    TuberculosisTestExpirationDate@ FingerprintStatusCode FingerprintDate@ UserCode1..8 PortalAccountID# MiscCode
    MailTagCode AddressTypeCode AdditionalCommunicationTypeCode1..4 AdditionalCommunicationDetail1..4
    AddressVerificationDate@ RecordAddedDate@ MilitaryUserFieldCode1..5 PrimaryContact1Field PrimaryContact2Field
    PrimaryContact1Description PrimaryContact2Description EducationalRightsHolder AttendanceNotification
    PrimaryContact SchoolCode# SequenceNumber# MailingName NamePrefix FirstName LastName MiddleName NameSuffix
    Address AddressCity AddressState AddressZipCode AddressZipExt RelationshipToStudentCode
    LivesWithStudentIndicator RedFlag? HomePhone WorkPhone WorkPhoneExt CellPhone Pager EmailAddress AccessToPortal
    ContactOrder# CorrespondenceLanguageCode EmployerName EmployerLocation MilitaryBranchCode MilitaryRankCode
    MilitarySupervisorName MilitarySupervisorPhone MilitaryStatusCode NotificationPreferenceCode Comments
""")
STAFF = shape("""
    SchoolAccessPermissions[] ExtendedProperties[] EarlyChildhoodCertificationCode Gender EducationLevelCode
    EthnicityCode RaceCode1..5 PositionStatusCode TotalYearsOfEduService# TotalYearsInThisDistrict# PreviousLastName
    PreviousFirstName PreviousMiddleName NameSuffix Address AddressCity AddressState AddressZipCode AddressZipExt
    HomePhone EmergencyContactName EmergencyContactPhone ID# FirstName LastName MiddleName BirthYear# BirthDate@
    FullTimePercentage# HireDate@ LeaveDate@ InactiveStatusCode StateEducatorID UserName EmailAddress
    PrimaryAeriesSchool# NetworkLoginID AlternateEmailAddress HumanResourcesSystemID CellPhone
    NotificationPreferenceCode Title
""")
ACCESS = shape("SchoolCode# ReadOnlyAccess? CommunicationGroup?")
ASSIGNMENT = shape("""
    AssignmentType ID# SequenceNumber# JobClassificationCode FullTimePercentage.
    NonClassroomBasedJobAssignmentCode1..7 SchoolCode# StartDate@ EndDate@ MonthlyMinutes# PopulationServedCode
    ServiceIdCode
""")
TEACHER = shape("""
    ClassCalendarSequenceNumber# ClassCalendar UserCode1..8 LowGrade# HighGrade# SchoolCode# TeacherNumber#
    DisplayName FirstName LastName Room EmailAddress StaffID1..3# StateCourseCode InactiveStatusCode
    HighlyQualifiedStatusCode1..3 NextYearInactiveStatusCode
""")
CLASS_CALENDAR = shape("SequenceNumber# SchoolCode# AcademicYear ShortTitle Description")
FLEX_PERIOD = shape("SequenceNumber# SchoolCode# AcademicYear ShortTitle Description StartTime@ EndTime@ TypeCode")
CLASS_ROW = shape("StudentID# SchoolCode# SequenceNumber# SectionNumber# CourseID DateStarted@ DateEnded@")
COURSE = shape("""
    VocationalEducationSubjectAreaCode VocationalEducationCourseLevelCode CourseLevelCode CourseTypeCode NextCourse
    TermSequence# YearSequence# TraditionalGender NCLBCoreCode NCLBCoreArea1Code NCLBCoreArea2Code ContentGroupCode
    NCESCode CIPCode BoardAdoptionDate@ LastRevisionDate@ RevisionTypeCode InactiveDate@ AcademicWeight#
    MeetsAlgebraIRequirement? AlgebraICreditRequired. ServiceIDCode PopulationServedCode ClassTypeCode
    CourseSequenceCode NonCampusBasedInstructionCode OnRampsDualEnrollmentIndicator
    IncludeForExtracurricularActivityEligibilityIndicator HoursForCompletion. CostOfCourse. ContentSubcategoryCode
    StandardsGradeRangeCode ContentStandardsAlignmentCode CharterNonCoreIndicator AdvancedCourseStateCode
    CollegeStateCourseCode MiddleSchoolCoreIndicator CorrespondenceLanguageCode1 TitleForLanguage1
    CorrespondenceLanguageCode2 TitleForLanguage2 CorrespondenceLanguageCode3 TitleForLanguage3
    CorrespondenceLanguageCode4 TitleForLanguage4 CorrespondenceLanguageCode5 TitleForLanguage5
    CorrespondenceLanguageCode6 TitleForLanguage6 UserCode1..8 ID Title LongDescription Notes ContentDescription
    NonAcademicOrHonorsCode SubjectArea1Code SubjectArea2Code SubjectArea3Code DepartmentCode StateCourseCode
    CSFCourseList CollegePrepIndicatorCode CreditDefault. CreditMax. TermTypeCode LowGrade# HighGrade#
    CSU_SubjectAreaCode CSU_Rule_CanBeAnElective CSU_Rule_HonorsCode CSU_Rule_ValidationLevelCode UC_SubjectAreaCode
    UC_Rule_CanBeAnElective UC_Rule_HonorsCode UC_Rule_ValidationLevelCode TeacherAideIndicator?
    PhysicalEducationIndicator? InactiveStatusCode PrerequisiteCourse AlternateCourse DefaultMaxStudents#
    NextYearInactiveStatusCode
""")
SECTION = shape("""
    SchoolCode# SectionNumber# Period PeriodBlock# Semester ClassCalendar CourseID SectionStaffMembers[] Room
    Credit. GenderRestriction LowGrade# HighGrade# MaxStudents# TotalStudents# TotalBoys# TotalGirls#
    TotalOtherGender# InactiveStatusCode ProgramCode HourlyAttendanceProgramCode ExclusionCode CountsForADA
    MultiTeacherCode SchedulingGroup TeamCourseGroup TeamNumber# SemesterGroup Track ClassID# EducationServiceCode
    LanguageOfInstructionCode InstructionalStrategyCode FundingSourceCode CareerTechnicalEducationProviderCode
    IndependentStudyIndicator DistanceLearningIndicator ItinerantTeacherIndicator UseSupplementalAttendance?
    ArticulatedCourseIndicator NonCampusBasedInstructionCode PopulationServedCode ClassTypeCode MonthlyMinutes#
    PreKSchoolTypeCode PreKCurriculaCode IsHighQualityPreKProgram? InstructionTypeCode ProgramEvaluationTypeCode
    EducationalEnvironmentCode CareerTechnicalEducationHours# ContentSubcategoryCode CharterNonCoreIndicator
    AdvancedCourseStateCode OnlineInstructionTypeCode MiddleSchoolCoreIndicator NonCredentialedAuthorizationCode
    HighQualityCareerTechnicalEducationIndicator FlexPeriodSequenceNumber# ClassCalendarSequenceNumber# UserCode1..8
    PrimaryClass?
""")
SECTION_STAFF = shape("""
    StaffID# LastName FirstName IsPrimaryTeacher? StaffRoleCode TeacherPositionCode AttendancePermission
    GradebookPermissionCode GradeReportingAccess StudentAccess IncludeInStateReporting StartDate@ EndDate@
    InactiveStatusCode
""")
COURSE_REQUEST = shape("""
    StudentID# AlternateCourseRequests[] ActualPrimaryCourseID SchoolCode# SequenceNumber# SectionNumber# CourseID
    PreferredTeacherNumber# PreferredStaffID# RejectCode AlternateTag PermanentLockCode
""")
ALTERNATE = shape("StudentID# SchoolCode# SequenceNumber# CourseID PrioritySortOrder.")
PROGRAM = shape("""
    ExtendedProperties[] StudentID# ProgramCode ProgramDescription EligibilityStartDate@ EligibilityEndDate@
    ParticipationStartDate@ ParticipationEndDate@
""")
ACTIVITY = shape("""
    DateEntered@ TypeCode ActivityOrAwardCode Name StartDate@ EndDate@ Hours. ReasonCode SeasonCode StatusCode
    TransportationDate@ TransportationStatusCode CareerPathwayCode Comment
""")
AUTHORIZATION = shape("""
    StudentID# SchoolCode# SequenceNumber# DateEntered@ TypeCode MiscCode Status StatusDate@ EffectiveEndDate@
    Comment TestAdministration Source
""")
TEST = shape("""
    StudentID# Scores[] SequenceNumber# TestID TestPart TestDescription GradeLevel. TestingAdministration TestDate@
    TestTypeCode TestSourceCode
""")
COLLEGE_TEST = shape("""
    SubTests[] TestSourceCode TestTypeCode CollegeAndCareerReadinessEnglishBenchmarkIndicator
    CollegeAndCareerReadinessMathBenchmarkIndicator GradeLevel TestDate@ TestName OverallScore.
""")
INCIDENT = shape("""
    AdministrativeDecisions[] ShortDescription StaffReferral# ReferredByOther SequenceNumber# IncidentDate@
    IncidentID# ExactTime@ ApproximateTimeCode SchoolOfIncidentCode# LocationCode PossibleMotivationCode
    WeaponTypeCode Demerits. Initials InstructionalSupportIndicator Comment IsSubstituteTeacherReferral?
    ViolationCode1..5 PreReferralInterventionCode1..3 UserCode1..8
""")
DECISION = shape("""
    StudentID# AssignedDays. AssignedHours. AssignedStartDate@ AssignedEndDate@ AssignedReturnDate@
    ReasonForDifferenceCode DisciplinaryAssignmentSchoolCode# ActionDecisionDate@ SequenceNumber# DispositionCode
    Days. Hours. StartDate@ EndDate@ ReturnDate@ ReturnStatusCode ReturnLocationCode ActionAuthorityCode
    PlacementCode ResultCode SuspensionTagCode
""")
DISCIPLINE = shape("""
    SequenceNumber# IncidentDate@ ViolationCode1 Comment SchoolOfIncidentCode# StaffID# UserCreated LastUpdateBy
    LastUpdateDate@ Status ExactTime@ Location PossibleMotivation Consequence DateTimestamp@
""")
FEE = shape("""
    FeeCode SequenceNumber# AmountCharged. DateCharged@ AmountPaid. DatePaid@ LetterCount# Comment ReceiptNumber
    SchoolCode#
""")
PICTURE = shape("SchoolYear# RawBinary FileExtension FileSize#")
GROUP = shape("""
    Students[] Staff[] GroupId# Name Description ExpirationDate@ SchoolCode# IsCommunicationGroup?
    ConfidentialGroup?
""")
ENROLLMENT = shape("""
    StudentID# InterIntraDistrictStateCode NonpublicSchoolStateCode NextSchoolCode# ReportingSchoolCode# SchoolCode#
    StudentNumber# AcademicYear Track AttendanceProgramCode AttendanceProgramCodeAdditional1..2 Grade#
    ElementaryTeacherNumber# ElementaryTeacherName EnterDate@ LeaveDate@ ExitReasonCode
    InterIntraDistrictTransferCode
""")
SUMMARY = shape("""
    AttendanceProgramCodePrimary ReportingSchoolCode# DaysCompleteIndependentStudy# DaysIncompleteIndependentStudy#
    DaysInSchoolSuspension# PeriodsExpectedToAttend# PeriodsAttended# PeriodsOutOfSchoolSuspension#
    PeriodsAttendedInSchoolSuspension# PeriodsExcusedAbsence# PeriodsUnexcusedAbsence#
    PeriodsCompleteIndependentStudy# PeriodsIncompleteIndependentStudy# SchoolYear SchoolCode# DaysEnrolled#
    DaysPresent# DaysAbsence# DaysExcused# DaysUnexcused# DaysTardy# DaysOfTruancy# DaysSuspension#
""")
HISTORY_CODE = shape("""
    IsTemporarilyNotEnrolled? IndependentStudyCode AbsenceCode SchoolYear Title Abbreviation Type# CountsForADA?
    IncludeOnLetters? IncludeInParentNotifications? IncludeOnReports? CountOnReportCard? IsSuspension?
    IsPartialDayTruant? SchoolCode#
""")
GPA = shape("""
    StudentID# SchoolCode# ClassRank# ClassSize# ClassRank1012# GPA_CumulativeAcademic. GPA_CumulativeTotal.
    GPA_CumulativeAcademic1012. GPA_CumulativeAcademicNonWeighted. GPA_CumulativeTotalNonWeighted.
    GPA_CumulativeAcademic1012NonWeighted. GradePointsCumulative. GPA_UC_Preliminary. GPA_CSU_Preliminary.
    GPA_CumulativeCitizenship. GPA_GradeReportingCitizenship. CreditsAttempted. CreditsCompleted.
    GPA_GradeReportingAcademic. GPA_GradeReportingTotal. GPA_GradeReportingAcademicNonWeighted.
    GPA_GradeReportingTotalNonWeighted. GradeReportingClassRank# GradeReportingClassSize#
    GradeReportingCreditsAttempted. GradeReportingCreditsCompleted.
""")
REPORT_COURSE = shape("SchoolCode# CourseID CourseTitle Period SectionNumber# TeacherNumber# MarkingPeriodGrades[]")
PERIOD_GRADE = shape("""
    PrimaryStaffID# Hours. AttendanceBasedGradesIndicator MarkingPeriod# Mark Credit. Comment1Code Comment2Code
    Comment3Code CitizenshipCode WorkHabitsCode TotalAbsences# TotalTardies# TotalDaysEnrolled# TotalDaysPresent#
    TotalExcusedAbsences# TotalUnExcusedAbsences# TotalDaysOfSuspension#
""")
MARKING_PERIOD = shape("""
    BeginningDate@ EndingDate@ StateReportingCode MarkingPeriod# ShortDescription LongDescription
    IsCurrentMarkingPeriod?
""")
REQUIREMENT = shape("""
    SubjectAreaCode SubjectAreaDescription RequiredCreditFor12thGraders. RequiredCreditFor11thGraders.
    RequiredCreditFor10thGraders. RequiredCreditFor9thGraders.
""")
GRADUATION = shape("""
    SubjectAreaCode SubjectAreaDescription CreditsRequired. CreditsCompleted. CreditsCurrentlyEnrolled.
    CreditsNeeded.
""")
TRANSCRIPT = shape("""
    Hours. RecordSourceCode DualEnrollmentCreditSchoolCode# DateOfCompletion@ CollegeCreditHours. PassFailCreditCode
    CourseID TranscriptCourseTitle Mark CreditAttempted. CreditCompleted. StudentGrade# Term# TermDescription
    SchoolYear SchoolTakenID# SchoolTakenName SchoolTakenStateID RepeatTagCode CitizenshipMark SequenceNumber#
    TotalAbsences# TotalTardies# TotalDaysEnrolled# TotalDaysPresent# TotalExcusedAbsences# TotalUnExcusedAbsences#
    TotalDaysOfSuspension# SectionNumber# StaffID#
""")
VALID_MARK = shape("""
    SchoolCode# Mark NonHonorPoints. HonorPoints. CountAsAttempted? CountAsCompleted? CountInGPA? SequenceNumber#
    NonAcademicPoints. LowPercentage. HighPercentage. MarkType Appoints.
""")
GRADEBOOK = shape("""
    Comment EndDate@ GradebookNumber# GradebookType LinkedGroup# Name Period# SchoolCode# StartDate@
    TeacherEmailAddress TeacherName TeacherNumber# AssignmentCategories[] Sections[] Settings{} Terms[]
""")
SETTINGS = shape("""
    AddDropStudentsAutomatically? ApplyRangeToStudent@ CountCompletedNow? CountHi@ CountLo@ CountMaxDate@
    CountMinDate@ DoingFormativeSummativeWeight? DoingMinMaxAssignmentValues? DoingRubric? DoingWeight?
    FilterAssignmentsBy@ FormativePercentage. GradebookNumber# HideDroppedStudents? HideOverallScore?
    HideOverallScoreFromParentStudent? MaxAssignmentValue. MinAssignmentValue. ShowFinalMark?
    ShowFinalMarkToParentStudent? ShowHi@ ShowLo@ ShowMaxDate@ ShowMinDate@ ShowPointRatio? SingleTermGradebook?
    SummativePercentage.
""")
CATEGORY = shape("Code Color Description GradebookNumber# PercentageOfGrade.")
GB_ASSIGNMENT = shape("""
    AeriesAnalyticsExamID# AeriesAnalyticsExamTestAdmin# AllowStudentDropBox? AssignmentCategory{} AssignmentNumber#
    Comment DateAssigned@ DateDue@ Description DueTime@ ExternalID FormativeSummativeIndicator GradebookNumber#
    GradingCompleted? InputScoresByStandard? NarrativeGradeSet[] NarrativeGradeSetID# NumberCorrectPossible.
    PointsPossible. RubricAssignment? ScoresVisibleToParents? Standards[] UniqueID VisibleToParents?
""")
STANDARD = shape("""
    AcademicBenchmarkId AssignmentNumber# GradebookNumber# NumberCorrectPossible. StandardDescription StandardId
""")
GB_STUDENT = shape("""
    CurrentMark CurrentPercentage. CurrentTerm CustomSortOrder# EndDate@ HighAssignmentNumber# InactiveTag
    LowAssignmentNumber# StudentID# SchoolCode# StartDate@ StudentFirstName StudentGradeLevel# StudentLastName
    StudentMiddleName StudentNumber# StudentSex
""")
SCORE = shape("""
    AssignmentNumber# DateCompleted@ GradebookNumber# IsMissing? IsRuleReplacingScore? Mark NumberCorrect.
    NumberCorrectPossible. PercentCorrect. StudentID# PointsEarned. PointsPossible. RuleNumberApplied#
    RuleReplacedScore. StandardScores[]
""")
STANDARD_SCORE = shape("""
    Mark NumberCorrect. NumberCorrectPossible. PercentCorrect. PointsEarned. PointsPossible. StandardId
""")
SCHEDULING_SECTION = {
    **{name: blank for name, blank in SECTION.items() if name != "PrimaryClass"},
    **shape("TotalPrescheduled# ArenaSchedulingIndicator ExcludeFromScheduler?"),
}
TRADITIONAL_TEACHERS = shape("TeacherNumber1..3# HighlyQualifiedStatusCode1..3")
PREENROLLED = {
    **{
        name: blank
        for name, blank in STUDENT.items()
        if name not in {"StudentPersonalEmailAddress", "EarlyWarningPoints"}
    },
    **shape("AtRiskPoints"),
}
