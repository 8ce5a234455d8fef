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


_Day = tuple[int, int, int]
"""Years after the one in which the school year starts, month, day."""


@attrs.frozen
class Calendar:
    """When a school has school. School starts on the Monday at or after `first`; terms end on the Friday before.

    Attributes:
        first: First day of school.
        last: Last day of school.
        trimesters: Ends of the first and the second trimester; none where the year has one term only.
        quarters: Ends of the first and the third quarter.
        weeks_off: Weeks without school after each of these ends.
    """

    first: _Day
    last: _Day
    trimesters: tuple[_Day, ...] = ()
    quarters: tuple[_Day, ...] = ()
    weeks_off: int = 0


CALENDARS = {
    "regular": Calendar((0, 8, 12), (1, 6, 12), ((0, 11, 14), (1, 3, 6)), ((0, 10, 17), (1, 3, 20))),
    "late": Calendar((0, 9, 8), (1, 6, 25), ((0, 12, 5), (1, 3, 13)), ((0, 11, 7), (1, 4, 3))),
    "year_round": Calendar((0, 7, 1), (1, 6, 25), ((0, 10, 3), (1, 2, 13)), ((0, 10, 3), (1, 2, 13)), weeks_off=3),
    "summer": Calendar((1, 6, 15), (1, 7, 17)),
}


@attrs.frozen(slots=False)
class SchoolYear:
    """The school year that begins in the summer of `start`, by one of the `CALENDARS`.

    >>> year = SchoolYear(2026)
    >>> year.name, year.first, year.last
    ('2026-2027', datetime.date(2026, 8, 17), datetime.date(2027, 6, 11))
    """

    start: int
    calendar: str = "regular"

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

    def _on(self, day: _Day) -> date:
        years, month, number = day
        return date(self.start + years, month, number)

    @cached_property
    def first(self) -> date:
        """The first day of school."""
        return _monday(self._on(CALENDARS[self.calendar].first))

    @cached_property
    def last(self) -> date:
        """The last day of school."""
        return _friday(self._on(CALENDARS[self.calendar].last))

    def _after(self, end: date) -> date:
        """When the term begins after one that ends on that day."""
        return _monday(end) + 7 * _DAY * CALENDARS[self.calendar].weeks_off

    @cached_property
    def winter(self) -> tuple[date, date]:
        """The last day before and the first day after the winter break."""
        return _friday(date(self.start, 12, 20)), _monday(date(self.start + 1, 1, 4))

    def spans(self, basis: str) -> dict[str, tuple[str, date, date]]:
        """Term code -> description, first day, last day, of a school that runs semesters or trimesters."""
        fall, spring = self.winter
        calendar = CALENDARS[self.calendar]
        if not calendar.trimesters:
            return {"Y": ("Session", self.first, self.last)}
        if basis == "Trimester":
            one, two = (_friday(self._on(day)) for day in calendar.trimesters)
            return {
                "F": ("1st Trimester", self.first, one),
                "W": ("2nd Trimester", self._after(one), two),
                "S": ("3rd Trimester", self._after(two), self.last),
                "Y": ("Year", self.first, self.last),
            }
        one, three = (_friday(self._on(day)) for day in calendar.quarters)
        return {
            "1": ("1st Quarter", self.first, one),
            "2": ("2nd Quarter", self._after(one), fall),
            "3": ("3rd Quarter", spring, three),
            "4": ("4th Quarter", self._after(three), self.last),
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
        thanksgiving = self.thanksgiving
        off = {_monday(date(self.start, 9, 1)), date(self.start, 11, 11), thanksgiving, thanksgiving + _DAY}
        off |= {_monday(date(self.start + 1, 1, 15)), _monday(date(self.start + 1, 2, 15))}
        off.add(_monday(date(self.start + 1, 5, 25)))
        off |= {fall + _DAY * n for n in range(1, (spring - fall).days)}
        break_starts = _monday(date(self.start + 1, 3, 28))
        off |= {break_starts + _DAY * n for n in range(5)}
        for end in (_friday(self._on(day)) for day in CALENDARS[self.calendar].trimesters):
            off |= {end + _DAY * n for n in range(1, (self._after(end) - end).days)}
        return frozenset(off)

    @cached_property
    def thanksgiving(self) -> date:
        """The fourth Thursday of November."""
        return date(self.start, 11, 22) + _DAY * ((3 - date(self.start, 11, 22).weekday()) % 7)

    @cached_property
    def days(self) -> dict[str, date]:
        """Days of the year that matter to rostering, by name."""
        return {
            "july": date(self.start, 7, 15),
            "week before school": self.first - 5 * _DAY,
            "first day": self.first,
            "thanksgiving": self.thanksgiving,
            "winter break": self.winter[0] + 10 * _DAY,
            "second semester": self.winter[1],
            "last day": self.last,
            "after last day": self.last + 10 * _DAY,
        }

    @cached_property
    def weekdays(self) -> list[date]:
        """Monday to Friday of the whole year, holidays among them: one calendar row each."""
        days = ((self.first + _DAY * n) for n in range((self.last - self.first).days + 1))
        return [day for day in days if day.weekday() < 5]

    @cached_property
    def school_days(self) -> list[date]:
        """The days with school."""
        return [day for day in self.weekdays if day not in self.holidays]
