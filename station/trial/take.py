"""One recording of a trial: what metrics are computed of."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from station.frames import Floats
from station.signals.resample import Times
from station.trial.order import Turn
from station.trial.pipeline import GAP_US, Sample
from station.trial.quality import Quality

_NO_COP: Final = (float("nan"), float("nan"))


@dataclass(frozen=True, slots=True)
class Take:
    """A trial as it was recorded, its time to settle included.

    Parameters
    ----------
    turn : Turn
        Which trial of which condition.
    attempt : int
        From 1.
    t_us : ndarray of int, shape (n,)
        The board's clock.
    cop_m : ndarray, shape (n, 2)
        CoP before any filter, columns ML, AP; NaN where nobody stood there.
    load_n : ndarray, shape (n,)
        Total force.
    start : int
        Index of the sample at which the trial began; of the touch-down for a landing, of the onset for a push.
    epoch : int
        Of the board at that sample, as in ``station.frames.ForceBlock``.
    length_s : float
        Of the trial: as asked, or as long as it was held, or until it was void.
    body_weight_n : float
        As measured while settling, or before a landing; 0 for a trial beside the board.
    touch_downs : int
        Of the other foot.
    quality : Quality
    answers : int or None
        Right ones, where there was a second task and somebody told.
    """

    turn: Turn
    attempt: int
    t_us: Times
    cop_m: Floats
    load_n: Floats
    start: int
    epoch: int
    length_s: float
    body_weight_n: float
    touch_downs: int
    quality: Quality
    answers: int | None = None


class Recorder:
    """Keep the samples of a trial.

    Attributes
    ----------
    start : int
        Index of the sample at which the trial began.
    """

    def __init__(self) -> None:
        self._t_us: list[int] = []
        self._cop_m: list[tuple[float, float]] = []
        self._load_n: list[float] = []
        self._epochs: list[int] = []
        self.start = 0

    @property
    def epoch(self) -> int:
        """Epoch of the board in which the trial began."""
        return self._epochs[self.start]

    def push(self, sample: Sample) -> None:
        """Keep a sample."""
        self._t_us.append(sample.t_us)
        self._cop_m.append(sample.raw_cop_m or _NO_COP)
        self._load_n.append(sample.load_n)
        self._epochs.append(sample.epoch)

    def begin(self) -> None:
        """Call the newest sample the first of the trial."""
        self.start = len(self._t_us) - 1

    def begin_at(self, t_us: int) -> None:
        """Call the last sample until then the first of the trial."""
        self.start = max(0, bisect_right(self._t_us, t_us) - 1)

    def median_load_n(self) -> float:
        """Return the median of the load so far."""
        return float(np.median(self._load_n))

    def has_gap(self, first: int) -> bool:
        """Return whether there is a hole from a sample on, over which no metric is given."""
        return any(after - before > GAP_US for before, after in pairwise(self._t_us[first:]))

    def arrays(self) -> tuple[Times, Floats, Floats]:
        """Return board time, CoP and load."""
        t_us: Times = np.array(self._t_us, dtype=np.int64)
        return t_us, np.array(self._cop_m, dtype=np.float64).reshape(-1, 2), np.array(self._load_n, dtype=np.float64)
