"""A board with Evenkeel's firmware on a serial port, speaking wire protocol 1."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from hardware_drivers.board import RawBlock
from hardware_drivers.connection import another_board
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.ports import PortRow, find, likely_ports, only_port, plugged_in, several
from hardware_drivers.read_board import ReadBoard
from hardware_drivers.wire import UID_BYTES, Pong
from hardware_drivers.wire_connection import WireConnection
from station.errors import BoardError, BoardLost, BoardNotFound
from station.frames import BoardInfo

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
        self._found: BoardInfo | None = None
        self._others: dict[PortRow, bool] = {}
        """Ports with something else, and whether that is a board."""

    def _open(self) -> BoardInfo:
        self._found = None
        return super()._open()

    def _connect(self) -> WireConnection:
        connection = self._seek()
        self._found = connection.info
        return connection

    def _seek(self) -> WireConnection:
        """Return a line to the board; once it was found, to that one alone."""
        if _UID.fullmatch(self._address) and plugged_in(self._address) is None:
            return self._search(self._address.lower(), likely_ports(), _away(self._address))
        if not self._address and self._found is not None:
            return self._search(self._found.uid, likely_ports(), _away(self._found.uid))
        if self._own and not self._address and len(rows := likely_ports()) > 1:
            return self._search(self._own, rows, several(rows, self.driver))
        return self._line_to(self._locate())

    def _search(self, uid: str, rows: Sequence[PortRow], failing: BoardError) -> WireConnection:
        """Return a line to the board with a UID, asking one port after the other.

        A port with something else is asked once, until that is unplugged: opening resets an Arduino, and it may be in
        use. The port where the board was last is asked again and again: it may only be slow to begin.

        Raises
        ------
        BoardError
            Why a port could not be opened, or that another board is there; else ``failing``.
        """
        self._others = {row: board for row, board in self._others.items() if row in rows}
        for row in rows:
            if row in self._others:
                continue
            try:
                connection = self._line_to(row.device)
            except BoardLost:
                raise
            except BoardError as error:
                if error.key in _CLOSED:
                    failing = error
                elif self._found is not None and row.device != self._found.address:
                    self._others[row] = False
                continue
            if connection.info.uid == uid:
                return connection
            connection.close()
            self._others[row] = True
        if self._found is not None and failing.key not in _CLOSED and any(self._others.values()):
            raise another_board()
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


def _away(uid: str) -> BoardNotFound:
    return BoardNotFound(
        f"The board {uid} is not plugged in.",
        "Plug in its USB cable; 'evenkeel boards --ask' tells which boards are there.",
        key="no_board",
    )
