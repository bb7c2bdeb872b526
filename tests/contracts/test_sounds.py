"""Every game sounds: each event and layer that it names is one that there is."""

from importlib import import_module
from typing import Any

import pytest

from games import GAMES
from kiosk.sound.sounds import EFFECTS, LOOPS, PIECES, STEMS
from tests.fakes.stage_set import games, played


@pytest.fixture(params=sorted(GAMES))
def game_id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def sounds(game_id: str) -> Any:
    return import_module(f"{GAMES[game_id]}.sounds")


def test_every_event_that_sounds_has_an_effect(game_id: str) -> None:
    used = set(filter(None, games()[game_id].content.sounds.values()))
    assert used
    assert used <= set(EFFECTS)


def test_every_moment_has_its_music_and_layers_within_bounds(game_id: str) -> None:
    piece = sounds(game_id).PIECE
    assert piece in PIECES
    done, params = played(game_id), games()[game_id].content.level(3).params
    heard = set()
    for state in (*done.states.values(), done.last):
        layers = sounds(game_id).layers(state, params)
        assert layers.keys() <= {*STEMS[piece], *LOOPS}
        assert all(0 <= volume <= 1 for sides in layers.values() for volume in sides)
        heard |= {name for name, sides in layers.items() if max(sides) > 0}
    assert set(STEMS[piece][:1]) <= heard


def test_no_two_games_share_their_music() -> None:
    assert len({sounds(game_id).PIECE for game_id in GAMES}) == len(GAMES)
