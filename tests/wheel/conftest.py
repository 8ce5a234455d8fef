"""Builds happen in a copy: they write the version into the tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("pyproject.toml", "README.md", "LICENSE", ".gitignore", ".gitattributes", ".git_archival.txt")

Copy = Callable[[Path], Path]
Build = Callable[..., Path]


@pytest.fixture(scope="session")
def copy() -> Copy:
    """Copies what a build needs, without git and without what an earlier build has written."""

    def copy(folder: Path) -> Path:
        left_out = shutil.ignore_patterns("__pycache__", "_version.py")
        shutil.copytree(ROOT / "aeries_sdk", folder / "aeries_sdk", ignore=left_out)
        for name in NEEDED:
            shutil.copy(ROOT / name, folder / name)
        return folder

    return copy


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds the sources in a folder, as `wheel` or `sdist`; gives the file."""

    def build(sources: Path, target: str = "wheel", umask: int = 0o022, **environment: str) -> Path:
        folder = tmp_path_factory.mktemp("dist")
        done = subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)],
            cwd=sources,
            env={**os.environ, **environment},
            umask=umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        (built,) = folder.iterdir()
        return built

    return build
