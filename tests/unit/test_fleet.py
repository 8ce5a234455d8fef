from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from aeries_sdk import AeriesClient, errors
from aeries_sdk.fleet import DistrictConfig, DistrictResult, FleetProgress, for_each_district

CERTIFICATE = "0123456789abcdef0123456789ABCDEF"


class InOrder(Executor):
    """Runs each job where it is submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - as executors do
            future.set_exception(error)
        return future


class Broken(Executor):
    """Refuses everything."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise RuntimeError("the pool is broken")


def certificate() -> str:
    return CERTIFICATE


def config(name: str, **changes: Any) -> DistrictConfig:
    given: dict[str, Any] = {"base_url": f"https://{name}.example/aeries", "certificate_from": certificate}
    return DistrictConfig(name=name, **given | changes)


def host(client: AeriesClient) -> str:
    return client.settings.url.host


def test_a_config_pickles_and_shows_neither_certificate_nor_values_of_options() -> None:
    given = config("alder", certificate_from="ALDER_CERT", options={"proxies": {"https": "http://user:secret@proxy"}})

    assert pickle.loads(pickle.dumps(given)) == given
    assert repr(given) == (
        "DistrictConfig(name='alder', base_url='https://alder.example/aeries', certificate_from=$ALDER_CERT, "
        "options=('proxies',))"
    )
    assert "function" in repr(config("alder", certificate_from=lambda: CERTIFICATE))
    assert "keyring" in repr(config("alder", certificate_from=None))


@pytest.mark.parametrize(
    "changes",
    [
        {"certificate_from": CERTIFICATE},
        {"certificate_from": "not a name"},
        {"certificate_from": 7},
        {"options": {"certificate": CERTIFICATE}},
        {"options": {"auth": ("user", CERTIFICATE)}},
        {"base_url": "no address"},
    ],
)
def test_a_secret_in_the_place_of_its_name_is_refused_and_not_repeated(changes: dict[str, Any]) -> None:
    with pytest.raises(errors.ConfigError) as caught:
        config("alder", **changes)

    assert CERTIFICATE not in str(caught.value)


def test_the_certificate_is_looked_up_when_the_client_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    named = config("alder", certificate_from="ALDER_CERT", options={"max_workers": 2})
    with pytest.raises(errors.ConfigError, match="ALDER_CERT"):
        named.client()

    monkeypatch.setenv("ALDER_CERT", CERTIFICATE)
    with named.client() as client:
        assert client.settings.certificate.reveal() == CERTIFICATE
        assert client.settings.max_workers == 2


