"""Which pairs are worth weighing: those that share an id, a word, its beginning or its consonants, or look alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    keys = {same_words: 1.0, f"{same_words} {int(profile.band)}": 1.0}
    if profile.ref.state_id:
        keys["state id " + profile.ref.state_id] = 50.0
    if profile.ref.nces_id:
        keys["nces id " + profile.ref.nces_id] = 50.0
    if profile.own_domain:
        keys["@" + profile.own_domain] = 1.0
    for word, weight in zip(spelt, profile.weights, strict=True):
        for key, promise in ((word, weight), ("^" + word[:3], 0.3 * weight), ("~" + skeleton(word), 0.3 * weight)):
            if keys.get(key, 0.0) < promise:
                keys[key] = promise
    for one, other in pairwise(spelt):
        for joined in (one + other, f"{one} {other[0]}", f"{other} {one[0]}"):
            keys.setdefault(joined, 0.5)
    return keys


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
    lists = {key: having for key, having in lists.items() if len(having) <= _LONGEST_LIST}
    texts = [profile.text for profile in others]
    for one, found in enumerate(keys):
        promises: dict[int, float] = defaultdict(float)
        for key, promise in found.items():
            for other in lists.get(key, ()):
                promises[other] += promise
        enough = _AS_PROMISING * max(promises.values(), default=0.0)
        # all of these: without the namesakes of its partner a pair would seem safe
        best = [other for other, promise in promises.items() if promise >= enough]
        if len(best) < _PER_SCHOOL:
            # of equal promises the first by place
            best = sorted(sorted(promises), key=promises.__getitem__, reverse=True)[:_PER_SCHOOL]
        if not best:
            alike = process.extract(ones[one].text, texts, scorer=fuzz.ratio, processor=None, limit=_LOOK_ALIKE)
            best = [other for _, _, other in alike]
        for other in best:
            yield one, other
