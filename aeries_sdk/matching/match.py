"""Maps the schools of one district from the student information system to another system."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable

import attrs

from aeries_sdk import arguments
from aeries_sdk.errors import ArgumentError, ConfigError
from aeries_sdk.matching.decide import obey
from aeries_sdk.matching.district import District
from aeries_sdk.matching.mapping import SchoolMapping
from aeries_sdk.matching.schools import read_schools
from aeries_sdk.matching.score import profiles


@attrs.frozen(kw_only=True)
class MatchOptions:
    """When a pair is mapped without a person.

    Args:
        floor: The least score, above 0.5 and below 1: higher maps fewer schools and errs less.
        margin: How many times likelier the arrangement with the pair must be than the best one without it, 1 or more.
        elimination: Whether it counts for a pair that almost every other school of the district has its partner. False
            leaves more to a person, above all pairs in which either name has a word of its own.

    Examples:
        >>> MatchOptions(floor=0.99)
        MatchOptions(floor=0.99, margin=5.0, elimination=True)
    """

    floor: float = 0.95
    margin: float = 5.0
    elimination: bool = True

    def __attrs_post_init__(self) -> None:
        try:
            floor, margin = arguments.number(self.floor, "floor"), arguments.number(self.margin, "margin")
            arguments.boolean(self.elimination, "elimination")
        except ArgumentError as error:
            raise ConfigError(error.message) from None
        if not 0.5 < floor < 1:
            raise ConfigError(f"floor is {floor}: expected a number above 0.5 and below 1")
        if margin < 1:
            raise ConfigError(f"margin is {margin}: expected a number, 1 or more")


def match_schools(
    sis_schools: Iterable[object],
    vendor_schools: Iterable[object],
    overrides: SchoolMapping | str | os.PathLike[str] | None = None,
    *,
    options: MatchOptions | None = None,
) -> SchoolMapping:
    """Finds which schools of two systems are one, and which a person should look at.

    The result depends on nothing but the schools, the overrides and the options: not on the order of the input, and
    with the sides swapped it is the same with the sides swapped.

    Args:
        sis_schools: School objects of this library, `SchoolRef`, (id, name) pairs or dicts with the keys of SchoolRef.
        vendor_schools: The other side, in any of these shapes.
        overrides: An earlier mapping, or the path of its file: what it decided is obeyed.
        options: Floor and margin.

    Raises:
        ConfigError: A school has a shape that is not understood, or no id; or the file of overrides cannot be read.
        ArgumentError: An argument has another type.

    Examples:
        >>> mapping = match_schools([(994, "Kennedy (John F.) High")], [("k", "J.F. Kennedy HS"), ("w", "Wilson HS")])
        >>> mapping.matched[0].vendor.id
        'k'
    """
    options = MatchOptions() if options is None else arguments.instance(options, "options", MatchOptions)
    earlier = arguments.optional(overrides, "overrides", SchoolMapping.of)
    (sis, unclear_sis), (vendor, unclear_vendor) = (
        read_schools(sis_schools, "SIS"),
        read_schools(vendor_schools, "vendor"),
    )
    decided = obey(sis, vendor, earlier)
    district = District(*profiles(decided.sis, decided.vendor), decided.forbidden, (unclear_sis, unclear_vendor))
    district.settle_same_ids()
    district.settle_same_names()
    district.arrange()
    if options.elimination:
        district.eliminate(settled_before=len(decided.matched))
    matched, review = district.judge(options.floor, math.log(options.margin))
    named = [{pair.sis.id for pair in (*matched, *review)}, {pair.vendor.id for pair in (*matched, *review)}]
    return SchoolMapping(
        matched=tuple(sorted((*decided.matched, *matched), key=lambda pair: (pair.sis.name.casefold(), pair.sis.id))),
        review=tuple(review),
        unmatched_sis=tuple(school for school in decided.sis if school.id not in named[0]),
        unmatched_vendor=tuple(school for school in decided.vendor if school.id not in named[1]),
        never=tuple(decided.never),
        stale=tuple(decided.stale),
    )
