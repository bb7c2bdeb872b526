"""The lane as the physics sees it: stretches with the forces on them, the steps that wheels climb, the barriers."""

from dataclasses import dataclass
from itertools import pairwise
from math import copysign
from typing import Final

from games.roll_container.course import THINGS, Course, Zone
from games.roll_container.params import Params
from games.roll_container.physics import (
    AXLE_M,
    CLIMB_M,
    FRONT_M,
    GRAVITY,
    RUBBER_ROLL,
    SCRAPE,
    WET_GRIP,
    WORN_ROLL,
    Forces,
    roll_share,
)

BARRIER_M: Final = 0.7
"""So far behind a box there is a closed barrier; behind the last one the bumper of the dock."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the way where the same forces act all along.

    Parameters
    ----------
    start_m, end_m : float
    floor : str
    slope, turn_1_m : float
        Rise per metre; curvature of the lane, positive to the right.
    worn : float
        Side that a worn bearing pulls to, 0 for none.
    shimmy : bool
    told : bool
        Whether its wheel trouble was announced.
    """

    start_m: float
    end_m: float
    floor: str
    slope: float
    turn_1_m: float
    worn: float
    shimmy: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Hurdle:
    """A threshold or a gap, as the container's middle meets it: from its foot to its top wheels climb."""

    foot_m: float
    top_m: float
    height_m: float
    gap: bool
    told: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A course as the physics sees it, and the things on it that a trainee may be told of."""

    stretches: tuple[Stretch, ...] = ()
    hurdles: tuple[Hurdle, ...] = ()
    things: tuple[Zone, ...] = ()
    half_width_m: float = 1.0


def make_lane(course: Course) -> Lane:
    """Return the lane of a course: cut where a zone begins or ends. What is not real is not there."""
    real = [zone for zone in course.zones if zone.real]
    cuts = sorted({place for zone in real for place in (zone.start_m, zone.end_m)} | {-10.0, course.length_m + 10.0})
    stretches = []
    for start_m, end_m in pairwise(cuts):
        inside = {zone.thing: zone.value for zone in real if zone.start_m <= start_m and zone.end_m >= end_m}
        floor = next((name for name in ("wet", "rubber") if name in inside), "concrete")
        slope, turn, worn = (inside.get(name, 0.0) for name in ("ramp", "bend", "worn"))
        told = any(zone.shown_m > 0 for zone in real if zone.thing == "worn" and zone.start_m <= start_m < zone.end_m)
        stretches.append(Stretch(start_m, end_m, floor, slope, turn, worn, "shimmy" in inside, told))
    hurdles = []
    for zone in real:
        if zone.thing in ("threshold", "gap"):
            foot_m = zone.start_m - AXLE_M
            climb_m = CLIMB_M if zone.thing == "threshold" else 0.5 * CLIMB_M
            hurdles.append(Hurdle(foot_m, foot_m + climb_m, zone.value, zone.thing == "gap", zone.shown_m > 0))
    things = tuple(zone for zone in course.zones if zone.thing in THINGS)
    return Lane(tuple(stretches), tuple(hurdles), things, course.half_width_m)


def barrier_m(box_end_m: float) -> float:
    """Return where the barrier behind a box stops the container's middle."""
    return box_end_m + BARRIER_M - FRONT_M


def push_n(params: Params, ap_u: float) -> float:
    """Return the force on the handle for a lean forward, or back when negative."""
    slack_u = min(max(ap_u, -params.slack_u), params.slack_u)
    return params.push_n * (ap_u - slack_u)


def lean_for(params: Params, ahead_n: float) -> float:
    """Return the lean for a force on the handle: the inverse of :func:`push_n`, 0 for none."""
    return ahead_n / params.push_n + copysign(params.slack_u, ahead_n) if ahead_n else 0.0


def forces_on(stretch: Stretch, params: Params, ap_u: float, climb_n: float = 0.0, touching: int = 0) -> Forces:
    """Return the forces on a container for a lean.

    Parameters
    ----------
    stretch : Stretch
    params : Params
    ap_u : float
        Lean forward (push) or back (brake).
    climb_n : float
        Force against wheels that climb.
    touching : int
        Other than 0 while it grinds along a rack.
    """
    weight_n = params.mass_kg * GRAVITY
    share = roll_share(params.roll, params.wheel_m)
    if stretch.floor == "rubber":
        share *= RUBBER_ROLL
    if stretch.worn:
        share *= WORN_ROLL
    rolling_n = weight_n * share + (weight_n * SCRAPE if touching else 0.0)
    handle_n = push_n(params, ap_u)
    if ap_u < 0 and stretch.floor == "wet":
        handle_n *= WET_GRIP
    return Forces(
        params.mass_kg,
        params.drag_n_s_m,
        handle_n - weight_n * stretch.slope,
        rolling_n + climb_n,
        params.starting * rolling_n + climb_n,
    )
