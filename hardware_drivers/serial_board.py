"""A board with Evenkeel's firmware on a serial port, speaking wire protocol 1."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from hardware_drivers.board import RawBlock
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.ports import PortRow, find, likely_ports, only_port, plugged_in, several
from hardware_drivers.read_board import ReadBoard
from hardware_drivers.wire import UID_BYTES, Pong
from hardware_drivers.wire_connection import WireConnection
from station.errors import BoardError, BoardLost, BoardNotFound

_UID: Final = re.compile(rf"[0-9a-f]{{{2 * UID_BYTES}}}", re.IGNORECASE)

_CLOSED: Final = frozenset({"no_permission", "port_busy", "port_broken"})
"""A port that could not be opened for one of these may be the one that is sought."""


class SerialBoard(ReadBoard):
    """A serial board.

    Parameters
    ----------
    address : str
        Device, serial number of the USB chip, UID of the board, or URL that pyserial knows; empty for the only board
        that is plugged in.
    clock : callable
        The host's monotonic clock, in s.
    own : str
        UID of the board that this station uses: without an address, the one to open of several.
    """

    driver = "serial"

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s, own: str = "") -> None:
        super().__init__(clock)
        self._address = address
        self._own = own
        self._others: set[str] = set()

    def _connect(self) -> WireConnection:
        if _UID.fullmatch(self._address) and plugged_in(self._address) is None:
            gone = BoardNotFound(
                f"The board {self._address} is not plugged in.",
                "Plug in its USB cable; 'evenkeel boards --ask' tells which boards are there.",
                key="no_board",
            )
            return self._search(self._address.lower(), likely_ports(), gone)
        if self._own and not self._address and len(rows := likely_ports()) > 1:
            return self._search(self._own, rows, several(rows, self.driver))
        return self._line_to(self._locate())

    def _search(self, uid: str, rows: Sequence[PortRow], failing: BoardError) -> WireConnection:
        """Return a line to the board with a UID, asking one port after the other.

        A port with another board is asked once: opening resets an Arduino, and that board may be in use.

        Raises
        ------
        BoardError
            Why a port could not be opened; else ``failing``.
        """
        self._others &= {row.device for row in rows}
        for row in rows:
            if row.device in self._others:
                continue
            try:
                connection = self._line_to(row.device)
            except BoardLost:
                raise
            except BoardError as error:
                failing = error if error.key in _CLOSED else failing
                continue
            if connection.info.uid == uid:
                return connection
            connection.close()
            self._others.add(row.device)
        raise failing

    def _line_to(self, device: str) -> WireConnection:
        return WireConnection(
            self.driver,
            device,
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
