"""The file that `record` writes and `replay` reads: readable JSON, one entry per answer."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from urllib.parse import quote, unquote

import attrs
from attrs import validators as v

from aeries_sdk import OPERATIONS, arguments
from aeries_sdk.disk import open_file, replacing, typed
from aeries_sdk.errors import ConfigError
from aeries_sdk.values import JSON

FORMAT = 1
_TEXT = v.instance_of(str)
_KINDS = ("application/json", "text/html", "text/plain")
FAILURES = ("Timeout", "ConnectionFailed", "Truncated", "TLSError")
"""Errors without an answer that are recorded, and raised again by a replay."""

_RARE = frozenset({"location", "failure"})
_ABOUT = "Recorded by aeries_sdk.testing.record. The people in it are invented."


def _status(exchange: Exchange, _: object, status: object) -> None:
    answered = isinstance(status, int) and 100 <= status <= 599
    # JSON's false equals 0.
    if not (status is not False and status == 0 if exchange.failure else answered):
        raise ValueError("status must be an int from 100 to 599, or 0 with a failure")


@attrs.define(kw_only=True)
class Exchange:
    """One request and its answer, free of people.

    Attributes:
        operation: Id of the operation, or "client.request" where the address is none of the documented.
        method: HTTP method.
        template: The path with `{Placeholders}`.
        path: The path as it is asked for, from `/api/` on.
        query: Query parameters.
        sent: The JSON that goes out; None for none.
        status: HTTP status.
        content_type: application/json, text/html or text/plain.
        body: The answer: parsed JSON where it is JSON, else a text; None where it is empty or null.
        location: Where a redirect leads: an invented address of the same kind.
        failure: Name of the error where no answer came: one of `FAILURES`; the status is 0 then.
    """

    operation: str = attrs.field(validator=_TEXT)
    method: str = attrs.field(validator=v.in_(("GET", "POST", "PUT", "DELETE")))
    template: str = attrs.field(validator=_TEXT)
    path: str = attrs.field(validator=v.matches_re(r"/[!-~]*"))
    query: dict[str, str] = attrs.field(factory=dict, validator=v.deep_mapping(_TEXT, _TEXT, v.instance_of(dict)))
    sent: JSON = None
    status: int = attrs.field(default=200, validator=_status)
    content_type: str = attrs.field(default="application/json", validator=v.in_(_KINDS))
    body: JSON = None
    location: str = attrs.field(default="", validator=_TEXT)
    failure: str = attrs.field(default="", validator=v.in_(("", *FAILURES)))


def write(path: str | os.PathLike[str], exchanges: Sequence[Exchange]) -> None:
    """Write the file in one step, readable by its owner alone.

    Raises:
        ConfigError: It cannot be written.
    """
    text = json.dumps(
        {"about": _ABOUT, "format": FORMAT, "answers": [_written(each) for each in exchanges]},
        indent=1,
        ensure_ascii=False,
    )
    target = arguments.path(path, "path")
    with (
        typed(target, ConfigError, "written"),
        replacing(target) as draft,
        draft.open("w", encoding="utf-8", errors="replace") as file,
    ):
        file.write(text + "\n")


def _written(exchange: Exchange) -> dict[str, JSON]:
    return attrs.asdict(exchange, filter=lambda attribute, value: attribute.name not in _RARE or bool(value))


def read(path: str | os.PathLike[str]) -> list[Exchange]:
    """The exchanges in a file.

    Raises:
        ConfigError: It cannot be read, is none of ours, or of another format.
    """
    source = arguments.path(path, "path")
    with typed(source, ConfigError, "read"), open_file(source) as file:
        raw = file.read()
    try:
        content = json.loads(raw.decode())
        if content["format"] == FORMAT:
            return [Exchange(**answer) for answer in content["answers"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise ConfigError(f"This is no file of aeries_sdk.testing.record, format {FORMAT}; record it again.")


def fill(template: str, arguments: dict[str, str]) -> str:
    """A template with its placeholders filled in."""
    return re.sub(r"\{(\w+)\}", lambda name: quote(arguments[name[1]], safe=""), template)


def documented(method: str, path: str) -> tuple[str, str, dict[str, str]] | None:
    """Which operation an address belongs to: its id, the template, and what is filled in; None for none.

    >>> documented("GET", "/api/v5/schools/994/terms")
    ('schools.list_terms', '/api/v5/schools/{SchoolCode}/terms', {'SchoolCode': '994'})
    """
    parts = path.split("/")
    fitting = [
        (row.id, template)
        for row in OPERATIONS.values()
        if row.method == method
        for template in row.paths
        if len(template.split("/")) == len(parts)
        and all("{" in place or place == part for place, part in zip(template.split("/"), parts, strict=True))
    ]
    if not fitting:
        return None
    # `/staff/{StaffID}/classes` and `/staff/hrid/{hrid}` can both fit: fewer placeholders say more.
    found, template = min(fitting, key=lambda fit: fit[1].count("{"))
    pairs = zip(template.split("/"), parts, strict=True)
    return found, template, {place.strip("{}"): unquote(part) for place, part in pairs if "{" in place}
