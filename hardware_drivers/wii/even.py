"""Frames at an even rate from readings that come as Bluetooth lets them.

Each frame is the average of a window of readings, two steps wide and weighted as in
:func:`station.signals.resample.window_means`; a bunch of readings that were held up and came together does not outweigh
the ones that came in time. Nothing is made up: where readings stayed away for longer than 50 ms, the windows that touch
that hole give no frame and are counted as lost, and so are windows without any reading.

The rate is 50 Hz, the highest of the 25 to 50 Hz that a Wii board is resampled to: the board sends more than that, and
with half the rate frames would come 20 ms later. A window is over 20 ms after the time of its frame, and is told with
the next reading, so frames are some 30 ms old when they come.

References
----------
.. [1] Audiffren & Contal 2016, Sensors 16:1208, doi 10.3390/s16081208.
"""

from collections import deque
from typing import Final

import numpy as np

from hardware_drivers.board import Frame
from station.signals.resample import WINDOW_STEPS, window_means

RATE_HZ: Final = 50.0

STEP_US: Final = round(1e6 / RATE_HZ)
WINDOW_US: Final = round(WINDOW_STEPS * STEP_US)

HOLE_US: Final = 50_000
"""Readings further apart leave a hole."""


class EvenFrames:
    """The frames of one connection.

    Attributes
    ----------
    lost : int
        Windows that gave no frame.
    """

    def __init__(self) -> None:
        self.lost = 0
        self._missing = 0
        self._begin_us = 0
        self._readings: deque[tuple[int, tuple[float, ...], int]] = deque()

    def push(self, t_us: int, counts: tuple[float, ...], flags: int) -> list[Frame]:
        """Take the next reading and return the frames that it completes.

        Parameters
        ----------
        t_us : int
            When it came; not before the one before it.
        counts : tuple of 4 float
        flags : int
            :class:`station.frames.Flag` bits; a frame has those of all its readings.
        """
        if not self._readings:
            self._begin_us = t_us
        elif t_us - self._readings[-1][0] > HOLE_US:
            while self._begin_us < t_us:
                self._lose()
        self._readings.append((t_us, counts, flags))
        frames = []
        while self._begin_us + WINDOW_US <= t_us:
            window = [reading for reading in self._readings if 0 <= reading[0] - self._begin_us <= WINDOW_US]
            if window:
                frames.append(self._frame(window))
                self._begin_us += STEP_US
            else:
                self._lose()
        while self._readings[0][0] < self._begin_us and len(self._readings) > 1:
            self._readings.popleft()
        return frames

    def _lose(self) -> None:
        self.lost += 1
        self._missing += 1
        self._begin_us += STEP_US

    def _frame(self, window: list[tuple[int, tuple[float, ...], int]]) -> Frame:
        t_us, counts, flags = zip(*window, strict=True)
        since_us = np.array(t_us, dtype=np.float64) - self._begin_us
        means = window_means(since_us, np.array(counts), np.zeros(1), WINDOW_US)
        tr, br, tl, bl = (round(float(mean)) for mean in means[0])
        missing, self._missing = self._missing, 0
        return self._begin_us + STEP_US, tr, br, tl, bl, int(np.bitwise_or.reduce(flags)), missing
