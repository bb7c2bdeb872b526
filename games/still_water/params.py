"""What a level of Still Water asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType
from typing import Any, Final

from station.errors import ContentError

PLACES: Final = 3
"""Where the lantern drifts to: left, right and forward, in a random order."""

STARS: Final = 16
"""Stars of the constellation that the finale may light."""

STANCES: Final = ("template", "together", "tandem")
SURFACES: Final = ("firm", "foam")
VISIONS: Final = ("open", "closed")


def _of(dimension: str) -> Mapping[str, Any]:
    """Return the metadata of a parameter that levels of this dimension may change."""
    return MappingProxyType({"dimension": dimension})


@dataclass(frozen=True, slots=True)
class Params:
    """What a level asks.

    Parameters
    ----------
    round_s : float
        Length of the round, 60 to 90.
    settle_s : float
        Moments after the start that are not yet measured.
    measure_s : float
        Whole seconds in which the own rest and the own sway are measured; they are not scored.
    calm_s : float
        Time at the own middle before the lantern drifts.
    stay_s : float
        The lantern stays at a place for so long.
    glide_s : float
        It takes so long from one place to the next.
    demand : float
        How far away the places are, in units of the own reach.
    room : float
        Radius of the calm water in units of the own sway (RMS distance from the own rest).
    sway_low_m, sway_high_m : float
        The own sway counts as at least and at most this much: nobody gets an easy round by a wild start, or an
        impossible one by a stiff start.
    stance : str
        ``template``, ``together`` or ``tandem``.
    stance_sway : float
        How much more the own sway may be in this stance, as a factor on ``sway_high_m``.
    vision : str
        ``open``, or ``closed``: the eyes are shut and sound alone leads. On foam they are open again: never both.
    vision_sway : float
        As ``stance_sway``.
    surface : str
        ``firm`` or ``foam``.
    surface_sway : float
        How much more the own sway is on this surface, as a factor on both ``sway_low_m`` and ``sway_high_m``: unlike
        that of a stance, everybody has it.
    surface_room : float
        How much more room there is on this surface, as a factor on ``room``: on foam nobody keeps as still for long as
        in the seconds that are measured.
    floor_m : float
        A CoP that spreads less than this (RMS over some seconds) is nobody who stands: no person is that still.
    light_share : float
        Share of a stay that is to be spent in calm water before its light is lit.
    star_1, star_2, star_3 : float
        Success from which a star is given.

    Raises
    ------
    ContentError
        When a value is out of its range, or closed eyes or foam would meet a tandem stance. The message begins with
        the parameter's name.
    """

    round_s: float
    settle_s: float
    measure_s: float
    calm_s: float
    stay_s: float = field(metadata=_of("speed"))
    glide_s: float = field(metadata=_of("speed"))
    demand: float = field(metadata=_of("amplitude"))
    room: float = field(metadata=_of("hold"))
    sway_low_m: float
    sway_high_m: float
    stance: str = field(metadata=_of("base"))
    stance_sway: float = field(metadata=_of("base"))
    vision: str = field(metadata=_of("vision"))
    vision_sway: float = field(metadata=_of("vision"))
    surface: str = field(metadata=_of("surface"))
    surface_sway: float = field(metadata=_of("surface"))
    surface_room: float = field(metadata=_of("surface"))
    floor_m: float
    light_share: float
    star_1: float
    star_2: float
    star_3: float

    def __post_init__(self) -> None:
        for name, low, high in (
            ("round_s", 60.0, 90.0),
            ("settle_s", 0.0, 5.0),
            ("measure_s", 4.0, 15.0),
            ("calm_s", 2.0, 15.0),
            ("stay_s", 4.0, 12.0),
            ("glide_s", 1.5, 6.0),
            ("demand", 0.2, 0.6),
            ("room", 1.2, 3.0),
            ("sway_low_m", 0.001, 0.02),
            ("sway_high_m", 0.001, 0.02),
            ("stance_sway", 1.0, 2.5),
            ("vision_sway", 1.0, 2.5),
            ("surface_sway", 1.0, 2.5),
            ("surface_room", 1.0, 2.0),
            ("floor_m", 0.0, 0.001),
            ("light_share", 0.1, 1.0),
            ("star_1", 0.0, 1.0),
            ("star_2", 0.0, 1.0),
            ("star_3", 0.0, 1.0),
        ):
            value = getattr(self, name)
            if not (isfinite(value) and low <= value <= high):
                raise ContentError(f"{name} must be from {low:g} to {high:g}, and is {value}.")
        for name, known in (("stance", STANCES), ("vision", VISIONS), ("surface", SURFACES)):
            if getattr(self, name) not in known:
                raise ContentError(f"{name} must be one of {', '.join(known)}, and is {getattr(self, name)!r}.")
        if self.stance == "tandem" and (self.vision, self.surface) != ("open", "firm"):
            raise ContentError("stance must not be tandem with closed eyes or on foam: that is not safe alone.")
        if self.sway_low_m > self.sway_high_m:
            raise ContentError("sway_low_m must not be above sway_high_m.")
        if not self.star_1 <= self.star_2 <= self.star_3:
            raise ContentError("star_2 must lie between star_1 and star_3.")
        if self.finale_s > 0.75 * self.round_s:
            raise ContentError("round_s must leave a quarter of the round to the finale.")

    @property
    def stars(self) -> tuple[float, float, float]:
        """Success from which a star is given, rising."""
        return self.star_1, self.star_2, self.star_3

    def radius_m(self, sway_m: float) -> float:
        """Return the radius of the calm water for an own sway."""
        return self.room * self.surface_room * sway_m

    @property
    def ready_s(self) -> float:
        """When the measuring is over and points begin."""
        return self.settle_s + self.measure_s

    @property
    def finale_s(self) -> float:
        """When the lantern is back at the own middle for good."""
        return self.ready_s + self.calm_s + PLACES * (self.glide_s + self.stay_s) + self.glide_s

    @property
    def blind(self) -> bool:
        """Whether the eyes are closed, and sound alone leads."""
        return self.vision == "closed" and self.surface == "firm"

    @property
    def least_sway_m(self) -> float:
        """The least that the own sway counts as, on this surface."""
        return self.sway_low_m * self.surface_sway

    @property
    def most_sway_m(self) -> float:
        """The most that the own sway counts as, standing like this."""
        vision_sway = self.vision_sway if self.blind else 1.0
        return self.sway_high_m * self.stance_sway * vision_sway * self.surface_sway
