"""How long matching takes, and how much memory: made-up districts, names spelt differently on each side.

python benchmarks/matching.py            # prints a table
"""

from __future__ import annotations

import random
import resource
import time

from aeries_sdk.matching import match_schools
from aeries_sdk.matching.align import likeness
from aeries_sdk.matching.names import parse

SYLLABLES = ["ba", "bo", "ca", "da", "den", "el", "fa", "gan", "ha", "ja", "ka", "lan", "mar", "mil", "na", "nor"]
SYLLABLES += ["or", "pel", "ra", "ros", "sa", "sel", "ta", "ton", "va", "ver", "wes"]
KINDS = [("Elementary", "ELEM SCH"), ("Middle", "M S"), ("High", "H S"), ("Academy", "ACAD"), ("Junior High", "JR HS")]
GIVEN = ["John", "Mary", "Robert", "Ana", "Luis", "Grace", "Frank", "Ruth"]


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).title()


def district(schools: int, *, alike: float, seed: int = 7) -> tuple[list[tuple[int, str]], list[tuple[str, str]]]:
    """Two lists of one district; the share `alike` of the names is written the same on both sides."""
    rng = random.Random(seed)
    surnames = [_word(rng) for _ in range(max(20, schools // 2))]
    ours, theirs = [], []
    for number in range(schools):
        name, given = rng.choice(surnames), rng.choice(GIVEN)
        kind, short = rng.choice(KINDS)
        one = f"{given} {name} {kind}" if rng.random() < 0.5 else f"{name} {rng.choice(surnames)} {kind}"
        other = one if rng.random() < alike else one.replace(kind, short).replace(given, given[0] + ".").upper()[:30]
        ours.append((number, one))
        theirs.append((f"v{number}", other))
    rng.shuffle(theirs)
    return ours, theirs


def main() -> None:
    print(f"{'schools':>15}  {'same spelling':>13}  {'seconds':>8}  {'mapped':>7}  {'to review':>9}  {'peak MB':>7}")
    sizes = ((20, 0.7, 5), (200, 0.97, 5), (200, 0.7, 5), (200, 0.0, 5), (2_000, 0.7, 1), (10_000, 0.7, 1))
    for schools, alike, repeats in sizes:
        seconds = float("inf")
        for _ in range(repeats):
            parse.cache_clear()
            likeness.cache_clear()
            ours, theirs = district(schools, alike=alike)
            start = time.perf_counter()
            mapping = match_schools(ours, theirs)
            seconds = min(seconds, time.perf_counter() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        mapped, review = len(mapping.matched), len({pair.sis.id for pair in mapping.review})
        print(f"{schools:>6} x {schools:>6}  {alike:>13.0%}  {seconds:>8.3f}  {mapped:>7}  {review:>9}  {peak:>7.0f}")


if __name__ == "__main__":
    main()
