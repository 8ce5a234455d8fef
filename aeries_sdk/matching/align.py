"""Which words of two names are the same word: exact, shortened, cut off, joined, misspelt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import attrs
from rapidfuzz.distance import OSA

from aeries_sdk.matching import words
from aeries_sdk.matching.spelling import drops_vowels, undoubled


@attrs.define
class Link:
    """Words of the one name that stand for words of the other; `likeness` is 1.0 for equal words."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: float


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """How likely two different words are one word in two spellings, from 0 to 1.

    Examples:
        >>> likeness("chrstn", "christian"), likeness("j", "john"), likeness("north", "south")
        (0.85, 0.9, 0.0)
    """
    short, long = (one, other) if (len(one), one) <= (len(other), other) else (other, one)
    if short.isdigit() or long.isdigit() or (short in words.DIRECTIONS and long in words.DIRECTIONS):
        return float(short == long)
    if len(short) == 1:
        return 0.9 if long.startswith(short) else 0.0
    if long == "the" + short:
        return 0.95
    if short[0] == long[0]:
        if long in (short + "s", short + "es"):
            return 0.97
        if len(short) >= 4 and undoubled(short) == undoubled(long):
            return 0.95
        if (len(short) >= 3 and long.startswith(short)) or drops_vowels(short, long):
            return 0.85
    return _misspelt(short, long)


def _misspelt(short: str, long: str) -> float:
    if len(short) < 5 or len(long) - len(short) > 2:
        return 0.0
    distance = OSA.distance(short, long, score_cutoff=2)
    if distance == 1:
        return 0.85 if len(short) >= 7 else 0.75
    return 0.75 if distance == 2 and len(short) >= 8 else 0.0


def align(
    left: tuple[str, ...], right: tuple[str, ...], cut: tuple[bool, bool]
) -> tuple[list[Link], list[int], list[int]]:
    """Pairs the words of two names; what is left over on either side comes back as positions.

    Args:
        left: The words of the one name.
        right: The words of the other.
        cut: Whether the end of the left, of the right name may be missing.
    """
    links: list[Link] = []
    rest_left: list[int] = []
    free = list(right)
    for position, word in enumerate(left):
        if word in free:
            place = free.index(word)
            free[place] = ""
            links.append(Link((position,), (place,), 1.0))
        else:
            rest_left.append(position)
    rest_right = [position for position, word in enumerate(free) if word]
    if rest_left and rest_right and len(rest_left) + len(rest_right) > 2:
        links += _joined(left, rest_left, right, rest_right)
    if rest_left and rest_right:
        links += _alike(left, rest_left, right, rest_right, cut)
    return links, rest_left, rest_right


def _joined(left: tuple[str, ...], rest_left: list[int], right: tuple[str, ...], rest_right: list[int]) -> list[Link]:
    """Finds words that are several of the other name ("delasalle", "sf"), and takes them out of the rests."""
    ones = [(left[i], i, True) for i in rest_left if _run_of(left[i], right, rest_right)]
    ones += [(right[j], j, False) for j in rest_right if _run_of(right[j], left, rest_left)]
    links = []
    # the longest first: what is found must not depend on which name is the left one; the run of one may be taken then
    for word, one, in_left in sorted(ones, key=lambda found: (-len(found[0]), found)):
        own, others, side = (rest_left, rest_right, right) if in_left else (rest_right, rest_left, left)
        run = _run_of(word, side, others) if one in own else ()
        if run:
            links.append(Link((one,), run, 0.95) if in_left else Link(run, (one,), 0.95))
            own.remove(one)
            others[:] = [position for position in others if position not in run]
    return links


def _run_of(word: str, side: tuple[str, ...], free: list[int]) -> tuple[int, ...]:
    for start, (first, second) in enumerate(pairwise(free)):
        beginning, follower = side[first], side[second]
        # what most words fail on goes first
        if beginning[0] != word[0] or second != first + 1:
            continue
        joined = word.startswith(beginning[:3]) and follower[:3] in word
        initials = word[1:2] == follower[0]
        for length in range(2, min(5, len(free) - start + 1)) if joined or initials else ():
            if free[start + length - 1] != first + length - 1:
                break
            spelt = side[first : first + length]
            if (joined and _spells(word, spelt)) or (
                len(word) == length and "".join([part[0] for part in spelt]) == word
            ):
                return tuple(range(first, first + length))
    return ()


def _spells(word: str, parts: Sequence[str]) -> bool:
    """Whether the word is the parts run together, each whole or its first letters, three at least."""
    if not parts:
        return not word
    part, rest = parts[0], parts[1:]
    lengths = range(len(part), min(len(part), 3) - 1, -1)
    return any(word.startswith(part[:length]) and _spells(word[length:], rest) for length in lengths)


def _alike(
    left: tuple[str, ...], rest_left: list[int], right: tuple[str, ...], rest_right: list[int], cut: tuple[bool, bool]
) -> list[Link]:
    last = len(left) - 1 if cut[0] else None, len(right) - 1 if cut[1] else None
    candidates = []
    for i in rest_left:
        for j in rest_right:
            alike = likeness(left[i], right[j])
            if (i == last[0] and right[j].startswith(left[i])) or (j == last[1] and left[i].startswith(right[j])):
                alike = max(alike, 0.9)
            if alike:
                candidates.append((alike, i, j))
    if len(candidates) > 1:
        # the distance between the places settles ties in a way that does not know left from right
        candidates.sort(key=lambda c: (-c[0], abs(c[1] - c[2]), c[1] + c[2], sorted((left[c[1]], right[c[2]]))))
    links = []
    for alike, i, j in candidates:
        if i in rest_left and j in rest_right:
            links.append(Link((i,), (j,), alike))
            rest_left.remove(i)
            rest_right.remove(j)
    return links
