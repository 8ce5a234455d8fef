"""The sessions that the files here were recorded from."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aeries_sdk import AeriesClient


@pytest.fixture(scope="session")
def sessions() -> dict[str, Callable[[AeriesClient], Iterator[object]]]:
    names = runpy.run_path(str(Path(__file__).with_name("make_fixtures.py")))
    found: dict[str, Callable[[AeriesClient], Iterator[object]]] = names["SESSIONS"]
    return found


@pytest.fixture(scope="session")
def make() -> Callable[[Path], None]:
    """Records all the files again, into another folder."""
    made: Callable[[Path], None] = runpy.run_path(str(Path(__file__).with_name("make_fixtures.py")))["make"]
    return made
