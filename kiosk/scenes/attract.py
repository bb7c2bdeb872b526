"""Nobody is playing: show what this is, and wake up when someone steps on or touches."""

import gc
from itertools import chain
from typing import ClassVar, Final

from kiosk.parts import Parts
from kiosk.scenes.base import ON, Scene
from kiosk.scenes.places import Place, ToService, ToWho
from kiosk.screens.attract import AttractScreen
from kiosk.screens.base import Screen
from kiosk.screens.warm import warm
from kiosk.widgets.hold import house_mark
from station.game.control import Reach
from station.trial.pipeline import Sample
from station.trial.presence import PresenceState

_BAKED: Final = object()

GREETING_S: Final = 1.6
"""Somebody who has stepped on sees the light follow for so long before anything is asked."""


class Attract(Scene):
    """The idle kiosk. No names, no scores, no visit.

    Attributes
    ----------
    baked : bool
        Whether all that the other screens need has been made.
    """

    name: ClassVar[str] = "attract"
    idles: ClassVar[bool] = False
    of_station: ClassVar[bool] = True

    def __init__(self, parts: Parts) -> None:
        self._was_empty = False
        self._here_s = 0.0
        parts.end_visit()
        parts.forget_comfort()
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the attract screen, and begin to bake the others for its kit."""
        screen = AttractScreen(self.parts.kit, self.parts.games, simulated=self.parts.steering is not None)
        self._baking = chain(screen.bake(), warm(self.parts.kit, self.parts.games))
        self.baked = False
        return screen

    def intent(self, name: str) -> Place | None:
        """Begin at a touch; on the simulated board the person steps on by it. Or open the set-up, board or not."""
        if name == "service":
            return ToService()
        if name != "start" or self.parts.feed.info is None:
            return None
        if self.parts.steering is not None:
            self.parts.steering.step_on()
        return ToWho()

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Begin when someone steps on; until then, bake a piece of the other screens in each frame."""
        if not self.baked and next(self._baking, _BAKED) is _BAKED:
            self.baked = True
            gc.enable()
            if not gc.get_freeze_count():
                # What was baked stays for good; collections in a round, a stutter each, need not look at it.
                gc.collect()
                gc.freeze()
        pipeline = self.parts.feed.pipeline
        if pipeline is None:
            return None
        # Somebody who stays on after a visit, or a crate left on the board, does not begin another one.
        self._was_empty |= pipeline.presence.state is PresenceState.EMPTY
        here = self._was_empty and pipeline.presence.state in ON
        self._here_s = self._here_s + dt_s if here else 0.0
        return ToWho() if self._here_s >= GREETING_S else None

    def covered_by(self, trouble: Screen) -> Screen:
        """Return what is wrong with a way to the set-up: whoever can mend it looks there."""
        trouble.add_button(house_mark(self.parts.kit, trouble.frame))
        return trouble

    def show(self) -> None:
        """Let the light follow whoever touches the board."""
        assert isinstance(self.screen, AttractScreen)
        newest = self.parts.feed.newest
        self.screen.show_weight(Reach().u(newest.cop_ml_m, newest.cop_ap_m) if newest and newest.loaded else None)
