"""What people pass to the functions that read a district, and what stands at the target of an export."""

# The types are wrong on purpose.
# mypy: disable-error-code="arg-type,attr-defined,dict-item,list-item,type-var,operator"

from __future__ import annotations

import os
import socket
import stat
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest

from aeries_sdk import AeriesClient, check_access
from aeries_sdk.errors import AeriesError, ArgumentError, ConfigError
from aeries_sdk.fleet import for_each_district
from aeries_sdk.frames import to_pandas
from aeries_sdk.matching import SchoolMapping, match_schools
from aeries_sdk.oneroster import OneRosterWriter, Options, PackageError, Status, apply_delta, check, export, to_json
from aeries_sdk.roster import Spool, pull, refresh
from aeries_sdk.testing import DemoDistrict, record, replay


@pytest.fixture(scope="module")
def client() -> Iterator[AeriesClient]:
    with DemoDistrict(students=60, schools=2, oddities=False) as district, district.client() as client:
        yield client


def test_elements_of_our_own_tables_are_taken(client: AeriesClient) -> None:
    table = to_pandas(client.students.list(994))
    row = table.iloc[0]
    assert client.students.get(row["school_code"], student_id=row["student_id"]).student_id == row["student_id"]
    floats = table["student_id"].astype(float)
    assert client.students.get(994.0, student_id=floats[0]).student_id == int(floats[0])
    codes = to_pandas(client.schools.list())["school_code"]
    assert [roster.school.school_code for roster in pull(client, codes[codes > 100][:1])]


@pytest.mark.parametrize(
    "day", ["2026-10-01", datetime(2026, 10, 1), pd.Timestamp("2026-10-01"), np.datetime64("2026-10-01")]
)
def test_a_day_in_any_form_makes_the_same_export(client: AeriesClient, tmp_path: Path, day: Any) -> None:
    report = export(client, tmp_path / "one.zip", as_of=day, schools=np.int64(994))
    assert report.path is not None
    other = export(client, tmp_path / "other.zip", schools=[994])
    assert other.path is not None
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_a_mapping_is_taken_as_its_file(client: AeriesClient, tmp_path: Path) -> None:
    schools = [school for school in client.schools.list() if school.school_code == 994]
    match_schools(schools, [("a", schools[0].name)]).to_csv(tmp_path / "mapping.csv")
    report = export(client, tmp_path / "one.zip", mapping=tmp_path / "mapping.csv")
    assert report.path is not None
    again = match_schools(schools, [("a", schools[0].name)], tmp_path / "mapping.csv")
    assert again.vendor_ids == {"994": "a"}


AWARE = datetime(2026, 10, 1, tzinfo=UTC)
CALLS: dict[str, tuple[str, Callable[[Any, Path], object]]] = {
    "export client": ("client", lambda _, tmp: export("https://x.example", tmp / "a.zip")),
    "export as_of": ("as_of", lambda client, tmp: export(client, tmp / "a.zip", as_of=AWARE)),
    "export schools": (r"schools\[0\]", lambda client, tmp: export(client, tmp / "a.zip", schools=["994"])),
    "export options": ("options", lambda client, tmp: export(client, tmp / "a.zip", options={})),
    "export mapping": ("mapping", lambda client, tmp: export(client, tmp / "a.zip", mapping={994: "a"})),
    "export path": ("path", lambda client, _: export(client, None)),
    "export NUL": ("path", lambda client, tmp: export(client, f"{tmp}/a\0b.zip")),
    "export surrogate": ("path", lambda client, tmp: export(client, f"{tmp}/\ud800.zip")),
    "export previous": ("previous", lambda client, tmp: export(client, tmp / "a.zip", previous=5)),
    "export version": ("version", lambda client, tmp: export(client, tmp / "a.zip", version=1.1)),
    "export progress": ("progress", lambda client, tmp: export(client, tmp / "a.zip", progress=True)),
    "export spool": ("spool", lambda client, tmp: export(client, tmp / "a.zip", spool=5)),
    "export refresh": ("refresh", lambda client, tmp: export(client, tmp / "a.zip", refresh=5)),
    "pull as_of": ("as_of", lambda client, _: pull(client, as_of="soon")),
    "pull schools": ("schools", lambda client, _: pull(client, "994")),
    "pull client": ("client", lambda _, __: pull(None)),
    "refresh since": ("since", lambda client, tmp: refresh(client, tmp / "f", since="soon")),
    "refresh overlap": ("overlap", lambda client, tmp: refresh(client, tmp / "f", overlap=15)),
    "spool age": ("max_age", lambda _, tmp: Spool(tmp, max_age=12)),
    "check path": ("path", lambda *_: check(5)),
    "check limit": ("limit", lambda _, tmp: check(tmp, limit="x")),
    "check profile": ("profile", lambda _, tmp: check(tmp, profile=5)),
    "apply_delta": ("delta", lambda _, tmp: apply_delta(tmp, None, tmp)),
    "to_json": ("folder", lambda _, tmp: to_json(tmp, 5, modified=AWARE)),
    "writer": ("path", lambda *_: OneRosterWriter(5)),
    "record": ("path", lambda *_: record(5).__enter__()),
    "replay": ("path", lambda *_: replay(5)),
    "demo students": ("students", lambda *_: DemoDistrict(students="60")),
    "demo as_of": ("as_of", lambda *_: DemoDistrict(as_of="soon")),
    "fleet configs": ("configs", lambda *_: for_each_district("district", print)),
    "fleet job": ("job", lambda *_: for_each_district([], None)),
    "fleet attempts": ("attempts", lambda *_: for_each_district([], print, attempts="2")),
    "fleet executor": ("executor", lambda *_: for_each_district([], print, 8)),
    "access": ("client", lambda *_: check_access("client")),
    "frames": ("records", lambda *_: to_pandas("text")),
    "frames model": ("records", lambda *_: to_pandas([1, 2])),
    "matching options": ("options", lambda *_: match_schools([], [], options={})),
    "matching overrides": ("overrides", lambda *_: match_schools([], [], 5)),
}


