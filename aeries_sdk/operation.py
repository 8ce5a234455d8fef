"""One documented endpoint as a frozen row of data.

The rows stand on top of the files in `resources/`, beside the methods that call them; `aeries_sdk.OPERATIONS` holds all
of them by id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Generic, Literal, TypeVar
from urllib.parse import quote

import attrs

from aeries_sdk.errors import APIStatusError, ArgumentError

R = TypeVar("R")

Access = Literal["read", "insert", "update", "delete"]
PathValue = int | str

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@attrs.frozen
class Paging:
    """How an endpoint is read in pages: two query parameters, positions counted from 1, both ends included.

    Attributes:
        start: Name of the parameter with the first position wanted.
        end: Name of the parameter with the last position wanted.
        key: Attributes that tell records apart, so that one that shows up on two pages is given once.
        alike: Whether different records can have the same key: a student can have several at one school.
    """

    start: str
    end: str
    key: tuple[str, ...]
    alike: bool = False


@attrs.frozen(kw_only=True)
class Operation(Generic[R]):
    """One documented endpoint.

    Attributes:
        id: Stable name, `"students.list"`.
        call: The way to its method from a client, `"students.list"` for `client.students.list`.
        method: HTTP method.
        paths: All documented path forms with `{Placeholders}`; the arguments given decide which one is used.
        security_area: The area on Aeries's API Security page; `"None Required"` where any certificate will do.
        access: The box in that area: read, insert, update or delete.
        model: The model of one record in the answer; None where nothing comes back.
        article: Address of the vendor's article.
        paging: How it is read in pages; None where a list comes whole.
        retry_safe: Whether it may be sent again after a failure. By default a GET may; two GETs of Aeries write.
        zero: Placeholders in which 0 is documented (the district, all students).
        statuses: What a status means here where it differs from the rule, e.g. a 500 that stands for not found.

    >>> from aeries_sdk import OPERATIONS
    >>> OPERATIONS["students.list"].security_area, OPERATIONS["students.list"].retry_safe
    ('Student Data', True)
    """

    id: str
    call: str
    method: str
    paths: tuple[str, ...]
    security_area: str
    access: Access = "read"
    model: type[R] | None
    article: str = ""
    paging: Paging | None = None
    retry_safe: bool = attrs.field(default=attrs.Factory(lambda row: row.method == "GET", takes_self=True))
    zero: tuple[str, ...] = ()
    statuses: Mapping[int, type[APIStatusError]] = attrs.field(factory=dict)

    def placeholders(self, path: str) -> tuple[str, ...]:
        """The path arguments of one of its path forms, in order.

        >>> from aeries_sdk import OPERATIONS
        >>> OPERATIONS["schools.list_terms"].placeholders("/api/v5/schools/{SchoolCode}/terms")
        ('SchoolCode',)
        """
        return tuple(_PLACEHOLDER.findall(path))

    def path_for(self, arguments: Mapping[str, PathValue]) -> tuple[str, str]:
        """The template whose placeholders are just these arguments, and the path with the arguments in it.

        Raises:
            ArgumentError: An argument has no place in any form, or is one that the vendor does not document (0 for
                "all", a negative number, an empty text).
        """
        for template in self.paths:
            if set(self.placeholders(template)) == set(arguments):
                return template, _PLACEHOLDER.sub(lambda found: self._part(found[1], arguments[found[1]]), template)
        raise ArgumentError(
            f"{self.call} takes one of these sets of path arguments: "
            + "; ".join(", ".join(self.placeholders(path)) or "none" for path in self.paths),
            **self.place,
        )

    @property
    def place(self) -> dict[str, str]:
        """What an error says about where it happened."""
        return {"operation": self.id, "method": self.method, "path": self.paths[0]}

    def _part(self, name: str, value: PathValue) -> str:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ArgumentError(f"{name} takes a number or a text, not {type(value).__name__}.", **self.place)
        if isinstance(value, int):
            if value < 0 and name != "GradeLevel":
                raise ArgumentError(f"{name} cannot be negative.", **self.place)
            if value == 0 and _NAMES_A_RECORD.fullmatch(name) and name not in self.zero:
                raise ArgumentError(f"{name} 0 is not documented here; leave the argument out for all.", **self.place)
            return str(value)
        if not value.strip() or value in {".", ".."}:
            raise ArgumentError(f"{name} cannot be empty.", **self.place)
        return quote(value, safe="")


# Hours, minutes, grades and numbers within a school are 0 in earnest.
_NAMES_A_RECORD = re.compile(
    r"^(SchoolCode|NextSchoolCode|StudentID|StaffID|StudentNumber|SectionNumber|SequenceNumber|GradebookNumber)$"
)
