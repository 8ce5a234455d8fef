"""Recognises the words that say what kind of school it is, also cut off, without vowels, or misspelt."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from aeries_sdk.matching import words

_VOWELS: Final = frozenset("aeiouy")
_SHORTEST: Final = 5
_OF_KINDS: Final = {
    *words.KINDS,
    *words.MARKS,
    *(phrase for phrase, meaning in words.PHRASES.items() if meaning in words.KINDS or meaning in words.MARKS),
    "school",
    "academy",
    "charter",
}
_KINDS: Final = sorted(word for word in set(" ".join(_OF_KINDS).split()) if len(word) >= _SHORTEST)
_KNOWN: Final = frozenset().union(
    _KINDS,
    words.ABBREVIATIONS,
    words.FILLERS,
    words.PARTICLES,
    words.WEAK,
    words.FAITHS,
    words.TITLES,
    words.DIRECTIONS,
    words.GIVEN_NAMES,
    *(phrase.split() for phrase in words.PHRASES),
)
_CUT_OFF: Final = ("high", *_KINDS)


def drops_vowels(short: str, long: str) -> bool:
    """Whether the short word is the long one without its vowels, or without more.

    Examples:
        >>> drops_vowels("chrstn", "christian"), drops_vowels("marin", "martin")
        (True, False)
    """
    if short[0] != long[0] or len(short) == len(long) or _VOWELS & set(short[1:]):
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=65536)
def recognised(word: str) -> str:
    """The word for a kind of school that this one must be, or the word itself.

    Examples:
        >>> recognised("elmntry"), recognised("elemen"), recognised("elmeentary"), recognised("elmwood")
        ('elementary', 'elementary', 'elementary', 'elmwood')
    """
    if word in _KNOWN or len(word) < _SHORTEST or not word.isalpha():
        return word
    found = [kind for kind in _KINDS if kind.startswith(word) or _is_short_for(word, kind)]
    found = found or [kind for kind in _KINDS if _is_misspelt(word, kind)]
    return found[0] if len(found) == 1 else word


def _is_short_for(word: str, kind: str) -> bool:
    return 2 * len(word) >= len(kind) and word[-1] == kind[-1] and drops_vowels(word.rstrip("y"), kind)


def _is_misspelt(word: str, kind: str) -> bool:
    shorter = min(len(word), len(kind))
    return shorter >= 7 and OSA.distance(word, kind, score_cutoff=2) <= (2 if shorter >= 9 else 1)


def completed(word: str, before: str) -> str:
    """The last word of a name that is cut off there, as it was, if the word before it or its beginning tell.

    Examples:
        >>> completed("h", before="junior"), completed("midd", before="oak"), completed("ma", before="oak")
        ('high', 'middle', 'ma')
    """
    if f"{before} {word}" in words.PHRASES:
        return word
    found = {phrase.split()[1] for phrase in words.PHRASES if phrase.startswith(f"{before} {word}")} - {word}
    if not found and word == "s":
        return "school"
    if not found and len(word) >= 3 and word not in _KNOWN:
        found = {kind for kind in _CUT_OFF if kind.startswith(word)}
    return found.pop() if len(found) == 1 else word
