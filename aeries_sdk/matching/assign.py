"""One partner at most for everybody, the best total for the district, and how far the next best arrangement is.

A sparse assignment problem, solved exactly by successive shortest paths. The numbers are integers: the result does not
depend on rounding, on the order of the input, or on what else is installed. `scipy.optimize.linear_sum_assignment`
gives one best arrangement of a dense table, 800 MB for 10,000 schools, and no margins, which decide here what is left
to a person.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from typing import Final

UNIT: Final = 1000
"""Log-odds are arranged as integers, in thousandths."""
_FREE: Final = -1


class Assignment:
    """The best one-to-one arrangement of the lefts and rights.

    Args:
        lefts: How many there are on the left, numbered from 0.
        rights: How many there are on the right.
        weights: What each possible pair (left, right) is worth, above 0. A pair not in here cannot be.
    """

    def __init__(self, lefts: int, rights: int, weights: Mapping[tuple[int, int], int]) -> None:
        self._costs: list[list[tuple[int, int]]] = [[] for _ in range(lefts)]
        self._incoming: list[list[tuple[int, int]]] = [[] for _ in range(rights)]
        for (left, right), weight in sorted(weights.items()):
            self._costs[left].append((right, -weight))
            self._incoming[right].append((left, -weight))
        self._left_price = [0] * lefts
        self._right_price = [0] * rights
        self._right_of = [_FREE] * lefts
        self._left_of = [_FREE] * rights
        for left in range(lefts):
            if self._costs[left]:
                self._add(left)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The pairs of the best arrangement, by left."""
        return [(left, right) for left, right in enumerate(self._right_of) if right != _FREE]

    def _add(self, start: int) -> None:
        """Gives a new left its place: the shortest way of moving others to a free right, or of leaving one out."""
        self._left_price[start] = min(0, *(cost - self._right_price[right] for right, cost in self._costs[start]))
        reached = {start: 0}
        came_from: dict[int, int] = {}
        distance: dict[int, int] = {}
        settled: dict[int, int] = {}
        queue: list[tuple[int, int]] = []
        best, end_left, end_right = -self._left_price[start], start, _FREE
        left, so_far = start, 0
        while True:
            for right, cost in self._costs[left]:
                length = so_far + self._reduced(left, right, cost)
                if right not in settled and length < min(best, distance.get(right, best)):
                    distance[right], came_from[right] = length, left
                    heapq.heappush(queue, (length, right))
            while queue and queue[0][1] in settled:
                heapq.heappop(queue)
            if not queue or queue[0][0] >= best:
                break
            so_far, right = heapq.heappop(queue)
            if self._left_of[right] == _FREE:
                best, end_left, end_right = so_far, _FREE, right
                break
            settled[right] = so_far
            left = self._left_of[right]
            reached[left] = so_far
            if so_far - self._left_price[left] < best:
                best, end_left, end_right = so_far - self._left_price[left], left, _FREE
        for one, at in reached.items():
            self._left_price[one] += max(0, best - at)
        for one, at in settled.items():
            self._right_price[one] -= max(0, best - at)
        self._move(start, end_left, end_right, came_from)

    def _move(self, start: int, end_left: int, end_right: int, came_from: Mapping[int, int]) -> None:
        right = end_right
        if end_left != _FREE:
            right = self._right_of[end_left]
            self._right_of[end_left] = _FREE
            if end_left == start:
                return
        while True:
            left = came_from[right]
            self._left_of[right] = left
            self._right_of[left], right = right, self._right_of[left]
            if left == start:
                return

    def margins(self, limit: int) -> dict[tuple[int, int], int]:
        """What forbidding each pair of the arrangement would cost the district, up to the limit.

        A pair with a margin above 0 belongs to every best arrangement: it does not depend on how ties were broken.
        """
        out, into = self._ways_out(), self._ways_in()
        return {
            (left, right): min(limit, out[left] + into[right], self._around(left, right, limit))
            for left, right in self.pairs
        }

    def _reduced(self, left: int, right: int, cost: int) -> int:
        return cost - self._left_price[left] - self._right_price[right]

    def _ways_out(self) -> list[int]:
        """How far every left is from a place that is free, its own or, through others, somebody else's."""
        ways = [-price for price in self._left_price]
        queue = [(at, left) for left, at in enumerate(ways)]
        for right, left_of in enumerate(self._left_of):
            if left_of == _FREE:
                queue += [(self._reduced(left, right, cost), left) for left, cost in self._incoming[right]]
        heapq.heapify(queue)
        while queue:
            at, left = heapq.heappop(queue)
            if at > ways[left]:
                continue
            ways[left] = at
            right = self._right_of[left]
            for other, cost in self._incoming[right] if right != _FREE else ():
                length = at + self._reduced(other, right, cost)
                if length < ways[other]:
                    heapq.heappush(queue, (length, other))
        return ways

    def _ways_in(self) -> list[int]:
        """How far every right is from a left that is free, or from being free itself."""
        ways = [-price for price in self._right_price]
        queue = [(at, right) for right, at in enumerate(ways)]
        for left, right_of in enumerate(self._right_of):
            if right_of == _FREE:
                queue += [(self._reduced(left, right, cost), right) for right, cost in self._costs[left]]
        heapq.heapify(queue)
        while queue:
            at, right = heapq.heappop(queue)
            if at > ways[right]:
                continue
            ways[right] = at
            left = self._left_of[right]
            for other, cost in self._costs[left] if left != _FREE else ():
                length = at + self._reduced(left, other, cost)
                if length < ways[other]:
                    heapq.heappush(queue, (length, other))
        return ways

    def _around(self, start: int, goal: int, limit: int) -> int:
        """The shortest way of the left to its own right through partners of others, or the limit."""
        queue, settled = [(0, start)], set[int]()
        best = limit
        while queue and queue[0][0] < best:
            at, left = heapq.heappop(queue)
            if left in settled:
                continue
            settled.add(left)
            for right, cost in self._costs[left]:
                length = at + self._reduced(left, right, cost)
                if length >= best or (left == start and right == goal):
                    continue
                if right == goal:
                    best = length
                elif self._left_of[right] != _FREE:
                    heapq.heappush(queue, (length, self._left_of[right]))
        return best
