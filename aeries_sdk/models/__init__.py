"""The records of the Aeries API as plain attrs classes, one file per area."""

from __future__ import annotations

from aeries_sdk.models._base import Model, facts, is_blank, tidy
from aeries_sdk.models._body import Body
from aeries_sdk.models.schools import AbsenceCode, BellPeriod, CalendarDay, CodeValue, School, Term, TrackHoliday
from aeries_sdk.models.system import SystemInfo

__all__ = [
    "AbsenceCode",
    "BellPeriod",
    "Body",
    "CalendarDay",
    "CodeValue",
    "Model",
    "School",
    "SystemInfo",
    "Term",
    "TrackHoliday",
    "facts",
    "is_blank",
    "tidy",
]
