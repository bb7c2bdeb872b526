"""Content as frozen structs: games and their levels, the coach's cues, the theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Level:
    """One rung of a game's ladder.

    Parameters
    ----------
    number : int
        From 1.
    dimension : str
        The one dimension of difficulty that this level changes (training.md, section 5).
    params : object
        The game's own frozen ``Params``.
    """

    number: int
    dimension: str
    params: Any


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
    score_unit : str
        Key of the unit of the score in ``content/lang``.
    """

    id: str
    version: int
    phase: int
    levels: tuple[Level, ...]
    events: Mapping[str, str]
    score_unit: str

    def level(self, number: int) -> Level:
        """Return the level with this number, or the nearest that exists."""
        return self.levels[min(max(number, 1), len(self.levels)) - 1]


@dataclass(frozen=True, slots=True)
class CueRule:
    """When and how a cue is said; its text is ``cue-<trigger>`` in ``content/lang``.

    Parameters
    ----------
    trigger : str
    phase : int
        Phase of the programme that it belongs to; 0 for all.
    priority : int
        As in ``station.ports.Line``.
    spacing_s : float
        Shortest time until the same cue is said again.
    ttl_s : float
        Not worth saying later than this.
    fades : bool
        Whether feedback fading thins it out; instruction and safety never fade.
    """

    trigger: str
    phase: int
    priority: int
    spacing_s: float
    ttl_s: float
    fades: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of the house: ``content/theme.toml``.

    Parameters
    ----------
    colours : mapping of str to (r, g, b)
    type_u : mapping of str to float
        Type sizes in logical units (1080 to the short side of the screen).
    space_u : mapping of str to float
        Distances, radii and touch sizes in logical units.
    motion_s : mapping of str to float
        Durations of transitions.
    """

    colours: Mapping[str, Colour]
    type_u: Mapping[str, float]
    space_u: Mapping[str, float]
    motion_s: Mapping[str, float]
