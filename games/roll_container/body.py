"""The container on its way: piece by piece over stretches, steps and barriers."""

from dataclasses import dataclass
from math import exp
from typing import Final

from games.roll_container.params import Params
from games.roll_container.physics import (
    DROP_M_S,
    STEER_RAD,
    THROW_M_S,
    WET_GRIP,
    WORN_YAW,
    Forces,
    advance,
    obstacle_n,
    steer,
    time_to,
)
from games.roll_container.track import Hurdle, Lane, Stretch, forces_on

SHIMMY_M_S: Final = 0.8
"""Castors shimmy above this speed..."""
SHIMMY_GROWS_S: Final = 0.9
SHIMMY_FADES_S: Final = 0.35
"""...until it is slowed."""
GRAZE: Final = 0.7
"""Share of its speed that a container keeps when it touches a rack."""
BUMP_M_S: Final = 0.05
"""Slower is leaning against it."""
OFF_M: Final = 1e-9
_PIECES: Final = 12


@dataclass(frozen=True, slots=True)
class Body:
    """The container now, and what happened to it in the last tick.

    Parameters
    ----------
    s_m, x_m, yaw_rad, v_m_s : float
        As in ``State``.
    acc_m_s2 : float
        Mean change of its speed over the tick, blows left out.
    stretch, hurdle : int
        The stretch that it is on, and the next hurdle: indices into ``Lane``.
    tries : int
        Failed tries at that hurdle.
    shimmy : float
        How far the castors' shimmy has grown, 0 to 1.
    touching : int
        Side on which it grinds along a rack, or 0.
    struck, dropped, freed, crashed : bool
        In this tick its wheels struck a hurdle, dropped off it, came free of it; it ran into a barrier.
    """

    s_m: float = 0.0
    x_m: float = 0.0
    yaw_rad: float = 0.0
    v_m_s: float = 0.0
    acc_m_s2: float = 0.0
    stretch: int = 0
    hurdle: int = 0
    tries: int = 0
    shimmy: float = 0.0
    touching: int = 0
    struck: bool = False
    dropped: bool = False
    freed: bool = False
    crashed: bool = False

    def held(self, lane: Lane) -> float:
        """Return how far the wheels have climbed, 0 to 1; 0 when there is nothing to climb."""
        if self.hurdle >= len(lane.hurdles):
            return 0.0
        hurdle = lane.hurdles[self.hurdle]
        return min(max((self.s_m - hurdle.foot_m) / (hurdle.top_m - hurdle.foot_m), 0.0), 1.0)


def move(body: Body, lane: Lane, params: Params, lean_u: tuple[float, float], stop_m: float, *, dt_s: float) -> Body:
    """Return the container after a time with a steady lean.

    Parameters
    ----------
    body : Body
    lane : Lane
    params : Params
    lean_u : (float, float)
        ML steers, AP pushes and brakes.
    stop_m : float
        Where the closed barrier stops its middle.
    dt_s : float
    """
    run = _Run(body, lane, params, lean_u)
    left_s = dt_s
    for _ in range(_PIECES):
        left_s = run.piece(stop_m, left_s)
        if left_s <= 0:
            break
    run.touch(body.touching)
    shaking = lane.stretches[run.at].shimmy and run.v > SHIMMY_M_S
    fade = exp(-dt_s / (SHIMMY_GROWS_S if shaking else SHIMMY_FADES_S))
    goal = 1.0 if shaking else 0.0
    return Body(
        run.s_m,
        run.x_m,
        run.yaw,
        run.v,
        (run.v - body.v_m_s - run.blow_m_s) / dt_s,
        run.at,
        run.nth,
        run.tries,
        goal + (body.shimmy - goal) * fade,
        run.touching,
        run.struck,
        run.dropped,
        run.freed,
        run.crashed,
    )


