"""Grades: averages, report cards, marking periods, graduation, transcripts, valid marks, and the one write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.testing.answers.students import asked_for, chosen
from aeries_sdk.testing.calendars import SchoolYear, stamp
from aeries_sdk.testing.core import Ask, Refused, routes, take, writable
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.shapes import (
    GPA,
    GRADUATION,
    MARKING_PERIOD,
    PERIOD_GRADE,
    REPORT_COURSE,
    REQUIREMENT,
    TRANSCRIPT,
    VALID_MARK,
    Row,
)

if TYPE_CHECKING:
    from aeries_sdk.testing.school import School

MARKS = {"A": 4.0, "A-": 3.7, "B+": 3.3, "B": 3.0, "C": 2.0, "D": 1.0, "F": 0.0, "P": 0.0}
AREAS = {"A": ("English", 40.0), "B": ("Mathematics", 30.0), "C": ("Science", 20.0), "Z": ("Electives", 60.0)}
WRITABLE = writable("""
    StudentID# PeriodNumber# CourseNumber:6 TeacherNumber# SectionNumber# MarkNumber# MarkValue:3 Comment1:2 Comment2:2
    Comment3:2 Citizenship:2 WorkHabits:2
""")
_ONLY_NOW = {
    "Comment1": "Comment1Code",
    "Comment2": "Comment2Code",
    "Comment3": "Comment3Code",
    "Citizenship": "CitizenshipCode",
    "WorkHabits": "WorkHabitsCode",
}


def _secondary(school: School | None) -> bool:
    return school is not None and school.plan.traits.people and school.plan.traits.attendance == "Period"


def list_gpas(ask: Ask) -> list[Row]:
    """Grade point averages; elementary schools have none."""
    if not _secondary(ask.school):
        return []
    size = ask.school.plan.students if ask.school else 0
    rows = []
    for student in ask.paged(asked_for(ask)):
        dice = Dice(ask.store.seed, "gpa", student["StudentID"])
        average = round(1.5 + dice.random() * 2.9, 4)
        rows.append(
            {
                **GPA,
                "StudentID": student["StudentID"],
                "SchoolCode": student["SchoolCode"],
                "ClassRank": dice.number(1, size),
                "ClassSize": size,
                "GPA_CumulativeAcademic": average,
                "GPA_CumulativeTotal": average,
                "GPA_CumulativeAcademicNonWeighted": min(4.0, average),
                "GPA_CumulativeTotalNonWeighted": min(4.0, average),
                "CreditsAttempted": 60.0,
                "CreditsCompleted": 55.0,
                "GPA_GradeReportingTotal": average,
            }
        )
    return rows


# -- report cards -----------------------------------------------------------------------------------------------------


def list_marking_periods(ask: Ask) -> list[Row]:
    """The marking periods of a school: a progress report and a quarter share their dates."""
    if not _secondary(ask.school):
        return []
    spans = ask.store.year.spans("Semester")
    periods = [("1", "1P", "1st Progress"), ("1", "1Q", "1st Quarter"), ("2", "2Q", "2nd Quarter"), ("3", "3Q", "3rd")]
    return [
        {
            **MARKING_PERIOD,
            "BeginningDate": stamp(spans[term][1]),
            "EndingDate": stamp(spans[term][2]),
            "MarkingPeriod": number,
            "ShortDescription": short,
            "LongDescription": long,
            "IsCurrentMarkingPeriod": number == CURRENT,
        }
        for number, (term, short, long) in enumerate(periods, 1)
    ]


CURRENT = 2
"""The marking period that the demo schools have set as theirs."""


def list_report_cards(ask: Ask) -> list[Row]:
    """The report cards of this year: courses, and in them marking periods."""
    return [
        {"StudentID": each["StudentID"], "StudentReportCardCourses": _courses(ask, each)} for each in asked_for(ask)
    ]


def _courses(ask: Ask, student: Row) -> list[Row]:
    return ask.store.rows("report card", (student["SchoolCode"], student["StudentID"]), lambda: _make(ask, student))


def _make(ask: Ask, student: Row) -> list[Row]:
    if not _secondary(ask.school):
        return []
    school = ask.store.schools[student["SchoolCode"]]
    dice = Dice(ask.store.seed, "marks", student["StudentID"])
    now, rows = str(stamp(ask.settings.now.date())), []
    for each in school.schedule(student["StudentID"]):
        section = school.sections_by_number.get(each["SectionNumber"])
        if section is None or str(each["DateStarted"]) > now:
            continue
        staff_id = next((int(member["StaffID"]) for member in section["SectionStaffMembers"]), 0)
        by_staff = school.plan.traits.section_staff
        periods = [
            {
                **PERIOD_GRADE,
                "PrimaryStaffID": staff_id if by_staff else 0,
                "MarkingPeriod": number,
                "Mark": dice.pick(("A", "A-", "B+", "B", "C", "D")),
                "Credit": 5.0,
                "CitizenshipCode": dice.pick("OSN"),
                "TotalDaysEnrolled": 40,
                "TotalDaysPresent": 38,
            }
            for number in range(1, CURRENT + 1)
        ]
        rows.append(
            {
                **REPORT_COURSE,
                "SchoolCode": school.plan.code,
                "CourseID": each["CourseID"],
                "CourseTitle": ask.store.courses.get(each["CourseID"], {}).get("Title", ""),
                "Period": section["Period"],
                "SectionNumber": each["SectionNumber"],
                "TeacherNumber": 0 if by_staff else staff_id % 10_000,
                "MarkingPeriodGrades": periods,
            }
        )
    return rows


def update_grades(ask: Ask) -> list[Row]:
    """Change marks that exist already, one per item; what belongs to the current period only is skipped for others."""
    ask.need_school()
    return [_change(ask, item) for item in ask.items()]


def _change(ask: Ask, item: Row) -> Row:
    sent = take(item, WRITABLE)
    for name in ("StudentID", "PeriodNumber", "CourseNumber", "TeacherNumber", "SectionNumber"):
        if name not in sent:
            raise Refused(400, f"{name} is required.")
    number = sent.get("MarkNumber")
    if number is not None and not 1 <= number <= 4:
        raise Refused(400, "MarkNumber is not set up for the school.")
    if sent.get("MarkValue", "") not in {"", *MARKS}:
        raise Refused(400, "MarkValue is not a valid mark of the school.")
    code = ask.number("SchoolCode")
    students = ask.store.schools[code].records_of(int(sent["StudentID"]))
    courses = [] if not students else [{**row} for row in _courses(ask, students[0])]
    wanted = (sent["SectionNumber"], sent["CourseNumber"])
    found = [row for row in courses if (row["SectionNumber"], row["CourseID"]) == wanted]
    if not found:
        raise Refused(400, "No grade record matches.")
    changes = {"Mark": sent["MarkValue"]} if "MarkValue" in sent else {}
    if number in {None, CURRENT}:
        changes |= {read: sent[name] for name, read in _ONLY_NOW.items() if name in sent}
    found[0]["MarkingPeriodGrades"] = [
        {**grade, **changes} if grade["MarkingPeriod"] == (number or CURRENT) else grade
        for grade in found[0]["MarkingPeriodGrades"]
    ]
    ask.store.keep("report card", (code, sent["StudentID"]), courses)
    return found[0]


# -- graduation -------------------------------------------------------------------------------------------------------


def _is_high(school: School | None) -> bool:
    return school is not None and school.plan.traits.people and school.plan.traits.high == 12


def list_graduation_requirements(ask: Ask) -> list[Row]:
    """Credits required per subject area, by grade."""
    if not _is_high(ask.school):
        return []
    areas = [
        {
            **REQUIREMENT,
            "SubjectAreaCode": code,
            "SubjectAreaDescription": text,
            "RequiredCreditFor12thGraders": credit,
            "RequiredCreditFor11thGraders": credit * 0.75,
            "RequiredCreditFor10thGraders": credit * 0.5,
            "RequiredCreditFor9thGraders": credit * 0.25,
        }
        for code, (text, credit) in AREAS.items()
    ]
    return [{"SubjectAreas": areas, "SchoolCode": ask.number("SchoolCode"), "GraduationRequirementTrack": ""}]


def list_graduation_status(ask: Ask) -> list[Row]:
    """Credits completed and needed per student."""
    if not _is_high(ask.school):
        return []
    return [
        {
            "StudentID": student["StudentID"],
            "SubjectAreas": [_status(student, code, *area) for code, area in AREAS.items()],
            "SchoolCode": student["SchoolCode"],
            "GraduationRequirementTrack": "",
        }
        for student in ask.paged(chosen(ask))
    ]


def _status(student: Row, code: str, text: str, credit: float) -> Row:
    required = credit * (int(student["Grade"]) - 8) / 4
    completed, enrolled = max(0.0, required - 15.0), 10.0
    return {
        **GRADUATION,
        "SubjectAreaCode": code,
        "SubjectAreaDescription": text,
        "CreditsRequired": required,
        "CreditsCompleted": completed,
        "CreditsCurrentlyEnrolled": enrolled,
        "CreditsNeeded": max(0.0, required - completed - enrolled),
    }


def list_transcripts(ask: Ask) -> list[Row]:
    """Course grades of all years; pages count students."""
    if not _is_high(ask.school):
        return []
    return [
        {"StudentID": each["StudentID"], "CourseGrades": _history(ask, each), "SchoolCode": each["SchoolCode"]}
        for each in ask.paged(asked_for(ask), "student")
    ]


def _history(ask: Ask, student: Row) -> list[Row]:
    dice = Dice(ask.store.seed, "transcript", student["StudentID"])
    rows: list[Row] = []
    for grade in range(9, int(student["Grade"])):
        year = SchoolYear(ask.store.year.start - int(student["Grade"]) + grade)
        for subject in ("01", "02", "03"):
            mark = dice.pick(tuple(MARKS))
            rows.append(
                {
                    **TRANSCRIPT,
                    "CourseID": f"{subject}{grade:02}",
                    "Mark": mark,
                    "CreditAttempted": 10.0,
                    "CreditCompleted": 0.0 if mark == "F" else 10.0,
                    "StudentGrade": grade,
                    "Term": 2,
                    "TermDescription": "Spring",
                    "SchoolYear": year.name,
                    "SchoolTakenID": student["SchoolCode"],
                    "SchoolTakenStateID": f"0909999{student['SchoolCode']:07}",
                    "SequenceNumber": len(rows) + 1,
                }
            )
    return rows


def list_valid_marks(ask: Ask) -> list[Row]:
    """The marks that a school allows."""
    if not _secondary(ask.school):
        return []
    return [
        {
            **VALID_MARK,
            "SchoolCode": ask.number("SchoolCode"),
            "Mark": mark,
            "NonHonorPoints": points,
            "HonorPoints": points + 1.0 if points else 0.0,
            "CountAsAttempted": True,
            "CountAsCompleted": mark != "F",
            "CountInGPA": mark != "P",
            "SequenceNumber": number,
        }
        for number, (mark, points) in enumerate(MARKS.items(), 1)
    ]


_SCHOOL = "/schools/{SchoolCode}"
_STATUS = f"{_SCHOOL}/GraduationStatusSummary"
ROUTES = [
    *routes("grades.list_gpas", "GET", "Student Data", list_gpas, f"{_SCHOOL}/gpas", f"{_SCHOOL}/gpas/{{StudentID}}"),
    *routes("grades.update", "POST", "Grades", update_grades, f"{_SCHOOL}/Grades", access="update"),
    *routes(
        "grades.list_report_cards",
        "GET",
        "Grades",
        list_report_cards,
        f"{_SCHOOL}/ReportCard",
        f"{_SCHOOL}/ReportCard/{{StudentID}}",
    ),
    *routes(
        "grades.list_marking_periods", "GET", "Grades", list_marking_periods, f"{_SCHOOL}/ReportCardMarkingPeriods"
    ),
    *routes(
        "grades.list_graduation_requirements",
        "GET",
        "Graduation Requirements",
        list_graduation_requirements,
        f"{_SCHOOL}/GraduationRequirements",
    ),
    *routes(
        "grades.list_graduation_status",
        "GET",
        "Graduation Status",
        list_graduation_status,
        _STATUS,
        f"{_STATUS}/{{StudentID}}",
        f"{_STATUS}/grade/{{GradeLevel}}",
    ),
    *routes(
        "grades.list_transcripts",
        "GET",
        "Transcripts",
        list_transcripts,
        f"{_SCHOOL}/Transcript",
        f"{_SCHOOL}/Transcript/{{StudentID}}",
    ),
    *routes(
        "grades.list_valid_marks", "GET", "Grade Reporting: Valid Marks", list_valid_marks, f"{_SCHOOL}/validmarks"
    ),
]
