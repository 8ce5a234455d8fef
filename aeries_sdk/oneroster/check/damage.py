"""Cells that a program or a spreadsheet damaged: what they look like, and when the rest of the column excuses them."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from aeries_sdk.oneroster.check.log import Log
    from aeries_sdk.oneroster.spec import Column, Table

__all__ = ["NOTHING", "Damage", "damaged_cells", "is_nothing"]

NOTHING = frozenset({
    "NULL", "null", "Null", "None", "NONE", "none", "nan", "NaN", "NAN", "Nan", "NaT", "<NA>", "undefined", "Undefined",
    "UNDEFINED", "N/A", "n/a", "\\N", "(null)", "(NULL)", "<null>", "[null]", "(none)", "DBNull", "System.DBNull",
    "[object Object]",
})  # fmt: skip
"""What programs write where a value is missing."""

_FAMILY_NAMES = {"familyName", "preferredFamilyName"}
_NAMES = {*_FAMILY_NAMES, "givenName", "middleName", "preferredGivenName", "preferredMiddleName"}
# Columns whose honest values may stand in quotes or be a nickname.
_FREE = {
    "title", "name", "location", "description", "comment", "subjects", "middleName", "preferredGivenName",
    "preferredMiddleName", "importance",
}  # fmt: skip
_TEXTS = ("text", "texts", "pairs")
_FEW = 5

_ERROR = re.compile(r"#(?:NAME\?|N/A|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!)|#{3,}|Err:\d{3}")
_EXPONENT = re.compile(r"-?\d(?:[.,]\d+)?[eE]\+\d{1,3}|-?\d[.]\d{3,}[eE]\d{1,2}")
_QUOTES = re.compile(r'"[^"]*"|\'[^\']*\'')
_MARKED = re.compile(r"""="?[^"]*"|'\d[\w.-]*|=[A-Z]+\(.*""")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"</?(?:a|b|br|div|em|font|i|li|p|span|strong|td|tr|u|ul)(?:\s[^>]*|/)?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\['\"]|[^\W\d_]''[^\W\d_]")
_LOST = re.compile(r"[^\W\d_]\?+[^\W\d_]")
# UTF-8 read as Windows-1252 or Latin-1, as Mac Roman, or as the code page of a console.
_SIGNS = bytes(range(0x80, 0xA0)).decode("cp1252", errors="ignore")
_PUNCTUATION = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
_LETTERS_ONLY = "".join(sign for sign in _SIGNS if sign not in _PUNCTUATION)
_PART = f"[\x80-\xbf{_SIGNS}]"
_TWICE = re.compile(
    f"[\xc2\xc3]{_PART}|[\xc4\xc5][\x80-\x9f\xa1-\xaa\xac-\xaf\xb1-\xba\xbc-\xbf{_LETTERS_ONLY}]|\xe2\u20ac{_PART}"
    f"|(?:[\xd0\xd1\xd7-\xd9]{_PART}){{2}}|(?:[\xe3-\xe9]{_PART}{{2}}){{2}}|\xf0{_PART}{{3}}"
    "|\u221a[\xa0-\xff\u2202\u2211\u220f\u03c0\u222b\u03a9\u2260\u221e\u2264\u2265]|[\u251c\u252c][^\\s]"
)


def _has_entity(text: str) -> bool:
    return any(found[1] == "#" or found[1:] in html5 for found in _ENTITY.findall(text)) or bool(_TAG.search(text))


def _is_twice(text: str) -> bool:
    """Whether UTF-8 was encoded twice, and it is not only a capital before a closing quote or a dash."""
    return any(
        not (
            found[0][-1] in _PUNCTUATION
            and text[: found.start()][-1:].isupper()
            and not text[found.end() : found.end() + 1].isalpha()
        )
        for found in _TWICE.finditer(text)
    )


@attrs.frozen
class _Kind:
    """One kind of damage.

    Attributes:
        name: Its name.
        says: What a finding says of it.
        signs: Pieces of text of which a damaged cell holds one; none where it only is not ASCII.
        is_one: Whether a cell is damaged so.
        only: Types of columns it is looked for in; none for all.
    """

    name: str
    says: str
    signs: tuple[str, ...]
    is_one: Callable[[str], object]
    only: tuple[str, ...] = ()


_KINDS = (
    _Kind("error", "It is an error value of a spreadsheet.", ("#", "Err:"), _ERROR.fullmatch),
    _Kind(
        "exponent",
        "It is a long number that a spreadsheet rounded, such as 1.23E+11; the digits are lost.",
        ("E", "e+"),
        _EXPONENT.fullmatch,
        ("guid", "ref", "refs", "text", "texts", "pairs"),
    ),
    _Kind("quotes", "Quotes are part of the value.", ('"', "\n'"), _QUOTES.fullmatch),
    _Kind("marked", "It is marked as text for a spreadsheet, such as '00123 or =\"00123\".", ("\n=", "\n'"),
          _MARKED.fullmatch),
    _Kind("lost", "Characters are lost (U+FFFD).", ("\ufffd",), lambda text: "\ufffd" in text, _TEXTS),
    _Kind("entity", "It holds HTML, such as &amp; or <br>.", ("&", "<"), _has_entity, _TEXTS),
    _Kind("escaped", "It holds escapes of a program, such as \\u00e9, \\' or a doubled apostrophe.",
          ("\\", "''"), _ESCAPED.search, _TEXTS),
    _Kind("twice", "It was encoded as UTF-8 twice: accented letters became two or three signs.", (), _is_twice, _TEXTS),
    _Kind("question", "Question marks stand in place of letters.", ("?",), _LOST.search, _TEXTS),
)  # fmt: skip
_SAYS = {kind.name: kind.says for kind in _KINDS} | {
    "nothing": "It is a word for a missing value, such as NULL or None; leave the cell blank.",
    "decimal": "Whole numbers became decimal numbers that end in .0.",
}
_DECIMAL = re.compile(r"\d+\.0")
_NOT_DECIMAL = {"title", "name", "score", "description", "comment", "location"}


