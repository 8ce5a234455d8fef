"""The files that a forge and citation tools read: they parse, and what they run and say is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
FORMS = [FORGE / "ISSUE_TEMPLATE" / name for name in ("bug.yml", "question.yml")]


def _read(path: Path) -> Any:
    # PyYAML comes with other tools and has no types of its own.
    return import_module("yaml").safe_load(path.read_text(encoding="utf-8"))


def _steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in _read(path)["jobs"].values():
        yield from job["steps"]


def test_there_are_workflows_for_tests_docs_and_release() -> None:
    assert [path.stem for path in WORKFLOWS] == ["docs", "release", "test"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_targets_that_the_makefile_has(path: Path) -> None:
    phony = re.search(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony is not None
    used = re.findall(r"\bmake (\S+)", "\n".join(step.get("run", "") for step in _steps(path)))
    assert used
    assert set(used) <= set(phony[1].split())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_least_permissions_and_actions_of_a_commit(path: Path) -> None:
    workflow = _read(path)
    granted = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
    rights = {right for each in granted for right in each.items()}
    assert rights <= {("contents", "read")} | ({("id-token", "write")} if path.stem == "release" else set())
    actions = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert actions
    assert [one for one in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", one)] == []


def test_coverage_and_the_lowest_versions_run_in_the_workflow() -> None:
    runs = "\n".join(step.get("run", "") for step in _steps(FORGE / "workflows" / "test.yml"))
    assert {"check", "coverage", "lowest", "test"} <= set(re.findall(r"make (\w+)", runs))


def test_the_tests_run_on_every_python_that_the_package_names() -> None:
    matrix = _read(FORGE / "workflows" / "test.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    named = re.findall(r'Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert matrix == named


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_for_issues_asks_for_no_secrets(path: Path) -> None:
    form = _read(path)
    first, *_, last = form["body"]
    assert "Never paste a certificate" in first["attributes"]["value"]
    assert "children" in first["attributes"]["value"]
    assert last["id"] == "privacy"
    assert all(option["required"] for option in last["attributes"]["options"])


def test_issues_are_written_in_a_form() -> None:
    assert _read(FORGE / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": False}


def test_the_citation_holds_what_does_not_change_with_a_version() -> None:
    citation = _read(ROOT / "CITATION.cff")
    assert (citation["cff-version"], citation["license"]) == ("1.2.0", "MIT")
    assert {"authors", "message", "title"} <= citation.keys()
    assert "version" not in citation
