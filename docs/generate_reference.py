"""Writes the reference of resources, models and errors from the code, each time the site is built."""

from __future__ import annotations

import inspect
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs

from aeries_sdk import OPERATIONS, AeriesClient, errors, models
from aeries_sdk.models import Body, Model
from aeries_sdk.models._base import Fact

Kind = type[Model] | type[Body]

RESOURCES_HEAD = """\
# Resources

A resource is an attribute of a client that holds the methods of one area. All {count} documented endpoints stand in
[one table](../../../endpoints.md).

```{{toctree}}
:maxdepth: 1

{names}
```
"""

RESOURCE = """\
# client.{name}

{rows}

```{{eval-rst}}
.. autoclass:: {path}
   :members:
   :inherited-members:
```

Records and bodies: [models](../models/{models}.md).
"""

MODELS_HEAD = """\
# Models

Import them from `aeries_sdk.models`. Every record has, besides its fields, `extra`: what this version does not know,
as sent. *Source* is the Aeries table and field, where the vendor names it. A field with an asterisk is in every
record, or is required in a body.

```{{toctree}}
:maxdepth: 1

{names}
```
"""

ERRORS = """\
# Errors

Every exception that the library raises on purpose is an `AeriesError`. None carries the certificate, an id of a person
or a body.

```text
{tree}
```

```{{eval-rst}}
{members}
```
"""


def write(folder: Path) -> None:
    """Write all pages into a folder, which nothing else should be in."""
    for path in folder.glob("**/*.md"):
        path.unlink()
    for name, text in {**_resources(), **_models(), "errors.md": _errors()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _resources() -> dict[str, str]:
    pages = {}
    with AeriesClient("https://nowhere.example/aeries", certificate="0" * 32) as client:
        names = sorted(name for name in AeriesClient.__annotations__ if not name.startswith("_"))
        for name in names:
            kind = type(getattr(client, name))
            pages[f"resources/{name}.md"] = RESOURCE.format(
                name=name,
                rows=_endpoints(name),
                path=f"{kind.__module__}.{kind.__qualname__}",
                models=_page_of(_models_of(name)),
            )
    listed = "\n".join(names)
    return pages | {"resources/index.md": RESOURCES_HEAD.format(count=len(OPERATIONS), names=listed)}


def _endpoints(resource: str) -> str:
    rows = [row for row in OPERATIONS.values() if row.call.partition(".")[0] == resource]
    lines = ["| method | security area | endpoint |", "|---|---|---|"]
    for row in rows:
        area = "any certificate" if row.security_area.casefold() == "none required" else row.security_area
        paths = "<br>".join(f"`{row.method} {path}`" for path in row.paths)
        lines.append(f"| `{row.call}` | {area or 'not documented'}: {row.access} | {paths} |")
    return "\n".join(lines)


def _models_of(resource: str) -> type[Any]:
    found = [row.model for row in OPERATIONS.values() if row.call.partition(".")[0] == resource and row.model]
    return found[0] if found else models.AlertBody


def _models() -> dict[str, str]:
    listed = [getattr(models, name) for name in models.__all__]
    kinds = [each for each in listed if isinstance(each, type) and issubclass(each, Model | Body)]
    kinds = [each for each in kinds if each not in {Model, Body}]
    kinds.sort(key=lambda kind: (_page_of(kind), inspect.getsourcelines(kind)[1]))
    pages = {}
    for page, group in groupby(kinds, key=_page_of):
        module = inspect.getmodule(next(iter(members := list(group))))
        said = " ".join((inspect.getdoc(module) or "").split("\n\n")[0].split())
        title = page.replace("_", " ").capitalize()
        pages[f"models/{page}.md"] = "\n".join([f"# {title}\n", f"{said}\n", *(_model(kind) for kind in members)])
    names = "\n".join(name.removeprefix("models/").removesuffix(".md") for name in sorted(pages))
    return pages | {"models/index.md": MODELS_HEAD.format(names=names)}


def _page_of(kind: type[Any]) -> str:
    return kind.__module__.rpartition(".")[2]


def _model(kind: Kind) -> str:
    said = (inspect.getdoc(kind) or "").partition("\nAttributes:")[0].strip()
    lines = [
        f"## {kind.__name__}\n",
        f"```{{py:class}} {kind.__module__}.{kind.__name__}\n{said}\n```\n",
        "| attribute | type | what it is | source | wire name |",
        "|---|---|---|---|---|",
    ]
    for each in attrs.fields(kind):
        fact = each.metadata.get(Fact) if each.metadata else None
        if fact is not None:
            star = " *" if fact.required or each.default is attrs.NOTHING else ""
            cells = (f"`{each.name}`{star}", f"`{_type(each.type)}`", _told(fact), fact.column, f"`{fact.wire}`")
            lines.append("| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |")
    properties = [(name, value) for name, value in vars(kind).items() if isinstance(value, property)]
    if properties:
        lines.append("\nProperties:\n")
        for name, value in properties:
            first = " ".join((inspect.getdoc(value) or "").split("\n\n")[0].split())
            lines.append(f"- `{name}`: {first}")
    return "\n".join(lines) + "\n"


def _type(annotation: object) -> str:
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    return re.sub(r"\b(JSON)\b", "object", text)


def _told(fact: Fact) -> str:
    parts = [fact.doc]
    if fact.max_length:
        parts.append(f"at most {fact.max_length} characters")
    if fact.choices:
        parts.append("one of " + ", ".join(f"`{choice}`" if choice else "blank" for choice in fact.choices))
    return "; ".join(part for part in parts if part).replace("*", r"\*").replace("<", r"\<")


def _errors() -> str:
    tree = (inspect.getdoc(errors) or "").split("\n\n")[2]
    members = "\n\n".join(f".. autoexception:: aeries_sdk.errors.{name}\n   :members:" for name in errors.__all__)
    return ERRORS.format(tree=inspect.cleandoc(tree), members=members)
