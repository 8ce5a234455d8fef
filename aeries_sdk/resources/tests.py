"""Tests of students: standardized ones, recording of scores, college entrance tests."""

from __future__ import annotations

import builtins
from collections.abc import Iterable

from aeries_sdk.arguments import items
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models.tests import AvailableTest, CollegeTests, StudentTest, StudentTestBody
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113683-aeries-api-student-related-end-points"

LIST_SCORES = Operation(
    id="students.list_test_scores",
    call="tests.list_scores",
    method="GET",
    paths=("/api/v5/students/{StudentID}/tests",),
    security_area="Test Scores",
    model=StudentTest,
    article=_ARTICLE,
)
LIST_AVAILABLE = Operation(
    id="students.list_available_tests",
    call="tests.list_available",
    method="GET",
    paths=("/api/v5/testing/availabletests",),
    # The vendor names none.
    security_area="",
    model=AvailableTest,
    article=ARTICLES + "14000070569-api-quick-reference-guide",
)
UPDATE_SCORES = Operation(
    id="students.update_test_scores",
    call="tests.update_scores",
    method="POST",
    paths=("/api/v5/testing/UpdateScores",),
    security_area="Test Scores",
    access="update",
    model=StudentTest,
    article=_ARTICLE,
)
LIST_COLLEGE = Operation(
    id="students.list_college_test_scores",
    call="tests.list_college",
    method="GET",
    paths=(
        "/api/v5/schools/{SchoolCode}/CollegeTestScores",
        "/api/v5/schools/{SchoolCode}/CollegeTestScores/{StudentID}",
    ),
    security_area="College Entrance Tests",
    model=CollegeTests,
    article=_ARTICLE,
)


class StudentTests(Resource):
    """Tests: `client.tests`."""

    def list_scores(self, student_id: int) -> builtins.list[StudentTest]:
        """All standardized tests a student has taken, one record per part; there is no list for a whole school.

        A score of zero is not sent: a kind of score that is missing is zero or was not given.

        Security area: Test Scores, Read. Article: Student-related end points.

        Args:
            student_id: The student.

        Raises:
            PermissionDenied: Read is not ticked for Test Scores.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student = client.students.list(994)[0]
        ...     {test.student_id for test in client.tests.list_scores(student.student_id)} <= {student.student_id}
        True
        """
        return self._list(LIST_SCORES, {"StudentID": student_id})

    def list_available(self) -> builtins.list[AvailableTest]:
        """The tests that scores can be recorded for.

        Neither the fields nor the security area are documented: the fields are in `extra`, as sent.

        Security area: not documented. Article: API Quick Reference Guide.

        Raises:
            PermissionDenied: The certificate may not read them.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: An entry is not an object.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     all(test.extra for test in client.tests.list_available())
        True
        """
        return self._list(LIST_AVAILABLE)

    def update_scores(self, tests: Iterable[StudentTestBody]) -> builtins.list[StudentTest]:
        """Record scores: a record with the same student, test, part and administration is changed, else one is added.

        `list_available` has the tests. The date is no part of the match.

        Security area: Test Scores, Update. Article: Student-related end points.

        Args:
            tests: One per student and part of a test; all go out in one request.

        Returns:
            The records added or changed. A score of zero is not among their scores.

        Raises:
            ArgumentError: There are none, or a value is missing or refused.
            BadRequest: Aeries refused the values.
            PermissionDenied: Update is not ticked for Test Scores.
            TransportError: No usable answer; scores may have been recorded all the same.
            APIStatusError: Aeries refused.
            DecodeError: They were recorded, but the answer does not have the documented shape.

        >>> from datetime import date
        >>> from aeries_sdk.models import StudentTestBody
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     student = client.students.list(994)[0]
        ...     part = StudentTestBody(
        ...         student_id=student.student_id, test_id="SBAC", test_part=1, testing_administration="SPRG26",
        ...         test_date=date(2026, 5, 4), scale_score=2432,
        ...     )
        ...     [test.by_type["ScaleScore"] for test in client.tests.update_scores([part])]
        [2432.0]
        """
        given = items(tests, "tests", StudentTestBody)
        if not given:
            raise ArgumentError("`tests` must hold at least one StudentTestBody.", **UPDATE_SCORES.place)
        return self._write(UPDATE_SCORES, {}, [test.to_wire() for test in given])

    def list_college(self, school_code: int, *, student_id: int | None = None) -> builtins.list[CollegeTests]:
        """All SAT, ACT, AP, IB and PSAT tests of a school's students, or of one student: one record per student.

        Security area: College Entrance Tests, Read. Article: Student-related end points.

        Args:
            school_code: The school.
            student_id: One student.

        Raises:
            PermissionDenied: Read is not ticked for College Entrance Tests.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {test.test_name for student in client.tests.list_college(994) for test in student.test_scores}
        {'SAT I'}
        """
        return self._list(LIST_COLLEGE, {"SchoolCode": school_code, "StudentID": student_id})
