"""What has been read of a district, kept in a folder: a pull that died goes on where it was.

One file for each school that is finished, as the district sent it, compressed; a file that is not whole does not count.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import orjson

from aeries_sdk import arguments
from aeries_sdk.assembly import SchoolRecords
from aeries_sdk.convert import decode_list, dumps, parse
from aeries_sdk.disk import cause, replacing, sole_writer
from aeries_sdk.errors import ConfigError, DecodeError, SpoolError
from aeries_sdk.findings import Finding
from aeries_sdk.models import ClassSchedule, School, Section, Student, Teacher, Term

if TYPE_CHECKING:
    from aeries_sdk.models._base import Model

__all__ = ["Kept", "Lines", "Spool"]

Lines = Mapping[int, "tuple[Model, bytes]"]
"""How records that were read stand in their file: the record and its line, by the `id()` of the record."""

log = logging.getLogger("aeries_sdk.roster")

# Raised whenever older files could be read wrongly.
_FORMAT = 1
# A run that was killed leaves `.NAME.random` behind.
_OURS = re.compile(r"(head|school-\d+)|\.(head|school-\d+)\.\w+")
_TOGETHER = 500
_MODELS: dict[str, type[Model]] = {
    "school": School,
    "terms": Term,
    "students": Student,
    "sections": Section,
    "schedules": ClassSchedule,
    "teachers": Teacher,
}


class Spool:
    """A folder that keeps what a pull has read, so that the next one need not read it again.

    The folder holds records of children. It is readable by its owner only, never holds the certificate, and goes when
    the pull has succeeded. What it holds of another district, another school year or an earlier night is not used.

    Args:
        folder: A folder of its own; it is made where it is missing. The lock file of a run stands beside it.
        keep: Whether it stays after a success. The next pull does not go on with a complete folder: it begins anew;
            `refresh` takes it from there.
        max_age: How old, by the district's clock, the first list of a pull may be for another run to go on with it.

    >>> import tempfile
    >>> from aeries_sdk.roster import pull
    >>> from aeries_sdk.testing import DemoDistrict
    >>> folder = Path(tempfile.mkdtemp()) / "oakdale"
    >>> with DemoDistrict(students=60, schools=2) as district, district.client() as client:
    ...     rosters = pull(client, spool=folder)
    ...     first = next(rosters).school.school_code
    ...     rosters.close()
    ...     again = pull(client, spool=folder)
    ...     [school.school.school_code for school in again][0] == first, again.resumed == [first], folder.exists()
    (True, True, False)
    """

    def __init__(
        self, folder: str | os.PathLike[str], *, keep: bool = False, max_age: timedelta = timedelta(hours=12)
    ) -> None:
        # A link is followed, so that the folder it stands for is locked and not the link.
        self.folder = Path(os.path.realpath(arguments.path(folder, "folder")))
        self.keep = arguments.boolean(keep, "keep")
        self.max_age = arguments.instance(max_age, "max_age", timedelta, "Pass datetime.timedelta(hours=12).")

    @classmethod
    def of(cls, value: Spool | str | os.PathLike[str], name: str) -> Spool:
        """Return a Spool as it is, or one of that folder.

        Args:
            value: The Spool, or its folder.
            name: The argument's name, for errors.

        Raises:
            ArgumentError: It is neither.
        """
        return value if isinstance(value, Spool) else cls(arguments.path(value, name))

    def __repr__(self) -> str:
        return f"Spool({str(self.folder)!r}, keep={self.keep})"

    @contextlib.contextmanager
    def opened(self) -> Iterator[Kept]:
        """Hold the folder.

        Raises:
            SpoolError: Another run has it, or the disk refuses.
            ConfigError: It is no folder of its own: there is something else in it, or it is somebody else's.
        """
        with contextlib.ExitStack() as stack:
            try:
                self.folder.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(sole_writer(self.folder))
                self.folder.mkdir(mode=0o700, exist_ok=True)
                self._is_ours()
            except OSError as error:
                raise SpoolError(_told(self.folder, error)) from error
            yield Kept(self)

    def _is_ours(self) -> None:
        if foreign := [path.name for path in self.folder.iterdir() if not _OURS.fullmatch(path.name)]:
            raise ConfigError(
                f"The spool folder {self.folder.name} holds something else ({min(foreign)}): give a folder of its own."
            )
        if os.name == "posix":
            if self.folder.stat().st_uid != os.geteuid():
                raise ConfigError(f"The spool folder {self.folder.name} belongs to another user: give one of your own.")
            self.folder.chmod(0o700)


@attrs.frozen(kw_only=True)
class _Head:
    """What the files of a folder are about.

    Attributes:
        format: Of the files.
        base: Address of the district.
        database_year: The school year that answered, YYYY-YYYY.
        read_at: Since when every file may be out of date: when the reading began, by the district's clock, as ISO text;
            "" where it tells none.
        complete: Whether every school was read.
        whole_at: When the last reading that brought in everything began; "" where that is `read_at`.
    """

    format: int
    base: str
    database_year: str
    read_at: str
    complete: bool
    whole_at: str = ""


class Kept:
    """An open spool folder.

    Attributes:
        unwritten: Why something could not be kept, or "".
        left: Why the folder could not be cleared after a success, or "".
    """

    def __init__(self, spool: Spool) -> None:
        self.unwritten = ""
        self.left = ""
        self._spool = spool
        self._folder = spool.folder
        self._head = self._read_head()

    def begin(self, base: str, database_year: str, now: datetime | None) -> None:
        """Go on with what there is, where it is of this district and year and no older than it may be; else clear it.

        Args:
            base: Address of the district.
            database_year: The school year that answers.
            now: The district's clock; without one, nothing is gone on with.

        Raises:
            SpoolError: What is there cannot be cleared.
        """
        head = self._head
        if (
            head is not None
            and not head.complete
            and (head.base, head.database_year) == (base, database_year)
            and now is not None
            and head.read_at
            and timedelta() <= now - datetime.fromisoformat(head.read_at) <= self._spool.max_age
        ):
            return
        try:
            self._clear()
        except OSError as error:
            raise SpoolError(_told(self._folder, error)) from error
        self._set_head(
            _Head(
                format=_FORMAT,
                base=base,
                database_year=database_year,
                read_at="" if now is None else now.isoformat(),
                complete=False,
            )
        )

    @property
    def read_at(self) -> datetime | None:
        """Since when what is kept may be out of date, by the district's clock."""
        return datetime.fromisoformat(self._head.read_at) if self._head and self._head.read_at else None

    def why_not_renewed(self, base: str, database_year: str, now: datetime | None, whole_every: timedelta) -> str:
        """Why what is kept cannot be brought up to date, or "".

        Args:
            base: Address of the district.
            database_year: The school year that answers.
            now: The district's clock.
            whole_every: How long ago the last whole reading may be.
        """
        head, read_at = self._head, self.read_at
        if head is None:
            return "the folder holds no earlier reading"
        if not head.complete:
            return "the reading that the folder holds was broken off"
        if head.base != base:
            return "the folder holds another district"
        if head.database_year != database_year:
            return "the folder holds another school year"
        if now is None or read_at is None or (now.tzinfo is None) != (read_at.tzinfo is None):
            return "the district's clock is not known"
        if now < read_at:
            return "the district's clock has gone back"
        if now - datetime.fromisoformat(head.whole_at or head.read_at) >= whole_every:
            return "the last whole reading is too long ago"
        return ""

    def records(self, school: School) -> SchoolRecords | None:
        """What is kept of a school; None where it is not whole, or the district's entry of the school has changed."""
        kept = self.to_renew(school)
        return None if kept is None else kept[0]

    def to_renew(self, school: School) -> tuple[SchoolRecords, Lines] | None:
        """What is kept of a school, as by `records`, and the lines in which it stands there."""
        kept = self._read(f"school-{school.school_code}")
        if kept is None or kept[0]["school"] != [school]:
            return None
        lists, lines = kept
        del lists["school"]
        return SchoolRecords(school=school, **lists), lines

    def keep(self, records: SchoolRecords, lines: Lines | None = None) -> None:
        """Keep a school that has been read.

        Args:
            records: What was read.
            lines: The lines of those among them that have been kept before, so that they are not made again.
        """
        lists = {name: getattr(records, name) for name in ("terms", "students", "sections", "schedules", "teachers")}
        self._write(
            f"school-{records.school.school_code}",
            {"school": [records.school], **lists},
            lines or {},
            findings=records.findings,
        )

    def finish(self) -> None:
        """The reading has succeeded: the folder goes, or is complete."""
        if not self._spool.keep:
            try:
                self._clear()
            except OSError as error:
                self.left = _told(self._folder, error)
                log.warning("%s It still holds records of this district.", self.left)
            else:
                with contextlib.suppress(OSError):
                    self._folder.rmdir()
                return
        if self._head is not None:
            self._set_head(attrs.evolve(self._head, complete=True))

    def renewed(self, read_at: datetime, schools: Iterable[int], *, whole: bool) -> None:
        """What is kept of these schools is up to date; what is kept of others goes: nobody has looked after it.

        Args:
            read_at: When that reading began.
            schools: Their codes.
            whole: Whether everything was read.
        """
        names = {f"school-{code}" for code in schools}
        try:
            for path in self._folder.glob("school-*"):
                if path.name not in names:
                    path.unlink()
        except OSError as error:
            self.unwritten = _told(self._folder, error)
        # What could not be replaced is as old as it was.
        if self._head is not None and not self.unwritten:
            moment = read_at.isoformat()
            whole_at = moment if whole else self._head.whole_at or self._head.read_at
            self._set_head(attrs.evolve(self._head, read_at=moment, whole_at=whole_at))

    def _read_head(self) -> _Head | None:
        try:
            head = _Head(**orjson.loads((self._folder / "head").read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        return head if head.format == _FORMAT else None

    def _set_head(self, head: _Head) -> None:
        self._head = head
        self._put("head", [orjson.dumps(attrs.asdict(head))])

    def _read(self, name: str) -> tuple[dict[str, Any], Lines] | None:
        """The lists of a file by name and the lines of their records, or None where the file is not whole."""
        try:
            lines = zlib.decompress((self._folder / name).read_bytes()).split(b"\n")
            lists: dict[str, Any] = {"findings": [Finding(**each) for each in orjson.loads(lines.pop())]}
            line_of: dict[int, tuple[Model, bytes]] = {}
            at = 0
            while at < len(lines):
                of, count = orjson.loads(lines[at])
                at += 1
                lists[of] = found = []
                for start in range(at, at + count, _TOGETHER):
                    some = lines[start : min(start + _TOGETHER, at + count)]
                    records = decode_list(parse(b"[%b]" % b",".join(some)), _MODELS[of])
                    line_of.update((id(record), (record, line)) for record, line in zip(records, some, strict=True))
                    found += records
                at += count
        except (OSError, zlib.error, ValueError, TypeError, KeyError, DecodeError):
            return None
        return lists, line_of

    def _write(self, name: str, lists: dict[str, list[Any]], line_of: Lines, *, findings: list[Finding]) -> None:
        """Keep lists; a line each for their names, their records, and the findings, which come last."""

        def lines() -> Iterator[bytes]:
            for of, records in lists.items():
                yield orjson.dumps([of, len(records)]) + b"\n"
                for record in records:
                    known = line_of.get(id(record))
                    yield (known[1] if known else dumps(record)) + b"\n"
            yield orjson.dumps([attrs.asdict(finding) for finding in findings])

        self._put(name, _squeezed(lines()))

    def _put(self, name: str, parts: Iterable[bytes]) -> None:
        """Write a file whole or not at all. A disk that refuses does not end the reading."""
        try:
            with replacing(self._folder / name) as draft, draft.open("wb") as out:
                out.writelines(parts)
        except OSError as error:
            self.unwritten = _told(self._folder, error)

    def _clear(self) -> None:
        for path in self._folder.iterdir():
            if _OURS.fullmatch(path.name):
                path.unlink()


def _squeezed(parts: Iterable[bytes]) -> Iterator[bytes]:
    squeeze = zlib.compressobj(1)
    yield from filter(None, map(squeeze.compress, parts))
    yield squeeze.flush()


def _told(folder: Path, error: OSError) -> str:
    if error.errno == errno.EAGAIN:
        return f"Another run is using the spool folder {folder.name}."
    return f"The spool folder {folder.name} cannot be used: {cause(error)}."
