"""The goods on the container: how hard they are shaken, and when that costs something."""

from math import exp
from typing import Final, NamedTuple

from games.roll_container.body import Body
from games.roll_container.books import Watch
from games.roll_container.params import GOODS, Params
from games.roll_container.track import Lane
from station.game.ticks import TICK_HZ, TICK_S

SLOW_S: Final = 0.25
SHOCK_S: Final = 0.05
"""Time constants: jerk is what the acceleration has over its own recent mean."""
SHOCK_M_S2: Final = 1.5
CORNER_M_S2: Final = 0.1
"""Loose goods stacked high: a bend is taken too fast above this."""
CORNER_TICKS: Final = round(0.5 * TICK_HZ)
WOBBLE: Final = 0.75
WOBBLE_TICKS: Final = round(1.2 * TICK_HZ)
JOLT_TICKS: Final = round(0.6 * TICK_HZ)
"""After a blow of a threshold nothing is held against the trainee for so long."""
SHAKE_SPACING_TICKS: Final = round(2.5 * TICK_HZ)
BUMP_SPACING_TICKS: Final = 3 * TICK_HZ
SHAKE_FADES_S: Final = 0.35
TILT_S: Final = 0.25
PITCH_S: Final = 0.15
MOST_TILT_RAD: Final = 0.3
_SHOCK_KEEP: Final = exp(-TICK_S / SHOCK_S)
_SLOW_KEEP: Final = exp(-TICK_S / SLOW_S)
_SHAKE_KEEP: Final = exp(-TICK_S / SHAKE_FADES_S)
_TILT_KEEP: Final = exp(-TICK_S / TILT_S)
_PITCH_KEEP: Final = exp(-TICK_S / PITCH_S)


class Shaken(NamedTuple):
    """What the goods feel after a tick; ``shaken`` and ``bumped`` cost points."""

    slow_acc_m_s2: float
    shock_m_s2: float
    jolted: int
    cornering: int
    wobbling: int
    shaken: bool
    bumped: bool


def feel(watch: Watch, before: Body, after: Body, lane: Lane, params: Params, *, ticks: int) -> Shaken:
    """Return what the goods feel in a tick.

    Parameters
    ----------
    watch : Watch
        Before it.
    before, after : Body
    lane : Lane
    params : Params
    ticks : int
        Played so far.
    """
    acc = after.acc_m_s2
    slow = acc + (watch.slow_acc_m_s2 - acc) * _SLOW_KEEP
    shock = abs(acc - slow)
    shock += (watch.shock_m_s2 - shock) * _SHOCK_KEEP
    stretch = lane.stretches[after.stretch]
    v = after.v_m_s
    climbing = after.hurdle < len(lane.hurdles) and after.s_m >= lane.hurdles[after.hurdle].foot_m
    jolted = JOLT_TICKS if climbing or after.dropped or after.freed else max(0, watch.jolted - 1)
    fast = stretch.turn_1_m != 0.0 and v * v * abs(stretch.turn_1_m) > CORNER_M_S2
    cornering = watch.cornering + 1 if fast else 0
    wobbling = watch.wobbling + 1 if after.shimmy > WOBBLE else 0
    let_go = watch.release == round(params.release_s * TICK_HZ)
    rested = ticks - watch.shaken_at > SHAKE_SPACING_TICKS
    jerked = shock > SHOCK_M_S2 and not jolted and not after.touching
    shaken = let_go or (rested and (jerked or cornering > CORNER_TICKS or wobbling > WOBBLE_TICKS))
    touched = after.touching not in (0, before.touching)
    bumped = (touched or after.crashed) and ticks - watch.bumped_at > BUMP_SPACING_TICKS
    return Shaken(slow, shock, jolted, cornering, wobbling, shaken, bumped)


def shake(last: float, after: Body, shaken: Shaken, struck: bool) -> float:
    """Return how hard the goods shake now, 0 to 1."""
    blow = max(
        0.55 if struck or after.freed else 0.0,
        0.8 if after.dropped or shaken.shaken else 0.0,
        1.0 if shaken.bumped else 0.0,
        0.35 * min(abs(after.v_m_s), 1.0) if after.touching else 0.0,
        after.shimmy * min(after.v_m_s, 1.0),
        min(shaken.shock_m_s2 / SHOCK_M_S2, 1.0) * 0.5,
    )
    return max(last * _SHAKE_KEEP, blow)


def tilt(last_rad: float, after: Body, lane: Lane) -> float:
    """Return how far the load leans to the right: out of a bend."""
    pull = -2.2 * after.v_m_s**2 * lane.stretches[after.stretch].turn_1_m
    pull = min(max(pull, -MOST_TILT_RAD), MOST_TILT_RAD)
    return pull + (last_rad - pull) * _TILT_KEEP


def pitch(last_rad: float, after: Body) -> float:
    """Return how far the load leans forward."""
    pull = min(max(-0.09 * after.acc_m_s2, -MOST_TILT_RAD), MOST_TILT_RAD)
    return pull + (last_rad - pull) * _PITCH_KEEP


def left(shakes: int, collisions: int) -> int:
    """Return how many boxes are still on: each collision and every second shake costs one."""
    return max(0, GOODS - collisions - shakes // 2)
