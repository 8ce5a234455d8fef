"""Opening a package, be it a zip or a folder, without trusting it."""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import attrs

from aeries_sdk.disk import cause, require_file
from aeries_sdk.errors import AeriesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from aeries_sdk.oneroster.check.log import Log

__all__ = ["DAMAGED", "Package", "PackageError", "is_bomb", "open_archive", "open_entry", "open_package"]

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError)
"""What reading an entry raises when the entry is damaged."""

_BOMB_SIZE = 50_000_000
# Rosters shrink to a tenth or a twentieth; deflate itself ends at about 1:1000.
_BOMB_RATIO = 200
# What macOS, Windows and spreadsheets leave beside the files.
_LITTER = re.compile(r"(^|/)(__MACOSX(/|$)|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$|\.~lock\.)", re.IGNORECASE)
# Encrypted, patched, strongly encrypted.
_UNREADABLE = 0x1 | 0x20 | 0x40


class PackageError(AeriesError):
    """There is nothing to check: no such file, not a zip, or no permission to read it."""


@attrs.frozen
class Package:
    """The files of a package by the name they have at its root.

    Attributes:
        name: Name of the zip or folder.
        openers: Opens a file for reading bytes, by file name.
    """

    name: str
    openers: dict[str, Callable[[], BinaryIO]]

    @contextlib.contextmanager
    def open(self, file: str) -> Iterator[BinaryIO]:
        """The bytes of one file; reading them may raise one of `DAMAGED`."""
        with self.openers[file]() as raw:
            yield raw


def open_archive(path: Path) -> zipfile.ZipFile:
    """Open a zip.

    Raises:
        PackageError: There is none, it is no zip or a damaged one, or it cannot be read.
    """
    try:
        require_file(path)
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise PackageError(f"{path.name}: there is no such file or folder.") from None
    except OSError as error:
        raise PackageError(f"{path.name} cannot be read: {cause(error)}.") from None
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        raise PackageError(f"{path.name} is not a zip file, or a damaged one.") from None


def is_bomb(entry: zipfile.ZipInfo) -> bool:
    """Whether a file of a zip grows beyond all measure when it is read."""
    return entry.file_size > _BOMB_SIZE and entry.file_size > _BOMB_RATIO * entry.compress_size


def open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BinaryIO:
    """Open a file of a zip; reading it may raise one of `DAMAGED`.

    Raises:
        BadZipFile: It is encrypted, or its header is damaged.
    """
    try:
        return io.BufferedReader(cast("io.RawIOBase", archive.open(entry)), 1 << 18)
    except (ValueError, RuntimeError, NotImplementedError) as error:
        # What the zipfile module raises for encrypted files and for damaged local headers.
        raise zipfile.BadZipFile from error


@contextlib.contextmanager
def open_package(path: Path, known: Iterable[str], log: Log) -> Iterator[Package]:
    """Open a package and tell of everything wrong with its outside.

    Args:
        path: A zip or a folder.
        known: All file names of all versions of the standard.
        log: Where findings go.

    Raises:
        PackageError: It cannot be read at all.
    """
    folded = {name.lower(): name for name in known}
    # Path.is_dir raises for an over-long name; opening it names that cause.
    archive = None if os.path.isdir(path) else open_archive(path)  # noqa: PTH112
    try:
        found = _folder(path, log) if archive is None else _archive(archive, log)
    except OSError as error:
        raise PackageError(f"{path.name} cannot be read: {cause(error)}.") from None
    with archive or contextlib.nullcontext():
        if archive is not None and path.suffix.lower() != ".zip":
            log.add("package-name")
        yield Package(path.name, _sort(found, folded, log))


def _folder(path: Path, log: Log) -> dict[str, Callable[[], BinaryIO]]:
    openers: dict[str, Callable[[], BinaryIO]] = {}
    items = sorted(path.iterdir())
    system = [item.name for item in items if _LITTER.search(item.name)]
    _tell_litter(system, log)
    for item in items:
        if item.name in system:
            continue
        if item.is_symlink() or not (item.is_file() or item.is_dir()):
            log.add("package-unsafe", _shown(item.name))
        elif item.is_dir():
            log.add("package-folder", _shown(item.name), level="warning")
        else:
            openers[item.name] = _file_opener(item)
    return openers


