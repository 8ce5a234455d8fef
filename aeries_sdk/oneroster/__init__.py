"""OneRoster CSV: the standard as data, a writer, and a checker for any package."""

from __future__ import annotations

from aeries_sdk.oneroster.report import FileResult, ImportReport, Status
from aeries_sdk.oneroster.writer import ExportError, OneRosterWriter

__all__ = ["ExportError", "FileResult", "ImportReport", "OneRosterWriter", "Status"]
