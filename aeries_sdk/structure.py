"""The fast way from a JSON object to a model: one flat function per model and order of keys, written once.

A list of Aeries holds thousands of records with the same keys in the same order. So the first of them has a function
written for it that takes the values by their position, looks at the type of each once, and fills the slots of the model
without going through its constructor. It accepts exactly the canonical form of each value and keeps no memory of
spellings; whatever else comes along raises, and `convert` reads that record the careful way.

The function of a model stands as a hook in a cattrs converter, beside strict hooks for single values: cattrs finds what
reads a nested model or a list. Its own functions for classes are not used, since they look up each key by itself, call
a hook for each value and go through the constructor: five times the work for a student's 77 fields.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar, cast, get_args, get_origin

import attrs
import cattrs

from aeries_sdk.models._base import Fact, Model, Sent
from aeries_sdk.values import (
    JSON,
    KINDS,
    LOOSE_TEXT,
    Days,
    Kind,
    WrongValueError,
    exact_clock,
    exact_moment,
    exact_number,
    exactly,
)

M = TypeVar("M", bound=Model)

_NONE = type(None)
# Orders of keys per model that get a function of their own. A list has one; a server that shuffles keys for each record
# must not make us compile for each record.
_MOST_SHAPES = 32
# Keys of a record that gets a function; the widest model has some 120. Longer functions cost memory for ever.
_MOST_KEYS = 1000


@attrs.frozen
class Field:
    """One attribute of a model, ready for converting: either a `kind` or a nested `model`.

    Attributes:
        name: The attribute.
        fact: What is known of it, its wire name above all.
        kind: How a single value is read and written, None for a nested model.
        model: The nested model, None for a single value.
        many: Whether it is a list of that model.
        default: `attrs.NOTHING` for a part of the key.
        inner: The documented type, without `None`.
        optional: Whether None is allowed.
    """

    name: str
    fact: Fact
    kind: Kind | None
    model: type[Model] | None
    many: bool
    default: Any
    inner: Any
    optional: bool
    plain: frozenset[type] = attrs.field(init=False)
    """Types whose values are the attribute as they are, and go out as they are."""

    @plain.default
    def _plain(self) -> frozenset[type]:
        as_they_are = {self.inner} if self.inner in {str, int, float, bool} else set()
        return frozenset(as_they_are | {_NONE} if self.optional and self.kind else as_they_are)

    @property
    def required(self) -> bool:
        """Whether a record without it makes no sense."""
        return self.default is attrs.NOTHING

    def empty(self) -> JSON:
        """The value where the field was not sent."""
        return [] if self.many or isinstance(self.default, attrs.Factory) else self.default  # type: ignore[arg-type]


def fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model with their converters, in the order of the documentation."""
    # mypy takes the metaclass's __hash__ for the instances' own, which attrs sets to None.
    hashable: Any = model
    return _plan(hashable)


@functools.cache
def _plan(model: Any) -> tuple[Field, ...]:
    attrs.resolve_types(model)
    return tuple(_field(each) for each in attrs.fields(model) if each.metadata)


def _field(attribute: attrs.Attribute[Any]) -> Field:
    fact: Fact = attribute.metadata[Fact]
    annotation: Any = attribute.type
    optional = isinstance(annotation, types.UnionType)
    inner = get_args(annotation)[0] if optional else annotation
    kind = KINDS.get(inner)
    many = kind is None and get_origin(inner) is list
    return Field(
        name=attribute.name,
        fact=fact,
        kind=LOOSE_TEXT if fact.loose else kind,
        model=None if kind else get_args(inner)[0] if many else inner,
        many=many,
        default=attribute.default,
        inner=inner,
        optional=optional,
    )


def former_names(model: type[Model], keys: dict[str, JSON]) -> dict[str, str]:
    """The former name under which a field came, by its present one."""
    return {
        field.fact.wire: alias
        for field in fields(model)
        if field.fact.aliases and field.fact.wire not in keys
        for alias in field.fact.aliases
        if alias in keys
    }


# --- single values and lists ------------------------------------------------------------------------------------------

_DAYS = Days()

_converter = cattrs.Converter(detailed_validation=False)
for _type in (str, int, bool):
    _converter.register_structure_hook(_type, exactly(_type))
_converter.register_structure_hook(float, exact_number)
_converter.register_structure_hook(date, lambda value, _: _DAYS[value])
_converter.register_structure_hook(datetime, exact_moment)
_converter.register_structure_hook(time, exact_clock)
_converter.register_structure_hook_func(lambda annotation: annotation is JSON, lambda value, _: value)