def is_nothing(column: str, word: str, cells: Collection[str]) -> bool | None:
    """Whether a word for a missing value is one in its column; None where only many of them would tell.

    There are people named Null, None and Nan, and lists in capitals.
    """
    style = str.isupper if word.isupper() else str.islower if word.islower() else None
    if word == "Nan" or (column in _FAMILY_NAMES and word in ("Null", "None")):
        return None
    if column in _NAMES and word.isalpha() and (column in _FAMILY_NAMES or word.lower() == "nan") and style:
        alike = sum(map(style, cells))
        return None if alike * 2 > len(cells) and alike > 1 else True
    return True


def _is_common(kind: str, count: int, filled: int) -> bool:
    """Whether there are so many of a kind that they are no chance: not three sisters named Null."""
    return (kind != "nothing" and count == filled >= 3) or (count >= 5 and count * 2 > filled)


def damaged_cells(column: Column, cells: Collection[str]) -> dict[str, tuple[str, bool]]:
    """The damaged cells among some: the kind of damage, and whether it is certain or only with many of them.

    >>> from aeries_sdk.oneroster.spec import spec
    >>> users = {column.name: column for column in spec("1.1").tables["users"].columns}
    >>> damaged_cells(users["familyName"], {"NULL", "Lee", "O&#39;Hara"})["O&#39;Hara"]
    ('entity', True)
    >>> damaged_cells(users["familyName"], {"Null", "Lee"})
    {'Null': ('nothing', False)}
    """
    found: dict[str, tuple[str, bool]] = {}
    if not NOTHING.isdisjoint(cells):
        for word in NOTHING.intersection(cells) - (column.values or frozenset()):
            found[word] = "nothing", bool(is_nothing(column.name, word, cells))
    joined = "\n".join(["", *cells])
    plain = joined.isascii()
    for kind in _KINDS:
        if kind.only and column.type not in kind.only:
            continue
        if any(sign in joined for sign in kind.signs) if kind.signs else not plain and _TWICE.search(joined):
            certain = kind.name != "question" if column.name not in _NAMES else True
            for cell in cells:
                if cell not in found and kind.is_one(cell):
                    excused = kind.name == "quotes" and (column.name in _FREE or cell[0] == "'")
                    found[cell] = kind.name, certain and not excused
    if ".0\n" in f"{joined}\n" and column.type in ("guid", "ref", "text") and column.name not in _NOT_DECIMAL:
        for cell in cells:
            if _DECIMAL.fullmatch(cell):
                found[cell] = "decimal", False
    return found


@attrs.define
class _Seen:
    """How often a kind of damage was seen in a column, and where first."""

    column: Column
    certain: bool
    count: int = 0
    lines: list[int] = attrs.Factory(list)


class Damage:
    """The damaged cells of one table, told of together: each of a few, and many once for all columns."""

    def __init__(self, table: Table, log: Log) -> None:
        self._table = table
        self._log = log
        self._seen: dict[tuple[str, str, bool], _Seen] = {}

    def add(self, column: Column, line: int, kind: str, certain: bool) -> None:
        """Remember one damaged cell."""
        key = column.name, kind, certain
        seen = self._seen.get(key) or self._seen.setdefault(key, _Seen(column, certain))
        seen.count += 1
        if seen.count <= _FEW:
            seen.lines.append(line)

    def close(self, filled: Mapping[str, int]) -> None:
        """Tell of them.

        Args:
            filled: The number of cells that are not blank, by column.
        """
        kinds: dict[str, list[_Seen]] = {}
        for (name, kind, certain), seen in self._seen.items():
            if certain or _is_common(kind, seen.count, filled.get(name, 0)):
                kinds.setdefault(kind, []).append(seen)
        for kind, columns in kinds.items():
            total = sum(seen.count for seen in columns)
            broken = [seen for seen in columns if seen.column.type not in _TEXTS]
            if total <= _FEW:
                for seen in columns:
                    for line in seen.lines:
                        self._tell(kind, line, seen.column.name, seen in broken)
            else:
                first = (broken or columns)[0]
                names = ", ".join(dict.fromkeys(seen.column.name for seen in columns))
                self._tell(kind, first.lines[0], first.column.name, bool(broken), f"{total:,} cells, in {names}.")

    def _tell(self, kind: str, line: int, column: str, is_broken: bool, more: str = "") -> None:
        says = f"{_SAYS[kind]} {more}".rstrip()
        self._log.add("damaged-text", self._table.file, line, column, says, "error" if is_broken else None)
