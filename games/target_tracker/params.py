"""What a level of Target Tracker asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType
from typing import Any, Final

from station.errors import ContentError

BEACONS: Final = 8
"""Hops of the finale, one for each direction."""

STANCES: Final = ("template", "together")


def _of(dimension: str) -> Mapping[str, Any]:
    """Return the metadata of a parameter that levels of this dimension may change."""
    return MappingProxyType({"dimension": dimension})


@dataclass(frozen=True, slots=True)
class Params:
    """What a level asks. Distances are in units of the trainee's own reach.

    Parameters
    ----------
    round_s : float
        Length of the round, 60 to 90.
    demand : float
        How far out the circle goes, 0.4 to 0.9.
    radius : float
        Of the circle.
    tempo_hz : float
        Rounds that the circle makes per second, once it is on its way.
    stance : str
        How the feet stand: ``template`` or ``together``.
    blind_share : float
        Share of the build during which the trainee's dot is hidden.
    decoy : bool
        Whether a second lantern goes about during the build; the flag tells them apart.
    wander : float
        0: a figure that one can learn; 1: a path that nobody can foresee.
    hint_s : float
        The next beacon shows itself this long before the hop; 0 for never.
    hop_s : float
        Time per beacon in the finale.
    hop_grace_s : float
        Being outside is not held against the trainee for so long after a hop: nobody can be there at once.
    lag_free_s : float
        Lag that costs nothing: a human reaction.
    lag_points_per_s : float
        Points per second of lag above that.
    star_1, star_2, star_3 : float
        Success from which a star is given.

    Raises
    ------
    ContentError
        When a value is out of its range. The message begins with the parameter's name.
    """

    round_s: float
    demand: float = field(metadata=_of("amplitude"))
    radius: float = field(metadata=_of("hold"))
    tempo_hz: float = field(metadata=_of("speed"))
    stance: str = field(metadata=_of("base"))
    blind_share: float = field(metadata=_of("vision"))
    decoy: bool = field(metadata=_of("cognition"))
    wander: float = field(metadata=_of("surprise"))
    hint_s: float = field(metadata=_of("surprise"))
    hop_s: float
    hop_grace_s: float
    lag_free_s: float
    lag_points_per_s: float
    star_1: float
    star_2: float
    star_3: float

    def __post_init__(self) -> None:
        for name, low, high in (
            ("round_s", 60.0, 90.0),
            ("demand", 0.4, 0.9),
            ("radius", 0.08, 0.5),
            ("tempo_hz", 0.02, 0.25),
            ("blind_share", 0.0, 0.5),
            ("wander", 0.0, 1.0),
            ("hint_s", 0.0, 2.0),
            ("hop_s", 2.5, 3.75),
            ("hop_grace_s", 0.0, 2.0),
            ("lag_free_s", 0.0, 2.0),
            ("lag_points_per_s", 0.0, 100.0),
            ("star_1", 0.0, 1.0),
            ("star_2", 0.0, 1.0),
            ("star_3", 0.0, 1.0),
        ):
            value = getattr(self, name)
            if not (isfinite(value) and low <= value <= high):
                raise ContentError(f"{name} must be from {low:g} to {high:g}, and is {value}.")
        if self.stance not in STANCES:
            raise ContentError(f"stance must be one of {', '.join(STANCES)}, and is {self.stance!r}.")
        if not self.star_1 <= self.star_2 <= self.star_3:
            raise ContentError("star_2 must lie between star_1 and star_3.")

    @property
    def stars(self) -> tuple[float, float, float]:
        """Success from which a star is given, rising."""
        return self.star_1, self.star_2, self.star_3
