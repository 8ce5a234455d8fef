"""The schools of a district as a vendor's list has them: respelled, abbreviated, some missing, some extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from aeries_sdk.testing.people import Dice

if TYPE_CHECKING:
    from collections.abc import Callable

    from aeries_sdk.testing.plan import SchoolPlan


@attrs.frozen
class VendorSchool:
    """A vendor's school; `code` is the one it really is, None for one that this district does not have."""

    id: str
    name: str
    code: int | None


def _swap(name: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        name = name.replace(old, new)
    return name


def _short(name: str) -> str:
    return _swap(
        name,
        ("Senior High School", "Sr HS"),
        ("High School", "HS"),
        ("Middle School", "MS"),
        ("Elementary School", "Elem"),
        ("Elementary", "Elem"),
        ("Intermediate", "Interm"),
        (" School", " Sch"),
    )


_RESPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    _short,
    str.upper,
    lambda name: name.removesuffix(" School"),
    lambda name: _swap(name, ("Mt.", "Mount"), ("St.", "Saint"), ("Jr.", "Junior"), ("El ", "el ")),
    lambda name: f"{_short(name)[:28].rstrip()}",
    lambda name: f"The {name}",
    lambda name: _swap(_short(name), ("Canyon", "Cyn"), ("Valley", "Vly"), ("Creek", "Crk"), ("Mountain", "Mtn")),
)
_EXTRAS = ("Riverbend Charter Academy", "District Office", "Test School DO NOT USE", "Harvest Adult School")


def vendor_list(plans: list[SchoolPlan], seed: int) -> list[VendorSchool]:
    """The vendor's list: every eleventh school is missing, and there are some that the district has not."""
    dice = Dice(seed, "vendor")
    real = [plan for plan in plans if plan.traits.people]
    kept = [plan for at, plan in enumerate(real, 1) if at % 11]
    named = [(dice.pick(_RESPELLINGS)(plan.name), plan.code) for plan in kept]
    everything: list[tuple[str, int | None]] = [*named, *((name, None) for name in _EXTRAS[: 1 + len(real) // 8])]
    dice.shuffle(everything)
    return [VendorSchool(f"v-{1000 + at}", name, code) for at, (name, code) in enumerate(everything)]
