"""Reading the records of a CSV file: strictly, in bounded memory, and past what is broken."""

from __future__ import annotations

import contextlib
import re
from collections import deque
from itertools import repeat
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from aeries_sdk.oneroster.check.shape import file_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aeries_sdk.findings import Level
    from aeries_sdk.oneroster.check.log import Log

__all__ = ["LONGEST_CELL", "Block", "Records", "fields_of"]

Block: TypeAlias = "tuple[Sequence[int], Sequence[Sequence[str]]]"

_LONGEST = 1_000_000
LONGEST_CELL = 131_072
"""Characters that common CSV readers, Python's among them, take in one cell."""

_BLOCK = 1 << 18
_FIELD = r'(?:"[^"]*(?:""[^"]*)*"|[^",]*)'
_WHOLE = re.compile(f"{_FIELD}(?:,{_FIELD})*+")
_OPEN = re.compile(rf'(?:{_FIELD},)*+"[^"]*(?:""[^"]*)*')
_PARTS = re.compile(f"(?:^|,)({_FIELD})")
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_BOM = b"\xef\xbb\xbf"
# How far a field that is still open may reach before it counts as a quote that was never closed.
_OPEN_LINES = 50
_OPEN_TIMES = 20


class Records:
    """The records of one file, header included; what is wrong goes to the log.

    Iterate it for `(line, fields)`, or ask for blocks.

    Attributes:
        whole: False once a part of the file could not be read: references into it cannot be judged.
        unfinished: True once a last line without line end was read.
    """

    def __init__(self, stream: BinaryIO, file: str, log: Log) -> None:
        self._stream = stream
        self._file = file
        self._log = log
        self._held: deque[bytes] = deque()
        self._ahead: deque[tuple[int, str]] = deque()
        self._line = 0
        self._lost_quotes = 0
        self._told_endings = False
        self.whole = True
        self.unfinished = False

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        while self.whole:
            record = self._record()
            if record is None:
                return
            yield record

    def plain_block(self, width: int) -> Block | None:
        """Some thousands of records as their lines and their columns; None where there are no more, or not so easily.

        A block is easy where its lines are as the standard has them, without quotes and of the right width. Other lines
        are held for `held_rows`.
        """
        raw = self._stream.read(_BLOCK)
        if len(raw) == _BLOCK:
            raw += self._stream.readline(_LONGEST)
        ends = raw.count(b"\r\n")
        if raw.endswith(b"\r\n") and ends == raw.count(b"\n") == raw.count(b"\r") and b'"' not in raw:
            with contextlib.suppress(UnicodeDecodeError):
                texts = raw.decode().split("\r\n")
                texts.pop()
                joined = ",".join(texts)
                widths = {*map(str.count, texts, repeat(","))}
                if (
                    widths == {width - 1}
                    and len(max(texts, key=len)) <= LONGEST_CELL
                    and (joined.isprintable() or not _CONTROL.search(joined))
                ):
                    cells = joined.split(",")
                    lines = range(self._line + 1, self._line + 1 + ends)
                    self._line += ends
                    return lines, [cells[place::width] for place in range(width)]
        *whole, last = raw.split(b"\n")
        self._held.extend(line + b"\n" for line in whole)
        if last:
            self._held.append(last)
        return None

    def held_rows(self) -> tuple[list[int], list[list[str]]]:
        """The records of the lines that are held: their lines, and their fields."""
        lines: list[int] = []
        rows: list[list[str]] = []
        while self.whole and (self._held or self._ahead):
            record = self._record()
            if record is not None:
                lines.append(record[0])
                rows.append(record[1])
        return lines, rows

    def _record(self) -> tuple[int, list[str]] | None:
        if self._ahead:
            line, text = self._ahead.popleft()
        else:
            read = self._next_line()
            if read is None:
                return None
            line, text = read
        fields = self._quoted(line, text) if '"' in text else text.split(",")
        if len(text) > LONGEST_CELL and max(map(len, fields)) > LONGEST_CELL:
            self._log.add("cell-too-long", self._file, line)
        return line, fields

    def _next_line(self) -> tuple[int, str] | None:
        raw = self._held.popleft() if self._held else self._stream.readline(_LONGEST)
        self._line += 1
        if self._line == 1:
            if raw.startswith(_BOM):
                self._log.add("bom", self._file)
                raw = raw[len(_BOM) :]
            fault = file_fault(raw)
            if fault is not None:
                self._log.add(fault[0], self._file, 1, more=fault[1])
                self.whole = False
                return None
        if not raw:
            return None
        if len(raw) >= _LONGEST and not (len(raw) == _LONGEST and raw.endswith(b"\n")):
            self._log.add("line-too-long", self._file, self._line)
            self.whole = False
            return None
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            self._log.add("encoding", self._file, self._line)
            # U+FFFD would be told of once more, as a lost character.
            text = raw.decode(errors="replace").replace("\ufffd", "_")
        return self._line, self._trimmed(text)

    def _trimmed(self, text: str) -> str:
        if text.endswith("\r\n"):
            text = text[:-2]
        elif text.endswith("\n"):
            text = text[:-1]
            if not self._told_endings:
                self._log.add("line-ending", self._file, self._line)
                self._told_endings = True
        else:
            self.unfinished = True
        if not text.isprintable():
            if "\r" in text:
                self._log.add("line-break", self._file, self._line)
                text = text.replace("\r", " ")
            if _CONTROL.search(text):
                # A tab is out of place but does no harm to a reader.
                level: Level | None = None if _CONTROL.search(text.replace("\t", "")) else "warning"
                self._log.add("control-character", self._file, self._line, level=level)
        return text

    def _quoted(self, line: int, text: str) -> list[str]:
        whole = text
        if _OPEN.fullmatch(text):
            taken: list[tuple[int, str]] = []
            size, is_open = len(text), True
            # Only an even number of quotes can close the field; where that does not, no further line does.
            while is_open and len(taken) < _OPEN_LINES and size < _LONGEST:
                following = self._ahead.popleft() if self._ahead else self._next_line()
                if following is None:
                    break
                taken.append(following)
                size += len(following[1])
                is_open ^= following[1].count('"') % 2 == 1
            whole = " ".join([text, *(line for _, line in taken)])
            if _WHOLE.fullmatch(whole):
                self._log.add("line-break", self._file, line)
            else:
                # Never closed: the lines read ahead are rows of their own.
                self._ahead.extendleft(reversed(taken))
                whole = text
                self._lost_quotes += 1
                self.whole = self.whole and self._lost_quotes < _OPEN_TIMES
        if not _WHOLE.fullmatch(whole):
            self._log.add("csv-quoting", self._file, line)
            return [field.strip('"') for field in whole.split(",")]
        return fields_of(whole)


def fields_of(line: str) -> list[str]:
    """Return the fields of a line with correct quotes.

    >>> fields_of('1,"Oak, High","the ""Elm"" School"')
    ['1', 'Oak, High', 'the "Elm" School']
    """
    fields = _PARTS.findall(line)
    return [field[1:-1].replace('""', '"') if field.startswith('"') else field for field in fields]
