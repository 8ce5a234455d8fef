"""What holds for all districts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from aeries_sdk.matching import MatchOptions, SchoolMapping, SchoolRef, match_schools

WORDS = st.one_of(
    st.sampled_from(
        ["Lincoln", "Oak", "North", "South", "Park", "Kennedy", "Kenedy", "John", "F.", "J", "St.", "Mary"]
    ),
    st.sampled_from(
        ["Mary's", "Valley", "Golden", "de", "la", "Rosa", "Delarosa", "Academy", "Charter", "No.", "2", "3"]
    ),
    st.sampled_from(["II", "High", "HS", "Elementary", "Elem", "Middle", "School", "Sch", "of", "the", "Arts", "Jr."]),
    st.sampled_from(["(K-8)", "(Continuation)", "Sr.", "Virtual", "Catholic"]),
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


def _schools(letter: str) -> st.SearchStrategy[list[SchoolRef]]:
    school = st.builds(
        SchoolRef,
        st.just("-"),
        NAMES,
        state_id=st.sampled_from(["", "", "", "S1", "S2"]),
        low_grade=st.sampled_from([None, 0, 9]),
        high_grade=st.sampled_from([None, 5, 12]),
        city=st.sampled_from(["", "Sampleton"]),
    )
    return st.lists(school, max_size=7).map(
        lambda found: [
            SchoolRef(
                f"{letter}{number}",
                one.name,
                state_id=one.state_id,
                low_grade=one.low_grade,
                high_grade=one.high_grade,
                city=one.city,
            )
            for number, one in enumerate(found)
        ]
    )


def _found(mapping: SchoolMapping, *, swapped: bool = False) -> tuple[object, ...]:
    def pairs(which: str) -> set[tuple[str, str, float]]:
        found = mapping.matched if which == "matched" else mapping.review
        both = [(pair.sis.id, pair.vendor.id) for pair in found]
        return {(*(ids[::-1] if swapped else ids), pair.score) for ids, pair in zip(both, found, strict=True)}

    alone = [{school.id for school in side} for side in (mapping.unmatched_sis, mapping.unmatched_vendor)]
    return pairs("matched"), pairs("review"), *(reversed(alone) if swapped else alone)


@settings(max_examples=150, deadline=None)
@given(_schools("a"), _schools("b"))
def test_swapped_sides_swap_the_result_and_nothing_else(ours: list[SchoolRef], theirs: list[SchoolRef]) -> None:
    assert _found(match_schools(ours, theirs)) == _found(match_schools(theirs, ours), swapped=True)


@settings(max_examples=100, deadline=None)
@given(_schools("a"), _schools("b"))
def test_the_order_of_the_input_does_not_matter(ours: list[SchoolRef], theirs: list[SchoolRef]) -> None:
    assert match_schools(ours[::-1], theirs[::-1]) == match_schools(ours, theirs)


@settings(max_examples=100, deadline=None)
@given(st.lists(NAMES, unique_by=lambda name: name.casefold(), max_size=8))
def test_a_list_is_matched_to_itself(names: list[str]) -> None:
    mapping = match_schools(
        [(f"a{n}", name) for n, name in enumerate(names)], [(f"b{n}", name) for n, name in enumerate(names)]
    )
    assert mapping.vendor_ids == {f"a{n}": f"b{n}" for n in range(len(names))}


@settings(max_examples=100, deadline=None)
@given(_schools("a"), _schools("b"), st.sampled_from([0.6, 0.95, 0.99]))
def test_every_school_has_one_place_and_no_pair_is_under_the_floor(
    ours: list[SchoolRef], theirs: list[SchoolRef], floor: float
) -> None:
    mapping = match_schools(ours, theirs, options=MatchOptions(floor=floor))
    assert all(pair.score >= floor for pair in mapping.matched)
    assert all(pair.reasons for pair in (*mapping.matched, *mapping.review))
    for side, alone, mine in (("sis", mapping.unmatched_sis, ours), ("vendor", mapping.unmatched_vendor, theirs)):
        matched = [getattr(pair, side).id for pair in mapping.matched]
        review = {getattr(pair, side).id for pair in mapping.review}
        places = [*matched, *review, *(school.id for school in alone)]
        assert sorted(places) == sorted(school.id for school in mine)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5), st.lists(st.text(max_size=40), max_size=5))
def test_no_name_crashes(ours: list[str], theirs: list[str]) -> None:
    match_schools(enumerate(ours), enumerate(theirs))
