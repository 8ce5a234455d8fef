"""What is an e-mail address, and what a cell holds that is none."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["are_addresses", "folded", "why_no_address"]

# Letters of any script, with the signs above and below them, and digits.
_SIGN = r"0-9A-Za-z\u00a1-\u1fff\u200c\u200d\u2c00-\u2fff\u3005-\U0010ffff"
_LABEL = rf"[{_SIGN}](?:[{_SIGN}_-]*[{_SIGN}])?"
_LOCAL = r"""(?:"[^"\n]+"|[^\s"(),:;<>@\[\\\]\x00-\x1f.]+(?:\.[^\s"(),:;<>@\[\\\]\x00-\x1f.]+)*)"""
_ADDRESS = rf"{_LOCAL}@(?:{_LABEL}\.)+(?!\d+$)[{_SIGN}][{_SIGN}-]*[{_SIGN}]"
_ONE = re.compile(_ADDRESS)
_REASONS = (
    (re.compile(r"[^@]+@[^@]+@[^@]+"), "It holds more than one address."),
    (re.compile(r"mailto:.*|.*<.*>.*", re.IGNORECASE), "Write the address alone, without a name or mailto:."),
    (re.compile(r"[^@]*"), "It has no @."),
    (re.compile(r"@.*|.*@"), "A part beside the @ is missing."),
    (re.compile(r".*\s.*"), "It holds a blank."),
    (re.compile(r"[^@]*@[^.]*"), "The domain has no dot."),
)


def are_addresses(cells: Iterable[str]) -> bool:
    """Whether every cell is blank or one e-mail address.

    >>> are_addresses(["pat.o'hara+x@example.org", "josé@schüle.example", ""]), are_addresses(["none"])
    (True, False)
    """
    return all(map(_ONE.fullmatch, filter(None, cells)))


def why_no_address(text: str) -> str:
    """Why a cell is no e-mail address, in a sentence; "" for an address or a blank cell.

    >>> why_no_address("pat@example"), why_no_address("pat@example.org")
    ('The domain has no dot.', '')
    """
    text = text.strip()
    if not text or _ONE.fullmatch(text):
        return ""
    return next((reason for pattern, reason in _REASONS if pattern.fullmatch(text)), "It is not well formed.")


def folded(text: str) -> str:
    """A username or address without the difference of case and Unicode form.

    >>> folded("Straße") == folded("STRASSE"), folded("Pat")
    (True, 'pat')
    """
    return (
        text.lower()
        if text.isascii()
        else unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    )
