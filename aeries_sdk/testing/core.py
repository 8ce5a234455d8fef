"""What the answers are written with: a route is a row of data, an ask is one request on its way to its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

import attrs
import orjson

from aeries_sdk.testing.calendars import SchoolYear, read_day, stamp
from aeries_sdk.testing.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aeries_sdk.testing.school import School
    from aeries_sdk.testing.shapes import Row

ACCESSES = ("read", "insert", "update", "delete")
Window = Callable[[int, int], tuple[int, int]]


class Refused(Exception):
    """The district says no: an HTTP status and the text of the Message."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@attrs.frozen
class Reply:
    """An answer with another status than 200; no payload is an empty body."""

    status: int
    payload: object = None


GONE = Reply(204)


@attrs.define(kw_only=True)
class Ask:
    """One request whose route is known."""

    store: Store
    settings: Settings
    params: Mapping[str, str]
    query: Mapping[str, str]
    raw: bytes = b""
    spoil: Callable[[list[Row]], list[Row]] | None = None
    window: Window = lambda start, end: (start, end)

    def number(self, name: str) -> int:
        """A whole number of the path."""
        return int(self.params[name])

    @property
    def student_id(self) -> int:
        """The student of the path; 0 where the path names none, which stands for all."""
        return int(self.params.get("StudentID", "0"))

    @property
    def school(self) -> School | None:
        """The school of the path, if the district has it."""
        return self.store.schools.get(int(self.params["SchoolCode"]))

    def need_school(self) -> School:
        """The school of the path.

        Raises:
            Refused: There is none.
        """
        if self.school is None:
            raise Refused(400, "Invalid School Code")
        return self.school

    def need_student(self) -> list[Row]:
        """Every record of the student of the path.

        Raises:
            Refused: There is none.
        """
        rows = self.store.records(self.student_id)
        if not rows:
            raise Refused(400, "Invalid Student ID")
        return rows

    def paged(self, rows: list[Row], unit: str = "record") -> list[Row]:
        """The stretch of the list that StartingRecord and EndingRecord ask for: positions from 1, both included."""
        rows = self.spoiled(rows)
        start = _digits(self.query.get(f"starting{unit}"), 1)
        end = _digits(self.query.get(f"ending{unit}"), len(rows))
        start, end = self.window(start, end)
        return rows[max(start, 1) - 1 : max(end, 0)]

    def spoiled(self, rows: list[Row]) -> list[Row]:
        """The list as the faults of lists leave it. Each list is spoiled once, before it is cut into pages."""
        spoil, self.spoil = self.spoil, None
        return rows if spoil is None else spoil(rows)

    def body(self) -> Row:
        """The object in the request's body.

        Raises:
            Refused: It is not a JSON object.
        """
        parsed = self._json()
        if not isinstance(parsed, dict):
            raise Refused(400, "A JSON object is required.")
        return parsed

    def items(self) -> list[Row]:
        """The array of objects in the request's body; a bare object counts as an array of one.

        Raises:
            Refused: It is neither.
        """
        parsed = self._json()
        rows = [item for item in (parsed if isinstance(parsed, list) else [parsed]) if isinstance(item, dict)]
        if not rows:
            raise Refused(400, "A JSON array of objects is required.")
        return rows

    def _json(self) -> object:
        try:
            return orjson.loads(self.raw)
        except orjson.JSONDecodeError:
            raise Refused(400, "The request body is not valid JSON.") from None

    def may(self, area: str, access: str) -> bool:
        """Whether the certificate has that permission."""
        return access in self.settings.permissions.get(area, frozenset())

    def need(self, area: str, access: str) -> None:
        """Insist on a further permission: a PUT that creates needs Insert too, some writes need Read.

        Raises:
            Refused: The certificate has it not.
        """
        if not self.may(area, access):
            raise Refused(403, f"The certificate has no {access} permission for {area}.")


@attrs.define
class Settings:
    """What is set for the district, apart from its data."""

    permissions: dict[str, frozenset[str]]
    ignored_fields: set[str]
    automatic_staff_ids: bool
    school_code_restricts: bool
    now: datetime
    years: list[SchoolYear]