class _Run:
    """A tick under way, piece by piece: a piece ends where the forces change."""

    __slots__ = (
        "at", "blow_m_s", "crashed", "dropped", "freed", "lane", "ml_u", "nth", "params", "push_u",
        "s_m", "struck", "touching", "tries", "v", "x_m", "yaw",
    )  # fmt: skip

    def __init__(self, body: Body, lane: Lane, params: Params, lean_u: tuple[float, float]) -> None:
        self.lane, self.params = lane, params
        self.ml_u, self.push_u = lean_u
        self.s_m, self.x_m, self.yaw, self.v = body.s_m, body.x_m, body.yaw_rad, body.v_m_s
        self.at, self.nth, self.tries, self.touching = body.stretch, body.hurdle, body.tries, body.touching
        self.struck = self.dropped = self.freed = self.crashed = False
        self.blow_m_s = 0.0

    def piece(self, stop_m: float, left_s: float) -> float:
        """Move on until the forces change or the time is up, and return the time that is left."""
        hurdles = self.lane.hurdles
        hurdle = hurdles[self.nth] if self.nth < len(hurdles) else None
        climbing = hurdle is not None and self.s_m >= hurdle.foot_m
        if climbing and self.v == 0:
            self.tries, self.dropped, self.v = self.tries + 1, True, -DROP_M_S
            self.blow_m_s -= DROP_M_S
        if self.v < 0:
            return self._back(hurdle if climbing else None, left_s)
        stretch, params = self.lane.stretches[self.at], self.params
        climb_n, edge_m = 0.0, min(stretch.end_m, stop_m)
        if hurdle:
            edge_m = min(edge_m, hurdle.top_m if climbing else hurdle.foot_m)
            if climbing:
                climb_n = obstacle_n(params.mass_kg, hurdle.height_m, params.wheel_m, self.tries)
        forces = forces_on(stretch, params, self.push_u, climb_n, self.touching)
        way_m, speed = advance(self.v, forces, left_s)
        to_edge_m = edge_m - self.s_m
        if way_m < to_edge_m or way_m == 0:
            self._across(way_m, left_s, stretch)
            self.s_m, self.v = self.s_m + way_m, speed
            return 0.0
        took_s = time_to(to_edge_m, self.v, forces, left_s) if to_edge_m > 0 else 0.0
        _, self.v = advance(self.v, forces, took_s)
        self._across(to_edge_m, took_s, stretch)
        self.s_m = edge_m
        return self._edge(hurdle, stop_m, left_s - took_s)

    def _edge(self, hurdle: Hurdle | None, stop_m: float, left_s: float) -> float:
        """Meet what begins here, and return the time that is left."""
        if self.s_m == stop_m:
            self.crashed = self.crashed or self.v > BUMP_M_S
            self.blow_m_s -= self.v
            self.v = 0.0
            return 0.0
        self.at += self.s_m == self.lane.stretches[self.at].end_m
        if hurdle and self.s_m == hurdle.top_m:
            self.freed, self.nth, self.tries = True, self.nth + 1, 0
        elif hurdle and self.s_m == hurdle.foot_m:
            self.struck = True
        return left_s

    def _back(self, hurdle: Hurdle | None, left_s: float) -> float:
        """Roll back: what comes off a step is not held by a push, at its foot it is; return the time that is left."""
        stretch = self.lane.stretches[self.at]
        forces = forces_on(stretch, self.params, 0.0 if hurdle else self.push_u)
        edge_m = max(stretch.start_m, hurdle.foot_m) if hurdle and self.s_m > hurdle.foot_m else stretch.start_m
        way_m, speed = advance(self.v, forces, left_s)
        if self.s_m + way_m > edge_m:
            self._across(way_m, left_s, stretch)
            self.s_m, self.v = self.s_m + way_m, speed
            return 0.0
        took_s = time_to(self.s_m - edge_m, -self.v, _ahead(forces), left_s) if self.s_m > edge_m else 0.0
        _, self.v = advance(self.v, forces, took_s)
        self._across(edge_m - self.s_m, took_s, stretch)
        self.at -= edge_m == stretch.start_m
        # Just below the foot, so that it is rolled back from and not climbed.
        self.s_m = edge_m - OFF_M if hurdle and edge_m == hurdle.foot_m else edge_m
        return left_s - took_s

    def _across(self, way_m: float, took_s: float, stretch: Stretch) -> None:
        """Follow the steering over a piece of the way."""
        if not way_m:
            return
        grip = WET_GRIP if stretch.floor == "wet" else 1.0
        turn = 0.0
        if stretch.turn_1_m:
            v = way_m / took_s if took_s > 0 else 0.0
            turn = stretch.turn_1_m * (1 + (v / THROW_M_S) ** 2)
        turn -= WORN_YAW * stretch.worn
        self.x_m, self.yaw = steer(self.x_m, self.yaw, way_m, STEER_RAD * grip * self.ml_u, turn)

    def touch(self, last: int) -> None:
        """Keep it off the racks: what runs into one loses some speed and grinds along it."""
        half_m = self.lane.half_width_m
        self.touching = 0
        if abs(self.x_m) < half_m:
            return
        self.touching = 1 if self.x_m > 0 else -1
        self.x_m = self.touching * half_m
        self.yaw = min(self.yaw, 0.0) if self.touching > 0 else max(self.yaw, 0.0)
        if not last and self.v > 0:
            self.blow_m_s -= (1 - GRAZE) * self.v
            self.v *= GRAZE


def _ahead(forces: Forces) -> Forces:
    """Return the forces of a roll back as those of its mirror image, forward."""
    slowing_n = forces.resist_n + max(forces.ahead_n, 0.0)
    return Forces(forces.mass_kg, forces.drag_n_s_m, 0.0, slowing_n, slowing_n)
