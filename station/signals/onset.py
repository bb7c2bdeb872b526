"""The onset of a push off balance, told from the CoP alone.

A push is fast and goes somewhere; sway does only one of the two at a time. The CoP, low-passed at 10 Hz, must be faster
than 80 mm/s and than the mean of its speed and 8 standard deviations, for 40 ms, and within 0.3 s of that farther than
20 mm and 3 RMS from where it was. What it is compared with is the second that ended 0.3 s before it became fast.

The onset is the moment at which it became fast: after the push itself, by 100 to 160 ms. So no reaction time is told.

References
----------
training.md, section 6.
"""

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

LEAST_M_S: Final = 0.080
SPEED_SDS: Final = 8.0
FAST_US: Final = 40_000
LEAST_M: Final = 0.020
RMS_TIMES: Final = 3.0
WITHIN_US: Final = 300_000
BEFORE_S: Final = 0.3
"""So long before the onset the CoP is not trusted any more: a push begins before it is seen."""
BASE_S: Final = 1.0
REFRACTORY_US: Final = 2_000_000
"""A push is told once: what follows is the recovery from it."""

_HOLE_US: Final = 50_000
_BEFORE_US: Final = round(1e6 * BEFORE_S)
_BASE_US: Final = round(1e6 * BASE_S)
_WHOLE: Final = 0.95
"""Share of its second that the baseline must cover."""

_Point = tuple[int, float, float, float]


@dataclass(frozen=True, slots=True)
class _Base:
    """How the trainee stood: where, and beyond which distance and speed it is no sway."""

    ml_m: float
    ap_m: float
    limit_m: float
    limit_m_s: float


class Onset:
    """Watch for pushes, sample by sample; any rate from 25 Hz on."""

    def __init__(self) -> None:
        # (t_us, ml, ap, speed of the step that led here)
        self._points: deque[_Point] = deque()
        self._base: _Base | None = None
        self._since_us = self._fast_us = 0
        self._fast = False
        self._deaf_until_us: int | None = None

    def restart(self) -> None:
        """Know nothing, as after a gap."""
        self._points.clear()
        self._base = None
        self._deaf_until_us = None

    def push(self, t_us: int, ml_m: float, ap_m: float) -> int | None:
        """Follow one sample; times must grow.

        Returns
        -------
        int or None
            The onset of a push, on the clock of the samples, once it is sure that it was one.
        """
        points = self._points
        if points and t_us - points[-1][0] > _HOLE_US:
            self.restart()
        if not points:
            points.append((t_us, ml_m, ap_m, 0.0))
            return None
        last_us, last_ml, last_ap, _ = points[-1]
        speed = math.hypot(ml_m - last_ml, ap_m - last_ap) * 1e6 / (t_us - last_us)
        found = self._follow(t_us, last_us, (ml_m, ap_m), speed)
        points.append((t_us, ml_m, ap_m, speed))
        oldest_us = t_us - _BEFORE_US - _BASE_US
        while points[1][0] <= oldest_us:
            points.popleft()
        return found

    def _follow(self, t_us: int, last_us: int, at_m: tuple[float, float], speed: float) -> int | None:
        if self._deaf_until_us is not None and t_us < self._deaf_until_us:
            return None
        if self._base is None:
            # Only what is fast at all is compared: the baseline takes a walk through a second of samples.
            base = self._baseline(last_us) if speed > LEAST_M_S else None
            if base is None or speed <= base.limit_m_s:
                if base is None and speed > LEAST_M_S:
                    # Who moves before it is known how they stand is not pushed while they do.
                    self._deaf_until_us = t_us + REFRACTORY_US
                return None
            self._base, self._since_us, self._fast_us, self._fast = base, last_us, last_us, True
        base = self._base
        self._fast = self._fast and speed > base.limit_m_s
        if self._fast:
            self._fast_us = t_us
        sure = self._fast_us - self._since_us >= FAST_US
        if sure and math.hypot(at_m[0] - base.ml_m, at_m[1] - base.ap_m) > base.limit_m:
            self._base = None
            self._deaf_until_us = self._since_us + REFRACTORY_US
            return self._since_us
        if not self._fast and (not sure or t_us - self._fast_us > WITHIN_US):
            self._base = None
        return None

    def _baseline(self, since_us: int) -> _Base | None:
        """Return how the trainee stood before; None where too little of it is known."""
        first_us, end_us = since_us - _BEFORE_US - _BASE_US, since_us - _BEFORE_US
        quiet = [point for point in self._points if first_us <= point[0] <= end_us]
        if len(quiet) < 3 or quiet[-1][0] - quiet[0][0] < _WHOLE * _BASE_US:
            return None
        n = len(quiet)
        ml, ap = math.fsum(point[1] for point in quiet) / n, math.fsum(point[2] for point in quiet) / n
        rms = math.sqrt(math.fsum((point[1] - ml) ** 2 + (point[2] - ap) ** 2 for point in quiet) / n)
        mean = math.fsum(point[3] for point in quiet) / n
        sd = math.sqrt(math.fsum((point[3] - mean) ** 2 for point in quiet) / n)
        return _Base(ml, ap, max(LEAST_M, RMS_TIMES * rms), max(LEAST_M_S, mean + SPEED_SDS * sd))
