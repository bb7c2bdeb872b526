"""Who uses a data folder: an advisory lock that the system takes back when a kiosk dies, however it dies."""

import os
import sys
from pathlib import Path
from typing import Final

from station.errors import StoreError

_NAME: Final = "in-use"


class FolderLock:
    """A kiosk's share of a data folder, from construction to :meth:`close`.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    StoreError
        When the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._fd = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StoreError(
                f"{folder} cannot be used: {error.strerror}.", "Check the folder and its rights."
            ) from error
        self.share()

    def share(self) -> None:
        """Let other kiosks in again; waits for one that is alone just now."""
        _lock(self._fd, alone=False)

    def alone(self) -> bool:
        """Keep other kiosks out until :meth:`share`; False when there is one, or when this system cannot tell."""
        if _lock(self._fd, alone=True):
            return True
        self.share()  # asking gave it up
        return False

    def close(self) -> None:
        """Let go of the folder; a second call does nothing."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


if sys.platform == "win32":

    def _lock(fd: int, *, alone: bool) -> bool:
        """Return whether the lock is there: Windows has no shared ones, so nobody is ever known to be alone."""
        return not alone

else:
    import fcntl

    def _lock(fd: int, *, alone: bool) -> bool:
        """Return whether the lock is there; some network disks have none, and then nobody is known to be alone."""
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
        except OSError:
            return False
        return True
