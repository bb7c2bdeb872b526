"""Recovery from a push off balance: how far it carried the trainee, and how long it took.

Followed sample by sample, in metres of CoP. ``Quiet`` knows how the trainee stands when nothing happens; ``Recovery``
begins at the push and compares with it. Games step both with their ticks, as they go; :func:`recovered` does it for a
recording. The CoP is low-passed at 10 Hz in both.

References
----------
training.md, section 6: recovery time is from the onset until the RMS speed of the CoP over 250 ms stays below 2.5 times
the baseline for 1 s; overshoots are of a band of 1 RMS; the path is that of the first 3 s.
"""

import math
from dataclasses import dataclass, field
from typing import Final

from station.errors import SignalError
from station.frames import Floats
from station.signals.cog import check
from station.signals.onset import BEFORE_S, LEAST_M
from station.signals.reach import PersonalReach

WINDOW_S: Final = 0.25
"""The CoP's speed is an RMS over a quarter of a second."""
CALM_TIMES: Final = 2.5
"""Recovered: slower than so many times the baseline..."""
CALM_S: Final = 1.0
"""...for so long."""
PATH_S: Final = 3.0
MOST_S: Final = 10.0
"""Who is not back by then did not recover."""
MEAN_S: Final = 1.0
"""Time constant of where the trainee stands."""
BASE_S: Final = 5.0
"""Time constant of how quietly."""
LEAST_SPEED_M_S: Final = 0.008
"""Baseline of the quietest: nobody stands still altogether, and a bag of sand is no measure."""
LEAST_BAND_M: Final = 0.002
LEAST_QUIET_S: Final = 2.0
"""So much standing still a recording needs before the push."""

