"""What an examination of a board gathers, and the findings that are made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.frames import BoardInfo, Counters, Counts, Flag, Floats, ForceBlock
from station.signals.noise import LEAST_S
from station.signals.tare import EMPTY_N
from station.trial.pipeline import GAP_US
from station.trial.stuck import StuckCells

WIDE_STEPS: Final = 1.0
"""Noise of one step of a converter or more repeats a number by chance in at most 28 of 100 readings; less may do so
more often, with nothing wrong."""

CELLS: Final = ("tr", "br", "tl", "bl")
"""What the text ``doctor-cell`` calls the four cells, in the order of the columns."""


class Verdict(StrEnum):
    """What a finding asks for."""

    GOOD = "good"
    ACT = "act"
    UNKNOWN = "unknown"
    """It could not be looked at: the board does not tell, or has to be empty for it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a report.

    Parameters
    ----------
    name : str
        What was looked at; the text ``doctor-<name>`` is its heading.
    value : float or None
        What was measured, in ``unit``; None where there is no number. The text ``doctor-figure`` writes both.
    unit : str
        Unit as people read it: ``Hz``, ``ms``, ``mm``, ``g``, ``kg``, ``g/min``,
        ``percent``, ``ppm``, ``days``, ``count``; empty where there is never a number.
    verdict : Verdict
    key : str
        The text that says it is good, what to do, or why it is not known: ``doctor-<name>-good``, ``doctor-<name>-act``
        and variants of these; ``doctor-not-told``, ``-empty``, ``-calibrated``, ``-long``.
    variables : mapping
        For that text, and for whoever reads a report as JSON.
    """

    name: str
    value: float | None
    unit: str
    verdict: Verdict
    key: str
    variables: Mapping[str, str | float] = field(default_factory=dict)


def judged(name: str, value: float | None, unit: str, why: str = "", **variables: str | float) -> Finding:
    """Return a finding that is good, or that asks to act.

    Parameters
    ----------
    name, value, unit, variables
        As in :class:`Finding`.
    why : str
        What the key of the text ends in: ``act``, or ``act`` or ``good`` and what is special about it, such as
        ``act-much``; empty when it is simply good.
    """
    why = why or "good"
    verdict = Verdict.ACT if why.startswith("act") else Verdict.GOOD
    return Finding(name, value, unit, verdict, f"doctor-{name}-{why}", variables)


def unknown(name: str, unit: str, why: str) -> Finding:
    """Return a finding of what could not be looked at; the text that says why is ``doctor-<why>``."""
    return Finding(name, None, unit, Verdict.UNKNOWN, f"doctor-{why}")


class Examination:
    """What was seen of a board.

    Parameters
    ----------
    info : BoardInfo
    blocks : sequence of ForceBlock
        In order, none of them empty.
    counters : Counters
        What went wrong meanwhile.
    skew : float or None
        As ``ForceSource.clock_skew``.
    ages_s : ndarray, shape (m,)
        How old the newest frame of a block was when it arrived, of those blocks for which that is known.
    today : date

    Attributes
    ----------
    frames : int
        Of all epochs.
    begun : int
        How often the board began anew.
    flags : ndarray of uint8, shape (frames,)
    lost : int
        Frames that are missing, in all epochs.
    t_us, counts : ndarray
        The longest epoch, as in a block.
    lost_before : ndarray of int, shape (n,)
        Frames missing just before each of its frames.
    rate_hz : float
        How often the board measured in it, by its own clock; lost frames were measured too.
    span_s : float
        How long it lasted.
    saturated, still : tuple of int
        Cells that were at the end of their range, and cells that stopped changing their number.
    live : tuple of int
        The others.
    live_n : ndarray, shape (n, 4)
        Their forces, before any tare; 0 for cells that are not live.
    load_n : float
        What lay on it: the force that one frame in a hundred exceeds, of the live cells together.
    empty : bool
        Whether nothing was on it.
    """

    def __init__(
        self,
        info: BoardInfo,
        blocks: Sequence[ForceBlock],
        *,
        counters: Counters,
        skew: float | None,
        ages_s: Floats,
        today: date,
    ) -> None:
        self.info = info
        self.counters = counters
        self.skew = skew
        self.ages_s = ages_s
        self.today = today
        self.flags: NDArray[np.uint8] = np.concatenate([block.flags for block in blocks])
        self.frames = len(self.flags)
        by_epoch: dict[int, list[ForceBlock]] = {}
        for block in blocks:
            by_epoch.setdefault(block.epoch, []).append(block)
        self.begun = max(counters.resets, len(by_epoch) - 1)
        self.lost = sum(int(_missing(epoch, info.rate_hz).sum()) for epoch in by_epoch.values())
        longest = max(by_epoch.values(), key=lambda epoch: sum(map(len, epoch)))
        self.t_us: NDArray[np.int64] = np.concatenate([block.t_us for block in longest])
        self.counts = np.concatenate([block.counts for block in longest])
        forces_n = np.concatenate([block.forces_n for block in longest])
        self.lost_before = _missing(longest, info.rate_hz)
        self.span_s = 1e-6 * int(self.t_us[-1] - self.t_us[0])
        self.rate_hz = (len(self.t_us) - 1 + int(self.lost_before.sum())) / self.span_s
        at_end = np.concatenate([block.flags for block in longest]) & Flag.SATURATED.value > 0
        self.saturated = tuple(np.unique(np.abs(forces_n[at_end]).argmax(axis=1)).tolist())
        self.still = tuple(cell for cell in _still(self.t_us, self.counts, info.rate_hz) if cell not in self.saturated)
        self.live = tuple(cell for cell in range(4) if cell not in (*self.saturated, *self.still))
        self.live_n: Floats = np.where(np.isin(range(4), self.live), forces_n, 0.0)
        self.load_n = float(np.percentile(self.live_n.sum(axis=1), 99))
        # Where the zero was never measured, nobody can tell a load from it.
        self.empty = self.load_n < EMPTY_N or not info.calibrated

    @property
    def obstacle(self) -> str:
        """What keeps the noise of the cells from being looked at: ``not-long``, ``not-empty``, ``not-told``, or ""."""
        if self.span_s < LEAST_S:
            return "not-long"
        if not self.empty:
            return "not-empty"
        return "" if self.live else "not-told"


def _missing(epoch: Sequence[ForceBlock], rate_hz: float) -> NDArray[np.int64]:
    """Return how many frames are missing before each frame of an epoch; nobody knows what was before the first."""
    t_us = np.concatenate([block.t_us for block in epoch])
    lost = np.concatenate([block.lost for block in epoch]).astype(np.int64)
    # A board without frame numbers does not know what it lost; the hole itself tells.
    steps_us = np.diff(t_us, prepend=t_us[0])
    lost[0] = 0
    holes = steps_us > GAP_US
    lost[holes] = np.maximum(lost[holes], np.round(steps_us[holes] * rate_hz / 1e6).astype(np.int64) - 1)
    return lost


def smallest_step(counts: NDArray[np.int32]) -> int:
    """Return the smallest difference between two numbers that a cell gave; 0 when it gave only one."""
    values = np.unique(counts)
    return int(np.diff(values).min()) if len(values) > 1 else 0


def _still(t_us: NDArray[np.int64], counts: Counts, rate_hz: float) -> list[int]:
    """Return the cells that stopped. A quiet one may: only noise wider than a step repeats no number for long."""
    watch = StuckCells(rate_hz)
    stopped = 0
    for at_us, frame in zip(t_us.tolist(), counts.tolist(), strict=True):
        stopped |= watch.push(at_us, frame, trusted=True)
    spread = np.std(counts, axis=0)
    steps = [smallest_step(column) for column in counts.T]
    return [cell for cell in range(4) if stopped >> cell & 1 and spread[cell] >= WIDE_STEPS * steps[cell]]
