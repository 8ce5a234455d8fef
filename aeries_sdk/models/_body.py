"""What is sent: bodies of writes as attrs classes that are checked before any request.

Only what was given is sent, since Aeries leaves alone (or, with some PUTs, erases) what a body leaves out:

    class ContactBody(Body):
        first_name: str = field("FirstName", "CON.FN", "first name", max_length=30)

    ContactBody(first_name="Ana")     # sends FirstName alone
    ContactBody(birthdate=None)       # sends "Birthdate": null
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, TypeVar, get_args, get_origin

import attrs

from aeries_sdk.arguments import boolean, day, instance, moment, nearest, number, text, whole
from aeries_sdk.errors import ArgumentError
from aeries_sdk.models._base import Fact
from aeries_sdk.values import JSON

B = TypeVar("B", bound="Body")


class Unset:
    """The value of a body's field that was not given."""

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET = Unset()


def field(
    wire: str,
    column: str = "",
    doc: str = "",
    *,
    required: bool = False,
    max_length: int = 0,
    choices: tuple[str, ...] = (),
) -> Any:
    """One field of a body; not sent unless given."""
    fact = Fact(wire, column, doc, required=required, max_length=max_length, choices=choices)
    return attrs.field(default=UNSET, metadata={Fact: fact})


@attrs.define(kw_only=True, repr=False)
class Body:
    """The base of all bodies. Its repr shows which fields are set, never their values."""

    def __repr__(self) -> str:
        given = [each.name for each in attrs.fields(type(self)) if getattr(self, each.name) is not UNSET]
        return f"{type(self).__name__}({', '.join(f'{name}=...' for name in given)})"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """What rich shows, which asks attrs objects for their fields and not for their repr."""
        for each in attrs.fields(type(self)):
            if getattr(self, each.name) is not UNSET:
                yield each.name, ...

    def to_wire(self) -> dict[str, JSON]:
        """The body as a JSON object with the vendor's names.

        Raises:
            ArgumentError: A required field is missing, or a value has the wrong type, is too long, or is not one of
                the documented choices. The message names the field, not the value.
        """
        attrs.resolve_types(type(self))
        out: dict[str, JSON] = {}
        for each in attrs.fields(type(self)):
            fact: Fact = each.metadata[Fact]
            value = getattr(self, each.name)
            if value is UNSET or (value is None and fact.required):
                if fact.required:
                    raise ArgumentError(f"{type(self).__name__} ({fact.wire}): `{each.name}` is required.")
                continue
            try:
                out[fact.wire] = _written(value, each.type, each.name, fact)
            except ArgumentError as error:
                raise ArgumentError(f"{type(self).__name__} ({fact.wire}): {error.message}") from None
        return out


def _written(value: Any, annotation: Any, name: str, fact: Fact) -> JSON:
    nullable = isinstance(annotation, types.UnionType)
    if value is None:
        if nullable:
            return None
        raise ArgumentError(f"`{name}` must not be None. Leave it out to keep what is there.")
    inner = get_args(annotation)[0] if nullable else annotation
    if get_origin(inner) is list:
        if not isinstance(value, list | tuple):
            raise ArgumentError(f"`{name}` must be a list, not {type(value).__name__}.")
        kind = get_args(inner)[0]
        return [_written(each, kind, f"{name}[{place}]", fact) for place, each in enumerate(value)]
    if isinstance(inner, type) and issubclass(inner, Body):
        return instance(value, name, inner).to_wire()
    return _WRITERS[inner](value, name, fact)


def _write_text(value: object, name: str, fact: Fact) -> str:
    found = text(value, name)
    if fact.max_length and len(found) > fact.max_length:
        raise ArgumentError(f"`{name}` must be at most {fact.max_length} characters long.")
    if fact.choices and found not in fact.choices:
        raise ArgumentError(f"`{name}` must be one of {', '.join(map(repr, fact.choices))}.")
    return found


def _write_clock(value: object, name: str, _: Fact) -> str:
    return instance(value, name, time, "Pass datetime.time(8, 30).").isoformat()


_WRITERS: dict[object, Callable[[Any, str, Fact], JSON]] = {
    str: _write_text,
    int: lambda value, name, _: whole(value, name),
    float: lambda value, name, _: number(value, name),
    bool: lambda value, name, _: boolean(value, name),
    date: lambda value, name, _: day(value, name).isoformat(),
    datetime: lambda value, name, _: moment(value, name).isoformat(),
    time: _write_clock,
}


def body_of(kind: type[B], given: B | None, fields: dict[str, Any]) -> dict[str, JSON]:
    """The checked JSON of a body that was given as an object, as keyword arguments, or as both (keywords win).

    Raises:
        ArgumentError: A name is not a field of the body, or a value is refused.
    """
    if given is not None:
        instance(given, "body", kind)
    known = [each.name for each in attrs.fields(kind)]
    if unknown := sorted({*fields} - {*known}):
        raise ArgumentError(f"{kind.__name__} has no field {', '.join(unknown)}.{nearest(unknown[0], known)}")
    body = kind(**fields) if given is None else attrs.evolve(given, **fields)
    return body.to_wire()
