"""Teacher records of schools, and of a member of staff over all schools."""

from __future__ import annotations

import builtins

from aeries_sdk.models.teachers import Teacher
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113687-aeries-api-staff-related-end-points"

LIST = Operation(
    id="staff.list_teachers",
    call="teachers.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/teachers",),
    security_area="Teacher Data",
    model=Teacher,
    article=_ARTICLE,
)
GET = Operation(
    id="staff.get_teacher",
    call="teachers.get",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/teachers/{TeacherNumber}",),
    security_area="Teacher Data",
    model=Teacher,
    article=_ARTICLE,
)
LIST_FOR_STAFF = Operation(
    id="staff.list_teachers_for_staff",
    call="teachers.list_for_staff",
    method="GET",
    paths=("/api/v5/staff/{StaffID}/teachers",),
    security_area="Teacher Data",
    model=Teacher,
    article=_ARTICLE,
)


class Teachers(Resource):
    """Teacher records: `client.teachers`."""

    def list(self, school_code: int) -> builtins.list[Teacher]:
        """All teacher records of a school, inactive ones among them.

        Schools whose sections name staff (`School.uses_section_staff`) need not have any: take the teachers from the
        sections there.

        Security area: Teacher Data, Read. Article: Staff-related end points.

        Args:
            school_code: The school; 0 for all is not documented.

        Raises:
            PermissionDenied: Read is not ticked for Teacher Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {teacher.school_code for teacher in client.teachers.list(994)}
        {994}
        """
        return self._list(LIST, {"SchoolCode": school_code})

    def get(self, school_code: int, teacher_number: int) -> Teacher:
        """One teacher record.

        Security area: Teacher Data, Read. Article: Staff-related end points.

        Args:
            school_code: The school.
            teacher_number: The number within the school; 0 is a real number.

        Raises:
            NotFound: There is no such teacher record at the school.
            PermissionDenied: Read is not ticked for Teacher Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     teacher = client.teachers.list(994)[0]
        ...     client.teachers.get(teacher.school_code, teacher.teacher_number) == teacher
        True
        """
        return self._get(GET, {"SchoolCode": school_code, "TeacherNumber": teacher_number})

    def list_for_staff(self, staff_id: int) -> builtins.list[Teacher]:
        """The teacher records of a member of staff, over all schools.

        Whether second and third members of a team count is not documented. Nothing is to be expected for people who
        teach at section-staff schools only; `staff.list_classes` has their sections.

        Security area: Teacher Data, Read. Article: Staff-related end points.

        Args:
            staff_id: The district-wide staff ID.

        Raises:
            PermissionDenied: Read is not ticked for Teacher Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     teacher = next(one for one in client.teachers.list(994) if one.staff_ids)
        ...     teacher in client.teachers.list_for_staff(teacher.staff_ids[0])
        True
        """
        return self._list(LIST_FOR_STAFF, {"StaffID": staff_id})
