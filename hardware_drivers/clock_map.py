"""Where the board's clock is on the host's: a regression over answered pings.

Ceramic resonators are 600 ppm and more off, so neither an offset nor the nominal rate is enough. A ping's answer was
written somewhere between sending and receiving; half-way is the best guess and wrong by at most half the round trip, so
slow round trips are dropped. (As Klipper's ``clocksync`` does.)
"""

from collections import deque
from math import fsum
from typing import Final

PINGS: Final = 64
"""Answers the line is drawn through; at one a second, the last minute."""

SLOW: Final = 1.5
SLOW_S: Final = 0.001
"""A round trip longer than this many times, plus this many seconds, the shortest of the window is dropped."""

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
        shortest = min(trip for trip, _, _ in self._answers)
        good = [(board, host) for trip, board, host in self._answers if trip <= SLOW * shortest + SLOW_S]
        board_s = fsum(board for board, _ in good) / len(good)
        host_s = fsum(host for _, host in good) / len(good)
        slope = 1.0
        if good[-1][0] - good[0][0] >= MIN_SPAN_S:
            spread = fsum((board - board_s) ** 2 for board, _ in good)
            slope = fsum((board - board_s) * (host - host_s) for board, host in good) / spread
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