@pytest.mark.parametrize("case", CALLS)
def test_a_wrong_argument_is_refused_by_its_name(client: AeriesClient, tmp_path: Path, case: str) -> None:
    name, call = CALLS[case]
    with pytest.raises(ArgumentError, match=f"`{name}` must"):
        call(client, tmp_path)


@pytest.mark.parametrize("name", ["../x.zip", "a/b.zip", "..", "/x.zip", "a\\b.zip", "C:x.zip", "a\0b", "x" * 300, 5])
def test_a_file_name_is_no_path(name: Any) -> None:
    with pytest.raises(ConfigError, match="file_name"):
        Options(file_name=name)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def _device(path: Path) -> None:
    path.symlink_to("/dev/null")


def _loop(path: Path) -> None:
    path.symlink_to(path)


TARGETS = {"fifo": _fifo, "socket": _socket, "device": _device, "loop": _loop, "folder": Path.mkdir}
WRITERS: dict[str, Callable[[AeriesClient, Path, Path], object]] = {
    "export": lambda client, path, _: export(client, path),
    "apply_delta": lambda _, path, good: apply_delta(good, good, path),
    "mapping": lambda _, path, __: SchoolMapping().to_csv(path),
    "record": lambda client, path, _: _recorded(client, path),
}
READERS: dict[str, Callable[[Path, Path], object]] = {
    "apply_delta bulk": lambda path, good: apply_delta(path, good, good),
    "apply_delta delta": lambda path, good: apply_delta(good, path, good),
    "check": lambda path, _: check(path),
    "mapping": lambda path, _: SchoolMapping.from_csv(path),
    "replay": lambda path, _: replay(path),
    "to_json": lambda path, good: to_json(path, good.parent, modified=AWARE),
}


def _recorded(client: AeriesClient, path: Path) -> None:
    with record(path):
        client.schools.list()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    with OneRosterWriter(tmp_path / "good.zip") as writer:
        writer.add("orgs", {"sourcedId": "994", "name": "Oak High", "type": "school"})
        writer.commit()
    return tmp_path / "good.zip"


@pytest.mark.parametrize("kind", TARGETS)
@pytest.mark.parametrize("name", WRITERS)
def test_only_files_are_replaced(client: AeriesClient, tmp_path: Path, good: Path, name: str, kind: str) -> None:
    if (name, kind) == ("export", "folder"):
        pytest.skip("a folder is where the package goes")
    target = tmp_path / "x.zip"
    TARGETS[kind](target)
    before = target.lstat()
    try:
        report: Any = WRITERS[name](client, target, good)
    except AeriesError as error:
        assert "x.zip" in str(error) or (kind == "device" and "null" in str(error))  # noqa: PT017
    else:
        assert (report.status, report.path) == (Status.ERROR, None)
    assert stat.S_IFMT(target.lstat().st_mode) == stat.S_IFMT(before.st_mode)
    assert target.lstat().st_ino == before.st_ino
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("kind", ["fifo", "socket", "device", "loop", "folder"])
@pytest.mark.parametrize("name", READERS)
def test_only_files_are_read(tmp_path: Path, good: Path, name: str, kind: str) -> None:
    if (name, kind) == ("check", "folder"):
        pytest.skip("a folder is a package")
    TARGETS[kind](tmp_path / "x.zip")
    with pytest.raises(AeriesError, match=r"x\.zip"):
        READERS[name](tmp_path / "x.zip", good)


