"""The base of boards that a thread of their own reads; a driver says how to connect."""

from abc import abstractmethod
from collections.abc import Callable

from hardware_drivers.board import Board, RawBlock
from hardware_drivers.connection import Connection
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.reader import Reader
from station.errors import BoardLost
from station.frames import BoardInfo, Calibration, Counters


class ReadBoard(Board):
    """A board behind a :class:`hardware_drivers.reader.Reader`.

    Parameters
    ----------
    clock : callable
        The host's monotonic clock, in s.
    """

    def __init__(self, clock: Callable[[], float] = monotonic_s) -> None:
        super().__init__()
        self._clock = clock
        self._reader: Reader | None = None

    @property
    def counters(self) -> Counters:
        """What went wrong on the way, since opening."""
        return self._reader.counters if self._reader is not None else Counters()

    @property
    def clock_skew(self) -> float | None:
        """How much faster the board's clock runs than the host's, as a share; None where that is not known."""
        return self._reader.connection.clock_skew if self._reader is not None else None

    def host_time_s(self, t_us: int) -> float | None:
        """Return when ``t_us`` of the current epoch was on the host's monotonic clock; None where that is not known."""
        return self._reader.connection.host_s(t_us) if self._reader is not None else None

    @abstractmethod
    def _connect(self) -> Connection:
        """Open a line to the board, wherever it is now; leave nothing open when raising."""

    def _open(self) -> BoardInfo:
        self._reader = self._new_reader()
        return self._reader.connection.info

    def _new_reader(self) -> Reader:
        return Reader(self._connect, self._clock, self._closing)

    def _read_raw(self, timeout_s: float) -> RawBlock:
        return self._line.ring.take(timeout_s)

    def _keep(self, calibration: Calibration | None) -> Calibration | None:
        return self._line.connection.keep(calibration)

    def _identify(self) -> None:
        self._line.connection.identify()

    def _close(self) -> None:
        self._line.join()

    @property
    def _line(self) -> Reader:
        if self._reader is None:
            raise BoardLost("The board is not open.", "Open it first.", key="no_board")
        return self._reader
