"""Flex periods: the periods of a flex school."""

from __future__ import annotations

from datetime import time

import attrs

from aeries_sdk.models._base import Model, key, text, value


@attrs.define(kw_only=True, repr=False)
class FlexPeriod(Model):
    """One period of a flex school, in one school year."""

    sequence_number: int = key("SequenceNumber", "FTF.SQ", "a section's flex_period_sequence_number", show=True)
    school_code: int = key("SchoolCode", "FTF.SC", "school", show=True)
    academic_year: str = text("AcademicYear", "FTF.YR", "school year, 2026-2027", show=True)
    short_title: str = text("ShortTitle", "FTF.STI", "a section's period", show=True)
    description: str = text("Description", "FTF.DE", "description", show=True)
    start_time: time | None = value("StartTime", "FTF.ST", "usual start", show=True)
    end_time: time | None = value("EndTime", "FTF.ET", "usual end", show=True)
    type_code: str = text("TypeCode", "FTF.TY", "kind of period: codes of FlexPeriods / TypeCode", show=True)
