"""Exports of demo districts, and a reader of packages that is not this library's own."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="session")
def read_zip() -> Callable[[Path], Tables]:
    """Reads a package: rows by table; the manifest as one row of its properties."""

    def read(path: Path) -> Tables:
        with zipfile.ZipFile(path) as package:
            tables: Tables = {
                name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(package.read(name).decode(), newline="")))
                for name in package.namelist()
            }
        tables["manifest"] = [{row["propertyName"]: row["value"] for row in tables["manifest"]}]
        return tables

    return read


@pytest.fixture
def tidy_district() -> Iterator[DemoDistrict]:
    """A district without oddities, of one's own."""
    with DemoDistrict(students=300, schools=4, seed=3, oddities=False) as district:
        yield district
