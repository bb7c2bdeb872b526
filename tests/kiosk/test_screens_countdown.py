"""The countdown tells what is to come."""

import pytest

from kiosk.screens.countdown import CountdownScreen
from tests.fakes.stage_set import games, kit


@pytest.mark.parametrize("game_id", ["still_water", "target_tracker", "roll_container"])
def test_what_is_new_on_every_level_is_told_before_it_is_played(game_id: str) -> None:
    here, game = kit(), games()[game_id]
    for level in game.content.levels:
        screen = CountdownScreen(here, game, level, ghost=False)
        said = {text.string for text in screen.texts()}
        assert here.t(f"{game_id}-level-{level.number}-change") in said
        assert any(here.t(f"{game_id}-level-{level.number}") in each for each in said)
