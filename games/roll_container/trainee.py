"""What a perfect trainee would do now: walk, slow down in time, lean into a threshold, be home at once."""

from math import sqrt
from typing import Final

from games.roll_container.course import Zone
from games.roll_container.goods import CORNER_M_S2
from games.roll_container.params import Params
from games.roll_container.physics import AXLE_M, STEER_M, STEER_RAD, THROW_M_S, WET_GRIP, WORN_YAW
from games.roll_container.state import State
from games.roll_container.stops import lines_m
from games.roll_container.track import forces_on, lean_for

LEAN_U: Final = 0.85
"""Into a threshold."""
LEAN_S: Final = 0.6
"""So long before the wheels are there."""
MOST_U: Final = 0.9
BRAKE_U: Final = -0.55
BRAKES_M_S2: Final = 0.4
PREVIEW_S: Final = 0.35
KEEPS_HZ: Final = 1.3
"""How quickly a wrong speed is put right."""
SHIMMY_M_S: Final = 0.65
BENDS: Final = 0.65
"""Share of the cornering that goods stand."""


def aim(state: State, params: Params) -> tuple[float, float]:
    """Return the control signal that a perfect trainee would want now."""
    if state.delivered or state.watch.waiting:
        return 0.0, 0.0
    return _across(state, params), _along(state, params)


def _along(state: State, params: Params) -> float:
    body, lane = state.body, state.lane
    if state.watch.release >= 0:
        return 0.0
    if state.held > 0:
        return LEAN_U
    if any(_leans(state, zone) for zone in state.course.zones if zone.thing in ("threshold", "gap") and zone.shown_m):
        return LEAN_U
    wanted = _speed(state, params)
    v = body.v_m_s
    forces = forces_on(lane.stretches[body.stretch], params, 0.0)
    need_n = forces.resist_n - forces.ahead_n + params.drag_n_s_m * wanted
    need_n += params.mass_kg * KEEPS_HZ * (wanted - v)
    if wanted == 0:
        need_n = min(need_n, -0.1 * params.push_n)
    elif v == 0:
        need_n = max(need_n, forces.static_n - forces.ahead_n + 20.0)
    return min(max(lean_for(params, need_n), BRAKE_U), MOST_U)


def _leans(state: State, zone: Zone) -> bool:
    """Return whether it is time to lean into a threshold that was announced: also into one that will not come."""
    ahead_m = zone.start_m - AXLE_M - state.s_m
    return 0 <= ahead_m < state.v_m_s * LEAN_S and ahead_m <= zone.shown_m


def _speed(state: State, params: Params) -> float:
    """Return the speed that is wanted here: braking begins so that all that can be seen is met slowly enough."""
    s_m = state.s_m + PREVIEW_S * state.v_m_s
    wanted = params.walk_m_s
    low_m, high_m = lines_m(state.course.boxes[state.watch.box])
    wanted = min(wanted, _before(0.5 * (low_m + high_m) - s_m, 0.0))
    if wanted == 0 and state.s_m < low_m and state.v_m_s == 0:
        wanted = 0.3
    for zone in state.course.zones:
        if zone.thing == "bend" and zone.end_m > state.s_m:
            wanted = min(wanted, _before(zone.start_m - s_m, sqrt(BENDS * CORNER_M_S2 / abs(zone.value))))
        elif zone.thing == "shimmy" and zone.end_m > state.s_m:
            felt = zone.shown_m >= zone.start_m - state.s_m if zone.shown_m else state.body.shimmy > 0.3
            if felt:
                wanted = min(wanted, _before(zone.start_m - s_m, SHIMMY_M_S))
    return wanted


def _before(way_m: float, speed_m_s: float) -> float:
    """Return the speed from which one can brake to another within a way."""
    return sqrt(speed_m_s * speed_m_s + 2 * BRAKES_M_S2 * max(way_m, 0.0))


def _across(state: State, params: Params) -> float:
    body, lane = state.body, state.lane
    ahead_m = state.s_m + PREVIEW_S * state.v_m_s
    here = lane.stretches[body.stretch]
    soon = here
    for stretch in lane.stretches[body.stretch : body.stretch + 3]:
        if stretch.start_m <= ahead_m < stretch.end_m:
            soon = stretch
    turn = soon.turn_1_m * (1 + (state.v_m_s / THROW_M_S) ** 2) - WORN_YAW * here.worn
    yaw_rad = min(max(-0.3 * state.x_m, -0.12), 0.12)
    wanted = STEER_M * turn + yaw_rad + 0.6 * (yaw_rad - state.yaw_rad)
    grip = WET_GRIP if here.floor == "wet" else 1.0
    return min(max(wanted / (STEER_RAD * grip), -0.9), 0.9)
