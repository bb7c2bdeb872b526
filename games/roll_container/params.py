"""What a level of Roll Container Run asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType
from typing import Any, Final

from station.errors import ContentError

GOODS: Final = 10
"""Boxes on the container at the start."""

STANCES: Final = ("template", "together")

_RANGES: Final = (
    ("length_m", 40.0, 100.0),
    ("limit_s", 80.0, 110.0),
    ("par_s", 50.0, 105.0),
    ("walk_m_s", 0.8, 1.4),
    ("push_n", 100.0, 400.0),
    ("roll", 0.005, 0.05),
    ("starting", 1.5, 2.0),
    ("slack_u", 0.0, 0.15),
    ("drag_n_s_m", 20.0, 200.0),
    ("home_u", 0.1, 0.5),
    ("release_s", 0.5, 2.0),
    ("mass_kg", 80.0, 400.0),
    ("thresholds", 1, 4),
    ("threshold_m", 0.005, 0.03),
    ("box_m", 1.2, 3.0),
    ("half_width_m", 0.4, 1.2),
    ("bends", 1, 3),
    ("bend_1_m", 0.03, 0.16),
    ("rubber", 0, 2),
    ("wet", 0, 2),
    ("ramps", 0, 1),
    ("gaps", 0, 2),
    ("wheel_m", 0.09, 0.2),
    ("worn", 0, 2),
    ("shimmy", 0, 1),
    ("catches", 0, 2),
    ("cued", 0.0, 1.0),
    ("warning_s", 0.0, 2.0),
    ("untold", 0.5, 1.2),
    ("late_points_per_s", 0.0, 50.0),
    ("failed_points", 0.0, 500.0),
    ("shake_points", 0.0, 500.0),
    ("collision_points", 0.0, 500.0),
    ("clean_points", 0.0, 500.0),
    ("home_points", 0.0, 500.0),
    ("star_1", 0.0, 1.0),
    ("star_2", 0.0, 1.0),
    ("star_3", 0.0, 1.0),
)


def _of(dimension: str) -> Mapping[str, Any]:
    """Return the metadata of a parameter that levels of this dimension may change."""
    return MappingProxyType({"dimension": dimension})


@dataclass(frozen=True, slots=True)
class Params:
    """What a level asks.

    Parameters
    ----------
    length_m : float
        From the start to the far line of the dock's box.
    limit_s : float
        The round is over by then, delivered or not.
    walk_m_s : float
        Walking speed that the way and its warnings are made for.
    push_n : float
        Force on the handle per lean beyond ``slack_u``, in units of the own reach; never made of body weight.
    roll : float
        Rolling resistance of large wheels on concrete, as a share of the weight.
    starting : float
        Resistance at rest, in units of that of rolling.
    slack_u : float
        A lean that hands and arms give way to: sway alone does not reach the handle.
    drag_n_s_m : float
        What grows with speed: wheels, and legs that cannot push as hard when they walk faster.
    home_u : float
        Back at the middle: |u_ap| within this.
    release_s : float
        Time in which the trainee is to be back at the middle when the wheels come free of a threshold.
    mass_kg : float
        Container and load.
    thresholds : int
        Those on the way.
    threshold_m : float
        Height of those that are announced.
    par_s : float
        Time that costs nothing.
    box_m : float
        Length of the boxes to stop in.
    half_width_m : float
        Room to each side until the container touches a rack.
    bends : int
        Those on the way.
    bend_1_m : float
        Curvature of the bends.
    stance : str
        How the feet stand: ``template`` or ``together``.
    rubber, wet, ramps, gaps : int
        Stretches of rubber mat, of wet floor, ramps, and gaps at dock levellers.
    wheel_m : float
        Diameter of the wheels.
    worn, shimmy : int
        Stretches in which a worn bearing pulls to one side, and in which the castors shimmy.
    catches : int
        Things that are announced and then do not come.
    cued : float
        Share of thresholds, gaps and wheel trouble that is announced.
    warning_s : float
        How long before.
    untold : float
        Height of thresholds that are not announced, in units of that of the others.
    night : bool
        Few lamps.
    late_points_per_s, failed_points, shake_points, collision_points : float
        What is lost per second over par, failed threshold, goods-shake and collision.
    clean_points : float
        What a clean stop in the middle of a box adds.
    home_points : float
        What being back at the middle at once after every threshold adds.
    star_1, star_2, star_3 : float
        Success from which a star is given.

    Raises
    ------
    ContentError
        When a value is out of its range. The message begins with the parameter's name.
    """

    length_m: float
    limit_s: float
    walk_m_s: float
    push_n: float
    roll: float
    starting: float
    slack_u: float
    drag_n_s_m: float
    home_u: float
    release_s: float
    mass_kg: float = field(metadata=_of("amplitude"))
    thresholds: int = field(metadata=_of("amplitude"))
    threshold_m: float = field(metadata=_of("amplitude"))
    box_m: float = field(metadata=_of("hold"))
    half_width_m: float = field(metadata=_of("hold"))
    bends: int = field(metadata=_of("hold"))
    bend_1_m: float = field(metadata=_of("hold"))
    par_s: float = field(metadata=_of("speed"))
    stance: str = field(metadata=_of("base"))
    rubber: int = field(metadata=_of("surface"))
    wet: int = field(metadata=_of("surface"))
    ramps: int = field(metadata=_of("surface"))
    gaps: int = field(metadata=_of("surface"))
    wheel_m: float = field(metadata=_of("surface"))
    worn: int = field(metadata=_of("surprise"))
    shimmy: int = field(metadata=_of("surprise"))
    catches: int = field(metadata=_of("surprise"))
    cued: float = field(metadata=_of("surprise"))
    warning_s: float = field(metadata=_of("surprise"))
    untold: float = field(metadata=_of("surprise"))
    night: bool = field(metadata=_of("surprise"))
    late_points_per_s: float
    failed_points: float
    shake_points: float
    collision_points: float
    clean_points: float
    home_points: float
    star_1: float
    star_2: float
    star_3: float

    def __post_init__(self) -> None:
        for name, low, high in _RANGES:
            value = getattr(self, name)
            if not (isfinite(value) and low <= value <= high):
                raise ContentError(f"{name} must be from {low:g} to {high:g}, and is {value}.")
        if self.stance not in STANCES:
            raise ContentError(f"stance must be one of {', '.join(STANCES)}, and is {self.stance!r}.")
        if not self.par_s < self.limit_s:
            raise ContentError("par_s must be less than limit_s.")
        if self.threshold_m >= self.wheel_m / 2:
            raise ContentError("threshold_m must be less than half of wheel_m: no wheel climbs higher.")
        if self.catches and not self.warning_s:
            raise ContentError("catches must be 0 without warning_s: what is not announced cannot fail to come.")
        if not self.star_1 <= self.star_2 <= self.star_3:
            raise ContentError("star_2 must lie between star_1 and star_3.")

    @property
    def stars(self) -> tuple[float, float, float]:
        """Success from which a star is given, rising."""
        return self.star_1, self.star_2, self.star_3

    @property
    def round_s(self) -> float:
        """About how long a round takes: the par; it ends with the delivery."""
        return self.par_s
