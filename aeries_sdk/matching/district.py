"""One district: pairs settled beyond doubt, the others weighed, arranged one-to-one, and judged."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final

from aeries_sdk.matching.assign import UNIT, Assignment
from aeries_sdk.matching.candidates import candidates
from aeries_sdk.matching.explain import reasons
from aeries_sdk.matching.mapping import Pair
from aeries_sdk.matching.review import worth_a_look
from aeries_sdk.matching.score import POINTS, Evidence, Profile, id_evidence, weigh_pair

_WORTH_PAIRING: Final = -3.0
_OPEN: Final = 1 / 25
"""When one school in so many has no partner, the others' having one is no evidence any more."""


def _folded(school: Profile) -> str:
    return school.name.folded


def _to_the_letter(school: Profile) -> str:
    return school.ref.name


class District:
    """The schools of both sides that nobody decided about.

    Args:
        left: The schools of the SIS.
        right: The schools of the vendor.
        forbidden: Pairs of ids that must not be.
        unclear: The ids of the left and of the right that stand for more than one school.
    """

    def __init__(
        self,
        left: Sequence[Profile],
        right: Sequence[Profile],
        forbidden: Collection[tuple[str, str]],
        unclear: tuple[Collection[str], Collection[str]],
    ) -> None:
        self._sides = left, right
        self._forbidden = forbidden
        self._unclear = unclear
        self._namesakes = Counter(map(_folded, left)), Counter(map(_folded, right))
        self._evidence: dict[tuple[int, int], Evidence] = {}
        self._settled: dict[int, int] = {}
        self._contested: tuple[set[int], set[int]] = set(), set()
        self._margins: dict[tuple[int, int], int] = {}
        self._closed = 0.0

    def settle_same_ids(self) -> None:
        """Equal state or federal ids decide, where an id occurs once on either side and no other id contradicts."""
        pairs = {*self._equal(lambda p: p.ref.state_id), *self._equal(lambda p: p.ref.nces_id)}
        pairs = {(i, j) for i, j in pairs if id_evidence(self._sides[0][i].ref, self._sides[1][j].ref) == "same id"}
        lefts, rights = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
        contested = {(i, j) for i, j in pairs if lefts[i] > 1 or rights[j] > 1}
        self._contested = {i for i, _ in contested}, {j for _, j in contested}
        self._settle(pairs - contested)

    def settle_same_names(self) -> None:
        """Equal names decide, where a name occurs once on either side and neither ids, grades nor kinds contradict.

        First, of several schools of one name, one that is written alike to the letter on both sides is the one, if
        nothing at all speaks against it; what is then left over may occur once.
        """
        for spelling, doubtless in ((_to_the_letter, True), (_folded, False)):
            self._settle(
                pair
                for pair in self._equal(spelling)
                if not self._weigh(pair).excluded and not (doubtless and self._weigh(pair).has_doubts)
            )

    def _equal(self, key: Callable[[Profile], str]) -> list[tuple[int, int]]:
        """The pairs of schools not settled yet that have the same, and only one of them on either side."""
        places: list[dict[str, int]] = []
        for side, left_over in zip(self._sides, self._left_over(), strict=True):
            keys = {place: key(side[place]) for place in left_over}
            counts = Counter(keys.values())
            places.append({text: place for place, text in keys.items() if text and counts[text] == 1})
        return [(place, places[1][text]) for text, place in places[0].items() if text in places[1]]

    def _settle(self, found: Iterable[tuple[int, int]]) -> None:
        taken = set(self._settled.values())
        self._settled.update(
            (i, j) for i, j in found if i not in self._settled and j not in taken and not self._is_barred((i, j))
        )

    def _is_barred(self, pair: tuple[int, int]) -> bool:
        """Whether only a person may map the pair: forbidden, or an id points at two partners or is that of two."""
        return (
            self._is_forbidden(pair)
            or pair[0] in self._contested[0]
            or pair[1] in self._contested[1]
            or self._sides[0][pair[0]].ref.id in self._unclear[0]
            or self._sides[1][pair[1]].ref.id in self._unclear[1]
        )

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
            weight = round((self._weigh(pair).log_odds - _WORTH_PAIRING) * UNIT)
            if weight > 0 and not self._is_forbidden(pair):
                weights[a, b] = weight
        best = Assignment(len(lefts), len(rights), weights)
        self._margins = {(lefts[a], rights[b]): margin for (a, b), margin in best.margins(10 * UNIT).items()}

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
            and distance >= margin * UNIT
            and not self._weigh((i, j)).excluded
            and not self._is_barred((i, j))
        ]
        matched = [self._pair((i, j), settled=True) for i, j in self._settled.items()]
        matched += [self._pair(pair, settled=False) for pair in safe]
        self._settled.update(safe)
        lefts, rights = (
            {place: side[place] for place in left_over}
            for side, left_over in zip(self._sides, self._left_over(), strict=True)
        )
        shown = worth_a_look(lefts, rights, self._weigh, self._is_forbidden)
        return matched, [self._pair(pair, settled=False) for pair in shown]

    def _score(self, pair: tuple[int, int]) -> float:
        log_odds = self._weigh(pair).log_odds
        if self._margins.get(pair, 0) >= UNIT:
            log_odds += POINTS["everybody else has a partner"] * self._closed * self._weigh(pair).lift
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds)))), 3)

    def _pair(self, pair: tuple[int, int], *, settled: bool) -> Pair:
        told = reasons(self._weigh(pair))
        named = [self._namesakes[side][self._sides[side][pair[side]].name.folded] for side in (0, 1)]
        if "same name" in told and max(named) > 1:
            told += (f"{named[0]} SIS and {named[1]} vendor schools have this name",)
        if not settled and self._margins.get(pair, 0) >= UNIT and self._closed * self._weigh(pair).lift > 0.5:
            told += ("almost every other school has its partner",)
        elif not settled and self._margins.get(pair, UNIT) < UNIT:
            told += ("another pairing comes as close",)
        left, right = self._sides[0][pair[0]].ref, self._sides[1][pair[1]].ref
        return Pair(left, right, 1.0 if settled else self._score(pair), told)
