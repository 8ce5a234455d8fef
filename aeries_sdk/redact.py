"""Blanking out of whatever could say something about a person, in the one text that comes from outside: `Message`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words that the vendor's messages write with a capital in the middle of a sentence. Any other capitalised word could be
# a name, and is blanked.
_KNOWN_TEXT = """
    A Absence Academic Account Active Address Aeries All Already An API Are Assignment At Attendance Authorization Bad
    Body Calendar Cannot Certificate Class Code Contact Could Course Data Database Date Delete Denied Description
    Discipline District Does Due Duplicate Email Enter Enrolled Enrollment Entry Error Exists Failed Fee Field File
    Final Flex Format Forbidden Found GPA Grade Gradebook Grading Group Has History HRID ID Inactive Insert Internal
    Invalid Is It JSON Leave Length Level Login Mark Master Message Missing Must Name Next No Not Null Number Object One
    Only Or Parameter Period Permission Please Pre Pre-Enrolled Program Property Read Record Reference Report Request
    Required Room Schedule School Score Scores Section Security Sequence Server Settings Sort Staff Start State Status
    Student Supplemental System Table Teacher Term Test The There This Title To Transcript Type Unable Unauthorized
    Unknown Update User Value Was Year You Your Zip
"""
_KNOWN = frozenset(_KNOWN_TEXT.split())

_LONGEST = 300


def redact(message: object, sent: Iterable[object] = ()) -> str:
    """A vendor's message without the values that were sent, digits, addresses, quoted text and possible names.

    Args:
        message: The text; anything else gives "".
        sent: Every value of the request: path, query, body.

    >>> redact("Staff ID 90211 does not exist for Jane O'Hara", sent=[90211])
    'Staff ID ... does not exist for ...'
    """
    if not isinstance(message, str):
        return ""
    text = " ".join(message[: 20 * _LONGEST].split())
    for value in sorted({str(value) for value in sent if value not in (None, "", True, False)}, key=len, reverse=True):
        if len(value) > 1:
            text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "...", text, flags=re.IGNORECASE)
    text = re.sub(r"\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)|<[^>]*>|\S*@\S*|\S*://\S*", "...", text)
    text = re.sub(r"\S*\d\S*", "...", text)
    text = re.sub(r"[^\W\d_][\w'\u2019-]*", lambda word: word[0] if _harmless(word[0]) else "...", text)
    return re.sub(r"\.\.\.(\W*\.\.\.)+", "...", text)[:_LONGEST]


def _harmless(word: str) -> bool:
    if not word.isascii():
        return False
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", word)
    return word.islower() or word in _KNOWN or (len(parts) > 1 and all(part.title() in _TITLES for part in parts))


_TITLES = frozenset(word.title() for word in _KNOWN)
