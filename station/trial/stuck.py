"""Cells that stopped measuring: the same count again and again while somebody stands there."""

from collections.abc import Sequence
from typing import Final

EQUAL_FRAMES: Final = 100
"""So many equal counts of a cell mean that it is stuck (data.md, fault table)."""

EQUAL_US: Final = 1_000_000
"""And for at least this long, so that a fast board that repeats slow conversions is not accused."""

NOTICE_S: Final = 1.25
"""Slow boards give fewer frames than that in the 1.5 s within which it must be noticed; this long is enough there."""


class StuckCells:
    """Watch the raw counts of the four cells.

    A living converter never stands still under a person; an empty, quiet one may.

    Parameters
    ----------
    rate_hz : float
        Nominal sample rate.
    """

    __slots__ = ("_counts", "_equal", "_frames", "_since_us")

    def __init__(self, rate_hz: float) -> None:
        self._frames = min(EQUAL_FRAMES, int(NOTICE_S * rate_hz))
        self.restart()

    def restart(self) -> None:
        """Know nothing, as after a reset of the board."""
        self._counts: list[int | None] = [None, None, None, None]
        self._equal = [0, 0, 0, 0]
        self._since_us = [0, 0, 0, 0]

    def push(self, t_us: int, counts: Sequence[int], trusted: bool) -> int:
        """Look at one frame.

        Parameters
        ----------
        t_us : int
            The board's clock.
        counts : sequence of 4 int
        trusted : bool
            Whether the load is above the trust threshold; only then do equal counts mean anything.

        Returns
        -------
        int
            One bit per stuck cell: 1 << TR, 1 << BR and so on.
        """
        last, equal, since = self._counts, self._equal, self._since_us
        stuck = 0
        for cell in (0, 1, 2, 3):
            count = counts[cell]
            if count != last[cell] or not trusted:
                last[cell] = count
                equal[cell] = 1
                since[cell] = t_us
            else:
                equal[cell] += 1
                if equal[cell] >= self._frames and t_us - since[cell] >= EQUAL_US:
                    stuck |= 1 << cell
        return stuck
