"""Whether the other foot came down while standing on one leg."""

from typing import Final

from station.trial.pipeline import Sample
from station.trial.presence import OFF_S, OFF_SHARE
from station.trial.protocol import Protocol
from station.trial.sustained import Sustained

TOUCH_S: Final = OFF_S
"""As long as stepping off takes to be noticed: a touch ends a held trial before it could be called void."""

LIGHT_S: Final = 0.3
"""Who bends a knee to keep upright takes weight off the board too: 3 cm, up to one and a half times a second, take 10 %
and more off it for up to 0.25 s, and no foot was down."""

_FREE_SIDE: Final = {"left_leg": 1.0, "right_leg": -1.0}
"""Where the free foot is, along ML."""


class Touch:
    """Watch for touch-downs.

    On the board a second foot carries the CoP to its side, farther than one foot can; beside the board it takes weight
    off it, and most of it at once when the trainee steps off.

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

    __slots__ = ("_aside", "_gone", "_least_n", "_light", "_off_n", "_rest_m", "_side", "_touch_m", "_was_down")

    def __init__(self, protocol: Protocol, stance: str, rest_ml_m: float, body_weight_n: float) -> None:
        self._side = _FREE_SIDE[stance]
        self._rest_m = rest_ml_m
        self._touch_m = protocol.touch_m
        self._least_n = (1 - protocol.touch_share) * body_weight_n
        self._off_n = OFF_SHARE * body_weight_n
        self._aside, self._light, self._gone = Sustained(TOUCH_S), Sustained(LIGHT_S), Sustained(TOUCH_S)
        self._was_down = False

    def push(self, sample: Sample) -> int | None:
        """Look at a sample; return when the foot came down, once it is sure that it did, else None."""
        t_us, load_n = sample.t_us, sample.load_n
        down = any(
            [
                self._aside.push(t_us, self._side * (sample.cop_ml_m - self._rest_m) > self._touch_m),
                self._light.push(t_us, load_n < self._least_n),
                self._gone.push(t_us, load_n < self._off_n),
            ]
        )
        new = down and not self._was_down
        self._was_down = down
        began_us = [each.since_us for each in (self._aside, self._light, self._gone) if each.since_us is not None]
        return min(began_us) if new else None
