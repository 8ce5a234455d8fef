from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from aeries_sdk.testing import DemoDistrict

Get = Callable[..., requests.Response]


class Caller:
    """A plain HTTP client: the district is tested without this library's own."""

    def __init__(self, district: DemoDistrict) -> None:
        self.district = district
        self.session = requests.Session()
        self.session.headers["AERIES-CERT"] = district.certificate

    def __call__(self, method: str, path: str, body: Any = None, **query: object) -> requests.Response:
        address = path if path.startswith("http") else f"{self.district.base_url}/api/v5{path}"
        params = {name: str(value) for name, value in query.items()}
        return self.session.request(method, address, params=params, json=body, allow_redirects=False, timeout=10)

    def get(self, path: str, **query: object) -> Any:
        answer = self("GET", path, **query)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:200])
        return answer.json()


@pytest.fixture(scope="session")
def quiet() -> Iterator[DemoDistrict]:
    """A district that no test changes."""
    with DemoDistrict(students=600, schools=8, seed=7) as district:
        yield district


@pytest.fixture
def district() -> Iterator[DemoDistrict]:
    """A district of one's own."""
    with DemoDistrict(students=600, schools=8, seed=7) as district:
        yield district


@pytest.fixture
def read(quiet: DemoDistrict) -> Iterator[Caller]:
    caller = Caller(quiet)
    yield caller
    caller.session.close()


@pytest.fixture
def call(district: DemoDistrict) -> Iterator[Caller]:
    caller = Caller(district)
    yield caller
    caller.session.close()
