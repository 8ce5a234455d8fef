"""Recognises files that are no CSV files of the standard as a whole, and lines that are no records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aeries_sdk.oneroster.rows import is_guid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["file_fault", "is_header_again", "is_note"]

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BEGINNINGS = (
    (b"PK\x03\x04", "It is a zip or spreadsheet file; save the sheet as CSV."),
    (b"\xd0\xcf\x11\xe0", "It is an old Excel workbook; save the sheet as CSV."),
    (b"\x1f\x8b", "It is compressed with gzip; unpack it first."),
    (b"%PDF", "It is a PDF."),
    (b"{\\rtf", "It is a formatted document; save it as plain text."),
)
_MARKUP = re.compile(rb"\s*<(!doctype html|html|head|body|!--|div|p\b|h1)", re.IGNORECASE)
_QUOTED_LINE = re.compile(r'"(?:[^"]|"")*,(?:[^"]|"")*"')
_SEPARATOR_LINE = re.compile('"?sep=(.)"?', re.IGNORECASE)
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars", "^": "carets", "~": "tildes"}
_NOTE = re.compile(
    r"\W*(?:[\d,.]+ +(?:rows?|records?|lines?|users?|students?)\b|(?:grand |sub)?totals?\b|end\b|eof\b|trl\b|trailer\b"
    r"|footer\b|count\b|rows?\b|records?\b|generated\b|created\b|exported\b|printed\b|completion time\b|report\b"
    r"|confidential\b|page \d|as of\b|run date\b|note\b|\*\*|##|//|-{3,}|={3,})",
    re.IGNORECASE,
)


def file_fault(raw: bytes) -> tuple[str, str] | None:
    """Return the rule that a file breaks as a whole, told from its first line, and what it looks like.

    >>> file_fault(b"sourcedId;status;name"), file_fault(b"sourcedId,status,name")
    (('separator', 'They are semicolons.'), None)
    """
    for beginning, what in _BEGINNINGS:
        if raw.startswith(beginning):
            return "not-csv", what
    if raw.startswith(_WIDE) or raw.count(b"\0") * 3 > len(raw) > 0:
        return "encoding", "It looks like UTF-16, which Excel calls Unicode Text."
    if _MARKUP.match(raw):
        return "not-csv", "It is a web page, such as a login or error page; download the file again."
    if raw.lstrip()[:1] == b"<":
        return "not-csv", "It is XML."
    if raw.lstrip()[:1] in (b"{", b"["):
        return "not-csv", "It is JSON."
    if b"\r" in raw.rstrip(b"\r\n"):
        return "line-ending-cr", ""
    return _line_fault(raw.decode(errors="replace").rstrip("\r\n"))


def _line_fault(text: str) -> tuple[str, str] | None:
    if _QUOTED_LINE.fullmatch(text):
        return "line-quoted", ""
    announced = _SEPARATOR_LINE.fullmatch(text)
    if announced:
        return None if announced[1] == "," else _separator(announced[1])
    most = max(_SEPARATORS, key=text.count)
    return _separator(most) if "," not in text and most in text else None


def _separator(sign: str) -> tuple[str, str]:
    name = _SEPARATORS.get(sign, "")
    return "separator", f"They are {name}." if name else ""


def is_header_again(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row repeats the header: most of its cells are names of columns in their places.

    >>> is_header_again(["sourcedId", "status", "name"], ["sourcedId", "status", "name"])
    True
    """
    same = sum(cell.strip().lower() == name.lower() for cell, name in zip(row, header, strict=False))
    return same * 2 > len(header)


def is_note(row: Sequence[str], required: Iterable[int]) -> bool:
    """Whether a row holds no record but a title, a total, a line of dashes or another note.

    Args:
        row: The cells, perhaps fewer than there are columns.
        required: Places of the columns, beside the first one, that every record fills.

    >>> is_note(["(4 rows affected)"], [3, 4]), is_note(["stu-1", "", "", "Ann"], [3])
    (True, False)
    """
    filled = [cell.strip() for cell in row if cell.strip()]
    if filled and all(not cell.strip("-=") for cell in filled):
        return len(filled) > 1 or len(filled[0]) > 1
    needed = [*required]
    if not 1 <= len(filled) <= 3 or any(place < len(row) and row[place].strip() for place in needed):
        return False
    first = filled[0]
    if _NOTE.match(first):
        # An id may begin like a note, such as end-1.
        return bool(needed) or first.isalpha() or not is_guid(first)
    return bool(needed) and row[0].strip() != "" and not is_guid(row[0].strip())
