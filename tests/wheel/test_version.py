"""Where a build takes its version from: the tag; and that each copy of the sources builds at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

Copy = Callable[[Path], Path]
Build = Callable[..., Path]

ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
WHO = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
UNKNOWN = "0.0.0.dev0"


def _git(folder: Path, *arguments: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *WHO, *arguments], cwd=folder, env={**kept, **ALONE}, capture_output=True, check=True)


def _commit(folder: Path) -> None:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--allow-empty", "--message", "One more")


@pytest.fixture
def repository(tmp_path: Path, copy: Copy) -> Path:
    """The sources as the only commit of a repository without tags."""
    if not shutil.which("git"):
        pytest.skip("needs git")
    folder = copy(tmp_path / "repository")
    _git(folder, "init")
    _commit(folder)
    return folder


def _version(wheel: Path) -> str:
    return wheel.name.split("-")[1]


def test_a_copy_without_git_builds(tmp_path: Path, copy: Copy, build: Build) -> None:
    assert _version(build(copy(tmp_path / "copy"))) == UNKNOWN


def test_a_machine_without_git_builds_a_clone(repository: Path, tmp_path: Path, build: Build) -> None:
    (tmp_path / "bin").mkdir()
    assert _version(build(repository, PATH=str(tmp_path / "bin"))) == UNKNOWN


def test_a_repository_without_tags_counts_its_commits(repository: Path, build: Build) -> None:
    _commit(repository)
    assert _version(build(repository)) == "0.0.0.dev2"


def test_a_shallow_clone_without_tags_builds(repository: Path, tmp_path: Path, build: Build) -> None:
    _git(repository, "tag", "v1.2.3")
    _commit(repository)
    _git(tmp_path, "clone", "--depth", "1", "--no-tags", repository.as_uri(), "shallow")
    assert _version(build(tmp_path / "shallow")) == "0.0.0.dev1"


def test_a_tag_is_the_version_and_later_commits_are_on_the_way_to_the_next(repository: Path, build: Build) -> None:
    _git(repository, "tag", "v1.2.3")
    assert _version(build(repository)) == "1.2.3"
    _commit(repository)
    assert _version(build(repository)) == "1.2.4.dev1"


def test_an_archive_of_a_tag_knows_it_without_git(repository: Path, tmp_path: Path, build: Build) -> None:
    _git(repository, "tag", "v1.2.3")
    _git(repository, "archive", "--output", str(tmp_path / "archive.tar"), "--prefix", "archive/", "HEAD")
    assert _version(build(_unpacked(tmp_path / "archive.tar", tmp_path))) == "1.2.3"


def test_a_source_distribution_carries_its_version(repository: Path, tmp_path: Path, build: Build) -> None:
    _git(repository, "tag", "v1.2.3")
    sources = build(repository, "sdist")
    assert sources.name == "aeries_sdk-1.2.3.tar.gz"
    assert _version(build(_unpacked(sources, tmp_path))) == "1.2.3"


@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_two_builds_of_one_commit_are_the_same_bytes(
    repository: Path, tmp_path: Path, build: Build, target: str
) -> None:
    _git(tmp_path, "clone", repository.as_uri(), "elsewhere")
    first = build(repository, target, SOURCE_DATE_EPOCH="1700000000")
    second = build(tmp_path / "elsewhere", target, umask=0o077, SOURCE_DATE_EPOCH="1700000000")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def _unpacked(archive: Path, folder: Path) -> Path:
    subprocess.run(["tar", "-xf", str(archive)], cwd=folder, check=True)
    with tarfile.open(archive) as opened:
        return folder / opened.getnames()[0].split("/")[0]
