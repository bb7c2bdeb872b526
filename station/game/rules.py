"""What a game is: pure rules over frozen states.

A game's ``rules`` module offers the names of :class:`Rules`. It draws nothing, says nothing, knows no clock and no
chance but the ``rng`` it is given; it tells what happened as events.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from station.game.ticks import Tick


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a round.

    Parameters
    ----------
    name : str
        As listed in the game's content under ``[events]``.
    tick : int
        Index of the tick it happened at.
    data : mapping of str to float
        Figures that belong to it, names with units.
    """

    name: str
    tick: int
    data: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round came to. Stars are for the trainee, metrics for the record; they are never mixed.

    Parameters
    ----------
    score : float
        The game's one number, in the unit that its content names.
    stars : int
        0 to 3.
    success : float
        0 to 1: the share of the task that was done; what the staircase adapts on.
    metrics : mapping of str to float
        Manoeuvre metrics, names with units. A metric that could not be measured is left out, never 0 or NaN.
    short_of_star : float
        What the score lacks for the next star, in its own unit; 0 when all are earned, or when points are not what is
        lacking for the first.
    """

    score: float
    stars: int
    success: float
    metrics: Mapping[str, float]
    short_of_star: float


@dataclass(frozen=True, slots=True)
class Condition:
    """How the trainee is to stand in a round: results under unlike conditions are never set side by side.

    Parameters
    ----------
    stance : str
        ``template`` (heels 10 cm apart, feet turned out), ``together`` or ``tandem``.
    surface : str
        ``firm`` or ``foam``.
    vision : str
        ``open`` or ``closed``: the eyes.
    """

    stance: str = "template"
    surface: str = "firm"
    vision: str = "open"


class Rules(Protocol):
    """What a game's ``rules`` module offers; ``Params`` and ``State`` are its own frozen dataclasses.

    ``State.BLENDED`` names the fields (floats or tuples of floats) that may be drawn between two ticks.
    """

    @property
    def Params(self) -> type[Any]:  # noqa: N802 - the name of a class
        """The frozen dataclass of a level's parameters; validates itself in ``__post_init__``."""

    def initial(self, params: Any, rng: np.random.Generator) -> Any:
        """Return the state before the first tick."""

    def step(self, state: Any, tick: Tick, params: Any, rng: np.random.Generator) -> tuple[Any, tuple[Event, ...]]:
        """Return the state after a tick, and what happened."""

    def done(self, state: Any, params: Any) -> bool:
        """Return whether the round is over by itself."""

    def outcome(self, state: Any, params: Any) -> Outcome:
        """Return what the round came to so far; valid at any state, also right after ``initial``."""

    def aim(self, state: Any, params: Any) -> tuple[float, float]:
        """Return the control signal (u_ml, u_ap) that a perfect trainee would want now: for autopilots and demos."""

    def progress(self, state: Any, params: Any) -> float:
        """Return how far the trainee has come, 0 to 1; it never falls. The best round's is shown as its ghost."""

    def condition(self, params: Any) -> Condition:
        """Return how the trainee is to stand."""
