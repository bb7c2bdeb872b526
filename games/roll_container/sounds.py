"""What Roll Container Run sounds like, from moment to moment."""

from collections.abc import Mapping
from typing import Final

from games.roll_container.params import Params
from games.roll_container.state import State

PIECE: Final = "shift"
"""Name of the music."""

FINALE: Final = 2
FAST_M_S: Final = 1.3
"""At this speed the rolling is as loud as it gets."""

PULSE_M: Final = 5.0
"""A thing nearer than this quickens the music."""

SHIMMY: Final = 0.1
_MOST: Final = 0.95


def layers(state: State, params: Params) -> Mapping[str, tuple[float, float]]:
    """Return the layers that sound now, with their volumes left and right, 0 to 1.

    Rolling grows with the speed and comes from where the container is between the racks; the music's pulse grows with
    the speed and with what is near; its lift belongs to the finale.
    """
    pace = min(max(state.v_m_s, 0.0) / FAST_M_S, 1.0)
    side = min(max(state.x_m / params.half_width_m, -1.0), 1.0)
    near = max(0.0, 1.0 - state.ahead_m / PULSE_M) if state.ahead is not None else 0.0
    pulse = min(1.0, 0.15 + 0.45 * pace + 0.4 * near) if pace or near else 0.0
    lift = 1.0 if state.act == FINALE else 0.0
    worn = bool(state.lane.stretches) and state.lane.stretches[state.body.stretch].worn
    shimmy = state.body.shimmy if state.body.shimmy > SHIMMY else 0.0
    return {
        "shift_bed": (0.85, 0.85),
        "shift_pulse": (pulse, pulse),
        "shift_lift": (lift, lift),
        "hum_night" if params.night else "hum_hall": (0.35, 0.35),
        f"roll_{state.floor}": _panned(_MOST * pace, side),
        "wheel_shimmy": _panned(pace * min(shimmy, 1.0), side),
        "wheel_worn": _panned(0.8 * pace if worn else 0.0, side + 0.5 * float(worn)),
    }


def _panned(loud: float, side: float) -> tuple[float, float]:
    """Return a loudness left and right; ``side`` from -1 to 1."""
    side = min(max(side, -1.0), 1.0)
    return loud * (1.0 - 0.6 * max(side, 0.0)), loud * (1.0 + 0.6 * min(side, 0.0))
