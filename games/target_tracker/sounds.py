"""What Target Tracker sounds like, from moment to moment."""

from collections.abc import Mapping
from math import sqrt
from typing import Final

from games.target_tracker.params import BEACONS, Params
from games.target_tracker.path import mean_speed_reach_s
from games.target_tracker.state import State

PIECE: Final = "harbour"
"""Name of the music."""

FINALE: Final = 2
LIFT_FROM_S: Final = 8.0
LIFT_FULL_S: Final = 12.0
"""A stay in the light lifts the music, from the first to the second."""


def layers(state: State, params: Params) -> Mapping[str, tuple[float, float]]:
    """Return the layers that sound now, with their volumes left and right, 0 to 1.

    The pulse grows with the speed of the lantern and leans to its side; the lift belongs to the finale and to long
    stays in the light; the waves are always there.
    """
    home = state.hop == BEACONS
    if state.act == FINALE:
        pulse = 0.25 if home else 0.85
    else:
        pulse = 0.7 * min(sqrt(state.watch.moved) / mean_speed_reach_s(params), 1.0)
    lift = min(max((state.streak_s - LIFT_FROM_S) / (LIFT_FULL_S - LIFT_FROM_S), 0.0), 1.0)
    lift = 1.0 if state.act == FINALE else 0.8 * lift
    side = 0.35 * min(max(state.target_u[0], -1.0), 1.0)
    return {
        "harbour_bed": (0.9, 0.9),
        "harbour_pulse": (pulse * (1.0 - max(side, 0.0)), pulse * (1.0 + min(side, 0.0))),
        "harbour_lift": (lift, lift),
        "waves": (0.4, 0.4),
    }
