"""What the clock of a round shows."""

from dataclasses import replace
from typing import Any

import pygame

from kiosk.screens.round import RoundScreen
from tests.fakes.stage_set import games, kit, played


def _clock(screen: RoundScreen, **times: float) -> tuple[str, bytes]:
    """Return the words over the clock, and what is drawn there."""
    state: Any = replace(played("roll_container").states[600], **times)
    surface = pygame.display.get_surface()
    assert surface is not None
    screen.show(state, (0.0, 0.0), ghost=None)
    screen.draw(surface)
    words = [text for text in screen.texts() if text.string in {screen.kit.t("round-time"), screen.kit.t("round-late")}]
    assert len(words) == 1
    return words[0].string, pygame.image.tobytes(surface.subsurface(words[0].box.move(0, words[0].box.height)), "RGB")


def test_a_round_with_a_par_counts_the_par_down_and_then_tells_how_late_it_is() -> None:
    game = games()["roll_container"]
    screen = RoundScreen(kit(), game.view, game.content.level(3), calibrated=True)
    on_time, late = screen.kit.t("round-time"), screen.kit.t("round-late")
    begin = _clock(screen, par_left_s=60.0, time_left_s=100.0)
    later = _clock(screen, par_left_s=41.0, time_left_s=81.0)
    assert begin[0] == later[0] == on_time and begin[1] != later[1]
    assert _clock(screen, par_left_s=41.0, time_left_s=70.0) == later, "the par is what runs, not the limit"
    over = _clock(screen, par_left_s=-4.0, time_left_s=36.0)
    assert over[0] == late
    assert _clock(screen, par_left_s=-5.0, time_left_s=35.0)[1] != over[1]
    assert _clock(screen, par_left_s=-35.0, time_left_s=5.0)[0] == on_time, "the round itself is about to end"


def test_a_round_without_a_par_is_never_late() -> None:
    game_id = next(name for name in games() if name != "roll_container")
    game = games()[game_id]
    screen = RoundScreen(kit(), game.view, game.content.level(3), calibrated=True)
    surface = pygame.display.get_surface()
    assert surface is not None
    screen.show(played(game_id).last, (0.0, 0.0), ghost=None)
    screen.draw(surface)
    assert screen.kit.t("round-late") not in [text.string for text in screen.texts()]
