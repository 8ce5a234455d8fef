"""The files of tests/typing, which mypy and pyright check, call every method of every resource."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def test_every_method_has_its_types_asserted(resources: Mapping[str, Any]) -> None:
    folder = Path(__file__).parents[1] / "typing"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    calls = [
        f"client.{name}.{method}("
        for name, resource in resources.items()
        for method, _ in inspect.getmembers(type(resource), inspect.isfunction)
        if not method.startswith("_")
    ]
    assert [call for call in calls if call not in text] == []
