"""Report cards with their marking periods and marks, and changes of grades."""

from __future__ import annotations

import builtins
from collections.abc import Iterable

from aeries_sdk.arguments import items
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models.report_cards import GradeBody, GradeUpdate, MarkingPeriod, ReportCard, ValidMark
from aeries_sdk.operation import Operation
from aeries_sdk.resources._base import ARTICLES, Resource

_ARTICLE = ARTICLES + "14000113685-aeries-api-student-grades-related-end-points"

LIST = Operation(
    id="grades.list_report_cards",
    call="report_cards.list",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/ReportCard", "/api/v5/schools/{SchoolCode}/ReportCard/{StudentID}"),
    security_area="Grades",
    model=ReportCard,
    article=_ARTICLE,
)
LIST_MARKING_PERIODS = Operation(
    id="grades.list_marking_periods",
    call="report_cards.list_marking_periods",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/ReportCardMarkingPeriods",),
    security_area="Grades",
    model=MarkingPeriod,
    article=_ARTICLE,
)
LIST_VALID_MARKS = Operation(
    id="grades.list_valid_marks",
    call="report_cards.list_valid_marks",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/validmarks",),
    security_area="Grade Reporting: Valid Marks",
    model=ValidMark,
    article=_ARTICLE,
)
UPDATE_GRADES = Operation(
    id="grades.update",
    call="report_cards.update_grades",
    method="POST",
    paths=("/api/v5/schools/{SchoolCode}/Grades",),
    security_area="Grades",
    access="update",
    model=GradeUpdate,
    article=_ARTICLE,
)


class ReportCards(Resource):
    """Report cards: `client.report_cards`. Current grades can be read nowhere else."""

    def list(self, school_code: int, *, student_id: int | None = None) -> builtins.list[ReportCard]:
        """The report cards of a school, or of one student: courses, and in them one grade per marking period.

        The teacher of a course is a teacher number at a traditional school and a staff ID at one with flexible
        scheduling or section staff; the other one is 0. A whole school is one long answer; Aeries has no pages here.

        Security area: Grades, Read. Article: Student grades-related end points.

        Args:
            school_code: The school.
            student_id: One student, by the number that holds in the whole district.

        Raises:
            PermissionDenied: Read is not ticked for Grades.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     card = client.report_cards.list(994, student_id=99400001)[0]
        ...     [grade.marking_period for grade in card.student_report_card_courses[0].marking_period_grades]
        [1, 2]
        """
        return self._list(LIST, {"SchoolCode": school_code, "StudentID": student_id})

    def list_marking_periods(self, school_code: int) -> builtins.list[MarkingPeriod]:
        """The marking periods of a school. The current one is what the school says, whatever the dates.

        Security area: Grades, Read. Article: Student grades-related end points.

        Args:
            school_code: The school; the records do not repeat it.

        Raises:
            PermissionDenied: Read is not ticked for Grades.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     periods = client.report_cards.list_marking_periods(994)
        ...     [period.short_description for period in periods if period.is_current_marking_period]
        ['1Q']
        """
        return self._list(LIST_MARKING_PERIODS, {"SchoolCode": school_code})

    def list_valid_marks(self, school_code: int) -> builtins.list[ValidMark]:
        """The marks that a school gives, with their grade points. New in February 2026.

        Their types are not documented: whether a mark counts comes as a boolean or a letter, and is kept as sent.
        Whether deleted marks are among them is not said.

        Security area: Grade Reporting: Valid Marks, Read. Article: Student grades-related end points.

        Args:
            school_code: The school.

        Raises:
            PermissionDenied: Read is not ticked for Grade Reporting: Valid Marks.
            NotFound: The district's version of Aeries does not have this yet.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     {mark.mark: mark.non_honor_points for mark in client.report_cards.list_valid_marks(994)}["A-"]
        3.7
        """
        return self._list(LIST_VALID_MARKS, {"SchoolCode": school_code})

    def update_grades(self, school_code: int, grades: Iterable[GradeBody]) -> builtins.list[GradeUpdate]:
        """Change grades that are there already; none is ever created. New in February 2026.

        Comments, citizenship and work habits of any but the current marking period are skipped without a word: ask
        `list_marking_periods` first. The completion status of the course changes with its last missing grade. What
        comes back is not documented, nor whether the good grades are kept when one is refused: read the report cards.

        Security area: Grades, Update. Article: Student grades-related end points.

        Args:
            school_code: The school.
            grades: One `GradeBody` per student, course and marking period.

        Returns:
            What Aeries answers, record by record, in `extra`.

        Raises:
            ArgumentError: There are no grades, or a value is missing or refused.
            PermissionDenied: Update is not ticked for Grades.
            BadRequest: Aeries refused a value, e.g. a mark that the school does not give.
            NotFound: The district's version of Aeries does not have this yet.
            TransportError: No usable answer; grades may have been changed all the same. Never repeated by itself.
            APIStatusError: Aeries refused.
            DecodeError: The grades were accepted, but the answer is something other than records.

        >>> from aeries_sdk.models import GradeBody
        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     course = client.report_cards.list(994, student_id=99400001)[0].student_report_card_courses[0]
        ...     grade = GradeBody(
        ...         student_id=99400001,
        ...         period_number=int(course.period),
        ...         course_number=course.course_id,
        ...         teacher_number=course.teacher_number,
        ...         section_number=course.section_number,
        ...         mark_number=2,
        ...         mark_value="A-",
        ...     )
        ...     answer = client.report_cards.update_grades(994, [grade])
        ...     card = client.report_cards.list(994, student_id=99400001)[0]
        ...     card.student_report_card_courses[0].marking_period_grades[1].mark
        'A-'
        """
        body = [grade.to_wire() for grade in items(grades, "grades", GradeBody)]
        if not body:
            raise ArgumentError("`grades` must hold at least one GradeBody.", **UPDATE_GRADES.place)
        return self._write(UPDATE_GRADES, {"SchoolCode": school_code}, body)
