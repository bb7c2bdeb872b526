"""The doctor of a board: looks at it for some ten seconds, empty and untouched, and says what to do about what.

What it looks at and where the limits are: :mod:`station.trial.line_checks` and :mod:`station.trial.cell_checks`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Floats, ForceBlock
from station.ports import ForceSource
from station.signals.noise import LEAST_S
from station.trial import cell_checks, line_checks
from station.trial.examination import Examination, Finding, Verdict

USUAL_S: Final = 10.0
"""How long an examination takes when nobody says otherwise."""

CELL_CHECKS: Final[dict[str, Callable[[Examination], Finding]]] = {
    "load": cell_checks.load,
    "calibration": cell_checks.calibration,
    "zero": cell_checks.zero,
    "drift": cell_checks.drift,
    "noise": cell_checks.noise,
    "stuck": cell_checks.stuck,
    "saturated": cell_checks.saturated,
    "steps": cell_checks.steps,
    "repeats": cell_checks.repeats,
    "desync": cell_checks.desync,
}
LINE_CHECKS: Final[dict[str, Callable[[Examination], Finding]]] = {
    "rate": line_checks.rate,
    "jitter": line_checks.jitter,
    "lost": line_checks.lost,
    "damaged": line_checks.damaged,
    "checksum": line_checks.checksum,
    "resets": line_checks.resets,
    "skew": line_checks.skew,
    "latency": line_checks.latency,
}
CHECKS: Final = {**CELL_CHECKS, **LINE_CHECKS}
"""In the order in which they are shown: first what somebody has to see to before the rest says anything."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the doctor found.

    Parameters
    ----------
    findings : tuple of Finding
        One for each of ``CHECKS``, in that order; of a board that tells tilt, which has no cells, of ``LINE_CHECKS``.
    """

    findings: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether there is nothing to do."""
        return all(finding.verdict != Verdict.ACT for finding in self.findings)


class Doctor:
    """One examination of an open board.

    Parameters
    ----------
    source : ForceSource
        The board. It is asked who it is, what went wrong meanwhile and where its clock is; whoever reads it pushes the
        blocks.
    today : date
    seconds : float
        How long to look, by the board's clock; at least ``LEAST_S``.
    """

    def __init__(self, source: ForceSource, today: date, seconds: float = USUAL_S) -> None:
        self._source = source
        self._today = today
        self._seconds = max(seconds, LEAST_S)
        self._before = source.counters
        self._blocks: list[ForceBlock] = []
        self._seen_s = 0.0

    def push(self, block: ForceBlock) -> None:
        """Take the next block; it may be empty."""
        if not len(block) or self.progress >= 1:
            return
        last = self._blocks[-1] if self._blocks else block
        begin_us = last.t_us[-1] if last is not block and last.epoch == block.epoch else block.t_us[0]
        self._seen_s += 1e-6 * int(block.t_us[-1] - begin_us)
        self._blocks.append(block)

    @property
    def progress(self) -> float:
        """How far it is, from 0 to 1."""
        return min(1.0, self._seen_s / self._seconds)

    @property
    def enough(self) -> bool:
        """Whether there is enough for a report."""
        return self._seen_s >= LEAST_S

    def report(self) -> Report:
        """Return what was found so far.

        Raises
        ------
        SignalError
            When there is not enough yet.
        """
        if not self.enough:
            raise SignalError(
                f"The board was seen for {self._seen_s:.1f} s only.", f"Let it send for at least {LEAST_S:g} s."
            )
        seen = Examination(
            self._source.info,
            self._blocks,
            counters=self._source.counters.since(self._before),
            skew=self._source.clock_skew,
            ages_s=self._ages_s(),
            today=self._today,
        )
        checks = LINE_CHECKS if seen.info.tilt_height_m else CHECKS
        return Report(tuple(check(seen) for check in checks.values()))

    def _ages_s(self) -> Floats:
        """Return how old the newest frame of each block was, in the epoch for which the board's clock is known now."""
        blocks = [block for block in self._blocks if block.epoch == self._blocks[-1].epoch]
        taken_s = ((block.arrival_s, self._source.host_time_s(int(block.t_us[-1]))) for block in blocks)
        return np.array([arrival_s - at_s for arrival_s, at_s in taken_s if at_s is not None])