def _list_hook(annotation: Any) -> Callable[[JSON, object], list[JSON]]:
    """A list of an item type; cattrs would take any iterable, a text letter by letter."""
    (item,) = get_args(annotation)
    structure = _converter.get_structure_hook(item)

    def hook(value: JSON, _: object) -> list[JSON]:
        if type(value) is not list:
            raise WrongValueError
        return [structure(each, item) for each in value]

    return hook


def _model_hook(model: type[M]) -> Callable[[JSON, object], M]:
    known = shapes(model)

    def hook(value: JSON, _: object) -> M:
        if type(value) is not dict:
            raise WrongValueError
        return known[tuple(value)](value)

    return hook


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is list


_converter.register_structure_hook_factory(_is_list, _list_hook)
_converter.register_structure_hook_factory(
    lambda annotation: isinstance(annotation, type) and issubclass(annotation, Model), _model_hook
)


# --- models -----------------------------------------------------------------------------------------------------------

Flat = Callable[[JSON], M]


class Shapes(dict[tuple[str, ...], Flat[M]]):
    """The functions of one model, by the keys of a record in their order; each is written when it is first asked for.

    A function takes one JSON object. It raises `LookupError` where the keys are not those it was written for, and some
    other exception where a value is not in its canonical form.
    """

    def __init__(self, model: type[M]) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, keys: tuple[str, ...]) -> Flat[M]:
        if len(self) >= _MOST_SHAPES or len(keys) > _MOST_KEYS:
            raise WrongValueError
        flat = self[keys] = _compile(self._model, keys)
        return flat


def shapes(model: type[M]) -> Shapes[M]:
    """The functions of a model.

    >>> from aeries_sdk.models import Term
    >>> shapes(Term)["TermCode", "StartDate"]({"TermCode": "F", "StartDate": "2026-08-10T00:00:00"}).start_date
    datetime.date(2026, 8, 10)
    """
    hashable: Any = model
    return cast("Shapes[M]", _shapes(hashable))


@functools.cache
def _shapes(model: Any) -> Shapes[Model]:
    return Shapes(model)


def _compile(model: type[M], keys: tuple[str, ...]) -> Flat[M]:
    """Write the function for one order of keys.

    Its source holds names of our own attributes and numbers, never a text that came over the wire.
    """
    names = former_names(model, dict.fromkeys(keys))
    places = {key: place for place, key in enumerate(keys)}
    scope: dict[str, Any] = {"model": model, "new": object.__new__, "join": "".join, "number": exact_number}
    scope |= {"days": _DAYS, "Wrong": WrongValueError, "keys": [*keys]}
    texts: list[str] = []
    checks: list[str] = []
    stores: list[str] = []
    absent: set[str] = set()
    for field in fields(model):
        place = places.pop(names.get(field.fact.wire, field.fact.wire), None)
        if place is not None:
            check, expression = _inline(field, f"v{place}")
            (texts if check == f"v{place}" else checks).append(check)
            scope[f"hook_{field.name}"] = _converter.get_structure_hook(field.inner)
        elif field.required:
            raise WrongValueError
        else:
            absent.add(field.fact.wire)
            expression = repr(field.empty())
        stores.append(f"record.{field.name} = {expression}")
    scope["sent"] = Sent(frozenset(absent), names=names) if absent or names else None
    if places:
        stores.append(f"record.extra = {{{', '.join(f'keys[{place}]: v{place}' for place in places.values())}}}")
    lines = [
        "if list(value) != keys: raise LookupError",
        f"({''.join(f'v{place}, ' for place in range(len(keys)))}) = value.values()",
        # Joining refuses whatever is no text: one call for all texts.
        f"join(({''.join(f'{text}, ' for text in texts)}))",
        f"if not ({' and '.join(filter(None, checks)) or True}): raise Wrong",
        "record = new(model)",
        *stores,
        "record._sent = sent",
        "return record",
    ]
    exec("def flat(value):\n    " + "\n    ".join(lines), scope)  # noqa: S102 - see the docstring
    return cast("Flat[M]", scope["flat"])


def _inline(field: Field, value: str) -> tuple[str, str]:
    """The check of a value, or for a text the value itself, or nothing; and the expression of the attribute."""
    none = f"{value} is None or " if field.optional else ""
    simple = {
        str: (f"({none}type({value}) is str)" if field.optional else value, value),
        int: (f"({none}type({value}) is int)", value),
        bool: (f"({none}{value} is True or {value} is False)", value),
        float: ("", f"{value} if {none}type({value}) is float else number({value}, float)"),
        date: ("" if field.optional else f"{value} is not None", f"days[{value}]"),
    }
    if field.inner in simple:
        return simple[field.inner]
    return "", f"hook_{field.name}({value}, None)" + (f" if {value} is not None else None" if field.optional else "")
