"""Supplemental data: columns that each district defines for itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import attrs

from aeries_sdk.models._base import Model, key, rows, text, value
from aeries_sdk.models._body import Body, field

Typed = str | int | Decimal | bool | date | datetime | None

_US_MOMENT = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: (\d{1,2}):(\d{2}):(\d{2}) ([AP])M)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


@attrs.define(kw_only=True, repr=False)
class SupplementalColumn(Model):
    """One column of one student: everything is text on the wire, with the SQL type beside it."""

    column_code: str = text("ColumnCode", "", "short name of the column", show=True)
    column_description: str = text("ColumnDescription", "", "its label", show=True)
    value: str = text("Value", "", "as sent: padded where the column has a fixed width; see `typed`")
    column_type: str = text("ColumnType", "", "SQL type: varchar, nchar, datetime, int, bit, ...", show=True)

    @property
    def typed(self) -> Typed:
        """The value in the type that the column has.

        Text without the padding; int, Decimal, bool, date or datetime where the SQL type says so and the value can be
        read that way, else the text; None where there is no value.

        >>> from aeries_sdk.models import SupplementalColumn
        >>> SupplementalColumn(value="8/3/2026 12:00:00 AM", column_type="datetime").typed
        datetime.datetime(2026, 8, 3, 0, 0)
        >>> SupplementalColumn(value="745896    ", column_type="nchar").typed
        '745896'
        """
        plain = self.value.strip()
        if not plain:
            return None
        read = _READERS.get(self.column_type.strip().casefold())
        if read is None:
            return plain
        try:
            return read(plain)
        except ValueError:
            return plain


def _moment(plain: str) -> datetime:
    found = _US_MOMENT.fullmatch(plain)
    if found is None:
        return datetime.fromisoformat(plain)
    month, day, year, hour, minute, second, half = found.groups()
    if hour is None:
        return datetime.fromisoformat(f"{year}-{int(month):02}-{int(day):02}")
    if not 1 <= int(hour) <= 12:
        raise ValueError
    hours = int(hour) % 12 + (12 if half == "P" else 0)
    return datetime.fromisoformat(f"{year}-{int(month):02}-{int(day):02}T{hours:02}:{minute}:{second}")


def _day(plain: str) -> date:
    return _moment(plain).date()


def _number(plain: str) -> Decimal:
    if not _NUMBER.fullmatch(plain):
        raise ValueError
    return Decimal(plain)


def _whole(plain: str) -> int | Decimal:
    number = _number(plain)
    return int(number) if number == number.to_integral_value() else number


def _flag(plain: str) -> bool:
    if plain.casefold() not in _FLAGS:
        raise ValueError
    return _FLAGS[plain.casefold()]


_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_READERS: dict[str, Callable[[str], Typed]] = {
    **dict.fromkeys(("datetime", "datetime2", "smalldatetime"), _moment),
    **dict.fromkeys(("decimal", "numeric", "money", "smallmoney", "float", "real"), _number),
    **dict.fromkeys(("int", "bigint", "smallint", "tinyint"), _whole),
    "date": _day,
    "bit": _flag,
}


@attrs.define(kw_only=True, repr=False)
class DistrictSupplemental(Model):
    """One student's district-wide supplemental data."""

    student_id: int = key("StudentID", "", "the student")
    columns: list[SupplementalColumn] = rows("Columns", "", "all columns of the district, each time")

    @property
    def by_code(self) -> dict[str, SupplementalColumn]:
        """The columns by their short name."""
        return {column.column_code: column for column in self.columns}


@attrs.define(kw_only=True, repr=False)
class SchoolSupplemental(DistrictSupplemental):
    """One student's supplemental data at one school; a student of two schools has two records."""

    school_code: int | None = value("SchoolCode", "", "the school; seen in answers, not in the article", show=True)


@attrs.define(kw_only=True, repr=False)
class ColumnChange(Body):
    """A new value of one supplemental column."""

    column_code: str = field("ColumnCode", "", "short name of the column", required=True)
    new_value: str = field("NewValue", "", "the value, as text", required=True)
