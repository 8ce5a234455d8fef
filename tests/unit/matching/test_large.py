"""Large lists: only promising pairs are weighed, and the result is the same as if all were."""

from __future__ import annotations

from aeries_sdk.matching import match_schools

PLACES = [
    f"{first}{last}" for first in ("Sample", "Muster", "Proof", "Model") for last in ("ton", "ville", "wood", "field")
]
KINDS = {"Elementary": "ELEM SCH", "Middle": "M.S.", "High": "H S", "Academy": "ACAD"}


def test_hundreds_of_schools_spelt_differently_all_find_their_partner() -> None:
    sis = [(f"{place}{kind}", f"{place} {kind}") for place in PLACES for kind in KINDS]
    vendor = [(f"{place}{kind}", f"{place} {short}") for place in PLACES for kind, short in KINDS.items()]
    mapping = match_schools(sis, vendor)
    assert mapping.vendor_ids == {name: name for name, _ in sis}
    assert match_schools(vendor, sis).vendor_ids == mapping.vendor_ids


def test_words_that_are_joined_or_misspelt_are_found_in_a_large_list() -> None:
    many: list[tuple[object, str]] = [(number, f"{place} School") for number, place in enumerate(PLACES)]
    odd = [("x", "De La Probe High"), ("y", "Exampelton Middle"), ("z", "Kwyjibo")]
    vendor: list[tuple[object, str]] = [(number, f"{place} Sch") for number, place in enumerate(PLACES)]
    vendor += [
        ("x", "Delaprobe HS"),
        ("y", "Exampleton MS"),
        ("z", "Qwyjibo Center"),
        *((f"n{n}", f"New {n}") for n in range(9)),
    ]
    found = match_schools([*many, *odd], vendor)
    assert {found.vendor_ids["x"], found.vendor_ids["y"]} == {"x", "y"}
    assert ("z", "z") in {(pair.sis.id, pair.vendor.id) for pair in found.review}


def test_a_word_without_its_vowels_is_found_among_many_that_share_the_other_word() -> None:
    sis: list[tuple[object, str]] = [(number, f"New {place} School") for number, place in enumerate(PLACES)]
    sis += [(f"k{number}", f"New {place} High") for number, place in enumerate(PLACES)]
    vendor: list[tuple[object, str]] = [(number, f"{name} Sch") for number, name in sis]
    mapping = match_schools([*sis, ("v", "New Vlly")], [*vendor, ("v", "New Valley")])
    assert mapping.vendor_ids["v"] == "v"


def test_of_many_namesakes_each_finds_the_one_with_its_initial() -> None:
    given = ["Ana", "Berta", "Carl", "Dora", "Emil", "Frida", "Gustav", "Hanna", "Ida"]
    sis = [(f"{name} {place}", f"{name} {place} High") for name in given for place in PLACES]
    vendor = [(f"{name} {place}", f"{name[0]}. {place} H S".upper()) for name in given for place in PLACES]
    mapping = match_schools(sis, vendor)
    assert mapping.vendor_ids == {school: school for school, _ in sis}
