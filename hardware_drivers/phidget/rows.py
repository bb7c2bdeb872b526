"""Rows of four cells from readings that a Phidget bridge hands over one by one.

It tells when a reading came, not when it was taken: what came later in its interval is taken to have been taken later,
by as much, on the average of many rows. Where a cell gives no reading in an interval, it keeps the one before, flagged.

A count is 2**-30 V/V: one step of the bridge's converter of 24 bits at a gain of 128.
"""

from typing import Final

from hardware_drivers.alignment import AGE_US, OLDEST
from hardware_drivers.wire import Sample

COUNTS_PER_RATIO: Final = 2**30
ADC_BITS: Final = 24
HIGHEST: Final = 2 ** (ADC_BITS - 1) - 1
"""The count of a cell beyond the range."""

SPREAD: Final = 0.7
"""The readings of one interval come within this share of it; what comes later belongs to the next."""

_SMOOTHING: Final = 0.05
"""Share of a new row in how long each cell waits for the last of its row."""

_CELLS: Final = range(4)


class Rows:
    """Puts readings together.

    Parameters
    ----------
    interval_s : float
        From one reading of a cell to its next.
    """

    def __init__(self, interval_s: float) -> None:
        self._spread_s = SPREAD * interval_s
        self._row: dict[int, tuple[int, float]] = {}
        self._before: dict[int, int] = {}
        self._wait_s = [0.0, 0.0, 0.0, 0.0]
        self._began_s = 0.0

    def take(self, cell: int, count: int | None, arrival_s: float) -> tuple[Sample, float] | None:
        """Take a reading.

        Parameters
        ----------
        cell : int
            0 to 3: TR, BR, TL, BL.
        count : int or None
            None for one beyond the range: it is taken to be at the end that the cell was nearer to.
        arrival_s : float
            The host's monotonic clock when it came.

        Returns
        -------
        (Sample, float) or None
            A row, its number and time still 0, and when the last of it came; None while it is not complete.
        """
        done = None
        if cell in self._row or (self._row and arrival_s > self._began_s + self._spread_s):
            done = self._end()
        if count is None:
            count = HIGHEST if self._before.get(cell, 0) >= 0 else -HIGHEST
        if not self._row:
            self._began_s = arrival_s
        self._row[cell] = count, arrival_s
        return self._end() if len(self._row) == len(_CELLS) else done

    def _end(self) -> tuple[Sample, float] | None:
        row, self._row = self._row, {}
        last_s = max(arrival_s for _, arrival_s in row.values())
        self._before |= {cell: count for cell, (count, _) in row.items()}
        for cell, (_, arrival_s) in row.items():
            self._wait_s[cell] += _SMOOTHING * (last_s - arrival_s - self._wait_s[cell])
        if len(self._before) < len(_CELLS):
            return None  # a cell has not been heard yet
        tr, br, tl, bl = (self._before[cell] for cell in _CELLS)
        ages = bytes(min(round(1e6 * wait_s / AGE_US), OLDEST - 1) for wait_s in self._wait_s)
        held = sum(0x10 << cell for cell in _CELLS if cell not in row)
        return Sample(0, 0, held, (tr, br, tl, bl), ages), last_s
