"""The pond as a whole: where things are on the screen, and all of it drawn."""

from typing import Final

import pygame

from games.drawing import Kit
from games.still_water.boat import Boat
from games.still_water.course import Course
from games.still_water.lights import Lights
from games.still_water.metres import Metres
from games.still_water.night import night
from games.still_water.ripples import FLAT, Ripples
from games.still_water.sky import Sky

Point = tuple[float, float]

_BELOW_U: Final = 282
"""Waterline of the lantern's boat at the own middle, below the horizon."""
_BOAT: Final = 1.12
"""Size of the lantern's boat."""
_SKY_U: Final = 326
"""Top of the constellation, above the horizon."""
_ASIDE_U: Final = (430, 350)
"""Farthest that a place is from the middle, landscape and portrait."""
_AHEAD_U: Final = 165
"""Farthest that a place is towards the horizon."""
_MOST_PX_PER_M: Final = 15_000
"""Scene units per metre of CoP, as long as the places stay within the picture."""


class Pond:
    """The scene for a window.

    Parameters
    ----------
    kit : Kit
    home : (int, int)
        Waterline of the boat at the own middle, in pixels.
    unit : float
        Pixels per scene unit.
    """

    def __init__(self, kit: Kit, home: tuple[int, int], unit: float) -> None:
        self.kit = kit
        self.home = home
        self.unit = unit
        self.horizon = home[1] - round(_BELOW_U * unit)
        size = round(1000 * unit)
        self.boat = kit.keep(("still_water.boat", size), lambda: Boat(kit, _BOAT * unit))
        self.lights = kit.keep(("still_water.lights", size), lambda: Lights(kit, unit))
        self.ripples = Ripples(kit, unit)
        self.sky = kit.keep(("still_water.sky", size, home), self._make_sky)
        self._aside = _ASIDE_U[0 if kit.stage.landscape else 1]

    def _make_sky(self) -> Sky:
        return Sky(self.kit, self.unit, self.home[0], self.horizon - round(_SKY_U * self.unit), self.horizon)

    def ground(self) -> pygame.Surface:
        """Return what stands still, a full window."""
        return night(self.kit, self.horizon, self.home[0])

    def px_per_m(self, course: Course, metres: Metres) -> float:
        """Return the scale of a round: all its places lie within the picture."""
        offsets = [metres.of(place) for place in course.places]
        aside_m, ahead_m = max(abs(ml) for ml, _ in offsets), max(abs(ap) for _, ap in offsets)
        return self.unit * min(_MOST_PX_PER_M, self._aside / aside_m, _AHEAD_U / FLAT / ahead_m)

    def spot(self, off_m: Point, px_per_m: float) -> Point:
        """Return the pixel of a place seen from the own rest; far outside the window is at its edge."""
        width, height = self.kit.stage.size
        x = self.home[0] + off_m[0] * px_per_m
        y = self.home[1] - off_m[1] * FLAT * px_per_m
        return min(max(x, 0.0), float(width)), min(max(y, float(self.horizon)), float(height))
