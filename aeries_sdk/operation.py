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

from aeries_sdk.arguments import text, whole
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
                parts = {name: self._part(name, value, arguments) for name, value in arguments.items()}
                return template, template.replace("{", "{0[").replace("}", "]}").format(parts)
        forms = (", ".join(map(_argument, self.placeholders(path))) or "none" for path in self.paths)
        raise ArgumentError(
            f"{self.call} takes one of these sets of path arguments: {'; '.join(forms)}.",
            **self.place,
        )

    @property
    def place(self) -> dict[str, str]:
        """What an error says about where it happened."""
        return {"operation": self.id, "method": self.method, "path": self.paths[0]}

    def _part(self, placeholder: str, value: PathValue, arguments: Mapping[str, PathValue]) -> str:
        """One argument as it stands in the path."""
        name = _argument(placeholder)
        try:
            found = text(value, name) if isinstance(value, str) else whole(value, name)
        except ArgumentError as error:
            raise ArgumentError(error.message, **self.place) from None
        if isinstance(found, str):
            if not found.strip() or found in {".", ".."}:
                raise ArgumentError(f"`{name}` must not be empty.", **self.place)
            return quote(found, safe="")
        if found < 0 and placeholder != "GradeLevel":
            raise ArgumentError(f"`{name}` must not be negative.", **self.place)
        if found == 0 and _NAMES_A_RECORD.fullmatch(placeholder) and placeholder not in self.zero:
            others = {*arguments} - {placeholder}
            optional = any({*self.placeholders(path)} == others for path in self.paths)
            fix = f"Leave `{name}` out to read all." if optional else "Pass the number of one record, such as 994."
            raise ArgumentError(f"`{name}` must not be 0 here: this endpoint has no 0 for all. {fix}", **self.place)
        return str(found)


def _argument(placeholder: str) -> str:
    """The name that a method gives to a placeholder: school_code of SchoolCode."""
    return _WORDS.sub("_", placeholder).lower()


_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Hours, minutes, grades and numbers within a school are 0 in earnest.
_NAMES_A_RECORD = re.compile(
    r"^(SchoolCode|NextSchoolCode|StudentID|StaffID|StudentNumber|SectionNumber|SequenceNumber|GradebookNumber)$"
)
