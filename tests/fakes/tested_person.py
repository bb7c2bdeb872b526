"""A simulated person who does a whole test on a simulated board: over the port, the pipeline and the runner."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from hardware_drivers.simulated.board import SimulatedBoard
from hardware_drivers.simulated.person import Body
from station.game.control import Reach
from station.signals.reach import PersonalReach
from station.trial.order import Turn
from station.trial.pipeline import Pipeline
from station.trial.protocol import Measure, Protocol
from station.trial.results import ProtocolResult, results
from station.trial.runner import Runner
from station.trial.stage import Stage

TICK_US = 50_000
PATIENCE_S = 10.0
BODY = Body(mass_kg=72.0, height_m=1.80, age_years=30.0)
REACTION_S = 0.3
LEAN_S = 2.5
ANSWERS = {"seated": 20, "dual": 15}

OFF_BOARD = {Stage.STEP_OFF, Stage.INSTRUCTION, Stage.ANSWERS, Stage.REST}

Skilled = Callable[[Turn], str]
"""Which of the simulated skills somebody stands with in a trial."""


class Volunteer:
    """Do what the runner asks, with a planted reach and sway.

    Parameters
    ----------
    asked : Protocol
        Its rests are cut short: a simulated person does not tire.
    reach : Reach
        How far this person leans.
    skilled : callable
    seed : int
    pushes : sequence of (float, float, float)
        What a partner does in each trial of a push, in turn: how far (ML, AP, in m), and how long after the sign, in s.
    mishaps : mapping of float to dict
        What goes wrong in the first trial that counts, once: seconds into it, and the command. All is mended before the
        trial is repeated.
    """

    def __init__(
        self,
        asked: Protocol,
        reach: Reach,
        skilled: Skilled,
        seed: int = 1,
        pushes: Sequence[tuple[float, float, float]] = (),
        mishaps: Mapping[float, dict[str, Any]] | None = None,
    ) -> None:
        self.asked = replace(asked, rest_s=3.0, rest_after_foam_s=3.0, instruct_s=3.0)
        self._reach, self._skilled = reach, skilled
        self._board = SimulatedBoard(lockstep=True, seed=seed, body=BODY)
        rng = np.random.default_rng(seed)  # noqa: TID251 - a fixed seed
        self.runner = Runner(self.asked, 100.0, rng)
        self._there = self._gone = False
        self._shown: tuple[str, str, str] | None = None
        self._settling: list[tuple[float, float]] = []
        self._rest_m = (0.0, 0.0)
        self._leaning = False
        self._pushes = itertools.cycle(pushes)
        self._signed_ticks = 0
        self._due = (0.0, 0.0, 0.0)
        self._mishaps = dict(mishaps or {})

    def run(self) -> ProtocolResult:
        """Do the whole test and return its results, with the filter and height that belong to this person."""
        self._board.open()
        try:
            pipeline = Pipeline(self._board.info)
            for tick in range(1, 1200 * 1_000_000 // TICK_US):
                self._board.advance(tick * TICK_US)
                for sample in pipeline.push(self._board.read(PATIENCE_S)):
                    self.runner.push(sample)
                    if self.runner.stage is Stage.SETTLE:
                        self._settling.append((sample.cop_ml_m, sample.cop_ap_m))
                if self.runner.stage is Stage.DONE:
                    sides = {side: getattr(self._reach, side) for side in ("right_m", "left_m", "front_m", "back_m")}
                    return results(self.asked, self.runner.takes, 10.0, BODY.height_m, PersonalReach(**sides))
                self._live()
        finally:
            self._board.close()
        raise AssertionError(f"the test got stuck at {self.runner.stage}")

    def _live(self) -> None:
        now = self.runner.now
        turn = now.turn
        assert turn is not None
        self._show(turn)
        self._gone = self._gone and now.stage is Stage.TRIAL
        self._be_there(not self._gone and now.stage not in OFF_BOARD and not self._waits_beside(turn))
        if now.stage is Stage.INSTRUCTION and now.new_floor:
            self.runner.confirm()
        elif now.stage is Stage.ANSWERS:
            self.runner.answer(ANSWERS[turn.condition.id])
        elif now.stage is Stage.TRIAL:
            self._lean()
            self._push(now.armed)
            self._come_to_grief(turn, now.progress * self.asked.length_s(turn.condition))
        else:
            self._signed_ticks = 0
            if self._leaning:
                self._board.steer({"do": "lean", "ml_m": self._rest_m[0], "ap_m": self._rest_m[1]})
                self._leaning = False
            if now.stage is not Stage.SETTLE:
                self._settling.clear()
            if now.stage is Stage.REPEAT:
                self._board.steer({"do": "fault", "name": "mend"})

    def _waits_beside(self, turn: Turn) -> bool:
        stage, landing = self.runner.stage, self.asked.measure is Measure.LANDING
        return turn.condition.seated or (landing and stage is Stage.SETTLE)

    def _be_there(self, there: bool) -> None:
        if there != self._there:
            self._board.steer({"do": "step_on" if there else "step_off"})
            self._there = there

    def _show(self, turn: Turn) -> None:
        condition = turn.condition
        shown = (condition.vision, condition.surface, self._skilled(turn))
        if shown != self._shown:
            for what, name in zip(("vision", "surface", "skill"), shown, strict=True):
                self._board.steer({"do": what, "name": name})
            self._shown = shown

    def _come_to_grief(self, turn: Turn, trial_s: float) -> None:
        due = [at_s for at_s in self._mishaps if at_s <= trial_s and not turn.practice]
        for at_s in due:
            command = self._mishaps.pop(at_s)
            self._board.steer(command)
            if command["do"] == "step_off":
                self._there, self._gone = False, True

    def _push(self, signed: bool) -> None:
        """Push so long after the sign as this partner does, once in a trial."""
        if signed and not self._signed_ticks:
            self._due = next(self._pushes)
        if signed or self._signed_ticks:
            ml, ap, after_s = self._due
            if self._signed_ticks == round(1e6 * after_s / TICK_US):
                self._board.steer({"do": "stumble", "ml_m": ml, "ap_m": ap})
            self._signed_ticks += 1

    def _lean(self) -> None:
        now = self.runner.now
        if now.target is None:
            return
        if not self._leaning:
            ml, ap = np.mean(self._settling[-100:], axis=0).tolist()
            self._rest_m, self._leaning = (ml, ap), True
        share = 1.0
        if self.asked.measure is Measure.LEAN:
            passed = (8.0 - now.left_s - REACTION_S) / LEAN_S
            share = min(1.0, max(0.0, passed))
            share = share**3 * (10 - 15 * share + 6 * share**2)
        reach = replace(self._reach, rest_ml_m=self._rest_m[0], rest_ap_m=self._rest_m[1])
        ml, ap = reach.cop_m(share * now.target[0], share * now.target[1])
        self._board.steer({"do": "lean", "ml_m": ml, "ap_m": ap})
