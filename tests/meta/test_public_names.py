"""What a package offers is listed, in order, and described."""

from __future__ import annotations

import importlib
import inspect
import re
from types import ModuleType

import pytest

PACKAGES = (
    "",
    ".errors",
    ".findings",
    ".frames",
    ".matching",
    ".models",
    ".oneroster",
    ".progress",
    ".roster",
    ".testing",
)


@pytest.fixture(params=PACKAGES)
def package(request: pytest.FixtureRequest) -> ModuleType:
    return importlib.import_module(f"aeries_sdk{request.param}")


def test_the_list_is_complete_and_in_order(package: ModuleType) -> None:
    listed = list(package.__all__)
    assert listed == sorted(listed, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    assert [name for name in listed if not hasattr(package, name)] == []
    own = [
        name
        for name, value in vars(package).items()
        if not name.startswith("_")
        and (inspect.isclass(value) or inspect.isfunction(value))
        and f"{value.__module__}.".startswith(f"{package.__name__}.")
    ]
    assert sorted(set(own) - set(listed)) == []


def test_everything_listed_is_described(package: ModuleType) -> None:
    silent = []
    for name in package.__all__:
        value = getattr(package, name)
        if not inspect.isclass(value) and not inspect.isfunction(value):
            continue
        if not inspect.getdoc(value):
            silent.append(name)
        members = vars(value).items() if inspect.isclass(value) else ()
        silent += [f"{name}.{member}" for member, each in members if _is_public(member, each) and not _text(each)]
    assert silent == []


def test_every_module_is_described() -> None:
    package = importlib.import_module("aeries_sdk")
    assert inspect.getdoc(package)
    assert re.match(r"\d+\.\d+\.\d+", package.__version__)


def _is_public(name: str, member: object) -> bool:
    return not name.startswith("_") and (inspect.isroutine(member) or isinstance(member, property))


def _text(member: object) -> str | None:
    return inspect.getdoc(member.fget if isinstance(member, property) else member)
