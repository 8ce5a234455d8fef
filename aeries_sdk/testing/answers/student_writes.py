"""The writes of student records: insert, update, address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.testing.core import Ask, Refused, renamed, routes, take, writable
from aeries_sdk.testing.records import grade_text
from aeries_sdk.testing.shapes import EXTENDED, STUDENT

if TYPE_CHECKING:
    from aeries_sdk.testing.shapes import Row

AREA = "Student Data"
FIELDS = "Student Demographics"
"""The area of the field-level rights: what it does not allow is left out without a word."""
_BOTH = """
    LastName:100 FirstName:100 MiddleName:100 NameSuffix:10 Gender:1 Grade# NextGrade# NextSchool# Birthdate@
    CorrespondenceLanguageCode:2 HomePhone LastSchool# ResidenceSchool# NextResidenceSchool# EthnicityCode:1
    Race1Code:3 Race2Code:3 Race3Code:3 Race4Code:3 Race5Code:3 SchoolEnterDate@ DistrictEnterDate@ ParentEdLevelCode:2
    ParentGuardianName:50 USEnterDate@ USSchoolEnterDate@ UserCode1..8:1 UserCode9:2 UserCode10:2 UserCode11:2
    UserCode12:2 UserCode13:2
"""
_ADDRESS = """
    MailingAddress:55 MailingAddressCity:30 MailingAddressState:2 MailingAddressZipCode:5 MailingAddressZipExt:4
    ResidenceAddress:55 ResidenceAddressCity:30 ResidenceAddressState:2 ResidenceAddressZipCode:5
    ResidenceAddressZipExt:4
"""
INSERTABLE = writable(f"""{_BOTH} {_ADDRESS} InactiveStatusCode:1 HomeLanguageCode:2 LanguageFluencyCode:1 BirthCity:30
    BirthStateCode:3 BirthCountryCode:2 HomeLanguageSurveyFirstLanguageCode:2 HomeLanguageSurveyPrimaryLanguageCode:2
    HomeLanguageSurveyHomeLanguageCode:2 HomeLanguageSurveyAdultLanguageCode:2 HomeLanguageSurveyDate@
""")
UPDATABLE = writable(f"{_BOTH} WellbeingDate@ WellbeingScore:6 WellbeingAttentionCode:6")
ADDRESS = writable(f"{_ADDRESS} CorrectionOrChange EffectiveStartDate@")
READ_NAMES = {"NextSchool": "NextSchoolCode", **{f"Race{n}Code": f"RaceCode{n}" for n in range(1, 6)}}
_EXTENDED_ONLY = {name for name in EXTENDED if name not in STUDENT} - {"NextSchool"}


def _allowed(ask: Ask, fields: dict[str, tuple[str, int]], access: str) -> Row:
    ask.need(AREA, "read")
    return take(ask.body(), fields if ask.may(FIELDS, access) else {}, ask.settings.ignored_fields)


def _sent(ask: Ask, fields: dict[str, tuple[str, int]], access: str) -> tuple[Row, Row]:
    """What the body says, for the student object and for the fields that only the extended one has."""
    sent = _allowed(ask, fields, access)
    for name in ("Grade", "NextGrade"):
        if not -2 <= sent.get(name, 0) <= 18:
            raise Refused(400, f"{name} is not valid.")
        if name in sent:
            prefix = "GradeLevel" if name == "Grade" else "NextGradeLevel"
            short, long = grade_text(min(sent[name], 13))
            sent |= {f"{prefix}ShortDescription": short, f"{prefix}LongDescription": long}
    more = {name: value for name, value in sent.items() if name in _EXTENDED_ONLY}
    return {name: value for name, value in renamed(sent, READ_NAMES).items() if name in STUDENT}, more


def create_student(ask: Ask) -> Row:
    """A student who was never in the district: a new record with a new ID."""
    school = ask.need_school()
    values, more = _sent(ask, INSERTABLE, "insert")
    number = school.next_number()
    student_id = school.plan.student_id(number)
    row = {**STUDENT, **values, "StudentID": student_id, "SchoolCode": school.plan.code, "StudentNumber": number}
    row["HomeRoomTeacherNumber"] = "0"
    school.add_student(row)
    ask.store.keep("extended fields", student_id, [more])
    for about in ("student", "enrollment"):
        ask.store.note(about, student_id)
    return row


def update_student(ask: Ask) -> list[Row]:
    """Change what is sent in every record of the student, at all schools; answers them all."""
    rows = ask.need_student()
    values, more = _sent(ask, UPDATABLE, "update")
    return _change(ask, rows, values, more)


def update_address(ask: Ask) -> list[Row]:
    """Put an address right, or follow a move, in every record of the student."""
    rows = ask.need_student()
    sent = _allowed(ask, ADDRESS, "update")
    kind = str(sent.pop("CorrectionOrChange", "Correction"))
    start = sent.pop("EffectiveStartDate", None)
    if kind.lower() not in {"correction", "change"}:
        raise Refused(400, "CorrectionOrChange must be Correction or Change.")
    if kind.lower() == "change" and start is None:
        raise Refused(400, "EffectiveStartDate is required.")
    return _change(ask, rows, sent, {})


def _change(ask: Ask, rows: list[Row], values: Row, more: Row) -> list[Row]:
    for row in rows:
        row.update(values)
    if more:
        kept = ask.store.rows("extended fields", ask.student_id, lambda: [{}])[0]
        ask.store.keep("extended fields", ask.student_id, [{**kept, **more}])
    ask.store.note("student", ask.student_id)
    return rows


ROUTES = [
    *routes("students.create", "POST", AREA, create_student, "/schools/{SchoolCode}/InsertStudent", access="insert"),
    *routes("students.update", "POST", AREA, update_student, "/UpdateStudent/{StudentID}", access="update"),
    *routes(
        "students.update_address", "POST", AREA, update_address, "/UpdateStudentAddress/{StudentID}", access="update"
    ),
]
