"""Requests, bytes and seconds of a refresh beside those of a full pull, by how much of the district has changed.

The demo district serves from another process. A night is one row: a day of changes goes by, the district is refreshed,
then pulled whole, and the two are compared. Seconds on loopback are the client's own work; with --latency every answer
comes so many seconds later, as over a network. What it costs a real Aeries to make its answers is in neither.

    python benchmarks/refresh.py [--students 20000] [--schools 20] [--workers 4] [--latency 0]
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from aeries_sdk import AeriesClient
from aeries_sdk.roster import Pull, Refresh, SchoolRoster, pull, refresh
from aeries_sdk.testing import DemoDistrict

NIGHTS = ((0.0, False), (0.001, False), (0.01, False), (0.01, True), (0.05, False), (0.2, False))
"""How much of the district has changed, and whether a student was deleted, of which no feed tells."""


def serve(students: int, schools: int, latency: float, pipe: Connection) -> None:
    """Run the demo district: a night lets a day of changes go by, "asked" tells what was asked since the last time."""
    with DemoDistrict(students=students, schools=schools, seed=7) as district:
        if latency:
            district.fault("latency", seconds=latency)
        pipe.send((district.base_url, district.certificate))
        told = 0
        while (order := pipe.recv()) is not None:
            if order == "asked":
                asked = district.requests[told:]
                told += len(asked)
                pipe.send((len(asked), sum(request.size for request in asked)))
            else:
                district.pass_day(order[0], deletions=order[1])
                pipe.send(None)


def measured(pipe: Connection, read: Callable[[], Pull]) -> tuple[Pull, list[SchoolRoster], float, int, int]:
    """Read a district: its rosters, the seconds, the requests and the bytes."""
    pipe.send("asked")
    pipe.recv()
    began = time.perf_counter()
    rosters = read()
    schools = list(rosters)
    seconds = time.perf_counter() - began
    pipe.send("asked")
    requests, size = pipe.recv()
    return rosters, schools, seconds, requests, size


def in_order(rosters: list[SchoolRoster]) -> list[SchoolRoster]:
    """The rosters with the members of their classes in one order: no list of Aeries has a documented one."""
    for each in (each for roster in rosters for each in roster.classes):
        each.members.sort(key=lambda member: member.student_id)
    return rosters


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=20_000)
    parser.add_argument("--schools", type=int, default=20)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--latency", type=float, default=0.0)
    arguments = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve, args=(arguments.students, arguments.schools, arguments.latency, there), daemon=True
    )
    server.start()
    url, certificate = here.recv()
    with (
        tempfile.TemporaryDirectory() as beside,
        AeriesClient(url, certificate, max_workers=arguments.workers) as client,
    ):
        folder = Path(beside) / "folder"
        list(refresh(client, folder))
        print(
            f"{arguments.students:,} students, {arguments.schools} schools, {arguments.workers} workers, "
            f"{arguments.latency * 1000:.0f} ms late\n"
        )
        print("| changed | way | requests | MB | of a full pull's bytes | s | read whole | equal |")
        print("|---|---|---|---|---|---|---|---|")
        for share, deletions in NIGHTS:
            here.send((share, deletions))
            here.recv()
            new, rosters, seconds, requests, size = measured(here, lambda: refresh(client, folder))
            _, whole, of_pull, requests_of_pull, size_of_pull = measured(here, lambda: pull(client))
            assert isinstance(new, Refresh)
            lists = sum(each.message.count(" whole:") for each in new.findings if each.rule == "read-whole")
            equal = "yes" if in_order(rosters) == in_order(whole) else "no"
            print(
                f"| {share:.1%}{', one deleted' * deletions} | refresh | {requests:,} | {size / 1e6:.2f} "
                f"| {size / size_of_pull:.1%} | {seconds:.1f} | {lists} lists | {equal} |"
            )
            print(
                f"| | pull | {requests_of_pull:,} | {size_of_pull / 1e6:.2f} | 100 % | {of_pull:.1f} | | |", flush=True
            )
            del rosters, whole
    here.send(None)
    server.join(5)


if __name__ == "__main__":
    main()
