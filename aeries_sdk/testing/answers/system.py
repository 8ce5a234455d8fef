"""systeminfo: the one address that needs no certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aeries_sdk.testing.core import Ask, routes

if TYPE_CHECKING:
    from aeries_sdk.testing.shapes import Row


def get_info(ask: Ask) -> Row:
    """The installation, the years it has, and its clock: seven fraction digits and an offset."""
    now = ask.settings.now
    summer = 4 <= now.month <= 10
    years = ask.settings.years
    return {
        "AeriesVersion": "9.26.3.12",
        "DatabaseYear": ask.store.year.name,
        "AvailableDatabaseYears": [year.name for year in years],
        "LocalTimeZoneName": "(UTC-08:00) Pacific Time (US & Canada)",
        "CurrentDateTime": f"{now:%Y-%m-%dT%H:%M:%S.%f}1-0{7 if summer else 8}:00",
    }


ROUTES = routes("system.get_info", "GET", "", get_info, "/systeminfo", open_to_all=True)
