"""Every documented endpoint has its row, its method and its description."""

from __future__ import annotations

import builtins
import inspect
import re
import typing
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from aeries_sdk import OPERATIONS, AeriesClient, Operation, models

if TYPE_CHECKING:
    from tests.meta.conftest import Documented

# They copy a student to another school.
GETS_THAT_WRITE = {"pre_enrollment.preenroll_student", "pre_enrollment.preenroll_inactive_student"}


def test_the_rows_are_the_documented_endpoints(documented: Mapping[str, Documented]) -> None:
    assert sorted(OPERATIONS) == sorted(documented)
    assert len(documented) == 122


def test_a_row_says_what_is_documented(operation: Operation[Any], documented: Mapping[str, Documented]) -> None:
    known = documented[operation.id]
    assert (operation.method, sorted(operation.paths)) == (known.method, sorted(known.paths))
    assert (operation.security_area, operation.access) == (known.security_area, known.access)


def test_every_way_to_a_method_leads_there_and_is_taken_once(client: AeriesClient) -> None:
    calls = [row.call for row in OPERATIONS.values()]
    assert len(set(calls)) == len(calls)
    assert [call for call in calls if not inspect.ismethod(attrgetter(call)(client))] == []


def test_a_client_has_the_resources_that_it_declares(client: AeriesClient, resources: Mapping[str, Any]) -> None:
    assert {name: type(resource).__name__ for name, resource in resources.items()} == AeriesClient.__annotations__
    assert set(resources) == {row.call.partition(".")[0] for row in OPERATIONS.values()}
    assert set(resources) <= set(dir(client))


def test_a_method_gives_records_of_the_rows_model(operation: Operation[Any], client: AeriesClient) -> None:
    given = typing.get_type_hints(attrgetter(operation.call)(client))["return"]
    if operation.model is None:
        assert given is type(None)
        assert operation.access in {"insert", "delete"}
    else:
        assert given in {operation.model, builtins.list[operation.model]}  # type: ignore[name-defined]
        assert operation.model.__name__ in models.__all__


def test_a_method_says_where_it_is_documented_and_what_to_tick(operation: Operation[Any], client: AeriesClient) -> None:
    text = inspect.getdoc(attrgetter(operation.call)(client)) or ""
    said = re.search(r"^Security area:.*?(?:\n\n|\Z)", text, re.DOTALL | re.MULTILINE)
    assert said is not None
    sentence = " ".join(said[0].split())
    if operation.security_area.casefold() == "none required":
        assert sentence.startswith("Security area: none")
    elif not operation.security_area:
        assert sentence.startswith("Security area: not documented")
    else:
        assert [area for area in operation.security_area.split("; ") if area not in sentence] == []
        assert operation.access.capitalize() in sentence
    title = re.search(r"Article: ([^.]*)\.", " ".join(text.split()))
    assert title is not None
    address = title[1].lower().replace(" ", "-")
    assert re.fullmatch(rf"https://support\.aeries\.com/.*/\d+-(aeries-api-)?{address}", operation.article)
    assert re.search(r"^Raises:\n    \w+: ", text, re.MULTILINE)


def test_a_method_shows_itself_in_an_example(operation: Operation[Any], client: AeriesClient) -> None:
    text = inspect.getdoc(attrgetter(operation.call)(client)) or ""
    assert f"client.{operation.call}(" in text.partition(">>> ")[2]


def test_only_reads_are_sent_again() -> None:
    wrong = [row.id for row in OPERATIONS.values() if row.retry_safe != (row.method == "GET" and row.access == "read")]
    assert wrong == []
    assert {row.id for row in OPERATIONS.values() if row.method == "GET" and row.access != "read"} == GETS_THAT_WRITE


def test_what_comes_in_pages_can_be_walked(resources: Mapping[str, Any]) -> None:
    walked = {
        f"{name}.{method}"
        for name, resource in resources.items()
        for method, function in _methods(resource)
        if typing.get_origin(typing.get_type_hints(function)["return"]) is Iterator
    }
    # students.list belongs to students.iter, students.list_extended to students.iter_extended.
    assert walked == {row.call.replace(".list", ".iter") for row in OPERATIONS.values() if row.paging}


def test_the_keys_that_tell_records_apart_are_attributes_of_the_model() -> None:
    missing = [
        (row.id, name)
        for row in OPERATIONS.values()
        if row.paging and row.model
        for name in row.paging.key
        if name not in models.facts(row.model)
    ]
    assert missing == []


def test_a_resources_methods_have_types_that_say_something(resources: Mapping[str, Any]) -> None:
    vague = [
        f"{name}.{method}: {argument}"
        for name, resource in resources.items()
        for method, function in _methods(resource)
        for argument, kind in typing.get_type_hints(function).items()
        if kind is Any or (argument == "return" and re.search(r"\bAny\b|\bdict\b|\bobject\b", str(kind)))
    ]
    assert vague == []


def test_what_may_be_left_out_is_by_name_but_for_a_records_place(resources: Mapping[str, Any]) -> None:
    place = {"body", "school_code", "gradebook_number", "assignment_number"}
    arguments = [
        (f"{area}.{name}", argument)
        for area, resource in resources.items()
        for name, method in _methods(resource)
        for argument in inspect.signature(method).parameters.values()
    ]
    by_place = [(call, each.name) for call, each in arguments if each.kind is each.POSITIONAL_OR_KEYWORD]
    optional = {(call, each.name) for call, each in arguments if each.default is not each.empty}
    assert [(call, name) for call, name in by_place if (call, name) in optional and name not in place] == []
    assert [call for call, each in arguments if each.name == "year"] == []


def test_a_resources_methods_are_described(resources: Mapping[str, Any]) -> None:
    for name, resource in resources.items():
        assert f"client.{name}`" in " ".join((inspect.getdoc(type(resource)) or "").split()), name
        for method, function in _methods(resource):
            text = inspect.getdoc(function) or ""
            lacking = [part for part in ("Security area", "Raises:\n", ">>> ") if part not in text]
            arguments = [each for each in inspect.signature(function).parameters if each != "self"]
            lacking += [each for each in arguments if not re.search(rf"^    {each}: ", text, re.MULTILINE)]
            assert (f"{name}.{method}", lacking) == (f"{name}.{method}", [])


def _methods(resource: object) -> list[tuple[str, Any]]:
    found = inspect.getmembers(type(resource), inspect.isfunction)
    return [(name, function) for name, function in found if not name.startswith("_")]
