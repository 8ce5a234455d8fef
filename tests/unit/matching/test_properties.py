"""What holds for all districts."""

from __future__ import annotations

import attrs
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


# no arrangement is so much better than the next: what is mapped all the same was settled by its name alone
BY_NAME_ALONE = MatchOptions(margin=1e6)


@settings(max_examples=100, deadline=None)
@given(st.lists(NAMES, unique_by=lambda name: name.casefold(), max_size=8))
def test_a_list_is_matched_to_itself(names: list[str]) -> None:
    ours, theirs = ([(f"{letter}{n}", name) for n, name in enumerate(names)] for letter in "ab")
    mapping = match_schools(ours, theirs, options=BY_NAME_ALONE)
    assert mapping.vendor_ids == {f"a{n}": f"b{n}" for n in range(len(names))}


@st.composite
def _sides_of_few_names(draw: st.DrawFn) -> tuple[list[SchoolRef], list[SchoolRef]]:
    """Two sides that share names; what is known beside the name often speaks against a pair, but never excludes it."""
    names = draw(st.lists(NAMES, min_size=1, max_size=5))
    unlike = st.builds(
        SchoolRef,
        st.just("-"),
        st.sampled_from(names).flatmap(lambda name: st.sampled_from([name, name.upper()])),
        city=st.sampled_from(["Sampleton", "Musterville"]),
        low_grade=st.sampled_from([0, 3, 5]),
        high_grade=st.just(8),
        email_domain=st.sampled_from(["", "one.example", "two.example"]),
    )
    ours, theirs = (
        [attrs.evolve(one, id=f"{letter}{number}") for number, one in enumerate(draw(st.lists(unlike, max_size=6)))]
        for letter in "ab"
    )
    return ours, theirs


@settings(max_examples=200, deadline=None)
@given(_sides_of_few_names())
def test_a_name_that_stands_once_on_either_side_is_always_mapped(
    sides: tuple[list[SchoolRef], list[SchoolRef]],
) -> None:
    once = [{name: id_ for name, (id_, *others) in _by_name(side).items() if not others} for side in sides]
    expected = {id_: once[1][name] for name, id_ in once[0].items() if name in once[1]}
    assert expected.items() <= match_schools(*sides, options=BY_NAME_ALONE).vendor_ids.items()


def _by_name(side: list[SchoolRef]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in side:
        found.setdefault(one.name.casefold(), []).append(one.id)
    return found


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
