"""Files that outlive the process that writes them: one writer per target, and bytes that are really on the disk."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from aeries_sdk.errors import AeriesError

try:
    import fcntl
except ImportError:  # Windows
    _POSIX = False
else:
    _POSIX = True


_CAUSES = {
    errno.EAGAIN: "another run is writing it",
    errno.ENOSPC: "the disk is full",
    errno.EFBIG: "the file grew larger than the disk allows",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "writing there is not permitted",
    errno.EPERM: "writing there is not permitted",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "part of the path is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ELOOP: "the link leads back to itself",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENODEV: "it is a device, a pipe or a socket, not a file",
}


def working_prefix(target: Path) -> str:
    """How the names of all working files beside a target begin: the next run clears away what has such a name.

    >>> working_prefix(Path("out/oneroster.zip"))
    '.oneroster.zip.run-'
    """
    return f".{target.name}.run-"


def target_of(path: Path) -> Path:
    """Return the file that a path stands for, through links; only a regular file may be replaced.

    Raises:
        OSError: There is a folder, a device, a pipe or a socket, or the link leads back to itself.

    >>> target_of(Path("/dev/null"))
    Traceback (most recent call last):
        ...
    OSError: [Errno 19] it is a device, a pipe or a socket, not a file: 'null'
    """
    found = Path(os.path.realpath(path))
    try:
        mode = found.lstat().st_mode
    except FileNotFoundError:
        return found
    _is_regular(mode, path)
    return found


def open_file(path: Path) -> BinaryIO:
    """Open a regular file for reading; a pipe would make the reader wait forever.

    Raises:
        OSError: It is no file, or cannot be read.
    """
    require_file(path)
    return path.open("rb")


def require_file(path: Path) -> None:
    """Refuse what is no regular file.

    Raises:
        OSError: It is missing, or something else than a file.
    """
    _is_regular(path.stat().st_mode, path)


def _is_regular(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        code = errno.EISDIR if stat.S_ISDIR(mode) else errno.ELOOP if stat.S_ISLNK(mode) else errno.ENODEV
        raise OSError(code, _CAUSES[code], path.name)


@contextlib.contextmanager
def typed(path: Path, kind: type[AeriesError], what: str) -> Iterator[None]:
    """Turn the refusal of a disk into one of our errors, which names the file and the cause.

    Args:
        path: The file.
        kind: The error to raise.
        what: What did not happen: "written", "read".

    >>> with typed(Path("out/list.csv"), AeriesError, "written"):
    ...     raise OSError(errno.ENOSPC, "")
    Traceback (most recent call last):
        ...
    aeries_sdk.errors.AeriesError: list.csv was not written: the disk is full.
    """
    try:
        yield
    except OSError as error:
        raise kind(f"{path.name} was not {what}: {cause(error)}.") from error


@contextlib.contextmanager
def sole_writer(target: Path) -> Iterator[str]:
    """Hold the lock of a target, and clear away what a run that was killed has left beside it.

    The lock file `.NAME.lock` is locked by the system, not by being there: that of a dead process is free.

    Args:
        target: The file to be written. Its folder exists.

    Yields:
        How the names of all working files beside the target have to begin.

    Raises:
        BlockingIOError: Another run holds the lock.
        OSError: The folder cannot be written to.
    """
    path = target.with_name(f".{target.name}.lock")
    prefix = working_prefix(target)
    handle, alone = _open(path)
    try:
        for left in target.parent.iterdir() if alone else ():
            if left.name.startswith(prefix):
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink(missing_ok=True)
        yield prefix
    finally:
        # Windows deletes no open file; elsewhere it must go while it is locked.
        if _POSIX:
            path.unlink(missing_ok=True)
        os.close(handle)
        if not _POSIX:
            with contextlib.suppress(OSError):
                path.unlink()


def _open(path: Path) -> tuple[int, bool]:
    """The open lock file, and whether it is locked: a network file system without locks is used all the same."""
    while True:
        if not _POSIX:
            # Nobody can delete what another process has open: that is the lock there.
            try:
                path.unlink(missing_ok=True)
            except PermissionError:
                raise BlockingIOError(errno.EAGAIN, "") from None
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _POSIX:
            return handle, True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise
        except OSError:
            return handle, False
        # Whoever held it before may have deleted the file after it was opened here: then this lock locks nothing.
        with contextlib.suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle, True
        os.close(handle)


def sync(path: Path) -> None:
    """Return when a file, or a folder's list of its files, is on the disk: after a power cut it is still there.

    Raises:
        OSError: The disk refused.
    """
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(finished: Path, target: Path) -> None:
    """Rename a finished file over its target: after a power cut one of the two is there, whole.

    Raises:
        OSError: The disk refused, or something that is no file has taken the target's place.
    """
    target = target_of(target)
    sync(finished)
    finished.replace(target)
    if os.name == "posix":
        sync(target.parent)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """An empty file beside a target, readable by its owner only, that takes the target's place at the end.

    What is written replaces the target whole or not at all: after an exception the target is as it was.

    Yields:
        The file to write.

    Raises:
        OSError: The disk refused, or the target is no file.

    >>> target = Path(tempfile.mkdtemp()) / "list.txt"
    >>> with replacing(target) as draft, draft.open("w") as file:
    ...     file.write("one")
    3
    >>> target.read_text()
    'one'
    """
    target = target_of(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        put_in_place(draft, target)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def cause(error: OSError) -> str:
    """Why the disk refused, in plain words.

    >>> cause(OSError(errno.ENOSPC, "No space left on device"))
    'the disk is full'
    """
    return _CAUSES.get(error.errno or 0) or error.strerror or "the system refused"
