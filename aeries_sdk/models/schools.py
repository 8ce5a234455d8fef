"""Schools, their terms, calendars and bell schedules, and the code sets."""

from __future__ import annotations

from datetime import date, time

import attrs

from aeries_sdk.models._base import Model, is_blank, key, rows, text, value
from aeries_sdk.values import JSON


@attrs.define(kw_only=True, repr=False)
class Term(Model):
    """One term of a school: a quarter, trimester, semester or the whole year."""

    term_code: str = key("TermCode", "TRM.TM", "code, unique within the school: digits or letters (F, S, Y)", show=True)
    term_description: str = text("TermDescription", "", "title, derived from the code", show=True)
    start_date: date | None = value("StartDate", "TRM.D1", "first day", show=True)
    end_date: date | None = value("EndDate", "TRM.D2", "last day", show=True)
    first_half_end_date: date | None = value("FirstHalfEndDate", "TRM.H1", "hexamesters: last day of the first half")
    second_half_start_date: date | None = value(
        "SecondHalfStartDate", "TRM.H2", "hexamesters: first day of the second half"
    )
    track_terms: list[JSON] = rows("TrackTerms", "TRM.D1A-D2Z", "terms per track; members undocumented, kept as sent")


@attrs.define(kw_only=True, repr=False)
class School(Model):
    """One entry of the list of schools: a real school, the district itself (0), or a holding school."""

    school_code: int = key("SchoolCode", "LOC.CD", "code of the school; 0 is the district", show=True)
    name: str = text("Name", "LOC.NM", "full name", show=True)
    short_name: str = text("ShortName", "", "short name; seen in answers, not in the article's table")
    inactive_status_code: str = text("InactiveStatusCode", "LOC.TG", "blank: active, anything else not", show=True)
    address: str = text("Address", "LOC.AD", "street address")
    address_city: str = text("AddressCity", "LOC.CY", "city")
    address_state: str = text("AddressState", "LOC.ST", "state")
    address_zip_code: str = text("AddressZipCode", "LOC.ZC", "zip code, with leading zeros")
    address_zip_ext: str = text("AddressZipExt", "LOC.ZX", "extension of the zip code")
    phone_number: str = text("PhoneNumber", "LOC.AC + LOC.TL", "digits, area code first")
    principal_name: str = text("PrincipalName", "LOC.PR", "name of the principal")
    principal_email_address: str = text("PrincipalEmailAddress", "LOC.PEM", "address of the principal")
    attendance_period: int | None = value("AttendancePeriod", "LOC.J", "the homeroom period")
    attendance_reporting: str = text("AttendanceReporting", "LOC.B", "Negative or Positive")
    attendance_type: str = text("AttendanceType", "LOC.A", "Daily or Period")
    do_not_report: bool | None = value("DoNotReport", "LOC.DNR", "kept out of state and federal reports")
    low_grade_level: int | None = value("LowGradeLevel", "LOC.LO", "lowest grade, -2 to 18", show=True)
    high_grade_level: int | None = value("HighGradeLevel", "LOC.HI", "highest grade, -2 to 18", show=True)
    schedule_basis: str = text("ScheduleBasis", "LOC.Q", "Semester or Trimester")
    schedule_type: str = text(
        "ScheduleType",
        "LOC.E",
        "Elementary, ElementaryAndMasterSchedule, MasterSchedule, and Flex (table) or Flexible (sample)",
        show=True,
    )
    session_type: str = text("SessionType", "LOC.U", "Regular, Summer or Intersession")
    state_county_id: str = text("StateCountyID", "LOC.CC", "state's county number, 2 digits")
    state_district_id: str = text("StateDistrictID", "LOC.DC", "state's district number, 5 digits")
    state_school_id: str = text("StateSchoolID", "LOC.SC", "state's school number, 7 digits")
    tracks: int | None = value("Tracks", "LOC.K", "number of attendance tracks; 0 for none")
    region_code: str = text("RegionCode", "LOC.RC", "region")
    state_charter_number: str = text("StateCharterNumber", "LOC.CH", "state's charter number")
    charter_status_code: str = text("CharterStatusCode", "LOC.CHS", "charter status")
    federal_tax_id: str = text("FederalTaxID", "LOC.FID", "federal tax number")
    federal_information_processing_standards_code: str = text(
        "FederalInformationProcessingStandardsCode", "LOC.FC", "FIPS code"
    )
    quality_rating_and_improvement_system_participation_code: str = text(
        "QualityRatingAndImprovementSystemParticipationCode", "LOC.QRS", "QRIS participation"
    )
    accreditation_status_code: str = text("AccreditationStatusCode", "LOC.ACC", "accreditation")
    school_website: str = text("SchoolWebsite", "LOC.WS", "web address")
    organization_category_code: str = text("OrganizationCategoryCode", "LOC.CSA", "category of the organisation")
    school_category_code: str = text("SchoolCategoryCode", "LOC.CT", "category of the school")
    local_education_agency_type_code: str = text("LocalEducationAgencyTypeCode", "LOC.DTY", "kind of agency")
    title_i_part_a_code: str = text("TitleIPartACode", "LOC.T1", "Title I, part A")
    nslp_status_code: str = text("NSLPStatusCode", "LOC.NLP", "national school lunch programme")
    nces_school_id: str = text("NCESSchoolID", "LOC.NDS", "NCES number", aliases=("NCESSchoolIID",))
    college_board_school_code: str = text("CollegeBoardSchoolCode", "", "College Board code; seen in answers only")
    campus_enrollment_type_code: str = text("CampusEnrollmentTypeCode", "", "seen in answers only")
    pre_k_school_type_code: str = text("PreKSchoolTypeCode", "", "seen in answers only")
    early_college_high_school_indicator: bool | None = value(
        "EarlyCollegeHighSchoolIndicator", "", "seen in answers only"
    )
    science_technology_engineering_and_mathematics_indicator: bool | None = value(
        "ScienceTechnologyEngineeringAndMathematicsIndicator", "", "seen in answers only"
    )
    pathways_in_technology_indicator: bool | None = value("PathwaysInTechnologyIndicator", "", "seen in answers only")
    using_section_staff_in_master_schedule: bool | None = value(
        "UsingSectionStaffInMasterSchedule", "", "sections name staff instead of teachers; not in the article"
    )
    using_section_staff_in_scheduling: bool | None = value(
        "UsingSectionStaffInScheduling", "", "the same for scheduling sections; not in the article"
    )
    terms: list[Term] = rows("Terms", "", "the school's terms; may lack some that the terms endpoint has")

    @property
    def is_active(self) -> bool:
        """Whether the school is not marked inactive."""
        return is_blank(self.inactive_status_code)

    @property
    def has_master_schedule(self) -> bool:
        """Whether classes are sections; an elementary school without one has homerooms on the teacher record."""
        return self.schedule_type.strip().casefold() != "elementary"

    @property
    def uses_section_staff(self) -> bool:
        """Whether sections name staff with dates and roles, as flex schools do, instead of teachers."""
        return bool(self.using_section_staff_in_master_schedule) or self.schedule_type.strip().startswith("Flex")


