"""Recognises the words that say what kind of school it is, also cut off, without vowels, or misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from aeries_sdk.matching import words

_DOUBLED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = frozenset("aeiouy")
_SHORTEST, _SHORTEST_CUT, _SHORTEST_MISSPELT = 4, 5, 7
"""The fewer letters a word has, the more other words it may be: the freer the rule, the longer the word."""
_OF_KINDS: Final = {
    *words.KINDS,
    *words.MARKS,
    *(phrase for phrase, meaning in words.PHRASES.items() if meaning in words.KINDS or meaning in words.MARKS),
    "school",
    "academy",
    "charter",
}
_KINDS: Final = sorted(word for word in set(" ".join(_OF_KINDS).split()) if len(word) >= _SHORTEST_CUT)
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
_ALL_COMMON: Final = sorted(
    word for word in {"high", *_KINDS, *words.WEAK, *words.FAITHS, *words.DIRECTIONS} if len(word) >= _SHORTEST
)
_LONG: Final = [common for common in _ALL_COMMON if len(common) >= _SHORTEST_MISSPELT]
_CUT_OFF: Final = ("high", *_KINDS)


@lru_cache(maxsize=65536)
def undoubled(word: str) -> str:
    """The word with every doubled letter once.

    Examples:
        >>> undoubled("matthew")
        'mathew'
    """
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """What is left of a word without vowels after its first letter and without doubled letters; a y at the end counts.

    Examples:
        >>> skeleton("valley"), skeleton("vlly"), skeleton("academy"), skeleton("oak")
        ('vly', 'vly', 'acdmy', 'ok')
    """
    rest = "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return undoubled(word[0] + rest + ("y" if word.endswith("y") and len(word) > 1 else ""))


def _common_by(key: Callable[[str], str]) -> Mapping[str, Sequence[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for common in _ALL_COMMON:
        table[key(common)].append(common)
    return dict(table)


def _letters(word: str) -> str:
    return "".join(sorted(word))


_BY_INITIAL: Final = _common_by(lambda common: common[0])
_BY_LETTERS: Final = _common_by(_letters)
_BY_UNDOUBLED: Final = _common_by(undoubled)


def drops_vowels(short: str, long: str) -> bool:
    """Whether the short word is the long one without its vowels, or without more.

    Examples:
        >>> drops_vowels("chrstn", "christian"), drops_vowels("mlbrry", "mulberry"), drops_vowels("marin", "martin")
        (True, True, False)
    """
    if short[0] != long[0] or len(short) == len(long) or _VOWELS & set(short[1:].removesuffix("y")):
        return False
    if short.endswith("y"):
        return len(short) > 3 and skeleton(short) == skeleton(long)
    letters = iter(long)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=65536)
def recognised(word: str) -> str:
    """The common word that this one must be, cut off, without vowels or misspelt; or the word itself.

    Examples:
        >>> recognised("elmntry"), recognised("elemen"), recognised("elmeentary"), recognised("elmwood")
        ('elementary', 'elementary', 'elementary', 'elmwood')
        >>> recognised("tchnlgy"), recognised("higgh"), recognised("juinor"), recognised("carter")
        ('technology', 'high', 'junior', 'carter')
    """
    if word in _KNOWN or len(word) < _SHORTEST or not word.isalpha():
        return word
    alike = _BY_INITIAL.get(word[0], ())
    found = (
        [kind for kind in alike if len(word) >= _SHORTEST_CUT and kind.startswith(word) and kind in _KINDS]
        or [common for common in alike if _is_short_for(word, common)]
        or _jumbled(word)
        or _misspelt(word)
    )
    return found[0] if len(found) == 1 else word


def _is_short_for(word: str, common: str) -> bool:
    # an e at the end is silent and goes first
    return (
        2 * len(word) >= len(common)
        and word[-1] == common.removesuffix("e")[-1]
        and drops_vowels(word.removesuffix("y"), common)
    )


def _jumbled(word: str) -> list[str]:
    """The words with letters doubled that are not, or two neighbours swapped: what no other word looks like."""
    swapped = {
        common
        for common in _BY_LETTERS.get(_letters(word), ())
        if common[0] == word[0] and OSA.distance(word, common, score_cutoff=1) == 1
    }
    return sorted(swapped.union(_BY_UNDOUBLED.get(undoubled(word), ())))


def _misspelt(word: str) -> list[str]:
    if len(word) < _SHORTEST_MISSPELT:
        return []
    near = process.extract(word, _LONG, scorer=OSA.distance, processor=None, score_cutoff=2, limit=None)
    return [common for common, distance, _ in near if distance == 1 or min(len(word), len(common)) >= 9]


@lru_cache(maxsize=65536)
def unglued(word: str) -> tuple[str, ...]:
    """The words that were written as one, where the end is a kind of school or the beginning a saint.

    Examples:
        >>> unglued("oakvillehigh"), unglued("stjohns"), unglued("preschool"), unglued("stella")
        (('oakville', 'high'), ('st', 'johns'), ('preschool',), ('stella',))
    """
    if word in _KNOWN or not word.isalpha():
        return (word,)
    for end in words.ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST:
            return word[: -len(end)], end
    name = word[2:]
    # "stella" is no saint
    long_enough = len(name) >= _SHORTEST and name[0] not in _VOWELS
    a_saint = word.startswith("st") and long_enough and not words.GIVEN_NAMES.isdisjoint({name, name.removesuffix("s")})
    return ("st", name) if a_saint else (word,)


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
