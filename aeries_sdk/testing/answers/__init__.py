"""The answers of the demo district, one file per area: each has its rows of `ROUTES` and the functions they name."""

from __future__ import annotations

from aeries_sdk.testing.answers import (
    alerts,
    assignments,
    attendance,
    building,
    codes,
    conduct,
    contacts,
    enhancements,
    extras,
    gradebook_work,
    gradebooks,
    grades,
    pre_enrollment,
    programs,
    requests,
    scheduling,
    schools,
    scores,
    staff,
    student_writes,
    students,
    system,
    teachers,
)
from aeries_sdk.testing.core import Route

ALL: list[Route] = [
    *alerts.ROUTES,
    *assignments.ROUTES,
    *attendance.ROUTES,
    *building.ROUTES,
    *codes.ROUTES,
    *conduct.ROUTES,
    *contacts.ROUTES,
    *enhancements.ROUTES,
    *extras.ROUTES,
    *gradebook_work.ROUTES,
    *gradebooks.ROUTES,
    *grades.ROUTES,
    *pre_enrollment.ROUTES,
    *programs.ROUTES,
    *requests.ROUTES,
    *scheduling.ROUTES,
    *schools.ROUTES,
    *scores.ROUTES,
    *staff.ROUTES,
    *student_writes.ROUTES,
    *students.ROUTES,
    *system.ROUTES,
    *teachers.ROUTES,
]
"""Every documented address, as rows: the operation's id in the vendor's catalogue, method, path, permission, answer."""
