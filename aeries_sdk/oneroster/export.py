"""A district becomes a checked OneRoster zip: pull, map, write, check, compare, replace, report.

Schools stream through one at a time; of the whole district only ids are kept. Nothing is written over the last good
export unless every school was read, the new package keeps the standard's rules, and it does not lose more than the
options allow.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack, closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aeries_sdk import arguments
from aeries_sdk.assembly import NEEDS, SchoolRoster
from aeries_sdk.client import AeriesClient
from aeries_sdk.disk import working_prefix
from aeries_sdk.errors import AeriesError, ArgumentError, ConfigError
from aeries_sdk.findings import Finding
from aeries_sdk.matching import SchoolMapping
from aeries_sdk.models import Student
from aeries_sdk.oneroster.check import PackageError, check
from aeries_sdk.oneroster.delta import write_delta
from aeries_sdk.oneroster.filters import narrow
from aeries_sdk.oneroster.grade_rows import GradeRows
from aeries_sdk.oneroster.guards import compare, objections, school_year
from aeries_sdk.oneroster.ids import OUR_IDS
from aeries_sdk.oneroster.keep import KeptSchools
from aeries_sdk.oneroster.mapping import Subject
from aeries_sdk.oneroster.options import Options
from aeries_sdk.oneroster.others import Guardians, write_other_staff
from aeries_sdk.oneroster.packages import open_own, open_sorted
from aeries_sdk.oneroster.people import STUDENT_NEEDS
from aeries_sdk.oneroster.report import FileResult, ImportReport, Status
from aeries_sdk.oneroster.rows import datetime_text, plain_text
from aeries_sdk.oneroster.run import Run
from aeries_sdk.oneroster.school_rows import SchoolRows
from aeries_sdk.oneroster.spec import VERSIONS
from aeries_sdk.oneroster.writer import OneRosterWriter
from aeries_sdk.roster import OnProgress, Pull, Refresh, Spool

if TYPE_CHECKING:
    from aeries_sdk.lean import Needs


def export(
    client: AeriesClient,
    path: str | os.PathLike[str],
    version: str = "1.1",
    schools: Iterable[int] | None = None,
    mapping: SchoolMapping | str | os.PathLike[str] | None = None,
    as_of: date | None = None,
    previous: str | os.PathLike[str] | None = None,
    options: Options | None = None,
    progress: OnProgress | None = None,
    spool: str | os.PathLike[str] | Spool | None = None,
    refresh: str | os.PathLike[str] | Spool | None = None,
) -> ImportReport:
    """Export a district as a OneRoster CSV zip, in bulk or as a delta.

    A bulk package deletes at the receiver what it leaves out. So the previous file at `path` is only replaced when
    every school could be read, the new package passes `check()`, and no more is gone since then than the options allow.

    Args:
        client: The district.
        path: The zip to write, or a folder for it; conventionally named `*.zip`.
        version: "1.1" or "1.2".
        schools: School codes to export; without it, all real schools (see `roster.pull`).
        mapping: Only the schools that are mapped to one of the vendor's: a mapping, or the path of its file.
        as_of: The day that counts; without it, today by the district's own clock.
        previous: The bulk package that the receiver has. With it, `path` becomes a delta: what changed since. Bring
            that package up to date with `apply_delta` for the next time.
        options: Choices: sourcedIds, logins, what goes in, what may be gone.
        progress: Called after each school.
        spool: A folder that keeps what has been read until the package stands at its place: an export that died goes on
            where it was. See `roster.Spool`.
        refresh: A folder that stays, from which only what has changed since the last export is read, in the place of
            `spool`. See `roster.refresh`.

    Returns:
        The import report. A district that cannot be read, or a disk that cannot be written, is a report with status
        ERROR, not an exception.

    Raises:
        ConfigError: An option or the version makes no sense, `previous` is no bulk package of this version, or the
            clock of a delta has no time zone.
        PackageError: `previous` cannot be read.
        ArgumentError: A school code is not in the district's list, or an argument has another type.

    >>> import tempfile
    >>> from aeries_sdk.testing import DemoDistrict
    >>> target = Path(tempfile.mkdtemp()) / "oneroster.zip"
    >>> with DemoDistrict(students=60, schools=2, oddities=False) as district, district.client() as client:
    ...     str(export(client, target).status)
    'Completed'
    """
    arguments.instance(client, "client", AeriesClient, "Pass an AeriesClient.")
    options = Options() if options is None else arguments.instance(options, "options", Options, "Pass Options(...).")
    path, version = arguments.path(path, "path"), arguments.text(version, "version")
    previous = arguments.optional(previous, "previous", arguments.path)
    schools = arguments.optional(schools, "schools", arguments.codes)
    mapping = arguments.optional(mapping, "mapping", SchoolMapping.of)
    as_of = arguments.optional(as_of, "as_of", arguments.day)
    refresh = arguments.optional(refresh, "refresh", Spool.of)
    if version not in set(VERSIONS) & set(options.versions):
        raise ConfigError(f"version takes {' or '.join(options.versions)}.")
    if spool is not None and refresh is not None:
        raise ConfigError("Give either spool= or refresh=: both keep what has been read.")
    if previous is not None and options.bulk_only:
        raise ConfigError("The options take no delta: leave previous= out.")
    started = options.clock()
    target, base = _target(path, options), previous
    if base is not None:
        _check_base(base, target, version, started)
    run = Run(options, _writer(target, version, options))
    if options.file_name and target.name != options.file_name:
        run.general.append(
            Finding(
                "file-name",
                "warning",
                f"The consumer expects a file of the name {options.file_name}.",
                remedy="Give that name, or a folder, as the path to write.",
            )
        )
    failure: list[Finding] = []
    written = run.writer
    try:
        with ExitStack() as stack:
            if base is not None:
                # Made first, so that a target that cannot be written is known before the district is read.
                written = stack.enter_context(_writer(target, version, options, "delta"))
                beside = tempfile.TemporaryDirectory(prefix=working_prefix(target), dir=target.parent)
                run.writer = _writer(Path(stack.enter_context(beside)) / "bulk.zip", version, options)
            stack.enter_context(run.writer)
            codes = _codes(schools, mapping)
            rosters = stack.enter_context(
                closing(
                    Pull(client, codes, as_of, progress, spool, hold=True, needs=_needs(options))
                    if refresh is None
                    else Refresh(client, refresh, None, codes, as_of, progress, hold=True)
                )
            )
            _fill(run, client, rosters, base or target)
            if not run.refusals:
                accepted = run.writer.commit(
                    lambda draft: _keeps_rules(run, draft) and _passes(run, draft, base, target)
                )
                if base is not None and accepted:
                    _commit_delta(run, written, base, started)
                if accepted:
                    rosters.finish()
    except (ConfigError, ArgumentError):
        raise
    except AeriesError as error:
        failure = [Finding("export-failed", "error", str(error), remedy="Mend the cause and run the export again.")]
    return _report(run, written, target, started, failure)


def _needs(options: Options) -> Needs | None:
    """What the rows are made of; None where something of the caller's may look at more."""
    if options.keep_class is not None or options.anonymise is not None or type(options.ids) not in OUR_IDS:
        return None
    return {**NEEDS, Student: (*NEEDS[Student], *STUDENT_NEEDS)}


