"""The OneRoster CSV tables of 1.1 and 1.2 as data: columns in order, types, vocabularies, references, manifest.

The JSON files beside this module hold one file of the standard per entry and one column per line:
`[name, type, required, vocabulary or referenced table, type the referenced row must have]`. Writer and checker are
driven by them and know no column by heart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal, TypedDict, cast

import attrs

from aeries_sdk.errors import ConfigError

__all__ = ["VERSIONS", "Column", "ColumnType", "Required", "Spec", "Table", "spec"]

VERSIONS = ("1.1", "1.2")

ColumnType = Literal[
    "guid", "ref", "refs", "text", "texts", "pairs", "token", "tokens", "boolean", "integer", "float", "date",
    "datetime", "year",
]  # fmt: skip
"""Type of a column. Plurals are lists in one field, parted by commas; "pairs" are lists of `{left:right}`."""

Required = Literal["yes", "no", "delta"]
"""Whether a value must be there: always, never, or in delta rows only (where it is blank in bulk rows)."""


@attrs.frozen
class Column:
    """One column of one table.

    Attributes:
        name: The header name, case-sensitive.
        type: See `ColumnType`.
        required: "yes", "no" or "delta".
        values: The allowed tokens, or None where any value goes.
        advisory: True where the standard recommends `values` rather than demanding them.
        extensible: True where tokens of one's own, starting with `ext:`, may be used.
        ref: Name of the table that the value points into, or "".
        ref_type: Value that the `type` column of the row pointed to must have, or "".
    """

    name: str
    type: ColumnType
    required: Required
    values: frozenset[str] | None = None
    advisory: bool = False
    extensible: bool = False
    ref: str = ""
    ref_type: str = ""


@attrs.frozen
class Table:
    """One data file of the standard.

    Attributes:
        name: Its name without ".csv", such as "academicSessions".
        part: "rostering", "gradebook" or "resources".
        columns: All columns, in the order of the header.
        needs: Tables that must be in a bulk set that holds this one.
        may_need: Tables that must be there too if certain columns are filled.
        tolerated: Columns that an earlier printing of the standard had; never written.
    """

    name: str
    part: str
    columns: tuple[Column, ...]
    needs: tuple[str, ...] = ()
    may_need: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file name at the root of the zip, such as "users.csv"."""
        return f"{self.name}.csv"

    @property
    def header(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)

    @property
    def references(self) -> frozenset[str]:
        """The tables that this one points into, itself included where it does."""
        return frozenset(column.ref for column in self.columns if column.ref)


@attrs.frozen
class Spec:
    """One version of the standard.

    Attributes:
        version: "1.1" or "1.2".
        tables: The data files by name, in the order of the manifest.
        rostering: The tables that make up a full rostering set.
        manifest: The manifest rows with a fixed value.
        manifest_optional: Manifest rows that may be added, with any text as value.
    """

    version: str
    tables: Mapping[str, Table]
    rostering: tuple[str, ...]
    manifest: Mapping[str, str]
    manifest_optional: tuple[str, ...]

    def manifest_rows(self, modes: Mapping[str, str], **optional: str) -> list[tuple[str, str]]:
        """All rows of manifest.csv in order; a table that `modes` does not name is "absent".

        Args:
            modes: "bulk" or "delta" per table in the package.
            optional: Values of the optional rows by the last word of their name, `systemName` and `systemCode`; a row
                without a value is left out.

        >>> spec("1.1").manifest_rows({"orgs": "bulk"}, systemName="Aeries")[-3:]
        [('file.results', 'absent'), ('file.users', 'absent'), ('source.systemName', 'Aeries')]
        """
        rows = list(self.manifest.items())
        rows += [(f"file.{name}", modes.get(name, "absent")) for name in self.tables]
        values = ((name, optional.get(name.rpartition(".")[2], "")) for name in self.manifest_optional)
        return rows + [(name, value) for name, value in values if value]


class _RawTable(TypedDict, total=False):
    part: str
    key_of: str
    tolerated: list[str]
    needs: list[str]
    may_need: list[str]
    columns: list[list[str]]


class _RawSpec(TypedDict):
    version: str
    rostering: list[str]
    manifest: dict[str, str]
    manifest_optional: list[str]
    vocabularies: dict[str, list[str]]
    advisory: list[str]
    extensible: list[str]
    first_columns: list[list[str]]
    files: dict[str, _RawTable]


@cache
def spec(version: str = "1.1") -> Spec:
    """The tables of one version, read once.

    Args:
        version: "1.1" or "1.2".

    Raises:
        ConfigError: There are no tables for this version.

    >>> spec("1.1").tables["users"].header[:6]
    ('sourcedId', 'status', 'dateLastModified', 'enabledUser', 'orgSourcedIds', 'role')
    >>> spec("1.2").tables["roles"].columns[3].ref
    'users'
    """
    if version not in VERSIONS:
        raise ConfigError(f"There are no OneRoster tables for this version; known are {' and '.join(VERSIONS)}.")
    raw = cast("_RawSpec", json.loads(resources.files(__name__).joinpath(f"oneroster-{version}.json").read_bytes()))
    return Spec(
        version=raw["version"],
        tables=MappingProxyType({name: _table(raw, name) for name in raw["files"]}),
        rostering=tuple(raw["rostering"]),
        manifest=MappingProxyType(raw["manifest"]),
        manifest_optional=tuple(raw["manifest_optional"]),
    )


def _table(raw: _RawSpec, name: str) -> Table:
    table = raw["files"][name]
    columns = [_column(raw, name, entry) for entry in (*raw["first_columns"], *table["columns"])]
    if key_of := table.get("key_of"):
        columns[0] = attrs.evolve(columns[0], ref=key_of)
    return Table(
        name=name,
        part=table["part"],
        columns=tuple(columns),
        needs=tuple(table["needs"]),
        may_need=tuple(table["may_need"]),
        tolerated=tuple(table.get("tolerated", ())),
    )


def _column(raw: _RawSpec, table: str, entry: list[str]) -> Column:
    name, kind, required, link, ref_type = (*entry, "", "")[:5]
    values = raw["vocabularies"].get(link)
    return Column(
        name=name,
        type=cast("ColumnType", kind),
        required=cast("Required", required),
        values=None if values is None else frozenset(values),
        advisory=link in raw["advisory"],
        extensible=f"{table}.{name}" in raw["extensible"],
        ref="" if values is not None else link,
        ref_type=ref_type,
    )
