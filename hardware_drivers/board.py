"""The base of every driver: opening, reading and closing are written here, once.

A driver overrides ``_open``, ``_read_raw`` and ``_close``.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from threading import Event, Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from station.errors import BoardLost, BoardRefused
from station.frames import BoardInfo, Calibration, Counters, Counts, ForceBlock

Frame = tuple[int, int, int, int, int, int, int]
"""One frame on its way through a driver: t_us, counts TR, BR, TL, BL, flags, lost."""


class RawBlock(NamedTuple):
    """A :class:`station.frames.ForceBlock` before the calibration; the same fields, shapes and units."""

    t_us: NDArray[np.int64]
    counts: Counts
    flags: NDArray[np.uint8]
    lost: NDArray[np.uint16]
    epoch: int
    arrival_s: float

    @classmethod
    def of(cls, frames: Sequence[Frame], epoch: int, arrival_s: float) -> "RawBlock":
        """Return frames as arrays."""
        table = np.array(frames, dtype=np.int64).reshape(-1, 7)
        return cls(
            table[:, 0].copy(),
            table[:, 1:5].astype(np.int32),
            table[:, 5].astype(np.uint8),
            table[:, 6].astype(np.uint16),
            epoch,
            arrival_s,
        )


def closed_while_opening() -> BoardLost:
    """Return the error of an opening that was given up."""
    return BoardLost("The board was closed while it was being opened.", key="no_board")


def no_light() -> BoardRefused:
    """Return the error of a board that cannot show which one it is."""
    return BoardRefused(
        "This board has no light to show which one it is.", "Lean on it and watch the dot.", key="no_light"
    )


class Board(ABC):
    """A board; implements :class:`station.ports.ForceSource`."""

    def __init__(self) -> None:
        self._info: BoardInfo | None = None
        self._is_open = False
        self._closing = Event()
        """Set by :meth:`close`, and a new one for each :meth:`open`: whatever waits for the board then ends."""
        self._gate = Lock()

    @property
    def info(self) -> BoardInfo:
        """Who the board is; the last that was known once it has been closed.

        Raises
        ------
        BoardLost
            When it was never opened.
        """
        if self._info is None:
            raise BoardLost("The board has not been opened yet.", "Open it first.", key="no_board")
        return self._info

    @property
    def counters(self) -> Counters:
        """What went wrong on the way, since opening."""
        return Counters()

    @property
    def clock_skew(self) -> float | None:
        """How much faster the board's clock runs than the host's, as a share; None where that is not known."""
        return None

    def open(self) -> None:
        """Open the board and start reading; a second call does nothing.

        Raises
        ------
        BoardNotFound, BoardRefused
            With what to do about it.
        BoardLost
            When it was closed meanwhile, by another thread.
        """
        with self._gate:
            if self._is_open:
                return
            closing = self._closing = Event()
        info = self._open()
        with self._gate:
            if not closing.is_set():
                self._info, self._is_open = info, True
                return
        self._close()
        raise closed_while_opening()

    def read(self, timeout_s: float = 0.0) -> ForceBlock:
        """Return all frames since the last read, waiting at most ``timeout_s`` for the first.

        Returns
        -------
        ForceBlock
            Of one epoch; empty when nothing came in time.

        Raises
        ------
        BoardLost
            While the board is away, or not open.
        """
        self._check_open()
        raw = self._read_raw(timeout_s)
        forces_n = self.info.calibration.forces_n(raw.counts)
        return ForceBlock(raw.t_us, raw.counts, forces_n, raw.flags, raw.lost, raw.epoch, raw.arrival_s)

    def close(self) -> None:
        """Let go of the board and end what runs for it; a second call does nothing.

        Called while another thread is in :meth:`open`, it lets that end soon, by an error.
        """
        with self._gate:
            self._closing.set()
            was_open, self._is_open = self._is_open, False
        if was_open:
            self._close()

    def host_time_s(self, t_us: int) -> float | None:
        """Return when ``t_us`` of the current epoch was on the host's monotonic clock; None where that is not known."""
        return None

    def calibrate(self, calibration: Calibration, *, calibrated: bool = True) -> bool:
        """Use a calibration from the next read on, and keep it on a board that can.

        Parameters
        ----------
        calibration : Calibration
        calibrated : bool
            False where it was never measured, such as nominal gains with a new zero: the board does not keep that, and
            forgets what it held.

        Returns
        -------
        bool
            Whether the board itself keeps it, rounded to what it has room for.

        Raises
        ------
        BoardLost
            When the board is not open.
        BoardRefused
            When a board that could keep it did not; the calibration before is then still in use.
        """
        self._check_open()
        kept = self._keep(calibration if calibrated else None) if calibrated or self.info.calibrated else None
        self._info = replace(self.info, calibration=kept or calibration, calibrated=calibrated)
        return kept is not None

    def identify(self) -> None:
        """Let the board show which one it is.

        Raises
        ------
        BoardLost
            When the board is not open.
        BoardRefused
            When it cannot.
        """
        self._check_open()
        self._identify()

    def _check_open(self) -> None:
        if not self._is_open:
            raise BoardLost("The board is not open.", "Open it first.", key="no_board")

    def _keep(self, calibration: Calibration | None) -> Calibration | None:
        """Store a calibration on the board, or None there, and return it as kept; None where a board keeps none."""
        return None

    def _identify(self) -> None:
        raise no_light()

    @abstractmethod
    def _open(self) -> BoardInfo:
        """Open the board; leave nothing open when raising. What takes long gives up once ``_closing`` is set."""

    @abstractmethod
    def _read_raw(self, timeout_s: float) -> RawBlock:
        """Return the frames since the last call, waiting at most ``timeout_s`` for the first."""

    @abstractmethod
    def _close(self) -> None:
        """Close what :meth:`_open` opened."""
