"""Whether somebody stands on the board, and quietly."""

from enum import StrEnum
from typing import Final

from station.signals.cop import MIN_LOAD_N, TRUST_LOAD_N
from station.signals.sway import StreamingSway
from station.trial.sustained import Sustained

SETTLE_S: Final = 1.0
LOAD_SPREAD: Final = 0.08
"""Settled: highest minus lowest load of the settling time stays within this share of the mean (+-4 %)."""

SETTLE_SPEED_M_S: Final = 0.10
"""Settled: the CoP is slower than this over the last second; quiet stance stays under half of it, even on foam."""

OFF_SHARE: Final = 0.5
OFF_S: Final = 0.1
"""Less than half of the body weight for 0.1 s is stepping off: noticed well within the 200 ms of data.md."""

BACK_SHARE: Final = 0.7
LINGER_US: Final = 2_000_000
"""While leaving, this much of the body weight is coming back; so is any trusted load that stays for 2 s, for a lighter
person may follow on the heels of a heavier one."""


class PresenceState(StrEnum):
    """Where the trainee is."""

    EMPTY = "empty"
    STEPPING = "stepping"
    """Stepping on, or standing too lively to begin."""
    SETTLED = "settled"
    LEAVING = "leaving"
    """Stepped off, at least with one foot; not empty yet."""


class Presence:
    """Follow the trainee from stepping on to stepping off, by the board's clock.

    Empty until the load passes the trust threshold, and empty again only below the threshold of any CoP: the space
    between the two is the hysteresis.

    Attributes
    ----------
    state : PresenceState
    since_us : int
        When this state began; for LEAVING the first sample of the unload.
    body_weight_n : float or None
        Mean load over the settling time; None unless settled or leaving.
    rest_m : tuple of (float, float) or None
        Mean CoP over the last second of settling; None unless settled or leaving.
    """

    __slots__ = ("_high", "_low", "_n", "_off", "_settling_us", "_sum", "body_weight_n", "rest_m", "since_us", "state")

    def __init__(self) -> None:
        self._off = Sustained(OFF_S)
        self._settling_us = self._n = 0
        self._sum = self._low = self._high = 0.0
        self.state = PresenceState.EMPTY
        self.since_us = 0
        self.body_weight_n: float | None = None
        self.rest_m: tuple[float, float] | None = None

    def restart(self) -> None:
        """Know nothing, as after a reset of the board."""
        self._enter(PresenceState.EMPTY, 0)

    def push(self, t_us: int, load_n: float, sway: StreamingSway) -> None:
        """Follow one sample.

        Parameters
        ----------
        t_us : int
            The board's clock.
        load_n : float
            Total force after tare.
        sway : StreamingSway
            Over the last second, this sample included.
        """
        state = self.state
        if state is PresenceState.SETTLED:
            weight = self.body_weight_n or 0.0
            if self._off.push(t_us, load_n < OFF_SHARE * weight):
                self.state, self.since_us = PresenceState.LEAVING, self._off.since_us or t_us
                state = PresenceState.LEAVING
        if state is PresenceState.EMPTY:
            if load_n > TRUST_LOAD_N:
                self._enter(PresenceState.STEPPING, t_us)
        elif load_n < MIN_LOAD_N and state is not PresenceState.SETTLED:
            self._enter(PresenceState.EMPTY, t_us)
        elif state is PresenceState.LEAVING:
            back = load_n > BACK_SHARE * (self.body_weight_n or 0.0)
            if back or (load_n > TRUST_LOAD_N and t_us - self.since_us > LINGER_US):
                self._enter(PresenceState.STEPPING, t_us)
        if self.state is PresenceState.STEPPING:
            self._settle(t_us, load_n, sway)

    def _enter(self, state: PresenceState, t_us: int) -> None:
        self.state = state
        self.since_us = t_us
        self.body_weight_n = None
        self.rest_m = None
        self._off.restart()
        self._n = 0

    def _settle(self, t_us: int, load_n: float, sway: StreamingSway) -> None:
        if load_n <= TRUST_LOAD_N:
            self._n = 0
            return
        if self._n:
            self._low, self._high = min(self._low, load_n), max(self._high, load_n)
            self._sum += load_n
            self._n += 1
        if self._n == 0 or self._high - self._low > LOAD_SPREAD * self._sum / self._n:
            self._settling_us, self._n = t_us, 1
            self._low = self._high = self._sum = load_n
        speed = sway.mean_velocity_m_s
        if t_us - self._settling_us < SETTLE_S * 1e6 or not sway.full or speed is None or speed > SETTLE_SPEED_M_S:
            return
        self.state, self.since_us = PresenceState.SETTLED, t_us
        self.body_weight_n = self._sum / self._n
        self.rest_m = sway.mean_m
