"""From a district's Aeries to a checked OneRoster zip: access, school mapping, roster, export, report.

Without settings it runs on the embedded demo district. With AERIES_BASE_URL and AERIES_CERTIFICATE set it reads a real
one, read-only; AERIES_DATABASE_YEAR chooses another school year.

    python examples/district_to_oneroster.py [FOLDER]
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from aeries_sdk import AeriesClient, check_access
from aeries_sdk.errors import AeriesError
from aeries_sdk.matching import match_schools
from aeries_sdk.oneroster import Status, export
from aeries_sdk.roster import Progress, why_not_a_school
from aeries_sdk.testing import DemoDistrict

VendorSchools = list[tuple[str, str]]


@contextlib.contextmanager
def connect() -> Iterator[tuple[AeriesClient, VendorSchools | None]]:
    """A real district where the environment names one, else the demo with a vendor's own list of its schools."""
    if os.environ.get("AERIES_BASE_URL"):
        with AeriesClient.from_env() as client:
            yield client, None
        return
    with DemoDistrict(students=2_000, schools=8, seed=7) as district, district.client() as client:
        print(f"Demo district at {district.base_url} (invented people; set AERIES_BASE_URL for a real one)\n")
        yield client, [(str(number), name) for number, name in district.vendor_schools()]


def show(progress: Progress) -> None:
    """One line per school."""
    print(f"  {progress.done}/{progress.total} schools, {progress.students:,} students, {progress.classes:,} classes")


def run(folder: Path) -> int:
    """Do the whole job and give the exit code: 0 when the zip is written, 2 when it is not."""
    with connect() as (client, vendor_schools):
        print("1. Access\n")
        access = check_access(client)
        print(f"{access}\n")
        if access.missing:
            return 2

        print("2. Schools\n")
        schools = [school for school in client.schools.list() if not why_not_a_school(school)]
        mapping = None
        if vendor_schools is not None:
            mapping = match_schools(schools, vendor_schools)
            print(f"{mapping}\n")
            mapping.to_csv(folder / "mapping.csv")

        print("3. Roster and export\n")
        report = export(client, folder / "oneroster.zip", mapping=mapping, progress=show)
        print(f"\n{report}\n")
        (folder / "report.html").write_text(report.to_html(), encoding="utf-8")
        (folder / "report.json").write_text(report.to_json(), encoding="utf-8")
        print(f"The zip, the mapping and the report are in {folder.resolve()}")
        return 2 if report.status is Status.ERROR else 0


def main() -> int:
    """Run in the folder given, or in out/."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return run(folder)
    except AeriesError as error:
        print(f"Stopped: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
