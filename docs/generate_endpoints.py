"""Writes docs/endpoints.md from the rows of the operations: `python docs/generate_endpoints.py`."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Any

from aeries_sdk import OPERATIONS, Operation

PAGE = Path(__file__).with_name("endpoints.md")

HEAD = """\
# Endpoints

Made from the operations' rows by `python docs/generate_endpoints.py`; a test compares the two.

The {count} documented endpoints, in the order of the client's resources. *Call* is the method on an `AeriesClient`,
and below it the operation's id in `OPERATIONS`. *Request* lists its paths, which all start with `/api`, and what one
record of the answer is (in `aeries_sdk.models`). *Permission* is the security area and the box that the district ticks
on its API Security page, with the vendor's article. A plus (+) marks calls that are read in pages by a method whose
name starts with `iter` in the place of `list`.

Writes are never sent a second time by the library, nor are the two GETs that write.
"""


def page() -> str:
    """The whole page."""
    rows = sorted(OPERATIONS.values(), key=lambda row: row.call.partition(".")[0])
    parts = [HEAD.format(count=len(rows))]
    for resource, group in groupby(rows, key=lambda row: row.call.partition(".")[0]):
        lines = [
            f"## `client.{resource}`\n",
            "| Call | Request | Permission |",
            "| --- | --- | --- |",
            *(_line(row) for row in group),
        ]
        parts.append("\n".join(lines) + "\n")
    articles = sorted({(_article(row), row.article) for row in rows})
    parts.append("".join(f"[{name}]: {address}\n" for name, address in articles))
    return "\n".join(parts)


def _line(row: Operation[Any]) -> str:
    paths = "<br>".join(f"`{row.method} {path.removeprefix('/api')}`" for path in row.paths)
    call = f"`{row.call}`{' +' if row.paging else ''}"
    model = f"`{row.model.__name__}`" if row.model else "nothing"
    return f"| {call}<br>`{row.id}` | {paths}<br>gives {model} | {_permission(row)}<br>[{_article(row)}] |"


def _permission(row: Operation[Any]) -> str:
    if not row.security_area:
        return "not documented"
    if row.security_area.casefold() == "none required":
        return "none"
    areas = " or ".join(row.security_area.split("; "))
    return f"{areas}: {row.access.capitalize()}"


def _article(row: Operation[Any]) -> str:
    """The vendor's name for it, as the end of its address has it."""
    return re.sub(r".*/\d+-(aeries-api-)?|-related-end-points$", "", row.article).replace("-", " ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
