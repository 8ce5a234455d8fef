"""Seconds, CPU seconds and peak memory of the main job, beside a floor in the same run.

The demo district serves from another process. The floor is a script without this library that makes the same requests
and writes the same rows (see `floor.py`).

    python benchmarks/export.py [--students 20000] [--schools 20] [--workers 4]
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from aeries_sdk import AeriesClient
from aeries_sdk.oneroster import check, export
from aeries_sdk.roster import pull, why_not_a_school
from aeries_sdk.testing import DemoDistrict
from benchmarks.floor import floor


def serve(students: int, schools: int, pipe: Connection) -> None:
    """Run the demo district until the pipe closes."""
    with DemoDistrict(students=students, schools=schools, seed=7) as district:
        pipe.send((district.base_url, district.certificate))
        pipe.recv()


def read_only(client: AeriesClient) -> None:
    """Read and convert everything that an export reads, one request after the other."""
    client.staff.list()
    client.courses.list()
    for school in client.schools.list():
        if not why_not_a_school(school):
            client.schools.list_terms(school.school_code)
            client.students.list(school.school_code)
            if school.has_master_schedule:
                client.sections.list(school.school_code)
                client.rosters.list(school.school_code)
            else:
                client.teachers.list(school.school_code)


def stages(client: AeriesClient, folder: Path) -> dict[str, Callable[[], object]]:
    """The stages of the main job by name, each including what it needs of the ones before."""
    return {
        "read + convert, one worker": lambda: read_only(client),
        f"pull, {client.settings.max_workers} workers": lambda: [None for _ in pull(client)],
        "export (pull, map, write, check)": lambda: export(client, folder / "oneroster.zip"),
        "check alone": lambda: check(folder / "oneroster.zip"),
    }


def one(arguments: argparse.Namespace) -> None:
    """Measure one stage in a process of its own, so that its peak memory is its own."""
    folder = Path(arguments.folder)
    with AeriesClient(arguments.url, arguments.certificate, max_workers=arguments.workers) as client:
        jobs = stages(client, folder) | {
            "floor: requests + orjson + csv": lambda: floor(arguments.url, arguments.certificate, folder)
        }
        resting = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        cpu, wall = time.process_time(), time.perf_counter()
        jobs[arguments.stage]()
        seconds, busy = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{seconds} {busy} {(peak - resting) / 1024} {peak / 1024}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=20_000)
    parser.add_argument("--schools", type=int, default=20)
    parser.add_argument("--workers", type=int, default=4)
    for hidden in ("--stage", "--url", "--certificate", "--folder"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stage:
        one(arguments)
        return
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve, args=(arguments.students, arguments.schools, there), daemon=True
    )
    server.start()
    url, certificate = here.recv()
    with tempfile.TemporaryDirectory() as folder, AeriesClient(url, certificate) as client:
        read_only(client)  # the district builds its answers at the first request
        names = ["floor: requests + orjson + csv", *stages(client, Path(folder))]
        print(f"{arguments.students:,} students, {arguments.schools} schools, {arguments.workers} workers\n")
        print("| stage | wall s | CPU s | peak MB above start | CPU / floor |\n|---|---|---|---|---|")
        base = 0.0
        for name in [f"pull, {arguments.workers} workers" if name.startswith("pull") else name for name in names]:
            command = [sys.executable, __file__, "--stage", name, "--url", url, "--certificate", certificate]
            command += ["--folder", folder, "--workers", str(arguments.workers)]
            runs = [
                [
                    float(number)
                    for number in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                ]
                for _ in range(3)
            ]
            wall, cpu, above, _ = min(runs, key=lambda run: run[1])
            base = base or cpu
            print(f"| {name} | {wall:.2f} | {cpu:.2f} | {above:.0f} | {cpu / base:.2f} |", flush=True)
    here.send(None)
    server.join(5)


if __name__ == "__main__":
    main()
