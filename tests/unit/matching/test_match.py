"""Who is mapped to whom, and why."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import pytest

from aeries_sdk import models
from aeries_sdk.errors import ConfigError
from aeries_sdk.matching import MatchOptions, Pair, SchoolMapping, SchoolRef, match_schools


@attrs.frozen
class School:
    """The attributes of the Aeries model that matching reads."""

    school_code: int
    name: str
    state_county_id: str = ""
    state_district_id: str = ""
    state_school_id: str = ""
    nces_school_id: str = ""
    low_grade_level: int | None = None
    high_grade_level: int | None = None
    address_city: str = ""
    principal_email_address: str = ""


def test_the_school_of_the_library_has_what_matching_reads() -> None:
    assert {field.name for field in attrs.fields(School)} <= {field.name for field in attrs.fields(models.School)}
    school = models.School(school_code=994, name="Oak High", state_school_id="6789012")
    assert match_schools([school], [("a", "Oak HS")]).vendor_ids == {"994": "a"}


def test_every_shape_of_input_is_understood() -> None:
    sis = [School(994, "Lincoln High"), School(995, "Oak Elementary")]
    vendor = [SchoolRef("a", "Lincoln HS"), {"id": "b", "name": "Oak Elem", "city": None}]
    assert match_schools(sis, vendor).vendor_ids == {"994": "a", "995": "b"}
    assert match_schools([(1, "Oak School")], (row for row in [["x", "Oak Sch"]])).vendor_ids == {"1": "x"}


def test_ids_and_names_come_back_as_they_were_given() -> None:
    pair = match_schools([(994, "Lincoln  HIGH")], [("0007", "Lincoln H.S.")]).matched[0]
    assert (pair.sis.id, pair.sis.name, pair.vendor.id, pair.vendor.name) == (
        "994",
        "Lincoln  HIGH",
        "0007",
        "Lincoln H.S.",
    )


@pytest.mark.parametrize(
    ("schools", "message"),
    [
        ([42], "number 1 is a int: expected a School"),
        ([{"name": "Oak"}], "number 1 lacks id"),
        ([{"id": 1, "name": "Oak", "town": "X"}], "unknown key town"),
        ([("", "Oak School")], "needs an id"),
        ({"id": 1, "name": "Oak"}, "one dict, not a list"),
        ("Oak", "one str, not a list"),
    ],
)
def test_wrong_input_is_explained(schools: Sequence[object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        match_schools(schools, [])


def test_a_school_listed_twice_is_one_school() -> None:
    mapping = match_schools([(1, "Oak School"), (1, "Oak School")], [("x", "Oak School")])
    assert mapping.vendor_ids == {"1": "x"}


def test_a_longer_and_a_shorter_name_of_one_id_are_one_school() -> None:
    mapping = match_schools([(1, "Sampleton East"), (1, "East High")], [("x", "East HS")])
    assert mapping.vendor_ids == {"1": "x"}


@pytest.mark.parametrize("names", [("Oak High", "Elm High"), ("Oak High", "Oak Elementary"), ("A", "B")])
def test_two_schools_with_one_id_are_left_to_a_person_and_said(names: tuple[str, str]) -> None:
    theirs = [*((1, name) for name in names), (2, "Pine High")]
    with pytest.warns(UserWarning, match=f"two vendor schools have the id '1': .*{names[1]}.*; it is left to a person"):
        mapping = match_schools([(7, names[0]), (8, "Pine High")], theirs)
    assert mapping.vendor_ids == {"8": "2"}
    decided = SchoolMapping((Pair(SchoolRef(7, ""), SchoolRef(1, ""), 1.0, ()),))
    with pytest.warns(UserWarning, match="two vendor schools"):
        assert match_schools([(7, names[0])], theirs, decided).vendor_ids == {"7": "1"}


def test_equal_local_ids_are_no_evidence() -> None:
    mapping = match_schools([(1, "Lincoln High"), (2, "Oak High")], [(1, "Oak HS"), (2, "Lincoln HS")])
    assert mapping.vendor_ids == {"1": "2", "2": "1"}


def test_nothing_to_match() -> None:
    assert match_schools([], []) == SchoolMapping()
    assert match_schools([(1, "Oak")], []).unmatched_sis[0].id == "1"


class TestMoreThanNames:
    def test_equal_state_ids_decide_against_the_names(self) -> None:
        sis = [School(1, "Lincoln High", "00", "12345", "6789012"), School(2, "Oak High", "00", "12345", "6789013")]
        vendor = [
            SchoolRef("a", "Oak High", state_id="00-12345-6789012"),
            SchoolRef("b", "Pine High", state_id="00123456789013"),
        ]
        mapping = match_schools(sis, vendor)
        assert mapping.vendor_ids == {"1": "a", "2": "b"}
        assert mapping.matched[0].reasons[0] == "same state or NCES id"

    def test_equal_nces_ids_decide(self) -> None:
        mapping = match_schools(
            [School(1, "Lincoln High", nces_school_id="060000100001")],
            [SchoolRef("a", "Renamed Academy", nces_id="060000100001")],
        )
        assert mapping.vendor_ids == {"1": "a"}

    def test_different_state_ids_leave_equal_names_to_a_person(self) -> None:
        mapping = match_schools([SchoolRef(1, "Oak High", state_id="A1")], [SchoolRef("a", "Oak High", state_id="A2")])
        assert not mapping.matched
        assert "state or NCES ids differ" in mapping.review[0].reasons

    def test_ids_that_contradict_each_other_go_to_review(self) -> None:
        sis = [SchoolRef(1, "Oak High", state_id="A1", nces_id="N1")]
        vendor = [SchoolRef("a", "Oak High", state_id="A1"), SchoolRef("b", "Elm High", nces_id="N1")]
        assert not match_schools(sis, vendor).matched

    def test_one_state_id_on_two_schools_goes_to_review(self) -> None:
        vendor = [SchoolRef("a", "Oak High", state_id="A1"), SchoolRef("b", "Oak Middle", state_id="A1")]
        mapping = match_schools([SchoolRef(1, "Oak Campus", state_id="A1")], vendor)
        assert {pair.vendor.id for pair in mapping.review} == {"a", "b"}

    def test_grades_without_overlap_veto(self) -> None:
        mapping = match_schools(
            [SchoolRef(1, "Lincoln School", low_grade="KG", high_grade=5)],
            [SchoolRef("a", "Lincoln School", low_grade=9, high_grade="12")],
        )
        assert not mapping.matched
        assert "no grade in common" in mapping.review[0].reasons

    def test_grades_tell_two_schools_of_one_name_apart(self) -> None:
        sis = [SchoolRef(1, "Lincoln", low_grade=0, high_grade=5), SchoolRef(2, "Lincoln", low_grade=9, high_grade=12)]
        vendor = [SchoolRef("e", "Lincoln Elementary"), SchoolRef("h", "Lincoln High")]
        assert match_schools(sis, vendor).vendor_ids == {"1": "e", "2": "h"}

    def test_whether_preschool_is_counted_makes_no_difference(self) -> None:
        one, other = SchoolRef(1, "Oak", low_grade="PK", high_grade=6), SchoolRef("a", "Oak", low_grade=0, high_grade=5)
        later = SchoolRef("b", "Oak", low_grade=4, high_grade=6)
        assert "grades begin elsewhere" not in match_schools([one], [other]).matched[0].reasons
        assert "grades begin elsewhere" in match_schools([one], [later]).matched[0].reasons

    def test_the_city_tells_two_schools_of_one_name_apart(self) -> None:
        sis = [SchoolRef(1, "Oak School", city="Northton"), SchoolRef(2, "Oak School", city="Southton")]
        vendor = [SchoolRef("s", "Oak School", city="SOUTHTON"), SchoolRef("n", "Oak School", city="Northton")]
        assert match_schools(sis, vendor).vendor_ids == {"1": "n", "2": "s"}

    def test_the_domain_of_the_principal_counts_and_nothing_else_of_the_address_is_kept(self) -> None:
        sis = [
            School(1, "Oak", principal_email_address="someone@oak.example"),
            School(2, "Oak", principal_email_address="other@elm.example"),
        ]
        vendor = [SchoolRef("o", "Oak", email_domain="OAK.example"), SchoolRef("e", "Oak", email_domain="elm.example")]
        mapping = match_schools(sis, vendor)
        assert mapping.vendor_ids == {"1": "o", "2": "e"}
        assert "someone" not in repr(mapping.matched)

    def test_grades_nobody_understands_count_as_unknown(self) -> None:
        ref = SchoolRef(1, "Oak", low_grade="UG", high_grade=None)
        assert (ref.low_grade, ref.high_grade) == (None, None)


class TestDoubt:
    def test_twins_go_to_review_with_a_proposal_for_each(self) -> None:
        mapping = match_schools([(1, "Oak High"), (2, "Oak High")], [("a", "Oak High"), ("b", "Oak High")])
        assert not mapping.matched
        firsts = {pair.sis.id: pair.vendor.id for pair in reversed(mapping.review)}
        assert sorted(firsts.values()) == ["a", "b"]
        assert "another pairing comes as close" in mapping.review[0].reasons
        assert "2 SIS and 2 vendor schools have this name" in mapping.review[0].reasons

    def test_one_school_and_two_of_its_name_go_to_review(self) -> None:
        mapping = match_schools([(1, "Oak High")], [("a", "Oak High"), ("b", "OAK HIGH"), ("c", "Oak High")])
        assert not mapping.matched
        assert "1 SIS and 3 vendor schools have this name" in mapping.review[0].reasons

    def test_of_two_of_one_name_the_one_written_alike_to_the_letter_is_mapped(self) -> None:
        sis, vendor = [(1, "Oak High"), (2, "OAK HIGH")], [("a", "Oak High"), ("b", "oak high")]
        # no margin is so wide: the one left over, too, is mapped as a name that occurs once
        assert match_schools(sis, vendor, options=MatchOptions(margin=1e6)).vendor_ids == {"1": "a", "2": "b"}

    def test_letters_do_not_outweigh_a_city(self) -> None:
        sis = [SchoolRef(1, "Oak High", city="Northton"), SchoolRef(2, "OAK HIGH", city="Southton")]
        vendor = [SchoolRef("s", "Oak High", city="Southton"), SchoolRef("n", "OAK HIGH", city="Northton")]
        assert match_schools(sis, vendor).vendor_ids == {"1": "n", "2": "s"}

    def test_of_two_of_one_name_ids_settle_one_and_the_other_is_left(self) -> None:
        sis = [SchoolRef(1, "Oak High", state_id="S1"), SchoolRef(2, "Oak High")]
        vendor = [SchoolRef("a", "Oak High"), SchoolRef("b", "Oak High", state_id="S1")]
        assert match_schools(sis, vendor).vendor_ids == {"1": "b", "2": "a"}

    def test_a_name_that_is_the_same_and_occurs_once_is_always_mapped(self) -> None:
        sis = [
            SchoolRef(1, "Academy", city="Northton", email_domain="a.example", low_grade=0, high_grade=5),
            SchoolRef(2, "Academy of Arts", city="Southton"),
        ]
        vendor = [
            SchoolRef("a", "ACADEMY", city="Westton", email_domain="b.example", low_grade=1, high_grade=5),
            SchoolRef("b", "Academy School", city="Northton", email_domain="a.example", low_grade=0, high_grade=5),
            SchoolRef("c", "The Academy", city="Northton"),
        ]
        assert match_schools(sis, vendor, options=MatchOptions(floor=0.999)).vendor_ids["1"] == "a"

    def test_a_partner_between_two_goes_to_review(self) -> None:
        mapping = match_schools([(1, "Lincoln HS")], [("a", "Lincoln High"), ("b", "Lincoln High School")])
        assert not mapping.matched
        assert {pair.vendor.id for pair in mapping.review} == {"a", "b"}

    def test_kinds_tell_neighbours_of_one_name_apart(self) -> None:
        sis = [(1, "Lincoln Elementary"), (2, "Lincoln Middle"), (3, "Lincoln High")]
        vendor = [("h", "LINCOLN H S"), ("m", "LINCOLN M S"), ("e", "LINCOLN ELEM")]
        assert match_schools(sis, vendor).vendor_ids == {"1": "e", "2": "m", "3": "h"}

    def test_a_contradiction_is_never_mapped_however_few_are_left(self) -> None:
        sis = [(n, f"{name} Elementary") for n, name in enumerate(["Lincoln", "Oak", "Pine", "Elm"])]
        vendor = [("l", "Lincoln High"), ("o", "Oak Elementary"), ("p", "Pine Elementary"), ("e", "Elm Elementary")]
        mapping = match_schools(sis, vendor)
        assert "0" not in mapping.vendor_ids
        assert (mapping.review[0].vendor.id, "kinds of school differ" in mapping.review[0].reasons) == ("l", True)

    def test_renamed_beyond_recognition_is_proposed_when_few_are_left(self) -> None:
        sis = [(1, "Oak Elementary"), (2, "Pine Elementary")]
        vendor = [("a", "Oak Elementary"), ("b", "Rosa Muster Elementary")]
        mapping = match_schools(sis, vendor)
        assert mapping.vendor_ids == {"1": "a"}
        assert [(pair.sis.id, pair.vendor.id) for pair in mapping.review] == [("2", "b")]

    def test_that_everybody_else_has_a_partner_does_not_outweigh_names_of_their_own(self) -> None:
        others = [(n, f"{name} Elementary") for n, name in enumerate(["Oak", "Pine", "Elm", "Birch", "Maple", "Cedar"])]
        mapping = match_schools([*others, (9, "Muster Ranch High")], [*others, ("x", "Sample Ranch High")])
        assert "9" not in mapping.vendor_ids
        assert [(pair.sis.id, pair.vendor.id) for pair in mapping.review] == [("9", "x")]

    def test_every_school_left_over_gets_its_best_partner_of_those_left_over(self) -> None:
        names = ["Abel", "Brand", "Cohen", "Duval", "Engel", "Fuchs", "Gerber", "Hauser"]
        sis = [(name, f"{name} Elementary") for name in names] + [("h", "Zweig High")]
        vendor = [(name, f"{name}ington K-8") for name in "QRSTUVWX"] + [("H", "Ypsilon High (Continuation)")]
        mapping = match_schools(sis, vendor)
        assert not mapping.unmatched_sis
        assert not mapping.unmatched_vendor
        assert next(pair.vendor.id for pair in mapping.review if pair.sis.id == "h") == "H"

    def test_that_everybody_else_has_a_partner_counts(self) -> None:
        others = ["Oak", "Pine", "Elm", "Birch", "Maple", "Cedar"]
        sis = [(n, f"{name} Elementary") for n, name in enumerate(others)] + [(9, "Sampleton Charter Academy")]
        vendor = [(n, f"{name} Elementary") for n, name in enumerate(others)] + [("x", "Sampleton Science")]
        mapping = match_schools(sis, vendor)
        assert mapping.vendor_ids["9"] == "x"
        assert "almost every other school has its partner" in mapping.matched[-1].reasons
        assert "9" not in match_schools(sis, vendor, options=MatchOptions(elimination=False)).vendor_ids

    def test_a_common_word_counts_where_it_is_all_that_a_name_has(self) -> None:
        others = [(n, f"{name} High") for n, name in enumerate(["Oak", "Pine", "Elm", "Birch", "Maple", "Cedar"] * 5)]
        others = [(n, f"{name[:-5]} {n} High") for n, name in others] + [(98, "Sampleton International Academy")]
        sis, vendor = [*others, (99, "International High School Abcd")], [*others, ("x", "INTERNATIONAL HIGH SCHOOL")]
        assert match_schools(sis, vendor).vendor_ids["99"] == "x"

    def test_rows_that_are_no_schools_do_not_count_as_left_over(self) -> None:
        mapping = match_schools([(1, "Oak High")], [("a", "Oak High"), ("z", "District Office")])
        assert [school.id for school in mapping.unmatched_vendor] == ["z"]
        assert not mapping.review

    def test_the_reasons_name_what_agrees_and_what_does_not(self) -> None:
        reasons = match_schools([(1, "John F. Kennedy High")], [("a", "Kennedy HS")]).matched[0].reasons
        assert reasons == ("kind and distinguishing words agree: 'kennedy'", "only the SIS name has 'john', 'f'")


class TestCutNames:
    """A column of the other system holds 30 characters."""

    WHOLE = ("Sampleton County Vocational Technical High School", "Sampleton County Regional High School for Music")

    def test_a_name_that_is_the_beginning_of_one_only_is_mapped(self) -> None:
        sis = [(1, self.WHOLE[0][:30]), (2, self.WHOLE[1][:30]), (3, "Oak High")]
        mapping = match_schools(sis, [("a", self.WHOLE[0]), ("b", self.WHOLE[1]), ("c", "Oak High")])
        assert mapping.vendor_ids == {"1": "a", "2": "b", "3": "c"}
        assert "one name is the beginning of the other" in mapping.matched[1].reasons

    def test_where_another_name_of_the_side_is_longer_none_is_cut_off(self) -> None:
        long = (3, "Oak High School for the Proof of Long Names")
        cut, whole = (1, self.WHOLE[0][:30]), ("a", self.WHOLE[0])
        reason = "one name is the beginning of the other"
        assert reason in match_schools([cut], [whole]).matched[0].reasons
        assert reason not in match_schools([cut, long], [whole]).matched[0].reasons

    def test_the_beginning_of_two_goes_to_review(self) -> None:
        vendor = [
            ("a", "Sampleton County Vocational Technical North"),
            ("b", "Sampleton County Vocational Technical East"),
        ]
        mapping = match_schools([(1, vendor[0][1][:30])], vendor)
        assert not mapping.matched
        assert {pair.vendor.id for pair in mapping.review} == {"a", "b"}


class TestOptions:
    def test_a_higher_floor_maps_less(self) -> None:
        sis, vendor = [(1, "John F. Kennedy High")], [("a", "Kennedy HS")]
        score = match_schools(sis, vendor).matched[0].score
        assert not match_schools(sis, vendor, options=MatchOptions(floor=score + 0.0005)).matched

    def test_a_higher_margin_maps_less(self) -> None:
        sis, vendor = [(1, "Lincoln Academy High")], [("a", "Lincoln High"), ("b", "Lincoln")]
        loose, strict = (match_schools(sis, vendor, options=MatchOptions(floor=0.6, margin=m)) for m in (1.5, 1e6))
        assert loose.matched
        assert not strict.matched

    @pytest.mark.parametrize("options", [{"floor": 0.5}, {"floor": 1.0}, {"margin": 0.9}, {"margin": float("inf")}])
    def test_nonsense_is_refused(self, options: dict[str, float]) -> None:
        with pytest.raises(ConfigError, match=next(iter(options))):
            MatchOptions(floor=options.get("floor", 0.9), margin=options.get("margin", 3.0))


class TestShown:
    def test_in_a_notebook_with_everything_escaped(self) -> None:
        mapping = match_schools([(1, "<b>Oak</b> & Co"), (2, "Pine High")], [("a", "<b>Oak</b> & Co")])
        page = mapping._repr_html_()
        assert "<b>Oak" not in page
        assert "&lt;b&gt;Oak&lt;/b&gt; &amp; Co [1]" in page
        assert all(title in page for title in ("Matched", "Review", "Unmatched", "Pine High [2]"))

    def test_as_text(self) -> None:
        mapping = match_schools(
            [(1, "Oak High"), (2, "Pine High")], [("a", "Oak High"), ("b", "Elm"), ("c", "Fir"), ("d", "Ash")]
        )
        assert repr(mapping).startswith("<SchoolMapping: 1 matched, ")
        assert "1.000  Oak High [1] -> Oak High [a]  (same name)" in str(mapping)

    def test_long_lists_are_shown_in_part(self) -> None:
        mapping = match_schools([(number, f"Sample {number}") for number in range(1_234)], [])
        assert "... and 1,134 more" in str(mapping)
        assert "... and 1,134 more" in mapping._repr_html_()
        assert len(str(mapping).splitlines()) == 103
