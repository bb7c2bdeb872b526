"""Recovery from a push off balance whose moment is known: how far it carried the trainee, and how long it took.

Followed tick by tick, in metres of CoP. ``Quiet`` knows how the trainee stands when nothing happens; ``Recovery``
begins at the push and compares with it.

References
----------
training.md, section 6: recovery time is from the onset until the RMS speed of the CoP over 250 ms stays below 2.5 times
the baseline for 1 s; overshoots are of a band of 1 RMS; the path is that of the first 3 s.
"""

import math
from dataclasses import dataclass
from typing import Final

from station.game.ticks import TICK_HZ, TICK_S, Tick

WINDOW_TICKS: Final = TICK_HZ // 4
"""The CoP's speed is an RMS over a quarter of a second."""
CALM_TIMES: Final = 2.5
"""Recovered: slower than so many times the baseline..."""
CALM_TICKS: Final = TICK_HZ
"""...for a second."""
PATH_TICKS: Final = 3 * TICK_HZ
MOST_TICKS: Final = 10 * TICK_HZ
"""Who is not back by then did not recover."""
MEAN_S: Final = 1.0
"""Time constant of where the trainee stands."""
BASE_S: Final = 5.0
"""Time constant of how quietly."""
LEAST_SPEED_M_S: Final = 0.008
"""Baseline of the quietest: nobody stands still altogether, and a bag of sand is no measure."""
LEAST_BAND_M: Final = 0.002

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Quiet:
    """How the trainee stands when nothing happens: exponential means, exact for the first ticks.

    Parameters
    ----------
    ticks : int
        That it is made of.
    mean_m : (float, float)
        Where the CoP was over the last second.
    square_m2 : float
        Mean square of its distance from there.
    speed2 : float
        Mean square of its speed, m^2/s^2.
    last_m : (float, float)
        The last CoP.
    """

    ticks: int = 0
    mean_m: Point = (0.0, 0.0)
    square_m2: float = 0.0
    speed2: float = 0.0
    last_m: Point = (0.0, 0.0)

    def step(self, tick: Tick) -> "Quiet":
        """Return this with one more quiet tick."""
        ml, ap = tick.cop_ml_m, tick.cop_ap_m
        if not self.ticks:
            return Quiet(1, (ml, ap), 0.0, 0.0, (ml, ap))
        last_ml, last_ap = self.last_m
        speed2 = ((ml - last_ml) ** 2 + (ap - last_ap) ** 2) * TICK_HZ * TICK_HZ
        ticks = self.ticks + 1
        near = max(1.0 / ticks, TICK_S / MEAN_S)
        mean_ml, mean_ap = self.mean_m
        mean_ml += near * (ml - mean_ml)
        mean_ap += near * (ap - mean_ap)
        far = max(1.0 / ticks, TICK_S / BASE_S)
        square = (ml - mean_ml) ** 2 + (ap - mean_ap) ** 2
        return Quiet(
            ticks,
            (mean_ml, mean_ap),
            self.square_m2 + far * (square - self.square_m2),
            self.speed2 + max(1.0 / (ticks - 1), TICK_S / BASE_S) * (speed2 - self.speed2),
            (ml, ap),
        )

    def pause(self, tick: Tick) -> "Quiet":
        """Return this with a tick that is not quiet: only the last CoP moves on."""
        return Quiet(self.ticks, self.mean_m, self.square_m2, self.speed2, (tick.cop_ml_m, tick.cop_ap_m))

    @property
    def speed_m_s(self) -> float:
        """The baseline: RMS speed of the CoP."""
        return max(math.sqrt(self.speed2), LEAST_SPEED_M_S)

    @property
    def band_m(self) -> float:
        """RMS distance of the CoP from where the trainee stands."""
        return max(math.sqrt(self.square_m2), LEAST_BAND_M)


@dataclass(frozen=True, slots=True)
class Recovery:
    """One push and what followed.

    Parameters
    ----------
    origin_m : (float, float)
        Where the trainee stood before it.
    limit_m_s : float
        Speed of the CoP below which all is calm.
    band_m : float
        Width of the band that an overshoot leaves.
    last_m : (float, float)
        The last CoP.
    squares : tuple of float
        Of the CoP's speed, over the last quarter of a second.
    ticks : int
        Since the push.
    calm : int
        Ticks that all has been calm.
    peak_m, peak_u : float
        Farthest from the origin; farthest from rest, in units of the own reach.
    axis : (float, float)
        Direction in which the band was first left; (0, 0) before.
    side : int
        Of the band where the CoP was last: 1 as the push, -1 beyond.
    overshoots : int
        How often the CoP came back through the band and out on the other side.
    path_m : float
        Of the CoP in the first 3 s.
    """

    origin_m: Point
    limit_m_s: float
    band_m: float
    last_m: Point
    squares: tuple[float, ...] = ()
    ticks: int = 0
    calm: int = 0
    peak_m: float = 0.0
    peak_u: float = 0.0
    axis: Point = (0.0, 0.0)
    side: int = 0
    overshoots: int = 0
    path_m: float = 0.0

    @staticmethod
    def begin(quiet: Quiet, tick: Tick) -> "Recovery":
        """Return a recovery from a push at this tick.

        Parameters
        ----------
        quiet : Quiet
            How the trainee stood until now.
        tick : Tick
            The onset: the event's, not detected.
        """
        here = (tick.cop_ml_m, tick.cop_ap_m)
        origin = quiet.mean_m if quiet.ticks else here
        return Recovery(origin, CALM_TIMES * quiet.speed_m_s, quiet.band_m, here)

    @property
    def over(self) -> bool:
        """Whether it is decided: recovered, or not in time."""
        return self.calm >= CALM_TICKS or self.ticks >= MOST_TICKS

    @property
    def time_s(self) -> float | None:
        """Time from the push until all was calm; None while that is not known, or when it never was."""
        return (self.ticks - self.calm) * TICK_S if self.calm >= CALM_TICKS else None

    def step(self, tick: Tick) -> "Recovery":
        """Return this after a tick."""
        ml, ap = tick.cop_ml_m, tick.cop_ap_m
        moved_m = math.hypot(ml - self.last_m[0], ap - self.last_m[1])
        squares = (*self.squares[-WINDOW_TICKS + 1 :], (moved_m * TICK_HZ) ** 2)
        slow = math.fsum(squares) < self.limit_m_s * self.limit_m_s * WINDOW_TICKS
        off_ml, off_ap = ml - self.origin_m[0], ap - self.origin_m[1]
        away_m = math.hypot(off_ml, off_ap)
        axis, side, overshoots = self.axis, self.side, self.overshoots
        if side:
            along = off_ml * axis[0] + off_ap * axis[1]
            if along * side < -self.band_m:
                side, overshoots = -side, overshoots + 1
        elif away_m > self.band_m:
            axis, side = (off_ml / away_m, off_ap / away_m), 1
        ticks = self.ticks + 1
        return Recovery(
            self.origin_m,
            self.limit_m_s,
            self.band_m,
            (ml, ap),
            squares,
            ticks,
            self.calm + 1 if slow and ticks >= WINDOW_TICKS else 0,
            max(self.peak_m, away_m),
            max(self.peak_u, math.hypot(tick.u_ml, tick.u_ap)),
            axis,
            side,
            overshoots,
            self.path_m + (moved_m if ticks <= PATH_TICKS else 0.0),
        )
