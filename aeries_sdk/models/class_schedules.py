"""Which students are in which section, and when."""

from __future__ import annotations

from datetime import date

import attrs

from aeries_sdk.models._base import Model, key, text, value


@attrs.define(kw_only=True, repr=False)
class ClassSchedule(Model):
    """One student in one section for a span of days.

    The rows are a history: classes that a student has left stay in, and one who comes back has a second row for the
    same section. Teacher, period and term stand on the section.
    """

    student_id: int = key("StudentID", "STU.ID", "student ID within the district")
    school_code: int = key("SchoolCode", "CAR.SC", "school", show=True)
    sequence_number: int = key("SequenceNumber", "CAR.SQ", "makes the key unique, means nothing else")
    section_number: int | None = value("SectionNumber", "CAR.SE", "section of the school", show=True)
    course_id: str = text("CourseID", "CAR.CN", "course; leading zeros count", show=True)
    date_started: date | None = value("DateStarted", "CAR.DS", "first day in the class")
    date_ended: date | None = value(
        "DateEnded", "CAR.DE", "last day in the class; filled for students who stay to the end, too"
    )

    def is_valid_on(self, day: date) -> bool:
        """Whether the student is in the section that day; a missing date does not limit.

        >>> from datetime import date
        >>> row = ClassSchedule(student_id=1, school_code=994, sequence_number=1, date_ended=date(2026, 8, 28))
        >>> row.is_valid_on(date(2026, 8, 28)), row.is_valid_on(date(2026, 8, 29))
        (True, False)
        """
        return (self.date_started is None or self.date_started <= day) and (
            self.date_ended is None or day <= self.date_ended
        )
