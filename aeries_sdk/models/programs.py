"""What students belong to: special programs, and the district's groups."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, rows, text, value


@attrs.define(kw_only=True, repr=False)
class ProgramProperty(Model):
    """One property that only some programs have: the disability of special education, the ID of migrant education."""

    name: str = text("Name", "", "e.g. DisabilityCode, MigrantID, FosterID, DwellingTypeCode", show=True)
    value: str = text("Value", "", "text, days included (2026-08-01T00:00:00); may be empty")


@attrs.define(kw_only=True, repr=False)
class Program(Model):
    """One student's record in one special program; the same program can come several times."""

    extended_properties: list[ProgramProperty] = rows("ExtendedProperties", "", "program-specific; see `properties`")
    # The vendor's own sample ends in a record that has nothing but its extended properties.
    student_id: int | None = value("StudentID", "STU.ID", "the student")
    program_code: str = text(
        "ProgramCode",
        "GTE 127, FOF 101, CSE 144, FRE 181 and 182, else PGM.CD",
        "mostly 3 digits; 144x: evaluation for special education under way",
    )
    program_description: str = text("ProgramDescription", "", "name of the program")
    eligibility_start_date: date | None = value("EligibilityStartDate", "PGM.ESD", "first day eligible")
    eligibility_end_date: date | None = value("EligibilityEndDate", "PGM.EED", "last day eligible")
    participation_start_date: date | None = value(
        "ParticipationStartDate", "PGM.PSD", "first day taking part; never filled for special education"
    )
    participation_end_date: date | None = value(
        "ParticipationEndDate", "PGM.PED", "last day taking part; never filled for special education"
    )

    @property
    def properties(self) -> dict[str, str]:
        """The extended properties by name; one without a value may be missing or empty.

        >>> from aeries_sdk.models import Program, ProgramProperty
        >>> Program(extended_properties=[ProgramProperty(name="FosterID", value="7")]).properties.get("FosterID", "")
        '7'
        """
        return {each.name: each.value for each in self.extended_properties}


@attrs.define(kw_only=True, repr=False)
class GroupStudent(Model):
    """A student in a group."""

    student_id: int = key("StudentId", "SGM.ID", "the student", aliases=("StudentID",))


@attrs.define(kw_only=True, repr=False)
class GroupStaff(Model):
    """A staff member tied to a group."""

    staff_id: int = key("StaffId", "SGS.ID", "the staff member", aliases=("StaffID",))


@attrs.define(kw_only=True, repr=False)
class Group(Model):
    """A group of students, with the staff tied to it."""

    students: list[GroupStudent] = rows("Students", "", "the members")
    staff: list[GroupStaff] = rows("Staff", "", "staff tied to the group")
    group_id: int = key("GroupId", "SGD.GI", "number of the group", aliases=("GroupID",), show=True)
    name: str = text("Name", "SGD.GN", "name")
    description: str = text("Description", "SGD.GD", "description")
    expiration_date: date | None = value("ExpirationDate", "SGD.DX", "a past day: no longer in use; see `is_active`")
    school_code: int | None = value("SchoolCode", "", "the school; seen in the sample only", show=True)
    is_communication_group: bool | None = value("IsCommunicationGroup", "SGD.CM", "shared with Aeries Communication")
    confidential_group: bool | None = value(
        "ConfidentialGroup", "SGD.CG", "confidential in ParentSquare; older servers do not send it"
    )

    def is_active(self, on: date) -> bool:
        """Whether the group has not expired before a day.

        >>> from datetime import date
        >>> from aeries_sdk.models import Group
        >>> Group(group_id=1, expiration_date=date(2026, 6, 12)).is_active(date(2026, 6, 13))
        False
        """
        return self.expiration_date is None or on <= self.expiration_date
