"""What every game's view must do: draw any moment, bake nothing in a frame, and have words for all that it shows."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pygame
import pytest

from games import GAMES
from games.drawing import Kit
from station.game.rules import Outcome
from station.programme.texts import LANGUAGES
from tests.fakes.stage_set import games, kit, played, texts

OFFERED = ("Attract", "HowTo", "Trace", "View", "meaning", "moment", "result_picture")


@pytest.fixture(params=sorted(GAMES))
def game_id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _view(game_id: str, the_kit: Kit) -> Any:
    game = games()[game_id]
    return game.view.View(the_kit, game.content.level(3).params)


def _picture(view: Any, state: Any, u: tuple[float, float] = (0.3, 0.2), ghost: float | None = None) -> bytes:
    surface = pygame.display.get_surface()
    assert surface is not None
    surface.fill((255, 0, 255))
    view.draw(surface, state, u, ghost)
    return pygame.image.tobytes(surface, "RGB")


def test_the_view_offers_all_that_the_kiosk_asks_for(game_id: str) -> None:
    assert [name for name in OFFERED if not hasattr(games()[game_id].view, name)] == []


@pytest.mark.parametrize("calm", [False, True])
def test_every_moment_can_be_drawn_and_covers_the_whole_window(game_id: str, calm: bool) -> None:
    view = _view(game_id, kit(calm=calm))
    done = played(game_id)
    for state in (*done.states.values(), done.last):
        picture = _picture(view, state)
        assert b"\xff\x00\xff" * 20 not in picture


def test_the_points_that_are_shown_grow_to_the_score_of_the_round(game_id: str) -> None:
    """Who plays evenly well never sees them fall by more than a slip costs."""
    view, done = _view(game_id, kit()), played(game_id)
    shown = [view.points(done.states[tick]) for tick in sorted(done.states)]
    assert shown[0] <= 0.2 * view.points(done.last)
    assert shown[len(shown) // 2] <= 0.8 * view.points(done.last), "half of the round is not yet all of it"
    assert all(after >= before - 0.05 * done.outcome.score for before, after in pairwise(shown))
    assert view.points(done.last) == pytest.approx(done.outcome.score, abs=0.01)


def test_the_dot_is_drawn_where_the_newest_signal_is(game_id: str) -> None:
    state = played(game_id).states[1200]
    assert _picture(_view(game_id, kit()), state, (0.5, 0.0)) != _picture(_view(game_id, kit()), state, (-0.5, 0.0))


def test_the_ghost_of_the_best_round_is_seen_and_moves(game_id: str) -> None:
    state = played(game_id).states[1200]
    pictures = {_picture(_view(game_id, kit()), state, ghost=ghost) for ghost in (None, 0.1, 0.5)}
    assert len(pictures) == 3


def test_a_wild_signal_is_drawn_without_harm(game_id: str) -> None:
    view = _view(game_id, kit())
    for u in ((40.0, -40.0), (-1e6, 1e6), (0.0, 0.0)):
        _picture(view, played(game_id).states[1200], u)


def test_nothing_is_baked_after_the_first_frame(game_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view(game_id, kit())
    done = played(game_id)
    _picture(view, done.states[0])

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("baked in a frame")

    monkeypatch.setattr(pygame.transform, "smoothscale", refuse)
    monkeypatch.setattr(pygame.surfarray, "pixels_alpha", refuse)
    monkeypatch.setattr(Kit, "_render", refuse)
    for state in (*done.states.values(), done.last):
        _picture(view, state, ghost=0.4)


def test_the_attract_scene_returns_rectangles_within_the_window(game_id: str) -> None:
    the_kit = kit()
    scene = games()[game_id].view.Attract(the_kit, (700, 360), 250)
    ground = pygame.Surface(the_kit.stage.size).convert()
    scene.draw_ground(ground)
    surface = ground.copy()
    for frame in range(200):
        rects = scene.draw(surface, ground, frame * 0.3)
        assert rects
        assert all(abs(each) <= 1 for each in scene.light(frame * 0.3))


def test_the_attract_scene_is_whole_again_after_its_ground_was_painted_over_it(game_id: str) -> None:
    pictures = []
    for again in (False, True):
        the_kit = kit()
        the_kit.forget()  # what a scene keeps of its last picture would be known to the second one
        scene = games()[game_id].view.Attract(the_kit, (700, 360), 250)
        ground = pygame.Surface(the_kit.stage.size).convert()
        scene.draw_ground(ground)
        surface = ground.copy()
        for frame in range(21):
            if again and frame == 20:
                surface.blit(ground, (0, 0))
                scene.uncover()
            scene.draw(surface, ground, 4.0 + frame * 0.1)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert pictures[0] == pictures[1]


def test_what_was_painted_beside_the_attract_scene_stays(game_id: str) -> None:
    the_kit, centre, radius = kit(), (640, 360), 250
    scene = games()[game_id].view.Attract(the_kit, centre, radius)
    ground = pygame.Surface(the_kit.stage.size).convert()
    scene.draw_ground(ground)
    words = pygame.Rect(0, 0, 24, 24)
    words.center = centre[0] - round(0.9 * radius), centre[1] + round(0.9 * radius)
    ground.fill("red", words)
    surface = ground.copy()
    for frame in range(20):
        scene.draw(surface, ground, frame * 0.3)
        assert surface.get_at(words.center) == pygame.Color("red")


def test_the_how_to_keeps_within_its_boxes(game_id: str) -> None:
    the_kit = kit()
    boxes = [pygame.Rect(20 + 420 * step, 200, 400, 300) for step in range(3)]
    show = games()[game_id].view.HowTo(the_kit, boxes)
    surface = pygame.Surface(the_kit.stage.size).convert()
    for frame in range(100):
        show.draw(surface, frame * 0.1)
    assert pygame.mask.from_threshold(surface, (0, 0, 0), (2, 2, 2, 255)).count() > 0.5 * 1280 * 720
    for strip in (pygame.Rect(0, 0, 1280, 150), pygame.Rect(0, 560, 1280, 160)):
        part = surface.subsurface(strip)
        assert pygame.mask.from_threshold(part, (0, 0, 0), (2, 2, 2, 255)).count() == strip.width * strip.height


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_result_has_a_picture_and_a_sentence(game_id: str, lang: str) -> None:
    the_kit, game, done = kit(lang=lang), games()[game_id], played(game_id)
    params = game.content.level(3).params
    full = game.view.result_picture(the_kit, (600, 320), done.trace, params)
    empty = game.view.result_picture(the_kit, (600, 320), game.view.Trace(), params)
    assert full.get_size() == (600, 320)
    assert pygame.image.tobytes(full, "RGBA") != pygame.image.tobytes(empty, "RGBA")
    assert all(game.view.meaning(the_kit, outcome) for outcome in _outcomes(done.outcome))


def _outcomes(outcome: Outcome) -> list[Outcome]:
    """Return an outcome, and what it would be had something, or anything, not been measured."""
    metrics = outcome.metrics
    lacking = [{name: value for name, value in metrics.items() if name != gone} for gone in metrics]
    return [outcome, *(replace(outcome, metrics=rest) for rest in (*lacking, {}))]


def test_its_words_are_there_and_no_others(game_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    the_kit, game, asked = kit(), games()[game_id], set[str]()

    def told(key: str, **args: object) -> str:
        asked.add(key)
        return texts("en")(key, **args)

    monkeypatch.setattr(the_kit, "t", told)
    for outcome in _outcomes(played(game_id).outcome):
        game.view.meaning(the_kit, outcome)
        game.view.moment(the_kit, outcome)
    keys = ["name", "promise", "howto-1", "howto-2", "howto-3", "ghost", "picture", "result-stopped"]
    keys += [f"result-{stars}" for stars in range(4)]
    keys += [f"next-{step}" for step in ("up", "same", "down", "rest", "top")]
    keys += [f"level-{level.number}{part}" for level in game.content.levels for part in ("", "-change")]
    needed = {f"{game_id}-{key}" for key in keys}
    own = tuple(f"{game_id}-{part}" for part in ("meaning", "moment", "sign"))
    for lang in LANGUAGES:
        there = {key for key in texts(lang).keys if key.startswith(f"{game_id}-")}
        assert needed | asked <= there
        assert all(key.startswith(own) for key in (there - needed) | asked)
        assert texts(lang)(game.content.score_unit, count=1)
