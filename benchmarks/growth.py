"""How time and memory grow with a district: pull, export, check and the matching of its schools.

The last columns are how much more a student (for the matching: a school) takes than in the row before; 1.0 is linear.
The district's own rate is that of a bare socket which asks for the same lists as the pull, one after the other: as long
as that is faster than the pull, it is the pull that is measured.

    python benchmarks/growth.py [--quick] [--workers 4]
"""

from __future__ import annotations

import argparse
import socket
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import attrs

from aeries_sdk import AeriesClient
from aeries_sdk.matching import match_schools
from aeries_sdk.oneroster import check, export
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict
from benchmarks._district import Job, Measured, Place, best, elsewhere
from benchmarks.demo_server import read_answer

SIZES = [(2_000, 8), (20_000, 20), (80_000, 120), (80_000, 20)]
QUICK = [(500, 4), (2_000, 8), (8_000, 20)]
PULL = "pull"
MATCH = "match"
SERVER = "the district's own rate"


def bare(place: Place) -> float:
    """Ask for what a pull asks for; gives the MB of the answers."""
    address = urlsplit(place.url)
    with socket.create_connection((address.hostname or "", address.port or 0)) as stream:
        head = f" HTTP/1.1\r\nHost: x\r\nAERIES-CERT: {place.certificate}\r\n\r\n"
        return sum(read_answer(stream, f"GET {target}{head}".encode()) for target in place.requests) / 1e6


def pulled(place: Place, workers: int) -> float:
    with AeriesClient(place.url, place.certificate, max_workers=workers) as client:
        return sum(len(roster.students) for roster in pull(client))


def exported(place: Place, workers: int, target: Path) -> float:
    with AeriesClient(place.url, place.certificate, max_workers=workers) as client:
        return export(client, target).exit_code


def checked(target: Path) -> float:
    return len(check(target))


def matched(ours: list[tuple[int, str]], theirs: list[tuple[str, str]]) -> float:
    return len(match_schools(ours, theirs).matched)


@attrs.frozen
class Size:
    """What was measured of a district.

    Attributes:
        students: How many.
        schools: How many.
        requests: That a pull makes.
        runs: By job.
    """

    students: int
    schools: int
    requests: int
    runs: dict[str, Measured]


def jobs(place: Place, district: DemoDistrict, workers: int, target: Path) -> dict[str, Job]:
    """What is measured of a district that is served at a place."""
    return {
        SERVER: (bare, (place,)),
        PULL: (pulled, (place, workers)),
        "export": (exported, (place, workers, target)),
        "check": (checked, (target,)),
        MATCH: (matched, ([*district.schools.items()], district.vendor_schools())),
    }


def measure(students: int, schools: int, workers: int) -> Size:
    tiny = 40, 2
    with elsewhere(students, schools) as place, elsewhere(*tiny) as small, tempfile.TemporaryDirectory() as folder:
        target, other = Path(folder) / "oneroster.zip", Path(folder) / "small.zip"
        exported(small, workers, other)
        found = best(
            jobs(place, DemoDistrict(students, schools, seed=7), workers, target),
            jobs(small, DemoDistrict(*tiny, seed=7), workers, other),
        )
        return Size(students, schools, len(place.requests), found)


def rows(sizes: list[Size], job: str) -> list[str]:
    """The table's rows of one job, from the smallest district to the largest."""
    found = []
    before: Size | None = None
    for size in sizes:
        run = size.runs[job]
        more = ["", ""]
        if before is not None:
            grown = size.schools / before.schools if job == MATCH else size.students / before.students
            last = before.runs[job]
            # The memory of less than some MB is that of a few lists, whose size the system rounds.
            more = [f"{run.cpu / last.cpu / grown:.2f}", f"{run.peak / last.peak / grown:.2f}" if last.peak > 5 else ""]
        cells = [f"{size.students:,}", f"{size.schools}", f"{run.wall:.3g}", f"{run.cpu:.3g}", f"{run.peak:.0f}", *more]
        found.append(f"| {job} | {' | '.join(cells)} |")
        before = size
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--workers", type=int, default=4)
    arguments = parser.parse_args()
    sizes = [measure(*size, arguments.workers) for size in (QUICK if arguments.quick else SIZES)]
    print("| job | students | schools | wall s | CPU s | peak MB | CPU growth | MB growth |")
    print("|---|---|---|---|---|---|---|---|")
    for job in (PULL, "export", "check", MATCH):
        print("\n".join(rows(sizes, job)))
    print(f"\n| students | schools | {SERVER}: requests/s | MB/s | pull: requests/s | MB/s | district / pull |")
    print("|---|---|---|---|---|---|---|")
    for size in sizes:
        served, read = size.runs[SERVER], size.runs[PULL]
        rates = [f"{count / run.wall:.0f}" for run in (served, read) for count in (size.requests, served.result)]
        cells = [f"{size.students:,}", f"{size.schools}", *rates, f"{read.wall / served.wall:.1f}"]
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
