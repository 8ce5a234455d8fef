"""OneRoster CSV: the standard as data, a writer, and a checker for any package."""

from __future__ import annotations

from aeries_sdk.oneroster.check import PackageError, check, iter_check
from aeries_sdk.oneroster.delta import apply_delta
from aeries_sdk.oneroster.export import export
from aeries_sdk.oneroster.ids import ApartIds, PlainIds, SourcedIds
from aeries_sdk.oneroster.options import Options
from aeries_sdk.oneroster.report import Difference, FileResult, ImportReport, Status
from aeries_sdk.oneroster.rest import to_json
from aeries_sdk.oneroster.writer import ExportError, OneRosterWriter

__all__ = [
    "ApartIds",
    "Difference",
    "ExportError",
    "FileResult",
    "ImportReport",
    "OneRosterWriter",
    "Options",
    "PackageError",
    "PlainIds",
    "SourcedIds",
    "Status",
    "apply_delta",
    "check",
    "export",
    "iter_check",
    "to_json",
]
