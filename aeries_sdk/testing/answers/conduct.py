"""Discipline, grave and minor: grouped per student, students without any left out."""

from __future__ import annotations

from datetime import timedelta

from aeries_sdk.testing.answers.students import asked_for, drawn
from aeries_sdk.testing.calendars import stamp
from aeries_sdk.testing.core import Ask, routes
from aeries_sdk.testing.people import Dice
from aeries_sdk.testing.records import full_staff_id
from aeries_sdk.testing.shapes import DECISION, DISCIPLINE, INCIDENT, Row


def list_assertive_discipline(ask: Ask) -> list[Row]:
    """Incidents with the decisions about them."""
    answers = []
    for student in asked_for(ask):
        dice = Dice(ask.store.seed, "incidents", student["StudentID"])
        if drawn(dice, student, 0.06):
            answers.append({"StudentID": student["StudentID"], "AssertiveDisciplines": [_incident(ask, student, dice)]})
    return answers


def _incident(ask: Ask, student: Row, dice: Dice) -> Row:
    day = ask.store.year.first + timedelta(days=dice.number(2, 30))
    days = float(dice.number(0, 3))
    decision = {
        **DECISION,
        "StudentID": student["StudentID"],
        "AssignedDays": days,
        "Days": days,
        "AssignedStartDate": stamp(day),
        "StartDate": stamp(day),
        "ReasonForDifferenceCode": " ",
        "SequenceNumber": 1,
        "DispositionCode": "DET",
    }
    return {
        **INCIDENT,
        "AdministrativeDecisions": [decision],
        "ShortDescription": "Disruption",
        "StaffReferral": full_staff_id(student["SchoolCode"], 2),
        "SequenceNumber": 1,
        "IncidentDate": stamp(day),
        "IncidentID": dice.number(1000, 9999),
        "SchoolOfIncidentCode": student["SchoolCode"],
        "ViolationCode1": dice.pick(("10", "48")),
        "Comment": "An invented incident.",
    }


def list_discipline(ask: Ask) -> list[Row]:
    """Minor infractions; fractions of their stamps have two digits."""
    answers = []
    for student in asked_for(ask):
        dice = Dice(ask.store.seed, "infractions", student["StudentID"])
        if drawn(dice, student, 0.08):
            day = stamp(ask.store.year.first + timedelta(days=dice.number(2, 30)))
            row = {
                **DISCIPLINE,
                "SequenceNumber": 1,
                "IncidentDate": day,
                "ViolationCode1": "10",
                "Comment": "An invented infraction.",
                "SchoolOfIncidentCode": student["SchoolCode"],
                "StaffID": full_staff_id(student["SchoolCode"], 2),
                "LastUpdateDate": f"{str(day)[:10]}T13:29:16.18",
                "ExactTime": "1900-01-01T10:15:00",
                "DateTimestamp": f"{str(day)[:10]}T13:29:16.127",
            }
            answers.append({"StudentID": student["StudentID"], "Disciplines": [row]})
    return answers


_SCHOOL = "/schools/{SchoolCode}"
ROUTES = [
    *routes(
        "students.list_assertive_discipline",
        "GET",
        "Assertive Discipline",
        list_assertive_discipline,
        f"{_SCHOOL}/AssertiveDiscipline",
        f"{_SCHOOL}/AssertiveDiscipline/{{StudentID}}",
    ),
    *routes(
        "students.list_discipline",
        "GET",
        "Discipline",
        list_discipline,
        f"{_SCHOOL}/Discipline",
        f"{_SCHOOL}/Discipline/{{StudentID}}",
    ),
]
