"""The district's course catalogue, and who takes what: a program of studies per kind of school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.testing.shapes import COURSE, Row

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENGLISH = {6: "English 6", 7: "English 7", 8: "English 8", 9: "English 9", 10: "English 10", 11: "American Lit"}
_MATH = {6: "Math 6", 7: "Math 7", 8: "Math 8", 9: "Algebra I", 10: "Geometry", 11: "Algebra II", 12: "Precalculus"}
_SCIENCE = {6: "Earth Science", 7: "Life Science", 8: "Phys Science", 9: "Biology", 10: "Chemistry", 11: "Physics"}
_SCIENCE |= {12: "Anatomy"}
_HISTORY = {6: "Ancient Civ", 7: "World Hist 7", 8: "US History 8", 9: "Geography", 10: "World History"}

# Course ID, short title, long title, department, lowest and highest grade, length.
_ROWS: list[tuple[str, str, str, str, int, int, str]] = [
    *[(f"01{g:02}", _ENGLISH.get(g, "English 12"), f"Language Arts {g}", "ENG", g, g, "Y") for g in range(6, 13)],
    *[(f"02{g:02}", _MATH[g], f"{_MATH[g]} (College Prep)", "MAT", g, g, "Y") for g in range(6, 13)],
    *[(f"03{g:02}", _SCIENCE[g], f"{_SCIENCE[g]} & Lab", "SCI", g, g, "Y") for g in range(6, 13)],
    *[(f"04{g:02}", _HISTORY.get(g, "US Hist/Gov"), f"Social Science {g}", "SOC", g, g, "Y") for g in range(6, 13)],
    ("0508", "PE 6-8", "Physical Education 6-8", "PE", 6, 8, "Y"),
    ("0512", "PE 9-12", "Physical Education 9-12", "PE", 9, 12, "Y"),
    ("0520", "Health", "Health Education", "PE", 9, 12, "Q"),
    ("0521", "Careers", "College and Career Choices", "CTE", 9, 12, "Q"),
    ("0610", "Art 1", "Introduction to Art", "VPA", 6, 12, "S"),
    ("0611", "Band", "Concert Band", "VPA", 6, 12, "S"),
    ("0612", "Spanish 1", "Spanish for Beginners", "WLG", 6, 12, "S"),
    ("0613", "Coding 1", "Introduction to Programming", "CTE", 6, 12, "S"),
    ("0614", "Drama", "Drama Workshop", "VPA", 6, 12, "S"),
    ("AP117", "AP Eng Lang", "AP English Language & Comp.", "ENG", 11, 12, "Y"),
    ("E500", "Elem PE", "Physical Education K-5", "PE", 0, 5, "Y"),
    *[(f"E{g:03}", "Kindergarten" if g == 0 else f"Grade {g}", f"Homeroom {g}", "ELE", g, g, "Y") for g in range(6)],
    ("0998", "Latin 1", "Latin for Beginners", "WLG", 9, 12, "Y"),
]  # fmt: skip

Program = list[list[tuple[str, str]]]
"""One entry per period; in it (term code, course ID) for each section that fills the period. {g} is the grade."""

SPECIALISTS = frozenset({"E500", "E510"})
"""Courses of children with a homeroom that another teacher gives."""

_CORE: Program = [[("Y", "01{g:02}")], [("Y", "02{g:02}")], [("Y", "03{g:02}")], [("Y", "04{g:02}")]]
_SECONDARY: dict[str, Program] = {
    "high": [
        *_CORE,
        [("1", "0512"), ("2", "0520"), ("3", "0521"), ("4", "0512")],
        [("F", "0610"), ("S", "0613")],
    ],
    "flex": [*_CORE, [("Y", "0512")], [("F", "0612"), ("S", "0614")]],
    "section_staff": [*_CORE, [("Y", "0512")], [("F", "0613"), ("S", "0610")]],
    "middle": [*_CORE, [("Y", "0508")], [("F", "0610"), ("W", "0611"), ("S", "0614")]],
    "elementary_ms": [[("Y", "E{g:03}")], [("Y", "E500")]],
    "block": [[("F", "01{g:02}"), ("S", "02{g:02}")], [("F", "03{g:02}"), ("S", "04{g:02}")],
              [("F", "0512"), ("S", "0610")], [("F", "0613"), ("S", "0614")]],
    "summer": [[("Y", "01{g:02}")], [("Y", "02{g:02}")]],
}  # fmt: skip
_ALIKE = {"year_round": "middle", "late_start": "high", "charter": "section_staff"}
_MUSIC: Program = [[], [], [("Y", "E510")]]
_GRADES_6_8: Program = [*_CORE, [("Y", "0508")]]
PROGRAMS: dict[str, dict[int, Program]] = {
    **{kind: {-1: program} for kind, program in _SECONDARY.items()},
    **{kind: {-1: _SECONDARY[like]} for kind, like in _ALIKE.items()},
    "k8": {4: _MUSIC, 6: _GRADES_6_8},
    "rural": {4: _MUSIC, 6: _GRADES_6_8, 9: [*_CORE, [("Y", "0512")]]},
}
"""By kind of school: a program of studies, and the lowest grade that has it. Grades below have no sections."""

_ON_REQUEST = ("E510", "Elem Music", "Music 4-5", "VPA", 4, 5, "Y")


def make_courses(kinds: Iterable[str] = ()) -> dict[str, Row]:
    """The catalogue of a district with these kinds of schools, by course ID, in the order of the IDs."""
    asked = [_ON_REQUEST] if {"k8", "rural"} & {*kinds} else []
    rows = [
        {
            **COURSE,
            "ID": course_id,
            "Title": title,
            "LongDescription": long,
            "DepartmentCode": department,
            "LowGrade": low,
            "HighGrade": high,
            "TermTypeCode": length,
            "CreditDefault": {"Y": 10.0, "S": 5.0, "Q": 2.5}[length],
            "CreditMax": 20.0,
            "SubjectArea1Code": {"ENG": "A", "MAT": "B", "SCI": "C", "SOC": "D", "PE": "E"}.get(department, "Z"),
            "CollegePrepIndicatorCode": "P" if low >= 9 and department in {"ENG", "MAT", "SCI"} else "",
            "NonAcademicOrHonorsCode": "H" if course_id.startswith("AP") else "N" if department == "PE" else "",
            "PhysicalEducationIndicator": department == "PE",
            "MeetsAlgebraIRequirement": title == "Algebra I",
            "DefaultMaxStudents": 36,
            "StateCourseCode": f"9{department}",
        }
        for course_id, title, long, department, low, high, length in [*_ROWS, *asked]
    ]
    return {str(row["ID"]): row for row in sorted(rows, key=lambda row: str(row["ID"]))}
