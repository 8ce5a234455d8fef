"""Weighs the evidence that two schools are one, in log-odds: every piece has its points and its plain reason."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import fsum
from typing import Final

import attrs
from rapidfuzz import fuzz

from aeries_sdk.matching import words
from aeries_sdk.matching.align import Link, align
from aeries_sdk.matching.names import ParsedName, band_of_grades, parse
from aeries_sdk.matching.schools import SchoolRef

POINTS: Final[dict[str, float]] = {
    "start": -4.25,
    "coverage": 2.45,
    "distinguishing": 4.65,
    "both have words of their own": -2.5,
    "one has more words": -0.5,
    "spelling": 1.4,
    "same name": 7.0,
    "same words": 1.5,
    "beginning of the other": 2.0,
    "given names differ": -2.0,
    "kind agrees": 0.8,
    "kind missing": -0.25,
    "kind overlaps": -0.1,
    "only one begins at elementary": -2.5,
    "kind differs": -4.0,
    "number missing": -2.0,
    "numbers differ": -6.0,
    "direction missing": -1.25,
    "directions differ": -5.0,
    "charter missing": -1.5,
    "programme missing": -3.0,
    "programmes differ": -2.5,
    "grades agree": 1.0,
    "grades begin elsewhere": -2.5,
    "grades exclude": -6.0,
    "city agrees": 0.5,
    "city differs": -1.5,
    "e-mail domain agrees": 2.0,
    "e-mail domain differs": -0.5,
    "ids differ": -4.0,
    "same id": 20.0,
    "everybody else has a partner": 4.0,
}
"""How much each piece of evidence counts, in natural log-odds. Coverage, distinguishing and spelling are multiplied
with a share from 0 to 1; those of words left over with the share of the name they make up."""

_EXCLUDING: Final = frozenset({"kind differs", "numbers differ", "directions differ", "grades exclude", "ids differ"})
_ORDINARY, _GIVEN, _TITLE, _INITIAL, _PARTICLE = 1.0, 0.45, 0.3, 0.2, 0.15
_WEAK, _FAITH, _MARK, _DIRECTION = (0.25, 0.9), (0.6, 0.9), (0.4, 0.8), (0.6, 0.9)
_KIND: Final = 0.1
_NOT_ID: Final = re.compile(r"[\W_]+")


@attrs.frozen
class Profile:
    """A school with its name taken apart and its words weighed within its district."""

    ref: SchoolRef
    name: ParsedName
    text: str
    """The words of the name, to compare as a whole."""
    weights: tuple[float, ...]
    people: frozenset[int]
    """The places of given names and initials among the words."""
    band: words.Band
    grades: tuple[int, int] | None
    cut: bool
    """The name may be cut off, and none of its side is longer: then its end is missing."""
    own_domain: str
    """The e-mail domain, if no other school of its side has it: a district's domain says nothing."""


