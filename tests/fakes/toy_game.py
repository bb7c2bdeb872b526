"""The smallest game: a ball drifts at random, leaning pushes it, staying near the middle scores. Meets ``Rules``."""

from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from station.errors import ContentError
from station.game.grading import short_of_star, stars
from station.game.manoeuvre import Manoeuvre
from station.game.rules import Condition, Event, Outcome
from station.game.ticks import Tick

STARS = (0.3, 0.6, 0.9)


@dataclass(frozen=True, slots=True)
class Params:
    """Length of the round and strength of the drift."""

    length_ticks: int = 600
    drift: float = 0.02

    def __post_init__(self) -> None:
        if self.length_ticks < 1:
            raise ContentError("A round needs at least one tick.", "Set length_ticks to 1 or more.")


@dataclass(frozen=True, slots=True)
class State:
    """Where the ball is."""

    BLENDED: ClassVar = ("ball", "trail")

    ball: float
    trail: tuple[float, float]
    target: tuple[float, float]
    played: int
    inside: int
    manoeuvre: Manoeuvre


def initial(params: Params, rng: np.random.Generator) -> State:
    """Return the ball somewhere near the middle."""
    ball = float(rng.uniform(-0.1, 0.1))
    return State(ball, (ball, ball), (0.5, 0.0), 0, 0, Manoeuvre())


def step(state: State, tick: Tick, params: Params, rng: np.random.Generator) -> tuple[State, tuple[Event, ...]]:
    """Drift, push, and a new target twice a second."""
    ball = state.ball + params.drift * (float(rng.normal()) + tick.u_ml)
    events: tuple[Event, ...] = ()
    manoeuvre, target = state.manoeuvre.step(tick), state.target
    if state.played % 240 == 0:
        target = (-target[0], target[1])
        manoeuvre = manoeuvre.start(target, tick, 0.1)
        events = (Event("target", tick.index, {"u_ml": target[0]}),)
    inside = state.inside + (abs(ball) < 0.5)
    return replace(
        state,
        ball=ball,
        trail=(state.ball, ball),
        target=target,
        played=state.played + 1,
        inside=inside,
        manoeuvre=manoeuvre,
    ), events


def done(state: State, params: Params) -> bool:
    """Return whether all ticks were played."""
    return state.played >= params.length_ticks


def outcome(state: State, params: Params) -> Outcome:
    """Return the share of time inside."""
    share = state.inside / params.length_ticks
    short = short_of_star(share, STARS, 100.0)
    return Outcome(100 * share, stars(share, STARS), share, state.manoeuvre.result(), short)


def aim(state: State, params: Params) -> tuple[float, float]:
    """Return the target."""
    return state.target


def progress(state: State, params: Params) -> float:
    """Return the share of the ticks played."""
    return state.played / params.length_ticks


def condition(params: Params) -> Condition:
    """Return how the trainee is to stand."""
    return Condition()