def _codes(schools: Iterable[int] | None, mapping: SchoolMapping | None) -> list[int] | None:
    """The schools that were named, as far as they are mapped."""
    if mapping is None:
        return None if schools is None else [*schools]
    mapped = [int(pair.sis.id) for pair in mapping.matched]
    return mapped if schools is None else [code for code in schools if code in set(mapped)]


def _check_base(base: Path, target: Path, version: str, moment: datetime) -> None:
    datetime_text(moment)
    if os.path.realpath(target) == os.path.realpath(base):
        raise ConfigError("A delta may not take the place of previous=: the next one needs that package.")
    with open_sorted(base) as package:
        if package.spec.version != version or "delta" in package.modes.values():
            raise ConfigError(f"previous= takes a bulk package of OneRoster {version}.")


def _target(path: Path, options: Options) -> Path:
    # Path.is_dir raises for an over-long name; the writer names that cause.
    return path / (options.file_name or "oneroster.zip") if os.path.isdir(path) else path  # noqa: PTH112


def _writer(path: Path, version: str, options: Options, mode: str = "bulk") -> OneRosterWriter:
    return OneRosterWriter(path, version=version, mode=mode, system_code=options.system_code)


def _fill(run: Run, client: AeriesClient, rosters: Pull, before: Path) -> None:
    run.begin(rosters.district, rosters.end_year)
    if run.options.subjects:
        codes = run.options.subject_codes
        run.subjects = {
            (department := code.code.strip()): Subject(plain_text(code.description), codes.get(department, ""))
            for code in client.codes.list("course", "DC")
        }
    guardians = Guardians(run, client) if run.options.guardians else None
    grades = GradeRows(run, client) if run.options.gradebooks else None

    def write(full: SchoolRoster, place: int) -> None:
        roster = run.invented(narrow(full, run.options))
        school = SchoolRows(run, roster, place)
        school.write()
        if guardians is not None:
            guardians.write(roster, place)
        if grades is not None:
            grades.write(roster, school.written)

    place = 0
    for roster in rosters:
        write(roster, place)
        place += 1  # noqa: SIM113
        # Not to be held while the next one is put together, as enumerate would do.
        del roster
    if run.options.staff_without_classes:
        write_other_staff(run, client, rosters)
    if rosters.failed and run.options.failed_schools == "keep":
        _keep(run, rosters, before)
    run.finish()
    run.general += rosters.findings
    run.judge(len(rosters.schools), len(rosters.failed))


