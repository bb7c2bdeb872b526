"""One open line to a board: what a driver has to say about its own protocol, and nothing else.

:class:`hardware_drivers.reader.Reader` owns the thread, the reconnecting and the epochs.
"""

from abc import ABC, abstractmethod
from typing import Protocol

from hardware_drivers.board import Frame, no_light
from station.errors import BoardLost
from station.frames import BoardInfo, Calibration, Counters


class Sink(Protocol):
    """Where a connection puts what it reads."""

    def put(self, frames: list[Frame], arrival_s: float) -> None:
        """Take frames of the current epoch; an empty list is nothing."""

    def begin_epoch(self) -> None:
        """Take notice that the board has begun anew: what follows is never joined to what was before."""

    def mark(self, number: int) -> None:
        """Take notice that the stream has passed a mark."""


class Connection(ABC):
    """An open line to one board.

    Attributes
    ----------
    info : BoardInfo
        Who is at the other end.
    counters : Counters
        What went wrong on this line so far; ``resets`` stays 0, as epochs are counted by the reader.
    """

    info: BoardInfo

    @property
    def identity(self) -> object:
        """Return what has to be equal for a board that comes back to be the same one, measured the same way."""
        return self.info.uid, self.info.rate_hz, self.info.calibration

    @property
    def counters(self) -> Counters:
        """What went wrong on this line so far."""
        return Counters()

    @property
    def clock_skew(self) -> float | None:
        """How much faster the board's clock runs than the host's, as a share; None where that is not known."""
        return None

    @abstractmethod
    def exchange(self, sink: Sink) -> None:
        """Wait a moment for what the board sends and hand it on; say what is due. Called over and over.

        Raises
        ------
        OSError, termios.error
            When the line broke.
        BoardLost
            When it can be said better than that what is wrong.
        """

    @abstractmethod
    def close(self) -> None:
        """Take leave of the board and let go of the line, which may be broken."""

    def host_s(self, t_us: int) -> float | None:
        """Return when ``t_us`` was on the host's monotonic clock; None where that is not known."""
        return None

    def keep(self, calibration: Calibration | None) -> Calibration | None:
        """Store a calibration on the board, or let it forget its own; called by another thread than the reader's.

        Returns
        -------
        Calibration or None
            As the board keeps it, rounded; None where it keeps none.

        Raises
        ------
        BoardRefused
            When the board could keep it, and did not.
        """
        return None

    def identify(self) -> None:
        """Let the board show which one it is, by its light; called by another thread than the reader's.

        Raises
        ------
        BoardRefused
            When it has none.
        """
        raise no_light()


def another_board() -> BoardLost:
    """Return the error of a board that is not the one of before."""
    return BoardLost(
        "Another board, or another calibration, was plugged in.", "Plug in the first, or restart.", key="another_board"
    )
