"""Student records as they are read: the lists, the rarely used fields, and the feed of changes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.core import Ask, Refused, routes
from aeries_sdk.testing.shapes import EXTENDED, Row
from aeries_sdk.testing.store import STUDENT_AREAS

if TYPE_CHECKING:
    from aeries_sdk.testing.people import Dice
    from aeries_sdk.testing.school import School


def chosen(ask: Ask) -> list[Row]:
    """The records that the path asks for: a school's, a grade's, one student's, one student number's."""
    school = ask.school
    if ask.student_id and not ask.settings.school_code_restricts:
        return ask.store.records(ask.student_id)
    if school is None:
        return []
    if ask.student_id:
        return school.records_of(ask.student_id)
    if "GradeLevel" in ask.params:
        return [row for row in school.students if row["Grade"] == ask.number("GradeLevel")]
    if "StudentNumber" in ask.params:
        return [row for row in school.students if row["StudentNumber"] == ask.number("StudentNumber")]
    return school.students


def list_students(ask: Ask) -> list[Row]:
    """Student records, those who have left among them."""
    return ask.paged(chosen(ask))


def list_extended(ask: Ask) -> list[Row]:
    """The rarely used fields of the same records."""
    return [_extended(ask, row) for row in ask.paged(chosen(ask))]


def _extended(ask: Ask, row: Row) -> Row:
    written = ask.store.rows("extended fields", row["StudentID"], lambda: [{}])[0]
    year, grade, number = ask.store.year.start, int(row["Grade"]), int(row["StudentNumber"])
    # As in live data the fraction has any number of digits, none included.
    fraction = ("." + "1234567"[: number % 8]).rstrip(".") if ask.store.oddities else ""
    return {
        **EXTENDED,
        "StudentID": row["StudentID"],
        "SchoolCode": row["SchoolCode"],
        "StudentNumber": row["StudentNumber"],
        "StateStudentID": row["StateStudentID"],
        "NextGrade": row["NextGrade"],
        "NextSchool": row["NextSchoolCode"],
        "ResidenceSchool": row["SchoolCode"],
        "RecordAddedDateTime": f"{year}-07-0{1 + number % 9}T13:29:16{fraction}",
        "RecordAddedSystem": "AERIES",
        "InitialNinthGradeEntryYear": f"{year - grade + 9}-{year - grade + 10}" if grade >= 9 else "",
        "GraduationCohort": f"{year + 12 - grade}-{year + 13 - grade}" if grade >= 9 else "",
        "EnglishLearnerProgramCode": " ",
        "EnglishLearnerStartDate": stamp(date(year - 3, 9, 1)) if row["LanguageFluencyCode"] == "L" else None,
        "HomeLanguageSurveyHomeLanguageCode": row["HomeLanguageCode"],
        "BirthCity": row["MailingAddressCity"],
        "BirthStateCode": "CA",
        "BirthCountryCode": "US",
        **written,
    }


def since(ask: Ask) -> datetime:
    """The moment of a feed's path, on the district's clock."""
    try:
        year, month, day, hour, minute = (ask.number(part) for part in ("year", "month", "day", "hour", "minute"))
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 (the district's own clock has no zone)
    except ValueError:
        raise Refused(400, "Invalid date or time") from None


def list_data_changes(ask: Ask) -> list[Row]:
    """Keys of the records of every student whose data of that area changed."""
    area = ask.params["DataArea"].lower()
    if area not in STUDENT_AREAS:
        raise Refused(400, "Invalid Data Area")
    keys: list[Row] = []
    for student_id in dict.fromkeys(ask.store.changed(area, since(ask))):
        records = ask.store.records(int(str(student_id)))
        keys += [{name: row[name] for name in ("StudentID", "SchoolCode", "StudentNumber")} for row in records]
    return keys


def school_students(school: School | None) -> list[Row]:
    """Each student of a school once."""
    rows = school.students if school else []
    return list({row["StudentID"]: row for row in rows}.values())


def asked_for(ask: Ask, *, any_school: bool = False) -> list[Row]:
    """The students that a path with an optional StudentID is about, each once.

    Where the documentation says that the school is ignored beside a StudentID, `any_school` is true.
    """
    if not ask.student_id:
        return school_students(ask.school)
    if any_school:
        return ask.store.records(ask.student_id)[:1]
    return ask.school.records_of(ask.student_id)[:1] if ask.school else []


def drawn(dice: Dice, student: Row, share: float) -> bool:
    """Whether a student has a record of some kind: that share has, and the fourth of every school always."""
    return student["StudentID"] % 100_000 == 4 or dice.chance(share)


def student_of(ask: Ask) -> Row:
    """The one student of a path, by StudentID or StudentNumber.

    Raises:
        Refused: The school or the student is unknown.
    """
    rows = chosen(ask) if ask.school else []
    if not rows:
        raise Refused(400, "Invalid Student ID" if ask.school else "Invalid School Code")
    return rows[0]


ROUTES = [
    *routes(
        "students.list",
        "GET",
        "Student Data",
        list_students,
        "/schools/{SchoolCode}/students",
        "/schools/{SchoolCode}/students/{StudentID}",
        "/schools/{SchoolCode}/students/grade/{GradeLevel}",
        "/schools/{SchoolCode}/students/sn/{StudentNumber}",
    ),
    *routes(
        "students.list_extended",
        "GET",
        "Student Data",
        list_extended,
        "/schools/{SchoolCode}/students/{StudentID}/extended",
        "/schools/{SchoolCode}/students/grade/{GradeLevel}/extended",
        "/schools/{SchoolCode}/students/sn/{StudentNumber}/extended",
    ),
    *routes(
        "students.list_data_changes",
        "GET",
        "Student Data",
        list_data_changes,
        "/StudentDataChanges/{DataArea}/{year}/{month}/{day}/{hour}/{minute}",
    ),
]
