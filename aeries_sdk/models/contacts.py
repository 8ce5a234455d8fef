"""Contacts: parents, guardians and others who stand for a student."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, text, tidy, value


@attrs.define(kw_only=True, repr=False)
class Contact(Model):
    """One contact of a student.

    Of the yes/no columns only `red_flag` is a boolean. The others are texts, and blank is not a no.
    """

    student_id: int = key("StudentID", "STU.ID", "the student's permanent number in the district")
    administrative_lock_code: str = text(
        "AdministrativeLockCode", "CON.LK", "marks a record that is locked against editing"
    )
    enrolled_the_student_indicator: str = text(
        "EnrolledTheStudentIndicator", "CON.ES", "this contact enrolled the student"
    )
    birthdate: date | None = value("Birthdate", "CON.BD", "day of birth")
    occupation: str = text("Occupation", "CON.OC", "occupation")
    tuberculosis_test_status_code: str = text("TuberculosisTestStatusCode", "CON.TB", "result of the tuberculosis test")
    tuberculosis_test_expiration_date: date | None = value(
        "TuberculosisTestExpirationDate", "CON.TBE", "day the tuberculosis test expires"
    )
    fingerprint_status_code: str = text("FingerprintStatusCode", "CON.FP", "result of the fingerprint check")
    fingerprint_date: date | None = value("FingerprintDate", "CON.FPD", "day of the fingerprint check")
    user_code1: str = text("UserCode1", "CON.U1", "the district's own use")
    user_code2: str = text("UserCode2", "CON.U2", "the district's own use")
    user_code3: str = text("UserCode3", "CON.U3", "the district's own use")
    user_code4: str = text("UserCode4", "CON.U4", "the district's own use")
    user_code5: str = text("UserCode5", "CON.U5", "the district's own use")
    user_code6: str = text("UserCode6", "CON.U6", "the district's own use")
    user_code7: str = text("UserCode7", "CON.U7", "the district's own use")
    user_code8: str = text("UserCode8", "CON.U8", "the district's own use")
    portal_account_id: int | None = value(
        "PortalAccountID", "PWA.AID", "portal account with the same e-mail address; 0: none"
    )
    misc_code: str = text("MiscCode", "CON.CD", "kind of record")
    mail_tag_code: str = text("MailTagCode", "CON.MT", "whether and which mail is copied here; a code, not Y or N")
    address_type_code: str = text("AddressTypeCode", "CON.AT", "kind of address")
    additional_communication_type_code1: str = text(
        "AdditionalCommunicationTypeCode1", "CON.CT1", "further way one: kind"
    )
    additional_communication_type_code2: str = text(
        "AdditionalCommunicationTypeCode2", "CON.CT2", "further way two: kind"
    )
    additional_communication_type_code3: str = text(
        "AdditionalCommunicationTypeCode3", "CON.CT3", "further way three: kind"
    )
    additional_communication_type_code4: str = text(
        "AdditionalCommunicationTypeCode4", "CON.CT4", "further way four: kind"
    )
    additional_communication_detail1: str = text(
        "AdditionalCommunicationDetail1", "CON.CN1", "further way one: number or address"
    )
    additional_communication_detail2: str = text(
        "AdditionalCommunicationDetail2", "CON.CN1", "further way two: number or address; the column is surely CON.CN2"
    )
    additional_communication_detail3: str = text(
        "AdditionalCommunicationDetail3",
        "CON.CN1",
        "further way three: number or address; the column is surely CON.CN3",
    )
    additional_communication_detail4: str = text(
        "AdditionalCommunicationDetail4", "CON.CN1", "further way four: number or address; the column is surely CON.CN4"
    )
    address_verification_date: date | None = value("AddressVerificationDate", "CON.VDT", "day the address was checked")
    record_added_date: date | None = value("RecordAddedDate", "CON.ED", "day the record was made")
    military_user_field_code1: str = text("MilitaryUserFieldCode1", "CON.MU1", "military: the district's own use")
    military_user_field_code2: str = text("MilitaryUserFieldCode2", "CON.MU2", "military: the district's own use")
    military_user_field_code3: str = text("MilitaryUserFieldCode3", "CON.MU3", "military: the district's own use")
    military_user_field_code4: str = text("MilitaryUserFieldCode4", "CON.MU4", "military: the district's own use")
    military_user_field_code5: str = text("MilitaryUserFieldCode5", "CON.MU5", "military: the district's own use")
    primary_contact1_field: str = text(
        "PrimaryContact1Field",
        "CON.C1F",
        "name of the telephone field shown first on the student's page: CellPhone, WorkPhone",
    )
    primary_contact2_field: str = text("PrimaryContact2Field", "CON.C2F", "name of the telephone field shown second")
    primary_contact1_description: str = text("PrimaryContact1Description", "CON.C1D", "text for the first")
    primary_contact2_description: str = text("PrimaryContact2Description", "CON.C2D", "text for the second")
    educational_rights_holder: str = text(
        "EducationalRightsHolder", "CON.ERH", "holds the educational rights; Y, N or blank"
    )
    attendance_notification: str = text("AttendanceNotification", "CON.AN", "is told about absences; Y, N or blank")
    primary_contact: str = text("PrimaryContact", "CON.PC", "main contact; Y, N or, mostly, blank")
    school_code: int | None = value("SchoolCode", "STU.SC", "a school of the student", show=True)
    sequence_number: int = key("SequenceNumber", "CON.SQ", "with the student's number the key; its order means nothing")
    mailing_name: str = text("MailingName", "CON.NM", "name on labels")
    name_prefix: str = text("NamePrefix", "CON.PF", "Mrs, Dr")
    first_name: str = text("FirstName", "CON.FN", "first name; can be blank where mailing_name is not")
    last_name: str = text("LastName", "CON.LN", "family name; can be blank")
    middle_name: str = text("MiddleName", "CON.MN", "middle name")
    name_suffix: str = text("NameSuffix", "CON.SF", "Jr, III")
    address: str = text("Address", "CON.AD", "street address")
    address_city: str = text("AddressCity", "CON.CY", "city")
    address_state: str = text("AddressState", "CON.ST", "state")
    address_zip_code: str = text("AddressZipCode", "CON.ZC", "zip code; written as AddressZip")
    address_zip_ext: str = text("AddressZipExt", "CON.ZX", "extension of the zip code")
    relationship_to_student_code: str = text("RelationshipToStudentCode", "CON.RL", "mother, father, neighbour ...")
    lives_with_student_indicator: str = text(
        "LivesWithStudentIndicator", "CON.LW", "lives with the student; Y, N or, mostly, blank"
    )
    red_flag: bool | None = value("RedFlag", "CON.RF", "handle with care: a court order and the like")
    home_phone: str = text("HomePhone", "CON.TL", "digits")
    work_phone: str = text("WorkPhone", "CON.WP", "digits")
    work_phone_ext: str = text("WorkPhoneExt", "CON.WX", "extension of the work telephone")
    cell_phone: str = text("CellPhone", "CON.CP", "digits")
    pager: str = text("Pager", "CON.PA", "digits")
    email_address: str = text("EmailAddress", "CON.EM", "e-mail address")
    access_to_portal: str = text("AccessToPortal", "CON.AP", "may see the portal; Y, N or, mostly, blank")
    contact_order: int | None = value("ContactOrder", "CON.OR", "order of showing; several can have the same")
    correspondence_language_code: str = text(
        "CorrespondenceLanguageCode", "CON.CL", "language of letters", aliases=("CorrespondanceLanguageCode",)
    )
    employer_name: str = text("EmployerName", "CON.ENM", "employer")
    employer_location: str = text("EmployerLocation", "CON.ELC", "place of the employer")
    military_branch_code: str = text("MilitaryBranchCode", "CON.MBR", "military: branch")
    military_rank_code: str = text("MilitaryRankCode", "CON.MRA", "military: rank")
    military_supervisor_name: str = text("MilitarySupervisorName", "CON.MSN", "military: name of the supervisor")
    military_supervisor_phone: str = text("MilitarySupervisorPhone", "CON.MSP", "military: telephone of the supervisor")
    military_status_code: str = text("MilitaryStatusCode", "CON.MTG", "military: status")
    notification_preference_code: str = text("NotificationPreferenceCode", "CON.NP", "way of being notified")
    comments: str = text("Comments", "CON.ME", "free text, may be very sensitive")
    record_type: str = text("RecordType", "", "in the article's table only, never seen")

    @property
    def full_name(self) -> str:
        """The contact's name, first name first, or else the mailing name, which is often the only one filled.

        >>> from aeries_sdk.models import Contact
        >>> Contact(student_id=1, sequence_number=1, mailing_name="Mrs Ines Reyes").full_name
        'Mrs Ines Reyes'
        """
        return tidy(f"{self.first_name} {self.middle_name} {self.last_name}") or tidy(self.mailing_name)
