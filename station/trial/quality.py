"""The quality of a trial: whether its numbers can be trusted, and by name why not."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from station.errors import UsageError
from station.frames import Flag
from station.signals.cop import TRUST_LOAD_N
from station.trial.pipeline import GAP_US, Sample
from station.trial.presence import OFF_S, OFF_SHARE
from station.trial.sustained import Sustained

LOAD_CHANGE_SHARE: Final = 0.05
LOAD_CHANGE_S: Final = 0.5
"""A standing trial is void when the load was this far from the body weight for longer (training.md, section 2)."""

MAX_LOST_SHARE: Final = 0.05
MAX_SATURATED_SHARE: Final = 0.005
RATE_TOLERANCE: Final = 0.03
RATE_WINDOW_US: Final = 2_000_000
"""Limits of data.md, fault table."""

VOIDING: Final = ("data_lost", "saturated", "stuck_cell", "board_reset", "board_lost", "overload", "moved")
"""Reasons that void every trial; a standing trial also for ``step_off`` and ``load_changed``."""

TILT: Final = "tilt"
NOTED: Final = ("saturated", "rate_off", "step_off", TILT, "unchecked")
"""What is told of a trial that it does not void, the gravest first; of the board's own kind, ``tilt``."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What a trial's numbers are worth.

    Parameters
    ----------
    valid : bool
        False when there is a reason against it.
    reasons : tuple of str
        Why it is void, in the order in which they were noticed: ``step_off``, ``load_changed``, ``data_lost``,
        ``saturated``, ``stuck_cell``, ``board_reset``, ``board_lost``, ``overload``, ``moved``.
    notes : tuple of str
        What was noticed without voiding it: ``rate_off``, ``saturated``, ``unchecked`` (the board's protocol has no
        checksum), and in games ``step_off`` and ``tilt`` (the board tells tilt, not force; no sample shows that).
    lost_samples : int
        Missing.
    rate_hz : float
        Sample rate achieved on the board's clock, lost samples not counted; 0 before two samples.
    """

    valid: bool
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    lost_samples: int
    rate_hz: float


class QualityMonitor:
    """Watch the samples of one trial or round, pauses included, and judge them.

    Parameters
    ----------
    start_us : int
        Where the trial begins on the board's clock; earlier samples are ignored.
    body_weight_n : float
        Mean load while settled.
    rate_hz : float
        Nominal sample rate of the board.
    standing : bool
        True for a trial of standing still, which stepping off or a change of load voids. In a game people move, and
        stepping off pauses it.
    """

    __slots__ = (
        "_changed",
        "_elapsed_us",
        "_intervals",
        "_last",
        "_lost",
        "_low_n",
        "_noticed",
        "_off",
        "_rate_hz",
        "_samples",
        "_saturated",
        "_standing",
        "_start_us",
        "_tolerance_n",
        "_void",
        "_weight_n",
        "_window",
    )

    def __init__(self, start_us: int, body_weight_n: float, rate_hz: float, standing: bool = False) -> None:
        self._start_us = start_us
        self._weight_n = body_weight_n
        self._low_n = OFF_SHARE * body_weight_n
        self._tolerance_n = LOAD_CHANGE_SHARE * body_weight_n
        self._rate_hz = rate_hz
        self._standing = standing
        self._off = Sustained(OFF_S)
        self._changed = Sustained(LOAD_CHANGE_S)
        self._last: Sample | None = None
        # A dictionary without values: a set that keeps its order.
        self._noticed: dict[str, None] = {}
        self._void: set[str] = set()
        self._samples = self._lost = self._saturated = 0
        self._elapsed_us = self._intervals = 0
        self._window: deque[tuple[int, int]] = deque()

    def push(self, sample: Sample) -> None:
        """Look at the next sample."""
        last = self._last
        if last is None and sample.t_us < self._start_us:
            return
        self._last = sample
        self._samples += 1
        if last is not None:
            self._follow(last, sample)
        if sample.flags & (Flag.SATURATED.value | Flag.UNCHECKED.value):
            if sample.flags & Flag.SATURATED.value:
                self._saturated += 1
                self._noticed["saturated"] = None
            if sample.flags & Flag.UNCHECKED.value:
                self._noticed["unchecked"] = None
        if sample.stuck:
            self._spoil("stuck_cell")
        load_n = sample.load_n
        if self._off.push(sample.t_us, load_n < self._low_n):
            self._noticed["step_off"] = None
            if self._standing:
                self._void.add("step_off")
        if self._standing and self._changed.push(
            sample.t_us, load_n > TRUST_LOAD_N and abs(load_n - self._weight_n) > self._tolerance_n
        ):
            self._spoil("load_changed")

    def mark(self, reason: str) -> None:
        """Void the trial for something that the samples do not show.

        Parameters
        ----------
        reason : str
            ``board_lost``, ``overload`` or ``moved``, or another of ``VOIDING``.

        Raises
        ------
        UsageError
            When there is no such reason.
        """
        if reason not in VOIDING:
            raise UsageError(f"A trial cannot be void for {reason!r}.", f"Use one of: {', '.join(VOIDING)}.")
        self._spoil(reason)

    def verdict(self) -> Quality:
        """Return the quality so far."""
        void = set(self._void)
        if self._lost > MAX_LOST_SHARE * (self._lost + self._samples):
            void.add("data_lost")
        if self._saturated > MAX_SATURATED_SHARE * self._samples:
            void.add("saturated")
        return Quality(
            valid=not void,
            reasons=tuple(each for each in self._noticed if each in void),
            notes=tuple(each for each in self._noticed if each in NOTED and each not in void),
            lost_samples=self._lost,
            rate_hz=self._intervals / self._elapsed_us * 1e6 if self._elapsed_us else 0.0,
        )

    def _spoil(self, reason: str) -> None:
        self._noticed[reason] = None
        self._void.add(reason)

    def _follow(self, last: Sample, sample: Sample) -> None:
        if sample.epoch != last.epoch:
            self._spoil("board_reset")
            self._off.restart()
            self._changed.restart()
            self._window.clear()
            return
        dt_us = sample.t_us - last.t_us
        lost = sample.lost
        if dt_us > GAP_US:
            # A board without frame numbers does not know what it lost; the hole itself tells.
            lost = max(lost, round(dt_us * self._rate_hz / 1e6) - 1)
        if lost:
            self._lost += lost
            self._noticed["data_lost"] = None
        self._elapsed_us += dt_us
        self._intervals += 1
        self._time(sample.t_us)

    def _time(self, t_us: int) -> None:
        """Compare the rate of the last two seconds with what it should be; lost frames count as taken."""
        window = self._window
        window.append((t_us, self._intervals + self._lost))
        while t_us - window[0][0] > RATE_WINDOW_US:
            first_us, first = window.popleft()
            achieved_hz = (self._intervals + self._lost - first) / (t_us - first_us) * 1e6
            if abs(achieved_hz - self._rate_hz) > RATE_TOLERANCE * self._rate_hz:
                self._noticed["rate_off"] = None
