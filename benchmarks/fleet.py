"""Many districts at once: seconds and CPU seconds with threads, processes and one after the other.

Every district is served by its own demo district, all from one other process, each answer `--latency` seconds late.

    python benchmarks/fleet.py [--districts 50] [--students 400] [--schools 4] [--latency 0.1]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from multiprocessing.connection import Connection
from typing import Any

from aeries_sdk import AeriesClient
from aeries_sdk.fleet import DistrictConfig, for_each_district
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict


class InOrder(Executor):
    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def serve(districts: int, students: int, schools: int, latency: float, pipe: Connection) -> None:
    """Run the districts until the pipe closes."""
    with ExitStack() as stack:
        running = [
            stack.enter_context(DemoDistrict(students=students, schools=schools, seed=seed))
            for seed in range(districts)
        ]
        for district in running:
            with district.client() as client:
                read(client)  # a district builds its answers at the first request
            if latency:
                district.fault("latency", seconds=latency)
        pipe.send([(district.base_url, district.certificate) for district in running])
        pipe.recv()


def read(client: AeriesClient) -> int:
    """The job: read a district."""
    return sum(len(roster.students) for roster in pull(client))


def cpu() -> float:
    """CPU seconds of this process and of those it has waited for."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def executors() -> dict[str, Executor | None]:
    """What to run on, by name."""
    spawn = multiprocessing.get_context("spawn")
    return {
        "one after the other": InOrder(),
        "8 threads": None,
        "32 threads": ThreadPoolExecutor(32),
        "2 processes": ProcessPoolExecutor(2, mp_context=spawn),
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--districts", type=int, default=50)
    parser.add_argument("--students", type=int, default=400)
    parser.add_argument("--schools", type=int, default=4)
    parser.add_argument("--latency", type=float, default=0.1)
    arguments = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve,
        args=(arguments.districts, arguments.students, arguments.schools, arguments.latency, there),
        daemon=True,
    )
    server.start()
    configs = []
    for number, (url, certificate) in enumerate(here.recv()):
        os.environ[f"CERT_{number}"] = certificate
        configs.append(DistrictConfig(name=str(number), base_url=url, certificate_from=f"CERT_{number}"))
    print(f"{arguments.districts} districts of {arguments.students} students, {arguments.latency:g} s per request\n")
    print("| executor | wall s | CPU s | failed |\n|---|---|---|---|")
    for name, executor in executors().items():
        began, busy = time.perf_counter(), cpu()
        with executor or nullcontext():
            results = list(for_each_district(configs, read, executor))
        failed = sum(not result.ok for result in results)
        print(f"| {name} | {time.perf_counter() - began:.1f} | {cpu() - busy:.1f} | {failed} |", flush=True)
    here.send(None)
    server.join(5)


if __name__ == "__main__":
    main()
