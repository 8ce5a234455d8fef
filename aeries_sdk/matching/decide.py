"""Obeys what a person decided in an earlier run, by id: names may have changed since."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from aeries_sdk.matching.csvfile import STALE
from aeries_sdk.matching.mapping import DECIDED, Decision, Pair, SchoolMapping
from aeries_sdk.matching.schools import SchoolRef


@attrs.define
class Obeyed:
    """The schools nobody decided about, and what was decided about the others."""

    sis: list[SchoolRef]
    vendor: list[SchoolRef]
    matched: list[Pair] = attrs.field(factory=list)
    forbidden: set[tuple[str, str]] = attrs.field(factory=set)
    never: list[Decision] = attrs.field(factory=list)
    stale: list[Decision] = attrs.field(factory=list)


class _Side:
    """The schools of one side by id, and the name of the side for a note."""

    def __init__(self, title: str, schools: Sequence[SchoolRef]) -> None:
        self._title = title
        self._by_id = {school.id: school for school in schools}
        self._by_bare_id: dict[str, list[SchoolRef]] = {}
        for school in schools:
            self._by_bare_id.setdefault(school.id.lstrip("0"), []).append(school)

    def find(self, wanted: SchoolRef | None) -> tuple[SchoolRef | None, str]:
        """The school of today and "", or None and what is missing."""
        if wanted is None:
            return None, ""
        # spreadsheets take leading zeros away when they save
        alike = self._by_bare_id.get(wanted.id.lstrip("0"), [])
        found = self._by_id.get(wanted.id) or (alike[0] if len(alike) == 1 else None)
        return found, "" if found else f"no {self._title} school has the id {wanted.id}"


def obey(sis: list[SchoolRef], vendor: list[SchoolRef], overrides: SchoolMapping | None) -> Obeyed:
    """Takes the decided schools out; decisions about schools that are gone, or used up, are stale and kept."""
    result = Obeyed(sis, vendor)
    sides = _Side("SIS", sis), _Side("vendor", vendor)
    gone: tuple[set[str], set[str]] = (set(), set())
    for decision in overrides.decisions if overrides else ():
        (one, no_one), (other, no_other) = sides[0].find(decision.sis), sides[1].find(decision.vendor)
        problems = [problem for problem in (no_one, no_other) if problem]
        taken = [school for school, used in ((one, gone[0]), (other, gone[1])) if school and school.id in used]
        if taken and not problems:
            problems = [f"{school.id} is decided otherwise" for school in taken]
        if problems:
            result.stale.append(attrs.evolve(decision, note=STALE + "; ".join(problems)))
            continue
        if decision.action == "map" and one and other:
            result.matched.append(Pair(one, other, 1.0, (DECIDED,)))
        elif one and other:
            result.forbidden.add((one.id, other.id))
            result.never.append(attrs.evolve(decision, sis=one, vendor=other))
            continue
        else:
            result.never.append(attrs.evolve(decision, sis=one, vendor=other))
        for school, used in ((one, gone[0]), (other, gone[1])):
            if school:
                used.add(school.id)
    result.sis = [school for school in sis if school.id not in gone[0]]
    result.vendor = [school for school in vendor if school.id not in gone[1]]
    return result