@attrs.frozen
class Route:
    """One documented address: the catalogue's operation, the permission it needs (any of the areas), and its answer."""

    operation: str
    method: str
    path: str
    areas: tuple[str, ...]
    access: str
    answer: Callable[[Ask], object]
    refused: int = 403
    open_to_all: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The path as a pattern: words in any case, numbers where the name calls for one."""
        # A school year is one number only where a month follows it; elsewhere it is 2026-2027.
        numbers = _NUMBERS if "{month}" in self.path else _NUMBERS - {"year"}
        parts = re.split(r"\{(\w+)\}", self.path)
        words = [
            f"(?P<{part}>{r'-?[0-9]+' if part in numbers else r'[^/]+'})" if at % 2 else re.escape(part)
            for at, part in enumerate(parts)
        ]
        return re.compile("".join(words) + "/?", re.IGNORECASE)


_NUMBERS = {
    *("SchoolCode", "StudentID", "StudentNumber", "GradeLevel", "StaffID", "TeacherNumber", "SectionNumber"),
    *("SequenceNumber", "GradebookNumber", "AssignmentNumber", "NextSchoolCode"),
    *("year", "month", "day", "hour", "minute"),
}


def routes(
    operation: str,
    method: str,
    area: str,
    answer: Callable[[Ask], object],
    *paths: str,
    access: str = "read",
    refused: int = 403,
    open_to_all: bool = False,
) -> list[Route]:
    """The rows of one operation: one per path form. Areas are parted by a semicolon; none: any certificate will do."""
    areas = tuple(filter(None, area.split("; ")))
    return [
        Route(
            operation=operation,
            method=method,
            path=path if path.startswith("/api/") else f"/api/v5{path}",
            areas=areas,
            access=access,
            answer=answer,
            refused=refused,
            open_to_all=open_to_all,
        )
        for path in paths
    ]


def _digits(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.lstrip("-").isdigit() else otherwise


# -- bodies of writes -------------------------------------------------------------------------------------------------


def writable(names: str) -> dict[str, tuple[str, int]]:
    """What a write may carry, as lower-case name -> documented name and longest text; marks as in `shape`.

    >>> writable("LastName:100 Grade# UserCode1..2:1")["usercode2"]
    ('UserCode2', 1)
    """
    fields: dict[str, tuple[str, int]] = {}
    for word in names.split():
        name, _, longest = word.partition(":")
        stem, dots, count = name.partition("..")
        for each in [stem] if not dots else [f"{stem[:-1]}{number}" for number in range(1, int(count.rstrip("#")) + 1)]:
            mark = "#" if name.endswith("#") and dots else ""
            fields[each.rstrip("#.?@[]").lower()] = (each + mark, int(longest or 0))
    return fields


def take(body: Row, fields: Mapping[str, tuple[str, int]], ignored: Iterable[str] = ()) -> Row:
    """What a body says about those fields: names in any case, values checked, others and nulls left out.

    Raises:
        Refused: A text is too long, or a value is of the wrong kind.
    """
    taken: Row = {}
    for key, value in body.items():
        marked, longest = fields.get(key.lower(), ("", 0))
        name = marked.rstrip("#.?@[]")
        if name and value is not None and name not in ignored:
            taken[name] = _checked(name, marked[len(name) :], value, longest)
    return taken


def _checked(name: str, mark: str, value: object, longest: int) -> object:
    try:
        match mark:
            case "#":
                return int(str(value))
            case ".":
                return float(str(value))
            case "@":
                return stamp(read_day(str(value))) if value else None
    except ValueError:
        raise Refused(400, f"{name} is not valid.") from None
    if mark in {"?", "[]"}:
        if not isinstance(value, bool if mark == "?" else list):
            raise Refused(400, f"{name} is not valid.")
        return value
    text = re.sub(r"\D", "", str(value))[:10] if name.endswith("Phone") else str(value)
    if longest and len(text) > longest:
        raise Refused(400, f"{name} is longer than {longest} characters.")
    return text


def renamed(row: Row, names: Mapping[str, str]) -> Row:
    """The same row under the names that reads use."""
    return {names.get(name, name): value for name, value in row.items()}
