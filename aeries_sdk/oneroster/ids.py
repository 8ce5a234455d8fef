"""The sourcedIds of an export: by default those that Aeries's own OneRoster service gives.

A consumer deletes and recreates whatever changes its sourcedId, so a district that moves from Aeries's service to this
export, or back, must not see them change.
"""

from __future__ import annotations

from aeries_sdk.models import (
    Contact,
    Course,
    Gradebook,
    GradebookAssignment,
    School,
    Section,
    Staff,
    Student,
    Teacher,
    Term,
)
from aeries_sdk.oneroster.rows import clean_guid


class SourcedIds:
    """How records become sourcedIds. Subclass it and pass it as `Options(ids=...)` to have others.

    Users of both kinds stand in one file: the prefix of staff keeps their ids from meeting those of students.

    >>> from aeries_sdk.models import School, Term
    >>> SourcedIds().term(School(school_code=994), Term(term_code="F"))
    '994_F'
    """

    def org(self, school: School) -> str:
        """A school, `994`, or the district, `0`."""
        return str(school.school_code)

    def school_year(self, end_year: int) -> str:
        """The school year above all terms; Aeries's service has none: `0_SY2027` for 2026-2027."""
        return f"0_SY{end_year}"

    def term(self, school: School, term: Term) -> str:
        """A term of a school, `994_F`."""
        return clean_guid(f"{school.school_code}_{term.term_code.strip()}")

    def course(self, course_id: str) -> str:
        """A course of the district: its course id, `0775`."""
        return clean_guid(course_id)

    def homeroom_course(self, school: School, teacher: Teacher) -> str:
        """The course of a homeroom, which Aeries makes up: `TCH_990421`."""
        return f"TCH_{school.school_code}{teacher.teacher_number}"

    def homeroom_course_apart(self, school: School, teacher: Teacher) -> str:
        """The same where two schools would share that id, as 99 with 421 and 994 with 21 do: `TCH_994_21`."""
        return f"TCH_{school.school_code}_{teacher.teacher_number}"

    def section(self, school: School, section: Section) -> str:
        """A section of the master schedule, `994_1001`."""
        return f"{school.school_code}_{section.section_number}"

    def homeroom(self, school: School, teacher: Teacher) -> str:
        """A homeroom of a school without a master schedule, `990_TN_421`."""
        return f"{school.school_code}_TN_{teacher.teacher_number}"

    def student(self, student: Student) -> str:
        """A student: the district-wide student id."""
        return str(student.student_id)

    def staff(self, staff: Staff) -> str:
        """A member of staff: the district-wide staff id with a prefix, `TCH_994605`."""
        return f"TCH_{staff.id}"

    def guardian(self, contact: Contact) -> str:
        """A parent or guardian: the portal account, `PWA_812`, which siblings share, or else the contact record.

        >>> from aeries_sdk.models import Contact
        >>> SourcedIds().guardian(Contact(student_id=99400017, sequence_number=2, portal_account_id=0))
        'CON_99400017_2'
        """
        if contact.portal_account_id:
            return f"PWA_{contact.portal_account_id}"
        return f"CON_{contact.student_id}_{contact.sequence_number}"

    def enrollment(self, school: School, class_id: str, user_id: str) -> str:
        """A user in a class: school, user and class, `994_TCH_994605_1001`."""
        return f"{school.school_code}_{user_id}_{class_id.removeprefix(f'{school.school_code}_')}"

    def grading_period(self, school: School, term: Term) -> str:
        """The grading period that stands for a term in the gradebook files of 1.1, `994_F_GP`."""
        return f"{self.term(school, term)}_GP"

    def category(self, gradebook: Gradebook, code: str) -> str:
        """A category of a gradebook, `GBT_4711_H`."""
        return clean_guid(f"GBT_{gradebook.gradebook_number}_{code.strip()}")

    def line_item(self, assignment: GradebookAssignment, class_id: str) -> str:
        """An assignment in a class: gradebook and GUID, since teachers renumber assignments, and class."""
        unique = assignment.unique_id.strip() or str(assignment.assignment_number)
        return clean_guid(f"GBA_{assignment.gradebook_number}_{unique}_{class_id}")

    def score_scale(self, gradebook: Gradebook, class_id: str) -> str:
        """The marks of a gradebook in a class (1.2), `GTG_4711_994_1001`."""
        return f"GTG_{gradebook.gradebook_number}_{class_id}"

    def role(self, user_id: str, org_id: str, role: str) -> str:
        """A role of a user at an org (1.2), `R_TCH_994605_994_teacher`."""
        return f"R_{user_id}_{org_id}_{role}"

    def profile(self, user_id: str) -> str:
        """The directory login of a user (1.2), `P_TCH_994605`."""
        return f"P_{user_id}"


