"""Whatever broke a pull off, and whatever became of its folder: the next one gives what an undisturbed one gives."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aeries_sdk.oneroster import export
from aeries_sdk.roster import SchoolRoster, pull
from aeries_sdk.testing import DemoDistrict

DISTRICTS = [(30, 2, 1, True), (45, 3, 2, False), (60, 4, 3, True), (40, 5, 4, True)]


class Case:
    """A district, and what an undisturbed pull and export give. No attrs class: hypothesis would show all of it."""

    def __init__(self, district: DemoDistrict, rosters: list[SchoolRoster], package: bytes) -> None:
        self.district = district
        self.rosters = rosters
        self.package = package


@pytest.fixture(scope="module")
def cases() -> Iterator[list[Case]]:
    found = []
    for students, schools, seed, oddities in DISTRICTS:
        district = DemoDistrict(students, schools, seed, oddities=oddities).start()
        with tempfile.TemporaryDirectory() as there, district.client() as client:
            export(client, Path(there) / "oneroster.zip")
            found.append(Case(district, [*pull(client)], (Path(there) / "oneroster.zip").read_bytes()))
    yield found
    for case in found:
        case.district.stop()


class Steps:
    """Ends a run at one of its steps on the disk, as Ctrl-C would."""

    def __init__(self, last: int) -> None:
        self.left = last
        self._sync = os.fsync

    def __call__(self, handle: int) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt
        self._sync(handle)


def broken_off(case: Case, folder: Path, how: str, place: float, workers: int) -> None:
    """One run that does not come to its end: somewhere between 0, its beginning, and 1."""
    many = len(case.rosters)
    with case.district.client(max_workers=workers) as client:
        if how == "left":
            rosters = pull(client, spool=folder)
            for _ in range(1 + int(place * (many - 1))):
                next(rosters)
            rosters.close()
        elif how == "a school fails":
            code = case.rosters[int(place * many)].school.school_code
            case.district.fault("status_500_message", path=f"/schools/{code}/")
            # One that was read before is not asked for again, and does not fail.
            list(pull(client, spool=folder))
            case.district.clear_faults()
        else:
            with mock.patch("aeries_sdk.disk.os.fsync", Steps(1 + int(place * (2 + 2 * many)))):
                try:
                    if how == "pull, at a step":
                        list(pull(client, spool=folder))
                    else:
                        export(client, folder.parent / "broken.zip", spool=folder)
                except KeyboardInterrupt:
                    pass


def damage(file: Path, how: str, at: float) -> None:
    """Make something else of a file, somewhere in the middle."""
    content = file.read_bytes()
    place = int(at * len(content))
    if how == "cut":
        file.write_bytes(content[:place])
    elif how == "changed":
        file.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
    elif how == "of another school":
        other = next((path for path in file.parent.glob("school-*") if path != file), None)
        file.write_bytes(b"" if other is None else other.read_bytes())
    else:
        file.unlink()


WAYS = st.sampled_from(["left", "a school fails", "pull, at a step", "export, at a step"])
DAMAGES = st.sampled_from(["cut", "changed", "of another school", "gone"])
PLACES = st.floats(0, 0.999)


@example(which=3, breaks=[("left", 0.9, 1)], damages=[(0, "of another school", 0.0)], head=None)
@example(which=3, breaks=[("left", 0.9, 1)], damages=[(1, "cut", 0.9)], head=None)
@example(which=3, breaks=[("export, at a step", 0.9, 2)], damages=[], head="gone")
@given(
    which=st.integers(0, len(DISTRICTS) - 1),
    breaks=st.lists(st.tuples(WAYS, PLACES, st.integers(1, 3)), min_size=1, max_size=2),
    damages=st.lists(st.tuples(st.integers(0, 9), DAMAGES, PLACES), max_size=2),
    head=st.sampled_from([None, None, None, "cut", "gone"]),
)
@settings(max_examples=25)
def test_a_pull_that_goes_on_gives_what_an_undisturbed_one_gives(
    cases: list[Case],
    which: int,
    breaks: list[tuple[str, float, int]],
    damages: list[tuple[int, str, float]],
    head: str | None,
) -> None:
    case = cases[which]
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there) / "spool"
        for how, place, workers in breaks:
            broken_off(case, folder, how, place, workers)
        files = sorted(folder.glob("school-*")) if folder.exists() else []
        whole = {int(file.name.removeprefix("school-")) for file in files}
        for number, how, at in damages:
            file = files[number % len(files)] if files else None
            # Once each: the same damage twice would repair a file.
            if file is not None and int(file.name.removeprefix("school-")) in whole:
                damage(file, how, at)
                whole.discard(int(file.name.removeprefix("school-")))
        if head and (folder / "head").exists():
            damage(folder / "head", head, 0.5)
        if head or not (folder / "head").exists():
            whole = set()
        again = Path(there) / "again"
        if folder.exists():
            shutil.copytree(folder, again)

        with case.district.client() as client:
            resumed = pull(client, spool=folder)
            assert list(resumed) == case.rosters
            assert set(resumed.resumed) == whole
            target = Path(there) / "oneroster.zip"
            export(client, target, spool=again)
            assert target.read_bytes() == case.package
        assert not folder.exists()
        assert not again.exists()
