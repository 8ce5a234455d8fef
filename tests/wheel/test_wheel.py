"""What somebody gets who installs the package."""

from __future__ import annotations

import os
import re
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

import aeries_sdk

ROOT = Path(__file__).parents[2]
RUNTIME = {"attrs", "cattrs", "msgspec", "orjson", "rapidfuzz", "requests", "urllib3"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, copy: Callable[[Path], Path], build: Callable[..., Path]) -> Path:
    """The built wheel."""
    return build(copy(tmp_path_factory.mktemp("sources") / "copy"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files, as an installer would put them."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def metadata(installed: Path) -> Distribution:
    (info,) = installed.glob("*.dist-info")
    return PathDistribution(info)


def test_its_name_says_version_and_any_platform(wheel: Path, installed: Path, metadata: Distribution) -> None:
    told = runpy.run_path(str(installed / "aeries_sdk" / "_version.py"))["__version__"]
    assert wheel.name == f"aeries_sdk-{told}-py3-none-any.whl"
    assert metadata.version == told


def test_it_holds_the_package_whole_and_nothing_else(installed: Path, metadata: Distribution) -> None:
    package = ROOT / "aeries_sdk"
    kept = {".json", ".py"}
    mine = {path.relative_to(ROOT) for path in package.rglob("*") if path.suffix in kept or path.name == "py.typed"}
    info = f"aeries_sdk-{metadata.version}.dist-info"
    there = {path.relative_to(installed) for path in installed.rglob("*") if path.is_file()}
    assert {path for path in there if path.parts[0] != info} == mine
    assert Path("aeries_sdk/py.typed") in there
    assert {Path(f"aeries_sdk/oneroster/spec/oneroster-{version}.json") for version in ("1.1", "1.2")} <= there
    assert Path(info, "licenses", "LICENSE") in there


def test_its_metadata_tells_what_it_needs(metadata: Distribution) -> None:
    told = metadata.metadata
    assert told["Name"] == "aeries-sdk"
    assert (told["Requires-Python"], told["License-Expression"]) == (">=3.11", "MIT")
    assert told["Description-Content-Type"] == "text/markdown"
    assert "Typing :: Typed" in told.get_all("Classifier", [])
    needs = metadata.requires or []
    assert {re.split(r"\W", need)[0] for need in needs if "extra ==" not in need} == RUNTIME
    assert [need for need in needs if "<" not in need and "extra ==" not in need] == []


def test_it_works_away_from_the_sources(installed: Path, tmp_path: Path) -> None:
    code = (
        "import aeries_sdk, aeries_sdk.matching, aeries_sdk.oneroster.spec as spec; "
        "print(aeries_sdk.__file__, len(aeries_sdk.OPERATIONS), *(len(spec.spec(v).tables) for v in spec.VERSIONS))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    where, operations, *tables = done.stdout.split()
    assert Path(where).is_relative_to(installed)
    assert int(operations) == len(aeries_sdk.OPERATIONS)
    assert all(int(count) > 10 for count in tables)
