"""The state of a run: all that a view may show, and what the score is made of."""

from dataclasses import dataclass, field
from typing import ClassVar

from games.roll_container.balance import Balance
from games.roll_container.body import Body
from games.roll_container.books import Tally, Watch
from games.roll_container.course import Course, Zone
from games.roll_container.track import Lane


@dataclass(frozen=True, slots=True)
class State:
    """One moment of a run.

    Parameters
    ----------
    course : Course
    ticks : int
        Played so far.
    act : int
        0 the first metres, 1 the way, 2 the finale: the last stretch to the dock.
    lean_u : (float, float)
        The trainee's control signal (ML, AP); the last one known while off the board.
    standing : bool
        Whether somebody stands there with the load that the round began with.
    s_m : float
        Where the container is along the lane.
    x_m : float
        And beside its middle, positive to the right.
    yaw_rad : float
        How far it is turned from the lane's direction, positive to the right.
    v_m_s : float
        Its speed along the lane, never negative by more than a rebound.
    floor : str
        Under its wheels: one of ``FLOORS``.
    held : float
        At a threshold or gap: 0 not there, else 0 to 1 how far the wheels have climbed; it drops back when the push is
        too weak.
    ahead : Zone or None
        The next thing that has been announced, or that is in full sight.
    ahead_m : float
        How far it is; 0 when there is none.
    waiting_s : float
        Above 0 at a stop box: time until the next order, standing still.
    shake : float
        0 to 1: how hard the goods are being shaken now.
    tilt_rad : float
        How far the load leans, positive to the right.
    pitch_rad : float
        How far the load leans forward (braking) or backward (pulling away).
    goods : int
        Still on the container, of ``params.GOODS``.
    touching : int
        -1 or 1 while it grinds along the rack on that side, else 0.
    recovering_s : float
        Time from the last push off balance, until now or until it became calm; 0 when it has been calm for a moment.
    recovery_s : float
        How long the last recovery took, up to when it became calm; 0 before the first.
    stops, clean_stops : int
        Boxes reached, and those in which it came to rest at once, inside the lines.
    par_left_s : float
        Time left of the par; negative when late.
    time_left_s : float
        Until the round is over at the latest.
    score : float
        Of the run so far, 0 to 1000 and a little more.
    delivered : bool
        Whether it stands in the dock's box.
    lane, body, balance, watch, tally
        The books behind it; the lane is the course once more, so no ``repr`` shows it.
    """

    BLENDED: ClassVar[tuple[str, ...]] = ("s_m", "x_m", "yaw_rad", "tilt_rad", "pitch_rad", "held", "shake")

    course: Course
    ticks: int
    act: int
    lean_u: tuple[float, float]
    standing: bool
    s_m: float
    x_m: float
    yaw_rad: float
    v_m_s: float
    floor: str
    held: float
    ahead: Zone | None
    ahead_m: float
    waiting_s: float
    shake: float
    tilt_rad: float
    pitch_rad: float
    goods: int
    touching: int
    recovering_s: float
    recovery_s: float
    stops: int
    clean_stops: int
    par_left_s: float
    time_left_s: float
    score: float
    delivered: bool = False
    lane: Lane = field(default=Lane(), repr=False)
    body: Body = field(default=Body())
    balance: Balance = field(default=Balance())
    watch: Watch = field(default=Watch())
    tally: Tally = field(default=Tally())
