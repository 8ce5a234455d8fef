"""The writer: what lands in the zip, and that nothing lands when something goes wrong."""

from __future__ import annotations

import csv
import errno
import io
import os
import stat
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeries_sdk.errors import ConfigError
from aeries_sdk.oneroster import ExportError, OneRosterWriter, check
from aeries_sdk.oneroster.rows import EnrollmentRow, OrgRow
from aeries_sdk.oneroster.spec import spec

SCHOOL = OrgRow(sourcedId="994", name="Oak High", type="school", parentSourcedId="0")
DISTRICT = OrgRow(sourcedId="0", name="Oak District", type="district")


def enrollment(number: int) -> EnrollmentRow:
    return EnrollmentRow(
        sourcedId=f"e{number}", classSourcedId="c1", schoolSourcedId="994", userSourcedId=f"u{number}", role="student"
    )


def text_of(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


def test_the_zip_holds_the_tables_with_rows_and_a_full_manifest(tmp_path: Path) -> None:
    target = tmp_path / "out" / "oneroster.zip"
    with OneRosterWriter(target, system_name="Aeries", system_code="demo") as writer:
        writer.add("orgs", SCHOOL)
        writer.add("orgs", DISTRICT)
        assert writer.commit()

    with zipfile.ZipFile(target) as package:
        assert package.namelist() == ["manifest.csv", "orgs.csv"]
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_DEFLATED}
    assert text_of(target, "orgs.csv") == (
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\n"
        "0,,,Oak District,district,,\r\n"
        "994,,,Oak High,school,,0\r\n"
    )
    manifest = dict(csv.reader(io.StringIO(text_of(target, "manifest.csv"), newline="")))
    assert manifest.pop("propertyName") == "value"
    assert [name for name, value in manifest.items() if value == "bulk"] == ["file.orgs"]
    assert manifest.keys() == {
        "manifest.version",
        "oneroster.version",
        *(f"file.{name}" for name in spec("1.1").tables),
        "source.systemName",
        "source.systemCode",
    }
    assert writer.counts == {"orgs": 2}


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_any_text_comes_back_from_another_reader_and_passes_the_checker(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    target = tmp_path_factory.mktemp("any") / "a.zip"
    with OneRosterWriter(target) as writer:
        for number, name in enumerate(names):
            writer.add("orgs", {"sourcedId": str(number), "name": name, "type": "school"})
        writer.commit()
    rows = list(csv.reader(io.StringIO(text_of(target, "orgs.csv"), newline="")))[1:]
    breaks = ("Cc", "Zl", "Zp")
    blanked = ["".join(" " if unicodedata.category(sign) in breaks else sign for sign in name) for name in names]
    assert [len(row) for row in rows] == [7] * len(names)
    assert [row[3].split() for row in rows] == [name.split() for name in blanked]
    about_values = {"rostering-set", "required", "whitespace", "damaged-text"}
    assert {finding.rule for finding in check(target)} <= about_values


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_every_table_gets_its_header(tmp_path: Path, version: str) -> None:
    target = tmp_path / "all.zip"
    with OneRosterWriter(target, version=version) as writer:
        for name in spec(version).tables:
            writer.add(name, {"sourcedId": "1"})
        writer.commit()
    for name, table in spec(version).tables.items():
        assert text_of(target, f"{name}.csv").splitlines()[0].split(",") == list(table.header)


def test_same_rows_in_another_order_make_the_same_bytes(tmp_path: Path) -> None:
    packages = []
    for name, numbers, buffer_rows in (("a", range(50), 50_000), ("b", reversed(range(50)), 7)):
        with OneRosterWriter(tmp_path / f"{name}.zip", buffer_rows=buffer_rows) as writer:
            writer.add_all("enrollments", map(enrollment, numbers))
            writer.commit()
        packages.append((tmp_path / f"{name}.zip").read_bytes())
    assert packages[0] == packages[1]
    ids = [line.split(",")[0] for line in text_of(tmp_path / "a.zip", "enrollments.csv").splitlines()[1:]]
    assert ids == sorted(ids)


def test_text_is_quoted_and_stays_on_one_line(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    with OneRosterWriter(target) as writer:
        writer.add("orgs", {"sourcedId": "1", "name": 'The "Oak", a\r\nschool\x00 of Ñandú \ud800', "type": "school"})
        writer.commit()
    assert text_of(target, "orgs.csv").splitlines()[1] == '1,,,"The ""Oak"", a school  of Ñandú \ufffd",school,,'


def test_a_row_may_be_amended_after_it_went_to_disk(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    with OneRosterWriter(target, buffer_rows=1) as writer:
        writer.add("orgs", SCHOOL)
        writer.add("orgs", DISTRICT)
        writer.amend("orgs", "994", {"name": 'Oak,\n"High"'})
        writer.amend("orgs", "994", {"identifier": "7"})
        writer.amend("orgs", "995", {"name": "nobody"})
        with pytest.raises(ConfigError, match="no such table or column"):
            writer.amend("orgs", "994", {"nmae": "x"})
        writer.commit()
    assert text_of(target, "orgs.csv").splitlines()[1:] == [
        "0,,,Oak District,district,,",
        '994,,,"Oak, ""High""",school,7,0',
    ]


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    with OneRosterWriter(target) as writer:
        writer.add("orgs", SCHOOL)
        writer.commit()
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_rows_on_disk_are_the_owners_only_and_leave_with_the_writer(tmp_path: Path) -> None:
    with OneRosterWriter(tmp_path / "a.zip", buffer_rows=2) as writer:
        writer.add_all("enrollments", map(enrollment, range(5)))
        (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
        if os.name == "posix":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("orgs", {"sourcedId": "1", "nmae": "x"}, "no column 'nmae' in orgs"),
        ("roles", {"sourcedId": "1"}, "no table 'roles'"),
        ("orgs", {"name": "x"}, "no sourcedId"),
        ("orgs", {"sourcedId": "1", "status": "active"}, "orgs is bulk"),
        ("users", {"sourcedId": "1", "status": "active"}, "users is delta"),
    ],
)
def test_rows_that_do_not_fit_are_refused(tmp_path: Path, table: str, row: dict[str, str], message: str) -> None:
    with (
        OneRosterWriter(tmp_path / "a.zip", modes={"users": "delta"}) as writer,
        pytest.raises(ConfigError, match=message),
    ):
        writer.add(table, row)


def test_a_delta_says_so_in_the_manifest(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    with OneRosterWriter(target, mode="delta") as writer:
        deleted = SCHOOL.copy()
        deleted["status"], deleted["dateLastModified"] = "tobedeleted", "2026-11-01T00:00:00.000Z"
        writer.add("orgs", deleted)
        writer.commit()
    assert "file.orgs,delta\r\n" in text_of(target, "manifest.csv")


def test_extension_columns_stand_at_the_right(tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    with OneRosterWriter(target, metadata={"orgs": ["metadata.county"]}) as writer:
        writer.add("orgs", {"sourcedId": "994", "name": "Oak High", "type": "school", "metadata.county": "Kern"})
        writer.commit()
    assert text_of(target, "orgs.csv").splitlines()[1] == "994,,,Oak High,school,,,Kern"
    with pytest.raises(ConfigError, match=r"metadata\.<name>"):
        OneRosterWriter(target, metadata={"orgs": ["county"]})


@pytest.mark.parametrize("modes", [{"users": "full"}, {"pupils": "bulk"}])
def test_unknown_modes_and_tables_are_refused(tmp_path: Path, modes: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        OneRosterWriter(tmp_path / "a.zip", modes=modes)


class TestTheTargetIsUntouched:
    """Whatever happens before the last step, the previous file stays and no other file is left."""

    @pytest.fixture
    def target(self, tmp_path: Path) -> Path:
        path = tmp_path / "oneroster.zip"
        path.write_bytes(b"the last good export")
        return path

    def untouched(self, target: Path) -> bool:
        return target.read_bytes() == b"the last good export" and list(target.parent.iterdir()) == [target]

    def test_without_a_commit(self, target: Path) -> None:
        with OneRosterWriter(target) as writer:
            writer.add("orgs", SCHOOL)
        assert self.untouched(target)

    def test_when_validate_refuses(self, target: Path) -> None:
        seen: list[list[str]] = []

        def refuse(draft: Path) -> bool:
            assert draft.parent == target.parent
            seen.append(zipfile.ZipFile(draft).namelist())
            return False

        with OneRosterWriter(target) as writer:
            writer.add("orgs", SCHOOL)
            assert not writer.commit(refuse)
        assert seen == [["manifest.csv", "orgs.csv"]]
        assert self.untouched(target)

    def test_when_validate_fails(self, target: Path) -> None:
        def fail(draft: Path) -> bool:
            raise RuntimeError("checker broke")

        with OneRosterWriter(target) as writer:
            writer.add("orgs", SCHOOL)
            with pytest.raises(RuntimeError, match="checker broke"):
                writer.commit(fail)
        assert self.untouched(target)

    @pytest.mark.parametrize(
        ("number", "cause"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "read-only"), (errno.EIO, "error")]
    )
    def test_when_the_disk_fails(self, target: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: str) -> None:
        def fail(handle: int) -> None:
            raise OSError(number, os.strerror(number))

        with OneRosterWriter(target) as writer:
            writer.add("orgs", SCHOOL)
            monkeypatch.setattr(os, "fsync", fail)
            with pytest.raises(ExportError, match=cause) as caught:
                writer.commit()
        assert "previous file is untouched" in str(caught.value)
        assert "Oak" not in str(caught.value)
        assert self.untouched(target)

    def test_when_the_disk_fills_up_while_rows_come_in(self, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*args: object, **kwargs: object) -> str:
            raise OSError(errno.ENOSPC, "No space left on device")

        with OneRosterWriter(target, buffer_rows=2) as writer:
            writer.add("orgs", SCHOOL)
            monkeypatch.setattr(tempfile, "mkdtemp", full)
            with pytest.raises(ExportError, match="disk is full"):
                writer.add("orgs", DISTRICT)
        assert self.untouched(target)


def test_a_folder_in_the_way_is_told_before_any_row(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="it is a folder"), OneRosterWriter(tmp_path):
        pass
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(ExportError, match="not written"), OneRosterWriter(blocked / "a.zip"):
        pass


def test_a_link_keeps_pointing_at_the_replaced_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.zip", tmp_path / "link.zip"
    real.write_bytes(b"old")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("links are not permitted here")
    with OneRosterWriter(link) as writer:
        writer.add("orgs", SCHOOL)
        writer.commit()
    assert link.is_symlink()
    assert zipfile.is_zipfile(real)


def test_a_writer_is_committed_once_and_inside_its_block(tmp_path: Path) -> None:
    writer = OneRosterWriter(tmp_path / "a.zip")
    with pytest.raises(ConfigError, match="with"):
        writer.add("orgs", SCHOOL)
    with writer:
        writer.add("orgs", SCHOOL)
        writer.commit()
        with pytest.raises(ConfigError, match="once"):
            writer.commit()


class TestValues:
    """Rows of one set of columns, given as values."""

    COLUMNS = ("sourcedId", "name", "type")

    def test_they_are_the_same_lines_as_rows(self, tmp_path: Path) -> None:
        rows = [("2", 'Oak "High", upper', "school"), ("1", "Elm\nStreet", "school"), ("3", "Ash", "school")]
        for name in ("values", "rows"):
            with OneRosterWriter(tmp_path / f"{name}.zip", buffer_rows=2) as writer:
                if name == "values":
                    writer.add_values("orgs", self.COLUMNS, rows)
                else:
                    writer.add_all("orgs", [dict(zip(self.COLUMNS, row, strict=True)) for row in rows])
                assert writer.counts == {"orgs": 3}
                writer.commit()
        assert (tmp_path / "values.zip").read_bytes() == (tmp_path / "rows.zip").read_bytes()

    @pytest.mark.parametrize(
        ("columns", "row", "message"),
        [
            (("sourcedId", "nome"), ("1", "Oak"), "no column 'nome'"),
            (("name", "type"), ("Oak", "school"), "no sourcedId"),
            (("sourcedId", "name"), ("", "Oak"), "no sourcedId"),
            (("sourcedId", "type", "name"), ("1", "school", "Oak"), "in the order of the standard"),
            (("sourcedId", "status"), ("1", "active"), "must be blank"),
        ],
    )
    def test_what_does_not_fit_is_refused(
        self, tmp_path: Path, columns: tuple[str, ...], row: tuple[str, ...], message: str
    ) -> None:
        with OneRosterWriter(tmp_path / "a.zip") as writer, pytest.raises(ConfigError, match=message):
            writer.add_values("orgs", columns, [row])
