"""Bulk and delta are the same thing told twice: the old bulk and the delta make the new bulk."""

from __future__ import annotations

import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster import OneRosterWriter, PackageError, apply_delta
from aeries_sdk.oneroster.delta import write_delta
from aeries_sdk.oneroster.guards import compare
from aeries_sdk.oneroster.packages import open_sorted

MOMENT = datetime(2026, 10, 1, 8, tzinfo=UTC)
Rows = dict[str, dict[str, str]]

ids = st.text("abcXYZ019-._/@", min_size=1, max_size=4)
names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
bulk_of = st.fixed_dictionaries(
    {table: st.dictionaries(ids, names, max_size=8) for table in ("orgs", "users", "classes")}
)
COLUMN = {"orgs": "name", "users": "givenName", "classes": "title"}


def pack(path: Path, bulk: Rows, **options: str) -> Path:
    with OneRosterWriter(path, **options) as writer:  # type: ignore[arg-type]
        for table, rows in bulk.items():
            writer.add_all(table, ({"sourcedId": name, COLUMN[table]: text} for name, text in rows.items()))
        writer.commit()
    return path


@settings(max_examples=60, deadline=None)
@given(old=bulk_of, new=bulk_of)
def test_bulk_and_delta_make_the_new_bulk(old: Rows, new: Rows) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, two = pack(folder / "one.zip", old), pack(folder / "two.zip", new)
        with (
            open_sorted(one) as before,
            open_sorted(two) as after,
            OneRosterWriter(folder / "delta.zip", mode="delta") as writer,
        ):
            write_delta(before, after, writer, MOMENT)
            differences = compare(before, after)
            assert sum(writer.counts.values()) == sum(
                each.new + each.gone + each.changed for table, each in differences.items() if table != "schools"
            )
            writer.commit()
        apply_delta(one, folder / "delta.zip", folder / "made.zip")
        assert (folder / "made.zip").read_bytes() == two.read_bytes()


def test_a_package_in_another_order_is_read_in_order(tmp_path: Path) -> None:
    made = pack(tmp_path / "one.zip", {"users": {"9": "i", "10": "j", "a": "k"}})
    with zipfile.ZipFile(made) as package:
        files = {name: package.read(name) for name in package.namelist()}
    header, *lines = files["users.csv"].splitlines(keepends=True)
    files["users.csv"] = b"\xef\xbb\xbf" + header + b"".join([*reversed(lines), lines[0]])
    with zipfile.ZipFile(tmp_path / "foreign.zip", "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    with open_sorted(tmp_path / "foreign.zip") as foreign:
        assert [row["sourcedId"] for row in foreign.rows("users")] == ["10", "9", "a"]
    apply_delta(tmp_path / "foreign.zip", pack(tmp_path / "none.zip", {}), tmp_path / "made.zip")
    assert (tmp_path / "made.zip").read_bytes() == made.read_bytes()


def test_a_delta_needs_two_bulks_of_one_version_and_a_time_zone(tmp_path: Path) -> None:
    one = pack(tmp_path / "one.zip", {"orgs": {"1": "Oak"}})
    two = pack(tmp_path / "two.zip", {}, version="1.2")
    with open_sorted(one) as old, open_sorted(two) as new:
        with OneRosterWriter(tmp_path / "d.zip", mode="delta") as writer, pytest.raises(ConfigError):
            write_delta(old, new, writer, MOMENT)
        with OneRosterWriter(tmp_path / "d.zip", mode="delta") as writer, pytest.raises(ConfigError):
            write_delta(old, old, writer, MOMENT.replace(tzinfo=None))
    with pytest.raises(ConfigError):
        apply_delta(one, two, tmp_path / "out.zip")


@pytest.mark.parametrize("content", [b"", b"no zip", None])
def test_what_is_no_package_is_told_plainly(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "one.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackageError, match=r"one\.zip(: there is no| is not a zip)"):
        apply_delta(path, path, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as package:
        package.writestr("manifest.csv", "propertyName,value\r\noneroster.version,1.0\r\n")
    with pytest.raises(PackageError, match=r"1\.1 or 1\.2"):
        apply_delta(tmp_path / "two.zip", path, tmp_path / "out.zip")


def test_a_table_in_bulk_inside_a_delta_replaces_the_whole_table(tmp_path: Path) -> None:
    one = pack(tmp_path / "one.zip", {"orgs": {"1": "Oak", "2": "Elm"}, "users": {"7": "Ana"}})
    with OneRosterWriter(tmp_path / "mixed.zip", mode="delta", modes={"orgs": "bulk"}) as writer:
        writer.add("orgs", {"sourcedId": "3", "name": "Ash"})
        writer.commit()
    apply_delta(one, tmp_path / "mixed.zip", one)
    assert one.read_bytes() == pack(tmp_path / "two.zip", {"orgs": {"3": "Ash"}, "users": {"7": "Ana"}}).read_bytes()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda text: text.replace(b"name,", b"label,"), "lacks a column"),
        (lambda text: text + b"9,,\r\n", "another number of fields"),
        (lambda text: b"\xff" + text, "cannot be read"),
    ],
)
def test_files_of_another_shape_are_told_plainly(tmp_path: Path, spoil: Callable[[bytes], bytes], told: str) -> None:
    with zipfile.ZipFile(pack(tmp_path / "one.zip", {"orgs": {"1": "Oak"}})) as package:
        files = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as package:
        for name, content in files.items():
            package.writestr(name, spoil(content) if name == "orgs.csv" else content)
    with pytest.raises(PackageError, match=told):
        apply_delta(tmp_path / "odd.zip", pack(tmp_path / "none.zip", {}), tmp_path / "out.zip")


def test_columns_of_nobody_are_dropped_and_extensions_kept(tmp_path: Path) -> None:
    with OneRosterWriter(tmp_path / "one.zip", metadata={"orgs": ["metadata.nces"]}) as writer:
        writer.add("orgs", {"sourcedId": "1", "name": "Oak", "metadata.nces": "5"})
        writer.commit()
    with zipfile.ZipFile(tmp_path / "one.zip") as package:
        files = {name: package.read(name) for name in package.namelist()}
    lines = files["orgs.csv"].splitlines()
    files["orgs.csv"] = b"\r\n".join([lines[0] + b",colour", lines[1] + b",red", b""])
    with zipfile.ZipFile(tmp_path / "odd.zip", "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    apply_delta(tmp_path / "odd.zip", pack(tmp_path / "none.zip", {}), tmp_path / "out.zip")
    assert (tmp_path / "out.zip").read_bytes() == (tmp_path / "one.zip").read_bytes()


def test_memory_does_not_grow_with_the_packages(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        one, two = (
            pack(tmp_path / f"{rows}{name}.zip", {"users": {f"{number:06}": name for number in range(rows)}})
            for name in ("Ana", "Bo")
        )
        with (
            open_sorted(one) as old,
            open_sorted(two) as new,
            OneRosterWriter(tmp_path / f"{rows}d.zip", mode="delta", buffer_rows=500) as writer,
        ):
            tracemalloc.start()
            compare(old, new)
            write_delta(old, new, writer, MOMENT)
            used = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return used

    assert peak(12_000) < 2 * peak(2_000)
