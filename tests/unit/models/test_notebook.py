"""In a notebook a record shows what says nothing about a person, and nothing else."""

from __future__ import annotations

from aeries_sdk.access import AccessReport, AreaAccess
from aeries_sdk.matching import match_schools
from aeries_sdk.models import School, Student
from aeries_sdk.oneroster import ImportReport, Status


def html_of(shown: object) -> str:
    made = shown._repr_html_()  # type: ignore[attr-defined]
    assert isinstance(made, str)
    assert made.count("<table") == made.count("</table>") > 0
    return made


def test_a_student_without_the_person() -> None:
    shown = html_of(Student(student_id=99400001, school_code=994, student_number=17, grade=9, last_name="Quux"))
    assert ">994<" in shown
    assert ">9<" in shown
    for personal in ("Quux", "99400001", "17", "last_name"):
        assert personal not in shown


def test_a_schools_name_is_escaped_and_its_principal_hidden() -> None:
    shown = html_of(School(school_code=994, name="<b>Oak</b>", principal_name="Zelda Quux"))
    assert "&lt;b&gt;Oak" in shown
    assert "Zelda" not in shown


def test_reports_show_themselves() -> None:
    assert "tick Read" in html_of(AccessReport((AreaAccess("Staff Data", "denied", "tick Read"),)))
    assert "Lincoln" in html_of(match_schools([(1, "Lincoln High")], [("a", "Lincoln HS")]))
    assert "ERROR" in html_of(ImportReport(status=Status.ERROR))
