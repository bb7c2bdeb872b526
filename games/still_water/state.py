"""The state of Still Water: all that a view may show, and what the score is made of."""

from dataclasses import dataclass, field
from typing import ClassVar

from games.still_water.course import Course, Point
from games.still_water.measure import Second
from games.still_water.metres import Metres
from games.still_water.params import PLACES
from station.game.manoeuvre import Manoeuvre
from station.game.ticks import Tick


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums that score and metrics are made of.

    Parameters
    ----------
    counted, inside : int
        Scored ticks, data gaps left out; those of them in calm water.
    still, velocity_m_s, squares_m2 : int, float, float
        Ticks in which the lantern stood still and the trainee stood there; sums over them of the CoP's speed and of its
        squared distance from the lantern.
    best_unbroken : int
        Longest time without a break, in ticks.
    finale_whole : int
        Unbroken ticks of the finale.
    load_ticks : int
    load_sum_n : float
        Of the first moments on the board: the load that the trainee began with.
    """

    counted: int = 0
    inside: int = 0
    still: int = 0
    velocity_m_s: float = 0.0
    squares_m2: float = 0.0
    best_unbroken: int = 0
    finale_whole: int = 0
    load_ticks: int = 0
    load_sum_n: float = 0.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What happened just now, so that events come once.

    Parameters
    ----------
    slow_m : point
        The CoP over the last seconds.
    spread_m2 : float
        Mean square of how far the smoothed CoP was from that: how alive the stance is.
    unbroken : int
        Ticks since the reflection broke last.
    outside : int
        Ticks since the smoothed CoP left the calm water; 0 inside.
    edge : bool
        Whether the reflection was about to break and has not healed since.
    saved_at : int
        Tick of the last time it healed just in time.
    here : int
        Ticks of this stay in calm water.
    star : int
        Unbroken ticks towards the next star.
    aside_m : float
        Offset to the right of the lantern over the last seconds.
    last : Tick or None
        The tick before, when somebody stood there.
    """

    slow_m: Point = (0.0, 0.0)
    spread_m2: float = 0.0
    unbroken: int = 0
    outside: int = 0
    edge: bool = False
    saved_at: int = -10_000
    here: int = 0
    star: int = 0
    aside_m: float = 0.0
    last: Tick | None = None


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a round. Places in metres are seen from the middle of the control (``u`` of 0).

    Parameters
    ----------
    course : Course
    ticks : int
        Played so far.
    act : int
        0 measuring and the first calm, 1 the lantern drifts, 2 finale.
    leg : int
        Of the course.
    metres : Metres
    rest_m : point
        The own rest; (0, 0) until it is measured.
    sway_m : float
        The own sway as it counts (RMS distance); 0 until it is measured.
    radius_m : float
        Of the calm water around the lantern; 0 until it is measured.
    target_m : point
        Where the lantern is.
    dot_m : point
        The trainee; the last place known while off the board.
    soft_m : point
        The same, smoothed: what the reflection is made of.
    speed_m_s : float
        Speed of that.
    unrest : float
        Of the reflection: 0 whole, 1 about to break, up to 2.
    inside : bool
        Whether the trainee is in calm water and counts.
    standing : bool
        Whether somebody stands there with the load that the round began with, alive; without that no points.
    whole : bool
        Whether the reflection is unbroken.
    lit : tuple of bool
        For each place whether its light was lit.
    stars_lit : int
        Stars of the constellation so far.
    moon : float
        How far it has risen, 0 to 1.
    time_left_s, unbroken_s, best_unbroken_s : float
    score : float
        Points so far.
    seconds : tuple of Second
        What was measured.
    tally, watch, manoeuvre
        The books behind it.
    """

    BLENDED: ClassVar[tuple[str, ...]] = ("target_m", "dot_m", "soft_m", "unrest", "moon")

    course: Course
    ticks: int = 0
    act: int = 0
    leg: int = 0
    metres: Metres = field(default_factory=Metres)
    rest_m: Point = (0.0, 0.0)
    sway_m: float = 0.0
    radius_m: float = 0.0
    target_m: Point = (0.0, 0.0)
    dot_m: Point = (0.0, 0.0)
    soft_m: Point = (0.0, 0.0)
    speed_m_s: float = 0.0
    unrest: float = 0.0
    inside: bool = False
    standing: bool = False
    whole: bool = False
    lit: tuple[bool, ...] = (False,) * PLACES
    stars_lit: int = 0
    moon: float = 0.0
    time_left_s: float = 0.0
    unbroken_s: float = 0.0
    best_unbroken_s: float = 0.0
    score: float = 0.0
    seconds: tuple[Second, ...] = ()
    tally: Tally = Tally()
    watch: Watch = Watch()
    manoeuvre: Manoeuvre = field(default_factory=Manoeuvre)
