"""What all tests share."""

from __future__ import annotations

import time

import pytest
from hypothesis import settings

from aeries_sdk import pace
from aeries_sdk.watch import Watch

# No test measures time, and a busy machine is no counterexample.
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


@pytest.fixture(autouse=True)
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No test sleeps: every wait is written down instead."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    monkeypatch.setattr(Watch, "pause", lambda _, seconds: waited.append(seconds))
    return waited


@pytest.fixture(autouse=True)
def _no_memories() -> None:
    """What a host asked for in one test does not hold back the next."""
    pace.forget()


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate, proxy and CA bundle of the machine that runs the tests are not used."""
    for name in (
        *("AERIES_BASE_URL", "AERIES_CERTIFICATE", "AERIES_DATABASE_YEAR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"),
        *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "NETRC"),
    ):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
