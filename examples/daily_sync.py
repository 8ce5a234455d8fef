"""A nightly export for cron: quiet, one file, an exit code by status.

    AERIES_BASE_URL=... AERIES_CERTIFICATE=... python examples/daily_sync.py /srv/oneroster
    15 2 * * *  ...

Exit code 0: Completed. 1: Completed with ERROR, the zip is written and somebody should read the report. 2: ERROR, the
zip of last night is still there. Without settings it runs on the embedded demo district.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from aeries_sdk import AeriesClient
from aeries_sdk.errors import AeriesError
from aeries_sdk.oneroster import export
from aeries_sdk.testing import DemoDistrict

log = logging.getLogger("daily_sync")


@contextlib.contextmanager
def connect() -> Iterator[AeriesClient]:
    """The district of the environment, else the demo."""
    if os.environ.get("AERIES_BASE_URL"):
        with AeriesClient.from_env() as client:
            yield client
    else:
        with DemoDistrict(students=2_000, schools=8, seed=7) as district, district.client() as client:
            yield client


def main() -> int:
    """Export into the folder given, or into out/, and give the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with connect() as client:
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
