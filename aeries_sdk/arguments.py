"""Checks arguments at the door: turns what callers pass into what the library uses, before any request.

Accepted is what can be read in one way only:

| expected | accepted as well |
|---|---|
| `int` | numpy and pandas integers, floats and decimals without a fraction (994.0); no bool, no text |
| `float` | numpy numbers and decimals; no NaN, no infinity, no bool |
| `date` | ISO text ("2026-10-01"), a datetime without time zone (its day), `numpy.datetime64` |
| `datetime` | ISO text with a time, `pandas.Timestamp`, `numpy.datetime64` |
| a list of int | one int, or any iterable of them (a pandas column, a set) |
| a path | text or any `os.PathLike`; no NUL character, nothing that the file system cannot encode |

Everything else raises `ArgumentError`, which names the argument and what was expected, and never shows the value.
Neither numpy nor pandas is imported for it.
"""

from __future__ import annotations

import difflib
import functools
import inspect
import math
import operator
import os
import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, cast

from aeries_sdk.errors import ArgumentError

T = TypeVar("T")

_LARGEST = 2**63
_DEEPEST = 200
_NONE = frozenset({"NAType", "NaTType"})
_DAY = 'a date; pass datetime.date(2026, 10, 1) or "2026-10-01"'
_MOMENT = "a datetime without time zone; pass datetime.datetime(2026, 10, 1, 6, 30)"


def unwrapped(value: Any) -> Any:
    """Return the Python value of a numpy scalar; any other value as it is.

    >>> unwrapped(5), unwrapped("text")
    (5, 'text')
    """
    if type(value).__module__.partition(".")[0] != "numpy" or getattr(value, "ndim", 0) != 0:
        return value
    if type(value).__name__ == "datetime64":
        # Of nanoseconds, numpy itself makes an int.
        return datetime.fromisoformat(str(value)) if str(value) != "NaT" else None
    return value.item()


def is_missing(value: object) -> bool:
    """Return whether a value is None, NaN, or the NA or NaT of pandas.

    >>> is_missing(None), is_missing(float("nan")), is_missing(0)
    (True, True, False)
    """
    plain = unwrapped(value)
    return plain is None or (isinstance(plain, float) and math.isnan(plain)) or type(plain).__name__ in _NONE


def optional(value: object, name: str, check: Callable[[Any, str], T]) -> T | None:
    """Return None for None, and what a check makes of anything else.

    >>> optional(None, "schools", codes), optional(994, "schools", codes)
    (None, [994])
    """
    return None if value is None else check(value, name)


def whole(value: object, name: str, *, least: int | None = None, most: int | None = None) -> int:
    """Return a whole number as an int.

    Args:
        value: What was passed.
        name: The argument's name, for the error.
        least: The smallest number that is accepted.
        most: The largest number that is accepted.

    Raises:
        ArgumentError: It is no whole number, or out of range.

    >>> whole(994.0, "school_code")
    994
    >>> whole("994", "school_code")
    Traceback (most recent call last):
        ...
    aeries_sdk.errors.ArgumentError: `school_code` must be an int, not str.
    """
    found = _integer(unwrapped(value))
    if found is None:
        raise _refused(name, "an int", value)
    if not -_LARGEST <= found < _LARGEST:
        raise ArgumentError(f"`{name}` must be an int of at most 64 bits.")
    _in_range(found, name, least, most)
    return found


