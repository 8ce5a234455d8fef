"""The page "From Aeries to OneRoster" says what an export does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from aeries_sdk.oneroster import Options, export, provenance
from aeries_sdk.oneroster.__main__ import main
from aeries_sdk.oneroster.provenance import ORIGINS, mapping_page
from aeries_sdk.oneroster.spec import VERSIONS, spec
from aeries_sdk.testing import DemoDistrict

Tables = dict[str, list[dict[str, str]]]
PAGE = Path(__file__).parents[3] / "docs" / "oneroster-mapping.md"


def test_the_page_is_made_from_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--mapping"]) == 0
    assert capsys.readouterr().out == mapping_page() == PAGE.read_text(encoding="utf-8")


def test_every_option_and_column_exists() -> None:
    options = {field.name for field in attrs.fields(Options)}
    for table, columns in ORIGINS.items():
        headers = {
            name for version in VERSIONS if table in spec(version).tables for name in spec(version).tables[table].header
        }
        assert set(columns) == headers - {"status", "dateLastModified"}, table
        for origin in columns.values():
            assert set(origin.options) <= options


def rules_in(path: Path) -> Iterator[str]:
    """First arguments, and keys of tables of findings, that look like a rule."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"Finding", "_report", "_found", "_finding", "refuse"}:
                yield str(node.args[0].value)
        elif isinstance(node, ast.Dict):
            keys = [str(key.value) for key in node.keys if isinstance(key, ast.Constant)]
            yield from (key for key in keys if key.startswith(("login-", "score-")))


def test_every_finding_of_an_export_is_explained() -> None:
    package = Path(provenance.__file__).parents[1]
    sources = [package / "assembly.py", *(package / "roster").glob("*.py"), *(package / "oneroster").glob("*.py")]
    own = {rule for source in sources if source.stem != "provenance" for rule in rules_in(source)}
    assert own == set(provenance.FINDINGS)
    assert {level for level, _ in provenance.FINDINGS.values()} == {"error", "warning", "info"}


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, read_zip: Callable[[Path], Tables]) -> list[Tables]:
    """Exports of both versions with all that can be in them."""
    folder = tmp_path_factory.mktemp("everything")
    options = Options(
        guardians=True,
        gradebooks=True,
        staff_without_classes=True,
        student_user_ids={"SIS": "id"},
    )
    with DemoDistrict(students=120, schools=4, seed=3, oddities=False) as district, district.client() as client:
        for student in (99400004, 99400008):
            district.change(
                "student", student, FirstNameAlias="Bo", MiddleNameAlias="B", LastNameAlias="Bay", MiddleName="M"
            )
        district.change("course", "0209", NCESCode="02052")
        for version in VERSIONS:
            export(client, folder / f"{version}.zip", version, options=options)
    return [read_zip(folder / f"{version}.zip") for version in VERSIONS]


def test_what_is_said_to_be_filled_is_filled_and_nothing_else(everything: list[Tables]) -> None:
    filled = {
        (table, column)
        for tables in everything
        for table, rows in tables.items()
        if table != "manifest"
        for row in rows
        for column, text in row.items()
        if text
    }
    # The demo district has no marks in words and no comments of teachers.
    unseen = {("results", "textScore"), ("lineItems", "description")}
    said = {
        (table, column) for table, columns in ORIGINS.items() for column, origin in columns.items() if origin.filled
    }
    assert filled - said == set()
    assert said - filled <= unseen
