"""The endpoints of the Aeries API: rows of data with a typed method each, one file per area."""

from __future__ import annotations

from types import MappingProxyType, ModuleType
from typing import Any

from aeries_sdk.operation import Operation
from aeries_sdk.resources import (
    class_calendars,
    class_schedules,
    codes,
    contacts,
    courses,
    flex_periods,
    schools,
    sections,
    staff,
    student_writes,
    students,
    system,
    teachers,
)

_AREAS: tuple[ModuleType, ...] = (
    system,
    schools,
    codes,
    staff,
    teachers,
    students,
    student_writes,
    contacts,
    courses,
    sections,
    class_schedules,
    class_calendars,
    flex_periods,
)

OPERATIONS: MappingProxyType[str, Operation[Any]] = MappingProxyType(
    {row.id: row for area in _AREAS for row in vars(area).values() if isinstance(row, Operation)}
)
