"""Seconds, CPU seconds and peak memory of the main job, beside a floor in the same run.

The demo district serves from another process. The floor is a script without this library: requests, orjson.loads and
csv.writer, the same requests, no models, no checks; of the rows it writes those of students and of class rows.

    python benchmarks/export.py [--students 20000] [--schools 20] [--workers 4]
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import orjson
import requests

from aeries_sdk import AeriesClient
from aeries_sdk.oneroster import check, export
from aeries_sdk.roster import pull, why_not_a_school
from aeries_sdk.testing import DemoDistrict


def serve(students: int, schools: int, pipe: Connection) -> None:
    """Run the demo district until the pipe closes."""
    with DemoDistrict(students=students, schools=schools, seed=7) as district:
        pipe.send((district.base_url, district.certificate))
        pipe.recv()


def floor(base_url: str, certificate: str, folder: Path) -> None:
    """What the same requests, and most of the rows, cost without models, checks or care."""
    session = requests.Session()
    session.headers.update({"AERIES-CERT": certificate, "Accept": "application/json"})

    def get(path: str) -> list[dict[str, object]]:
        answer = session.get(f"{base_url}/api/v5/{path}", timeout=120)
        answer.raise_for_status()
        found: list[dict[str, object]] = orjson.loads(answer.content)
        return found

    with (
        (folder / "users.csv").open("w", newline="") as users,
        (folder / "enrollments.csv").open("w", newline="") as seats,
    ):
        user_rows, seat_rows = csv.writer(users), csv.writer(seats)
        get("staff")
        get("courses")
        for school in get("schools"):
            code = school["SchoolCode"]
            if school["InactiveStatusCode"] or code in {0, 100, 200, 998, 999}:
                continue
            get(f"schools/{code}/terms")
            for student in get(f"schools/{code}/students"):
                if str(student["InactiveStatusCode"]).strip():
                    continue
                user_rows.writerow(
                    [student["StudentID"], "", "", "true", code, "student", student["StudentEmailAddress"], "",
                     student["FirstName"], student["LastName"], student["MiddleName"], student["StudentID"],
                     student["StudentEmailAddress"], "", "", "", student["Grade"], ""]
                )  # fmt: skip
            if school["ScheduleType"] == "Elementary":
                get(f"schools/{code}/teachers")
                continue
            get(f"schools/{code}/sections")
            for row in get(f"schools/{code}/classes"):
                seat_rows.writerow(
                    [f"{code}_{row['StudentID']}_{row['SectionNumber']}", "", "",
                     f"{code}_{row['SectionNumber']}", code, row["StudentID"], "student", "",
                     str(row["DateStarted"])[:10], str(row["DateEnded"])[:10]]
                )  # fmt: skip


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
