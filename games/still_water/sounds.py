"""What Still Water sounds like, from moment to moment; with the eyes closed its sounds alone lead."""

from collections.abc import Mapping
from math import hypot
from typing import Final

from games.still_water.course import MEASURE
from games.still_water.params import Params
from games.still_water.state import State

PIECE: Final = "still"
"""Name of the music."""

HOME: Final = 0.6
"""Share of R within which one is at home."""
FAR: Final = 2.5
"""Distance in R at which the water is as loud as it gets."""
AWAY_EAR: Final = 0.15
"""How much of the water of one side the other ear hears."""
LIFT_S: Final = 10.0
"""Unbroken time until the music has opened up."""
TENSE: Final = (0.5, 1.2)
"""Unrest at which the pulse begins, and at which it is at its loudest."""


def layers(state: State, params: Params) -> Mapping[str, tuple[float, float]]:
    """Return the layers that sound now, with their volumes left and right, 0 to 1."""
    if params.blind:
        return _guide(state)
    pulse = _rise(state.unrest, *TENSE) if state.leg > MEASURE else 0.0
    lift = min(1.0, state.unbroken_s / LIFT_S) * (1.0 if state.act == 2 else 0.5)
    return {
        "still_bed": (1.0, 1.0),
        "still_pulse": (0.6 * pulse, 0.6 * pulse),
        "still_lift": (lift, lift),
        "waves": (0.3, 0.3),
    }


def _guide(state: State) -> Mapping[str, tuple[float, float]]:
    """Return what leads closed eyes: a steady tone at home, water on the side where the weight is too much.

    The bed of the music is quiet, and nothing else is in the way of the water.
    """
    music = {"still_bed": (0.25, 0.25)}
    if not state.standing:
        return music
    if state.leg == MEASURE:
        return {**music, "tone_home": (0.5, 0.5)}
    right = (state.soft_m[0] - state.target_m[0]) / state.radius_m
    front = (state.soft_m[1] - state.target_m[1]) / state.radius_m
    away = hypot(right, front)
    home, out = 1.0 - _rise(away, HOME, 1.0), _rise(away, 1.0, FAR)
    near = (1.0 - home) * (1.0 - 0.7 * out)
    sound = {**music, "tone_home": (home, home), "tone_near": (near, near)}
    side, depth = _loud(abs(right)), _loud(abs(front))
    if right > 0:
        sound["water_right"] = (AWAY_EAR * side, side)
    else:
        sound["water_left"] = (side, AWAY_EAR * side)
    sound["water_front" if front > 0 else "water_back"] = (depth, depth)
    return sound


def _loud(offset: float) -> float:
    """Return the volume of the water of one side: silent at home, clear at the edge, full far away."""
    return 0.55 * _rise(offset, 0.4, 1.0) + 0.45 * _rise(offset, 1.0, FAR)


def _rise(value: float, low: float, high: float) -> float:
    return min(max((value - low) / (high - low), 0.0), 1.0)
