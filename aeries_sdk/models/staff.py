"""Members of staff: one record per person for the whole district."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, is_blank, key, rows, text, tidy, value
from aeries_sdk.models._body import Body, field
from aeries_sdk.values import JSON


@attrs.define(kw_only=True, repr=False)
class SchoolAccessPermission(Model):
    """One school whose data the user account of a member of staff may open."""

    school_code: int | None = value("SchoolCode", "USR.SC", "the school", show=True)
    read_only_access: bool | None = value("ReadOnlyAccess", "USR.RO", "the account can change nothing there")
    communication_group: bool | None = value("CommunicationGroup", "USR.CG", "gets that school's school-wide messages")


@attrs.define(kw_only=True, repr=False)
class Staff(Model):
    """One member of staff. Room and grade placeholders exist, too: names can be empty."""

    school_access_permissions: list[SchoolAccessPermission] = rows(
        "SchoolAccessPermissions", "", "schools the user account may open; empty for many"
    )
    extended_properties: list[JSON] = rows(
        "ExtendedProperties", "", "communication settings of the account; shape of an item undocumented, kept as sent"
    )
    early_childhood_certification_code: str = text(
        "EarlyChildhoodCertificationCode", "STF.ECC", "early childhood certification"
    )
    gender: str = text("Gender", "STF.SX", "one character, M or F by the table")
    education_level_code: str = text("EducationLevelCode", "", "education level; in the sample only")
    ethnicity_code: str = text("EthnicityCode", "", "ethnicity; in the sample only")
    race_code1: str = text("RaceCode1", "", "race; in the sample only")
    race_code2: str = text("RaceCode2", "", "further race; in the sample only")
    race_code3: str = text("RaceCode3", "", "further race; in the sample only")
    race_code4: str = text("RaceCode4", "", "further race; in the sample only")
    race_code5: str = text("RaceCode5", "", "further race; in the sample only")
    position_status_code: str = text("PositionStatusCode", "", "status of the position; in the sample only")
    total_years_of_edu_service: int | None = value(
        "TotalYearsOfEduService", "", "years in education; in the sample only"
    )
    total_years_in_this_district: int | None = value("TotalYearsInThisDistrict", "", "years here; in the sample only")
    previous_last_name: str = text("PreviousLastName", "", "former last name; in the sample only")
    previous_first_name: str = text("PreviousFirstName", "", "former first name; in the sample only")
    previous_middle_name: str = text("PreviousMiddleName", "", "former middle name; in the sample only")
    name_suffix: str = text("NameSuffix", "", "suffix of the name; in the sample only")
    address: str = text("Address", "", "street address; in the sample only")
    address_city: str = text("AddressCity", "", "city; in the sample only")
    address_state: str = text("AddressState", "", "state; in the sample only")
    address_zip_code: str = text("AddressZipCode", "", "zip code, with leading zeros; in the sample only")
    address_zip_ext: str = text("AddressZipExt", "", "extension of the zip code; in the sample only")
    home_phone: str = text("HomePhone", "", "digits only; in the sample only")
    emergency_contact_name: str = text("EmergencyContactName", "", "whom to call; in the sample only")
    emergency_contact_phone: str = text("EmergencyContactPhone", "", "digits only; in the sample only")
    id: int = key("ID", "STF.ID", "district-wide staff ID")
    first_name: str = text("FirstName", "STF.FN", "first name; can be empty")
    last_name: str = text("LastName", "STF.LN", "last name; can be empty")
    middle_name: str = text("MiddleName", "STF.MN", "middle name")
    birth_year: int | None = value("BirthYear", "STF.BY", "obsolete; need not agree with the birth date, 0 for none")
    birth_date: date | None = value("BirthDate", "STF.BD", "birth date; None for many")
    full_time_percentage: int | None = value("FullTimePercentage", "STF.TP", "whole per cent of full time")
    hire_date: date | None = value("HireDate", "STF.HD", "first day of employment")
    leave_date: date | None = value("LeaveDate", "STF.LD", "end of employment; None while employed")
    inactive_status_code: str = text("InactiveStatusCode", "STF.TG", "blank: active, anything else not")
    state_educator_id: str = text("StateEducatorID", "STF.SID", "state's number of certificated staff")
    user_name: str = text("UserName", "UGN.UN", "login name of the linked user account; not writable")
    email_address: str = text("EmailAddress", "UGN.EM", "address of the linked user account, else of the staff record")
    primary_aeries_school: int | None = value("PrimaryAeriesSchool", "STF.PSC", "school of main employment", show=True)
    network_login_id: str = text("NetworkLoginID", "STF.NID", "free for the district's use, e.g. a directory account")
    alternate_email_address: str = text("AlternateEmailAddress", "STF.AEM", "second address")
    human_resources_system_id: str = text("HumanResourcesSystemID", "STF.HRID", "number in the district's HR system")
    cell_phone: str = text("CellPhone", "STF.CP", "mobile phone")
    notification_preference_code: str = text("NotificationPreferenceCode", "STF.NP", "notification preference")
    title: str = text("Title", "STF.TI", "title")
    monthly_minutes: int | None = value("MonthlyMinutes", "STJ.MMN", "see the assignments, whose column it is")
    population_served_code: str = text("PopulationServedCode", "STJ.PSV", "see the assignments, whose column it is")
    service_id_code: str = text("ServiceIdCode", "STJ.SVC", "see the assignments, whose column it is")

    @property
    def full_name(self) -> str:
        """First, middle and last name and suffix, those that are there, with single blanks between them."""
        return tidy(f"{self.first_name} {self.middle_name} {self.last_name} {self.name_suffix}")

    @property
    def is_active(self) -> bool:
        """Whether the record is not marked inactive. Many who have left are not: see `is_active_on`."""
        return is_blank(self.inactive_status_code)

    def is_active_on(self, day: date) -> bool:
        """Whether the record is not marked inactive and employment does not end before a day.

        The hire date is not looked at: many a record of next year's staff is needed before their first day.

        >>> from aeries_sdk.models import Staff
        >>> person = Staff(id=1, leave_date=date(2026, 6, 30))
        >>> person.is_active, person.is_active_on(date(2026, 6, 30)), person.is_active_on(date(2026, 7, 1))
        (True, True, False)
        """
        return self.is_active and (self.leave_date is None or self.leave_date >= day)


@attrs.define(kw_only=True, repr=False)
class StaffDataChange(Model):
    """A member of staff whose data has changed; only the ID comes, `staff.get` has the record."""

    id: int = key("ID", "STF.ID", "district-wide staff ID")


@attrs.define(kw_only=True, repr=False)
class StaffBody(Body):
    """What to write of a member of staff. What is not given is left alone, except that an update clears LeaveDate."""

    id: int = field("ID", "STF.ID", "to create, except where the district numbers its staff itself; ignored otherwise")
    first_name: str = field("FirstName", "STF.FN", "first name", max_length=20)
    last_name: str = field("LastName", "STF.LN", "last name", max_length=50)
    middle_name: str = field("MiddleName", "STF.MN", "middle name", max_length=20)
    birth_year: int = field("BirthYear", "STF.BY", "obsolete")
    birth_date: date = field("BirthDate", "STF.BD", "birth date")
    full_time_percentage: int = field("FullTimePercentage", "STF.TP", "whole per cent of full time")
    hire_date: date = field("HireDate", "STF.HD", "first day of employment")
    leave_date: date | None = field("LeaveDate", "STF.LD", "end of employment; an update without it clears it")
    inactive_status_code: str = field("InactiveStatusCode", "STF.TG", "blank: active, anything else not", max_length=1)
    state_educator_id: str = field("StateEducatorID", "STF.SID", "state's number of certificated staff", max_length=10)
    email_address: str = field(
        "EmailAddress", "STF.EM", "of the staff record; reads prefer the account's", max_length=255
    )
    primary_aeries_school: int = field("PrimaryAeriesSchool", "STF.PSC", "school of main employment")
    network_login_id: str = field("NetworkLoginID", "STF.NID", "free for the district's use", max_length=255)
    alternate_email_address: str = field("AlternateEmailAddress", "STF.AEM", "second address", max_length=255)
    human_resources_system_id: str = field(
        "HumanResourcesSystemID", "STF.HRID", "number in the HR system", max_length=255
    )
    cell_phone: str = field("CellPhone", "STF.CP", "up to ten digits; Aeries drops what is no digit")
    title: str = field("Title", "STF.TI", "title", max_length=100)
    gender: str = field("Gender", "STF.SX", "one character", max_length=1)
    education_level_code: str = field("EducationLevelCode", "", "education level", max_length=2)
    ethnicity_code: str = field("EthnicityCode", "", "ethnicity", max_length=1)
    race_code1: str = field("RaceCode1", "", "race", max_length=3)
    race_code2: str = field("RaceCode2", "", "further race", max_length=3)
    race_code3: str = field("RaceCode3", "", "further race", max_length=3)
    race_code4: str = field("RaceCode4", "", "further race", max_length=3)
    race_code5: str = field("RaceCode5", "", "further race", max_length=3)
    position_status_code: str = field("PositionStatusCode", "", "status of the position", max_length=2)
    total_years_of_edu_service: int = field("TotalYearsOfEduService", "", "years in education")
    total_years_in_this_district: int = field("TotalYearsInThisDistrict", "", "years here")
    previous_last_name: str = field("PreviousLastName", "", "former last name", max_length=50)
    previous_first_name: str = field("PreviousFirstName", "", "former first name", max_length=50)
    previous_middle_name: str = field("PreviousMiddleName", "", "former middle name", max_length=50)
    name_suffix: str = field("NameSuffix", "", "suffix of the name", max_length=10)
    address: str = field("Address", "", "street address", max_length=55)
    address_city: str = field("AddressCity", "", "city", max_length=30)
    address_state: str = field("AddressState", "", "state", max_length=2)
    address_zip_code: str = field("AddressZipCode", "", "zip code", max_length=5)
    address_zip_ext: str = field("AddressZipExt", "", "extension of the zip code", max_length=4)
    home_phone: str = field("HomePhone", "", "up to ten digits; Aeries drops what is no digit")
    emergency_contact_name: str = field("EmergencyContactName", "", "whom to call", max_length=50)
    emergency_contact_phone: str = field("EmergencyContactPhone", "", "up to ten digits; Aeries drops what is no digit")
