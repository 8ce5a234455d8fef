"""What the common pace of all requests to a host (aeries_sdk/pace.py) is good for, and what it costs.

A district in another process bears so many requests at once and refuses the others; each answer takes some time, so
that requests meet. It is read by eight workers with the library's pace, and without: then every thread sends as it
likes and waits by the retry policy alone. The second table is many small requests against a district that bears them.

    python benchmarks/politeness.py [--requests 2000]
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aeries_sdk import AeriesClient, RetryPolicy, pace
from aeries_sdk.pace import Pace
from aeries_sdk.roster import pull
from aeries_sdk.watch import Watch
from benchmarks._district import Place, elsewhere

WORKERS = 8


class NoPace:
    """Stands in the place of a client's share in the pace: everybody goes at once."""

    def turn(self, watch: Watch) -> NoTurn:
        return NoTurn(watch)


class NoTurn:
    """A turn that is always there."""

    inside = True

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def enter(self) -> None:
        """Go in."""

    def rest(self, seconds: float) -> None:
        self.watch.pause(seconds)

    def refused(self, wait: float = 0.0) -> None:
        """Tell nobody."""

    def leave(self, *, well: bool = False) -> None:
        """Go."""


def client_of(place: Place, *, paced: bool, **options: Any) -> AeriesClient:
    client = AeriesClient(place.url, place.certificate, **options)
    if not paced:
        client._view.transport._share = NoPace()  # type: ignore[assignment]  # noqa: SLF001 - there is no switch
    return client


def crowded(place: Place, most: int, status: int, retry_after: str | None, *, paced: bool) -> str:
    """Read a district that bears only so much; gives the end of a row of the table."""
    # What an earlier run has learned of the host lives until its client is collected.
    pace.forget()
    place.asked()
    place.fault("latency", seconds=0.05)
    told = {} if retry_after is None else {"retry_after": retry_after}
    place.fault("crowded", most=most, status=status, **told)
    began = time.perf_counter()
    with client_of(place, paced=paced, max_workers=WORKERS, retry=RetryPolicy(total=8)) as client:
        try:
            rosters = pull(client)
            read = sum(1 for _ in rosters)
            left = f"{len(rosters.failed)} of {read + len(rosters.failed)}"
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what came of it
            left = type(error).__name__
    seconds = time.perf_counter() - began
    statuses = place.asked()
    refused = statuses.pop(status, 0)
    return f"{refused} | {sum(statuses.values())} | {seconds:.1f} | {left}"


def small_requests(place: Place, count: int, threads: int, *, paced: bool) -> float:
    """CPU seconds of a request for one student."""
    with client_of(place, paced=paced, max_workers=threads) as client, ThreadPoolExecutor(threads) as pool:

        def ask(_: int) -> None:
            client.students.get(994, student_id=99400001)

        [*pool.map(ask, range(50 * threads))]
        began = time.process_time()
        [*pool.map(ask, range(count))]
        return (time.process_time() - began) / count


def turns(count: int) -> float:
    """CPU seconds of coming and going alone."""
    share = Pace("host").share(4)
    watch = Watch(None)
    began = time.process_time()
    for _ in range(count):
        turn = share.turn(watch)
        turn.enter()
        turn.leave(well=True)
    return (time.process_time() - began) / count


def turns_in_threads(count: int) -> float:
    """CPU seconds of coming and going, in four threads at once that have four places."""
    share = Pace("host").share(4)

    def work() -> None:
        for _ in range(count // 4):
            turn = share.turn(Watch(None))
            turn.enter()
            turn.leave(well=True)

    threads = [threading.Thread(target=work) for _ in range(4)]
    began = time.process_time()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (time.process_time() - began) / count


def least(measure: Callable[[], float], runs: int = 5) -> float:
    return min(measure() for _ in range(runs))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=2_000)
    count = parser.parse_args().requests
    with elsewhere(2_000, 20) as place:
        print(f"A district of 20 schools, {len(place.requests)} requests of 50 ms, {WORKERS} workers\n")
        print("| it bears at once | it refuses with | pace | refused | answered | wall s | schools not read |")
        print("|---|---|---|---|---|---|---|")
        for most, status, wait in ((1, 503, None), (2, 503, None), (3, 429, None), (3, 429, "1"), (8, 503, None)):
            for paced in (True, False):
                said = f"{status}, Retry-After: {wait}" if wait else str(status)
                row = crowded(place, most, status, wait, paced=paced)
                print(f"| {most} | {said} | {'yes' if paced else 'no'} | {row} |", flush=True)
        print("\n| what the pace costs, CPU | with, µs | without, µs | more, µs |\n|---|---|---|---|")
        for threads in (1, 4):
            runs: dict[bool, list[float]] = {True: [], False: []}
            for _ in range(9):
                for paced, found in runs.items():
                    found.append(small_requests(place, count, threads, paced=paced) * 1e6)
            yes, no = min(runs[True]), min(runs[False])
            name = f"a request for one student, threads: {threads}"
            print(f"| {name} | {yes:.0f} | {no:.0f} | {yes - no:.0f} |")
    alone, together = least(lambda: turns(100_000)) * 1e6, least(lambda: turns_in_threads(100_000)) * 1e6
    print(f"| coming and going alone, threads: 1 | {alone:.1f} | 0 | {alone:.1f} |")
    print(f"| coming and going alone, threads: 4 | {together:.1f} | 0 | {together:.1f} |")


if __name__ == "__main__":
    main()
