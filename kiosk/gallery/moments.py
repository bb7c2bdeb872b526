"""What the gallery shows: how to make every screen, with the longest that it may have to show.

A game that is registered appears by itself, at three moments of its round and on every screen that shows a game. A
screen is a line here, or in the file of its kind beside; :func:`missing` tells which screens have none.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from types import SimpleNamespace
from typing import Any, Final

import pygame

import kiosk.screens
from games.drawing import Kit
from kiosk.catalogue import Game
from kiosk.config import Comfort
from kiosk.gallery.rounds import PARTS, Rounds, level_of
from kiosk.gallery.setup import setup_moments
from kiosk.gallery.tests import test_moments
from kiosk.screens import trouble
from kiosk.screens.attract import AttractScreen
from kiosk.screens.base import Screen
from kiosk.screens.bench import BenchScreen
from kiosk.screens.comfort import ComfortScreen
from kiosk.screens.countdown import CountdownScreen
from kiosk.screens.goodbye import GoodbyeScreen
from kiosk.screens.howto import HowToScreen
from kiosk.screens.overlay import Overlay
from kiosk.screens.pause import PauseScreen
from kiosk.screens.result import ResultScreen
from kiosk.screens.round import RoundScreen
from kiosk.screens.stop import StopScreen
from kiosk.screens.today import TodayScreen
from kiosk.screens.who import WhoScreen
from station.errors import EvenkeelError
from station.trial.protocol import Protocol
from station.trial.quality import NOTED, VOIDING

LONG: Final[dict[str, str | float]] = {
    "board": 127,
    "device": "/dev/serial/by-id/usb-Silicon_Labs_CP2102N_USB_to_UART_Bridge_Controller_0001-if00-port0",
    "driver": "serial",
    "file": "0197e3a1-5b7c-7d2e-9f10-3c4d5e6f7a8b.evk.zst",
    "folder": "/media/evenkeel-station/warehouse-north/evenkeel",
    "free_mb": 199,
    "group": "dialout",
    "number": 12,
    "seen": "Load_cell 1 output val: -1234567.89",
    "station": 1,
}
"""The variables of refusals, as long as they come."""

UNNAMED: Final = EvenkeelError(
    "The database /var/lib/evenkeel/stations/warehouse-north/evenkeel.db cannot be opened: permission denied.",
    "Check the folder and its rights.",
)

SHOWN_AT_S: Final = {"early": 2.0, "middle": 5.5, "finale": 9.0}
"""Moments of a screen that moves by itself."""

WHY: Final = {"early": "first", "middle": "next", "finale": "again"}
"""Why a game is recommended, at each of the moments."""

SETTLED_S: Final = 5.0
"""By then what a still screen plays once, such as stars, is over."""

STEP_S: Final = 0.1

STAR_SHARES: Final = (0.3, 0.55, 0.75, 1.0)
"""Of a good round's score, what a round of so many stars came to."""

LAST_CUES: Final = ("rest", "level_up", "level_down", "stopped", "eyes_open", "goodbye")
"""What may be said over a result and a goodbye."""

