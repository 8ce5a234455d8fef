"""The endpoints of the Aeries API: rows of data with a typed method each, one file per area."""

from __future__ import annotations

from types import MappingProxyType, ModuleType
from typing import Any

from aeries_sdk.operation import Operation
from aeries_sdk.resources import codes, schools, system

_AREAS: tuple[ModuleType, ...] = (system, schools, codes)

OPERATIONS: MappingProxyType[str, Operation[Any]] = MappingProxyType(
    {row.id: row for area in _AREAS for row in vars(area).values() if isinstance(row, Operation)}
)
