"""Room on the disk: what may still be started, and a ballast to drop when there is none left."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from station.errors import StoreError
from station.store import files

RECORDING_BYTES: Final = 500_000_000
"""Under this no raw recording is started."""
SESSION_BYTES: Final = 200_000_000
"""Under this no session is started."""
BALLAST_BYTES: Final = 8_000_000

_BALLAST: Final = "ballast"


@dataclass(frozen=True, slots=True)
class Room:
    """What the free space allows.

    Parameters
    ----------
    recording, session : bool
        Whether a raw recording, or a session at all, may start.
    free_bytes : int
    """

    recording: bool
    session: bool
    free_bytes: int


def room(free_bytes: Callable[[], int]) -> Room:
    """Return what may still be started.

    Parameters
    ----------
    free_bytes : callable
        For example ``lambda: shutil.disk_usage(folder).free``.
    """
    free = free_bytes()
    return Room(free >= RECORDING_BYTES, free >= SESSION_BYTES, free)


def lay_ballast(folder: Path) -> None:
    """Take 8 MB that can be given back when the disk is full, unless they are there.

    Raises
    ------
    StoreError
        When they cannot be written.
    """
    path = folder / _BALLAST
    try:
        if path.exists() and path.stat().st_size == BALLAST_BYTES:
            return
        path.unlink(missing_ok=True)
        fd = files.create(path)
        try:
            files.write_all(fd, os.urandom(BALLAST_BYTES))  # not zeros: some file systems store those in no space
            files.sync_data(fd)
        finally:
            os.close(fd)
    except FileExistsError:
        return  # another kiosk on this folder was first
    except OSError as error:
        full = error.errno == errno.ENOSPC
        todo = "Free some space on the disk." if full else "Check the folder and its rights."
        raise StoreError(f"No space can be kept in reserve in {folder}: {error.strerror or error}.", todo) from error


def drop_ballast(folder: Path) -> bool:
    """Give the ballast back; return whether there was one."""
    try:
        (folder / _BALLAST).unlink()
    except OSError:
        return False
    return True
