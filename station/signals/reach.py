"""The personal reach: what the eight directions of the limits of stability make of the control signal ``u``."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from station.errors import SignalError
from station.signals.limits import DIRECTIONS


@dataclass(frozen=True, slots=True)
class PersonalReach:
    """Reach in four directions, m: the semi-axes of four quarter ellipses around rest, on which ``u`` has length 1.

    The fields are those of ``station.game.control.Reach``.

    Parameters
    ----------
    right_m, left_m, front_m, back_m : float
    """

    right_m: float
    left_m: float
    front_m: float
    back_m: float

    def radius_m(self, ml: float, ap: float) -> float:
        """Return how far the ellipse reaches along a unit vector (ML, AP), m."""
        side = self.right_m if ml > 0 else self.left_m
        return 1 / math.hypot(ml / side, ap / (self.front_m if ap > 0 else self.back_m))


def personal_reach(mxe_m: Mapping[str, float]) -> PersonalReach:
    """Return the reach that holds no place where the trainee has not been.

    The four semi-axes are the maximum excursions straight ahead, back and to the sides. Where one of the oblique
    excursions lies inside the ellipse, both its neighbours shrink as much as it is short, so that a target at full
    reach is within what was shown in all eight directions.

    Parameters
    ----------
    mxe_m : mapping of str to float
        Maximum excursion in each of ``DIRECTIONS``, m; of repeated trials the greatest.

    Raises
    ------
    SignalError
        When a direction is missing, or an excursion is not positive.
    """
    for name in DIRECTIONS:
        if not (name in mxe_m and math.isfinite(mxe_m[name]) and mxe_m[name] > 0):
            raise SignalError(f"The direction {name} was not measured.", "Repeat that direction.")
    full = PersonalReach(mxe_m["right"], mxe_m["left"], mxe_m["front"], mxe_m["back"])
    share = {name: min(1.0, mxe_m[name] / full.radius_m(*axis)) for name, axis in DIRECTIONS.items() if "_" in name}
    return PersonalReach(
        right_m=full.right_m * min(share["front_right"], share["back_right"]),
        left_m=full.left_m * min(share["front_left"], share["back_left"]),
        front_m=full.front_m * min(share["front_right"], share["front_left"]),
        back_m=full.back_m * min(share["back_right"], share["back_left"]),
    )
