"""How often matching is right, at every floor: measured on labelled schools, printed as a table, drawn as a picture.

    python benchmarks/matching_curve.py LABELLED.csv docs/images/matching-scores.svg

The file has the columns set, block, side, id, name. Within a block (a district) the schools of side A are matched to
those of side B; equal ids are the truth, and an id on one side only has to stay without a partner.
"""

from __future__ import annotations

import csv
import sys
import warnings
from collections import defaultdict
from pathlib import Path

import attrs

from aeries_sdk.matching import MatchOptions, match_schools

FLOORS = (0.6, 0.7, 0.8, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)
BINS = 20


@attrs.define
class Measured:
    """Of one set: schools that both sides list under different names, and the scores of right and of wrong pairs."""

    differing: int = 0
    right: list[float] = attrs.Factory(list)
    wrong: list[float] = attrs.Factory(list)
    same_named: int = 0
    same_named_found: int = 0


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def measure(path: Path) -> dict[str, Measured]:
    blocks: dict[tuple[str, str], dict[str, list[tuple[str, str]]]] = defaultdict(lambda: {"A": [], "B": []})
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            blocks[row["set"], row["block"]][row["side"]].append((row["id"], row["name"]))
    found: dict[str, Measured] = defaultdict(Measured)
    for (name, _), sides in blocks.items():
        measured, ours, theirs = found[name], dict(sides["A"]), dict(sides["B"])
        mapping = match_schools(sides["A"], sides["B"], options=MatchOptions(floor=0.501))
        differs = {i: _folded(ours[i]) != _folded(theirs[i]) for i in ours.keys() & theirs.keys()}
        measured.differing += sum(differs.values())
        measured.same_named += len(differs) - sum(differs.values())
        for pair in mapping.matched:
            if pair.sis.id != pair.vendor.id:
                if _folded(pair.sis.name) != _folded(pair.vendor.name):
                    measured.wrong.append(pair.score)
            elif differs[pair.sis.id]:
                measured.right.append(pair.score)
            else:
                measured.same_named_found += 1
    return found


def table(found: dict[str, Measured]) -> str:
    lines = ["set    floor  of the differing names found  wrong  precision among them"]
    for name, measured in found.items():
        for floor in FLOORS:
            right = sum(score >= floor for score in measured.right)
            wrong = sum(score >= floor for score in measured.wrong)
            share, precision = right / measured.differing, right / max(1, right + wrong)
            lines.append(f"{name:<6} {floor:<6} {share:>28.3f} {wrong:>6} {precision:>12.3f}")
        lines.append(f"{name:<6} same names found: {measured.same_named_found} of {measured.same_named}")
    return "\n".join(lines)


def picture(found: dict[str, Measured], floor: float) -> str:
    """Bars of how many right (up) and wrong (down) pairs there are at each score, from 0.5 to 1, on a root scale."""
    right = [score for measured in found.values() for score in measured.right]
    wrong = [score for measured in found.values() for score in measured.wrong]
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
    found = measure(Path(sys.argv[1]))
    print(table(found))
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(picture(found, MatchOptions().floor), encoding="utf-8")


if __name__ == "__main__":
    main()
