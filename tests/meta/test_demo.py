"""The demo district answers every documented endpoint, and every example shows its own."""

from __future__ import annotations

import doctest
import inspect
import sys
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pytest

from aeries_sdk import AeriesClient, Operation
from aeries_sdk.testing import DemoDistrict
from aeries_sdk.testing.answers import ALL
from aeries_sdk.testing.dispatch import BASE, find

if TYPE_CHECKING:
    from aeries_sdk.testing.server import Request

# Every success that the vendor documents.
SUCCESS = {200, 201, 204}


def test_every_documented_path_has_a_route(operation: Operation[Any]) -> None:
    routes = [route for route in ALL if route.operation == operation.id]
    paths = {(route.method, route.path.casefold()) for route in routes}
    assert {(operation.method, path.casefold()) for path in operation.paths} <= paths


def test_every_route_wants_the_documented_permission(operation: Operation[Any]) -> None:
    guarded = operation.security_area.casefold() not in {"", "none required"}
    areas = tuple(operation.security_area.split("; ")) if guarded else ()
    wanted = {(route.areas, route.access) for route in ALL if route.operation == operation.id}
    assert wanted == {(areas, operation.access)}


def test_the_example_of_a_method_asks_for_its_operation(
    operation: Operation[Any], client: AeriesClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Request] = []
    stop = DemoDistrict.stop

    def note_and_stop(district: DemoDistrict) -> None:
        asked.extend(district.requests)
        stop(district)

    monkeypatch.setattr(DemoDistrict, "stop", note_and_stop)
    method = attrgetter(operation.call)(client)
    example = doctest.DocTestParser().get_doctest(
        inspect.getdoc(method) or "", dict(vars(sys.modules[method.__module__])), operation.call, None, None
    )
    output: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    assert runner.run(example, out=output.append).failed == 0, "".join(output)
    statuses = [request.status for request in asked if _operation(request) == operation.id]
    assert SUCCESS & set(statuses), statuses


def _operation(request: Request) -> str:
    return find(request.method, request.path.removeprefix(BASE))[0].operation
