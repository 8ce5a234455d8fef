"""What the parts of one check share: the spec, the modes, the log, and what has been read so far."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aeries_sdk.oneroster.check.keys import Keys
    from aeries_sdk.oneroster.check.log import Log
    from aeries_sdk.oneroster.spec import Spec

__all__ = ["NO_GRADE", "OFF", "SCHOOL_GRADE", "Classes", "Context", "RowRules", "Sessions", "TableRules", "Users"]

OFF, NO_GRADE, SCHOOL_GRADE = 1, 2, 4
"""Marks of a user: disabled or deleted; without a grade; with a grade from preschool to 12."""

_REMEMBERED = 4096


@attrs.define
class Sessions:
    """Academic sessions by position: first day, day after the last, and whether they are or lie in a school year."""

    starts: array[int] = attrs.Factory(lambda: array("i"))
    ends: array[int] = attrs.Factory(lambda: array("i"))
    in_year: bytearray = attrs.Factory(bytearray)


@attrs.define
class Classes:
    """Classes by position: line, hash of the school, and the span of their terms (0 where not known)."""

    lines: array[int] = attrs.Factory(lambda: array("I"))
    schools: array[int] = attrs.Factory(lambda: array("q"))
    starts: array[int] = attrs.Factory(lambda: array("i"))
    ends: array[int] = attrs.Factory(lambda: array("i"))


class OrgSets:
    """Sets of orgs, each kept once: the people of a school have the same one.

    >>> sets = OrgSets()
    >>> sets.plus(sets.of_text("994"), hash("995")) == sets.of_text("994,995")
    True
    """

    def __init__(self) -> None:
        self.sets: list[frozenset[int]] = [frozenset()]
        self._numbers = {self.sets[0]: 0}
        self._texts = {"": 0}

    def of_text(self, text: str) -> int:
        """The number of the set that a cell lists."""
        number = self._texts.get(text, -1)
        if number < 0:
            number = self._number(frozenset(map(hash, text.split(","))))
            if len(self._texts) < _REMEMBERED:
                self._texts[text] = number
        return number

    def plus(self, number: int, org: int) -> int:
        """The number of a set with one more org, given by its hash."""
        return number if org in self.sets[number] else self._number(self.sets[number] | {org})

    def _number(self, orgs: frozenset[int]) -> int:
        if orgs not in self._numbers:
            self._numbers[orgs] = len(self.sets)
            self.sets.append(orgs)
        return self._numbers[orgs]


@attrs.define
class Users:
    """Users by position, as columns.

    Attributes:
        lines: Their lines.
        roles: Their roles as bits.
        orgs: The number of the set of their orgs in `org_sets`.
        marks: See `OFF`, `NO_GRADE` and `SCHOOL_GRADE`.
        names: Hash of given and family name.
        emails: Hash of the address without case; 0 without one.
        identifiers: Hash of the identifier; 0 without one.
        agents: Hashes of those whom users name as relatives, `agent_of` the positions of these users.
        org_sets: The sets of orgs.
        primary_orgs: Line by hash of (user, primary org).
    """

    lines: array[int] = attrs.Factory(lambda: array("I"))
    roles: array[int] = attrs.Factory(lambda: array("I"))
    orgs: array[int] = attrs.Factory(lambda: array("I"))
    marks: bytearray = attrs.Factory(bytearray)
    names: array[int] = attrs.Factory(lambda: array("q"))
    emails: array[int] = attrs.Factory(lambda: array("q"))
    identifiers: array[int] = attrs.Factory(lambda: array("q"))
    agents: array[int] = attrs.Factory(lambda: array("q"))
    agent_of: array[int] = attrs.Factory(lambda: array("I"))
    org_sets: OrgSets = attrs.Factory(OrgSets)
    primary_orgs: dict[int, int] = attrs.Factory(dict)


@attrs.define(kw_only=True)
class Context:
    """The state of one check.

    Attributes:
        spec: The tables of the package's version.
        log: Where findings go.
        modes: "bulk", "delta" or "absent" per table, by what is really there.
        is_1_0: True where there is no manifest.
        keys: The ids of every table that others point into, by table, once it has been read.
        above_orgs: Hashes of the orgs above an org, by its hash.
        role_bits: A bit of its own for every role of a user.
    """

    spec: Spec
    log: Log
    modes: dict[str, str]
    is_1_0: bool
    keys: dict[str, Keys] = attrs.Factory(dict)
    sessions: Sessions = attrs.Factory(Sessions)
    classes: Classes = attrs.Factory(Classes)
    users: Users = attrs.Factory(Users)
    above_orgs: dict[int, frozenset[int]] = attrs.Factory(dict)
    profile_owners: array[int] = attrs.Factory(lambda: array("q"))
    lowest_scores: array[float] = attrs.Factory(lambda: array("d"))
    highest_scores: array[float] = attrs.Factory(lambda: array("d"))
    role_bits: dict[str, int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        table = self.spec.tables.get("roles", self.spec.tables["users"])
        roles = next(column.values for column in table.columns if column.name == "role") or ()
        self.role_bits = {role: 1 << place for place, role in enumerate(sorted(roles))}

    def find(self, table: str, text: str) -> int:
        """Position of the row of `table` with this sourcedId, or -1."""
        keys = self.keys.get(table)
        return -1 if keys is None else keys.find(text)

    @property
    def roles_known(self) -> bool:
        """Whether all roles of a user are known: they stand in users.csv, or roles.csv was read as a whole."""
        return "roles" not in self.modes or self.whole("roles")

    def whole(self, *tables: str) -> bool:
        """Whether these tables are bulk and were read to their ends, so that what is not in them is not there."""
        return all(self.modes[table] == "bulk" and table in self.keys and self.keys[table].whole for table in tables)


class TableRules:
    """Rules of one table that look at more than one value; the default finds nothing.

    Args:
        context: What has been read so far.
        table: Name of the table.
    """

    def __init__(self, context: Context, table: str) -> None:
        self.context = context
        self.table = context.spec.tables[table]
        self.place = {name: place for place, name in enumerate(self.table.header)}

    def tell(self, rule: str, line: int, column: str = "", more: str = "") -> None:
        """Put a finding of this table into the log."""
        self.context.log.add(rule, self.table.file, line, column, more)

    def block(self, columns: Sequence[Sequence[str]], lines: Sequence[int], /) -> None:
        """Look at the next rows, given as the columns of the standard."""

    def end(self) -> None:
        """Look at what only the whole table tells."""


class RowRules(TableRules, ABC):
    """Rules that look at one row at a time."""

    def block(self, columns: Sequence[Sequence[str]], lines: Sequence[int], /) -> None:
        """Look at the next rows."""
        for row, line in zip(zip(*columns, strict=True), lines, strict=True):
            self.row(row, line)

    @abstractmethod
    def row(self, row: Sequence[str], line: int, /) -> None:
        """Look at one row, its fields in the order of the standard."""