def test_without_a_source_the_keyring_is_asked_and_never_the_certificate_of_another_district(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keyring = pytest.importorskip("keyring")
    asked: list[tuple[str, str]] = []

    def get_password(service: str, user: str) -> str | None:
        asked.append((service, user))
        return CERTIFICATE if "alder" in user else None

    monkeypatch.setattr(keyring, "get_password", get_password)
    monkeypatch.setenv("AERIES_CERTIFICATE", CERTIFICATE[::-1])

    with config("alder", certificate_from=None).client() as client:
        assert client.settings.certificate.reveal() == CERTIFICATE
    with pytest.raises(errors.ConfigError, match="keyring"):
        config("birch", certificate_from=None).client()
    assert asked[0] == ("aeries-sdk", "https://alder.example/aeries")


@pytest.mark.parametrize("executor", [None, InOrder()])
def test_the_failure_of_one_district_is_its_own(executor: Executor | None) -> None:
    def job(client: AeriesClient) -> str:
        if "birch" in host(client):
            raise OSError("disk")
        if "cedar" in host(client):
            raise SystemExit(1)
        return host(client)

    configs = [config("alder"), config("birch"), config("cedar"), config("dogwood", certificate_from="NOT_SET")]
    results = {result.name: result for result in for_each_district([*configs, config("elm")], job, executor)}

    assert {name: result.value for name, result in results.items() if result.ok} == {
        "alder": "alder.example",
        "elm": "elm.example",
    }
    assert isinstance(results["birch"].error, OSError)
    assert "SystemExit" in str(results["cedar"].error)
    assert isinstance(results["dogwood"].error, errors.ConfigError)
    with pytest.raises(OSError, match="disk"):
        results["birch"].result()
    assert results["elm"].result() == "elm.example"


def test_a_repr_of_a_result_does_not_show_its_value() -> None:
    assert "Zelda" not in repr(DistrictResult(name="alder", value={"name": "Zelda"}))


def test_a_district_is_tried_again_as_often_as_asked_with_longer_and_longer_pauses(sleeps: list[float]) -> None:
    tried: list[str] = []

    def job(client: AeriesClient) -> int:
        tried.append(host(client))
        if len(tried) < 4:
            raise errors.ServerError("down", status=503)
        return len(tried)

    (result,) = for_each_district([config("alder")], job, InOrder(), attempts=5, pause=10)

    assert (result.value, result.attempts) == (4, 4)
    assert sleeps == [10, 20, 40]


def test_the_last_error_stands_when_all_attempts_fail() -> None:
    def job(client: AeriesClient) -> None:
        raise errors.ServerError("down", status=503)

    (result,) = for_each_district([config("alder")], job, attempts=2, pause=0)

    assert isinstance(result.error, errors.ServerError)
    assert result.attempts == 2


@pytest.mark.parametrize("error", [errors.AuthError("no", status=401), errors.ConfigError("no")])
def test_what_would_fail_again_is_not_tried_again(error: Exception) -> None:
    def job(client: AeriesClient) -> None:
        raise error

    (result,) = for_each_district([config("alder")], job, InOrder(), attempts=3)

    assert (result.error, result.attempts) == (error, 1)


def test_no_attempt_starts_that_would_begin_after_the_time_limit(sleeps: list[float]) -> None:
    def job(client: AeriesClient) -> None:
        raise errors.ServerError("down", status=503)

    (result,) = for_each_district([config("alder")], job, InOrder(), attempts=3, pause=60, time_limit=30)

    assert (result.attempts, sleeps) == (1, [])
    assert isinstance(result.error, errors.ServerError)


def test_progress_counts_each_district_once() -> None:
    seen: list[FleetProgress] = []

    def job(client: AeriesClient) -> None:
        if "birch" in host(client):
            raise OSError

    list(for_each_district([config("alder"), config("birch")], job, progress=seen.append))

    assert [(each.done, each.total) for each in seen] == [(1, 2), (2, 2)]
    assert seen[-1].failed == 1
    assert {each.name for each in seen} == {"alder", "birch"}


def test_leaving_early_cancels_what_has_not_started() -> None:
    started: list[str] = []

    def job(client: AeriesClient) -> None:
        started.append(host(client))

    with ThreadPoolExecutor(1) as pool:
        results = for_each_district([config(f"d{number}") for number in range(500)], job, pool)
        next(results)
        results.close()  # type: ignore[attr-defined]
        pool.submit(int).result()
    assert len(started) < 500


def test_a_broken_pool_is_an_error_of_each_district() -> None:
    results = list(for_each_district([config("alder"), config("birch")], host, Broken()))

    assert [str(result.error) for result in results] == ["the pool is broken"] * 2


def test_an_error_that_does_not_pickle_comes_back_as_one_that_does() -> None:
    class Local(Exception):
        pass

    def job(client: AeriesClient) -> None:
        raise Local("kept")

    (result,) = for_each_district([config("alder")], job, InOrder())

    assert str(result.error).endswith("Local: kept")
    assert pickle.loads(pickle.dumps(result)).name == "alder"


@pytest.mark.parametrize("wrong", [{"attempts": 0}, {"pause": -1}, {"time_limit": 0}])
def test_numbers_out_of_range_are_refused_before_anything_runs(wrong: dict[str, Any]) -> None:
    with pytest.raises(errors.ArgumentError):
        for_each_district([config("alder")], host, **wrong)


def test_two_districts_of_one_name_are_refused() -> None:
    with pytest.raises(errors.ArgumentError, match="same name"):
        for_each_district([config("alder"), config("alder")], host)
