"""One client in many threads, and in processes that were forked or spawned."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import pickle
import sys
import threading
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

import pytest

from aeries_sdk import AeriesClient, errors
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.server.reliability.conftest import Proxy

SCHOOLS = [*range(990, 998)]


def workers() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("aeries-roster")}


def students_of(client: AeriesClient, school: int) -> list[int]:
    return [student.student_number for student in client.students.list(school)]


def test_sixteen_threads_share_a_client_and_get_their_own_answers(proxy: Proxy, district: DemoDistrict) -> None:
    with district.client() as alone:
        expected = {school: students_of(alone, school) for school in SCHOOLS}
    with proxy.client(district) as client, ThreadPoolExecutor(16) as pool:
        jobs = {pool.submit(students_of, client, school): school for school in SCHOOLS * 20}
        for job in as_completed(jobs):
            assert job.result() == expected[jobs[job]]

    # Every thread keeps one connection.
    assert proxy.connections <= 16


def test_sixteen_threads_on_a_bad_network_get_their_own_answers(district: DemoDistrict) -> None:
    with district.client() as client:
        expected = {school: students_of(client, school) for school in SCHOOLS}
        for fault in ("reset", "status_503", "truncated_body"):
            district.fault(fault, times=10)
        # A request may meet more than one fault of the thirty, and a body is asked for once more only.
        with ThreadPoolExecutor(16) as pool:
            jobs = {pool.submit(students_of, client, school): school for school in SCHOOLS * 10}
            for job in as_completed(jobs):
                error = job.exception()
                assert error is None or isinstance(error, errors.ConnectionFailed)
                if error is None:
                    assert job.result() == expected[jobs[job]]


def test_closing_a_client_in_use_is_told_to_every_thread_at_once(district: DemoDistrict) -> None:
    waiting = district.fault("slow", path="/students", event=threading.Event())
    client = district.client(max_workers=8)
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(students_of, client, school) for school in SCHOOLS]
        while waiting.hits < 8:
            threading.Event().wait(0.005)
        client.close()
        kinds = {type(job.exception(timeout=2)) for job in jobs}
    assert kinds == {errors.ClientClosed}


def test_closing_a_client_ends_a_pull(district: DemoDistrict) -> None:
    before = workers()
    with district.client() as client:
        rosters = pull(client)
        next(rosters)
        client.close()
        with pytest.raises(errors.ClientClosed):
            list(rosters)
    assert not workers() - before


def test_leaving_a_pull_breaks_off_what_is_under_way_and_nothing_else(district: DemoDistrict) -> None:
    before = workers()
    with district.client(max_workers=2) as client:
        rosters = pull(client)
        next(rosters)
        event = threading.Event()
        waiting = district.fault("slow", path="/students", event=event)
        other = ThreadPoolExecutor(1)
        mine = other.submit(students_of, client, 994)
        while waiting.hits < 1:
            threading.Event().wait(0.005)
        rosters.close()
        event.set()
        assert mine.result(5)
        other.shutdown()
    assert not workers() - before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_child_has_connections_of_its_own(proxy: Proxy, district: DemoDistrict) -> None:
    with proxy.client(district) as client:
        students_of(client, 994)
        assert proxy.connections == 1
        # The threads of a child end with the fork, their locks stay: it answers by a pipe and leaves at once.
        read, write = os.pipe()
        with warnings.catch_warnings():
            # Newer Pythons warn of forks beside threads, of which the district has some.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if not child:
            try:
                os.write(write, str(len(students_of(client, 990))).encode())
            finally:
                os._exit(0)
        os.close(write)
        _, status = os.waitpid(child, 0)
        counted = int(os.read(read, 100))
        os.close(read)

        assert status == 0
        assert proxy.connections == 2
        assert counted == len(students_of(client, 990))
        assert proxy.connections == 2


def in_a_child(base_url: str) -> int:
    with AeriesClient.from_env(base_url=base_url) as client:
        return len(client.students.list(994))


def test_a_spawned_child_makes_its_client_from_the_environment(
    district: DemoDistrict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AERIES_CERTIFICATE", district.certificate)
    # The child imports this module by its name.
    monkeypatch.syspath_prepend(os.path.dirname(__file__))  # noqa: PTH120
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        job = pool.submit(_by_name(), district.base_url)
        with district.client() as client:
            assert job.result(20) == len(client.students.list(994))


def _by_name() -> Callable[[str], int]:
    found: Callable[[str], int] = importlib.import_module("test_sharing").in_a_child
    return found


@pytest.mark.parametrize("what", ["client", "settings"])
def test_neither_a_client_nor_its_settings_travel_to_another_process(district: DemoDistrict, what: str) -> None:
    with district.client() as client, pytest.raises(errors.ConfigError, match=r"not pickled.*from_env"):
        pickle.dumps(client if what == "client" else client.settings)


def test_errors_and_records_do_travel(district: DemoDistrict) -> None:
    district.fault("status_503", path="/schools/994/students", retry_after="90")
    with district.client() as client:
        with pytest.raises(errors.ServerError) as caught:
            client.students.list(994)
        students = client.students.list(990)

    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.retry_after) == (str(caught.value), 90.0)
    assert pickle.loads(pickle.dumps(students)) == students
    assert district.certificate.encode() not in pickle.dumps(caught.value)
    assert sys.getsizeof(pickle.dumps(caught.value)) < 2_000
