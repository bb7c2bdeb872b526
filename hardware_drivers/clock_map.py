"""Where the board's clock is on the host's: a regression over answered pings.

Ceramic resonators are 600 ppm and more off, so neither an offset nor the nominal rate is enough. A ping's answer was
written somewhere between sending and receiving; half-way is the best guess, and wrong by up to half of what the round
trip took longer than the shortest one. So each answer weighs as much as it is worth, and slow ones next to nothing.
Klipper's ``clocksync`` has the same task and drops slow answers outright; where all round trips differ, as behind a
USB chip that gathers bytes for 16 ms, next to none would be left then.
"""

from collections import deque
from collections.abc import Sequence
from math import fsum
from typing import Final

PINGS: Final = 64
"""Answers the line is drawn through; at one a second, the last minute."""

SURE_S: Final = 0.0003
"""How well the quickest answer is known, standard deviation: which half of its way took longer nobody knows."""

MIN_SPAN_S: Final = 5.0
"""Over a shorter time the slope is worse than the nominal one."""


class ClockMap:
    """A line from the board's time to the host's."""

    def __init__(self) -> None:
        self._answers: deque[tuple[float, float, float]] = deque(maxlen=PINGS)
        self._line: tuple[float, float, float] | None = None
        self._skew: float | None = None

    def add(self, sent_s: float, received_s: float, t_us: int) -> None:
        """Take the answer to a ping.

        Parameters
        ----------
        sent_s, received_s : float
            The host's monotonic clock.
        t_us : int
            The board's clock in the answer, unwrapped.
        """
        self._answers.append((received_s - sent_s, t_us * 1e-6, (sent_s + received_s) / 2))
        trips_s, boards_s, hosts_s = zip(*self._answers, strict=True)
        shortest_s = min(trips_s)
        # The answer was written evenly anywhere within the extra time: the variance of that is its square over 12.
        weights = [1 / (SURE_S**2 + (trip_s - shortest_s) ** 2 / 12) for trip_s in trips_s]
        board_s, host_s = _mean(boards_s, weights), _mean(hosts_s, weights)
        slope = 1.0
        if boards_s[-1] - boards_s[0] >= MIN_SPAN_S:
            from_mean_s = [each_s - board_s for each_s in boards_s]
            spread = _mean([each_s * each_s for each_s in from_mean_s], weights)
            together = [mine_s * (each_s - host_s) for mine_s, each_s in zip(from_mean_s, hosts_s, strict=True)]
            slope = _mean(together, weights) / spread
            self._skew = 1 / slope - 1
        self._line = (slope, board_s, host_s)

    @property
    def skew(self) -> float | None:
        """How much faster the board's clock runs than the host's, as a share; None before ``MIN_SPAN_S``."""
        return self._skew

    def host_s(self, t_us: int) -> float | None:
        """Return the host's monotonic clock at a time of the board's; None before the first answer."""
        line = self._line
        if line is None:
            return None
        slope, board_s, host_s = line
        return host_s + slope * (t_us * 1e-6 - board_s)


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return fsum(value * weight for value, weight in zip(values, weights, strict=True)) / fsum(weights)
