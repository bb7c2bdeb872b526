"""The load that a round is played with: a board played by hand, or by somebody who leans on the rail, earns nothing."""

from typing import Final

from station.game.ticks import TICK_HZ

LOAD_BAND: Final = 0.4
"""Leaning changes the load by a few per cent, a squat by some tens; a hand on the board by far more."""

LOAD_TICKS: Final = TICK_HZ // 2
"""The first moments on the board tell the usual load."""


def is_usual(load_n: float, ticks: int, sum_n: float) -> bool:
    """Return whether a load is about that of the first moments.

    Parameters
    ----------
    load_n : float
        Now.
    ticks : int
        How many of the first moments are known; while they are few, every load is usual.
    sum_n : float
        Of the load in those.
    """
    if ticks < LOAD_TICKS:
        return True
    usual_n = sum_n / ticks
    return abs(load_n - usual_n) <= LOAD_BAND * usual_n
