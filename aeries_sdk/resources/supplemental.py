"""Supplemental data: columns that each district defines for itself, for the whole district and per school."""

from __future__ import annotations

import builtins
from collections.abc import Mapping

from aeries_sdk.arguments import mapping
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models.supplemental import ColumnChange, DistrictSupplemental, SchoolSupplemental
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"

LIST_DISTRICT = Operation(
    id="students.list_district_supplemental",
    call="supplemental.list_district",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/DistrictSupplemental",
        "/api/v5/schools/{SchoolCode}/DistrictSupplemental/{StudentID}",
    ),
    security_area="District Supplemental Data",
    model=DistrictSupplemental,
    article=_ARTICLE,
)
LIST_SCHOOL = Operation(
    id="students.list_school_supplemental",
    call="supplemental.list_school",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/SchoolSupplemental",
        "/api/v5/schools/{SchoolCode}/SchoolSupplemental/{StudentID}",
    ),
    security_area="Supplemental Data",
    model=SchoolSupplemental,
    article=_ARTICLE,
)
UPDATE_SCHOOL = Operation(
    id="students.update_school_supplemental",
    call="supplemental.update_school",
    method="POST",
    paths=("/api/v5/UpdateSchoolSupplemental/{SchoolCode}/{StudentNumber}",),
    security_area="Supplemental Data",
    access="update",
    model=SchoolSupplemental,
    article=_ARTICLE,
)


class Supplemental(Resource):
    """Supplemental data: `client.supplemental`."""

    def list_district(self, school_code: int, *, student_id: int | None = None) -> builtins.list[DistrictSupplemental]:
        """The district-wide columns of a school's students, or of one student.

        All values are text; `typed` of a column reads them by the column's SQL type.

        Security area: District Supplemental Data, Read. Article: Student-related end points.

        Args:
            school_code: The school; Aeries ignores it when a student is given.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for District Supplemental Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     column = client.supplemental.list_district(994)[0].by_code["MID"]
        ...     column.value, column.column_type, column.typed
        ('745896    ', 'nchar', '745896')
        """
        return self._list(LIST_DISTRICT, {"SchoolCode": school_code, "StudentID": student_id})

    def list_school(self, school_code: int, *, student_id: int | None = None) -> builtins.list[SchoolSupplemental]:
        """The school's own columns of its students, or of one student; a student of two schools has two records.

        All values are text; `typed` of a column reads them by the column's SQL type.

        Security area: Supplemental Data, Read. Article: Student-related end points.

        Args:
            school_code: The school; Aeries ignores it when a student is given.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for Supplemental Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     [column.column_code for column in client.supplemental.list_school(994)[0].columns]
        ['PI', 'EE', 'S1']
        """
        return self._list(LIST_SCHOOL, {"SchoolCode": school_code, "StudentID": student_id})

    def update_school(self, school_code: int, student_number: int, columns: Mapping[str, str]) -> SchoolSupplemental:
        """Change some of a student's columns at one school.

        Mind the number: this takes the student number within the school, while the reads take the student ID. Values
        are sent as the text given; how Aeries wants a day to be written is not documented.

        Security area: Supplemental Data, Update (presumed; the vendor names none). Article: Student-related end points.

        Args:
            school_code: The school.
            student_number: The student's number within the school, `Student.student_number`.
            columns: New values by the short names of the columns, `{"PI": "Both parents"}`.

        Returns:
            All columns of the student as they are now.

        Raises:
            ArgumentError: There are no columns, or a value is not text.
            BadRequest: Aeries refused the values.
            PermissionDenied: Update is not ticked for Supplemental Data.
            TransportError: No usable answer; the columns may have been changed all the same.
            APIStatusError: Aeries refused.
            DecodeError: They were changed, but the answer does not show one record.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student = client.students.list(994)[0]
        ...     now = client.supplemental.update_school(994, student.student_number, {"PI": "Mother"})
        ...     now.by_code["PI"].typed
        'Mother'
        """
        if not mapping(columns, "columns", 'Pass {"PI": "Both parents"}.'):
            raise ArgumentError("`columns` must hold at least one column.", **UPDATE_SCHOOL.place)
        changes = [ColumnChange(column_code=code, new_value=value).to_wire() for code, value in columns.items()]
        return self._write_one(
            UPDATE_SCHOOL, {"SchoolCode": school_code, "StudentNumber": student_number}, {"Columns": changes}
        )
