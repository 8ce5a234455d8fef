"""Transcripts."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

import attrs

from aeries_sdk import paging
from aeries_sdk.models.transcripts import Transcript
from aeries_sdk.operation import Operation, Paging
from aeries_sdk.resources._base import ARTICLES, Resource

_STARTING, _ENDING = "StartingStudent", "EndingStudent"

LIST = Operation(
    id="grades.list_transcripts",
    call="transcripts.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/Transcript", "/api/v5/schools/{SchoolCode}/Transcript/{StudentID}"),
    security_area="Transcripts",
    model=Transcript,
    article=ARTICLES + "14000113685-aeries-api-student-grades-related-end-points",
    paging=Paging(_STARTING, _ENDING, ("student_id",)),
)


@attrs.frozen(repr=False)
class _Student:
    """What pages of transcripts count: a student, with one record or several."""

    student_id: int
    records: builtins.list[Transcript]


class Transcripts(Resource):
    """Transcripts, the courses of all years and schools: `client.transcripts`."""

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[Transcript]:
        """The transcripts of all student records of a school, or those of one student.

        Those of a whole school are long; `iter` reads them page by page.

        Security area: Transcripts, Read. Article: Student grades-related end points.

        Args:
            school_code: The school.
            student_id: One student, by the number that holds in the whole district.

        Raises:
            PermissionDenied: Read is not ticked for Transcripts.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student = next(student for student in client.students.list(994) if student.grade == 10)
        ...     transcript = client.transcripts.list(994, student_id=student.student_id)[0]
        ...     {course.student_grade for course in transcript.course_grades}
        {9}
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})

    def iter(self, school_code: int, *, page_size: int = 100) -> Iterator[Transcript]:
        """The transcripts of all student records of a school, read page by page as the loop goes on.

        Pages count students here, not records: a student who has several records at the school has all of them on one
        page. Each record comes once, also when the list changes under way.

        Security area: Transcripts, Read. Article: Student grades-related end points.

        Args:
            school_code: The school.
            page_size: Students per request, at least 2.

        Raises:
            ArgumentError: The page size is out of range.
            PermissionDenied: Read is not ticked for Transcripts.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     list(client.transcripts.iter(994, page_size=10)) == client.transcripts.list(994)
        True
        """

        def read(query: dict[str, int] | None = None) -> builtins.list[_Student]:
            students: dict[int, _Student] = {}
            for record in self._list(LIST, {"SchoolCode": school_code}, query):
                students.setdefault(record.student_id, _Student(record.student_id, [])).records.append(record)
            return [*students.values()]

        def fetch(first: int, last: int) -> builtins.list[_Student]:
            return read({_STARTING: first, _ENDING: last})

        return (record for student in paging.walk(LIST, fetch, read, page_size) for record in student.records)
