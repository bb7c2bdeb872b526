"""Bake ahead: behind the attract screen, so that no later screen makes anybody wait."""

from collections.abc import Iterator, Mapping
from typing import Final

from games.drawing import Kit
from kiosk.catalogue import Game
from kiosk.config import Comfort
from kiosk.screens.comfort import ComfortScreen
from kiosk.screens.countdown import CountdownScreen
from kiosk.screens.goodbye import GoodbyeScreen
from kiosk.screens.howto import HowToScreen
from kiosk.screens.pause import PauseScreen
from kiosk.screens.result import ResultScreen
from kiosk.screens.round import RoundScreen
from kiosk.screens.stop import StopScreen
from kiosk.screens.today import TodayScreen
from kiosk.screens.who import WhoScreen
from station.game.rules import Outcome

_NOTHING: Final = Outcome(score=0.0, stars=0, success=0.0, metrics={}, short_of_star=0.0)
"""A result with nothing in it: its cards, stars and buttons look as any other's."""


def warm(kit: Kit, games: Mapping[str, Game]) -> Iterator[None]:
    """Make every screen of a visit once, one a step, for the pictures that the kit keeps of them.

    Yields
    ------
    None
        After each screen; take a step between two frames of the attract screen.
    """
    WhoScreen(kit)
    yield
    for overlay in (StopScreen(kit), PauseScreen(kit, "off")):
        overlay.bake()
        yield
    ComfortScreen(kit, Comfort())
    yield
    GoodbyeScreen(kit, ())
    yield
    for game_id, game in games.items():
        TodayScreen(kit, games, game_id, 1)
        yield
        HowToScreen(kit, game_id, game.view)
        yield
        for level in game.content.levels:
            CountdownScreen(kit, game, level, ghost=True)
            RoundScreen(kit, game.view, level, calibrated=False)
            yield
        result = ResultScreen(
            kit, game.view, game.content, level=1, next_level=1, rest=False, outcome=_NOTHING, trace=game.view.Trace()
        )
        yield
        result.update(0.0)
        yield
