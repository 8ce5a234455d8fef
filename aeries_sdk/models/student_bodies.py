"""Bodies of the writes on students and contacts. What is not given is not sent, and stays as it is."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._body import Body, field
from aeries_sdk.values import JSON

_YES_NO = ("Y", "N")


@attrs.define(kw_only=True, repr=False)
class _Filled(Body):
    # An empty body would make an empty record, or change nothing and look like a success.

    def to_wire(self) -> dict[str, JSON]:
        wire = super().to_wire()
        if not wire:
            raise ArgumentError(f"{type(self).__name__} is empty: give at least one field.")
        return wire


# Without slots, since a class with slots cannot have two parents that both have fields.
@attrs.define(kw_only=True, repr=False, slots=False)
class _Addresses(_Filled):
    mailing_address: str = field("MailingAddress", "STU.AD", "mail: street address", max_length=55)
    mailing_address_city: str = field("MailingAddressCity", "STU.CY", "mail: city", max_length=30)
    mailing_address_state: str = field("MailingAddressState", "STU.ST", "mail: state", max_length=2)
    mailing_address_zip_code: str = field("MailingAddressZipCode", "STU.ZC", "mail: zip code", max_length=5)
    mailing_address_zip_ext: str = field("MailingAddressZipExt", "STU.ZX", "mail: zip extension", max_length=4)
    residence_address: str = field("ResidenceAddress", "STU.RAD", "home: street address", max_length=55)
    residence_address_city: str = field("ResidenceAddressCity", "STU.RCY", "home: city", max_length=30)
    residence_address_state: str = field("ResidenceAddressState", "STU.RST", "home: state", max_length=2)
    residence_address_zip_code: str = field("ResidenceAddressZipCode", "STU.RZC", "home: zip code", max_length=5)
    residence_address_zip_ext: str = field("ResidenceAddressZipExt", "STU.RZX", "home: zip extension", max_length=4)


@attrs.define(kw_only=True, repr=False, slots=False)
class _Person(_Filled):
    last_name: str = field("LastName", "STU.LN", "legal family name", max_length=100)
    first_name: str = field("FirstName", "STU.FN", "legal first name", max_length=100)
    middle_name: str = field("MiddleName", "STU.MN", "legal middle name", max_length=100)
    name_suffix: str = field("NameSuffix", "", "JR, IV; no read gives it back", max_length=10)
    birthdate: date = field("Birthdate", "STU.BD", "day of birth")
    gender: str = field("Gender", "STU.GN", "M, F or another code of the district", max_length=1)
    grade: int = field("Grade", "STU.GR", "-2 to 18")
    next_grade: int = field("NextGrade", "", "grade of next year, -2 to 18")
    next_school: int = field("NextSchool", "", "school of next year; read as next_school_code")
    last_school: int = field("LastSchool", "", "school before this one; read in the extended list")
    residence_school: int = field("ResidenceSchool", "", "school of the home address; read in the extended list")
    next_residence_school: int = field("NextResidenceSchool", "", "next year's; read in the extended list")
    correspondence_language_code: str = field(
        "CorrespondenceLanguageCode", "STU.CL", "language of letters", max_length=2
    )
    home_phone: str = field("HomePhone", "STU.TL", "in any form; the first ten digits are kept")
    school_enter_date: date = field("SchoolEnterDate", "STU.ED", "first day at the school")
    district_enter_date: date = field("DistrictEnterDate", "STU.DD", "first day in the district")
    parent_ed_level_code: str = field("ParentEdLevelCode", "STU.PED", "higher education of the parents", max_length=2)
    parent_guardian_name: str = field(
        "ParentGuardianName", "STU.PG", "parents or guardians, as one text", max_length=50
    )
    ethnicity_code: str = field("EthnicityCode", "STU.ETH", "Hispanic or Latino", max_length=1, choices=_YES_NO)
    race1_code: str = field("Race1Code", "STU.RC1", "first race; read as race_code1", max_length=3)
    race2_code: str = field("Race2Code", "STU.RC2", "second race", max_length=3)
    race3_code: str = field("Race3Code", "STU.RC3", "third race", max_length=3)
    race4_code: str = field("Race4Code", "STU.RC4", "fourth race", max_length=3)
    race5_code: str = field("Race5Code", "STU.RC5", "fifth race", max_length=3)
    us_enter_date: date = field("USEnterDate", "LAC.USE", "first day in the US; read in the extended list")
    us_school_enter_date: date = field("USSchoolEnterDate", "LAC.USS", "first day at a US school; read there, too")
    user_code1: str = field("UserCode1", "STU.U1", "the district's own use", max_length=1)
    user_code2: str = field("UserCode2", "STU.U2", "the district's own use", max_length=1)
    user_code3: str = field("UserCode3", "STU.U3", "the district's own use", max_length=1)
    user_code4: str = field("UserCode4", "STU.U4", "the district's own use", max_length=1)
    user_code5: str = field("UserCode5", "STU.U5", "the district's own use", max_length=1)
    user_code6: str = field("UserCode6", "STU.U6", "the district's own use", max_length=1)
    user_code7: str = field("UserCode7", "STU.U7", "the district's own use", max_length=1)
    user_code8: str = field("UserCode8", "STU.U8", "the district's own use", max_length=1)
    user_code9: str = field("UserCode9", "STU.U9", "the district's own use", max_length=2)
    user_code10: str = field("UserCode10", "STU.U10", "the district's own use", max_length=2)
    user_code11: str = field("UserCode11", "STU.U11", "the district's own use", max_length=2)
    user_code12: str = field("UserCode12", "STU.U12", "the district's own use", max_length=2)
    user_code13: str = field("UserCode13", "STU.U13", "the district's own use", max_length=2)


@attrs.define(kw_only=True, repr=False)
class StudentBody(_Person, _Addresses):
    """A new student. No field is required; what is left out gets the district's defaults.

    >>> from aeries_sdk.models import StudentBody
    >>> StudentBody(first_name="Ana", last_name="Reyes", grade=9)
    StudentBody(last_name=..., first_name=..., grade=...)
    """

    inactive_status_code: str = field("InactiveStatusCode", "STU.TG", "blank: active; * enrolled ahead", max_length=1)
    home_language_code: str = field("HomeLanguageCode", "STU.HL", "main language at home", max_length=2)
    language_fluency_code: str = field("LanguageFluencyCode", "STU.LF", "fluency in English", max_length=1)
    birth_city: str = field("BirthCity", "STU.BCY", "city of birth; read in the extended list", max_length=30)
    birth_state_code: str = field("BirthStateCode", "STU.BST", "state of birth; read there, too", max_length=3)
    birth_country_code: str = field("BirthCountryCode", "STU.BCU", "country of birth; read there, too", max_length=2)
    home_language_survey_first_language_code: str = field(
        "HomeLanguageSurveyFirstLanguageCode", "LAC.L1", "survey: first language learnt", max_length=2
    )
    home_language_survey_primary_language_code: str = field(
        "HomeLanguageSurveyPrimaryLanguageCode", "LAC.L2", "survey: main language", max_length=2
    )
    home_language_survey_home_language_code: str = field(
        "HomeLanguageSurveyHomeLanguageCode", "LAC.L3", "survey: language at home", max_length=2
    )
    home_language_survey_adult_language_code: str = field(
        "HomeLanguageSurveyAdultLanguageCode", "LAC.L4", "survey: language of the adults", max_length=2
    )
    home_language_survey_date: date = field("HomeLanguageSurveyDate", "LAC.HLD", "day of the survey")


@attrs.define(kw_only=True, repr=False)
class StudentUpdateBody(_Person):
    """What to change of a student, at all schools at once."""

    wellbeing_date: datetime = field("WellbeingDate", "", "when the last score was taken; no read gives it back")
    wellbeing_score: str = field("WellbeingScore", "", "mostly a percentage; no read gives it back", max_length=6)
    wellbeing_attention_code: str = field("WellbeingAttentionCode", "", "status; no read gives it back", max_length=6)


@attrs.define(kw_only=True, repr=False)
class StudentAddressBody(_Addresses):
    """A student's addresses, mailing and residence each on its own, put right or changed by moving."""

    correction_or_change: str = field(
        "CorrectionOrChange",
        "",
        "Correction: it was wrong; Change: the student moved",
        required=True,
        choices=("Correction", "Change"),
    )
    effective_start_date: date = field("EffectiveStartDate", "", "day of moving; required with Change")

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object with the vendor's names.

        Raises:
            ArgumentError: As for every body; and a Change without its day.
        """
        wire = super().to_wire()
        if wire["CorrectionOrChange"] == "Change" and "EffectiveStartDate" not in wire:
            raise ArgumentError(
                "StudentAddressBody: effective_start_date (EffectiveStartDate) is required with Change."
            )
        return wire


@attrs.define(kw_only=True, repr=False)
class ContactBody(_Filled):
    """A contact to add, or what to change of one. No field is required.

    >>> from aeries_sdk.models import ContactBody
    >>> ContactBody(last_name="Reyes", relationship_to_student_code="10").to_wire()
    {'LastName': 'Reyes', 'RelationshipToStudentCode': '10'}
    """

    mailing_name: str = field("MailingName", "CON.NM", "name on labels", max_length=50)
    name_prefix: str = field("NamePrefix", "CON.PF", "Mrs, Dr", max_length=5)
    first_name: str = field("FirstName", "CON.FN", "first name", max_length=20)
    last_name: str = field("LastName", "CON.LN", "family name", max_length=50)
    middle_name: str = field("MiddleName", "CON.MN", "middle name", max_length=20)
    name_suffix: str = field("NameSuffix", "CON.SF", "Jr, III", max_length=10)
    address: str = field("Address", "CON.AD", "street address", max_length=50)
    address_city: str = field("AddressCity", "CON.CY", "city", max_length=24)
    address_state: str = field("AddressState", "CON.ST", "state", max_length=2)
    address_zip: str = field("AddressZip", "CON.ZC", "zip code; read as address_zip_code", max_length=5)
    address_zip_ext: str = field("AddressZipExt", "CON.ZX", "zip extension", max_length=4)
    relationship_to_student_code: str = field("RelationshipToStudentCode", "CON.RL", "mother, father ...", max_length=2)
    home_phone: str = field("HomePhone", "CON.TL", "in any form; the first ten digits are kept")
    work_phone: str = field("WorkPhone", "CON.WP", "in any form; the first ten digits are kept")
    work_phone_ext: str = field("WorkPhoneExt", "CON.WX", "extension", max_length=5)
    cell_phone: str = field("CellPhone", "CON.CP", "in any form; the first ten digits are kept")
    email_address: str = field("EmailAddress", "CON.EM", "e-mail address", max_length=50)
    contact_order: int = field("ContactOrder", "CON.OR", "order of showing")
    misc_code: str = field("MiscCode", "CON.CD", "kind of record", max_length=2)
    primary_contact: str = field("PrimaryContact", "CON.PC", "main contact", max_length=1, choices=_YES_NO)
    mail_tag_code: str = field("MailTagCode", "CON.MT", "whether and which mail is copied here", max_length=1)
    access_to_portal: str = field(
        "AccessToPortal", "CON.AP", "may see the portal; needs an e-mail address", max_length=1, choices=_YES_NO
    )
    lives_with_student_indicator: str = field(
        "LivesWithStudentIndicator", "CON.LW", "lives with the student", max_length=1, choices=_YES_NO
    )
