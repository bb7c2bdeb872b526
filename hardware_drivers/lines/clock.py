"""When each line was taken: by the board's clock where it prints one, else by an even clock through the arrivals."""

from collections import deque
from decimal import Decimal
from typing import Final, NamedTuple, Protocol

JUMP_S: Final = 2.0
"""How much more than the host's the board's clock may advance: what buffers can hold back."""

SETTLE_S: Final = 10.0
"""Arrivals pull the even clock towards them over this time: 5 ms of jitter then move a step by a thousandth."""

LATE_S: Final = 0.5
LATE_FRAMES: Final = 1.5
LATE_LEAST_S: Final = 0.02
"""When all lines of half a second come this many frames too late, and this many seconds, frames are missing: what a
computer holds back for a while, it delivers after all."""

HOLE_S: Final = 1.0
"""Over a longer silence an even clock cannot be carried."""

PULL_S: Final = 0.05
"""Lines that are further off than this pull no harder: they were held back, or some are missing."""

_WRAP: Final = 2**32


class Moment(NamedTuple):
    """When a line was taken.

    Parameters
    ----------
    t_us : int
    lost : int
        Frames that are missing just before.
    anew : bool
        Whether the clock began again: nothing before is to be joined with it.
    """

    t_us: int
    lost: int = 0
    anew: bool = False


class LineClock(Protocol):
    """A clock for lines."""

    def place(self, reading: Decimal | None, damaged: int) -> Moment | None:
        """Return when a line was taken; None when its time cannot be believed.

        Parameters
        ----------
        reading : Decimal or None
            What the board's clock says in it.
        damaged : int
            Lines that were dropped since the last one.
        """

    def arrive(self, arrival_s: float) -> None:
        """Take notice that lines arrive now, before they are placed."""


class BoardClock:
    """The clock that the board prints: unwrapped, and not believed when it leaps.

    A time that does not follow is believed once the next line goes on from it: then the board began again. One
    damaged digit so costs one line.

    Parameters
    ----------
    unit_us : int
        What it counts: 1000 for milliseconds.
    rate_hz : float
        Nominal rate.
    """

    def __init__(self, unit_us: int, rate_hz: float) -> None:
        self._unit_us = unit_us
        # A clock of seconds has decimals and no width.
        self._wrap_us = _WRAP * unit_us if unit_us < 1_000_000 else None
        self._period_us = 1e6 / rate_hz
        self._now_s = 0.0
        self._last: tuple[int, float] | None = None
        self._doubted: tuple[int, float] | None = None

    def arrive(self, arrival_s: float) -> None:
        """Take notice that lines arrive now, before they are placed."""
        self._now_s = arrival_s

    def place(self, reading: Decimal | None, damaged: int) -> Moment | None:
        """Return when a line was taken; None when its time cannot be believed, yet."""
        if reading is None:
            return None
        t_us = int(reading * self._unit_us)
        if self._last is None:
            return self._believe(Moment(t_us))
        step_us = self._step(self._last, t_us)
        if step_us:
            room = round(step_us / self._period_us) - 1
            return self._believe(Moment(self._last[0] + step_us, min(damaged, max(room, 0))))
        if self._doubted is not None and self._step(self._doubted, t_us):
            return self._believe(Moment(t_us, anew=True))
        self._doubted = t_us, self._now_s
        return None

    def _believe(self, moment: Moment) -> Moment:
        self._last, self._doubted = (moment.t_us, self._now_s), None
        return moment

    def _step(self, since: tuple[int, float], t_us: int) -> int:
        """Return how far it went on from an earlier line; 0 when that cannot be."""
        step_us = t_us - since[0]
        if self._wrap_us is not None:
            step_us = (step_us + self._wrap_us // 2) % self._wrap_us - self._wrap_us // 2
        passed_s = self._now_s - since[1]
        return step_us if 0 < step_us <= 1e6 * (passed_s + JUMP_S) else 0


class ArrivalClock:
    """An even clock for a board that prints none: a loop of second order, locked on when lines arrive.

    Each line is one period after the one before. Period and phase follow the arrivals so slowly that their jitter
    stays out of the time. Lines are counted as missing when what comes after them stays late.

    Parameters
    ----------
    rate_hz : float
        As measured while sniffing.
    """

    def __init__(self, rate_hz: float) -> None:
        self._period_s = 1 / rate_hz
        self._now_s: float | None = None
        self._anew = False
        self._t_s: float | None = None
        self._error_s = 0.0
        self._missing = 0
        self._late: deque[tuple[float, float]] = deque()

    def arrive(self, arrival_s: float) -> None:
        """Take notice that lines arrive now, before they are placed; look how far off the last ones were."""
        if self._now_s is not None and self._t_s is not None:
            self._follow(self._now_s, self._now_s - self._t_s)
            if arrival_s > self._now_s + HOLE_S:
                self._anew, self._t_s = True, None
        self._now_s = arrival_s

    def place(self, reading: Decimal | None, damaged: int) -> Moment:
        """Return when a line was taken."""
        assert self._now_s is not None  # it has arrived
        anew, missing = self._anew, self._missing
        if self._t_s is None:
            self._t_s, self._error_s, missing = self._now_s, 0.0, 0
            self._late.clear()
        else:
            pull = self._period_s / SETTLE_S
            self._period_s += pull**2 * self._error_s
            self._t_s += (1 + missing) * self._period_s + 2 * pull * self._error_s
        self._anew, self._missing = False, 0
        return Moment(round(1e6 * self._t_s), missing, anew)

    def _follow(self, arrival_s: float, error_s: float) -> None:
        self._error_s = min(max(error_s, -PULL_S), PULL_S)
        self._late.append((arrival_s, error_s))
        if arrival_s < self._late[0][0] + LATE_S:
            return
        while arrival_s >= self._late[1][0] + LATE_S:
            self._late.popleft()
        least_s = min(error for _, error in self._late)
        if least_s > max(LATE_FRAMES * self._period_s, LATE_LEAST_S):
            self._missing = round(least_s / self._period_s)
            self._late.clear()
            self._error_s = 0.0
