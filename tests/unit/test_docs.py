"""What the pages show is what happens: their blocks run as printed, from the top of the page to its end."""

from __future__ import annotations

import contextlib
import inspect
import io
import json
import logging
import re
import runpy
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from requests.auth import HTTPBasicAuth

from aeries_sdk import AeriesClient
from aeries_sdk.testing import DemoDistrict

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *DOCS.rglob("*.md"))
    if "```python" in path.read_text(encoding="utf-8") and not {"_build", "generated"} & {*path.parts}
)


@pytest.fixture(scope="module")
def district() -> Iterator[DemoDistrict]:
    with DemoDistrict(students=500, schools=8, seed=7) as district:
        yield district


@pytest.fixture
def _as_a_reader(district: DemoDistrict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder, and a district in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AERIES_BASE_URL", district.base_url + "/Login.aspx")
    monkeypatch.setenv("AERIES_CERTIFICATE", district.certificate)
    (tmp_path / "tests").mkdir()
    monkeypatch.setenv("SVC_ROSTER_PASSWORD", "not-a-password")
    ntlm = types.ModuleType("requests_ntlm")
    vars(ntlm)["HttpNtlmAuth"] = HTTPBasicAuth  # no dependency of ours, and the same signature
    monkeypatch.setitem(sys.modules, "requests_ntlm", ntlm)
    program = types.ModuleType("my_program")
    vars(program)["sync_rosters"] = _sync_rosters
    monkeypatch.setitem(sys.modules, "my_program", program)
    logger = logging.getLogger("aeries_sdk")
    level = logger.level
    yield
    logger.setLevel(level)


def _sync_rosters() -> None:
    with AeriesClient.from_env() as client:
        student = client.students.list(994)[0]
        assert client.rosters.list_for_student(994, student.student_id)


@pytest.mark.usefixtures("_as_a_reader")
@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints_what_it_shows(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert len(re.findall("^ *```py", text, re.MULTILINE)) == len(re.findall("^```python$", text, re.MULTILINE))
    names: dict[str, object] = {}
    for block, shown in re.findall(
        r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", text, re.DOTALL | re.MULTILINE
    ):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, page, "exec"), names)
            for name in [name for name in names if name.startswith("test_")]:
                test = cast("Callable[..., None]", names.pop(name))
                with monkeypatch.context() as patched:
                    test(**({"monkeypatch": patched} if inspect.signature(test).parameters else {}))
        if shown:
            assert printed.getvalue() == shown


def test_every_page_is_in_the_table_of_contents() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    pages = {
        path.relative_to(DOCS).with_suffix("").as_posix()
        for path in DOCS.glob("**/*.md")
        if not {"_build", "generated"} & {*path.parts}
    }
    assert sorted(page for page in pages - {"index"} if not re.search(rf"^{page}$", index, re.MULTILINE)) == []


def test_the_picture_of_a_district_is_what_its_script_draws() -> None:
    drawn = runpy.run_path(str(DOCS / "images" / "make_district.py"))["svg"]()
    assert (DOCS / "images" / "district.svg").read_text(encoding="utf-8") == drawn


def test_the_vendors_rostering_goes_through_every_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["vendor_rostering.py", str(tmp_path)])
    assert runpy.run_path(str(ROOT / "examples" / "vendor_rostering.py"))["main"]() == 0
    said = capsys.readouterr().out
    assert re.findall(r"^(\d)\. ", said, re.MULTILINE) == [str(step) for step in range(1, 10)]
    assert "Staff Data               denied" in said
    assert "this year's over it: ERROR" in said
    assert "8 of 8 schools are mapped" in said
    assert re.search(r"users +0 new, 1 gone", said)
    assert {path.name for path in tmp_path.glob("*.*")} >= {"oneroster.zip", "mapping.csv", "report.html"}


@pytest.mark.parametrize("notebook", sorted((ROOT / "examples").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_is_its_script_without_outputs(notebook: Path) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert [cell["outputs"] for cell in cells if cell.get("outputs")] == []
    script = notebook.with_suffix(".py").read_text(encoding="utf-8")
    _, *parts = re.split(r"^# %%(?: \[markdown\])?\n", script, flags=re.MULTILINE)
    told = [re.sub(r"^# ?", "", part, flags=re.MULTILINE) if part.startswith("# ") else part for part in parts]
    assert ["".join(cell["source"]).strip() for cell in cells] == [text.strip() for text in told]
