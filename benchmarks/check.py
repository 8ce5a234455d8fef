"""How long check() takes and how much memory it needs for a package of two million rows.

    python benchmarks/check.py [rows]

The package is made by another process, so that the peak printed is that of the check alone.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

from aeries_sdk.oneroster import OneRosterWriter, check

YEAR = {"startDate": "2026-08-01", "endDate": "2027-07-01", "schoolYear": "2027"}


def make(target: Path, rows: int) -> None:
    """A correct bulk package: of 20 rows 17 are enrollments, 2 users, 1 demographics; 30 people in a class."""
    users, enrollments = rows // 10, rows * 17 // 20
    classes = enrollments // 30
    with OneRosterWriter(target) as writer:
        writer.add("orgs", {"sourcedId": "994", "name": "Oak High", "type": "school"})
        writer.add("academicSessions", {"sourcedId": "y", "title": "2026-2027", "type": "schoolYear", **YEAR})
        writer.add("courses", {"sourcedId": "0775", "title": "Algebra", "orgSourcedId": "994"})
        for number in range(classes):
            writer.add(
                "classes",
                {
                    "sourcedId": f"994_{number}",
                    "title": f"Algebra {number}",
                    "courseSourcedId": "0775",
                    "classType": "scheduled",
                    "schoolSourcedId": "994",
                    "termSourcedIds": "y",
                },
            )
        for number in range(users):
            role = "teacher" if number < users // 20 else "student"
            person = {"orgSourcedIds": "994", "username": f"user{number}", "givenName": "Kim", "familyName": "Lee"}
            writer.add("users", {"sourcedId": f"{99400000 + number}", "enabledUser": "true", "role": role, **person})
            if number < rows // 20:
                writer.add("demographics", {"sourcedId": f"{99400000 + number}", "birthDate": "2012-02-29"})
        teachers, students = users // 20, users - users // 20
        for number in range(enrollments):
            seat, group = divmod(number, classes)
            teaches = seat == 0
            user = group % teachers if teaches else teachers + (group * 31 + seat * 7919) % students
            writer.add(
                "enrollments",
                {
                    "sourcedId": f"994_{group}_{seat}",
                    "classSourcedId": f"994_{group}",
                    "schoolSourcedId": "994",
                    "userSourcedId": f"{99400000 + user}",
                    "role": "teacher" if teaches else "student",
                    "primary": "true" if teaches else "",
                    "beginDate": "2026-08-12",
                    "endDate": "2027-06-12",
                },
            )
        writer.commit()


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "oneroster.zip"
        maker = multiprocessing.get_context("spawn").Process(target=make, args=(target, rows))
        maker.start()
        maker.join()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = time.perf_counter()
        findings = check(target)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = target.stat().st_size / 1e6
    print(f"{rows:,} rows, {size:.0f} MB zipped: {seconds:.1f} s, peak {peak:.0f} MB (before: {before:.0f} MB)")
    print(f"{len(findings)} findings: {sorted({finding.rule for finding in findings})}")


if __name__ == "__main__":
    main()
