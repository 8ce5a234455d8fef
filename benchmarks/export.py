"""Seconds, CPU seconds and peak memory of the main job, beside a floor in the same run.

The demo district serves from another process. The floor is a script without this library that makes the same requests
and writes the same rows (see `floor.py`), one request after the other.

    python benchmarks/export.py [--students 20000] [--schools 20] [--workers 4] [--late 100] [--runs 3]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from aeries_sdk import AeriesClient
from aeries_sdk.oneroster import check, export
from aeries_sdk.roster import pull, why_not_a_school
from benchmarks._district import Job, Measured, Place, best, elsewhere
from benchmarks.floor import floor

FLOOR = "floor: requests, orjson, csv"


def by_hand(place: Place, folder: Path) -> float:
    floor(place.url, place.certificate, folder)
    return 0.0


def read_only(place: Place) -> float:
    """Read and convert everything that an export reads, whole, one request after the other."""
    with AeriesClient(place.url, place.certificate) as client:
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
    return 0.0


def pulled(place: Place, workers: int) -> float:
    with AeriesClient(place.url, place.certificate, max_workers=workers) as client:
        return sum(len(roster.students) for roster in pull(client))


def exported(place: Place, workers: int, target: Path) -> float:
    target.unlink(missing_ok=True)
    with AeriesClient(place.url, place.certificate, max_workers=workers) as client:
        return export(client, target).exit_code


def exported_again(place: Place, workers: int, target: Path) -> float:
    with AeriesClient(place.url, place.certificate, max_workers=workers) as client:
        return export(client, target).exit_code


def checked(target: Path) -> float:
    return len(check(target))


def jobs(place: Place, folder: Path, workers: int) -> dict[str, Job]:
    """What is measured; each includes what it needs of the ones before."""
    target = folder / "oneroster.zip"
    return {
        FLOOR: (by_hand, (place, folder)),
        "read + convert, one worker": (read_only, (place,)),
        f"pull, {workers} workers": (pulled, (place, workers)),
        "**export** (pull, map, write, check)": (exported, (place, workers, target)),
        "export over last night's package": (exported_again, (place, workers, target)),
        "check alone": (checked, (target,)),
    }


def table(found: dict[str, Measured]) -> str:
    """The measurements beside their floor."""
    base = found[FLOOR]
    lines = ["| stage | wall s | CPU s | peak MB | wall / floor | CPU / floor |", "|---|---|---|---|---|---|"]
    for name, run in found.items():
        ratios = f"{run.wall / base.wall:.2f} | {run.cpu / base.cpu:.2f}"
        lines.append(f"| {name} | {run.wall:.2f} | {run.cpu:.2f} | {run.peak:.0f} | {ratios} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=20_000)
    parser.add_argument("--schools", type=int, default=20)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument(
        "--late", type=int, default=100, help="milliseconds by which answers come late in the last table"
    )
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        tempfile.TemporaryDirectory() as other,
        elsewhere(given.students, given.schools) as place,
        elsewhere(40, 2) as tiny,
    ):
        first = jobs(tiny, Path(other), given.workers)
        exported(tiny, given.workers, Path(other) / "oneroster.zip")
        work = jobs(place, Path(folder), given.workers)
        print(f"{given.students:,} students, {given.schools} schools, {given.workers} workers\n")
        print(table(best(work, first, given.runs)))
        place.fault("latency", seconds=given.late / 1000)
        late = {name: job for name, job in work.items() if not name.startswith(("read", "check"))}
        print(f"\nEvery answer {given.late} ms late\n\n{table(best(late, first, given.runs))}")


if __name__ == "__main__":
    main()
