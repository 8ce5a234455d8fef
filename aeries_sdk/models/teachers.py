"""Teacher records: one per teacher number of a school, joined to staff by up to three staff IDs."""

from __future__ import annotations

import attrs

from aeries_sdk.models._base import Model, is_blank, key, text, tidy, value


@attrs.define(kw_only=True, repr=False)
class Teacher(Model):
    """One teacher record of a school: a person, a team of up to three, or a placeholder (a room, a grade)."""

    class_calendar_sequence_number: int | None = value(
        "ClassCalendarSequenceNumber", "TCH.CSQ", "class calendar where there is no master schedule; 0 for none"
    )
    class_calendar: str = text("ClassCalendar", "", "that calendar's name; in the sample only")
    user_code1: str = text("UserCode1", "TCH.U1", "free for the district's use")
    user_code2: str = text("UserCode2", "TCH.U2", "free for the district's use")
    user_code3: str = text("UserCode3", "TCH.U3", "free for the district's use")
    user_code4: str = text("UserCode4", "TCH.U4", "free for the district's use")
    user_code5: str = text("UserCode5", "TCH.U5", "free for the district's use")
    user_code6: str = text("UserCode6", "TCH.U6", "free for the district's use")
    user_code7: str = text("UserCode7", "TCH.U7", "free for the district's use")
    user_code8: str = text("UserCode8", "TCH.U8", "free for the district's use")
    low_grade: int | None = value("LowGrade", "", "lowest grade taught; in the sample only")
    high_grade: int | None = value("HighGrade", "", "highest grade taught; in the sample only")
    school_code: int = key("SchoolCode", "TCH.SC", "code of the school", show=True)
    teacher_number: int = key("TeacherNumber", "TCH.TN", "number within the school")
    display_name: str = text("DisplayName", "TCH.TE", "name shown in Aeries; need not agree with first and last name")
    first_name: str = text("FirstName", "TCH.TF", "first name; can be empty")
    last_name: str = text("LastName", "TCH.TLN", "last name; can be empty although there is a display name")
    room: str = text("Room", "TCH.RM", "room")
    email_address: str = text("EmailAddress", "TCH.EM", "address")
    staff_id1: int | None = value("StaffID1", "TCH.ID", "staff ID of the teacher; 0 for none, may be unknown to staff")
    staff_id2: int | None = value("StaffID2", "TCH.ID2", "second teacher of a team; 0 for none")
    staff_id3: int | None = value("StaffID3", "TCH.ID3", "third teacher of a team; 0 for none")
    state_course_code: str = text("StateCourseCode", "TCH.CB", "for state reports where there is no master schedule")
    inactive_status_code: str = text("InactiveStatusCode", "TCH.TG", "blank: active, anything else not")
    highly_qualified_status_code1: str = text("HighlyQualifiedStatusCode1", "TCH.HQT", "qualification of the first")
    highly_qualified_status_code2: str = text("HighlyQualifiedStatusCode2", "TCH.HQ2", "qualification of the second")
    highly_qualified_status_code3: str = text("HighlyQualifiedStatusCode3", "TCH.HQ3", "qualification of the third")
    next_year_inactive_status_code: str = text(
        "NextYearInactiveStatusCode", "", "blank: active next year; in the sample only"
    )

    @property
    def is_active(self) -> bool:
        """Whether the record is not marked inactive."""
        return is_blank(self.inactive_status_code)

    @property
    def full_name(self) -> str:
        """First and last name where both are there, else the name shown in Aeries, without stray blanks."""
        first, last = tidy(self.first_name), tidy(self.last_name)
        return f"{first} {last}" if first and last else tidy(self.display_name) or first or last

    @property
    def staff_ids(self) -> tuple[int, ...]:
        """The staff IDs of the record, first teacher first, without zeros.

        >>> from aeries_sdk.models import Teacher
        >>> Teacher(school_code=994, teacher_number=605, staff_id1=71, staff_id2=0, staff_id3=72).staff_ids
        (71, 72)
        """
        return tuple(number for number in (self.staff_id1, self.staff_id2, self.staff_id3) if number)