_REFUSAL: Final = re.compile(r"refused-\w+-title")


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing to look at.

    Parameters
    ----------
    screen : str
        As it may be asked for.
    make : callable
        ``make(kit)`` gives the screen, ready to be drawn.
    game_id : str
        The game it is of; empty for a screen of no game.
    part : str
        Which moment of the screen, where there are more than one.
    at_s : float
        How long it has been there.
    lead_in : callable
        ``lead_in(screen, surface)`` draws what came just before, for a picture with trails.
    """

    screen: str
    make: Callable[[Kit], Screen]
    game_id: str = ""
    part: str = ""
    at_s: float = SETTLED_S
    lead_in: Callable[[Screen, pygame.Surface], None] | None = None

    @property
    def name(self) -> str:
        """What it is called, in file names too."""
        return "-".join(filter(None, (self.screen, self.game_id, self.part)))

    def made(self, kit: Kit) -> Screen:
        """Return the screen as it is at this moment."""
        screen = self.make(kit)
        for _ in range(round(self.at_s / STEP_S)):
            screen.update(STEP_S)
        return screen


class Moments:
    """All moments of all screens.

    Parameters
    ----------
    games : mapping of str to Game
    protocols : mapping of str to Protocol
    text_keys : collection of str
        Of all texts: there is a refusal for each ``refused-<key>-title``.
    """

    def __init__(
        self, games: Mapping[str, Game], protocols: Mapping[str, Protocol], text_keys: Collection[str]
    ) -> None:
        self._games = games
        self._protocols = protocols
        self._refusals = [key.split("-")[1] for key in text_keys if _REFUSAL.fullmatch(key)]
        self._rounds = Rounds()

    def all(self, only: tuple[str, ...] = ()) -> list[Moment]:
        """Return every moment, or those of some screens and games.

        Parameters
        ----------
        only : tuple of str
            Names of screens or games; all when empty.
        """
        of_games = (each for game_id in self._games for each in self._of_game(game_id))
        of_setup = (Moment(screen, make, part=part) for screen, part, make in setup_moments())
        of_tests = (Moment(screen, make, part=part) for screen, part, make in test_moments(self._protocols))
        found = [*self._of_no_game(), *of_tests, *of_setup, *of_games]
        return [each for each in found if not only or {each.screen, each.game_id} & set(only)]

    def _of_no_game(self) -> Iterator[Moment]:
        yield Moment("who", WhoScreen)
        for why in ("off", "board", "stop"):
            yield Moment("pause", partial(_pause, why), part=why)
        yield Moment("stop", StopScreen)
        yield Moment("comfort", lambda kit: ComfortScreen(kit, Comfort()), part="plain")
        mine = Comfort(calm=True, large_text=True, left_handed=True, sound="effects")
        yield Moment("comfort", lambda kit: ComfortScreen(kit, mine), part="chosen")
        rounds = [SimpleNamespace(stars=stars) for stars in (0, 1, 3)]
        yield Moment("goodbye", lambda kit: GoodbyeScreen(kit, rounds), part="played")
        yield Moment("goodbye", lambda kit: GoodbyeScreen(kit, []), part="unplayed")
        yield Moment("goodbye", lambda kit: _said(GoodbyeScreen(kit, rounds), LAST_CUES), part="said")
        yield Moment("trouble", trouble.no_board, part="no_board")
        yield Moment("trouble", trouble.no_data, part="no_data")
        yield Moment("trouble", lambda kit: trouble.overload(kit, 135.0), part="overload")
        yield Moment("trouble", trouble.tare, part="tare")
        yield Moment("trouble", lambda kit: trouble.still_there(kit, 10.0), part="still_there")
        yield Moment("refused", lambda kit: trouble.refused(kit, UNNAMED), part="unnamed")
        for key in sorted(self._refusals):
            yield Moment("refused", partial(_refused, key), part=key)

    def _of_game(self, game_id: str) -> Iterator[Moment]:
        game = self._games[game_id]
        levels = len(game.content.levels)
        attract = partial(_attract, game)
        yield Moment("attract", partial(attract, None), game_id, "alone")
        yield Moment("attract", partial(attract, (-0.5, 0.3)), game_id, "seen")
        for part, why in WHY.items():
            yield Moment("today", partial(self._today, game_id, level_of(part, levels), why), game_id, part)
        for part, at_s in SHOWN_AT_S.items():
            yield Moment("howto", partial(_howto, game_id, game), game_id, part, at_s)
        for settled, level, part in ((False, 1, "waiting"), (True, 1, "counting"), (False, levels, "waiting_top")):
            yield Moment("countdown", partial(_countdown, game, settled, level), game_id, part)
        for part in PARTS:
            lead_in = partial(self._lead_in, game, part)
            yield Moment("round", partial(self._round, game, part), game_id, part, lead_in=lead_in)
        yield Moment("round", partial(self._round, game, "middle", notice=_longest_void), game_id, "void")
        for stars in (0, 3):
            yield Moment("result", partial(self._result, game, stars), game_id, f"{stars}_stars")
        yield Moment("result", partial(self._result, game, 1, reasons=("data_lost",)), game_id, "void")
        yield Moment("result", partial(self._result, game, 0, stopped=True, reasons=("stopped",)), game_id, "stopped")
        yield Moment("result", partial(self._result, game, 3, top=True), game_id, "top")
        yield Moment("result", lambda kit: _said(self._result(game, 0, kit), LAST_CUES), game_id, "said")
        yield Moment("result", partial(self._result, game, 3, notes=NOTED), game_id, "noted")

    def _today(self, game_id: str, level: int, why: str, kit: Kit) -> Screen:
        return TodayScreen(kit, self._games, game_id, level, why=why)

    def _round(self, game: Game, part: str, kit: Kit, *, notice: Callable[[Kit], str] | None = None) -> Screen:
        level = level_of(part, len(game.content.levels))
        screen = RoundScreen(kit, game.view, game.content.level(level), calibrated=False)
        shot = self._rounds.played(game, level).moment(part)[-1]
        screen.show(shot.state, shot.u, ghost=shot.ghost)
        screen.show_notice(notice(kit) if notice is not None else "")
        return _said(screen, [*filter(None, game.content.events.values())]) if part == "middle" else screen

    def _lead_in(self, game: Game, part: str, screen: Screen, surface: pygame.Surface) -> None:
        assert isinstance(screen, RoundScreen)
        for shot in self._rounds.played(game, level_of(part, len(game.content.levels))).moment(part):
            screen.show(shot.state, shot.u, ghost=shot.ghost)
            screen.draw(surface)

    def _result(self, game: Game, stars: int, kit: Kit, *, top: bool = False, **more: Any) -> Screen:
        level = len(game.content.levels) if top else level_of("middle", len(game.content.levels))
        step = 0 if top or more else {0: -2, 3: 1}[stars]
        done = self._rounds.played(game, level)
        best = done.outcome
        short = 0.0 if stars == len(STAR_SHARES) - 1 else 0.1 * best.score
        outcome = type(best)(STAR_SHARES[stars] * best.score, stars, best.success, best.metrics, short)
        screen = ResultScreen(
            kit,
            game.view,
            game.content,
            level=level,
            next_level=max(1, level + step),
            rest=step == -2,
            outcome=outcome,
            trace=done.trace,
            **more,
        )
        screen.saved(best.score if stars else None)
        return screen


def missing(moments: list[Moment], kit: Kit) -> set[str]:
    """Return the names of the screens in ``kiosk.screens`` that no moment shows."""
    for module in iter_modules(kiosk.screens.__path__):
        import_module(f"kiosk.screens.{module.name}")
    shown = {type(moment.make(kit)).__name__ for moment in moments}
    bases = {Screen.__name__, Overlay.__name__, BenchScreen.__name__}
    return {each.__name__ for each in _below(Screen)} - bases - shown


def _below(base: type[Any]) -> Iterator[type[Any]]:
    for each in base.__subclasses__():
        if each.__module__.startswith("kiosk.screens."):
            yield each
        yield from _below(each)


def _pause(why: str, kit: Kit) -> Screen:
    return PauseScreen(kit, why)


def _attract(game: Game, light_u: tuple[float, float] | None, kit: Kit) -> Screen:
    screen = AttractScreen(kit, {game.content.id: game}, simulated=True)
    screen.show_weight(light_u)
    return screen


def _howto(game_id: str, game: Game, kit: Kit) -> Screen:
    return HowToScreen(kit, game_id, game.view)


def _refused(key: str, kit: Kit) -> Screen:
    return trouble.refused(kit, EvenkeelError(UNNAMED.what, UNNAMED.todo, key=key, **LONG))


def _countdown(game: Game, settled: bool, level: int, kit: Kit) -> Screen:
    screen = CountdownScreen(kit, game, game.content.level(level), ghost=settled)
    screen.show(2.4, on_board=True, settled=settled)
    return screen


def _said(screen: Screen, cues: Collection[str]) -> Screen:
    """Return a screen while the coach says the longest of some cues."""
    screen.show_caption(max((screen.kit.t(f"cue-{cue}") for cue in cues), key=len))
    return screen


def _longest_void(kit: Kit) -> str:
    return max((kit.t("notice-void", reason=kit.t(f"reason-{reason}")) for reason in VOIDING), key=len)
