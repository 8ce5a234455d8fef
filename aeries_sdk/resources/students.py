"""Students as they are read: records, rarely used fields, the feed of changes."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from datetime import datetime
from typing import Literal, get_args

from aeries_sdk.errors import ArgumentError
from aeries_sdk.models.students import Student, StudentDataChange
from aeries_sdk.models.students_extended import StudentExtended
from aeries_sdk.operation import Operation, Paging, PathValue
from aeries_sdk.resources._base import ARTICLES, since_parts
from aeries_sdk.resources.student_writes import StudentWrites

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"
_PAGING = Paging("StartingRecord", "EndingRecord", ("school_code", "student_number"))

StudentDataArea = Literal["student", "contact", "program", "test", "class", "enrollment"]

LIST = Operation(
    id="students.list",
    call="students.list",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/students",
        "/api/v5/schools/{SchoolCode}/students/{StudentID}",
        "/api/v5/schools/{SchoolCode}/students/grade/{GradeLevel}",
        "/api/v5/schools/{SchoolCode}/students/sn/{StudentNumber}",
    ),
    security_area="Student Data",
    model=Student,
    article=_ARTICLE,
    paging=_PAGING,
)
LIST_EXTENDED = Operation(
    id="students.list_extended",
    call="students.list_extended",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/students/{StudentID}/extended",
        "/api/v5/schools/{SchoolCode}/students/grade/{GradeLevel}/extended",
        "/api/v5/schools/{SchoolCode}/students/sn/{StudentNumber}/extended",
    ),
    security_area="Student Data",
    model=StudentExtended,
    article=_ARTICLE,
    paging=_PAGING,
    zero=("StudentID",),
)
LIST_DATA_CHANGES = Operation(
    id="students.list_data_changes",
    call="students.list_data_changes",
    method="GET",
    paths=("/api/v5/StudentDataChanges/{DataArea}/{year}/{month}/{day}/{hour}/{minute}",),
    security_area="Student Data",
    model=StudentDataChange,
    article=_ARTICLE,
)


class Students(StudentWrites):
    """Students: `client.students`."""

    def list(
        self,
        school_code: int,
        *,
        student_id: int | None = None,
        grade: int | None = None,
        student_number: int | None = None,
    ) -> builtins.list[Student]:
        """The student records of a school, or those of one grade, student or student number.

        Inactive students are among them; `is_active` tells. A student can have several records, at several schools or
        even at one. Whether Aeries leaves out other schools' records when a `student_id` is given differs between its
        own texts, so look at `school_code`; `get` does.

        Security area: Student Data, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student, by the number that holds in the whole district.
            grade: One grade, -2 to 18; 0 is kindergarten. `client.codes.list("Student", "Grade")` translates K and TK.
            student_number: One student, by the number within the school.

        Raises:
            ArgumentError: More than one of student_id, grade and student_number is given, or one is out of range.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     students = client.students.list(994)
        ...     len(students), len([student for student in students if student.is_active])
        (31, 29)
        """
        return self._list(LIST, _chosen(school_code, student_id, grade, student_number))

    def iter(self, school_code: int, *, grade: int | None = None, page_size: int = 500) -> Iterator[Student]:
        """The student records of a school or of one of its grades, read page by page as the loop goes on.

        Each record comes once, also when the list changes under way.

        Security area: Student Data, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            grade: One grade, -2 to 18.
            page_size: Records per request, at least 2; fewer are asked for while pages take long.

        Raises:
            ArgumentError: The grade or the page size is out of range.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     len(list(client.students.iter(994, page_size=10))) == len(client.students.list(994))
        True
        """
        return self._iter(LIST, _chosen(school_code, None, grade, None), page_size)

    def list_range(self, school_code: int, first: int, last: int) -> builtins.list[Student]:
        """The records at some positions of a school's list: fewer, or none, where the list ends before.

        In which order records come is not documented, so this is for counting: a list of 800 has one record at
        positions 800 to 801. `list` and `iter` give everybody.

        Security area: Student Data, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            first: The first position, from 1.
            last: The last position; its record is included.

        Raises:
            ArgumentError: The positions are not in order, or below 1.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     count = len(client.students.list(994))
        ...     len(client.students.list_range(994, count, count + 1))
        1
        """
        if not 1 <= first <= last:
            raise ArgumentError("Positions count from 1, and the first comes first.", **LIST.place)
        query = {_PAGING.start: first, _PAGING.end: last}
        return self._list(LIST, {"SchoolCode": school_code}, query)

    def get(self, school_code: int, *, student_id: int | None = None, student_number: int | None = None) -> Student:
        """The record of one student at one school.

        Of several records at that school the active one is given. Other schools' records never are: `list` has them.

        Security area: Student Data, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: The student, by the number that holds in the whole district.
            student_number: The student, by the number within the school.

        Raises:
            ArgumentError: Not exactly one of student_id and student_number is given.
            NotFound: The student has no record at this school.
            AmbiguousRecord: Several records fit and not just one of them is active.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.students.get(994, student_id=99400001).student_number
        1
        """
        if (student_id is None) == (student_number is None):
            raise ArgumentError("get takes either student_id or student_number.", **LIST.place)
        return self._get(
            LIST,
            _chosen(school_code, student_id, None, student_number),
            where=lambda record: record.school_code == school_code,
            prefer=lambda record: record.is_active,
        )

    def list_extended(
        self,
        school_code: int,
        *,
        student_id: int | None = None,
        grade: int | None = None,
        student_number: int | None = None,
    ) -> builtins.list[StudentExtended]:
        """Rarely used fields of the student records of a school, or of one grade, student or student number.

        The records have neither name nor status, so inactive students can only be told apart by the record of `list`
        with the same school code and student number. They are long: ask for them only when they are needed.

        Security area: Student Data, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student, by the number that holds in the whole district; 0, as without it, is all.
            grade: One grade, -2 to 18.
            student_number: One student, by the number within the school.

        Raises:
            ArgumentError: More than one of student_id, grade and student_number is given, or one is out of range.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {(more.school_code, more.student_number) for more in client.students.list_extended(994)} == {
        ...         (student.school_code, student.student_number) for student in client.students.list(994)
        ...     }
        True
        """
        return self._list(LIST_EXTENDED, _all_by_zero(_chosen(school_code, student_id, grade, student_number)))

    def iter_extended(
        self, school_code: int, *, grade: int | None = None, page_size: int = 500
    ) -> Iterator[StudentExtended]:
        """What `list_extended` gives for a school or one of its grades, read page by page as the loop goes on.

        Security area: Student Data, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            grade: One grade, -2 to 18.
            page_size: Records per request, at least 2; fewer are asked for while pages take long.

        Raises:
            ArgumentError: The grade or the page size is out of range.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     len(list(client.students.iter_extended(994))) == len(client.students.list(994))
        True
        """
        return self._iter(LIST_EXTENDED, _all_by_zero(_chosen(school_code, None, grade, None)), page_size)

    def list_data_changes(
        self, since: datetime, *, area: StudentDataArea = "student"
    ) -> builtins.list[StudentDataChange]:
        """The records of all students of the district whose data changed since a moment.

        Only keys come, not what changed or when; read the students again with the method of the area. Whether the
        moment itself counts is not documented, so let two askings overlap. Deletions are not mentioned: a student
        named here may be gone.

        Security area: Student Data, Read, for every area; reading the students again needs the area of that method.
        Article: Student-related end points.

        Args:
            since: The district's local time, to the minute; `client.system.get_info()` has its clock.
            area: Which data changed: "student", "contact", "program", "test", "class" or "enrollment".

        Raises:
            ArgumentError: `since` is no datetime, or there is no such area.
            PermissionDenied: Read is not ticked for Student Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from datetime import datetime
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     client.students.list_data_changes(datetime(2099, 1, 1))
        []
        """
        if area not in get_args(StudentDataArea):
            raise ArgumentError(f"area takes one of {', '.join(get_args(StudentDataArea))}.", **LIST_DATA_CHANGES.place)
        return self._list(LIST_DATA_CHANGES, {"DataArea": area, **since_parts(since)})


def _chosen(
    school_code: int, student_id: int | None, grade: int | None, student_number: int | None
) -> dict[str, PathValue | None]:
    if grade is not None and grade not in range(-2, 19):
        raise ArgumentError('grade takes a number from -2 to 18; client.codes.list("Student", "Grade") translates.')
    return {
        "SchoolCode": school_code,
        "StudentID": student_id,
        "GradeLevel": grade,
        "StudentNumber": student_number,
    }


def _all_by_zero(arguments: dict[str, PathValue | None]) -> dict[str, PathValue | None]:
    """The extended list has no path for a whole school; there student 0 is everybody."""
    none_given = all(value is None for name, value in arguments.items() if name != "SchoolCode")
    return {**arguments, "StudentID": 0} if none_given else arguments
