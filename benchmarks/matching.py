"""How long matching takes, and how much memory: made-up districts, names spelt differently on each side.

    python benchmarks/matching.py            # prints a table

Beside it, where scipy is installed, in the same run: the least that any matcher does, every name compared with every
other by `rapidfuzz.fuzz.ratio` and the best one-to-one arrangement by `scipy.optimize.linear_sum_assignment`. It takes
every pair that is arranged for mapped, says no why and leaves nothing to a person. Both columns of "right" count pairs
that are right. Lists of which every pair would not fit into memory are not given to it.
"""

from __future__ import annotations

import importlib
import random
import resource
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process, utils

from aeries_sdk.matching import match_schools
from aeries_sdk.matching.align import likeness
from aeries_sdk.matching.names import parse
from aeries_sdk.matching.spelling import recognised, skeleton, undoubled, unglued

SYLLABLES = ["ba", "bo", "ca", "da", "den", "el", "fa", "gan", "ha", "ja", "ka", "lan", "mar", "mil", "na", "nor"]
SYLLABLES += ["or", "pel", "ra", "ros", "sa", "sel", "ta", "ton", "va", "ver", "wes"]
KINDS = [("Elementary", "ELEM SCH"), ("Middle", "M S"), ("High", "H S"), ("Academy", "ACAD"), ("Junior High", "JR HS")]
GIVEN = ["John", "Mary", "Robert", "Ana", "Luis", "Grace", "Frank", "Ruth"]
SIZES = ((20, 0.7, 5), (200, 0.97, 5), (200, 0.7, 5), (200, 0.0, 5), (2_000, 0.7, 1), (10_000, 0.7, 1))
"""(schools, share written the same on both sides, how often it is measured: the best time counts)"""
LARGEST_FLOOR = 2_000
Schools = Sequence[tuple[str, str]]


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).title()


def district(schools: int, *, alike: float, seed: int = 7) -> tuple[Schools, Schools]:
    """Two lists of one district; the share `alike` of the names is written the same on both sides."""
    rng = random.Random(seed)
    surnames = [_word(rng) for _ in range(max(20, schools // 2))]
    ours, theirs = [], []
    for number in range(schools):
        name, given = rng.choice(surnames), rng.choice(GIVEN)
        kind, short = rng.choice(KINDS)
        one = f"{given} {name} {kind}" if rng.random() < 0.5 else f"{name} {rng.choice(surnames)} {kind}"
        other = one if rng.random() < alike else one.replace(kind, short).replace(given, given[0] + ".").upper()[:30]
        ours.append((f"{number}", one))
        theirs.append((f"v{number}", other))
    rng.shuffle(theirs)
    return ours, theirs


def matched(ours: Schools, theirs: Schools) -> dict[str, str]:
    for cache in (parse, likeness, recognised, skeleton, undoubled, unglued):
        cache.cache_clear()
    return match_schools(ours, theirs).vendor_ids


def _floor() -> Callable[[Schools, Schools], dict[str, str]] | None:
    try:
        arrange = importlib.import_module("scipy.optimize").linear_sum_assignment
    except ImportError:
        return None

    def compared(ours: Schools, theirs: Schools) -> dict[str, str]:
        names = ([utils.default_process(name) for _, name in side] for side in (ours, theirs))
        likenesses = process.cdist(*names, scorer=fuzz.ratio)
        return {ours[i][0]: theirs[j][0] for i, j in zip(*arrange(-likenesses), strict=True)}

    return compared


def measured(
    way: Callable[[Schools, Schools], dict[str, str]], size: tuple[int, float, int]
) -> tuple[float, int, int, float]:
    """Seconds, pairs mapped, pairs right, and the most memory of the whole run so far in MB."""
    schools, alike, repeats = size
    seconds, found = float("inf"), dict[str, str]()
    for _ in range(repeats):
        ours, theirs = district(schools, alike=alike)
        start = time.perf_counter()
        found = way(ours, theirs)
        seconds = min(seconds, time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, len(found), sum(other == f"v{one}" for one, other in found.items()), peak


def main() -> None:
    # all of the matcher first: its memory must not be that of the floor
    rows = [measured(matched, size) for size in SIZES]
    floor = _floor()
    print(f"{'':>30}  {'match_schools':^34}  {'ratio + linear_sum_assignment':^25}")
    print(
        f"{'schools':>15}  {'same spelling':>13}"
        f"  {'seconds':>8}  {'mapped':>7}  {'right':>6}  {'peak MB':>7}  {'seconds':>8}  {'mapped':>7}  {'right':>6}"
    )
    for size, (seconds, mapped, right, peak) in zip(SIZES, rows, strict=True):
        schools, alike, _ = size
        line = f"{schools:>6} x {schools:>6}  {alike:>13.0%}  {seconds:>8.3f}  {mapped:>7}  {right:>6}  {peak:>7.0f}"
        if floor and schools <= LARGEST_FLOOR:
            line += "  {:>8.3f}  {:>7}  {:>6}".format(*measured(floor, size))
        print(line)
    if not floor:
        print("scipy is not installed: nothing to compare with")


if __name__ == "__main__":
    main()
