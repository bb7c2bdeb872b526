"""The eye that looks along the lane: where a place of the hall is on the screen.

The lane's bends and slopes are summed up along the way (twice: curvature to direction to offset). Seen from a place on
it, the way ahead is that sum less its tangent there: so bends carry the whole hall along, and cost nothing.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from games.drawing import Kit
from games.roll_container.course import Course

Floats = np.ndarray

NEAR_M: Final = 0.85
"""Nothing is drawn nearer to the eye."""

FAR_M: Final = 42.0
"""Where the haze has taken everything."""

EDGE_M: Final = 9.0
"""What is farther from the eye than this hardly changes from frame to frame."""

BEHIND_M: Final = 3.5
"""The eye is so far behind the container's middle."""

EYE_M: Final = 2.0
"""Its height."""

_VERGE_M: Final = 0.85
"""From the lane's line to the racks."""

_STEP_M: Final = 0.25
_LEAD_M: Final = 12.0
"""The hall goes on for so long before the start."""

_BEYOND_M: Final = 60.0
_MOST_CURVE: Final = 0.16
_RISES: Final = 0.55
"""Share of a slope that is seen as a slope; the rest tilts the eye with it."""


@dataclass(frozen=True, slots=True)
class Place:
    """The part of the screen that an eye looks through.

    Parameters
    ----------
    centre : (float, float)
        The vanishing point, in pixels.
    focal : float
        Pixels per metre at 1 m.
    """

    centre: tuple[float, float]
    focal: float


def whole(kit: Kit) -> Place:
    """Return the place of a round: the container stands above the captions, the horizon below the bars."""
    stage = kit.stage
    if stage.landscape:
        return Place((stage.size[0] / 2, kit.px(352)), 800.0 * stage.scale)
    (x, y), radius = stage.field
    return Place((x, y - radius * 0.42), 2.02 * radius)


class Way:
    """The middle line of a course, summed up.

    Parameters
    ----------
    course : Course
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self.half_m = course.half_width_m + _VERGE_M
        self.along = np.arange(-_LEAD_M, course.length_m + _BEYOND_M, _STEP_M)
        curve, slope = np.zeros_like(self.along), np.zeros_like(self.along)
        for zone in course.zones:
            inside = (self.along >= zone.start_m) & (self.along < zone.end_m)
            if zone.thing == "bend" and zone.real:
                curve[inside] = max(-_MOST_CURVE, min(_MOST_CURVE, zone.value))
            elif zone.thing == "ramp" and zone.real:
                slope[inside] = zone.value
        # A bend begins and ends softly: hard changes of curvature would make the hall jerk.
        soft = np.hanning(15) / np.hanning(15).sum()
        curve, slope = np.convolve(curve, soft, "same"), np.convolve(slope, soft, "same")
        self.turn = np.cumsum(curve) * _STEP_M
        self.side = np.cumsum(self.turn) * _STEP_M
        self.height = np.cumsum(slope) * _STEP_M

    def side_at(self, s_m: Floats) -> Floats:
        """Return how far to the right the lane has turned at places along it, in metres."""
        sides: Floats = np.interp(s_m, self.along, self.side)
        return sides

    def height_at(self, s_m: Floats) -> Floats:
        """Return how high the lane has risen at places along it, in metres."""
        heights: Floats = np.interp(s_m, self.along, self.height)
        return heights

    def at(self, line: Floats, s_m: float) -> float:
        """Return one of the sums at a place."""
        spot = (s_m + _LEAD_M) / _STEP_M
        index = min(max(int(spot), 0), len(line) - 2)
        part = min(max(spot - index, 0.0), 1.0)
        one, other = float(line[index]), float(line[index + 1])
        return one + (other - one) * part


class Eye:
    """Looks along the way from behind the container.

    Parameters
    ----------
    place : Place
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.focal = place.focal
        self._way: Way | None = None
        self.s_m = 0.0

    def look(self, way: Way, s_m: float, x_m: float, yaw_rad: float, lift_px: float = 0.0) -> None:
        """Take a stand behind a container at ``s_m``, ``x_m`` beside the middle, turned by ``yaw_rad``."""
        self._way = way
        self._stand = s_m, x_m, yaw_rad, lift_px
        self.s_m = s_m - BEHIND_M
        self.x_m = 0.72 * x_m
        side, height = way.at(way.side, self.s_m), way.at(way.height, self.s_m)
        self._side, self._height = side, height
        self._aside = (way.at(way.side, s_m) - side) / BEHIND_M + 0.4 * yaw_rad
        rise = (way.at(way.height, s_m + 1.0) - height) / (BEHIND_M + 1.0)
        self._rise = (1.0 - _RISES) * rise
        self.centre_x = self.place.centre[0]
        self.horizon_y = self.place.centre[1] + lift_px - 0.3 * self.focal * rise
        self.turned_rad = way.at(way.turn, s_m) - self._aside

    def ahead(self, by_m: float) -> "Eye":
        """Return an eye that has gone so much farther."""
        assert self._way is not None
        other = Eye(self.place)
        s_m, x_m, yaw_rad, lift_px = self._stand
        other.look(self._way, s_m + by_m, x_m, yaw_rad, lift_px)
        return other

    def on(self, corner: tuple[int, int]) -> "Eye":
        """Return the same eye for a picture whose upper left pixel is ``corner``."""
        place = Place((self.place.centre[0] - corner[0], self.place.centre[1] - corner[1]), self.focal)
        other = Eye(place)
        if self._way is not None:
            other.look(self._way, *self._stand)
        return other

    def pixels(self, placed: Floats) -> Floats:
        """Return where places are on the screen.

        Parameters
        ----------
        placed : ndarray, shape (3, ...)
            Metres along the lane, and beside and above the place where it began: bends and slopes are in them.

        Returns
        -------
        ndarray, shape (2, ...)
            Pixels from the left and from the top.
        """
        away = placed[0] - self.s_m
        points: Floats = placed[1:].copy()
        points[0] -= self._aside * away + (self._side + self.x_m)
        points[1] -= self._rise * away + (self._height + EYE_M)
        # What begins behind the eye is cut off just before it.
        points *= self.focal / np.maximum(away, NEAR_M)
        points[0] += self.centre_x
        points[1] = self.horizon_y - points[1]
        return points

    def spot(self, s_m: float, x_m: float, h_m: float) -> tuple[float, float, float]:
        """Return the pixel of one place, and pixels per metre there."""
        assert self._way is not None
        away = max(s_m - self.s_m, NEAR_M)
        at = self.s_m + away
        lateral = self._way.at(self._way.side, at) - self._side - self._aside * away
        up = self._way.at(self._way.height, at) - self._height - self._rise * away
        scale = self.focal / away
        x = self.centre_x + (lateral + x_m - self.x_m) * scale
        return x, self.horizon_y + (EYE_M - up - h_m) * scale, scale
