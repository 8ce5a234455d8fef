"""Runs that are killed, interrupted, or meet each other; disks that are full or read-only."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aeries_sdk.oneroster import OneRosterWriter, Status, check, export
from aeries_sdk.testing import DemoDistrict
from tests.server.reliability.conftest import Order, ordering

posix = pytest.mark.skipif(os.name != "posix", reason="signals and forks")


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=40, schools=2, seed=3, oddities=False) as district:
        yield district


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "oneroster.zip"


@pytest.fixture
def order(district: DemoDistrict, target: Path) -> Iterator[Order]:
    with ordering(district, target) as order:
        yield order


@pytest.fixture
def packages(order: Order, district: DemoDistrict, target: Path) -> tuple[bytes, bytes, int]:
    """The package of the night before, which stands in the target, that of tonight, and how many steps it takes."""
    assert order("run")[1] == "COMPLETED"
    old = target.read_bytes()
    with district.client() as client:
        student = next(student for student in client.students.list(994) if student.is_active)
    district.change("student", student.student_id, FirstName="Renamed")
    status, steps = order("run")[1:]
    new = target.read_bytes()
    target.write_bytes(old)
    assert (status, old == new) == ("COMPLETED", False)
    return old, new, int(steps)


def is_cleared_by_the_next_run(order: Order, target: Path, new: bytes) -> bool:
    return order("run")[1] == "COMPLETED" and target.read_bytes() == new and [*target.parent.iterdir()] == [target]


@posix
def test_a_run_killed_before_any_step_leaves_the_old_package_or_the_new_one(
    order: Order, packages: tuple[bytes, bytes, int], target: Path
) -> None:
    old, new, steps = packages
    left = []
    for step in range(1, steps + 1):
        assert order(f"event {step}")[1] == "killed"
        left.append(target.read_bytes())
        target.write_bytes(old)

    assert steps > 20
    assert left == sorted(left, key=[old, new].index)
    assert set(left) == {old, new}
    assert is_cleared_by_the_next_run(order, target, new)


@posix
def test_a_run_killed_at_any_time_leaves_the_old_package_or_the_new_one(
    order: Order, packages: tuple[bytes, bytes, int], target: Path
) -> None:
    old, new, _ = packages
    dice = random.Random(7)
    ends = []
    for _ in range(25):
        ends.append(order(f"kill {dice.uniform(0, 0.15):.4f}")[1])
        assert target.read_bytes() in {old, new}
        target.write_bytes(old)

    assert ends.count("killed") > 5
    assert is_cleared_by_the_next_run(order, target, new)


@posix
def test_ctrl_c_ends_at_once_and_leaves_nothing(
    order: Order, packages: tuple[bytes, bytes, int], district: DemoDistrict, target: Path
) -> None:
    # Four requests wait for an answer, each with two minutes to go.
    district.fault("slow", path="/schools/", event=threading.Event())

    seconds, said = order("break 0.4")

    assert (said, float(seconds) < 30) == ("interrupted", True)
    assert target.read_bytes() == packages[0]
    assert [*target.parent.iterdir()] == [target]


@posix
def test_ctrl_c_while_a_server_asks_to_wait_ends_at_once(
    order: Order, packages: tuple[bytes, bytes, int], district: DemoDistrict
) -> None:
    # Four waits of fifty seconds, four times each.
    district.fault("status_503", path="/schools/", retry_after="50")

    seconds, said = order("break 0.4")

    assert (said, float(seconds) < 30) == ("interrupted", True)


@posix
def test_ctrl_c_ends_a_child_of_a_program_that_ignores_it(district: DemoDistrict, target: Path) -> None:
    """As under nohup, or in the background of a shell."""
    district.fault("slow", path="/schools/", event=threading.Event())
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ordering(district, target) as order:
            seconds, said = order("break 0.4")
    finally:
        signal.signal(signal.SIGINT, before)

    assert (said, float(seconds) < 30) == ("interrupted", True)


def test_a_second_run_on_one_target_is_refused_and_the_first_goes_on(district: DemoDistrict, target: Path) -> None:
    with district.client() as client, OneRosterWriter(target) as first:
        report = export(client, target)

        assert report.status is Status.ERROR
        assert "another run is writing it" in str(report)
        first.add("orgs", {"sourcedId": "0", "name": "District", "type": "district"})
        assert first.commit()
        assert export(client, target).status is not None

    assert [*target.parent.iterdir()] == [target]


def test_a_lock_file_that_nobody_holds_locks_nothing(district: DemoDistrict, target: Path) -> None:
    target.with_name(".oneroster.zip.lock").write_bytes(b"")
    target.with_name(".oneroster.zip.run-left.zip").write_bytes(b"half")
    target.with_name(".oneroster.zip.run-rows").mkdir()
    neighbour = target.with_name(".other.zip.run-1")
    neighbour.write_bytes(b"")
    with district.client() as client:
        assert export(client, target).status is Status.COMPLETED

    assert sorted(target.parent.iterdir()) == sorted([target, neighbour])


def test_many_runs_at_once_on_one_target_write_one_whole_package(district: DemoDistrict, target: Path) -> None:
    statuses: list[Status] = []

    def run() -> None:
        with district.client() as client:
            statuses.append(export(client, target).status)

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Status.COMPLETED in statuses
    assert set(statuses) <= {Status.COMPLETED, Status.ERROR}
    assert [*target.parent.iterdir()] == [target]
    assert not [finding for finding in check(target) if finding.level == "error"]


@posix
def test_a_file_that_grows_beyond_what_the_system_allows(district: DemoDistrict, target: Path) -> None:
    import resource

    target.write_bytes(b"")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with district.client() as client:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
            report = export(client, target)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert report.status is Status.ERROR
    assert "oneroster.zip was not written" in str(report)
    assert [*target.parent.iterdir()] == [target]
    assert target.read_bytes() == b""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder in which nobody can create files")
def test_a_folder_that_cannot_be_written_to_is_told_before_the_district_is_read(district: DemoDistrict) -> None:
    with district.client() as client:
        report = export(client, "/proc/self/oneroster.zip")

    assert report.status is Status.ERROR
    assert "oneroster.zip was not written" in str(report)
    assert district.requests == []


def test_an_exception_in_a_callback_ends_the_run_and_its_threads(district: DemoDistrict, target: Path) -> None:
    class Stop(Exception):
        pass

    def stop(_: object) -> None:
        raise Stop

    before = set(threading.enumerate())
    with district.client() as client, pytest.raises(Stop):
        export(client, target, progress=stop)

    assert [*target.parent.iterdir()] == []
    left = set(threading.enumerate()) - before
    assert not [thread for thread in left if thread.name.startswith("aeries-roster")]
