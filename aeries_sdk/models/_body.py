"""What is sent: bodies of writes as attrs classes that are checked before any request.

Only what was given is sent, since Aeries leaves alone (or, with some PUTs, erases) what a body leaves out:

    class ContactBody(Body):
        first_name: str = field("FirstName", "CON.FN", "first name", max_length=30)

    ContactBody(first_name="Ana")     # sends FirstName alone
    ContactBody(birthdate=None)       # sends "Birthdate": null
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, TypeVar, get_args, get_origin

import attrs

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
                    raise ArgumentError(f"{type(self).__name__}: {each.name} ({fact.wire}) is required.")
                continue
            try:
                out[fact.wire] = _written(value, each.type, fact)
            except _NotAccepted as wrong:
                raise ArgumentError(f"{type(self).__name__}: {each.name} ({fact.wire}) takes {wrong}.") from None
        return out


class _NotAccepted(Exception):
    """The message says what the field takes."""


def _written(value: Any, annotation: Any, fact: Fact) -> JSON:
    nullable = isinstance(annotation, types.UnionType)
    if value is None:
        if nullable:
            return None
        raise _NotAccepted("a value; leave it out to keep what is there")
    inner = get_args(annotation)[0] if nullable else annotation
    if get_origin(inner) is list:
        if not isinstance(value, list | tuple):
            raise _NotAccepted("a list")
        return [_written(item, get_args(inner)[0], fact) for item in value]
    if isinstance(inner, type) and issubclass(inner, Body):
        if not isinstance(value, inner):
            raise _NotAccepted(f"a {inner.__name__}")
        return value.to_wire()
    return _WRITERS[inner](value, fact)


def _write_text(value: object, fact: Fact) -> str:
    if not isinstance(value, str):
        raise _NotAccepted("text")
    if fact.max_length and len(value) > fact.max_length:
        raise _NotAccepted(f"at most {fact.max_length} characters")
    if fact.choices and value not in fact.choices:
        raise _NotAccepted("one of " + ", ".join(repr(choice) for choice in fact.choices))
    return value


def _write_whole(value: object, _: Fact) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _NotAccepted("a whole number")
    return value


def _write_number(value: object, _: Fact) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _NotAccepted("a number")
    return value


def _write_flag(value: object, _: Fact) -> bool:
    if not isinstance(value, bool):
        raise _NotAccepted("True or False")
    return value


def _write_day(value: object, _: Fact) -> str:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise _NotAccepted("a date")
    return value.isoformat()


def _write_moment(value: object, _: Fact) -> str:
    if not isinstance(value, datetime):
        raise _NotAccepted("a datetime")
    return value.isoformat()


def _write_clock(value: object, _: Fact) -> str:
    if not isinstance(value, time):
        raise _NotAccepted("a time")
    return value.isoformat()


_WRITERS: dict[object, Any] = {
    str: _write_text,
    int: _write_whole,
    float: _write_number,
    bool: _write_flag,
    date: _write_day,
    datetime: _write_moment,
    time: _write_clock,
}


def body_of(kind: type[B], given: B | None, fields: dict[str, Any]) -> dict[str, JSON]:
    """The checked JSON of a body that was given as an object, as keyword arguments, or as both (keywords win).

    Raises:
        ArgumentError: A name is not a field of the body, or a value is refused.
    """
    if given is not None and not isinstance(given, kind):
        raise ArgumentError(f"Expected a {kind.__name__}, not {type(given).__name__}.")
    unknown = sorted(set(fields) - {each.name for each in attrs.fields(kind)})
    if unknown:
        raise ArgumentError(f"{kind.__name__} has no field {', '.join(unknown)}.")
    body = kind(**fields) if given is None else attrs.evolve(given, **fields)
    return body.to_wire()
