"""Gradebooks: by member of staff or section, with their scales of marks and their students."""

from __future__ import annotations

import builtins

from aeries_sdk.models.gradebooks import FinalMark, Gradebook, GradebookStudent
from aeries_sdk.operation import Operation
from aeries_sdk.resources._gradebook import ARTICLE, GradebookResource

LIST_FOR_STAFF = Operation(
    id="gradebook.list_by_staff",
    call="gradebooks.list_for_staff",
    method="GET",
    paths=("/api/v5/staff/{StaffID}/gradebooks",),
    security_area="Gradebook Data",
    model=Gradebook,
    article=ARTICLE,
)
LIST_FOR_SECTION = Operation(
    id="gradebook.list_by_section",
    call="gradebooks.list_for_section",
    method="GET",
    paths=("/api/v5/schools/{SchoolCode}/sections/{SectionNumber}/gradebooks",),
    security_area="Gradebook Data",
    model=Gradebook,
    article=ARTICLE,
)
GET = Operation(
    id="gradebook.get",
    call="gradebooks.get",
    method="GET",
    paths=("/api/v5/gradebooks/{GradebookNumber}",),
    security_area="Gradebook Data",
    model=Gradebook,
    article=ARTICLE,
)
LIST_FINAL_MARKS = Operation(
    id="gradebook.list_final_marks",
    call="gradebooks.list_final_marks",
    method="GET",
    paths=("/api/v5/gradebooks/{GradebookNumber}/FinalMarks",),
    security_area="Gradebook Data",
    model=FinalMark,
    article=ARTICLE,
)
LIST_STUDENTS = Operation(
    id="gradebook.list_students",
    call="gradebooks.list_students",
    method="GET",
    paths=("/api/v5/gradebooks/{GradebookNumber}/{GradebookTerm}/students",),
    security_area="Gradebook Data",
    model=GradebookStudent,
    article=ARTICLE,
)
GET_STUDENT = Operation(
    id="gradebook.get_student",
    call="gradebooks.get_student",
    method="GET",
    paths=("/api/v5/gradebooks/{GradebookNumber}/{GradebookTerm}/students/{StudentID}",),
    security_area="Gradebook Data",
    model=GradebookStudent,
    article=ARTICLE,
)


class Gradebooks(GradebookResource):
    """Gradebooks: `client.gradebooks`.

    There is no list of a whole school or district: the vendor wants gradebooks read when they are needed.
    """

    def list_for_staff(self, staff_id: int) -> builtins.list[Gradebook]:
        """The gradebooks of one member of staff, at all schools.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            staff_id: The district-wide staff ID.

        Raises:
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     books = client.gradebooks.list_for_staff(section.section_staff_members[0].staff_id)
        ...     {book.school_code for book in books}
        {994}
        """
        return self._list(LIST_FOR_STAFF, {"StaffID": staff_id})

    def list_for_section(self, school_code: int, section_number: int) -> builtins.list[Gradebook]:
        """The gradebooks that a section's students are in.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            school_code: The school.
            section_number: The section; at an elementary school without a master schedule the teacher number.

        Raises:
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     len(client.gradebooks.list_for_section(994, section.section_number))
        1
        """
        return self._list(LIST_FOR_SECTION, {"SchoolCode": school_code, "SectionNumber": section_number})

    def get(self, gradebook_number: int) -> Gradebook:
        """One gradebook with its sections, terms, categories and settings.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook; its number holds in the whole district.

        Raises:
            NotFound: There is no such gradebook.
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     client.gradebooks.get(book.gradebook_number) == book
        True
        """
        return self._find(GET, {"GradebookNumber": gradebook_number}, gradebook_number=gradebook_number)

    def list_final_marks(self, gradebook_number: int) -> builtins.list[FinalMark]:
        """The scale of a gradebook: each mark with the percentage from which it is given.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook; an unknown one has no marks.

        Raises:
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     [mark.mark for mark in client.gradebooks.list_final_marks(book.gradebook_number)]
        ['A', 'B', 'C', 'D', 'F']
        """
        return self._list(LIST_FINAL_MARKS, {"GradebookNumber": gradebook_number})

    def list_students(self, gradebook_number: int, term: str) -> builtins.list[GradebookStudent]:
        """The students of a gradebook with their overall marks in one term; those dropped are among them.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook; an unknown one, or an unknown term, has no students.
            term: The code of one of the gradebook's own terms, `GradebookTerm.code`.

        Raises:
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: A record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     students = client.gradebooks.list_students(book.gradebook_number, book.terms[0].code)
        ...     students[0].current_term == book.terms[0].code
        True
        """
        return self._list(LIST_STUDENTS, {"GradebookNumber": gradebook_number, "GradebookTerm": term})

    def get_student(self, gradebook_number: int, term: str, student_id: int) -> GradebookStudent:
        """One student of a gradebook with the overall mark in one term.

        Aeries has been seen to answer with an empty or another record for a student who is not in the gradebook.

        Security area: Gradebook Data, Read. Article: Gradebook-related end points.

        Args:
            gradebook_number: The gradebook.
            term: The code of one of the gradebook's own terms.
            student_id: The student, by the number that holds in the whole district.

        Raises:
            NotFound: There is no such gradebook or term, or the student is not in it.
            PermissionDenied: Read is not ticked for Gradebook Data.
            TransportError: No usable answer.
            APIStatusError: Aeries refused.
            DecodeError: The record does not have the documented shape.

        >>> from aeries_sdk.testing import DemoDistrict
        >>> with DemoDistrict(students=40, schools=2) as district, district.client() as client:
        ...     section = client.sections.list(994)[0]
        ...     book = client.gradebooks.list_for_section(994, section.section_number)[0]
        ...     number, term = book.gradebook_number, book.terms[0].code
        ...     student = client.gradebooks.list_students(number, term)[0]
        ...     client.gradebooks.get_student(number, term, student.student_id) == student
        True
        """
        return self._find(
            GET_STUDENT,
            {"GradebookNumber": gradebook_number, "GradebookTerm": term, "StudentID": student_id},
            student_id=student_id,
        )