def _integer(value: object) -> int | None:
    """The int that a value stands for, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float | Decimal):
        return int(value) if math.isfinite(value) and value == int(value) else None
    try:
        return operator.index(cast("Any", value))
    except TypeError:
        return None


def number(value: object, name: str, *, least: float | None = None, most: float | None = None) -> float:
    """Return a number, as int or float; NaN and infinity are refused.

    Raises:
        ArgumentError: It is no number, not finite, or out of range.

    >>> number(2.5, "hours")
    2.5
    """
    plain = unwrapped(value)
    found = float(plain) if isinstance(plain, Decimal) else plain
    if not isinstance(found, float):
        found = _integer(found)
    if found is None or not math.isfinite(found):
        raise _refused(name, "a number", value)
    _in_range(found, name, least, most)
    return found


def _in_range(found: float, name: str, least: float | None, most: float | None) -> None:
    if (least is not None and found < least) or (most is not None and found > most):
        limits = [f"{word} {limit:,}" for word, limit in (("at least", least), ("at most", most)) if limit is not None]
        raise ArgumentError(f"`{name}` must be {' and '.join(limits)}.")


def text(value: object, name: str) -> str:
    """Return a text that can be sent.

    Raises:
        ArgumentError: It is no str, or holds half of a surrogate pair.

    >>> text("STU", "table")
    'STU'
    """
    if not isinstance(value, str):
        raise _refused(name, "a str", value)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ArgumentError(f"`{name}` must be valid Unicode; it holds a lone surrogate.") from None
    return str(value)


def boolean(value: object, name: str) -> bool:
    """Return True or False; numbers and text are refused.

    >>> boolean(True, "strict")
    True
    """
    found = unwrapped(value)
    if not isinstance(found, bool):
        raise _refused(name, "True or False", value)
    return found


def day(value: object, name: str) -> date:
    """Return a day.

    Raises:
        ArgumentError: It is no day, or a moment with a time zone: its day depends on where one asks.

    >>> day("2026-10-01", "as_of"), day(datetime(2026, 10, 1, 8, 30), "as_of")
    (datetime.date(2026, 10, 1), datetime.date(2026, 10, 1))
    """
    found = _parsed(unwrapped(value), date.fromisoformat, datetime.fromisoformat)
    if isinstance(found, datetime):
        if found.tzinfo is not None:
            raise ArgumentError(
                f"`{name}` must be {_DAY}. A datetime with a time zone has no certain day; pass the district's day."
            )
        return found.date()
    if isinstance(found, date):
        return found
    raise _refused(name, _DAY, value)


def moment(value: object, name: str) -> datetime:
    """Return a moment; of one with a time zone, its own local time.

    Raises:
        ArgumentError: It is no moment, or a day without a time.

    >>> moment("2026-10-01T06:30", "since")
    datetime.datetime(2026, 10, 1, 6, 30)
    """
    plain = unwrapped(value)
    found = _parsed(None if _is_day(plain) else plain, datetime.fromisoformat)
    if not isinstance(found, datetime):
        raise _refused(name, _MOMENT, value)
    return found.replace(tzinfo=None)


def _is_day(value: object) -> bool:
    return isinstance(value, str) and ":" not in value and "T" not in value


def _parsed(value: object, *readers: Callable[[str], date]) -> object:
    """A day or moment; text is read by the first reader that can. Not a date, or pandas' NaT: None."""
    if isinstance(value, str):
        for reader in readers:
            try:
                return reader(value.strip())
            except ValueError:
                continue
        return None
    return value if isinstance(value, date) and not is_missing(value) else None


def codes(value: object, name: str) -> list[int]:
    """Return a list of whole numbers from one of them or from several.

    Raises:
        ArgumentError: One of them is no whole number, or there are none.

    >>> codes(994, "schools"), codes((994, 995.0), "schools")
    ([994], [994, 995])
    """
    if _integer(unwrapped(value)) is not None:
        return [whole(value, name)]
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise _refused(name, "a list of ints such as [994, 995]", value)
    return [whole(each, f"{name}[{place}]") for place, each in enumerate(value)]


def items(value: object, name: str, kind: type[T]) -> list[T]:
    """Return a list of objects of one class, from one of them or from several.

    Raises:
        ArgumentError: One of them is of another class.

    >>> items("a", "names", str), items(("a", "b"), "names", str)
    (['a'], ['a', 'b'])
    """
    if isinstance(value, kind):
        return [value]
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise _refused(name, f"a list of {kind.__name__}", value)
    return [instance(each, f"{name}[{place}]", kind) for place, each in enumerate(value)]


def instance(value: object, name: str, kind: type[T], hint: str = "") -> T:
    """Return an object of a class.

    Args:
        value: What was passed.
        name: The argument's name, for the error.
        kind: The class.
        hint: What to pass instead, as a sentence.

    Raises:
        ArgumentError: It is of another class.

    >>> instance("a", "name", str)
    'a'
    """
    if isinstance(value, kind):
        return value
    raise _refused(name, f"a {kind.__name__}", value, hint)


def mapping(value: object, name: str, hint: str = "") -> Mapping[Any, Any]:
    """Return a dict or another mapping.

    Raises:
        ArgumentError: It is none.

    >>> mapping({"PI": "Mother"}, "columns")
    {'PI': 'Mother'}
    """
    if not isinstance(value, Mapping):
        raise _refused(name, "a dict", value, hint)
    return value


def function(value: T, name: str) -> T:
    """Return what can be called.

    Raises:
        ArgumentError: It cannot be called.

    >>> function(print, "progress") is print
    True
    """
    if not callable(value):
        raise _refused(name, "a function", value)
    return value


