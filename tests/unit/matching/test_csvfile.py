"""The mapping file: read by people in spreadsheets, written back by them, obeyed."""

from __future__ import annotations

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aeries_sdk.errors import ConfigError
from aeries_sdk.matching import Decision, Pair, SchoolMapping, SchoolRef, match_schools
from aeries_sdk.matching.csvfile import Row, read, write

HEADER = "decision,sis_id,sis_name,vendor_id,vendor_name,score,reasons"


def _written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "mapping.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_a_person_sees(tmp_path: Path) -> None:
    path = tmp_path / "mapping.csv"
    match_schools([(1, "Oak High"), (2, "Elm")], [("a", "Oak HS")]).to_csv(path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["decision"] for row in rows] == ["map", ""]
    assert (rows[0]["sis_name"], rows[0]["vendor_id"]) == ("Oak High", "a")
    assert rows[0]["reasons"].startswith("kind and distinguishing words agree: 'oak'")


def test_a_person_edits_the_file_and_the_next_run_obeys(tmp_path: Path) -> None:
    sis, vendor = [(1, "Oak High"), (2, "Elm Annex")], [("a", "Oak HS"), ("b", "Sample Center")]
    path = _written(tmp_path, f"{HEADER},my notes\nNEVER,1,,a,,,\n Map ,2,,b,,,,see mail\n")
    assert match_schools(sis, vendor, SchoolMapping.from_csv(path)).vendor_ids == {"2": "b"}


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "''+1", "'", "'quoted'"])
def test_no_cell_is_a_formula_and_every_text_comes_back(tmp_path: Path, evil: str) -> None:
    path = tmp_path / "mapping.csv"
    mapping = SchoolMapping((Pair(SchoolRef(evil, evil), SchoolRef("b", evil), 0.95, (evil,)),))
    mapping.to_csv(path)
    cells = next(iter(list(csv.reader(path.read_text("utf-8-sig").splitlines()))[1:]))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert SchoolMapping.from_csv(path) == mapping


def test_a_whole_mapping_comes_back_as_it_was(tmp_path: Path) -> None:
    one, other = SchoolRef("1", "Escuela Ñandú, “A”"), SchoolRef("x", 'The "Oak"\nSchool')
    mapping = SchoolMapping(
        matched=(Pair(one, other, 0.987, ("same name", "same city")),),
        review=(Pair(SchoolRef("2", "B"), SchoolRef("y", "C"), 0.5, ()),),
        unmatched_sis=(SchoolRef("3", "D"),),
        unmatched_vendor=(SchoolRef("z", ""),),
        never=(Decision("never", SchoolRef("4", "E"), None, "closed"), Decision("never", None, SchoolRef("w", "F"))),
        stale=(Decision("map", SchoolRef("5", "G"), SchoolRef("v", "H"), "stale: no SIS school has the id 5"),),
    )
    mapping.to_csv(tmp_path / "mapping.csv")
    assert SchoolMapping.from_csv(tmp_path / "mapping.csv") == mapping


@settings(max_examples=60)
@given(st.lists(st.tuples(*[st.text(st.characters(codec="utf-8"), max_size=12)] * 2), max_size=4))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("any") / "mapping.csv"
    rows = [
        Row("", f"id{number}", one.strip(), f"v{number}", other.strip()) for number, (one, other) in enumerate(texts)
    ]
    write(path, rows)
    assert list(read(path)) == rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_whatever_a_spreadsheet_saves_is_read(tmp_path: Path, end: str, mark: str, between: str) -> None:
    lines = [HEADER.replace(",", between), between.join(["map", "1", "Oak", "a", "Oak", "0.9", "why"]), between * 6, ""]
    mapping = SchoolMapping.from_csv(_written(tmp_path, mark + end.join(lines)))
    assert mapping.matched == (Pair(SchoolRef("1", "Oak"), SchoolRef("a", "Oak"), 0.9, ("why",)),)


def test_cells_a_person_left_out(tmp_path: Path) -> None:
    mapping = SchoolMapping.from_csv(
        _written(tmp_path, "Vendor_ID,decision,sis_id,sis_name,vendor_name\na,map,1\nb,,2\n")
    )
    assert (mapping.matched[0].score, mapping.review[0].score) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mapping.csv, line 1: expected a header"),
        ("a,b,c\n1,2,3\n", "line 1: the header lacks decision, sis_id"),
        (f"{HEADER}\nmaybe,1,,a,,,\n", 'line 2: the decision is \'maybe\'; expected "map", "never" or nothing'),
        (f"{HEADER}\n,1,,a,,,\nmap,1,,,,,\n", 'line 3: "map" needs both sis_id and vendor_id'),
        (f"{HEADER}\nnever,,,,,,because\n", "line 2: neither sis_id nor vendor_id"),
        (f"{HEADER}\nmap,1,,a,,high,\n", "line 2: the score is 'high'"),
        (f"{HEADER}\nmap,1,,a,,nan,\n", "line 2: the score is 'nan'"),
        (f"{HEADER}\nmap,1,,a,,,\nmap,1,,b,,,\n", "line 3: the sis_id '1' was already decided in line 2"),
        (f"{HEADER}\nmap,1,,a,,,\nmap,2,,a,,,\n", "line 3: the vendor_id 'a' was already decided in line 2"),
        (f"{HEADER}\nmap,1,,a,,,\nnever,1,,a,,,\n", "line 3: the pair was already decided in line 2"),
        (f"{HEADER}\nmap,1,,a,,,\nnever,1,,,,,\n", "line 3: the sis_id '1' was already decided in line 2"),
        (f"{HEADER}\nnever,1,,,,,\nmap,1,,a,,,\n", "line 3: the sis_id '1' was already decided in line 2"),
        (f'{HEADER}\nmap,1,"Oak\n', "line 2: not readable as CSV"),
        (f"{HEADER}\nmap,1,{'x' * 200_000},a,,,\n", "line 2: not readable as CSV"),
        (f"{HEADER}\n".encode() + "map,1,Martí,a,,,\n".encode("latin-1"), "line 2: not UTF-8"),
        (b"PK\x03\x04\xff\xfe spreadsheet", "line 1: not UTF-8"),
    ],
)
def test_a_bad_file_is_refused_with_the_line(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        SchoolMapping.from_csv(_written(tmp_path, text))


def test_a_file_that_is_too_long_is_not_read_to_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aeries_sdk.matching.csvfile.MAX_BYTES", 100)
    with pytest.raises(ConfigError, match="longer than 100 bytes"):
        SchoolMapping.from_csv(_written(tmp_path, HEADER + "\n" * 200))


@settings(max_examples=60)
@given(st.binary(max_size=120))
def test_no_bytes_crash_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "mapping.csv"
    path.write_bytes(HEADER.encode() + b"\n" + data)
    with suppress(ConfigError):
        SchoolMapping.from_csv(path)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = _written(tmp_path, f"{HEADER}\nmap,1,,a,,,\n")
    with pytest.raises(ConfigError, match="surrogate"):
        SchoolMapping(unmatched_sis=(SchoolRef("1", "\ud800"),)).to_csv(path)
    assert SchoolMapping.from_csv(path).vendor_ids == {"1": "a"}
    assert [file.name for file in tmp_path.iterdir()] == ["mapping.csv"]
