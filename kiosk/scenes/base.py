"""A scene: a screen and what it means, until the next one."""

from abc import ABC, abstractmethod
from enum import IntEnum
from typing import ClassVar, Final

from kiosk.feed import BoardState
from kiosk.parts import Parts
from kiosk.scenes.places import Place
from kiosk.screens.base import Screen
from station.trial.pipeline import Sample
from station.trial.presence import PresenceState

ON: Final = frozenset({PresenceState.STEPPING, PresenceState.SETTLED})
"""States of presence in which somebody is on the board."""


IDLE_S: Final = 60.0
"""With an empty board and no touch for this long, a visit ends by itself (data.md, access)."""


class Tells(IntEnum):
    """What is wrong with the board that a scene tells itself: nothing lies over it for that."""

    NOTHING = 0
    LOAD = 1
    """Too much on it, and a zero that has drifted."""
    ALL = 2
    """That it is away, too."""


class Scene(ABC):
    """One stop on the way through a visit.

    Parameters
    ----------
    parts : Parts

    Attributes
    ----------
    idle_s : float
        How long there has been neither a touch nor anybody on the board.
    screen : Screen
    """

    name: ClassVar[str]
    idles: ClassVar[bool] = True
    """Whether the visit ends when nobody seems to be there."""
    patience_s: ClassVar[float] = IDLE_S
    """After how long nobody seems to be there."""
    steered: ClassVar[bool] = False
    """Whether mouse and arrow keys lean the simulated person."""
    of_station: ClassVar[bool] = False
    """Whether nobody's visit is going on: comfort that is chosen here is the station's own."""
    tells: ClassVar[Tells] = Tells.NOTHING

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.idle_s = 0.0
        self.screen: Screen = self.build()

    @abstractmethod
    def build(self) -> Screen:
        """Return the screen for the kit of now; called again when language or window change."""

    def rebuild(self) -> None:
        """Make the screen anew, for another language or window."""
        self.screen = self.build()

    def intent(self, name: str) -> Place | None:
        """Act on a button; return where to go, or None to stay."""
        return None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Live through a frame; return where to go, or None to stay."""
        return None

    def interrupted(self, away: bool) -> None:
        """Take notice that something is wrong with the board; called in every frame that it is.

        Parameters
        ----------
        away : bool
            Whether nothing is heard of it, so that nothing is known of the trainee either.
        """

    def covered_by(self, trouble: Screen) -> Screen:
        """Return what is wrong as it lies over this scene."""
        return trouble

    def overlay(self) -> Screen | None:
        """Return what the scene itself lays over its screen."""
        return None

    def show(self) -> None:
        """Hand the screen what it shows of this moment; called just before it is drawn."""

    def leave(self) -> None:
        """Put away what the scene holds; called once, when another scene takes over or the kiosk closes."""

    @property
    def notice(self) -> str:
        """Something quiet that the scene itself has to tell, in words; empty when nothing."""
        return ""

    @property
    def occupied(self) -> bool:
        """Whether somebody is on the board; of a board that is away, nobody knows."""
        feed = self.parts.feed
        present = feed.pipeline is not None and feed.pipeline.presence.state is not PresenceState.EMPTY
        return present and feed.state is BoardState.READY
