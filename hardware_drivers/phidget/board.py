"""Four load cells on a PhidgetBridge 1046, as it is inside BTrackS boards too."""

from collections.abc import Callable

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.phidget.connection import PhidgetConnection
from hardware_drivers.phidget.sites import choose
from hardware_drivers.read_board import ReadBoard
from station.errors import UsageError


class PhidgetBoard(ReadBoard):
    """A board on a Phidget bridge: cells TR, BR, TL, BL on its inputs 0, 1, 2, 3.

    Parameters
    ----------
    address : str
        Serial number of the bridge; empty for the only one that is plugged in.
    clock : callable
        The host's monotonic clock, in s.
    own : str
        Serial number of the bridge that this station uses: without an address, the one to open of several.

    Raises
    ------
    UsageError
        When the address is no number.
    """

    driver = "phidget"

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s, own: str = "") -> None:
        super().__init__(clock)
        if address and not (address.isascii() and address.isdigit()):
            raise UsageError(
                f"{address!r} is no serial number of a Phidget.", "It is on its label: --board phidget:123456"
            )
        self._address = address
        self._own = own

    def _connect(self) -> PhidgetConnection:
        serial_number = self._address or choose(self._own)
        return PhidgetConnection(self.driver, serial_number, clock=self._clock, stop=self._closing)
