"""The result of a round: what matters more is written larger, and the coach has a place of its own."""

from dataclasses import replace
from typing import Any

import pygame
import pytest

from kiosk.screens.result import ResultScreen
from kiosk.widgets.column import Line, paint_column
from tests.fakes.stage_set import games, kit, played

LARGE = {"large_text": 1.25}


def _result(size: tuple[int, int], stars: int, **modes: Any) -> ResultScreen:
    game, done = games()["still_water"], played("still_water")
    outcome = replace(done.outcome, score=140.0, stars=stars, short_of_star=0.0 if stars == 3 else 12.0)
    screen = ResultScreen(
        kit(size, "nl", **modes), game.view, game.content,
        level=3, next_level=2, rest=False, outcome=outcome, trace=done.trace,
    )  # fmt: skip
    screen.saved(200.0)
    return screen


@pytest.mark.parametrize("modes", [{}, LARGE], ids=["plain", "large"])
@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
@pytest.mark.parametrize("stars", [0, 3])
def test_no_line_is_written_larger_than_one_that_matters_more(
    size: tuple[int, int], stars: int, modes: dict[str, Any]
) -> None:
    screen = _result(size, stars, **modes)
    t, game, sizes = screen.kit.t, games()["still_water"], {text.string: text.size_px for text in screen.texts()}
    proud, meaning = (tell(screen.kit, screen._outcome) for tell in (game.view.moment, game.view.meaning))
    says, comes = sizes[t(f"still_water-result-{stars}")], sizes[t("still_water-next-down")]
    assert says > comes >= sizes[meaning] >= max(sizes[t("result-saved")], sizes[t("result-best", best="200")])
    assert sizes[proud] >= sizes[meaning] if proud else stars == 0
    assert comes >= sizes[t("still_water-picture")]
    assert sizes[t("result-easier", level=2)] >= max(sizes[t("result-other")], sizes[t("result-done")])


def test_what_the_coach_says_stands_where_the_picture_is_explained_and_that_comes_back() -> None:
    screen = _result((1280, 720), 3)
    explained, said = screen.kit.t("still_water-picture"), screen.kit.t("cue-level_down")
    before, during, after = set(), set(), set()
    for caption, shown in (("", before), (said, during), ("", after)):
        screen.show_caption(caption)
        shown.update(text.string for text in screen.texts())
    assert explained in before and explained not in during and said in during
    assert after == before


def test_the_picture_is_painted_once_with_the_first_update(monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[tuple[int, int]] = []
    paint = games()["still_water"].view.result_picture
    monkeypatch.setattr(
        games()["still_water"].view,
        "result_picture",
        lambda kit, size, *rest: painted.append(size) or paint(kit, size, *rest),
    )
    screen = _result((1280, 720), 3)
    without, with_it = (pygame.Surface((1280, 720)).convert() for _ in range(2))
    screen.draw(without)
    assert painted == []
    for _ in range(3):
        screen.update(0.0)
    screen.draw(with_it)
    assert len(painted) == 1
    assert pygame.image.tobytes(with_it, "RGB") != pygame.image.tobytes(without, "RGB")


def test_a_column_of_too_many_texts_shrinks_as_a_whole() -> None:
    here = kit()
    ground = pygame.Surface((1280, 720)).convert()
    lines = [Line("The first of them is said in a few words", "lead"), *[Line("and the others in fewer", "body")] * 5]
    tall, low = (paint_column(here, ground, pygame.Rect(0, 0, 400, high), lines) for high in (600, 220))
    assert [label.size_px for label in tall] == [here.type_px("lead"), *[here.type_px("body")] * 5]
    assert low[0].size_px < tall[0].size_px
    assert len({label.size_px for label in low[1:]}) == 1 and low[1].size_px < tall[1].size_px
    assert [label.rect.top for label in low] == sorted(label.rect.top for label in low)
    assert low[-1].rect.bottom <= 220
