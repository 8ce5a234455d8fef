"""What a single value must look like, by the type of its column."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from aeries_sdk.oneroster.rows import is_guid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aeries_sdk.oneroster.spec import Column, ColumnType

__all__ = ["are_fine_texts", "are_guids", "date_form", "day", "items", "problems"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DATETIME = re.compile(r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)([.]\d+)?)?Z", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_FLOAT = re.compile(r"[+-]?(\d+([.]\d*)?|[.]\d+)([eE][+-]?\d+)?", re.ASCII)
_PAIR = re.compile(r"\{\s*[^\s{}:][^{}:]*:\s*[^\s{}][^{}]*\}")
_GUIDS = re.compile(r"(?:[0-9A-Za-z._/@-]{1,255}+\n)*+")
_LONG = 255
_FORMS = (
    (re.compile(r"(0?[1-9]|1[0-2])/\d{1,2}/\d{4}"), "month/day/year"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4}"), "day/month/year"),
    (re.compile(r"\d{1,2}[.]\d{1,2}[.]\d{4}"), "day.month.year"),
    (re.compile(r"\d{1,2}-\d{1,2}-\d{4}"), "month-day-year or day-month-year"),
    (re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}"), "a date with two digits for the year"),
    (re.compile(r"\d{4}[/.]\d{1,2}[/.]\d{1,2}"), "year/month/day"),
    (re.compile(r"\d{4}-(\d-\d{1,2}|\d\d-\d)"), "a date without its zeros"),
    (re.compile(r"(19|20)\d{6}"), "year, month and day without signs between them"),
    (re.compile(r"[1-6]\d{4}([.]\d+)?"), "the number that a spreadsheet keeps for a date"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4} .*"), "month/day/year with a time"),
    (re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d?:.*"), "a date with a time"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "a date without a time"),
    (re.compile(r"(\d{1,2}[ -])?[A-Za-z]{3,9}[.]?[ -]\d{1,4}(, ?\d{4})?"), "a date with the name of the month"),
)


@lru_cache(maxsize=8192)
def day(text: str) -> int:
    """The number of a `YYYY-MM-DD` day, counted from year 1; 0 where the text is blank or no day.

    >>> day("2026-08-13") - day("2026-08-12"), day("2026-02-30")
    (1, 0)
    """
    if not _DATE.fullmatch(text):
        return 0
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return 0


def date_form(text: str) -> str:
    """The form that a date has in place of that of the standard; "" where it is none that is known.

    >>> date_form("8/12/2026"), date_form("soon")
    ('month/day/year', '')
    """
    found = next((name for pattern, name in _FORMS if pattern.fullmatch(text)), "")
    return "" if found == "a date without a time" and not day(text) else found


def are_guids(cells: Iterable[str]) -> bool:
    """Whether every cell can be a sourcedId.

    >>> are_guids(["994", "994_F"]), are_guids(["994", ""])
    (True, False)
    """
    return _GUIDS.fullmatch("\n".join([*cells, ""])) is not None


def are_fine_texts(cells: Iterable[str]) -> bool:
    """Whether no cell is blank, too long, or has blanks around it.

    >>> are_fine_texts({"Oak", "Elm Street"}), are_fine_texts({"Oak", "Elm "}), are_fine_texts({""})
    (True, False, False)
    """
    texts = [*cells]
    return all(texts) and [*map(str.strip, texts)] == texts and max(map(len, texts)) <= _LONG


def items(text: str) -> list[str]:
    """The items of a list field, none for a blank field."""
    return text.split(",") if text else []


def problems(column: Column, text: str) -> tuple[str, ...]:
    """The rules that a value breaks, by their ids. The value is not blank.

    >>> from aeries_sdk.oneroster.spec import spec
    >>> problems(spec("1.1").tables["classes"].columns[4], "09, 10")
    ('list-format',)
    """
    return _CHECKS[column.type](column, text)


def _known(column: Column, text: str) -> tuple[str, ...]:
    if column.values is None or text in column.values:
        return ()
    if column.extensible and text.startswith("ext:") and len(text) > len("ext:") and not text[4:].isspace():
        return ()
    return ("vocabulary-advice",) if column.advisory else ("vocabulary",)


def _listed(text: str) -> tuple[str, ...]:
    return () if all(item and item == item.strip() for item in text.split(",")) else ("list-format",)


def _guid(_column: Column, text: str) -> tuple[str, ...]:
    return () if is_guid(text) else ("guid",)


def _guids(_column: Column, text: str) -> tuple[str, ...]:
    return _listed(text) or (() if all(map(is_guid, text.split(","))) else ("guid",))


def _text(column: Column, text: str) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    if text != text.strip():
        found += ("whitespace",)
    if len(text) > _LONG:
        found += ("text-length",)
    if column.values is not None and "," in text:
        return (*found, "one-grade", *_texts(column, text))
    return found + _known(column, text)


def _texts(column: Column, text: str) -> tuple[str, ...]:
    advice = {rule for item in text.split(",") if item.strip() for rule in _known(column, item.strip())}
    return (*_listed(text), *sorted(advice), *(("text-length",) if len(text) > _LONG else ()))


def _tokens(column: Column, text: str) -> tuple[str, ...]:
    return _listed(text) or tuple({rule for item in text.split(",") for rule in _known(column, item)})


def _pairs(_column: Column, text: str) -> tuple[str, ...]:
    return _listed(text) or (() if all(map(_PAIR.fullmatch, text.split(","))) else ("pairs-format",))


def _boolean(_column: Column, text: str) -> tuple[str, ...]:
    return () if text in ("true", "false") else ("boolean",)


def _date(_column: Column, text: str) -> tuple[str, ...]:
    return () if day(text) else ("date",)


def _datetime(_column: Column, text: str) -> tuple[str, ...]:
    found = _DATETIME.fullmatch(text)
    return () if found and day(found[1]) else ("datetime",)


def _pattern(pattern: re.Pattern[str], rule: str) -> Callable[[Column, str], tuple[str, ...]]:
    return lambda _column, text: () if pattern.fullmatch(text) else (rule,)


_CHECKS: dict[ColumnType, Callable[[Column, str], tuple[str, ...]]] = {
    "guid": _guid,
    "ref": _guid,
    "refs": _guids,
    "text": _text,
    "texts": _texts,
    "pairs": _pairs,
    "token": _known,
    "tokens": _tokens,
    "boolean": _boolean,
    "integer": _pattern(_INTEGER, "integer"),
    "float": _pattern(_FLOAT, "float"),
    "date": _date,
    "datetime": _datetime,
    "year": _pattern(_YEAR, "year"),
}
