"""What all models have in common: their fields' facts, unknown fields, reprs without personal data.

A field is declared once, with its name on the wire, its Aeries source column (`STU.ID`) and a line of documentation:

    class Term(Model):
        term_code: str = key("TermCode", "TRM.TM", "code of the term, unique within the school", show=True)
        start_date: date | None = value("StartDate", "TRM.D1", "first day")

`key` is required, `text` falls back to "", `value` to None, `rows` to an empty list.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from aeries_sdk.values import JSON


@attrs.frozen
class Fact:
    """What is known of one field.

    Attributes:
        wire: Name in the JSON, e.g. `"StudentID"`.
        column: Source in Aeries, e.g. `"STU.ID"`; "" where the vendor names none.
        doc: One line.
        aliases: Other names it has had on the wire.
        show: Whether a repr may show it: only what says nothing about a person.
        loose: For texts: a bare number is taken too, where the vendor does not show which of the two is sent.
        required: For bodies: Aeries refuses the write without it.
        max_length: For bodies: longest text that is taken, 0 for no limit.
        choices: For bodies: the only texts that are taken.
    """

    wire: str
    column: str = ""
    doc: str = ""
    aliases: tuple[str, ...] = ()
    show: bool = False
    loose: bool = False
    required: bool = False
    max_length: int = 0
    choices: tuple[str, ...] = ()


def key(wire: str, column: str = "", doc: str = "", *, aliases: tuple[str, ...] = (), show: bool = False) -> Any:
    """A field without which the record makes no sense: part of its key."""
    return attrs.field(metadata={Fact: Fact(wire, column, doc, aliases, show)})


def text(
    wire: str,
    column: str = "",
    doc: str = "",
    *,
    aliases: tuple[str, ...] = (),
    show: bool = False,
    loose: bool = False,
) -> Any:
    """A text that is "" where there is none."""
    return attrs.field(default="", metadata={Fact: Fact(wire, column, doc, aliases, show, loose)})


def loose_text(wire: str, column: str = "", doc: str = "", *, show: bool = False) -> Any:
    """A text that may come as a bare number: the vendor's samples do not show which."""
    return text(wire, column, doc, show=show, loose=True)


def value(wire: str, column: str = "", doc: str = "", *, aliases: tuple[str, ...] = (), show: bool = False) -> Any:
    """A number, boolean, date, moment, time or nested object that is None where there is none."""
    return attrs.field(default=None, metadata={Fact: Fact(wire, column, doc, aliases, show)})


def rows(wire: str, column: str = "", doc: str = "", *, aliases: tuple[str, ...] = (), show: bool = False) -> Any:
    """A list, empty where there is none."""
    return attrs.field(factory=list, metadata={Fact: Fact(wire, column, doc, aliases, show)})


@attrs.frozen
class Sent:
    """How a record looked on the wire, where that differs from how it would be written.

    Attributes:
        absent: Wire names of documented fields that were missing.
        values: Values as sent, by the wire name they came under, where the attribute holds a tidier one.
        names: The alias a field came under, by its present wire name.
    """

    absent: frozenset[str] = frozenset()
    values: Mapping[str, JSON] = attrs.field(factory=dict)
    names: Mapping[str, str] = attrs.field(factory=dict)


@attrs.define(kw_only=True, repr=False)
class Model:
    """The base of all records: plain data, one attribute per documented field.

    Attributes:
        extra: Fields that this version of the library does not know, by their wire names, as sent.
    """

    extra: dict[str, JSON] = attrs.field(factory=dict)
    # Not part of the value: two records with equal attributes are equal however they were spelled.
    _sent: Sent | None = attrs.field(default=None, init=False, eq=False)

    # Hidden from type checkers, which would take any name for an attribute.
    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            # Few records have unknown fields: the converter leaves their dictionary to be made when somebody looks.
            if name == "extra":
                self.extra = {}
            return object.__getattribute__(self, name)

    def __repr__(self) -> str:
        shown = [
            f"{field.name}={getattr(self, field.name)!r}"
            for field in attrs.fields(type(self))
            if field.metadata and field.metadata[Fact].show
        ]
        return f"{type(self).__name__}({', '.join([*shown, '...'])})"

    def __rich_repr__(self) -> Iterator[tuple[str, object]]:
        """What rich shows, which asks attrs objects for their fields and not for their repr."""
        for field in attrs.fields(type(self)):
            if field.metadata and field.metadata[Fact].show:
                yield field.name, getattr(self, field.name)

    def _repr_html_(self) -> str:
        shown = [
            (field.name, fact.doc, getattr(self, field.name))
            for field in attrs.fields(type(self))
            if field.metadata and (fact := field.metadata[Fact]).show
        ]
        hidden = len(facts(type(self))) - len(shown)
        rows = "".join(
            f'<tr><th scope="row" title="{html.escape(doc)}">{name}</th><td>{html.escape(str(value))}</td></tr>'
            for name, doc, value in shown
        )
        return f"<table><caption>{type(self).__name__}, {hidden} more fields not shown</caption>{rows}</table>"


def facts(model: type[Model]) -> dict[str, Fact]:
    """The facts of a model's fields, by attribute name, in the order of the documentation.

    >>> from aeries_sdk.models import Term
    >>> facts(Term)["start_date"].column
    'TRM.D1'
    """
    return {field.name: field.metadata[Fact] for field in attrs.fields(model) if field.metadata}


def is_blank(value: str | None) -> bool:
    """Whether a text or code says nothing: Aeries sends "", one or more blanks, or null for it.

    >>> is_blank(" "), is_blank(""), is_blank(None), is_blank("I")
    (True, True, True, False)
    """
    return value is None or not value.strip()


def tidy(value: str | None) -> str:
    r"""A text as one shows it: without blanks and line breaks around it, runs of blanks inside as one.

    >>> tidy(" Ana\r\n"), tidy(None)
    ('Ana', '')
    """
    return " ".join(value.split()) if value else ""
