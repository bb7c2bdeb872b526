"""One attempt at a trial: from settling to its end, and to its quality."""

import math
from dataclasses import replace
from typing import Final

from station.signals.stabilisation import CONTACT
from station.trial.armed import Armed
from station.trial.order import Turn
from station.trial.pipeline import Sample
from station.trial.protocol import LEGS, Measure, Protocol
from station.trial.quality import Quality, QualityMonitor
from station.trial.take import Recorder, Take
from station.trial.touch import Touch

WAIT_S: Final = 10.0
"""Who has not stepped on so long after the start of a landing does it again."""

TAIL_S: Final = 0.1
"""Leans, landings and pushes are recorded this much longer: their windows are counted in samples, after resampling."""

_WITH_TAIL: Final = (Measure.LEAN, Measure.LANDING, Measure.PUSH)
_WITH_REST: Final = (Measure.LEAN, Measure.PUSH)
"""Their metrics need the time to settle too, so that may have no hole."""

ABORTING: Final = frozenset(
    {"step_off", "load_changed", "stuck_cell", "board_reset", "board_lost", "overload", "moved"}
)
"""A trial ends at once for these; lost and saturated samples are judged over the whole of it."""


class Attempt:
    """Record a trial and watch its quality.

    Parameters
    ----------
    protocol : Protocol
    turn : Turn
    number : int
        Of the attempt, from 1.
    body_weight_n : float
        Of the trainee, as measured before; 0 for a trial beside the board. For a trial on the board, what the board
        carried while settling takes its place.
    rate_hz : float
        Nominal sample rate of the board.
    arm_s : float
        When a partner may push, for a push.

    Attributes
    ----------
    elapsed_us : int
        Of the trial, or of waiting for the step of a landing or for a push.
    waiting : bool
        Whether that has yet to come.
    """

    def __init__(
        self, protocol: Protocol, turn: Turn, number: int, *, body_weight_n: float, rate_hz: float, arm_s: float = 0.0
    ) -> None:
        self._protocol, self._turn, self._number = protocol, turn, number
        self._weight_n = body_weight_n
        self._rate_hz = rate_hz
        self._recorder = Recorder()
        self._monitor = QualityMonitor(0, body_weight_n, rate_hz)
        self._touch: Touch | None = None
        self._touch_downs = 0
        self._reason = ""
        self.elapsed_us = 0
        self._armed = Armed(arm_s, protocol.armed_s) if protocol.measure is Measure.PUSH else None
        self.waiting = protocol.measure in (Measure.LANDING, Measure.PUSH)

    @property
    def length_us(self) -> int:
        """How long the trial lasts; 0 while the step or push that begins it has yet to come."""
        return 0 if self.waiting else round(1e6 * self._protocol.length_s(self._turn.condition))

    @property
    def target(self) -> tuple[float, float] | None:
        """Where to lean now (ML, AP), in units of the personal reach, where that is the task."""
        condition = self._turn.condition
        if self._protocol.measure is not Measure.SHIFT:
            return condition.target
        away = self._protocol.limit_share * math.sin(math.pi * self.elapsed_us / 1e6 / condition.pace_s)
        return (away, 0.0) if condition.axis == "ml" else (0.0, away)

    @property
    def armed(self) -> bool:
        """Whether a partner may push now."""
        return self._armed is not None and self.waiting and self._armed.open

    def settle(self, sample: Sample) -> bool:
        """Keep a sample of the time to settle; return whether it must begin anew, for somebody pushed already."""
        self._recorder.push(sample)
        return self._armed is not None and self._armed.settle(sample)

    def start(self, sample: Sample, rest_ml_m: float) -> None:
        """Begin the trial at the sample that was kept last.

        Parameters
        ----------
        sample : Sample
        rest_ml_m : float
            Mean CoP along ML of the second before.
        """
        condition = self._turn.condition
        standing = not (self._protocol.measure is Measure.LANDING or condition.seated)
        if standing:
            # Who held on to something while stepping on, and not any more, was weighed wrongly before.
            self._weight_n = self._recorder.median_load_n()
        if standing and condition.stance in LEGS:
            self._touch = Touch(self._protocol, condition.stance, rest_ml_m, self._weight_n)
        self._begin(sample, standing)
        if self._armed is not None:
            self._armed.begin(sample.t_us, self._weight_n)

    def push(self, sample: Sample, passed_us: int) -> bool:
        """Follow a sample of the trial; return whether it ends the trial.

        Parameters
        ----------
        sample : Sample
        passed_us : int
            Since the sample before.
        """
        self.elapsed_us += passed_us
        self._recorder.push(sample)
        # A touch first: it ends a held trial, which then is not void for what came of it.
        down_us = self._touch.push(sample) if self._touch is not None else None
        if down_us is not None:
            self._touch_downs += 1
            if self._protocol.measure is Measure.HOLD:
                self.elapsed_us = max(0, self.elapsed_us - (sample.t_us - down_us))
                return True
        self._monitor.push(sample)
        if self._turn.condition.seated and sample.loaded:
            self._reason = "on_board"
        if self._reason or not ABORTING.isdisjoint(self._monitor.verdict().reasons):
            return True
        if not self.waiting:
            return self._over()
        return self._awaited(sample) if self._armed is None else self._awaited_push(self._armed, sample)

    def mark(self, reason: str) -> None:
        """Void the trial for something that the samples do not show.

        Raises
        ------
        UsageError
            When there is no such reason.
        """
        self._monitor.mark(reason)

    def take(self) -> Take:
        """Return what was recorded."""
        t_us, cop_m, load_n = self._recorder.arrays()
        return Take(
            turn=self._turn,
            attempt=self._number,
            t_us=t_us,
            cop_m=cop_m,
            load_n=load_n,
            start=self._recorder.start,
            epoch=self._recorder.epoch,
            length_s=min(self.elapsed_us, self.length_us) / 1e6,
            body_weight_n=self._weight_n,
            touch_downs=self._touch_downs,
            quality=self._quality(),
        )

    def _begin(self, sample: Sample, standing: bool) -> None:
        self._recorder.begin()
        self._monitor = QualityMonitor(sample.t_us, self._weight_n, self._rate_hz, standing)
        self._monitor.push(sample)
        self.elapsed_us = 0

    def _awaited(self, sample: Sample) -> bool:
        """Look for the step of a landing; return whether it never came."""
        if sample.load_n >= CONTACT * self._weight_n:
            self.waiting = False
            self._begin(sample, standing=False)
        elif self.elapsed_us >= 1e6 * WAIT_S:
            self._reason = "no_step"
        return bool(self._reason)

    def _awaited_push(self, armed: Armed, sample: Sample) -> bool:
        """Look for the push; return whether there is none that counts."""
        armed.push(sample)
        if armed.onset_us is not None:
            self.waiting = False
            self._recorder.begin_at(armed.onset_us)
            self.elapsed_us = sample.t_us - armed.onset_us
        self._reason = armed.reason
        return bool(self._reason)

    def _over(self) -> bool:
        tail_s = TAIL_S if self._protocol.measure in _WITH_TAIL else 0.0
        return self.elapsed_us >= self.length_us + round(1e6 * tail_s)

    def _quality(self) -> Quality:
        quality = self._monitor.verdict()
        reasons = dict.fromkeys((self._reason, *quality.reasons) if self._reason else quality.reasons)
        first = 0 if self._protocol.measure in _WITH_REST else self._recorder.start
        if not reasons and self._recorder.has_gap(first):
            reasons["data_lost"] = None
        if self._armed is not None and not self.waiting and tuple(reasons) == ("step_off",):
            # Whom a push takes off the board shows what there is to see.
            return replace(quality, valid=True, reasons=(), notes=("step_off", *quality.notes))
        # Beside the board nobody steps off it: that it is empty is no news.
        notes = tuple(note for note in quality.notes if not (note == "step_off" and self._turn.condition.seated))
        return replace(quality, valid=not reasons, reasons=tuple(reasons), notes=notes)
