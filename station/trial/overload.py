"""Too much load on the board."""

from enum import StrEnum
from typing import Final

from station.trial.sustained import Sustained

WARN_SHARE: Final = 0.9
STOP_SHARE: Final = 1.0
"""Shares of the rated load (data.md, "Faults")."""

HOLD_S: Final = 0.1
RELEASE: Final = 0.95
"""Levels are entered after 0.1 s, so that a single sample cannot, and left 5 % lower, so that they do not flicker."""


class LoadLevel(StrEnum):
    """How the load compares to what the board is built for."""

    OK = "ok"
    WARN = "warn"
    STOP = "stop"


class Overload:
    """Watch the load against the rated load of the board.

    Parameters
    ----------
    max_load_n : float
        Rated load.

    Attributes
    ----------
    level : LoadLevel
    """

    __slots__ = ("_stop", "_stop_n", "_warn", "_warn_n", "level")

    def __init__(self, max_load_n: float) -> None:
        self._warn_n, self._stop_n = WARN_SHARE * max_load_n, STOP_SHARE * max_load_n
        self._warn, self._stop = Sustained(HOLD_S), Sustained(HOLD_S)
        self.level = LoadLevel.OK

    def push(self, t_us: int, load_n: float) -> None:
        """Look at one sample."""
        if load_n < RELEASE * self._warn_n:
            if self.level is not LoadLevel.OK or self._warn.since_us is not None:
                self.restart()
            return
        stop = self._stop.push(t_us, load_n > self._stop_n)
        warn = self._warn.push(t_us, load_n > self._warn_n)
        if stop or (self.level is LoadLevel.STOP and load_n >= RELEASE * self._stop_n):
            self.level = LoadLevel.STOP
        elif warn or self.level is not LoadLevel.OK:
            self.level = LoadLevel.WARN

    def restart(self) -> None:
        """Know nothing, as after a reset of the board."""
        self.level = LoadLevel.OK
        self._warn.restart()
        self._stop.restart()
