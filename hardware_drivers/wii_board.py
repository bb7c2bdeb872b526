"""A Wii Balance Board, by Bluetooth, on Linux."""

import sys
from collections.abc import Callable

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.read_board import ReadBoard
from hardware_drivers.wii_connection import WiiConnection
from hardware_drivers.wii_sites import choose
from station.errors import BoardRefused


class WiiBoard(ReadBoard):
    """A Wii Balance Board.

    Parameters
    ----------
    address : str
        Its Bluetooth address, or its hidraw node; empty for the only one that is switched on.
    clock : callable
        The host's monotonic clock, in s.
    """

    driver = "wii"

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s) -> None:
        super().__init__(clock)
        self._address = address

    def _connect(self) -> WiiConnection:
        if sys.platform != "linux":
            raise BoardRefused(
                "A Wii board works with Linux only: its driver is part of that.",
                "Use another board, or a computer with Linux.",
                key="wii_system",
            )
        return WiiConnection(self.driver, choose(self._address), clock=self._clock, stop=self._closing)
