"""A nightly export for cron: quiet, one file, an exit code by status.

    python examples/daily_sync.py /srv/oneroster        # the district of AERIES_BASE_URL and AERIES_CERTIFICATE
    python examples/daily_sync.py --demo out            # the embedded demo district

Exit code 0: Completed. 1: Completed with ERROR, the zip is written and the report lists what to fix. 2: ERROR, the zip
of the last good night is still there; without settings, too, unless --demo is given.
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

from aeries_sdk import AeriesClient
from aeries_sdk.errors import AeriesError
from aeries_sdk.oneroster import export
from aeries_sdk.testing import DemoDistrict

log = logging.getLogger("daily_sync")


@contextlib.contextmanager
def connect(*, demo: bool) -> Iterator[AeriesClient]:
    """Connect to the district of the environment, or to the demo district."""
    if demo:
        with DemoDistrict(students=2_000, schools=8, seed=7) as district, district.client() as client:
            yield client
    else:
        with AeriesClient.from_env() as client:
            yield client


def main() -> int:
    """Export into the folder given, or into out/, and give the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    arguments = argparse.ArgumentParser(description="Export a district as OneRoster.")
    arguments.add_argument("folder", nargs="?", type=Path, default=Path("out"), help="where the zip and the report go")
    arguments.add_argument("--demo", action="store_true", help="export the embedded demo district")
    given = arguments.parse_args()
    folder: Path = given.folder
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with connect(demo=given.demo) as client:
            report = export(client, folder / "oneroster.zip")
    except AeriesError as error:
        log.error("not exported: %s", error)
        return 2
    (folder / "report.html").write_text(report.to_html(), encoding="utf-8")
    for name, result in (("staff", report.staff), ("students", report.students)):
        log.info("%s: %s, %d imported, %d rejected", name, result.status, result.imported, result.rejected)
    log.log(logging.INFO if report.exit_code == 0 else logging.WARNING, "%s", report.status)
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
