"""The targets of the coverage-guided fuzzing: they hold for seeds, what is made of them, and old findings."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

SCRIPT = Path(__file__).with_name("atheris_bytes.py")


def module(path: Path) -> Any:
    """A module beside this one, however the tests are started."""
    found = importlib.util.spec_from_file_location(f"fuzz_{path.stem}", path)
    assert found is not None
    assert found.loader is not None
    loaded = importlib.util.module_from_spec(found)
    found.loader.exec_module(loaded)
    return loaded


targets = module(SCRIPT.with_name("targets.py"))
quick = settings(max_examples=50, deadline=None)

STRANGE: dict[str, list[object]] = {
    "path": [None, 7, "", "//x y", "/\n", "/\u0663", "@example.com/"],
    "query": [None, [], {"a": 1}, "a=b"],
    "status": [None, "200", True, 0, 99, 600, 2.5],
    "method": [None, "", "PATCH\r\n", []],
    "content_type": [None, 7, "text/html\r\nX: y"],
    "operation": [None],
    "template": [[]],
}
ANSWER = {"operation": "schools.list", "method": "GET", "template": "/api/v5/schools", "path": "/api/v5/schools"}


def answers(**changed: object) -> bytes:
    return json.dumps({"format": 1, "answers": [ANSWER | changed]}).encode()


def test_the_script_knows_the_targets_and_each_has_seeds() -> None:
    script = module(SCRIPT)
    assert list(script.NAMES) == list(targets.TARGETS)
    assert targets.TARGETS.keys() >= targets.JSON_TARGETS
    assert all(targets.seeds(name) for name in script.NAMES)


@pytest.mark.skipif(importlib.util.find_spec("atheris") is not None, reason="atheris is installed")
def test_without_atheris_the_script_says_what_to_install() -> None:
    ended = subprocess.run([sys.executable, SCRIPT, "mapping"], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "pip install atheris" in ended.stderr


@pytest.mark.parametrize("name", targets.TARGETS)
def test_seeds_are_taken(name: str) -> None:
    for seed in targets.seeds(name):
        targets.TARGETS[name](seed)


@pytest.mark.parametrize("text", ['example.org/a"/', "example.org/a'/ ", "example.org/api/api", "a.org/b.php/c.aspx/"])
def test_an_address_is_its_own_base(text: str) -> None:
    targets.address(text.encode())


@pytest.mark.parametrize("number", ['"18446744073709551616"', "18446744073709551616", "1e20", '"-9223372036854775808"'])
def test_a_whole_number_that_could_not_be_written_again_is_refused(number: str) -> None:
    from aeries_sdk import errors, loads
    from aeries_sdk.models import Student

    with pytest.raises(errors.DecodeError, match="a whole number"):
        loads(f'{{"SchoolCode": 994, "StudentID": {number}}}', Student)
    targets.models(f'{{"SchoolCode": 994, "StudentID": 1, "StudentNumber": {number}}}'.encode())


def test_an_entry_of_a_zip_without_a_name_is_unsafe(tmp_path: Path) -> None:
    from aeries_sdk.oneroster import check

    file = tmp_path / "package.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x", b"")
        archive.filelist[0].filename = ""
    assert "package-unsafe" in {finding.rule for finding in check(file)}


@quick
@given(st.sampled_from([*targets.TARGETS]), st.binary(max_size=300))
def test_any_bytes_are_taken_or_refused(name: str, data: bytes) -> None:
    targets.TARGETS[name](data)


@quick
@given(st.data())
def test_a_seed_with_a_part_of_it_replaced_is_taken_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*targets.TARGETS]))
    seed = data.draw(st.sampled_from(targets.seeds(name)))
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 20)))
    targets.TARGETS[name](seed[:start] + data.draw(st.binary(max_size=20)) + seed[end:])


@quick
@given(st.sampled_from(sorted(targets.JSON_TARGETS)), st.integers(0, 99), st.integers(0))
def test_json_with_one_value_replaced_is_taken_or_refused(name: str, which: int, number: int) -> None:
    seeds = targets.seeds(name)
    targets.TARGETS[name](targets.mutated_json(seeds[which % len(seeds)], number))


@pytest.mark.parametrize(
    "data",
    [
        *(answers(**{name: value}) for name, values in STRANGE.items() for value in values),
        b'{"format": 1, "answers": ' + b"[" * 100_000,
    ],
)
def test_a_file_of_answers_with_a_value_of_another_kind_is_no_file_of_ours(tmp_path: Path, data: bytes) -> None:
    from aeries_sdk.errors import ConfigError
    from aeries_sdk.testing import replay

    file = tmp_path / "answers.json"
    file.write_bytes(data)
    with pytest.raises(ConfigError, match="no file of"):
        replay(file)
