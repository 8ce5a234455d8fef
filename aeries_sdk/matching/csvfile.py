"""The mapping file: rows that a person reads and edits in a spreadsheet."""

from __future__ import annotations

import csv
import io
import math
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from aeries_sdk import arguments
from aeries_sdk.disk import open_file, replacing, typed
from aeries_sdk.errors import ConfigError

COLUMNS: Final = ("decision", "sis_id", "sis_name", "vendor_id", "vendor_name", "score", "reasons")
STALE: Final = "stale: "
"""How the reasons of a decision begin whose school is gone, or that another decision overrules."""
MAX_BYTES: Final = 64 * 1024 * 1024
"""No district's mapping file is longer; a longer one is another file."""

# Of leading apostrophes one more is written and one is taken off again, so that every text comes back as it was.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n]")
_PROTECTED: Final = re.compile(r"'+[=+\-@\t\r\n]")


@attrs.frozen
class Row:
    """One line of the file."""

    decision: str
    sis_id: str = ""
    sis_name: str = ""
    vendor_id: str = ""
    vendor_name: str = ""
    score: float | None = None
    reasons: tuple[str, ...] = ()


def write(path: str | os.PathLike[str], rows: Iterable[Row]) -> None:
    """Writes the file under another name first: a half-written one never replaces a person's work."""
    target = arguments.path(path, "path")
    with (
        typed(target, ConfigError, "written"),
        replacing(target) as draft,
        draft.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        try:
            writer.writerows(map(_cells, rows))
        except UnicodeEncodeError:
            raise ConfigError(f"{target.name} was not written: a name holds a lone surrogate.") from None


def _cells(row: Row) -> list[str]:
    score = "" if row.score is None else repr(row.score)
    texts = (row.decision, row.sis_id, row.sis_name, row.vendor_id, row.vendor_name, score, "; ".join(row.reasons))
    return ["'" + text if _FORMULA.match(text) else text for text in texts]


def read(path: str | os.PathLike[str]) -> Iterator[Row]:
    """Reads the file: with or without byte order mark, any line ends, comma, semicolon or tab between cells.

    Raises:
        ConfigError: The file is no mapping file; the message names the line.
    """
    text = _text_of(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter_of(text), strict=True)
    columns: dict[str, int] = {}
    seen: dict[tuple[str, str], int] = {}
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise ConfigError(f"{_where(path, reader.line_num)}: not readable as CSV: {error}") from None
        if cells is None:
            break
        where = _where(path, reader.line_num)
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = _header(cells, where)
            continue
        row = _row({name: cells[place] if place < len(cells) else "" for name, place in columns.items()}, where)
        _refuse_contradiction(row, seen, reader.line_num, where)
        yield row
    if not columns:
        raise ConfigError(
            f"{_where(path, 1)}: expected a header with the columns {', '.join(COLUMNS)}, and the file is empty"
        )


def _where(path: str | os.PathLike[str], line: int) -> str:
    return f"{Path(path).name}, line {line}"


def _text_of(path: str | os.PathLike[str]) -> str:
    source = arguments.path(path, "path")
    with typed(source, ConfigError, "read"), open_file(source) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ConfigError(f"{Path(path).name} is longer than {MAX_BYTES} bytes: this is no mapping file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f'{_where(path, line)}: not UTF-8; save the file as "CSV UTF-8"') from None


def _delimiter_of(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _header(cells: list[str], where: str) -> dict[str, int]:
    names = [cell.strip().lower() for cell in cells]
    missing = [name for name in COLUMNS[:5] if name not in names]
    if missing:
        raise ConfigError(f"{where}: the header lacks {', '.join(missing)}; expected the columns {', '.join(COLUMNS)}")
    return {name: names.index(name) for name in COLUMNS if name in names}


def _row(cells: dict[str, str], where: str) -> Row:
    texts = {name: (cell[1:] if _PROTECTED.match(cell) else cell).strip() for name, cell in cells.items()}
    decision, sis_id, vendor_id = texts["decision"].lower(), texts["sis_id"], texts["vendor_id"]
    if decision not in {"", "map", "never"}:
        raise ConfigError(f'{where}: the decision is {decision[:20]!r}; expected "map", "never" or nothing')
    if decision == "map" and not (sis_id and vendor_id):
        raise ConfigError(f'{where}: "map" needs both sis_id and vendor_id')
    if not (sis_id or vendor_id):
        raise ConfigError(f"{where}: neither sis_id nor vendor_id is given")
    reasons = tuple(reason for reason in texts.get("reasons", "").split("; ") if reason)
    return Row(
        decision,
        sis_id,
        texts["sis_name"],
        vendor_id,
        texts["vendor_name"],
        _score(texts.get("score", ""), where),
        reasons,
    )


def _score(text: str, where: str) -> float | None:
    if not text:
        return None
    try:
        score = float(text.replace(",", "."))
    except ValueError:
        score = math.nan
    if not 0 <= score <= 1:
        raise ConfigError(f"{where}: the score is {text[:20]!r}; expected a number from 0 to 1, or nothing")
    return score


def _refuse_contradiction(row: Row, seen: dict[tuple[str, str], int], line: int, where: str) -> None:
    if not row.decision or "; ".join(row.reasons).startswith(STALE):
        return
    keys = [("pair", f"{row.sis_id}\n{row.vendor_id}")]
    if row.decision == "map":
        keys += [("sis_id", row.sis_id), ("vendor_id", row.vendor_id)]
    elif not (row.sis_id and row.vendor_id):
        keys = [("sis_id", row.sis_id) if row.sis_id else ("vendor_id", row.vendor_id)]
    for kind, key in keys:
        earlier = seen.setdefault((kind, key), line)
        if earlier != line:
            what = "pair" if kind == "pair" else f"{kind} {key[:40]!r}"
            raise ConfigError(f"{where}: the {what} was already decided in line {earlier}")
