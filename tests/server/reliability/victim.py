"""Exports a district in forked children that are killed: a program for test_killed.py, not a test.

Each line on standard input is one child; one line on standard output says how long it took to end after that, and how
it ended: "killed", "interrupted", or the status of its report and the number of its steps.

    event N        SIGKILL to itself before its Nth step on the file system
    kill SECONDS   SIGKILL after that time
    break SECONDS  SIGINT, as Ctrl-C sends it
    run            nothing happens to it
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from aeries_sdk import AeriesClient
from aeries_sdk.oneroster import OneRosterWriter, export

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "fcntl.flock"}


class Steps:
    """Counts a child's steps on the file system, and kills it before one of them."""

    def __init__(self, folder: str, last: int) -> None:
        self.folder = folder
        self.last = last
        self.count = 0

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in STEPS or (event != "fcntl.flock" and self.folder not in str(arguments[0])):
            return
        # Reading changes nothing.
        if event != "open" or int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR):
            self.step()

    def step(self) -> None:
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def child(address: str, certificate: str, target: Path, spool: Path | None, last: int) -> str:
    steps = Steps(str(target.parent), last)
    sys.addaudithook(steps.audit)
    sync = os.fsync

    def counted(fd: Any) -> None:
        steps.step()
        sync(fd)

    os.fsync = counted
    # So that rows go to disk before the end, as those of a large district do.
    (OneRosterWriter.__init__.__kwdefaults__ or {})["buffer_rows"] = 20
    try:
        with AeriesClient(address, certificate) as client:
            report = export(client, target, spool=spool)
    except KeyboardInterrupt:
        return "interrupted"
    return f"{report.status.name} {steps.count}"


def main(address: str, certificate: str, target: Path, spool: Path | None) -> None:
    # Under nohup, or in the background of a shell, Ctrl-C is ignored, and children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for line in sys.stdin:
        order, _, number = line.strip().partition(" ")
        read, write = os.pipe()
        process = os.fork()
        if not process:
            # No child outlives its test.
            signal.alarm(120)
            try:
                last = int(number) if order == "event" else 0
                os.write(write, child(address, certificate, target, spool, last).encode())
            finally:
                os._exit(0)
        os.close(write)
        if order in {"kill", "break"}:
            time.sleep(float(number))
            os.kill(process, signal.SIGKILL if order == "kill" else signal.SIGINT)
        sent = time.monotonic()
        _, status = os.waitpid(process, 0)
        said = os.read(read, 1000).decode() or ("killed" if os.WIFSIGNALED(status) else "failed")
        os.close(read)
        sys.stdout.write(f"{time.monotonic() - sent:.3f} {said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]) if sys.argv[4:] else None)
