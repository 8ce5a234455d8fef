"""One school year: its terms, its days and its holidays, for any year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property

import attrs

from aeries_sdk.testing.shapes import TERM, Row

_DAY = timedelta(days=1)


def stamp(day: date | None) -> str | None:
    """A date as Aeries writes it; null stays null."""
    return None if day is None else f"{day:%Y-%m-%d}T00:00:00"


def read_day(text: str) -> date:
    """A date in any of the forms that paths and bodies carry it in.

    >>> read_day("2026-08-17"), read_day("20260817"), read_day("2026/08/17 09:59:39.397"), read_day("08-17-2026")
    (datetime.date(2026, 8, 17), datetime.date(2026, 8, 17), datetime.date(2026, 8, 17), datetime.date(2026, 8, 17))
    """
    words = text.strip().replace("/", "-").replace("T", " ").split()
    head = words[0] if words else ""
    if len(head) == 10 and head[2] == "-":
        head = f"{head[6:]}-{head[:5]}"
    return date.fromisoformat(head)


def _monday(day: date) -> date:
    return day + _DAY * (-day.weekday() % 7)


def _friday(day: date) -> date:
    return day - _DAY * ((day.weekday() - 4) % 7)


@attrs.frozen(slots=False)
class SchoolYear:
    """The school year that begins in the summer of `start`.

    >>> year = SchoolYear(2026)
    >>> year.name, year.first, year.last
    ('2026-2027', datetime.date(2026, 8, 17), datetime.date(2027, 6, 11))
    """

    start: int

    @classmethod
    def containing(cls, day: date) -> SchoolYear:
        """The year a day belongs to; July opens a new one."""
        return cls(day.year if day.month >= 7 else day.year - 1)

    @property
    def name(self) -> str:
        """YYYY-YYYY, as systeminfo says it."""
        return f"{self.start}-{self.start + 1}"

    @property
    def opening(self) -> datetime:
        """When the database of the year was made: whatever is asked since before this, everything has changed."""
        return datetime(self.start, 7, 1)  # noqa: DTZ001 (the district's own clock has no zone)

    @cached_property
    def first(self) -> date:
        """The first day of school."""
        return _monday(date(self.start, 8, 12))

    @cached_property
    def last(self) -> date:
        """The last day of school."""
        return _friday(date(self.start + 1, 6, 12))

    @cached_property
    def winter(self) -> tuple[date, date]:
        """The last day before and the first day after the winter break."""
        return _friday(date(self.start, 12, 20)), _monday(date(self.start + 1, 1, 4))

    def spans(self, basis: str) -> dict[str, tuple[str, date, date]]:
        """Term code -> description, first day, last day, of a school that runs semesters or trimesters."""
        fall, spring = self.winter
        if basis == "Trimester":
            one, two = _friday(date(self.start, 11, 14)), _friday(date(self.start + 1, 3, 6))
            return {
                "F": ("1st Trimester", self.first, one),
                "W": ("2nd Trimester", _monday(one), two),
                "S": ("3rd Trimester", _monday(two), self.last),
                "Y": ("Year", self.first, self.last),
            }
        one, three = _friday(date(self.start, 10, 17)), _friday(date(self.start + 1, 3, 20))
        return {
            "1": ("1st Quarter", self.first, one),
            "2": ("2nd Quarter", _monday(one), fall),
            "3": ("3rd Quarter", spring, three),
            "4": ("4th Quarter", _monday(three), self.last),
            "F": ("Fall", self.first, fall),
            "S": ("Spring", spring, self.last),
            "Y": ("Year", self.first, self.last),
        }

    def terms(self, basis: str) -> list[Row]:
        """The term objects of a school."""
        return [
            {**TERM, "TermCode": code, "TermDescription": title, "StartDate": stamp(start), "EndDate": stamp(end)}
            for code, (title, start, end) in self.spans(basis).items()
        ]

    @cached_property
    def holidays(self) -> frozenset[date]:
        """Weekdays without school."""
        fall, spring = self.winter
        thanksgiving = date(self.start, 11, 22) + _DAY * ((3 - date(self.start, 11, 22).weekday()) % 7)
        off = {_monday(date(self.start, 9, 1)), date(self.start, 11, 11), thanksgiving, thanksgiving + _DAY}
        off |= {_monday(date(self.start + 1, 1, 15)), _monday(date(self.start + 1, 2, 15))}
        off.add(_monday(date(self.start + 1, 5, 25)))
        off |= {fall + _DAY * n for n in range(1, (spring - fall).days)}
        break_starts = _monday(date(self.start + 1, 3, 28))
        off |= {break_starts + _DAY * n for n in range(5)}
        return frozenset(off)

    @cached_property
    def weekdays(self) -> list[date]:
        """Monday to Friday of the whole year, holidays among them: one calendar row each."""
        days = ((self.first + _DAY * n) for n in range((self.last - self.first).days + 1))
        return [day for day in days if day.weekday() < 5]

    @cached_property
    def school_days(self) -> list[date]:
        """The days with school."""
        return [day for day in self.weekdays if day not in self.holidays]
