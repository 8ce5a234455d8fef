"""What a person decided is obeyed, survives renames and re-runs, and is never lost."""

from __future__ import annotations

from pathlib import Path

from aeries_sdk.matching import Decision, Pair, SchoolMapping, SchoolRef, match_schools

SIS = [(1, "Oak High"), (2, "Pine High"), (3, "Elm Annex")]
VENDOR = [("a", "Oak High"), ("b", "Pine High"), ("c", "Sample Learning Center")]


def _ref(id_: str) -> SchoolRef:
    return SchoolRef(id_, "name of then")


def test_map_wins_over_the_names() -> None:
    decided = SchoolMapping(matched=(Pair(_ref("3"), _ref("a"), 0.1, ()),))
    mapping = match_schools(SIS, VENDOR, decided)
    assert mapping.vendor_ids == {"2": "b", "3": "a"}
    pair = next(pair for pair in mapping.matched if pair.sis.id == "3")
    assert (pair.score, pair.reasons, pair.sis.name) == (1.0, ("decided in the mapping file",), "Elm Annex")


def test_never_forbids_a_pair() -> None:
    never = Decision("never", _ref("1"), _ref("a"), "moved")
    mapping = match_schools(SIS, VENDOR, SchoolMapping(never=(never,)))
    assert "1" not in mapping.vendor_ids
    assert ("1", "a") not in {(pair.sis.id, pair.vendor.id) for pair in mapping.review}
    assert (mapping.never[0].note, mapping.never[0].action) == ("moved", "never")


def test_never_with_one_school_leaves_it_out() -> None:
    mapping = match_schools(SIS, VENDOR, SchoolMapping(never=(Decision("never", _ref("1"), None),)))
    assert mapping.vendor_ids == {"2": "b"}
    assert "1" not in {school.id for school in mapping.unmatched_sis}
    assert "1" not in {pair.sis.id for pair in mapping.review}


def test_decisions_survive_renames_and_reruns(tmp_path: Path) -> None:
    decided = SchoolMapping(matched=(Pair(_ref("3"), _ref("c"), 1.0, ()),), never=(Decision("never", _ref("1"), None),))
    mapping = decided
    for year in range(3):
        renamed = [(number, f"{name} {year}") for number, name in SIS]
        mapping = match_schools(renamed, VENDOR, mapping)
        mapping.to_csv(tmp_path / "mapping.csv")
        mapping = SchoolMapping.from_csv(tmp_path / "mapping.csv")
    assert mapping.vendor_ids["3"] == "c"
    assert "1" not in mapping.vendor_ids


def test_a_decision_about_a_school_that_is_gone_is_reported_and_kept(tmp_path: Path) -> None:
    decided = SchoolMapping(matched=(Pair(_ref("9"), _ref("c"), 1.0, ()),), never=(Decision("never", None, _ref("z")),))
    mapping = match_schools(SIS, VENDOR, decided)
    assert [decision.note for decision in mapping.stale] == [
        "stale: no SIS school has the id 9",
        "stale: no vendor school has the id z",
    ]
    mapping.to_csv(tmp_path / "mapping.csv")
    back_again = match_schools([*SIS, (9, "Back Again")], VENDOR, SchoolMapping.from_csv(tmp_path / "mapping.csv"))
    assert back_again.vendor_ids["9"] == "c"
    assert len(back_again.stale) == 1


def test_a_stale_decision_does_not_spoil_the_file(tmp_path: Path) -> None:
    mapping = match_schools(SIS, VENDOR, SchoolMapping(matched=(Pair(_ref("9"), _ref("a"), 1.0, ()),)))
    assert mapping.vendor_ids["1"] == "a"
    mapping.to_csv(tmp_path / "mapping.csv")
    again = match_schools([*SIS, (9, "Back Again")], VENDOR, SchoolMapping.from_csv(tmp_path / "mapping.csv"))
    assert (again.vendor_ids["1"], again.stale[0].note) == ("a", "stale: a is decided otherwise")


def test_leading_zeros_that_a_spreadsheet_took_are_forgiven() -> None:
    decided = SchoolMapping(matched=(Pair(_ref("1"), _ref("7"), 1.0, ()),))
    assert match_schools([("001", "Oak High")], [("0007", "Another")], decided).vendor_ids == {"001": "0007"}
    two = match_schools([("001", "Oak"), ("01", "Elm")], [("0007", "Another")], decided)
    assert (two.vendor_ids, len(two.stale)) == ({}, 1)


def test_decisions_that_contradict_each_other_are_reported() -> None:
    decided = SchoolMapping(matched=(Pair(_ref("1"), _ref("a"), 1.0, ()), Pair(_ref("2"), _ref("a"), 1.0, ())))
    mapping = match_schools(SIS, VENDOR, decided)
    assert mapping.vendor_ids["1"] == "a"
    assert mapping.stale[0].note == "stale: a is decided otherwise"


def test_decisions_are_shown() -> None:
    decided = SchoolMapping(
        matched=(Pair(_ref("9"), _ref("a"), 1.0, ()),), never=(Decision("never", _ref("1"), None, "<closed>"),)
    )
    mapping = match_schools(SIS, VENDOR, decided)
    assert "never: Oak High [1] -> any  (<closed>)" in str(mapping)
    assert "map: name of then [9] -> name of then [a]  (stale: no SIS school has the id 9)" in str(mapping)
    assert "&lt;closed&gt;" in mapping._repr_html_()
    assert repr(mapping).endswith("1 stale decisions>")
