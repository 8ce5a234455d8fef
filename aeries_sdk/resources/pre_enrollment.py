"""Pre-enrollment: two GETs that write, so they are sent once and never again."""

from __future__ import annotations

import builtins

from aeries_sdk.errors import BadRequest, PermissionDenied
from aeries_sdk.models.pre_enrollment import PreEnrollment
from aeries_sdk.models.students import Student
from aeries_sdk.operation import Operation
from aeries_sdk.redact import redact
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000120862-aeries-api-pre-enroll-students"

CREATE = Operation(
    id="pre_enrollment.preenroll_student",
    call="pre_enrollment.create",
    method="GET",
    paths=("/api/v5/commands/preenrollstudent/{StudentID}",),
    security_area="Trigger Student Pre-Enrollment",
    access="insert",
    model=PreEnrollment,
    article=_ARTICLE,
    retry_safe=False,
    statuses={500: BadRequest},
)
CREATE_FOR_INACTIVE = Operation(
    id="pre_enrollment.preenroll_inactive_student",
    call="pre_enrollment.create_for_inactive",
    method="GET",
    paths=("/api/v5/PreEnrollInactiveStudent/{StudentID}/{NextSchoolCode}",),
    security_area="Student Data",
    access="update",
    model=Student,
    article=_ARTICLE,
    retry_safe=False,
    statuses={401: PermissionDenied, 500: BadRequest},
)


class PreEnrollments(Resource):
    """Pre-enrollment for the next school year: `client.pre_enrollment`."""

    def create(self, student_id: int) -> PreEnrollment:
        """Copy a student's newest active record to the next school on it, as pre-enrolled. Writes, though it is a GET.

        Pre-enrolled records that the student has at other schools are deleted. Next school and next grade must be right
        on the student beforehand. Aeries answers 200 even when it copied nothing; that is raised as `BadRequest`.

        Security area: Trigger Student Pre-Enrollment, Insert. Article: Pre-Enroll Students.

        Args:
            student_id: The district-wide student ID; the student must have an active record.

        Returns:
            What was tried, and every record of the student, the new one (inactive status code `*`) among them.

        Raises:
            BadRequest: Aeries does not say that it copied the student, with its reason in `vendor_message`; e.g. the
                next grade is not offered at the next school, or the student has a record there.
            PermissionDenied: Insert is not ticked for Trigger Student Pre-Enrollment.
            TransportError: No usable answer; whether the student was copied is then unknown.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape; the student may have been copied.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student = client.students.list(990, grade=5)[0]
        ...     student = client.students.update(student.student_id, next_school=994, next_grade=9)[0]
        ...     answer = client.pre_enrollment.create(student.student_id)
        ...     [(record.school_code, record.inactive_status_code) for record in answer.students]
        [(990, ''), (994, '*')]
        """
        answer = self._write_one(CREATE, {"StudentID": student_id})
        if not answer.is_copied:
            raise BadRequest(
                "Aeries answered, but does not say that it copied the student.",
                **CREATE.place,
                status=200,
                vendor_message=redact(" ".join(attempt.exception for attempt in answer.log_details), [student_id]),
            )
        return answer

    def create_for_inactive(self, student_id: int, next_school_code: int) -> builtins.list[Student]:
        """Copy the newest record of a student who has left to a school, as pre-enrolled. Writes, though it is a GET.

        It refuses a student who is active or already pre-enrolled. The vendor's own module has it switched off as not
        working.

        Security area: Student Data, Update. Article: Pre-Enroll Students.

        Args:
            student_id: The district-wide student ID; the student must have no active record in the district.
            next_school_code: The school of the new record.

        Returns:
            Every record of the student, the new one (inactive status code `*`) among them.

        Raises:
            BadRequest: Aeries refused, with its reason in `vendor_message`.
            PermissionDenied: Update is not ticked for Student Data.
            TransportError: No usable answer; whether the student was copied is then unknown.
            APIStatusError: Aeries refused.
            DecodeError: The answer does not have the documented shape; the student may have been copied.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     active = {one.student_id for code in (990, 994) for one in client.students.list(code) if one.is_active}
        ...     left = next(one for one in client.students.list(994) if one.student_id not in active)
        ...     records = client.pre_enrollment.create_for_inactive(left.student_id, 994)
        ...     "*" in [record.inactive_status_code for record in records]
        True
        """
        return self._write(CREATE_FOR_INACTIVE, {"StudentID": student_id, "NextSchoolCode": next_school_code})
