"""Which room imports which, and how little `import aeries_sdk` loads."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Extras, and what only a district's export, mapping or tests need.
NOT_AT_IMPORT = {
    *(
        "keyring",
        "matplotlib",
        "numpy",
        "pandas",
        "polars",
        "pyarrow",
        "rapidfuzz",
        "responses",
        "rich",
        "scipy",
        "requests",
        "tqdm",
        "urllib3",
    ),
    *("asyncio", "concurrent.futures.process", "multiprocessing", "sqlite3", "unittest", "xml.etree.ElementTree"),
    *(
        "aeries_sdk.fleet",
        "aeries_sdk.frames",
        "aeries_sdk.plots",
        "aeries_sdk.progress",
        "aeries_sdk.matching",
        "aeries_sdk.oneroster",
        "aeries_sdk.testing",
    ),
}


def test_imports_go_downward_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_importing_the_package_loads_no_extra_and_nothing_that_can_wait() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from aeries_sdk import AeriesClient"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.MULTILINE))
    assert "aeries_sdk.client" in loaded
    assert NOT_AT_IMPORT & loaded == set()
    areas = {name for name in loaded if re.match(r"aeries_sdk\.(models|resources)\.[a-z]", name)}
    assert areas == set(), "an area is imported when it is first used"
