"""A typed client for the Aeries Student Information System: read a district, map its schools, export OneRoster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk import errors
from aeries_sdk._lazy import attach as _attach
from aeries_sdk._version import __version__
from aeries_sdk.client import AeriesClient
from aeries_sdk.config import Certificate, InstanceURL, Settings
from aeries_sdk.convert import dumps, loads
from aeries_sdk.operation import Operation
from aeries_sdk.retry import RetryPolicy

if TYPE_CHECKING:
    from aeries_sdk.access import AccessReport, check_access
    from aeries_sdk.resources import OPERATIONS

__all__ = [
    "OPERATIONS",
    "AccessReport",
    "AeriesClient",
    "Certificate",
    "InstanceURL",
    "Operation",
    "RetryPolicy",
    "Settings",
    "__version__",
    "check_access",
    "dumps",
    "errors",
    "loads",
]

__getattr__ = _attach(__name__, {"access": ("AccessReport", "check_access"), "resources": ("OPERATIONS",)})