@pytest.mark.parametrize("name", WRITERS)
def test_an_over_long_name_is_a_typed_error(client: AeriesClient, tmp_path: Path, good: Path, name: str) -> None:
    try:
        report: Any = WRITERS[name](client, tmp_path / ("n" * 300), good)
    except AeriesError as error:
        assert "too long" in str(error)  # noqa: PT017
    else:
        assert "too long" in str(report)


def test_a_link_to_a_file_is_followed(client: AeriesClient, tmp_path: Path) -> None:
    (tmp_path / "link.zip").symlink_to(tmp_path / "real.zip")
    (tmp_path / "mapping.csv").symlink_to(tmp_path / "real.csv")
    assert export(client, tmp_path / "link.zip").path is not None
    SchoolMapping().to_csv(tmp_path / "mapping.csv")
    assert (tmp_path / "link.zip").is_symlink()
    assert (tmp_path / "real.csv").is_file()


def _encrypted(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    place = -1
    while (place := raw.find(b"PK\x01\x02", place + 1)) >= 0:
        raw[place + 8] |= 1
    path.write_bytes(raw)


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        manifest = package.read("manifest.csv")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.csv", manifest)
        with package.open("orgs.csv", "w") as out:
            out.write(b"sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\n")
            for _ in range(60):
                out.write(b"a" * 1_000_000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _garbled(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    place = raw.find(b"orgs.csv") + 10
    raw[place : place + 20] = b"\xff" * 20
    path.write_bytes(raw)


@pytest.mark.parametrize("spoil", [_encrypted, _bomb, _cut, _garbled])
def test_a_package_that_cannot_be_read_is_a_typed_error(
    client: AeriesClient, tmp_path: Path, good: Path, spoil: Callable[[Path], None]
) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(good.read_bytes())
    spoil(bad)
    before = bad.read_bytes()
    for call in (
        lambda: apply_delta(bad, good, tmp_path / "o.zip"),
        lambda: apply_delta(good, bad, tmp_path / "o.zip"),
        lambda: to_json(bad, tmp_path, modified=AWARE),
        lambda: export(client, tmp_path / "delta.zip", previous=bad),
    ):
        with pytest.raises(PackageError, match=r"bad\.zip"):
            call()
    report = export(client, bad)
    assert (report.status, report.findings[0].rule) == (Status.ERROR, "previous-unreadable")
    assert bad.read_bytes() == before


def test_a_cell_beyond_the_limit_of_csv_readers_is_told_of_its_own_package(tmp_path: Path, good: Path) -> None:
    long = tmp_path / "long.zip"
    with OneRosterWriter(long) as writer:
        writer.add("orgs", {"sourcedId": "994", "name": "x" * 200_000, "type": "school"})
        writer.amend("orgs", "994", {"type": "district"})
        writer.commit()
    found = {(each.rule, each.file, each.line) for each in check(long)}
    assert ("cell-too-long", "orgs.csv", 2) in found
    with pytest.raises(PackageError, match=r"orgs\.csv of long\.zip cannot be read: a cell is longer than 131,072"):
        apply_delta(good, long, tmp_path / "out.zip")


def test_a_long_manifest_takes_linear_work(tmp_path: Path) -> None:
    block = b'"a\r\n' + (b"x" * 4_000 + b"\r\n") * 48 + b'"\r\n'
    with zipfile.ZipFile(tmp_path / "long.zip", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("manifest.csv", b"propertyName,value\r\n" + block * 100)
    compared = _counting_matches(lambda: check(tmp_path / "long.zip"))
    assert compared <= 3 * 100 * len(block)


def _counting_matches(work: Callable[[], object]) -> int:
    """How many characters the checks for complete records look at."""
    from aeries_sdk.oneroster.check import lines

    seen = 0
    whole = lines._WHOLE

    class Counting:
        def fullmatch(self, text: str) -> object:
            nonlocal seen
            seen += len(text)
            return whole.fullmatch(text)

    lines._WHOLE = cast("Any", Counting())
    try:
        work()
    finally:
        lines._WHOLE = whole
    return seen
