"""Fees and fines."""

from __future__ import annotations

import builtins

from aeries_sdk.models.fees import StudentFees
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

LIST = Operation(
    id="students.list_fees",
    call="fees.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/fees", "/api/v5/schools/{SchoolCode}/fees/{StudentID}"),
    security_area="Fees and Fines",
    model=StudentFees,
    article=ARTICLES + "14000113683-aeries-api-student-related-end-points",
)


class Fees(Resource):
    """Fees and fines: `client.fees`."""

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[StudentFees]:
        """The fees of a school's students, or of one student: one record per student.

        Paid fees and fees of other schools are among them; `balance` of a fee is what is still owed.

        Security area: Fees and Fines, Read. Article: Student-related end points.

        Args:
            school_code: The school; Aeries ignores it when a student is given.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for Fees and Fines.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     sum(fee.balance for student in client.fees.list(994) for fee in student.fees) > 0
        True
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})
