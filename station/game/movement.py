"""One movement of the trainee to one target, followed tick by tick."""

import math
from dataclasses import dataclass
from typing import Final

from station.game.ticks import TICK_HZ, Tick

FOOT: Final = 0.05
"""The movement begins where 5 % of the way is left behind (as the 5 and 95 % of MVL, training.md, section 2)..."""

RISE: Final = 0.20
"""...once 20 % of the way confirms that it was one, and not sway."""

HOLD_TICKS: Final = TICK_HZ // 4
"""Recovered: inside the target for a quarter of a second."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A target as seen from where it was noticed; all in u.

    Parameters
    ----------
    target : tuple of (float, float)
    axis : tuple of (float, float)
        Unit vector towards it.
    distance, radius : float
        How far it was, and how near counts as reached.
    start : int
        Index of the tick at which it appeared.
    """

    target: tuple[float, float]
    axis: tuple[float, float]
    distance: float
    radius: float
    start: int


@dataclass(frozen=True, slots=True)
class Movement:
    """How far a movement has come.

    Parameters
    ----------
    aim : Aim
    along, across : float
        Place on the axis, 0 at the target and negative before it, and beside it; u.
    low : float
        Farthest place from the target before the onset, u.
    foot : int
        Index of the last tick before the onset.
    foot_m : tuple of (float, float)
        CoP there.
    moved : bool
        Whether the onset is confirmed.
    on_path, off_path : float
        Path along and across the axis since the foot, until the target is reached, u.
    peak : float
        Greatest distance from rest, in reaches.
    reached : int
        Index of the first tick inside the target; -1 before it.
    reached_m : tuple of (float, float)
        CoP there.
    inside : int
        Index of the first tick of the present stay, or of the first one that lasted; -1 outside.
    held : bool
        Whether a stay lasted for ``HOLD_TICKS``.
    """

    aim: Aim
    along: float
    across: float
    low: float
    foot: int
    foot_m: tuple[float, float]
    moved: bool
    on_path: float
    off_path: float
    peak: float
    reached: int
    reached_m: tuple[float, float]
    inside: int
    held: bool

    @classmethod
    def begin(cls, aim: Aim, tick: Tick) -> "Movement":
        """Return the movement at the tick at which the target appeared."""
        here = (tick.cop_ml_m, tick.cop_ap_m)
        peak = math.hypot(tick.u_ml, tick.u_ap)
        start = tick.index
        return cls(
            aim, -aim.distance, 0.0, -aim.distance, start, here, False, 0.0, 0.0, peak, -1, (0.0, 0.0), -1, False
        )

    def step(self, tick: Tick) -> "Movement":
        """Return the movement after a tick."""
        aim = self.aim
        axis_ml, axis_ap = aim.axis
        to_ml, to_ap = tick.u_ml - aim.target[0], tick.u_ap - aim.target[1]
        along = to_ml * axis_ml + to_ap * axis_ap
        across = to_ap * axis_ml - to_ml * axis_ap
        low, foot, foot_m, moved = self.low, self.foot, self.foot_m, self.moved
        on, off, reached, reached_m = self.on_path, self.off_path, self.reached, self.reached_m
        if reached < 0:
            on += abs(along - self.along)
            off += abs(across - self.across)
        if not moved:
            low = min(low, along)
            if along <= low + FOOT * aim.distance:
                foot, foot_m, on, off = tick.index, (tick.cop_ml_m, tick.cop_ap_m), 0.0, 0.0
            moved = along >= low + RISE * aim.distance
        inside, held = self.inside, self.held
        if not held:
            if to_ml * to_ml + to_ap * to_ap > aim.radius * aim.radius:
                inside = -1
            else:
                inside = inside if inside >= 0 else tick.index
                held = tick.index - inside >= HOLD_TICKS
                if reached < 0:
                    reached, reached_m = tick.index, (tick.cop_ml_m, tick.cop_ap_m)
        peak = max(self.peak, math.hypot(tick.u_ml, tick.u_ap))
        return Movement(aim, along, across, low, foot, foot_m, moved, on, off, peak, reached, reached_m, inside, held)
