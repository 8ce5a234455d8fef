"""Gradebooks: one per section, or per teacher where there is no master schedule. They are made when looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.core import Ask, Refused, routes
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.shapes import CATEGORY, CLASS_ROW, GB_STUDENT, GRADEBOOK, SETTINGS, Row

if TYPE_CHECKING:
    from aeries_sdk.testing.school import School
    from aeries_sdk.testing.store import Store

AREA = "Gradebook Data"
_PER_SCHOOL = 100_000
CATEGORIES = (("H", "Homework", 30.0, "3366CC"), ("T", "Tests", 70.0, "CC3333"))
FINAL_MARKS = (("A", 90.0, 100.0), ("B", 80.0, 89.99), ("C", 70.0, 79.99), ("D", 60.0, 69.99), ("F", 0.0, 59.99))


def find_gradebook(store: Store, number: int) -> Row | None:
    """The gradebook of that number: the school's code and the section's number, or the home-room teacher's."""
    code, place = divmod(number, _PER_SCHOOL)
    school = store.schools.get(code)
    if school is None:
        return None
    section = school.sections_by_number.get(place)
    if section is not None:
        member = next((each for each in section["SectionStaffMembers"] if each["IsPrimaryTeacher"]), None)
        course = store.courses.get(section["CourseID"], {})
        return _gradebook(school, place, int(member["StaffID"]) if member else 0, str(course.get("Title", "")), section)
    teachers = school.teachers if school.plan.kind == "elementary" else []
    teacher = next((row for row in teachers if row["TeacherNumber"] == place), None)
    if teacher is None:
        return None
    return _gradebook(school, place, teacher["StaffID1"], f"Room {teacher['Room']}", None)


def _gradebook(school: School, place: int, staff_id: int, name: str, section: Row | None) -> Row:
    number, code = school.plan.code * _PER_SCHOOL + place, school.plan.code
    spans = school.year.spans(school.plan.traits.basis)
    semester = str(section["Semester"]) if section else "Y"
    _, start, end = spans.get(semester, spans["Y"])
    period = str(section["Period"]).rsplit(" ", 1)[-1] if section else "0"
    # Sections of one English course by one teacher are taught, and graded, together.
    linked = staff_id % 10_000 if section and str(section["CourseID"]).startswith("01") else 0
    staff = next((row for row in school.staff if row["ID"] == staff_id), None)
    return {
        **GRADEBOOK,
        "GradebookNumber": number,
        "SchoolCode": code,
        "Name": name,
        "Period": int(period),
        "LinkedGroup": linked,
        "StartDate": stamp(start),
        "EndDate": stamp(end),
        "TeacherNumber": 0 if school.plan.traits.section_staff else staff_id % 10_000,
        "TeacherName": f"{staff['LastName']}, {staff['FirstName']}" if staff else "",
        "TeacherEmailAddress": staff["EmailAddress"] if staff else "",
        "AssignmentCategories": [category(number, letter) for letter, *_ in CATEGORIES],
        "Sections": [{"GradebookNumber": number, "SchoolCode": code, "SectionNumber": place}],
        "Settings": {
            **SETTINGS,
            "GradebookNumber": number,
            "AddDropStudentsAutomatically": True,
            "DoingWeight": True,
            "ShowFinalMark": True,
            "FilterAssignmentsBy": "AssignmentDueDate",
        },
        "Terms": [
            {"Code": term, "Name": text, "GradebookNumber": number, "StartDate": stamp(first), "EndDate": stamp(last)}
            for term, (text, first, last) in spans.items()
            if first >= start and last <= end
        ],
    }


def category(gradebook: int, letter: str) -> Row:
    """One assignment category; an unknown letter falls back to the first."""
    known = next((row for row in CATEGORIES if row[0] == letter), CATEGORIES[0])
    code, text, share, color = known
    values = {"Code": code, "Color": color, "Description": text, "GradebookNumber": gradebook}
    return {**CATEGORY, **values, "PercentageOfGrade": share}


def staff_of(store: Store, gradebook: Row) -> int:
    """Whose gradebook it is: the staff ID, 0 when it is nobody's."""
    code, place = divmod(int(gradebook["GradebookNumber"]), _PER_SCHOOL)
    section = store.schools[code].sections_by_number.get(place)
    if section is None:
        return next(int(row["StaffID1"]) for row in store.schools[code].teachers if row["TeacherNumber"] == place)
    return next((int(each["StaffID"]) for each in section["SectionStaffMembers"] if each["IsPrimaryTeacher"]), 0)


def gradebooks_of(store: Store, code: int, staff_id: int) -> list[Row]:
    """The gradebooks of one member of staff at one school."""
    school = store.schools[code]
    places = [
        row["SectionNumber"]
        for row in school.sections
        if any(each["StaffID"] == staff_id and each["IsPrimaryTeacher"] for each in row["SectionStaffMembers"])
    ]
    if school.plan.kind == "elementary":
        places = [row["TeacherNumber"] for row in school.teachers if row["StaffID1"] == staff_id != 0]
    found = (find_gradebook(store, code * _PER_SCHOOL + int(place)) for place in places)
    return [gradebook for gradebook in found if gradebook is not None]


