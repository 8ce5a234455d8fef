"""One district: pairs settled beyond doubt, the others weighed, arranged one-to-one, and judged."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from aeries_sdk.matching.assign import Assignment
from aeries_sdk.matching.candidates import candidates
from aeries_sdk.matching.explain import reasons
from aeries_sdk.matching.mapping import Pair
from aeries_sdk.matching.score import POINTS, Evidence, Profile, id_evidence, weigh_pair

_UNIT: Final = 1000
"""Log-odds are arranged as integers, in thousandths."""
_WORTH_PAIRING: Final = -3.0
_WORTH_A_LOOK: Final = -4.0
_WORTH_PROPOSING: Final = -9.0
_SHOWN_PER_SCHOOL: Final = 3
_FEW_LEFT: Final = 6
_SURE: Final = 5.0
_OPEN: Final = 1 / 25
"""When one school in so many has no partner, the others' having one is no evidence any more."""


class District:
    """The schools of both sides that nobody decided about.

    Args:
        left: The schools of the SIS.
        right: The schools of the vendor.
        forbidden: Pairs of ids that must not be.
    """

    def __init__(
        self, left: Sequence[Profile], right: Sequence[Profile], forbidden: Collection[tuple[str, str]]
    ) -> None:
        self._sides = left, right
        self._forbidden = forbidden
        self._evidence: dict[tuple[int, int], Evidence] = {}
        self._settled: dict[int, int] = {}
        self._contested: set[tuple[int, int]] = set()
        self._margins: dict[tuple[int, int], int] = {}
        self._closed = 0.0

    def settle_same_ids(self) -> None:
        """Equal state or federal ids decide, where an id occurs once on either side and no other id contradicts."""
        pairs = {*self._equal(lambda p: p.ref.state_id), *self._equal(lambda p: p.ref.nces_id)}
        pairs = {(i, j) for i, j in pairs if id_evidence(self._sides[0][i].ref, self._sides[1][j].ref) == "same id"}
        lefts, rights = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
        self._contested = {(i, j) for i, j in pairs if lefts[i] > 1 or rights[j] > 1}
        self._settle(pairs - self._contested)

    def settle_same_names(self) -> None:
        """Equal names decide, where a name occurs once on either side and nothing else contradicts."""
        pairs = self._equal(lambda p: p.name.folded)
        self._settle(pair for pair in pairs if not self._weigh(pair).excluded and self._weigh(pair).log_odds >= _SURE)

    def _equal(self, key: Callable[[Profile], str]) -> list[tuple[int, int]]:
        places: list[dict[str, int]] = []
        for side in self._sides:
            counts = Counter(map(key, side))
            places.append({key(p): place for place, p in enumerate(side) if key(p) and counts[key(p)] == 1})
        return [(place, places[1][text]) for text, place in places[0].items() if text in places[1]]

    def _settle(self, found: Iterable[tuple[int, int]]) -> None:
        taken = set(self._settled.values())
        self._settled.update(
            (i, j) for i, j in found if i not in self._settled and j not in taken and not self._is_barred((i, j))
        )

    def _is_barred(self, pair: tuple[int, int]) -> bool:
        """Whether only a person may map the pair: it is forbidden, or ids point at two partners."""
        contested = {i for i, _ in self._contested}, {j for _, j in self._contested}
        return self._is_forbidden(pair) or pair[0] in contested[0] or pair[1] in contested[1]

    def _is_forbidden(self, pair: tuple[int, int]) -> bool:
        return (self._sides[0][pair[0]].ref.id, self._sides[1][pair[1]].ref.id) in self._forbidden

    def _weigh(self, pair: tuple[int, int]) -> Evidence:
        if pair not in self._evidence:
            self._evidence[pair] = weigh_pair(self._sides[0][pair[0]], self._sides[1][pair[1]])
        return self._evidence[pair]

    def _left_over(self) -> tuple[list[int], list[int]]:
        taken = set(self._settled.values())
        return (
            [i for i in range(len(self._sides[0])) if i not in self._settled],
            [j for j in range(len(self._sides[1])) if j not in taken],
        )

    def arrange(self) -> None:
        """Gives the other schools their best partners, all at once."""
        lefts, rights = self._left_over()
        close = candidates([self._sides[0][i] for i in lefts], [self._sides[1][j] for j in rights])
        weights = {}
        for a, b in close:
            pair = lefts[a], rights[b]
            weight = round((self._weigh(pair).log_odds - _WORTH_PAIRING) * _UNIT)
            if weight > 0 and not self._is_forbidden(pair):
                weights[a, b] = weight
        best = Assignment(len(lefts), len(rights), weights)
        self._margins = {(lefts[a], rights[b]): margin for (a, b), margin in best.margins(10 * _UNIT).items()}

    def eliminate(self, settled_before: int) -> None:
        """Lets it count for the arranged pairs that, if so, almost every other school has its partner.

        Args:
            settled_before: How many more schools of the district have their partners by decision.
        """
        partners = self._settled | dict(self._margins.keys())
        paired = settled_before + len(partners)
        placed = set(partners), set(partners.values())
        alone = max(
            sum(profile.name.a_school for place, profile in enumerate(side) if place not in placed[number])
            / max(1, settled_before + len(side))
            for number, side in enumerate(self._sides)
        )
        self._closed = max(0.0, 1 - alone / _OPEN) * max(0, paired - 1) / max(1, paired)

    def judge(self, floor: float, margin: float) -> tuple[list[Pair], list[Pair]]:
        """The pairs that are safe, and those to look at: the few best of every school, the likeliest first.

        Args:
            floor: The least probability of a safe pair.
            margin: The least log-odds between the best arrangement and the best one without the pair.
        """
        safe = [
            (i, j)
            for (i, j), distance in self._margins.items()
            if self._score((i, j)) >= floor
            and distance >= margin * _UNIT
            and not self._weigh((i, j)).excluded
            and not self._is_barred((i, j))
        ]
        matched = [self._pair((i, j), settled=True) for i, j in self._settled.items()]
        matched += [self._pair(pair, settled=False) for pair in safe]
        self._settled.update(safe)
        return matched, [self._pair(pair, settled=False) for pair in self._worth_a_look()]

    def _score(self, pair: tuple[int, int]) -> float:
        log_odds = self._weigh(pair).log_odds
        if self._margins.get(pair, 0) >= _UNIT:
            log_odds += POINTS["everybody else has a partner"] * self._closed
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))), 3)

    def _pair(self, pair: tuple[int, int], *, settled: bool) -> Pair:
        told = reasons(self._weigh(pair))
        if not settled and self._margins.get(pair, 0) >= _UNIT and self._closed > 0.5:
            told += ("almost every other school has its partner",)
        elif not settled and self._margins.get(pair, _UNIT) < _UNIT:
            told += ("another pairing comes as close",)
        left, right = self._sides[0][pair[0]].ref, self._sides[1][pair[1]].ref
        return Pair(left, right, 1.0 if settled else self._score(pair), told)

    def _worth_a_look(self) -> list[tuple[int, int]]:
        """The pairs to show to a person, by the left school, first the one that leaves a partner to everybody else."""
        lefts, rights = (set(side) for side in self._left_over())
        pairs = {
            (i, j)
            for (i, j), evidence in self._evidence.items()
            if i in lefts and j in rights and evidence.log_odds > _WORTH_A_LOOK
        }
        lefts = {i for i in lefts if self._sides[0][i].name.a_school}
        rights = {j for j in rights if self._sides[1][j].name.a_school}
        if max(len(lefts), len(rights)) <= _FEW_LEFT:
            pairs |= {(i, j) for i in lefts for j in rights}
        pairs = {pair for pair in pairs if not self._is_forbidden(pair)}
        proposed = self._proposed(pairs)

        def rank(pair: tuple[int, int]) -> tuple[bool, float, int, int]:
            return pair not in proposed, -self._weigh(pair).log_odds, pair[0], pair[1]

        shown: set[tuple[int, int]] = set()
        for side in (0, 1):
            seen: Counter[int] = Counter()
            for pair in sorted(pairs, key=rank):
                seen[pair[side]] += 1
                if seen[pair[side]] <= _SHOWN_PER_SCHOOL:
                    shown.add(pair)
        return sorted(shown, key=lambda pair: (pair[0], *rank(pair)))

    def _proposed(self, pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
        """One partner at most for everybody, out of the pairs for a person."""
        weights = {}
        # of several best arrangements the one found must not depend on which side is the left one
        swap = [repr(p.ref) for p in self._sides[0]] > [repr(p.ref) for p in self._sides[1]]
        for i, j in pairs:
            weight = round((self._weigh((i, j)).log_odds - _WORTH_PROPOSING) * _UNIT)
            if weight > 0:
                weights[(j, i) if swap else (i, j)] = weight
        lefts, rights = (len(side) for side in (self._sides[::-1] if swap else self._sides))
        best = Assignment(lefts, rights, weights)
        return {(j, i) if swap else (i, j) for i, j in best.pairs}
