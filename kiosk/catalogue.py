"""The games that can be played here: rules, view and content, loaded once."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

from games import GAMES
from station.game.rules import Rules
from station.programme.load import load_game
from station.programme.model import GameContent


@dataclass(frozen=True, slots=True)
class Game:
    """A game with all that belongs to it; ``view`` is its drawing module, ``sounds`` tells its music and layers."""

    content: GameContent
    rules: Rules
    view: ModuleType
    sounds: ModuleType


def load_games(root: Path) -> dict[str, Game]:
    """Return every registered game by id.

    Raises
    ------
    ContentError
        When a game's content is wrong, with file and key.
    """
    games = {}
    for game_id, package in GAMES.items():
        rules = cast(Rules, import_module(f"{package}.rules"))
        view = import_module(f"{package}.view")
        sounds = import_module(f"{package}.sounds")
        games[game_id] = Game(load_game(root, game_id, rules.Params), rules, view, sounds)
    return games
