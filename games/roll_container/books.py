"""The books of a run: what the score and the metrics are made of, and what happened just now."""

from dataclasses import dataclass, field

from station.game.manoeuvre import Mean


@dataclass(frozen=True, slots=True)
class Tally:
    """What the run came to so far.

    Parameters
    ----------
    failed : int
        Tries at a threshold or gap that dropped back.
    shakes : int
        Goods-shakes.
    collisions : int
    timed : int
        Ticks that count against par: all but those at a box, waiting for the order.
    way : float
        Share of the way that is done, 0 to 1.
    uncaught : int
        Releases over a threshold after which the trainee was not back at the middle in time.
    release_s : Mean
        Time until back at the middle.
    smooth : Mean
        Of each start: net rise of the push by its total variation, 0 to 1.
    neat : float
        Sum over the clean stops, of 1 for one in the middle of the box and less nearer to its lines.
    home : Mean
        Of each release: 1 for being back at the middle at once, 0 for ``release_s`` and later.
    over_m, early_m : Mean
        How far beyond the lines, and how far before them, each stop came first to rest.
    expected_s, unexpected_s, left_s, right_s : Mean
        Recovery times after pushes that were told and that were not, and after those to one side.
    unrecovered : int
        Pushes after which the trainee was not calm within ten seconds.
    overshoots : int
    peak_m : float
        Largest excursion of all recoveries.
    catches : int
        Things that were announced and did not come.
    """

    failed: int = 0
    shakes: int = 0
    collisions: int = 0
    timed: int = 0
    way: float = 0.0
    uncaught: int = 0
    release_s: Mean = field(default=Mean())
    smooth: Mean = field(default=Mean())
    neat: float = 0.0
    home: Mean = field(default=Mean())
    over_m: Mean = field(default=Mean())
    early_m: Mean = field(default=Mean())
    expected_s: Mean = field(default=Mean())
    unexpected_s: Mean = field(default=Mean())
    left_s: Mean = field(default=Mean())
    right_s: Mean = field(default=Mean())
    unrecovered: int = 0
    overshoots: int = 0
    peak_m: float = 0.0
    catches: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """What goes on now.

    Parameters
    ----------
    load_ticks : int
    load_sum_n : float
        Of the first moments on the board: the load that the trainee began with.
    box : int
        The next box, or the one that it stands in.
    spoiled : bool
        The stop at that box was not clean.
    early_m : float
        How far before its lines the container stood still.
    thing : int
        The next thing on the way that is not passed: index into ``Lane.things``.
    resting : int
        Ticks that the container has stood still.
    waiting : int
        Ticks until the order to go on; 0 when none is waited for.
    stood : int
        Ticks since it was delivered.
    starting : bool
        A start is being measured.
    push_u, push_from_u, push_var_u : float
        Of that start: the smoothed push, where it began, and its total variation.
    release : int
        Ticks since the wheels came free, while the trainee is not yet back at the middle; -1 for none.
    slow_acc_m_s2, shock_m_s2 : float
        The container's acceleration, smoothed; what is left of it.
    jolted : int
        Ticks for which blows of a threshold are not held against the trainee.
    cornering, wobbling : int
        Ticks that a bend has been taken too fast, and that the castors have been shimmying.
    shaken_at, bumped_at : int
        Ticks of the last goods-shake and collision.
    """

    load_ticks: int = 0
    load_sum_n: float = 0.0
    box: int = 0
    spoiled: bool = False
    early_m: float = 0.0
    thing: int = 0
    resting: int = 0
    waiting: int = 0
    stood: int = 0
    starting: bool = True
    push_u: float = 0.0
    push_from_u: float = 0.0
    push_var_u: float = 0.0
    release: int = -1
    slow_acc_m_s2: float = 0.0
    shock_m_s2: float = 0.0
    jolted: int = 0
    cornering: int = 0
    wobbling: int = 0
    shaken_at: int = -10_000
    bumped_at: int = -10_000
