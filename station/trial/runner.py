"""A test from its first instruction to its last trial: fed with samples, it tells what to show and what to say.

It draws nothing, knows no clock but the board's, adapts nothing and gives no feedback: only a pace or a direction where
that is the task itself.
"""

from dataclasses import replace

import numpy as np

from station.errors import UsageError
from station.trial.attempt import Attempt
from station.trial.attendance import Attendance
from station.trial.order import Turn, turns
from station.trial.pipeline import Sample
from station.trial.presence import PresenceState
from station.trial.protocol import Measure, Protocol
from station.trial.stage import Now, Said, Stage
from station.trial.take import Take
from station.units import ML


class Runner:
    """Run a test.

    Parameters
    ----------
    protocol : Protocol
    rate_hz : float
        Nominal sample rate of the board.
    rng : numpy.random.Generator
        Draws the order where that is counterbalanced, and the moment from which a partner may push.

    Attributes
    ----------
    protocol : Protocol
    stage : Stage
    takes : list of Take
        Every recording so far, practice and void ones included.
    """

    def __init__(self, protocol: Protocol, rate_hz: float, rng: np.random.Generator) -> None:
        self.protocol = protocol
        self.takes: list[Take] = []
        self.stage = Stage.INSTRUCTION
        self._rate_hz = rate_hz
        self._rng = rng
        self._turns = turns(protocol, rng)
        self._index = 0
        self._number = 1
        self._elapsed_us = 0
        self._attendance = Attendance()
        self._instructed = ""
        self._floor = "firm"
        self._weight_n = 0.0
        self._attempt = self._new_attempt()
        self._unanswered: Take | None = None

    @property
    def now(self) -> Now:
        """What there is to show."""
        trial, done = self.stage is Stage.TRIAL, self.stage is Stage.DONE
        length_us = self._attempt.length_us if trial else self._length_us()
        elapsed_us = self._attempt.elapsed_us if trial else self._elapsed_us
        return Now(
            stage=self.stage,
            turn=None if done else self._turn,
            attempt=self._number,
            progress=min(1.0, elapsed_us / length_us) if length_us else 0.0,
            left_s=max(0, length_us - elapsed_us) / 1e6,
            reason=self.takes[-1].quality.reasons[0] if self.stage is Stage.REPEAT else "",
            target=self._attempt.target if trial else None,
            new_floor=not done and self._new_floor,
            armed=trial and self._attempt.armed,
            whole=1.0 if done else self._index / len(self._turns),
        )

    def push(self, sample: Sample) -> Said | None:
        """Follow one sample; return what must be said now."""
        passed_us = self._attendance.push(sample)
        self._elapsed_us += passed_us
        match self.stage:
            case Stage.INSTRUCTION:
                if self._over() and not self._new_floor:
                    self._take_place()
            case Stage.WEIGH | Stage.STEP_ON:
                self._stand()
            case Stage.STEP_OFF:
                if self._state is PresenceState.EMPTY:
                    self._enter(Stage.SETTLE if self._instructed == self._turn.condition.id else Stage.INSTRUCTION)
            case Stage.SETTLE:
                return self._settle(sample)
            case Stage.TRIAL:
                return self._end() if self._attempt.push(sample, passed_us) else None
            case Stage.REST:
                if self._over():
                    self._begin_turn()
            case Stage.REPEAT:
                if self._over():
                    self._number += 1
                    self._go_to_place()
        return None

    def confirm(self) -> None:
        """Go on from an instruction: the trainee has read it, and the foam is where it belongs."""
        if self.stage is Stage.INSTRUCTION:
            if self._new_floor and self._state is not PresenceState.EMPTY:
                self._enter(Stage.STEP_OFF)
            else:
                self._take_place()

    def interrupt(self, reason: str) -> Said | None:
        """Void the trial that is on for something that the samples do not show; begin settling anew.

        Parameters
        ----------
        reason : str
            ``board_lost``, ``overload`` or ``moved``, or another of ``station.trial.quality.VOIDING``.

        Returns
        -------
        Said or None
            What must be said now.

        Raises
        ------
        UsageError
            When there is no such reason.
        """
        self._attempt.mark(reason)
        if self.stage is Stage.TRIAL:
            return self._end()
        if self.stage is Stage.SETTLE:
            self._go_to_place()
        return None

    def answer(self, right: int) -> None:
        """Tell how many answers of the trial that has just ended were right.

        Raises
        ------
        UsageError
            When nothing was asked, or the number is negative.
        """
        if self.stage is not Stage.ANSWERS or self._unanswered is None or right < 0:
            raise UsageError(f"{right} right answers do not fit here.", "Tell them after a trial with a second task.")
        self._keep(replace(self._unanswered, answers=right))

    @property
    def _turn(self) -> Turn:
        return self._turns[self._index]

    @property
    def _state(self) -> PresenceState:
        return self._attendance.presence.state

    @property
    def _landing(self) -> bool:
        return self.protocol.measure is Measure.LANDING

    @property
    def _beside(self) -> bool:
        """Whether the trial begins with an empty board."""
        return self._landing or self._turn.condition.seated

    @property
    def _new_floor(self) -> bool:
        return self._floor != self._turn.condition.surface

    def _length_us(self) -> int:
        """Return how long this stage takes; 0 where nobody knows. Of a trial its attempt knows."""
        seconds = 0.0
        match self.stage:
            case Stage.INSTRUCTION if not self._new_floor:
                seconds = self.protocol.instruct_s
            case Stage.SETTLE:
                seconds = self.protocol.settle_s
            case Stage.REST:
                seconds = self.protocol.rest_after_s(self.takes[-1].turn.condition)
            case Stage.REPEAT:
                seconds = self.protocol.repeat_s
        return round(1e6 * seconds)

    def _over(self) -> bool:
        return self._elapsed_us >= self._length_us()

    def _new_attempt(self) -> Attempt:
        weight_n = 0.0 if self._turn.condition.seated else self._weight_n
        arm_s = 0.0
        if self.protocol.arm_after_s:
            soonest_s, latest_s = self.protocol.arm_after_s
            arm_s = float(self._rng.uniform(soonest_s, latest_s))
        return Attempt(
            self.protocol, self._turn, self._number, body_weight_n=weight_n, rate_hz=self._rate_hz, arm_s=arm_s
        )

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        self._elapsed_us = 0
        if stage is Stage.SETTLE:
            self._attempt = self._new_attempt()

    def _begin_turn(self) -> None:
        if self._turn.condition.id == self._instructed:
            self._go_to_place()
        elif self._new_floor and self._state is not PresenceState.EMPTY:
            self._enter(Stage.STEP_OFF)
        else:
            self._enter(Stage.INSTRUCTION)

    def _take_place(self) -> None:
        self._instructed = self._turn.condition.id
        self._floor = self._turn.condition.surface
        self._go_to_place()

    def _go_to_place(self) -> None:
        if self._landing and not self._weight_n:
            self._enter(Stage.WEIGH)
        elif self._beside:
            self._enter(Stage.SETTLE if self._state is PresenceState.EMPTY else Stage.STEP_OFF)
        else:
            self._enter(Stage.STEP_ON)
            self._stand()

    def _stand(self) -> None:
        if self._state is PresenceState.SETTLED:
            self._weight_n = self._attendance.presence.body_weight_n or 0.0
            self._enter(Stage.STEP_OFF if self.stage is Stage.WEIGH else Stage.SETTLE)

    def _settle(self, sample: Sample) -> Said | None:
        if self._state is not (PresenceState.EMPTY if self._beside else PresenceState.SETTLED):
            self._go_to_place()
            return None
        if self._attempt.settle(sample):
            self._go_to_place()
            return None
        if not self._over():
            return None
        rest_m = self._attendance.sway.mean_m or (sample.cop_ml_m, sample.cop_ap_m)
        self._enter(Stage.TRIAL)
        self._attempt.start(sample, rest_m[ML])
        return Said.START

    def _end(self) -> Said:
        take = self._attempt.take()
        if take.quality.valid and self._turn.condition.task and not self._turn.practice:
            self._unanswered = take
            self._enter(Stage.ANSWERS)
        else:
            self._keep(take)
        return Said.STOP

    def _keep(self, take: Take) -> None:
        self.takes.append(take)
        self._unanswered = None
        if not (take.quality.valid or take.turn.practice) and self._number < self.protocol.attempts:
            self._enter(Stage.REPEAT)
        elif self._index + 1 == len(self._turns):
            self._enter(Stage.DONE)
        else:
            self._index += 1
            self._number = 1
            self._enter(Stage.REST)
