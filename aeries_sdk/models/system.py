"""The installation itself."""

from __future__ import annotations

from datetime import datetime

import attrs

from aeries_sdk.models._base import Model, rows, text, value


@attrs.define(kw_only=True, repr=False)
class SystemInfo(Model):
    """Version, school year in force and clock of a district's Aeries."""

    aeries_version: str = text("AeriesVersion", "", "version of the installation, e.g. 9.21.2.25", show=True)
    database_year: str = text("DatabaseYear", "", "school year this request was answered from, YYYY-YYYY", show=True)
    available_database_years: list[str] = rows("AvailableDatabaseYears", "", "school years that can be asked for")
    local_time_zone_name: str = text("LocalTimeZoneName", "", "Windows' name of the server's time zone", show=True)
    current_date_time: datetime | None = value(
        "CurrentDateTime", "", "the server's clock: the one moment of the API that has a zone", show=True
    )
