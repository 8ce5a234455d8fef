"""What the matcher takes: schools in any of the usual shapes, made into `SchoolRef`."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from aeries_sdk.arguments import is_missing, unwrapped
from aeries_sdk.errors import ConfigError
from aeries_sdk.matching.names import parse
from aeries_sdk.matching.words import GRADES

_FIELDS: Final = ("id", "name", "state_id", "nces_id", "low_grade", "high_grade", "city", "email_domain")
_EXPECTED: Final = (
    "expected a School of this library, a SchoolRef, an (id, name) pair, or a dict with the keys "
    f"id and name and optionally {', '.join(_FIELDS[2:])}"
)


def _text(value: object) -> str:
    plain = unwrapped(value)
    if is_missing(plain):
        return ""
    # A column of a table with missing codes holds floats: 994.0.
    return str(int(plain) if isinstance(plain, float) and plain.is_integer() else plain).strip()


def _grade(value: object) -> int | None:
    text = _text(value).lower()
    if text in GRADES:
        return GRADES[text]
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 4 else None


@attrs.frozen
class SchoolRef:
    """One school of one side, as far as matching needs it.

    Args:
        id: The id on its own side, kept as text. It names the school in the result and is never evidence: equal ids of
            two systems prove nothing.
        name: The name, as the system writes it.
        state_id: The id the state gave; in California the CDS code of 14 digits.
        nces_id: The federal id.
        low_grade: Lowest grade taught: a number or a code such as "TK" or "KG". Anything else counts as unknown.
        high_grade: Highest grade taught.
        city: The city of the school's address.
        email_domain: The part after the @ of an address at the school.

    Examples:
        >>> SchoolRef(994, "Golden Eagle Elementary", low_grade="TK", high_grade="05")
        SchoolRef(id='994', name='Golden Eagle Elementary', low_grade=-1, high_grade=5)
    """

    id: str = attrs.field(converter=_text)
    name: str = attrs.field(converter=_text)
    state_id: str = attrs.field(default="", converter=_text, kw_only=True)
    nces_id: str = attrs.field(default="", converter=_text, kw_only=True)
    low_grade: int | None = attrs.field(default=None, converter=_grade, kw_only=True)
    high_grade: int | None = attrs.field(default=None, converter=_grade, kw_only=True)
    city: str = attrs.field(default="", converter=_text, kw_only=True)
    email_domain: str = attrs.field(default="", converter=_text, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not self.id:
            raise ConfigError(f"a school needs an id, and the one named {self.name!r} has none")

    def __repr__(self) -> str:
        known = (f"{name}={getattr(self, name)!r}" for name in _FIELDS if getattr(self, name) not in {"", None})
        return f"SchoolRef({', '.join(known)})"


def read_schools(schools: Iterable[object], side: str) -> tuple[list[SchoolRef], set[str]]:
    """Makes every school a SchoolRef, once per id, in an order that does not depend on the input's.

    A school listed twice, or under a shorter and a longer name, counts once: the first by alphabet is kept.

    Args:
        schools: The schools of one side.
        side: "SIS" or "vendor", for the messages.

    Returns:
        The schools, and the ids that stand for plainly different ones, each with a warning: only a person knows which.

    Raises:
        ConfigError: A school has a shape that is not understood, or no id.
    """
    if isinstance(schools, (str, bytes, Mapping)):
        raise ConfigError(
            f"the {side} schools are one {type(schools).__name__}, not a list: {_EXPECTED}, for each school"
        )
    if not isinstance(schools, Iterable):
        raise ConfigError(
            f"the {side} schools are one {type(schools).__name__}, not a list: {_EXPECTED}, for each school"
        )
    refs = [_read(school, f"{side} school number {number}") for number, school in enumerate(schools, start=1)]
    # the whole of it: of two records of one id and name the one kept must not depend on the order of the input
    refs.sort(key=lambda ref: (ref.name.casefold(), ref.name, ref.id, repr(ref)))
    kept: dict[str, SchoolRef] = {}
    unclear: set[str] = set()
    for ref in refs:
        first = kept.setdefault(ref.id, ref)
        if first is not ref and ref.id not in unclear and not _may_be_one(first.name, ref.name):
            unclear.add(ref.id)
            names = f"{first.name!r} and {ref.name!r}"
            warnings.warn(f"two {side} schools have the id {ref.id!r}: {names}; it is left to a person", stacklevel=3)
    return list(kept.values()), unclear


def _may_be_one(one: str, other: str) -> bool:
    parsed = parse(one), parse(other)
    own = set(parsed[0].words), set(parsed[1].words)
    bands = [name.band for name in parsed if name.band]
    return (own[0] <= own[1] or own[1] <= own[0]) and (len(bands) < 2 or bool(bands[0] & bands[1]))


def _read(school: object, where: str) -> SchoolRef:
    if isinstance(school, SchoolRef):
        return school
    if isinstance(school, Mapping):
        return _from_mapping(school, where)
    if isinstance(school, (tuple, list)) and len(school) == 2:
        return SchoolRef(school[0], school[1])
    if hasattr(school, "school_code") and hasattr(school, "name"):
        return _from_model(school)
    raise ConfigError(f"{where} is a {type(school).__name__}: {_EXPECTED}")


def _from_mapping(school: Mapping[object, object], where: str) -> SchoolRef:
    unknown = sorted(str(key) for key in school if key not in _FIELDS)
    missing = [key for key in ("id", "name") if key not in school]
    if unknown or missing:
        problem = f"lacks {', '.join(missing)}" if missing else f"has the unknown key {', '.join(unknown)}"
        raise ConfigError(f"{where} {problem}: {_EXPECTED}")
    rest = {key: school.get(key) for key in _FIELDS[2:]}
    return SchoolRef(school["id"], school["name"], **rest)


def _from_model(school: object) -> SchoolRef:
    def text(name: str) -> str:
        return _text(getattr(school, name, ""))

    parts = text("state_county_id"), text("state_district_id"), text("state_school_id")
    return SchoolRef(
        text("school_code"),
        text("name"),
        state_id="".join(parts) if all(parts) else "",
        nces_id=text("nces_school_id"),
        low_grade=getattr(school, "low_grade_level", None),
        high_grade=getattr(school, "high_grade_level", None),
        city=text("address_city"),
        # of the principal's address only the domain is kept: the rest is a person's
        email_domain=text("principal_email_address").rpartition("@")[2]
        if "@" in text("principal_email_address")
        else "",
    )
