"""Both nodes of a Wii Balance Board, held open: one so that the board sends, one to read what it sends."""

import errno
import os
import select
from contextlib import suppress
from pathlib import Path

from hardware_drivers.wii.reports import LONGEST
from hardware_drivers.wii.sites import SWITCH_ON, Site
from station.errors import BoardError, BoardNotFound, BoardRefused


class WiiLink:
    """An open board.

    Parameters
    ----------
    site : Site

    Raises
    ------
    BoardNotFound, BoardRefused
        With what to do about it; nothing is left open.
    """

    def __init__(self, site: Site) -> None:
        if site.hidraw is None or site.event is None:
            raise BoardNotFound(
                "The Wii board is starting.",
                "Wait a moment. If that does not help, run: sudo modprobe hid-wiimote",
                key="wii_off",
            )
        self._descriptors: list[int] = []
        try:
            for node in (site.hidraw, site.event):
                self._descriptors.append(os.open(node, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC))
        except OSError as error:
            self.close()
            raise _refusal(node, error) from error

    def receive(self, timeout_s: float) -> list[bytes]:
        """Return the reports that have come, waiting for the first at most ``timeout_s``.

        Raises
        ------
        OSError
            When the board is gone.
        """
        hidraw = self._descriptors[0]
        waiting = select.poll()
        waiting.register(hidraw, select.POLLIN)
        reports: list[bytes] = []
        if waiting.poll(1e3 * timeout_s):
            with suppress(BlockingIOError):
                while report := os.read(hidraw, LONGEST):
                    reports.append(report)
                raise OSError(errno.EIO, "the board hung up")
        return reports

    def close(self) -> None:
        """Let go of the board; it stays switched on."""
        while self._descriptors:
            with suppress(OSError):
                os.close(self._descriptors.pop())


def _refusal(node: Path, error: OSError) -> BoardError:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return BoardRefused(
            f"There is no permission to read {node}.",
            "Run: evenkeel boards --udev, and do what it says; then switch the board off and on.",
            key="wii_permission",
            device=str(node),
        )
    return BoardNotFound(f"The Wii board went away ({error}).", SWITCH_ON, key="wii_off")
