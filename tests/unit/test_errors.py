from __future__ import annotations

import copy
import inspect
import pickle

import pytest

from aeries_sdk import errors

ALL = [error for _, error in inspect.getmembers(errors, inspect.isclass) if issubclass(error, errors.AeriesError)]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_pickles_and_copies_with_its_details(kind: type[errors.AeriesError]) -> None:
    error = kind(
        "It did not work.", operation="students.list", method="GET", path="/api/v5/schools/{SchoolCode}/students"
    )
    if isinstance(error, errors.APIStatusError):
        error.status = 418

    for clone in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(clone) is kind
        assert str(clone) == str(error)
        assert vars(clone) == vars(error)


def test_all_errors_are_exported_and_are_one_tree() -> None:
    assert sorted(error.__name__ for error in ALL) == sorted(errors.__all__)


def test_an_error_knows_no_other_details() -> None:
    with pytest.raises(TypeError, match="body"):
        errors.NotFound("x", body="secret")


def test_familiar_builtins_catch_their_kind() -> None:
    assert issubclass(errors.ConfigError, ValueError)
    assert issubclass(errors.ArgumentError, ValueError)
    assert issubclass(errors.Timeout, TimeoutError)