class PlainIds(SourcedIds):
    """The same without the signs `/` and `@`, which the standard allows and some consumers do not.

    >>> PlainIds().course("0775/A")
    '0775-x2f-A'
    """

    def course(self, course_id: str) -> str:
        """A course of the district, without the two signs."""
        return clean_guid(course_id.strip().replace("/", "-x2f-").replace("@", "-x40-"))

    def term(self, school: School, term: Term) -> str:
        """A term of a school, without the two signs."""
        return super().term(school, term).replace("/", "-x2f-").replace("@", "-x40-")


class ApartIds(PlainIds):
    """Ids that are unique across all files, by a prefix per kind; no longer those of Aeries's own service.

    >>> from aeries_sdk.models import School
    >>> ApartIds().org(School(school_code=994)), ApartIds().course("994")
    ('ORG_994', 'CRS_994')
    """

    def org(self, school: School) -> str:
        """A school, `ORG_994`, or the district."""
        return f"ORG_{super().org(school)}"

    def school_year(self, end_year: int) -> str:
        """The school year, `TRM_0_SY2027`."""
        return f"TRM_{super().school_year(end_year)}"

    def term(self, school: School, term: Term) -> str:
        """A term of a school, `TRM_994_F`."""
        return f"TRM_{super().term(school, term)}"

    def course(self, course_id: str) -> str:
        """A course, `CRS_0775`."""
        return f"CRS_{super().course(course_id)}"

    def homeroom_course(self, school: School, teacher: Teacher) -> str:
        """The course of a homeroom, `CRS_TCH_990421`."""
        return f"CRS_{super().homeroom_course(school, teacher)}"

    def homeroom_course_apart(self, school: School, teacher: Teacher) -> str:
        """The same where two schools would share that id."""
        return f"CRS_{super().homeroom_course_apart(school, teacher)}"

    def section(self, school: School, section: Section) -> str:
        """A section, `CLS_994_1001`."""
        return f"CLS_{super().section(school, section)}"

    def homeroom(self, school: School, teacher: Teacher) -> str:
        """A homeroom, `CLS_990_TN_421`."""
        return f"CLS_{super().homeroom(school, teacher)}"

    def student(self, student: Student) -> str:
        """A student, `STU_99400017`."""
        return f"STU_{super().student(student)}"

    def enrollment(self, school: School, class_id: str, user_id: str) -> str:
        """A user in a class, `ENR_994_STU_99400017_CLS_994_1001`."""
        return f"ENR_{super().enrollment(school, class_id, user_id)}"


OUR_IDS = frozenset({SourcedIds, PlainIds, ApartIds})
"""The kinds of ids that look at nothing but the keys of a student."""

NO_COURSE = "NO-COURSE"
"""Stands for the course of a section that names none, since every class must have one."""


def course_key(course: Course | None, section: Section) -> str:
    """The course id of a section, without the blanks that fixed-width columns leave around it."""
    return (course.id if course else section.course_id).strip() or NO_COURSE
