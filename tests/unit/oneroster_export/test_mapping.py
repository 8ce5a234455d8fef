"""Records in, rows out: the mapping, case by case."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from aeries_sdk.assembly import ClassMember, ClassStaff, RosterClass
from aeries_sdk.errors import ConfigError
from aeries_sdk.models import Course, School, Section, Staff, Student, Teacher, Term
from aeries_sdk.oneroster import Options, SourcedIds, people, sessions
from aeries_sdk.oneroster import mapping as to
from aeries_sdk.oneroster.rows import EnrollmentRow

IDS = SourcedIds()
DISTRICT = School(school_code=0, name="Alder Valley Unified")
HIGH = School(school_code=994, name=" Oak  High ", schedule_basis="Semester", schedule_type="MasterSchedule")
ELEMENTARY = School(school_code=990, name="Elm", schedule_type="Elementary")
TEACHER = Teacher(school_code=990, teacher_number=421, display_name="Acosta, B", low_grade=3, high_grade=4, room=" 7 ")
FALL = Term(term_code="F", term_description="Fall", start_date=date(2026, 8, 17), end_date=date(2026, 12, 18))
SPRING = Term(term_code="S", term_description="Spring", start_date=date(2027, 1, 4), end_date=date(2027, 6, 11))
YEAR = Term(term_code="Y", term_description="Year", start_date=date(2026, 8, 17), end_date=date(2027, 6, 11))
ALGEBRA = Course(id="0775", title="Alg I", long_description="Algebra I", low_grade=9, high_grade=12)


def section(**fields: Any) -> Section:
    return Section(school_code=994, section_number=1001, course_id="0775", semester="F", **fields)


def student(**fields: Any) -> Student:
    return Student(student_id=99400017, school_code=994, student_number=17, **fields)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (IDS.org(HIGH), "994"),
        (IDS.org(DISTRICT), "0"),
        (IDS.term(HIGH, FALL), "994_F"),
        (IDS.section(HIGH, section()), "994_1001"),
        (IDS.homeroom(ELEMENTARY, TEACHER), "990_TN_421"),
        (IDS.homeroom_course(ELEMENTARY, TEACHER), "TCH_990421"),
        (IDS.course("0775"), "0775"),
        (IDS.student(student()), "99400017"),
        (IDS.staff(Staff(id=994605)), "TCH_994605"),
    ],
)
def test_a_district_that_moves_from_aeries_keeps_its_sourced_ids(made: str, expected: str) -> None:
    assert made == expected


@pytest.mark.parametrize("number", [1, 421, 99400017])
def test_ids_of_staff_and_students_never_meet(number: int) -> None:
    assert IDS.staff(Staff(id=number)) != IDS.student(
        Student(student_id=number, school_code=994, student_number=number)
    )


@pytest.mark.parametrize(
    ("grade", "code"),
    [
        *((-2, "PK"), (-1, "TK"), (0, "KG")),
        *((grade, f"{grade:02}") for grade in range(1, 13)),
        *((grade, "UG") for grade in range(13, 19)),
        *((-3, ""), (19, ""), (None, "")),
    ],
)
def test_every_grade_of_aeries_has_a_code(grade: int | None, code: str) -> None:
    assert to.grade_code(grade) == code


@pytest.mark.parametrize(
    ("low", "high", "codes"),
    [
        (9, 12, "09,10,11,12"),
        (-2, 1, "PK,TK,KG,01"),
        (None, 5, "05"),
        (5, None, "05"),
        (None, None, ""),
        (12, 9, ""),
        (12, 18, "12,UG"),
        (-9, -1, "PK,TK"),
    ],
)
def test_classes_have_every_grade_from_low_to_high(low: int | None, high: int | None, codes: str) -> None:
    assert to.grade_codes(low, high) == codes


def test_orgs() -> None:
    assert to.org_row(IDS, DISTRICT, None) == {
        "sourcedId": "0",
        "name": "Alder Valley Unified",
        "type": "district",
        "identifier": "",
    }
    assert to.org_row(IDS, HIGH, DISTRICT) == {
        "sourcedId": "994",
        "name": "Oak High",
        "type": "school",
        "identifier": "",
        "parentSourcedId": "0",
    }


@pytest.mark.parametrize(
    ("fields", "course", "expected"),
    [
        ({"period": "3"}, ALGEBRA, {"title": "Algebra I, period 3", "periods": "3"}),
        ({"period": "2", "period_block": 2}, ALGEBRA, {"title": "Algebra I, period 2-3", "periods": "2,3"}),
        ({"period": "Flex 1"}, ALGEBRA, {"title": "Algebra I, period Flex 1", "periods": "Flex 1"}),
        ({"period": " "}, ALGEBRA, {"title": "Algebra I", "periods": ""}),
        ({"period": "1"}, None, {"title": "Course 0775, period 1", "courseSourcedId": "0775"}),
        ({"low_grade": 9, "high_grade": 12}, ALGEBRA, {"grades": "09,10,11,12"}),
        ({"room": " B 12 "}, ALGEBRA, {"location": "B 12"}),
        ({}, ALGEBRA, {"classType": "scheduled", "classCode": "1001", "schoolSourcedId": "994"}),
        ({}, Course(id=" 0775", title="Alg"), {"title": "Alg", "courseSourcedId": "0775"}),
    ],
)
def test_sections(fields: dict[str, Any], course: Course | None, expected: dict[str, str]) -> None:
    made = section(**fields)
    row = to.section_row(IDS, HIGH, made, course, ["994_F"], to.section_title(made, course, "", "", ""), {})
    assert row["sourcedId"] == "994_1001"
    assert row["termSourcedIds"] == "994_F"
    assert {name: value for name, value in row.items() if name in expected} == expected


@pytest.mark.parametrize(
    ("present", "grades", "title"),
    [
        ([3, 3, None], "03", "Acosta, B, grade 03"),
        ([4, 3], "03,04", "Acosta, B, grades 03-04"),
        ([], "03,04", "Acosta, B, grades 03-04"),
    ],
)
def test_homerooms_have_titles_and_the_grades_of_their_students(
    present: list[int | None], grades: str, title: str
) -> None:
    assert to.homeroom_grades(TEACHER, present) == grades
    row = to.homeroom_row(IDS, ELEMENTARY, TEACHER, grades, "TCH_990421", ["990_Y"])
    assert (row["title"], row["grades"], row["location"], row["periods"]) == (title, grades, "7", "0")
    assert (row["courseSourcedId"], row["termSourcedIds"]) == ("TCH_990421", "990_Y")


def test_a_homeroom_of_a_nameless_teacher_still_has_a_title() -> None:
    assert to.homeroom_title(Teacher(school_code=990, teacher_number=7), "") == "Teacher 7"


@pytest.mark.parametrize(
    ("member", "begin", "end"),
    [
        (ClassMember(1, date(2020, 8, 1), None), "2026-08-17", ""),
        (ClassMember(1, date(2026, 9, 1), date(2026, 10, 1)), "2026-09-01", "2026-10-02"),
        (ClassMember(1, None, date(2027, 6, 30)), "", "2026-12-19"),
        (ClassMember(1, date(2027, 1, 5), date(2027, 6, 11)), "", ""),
        (ClassMember(1, date(2026, 5, 5), date(2026, 6, 11)), "", ""),
        (ClassMember(1, date(2026, 12, 18), None), "2026-12-18", ""),
        (ClassStaff(1, True), "", ""),
    ],
)
def test_dates_of_an_enrollment_stay_in_its_term_and_end_the_day_after(
    member: ClassMember | ClassStaff, begin: str, end: str
) -> None:
    if isinstance(member, ClassStaff):
        row = to.teacher_row(IDS, HIGH, "994_1001", "1", member, FALL, "teacher")
    else:
        (seat,) = to.student_seats(IDS, HIGH, "994_1001", [("1", member)], FALL)
        row = cast("EnrollmentRow", dict(zip(to.SEAT, seat, strict=True)))
    assert (row.get("beginDate", ""), row.get("endDate", "")) == (begin, end)
    assert row["sourcedId"] == "994_1_1001"
    assert row.get("primary", "") == ("true" if isinstance(member, ClassStaff) else "")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"gender": "F"}, {"sex": "female"}),
        ({"gender": "X"}, {"sex": ""}),
        ({"ethnicity_code": "Y"}, {"hispanicOrLatinoEthnicity": "true"}),
        ({"ethnicity_code": ""}, {"hispanicOrLatinoEthnicity": ""}),
        ({"race_code1": "700", "race_code2": "202"}, {"asian": "true", "demographicRaceTwoOrMoreRaces": "true"}),
        ({"race_code1": "301"}, {"nativeHawaiianOrOtherPacificIslander": "true", "white": "false"}),
        ({"race_code1": "W"}, {"sex": ""}),
        ({"birthdate": date(2010, 2, 28)}, {"birthDate": "2010-02-28"}),
    ],
)  # fmt: skip
def test_demographics(fields: dict[str, Any], expected: dict[str, str]) -> None:
    row = people.demographics_row(IDS, student(**fields))
    assert {name: value for name, value in row.items() if name in expected} == expected
    assert ("white" in row) is (fields.get("race_code1", "") not in {"", "W"})


@pytest.mark.parametrize(
    ("semester", "terms", "found"),
    [
        ("F", [FALL, YEAR], FALL),
        (" F ", [FALL, YEAR], FALL),
        ("X", [FALL, YEAR], YEAR),
        ("F", [Term(term_code="F"), YEAR], YEAR),
        ("F", [], None),
    ],
)
def test_a_class_runs_in_its_own_term_or_else_the_year(semester: str, terms: list[Term], found: Term | None) -> None:
    each = RosterClass(section=Section(school_code=994, section_number=1, course_id="1", semester=semester))
    assert sessions.term_of(sessions.terms_by_code(terms), each) is found
    assert sessions.term_of(sessions.terms_by_code([FALL, YEAR]), RosterClass(teacher=TEACHER)) is YEAR


@pytest.mark.parametrize(("gender", "one", "two"), [("M", "male", "male"), ("X", "", "other"), ("", "", "")])
def test_only_the_later_version_has_a_word_for_further_genders(gender: str, one: str, two: str) -> None:
    made = [people.demographics_row(IDS, student(gender=gender), version)["sex"] for version in ("1.1", "1.2")]
    assert made == [one, two]


def spans(*dates: tuple[str, str, str, str]) -> list[Term]:
    return [
        Term(term_code=code, term_description=text, start_date=date.fromisoformat(a), end_date=date.fromisoformat(b))
        for code, text, a, b in dates
    ]


@pytest.mark.parametrize(
    ("basis", "terms", "expected"),
    [
        (
            "Semester",
            spans(
                ("1", "1st Quarter", "2026-08-17", "2026-10-16"),
                ("4", "4th Quarter", "2027-03-22", "2027-06-11"),
                ("F", "Fall", "2026-08-17", "2026-12-18"),
                ("S", "Spring", "2027-01-04", "2027-06-11"),
                ("Y", "Year", "2026-08-17", "2027-06-11"),
            ),
            {
                "994_1": ("term", "994_F"),
                "994_4": ("term", "994_S"),
                "994_F": ("semester", "0_SY2027"),
                "994_S": ("semester", "0_SY2027"),
                "994_Y": ("term", "0_SY2027"),
            },
        ),
        (
            "Trimester",
            spans(
                ("F", "1st Trimester", "2026-08-17", "2026-11-13"),
                ("W", "2nd Trimester", "2026-11-16", "2027-03-05"),
                ("S", "3rd Trimester", "2027-03-08", "2027-06-11"),
                ("Y", "Year", "2026-08-17", "2027-06-11"),
            ),
            {f"994_{code}": ("term", "0_SY2027") for code in "FWSY"},
        ),
        ("", spans(("1", "1st Semester", "2026-08-17", "2026-12-18")), {"994_1": ("semester", "0_SY2027")}),
        ("Semester", [Term(term_code="F"), *spans(("S", "", "2027-06-11", "2027-06-11"))], {}),
    ],
    ids=["semesters and quarters", "trimesters", "one", "no dates"],
)
def test_sessions_lie_where_their_dates_put_them(
    basis: str, terms: list[Term], expected: dict[str, tuple[str, str]]
) -> None:
    school = School(school_code=994, schedule_basis=basis)
    rows = sessions.session_rows(IDS, school, terms, 2027)
    assert {row["sourcedId"]: (row["type"], row["parentSourcedId"]) for row in rows} == expected
    assert all(row["schoolYear"] == "2027" and row["title"].endswith(" 2026-2027") for row in rows)


def test_subjects_are_names_of_departments() -> None:
    course = Course(id="0775", title="Alg", department_code=" MAT ", nces_code="02052")
    row = to.course_row(IDS, "0775", course, DISTRICT, {"MAT": to.Subject("Math, Pure")})
    assert (row["subjects"], row["subjectCodes"]) == ("Math Pure", "02052")
    row = to.course_row(IDS, "0775", course, DISTRICT, {})
    assert (row["subjects"], row["subjectCodes"]) == ("", "")


@pytest.mark.parametrize(
    ("national", "state", "expected"), [("02052", "2430", "02052"), ("", "2430", "2430"), (" ", "", "02")]
)
def test_the_code_of_a_course_comes_before_that_of_its_department(national: str, state: str, expected: str) -> None:
    course = Course(id="0775", department_code="MAT", nces_code=national, state_course_code=state)
    assert to.subject_of(course, {"MAT": to.Subject("Math", "02")}) == ("Math", expected)


def test_a_subject_without_a_code_is_blank_and_counted() -> None:
    course, subjects = Course(id="0775", department_code="MAT"), {"MAT": to.Subject("Math")}
    assert to.subject_of(course, subjects) == ("", "")
    assert to.lacks_subject_code(course, subjects)
    assert not to.lacks_subject_code(course, {})


def test_a_title_can_say_what_the_district_likes() -> None:
    made = to.section_title(
        section(period="2", room="B12"), ALGEBRA, "{course} {teacher}/{room} P{period} {section}", "Reyes", "Fall"
    )
    assert made == "Algebra I Reyes/B12 P2 1001"


@pytest.mark.parametrize("wrong", ["{course", "{student}", "{}"])
def test_a_title_cannot_say_anything_else(wrong: str) -> None:
    with pytest.raises(ConfigError):
        Options(class_title=wrong)
