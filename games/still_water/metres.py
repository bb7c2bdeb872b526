"""Control signals in metres: how far a reach of 1 is in each direction, read off the ticks themselves."""

from dataclasses import dataclass
from typing import Final

from station.game.control import Reach
from station.game.ticks import Tick

Point = tuple[float, float]

_CLEAR_U: Final = 1e-4
"""A smaller step between two ticks would divide rounding by rounding."""

_USUAL: Final = Reach()
_ALL: Final = 0b1111


@dataclass(frozen=True, slots=True)
class Metres:
    """How long a control signal of 1 is.

    A tick carries the CoP both in metres and as a control signal, and between two ticks on one side of the middle both
    change in proportion: their quotient is the reach of that side. Until a side was visited it is the usual one.

    Parameters
    ----------
    right_m, left_m, front_m, back_m : float
    learnt : int
        A bit for each side that was visited, in that order.
    """

    right_m: float = _USUAL.right_m
    left_m: float = _USUAL.left_m
    front_m: float = _USUAL.front_m
    back_m: float = _USUAL.back_m
    learnt: int = 0

    def learn(self, last: Tick, tick: Tick) -> "Metres":
        """Return this with what two ticks in a row show."""
        if self.learnt == _ALL:
            return self
        sides = [self.right_m, self.left_m, self.front_m, self.back_m]
        learnt = self.learnt
        for side, u0, u1, m0, m1 in (
            (0, last.u_ml, tick.u_ml, last.cop_ml_m, tick.cop_ml_m),
            (2, last.u_ap, tick.u_ap, last.cop_ap_m, tick.cop_ap_m),
        ):
            number = side if u1 > 0 else side + 1
            if u0 * u1 > 0 and abs(u1 - u0) > _CLEAR_U and not learnt >> number & 1:
                sides[number] = (m1 - m0) / (u1 - u0)
                learnt |= 1 << number
        return Metres(sides[0], sides[1], sides[2], sides[3], learnt) if learnt != self.learnt else self

    def of(self, u: Point) -> Point:
        """Return a control signal in metres from the middle of the control."""
        return (
            u[0] * (self.right_m if u[0] > 0 else self.left_m),
            u[1] * (self.front_m if u[1] > 0 else self.back_m),
        )

    def u(self, point_m: Point) -> Point:
        """Return the control signal of a point: the inverse of :meth:`of`."""
        return (
            point_m[0] / (self.right_m if point_m[0] > 0 else self.left_m),
            point_m[1] / (self.front_m if point_m[1] > 0 else self.back_m),
        )
