"""A Wii Balance Board, by Bluetooth, on Linux."""

import sys
from collections.abc import Callable

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.read_board import ReadBoard
from hardware_drivers.wii.connection import WiiConnection
from hardware_drivers.wii.sites import choose
from station.errors import BoardRefused


class WiiBoard(ReadBoard):
    """A Wii Balance Board.

    Parameters
    ----------
    address : str
        Its Bluetooth address, or its hidraw node; empty for the only one that is switched on.
    clock : callable
        The host's monotonic clock, in s.
    own : str
        Bluetooth address of the board that this station uses: without an address, the one to open of several.
    """

    driver = "wii"

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s, own: str = "") -> None:
        super().__init__(clock)
        self._address = address
        self._own = own

    def _connect(self) -> WiiConnection:
        if sys.platform != "linux":
            raise BoardRefused(
                "A Wii board works with Linux only: its driver is part of that.",
                "Use another board, or a computer with Linux.",
                key="wii_system",
            )
        return WiiConnection(self.driver, choose(self._address, self._own), clock=self._clock, stop=self._closing)
