"""Pre-enrollment: what Aeries says of copying a student to the school of next year."""

from __future__ import annotations

import attrs

from aeries_sdk.models._base import Model, rows, text, value
from aeries_sdk.models.students import Student


@attrs.define(kw_only=True, repr=False)
class PreEnrollmentLog(Model):
    """One attempt to copy a student."""

    student_id: int | None = value("StudentID", "", "district-wide student ID")
    school_code: int | None = value("SchoolCode", "", "school the student is copied from", show=True)
    student_number: int | None = value("StudentNumber", "", "number at that school")
    grade: int | None = value("Grade", "", "grade now", show=True)
    next_grade: int | None = value("NextGrade", "", "grade of next year", show=True)
    next_school: int | None = value("NextSchool", "", "school the student is copied to", show=True)
    new_student_number: int | None = value("NewStudentNumber", "", "number at that school")
    copied: str = text("Copied", "", "Yes; other texts are not documented")
    exception: str = text("Exception", "", "why not; blank after a success")

    @property
    def is_copied(self) -> bool:
        """Whether Aeries says that the student was copied."""
        return self.copied.strip().casefold() == "yes"


@attrs.define(kw_only=True, repr=False)
class PreEnrollment(Model):
    """The answer to a pre-enrollment: what was tried, and every record that the student has now."""

    log_details: list[PreEnrollmentLog] = rows("LogDetails", "", "one per attempt")
    students: list[Student] = rows("Students", "", "all records of the student in the district")

    @property
    def is_copied(self) -> bool:
        """Whether Aeries says of any attempt that the student was copied."""
        return any(attempt.is_copied for attempt in self.log_details)
