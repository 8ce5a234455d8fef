"""Reads a school's name into what it is made of."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

import attrs

from aeries_sdk.matching import words
from aeries_sdk.matching.spelling import completed, recognised, unglued
from aeries_sdk.matching.words import Band

_DROPPED: Final = re.compile(r"['`\u2018\u2019\u02bb\u02bc\u00b4]")
_DIGIT: Final = re.compile(r"\d")
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_GLUED: Final = re.compile(r"(?<=[a-z]{3})(?=\d)|(?<=\d)(?=[a-z]{3})")
_ORDINAL: Final = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_SPAN: Final = re.compile(
    r"\b(?:grades? |gr )?(ps|pk|prek|pre-k|tk|kg|k|\d{1,2})(?:st|nd|rd|th)?"
    r" ?(?:-|to|thru|through|/) ?(\d{1,2})(?:st|nd|rd|th)?\b(?: grades?)?"
    # where the dash got lost: "K 8" and "K8" anywhere, "9 12" at the end
    r"|\b(pk|tk|k) ?([5-9]|1[0-2])\b|\b(\d) (8|12)$"
)
_ONE_GRADE: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? grade\b|\bgrade (\d{1,2})\b")
_LONGEST_PHRASE: Final = max(len(phrase.split()) for phrase in words.PHRASES)
_PHRASES: Final = {tuple(phrase.split()): tuple(meaning.split(" / ")) for phrase, meaning in words.PHRASES.items()}
_PHRASE_BEGINNINGS: Final = frozenset(phrase[0] for phrase in _PHRASES)
_NO_SCHOOL: Final = re.compile(rf"\b(?:{'|'.join(words.NOT_SCHOOLS)})\b")
_LONGEST_NAME: Final = 200
"""Nothing after so many characters tells schools apart, and the work stays small whatever comes in."""
_WRITTEN_OUT: Final = {
    short: tuple(long.split(" / ") if "/" in long or long in words.KINDS else long.split())
    for short, long in words.ABBREVIATIONS.items()
}


@attrs.frozen
class ParsedName:
    """A name, taken apart. Two names with equal `words` and `band` differ in spelling only."""

    folded: str
    """Lower case and single spaces, nothing else changed: equal means the same name to any reader."""
    words: tuple[str, ...]
    """What may tell this school from others, in order and in one spelling; without kinds and fillers."""
    band: Band
    """The grades that the kind of school teaches, or that the name gives in numbers."""
    marks: frozenset[str]
    numbers: frozenset[str]
    directions: frozenset[str]
    grades: tuple[int, int] | None
    """The lowest and the highest grade, if the name says so: "(K-8)"."""
    a_school: bool
    """Whether this is a school at all and no office or catch-all."""
    cut: bool
    """The name is exactly as long as a column of other systems: its end may be missing."""


def fold(text: str) -> str:
    """Lower case, accents and apostrophes removed, "&" and "@" as words.

    Examples:
        >>> fold("José Martí  Elementary & O'Neil")
        'jose marti elementary and oneil'
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.replace("&", " and ").replace("+", " and ").replace("@", " at ")
    return " ".join(_DROPPED.sub("", plain).split())


def band_of_grades(low: int, high: int) -> Band:
    """The bands that the grades from low to high touch.

    Examples:
        >>> band_of_grades(0, 8) == words.K8
        True
    """
    band = Band.UNKNOWN
    for first, last, one in words.BAND_OF_GRADES:
        if low <= last and high >= first:
            band |= one
    return band


@lru_cache(maxsize=65536)
def parse(name: str) -> ParsedName:
    """Takes a name apart.

    Examples:
        >>> parse("Kennedy (John F.) H.S.").words
        ('kennedy', 'john', 'f')
        >>> parse("Kennedy (John F.) H.S.").band == Band.HIGH
        True
    """
    text, grades = fold(name[:_LONGEST_NAME]), None
    if _DIGIT.search(text):
        text, grades = _take_grades(text)
        text = _GLUED.sub(" ", _NOT_WORD.sub(" ", _ORDINAL.sub(r"\1", text)))
    plain = _NOT_WORD.sub(" ", text).strip()
    cut = len(name) in words.CUT_WIDTHS or len(name) + 1 in words.CUT_WIDTHS
    tokens = _join_phrases(_write_out(plain.split(), cut))
    band = band_of_grades(*grades) if grades else Band.UNKNOWN
    first = 1 if _begins_with_no_kind(tokens) else 0
    kinds = {token for token in tokens[first:] if token in words.KINDS}
    for kind in kinds:
        band |= words.KINDS[kind]
    rest = tuple(token for token in tokens if token not in kinds and token not in words.FILLERS)
    if not rest and not kinds:
        rest = tuple(tokens)
    return ParsedName(
        folded=" ".join(name.casefold().split()),
        words=rest,
        band=band,
        marks=frozenset(words.MARKS[token] for token in tokens if token in words.MARKS),
        numbers=frozenset(token for token in rest if token.isdigit()),
        directions=frozenset(token for token in rest if token in words.DIRECTIONS),
        grades=grades,
        a_school=not _NO_SCHOOL.search(plain),
        cut=cut,
    )


def _begins_with_no_kind(tokens: list[str]) -> bool:
    """Whether the first word looks like a kind and is none, as in "Middle Creek Elementary"."""
    return (
        len(tokens) > 2
        and tokens[0] in words.KINDS
        and tokens[1] not in words.KINDS
        and tokens[1] not in words.FILLERS
        and any(token in words.KINDS for token in tokens[2:])
    )


def _take_grades(text: str) -> tuple[str, tuple[int, int] | None]:
    for match in _SPAN.finditer(text):
        first, last = (found for found in match.groups() if found)
        low = words.GRADES.get(first.replace("-", ""), int(first) if first.isdigit() else 0)
        if low < int(last) <= 13:
            return _without(text, match), (low, int(last))
    one = _ONE_GRADE.search(text)
    if one:
        grade = int(one[1] or one[2])
        return _without(text, one), (grade, grade)
    return text, None


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _write_out(spelt: list[str], cut: bool) -> list[str]:
    out: list[str] = []
    spelt = [part for word in spelt for part in unglued(word)]
    if cut and len(spelt) > 1:
        before = _written(spelt[-2])[-1]
        spelt = [*spelt[:-1], completed(spelt[-1], before)]
    for position, word in enumerate(spelt):
        follower = spelt[position + 1] if position + 1 < len(spelt) else ""
        if word in words.NUMBER_WORDS and follower.isdigit():
            continue
        # "St. Mary's" and "St Mary s" are one name
        if word == "s" and out and len(out[-1]) > 2 and out[-1] not in words.KINDS and follower not in {"h", "hs"}:
            out[-1] += "s"
        else:
            out.extend(_written(word))
    return out


def _written(word: str) -> tuple[str, ...]:
    if word.isdigit():
        return (word.lstrip("0") or "0",)
    return _WRITTEN_OUT.get(word) or (recognised(word),)


def _join_phrases(tokens: list[str]) -> list[str]:
    out: list[str] = []
    position = 0
    while position < len(tokens):
        longest = min(_LONGEST_PHRASE, len(tokens) - position) if tokens[position] in _PHRASE_BEGINNINGS else 0
        for length in range(longest, 1, -1):
            meaning = _PHRASES.get(tuple(tokens[position : position + length]))
            if meaning:
                out.extend(meaning)
                position += length
                break
        else:
            out.append(tokens[position])
            position += 1
    return out