def path(value: object, name: str) -> Path:
    r"""Return a path that the file system can take.

    Raises:
        ArgumentError: It is no text or path, is empty, holds a NUL character, or cannot be encoded.

    >>> path("out/oneroster.zip", "path")
    PosixPath('out/oneroster.zip')
    >>> path("a\0b", "path")
    Traceback (most recent call last):
        ...
    aeries_sdk.errors.ArgumentError: `path` must not hold a NUL character.
    """
    if not isinstance(value, str | os.PathLike):
        raise _refused(name, "a path, as str or pathlib.Path", value)
    raw = os.fspath(value)
    if not isinstance(raw, str):
        raise _refused(name, "a path, as str or pathlib.Path", raw)
    if not raw:
        raise ArgumentError(f"`{name}` must not be empty.")
    if "\0" in raw:
        raise ArgumentError(f"`{name}` must not hold a NUL character.")
    try:
        os.fsencode(raw)
    except UnicodeEncodeError:
        raise ArgumentError(f"`{name}` must be a path that the file system can encode.") from None
    return Path(raw)


def json_value(value: object, name: str, depth: int = 0) -> Any:
    """Return a JSON body with numpy scalars as plain numbers.

    Raises:
        ArgumentError: A number is NaN or infinite, a key is no text, or it is nested too deeply. Named is the place.

    >>> json_value({"Hours": [1.5, None]}, "json")
    {'Hours': [1.5, None]}
    """
    if depth > _DEEPEST:
        raise ArgumentError("A body must not be nested more than 200 levels deep.")
    if isinstance(value, Mapping):
        for key in value:
            text(key, f"{name}: a key")
        return {key: json_value(each, f"{name}.{key}", depth + 1) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [json_value(each, f"{name}[{place}]", depth + 1) for place, each in enumerate(value)]
    plain = unwrapped(value)
    if isinstance(plain, float | Decimal):
        return number(plain, name)
    return plain


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a question for a misspelt name, with a blank in front, or "".

    >>> nearest("cel_phone", ["cell_phone", "home_phone"])
    ' Did you mean cell_phone?'
    """
    close = difflib.get_close_matches(name, [*known], 1, 0.6)
    return f" Did you mean {close[0]}?" if close else ""


def _refused(name: str, expected: str, value: object, hint: str = "") -> ArgumentError:
    plain = unwrapped(value)
    found = type(value).__name__
    if isinstance(plain, float | Decimal):
        found = "NaN" if math.isnan(plain) else "infinity" if math.isinf(plain) else found
    return ArgumentError(f"`{name}` must be {expected}, not {found}.{f' {hint}' if hint else ''}")


# --- by annotation ---------------------------------------------------------------------------------------------------


def _year(value: object, name: str) -> int | str:
    return value if isinstance(value, str) else whole(value, name)


# How an argument is checked, by its annotation without "| None". Bodies, fields and filters have checks of their own.
_BY_ANNOTATION: dict[str, Callable[[Any, str], object]] = {
    "int": whole,
    "float": number,
    "str": text,
    "bool": boolean,
    "date": day,
    "datetime": moment,
    "int | str": _year,
}


def checked(method: Callable[..., T]) -> Callable[..., T]:
    """Return a method that checks its arguments by their annotations, before it runs.

    An argument that may be None is not checked when it is None.

    >>> @checked
    ... def terms(school_code: int) -> int:
    ...     return school_code
    >>> terms(994.0)
    994
    """
    signature = inspect.signature(method)
    checks = {
        parameter.name: (_BY_ANNOTATION[kind], nullable)
        for parameter in signature.parameters.values()
        if parameter.kind is not parameter.VAR_KEYWORD
        for kind, nullable in [_split(str(parameter.annotation))]
        if kind in _BY_ANNOTATION
    }
    if not checks:
        return method

    def check(args: tuple[Any, ...], kwargs: dict[str, Any]) -> inspect.BoundArguments:
        bound = signature.bind(*args, **kwargs)
        for name, value in bound.arguments.items():
            if name in checks and not (value is None and checks[name][1]):
                bound.arguments[name] = checks[name][0](value, name)
        return bound

    def door(*args: Any, **kwargs: Any) -> T:
        bound = check(args, kwargs)
        return method(*bound.args, **bound.kwargs)

    # With the globals of its own module, so that doctest finds the examples of the method.
    same = types.FunctionType(door.__code__, method.__globals__, door.__name__, None, door.__closure__)
    return functools.update_wrapper(same, method)


def _split(annotation: str) -> tuple[str, bool]:
    kind = annotation.removesuffix(" | None")
    return kind, kind != annotation