@attrs.define(kw_only=True, repr=False)
class TrackHoliday(Model):
    """How one day counts for one attendance track."""

    holiday_code: str = text("HolidayCode", "DAY.T1-T26", "as in CalendarDay", show=True)
    track_code: str = text("TrackCode", "", "letter of the track", show=True)
    track_number: int | None = value("TrackNumber", "", "1 to 26", show=True)


@attrs.define(kw_only=True, repr=False)
class CalendarDay(Model):
    """One day of a school's calendar, or of the district's."""

    school_code: int = key("SchoolCode", "DAY.SC", "code of the school; 0 is the district", show=True)
    calendar_day_number: int | None = value("CalendarDayNumber", "DAY.DY", "position in the calendar", show=True)
    calendar_date: date | None = value("CalendarDate", "DAY.DT", "the day", show=True)
    holiday_code: str = text(
        "HolidayCode",
        "DAY.HO",
        "blank: school day; @ not in session, % minimum day, # holiday, + conference, $ staff development",
        show=True,
    )
    attendance_month: int | None = value("AttendanceMonth", "DAY.MO", "month of attendance: four weeks")
    attendance_month_locked: bool | None = value("AttendanceMonthLocked", "DAY.ML", "the month is closed for editing")
    period_block_pattern: str = text("PeriodBlockPattern", "DAY.BL", "each digit is a period that meets that day")
    ab_day: str = text("ABDay", "DAY.AB", "A or B day")
    total_apportionment: int | None = value("TotalApportionment", "DAY.AP", "apportionment of the day")
    total_enrollment: int | None = value("TotalEnrollment", "DAY.EN", "enrollment of the day")
    track_holidays: list[TrackHoliday] = rows("TrackHolidays", "", "exceptions per track", aliases=("TrackHoliday",))