def roster_of(store: Store, gradebook: Row) -> list[Row]:
    """The class rows behind a gradebook; where there is no master schedule, made from the home rooms."""
    code, place = divmod(int(gradebook["GradebookNumber"]), _PER_SCHOOL)
    school = store.schools[code]
    if school.plan.kind != "elementary":
        return school.roster(place)
    return [
        {
            **CLASS_ROW,
            "StudentID": row["StudentID"],
            "DateStarted": row["SchoolEnterDate"],
            "DateEnded": gradebook["EndDate"],
        }
        for row in school.students
        if row["HomeRoomTeacherNumber"] == str(place)
    ]


# -- answers ----------------------------------------------------------------------------------------------------------


def need_gradebook(ask: Ask) -> Row:
    """The gradebook of the path.

    Raises:
        Refused: There is none.
    """
    found = find_gradebook(ask.store, ask.number("GradebookNumber"))
    if found is None:
        raise Refused(404, "Invalid Gradebook Number")
    return found


def list_by_staff(ask: Ask) -> list[Row]:
    """Gradebooks of one member of staff, at all schools."""
    staff_id = ask.number("StaffID")
    return [row for school in ask.store.real_schools for row in gradebooks_of(ask.store, school.plan.code, staff_id)]


def list_by_section(ask: Ask) -> list[Row]:
    """The gradebook of one section."""
    found = find_gradebook(ask.store, ask.number("SchoolCode") * _PER_SCHOOL + ask.number("SectionNumber"))
    return [found] if found else []


def list_final_marks(ask: Ask) -> list[Row | None]:
    """Marks and their thresholds; live servers answer an unknown gradebook with an array of null."""
    if find_gradebook(ask.store, ask.number("GradebookNumber")) is None:
        return [None] if ask.store.oddities else []
    return [{"HighValue": high, "LowValue": low, "Mark": mark} for mark, low, high in FINAL_MARKS]


def list_students(ask: Ask) -> list[Row]:
    """Students of a gradebook in one of its terms."""
    gradebook = find_gradebook(ask.store, ask.number("GradebookNumber"))
    term = ask.params["GradebookTerm"].upper()
    if gradebook is None or term not in {each["Code"] for each in gradebook["Terms"]}:
        return []
    rows = []
    for order, row in enumerate(roster_of(ask.store, gradebook), 1):
        records = ask.store.schools[gradebook["SchoolCode"]].records_of(row["StudentID"])
        if records:
            rows.append(_student(ask, gradebook, term, order, row, records[0]))
    return rows


def _student(ask: Ask, gradebook: Row, term: str, order: int, row: Row, student: Row) -> Row:
    dice = Dice(ask.store.seed, "gradebook", gradebook["GradebookNumber"], student["StudentID"])
    percentage = round(55 + dice.random() * 45, 2)
    return {
        **GB_STUDENT,
        "CurrentMark": next(mark for mark, low, _ in FINAL_MARKS if percentage >= low),
        "CurrentPercentage": percentage,
        "CurrentTerm": term,
        "CustomSortOrder": order,
        "StartDate": row["DateStarted"],
        "EndDate": row["DateEnded"],
        "InactiveTag": "I" if str(student["InactiveStatusCode"]).strip() else "",
        "StudentID": student["StudentID"],
        "SchoolCode": gradebook["SchoolCode"],
        "StudentFirstName": student["FirstName"],
        "StudentGradeLevel": student["Grade"],
        "StudentLastName": student["LastName"],
        "StudentMiddleName": student["MiddleName"],
        "StudentNumber": student["StudentNumber"],
        "StudentSex": student["Gender"],
    }


def get_student(ask: Ask) -> Row:
    """One student of a gradebook."""
    need_gradebook(ask)
    found = [row for row in list_students(ask) if row["StudentID"] == ask.student_id]
    if not found:
        raise Refused(404, "Invalid Student ID")
    return found[0]


_ONE = "/gradebooks/{GradebookNumber}"
ROUTES = [
    *routes("gradebook.list_by_staff", "GET", AREA, list_by_staff, "/staff/{StaffID}/gradebooks"),
    *routes(
        "gradebook.list_by_section",
        "GET",
        AREA,
        list_by_section,
        "/schools/{SchoolCode}/sections/{SectionNumber}/gradebooks",
    ),
    *routes("gradebook.get", "GET", AREA, need_gradebook, _ONE),
    *routes("gradebook.list_final_marks", "GET", AREA, list_final_marks, f"{_ONE}/FinalMarks"),
    *routes("gradebook.list_students", "GET", AREA, list_students, f"{_ONE}/{{GradebookTerm}}/students"),
    *routes("gradebook.get_student", "GET", AREA, get_student, f"{_ONE}/{{GradebookTerm}}/students/{{StudentID}}"),
]
