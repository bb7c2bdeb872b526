"""The state of Target Tracker: all that a view may show, and what the score is made of."""

from dataclasses import dataclass
from typing import ClassVar

from games.target_tracker.path import Path, Point
from station.game.manoeuvre import Manoeuvre


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums that the score is made of.

    Parameters
    ----------
    inside, counted : int
        Ticks inside the circle, and ticks that count.
    behind, moved : float
        Sums of -(dot - circle) . v and v . v, with v the velocity of the circle (reach^2/s, reach^2/s^2): their
        quotient is the delay that fits best.
    caught : int
        Beacons reached within their time.
    best_streak : int
        Longest stay inside, in ticks.
    load_ticks : int
    load_sum_n : float
        Of the first moments on the board: the load that the trainee began with.
    """

    inside: int = 0
    counted: int = 0
    behind: float = 0.0
    moved: float = 0.0
    caught: int = 0
    best_streak: int = 0
    load_ticks: int = 0
    load_sum_n: float = 0.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What happened just now, so that events come once.

    Parameters
    ----------
    streak : int
        Ticks inside since the trainee was last out for long.
    outside : int
        Ticks outside since the last one inside.
    saved_at : int
        Tick of the last narrow save; there are none in the finale.
    behind, moved : float
        As in ``Tally``, over the last seconds only.
    late : int
        Ticks that the dot has been far behind.
    known : bool
        Whether the tick before showed where the trainee was.
    dot_speed : float
        Smoothed speed of the dot, reach per second.
    rushing : int
        Ticks that the dot has been moving far too fast.
    beacon : int
        The last beacon that was reached, from 0; -1 before.
    astray : int
        Ticks that the dot has kept to the other lantern.
    """

    streak: int = 0
    outside: int = 0
    saved_at: int = -10_000
    behind: float = 0.0
    moved: float = 0.0
    late: int = 0
    known: bool = False
    dot_speed: float = 0.0
    rushing: int = 0
    beacon: int = -1
    astray: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a round. Positions are control signals (ML, AP): 1 is the trainee's own reach in that direction.

    Parameters
    ----------
    path : Path
    ticks : int
        Played so far.
    act : int
        0 warm-up, 1 build, 2 finale.
    target_u : point
        Centre of the circle.
    radius : float
        Of the circle.
    dot_u : point
        The trainee; the last place known while off the board.
    dot_alpha : float
        1 when the dot is to be shown, 0 when it is hidden, in between while it fades.
    decoy_u : point
        The second lantern's circle.
    decoy_alpha : float
        How visible it is, 0 to 1; it is never there without ``Params.decoy``.
    flag, decoy_flag : int
        Which of the flags each of the two lanterns carries, 0 to 2.
    next_u : point
        The next beacon, or home.
    hint : float
        0 while the next beacon is to be hidden; grows to 1 until the hop.
    hop : int
        Number of the beacon, from 0; -1 before the finale, the number of beacons on the way home.
    inside : bool
        Whether the dot is in the circle and counts.
    standing : bool
        Whether somebody stands there with the load that the round began with; without that there are no points.
    lag_s : float
        Delay of the dot behind the circle over the last seconds, 0 to 2.
    time_left_s, streak_s, best_streak_s : float
    caught : int
        Beacons reached so far.
    score : float
        Of the round so far, 0 to 100.
    tally, watch, manoeuvre
        The books behind it.
    """

    BLENDED: ClassVar[tuple[str, ...]] = ("target_u", "decoy_u", "dot_u")

    path: Path
    ticks: int
    act: int
    target_u: Point
    radius: float
    dot_u: Point
    dot_alpha: float
    decoy_u: Point
    decoy_alpha: float
    flag: int
    decoy_flag: int
    next_u: Point
    hint: float
    hop: int
    inside: bool
    standing: bool
    lag_s: float
    time_left_s: float
    streak_s: float
    best_streak_s: float
    caught: int
    score: float
    tally: Tally
    watch: Watch
    manoeuvre: Manoeuvre
