"""The stream of a board in short looks: what four cells said in half a second, for work on dead weights."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.frames import Calibration, Counts, Flag, Floats, ForceBlock
from station.signals.noise import empty_board_cop_m, noise_test
from station.trial.examination import smallest_step

LOOK_US: Final = 500_000
"""Long enough for the noise of a cell to average out, short enough for a step to be seen to go on."""

GAP_US: Final = 1_000_000
"""After a longer hole nothing is said about what lay before it."""

_UNFIT: Final = Flag.SATURATED | Flag.DESYNC


@dataclass(frozen=True, slots=True)
class Look:
    """Half a second of the board.

    Parameters
    ----------
    t_us : ndarray of int64, shape (n,)
        The board's clock.
    counts : ndarray of int32, shape (n, 4)
    fit : bool
        False where a cell was at the end of its range or a converter had lost step.
    """

    t_us: NDArray[np.int64]
    counts: Counts
    fit: bool

    @property
    def mean(self) -> Floats:
        """Mean count of each cell, shape (4,)."""
        mean: Floats = self.counts.mean(axis=0)
        return mean

    @property
    def jitter(self) -> Floats:
        """Standard deviation of each cell from one frame to the next, shape (4,): noise, without sway or drift."""
        steps = np.diff(self.counts, axis=0)
        jitter: Floats = np.sqrt(np.mean(steps * steps, axis=0) / 2) if len(steps) else np.zeros(4)
        return jitter


class Looks:
    """Cut a stream into looks by the board's clock; how it was cut into blocks does not show."""

    def __init__(self) -> None:
        self._t_us: list[int] = []
        self._counts: list[list[int]] = []
        self._flags = 0
        self._epoch: int | None = None

    def push(self, block: ForceBlock) -> list[Look | None]:
        """Return the looks that a block completes; None where the stream broke off and began anew."""
        done: list[Look | None] = []
        if len(block) and block.epoch != self._epoch:
            if self._epoch is not None:
                done.append(None)
            self._epoch = block.epoch
            self._begin()
        rows = zip(block.t_us.tolist(), block.counts.tolist(), block.flags.tolist(), strict=True)
        for t_us, counts, flags in rows:
            if self._t_us and t_us - self._t_us[-1] > GAP_US:
                done.append(None)
                self._begin()
            elif self._t_us and t_us - self._t_us[0] >= LOOK_US:
                done.append(Look(np.array(self._t_us), np.array(self._counts, np.int64), not self._flags & _UNFIT))
                self._begin()
            self._t_us.append(t_us)
            self._counts.append(counts)
            self._flags |= flags
        return done

    def _begin(self) -> None:
        self._t_us, self._counts, self._flags = [], [], 0


class Stretch:
    """Looks one after the other while the board was still."""

    def __init__(self) -> None:
        self.looks: list[Look] = []

    @property
    def lasted_s(self) -> float:
        """How long it lasts."""
        return 1e-6 * float(self.looks[-1].t_us[-1] - self.looks[0].t_us[0]) if self.looks else 0.0

    @property
    def counts(self) -> Counts:
        """All of its counts, shape (n, 4)."""
        return np.concatenate([look.counts for look in self.looks])

    @property
    def mean(self) -> Floats:
        """Mean count of each cell, shape (4,)."""
        mean: Floats = self.counts.mean(axis=0)
        return mean

    def noise_m(self, calibration: Calibration, load_n: float) -> float:
        """Return how much it would move the CoP of somebody, root mean square of the worse axis.

        Parameters
        ----------
        calibration : Calibration
        load_n : float
            The weight of that somebody.

        Raises
        ------
        SignalError
            As :func:`station.signals.noise.noise_test`; but a board may be so coarse, and so quiet, that it says the
            same all the time.
        """
        counts = self.counts
        if len(counts) and not np.ptp(counts, axis=0).any():
            return 0.0
        forces_n = (counts - counts.mean(axis=0)) * calibration.gain_n_per_count
        cop_m = empty_board_cop_m(forces_n, calibration.position_m, load_n)
        steps_n = np.diag([smallest_step(cell) for cell in counts.T] * np.abs(calibration.gain_n_per_count))
        ml_m, ap_m = np.abs(empty_board_cop_m(steps_n, calibration.position_m, load_n)).max(axis=0).tolist()
        noise = noise_test(cop_m, (len(counts) - 1) / self.lasted_s, (ml_m, ap_m))
        return max(noise.noise_ml_m, noise.noise_ap_m)
