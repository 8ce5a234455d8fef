"""A district becomes a checked OneRoster zip: pull, map, write, check, replace, report.

Schools stream through one at a time; of the whole district only ids are kept. Nothing is written over the last good
export unless every school was read and the new package keeps the standard's rules.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aeries_sdk.errors import AeriesError, ArgumentError, ConfigError
from aeries_sdk.findings import Finding
from aeries_sdk.oneroster.check import check
from aeries_sdk.oneroster.options import Options
from aeries_sdk.oneroster.report import FileResult, ImportReport, Status
from aeries_sdk.oneroster.run import Run
from aeries_sdk.oneroster.school_rows import SchoolRows
from aeries_sdk.oneroster.spec import VERSIONS
from aeries_sdk.oneroster.writer import OneRosterWriter
from aeries_sdk.roster import OnProgress, pull

if TYPE_CHECKING:
    from aeries_sdk.client import AeriesClient
    from aeries_sdk.matching import SchoolMapping


def export(
    client: AeriesClient,
    path: str | os.PathLike[str],
    version: str = "1.1",
    schools: Iterable[int] | None = None,
    mapping: SchoolMapping | None = None,
    as_of: date | None = None,
    options: Options | None = None,
    progress: OnProgress | None = None,
) -> ImportReport:
    """Export a district as a OneRoster CSV zip.

    The previous file at `path` is only replaced when every school could be read and the new package passes `check()`:
    a bulk package deletes at the receiver what it leaves out.

    Args:
        client: The district.
        path: The zip to write; conventionally named `*.zip`.
        version: "1.1" or "1.2".
        schools: School codes to export; without it, all real schools (see `roster.pull`).
        mapping: Only the schools that are mapped to one of the vendor's.
        as_of: The day that counts; without it, today by the district's own clock.
        options: Choices: sourcedIds, logins, what goes in.
        progress: Called after each school.

    Returns:
        The import report. A district that cannot be read, or a disk that cannot be written, is a report with status
        ERROR, not an exception.

    Raises:
        ConfigError: An option or the version makes no sense.
        ArgumentError: A school code is not in the district's list.

    >>> import tempfile
    >>> from aeries_sdk.testing import DemoDistrict
    >>> target = Path(tempfile.mkdtemp()) / "oneroster.zip"
    >>> with DemoDistrict(students=60, schools=2, oddities=False) as district, district.client() as client:
    ...     str(export(client, target).status)
    'Completed'
    """
    if version not in VERSIONS:
        raise ConfigError(f"version takes {' or '.join(VERSIONS)}.")
    if mapping is not None:
        mapped = [int(pair.sis.id) for pair in mapping.matched]
        schools = mapped if schools is None else [code for code in schools if code in set(mapped)]
    started = datetime.now(UTC)
    writer = OneRosterWriter(path, version=version)
    run = Run(options or Options(), writer)
    failure: list[Finding] = []
    try:
        with writer:
            rosters = pull(client, schools, as_of, progress)
            run.begin(rosters)
            for place, roster in enumerate(rosters):
                SchoolRows(run, roster, place).write()
            run.finish(rosters)
            if not run.refusals:
                writer.commit(lambda draft: _keeps_rules(run, draft))
    except (ConfigError, ArgumentError):
        raise
    except AeriesError as error:
        failure = [Finding("export-failed", "error", str(error), remedy="Mend the cause and run the export again.")]
    return _report(run, Path(path), started, failure)


def _keeps_rules(run: Run, draft: Path) -> bool:
    broken = [finding for finding in check(draft) if finding.level == "error"]
    run.refusals += broken
    return not broken


def _report(run: Run, path: Path, started: datetime, failure: list[Finding]) -> ImportReport:
    staff = FileResult.of(run.counts["staff"], run.staff)
    students = FileResult.of(run.counts["students"], run.students)
    general = (*failure, *run.refusals, *run.general)
    if failure or run.refusals:
        status = Status.ERROR
    elif any(finding.level == "error" for finding in (*general, *run.staff, *run.students)):
        status = Status.COMPLETED_WITH_ERRORS
    else:
        status = Status.COMPLETED
    return ImportReport(
        status=status,
        staff=staff,
        students=students,
        findings=general,
        path=None if status is Status.ERROR else path,
        counts=dict(run.writer.counts),
        started=started,
        finished=datetime.now(UTC),
    )
