"""Special programs (read only), activities and awards, authorizations."""

from __future__ import annotations

from datetime import date

from aeries_sdk.testing.answers.numbered import Numbered
from aeries_sdk.testing.answers.students import asked_for, drawn
from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.core import Ask, Route, routes, writable
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.shapes import ACTIVITY, AUTHORIZATION, PROGRAM, Row

PROGRAMS = {
    "127": "Gifted and Talented Education (GATE)",
    "101": "504 Accommodation Plan",
    "144": "Special Education",
    "144x": "Evaluating for Special Education Services",
    "181": "NSLP Free Meal Program",
    "191": "Homeless Program",
}
_EXTENDED = {
    "144": {"DisabilityCode": "240", "DisabilityCodeDescription": "Speech or Language Impairment (SLI)"},
    "191": {"DwellingTypeCode": "100", "RunawayIndicator": ""},
}


def list_programs(ask: Ask) -> list[Row]:
    """Program records of a student, of all students with the number 0, of one program with ?code=."""
    rows = [row for student in asked_for(ask) for row in _programs(ask, student)]
    wanted = ask.query.get("code", "")
    return [row for row in rows if wanted in {"", row["ProgramCode"]}]


def _programs(ask: Ask, student: Row) -> list[Row]:
    dice = Dice(ask.store.seed, "programs", student["StudentID"])
    start = stamp(date(ask.store.year.start - 1, 9, 1))
    return [
        {
            **PROGRAM,
            "StudentID": student["StudentID"],
            "ProgramCode": code,
            "ProgramDescription": text,
            "EligibilityStartDate": start,
            "ParticipationStartDate": None if code.startswith("144") else start,
            "ExtendedProperties": [{"Name": name, "Value": value} for name, value in _EXTENDED.get(code, {}).items()],
        }
        for code, text in PROGRAMS.items()
        if drawn(dice, student, 0.08)
    ]


def _make_activities(ask: Ask, student: Row) -> list[Row]:
    dice = Dice(ask.store.seed, "activities", student["StudentID"])
    if not drawn(dice, student, 0.3):
        return []
    names = {"CHS": "Chess Club", "BKB": "Basketball", "HON": "Honor Roll"}
    code = dice.pick(sorted(names))
    return [
        {
            **ACTIVITIES.blank,
            "StudentID": student["StudentID"],
            "SchoolCode": student["SchoolCode"],
            "SequenceNumber": 1,
            "TypeCode": "W" if code == "HON" else "A",
            "ActivityOrAwardCode": code,
            "Name": names[code],
            "DateEntered": stamp(ask.store.year.first),
            "StartDate": stamp(ask.store.year.first),
            "Hours": 12.5,
        }
    ]


def _make_authorizations(ask: Ask, student: Row) -> list[Row]:
    dice = Dice(ask.store.seed, "authorizations", student["StudentID"])
    if not drawn(dice, student, 0.4):
        return []
    key = {"StudentID": student["StudentID"], "SchoolCode": student["SchoolCode"], "SequenceNumber": 1}
    entered = f"{ask.store.year.first:%Y-%m-%d}T09:59:39.397"
    dates = {"DateEntered": entered, "StatusDate": entered, "EffectiveEndDate": stamp(ask.store.year.last)}
    return [{**AUTHORIZATION, **key, **dates, "TypeCode": "3", "Status": dice.pick("12"), "Source": "Portal"}]


ACTIVITIES = Numbered(
    name="activities",
    area="Activities and Awards",
    noun="Activity",
    # The reply is not documented; these three names stand in the vendor's other tables.
    blank={"StudentID": 0, "SchoolCode": 0, "SequenceNumber": 0, **ACTIVITY},
    fields=writable("""
        DateEntered@ TypeCode:1 ActivityOrAwardCode:3 Name:40 StartDate@ EndDate@ Hours. ReasonCode:6 SeasonCode:3
        StatusCode:1 TransportationDate@ TransportationStatusCode:1 CareerPathwayCode:3 Comment
    """),
    make=_make_activities,
    cleared=("StartDate", "EndDate", "TransportationDate"),
)
AUTHORIZATIONS = Numbered(
    name="authorizations",
    area="Authorizations",
    noun="Authorization",
    blank=AUTHORIZATION,
    fields=writable("""
        DateEntered@ TypeCode:1 MiscCode:3 StatusCode:1 StatusDate@ EffectiveEndDate@ Comment TestAdministration:6
        Source:255
    """),
    make=_make_authorizations,
    read_names={"StatusCode": "Status"},
    reads_too=True,
)


def list_activities(ask: Ask) -> list[Row]:
    """Activities of a school or a student, of one code where the path names one."""
    wanted = ask.params.get("Code")
    return [row for row in ACTIVITIES.list_all(ask) if wanted in {None, row["ActivityOrAwardCode"]}]


_STUDENT = "/schools/{SchoolCode}/students/{StudentID}"


def _written(table: Numbered, word: str, operation: str) -> list[Route]:
    one = f"{_STUDENT}/{word}/{{SequenceNumber}}"
    return [
        *routes(f"students.get_{operation}", "GET", table.area, table.get, one),
        *routes(
            f"students.create_{operation}", "POST", table.area, table.create, f"{_STUDENT}/{word}", access="insert"
        ),
        *routes(f"students.update_{operation}", "PUT", table.area, table.put, one, access="update"),
        *routes(f"students.delete_{operation}", "DELETE", table.area, table.delete, one, access="delete"),
    ]


ROUTES = [
    *routes("students.list_programs", "GET", "Student Programs", list_programs, f"{_STUDENT}/programs"),
    *routes(
        "students.list_activities",
        "GET",
        ACTIVITIES.area,
        list_activities,
        "/schools/{SchoolCode}/activities",
        "/schools/{SchoolCode}/activities/code/{Code}",
        f"{_STUDENT}/activities",
        f"{_STUDENT}/activities/code/{{Code}}",
    ),
    *_written(ACTIVITIES, "activities", "activity"),
    *routes(
        "students.list_authorizations",
        "GET",
        AUTHORIZATIONS.area,
        AUTHORIZATIONS.list_all,
        "/schools/{SchoolCode}/authorizations",
        f"{_STUDENT}/authorizations",
    ),
    *_written(AUTHORIZATIONS, "authorizations", "authorization"),
]
