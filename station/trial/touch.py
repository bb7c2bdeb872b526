"""Whether the other foot came down while standing on one leg."""

from typing import Final

from station.trial.pipeline import Sample
from station.trial.protocol import Protocol
from station.trial.sustained import Sustained

TOUCH_S: Final = 0.1
"""As long as stepping off takes to be noticed: a touch ends a held trial before it could be called void."""

_FREE_SIDE: Final = {"left_leg": 1.0, "right_leg": -1.0}
"""Where the free foot is, along ML."""


class Touch:
    """Watch for touch-downs.

    On the board a second foot carries the CoP to its side, farther than one foot can; beside the board it takes weight
    off it.

    Parameters
    ----------
    protocol : Protocol
        How far, and how much.
    stance : str
        ``left_leg`` or ``right_leg``.
    rest_ml_m : float
        Mean CoP on that leg.
    body_weight_n : float
    """

    __slots__ = ("_down", "_least_n", "_rest_m", "_side", "_touch_m", "_was_down")

    def __init__(self, protocol: Protocol, stance: str, rest_ml_m: float, body_weight_n: float) -> None:
        self._side = _FREE_SIDE[stance]
        self._rest_m = rest_ml_m
        self._touch_m = protocol.touch_m
        self._least_n = (1 - protocol.touch_share) * body_weight_n
        self._down = Sustained(TOUCH_S)
        self._was_down = False

    def push(self, sample: Sample) -> int | None:
        """Look at a sample; return when the foot came down, once it is sure that it did, else None."""
        aside = self._side * (sample.cop_ml_m - self._rest_m) > self._touch_m
        down = self._down.push(sample.t_us, aside or sample.load_n < self._least_n)
        new = down and not self._was_down
        self._was_down = down
        return self._down.since_us if new else None
