"""Where the circle goes: one smooth path per round, drawn from the seed before the first tick.

A round has three acts. *Warm-up*: the circle starts on the trainee and sets off calmly. *Build*: it gets quicker, then
comes to rest. *Finale*: it hops between eight beacons, one in each direction, and goes home to the middle, where the
round ends with the trainee upright.

The path is a sum of turning arrows, which is smooth everywhere, pressed together so that it stays within ``demand``.
The predictable figure is a slowly turning ellipse (two arrows); arrows of random speed join in as ``wander`` grows.
All positions are control signals: 1 is the trainee's own reach in that direction.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, fsum, hypot, pi, sin, sqrt
from typing import Final

import numpy as np

from games.target_tracker.params import BEACONS, Params

Point = tuple[float, float]

WARM_UP: Final = 0.2
"""Share of the round."""
EASE_S: Final = 3.0
"""The circle leaves the middle within this time."""
REST_S: Final = 1.0
"""It comes to rest within this time before the finale."""
GLIDE_S: Final = 0.5
"""A hop takes so long."""

HOME_S: Final = 3.0
"""After the last beacon there is so much time for the way home."""
HOMEWARD_S: Final = 1.6
"""The circle takes so much of it."""
HOME: Final = (0.0, 0.0)

_TEMPO_START: Final = 0.75
_TEMPO_END: Final = 1.15
_PRESS: Final = 1.6
"""How hard the sum of arrows is pressed towards the rim; twice that for a path that wanders, which else would dwell in
the middle, where also a trainee who stands still would be inside."""
_FIGURE: Final = 0.75  # mean speed of the figure over that of a circle as wide
_WANDER: Final = 2.0
"""A path that wanders is quicker: where it turns back, who comes late would else be inside more often than before."""
_PROBE_RAD: Final = 0.125
_PROBES: Final = 800


@dataclass(frozen=True, slots=True)
class Path:
    """The way of one round.

    Parameters
    ----------
    arrows : tuple of (length, turns, angle_rad)
        Turns are relative to the first arrow's.
    press : float
        How hard their sum is pressed towards the rim.
    scale : float
        Reach per unit of the pressed sum.
    rate_rad_s : float
        Turning of the first arrow at tempo 1; set so that every seed gives the same mean speed.
    beacons : tuple of points
        In the order of the finale.
    finale_s, round_s, warm_up_s, hop_s : float
        When the acts begin and end, and the time per beacon.
    """

    arrows: tuple[tuple[float, float, float], ...]
    press: float
    scale: float
    rate_rad_s: float
    beacons: tuple[Point, ...]
    warm_up_s: float
    finale_s: float
    round_s: float
    hop_s: float

    def at(self, t_s: float) -> Point:
        """Return where the circle is; a smooth function of time without corners."""
        if t_s < self.finale_s:
            ml, ap = _pressed(self.arrows, self.press, self.rate_rad_s * self._tempo_integral_s(t_s))
            out = self.scale * _ease(t_s / EASE_S)
            return out * ml, out * ap
        hop = self.hop(t_s)
        part = _glide((t_s - self.finale_s - hop * self.hop_s) / (GLIDE_S if hop < BEACONS else HOMEWARD_S))
        (from_ml, from_ap), (to_ml, to_ap) = self._before(hop), self.stop(hop)
        return from_ml + part * (to_ml - from_ml), from_ap + part * (to_ap - from_ap)

    def hop(self, t_s: float) -> int:
        """Return the number of the beacon of this time, from 0; -1 before the finale, ``BEACONS`` on the way home."""
        if t_s < self.finale_s:
            return -1
        return min(int((t_s - self.finale_s) / self.hop_s), BEACONS)

    def stop(self, hop: int) -> Point:
        """Return where the circle hops to: a beacon, or home."""
        return self.beacons[hop] if hop < BEACONS else HOME

    def next_hop(self, t_s: float) -> tuple[float, Point]:
        """Return the time until the next hop and where it goes; (inf, home) when there is none."""
        hop = self.hop(t_s) + 1
        if hop > BEACONS:
            return float("inf"), HOME
        return self.finale_s + hop * self.hop_s - t_s, self.stop(hop)

    def _before(self, hop: int) -> Point:
        if hop:
            return self.beacons[hop - 1]
        ml, ap = _pressed(self.arrows, self.press, self.rate_rad_s * self._tempo_integral_s(self.finale_s))
        return self.scale * ml, self.scale * ap

    def _tempo_integral_s(self, t_s: float) -> float:
        """Return the time that a path of tempo 1 would have taken: the integral of a tempo without jumps."""
        slow_s = self.finale_s - REST_S
        rise = (_TEMPO_END - _TEMPO_START) / (slow_s - self.warm_up_s)
        done_s = _TEMPO_START * min(t_s, slow_s)
        if t_s > self.warm_up_s:
            done_s += 0.5 * rise * (min(t_s, slow_s) - self.warm_up_s) ** 2
        if t_s > slow_s:
            resting_s = t_s - slow_s
            done_s += _TEMPO_END * (resting_s - 0.5 * resting_s * resting_s / REST_S)
        return done_s


def make_path(params: Params, rng: np.random.Generator) -> Path:
    """Draw the path of a round: another one for each seed, equally hard for all."""
    arrows = _arrows(params.wander, rng)
    press = _PRESS * (1 + params.wander)
    probes = [_pressed(arrows, press, _PROBE_RAD * i) for i in range(_PROBES)]
    widest = max(hypot(ml, ap) for ml, ap in probes)
    scale = params.demand / widest
    # The built-in sum() rounds differently from Python 3.12 on; a round must not depend on that.
    length = fsum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(probes))
    speed = mean_speed_reach_s(params)
    finale_s = params.round_s - BEACONS * params.hop_s - HOME_S
    return Path(
        arrows=arrows,
        press=press,
        scale=scale,
        rate_rad_s=speed / (scale * length / (_PROBE_RAD * (_PROBES - 1))),
        beacons=_beacons(params.demand, rng),
        warm_up_s=WARM_UP * params.round_s,
        finale_s=finale_s,
        round_s=params.round_s,
        hop_s=params.hop_s,
    )


def mean_speed_reach_s(params: Params) -> float:
    """Return the mean speed of the circle at tempo 1: that of the figure, a little more for a path that wanders."""
    return _FIGURE * (1 + _WANDER * params.wander) * 2 * pi * params.tempo_hz * params.demand


def _arrows(wander: float, rng: np.random.Generator) -> tuple[tuple[float, float, float], ...]:
    """Return the arrows of the figure and, as far as the path wanders, random ones; lengths add up to 1."""
    sense = 1.0 if rng.random() < 0.5 else -1.0
    figure = [(0.75, sense * 1.0), (0.25, sense * -0.75)]
    # Half to twice as quick as the figure: below 0.5 Hz at every tempo allowed, which a leaning body can follow.
    turns = [0.5, 0.9, 1.3, 1.7]
    senses = [1.0 if rng.random() < 0.5 else -1.0 for _ in turns]
    random = [(0.25, way * (turn + 0.2 * float(rng.random()))) for turn, way in zip(turns, senses, strict=True)]
    mixed = [((1 - wander) * size, turn) for size, turn in figure] + [(wander * size, turn) for size, turn in random]
    angles = [2 * pi * float(rng.random()) for _ in mixed]
    return tuple((size, turn, angle) for (size, turn), angle in zip(mixed, angles, strict=True) if size > 0)


def _beacons(demand: float, rng: np.random.Generator) -> tuple[Point, ...]:
    """Return the eight directions in random order, never straight across: that would be a lunge, not a lean."""
    while True:
        order = [int(i) for i in rng.permutation(BEACONS)]
        if all((a - b) % BEACONS != BEACONS // 2 for a, b in pairwise(order)):
            break
    return tuple((demand * sin(2 * pi * i / BEACONS), demand * cos(2 * pi * i / BEACONS)) for i in order)


def _pressed(arrows: tuple[tuple[float, float, float], ...], press: float, turned_rad: float) -> Point:
    """Return the sum of the arrows, pressed smoothly into the unit circle."""
    ml = ap = 0.0
    for size, turns, angle in arrows:
        ml += size * cos(turns * turned_rad + angle)
        ap += size * sin(turns * turned_rad + angle)
    part = press / sqrt(1 + press * press * (ml * ml + ap * ap))
    return part * ml, part * ap


def _ease(part: float) -> float:
    """Return a smooth step from 0 to 1."""
    part = min(max(part, 0.0), 1.0)
    return part * part * (3 - 2 * part)


def _glide(part: float) -> float:
    """Return the minimum-jerk step from 0 to 1, as a calm limb moves (Flash & Hogan 1985)."""
    part = min(max(part, 0.0), 1.0)
    return part**3 * (10 - 15 * part + 6 * part * part)


def direction_deg(start: Point, end: Point) -> float:
    """Return the direction of a hop: 0 to the front, 90 to the right, up to 360."""
    return atan2(end[0] - start[0], end[1] - start[1]) * 180 / pi % 360
