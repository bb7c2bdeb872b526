"""Content as frozen structs: games and their levels, the coach's cues, the theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from station.coaching.cues import CueBook, CueRule

__all__ = ["DIMENSIONS", "Colour", "CueBook", "CueRule", "GameContent", "Level", "StaircasePolicy", "Theme"]

Colour = tuple[int, int, int]

DIMENSIONS: Final = ("amplitude", "hold", "speed", "base", "vision", "surface", "cognition", "surprise")
"""What can be made harder, in the order in which it is (training.md, section 5)."""


@dataclass(frozen=True, slots=True)
class Level:
    """One rung of a game's ladder.

    Parameters
    ----------
    number : int
        From 1.
    dimension : str
        The one of ``DIMENSIONS`` that this level changes; ``start`` for the first level.
    params : object
        The game's own frozen ``Params``.
    """

    number: int
    dimension: str
    params: Any


@dataclass(frozen=True, slots=True)
class StaircasePolicy:
    """How a trainee climbs a ladder of levels: ``content/staircase.toml``.

    Parameters
    ----------
    up_after : int
        Successes in a row that lead one level up.
    rest_after : int
        Failures in a row that lead ``rest_down`` levels down, after a rest; each failure before leads one down.
    rest_down : int
    """

    up_after: int
    rest_after: int
    rest_down: int


@dataclass(frozen=True, slots=True)
class GameContent:
    """A game as ``content/games/<id>.toml`` describes it.

    Parameters
    ----------
    id : str
        Equal to the file's name and the package's.
    version : int
        Grows when scores stop being comparable.
    phase : int
        1 to 3.
    levels : tuple of Level
    events : mapping of str to str
        Event name to cue trigger; an empty string for an event that is not spoken about.
    sounds : mapping of str to str
        Event name to the effect that is played; an empty string for none. The same events as in ``events``.
    score_unit : str
        Key of the unit of the score in ``content/lang``.
    success_at : float
        A round whose ``Outcome.success`` is at least this counts as a success for the staircase.
    """

    id: str
    version: int
    phase: int
    levels: tuple[Level, ...]
    events: Mapping[str, str]
    sounds: Mapping[str, str]
    score_unit: str
    success_at: float

    def level(self, number: int) -> Level:
        """Return the level with this number, or the nearest that exists."""
        return self.levels[min(max(number, 1), len(self.levels)) - 1]


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of the house: ``content/theme.toml``.

    Parameters
    ----------
    colours : mapping of str to (r, g, b)
    type_u : mapping of str to float
        Type sizes in logical units (1080 to the short side of the screen).
    space_u : mapping of str to float
        Distances and radii in logical units.
    stroke_u : mapping of str to float
        Thickness of lines in logical units.
    motion_s : mapping of str to float
        How long a motion takes.
    """

    colours: Mapping[str, Colour]
    type_u: Mapping[str, float]
    space_u: Mapping[str, float]
    stroke_u: Mapping[str, float]
    motion_s: Mapping[str, float]
