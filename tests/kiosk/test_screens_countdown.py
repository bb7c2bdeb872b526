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


@pytest.mark.parametrize("game_id", ["still_water", "target_tracker", "roll_container"])
def test_what_goes_along_for_the_best_round_is_told_in_the_words_of_the_game(game_id: str) -> None:
    here, game = kit(), games()[game_id]
    for ghost in (True, False):
        screen = CountdownScreen(here, game, game.content.level(1), ghost=ghost)
        assert (here.t(f"{game_id}-ghost") in {text.string for text in screen.texts()}) == ghost


def test_a_number_that_stands_on_the_screen_has_no_caption() -> None:
    here, game = kit(), games()["still_water"]
    screen = CountdownScreen(here, game, game.content.level(1), ghost=False)
    shown = []
    for settled in (False, True, False):
        screen.show(2.4, on_board=True, settled=settled)
        screen.show_caption(here.t("cue-three"))
        shown.append(here.t("cue-three") in {text.string for text in screen.texts()})
    assert shown == [True, False, True]
