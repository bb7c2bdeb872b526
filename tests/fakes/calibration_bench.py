"""Somebody who calibrates a board: puts a weight on it, lifts it off, leans on it, and hears what is said."""

from dataclasses import replace

import numpy as np

from station.frames import BoardInfo, Calibration, Flag, ForceBlock
from station.trial.calibrating import Calibrating
from station.trial.calibration_marks import CHECK
from station.trial.calibration_result import CalibrationResult
from station.trial.calibration_steps import Hint, Step
from station.units import newton
from tests.fakes.built_board import NOMINAL, SPACING_M, ZERO, BuiltBoard

MASS_KG = 20.0
TODAY = "2026-01-05"

UNCALIBRATED = BoardInfo("test", "", "test board", "uid", "1.0", 100.0, newton(150.0), NOMINAL, calibrated=False)


def calibrated(calibration: Calibration = NOMINAL) -> BoardInfo:
    """Return a board with a calibration, its zero the true one."""
    return replace(UNCALIBRATED, calibration=replace(calibration, zero_counts=ZERO), calibrated=True)


class Bench:
    """A board and what happens on it.

    Parameters
    ----------
    board : BuiltBoard
    rate_hz : int
    in_blocks_of : int
        Frames that arrive together.

    Attributes
    ----------
    drift : ndarray, shape (4,)
        Counts by which the zero has moved.
    said : list of Hint
        All that was told, without repetitions.
    """

    def __init__(self, board: BuiltBoard, *, rate_hz: int = 100, in_blocks_of: int = 7) -> None:
        self.board = board
        self.drift = np.zeros(4)
        self.epoch = 0
        self.flags = Flag(0)
        self.said: list[Hint] = []
        self._rng = np.random.default_rng(5)  # noqa: TID251 - a fixed seed
        self._rate_hz = rate_hz
        self._in_blocks_of = in_blocks_of
        self._t_us = 0

    def live(
        self,
        run: Calibrating,
        seconds: float,
        mass_kg: float = 0.0,
        at_m: tuple[float, float] = (0.0, 0.0),
        sway_m: float = 0.0,
    ) -> None:
        """Let a weight lie somewhere for a while; what sways is no dead weight."""
        n = round(seconds * self._rate_hz)
        t_us = self._t_us + (np.arange(1, n + 1) * 1_000_000) // self._rate_hz
        self._t_us = int(t_us[-1])
        counts = self.board.counts(mass_kg, np.array(at_m), n, self._rng) + np.round(self.drift).astype(np.int32)
        if sway_m:
            wave = np.sin(2 * np.pi * 0.4e-6 * t_us)[:, None]
            counts += np.round(
                wave
                * (self.board.net_counts(mass_kg, np.array([sway_m, 0])) - self.board.net_counts(mass_kg, np.zeros(2)))
            ).astype(np.int32)
        for first in range(0, n, self._in_blocks_of):
            part = slice(first, first + self._in_blocks_of)
            size = len(t_us[part])
            flags, lost = np.full(size, self.flags, np.uint8), np.zeros(size, np.uint16)
            run.push(ForceBlock(t_us[part], counts[part], np.zeros((size, 4)), flags, lost, self.epoch, 0.0))
            if not self.said or self.said[-1] is not run.now.hint:
                self.said.append(run.now.hint)

    def wait(self, seconds: float) -> None:
        """Let time pass unseen, as when frames are lost."""
        self._t_us += round(1e6 * seconds)

    def empty(self, run: Calibrating) -> None:
        """Leave the board alone until it has been measured empty."""
        self.live(run, 10.6)

    def measure(self, run: Calibrating, *, mass_kg: float = MASS_KG, off_m: tuple[float, float] = (0.0, 0.0)) -> None:
        """Put the weight where it is wanted, or beside that, wait, and lift it off."""
        assert run.now.at_m is not None
        at_m = (run.now.at_m[0] + off_m[0], run.now.at_m[1] + off_m[1])
        self.live(run, 4.1, mass_kg, at_m)
        self.live(run, 1.6)

    def finish(self, run: Calibrating) -> CalibrationResult:
        """Measure what is left, exactly, and return the result."""
        for _ in (*run.marks, CHECK):
            if run.result is None:
                self.measure(run)
        assert run.result is not None
        return run.result

    def all(self, run: Calibrating) -> CalibrationResult:
        """Do all of it, exactly, and return the result."""
        self.empty(run)
        return self.finish(run)


def calibrating(info: BoardInfo = UNCALIBRATED, positions: int = 5, mass_kg: float = MASS_KG) -> Calibrating:
    """Return a run."""
    return Calibrating(info, mass_kg, positions, SPACING_M, TODAY)


def told(run: Calibrating) -> tuple[Step, Hint]:
    """Return what is told now."""
    return run.now.step, run.now.hint
