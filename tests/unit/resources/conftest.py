"""A client whose requests must be the ones that a test expects: address, query, certificate and body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import responses
from responses import matchers

from aeries_sdk import AeriesClient

_BASE = "https://willow.example/aeries"
_CERTIFICATE = "0123456789abcdef0123456789ABCDEF"


@pytest.fixture
def client() -> Iterator[AeriesClient]:
    with AeriesClient(_BASE, certificate=_CERTIFICATE) as client:
        yield client


@pytest.fixture
def expect() -> Iterator[Callable[..., None]]:
    """Expect one request, `expect("GET", "/schools", answer, query={...}, body={...}, status=200)`, and answer it."""
    with responses.RequestsMock() as mock:

        def add(
            method: str,
            path: str,
            answer: object,
            *,
            query: dict[str, str] | None = None,
            body: dict[str, Any] | list[Any] | None = None,
            status: int = 200,
        ) -> None:
            wanted = [
                matchers.header_matcher({"AERIES-CERT": _CERTIFICATE}),
                matchers.query_param_matcher(query or {}),
            ]
            if body is not None:
                wanted.append(matchers.json_params_matcher(body))
            mock.add(method, f"{_BASE}/api/v5{path}", json=answer, status=status, match=wanted)

        yield add
