"""How a container rolls: pushed along the lane, steered across it, stopped by what lies in the way.

Along the lane ``M dv/dt = F - F_roll - c v - M g slope - F_obstacle`` (games.md) with ``F`` proportional to the lean
``u_ap`` beyond a slack: hands and arms give way to sway. All forces but ``c v`` are constant over a stretch, so the
equation is linear there and is solved, not stepped: speed goes to ``v_end = D / c`` with the time constant ``M / c``,
``D`` being the sum of the other forces. A tick is cut where a stretch ends and where the container comes to rest. The
same push gives the same run at any tick rate.

At rest the floor holds it up to ``starting`` times the rolling resistance.
Nobody pulls it backwards; it goes back only when wheels drop off a threshold.

A wheel of radius r meets a step h with the force ``W sqrt(h (2 r - h)) / (r - h)`` for the weight W on it: small
wheels need more. ``BITE`` of the container's weight bears on the wheels that climb, along ``CLIMB_M``: so long that a
usual pass takes 0.3 to 0.5 s (training.md, section 6).

Across the lane the direction follows the steering over a distance: ``L dyaw/ds = yaw_u - yaw - L k (1 + v^2 / v_k^2)``,
``dx/ds = yaw``, with ``yaw_u = STEER_RAD u_ml`` and k the lane's curvature: a bend throws outwards, and more so when
taken fast.
"""

from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Final

GRAVITY: Final = 9.81
FRONT_M: Final = 0.42
REAR_M: Final = 0.45
"""From the middle of the container to its front and its rear."""
AXLE_M: Final = 0.34
"""From its middle to the front wheels."""

BITE: Final = 0.43
CLIMB_M: Final = 0.28
SLANT: Final = 0.25
"""After a failed try it is taken at a slant, one wheel of four at a time."""
DROP_M_S: Final = 0.75
"""Speed with which wheels that did not make it roll back."""

STEER_RAD: Final = 0.3
STEER_M: Final = 1.1
THROW_M_S: Final = 1.6
"""At this speed a bend throws the container as far out again as at a crawl."""

RUBBER_ROLL: Final = 1.4
WET_GRIP: Final = 0.6
"""Share of braking and steering that is left on a wet floor."""
LARGE_WHEEL_M: Final = 0.16
WORN_ROLL: Final = 1.4
WORN_YAW: Final = 0.11
"""A worn bearing rolls heavily and turns the container as a bend of so many 1/m would."""
SCRAPE: Final = 0.12
"""Resistance of a container that grinds along a rack, as a share of its weight."""


@dataclass(frozen=True, slots=True)
class Forces:
    """What acts along the lane over a stretch.

    Parameters
    ----------
    mass_kg : float
    drag_n_s_m : float
        Resistance per speed; above 0.
    ahead_n : float
        Push and slope, positive forward.
    resist_n : float
        Resistance of rolling, against the way it moves; a force, never negative.
    static_n : float
        What it takes to start from rest.
    """

    mass_kg: float
    drag_n_s_m: float
    ahead_n: float
    resist_n: float
    static_n: float


def wheel_factor(height_m: float, wheel_m: float) -> float:
    """Return the force per weight with which a wheel begins to climb a step.

    Parameters
    ----------
    height_m : float
        Of the step, less than half of ``wheel_m``.
    wheel_m : float
        Diameter of the wheel.
    """
    radius_m = 0.5 * wheel_m
    return sqrt(height_m * (2 * radius_m - height_m)) / (radius_m - height_m)


def obstacle_n(mass_kg: float, height_m: float, wheel_m: float, tries: int = 0) -> float:
    """Return the force against a container whose wheels climb, after so many failed tries."""
    return float(BITE * mass_kg * GRAVITY * wheel_factor(height_m, wheel_m) * SLANT**tries)


def roll_share(roll: float, wheel_m: float) -> float:
    """Return the rolling resistance of a wheel as a share of the weight: it goes with 1 over the diameter."""
    return roll * LARGE_WHEEL_M / wheel_m


