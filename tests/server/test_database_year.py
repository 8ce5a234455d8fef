"""A client for a school year that the district lacks gets an error, never another year's records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from aeries_sdk import AeriesClient, errors
from aeries_sdk.roster import pull
from aeries_sdk.testing import DemoDistrict


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=40, schools=2, oddities=False) as district:
        yield district


def asked(district: DemoDistrict) -> list[str]:
    return [request.path.rpartition("/")[2] for request in district.requests]


CALLS: list[Callable[[AeriesClient], object]] = [
    lambda client: client.schools.list(),
    lambda client: client.students.get(994, student_id=1),
    lambda client: next(iter(client.students.iter(994))),
    lambda client: client.contacts.update(1, 1, mailing_name="Baker"),
    lambda client: client.request("GET", "/api/v5/schools"),
]


@pytest.mark.parametrize("call", CALLS)
def test_a_year_that_the_district_lacks_is_refused_by_every_call(
    district: DemoDistrict, call: Callable[[AeriesClient], object]
) -> None:
    with district.client(database_year=2019) as client:
        for _ in range(2):
            with pytest.raises(errors.ConfigError, match=r"2019.*silently.*check_database_year=False"):
                call(client)

    assert asked(district) == ["systeminfo"]


def test_a_year_that_the_district_has_is_checked_once(district: DemoDistrict) -> None:
    with district.client() as client:
        for view in (client.using(database_year=2025), client.using(database_year="2025-2026")):
            assert view.schools.list_terms(994)[0].start_date.year == 2025  # type: ignore[union-attr]
        assert client.using(database_year=2025, on_bad_record=print).schools.list()
        with pytest.raises(errors.ConfigError):
            client.using(database_year=2019).schools.list()

    assert asked(district) == ["systeminfo", "terms", "terms", "schools", "systeminfo"]


def test_a_client_without_a_year_costs_no_further_request(district: DemoDistrict) -> None:
    with district.client() as client:
        client.schools.list()

    assert asked(district) == ["schools"]


def test_what_get_info_has_said_is_not_asked_again(district: DemoDistrict) -> None:
    with district.client(database_year=2025) as client:
        assert client.system.get_info().database_year == "2025-2026"
        client.schools.list()
    with district.client() as client:
        list(pull(client))

    assert asked(district).count("systeminfo") == 2


def test_get_info_still_says_which_year_answers(district: DemoDistrict) -> None:
    with district.client(database_year=2019) as client:
        assert client.system.get_info().database_year == "2026-2027"


def test_the_check_can_be_left_out(district: DemoDistrict, monkeypatch: pytest.MonkeyPatch) -> None:
    with district.client(database_year=2019, check_database_year=False) as client:
        assert client.schools.list()
    monkeypatch.setenv("AERIES_BASE_URL", district.base_url)
    monkeypatch.setenv("AERIES_CERTIFICATE", district.certificate)
    monkeypatch.setenv("AERIES_DATABASE_YEAR", "2019")
    with AeriesClient.from_env(check_database_year=False) as client:
        assert client.schools.list()

    assert asked(district) == ["schools", "schools"]


def test_a_district_that_does_not_answer_the_check_is_told_so(district: DemoDistrict) -> None:
    district.fault("status_500_html", path="/systeminfo", times=1)
    with district.client(database_year=2025) as client:
        with pytest.raises(errors.ServerError):
            client.schools.list()
        assert client.schools.list()
