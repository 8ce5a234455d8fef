"""The endpoints of the Aeries API: rows of data with a typed method each, one file per area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk._lazy import attach as _attach

if TYPE_CHECKING:
    from aeries_sdk.resources._operations import OPERATIONS

__all__ = ["OPERATIONS"]

__getattr__ = _attach(__name__, {"_operations": ("OPERATIONS",)})
