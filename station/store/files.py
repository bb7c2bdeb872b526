"""Bytes that must be on the disk: whole writes, synced files, synced folders, files replaced at once."""

import errno
import os
from pathlib import Path
from typing import Final

# Windows has neither; there fsync is what exists and a folder cannot be opened.
_sync_data: Final = getattr(os, "fdatasync", os.fsync)
_BINARY: Final = getattr(os, "O_BINARY", 0)


def create(path: Path) -> int:
    """Create a file for appending and return its descriptor.

    Raises
    ------
    FileExistsError
        When it exists: nothing recorded is ever written over.
    OSError
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | _BINARY, 0o600)


def write_all(fd: int, data: bytes) -> None:
    """Write all of the data; ``os.write`` alone may write less and say nothing.

    Raises
    ------
    OSError
        After which an unknown part of the data is in the file.
    """
    view = memoryview(data)
    while view:
        written = os.write(fd, view)
        if written == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        view = view[written:]


def sync_data(fd: int) -> None:
    """Return when the bytes of an open file are on the disk.

    Raises
    ------
    OSError
        After which nothing is known about the bytes since the last sync.
    """
    _sync_data(fd)


def sync_folder(folder: Path) -> None:
    """Return when names created, renamed or removed in a folder are on the disk."""
    if os.name != "posix":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def rename(source: Path, target: Path) -> None:
    """Put a synced file in the place of another, so that a power cut leaves one or the other, whole."""
    source.replace(target)
    sync_folder(target.parent)
