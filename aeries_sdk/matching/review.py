"""What a person should look at: for the schools left over, their likeliest partners among those left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final

from aeries_sdk.matching.assign import UNIT, Assignment
from aeries_sdk.matching.candidates import candidates
from aeries_sdk.matching.score import Evidence, Profile

_LIKELY: Final = -4.0
"""Log-odds from which a pair is also shown where it is not the best one of either school."""
_LEAST: Final = -20.0
"""Log-odds of a pair that is not worth proposing even where nothing else is left."""
_SHOWN_PER_SCHOOL: Final = 3


def worth_a_look(
    left: Mapping[int, Profile],
    right: Mapping[int, Profile],
    weigh: Callable[[tuple[int, int]], Evidence],
    forbidden: Callable[[tuple[int, int]], bool],
) -> list[tuple[int, int]]:
    """The pairs to show, by the left school, first the one that leaves a partner to everybody else.

    However little speaks for it, every school gets its best partner: among few left over it is often the right one.
    What is no school, an office or a catch-all, is only shown where the names are alike.

    Args:
        left: The schools of the SIS that are left over, by place.
        right: The schools of the vendor that are left over, by place.
        weigh: Gives the evidence of a pair of places.
        forbidden: Whether a person decided against a pair of places.
    """
    likeness: dict[tuple[int, int], float] = {}
    places = list(left), list(right)
    for a, b in candidates(list(left.values()), list(right.values())):
        pair = places[0][a], places[1][b]
        log_odds = weigh(pair).log_odds
        schools = left[pair[0]].name.a_school and right[pair[1]].name.a_school
        if log_odds > (_LEAST if schools else _LIKELY) and not forbidden(pair):
            likeness[pair] = log_odds
    # of several best arrangements the one found must not depend on which side is the left one
    swap = [repr(school.ref) for school in left.values()] > [repr(school.ref) for school in right.values()]
    proposed = _arranged(likeness, swap=swap)

    def rank(pair: tuple[int, int]) -> tuple[bool, float, int, int]:
        return pair not in proposed, -likeness[pair], *pair

    shown: set[tuple[int, int]] = set()
    in_order = sorted(likeness, key=rank)
    for side in (0, 1):
        of_school: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for pair in in_order:
            of_school[pair[side]].append(pair)
        for best, *others in of_school.values():
            shown.add(best)
            shown.update(pair for pair in others[: _SHOWN_PER_SCHOOL - 1] if likeness[pair] > _LIKELY)
    return sorted(shown, key=lambda pair: (pair[0], *rank(pair)))


def _arranged(likeness: Mapping[tuple[int, int], float], *, swap: bool) -> set[tuple[int, int]]:
    """One partner at most for everybody, the best total for the district."""
    places = sorted({i for i, _ in likeness}), sorted({j for _, j in likeness})
    numbers = [{place: number for number, place in enumerate(side)} for side in places]
    weights: dict[tuple[int, int], int] = {}
    for (i, j), value in likeness.items():
        a, b = numbers[0][i], numbers[1][j]
        weights[(b, a) if swap else (a, b)] = round((value - _LEAST) * UNIT)
    lefts, rights = (len(side) for side in (places[::-1] if swap else places))
    pairs = Assignment(lefts, rights, weights).pairs
    return {(places[0][b], places[1][a]) if swap else (places[0][a], places[1][b]) for a, b in pairs}
