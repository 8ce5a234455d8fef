"""An export reads few fields of a record; that must not be seen in its package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aeries_sdk.oneroster import Options, export
from aeries_sdk.oneroster.presets import PRESETS
from aeries_sdk.testing import DemoDistrict

# Whoever chooses classes by a function of their own may look at anything, so whole records are read for it.
WHOLE: dict[str, Any] = {"keep_class": lambda _: True}


@pytest.fixture(scope="module")
def odd() -> DemoDistrict:
    return DemoDistrict(students=300, schools=5, seed=5, oddities=True)


@pytest.mark.parametrize("name", ["", *PRESETS])
def test_whole_records_give_the_same_package(odd: DemoDistrict, tmp_path: Path, name: str) -> None:
    made = []
    with odd as district, district.client() as client:
        few: dict[str, Any] = {}
        for place, more in enumerate((few, WHOLE)):
            options = Options.preset(name, **more) if name else Options(**more)
            version = options.versions[0]
            report = export(client, tmp_path / f"{place}.zip", version, options=options)
            made.append((report.path and report.path.read_bytes(), report.all_findings))
    assert made[0][0]
    assert made[0][0] == made[1][0]
    assert made[0][1] == made[1][1]
