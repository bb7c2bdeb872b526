"""Kits, a played round and every screen of the kiosk, for tests that look at pictures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import pygame

import content
from games.drawing import Kit
from kiosk.catalogue import Game, load_games
from kiosk.gallery.moments import Moments
from kiosk.screens.base import Screen
from station.game.run import Round
from station.game.ticks import TICK_HZ, Tick, TickFlag
from station.programme.load import load_theme
from station.programme.load_protocols import load_protocols
from station.programme.texts import LANGUAGES, Texts
from station.trial.protocol import Protocol

KITS = 3
"""So many kits keep what they baked, the ones asked for last: each may come to a gigabyte."""

_kits: dict[tuple[Any, ...], Kit] = {}


@lru_cache(maxsize=1)
def games() -> dict[str, Game]:
    """Return the registered games."""
    return load_games(content.ROOT)


@lru_cache(maxsize=1)
def protocols() -> Mapping[str, Protocol]:
    """Return the tests that there are."""
    return load_protocols(content.ROOT, [texts(lang) for lang in LANGUAGES])


@lru_cache(maxsize=2)
def texts(lang: str) -> Texts:
    """Return the texts of a language."""
    return Texts(content.ROOT, lang)


def kit(size: tuple[int, int] = (1280, 720), lang: str = "en", **modes: Any) -> Kit:
    """Return a kit whose window is open; the modes are those of :class:`Kit`."""
    pygame.display.init()
    pygame.font.init()
    window = pygame.display.get_surface()
    if window is None or window.get_size() != size:  # another test may have had a window of its own since
        pygame.display.set_mode(size)
    key = (size, lang, *sorted(modes.items()))
    made = _kits.pop(key, None)
    if made is None:
        while len(_kits) >= KITS:
            _kits.pop(next(iter(_kits))).forget()
        made = Kit(size, load_theme(content.ROOT), texts(lang), content.ROOT / "fonts", lang=lang, **modes)
    _kits[key] = made
    return made


@dataclass(frozen=True)
class Played:
    """A round played by somebody who follows late and sways: the states at some moments, and its trace."""

    states: dict[int, Any]
    last: Any
    trace: Any
    outcome: Any


@lru_cache(maxsize=8)
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


@lru_cache(maxsize=1)
def moments() -> Moments:
    """Return the moments of the gallery."""
    return Moments(games(), protocols(), texts("en").keys)


def screens(kit: Kit) -> dict[str, Callable[[], Screen]]:
    """Return how to make every screen, with the longest that it may have to show.

    Those of a game are shown for the first one; the first moment of a screen goes by the screen's name alone.
    """
    first = next(iter(games()))
    made: dict[str, Callable[[], Screen]] = {}
    for moment in moments().all():
        if moment.game_id in ("", first):
            name = f"{moment.screen} {moment.part}" if moment.screen in made else moment.screen
            made[name] = partial(moment.made, kit)
    return made
