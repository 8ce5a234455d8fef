"""check(): the rules of the OneRoster standard on any package, from this library or from anywhere else.

`package` opens what may be hostile, `lines` reads records, `tables` walks one file, `columns` and `values` look at
single cells, `rostering`, `enrollments` and `gradebook` at whole rows; `rules` holds what findings say. Every file is
read once, in an order in which references point backwards; ids are kept as hashes, so that memory stays small.
"""

from __future__ import annotations

from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from aeries_sdk import arguments
from aeries_sdk.oneroster.check.context import Context
from aeries_sdk.oneroster.check.demands import Demands, Seen
from aeries_sdk.oneroster.check.lines import Records
from aeries_sdk.oneroster.check.log import Log
from aeries_sdk.oneroster.check.manifest import read_manifest
from aeries_sdk.oneroster.check.package import DAMAGED, Package, PackageError, open_package
from aeries_sdk.oneroster.check.rules import RULES, Rule, rules_page
from aeries_sdk.oneroster.check.tables import TableCheck
from aeries_sdk.oneroster.profiles import find_profile
from aeries_sdk.oneroster.spec import VERSIONS, spec

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from aeries_sdk.findings import Finding
    from aeries_sdk.oneroster.check.manifest import Manifest
    from aeries_sdk.oneroster.profiles import Profile
    from aeries_sdk.oneroster.spec import Spec, Table

__all__ = ["RULES", "PackageError", "Rule", "check", "iter_check", "rules_page"]


def check(path: str | os.PathLike[str], *, profile: str | None = None, limit: int = 25) -> list[Finding]:
    """Check a OneRoster 1.1 or 1.2 CSV package against the standard.

    The package may be bulk, delta or mixed, a zip or a folder. It is read as a stream: memory stays far below its size.
    A finding names file, line and column, and never a value.

    Args:
        path: The zip or folder.
        profile: A consumer whose demands are to be met, too, such as "classlink"; see `profiles.PROFILES`.
        limit: Findings told per rule and file; of the others the last finding tells the number.

    Returns:
        The findings, errors first; an empty list for a package without fault.

    Raises:
        PackageError: There is no such file, or it is neither a zip nor a folder.
        ConfigError: There is no such profile.
        ArgumentError: `path` is no path, or `limit` no int.

    >>> import tempfile
    >>> from aeries_sdk.oneroster import OneRosterWriter
    >>> target = Path(tempfile.mkdtemp()) / "oneroster.zip"
    >>> with OneRosterWriter(target) as writer:
    ...     writer.add("orgs", {"sourcedId": "994", "name": "Oak High", "type": "highschool"})
    ...     written = writer.commit()
    >>> for finding in check(target):
    ...     print(finding.level, finding.rule, finding.file, finding.line, finding.column)
    error vocabulary orgs.csv 2 type
    warning rostering-set manifest.csv None
    ...
    """
    order = ("error", "warning", "info")
    return sorted(iter_check(path, profile=profile, limit=limit), key=lambda finding: order.index(finding.level))


def iter_check(path: str | os.PathLike[str], *, profile: str | None = None, limit: int = 25) -> Iterator[Finding]:
    """Return the findings of `check` one by one, as they are found; arguments and errors are those of `check`."""
    wanted = arguments.optional(profile, "profile", arguments.text)
    return _found(arguments.path(path, "path"), wanted, arguments.whole(limit, "limit", least=0))


def _found(path: Path, profile: str | None, limit: int) -> Iterator[Finding]:
    demanded = find_profile(profile) if profile is not None else None
    log = Log(limit, demanded.levels if demanded is not None else {})
    known = {"manifest.csv", *(table.file for version in VERSIONS for table in spec(version).tables.values())}
    with open_package(path, known, log) as package:
        manifest = read_manifest(package, log)
        modes = {name: _mode(manifest, package, table) for name, table in manifest.spec.tables.items()}
        context = Context(spec=manifest.spec, log=log, modes=modes, is_1_0=not manifest.present)
        _compare_set(context)
        if demanded is not None:
            _compare_profile(demanded, manifest, package, context)
        yield from log.drain()
        seen = Seen()
        for table in _in_order(manifest.spec):
            if table.file in package.openers:
                demands = Demands(demanded, context, table, seen) if demanded is not None else None
                yield from _check_table(package, table, TableCheck(context, table, demands), log)
    yield from log.close()


def _check_table(package: Package, table: Table, checker: TableCheck, log: Log) -> Iterator[Finding]:
    try:
        with package.open(table.file) as stream:
            for _ in checker.run(stream):
                yield from log.drain()
    except DAMAGED:
        log.add("package-damaged", table.file)


def _mode(manifest: Manifest, package: Package, table: Table) -> str:
    """How a file is to be judged: as the manifest says, or as its first row looks where the manifest says nothing."""
    if table.file not in package.openers:
        return "absent"
    written = manifest.mode(table.name)
    if written in ("bulk", "delta"):
        return written
    try:
        with package.open(table.file) as stream:
            records = iter(Records(stream, table.file, Log(0, {})))
            header, first = next(records, (1, [""]))[1], next(records, (2, [""]))[1]
    except DAMAGED:
        return "bulk"
    return "delta" if dict(zip(header, first, strict=False)).get("status") else "bulk"


def _in_order(known: Spec) -> list[Table]:
    """The tables so that each comes after those it points into and those it needs (a user needs the roles after it)."""
    tables = known.tables
    graph = {
        name: sorted(
            {*table.references, *(need for need in table.needs if name not in tables[need].references)} - {name}
        )
        for name, table in tables.items()
    }
    return [known.tables[name] for name in TopologicalSorter(graph).static_order()]


def _compare_set(context: Context) -> None:
    """Tell of files that a bulk set lacks."""
    modes = context.modes
    needed = {
        need
        for table in context.spec.tables.values()
        if modes[table.name] == "bulk"
        for need in table.needs
        if modes[need] == "absent"
    }
    for name in sorted(needed):
        users = [t.file for t in context.spec.tables.values() if modes[t.name] == "bulk" and name in t.needs]
        context.log.add("bulk-needs", f"{name}.csv", more=f"It is needed by {', '.join(users)}.")
    if any(modes[name] == "bulk" for name in context.spec.rostering):
        for name in context.spec.rostering:
            if modes[name] == "absent" and name not in needed:
                context.log.add("rostering-set", "manifest.csv", more=f"Missing is {name}.csv.")


def _compare_profile(profile: Profile, manifest: Manifest, package: Package, context: Context) -> None:
    """Tell of what a consumer wants of the package as a whole."""
    log, level = context.log, profile.level
    if context.spec.version not in profile.versions:
        log.add("profile-version", more=f"It takes {' or '.join(profile.versions)}.", level=level)
    if profile.package_name and package.name != profile.package_name:
        log.add("profile-name", more=f"It expects {profile.package_name}.", level=level)
    for names, how in ((profile.files, level), (profile.files_advised, "warning")):
        for name in names:
            if context.modes.get(name) == "absent":
                log.add("profile-file", f"{name}.csv", level=how)
    if profile.bulk_only:
        for name, mode in context.modes.items():
            if mode == "delta":
                log.add("profile-mode", f"{name}.csv", level=level)
    for name in profile.manifest_rows:
        if not manifest.rows.get(name, ("", 0))[0]:
            log.add("profile-manifest", "manifest.csv", more=f"Missing is {name}.", level=level)
