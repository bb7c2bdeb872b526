"""The zero of the empty board.

The zero drifts with warmth and time; 200 g on one cell moves the CoP of 70 kg by 0.6 mm. So the board is zeroed by
itself whenever it is empty and stable, and never while loaded.
"""

from collections.abc import Sequence
from typing import Final

from station.units import newton

Forces4 = tuple[float, float, float, float]

EMPTY_N: Final = newton(4.0)
"""Within this of the calibration's zero the board may be empty: less than any CoP needs, more than drift."""

SPREAD_N: Final = newton(0.3)
"""Highest minus lowest reading of each cell while stable: well above the noise of a cell, well below a touch."""

STABLE_US: Final = 2_000_000
LOOK_US: Final = 500_000
"""A stable zero is taken over 2 s; its drift is already judged after 0.5 s."""

MAX_DRIFT_N: Final = newton(0.5)
"""More drift than this asks for a new zero and no start (data.md, fault table)."""


class Tare:
    """Offsets of the four cells, kept up by looking at every frame.

    Loaded or empty is told by the total against the zero of the *calibration*, not of the last tare: so a wrong tare
    cannot make a loaded board look empty.

    Parameters
    ----------
    offsets_n : tuple of 4 float, optional
        Offsets to start from, as recorded; without them the calibration's zero is used.

    Attributes
    ----------
    offsets_n : tuple of 4 float
        To be taken off the forces, N.
    zeroed : bool
        Whether the board was ever seen empty and stable, or offsets were given.
    needs_zero : bool
        The empty board lay more than ``MAX_DRIFT_N`` off when last looked at: no start until it was zeroed again,
        which happens by itself once it is empty and stable.
    """

    __slots__ = ("_high", "_low", "_n", "_since_us", "_sum", "needs_zero", "offsets_n", "zeroed")

    def __init__(self, offsets_n: Forces4 | None = None) -> None:
        self.offsets_n: Forces4 = offsets_n or (0.0, 0.0, 0.0, 0.0)
        self.zeroed = offsets_n is not None
        self.needs_zero = False
        self.restart()

    def restart(self) -> None:
        """Look anew, as after a gap; the offsets stay."""
        self._n = 0
        self._since_us = 0
        self._sum = [0.0, 0.0, 0.0, 0.0]
        self._low = [0.0, 0.0, 0.0, 0.0]
        self._high = [0.0, 0.0, 0.0, 0.0]

    def push(self, t_us: int, forces_n: Sequence[float]) -> None:
        """Look at a frame.

        Parameters
        ----------
        t_us : int
            The board's clock.
        forces_n : sequence of 4 float
            Forces against the calibration's zero, before any tare.
        """
        if not -EMPTY_N < forces_n[0] + forces_n[1] + forces_n[2] + forces_n[3] < EMPTY_N:
            if self._n:
                self.restart()
            return
        if self._n == 0 or not self._steady(forces_n):
            self._since_us = t_us
            self._n = 0
            self._sum[:] = (0.0, 0.0, 0.0, 0.0)
            self._low[:] = self._high[:] = forces_n
        self._n += 1
        total = self._sum
        for cell in range(4):
            total[cell] += forces_n[cell]
        stable_us = t_us - self._since_us
        if stable_us >= LOOK_US:
            self._judge(stable_us)

    def _steady(self, forces_n: Sequence[float]) -> bool:
        """Widen the range of each cell; return whether all are still narrow."""
        low, high = self._low, self._high
        for cell in range(4):
            force = forces_n[cell]
            if force < low[cell]:
                low[cell] = force
            elif force > high[cell]:
                high[cell] = force
            if high[cell] - low[cell] > SPREAD_N:
                return False
        return True

    def _judge(self, stable_us: int) -> None:
        a, b, c, d = (total / self._n for total in self._sum)
        if stable_us >= STABLE_US:
            self.offsets_n = (a, b, c, d)
            self.zeroed = True
            self.needs_zero = False
            self._n = 0
            return
        if not self.zeroed:
            return
        # Opposite drifts hide in the total but not in the CoP: so the cells' drifts are summed without their signs.
        p, q, r, s = self.offsets_n
        self.needs_zero = abs(a - p) + abs(b - q) + abs(c - r) + abs(d - s) > MAX_DRIFT_N
