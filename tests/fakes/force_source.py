"""A board that opens, answers and goes away as a test says."""

import threading
from collections import deque
from dataclasses import replace

from station.errors import BoardError, BoardLost
from station.frames import BoardInfo, Calibration, Counters, ForceBlock
from tests.fakes.force_stream import ForceStream, board


class ScriptedSource:
    """A ForceSource.

    Attributes
    ----------
    openings : deque of BoardError or None
        What each attempt to open meets; once they are used up, it opens.
    waiting : deque of ForceBlock or BoardLost
        What the next reads give; then nothing comes.
    tried, opened : threading.Event
        Set by the first attempt, and by the one that works.
    attempts : int
    patience_s : list of float
        The timeouts of all reads.
    closed : bool
    info : BoardInfo
        Known from the start.
    keeps : BoardError or None
        What :meth:`calibrate` meets.
    """

    def __init__(self, *openings: BoardError) -> None:
        self.openings: deque[BoardError] = deque(openings)
        self.waiting: deque[ForceBlock | BoardLost] = deque()
        self.tried, self.opened = threading.Event(), threading.Event()
        self.attempts = 0
        self.patience_s: list[float] = []
        self.closed = False
        self.info: BoardInfo = board()
        self.keeps: BoardError | None = None
        self.counters = Counters()
        self.clock_skew: float | None = None

    def open(self) -> None:
        self.attempts += 1
        self.tried.set()
        if self.openings:
            raise self.openings.popleft()
        self.opened.set()

    def read(self, timeout_s: float = 0.0) -> ForceBlock:
        self.patience_s.append(timeout_s)
        next_one = self.waiting.popleft() if self.waiting else ForceStream.of([0.0]).block(0, 0)
        if isinstance(next_one, BoardLost):
            raise next_one
        return next_one

    def host_time_s(self, t_us: int) -> float | None:
        return 100.0 + 1e-6 * t_us

    def calibrate(self, calibration: Calibration, *, calibrated: bool = True) -> bool:
        if self.keeps is not None:
            raise self.keeps
        self.info = replace(self.info, calibration=calibration, calibrated=calibrated)
        return False

    def identify(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True