@attrs.define(kw_only=True, repr=False)
class BellPeriod(Model):
    """When one period starts and ends."""

    school_code: int = key("SchoolCode", "BEL.SC", "code of the school", show=True)
    period: str = text("Period", "BEL.PD", "number of the period as text; its short title at flex schools", show=True)
    start_time: time | None = value("StartTime", "BEL.T1", "start; the date sent with it means nothing", show=True)
    end_time: time | None = value("EndTime", "BEL.T2", "end; the date sent with it means nothing", show=True)
    calendar_date: date | None = value("CalendarDate", "", "None: the default schedule, else that day's")
    calendar_day_number: int | None = value("CalendarDayNumber", "BEL.DY", "position in the calendar; 0: the default")


@attrs.define(kw_only=True, repr=False)
class AbsenceCode(Model):
    """One code with which a school records attendance."""

    school_code: int = key("SchoolCode", "ABS.SC", "code of the school", show=True)
    absence_code: str = key("AbsenceCode", "ABS.CD", "one character", show=True)
    title: str = text("Title", "ABS.TI", "title, up to 10 characters", show=True)
    abbreviation: str = text("Abbreviation", "ABS.AB", "up to 3 characters")
    type_code: int | None = value("TypeCode", "ABS.TY", "1 unverified ... 9 unexcused tardy; see type_description")
    type_description: str = text("TypeDescription", "", "text of the type")
    counts_for_ada: bool | None = value("CountsForADA", "ABS.AD", "counts toward apportionment")
    include_on_letters: bool | None = value("IncludeOnLetters", "ABS.LT", "appears in letters")
    include_in_parent_notifications: bool | None = value("IncludeInParentNotifications", "ABS.DI", "parents are told")
    include_on_reports: bool | None = value("IncludeOnReports", "ABS.OT", "appears in reports")
    count_on_report_card: bool | None = value("CountOnReportCard", "ABS.GR", "counts on report cards")
    is_suspension: bool | None = value("IsSuspension", "ABS.SU", "a suspension, in or out of school")
    is_partial_day_truant: bool | None = value("IsPartialDayTruant", "ABS.PT", "part of the day truant")
    is_temporarily_not_enrolled: bool | None = value("IsTemporarilyNotEnrolled", "ABS.NE", "not enrolled for a time")
    independent_study_code: str = text("IndependentStudyCode", "ABS.IS", "completion of independent study")
    color_code: str = text("ColorCode", "ABS.CC", "six hex digits, or blank")


@attrs.define(kw_only=True, repr=False)
class CodeValue(Model):
    """One entry of a code set: a code with its texts."""

    table: str = text("Table", "COD.TC", "Aeries table", show=True)
    field: str = text("Field", "COD.FC", "Aeries field", show=True)
    code: str = text("Code", "COD.CD", "the code", show=True)
    description: str = text("Description", "COD.DE", "English text", show=True)
    category: str = text("Category", "COD.CAT", "category")
    sort_order: int | None = value("SortOrder", "COD.SRT", "0: alphabetical")
    status: str = text("Status", "COD.TG", "blank: active; anything else: kept for old records")
    aeries_code: str = text("AeriesCode", "COD.AC", "internal value; for grade levels the number (K is 0)")
    numeric_value: float | None = value("NumericValue", "COD.N1", "a number whose meaning depends on the field")
    correspondence_language_code1: str = text("CorrespondenceLanguageCode1", "COD.CL1", "language of text 1")
    description_for_language1: str = text("DescriptionForLanguage1", "COD.DE1", "text in language 1")
    correspondence_language_code2: str = text("CorrespondenceLanguageCode2", "COD.CL2", "language of text 2")
    description_for_language2: str = text("DescriptionForLanguage2", "COD.DE2", "text in language 2")
    correspondence_language_code3: str = text("CorrespondenceLanguageCode3", "COD.CL3", "language of text 3")
    description_for_language3: str = text("DescriptionForLanguage3", "COD.DE3", "text in language 3")
    correspondence_language_code4: str = text("CorrespondenceLanguageCode4", "COD.CL4", "language of text 4")
    description_for_language4: str = text("DescriptionForLanguage4", "COD.DE4", "text in language 4")
    correspondence_language_code5: str = text("CorrespondenceLanguageCode5", "COD.CL5", "language of text 5")
    description_for_language5: str = text("DescriptionForLanguage5", "COD.DE5", "text in language 5")
    correspondence_language_code6: str = text("CorrespondenceLanguageCode6", "COD.CL6", "language of text 6")
    description_for_language6: str = text("DescriptionForLanguage6", "COD.DE6", "text in language 6")
