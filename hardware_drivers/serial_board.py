"""A board with Evenkeel's firmware on a serial port, speaking wire protocol 1."""

from collections.abc import Callable

from hardware_drivers.board import RawBlock
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.ports import find, only_port
from hardware_drivers.read_board import ReadBoard
from hardware_drivers.wire import Pong
from hardware_drivers.wire_connection import WireConnection


class SerialBoard(ReadBoard):
    """A serial board.

    Parameters
    ----------
    address : str
        Device, serial number of the USB chip, or URL that pyserial knows; empty for the only board that is plugged in.
    clock : callable
        The host's monotonic clock, in s.
    """

    driver = "serial"

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s) -> None:
        super().__init__(clock)
        self._address = address

    def _connect(self) -> WireConnection:
        return WireConnection(
            self.driver,
            self._locate(),
            clock=self._clock,
            stamp=self._stamp_s,
            mark_of=self._mark_of,
            stop=self._closing,
        )

    def _read_raw(self, timeout_s: float) -> RawBlock:
        connection = self._line.connection
        assert isinstance(connection, WireConnection)  # no other is made here
        connection.asked()
        return super()._read_raw(timeout_s)

    def _locate(self) -> str:
        """Return the port to open now."""
        return find(self._address) if self._address else only_port().device

    def _stamp_s(self) -> float:
        """Return the time for arrival stamps."""
        return self._clock()

    def _mark_of(self, pong: Pong) -> int | None:
        """Return the mark that an answer to nobody's ping stands for; an ordinary board sends none."""
        return None
