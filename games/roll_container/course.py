"""The way of one run: a lane through the distribution centre and what lies on it, drawn from the seed before the first tick.

Places are metres along the middle of the lane from the start.
"""

from dataclasses import dataclass
from typing import Final

FLOORS: Final = ("concrete", "rubber", "wet")
THINGS: Final = ("threshold", "gap", "bend", "box", "ramp", "worn", "shimmy")
"""What a zone can be, besides a floor. ``worn`` and ``shimmy`` are wheel trouble that lasts over a stretch."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the way.

    Parameters
    ----------
    thing : str
        One of ``FLOORS`` or ``THINGS``.
    start_m, end_m : float
        From where to where; a threshold is as long as it is deep.
    value : float
        threshold and gap: height in m; bend: curvature in 1/m, positive to the right; ramp: rise per metre, negative downhill;
        worn: side that it pulls to, -1 or 1; shimmy, box and floors: 0.
    shown_m : float
        From so many metres before it the trainee is told of it (sign and arrow on the floor, beep); 0 for a surprise.
    real : bool
        False for a catch: it is announced, and then nothing happens.
    """

    thing: str
    start_m: float
    end_m: float
    value: float = 0.0
    shown_m: float = 0.0
    real: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """The whole way.

    Parameters
    ----------
    zones : tuple of Zone
        By ``start_m``; floors cover the way without gaps, things lie on them. The last one is the dock's box.
    length_m : float
        Up to the front line of the last box.
    half_width_m : float
        Of the free lane: farther from its middle the container touches a rack.
    """

    zones: tuple[Zone, ...]
    length_m: float
    half_width_m: float
