"""What students belong to: special programs, and the district's groups."""

from __future__ import annotations

import builtins

from aeries_sdk.models.programs import Group, Program
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"

LIST_PROGRAMS = Operation(
    id="students.list_programs",
    call="programs.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/students/{StudentID}/programs",),
    security_area="Student Programs",
    model=Program,
    article=_ARTICLE,
    zero=("StudentID",),
)
LIST_GROUPS = Operation(
    id="students.list_groups",
    call="groups.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/StudentGroups",),
    security_area="Student Groups",
    model=Group,
    article=_ARTICLE,
)


class Programs(Resource):
    """Special programs: `client.programs`."""

    def list(
        self, school_code: int, *, student_id: int | None = None, code: str | None = None
    ) -> builtins.list[Program]:
        """The program records of a school's students, or of one student.

        Program codes are texts: `144x` stands for an evaluation for special education that is under way.

        Security area: Student Programs, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student; all when it is left out or 0.
            code: One program, e.g. "144" for special education.

        Raises:
            PermissionDenied: Read is not ticked for Student Programs.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {program.program_code for program in client.programs.list(994, code="127")}
        {'127'}
        """
        return self._list(LIST_PROGRAMS, {"SchoolCode": school_code, "StudentID": student_id or 0}, {"code": code})


class Groups(Resource):
    """Groups of students: `client.groups`."""

    def list(self, school_code: int | None = None) -> builtins.list[Group]:
        """The groups of a school or, without one, of all schools, with their members.

        Groups that have expired are among them: `is_active` tells.

        Security area: Student Groups, Read. Article: Student-related end points.

        Args:
            school_code: The school; all when it is left out.

        Raises:
            PermissionDenied: Read is not ticked for Student Groups.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {group.name for group in client.groups.list() if group.is_active(district.as_of)}
        {'Field Trip'}
        """
        return self._list(LIST_GROUPS, {"SchoolCode": "all" if school_code is None else school_code})
