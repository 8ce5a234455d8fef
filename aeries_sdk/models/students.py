"""Students: their records, one per school, and the feed of changes."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, is_blank, key, text, tidy, value


@attrs.define(kw_only=True, repr=False)
class Student(Model):
    """One student record: a student at one school. A student has a record for each school, active or not."""

    student_id: int = key(
        "StudentID", "STU.ID", "permanent number in the district; a list holds it once per school record"
    )
    old_student_id: int | None = value("OldStudentID", "STU.OID", "former permanent number; 0: none")
    correspondence_language_code: str = text("CorrespondenceLanguageCode", "STU.CL", "language of letters home")
    counselor_number: int | None = value(
        "CounselorNumber",
        "STU.CNS / TCH.ID",
        "the counselor: a staff id today, the teacher number of the school in older answers",
    )
    student_personal_email_address: str = text(
        "StudentPersonalEmailAddress", "STU.SPE", "the student's private address"
    )
    school_code: int = key("SchoolCode", "STU.SC", "code of the school", show=True)
    student_number: int = key(
        "StudentNumber", "STU.SN", "number within the school; with the school's code the key of the record"
    )
    state_student_id: str = text("StateStudentID", "STU.CID", "state's number; leading zeros count")
    last_name: str = text("LastName", "STU.LN", "legal family name")
    first_name: str = text("FirstName", "STU.FN", "legal first name")
    middle_name: str = text("MiddleName", "STU.MN", "legal middle name")
    last_name_alias: str = text("LastNameAlias", "STU.LNA", "family name in use, where it is another one")
    first_name_alias: str = text("FirstNameAlias", "STU.FNA", "first name in use, where it is another one")
    middle_name_alias: str = text("MiddleNameAlias", "STU.MNA", "middle name in use, where it is another one")
    gender: str = text("Gender", "STU.GN", "M, F or another code of the district")
    grade: int | None = value("Grade", "STU.GR", "grade, -2 (preschool) to 18; 0 is kindergarten", show=True)
    grade_level_short_description: str = text(
        "GradeLevelShortDescription", "", "short text of the grade; seen in answers only", show=True
    )
    grade_level_long_description: str = text(
        "GradeLevelLongDescription", "", "long text of the grade; seen in answers only"
    )
    birthdate: date | None = value("Birthdate", "STU.BD", "day of birth")
    parent_guardian_name: str = text("ParentGuardianName", "STU.PG", "parents or guardians, as one text")
    home_phone: str = text("HomePhone", "STU.TL", "digits")
    student_mobile_phone: str = text("StudentMobilePhone", "STU.MPH", "the student's own telephone")
    mailing_address: str = text("MailingAddress", "STU.AD", "mail: street address")
    mailing_address_city: str = text("MailingAddressCity", "STU.CY", "mail: city")
    mailing_address_state: str = text("MailingAddressState", "STU.ST", "mail: state")
    mailing_address_zip_code: str = text("MailingAddressZipCode", "STU.ZC", "mail: zip code")
    mailing_address_zip_ext: str = text("MailingAddressZipExt", "STU.ZX", "mail: extension of the zip code")
    residence_address: str = text("ResidenceAddress", "STU.RAD", "home: street address")
    residence_address_city: str = text("ResidenceAddressCity", "STU.RCY", "home: city")
    residence_address_state: str = text("ResidenceAddressState", "STU.RST", "home: state")
    residence_address_zip_code: str = text("ResidenceAddressZipCode", "STU.RZC", "home: zip code")
    residence_address_zip_ext: str = text("ResidenceAddressZipExt", "STU.RZX", "home: extension of the zip code")
    address_verified: bool | None = value("AddressVerified", "STU.AV", "the home address was checked")
    ethnicity_code: str = text("EthnicityCode", "STU.ETH", "Y or N: Hispanic or Latino; see is_hispanic")
    race_code1: str = text("RaceCode1", "STU.RC1", "first race; written as Race1Code")
    race_code2: str = text("RaceCode2", "STU.RC2", "second race; written as Race2Code")
    race_code3: str = text("RaceCode3", "STU.RC3", "third race; written as Race3Code")
    race_code4: str = text("RaceCode4", "STU.RC4", "fourth race; written as Race4Code")
    race_code5: str = text("RaceCode5", "STU.RC5", "fifth race; written as Race5Code")
    user_code1: str = text("UserCode1", "STU.U1", "the district's own use")
    user_code2: str = text("UserCode2", "STU.U2", "the district's own use")
    user_code3: str = text("UserCode3", "STU.U3", "the district's own use")
    user_code4: str = text("UserCode4", "STU.U4", "the district's own use")
    user_code5: str = text("UserCode5", "STU.U5", "the district's own use")
    user_code6: str = text("UserCode6", "STU.U6", "the district's own use")
    user_code7: str = text("UserCode7", "STU.U7", "the district's own use")
    user_code8: str = text("UserCode8", "STU.U8", "the district's own use")
    user_code9: str = text("UserCode9", "STU.U9", "the district's own use")
    user_code10: str = text("UserCode10", "STU.U10", "the district's own use")
    user_code11: str = text("UserCode11", "STU.U11", "the district's own use")
    user_code12: str = text("UserCode12", "STU.U12", "the district's own use")
    user_code13: str = text("UserCode13", "STU.U13", "the district's own use")
    school_enter_date: date | None = value("SchoolEnterDate", "STU.ED", "first day at this school")
    school_leave_date: date | None = value(
        "SchoolLeaveDate", "STU.LD", "day of leaving; many inactive records have none, so ask is_active"
    )
    district_enter_date: date | None = value("DistrictEnterDate", "STU.DD", "first day in the district")
    track: str = text("Track", "STU.TR", "attendance track")
    attendance_program_code_primary: str = text("AttendanceProgramCodePrimary", "STU.SP", "main attendance program")
    attendance_program_code_additional1: str = text(
        "AttendanceProgramCodeAdditional1", "STU.AP1", "second attendance program"
    )
    attendance_program_code_additional2: str = text(
        "AttendanceProgramCodeAdditional2", "STU.AP2", "third attendance program"
    )
    locker_number: str = text("LockerNumber", "STU.LK", "locker")
    low_scheduling_period: int | None = value("LowSchedulingPeriod", "STU.LO", "first period for scheduling, 0 to 9")
    high_scheduling_period: int | None = value("HighSchedulingPeriod", "STU.HI", "last period for scheduling, 0 to 9")
    inactive_status_code: str = text(
        "InactiveStatusCode", "STU.TG", "blank: active; any other code: not active, * for one enrolled ahead"
    )
    family_key: int | None = value("FamilyKey", "STU.FK", "the same for siblings; 0: none")
    language_fluency_code: str = text("LanguageFluencyCode", "STU.LF", "fluency in English")
    home_language_code: str = text("HomeLanguageCode", "STU.HL", "main language at home")
    parent_ed_level_code: str = text("ParentEdLevelCode", "STU.PED", "the higher education of the parents")
    parent_email_address: str = text(
        "ParentEmailAddress", "STU.PEM", "deprecated, still filled by some districts; see contacts"
    )
    student_email_address: str = text("StudentEmailAddress", "STU.SEM", "the student's school address")
    network_login_id: str = text("NetworkLoginID", "STU.NID", "login, often that of the directory")
    early_warning_points: float | None = value(
        "EarlyWarningPoints", "STU.RP", "points of the early warning system", aliases=("AtRiskPoints",)
    )
    home_room_teacher_number: str = text(
        "HomeRoomTeacherNumber", "STU.CU", "teacher number of the homeroom, as text; '0': none"
    )
    notification_preference_code: str = text("NotificationPreferenceCode", "STU.NP", "way of being notified")
    next_school_code: int | None = value(
        "NextSchoolCode", "", "school of next year, written as NextSchool; 0: none; seen in answers only"
    )
    next_grade: int | None = value("NextGrade", "", "grade of next year, 13 after the last; seen in answers only")
    next_grade_level_short_description: str = text(
        "NextGradeLevelShortDescription", "", "short text of next year's grade; seen in answers only"
    )
    next_grade_level_long_description: str = text(
        "NextGradeLevelLongDescription", "", "long text of next year's grade; seen in answers only"
    )
    records_release_code: str = text("RecordsReleaseCode", "", "release of records; seen in answers only")

    @property
    def is_active(self) -> bool:
        """Whether the student goes to this school now: the inactive status code is blank."""
        return is_blank(self.inactive_status_code)

    @property
    def full_name(self) -> str:
        """The legal name, first name first.

        >>> from aeries_sdk.models import Student
        >>> Student(student_id=1, school_code=994, student_number=1, first_name="Ana ", last_name="Reyes").full_name
        'Ana Reyes'
        """
        return tidy(f"{self.first_name} {self.middle_name} {self.last_name}")

    @property
    def preferred_first_name(self) -> str:
        """The first name in use, or else the legal one."""
        return tidy(self.first_name_alias) or tidy(self.first_name)

    @property
    def preferred_middle_name(self) -> str:
        """The middle name in use, or else the legal one."""
        return tidy(self.middle_name_alias) or tidy(self.middle_name)

    @property
    def preferred_last_name(self) -> str:
        """The family name in use, or else the legal one."""
        return tidy(self.last_name_alias) or tidy(self.last_name)

    @property
    def preferred_name(self) -> str:
        """The name in use, first name first, without middle names."""
        return tidy(f"{self.preferred_first_name} {self.preferred_last_name}")

    @property
    def is_hispanic(self) -> bool | None:
        """Whether the student is Hispanic or Latino; None where Aeries does not say."""
        return {"Y": True, "N": False}.get(self.ethnicity_code.strip().upper())

    @property
    def race_codes(self) -> list[str]:
        """The race codes that say something, in their order."""
        codes = (self.race_code1, self.race_code2, self.race_code3, self.race_code4, self.race_code5)
        return [tidied for code in codes if (tidied := code.strip())]


@attrs.define(kw_only=True, repr=False)
class StudentDataChange(Model):
    """One record of a student whose data changed: only its keys, not what changed or when."""

    student_id: int = key("StudentID", "", "permanent number in the district")
    school_code: int = key("SchoolCode", "", "code of the school", show=True)
    student_number: int = key("StudentNumber", "", "number within the school")
