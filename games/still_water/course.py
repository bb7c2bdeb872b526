"""Where the lantern is: at the own middle, at three places near it, and at the own middle again for the finale.

The whole course of a round is drawn from the seed before the first tick. Places are in units of the own reach, from the
own rest.
"""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

import numpy as np

from games.still_water.params import PLACES, Params

Point = tuple[float, float]

MEASURE: Final = 0
CALM: Final = 1
HOME: Final = 2 + 2 * PLACES
"""The way back to the own middle."""
FINALE: Final = HOME + 1

_DIRECTIONS: Final = ((-1.0, 0.0), (1.0, 0.0), (0.0, 1.0))
_TURN_RAD: Final = pi / 15
"""A place lies up to 12 degrees beside its direction, so that nobody knows it by heart."""

BREATH_S: Final = 4.0
"""Time of one breath."""


@dataclass(frozen=True, slots=True)
class Course:
    """The way of one round.

    Parameters
    ----------
    places : tuple of points
        Where the lantern drifts to, in order; units of the own reach, from the own rest.
    starts_s : tuple of float
        When each leg begins: ``MEASURE``, ``CALM``, then for each place the glide and the stay, ``HOME``, ``FINALE``.
    breath_rad : float
        Where in a breath the round begins.
    """

    places: tuple[Point, ...]
    starts_s: tuple[float, ...]
    breath_rad: float

    def leg(self, t_s: float) -> int:
        """Return the number of the leg at this time."""
        leg = FINALE
        while t_s < self.starts_s[leg]:
            leg -= 1
        return leg

    def at(self, t_s: float) -> Point:
        """Return where the lantern is; a smooth function of time."""
        leg = self.leg(t_s)
        start, end = self._stop(leg - 1), self._stop(leg)
        if start == end:
            return end
        part = glide((t_s - self.starts_s[leg]) / (self.starts_s[leg + 1] - self.starts_s[leg]))
        return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])

    def place(self, leg: int) -> int:
        """Return the number of the place that a leg leads to or stays at; -1 at the own middle."""
        return (leg - 2) // 2 if CALM < leg < HOME else -1

    def gliding(self, leg: int) -> bool:
        """Return whether the lantern is on its way in this leg."""
        return leg == HOME or (CALM < leg < HOME and leg % 2 == 0)

    def breath(self, t_s: float) -> Point:
        """Return a slow circle of radius 1: somebody who stands there breathes."""
        turned = self.breath_rad + 2 * pi * t_s / BREATH_S
        return cos(turned), sin(turned)

    def _stop(self, leg: int) -> Point:
        """Return where the lantern is at the end of a leg."""
        place = self.place(leg)
        return self.places[place] if place >= 0 else (0.0, 0.0)


def make_course(params: Params, rng: np.random.Generator) -> Course:
    """Draw the course of a round: another one for each seed, equally far for all."""
    order = [int(i) for i in rng.permutation(PLACES)]
    turns = [_TURN_RAD * (2 * float(rng.random()) - 1) for _ in order]
    places = []
    for number, turn in zip(order, turns, strict=True):
        ml, ap = _DIRECTIONS[number]
        # Beside left and right means a little forward, never back, where the reach is small.
        across = (params.demand * ml * cos(turn), params.demand * abs(ml * sin(turn)))
        places.append((across[0] + params.demand * ap * sin(turn), across[1] + params.demand * ap * cos(turn)))
    starts = [0.0, params.ready_s]
    at_s = params.ready_s + params.calm_s
    for _ in range(PLACES):
        starts += [at_s, at_s + params.glide_s]
        at_s += params.glide_s + params.stay_s
    starts += [at_s, params.finale_s]
    return Course(tuple(places), tuple(starts), 2 * pi * float(rng.random()))


def glide(part: float) -> float:
    """Return the minimum-jerk step from 0 to 1, as a calm limb moves (Flash & Hogan 1985)."""
    part = min(max(part, 0.0), 1.0)
    return part**3 * (10 - 15 * part + 6 * part * part)
