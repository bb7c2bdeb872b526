"""The control signal ``u``: where the trainee leans, in units of the own reach."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from station.errors import SignalError

MIN_REACH_M: Final = 0.020
"""A smaller measured reach is refused: it would turn noise into movement (games.md, shared rules)."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Rest position and reach in four directions, in the board's axes.

    Parameters
    ----------
    rest_ml_m, rest_ap_m : float
        Mean CoP at rest.
    right_m, left_m, front_m, back_m : float
        Largest excursion from rest, all positive.
    calibrated : bool
        True when measured (Reach Star); False for the defaults, which the screen marks as such.

    Raises
    ------
    SignalError
        When a reach is below ``MIN_REACH_M``.
    """

    rest_ml_m: float = 0.0
    rest_ap_m: float = 0.0
    right_m: float = 0.070
    left_m: float = 0.070
    front_m: float = 0.080
    back_m: float = 0.040
    calibrated: bool = False

    def __post_init__(self) -> None:
        for name in ("right_m", "left_m", "front_m", "back_m"):
            reach = getattr(self, name)
            if not reach >= MIN_REACH_M:
                raise SignalError(
                    f"A reach of {1000 * reach:.0f} mm ({name}) is too small to steer with.",
                    "Measure again: lean as far as feels safe, heels and toes down.",
                )

    def at(self, rest_m: tuple[float, float]) -> "Reach":
        """Return the same reach from another place at rest: ML and AP."""
        return replace(self, rest_ml_m=rest_m[0], rest_ap_m=rest_m[1])

    def u(self, cop_ml_m: float, cop_ap_m: float) -> tuple[float, float]:
        """Return the control signal of a CoP: 0 at rest, 1 at full reach; not clipped."""
        ml, ap = cop_ml_m - self.rest_ml_m, cop_ap_m - self.rest_ap_m
        return ml / (self.right_m if ml > 0 else self.left_m), ap / (self.front_m if ap > 0 else self.back_m)

    def cop_m(self, u_ml: float, u_ap: float) -> tuple[float, float]:
        """Return the CoP that gives a control signal: the inverse of :meth:`u`."""
        ml = u_ml * (self.right_m if u_ml > 0 else self.left_m)
        ap = u_ap * (self.front_m if u_ap > 0 else self.back_m)
        return self.rest_ml_m + ml, self.rest_ap_m + ap

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; ``Reach(**data)`` is equal to this."""
        return asdict(self)