def advance(speed_m_s: float, forces: Forces, dt_s: float) -> tuple[float, float]:
    """Return the way and the speed after a time under constant forces: the exact solution.

    Parameters
    ----------
    speed_m_s : float
        At the beginning; negative while it rolls back.
    forces : Forces
    dt_s : float

    Returns
    -------
    way_m, speed_m_s : float
    """
    if speed_m_s < 0:
        # Mirrored: rolling back it is slowed by the resistance and by the push, and never driven.
        slowing_n = forces.resist_n + max(forces.ahead_n, 0.0)
        way_m, back_m_s, left_s = _glide(-speed_m_s, -slowing_n, forces, dt_s)
        if left_s <= 0:
            return -way_m, -back_m_s
        ahead_m, speed_m_s = advance(0.0, forces, left_s)
        return ahead_m - way_m, speed_m_s
    if speed_m_s == 0 and forces.ahead_n <= forces.static_n:
        return 0.0, 0.0
    way_m, speed_m_s, _ = _glide(speed_m_s, forces.ahead_n - forces.resist_n, forces, dt_s)
    return way_m, speed_m_s


def _glide(speed_m_s: float, force_n: float, forces: Forces, dt_s: float) -> tuple[float, float, float]:
    """Return way and speed of a forward motion, and the time that is left after it came to rest."""
    settle_s = forces.mass_kg / forces.drag_n_s_m
    end_m_s = force_n / forces.drag_n_s_m
    left_s = 0.0
    if end_m_s < 0:
        rest_s = settle_s * log((speed_m_s - end_m_s) / -end_m_s)
        if rest_s <= dt_s:
            # At rest the exponential term is known: speed = end + (speed0 - end) e^(-t / T) = 0.
            return end_m_s * rest_s + speed_m_s * settle_s, 0.0, dt_s - rest_s
    fade = exp(-dt_s / settle_s)
    way_m = end_m_s * dt_s + (speed_m_s - end_m_s) * settle_s * (1 - fade)
    return way_m, end_m_s + (speed_m_s - end_m_s) * fade, left_s


def time_to(way_m: float, speed_m_s: float, forces: Forces, dt_s: float) -> float:
    """Return when a container that gets farther than ``way_m`` within ``dt_s`` is there; its way only grows.

    Parameters
    ----------
    way_m : float
        Positive.
    speed_m_s : float
    forces : Forces
    dt_s : float
        By then it is beyond.
    """
    low_s, high_s = 0.0, dt_s
    at_s = 0.5 * dt_s
    for _ in range(60):
        gone_m, now_m_s = advance(speed_m_s, forces, at_s)
        if gone_m < way_m:
            low_s = at_s
        else:
            high_s = at_s
        if abs(gone_m - way_m) < 1e-13 or high_s - low_s < 1e-15:
            break
        # Newton's step where it stays inside, else halving.
        next_s = at_s - (gone_m - way_m) / now_m_s if now_m_s > 1e-9 else low_s
        at_s = next_s if low_s < next_s < high_s else 0.5 * (low_s + high_s)
    return at_s


def steer(x_m: float, yaw_rad: float, way_m: float, wanted_rad: float, turn_1_m: float) -> tuple[float, float]:
    """Return place beside the middle and direction after a way along the lane.

    Parameters
    ----------
    x_m, yaw_rad : float
        Before.
    way_m : float
        Travelled; across a way back the container keeps its direction.
    wanted_rad : float
        Direction that the steering asks for.
    turn_1_m : float
        How fast the lane turns away under the container, positive to the right.
    """
    if way_m <= 0:
        return x_m + yaw_rad * way_m, yaw_rad
    end_rad = wanted_rad - STEER_M * turn_1_m
    fade = exp(-way_m / STEER_M)
    off = yaw_rad - end_rad
    return x_m + end_rad * way_m + off * STEER_M * (1 - fade), end_rad + off * fade
