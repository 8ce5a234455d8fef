"""What all tests share."""

from __future__ import annotations

import time

import pytest


@pytest.fixture(autouse=True)
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No test sleeps: every wait is written down instead."""
    waited: list[float] = []
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the certificate of whoever runs the tests nor their proxy is used."""
    for name in ("AERIES_BASE_URL", "AERIES_CERTIFICATE", "AERIES_DATABASE_YEAR", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
