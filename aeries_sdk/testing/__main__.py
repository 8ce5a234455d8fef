"""Serve a demo district to explore: ``python -m aeries_sdk.testing --students 2000 --schools 8``. Ctrl-C ends it."""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading

from aeries_sdk.testing.district import DemoDistrict

_TEXT = """\
An invented school district is at    {base}
Its certificate, invented as well:   {certificate}

curl -H 'AERIES-CERT: {certificate}' '{base}/api/v5/schools'
curl -H 'AERIES-CERT: {certificate}' '{base}/api/v5/schools/994/students?StartingRecord=1&EndingRecord=2'

Ctrl-C ends it.
"""


def main(arguments: list[str] | None = None, ended: threading.Event | None = None) -> int:
    """Serve until Ctrl-C, or until `ended` is set; answers the exit status."""
    parser = argparse.ArgumentParser(prog="python -m aeries_sdk.testing", description="Serve an invented district.")
    parser.add_argument("--students", type=int, default=2_000, help="active students (2000)")
    parser.add_argument("--schools", type=int, default=8, help="real schools, 1 to 120 (8)")
    parser.add_argument("--seed", type=int, default=7, help="another number, another district (7)")
    parser.add_argument("--port", type=int, default=0, help="port on loopback (any free one)")
    asked = parser.parse_args(arguments)
    with (
        DemoDistrict(asked.students, asked.schools, asked.seed, port=asked.port) as district,
        contextlib.suppress(KeyboardInterrupt),
    ):
        sys.stdout.write(_TEXT.format(base=district.base_url, certificate=district.certificate))
        sys.stdout.flush()
        (ended or threading.Event()).wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
