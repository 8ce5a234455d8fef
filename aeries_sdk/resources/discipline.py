"""Discipline: minor incidents, and assertive discipline."""

from __future__ import annotations

import builtins

from aeries_sdk.models.discipline import StudentAssertiveDiscipline, StudentDiscipline
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"

LIST = Operation(
    id="students.list_discipline",
    call="discipline.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/Discipline", "/api/v5/schools/{SchoolCode}/Discipline/{StudentID}"),
    security_area="Discipline",
    model=StudentDiscipline,
    article=_ARTICLE,
)
LIST_ASSERTIVE = Operation(
    id="students.list_assertive_discipline",
    call="discipline.list_assertive",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/AssertiveDiscipline",
        "/api/v5/schools/{SchoolCode}/AssertiveDiscipline/{StudentID}",
    ),
    security_area="Assertive Discipline",
    model=StudentAssertiveDiscipline,
    article=_ARTICLE,
)


class Discipline(Resource):
    """Discipline: `client.discipline`."""

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[StudentDiscipline]:
        """The minor incidents of a school's students, or of one student: one record per student.

        Incidents of earlier years and of other schools are among them.

        Security area: Discipline, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for Discipline.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     students = client.discipline.list(994)
        ...     {incident.violation_code1 for student in students for incident in student.disciplines}
        {'10'}
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})

    def list_assertive(
        self, school_code: int, *, student_id: int | None = None
    ) -> builtins.list[StudentAssertiveDiscipline]:
        """The incidents of assertive discipline with what was decided, of a school's students or of one student.

        One record per student. Incidents of earlier years and of other schools are among them.

        Security area: Assertive Discipline, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for Assertive Discipline.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     incident = client.discipline.list_assertive(994)[0].assertive_disciplines[0]
        ...     [decision.disposition_code for decision in incident.administrative_decisions]
        ['DET']
        """
        return self._list(LIST_ASSERTIVE, {"SchoolCode": school_code, "StudentID": student_id})
