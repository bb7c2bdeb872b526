"""Waiting for the push of a partner: the test arms in silence, at a moment that chance gave."""

from typing import Final

from station.signals.onset import Onset
from station.trial.pipeline import Sample

LOAD_SHARE: Final = 0.20
"""Whose load changes so much while the CoP leaves is stepping, which moves it as a push does: no push lifts a body."""

LISTEN_US: Final = 1_000_000
"""So long after the time is over a push is still listened for: it was late then, and not missing."""


class Armed:
    """Tell when the push came, or why it does not count.

    Parameters
    ----------
    arm_s : float
        From the start of the trial on it may come...
    armed_s : float
        ...for so long.

    Attributes
    ----------
    onset_us : int or None
        When it came, on the board's clock, once it is sure that it did, and in time.
    reason : str
        ``push_early``, ``push_late`` or ``no_push``; empty while nothing went wrong.
    """

    def __init__(self, arm_s: float, armed_s: float) -> None:
        self._watch = Onset()
        self._arm_us = round(1e6 * arm_s)
        self._close_us = round(1e6 * (arm_s + armed_s))
        self._start_us = self._since_us = 0
        self._weight_n = 0.0
        self.onset_us: int | None = None
        self.reason = ""

    @property
    def open(self) -> bool:
        """Whether the partner may push now."""
        return self.onset_us is None and not self.reason and self._arm_us <= self._since_us <= self._close_us

    def settle(self, sample: Sample) -> bool:
        """Follow a sample of the time to settle; return whether somebody was pushed, and stands still no more."""
        return self._watch.push(sample.t_us, sample.cop_ml_m, sample.cop_ap_m) is not None

    def begin(self, t_us: int, weight_n: float) -> None:
        """Count from here: the trial starts, with somebody of this weight."""
        self._start_us = t_us
        self._weight_n = weight_n

    def push(self, sample: Sample) -> None:
        """Follow a sample of the trial."""
        if self.onset_us is not None or self.reason:
            return
        self._since_us = sample.t_us - self._start_us
        onset_us = self._watch.push(sample.t_us, sample.cop_ml_m, sample.cop_ap_m)
        stepping = abs(sample.load_n - self._weight_n) > LOAD_SHARE * self._weight_n
        if onset_us is not None and not stepping:
            if onset_us - self._start_us < self._arm_us:
                self.reason = "push_early"
            elif onset_us - self._start_us > self._close_us:
                self.reason = "push_late"
            else:
                self.onset_us = onset_us
        elif self._since_us > self._close_us + LISTEN_US:
            self.reason = "no_push"
