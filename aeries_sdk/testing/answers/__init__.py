"""The answers of the demo district, one file per area: each has its rows of `ROUTES` and the functions they name."""

from __future__ import annotations

from aeries_sdk.testing.answers import (
    attendance,
    codes,
    contacts,
    scheduling,
    schools,
    staff,
    students,
    system,
    teachers,
)
from aeries_sdk.testing.core import Route

ALL: list[Route] = [
    *system.ROUTES,
    *schools.ROUTES,
    *codes.ROUTES,
    *students.ROUTES,
    *contacts.ROUTES,
    *staff.ROUTES,
    *teachers.ROUTES,
    *scheduling.ROUTES,
    *attendance.ROUTES,
]
"""Every documented address, as rows: the operation's id in the vendor's catalogue, method, path, permission, answer."""
