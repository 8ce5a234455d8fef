from __future__ import annotations

import gc
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from operator import methodcaller

import pytest

from aeries_sdk import AeriesClient, errors
from aeries_sdk.fleet import DistrictConfig, for_each_district
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict

# Seconds; enough for a small district on a busy machine.
LIMIT = 2


@pytest.fixture(scope="module")
def districts() -> Iterator[dict[str, DemoDistrict]]:
    with ExitStack() as stack:
        yield {
            f"district {seed}": stack.enter_context(DemoDistrict(students=60 * seed, schools=2, seed=seed))
            for seed in (1, 2, 3)
        }


@pytest.fixture
def configs(districts: dict[str, DemoDistrict], monkeypatch: pytest.MonkeyPatch) -> list[DistrictConfig]:
    for number, district in enumerate(districts.values()):
        monkeypatch.setenv(f"CERT_{number}", district.certificate)
    return [
        DistrictConfig(name=name, base_url=district.base_url, certificate_from=f"CERT_{number}")
        for number, (name, district) in enumerate(districts.items())
    ]


def students(client: AeriesClient) -> int:
    return sum(len(roster.students) for roster in pull(client))


def alone(configs: list[DistrictConfig]) -> dict[str, int]:
    counts = {}
    for config in configs:
        with config.client() as client:
            counts[config.name] = students(client)
    return counts


def test_threads_give_what_one_district_after_the_other_gives(configs: list[DistrictConfig]) -> None:
    with ThreadPoolExecutor(2) as pool:
        given = {result.name: result.result() for result in for_each_district(configs, students, pool)}

    assert given == {result.name: result.value for result in for_each_district(configs, students)} == alone(configs)


def test_processes_look_the_certificate_up_themselves_and_one_wrong_one_fails_alone(
    configs: list[DistrictConfig], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CERT_1", "0" * 32)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        # A function of this module could not be imported there.
        schools: Callable[[AeriesClient], list[dict[str, object]]] = methodcaller("request", "GET", "/api/v5/schools")
        results = {result.name: result for result in for_each_district(configs, schools, pool)}

    assert isinstance(results["district 2"].error, errors.AuthError)
    assert results["district 2"].error.operation == "client.request"
    assert [len(results[name].result()) > 2 for name in ("district 1", "district 3")] == [True, True]
    assert all(result.seconds > 0 for result in results.values())


def test_a_district_over_its_time_limit_is_a_timeout_and_the_others_go_on(
    configs: list[DistrictConfig], districts: dict[str, DemoDistrict]
) -> None:
    never = threading.Event()
    districts["district 2"].fault("slow", event=never)
    try:
        slow, *others = sorted(for_each_district(configs, students, time_limit=LIMIT), key=lambda each: each.ok)
    finally:
        never.set()
        districts["district 2"].clear_faults()

    assert slow.name == "district 2"
    assert isinstance(slow.error, errors.Timeout)
    assert [result.ok for result in others] == [True, True]
    assert slow.seconds < LIMIT + 5


def test_leaving_early_ends_the_requests_of_its_own_threads(
    configs: list[DistrictConfig], districts: dict[str, DemoDistrict]
) -> None:
    never = threading.Event()
    districts["district 2"].fault("slow", event=never)
    try:
        for result in for_each_district(configs, students):
            assert result.ok
            break
        gc.collect()
        assert not [thread for thread in threading.enumerate() if thread.name.startswith("aeries-fleet")]
    finally:
        never.set()
        districts["district 2"].clear_faults()
