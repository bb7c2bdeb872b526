"""The own rest and the own sway, measured in the first calm seconds of a round.

The time is cut into seconds. The rest is the median of their means. The sway is the RMS distance from that rest, a
second counting with at most ``MOST`` times the median second's mean square: one second of fidgeting moves neither. A
second of which half is missing is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Final

from station.game.ticks import TICK_HZ

Point = tuple[float, float]

FARTHEST_REST_M: Final = 0.020
"""The own rest lies within this distance of where the trainee stood before the round, on each axis."""


MOST: Final = 2.0


@dataclass(frozen=True, slots=True)
class Second:
    """Sums over the ticks of one second.

    Parameters
    ----------
    n : int
    ml_m, ap_m : float
        Sums of the CoP.
    squares_m2 : float
        Sum of the squares of both.
    """

    n: int = 0
    ml_m: float = 0.0
    ap_m: float = 0.0
    squares_m2: float = 0.0

    def add(self, point_m: Point) -> "Second":
        """Return the sums with one more point."""
        ml, ap = point_m
        return Second(self.n + 1, self.ml_m + ml, self.ap_m + ap, self.squares_m2 + ml * ml + ap * ap)

    def square_m2(self, rest_m: Point) -> float:
        """Return the mean square of the distance from a rest."""
        ml, ap = self.ml_m / self.n, self.ap_m / self.n
        square = self.squares_m2 / self.n - 2 * (ml * rest_m[0] + ap * rest_m[1]) + rest_m[0] ** 2 + rest_m[1] ** 2
        return max(0.0, square)


def rest_and_sway(seconds: Sequence[Second]) -> tuple[Point, float]:
    """Return the own rest and the own sway.

    Parameters
    ----------
    seconds : sequence of Second

    Returns
    -------
    ((float, float), float)
        ML and AP of the rest and RMS distance from it, in m; all 0 when nothing was measured.
    """
    whole = [second for second in seconds if second.n >= TICK_HZ // 2]
    if not whole:
        return (0.0, 0.0), 0.0
    rest = (_rest(second.ml_m / second.n for second in whole), _rest(second.ap_m / second.n for second in whole))
    squares = sorted(second.square_m2(rest) for second in whole)
    most_m2 = MOST * _median(squares)
    return rest, sqrt(fsum(min(square, most_m2) for square in squares) / len(squares))


def _rest(means_m: Iterable[float]) -> float:
    return min(max(_median(sorted(means_m)), -FARTHEST_REST_M), FARTHEST_REST_M)


def _median(values: Sequence[float]) -> float:
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else 0.5 * (values[middle - 1] + values[middle])
