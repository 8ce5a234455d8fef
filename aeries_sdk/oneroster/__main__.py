"""`python -m aeries_sdk.oneroster FILE`: check a package from the shell.

Exit codes: 0 without errors, 1 with errors, 2 when there was nothing to check.
"""

from __future__ import annotations

import argparse
import json
import sys

from aeries_sdk.errors import AeriesError
from aeries_sdk.oneroster.check import check, rules_page
from aeries_sdk.oneroster.profiles import PROFILES
from aeries_sdk.oneroster.provenance import mapping_page


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m aeries_sdk.oneroster", description="Check a OneRoster 1.1 or 1.2 CSV package."
    )
    parser.add_argument("file", nargs="?", help="the zip or folder")
    parser.add_argument("--profile", choices=sorted(PROFILES), help="a consumer whose demands are to be met, too")
    parser.add_argument("--json", action="store_true", help="print the findings as a JSON array")
    parser.add_argument("--rules", action="store_true", help="print all rules as Markdown and end")
    parser.add_argument(
        "--mapping", action="store_true", help="print where every column of an export comes from as Markdown and end"
    )
    given = parser.parse_args(arguments)
    if given.rules:
        sys.stdout.write(rules_page())
        return 0
    if given.mapping:
        sys.stdout.write(mapping_page())
        return 0
    if given.file is None:
        parser.error("a file is needed")
    try:
        findings = check(given.file, profile=given.profile)
    except AeriesError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if given.json:
        sys.stdout.write(json.dumps([finding.to_dict() for finding in findings], indent=2) + "\n")
    else:
        counts = {level: sum(finding.level == level for finding in findings) for level in ("error", "warning", "info")}
        sys.stdout.writelines(f"{finding}\n" for finding in findings)
        sys.stdout.write(f"{counts['error']} errors, {counts['warning']} warnings, {counts['info']} others\n")
    return 1 if any(finding.level == "error" for finding in findings) else 0


if __name__ == "__main__":
    sys.exit(main())
