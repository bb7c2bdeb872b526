"""Giving a board a new zero: what it says while it is empty and still becomes the nothing of its calibration.

The tare of a stream follows small drifts by itself (:mod:`station.signals.tare`), but believes nothing that is far from
the zero of the calibration. Whoever says that the board is empty is believed after a while.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from station.frames import BoardInfo, Calibration, ForceBlock
from station.signals.tare import EMPTY_N, SPREAD_N
from station.trial.calibrating import PATIENCE_S
from station.trial.calibration_steps import Hint
from station.trial.looks import Look, Looks, Stretch
from station.units import kilogram

ZERO_S: Final = 3.0
"""How long the empty board is measured."""


@dataclass(frozen=True, slots=True)
class ZeroNow:
    """What to show.

    Parameters
    ----------
    hint : Hint
        ``KEEP_OFF``, ``SOMETHING_ON``, ``MOVED``, ``FAULTY`` or ``DONE``.
    progress : float
        0 to 1.
    load_kg : float
        What the board says against the zero of before.
    """

    hint: Hint
    progress: float
    load_kg: float


class Zeroing:
    """Measure the zero of an empty board.

    Parameters
    ----------
    info : BoardInfo

    Attributes
    ----------
    now : ZeroNow
    result : Calibration or None
        That of before with the new zero, once it is known.
    """

    def __init__(self, info: BoardInfo) -> None:
        self.now = ZeroNow(Hint.KEEP_OFF, 0.0, 0.0)
        self.result: Calibration | None = None
        self._before = info.calibration
        self._gain_n = np.array(info.calibration.gain_n_per_count)
        self._looks = Looks()
        self._run = Stretch()
        self._moved = False

    def push(self, block: ForceBlock) -> None:
        """Take what the board sent; may be empty."""
        for look in self._looks.push(block):
            if self.result is not None:
                return
            if look is None:
                self._run = Stretch()
            elif not look.fit:
                self._run = Stretch()
                self.now = ZeroNow(Hint.FAULTY, 0.0, self.now.load_kg)
            else:
                self._watch(look)

    def _watch(self, look: Look) -> None:
        if self._run.looks and not self._still(look, self._run.looks[0]):
            self._run, self._moved = Stretch(), True
        self._run.looks.append(look)
        load_n = float(((look.mean - self._before.zero_counts) * self._gain_n).sum())
        lasted_s = self._run.lasted_s - (PATIENCE_S if abs(load_n) > EMPTY_N else 0.0)
        if lasted_s < 0:
            self._tell(Hint.SOMETHING_ON, 0.0, load_n)
        elif lasted_s < ZERO_S:
            self._tell(Hint.MOVED if self._moved else Hint.KEEP_OFF, lasted_s / ZERO_S, load_n)
        else:
            tr, br, tl, bl = (round(count) for count in self._run.mean.tolist())
            self.result = replace(self._before, zero_counts=(tr, br, tl, bl))
            self._tell(Hint.DONE, 1.0, load_n)

    def _still(self, look: Look, before: Look) -> bool:
        """Return whether no cell has moved by more than noise may."""
        return bool((np.abs((look.mean - before.mean) * self._gain_n) <= SPREAD_N).all())

    def _tell(self, hint: Hint, progress: float, load_n: float) -> None:
        self.now = ZeroNow(hint, progress, kilogram(load_n))
