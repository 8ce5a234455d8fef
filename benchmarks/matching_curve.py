"""How often matching is right, at every floor: measured on labelled schools, printed as a table, drawn as a picture.

    python benchmarks/matching_curve.py LABELLED.csv docs/images/matching-scores.svg

The file has the columns set, block, side, id, name. Within a block (a district) the schools of side A are matched to
those of side B; equal ids are the truth, and an id on one side only has to stay without a partner. The ids are hidden
from the matcher: even the order in which they come could tell schools of one name apart.

Of the schools left to a person, those with a namesake are counted apart: where nothing tells two schools of one name
apart, whether the right one comes first is a coin toss, and it is thrown as often as the ids are hidden in other ways.
"""

from __future__ import annotations

import csv
import hashlib
import random
import statistics
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import attrs

from aeries_sdk.matching import MatchOptions, match_schools

FLOORS = (0.6, 0.7, 0.8, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
BINS = 20
SPLITS = 20
HIDINGS = 10
Blocks = dict[tuple[str, str], dict[str, dict[str, str]]]


@attrs.define
class Measured:
    """Of one set: schools that both sides list under different names, and the scores of right and of wrong pairs.

    `left` and `right_one_first` are the schools left to a person that have no namesake, `tossed` and `toss_won` those
    with one.
    """

    differing: int = 0
    right: list[float] = attrs.Factory(list)
    wrong: list[float] = attrs.Factory(list)
    same_named: int = 0
    same_named_found: int = 0
    left: int = 0
    right_one_first: int = 0
    tossed: int = 0
    toss_won: float = 0

    def at(self, floor: float) -> tuple[float, int]:
        """The share of the differing names found, and how many pairs are wrong."""
        right = sum(score >= floor for score in self.right)
        return right / max(1, self.differing), sum(score >= floor for score in self.wrong)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _hidden(side: str, id_: str, hiding: int) -> str:
    return hashlib.sha256(f"{hiding or ''}{side} {id_}".encode()).hexdigest()[:12]


def read(path: Path) -> Blocks:
    blocks: Blocks = defaultdict(lambda: {"A": {}, "B": {}})
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            blocks[row["set"], row["block"]][row["side"]][row["id"]] = row["name"]
    return blocks


def measure(sides: dict[str, dict[str, str]], options: MatchOptions, hiding: int = 0) -> Measured:
    """One district."""
    ours, theirs = ({_hidden(side, i, hiding): name for i, name in sides[side].items()} for side in "AB")
    truth = {_hidden("A", i, hiding): _hidden("B", i, hiding) for i in sides["A"].keys() & sides["B"].keys()}
    bearers = [Counter(map(_folded, side.values())) for side in (ours, theirs)]
    mapping = match_schools(ours.items(), theirs.items(), options=options)
    found = Measured()
    partner = {pair.sis.id: pair for pair in mapping.matched}
    first = {pair.sis.id: pair.vendor.id for pair in reversed(mapping.review)}
    for one, other in truth.items():
        differs = _folded(ours[one]) != _folded(theirs[other])
        right = one in partner and partner[one].vendor.id == other
        found.differing += differs
        found.same_named += not differs
        found.same_named_found += right and not differs
        if right and differs:
            found.right.append(partner[one].score)
        if one not in partner:
            with_namesake = bearers[0][_folded(ours[one])] > 1 or bearers[1][_folded(theirs[other])] > 1
            found.tossed += with_namesake
            found.left += not with_namesake
            found.toss_won += with_namesake and first.get(one) == other
            found.right_one_first += not with_namesake and first.get(one) == other
    for pair in mapping.matched:
        if truth.get(pair.sis.id) != pair.vendor.id and _folded(pair.sis.name) != _folded(pair.vendor.name):
            found.wrong.append(pair.score)
    return found


def together(districts: Iterable[Measured]) -> Measured:
    total = Measured()
    for one in districts:
        for field in attrs.fields(Measured):
            setattr(total, field.name, getattr(total, field.name) + getattr(one, field.name))
    return total


def table(every_pair: dict[str, list[Measured]], default: dict[str, list[Measured]]) -> str:
    lines = ["set    floor  of the differing names found  wrong"]
    for name, districts in every_pair.items():
        whole = together(districts)
        for floor in FLOORS:
            share, wrong = whole.at(floor)
            lines.append(f"{name:<6} {floor:<6} {share:>28.3f} {wrong:>6}")
        settled = together(default[name])
        lines.append(f"{name:<6} same names found: {settled.same_named_found} of {settled.same_named}")
        lines.append(
            f"{name:<6} left to a person: {settled.left} without a namesake, the right partner first for"
            f" {settled.right_one_first}; {settled.tossed} with one, first for {settled.toss_won:.1f} on average"
        )
        lines += _halves(name, districts)
    return "\n".join(lines)


def _halves(name: str, districts: list[Measured]) -> list[str]:
    """The floor chosen on one half of the districts, the lowest that errs at most once, looked at on the other."""
    shares, errors, floors = [], [], []
    for seed in range(SPLITS):
        order = random.Random(seed).sample(districts, len(districts))
        halves = together(order[::2]), together(order[1::2])
        for chosen_on, looked_at in (halves, halves[::-1]):
            floor = next((floor for floor in FLOORS if chosen_on.at(floor)[1] <= 1), FLOORS[-1])
            share, wrong = looked_at.at(floor)
            shares.append(share)
            errors.append(wrong)
            floors.append(floor)
    chosen = f"floor from the other half ({statistics.median(floors)})"
    found = f"{statistics.mean(shares):.3f} found ({min(shares):.3f} to {max(shares):.3f})"
    return [f"{name:<6} {chosen}: {found}, {statistics.mean(errors):.1f} wrong (up to {max(errors)})"]


def picture(found: Iterable[Measured], floor: float) -> str:
    """Bars of how many right (up) and wrong (down) pairs there are at each score, from 0.5 to 1, on a root scale."""
    whole = together(found)
    right, wrong = whole.right, whole.wrong
    width, middle, step = 640, 190, 28
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 300" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="300" fill="#ffffff"/>',
    ]
    for number in range(BINS):
        low = 0.5 + number * 0.5 / BINS
        for scores, colour, up in ((right, "#2b6cb0", True), (wrong, "#c53030", False)):
            # the last bar also holds the scores of exactly 1
            count = sum(low <= score < low + 0.5 / BINS or (number == BINS - 1 and score == 1) for score in scores)
            if not count:
                continue
            height, left = round(count**0.5 * 6.2, 1), 44 + number * step
            top = middle - height if up else middle
            label = top - 4 if up else top + height + 13
            parts += [
                f'<rect x="{left}" y="{top:.1f}" width="{step - 4}" height="{height}" fill="{colour}"/>',
                f'<text x="{left + step / 2 - 2}" y="{label:.1f}" text-anchor="middle" fill="#333">{count}</text>',
            ]
    at = 44 + (floor - 0.5) / 0.5 * BINS * step
    parts += [
        f'<line x1="40" x2="{width - 36}" y1="{middle}" y2="{middle}" stroke="#333"/>',
        f'<line x1="{at:.1f}" x2="{at:.1f}" y1="20" y2="250" stroke="#333" stroke-dasharray="4 3"/>',
        f'<text x="{at - 6:.1f}" y="32" text-anchor="end" fill="#333">floor {floor}</text>',
        '<text x="44" y="32" fill="#2b6cb0">right pairs</text>',
        '<text x="44" y="242" fill="#c53030">wrong pairs</text>',
    ]
    for mark in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        at = 44 + (mark - 0.5) / 0.5 * BINS * step
        parts.append(f'<text x="{at:.1f}" y="274" text-anchor="middle" fill="#333">{mark}</text>')
    parts.append(f'<text x="{width / 2}" y="294" text-anchor="middle" fill="#333">score</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    warnings.simplefilter("ignore")
    every_pair: dict[str, list[Measured]] = defaultdict(list)
    default: dict[str, list[Measured]] = defaultdict(list)
    seconds = 0.0
    for (name, _), sides in read(Path(sys.argv[1])).items():
        every_pair[name].append(measure(sides, MatchOptions(floor=0.501)))
        start = time.perf_counter()
        settled = measure(sides, MatchOptions())
        seconds += time.perf_counter() - start
        if settled.tossed:
            throws = [measure(sides, MatchOptions(), hiding).toss_won for hiding in range(HIDINGS)]
            settled.toss_won = statistics.mean(throws)
        default[name].append(settled)
    print(table(every_pair, default))
    print(f"the default took {seconds:.1f} s")
    if len(sys.argv) > 2:
        found = [district for districts in every_pair.values() for district in districts]
        Path(sys.argv[2]).write_text(picture(found, MatchOptions().floor), encoding="utf-8")


if __name__ == "__main__":
    main()
