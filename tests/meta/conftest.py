from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import pytest

from aeries_sdk import OPERATIONS, AeriesClient


@attrs.frozen(kw_only=True)
class Documented:
    """What the vendor documents of one endpoint: a line of operations.tsv."""

    id: str
    method: str
    security_area: str
    access: str
    paths: tuple[str, ...]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `operation` runs once for each of them."""
    if "operation" in metafunc.fixturenames:
        metafunc.parametrize("operation", list(OPERATIONS.values()), ids=list(OPERATIONS))


@pytest.fixture(scope="session")
def documented() -> Mapping[str, Documented]:
    """The endpoints that the vendor documents, by the ids that this library gives them."""
    with Path(__file__).with_name("operations.tsv").open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t")
        return {row["id"]: Documented(paths=tuple(row.pop("paths").split()), **row) for row in table}


@pytest.fixture(scope="session")
def client() -> Iterator[AeriesClient]:
    """A client that is never asked for anything."""
    with AeriesClient("https://nowhere.example/aeries", certificate="0" * 32) as client:
        yield client


@pytest.fixture(scope="session")
def resources(client: AeriesClient) -> Mapping[str, Any]:
    """The resources of a client by their names."""
    return {name: getattr(client, name) for name in AeriesClient.__annotations__ if not name.startswith("_")}
