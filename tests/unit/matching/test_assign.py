"""The arrangement is the best one there is, and the margins are exact: compared with trying everything."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from aeries_sdk.matching.assign import Assignment

Weights = dict[tuple[int, int], int]
SIZE = 4


def _best_total(weights: Weights) -> int:
    return max(sum(weights.get(pair, 0) for pair in enumerate(order)) for order in permutations(range(SIZE)))


@given(st.dictionaries(st.tuples(*[st.integers(0, SIZE - 1)] * 2), st.integers(1, 9), max_size=SIZE * SIZE))
def test_best_total_and_exact_margins(weights: Weights) -> None:
    found = Assignment(SIZE, SIZE, weights)
    best = _best_total(weights)
    assert sum(weights[pair] for pair in found.pairs) == best
    assert len({right for _, right in found.pairs}) == len(found.pairs)
    for pair, margin in found.margins(limit=1_000).items():
        assert margin == best - _best_total({other: weight for other, weight in weights.items() if other != pair})


def test_margins_stop_at_the_limit() -> None:
    assert Assignment(1, 1, {(0, 0): 50}).margins(limit=10) == {(0, 0): 10}