@attrs.define
class Evidence:
    """What speaks for and against a pair, as points by reason, and which words it was found in."""

    log_odds: float
    items: Mapping[str, float]
    excluded: bool
    """Something contradicts so plainly that no name can outweigh it."""
    lift: float
    """How much elimination counts, from 0 to 1: two schools left over that have names of their own may be two."""
    names: tuple[ParsedName, ParsedName]
    links: Sequence[Link]
    rests: tuple[Sequence[int], Sequence[int]]

    @property
    def has_doubts(self) -> bool:
        """Whether anything at all speaks against the pair."""
        return any(points < 0 for reason, points in self.items.items() if reason != "start")

    @property
    def shared(self) -> tuple[str, ...]:
        """The words of the left name that have their like in the right one."""
        return tuple(self.names[0].words[place] for link in self.links for place in link.left)

    @property
    def alone(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words that only the left name has, and those that only the right one has."""
        left, right = (
            tuple(name.words[place] for place in rest) for name, rest in zip(self.names, self.rests, strict=True)
        )
        return left, right


def profiles(sis: Sequence[SchoolRef], vendor: Sequence[SchoolRef]) -> tuple[list[Profile], list[Profile]]:
    """Takes all names apart and weighs each word: what many schools of the district share tells little."""
    names = [parse(ref.name) for ref in sis], [parse(ref.name) for ref in vendor]
    commonness = _counted(names[0]) | _counted(names[1])
    return _profiles(sis, names[0], commonness), _profiles(vendor, names[1], commonness)


def _counted(names: Iterable[ParsedName]) -> Counter[str]:
    return Counter(word for name in names for word in set(name.words))


def _profiles(refs: Sequence[SchoolRef], names: Sequence[ParsedName], commonness: Counter[str]) -> list[Profile]:
    domains = Counter(ref.email_domain.casefold() for ref in refs)
    longest = max((len(ref.name) for ref in refs), default=0)
    cut_at = {length for width in words.CUT_WIDTHS if longest <= width for length in (width, width - 1)}
    found = []
    for ref, name in zip(refs, names, strict=True):
        weights = [_word_weight(word, alone=False) for word in name.words]
        if _ORDINARY not in weights:
            weights = [_word_weight(word, alone=True) for word in name.words]
        domain = ref.email_domain.casefold()
        grades = name.grades
        if ref.low_grade is not None and ref.high_grade is not None:
            grades = ref.low_grade, ref.high_grade
        found.append(
            Profile(
                ref=ref,
                name=name,
                text=" ".join(name.words),
                weights=tuple(
                    weight / (1 + math.log(commonness[word])) for word, weight in zip(name.words, weights, strict=True)
                ),
                people=frozenset(place for place, word in enumerate(name.words) if _is_given(word)),
                band=name.band or (band_of_grades(*grades) if grades else name.band),
                grades=grades,
                cut=len(ref.name) in cut_at,
                own_domain=domain if domains[domain] == 1 and domain not in words.SHARED_DOMAINS else "",
            )
        )
    return found


def _word_weight(word: str, alone: bool) -> float:
    if len(word) == 1 and not word.isdigit():
        return _INITIAL
    if word in words.PARTICLES:
        return _PARTICLE
    if word in words.TITLES:
        return _TITLE
    tables = (words.MARKS, _MARK), (words.FAITHS, _FAITH), (words.DIRECTIONS, _DIRECTION), (words.WEAK, _WEAK)
    for table, (beside_others, on_its_own) in tables:
        if word in table:
            return on_its_own if alone else beside_others
    return _GIVEN if word in words.GIVEN_NAMES and not alone else _ORDINARY


def _is_given(word: str) -> bool:
    return word in words.GIVEN_NAMES or (len(word) == 1 and word.isalpha())


def weigh_pair(a: Profile, b: Profile) -> Evidence:
    """Collects the evidence about one pair of schools."""
    links, rest_a, rest_b = align(a.name.words, b.name.words, (a.name.cut, b.name.cut))
    own = _weight(a.weights, rest_a), _weight(b.weights, rest_b)
    items = _of_words(a, b, links, own)
    # an initial of one's that fits a name of the other's is no rest any more
    if not (a.people.isdisjoint(rest_a) or b.people.isdisjoint(rest_b)):
        items["given names differ"] = POINTS["given names differ"]
    for reason in (*_of_kinds(a.band, b.band), *_of_marks(a.name, b.name), *_of_school(a, b)):
        items[reason] = POINTS[reason]
    return Evidence(
        sum(items.values()),
        items,
        "same id" not in items and not _EXCLUDING.isdisjoint(items),
        max(0.0, 1 - min(own)),
        (a.name, b.name),
        links,
        (rest_a, rest_b),
    )


def _weight(weights: Sequence[float], places: Sequence[int]) -> float:
    # fsum: the same to the last bit in whatever order the words come
    return weights[places[0]] if len(places) == 1 else fsum([weights[place] for place in places])


def _of_words(a: Profile, b: Profile, links: list[Link], own: tuple[float, float]) -> dict[str, float]:
    parts = [(link.likeness, (_weight(a.weights, link.left) + _weight(b.weights, link.right)) / 2) for link in links]
    matched = fsum([likeness * weight for likeness, weight in parts])
    lost = fsum([(1 - likeness) * weight for likeness, weight in parts])
    # several words that stand for one count no more than one
    best = max([likeness * min(_ORDINARY, weight) for likeness, weight in parts], default=0.0)
    # what a cut name lost may be what the other name has more
    cut_off = (a.cut or b.cut) and (_is_beginning(a, b) or _is_beginning(b, a))
    own_a = 0.0 if cut_off else own[0] * (0.5 if b.name.cut else 1)
    own_b = 0.0 if cut_off else own[1] * (0.5 if a.name.cut else 1)
    whole = matched + lost + (own_a + own_b) / 2 + _KIND
    items = {
        "start": POINTS["start"],
        "coverage": POINTS["coverage"] * (matched + _KIND) / whole,
        "distinguishing": POINTS["distinguishing"] * best,
        "spelling": POINTS["spelling"] * (fuzz.ratio(a.text, b.text) / 100),
        "both have words of their own": POINTS["both have words of their own"] * min(own_a, own_b) / whole,
        "one has more words": POINTS["one has more words"] * abs(own_a - own_b) / whole,
    }
    if a.name.folded == b.name.folded:
        items["same name"] = POINTS["same name"]
    elif cut_off:
        items["beginning of the other"] = POINTS["beginning of the other"]
    elif own == (0, 0) and not lost and a.band == b.band:
        items["same words"] = POINTS["same words"]
    return items


def _is_beginning(short: Profile, long: Profile) -> bool:
    return short.cut and short.name.folded != long.name.folded and long.name.folded.startswith(short.name.folded)


@lru_cache(maxsize=1024)
def _of_kinds(a: words.Band, b: words.Band) -> tuple[str, ...]:
    if bool(a) != bool(b):
        return ("kind missing",)
    if a and a == b:
        return ("kind agrees",)
    if a & b:
        begins = words.Band.ELEMENTARY
        return ("kind overlaps",) if (a & begins) == (b & begins) else ("only one begins at elementary",)
    return ("kind differs",) if a else ()


def _of_marks(a: ParsedName, b: ParsedName) -> Iterable[str]:
    if bool(a.numbers) != bool(b.numbers):
        yield "number missing"
    elif a.numbers != b.numbers:
        yield "numbers differ"
    if bool(a.directions) != bool(b.directions):
        yield "direction missing"
    elif a.directions and not a.directions & b.directions:
        yield "directions differ"
    if ("charter" in a.words) != ("charter" in b.words):
        yield "charter missing"
    if bool(a.marks) != bool(b.marks):
        yield "programme missing"
    elif a.marks and not a.marks & b.marks:
        yield "programmes differ"


def _of_school(a: Profile, b: Profile) -> Iterable[str]:
    ids = id_evidence(a.ref, b.ref)
    if ids:
        yield ids
    if a.grades and b.grades:
        if a.grades == b.grades:
            yield "grades agree"
        elif max(a.grades[0], b.grades[0]) > min(a.grades[1], b.grades[1]):
            yield "grades exclude"
        # whether a school counts its preschool is no difference between schools
        elif abs(max(a.grades[0], 0) - max(b.grades[0], 0)) > 1:
            yield "grades begin elsewhere"
    if a.ref.city and b.ref.city:
        yield "city agrees" if a.ref.city.casefold() == b.ref.city.casefold() else "city differs"
    if a.own_domain and b.own_domain:
        yield "e-mail domain agrees" if a.own_domain == b.own_domain else "e-mail domain differs"


def id_evidence(a: SchoolRef, b: SchoolRef) -> str:
    """What the ids that others gave, the state's and the federal one, say: "same id", "ids differ", or nothing."""
    if not (a.state_id and b.state_id) and not (a.nces_id and b.nces_id):
        return ""
    verdicts = set()
    for ids in ((a.state_id, b.state_id), (a.nces_id, b.nces_id)):
        one, other = (_NOT_ID.sub("", text).casefold() for text in ids)
        # ids of unequal length are of different kinds (a CDS code, its last seven digits) and cannot be compared
        if one and len(one) == len(other):
            verdicts.add("same id" if one == other else "ids differ")
    return "ids differ" if "ids differ" in verdicts else "".join(verdicts)
