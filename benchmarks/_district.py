"""What the measurements share: a demo district in another process, and a job measured in one of its own."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import attrs

from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict

_SPAWN = multiprocessing.get_context("spawn")


@attrs.frozen
class Place:
    """Where a district is, and how to ask its process for something.

    Attributes:
        url: Its address.
        certificate: Its certificate.
        requests: Path and query of every request that a pull makes.
    """

    url: str
    certificate: str
    requests: list[str]
    _pipe: Connection

    def fault(self, name: str, **options: object) -> None:
        """Switch a fault on."""
        self._pipe.send((name, options))
        self._pipe.recv()

    def asked(self) -> dict[int, int]:
        """How many requests were answered with which status since the last time; the faults are off after that."""
        self._pipe.send(("", {}))
        found: dict[int, int] = self._pipe.recv()
        return found


def _serve(students: int, schools: int, pipe: Connection) -> None:
    with DemoDistrict(students=students, schools=schools, seed=7) as district:
        with district.client() as client:
            for _ in pull(client):  # a district makes its lists when they are first asked for
                pass
        targets = [f"{each.path}?{each.query}" if each.query else each.path for each in district.requests]
        pipe.send((district.base_url, district.certificate, targets))
        district.requests.clear()
        while (order := pipe.recv()) is not None:
            name, options = order
            if name:
                district.fault(name, **options)
                pipe.send(None)
                continue
            district.clear_faults()
            statuses = [each.status for each in district.requests]
            district.requests.clear()
            pipe.send({status: statuses.count(status) for status in set(statuses)})


@contextmanager
def elsewhere(students: int, schools: int) -> Iterator[Place]:
    """A demo district in another process, with all its lists made."""
    here, there = _SPAWN.Pipe()
    server = _SPAWN.Process(target=_serve, args=(students, schools, there), daemon=True)
    server.start()
    url, certificate, requests = here.recv()
    yield Place(url, certificate, requests, here)
    here.send(None)
    server.join(10)


@attrs.frozen
class Measured:
    """What a job took.

    Attributes:
        wall: Seconds.
        cpu: CPU seconds of its process.
        peak: MB that its process needed above what it had when the job began.
        result: What the job gave.
    """

    wall: float
    cpu: float
    peak: float
    result: float


def _peak() -> float:
    """The most memory that this process has had, in MB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # On Linux, ru_maxrss begins with what the parent had when it made this process.
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


Job = tuple[Callable[..., float], tuple[object, ...]]
"""A function and its arguments."""


def _measure(pipe: Connection, job: Job, first: Job) -> None:
    begin, some = first
    begin(*some)
    resting, wall, cpu = _peak(), time.perf_counter(), time.process_time()
    function, arguments = job
    result = function(*arguments)
    seconds, busy = time.perf_counter() - wall, time.process_time() - cpu
    pipe.send(Measured(seconds, busy, _peak() - resting, result))


def best(jobs: Mapping[str, Job], first: Mapping[str, Job], runs: int = 3) -> dict[str, Measured]:
    """The run of each job that took the least CPU time.

    Each run has a process of its own, so that its peak memory is its own.

    Args:
        jobs: By name. They take turns, so that a busy moment of the machine meets all of them.
        first: What the process of each job does before it is measured, so that it has imported what it needs.
        runs: How often.
    """
    found: dict[str, list[Measured]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            here, there = _SPAWN.Pipe(duplex=False)
            process = _SPAWN.Process(target=_measure, args=(there, job, first[name]))
            process.start()
            # Else a job that fails would be waited for.
            there.close()
            found[name].append(here.recv())
            process.join()
    return {name: min(each, key=lambda run: run.cpu) for name, each in found.items()}
