"""Which pairs are worth weighing: those that share an id, a word, its beginning or its consonants, or look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz, process

from aeries_sdk.matching.score import Profile
from aeries_sdk.matching.spelling import skeleton

_ALL_PAIRS_UP_TO: Final = 400
_PER_SCHOOL: Final = 5
_AS_PROMISING: Final = 0.75
_LONGEST_LIST: Final = 400
_LOOK_ALIKE: Final = 3


def candidates(left: Sequence[Profile], right: Sequence[Profile]) -> list[tuple[int, int]]:
    """The pairs to weigh, by position: for every school of either side the few most promising of the other."""
    if len(left) * len(right) <= _ALL_PAIRS_UP_TO:
        return [(i, j) for i in range(len(left)) for j in range(len(right))]
    keys = [_keys(profile) for profile in left], [_keys(profile) for profile in right]
    pairs = set(_promising(left, keys[0], right, keys[1]))
    pairs.update((i, j) for j, i in _promising(right, keys[1], left, keys[0]))
    return sorted(pairs)


def _keys(profile: Profile) -> dict[str, float]:
    """What can bring a school together with another, and how much it promises."""
    spelt = profile.name.words
    same_words = "=" + " ".join(sorted(spelt))
    keys = {
        same_words: 1.0,
        f"{same_words} {profile.band:d}": 1.0,
        "state id " + profile.ref.state_id: 50.0 if profile.ref.state_id else 0.0,
        "nces id " + profile.ref.nces_id: 50.0 if profile.ref.nces_id else 0.0,
        "@" + profile.own_domain: 1.0 if profile.own_domain else 0.0,
    }
    for word, weight in zip(spelt, profile.weights, strict=True):
        keys[word] = max(weight, keys.get(word, 0.0))
        for alike in ("^" + word[:3], "~" + skeleton(word)):
            keys[alike] = max(0.3 * weight, keys.get(alike, 0.0))
    for one, other in pairwise(spelt):
        for joined in (one + other, f"{one} {other[0]}", f"{other} {one[0]}"):
            keys.setdefault(joined, 0.5)
    return {key: promise for key, promise in keys.items() if promise}


def _promising(
    ones: Sequence[Profile],
    keys: Sequence[Mapping[str, float]],
    others: Sequence[Profile],
    other_keys: Sequence[Mapping[str, float]],
) -> Iterator[tuple[int, int]]:
    lists: dict[str, list[int]] = defaultdict(list)
    for position, found in enumerate(other_keys):
        for key in found:
            lists[key].append(position)
    texts = [" ".join(profile.name.words) for profile in others]
    for one, found in enumerate(keys):
        promises: dict[int, float] = defaultdict(float)
        for key, promise in found.items():
            if len(lists.get(key, ())) <= _LONGEST_LIST:
                for other in lists.get(key, ()):
                    promises[other] += promise
        most = max(promises.values(), default=0.0)
        for other in nlargest(_PER_SCHOOL, promises, key=lambda other: (promises[other], -other)):
            yield one, other
        # without the namesakes of its partner a pair would seem safe
        for other, promise in promises.items():
            if promise >= _AS_PROMISING * most:
                yield one, other
        if not promises:
            text = " ".join(ones[one].name.words)
            for _, _, other in process.extract(text, texts, scorer=fuzz.ratio, processor=None, limit=_LOOK_ALIKE):
                yield one, other
