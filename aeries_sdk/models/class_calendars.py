"""Class calendars: on which days the sections of a flex school meet."""

from __future__ import annotations

import attrs

from aeries_sdk.models._base import Model, key, text


@attrs.define(kw_only=True, repr=False)
class ClassCalendar(Model):
    """One class calendar of a flex school, in one school year."""

    sequence_number: int = key("SequenceNumber", "CCL.SQ", "a section's class_calendar_sequence_number", show=True)
    school_code: int = key("SchoolCode", "CCL.SC", "school", show=True)
    academic_year: str = text("AcademicYear", "CCL.YR", "school year, 2026-2027", show=True)
    short_title: str = text("ShortTitle", "CCL.STI", "days it covers (M, MTWRF): a section's class_calendar", show=True)
    description: str = text("Description", "CCL.DE", "description, may be blank", show=True)


@attrs.define(kw_only=True, repr=False)
class ClassCalendarDate(Model):
    """One day of a class calendar, from table CCD.

    The vendor documents none of its fields and shows no sample: all that comes stands in `extra`, by its wire name.
    """
