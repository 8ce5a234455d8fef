"""Which courses students ask for when the next schedule is built, and what they take instead."""

from __future__ import annotations

import attrs

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._base import Model, key, rows, text, value
from aeries_sdk.models._body import Body, field
from aeries_sdk.values import JSON


@attrs.define(kw_only=True, repr=False)
class AlternateCourseRequest(Model):
    """A course that a student would take instead of one that cannot be had."""

    student_id: int = key("StudentID", "", "student ID within the district")
    school_code: int = key("SchoolCode", "", "school", show=True)
    sequence_number: int = key("SequenceNumber", "ACR.SQ", "number of the alternate within the student's")
    course_id: str = text("CourseID", "", "the alternate course; leading zeros count", show=True)
    priority_sort_order: float | None = value(
        "PrioritySortOrder", "ACR.SRT", "sorts a student's alternates; not a rank (1.0, 9.0, 17.0)"
    )


@attrs.define(kw_only=True, repr=False)
class CourseRequest(Model):
    """A course that a student asks for, and the scheduling section found for it."""

    student_id: int = key("StudentID", "STU.ID", "student ID within the district")
    alternate_course_requests: list[AlternateCourseRequest] = rows(
        "AlternateCourseRequests", "", "alternates tied to this request"
    )
    actual_primary_course_id: str = text(
        "ActualPrimaryCourseID", "SSS.AC", "where alternate_tag is X: the course first asked for", show=True
    )
    school_code: int = key("SchoolCode", "SSS.SC", "school", show=True)
    sequence_number: int = key("SequenceNumber", "SSS.SQ", "number of the request within the student's")
    section_number: int | None = value(
        "SectionNumber",
        "SSS.SE",
        "scheduling section assigned, 0 for none; never one of the running schedule",
        show=True,
    )
    course_id: str = text("CourseID", "SSS.CN", "course asked for; leading zeros count", show=True)
    preferred_teacher_number: int | None = value(
        "PreferredTeacherNumber", "SSS.TN", "teacher wished for, 0 for none; not at schools with section staff"
    )
    preferred_staff_id: int | None = value(
        "PreferredStaffID",
        "SSS.PS",
        "schools with section staff: person wished for, 0 for none",
        aliases=("PreferredSTaffID",),
    )
    reject_code: str = text("RejectCode", "SSS.RT", "* for a locked section, else why it could not be scheduled")
    alternate_tag: str = text("AlternateTag", "SSS.AT", "X: course_id is an alternate")
    permanent_lock_code: str = text("PermanentLockCode", "SSS.PL", "not blank: locked against the scheduler")


@attrs.define(kw_only=True, repr=False)
class _RequestFields(Body):
    """What can be written to a course request, new or not."""

    section_number: int = field(
        "SectionNumber", "SSS.SE", "scheduling section of the same course to assign, 0 for none"
    )
    course_id: str = field("CourseID", "SSS.CN", "course asked for; leading zeros count", max_length=6)
    preferred_teacher_number: int = field(
        "PreferredTeacherNumber", "SSS.TN", "traditional schools: teacher wished for; 0 clears it"
    )
    preferred_staff_id: int = field(
        "PreferredStaffID", "SSS.PS", "schools with section staff: person wished for; 0 clears it"
    )
    reject_code: str = field("RejectCode", "SSS.RT", "a valid code", max_length=2)
    alternate_tag: str = field("AlternateTag", "SSS.AT", "X: course_id is an alternate", choices=("", "X"))
    actual_primary_course_id: str = field(
        "ActualPrimaryCourseID", "SSS.AC", "the course first asked for; used only where alternate_tag is X"
    )
    permanent_lock_code: str = field("PermanentLockCode", "SSS.PL", "not blank: locked", max_length=2)
    alternate_course_request_references: list[int] = field(
        "AlternateCourseRequestReferences", "", "numbers of the student's alternates to tie to this request"
    )


@attrs.define(kw_only=True, repr=False)
class CourseRequestBody(_RequestFields):
    """A new course request.

    >>> CourseRequestBody(course_id="0646", alternate_course_request_references=[3]).to_wire()
    {'AlternateCourseRequestReferences': [3], 'CourseID': '0646'}
    """

    course_id: str = field("CourseID", "SSS.CN", "course; leading zeros count", required=True, max_length=6)
    sequence_number: int = field("SequenceNumber", "SSS.SQ", "leave it out: Aeries numbers requests itself")


@attrs.define(kw_only=True, repr=False)
class CourseRequestUpdateBody(_RequestFields):
    """Changes of a course request; what is left out stays.

    >>> CourseRequestUpdateBody(preferred_teacher_number=0).to_wire()
    {'PreferredTeacherNumber': 0}
    """

    alternate_course_request_update_options: str = field(
        "AlternateCourseRequestUpdateOptions",
        "",
        "with alternate_course_request_references: Append adds to the ties that are there, Replace drops the others",
        # Either spelling is in the vendor's samples, and its text says that case does not matter.
        choices=("Append", "Replace", "append", "replace"),
    )

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object; see `Body.to_wire`."""
        out = super().to_wire()
        if "AlternateCourseRequestReferences" in out and "AlternateCourseRequestUpdateOptions" not in out:
            raise ArgumentError(
                "CourseRequestUpdateBody: alternate_course_request_references needs "
                "alternate_course_request_update_options, 'Append' or 'Replace'."
            )
        return out


@attrs.define(kw_only=True, repr=False)
class _AlternateFields(Body):
    """What can be written to an alternate, new or not."""

    course_id: str = field("CourseID", "", "the alternate course; leading zeros count", max_length=6)
    relative_priority_sort_order: int | None = field(
        "RelativePrioritySortOrder", "", "rank wanted among the student's alternates, from 1"
    )

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object; see `Body.to_wire`."""
        out = super().to_wire()
        rank = self.relative_priority_sort_order if "RelativePrioritySortOrder" in out else None
        if rank is not None and rank < 1:
            raise ArgumentError(f"{type(self).__name__}: relative_priority_sort_order counts from 1.")
        return out


@attrs.define(kw_only=True, repr=False)
class AlternateCourseRequestBody(_AlternateFields):
    """A new alternate; without a rank it becomes the student's last.

    >>> AlternateCourseRequestBody(course_id="1234", relative_priority_sort_order=2).to_wire()
    {'RelativePrioritySortOrder': 2, 'CourseID': '1234'}
    """

    course_id: str = field("CourseID", "", "the alternate course", required=True, max_length=6)
    sequence_number: int = field("SequenceNumber", "ACR.SQ", "leave it out: Aeries numbers alternates itself")


@attrs.define(kw_only=True, repr=False)
class AlternateCourseRequestUpdateBody(_AlternateFields):
    """Changes of an alternate.

    >>> AlternateCourseRequestUpdateBody(relative_priority_sort_order=4).to_wire()
    {'RelativePrioritySortOrder': 4}
    """
