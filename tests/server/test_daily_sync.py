"""The nightly example, run as cron runs it: with an empty environment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "examples" / "daily_sync.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments], env={}, capture_output=True, text=True, check=False, timeout=120
    )


def test_without_settings_nothing_is_exported(tmp_path: Path) -> None:
    done = run(str(tmp_path))

    assert done.returncode == 2
    assert "AERIES_BASE_URL" in done.stderr
    assert [*tmp_path.iterdir()] == []


def test_the_demo_district_is_exported_only_on_request(tmp_path: Path) -> None:
    done = run("--demo", str(tmp_path))

    assert done.returncode == 1
    assert {path.name for path in tmp_path.iterdir()} == {"oneroster.zip", "report.html"}