def _keep(run: Run, rosters: Pull, before: Path) -> None:
    """Take over the previous rows of the schools that could not be read, where there are such rows of this year."""
    with suppress(PackageError), open_sorted(before) as package:
        schools = [school for school in rosters.schools if school.school_code in rosters.failed]
        kept = KeptSchools(run, package, schools)
        same_year = school_year(package) == str(rosters.end_year)
        if same_year and package.spec.version == run.version and not kept.missing:
            kept.write()
            run.kept = True
            run.general += [
                Finding(
                    "school-kept",
                    "warning",
                    "The school has its rows of the previous package, as it could not be read.",
                    remedy="Run the export again when the school can be read.",
                    school=str(school.school_code),
                )
                for school in schools
            ]


def _keeps_rules(run: Run, draft: Path) -> bool:
    """Whether a package keeps the rules of the standard; what its consumer wants beyond them is reported only."""
    found = check(draft, profile=run.options.consumer or None)
    wishes = [each for each in found if each.rule.startswith("profile-") and each.rule != "profile-name"]
    broken = [each for each in found if each.level == "error" and not each.rule.startswith("profile-")]
    run.general += wishes
    run.refusals += broken
    return not broken


def _passes(run: Run, draft: Path, base: Path | None, target: Path) -> bool:
    """Whether the finished bulk package may take the place of the one before."""
    before = base or target
    if not before.exists() or before.stat().st_size == 0:
        return True
    problem = ""
    try:
        with open_sorted(before) as old, open_own(draft) as new:
            if "delta" in old.modes.values():
                problem = "It is a delta."
            else:
                run.differences = compare(old, new)
                run.refusals += objections(run.differences, school_year(old), school_year(new), run.options)
    except PackageError as error:
        problem = str(error)
    if problem:
        run.refuse(
            "previous-unreadable",
            f"The file that is there already cannot be compared with the new package. {problem}",
            "Move the file away if it is not needed, then run the export again.",
        )
    return not run.refusals


def _commit_delta(run: Run, writer: OneRosterWriter, base: Path, moment: datetime) -> None:
    with open_sorted(base) as old, open_own(run.writer.path) as new:
        write_delta(old, new, writer, moment)
    writer.commit(lambda draft: _keeps_rules(run, draft))


def _report(run: Run, written: OneRosterWriter, path: Path, started: datetime, failure: list[Finding]) -> ImportReport:
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
        counts=dict(written.counts),
        differences=run.differences,
        started=started,
        finished=run.options.clock(),
    )
