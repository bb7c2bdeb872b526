"""Kits, a played round and every screen of the kiosk, for tests that look at pictures."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any

import pygame

import content
from games.drawing import Kit
from kiosk.catalogue import Game, load_games
from kiosk.screens import trouble
from kiosk.screens.attract import AttractScreen
from kiosk.screens.base import Screen
from kiosk.screens.countdown import CountdownScreen
from kiosk.screens.goodbye import GoodbyeScreen
from kiosk.screens.howto import HowToScreen
from kiosk.screens.pause import PauseScreen
from kiosk.screens.result import ResultScreen
from kiosk.screens.round import RoundScreen
from kiosk.screens.stop import StopScreen
from kiosk.screens.today import TodayScreen
from kiosk.screens.who import WhoScreen
from station.errors import EvenkeelError
from station.game.run import Round
from station.game.ticks import TICK_HZ, Tick, TickFlag
from station.programme.load import load_theme
from station.programme.texts import Texts

LONG = {
    "board": 127,
    "device": "/dev/serial/by-id/usb-Silicon_Labs_CP2102N_USB_to_UART_Bridge_Controller_0001-if00-port0",
    "file": "0197e3a1-5b7c-7d2e-9f10-3c4d5e6f7a8b.evk.zst",
    "folder": "/media/evenkeel-station/warehouse-north/evenkeel",
    "free_mb": 199,
    "group": "dialout",
    "number": 12,
    "station": 1,
}
"""The variables of refusals, as long as they come."""

UNNAMED = EvenkeelError(
    "The database /var/lib/evenkeel/stations/warehouse-north/evenkeel.db cannot be opened: permission denied.",
    "Check the folder and its rights.",
)


@lru_cache(maxsize=1)
def games() -> dict[str, Game]:
    """Return the registered games."""
    return load_games(content.ROOT)


@lru_cache(maxsize=2)
def texts(lang: str) -> Texts:
    """Return the texts of a language."""
    return Texts(content.ROOT, lang)


@lru_cache(maxsize=3)
def kit(size: tuple[int, int] = (1280, 720), lang: str = "en", *, calm: bool = False, large_text: float = 1.0) -> Kit:
    """Return a kit whose window is open."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode(size)
    theme = load_theme(content.ROOT)
    return Kit(size, theme, texts(lang), content.ROOT / "fonts", lang=lang, calm=calm, large_text=large_text)


@dataclass(frozen=True)
class Played:
    """A round played by somebody who follows late and sways: the states at some moments, and its trace."""

    states: dict[int, Any]
    last: Any
    trace: Any
    outcome: Any


@lru_cache(maxsize=4)
def played(game_id: str, number: int = 3) -> Played:
    """Return a whole round of a game."""
    game = games()[game_id]
    params = game.content.level(number).params
    round_ = Round(game.rules, params, seed=4)
    trace = game.view.Trace()
    states = {0: round_.state}
    aims = [(0.0, 0.0)] * (TICK_HZ // 3)
    index = 0
    while not round_.done:
        aims.append(game.rules.aim(round_.state, params))
        late = aims[-TICK_HZ // 3]
        off = index % 3000 > 2900
        round_.step(tick(index, (late[0] + 0.1, late[1] - 0.05), on_board=not off))
        trace.add(round_.state)
        index += 1
        if index % 600 == 0 or off:
            states[index] = round_.state
    return Played(states, round_.state, trace, round_.outcome())


def tick(index: int, u: tuple[float, float], *, on_board: bool = True) -> Tick:
    """Return a tick at a control signal."""
    return Tick(
        index, 0.07 * u[0], 0.06 * u[1], u[0], u[1], 700.0 if on_board else 0.0, int(on_board) * TickFlag.ON_BOARD
    )


def screens(kit: Kit) -> dict[str, Callable[[], Screen]]:
    """Return how to make every screen, with the longest that it may have to show."""
    game_id, game = next(iter(games().items()))
    content_, view = game.content, game.view
    longest = max(range(1, len(content_.levels) + 1), key=lambda n: len(kit.t(f"{game_id}-level-{n}")))
    return {
        "attract": lambda: AttractScreen(kit, view, simulated=True),
        "who": lambda: WhoScreen(kit),
        "today": lambda: TodayScreen(kit, games(), game_id, longest),
        "howto": lambda: HowToScreen(kit, game_id, view),
        "waiting": lambda: _counting(kit, view, settled=False),
        "countdown": lambda: _counting(kit, view, settled=True),
        "round": lambda: _round(kit, game),
        **{f"pause {why}": lambda why=why: PauseScreen(kit, why) for why in ("off", "board", "stop")},
        "stop": lambda: StopScreen(kit),
        "result": lambda: _result(kit, game, 0, 3),
        "result_void": lambda: _result(kit, game, 1, 2, reasons=("data_lost",)),
        "result_stopped": lambda: _result(kit, game, 2, 1, stopped=True, reasons=("stopped",)),
        "result_top": lambda: _result(kit, game, 3, len(content_.levels), level=len(content_.levels)),
        "goodbye": lambda: GoodbyeScreen(kit, [SimpleNamespace(stars=stars) for stars in (0, 1, 3)]),
        "goodbye_unplayed": lambda: GoodbyeScreen(kit, []),
        "no_board": lambda: trouble.no_board(kit),
        "no_data": lambda: trouble.no_data(kit),
        **{key: partial(trouble.refused, kit, error) for key, error in refusals().items()},
        "overload": lambda: trouble.overload(kit, 135.0),
        "tare": lambda: trouble.tare(kit),
        "still_there": lambda: trouble.still_there(kit, 10.0),
    }


def refusals() -> dict[str, EvenkeelError]:
    """Return an error of every key that has texts, and one whose key has none."""
    keys = [key.split("-")[1] for key in texts("en").keys if key.startswith("refused-") and key.endswith("-title")]
    known = {f"refused_{key}": EvenkeelError("English", "words", key=key, **LONG) for key in keys}
    return {**known, "refused_unnamed": UNNAMED}


def _counting(kit: Kit, view: Any, *, settled: bool) -> Screen:
    screen = CountdownScreen(kit, view)
    screen.show(2.4, on_board=True, settled=settled)
    return screen


def _round(kit: Kit, game: Game) -> Screen:
    screen = RoundScreen(kit, game.view, game.content.level(3), calibrated=False)
    captions = [kit.t(key) for key in texts(kit.lang).keys if key.startswith("cue-")]
    screen.show(played(game.content.id).states[6000], (0.2, 0.1))
    screen.show_caption(max(captions, key=len))
    return screen


def _result(kit: Kit, game: Game, stars: int, next_level: int, *, level: int = 3, **more: Any) -> Screen:
    done = played(game.content.id)
    outcome = replace(done.outcome, score=100.0, stars=stars)
    screen = ResultScreen(
        kit,
        game.view,
        game.content,
        level=level,
        next_level=next_level,
        rest=level - next_level > 1,
        outcome=outcome,
        trace=done.trace,
        **more,
    )
    screen.update(5.0)
    screen.saved(100.0 if stars else None)
    return screen
