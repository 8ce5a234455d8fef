"""Compares a package with the one before, and refuses what would hurt the receiver.

A bulk package deletes at the receiver what it no longer holds: a school that went missing by mistake takes its rosters
with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter

from aeries_sdk.findings import Finding
from aeries_sdk.oneroster.options import Options
from aeries_sdk.oneroster.packages import SortedPackage, differing, pairs
from aeries_sdk.oneroster.report import Difference

# Columns that say where a user belongs.
_PLACES = ("orgSourcedIds", "primaryOrgSourcedId")


def compare(old: SortedPackage, new: SortedPackage) -> dict[str, Difference]:
    """What is other in each table that one of the two holds; `schools` are the orgs of that type.

    The packages are read side by side, a row at a time.
    """
    names = [name for name in new.spec.tables if name in {**old.modes, **new.modes}]
    differences = {name: difference(differing(old, new, name)) for name in names if name in old.spec.tables}
    schools = pairs(_schools(old), _schools(new), {}, itemgetter("sourcedId"))
    return {"schools": difference(schools), **differences}


def difference(rows: Iterator[tuple[dict[str, str], dict[str, str]]]) -> Difference:
    """Count what is other in one table; of rows that are the same, both dictionaries may be empty."""
    same = new = gone = changed = moved = 0
    for old, now in rows:
        if old == now:
            same += 1
        elif not old:
            new += 1
        elif not now:
            gone += 1
        else:
            changed += 1
            moved += any(old.get(name, "") != now.get(name, "") for name in _PLACES)
    before, after = same + changed + gone, same + changed + new
    return Difference(before=before, after=after, new=new, gone=gone, changed=changed, moved=moved)


def objections(
    differences: Mapping[str, Difference], old_year: str, new_year: str, options: Options
) -> Iterator[Finding]:
    """Why the package should not take the previous one's place."""
    if old_year and old_year != new_year and not options.new_year:
        yield Finding(
            "new-school-year",
            "error",
            f"The previous package is of the school year that ends in {old_year}, this one of that which ends in "
            f"{new_year}.",
            remedy="Ask the receiver whether it wants its archive of the old year first; then export with "
            "Options(new_year=True).",
        )
    for name, limit in options.max_gone.items():
        if options.new_year and old_year != new_year and name in {"classes", "enrollments"}:
            continue
        found = differences.get(name, Difference())
        if found.before and found.gone / found.before > limit:
            yield Finding(
                "too-many-gone",
                "error",
                f"Of {found.before:,} {name} in the previous package, {found.gone:,} are gone: "
                f"{found.gone / found.before:.0%}, and {limit:.0%} may be.",
                remedy="Look at what changed. If it is right, export with Options(max_gone=...).",
                file="orgs.csv" if name == "schools" else f"{name}.csv",
            )


def school_year(package: SortedPackage) -> str:
    """The latest school year of a package's sessions, or ""."""
    return max((row.get("schoolYear", "") for row in package.rows("academicSessions")), default="")


def _schools(package: SortedPackage) -> Iterator[dict[str, str]]:
    return (row for row in package.rows("orgs") if row.get("type") == "school")
