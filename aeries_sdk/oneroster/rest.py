"""The rows of a package as the JSON objects that OneRoster's REST binding sends: for mock servers, tests, and loaders.

Driven by the tables of the standard: a column that points somewhere becomes a reference, a list becomes an array.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import orjson

from aeries_sdk import arguments
from aeries_sdk.disk import replacing, typed
from aeries_sdk.oneroster.packages import SortedPackage, open_sorted
from aeries_sdk.oneroster.rows import datetime_text
from aeries_sdk.oneroster.spec import Column
from aeries_sdk.oneroster.writer import ExportError

Json: TypeAlias = "str | int | float | list[Json] | dict[str, Json]"

_ROOTS = {"1.1": "/ims/oneroster/v1p1", "1.2": "/ims/oneroster/rostering/v1p2"}
_KINDS = {"classes": "class", "categories": "category", "academicSessions": "academicSession"}
_RENAMED = {"preferredGivenName": "preferredFirstName", "preferredFamilyName": "preferredLastName"}
# In the REST binding these are parts of a user.
_PARTS_OF_USERS = ("roles", "userProfiles")


def to_json(
    package: str | os.PathLike[str], folder: str | os.PathLike[str], *, modified: datetime, base_url: str = ""
) -> dict[str, int]:
    """Write a package as REST JSON: one file per collection, `users.json` with `{"users": [...]}` and so on.

    In 1.2 roles and profiles stand inside their users. Passwords are left out. The files are readable by their owner
    only.

    Args:
        package: A bulk or delta zip.
        folder: Where the files go; it is made if need be.
        modified: The dateLastModified, with a time zone, of rows that have none: REST demands what bulk forbids.
        base_url: What hrefs begin with, before `/ims/oneroster/...`.

    Returns:
        Objects per file.

    Raises:
        PackageError: The package is missing, or is no OneRoster zip.
        ConfigError: `modified` has no time zone.
        ExportError: A file could not be written; the one before it is as it was.

    >>> import tempfile
    >>> from datetime import UTC
    >>> from aeries_sdk.oneroster import OneRosterWriter
    >>> home = Path(tempfile.mkdtemp())
    >>> with OneRosterWriter(home / "one.zip") as writer:
    ...     writer.add("orgs", {"sourcedId": "994", "name": "Oak", "type": "school", "parentSourcedId": "0"})
    ...     done = writer.commit()
    >>> to_json(home / "one.zip", home, modified=datetime(2026, 10, 1, tzinfo=UTC))
    {'orgs': 1}
    >>> orjson.loads((home / "orgs.json").read_bytes())["orgs"][0]["parent"]
    {'href': '/ims/oneroster/v1p1/orgs/0', 'sourcedId': '0', 'type': 'org'}
    """
    source, target = arguments.path(package, "package"), arguments.path(folder, "folder")
    datetime_text(modified)
    counts: dict[str, int] = {}
    with open_sorted(source) as opened, typed(target, ExportError, "written"):
        target.mkdir(parents=True, exist_ok=True)
        for table in opened.modes:
            if table not in _PARTS_OF_USERS:
                objects = json_objects(opened, table, modified=modified, base_url=base_url)
                counts[table] = _write(target / f"{table}.json", table, objects)
    return counts


def json_objects(
    package: SortedPackage, table: str, *, modified: datetime, base_url: str = ""
) -> Iterator[dict[str, Json]]:
    """The objects of one collection, in the order of their sourcedIds; arguments and errors are those of `to_json`."""
    stamp = datetime_text(modified)
    root = base_url.rstrip("/") + _ROOTS[package.spec.version]
    columns = package.spec.tables[table].columns[3:]
    parts = _parts(package, root) if table == "users" and package.spec.version != "1.1" else {}
    for row in package.rows(table):
        made: dict[str, Json] = {
            "sourcedId": row["sourcedId"],
            "status": row["status"] or "active",
            "dateLastModified": row["dateLastModified"] or stamp,
        }
        made |= _values(columns, row, root)
        extra: dict[str, Json] = {
            name.removeprefix("metadata."): text for name, text in row.items() if name.startswith("metadata.") and text
        }
        yield made | parts.get(row["sourcedId"], {}) | ({"metadata": extra} if extra else {})


def _values(columns: tuple[Column, ...], row: dict[str, str], root: str) -> dict[str, Json]:
    return {
        _RENAMED.get(name, name): _value(column, row[column.name], root)
        for column in columns
        if column.name != "password" and row.get(column.name)
        for name in (column.name.replace("SourcedIds", "s").replace("SourcedId", ""),)
    }


def _value(column: Column, text: str, root: str) -> Json:
    if column.type == "ref":
        return _reference(column.ref, text, root)
    if column.type == "refs":
        return [_reference(column.ref, each, root) for each in text.split(",")]
    # A user has one grade in a file, and an array of grades in REST.
    if column.type in {"texts", "tokens"} or column.name == "grades":
        return [*text.split(",")]
    if column.type == "pairs":
        items = (each.strip("{}").partition(":") for each in text.split(","))
        return [{"type": kind, "identifier": identifier} for kind, _, identifier in items]
    if column.type == "float":
        return float(text)
    return int(text) if column.type == "integer" else text


def _reference(table: str, name: str, root: str) -> Json:
    return {"href": f"{root}/{table}/{name}", "sourcedId": name, "type": _KINDS.get(table, table.removesuffix("s"))}


def _parts(package: SortedPackage, root: str) -> dict[str, dict[str, Json]]:
    """Roles and profiles by user."""
    found: dict[str, dict[str, list[Json]]] = {}
    for row in package.rows("roles"):
        columns = tuple(
            column for column in package.spec.tables["roles"].columns[3:] if not column.name.startswith("user")
        )
        role = _values(columns, row, root)
        if row["userProfileSourcedId"]:
            role["userProfile"] = row["userProfileSourcedId"]
        found.setdefault(row["userSourcedId"], {}).setdefault("roles", []).append(role)
    for row in package.rows("userProfiles"):
        profile: dict[str, Json] = {"profileId": row["sourcedId"]}
        profile |= {
            name: row[name] for name in ("profileType", "vendorId", "applicationId", "description") if row[name]
        }
        profile["credentials"] = [{"type": row["credentialType"], "username": row["username"]}]
        found.setdefault(row["userSourcedId"], {}).setdefault("userProfiles", []).append(profile)
    return {user: dict(parts) for user, parts in found.items()}


def _write(path: Path, collection: str, objects: Iterator[dict[str, Json]]) -> int:
    count = 0
    with replacing(path) as draft, draft.open("wb") as out:
        out.write(b'{"' + collection.encode() + b'":[')
        for each in objects:
            out.write((b",\n" if count else b"\n") + orjson.dumps(each))
            count += 1
        out.write(b"\n]}\n")
    return count
