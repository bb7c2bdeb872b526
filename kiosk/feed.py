"""From the board to samples, once a frame: opens it in the background, notices when it is away, tells the screens."""

import threading
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto

from station.errors import BoardError, BoardLost, BoardRefused, StoreError
from station.frames import BoardInfo, Calibration, ForceBlock
from station.ports import Clock, ForceSource
from station.trial.pipeline import Pipeline, Sample

SILENT_AFTER_S = 0.4
"""No frame for this long on an open board is shown as "no data"; so a round pauses within half a second (data.md)."""

RETRY_S = 1.0
CLOSE_EVERY_S = 0.05
"""While the board is being opened in the background, closing it is repeated this often."""


class BoardState(Enum):
    """What the station knows of its board."""

    OPENING = auto()
    READY = auto()
    SILENT = auto()
    LOST = auto()
    REFUSED = auto()


class Feed:
    """The board as the kiosk sees it.

    Parameters
    ----------
    source : ForceSource
    clock : Clock
    patience_s : float
        How long :meth:`poll` waits for frames: 0 in real time; in lock-step, the longest time a frame may take.
    recall : callable, optional
        Returns what is known of the calibration of a board that holds none with a date, or None. May wait, and raise
        StoreError: it is asked where the board is opened.
    """

    def __init__(
        self,
        source: ForceSource,
        clock: Clock,
        patience_s: float = 0.0,
        recall: Callable[[BoardInfo], Calibration | None] = lambda _: None,
    ) -> None:
        self.source = source
        self.state = BoardState.OPENING
        self.error: BoardError | None = None
        self.pipeline: Pipeline | None = None
        self.newest: Sample | None = None
        self.record: Callable[[ForceBlock], None] | None = None
        self._clock = clock
        self._patience_s = patience_s
        self._recall = recall
        self._calibration: Calibration | None = None
        self._heard_s = clock.monotonic_s()
        self._began_s = self._heard_s
        self._opened = threading.Event()
        self._closing = threading.Event()
        self._opener: threading.Thread | None = None

    @property
    def info(self) -> BoardInfo | None:
        """Who the board is, once it has been opened."""
        return self.source.info if self.pipeline is not None else None

    @property
    def opening_s(self) -> float:
        """How long the board has been waited for."""
        return self._clock.monotonic_s() - self._began_s

    @property
    def newest_s(self) -> float | None:
        """When the newest sample was taken, on the host's monotonic clock; None where that is not known."""
        return self.source.host_time_s(self.newest.t_us) if self.newest is not None else None

    def start(self) -> None:
        """Begin to open the board without waiting for it; keeps trying until it is there."""
        self._opener = threading.Thread(target=self._keep_opening, name="board-opener", daemon=True)
        self._opener.start()

    def open_now(self) -> None:
        """Open the board and wait for it, for sessions without a screen.

        Raises
        ------
        BoardError
            When it cannot be opened.
        """
        self._open()
        self._opened.set()

    def poll(self) -> list[Sample]:
        """Return the samples since the last frame; empty while there is no board. Never raises BoardError."""
        if not self._opened.is_set():
            return []
        if self.pipeline is None:
            self._heard_s = self._clock.monotonic_s()
        if self.pipeline is None or self._calibration != self.source.info.calibration:
            self._calibration = self.source.info.calibration
            self.pipeline = Pipeline(self.source.info)
        try:
            block = self.source.read(self._patience_s)
        except BoardLost as lost:
            self.state, self.error = BoardState.LOST, lost
            return []
        now_s = self._clock.monotonic_s()
        if not len(block):
            if now_s - self._heard_s > SILENT_AFTER_S:
                self.state = BoardState.SILENT
            return []
        self.state, self.error = BoardState.READY, None
        self._heard_s = now_s
        if self.record is not None:
            self.record(block)
        samples = self.pipeline.push(block)
        if samples:
            self.newest = samples[-1]
        return samples

    def close(self) -> None:
        """Let go of the board."""
        self._closing.set()
        self.source.close()
        while self._opener is not None and self._opener.is_alive():
            # It may be about to open: closing before that would go unheard.
            self._opener.join(CLOSE_EVERY_S)
            self.source.close()

    def _open(self) -> None:
        """Open the board, and give it the calibration that the station knows of it where it holds none of its own.

        One without a date is the maker's, and older than any that was measured here.
        """
        self.source.open()
        info = self.source.info
        if info.calibrated and info.calibration.date:
            return
        # Without one it can be played on all the same, and the screen says so.
        with suppress(StoreError, BoardError):
            known = self._recall(info)
            if known is not None:
                self.source.calibrate(known)

    def _keep_opening(self) -> None:
        while not self._closing.is_set():
            try:
                self._open()
            except BoardError as error:
                self.state, self.error = BoardState.REFUSED, error
                self._closing.wait(RETRY_S)
            except Exception as error:
                # A driver's own fault must be seen: a thread that ends unheard would leave "one moment" there for ever.
                failed = f"The board's driver failed: {error!r}."
                self.state, self.error = BoardState.REFUSED, BoardRefused(failed, "Start Evenkeel again.", key="other")
                return
            else:
                self._opened.set()
                return