def _file_opener(item: Path) -> Callable[[], BinaryIO]:
    return lambda: item.open("rb")


def _tell_litter(names: list[str], log: Log) -> None:
    if names:
        more = f"There are {len(names):,} of them." if len(names) > 1 else ""
        log.add("package-system-files", _shown(names[0]), more=more)


def _archive(archive: zipfile.ZipFile, log: Log) -> dict[str, Callable[[], BinaryIO]]:
    entries: dict[str, zipfile.ZipInfo] = {}
    folders: list[str] = []
    litter: list[str] = []
    for entry in archive.infolist():
        name = entry.filename
        if _LITTER.search(name) and not _unsafe(entry):
            litter.append(name)
        elif _unsafe(entry):
            log.add("package-unsafe", _shown(name))
        elif is_bomb(entry):
            log.add("package-bomb", _shown(name))
        elif name in entries:
            log.add("package-duplicate-entry", _shown(name))
        elif entry.is_dir():
            folders.append(name)
        elif entry.compress_type not in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
            log.add("package-compression", _shown(name))
        else:
            if entry.compress_type == zipfile.ZIP_STORED and entry.file_size:
                log.add("package-compression", _shown(name), level="warning")
            entries[name] = entry
    _tell_litter(litter, log)
    nested = {name for name in entries if "/" in name}
    roots = {name.rpartition("/")[0] for name in nested}
    # The folder was zipped instead of the files: that is one finding, and the files can still be looked at.
    zipped_folder = len(roots) == 1 and len(nested) == len(entries)
    for name in roots if zipped_folder else sorted({*nested, *folders}):
        log.add("package-folder", _shown(name), more="All files are in this folder." if zipped_folder else "")
    if zipped_folder:
        entries = {name.rpartition("/")[2]: entry for name, entry in entries.items()}
    return {name: _entry_opener(archive, entry) for name, entry in entries.items() if "/" not in name}


def _entry_opener(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    return lambda: open_entry(archive, entry)


def _unsafe(entry: zipfile.ZipInfo) -> bool:
    name = entry.orig_filename.replace("\\", "/")
    parts = name.split("/")
    outside = name.startswith("/") or ".." in parts or re.match("[A-Za-z]:", name) or "\\" in entry.orig_filename
    return bool(
        not name
        or outside
        or "\x00" in name
        or stat.S_ISLNK(entry.external_attr >> 16)
        or entry.flag_bits & _UNREADABLE
    )


def _sort(
    openers: dict[str, Callable[[], BinaryIO]], folded: dict[str, str], log: Log
) -> dict[str, Callable[[], BinaryIO]]:
    """The files of the standard under their right names."""
    files: dict[str, Callable[[], BinaryIO]] = {}
    for name in sorted(openers, key=lambda name: name not in folded.values()):
        right = folded.get(name.lower(), "")
        if not right or right in files:
            log.add("package-extra-file", _shown(name), more=_likely(name, folded))
            continue
        if right != name:
            log.add("package-file-name", _shown(name), more=f"Its name is {right}.")
        files[right] = openers[name]
    return files


def _likely(name: str, folded: dict[str, str]) -> str:
    """What a foreign file probably is."""
    stem = re.split(r"[.\s(_-]", name.lower(), maxsplit=1)[0]
    right = folded.get(f"{stem}.csv", "")
    if name.lower().endswith((".zip", ".gz", ".7z", ".rar")):
        return "It is an archive in the archive; pack its files instead."
    if name.lower().endswith((".xlsx", ".xls", ".ods", ".numbers")):
        return f"It is a spreadsheet; save it as {right or 'CSV'}."
    return f"It may be meant as {right}." if right and right != name else ""


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name[:80])
