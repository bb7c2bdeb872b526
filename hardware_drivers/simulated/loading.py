"""How the load comes and goes when a person steps on and off: one foot, then the other."""

from typing import Final

from station.signals.oscillator import Oscillator

STEP_ON: Final = ((0.0, 0.0), (0.25, 0.55), (0.55, 0.60), (0.75, 1.0))
STEP_OFF: Final = ((0.0, 1.0), (0.20, 0.55), (0.45, 0.50), (0.60, 0.0))
"""Time in s and share of the body weight that the feet ask the board to carry, straight lines between."""

SPRING: Final = (2.4, 0.30)
"""Natural frequency in Hz and damping of a body landing on its legs: the load overshoots by some 5 to 10 %."""

FIRST_FOOT_M: Final = (0.085, -0.020)
"""ML and AP of the foot that comes first and goes last."""

SECOND_FOOT_AT: Final = 0.60
"""Share of the load above which the second foot carries."""

_GONE: Final = 0.005


class Loading:
    """The share of the body weight on the board.

    Parameters
    ----------
    dt_s : float
        Length of a step.

    Attributes
    ----------
    on_board : bool
        What the person last set out for.
    share : float
        Share of the body weight on the board now.
    """

    def __init__(self, dt_s: float) -> None:
        self.on_board = False
        self.share = 0.0
        self._dt_s = dt_s
        self._since_s = STEP_OFF[-1][0]
        self._spring = Oscillator(*SPRING, dt_s)

    def step_on(self) -> None:
        """Begin to step on; nothing changes for who stands there."""
        if not self.on_board:
            self.on_board, self._since_s = True, 0.0

    def step_off(self) -> None:
        """Begin to step off; nothing changes for who stands beside it."""
        if self.on_board:
            self.on_board, self._since_s = False, 0.0

    @property
    def both_feet(self) -> bool:
        """Whether the second foot carries."""
        return self._asked > SECOND_FOOT_AT

    @property
    def _asked(self) -> float:
        points = STEP_ON if self.on_board else STEP_OFF
        (at, share), *later = points
        for next_at, next_share in later:
            if self._since_s < next_at:
                return share + (next_share - share) * (self._since_s - at) / (next_at - at)
            at, share = next_at, next_share
        return share

    def step(self) -> float:
        """Move one step and return the share."""
        if not self.on_board and self._since_s >= STEP_OFF[-1][0] and self.share < _GONE:
            # The feet are off: a board has no spring that pulls back.
            self._spring.position = self._spring.velocity = self.share = 0.0
            return 0.0
        self.share = max(0.0, self._spring.step(self._asked))
        self._since_s += self._dt_s
        return self.share
