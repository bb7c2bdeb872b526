"""How screens move: softly, ending exactly where they should, and not at all in calm mode."""

from dataclasses import replace

import pygame
import pytest

from games.drawing import motion
from kiosk.screens.entrance import Entrance
from kiosk.screens.result import ResultScreen
from kiosk.screens.today import TodayScreen
from kiosk.screens.who import WhoScreen
from tests.fakes.stage_set import games, kit, played


def _result(score: float = 912.0, stars: int = 2, short: float = 12.4, **modes: bool) -> ResultScreen:
    game_id, game = next(iter(games().items()))
    done = played(game_id)
    outcome = replace(done.outcome, score=score, stars=stars, short_of_star=short)
    the_kit = kit((1280, 720), "nl", **modes)
    return ResultScreen(
        the_kit, game.view, game.content, level=3, next_level=3, rest=False, outcome=outcome, trace=done.trace
    )


def test_a_screen_comes_within_a_third_of_a_second_and_is_then_just_itself() -> None:
    screen, surface = WhoScreen(kit()), pygame.Surface((1280, 720)).convert()
    surface.fill((90, 0, 0))
    before = pygame.image.tobytes(surface, "RGB")
    entrance = Entrance()
    entrance.leave(surface)
    entrance.begin(screen, surface, rises=True)
    shown = []
    while entrance.under_way:
        entrance.draw(surface, 1 / 60)
        shown.append(pygame.image.tobytes(surface, "RGB"))
    whole = pygame.Surface((1280, 720)).convert()
    screen.draw(whole)
    assert 10 < len(shown) <= 20
    assert shown[0] == before
    assert shown[-1] == pygame.image.tobytes(whole, "RGB")


@pytest.mark.parametrize("ease", [motion.soft, motion.springy])
def test_every_motion_ends_where_it_belongs(ease: object) -> None:
    assert callable(ease)
    assert ease(1.0) == pytest.approx(1.0)
    assert motion.soft(0.5) > 0.5
    assert max(motion.springy(step / 50) for step in range(51)) > 1.05


def test_nothing_takes_time_in_calm_mode() -> None:
    calm = kit(calm=True)
    assert {calm.motion_s(name) for name in calm.theme.motion_s} == {0.0}
    assert motion.share(0.0, 0.0) == 1.0


def test_the_stars_come_one_after_another_and_all_at_once_in_calm_mode() -> None:
    screen = _result(stars=3, short=0.0)
    shown = []
    for _ in range(40):
        screen.update(0.05)
        shown.append(screen.stars_shown)
    assert shown[0] == 0 and shown[-1] == 3 and sorted(shown) == shown and set(shown) == {0, 1, 2, 3}
    assert _result(stars=3, short=0.0, calm=True).stars_shown == 3


def test_the_number_runs_up_to_what_it_is() -> None:
    surface = pygame.Surface((1280, 720)).convert()
    screen, looks = _result(), []
    for at_s in (0.1, 0.5, 3.0, 4.0):
        screen.update(at_s - screen.t_s)
        screen.draw(surface)
        looks.append(pygame.image.tobytes(surface.subsurface(screen._line), "RGB"))
    assert looks[0] != looks[1] != looks[2] and looks[2] == looks[3]


def test_a_score_of_four_digits_fits_its_line() -> None:
    score = next(placed for placed in _result(1234.0).texts() if placed.string == "1234")
    assert score.box.contains(score.rect)


@pytest.mark.parametrize(("short", "told"), [(12.4, "Nog 12 punten voor de derde ster"), (1.2, "Nog één punt voor de")])
def test_what_the_next_star_lacks_is_told(short: float, told: str) -> None:
    assert any(told in placed.string for placed in _result(short=short).texts())


def test_nothing_is_told_to_lack_when_all_stars_are_there() -> None:
    assert not any("ster" in placed.string.split() for placed in _result(stars=3, short=0.0).texts())


@pytest.mark.parametrize("why", ["first", "next", "again", "chosen"])
def test_it_is_told_why_a_game_is_recommended(why: str) -> None:
    game_id = next(iter(games()))
    texts = TodayScreen(kit(), games(), game_id, 1, why=why).texts()
    assert kit().t(f"today-why-{why}") in {placed.string for placed in texts}
