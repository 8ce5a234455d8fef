"""How single values are read and written: one careful reader and one exact reader per documented type.

The careful readers know every documented oddity; the exact ones take the canonical form alone and are quick. What a
reader raises says what was expected and never what was found.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import attrs

# A parsed JSON value of no documented shape.
JSON = object

_NO_DATE = "0001-01-01"
# Forty years.
_MOST_DAYS = 15_000


class WrongValueError(Exception):
    """A value that does not have the documented type; the message says what was expected, never the value."""


def _text(value: JSON) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    raise WrongValueError("text")


def _loose_text(value: JSON) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return _text(value)


def is_nothing(value: JSON) -> bool:
    """Whether a value stands for none, whatever the type: null, or a blank text.

    >>> is_nothing(None), is_nothing(" "), is_nothing(0)
    (True, True, False)
    """
    return value is None or (isinstance(value, str) and not value.strip())


# JSON of more than 64 bits could be read, but not be written again.
_LARGEST = 1 << 63


def _whole(value: JSON) -> int | None:
    if type(value) is int:
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST:
        return int(value)
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            return None
        # isdecimal alone would let other scripts' digits through; the cap keeps int() from working on megabytes.
        if stripped.isascii() and stripped.removeprefix("-").isdecimal() and len(stripped) < 30:
            number = int(stripped)
            if abs(number) < _LARGEST:
                return number
    if value is None:
        return None
    raise WrongValueError("a whole number")


def _number(value: JSON) -> float | None:
    if isinstance(value, float):
        return value
    if type(value) is int and abs(value) < 1 << 1023:
        return float(value)
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped:
            return None
        if stripped.isascii() and len(stripped) < 40 and stripped.removeprefix("-").replace(".", "", 1).isdecimal():
            return float(stripped)
    if value is None:
        return None
    raise WrongValueError("a number")


def _flag(value: JSON) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    if is_nothing(value):
        return None
    raise WrongValueError("true or false")


def _parsed(value: JSON, expected: str) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, str):
        stripped = value.strip()
        if not stripped or stripped.startswith(_NO_DATE):
            return None
        try:
            return datetime.fromisoformat(stripped)
        except ValueError:
            pass
    raise WrongValueError(expected)


def _moment(value: JSON) -> datetime | None:
    return _parsed(value, "a date and time, yyyy-MM-ddTHH:mm:ss")


def _day(value: JSON) -> date | None:
    moment = _parsed(value, "a date, yyyy-MM-dd")
    return moment.date() if moment else None


def _clock(value: JSON) -> time | None:
    if isinstance(value, str) and not value.startswith(_NO_DATE):
        try:
            return time.fromisoformat(value.strip())
        except ValueError:
            pass
    moment = _parsed(value, "a time of day")
    return moment.time() if moment else None


def _text_list(value: JSON) -> list[str]:
    if is_nothing(value):
        return []
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value
    raise WrongValueError("a list of texts")


def _open_list(value: JSON) -> list[JSON]:
    if is_nothing(value):
        return []
    if isinstance(value, list):
        return value
    raise WrongValueError("a list")


def _same(value: JSON) -> JSON:
    return value


@attrs.frozen
class Kind:
    """How one type is read and written."""

    read: Callable[[JSON], JSON]
    write: Callable[[Any], JSON] = _same


# Written as the vendor writes it; only the time of day counts, and 1900-01-01 is the dummy date of flex periods.
KINDS: dict[object, Kind] = {
    str: Kind(_text),
    int: Kind(_whole),
    float: Kind(_number),
    bool: Kind(_flag),
    date: Kind(_day, lambda day: None if day is None else f"{day.isoformat()}T00:00:00"),
    datetime: Kind(_moment, lambda moment: None if moment is None else moment.isoformat()),
    time: Kind(_clock, lambda clock: None if clock is None else f"1900-01-01T{clock.isoformat()}"),
    list[str]: Kind(_text_list),
    list[JSON]: Kind(_open_list),
    JSON: Kind(_same),
}


LOOSE_TEXT = Kind(_loose_text)


# --- exact readers, in the form that cattrs calls ---------------------------------------------------------------------


def exactly(accepted: type) -> Callable[[JSON, object], JSON]:
    """A hook that takes values of just this type."""

    def hook(value: JSON, _: object) -> JSON:
        if type(value) is accepted:
            return value
        raise WrongValueError

    return hook


def exact_number(value: JSON, _: object) -> float:
    """A JSON number, not its text."""
    if type(value) is float or type(value) is int:
        return float(value)
    raise WrongValueError


class Days(dict[JSON, "date | None"]):
    """Days at midnight by their text, as Aeries writes them: a district has few, so each is read once.

    None stays None; anything else that is no such text raises.

    >>> Days()["2026-08-10T00:00:00"]
    datetime.date(2026, 8, 10)
    """

    def __missing__(self, value: JSON) -> date | None:
        if value is None:
            return None
        if type(value) is str and len(value) == 19 and value.endswith("T00:00:00") and not value.startswith(_NO_DATE):
            if len(self) > _MOST_DAYS:
                self.clear()
            day = self[value] = date.fromisoformat(value[:10])
            return day
        raise WrongValueError


def exact_moment(value: JSON, _: object) -> datetime:
    """A moment with whole seconds and without a zone."""
    if type(value) is str and len(value) == 19 and value[10] == "T" and not value.startswith(_NO_DATE):
        return datetime.fromisoformat(value)
    raise WrongValueError


def exact_clock(value: JSON, _: object) -> time:
    """A time of day on the dummy date of flex periods."""
    if type(value) is str and len(value) == 19 and value.startswith("1900-01-01T"):
        return time.fromisoformat(value[11:])
    raise WrongValueError