Point = tuple[float, float]
_NOWHERE: Final = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Quiet:
    """How the trainee stands when nothing happens: exponential means, exact for the first samples.

    Parameters
    ----------
    rate_hz : float
        Samples a second; no part of what is told of it, for it never changes.
    ticks : int
        Samples that it is made of.
    mean_m : (float, float)
        Where the CoP was over the last second.
    square_m2 : float
        Mean square of its distance from there.
    speed2 : float
        Mean square of its speed, m^2/s^2.
    last_m : (float, float) or None
        The last CoP; None where it is not known, and so neither how fast the next one is reached.
    """

    rate_hz: float = field(repr=False)
    ticks: int = 0
    mean_m: Point = _NOWHERE
    square_m2: float = 0.0
    speed2: float = 0.0
    last_m: Point | None = None

    def step(self, cop_m: Point) -> "Quiet":
        """Return this with one more quiet sample."""
        ml, ap = cop_m
        rate = self.rate_hz
        if not self.ticks:
            return Quiet(rate, 1, cop_m, 0.0, 0.0, cop_m)
        ticks, speed2 = self.ticks + 1, self.speed2
        if self.last_m is not None:
            last_ml, last_ap = self.last_m
            speed2 = ((ml - last_ml) ** 2 + (ap - last_ap) ** 2) * rate * rate
        step_s = 1 / rate
        near = max(1.0 / ticks, step_s / MEAN_S)
        mean_ml, mean_ap = self.mean_m
        mean_ml += near * (ml - mean_ml)
        mean_ap += near * (ap - mean_ap)
        far = max(1.0 / ticks, step_s / BASE_S)
        square = (ml - mean_ml) ** 2 + (ap - mean_ap) ** 2
        return Quiet(
            rate,
            ticks,
            (mean_ml, mean_ap),
            self.square_m2 + far * (square - self.square_m2),
            self.speed2 + max(1.0 / (ticks - 1), step_s / BASE_S) * (speed2 - self.speed2),
            cop_m,
        )

    def pause(self, cop_m: Point) -> "Quiet":
        """Return this with a sample that is not quiet: only the last CoP moves on."""
        return Quiet(self.rate_hz, self.ticks, self.mean_m, self.square_m2, self.speed2, cop_m)

    def broken(self) -> "Quiet":
        """Return this before a hole: what comes after it is no movement from what was before."""
        return Quiet(self.rate_hz, self.ticks, self.mean_m, self.square_m2, self.speed2)

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
    rate_hz : float
        Samples a second.
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
        Samples since the push.
    calm : int
        Samples that all has been calm.
    peak_m, peak_u : float
        Farthest from the origin; farthest from rest, in units of the own reach.
    axis : (float, float)
        Direction of the push: as it was given, or in which the band was first left; (0, 0) before.
    side : int
        Of the band where the CoP was last: 1 as the push, -1 beyond, 0 before it was left.
    overshoots : int
        How often the CoP came back through the band and out on the other side.
    path_m : float
        Of the CoP in the first 3 s.
    """

    rate_hz: float = field(repr=False)
    origin_m: Point
    limit_m_s: float
    band_m: float
    last_m: Point
    squares: tuple[float, ...] = ()
    ticks: int = 0
    calm: int = 0
    peak_m: float = 0.0
    peak_u: float = 0.0
    axis: Point = _NOWHERE
    side: int = 0
    overshoots: int = 0
    path_m: float = 0.0

    @staticmethod
    def begin(quiet: Quiet, cop_m: Point, axis: Point = _NOWHERE, most_m_s: float = math.inf) -> "Recovery":
        """Return a recovery from a push at this sample.

        Parameters
        ----------
        quiet : Quiet
            How the trainee stood until now.
        cop_m : (float, float)
            At the onset.
        axis : (float, float), optional
            Unit vector of the push, where it is known.
        most_m_s : float
            The baseline is no higher than this: for a trainee who did not stand quite still.
        """
        origin = quiet.mean_m if quiet.ticks else cop_m
        limit_m_s = CALM_TIMES * min(quiet.speed_m_s, most_m_s)
        return Recovery(quiet.rate_hz, origin, limit_m_s, quiet.band_m, cop_m, axis=axis)

    @property
    def over(self) -> bool:
        """Whether it is decided: recovered, or not in time."""
        return self.calm >= _count(CALM_S, self.rate_hz) or self.ticks >= _count(MOST_S, self.rate_hz)

    @property
    def time_s(self) -> float | None:
        """Time from the push until all was calm; None while that is not known, or when it never was."""
        calm = self.calm >= _count(CALM_S, self.rate_hz)
        return (self.ticks - self.calm) * (1 / self.rate_hz) if calm else None

    def step(self, cop_m: Point, away_u: float = 0.0) -> "Recovery":
        """Return this after a sample.

        Parameters
        ----------
        cop_m : (float, float)
        away_u : float
            Distance from rest, in units of the own reach.
        """
        ml, ap = cop_m
        rate = self.rate_hz
        window = _count(WINDOW_S, rate)
        moved_m = math.hypot(ml - self.last_m[0], ap - self.last_m[1])
        squares = (*self.squares[-window + 1 :], (moved_m * rate) ** 2)
        slow = math.fsum(squares) < self.limit_m_s * self.limit_m_s * window
        off_ml, off_ap = ml - self.origin_m[0], ap - self.origin_m[1]
        away_m = math.hypot(off_ml, off_ap)
        axis, side, overshoots = self.axis, self.side, self.overshoots
        along = off_ml * axis[0] + off_ap * axis[1]
        if side:
            if along * side < -self.band_m:
                side, overshoots = -side, overshoots + 1
        elif axis == _NOWHERE:
            if away_m > self.band_m:
                axis, side = (off_ml / away_m, off_ap / away_m), 1
        elif along > self.band_m:
            side = 1
        ticks = self.ticks + 1
        return Recovery(
            rate,
            self.origin_m,
            self.limit_m_s,
            self.band_m,
            cop_m,
            squares,
            ticks,
            self.calm + 1 if slow and ticks >= window else 0,
            max(self.peak_m, away_m),
            max(self.peak_u, away_u),
            axis,
            side,
            overshoots,
            self.path_m + (moved_m if ticks <= _count(PATH_S, rate) else 0.0),
        )


@dataclass(frozen=True, slots=True)
class Recovered:
    """What one push came to.

    Parameters
    ----------
    axis : (float, float)
        Unit vector (ML, AP) along which the CoP went.
    time_s : float or None
        From the onset until all was calm; None for who was not within 10 s.
    peak_m : float
        Farthest from where the trainee stood, until it was decided.
    peak_pct : float or None
        Farthest in percent of the personal limit; None where that is not known.
    overshoots : int
    path_m : float
        Of the first 3 s.
    """

    axis: Point
    time_s: float | None
    peak_m: float
    peak_pct: float | None
    overshoots: int
    path_m: float


def recovered(cop_m: Floats, fs_hz: float, onset: int, reach: PersonalReach | None = None) -> Recovered:
    """Return what a push came to.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, low-passed at 10 Hz: standing still, the push, and 10 s after its onset.
    fs_hz : float
        Sample rate.
    onset : int
        Index of the sample at which the push was first seen (``station.signals.onset``).
    reach : PersonalReach, optional
        Of the trainee.

    Returns
    -------
    Recovered

    Raises
    ------
    SignalError
        When it is no such array, there is too little of it before or after the onset, or nobody was pushed.
    """
    check(cop_m)
    quiet_end = onset - _count(BEFORE_S, fs_hz)
    if not quiet_end >= LEAST_QUIET_S * fs_hz:
        raise SignalError(
            "There is too little standing still before the push.", f"Record at least {LEAST_QUIET_S + BEFORE_S:g} s."
        )
    if len(cop_m) - onset <= _count(MOST_S, fs_hz):
        raise SignalError("The recording ends too early.", f"Record {MOST_S:g} s from the push on.")
    points: list[Point] = [(ml, ap) for ml, ap in cop_m.tolist()]
    quiet = Quiet(fs_hz)
    for point in points[:quiet_end]:
        quiet = quiet.step(point)
    now = Recovery.begin(quiet, points[onset], _axis(points[onset:], quiet.mean_m))
    decided: Recovery | None = None
    for point in points[onset + 1 :]:
        now = now.step(point, _away_u(point, now.origin_m, reach))
        if decided is None and now.over:
            decided = now
        if decided is not None and now.ticks >= _count(PATH_S, fs_hz):
            break
    assert decided is not None  # the recording is long enough
    return Recovered(
        axis=decided.axis,
        time_s=decided.time_s,
        peak_m=decided.peak_m,
        peak_pct=None if reach is None else 100 * decided.peak_u,
        overshoots=decided.overshoots,
        path_m=now.path_m,
    )


def _axis(points: list[Point], origin_m: Point) -> Point:
    """Return in which direction the CoP left: not where the band ends, for sway alone goes as far."""
    for ml, ap in points:
        off_ml, off_ap = ml - origin_m[0], ap - origin_m[1]
        away_m = math.hypot(off_ml, off_ap)
        if away_m > LEAST_M:
            return off_ml / away_m, off_ap / away_m
    raise SignalError("The CoP stayed where it was.", f"A push carries it {1000 * LEAST_M:g} mm or more.")


def _away_u(point: Point, origin_m: Point, reach: PersonalReach | None) -> float:
    off_ml, off_ap = point[0] - origin_m[0], point[1] - origin_m[1]
    away_m = math.hypot(off_ml, off_ap)
    return away_m / reach.radius_m(off_ml / away_m, off_ap / away_m) if reach is not None and away_m else 0.0


def _count(seconds: float, rate_hz: float) -> int:
    return round(seconds * rate_hz)
