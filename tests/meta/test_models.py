"""Every field says what it is on the wire, and no repr shows a person."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter

import attrs
import pytest

from aeries_sdk import OPERATIONS, models
from aeries_sdk.models import Body, Model
from aeries_sdk.models._base import Fact

KINDS: list[type[Model | Body]] = [
    kind
    for kind in (getattr(models, name) for name in models.__all__)
    if isinstance(kind, type) and issubclass(kind, Model | Body) and kind not in {Model, Body}
]
PERSONAL = re.compile(
    r"(Student|Staff|Teacher|Counselor|Recipient|Contact)_?(ID|Number)$|Names?$|Address|Street|Email|Phone|Birth|Ethnic|Race"
    r"|Gender|Comment|Language|User|Picture$|Score",
    re.IGNORECASE,
)
NOBODYS_NAMES = {
    ("School", "Name"),
    ("Group", "Name"),
    ("ProgramProperty", "Name"),
    ("SystemInfo", "LocalTimeZoneName"),
    ("CollegeTest", "TestName"),
}


def _facts(kind: type[Model | Body]) -> dict[str, Fact]:
    return {each.name: each.metadata[Fact] for each in attrs.fields(kind) if Fact in each.metadata}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_wire_name_and_a_description(kind: type[Model | Body]) -> None:
    own = {each.name for each in attrs.fields(kind)} - {"extra", "_sent"}
    facts = _facts(kind)
    assert own == set(facts)
    assert [name for name, fact in facts.items() if not fact.wire or not fact.doc.strip()] == []
    assert [name for name, fact in facts.items() if name != _snake(fact.wire)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_wire_name_belongs_to_one_field(kind: type[Model | Body]) -> None:
    names = Counter(name for fact in _facts(kind).values() for name in (fact.wire, *fact.aliases))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_repr_shows_nothing_about_a_person(kind: type[Model | Body]) -> None:
    shown = [fact.wire for fact in _facts(kind).values() if fact.show]
    assert [wire for wire in shown if PERSONAL.search(wire) and (kind.__name__, wire) not in NOBODYS_NAMES] == []


def test_every_kind_is_exported() -> None:
    modules = [
        importlib.import_module(f"{models.__name__}.{each.name}") for each in pkgutil.iter_modules(models.__path__)
    ]
    kinds = {
        name
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, Model | Body) and not name.startswith("_")
    }
    assert kinds == {kind.__name__ for kind in (*KINDS, Model, Body)}


def test_every_kind_is_described() -> None:
    assert [kind.__name__ for kind in KINDS if not (kind.__doc__ or "").strip()] == []


def test_every_model_is_known_to_an_operation_or_to_another_model() -> None:
    known = " ".join(
        [
            *(str(each.type) for kind in KINDS for each in attrs.fields(kind)),
            *(row.model.__name__ for row in OPERATIONS.values() if row.model),
        ]
    )
    lonely = [
        kind.__name__ for kind in KINDS if issubclass(kind, Model) and not re.search(rf"\b{kind.__name__}\b", known)
    ]
    assert lonely == []


def _snake(wire: str) -> str:
    words = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", wire)
    return re.sub(r"([a-z\d])([A-Z])", r"\1_\2", words).lower()
