"""What Still Water shows of a round."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pygame
import pytest

import content
from games.drawing import Kit
from games.still_water import rules, view
from games.still_water.lights import Lights
from games.still_water.params import STARS, Params
from games.still_water.state import State
from station.game.control import Reach
from station.game.run import Round
from station.game.ticks import TICK_HZ, Tick
from station.programme.load import load_game
from tests.fakes.stage_set import kit

LEVELS = load_game(content.ROOT, "still_water", Params).levels
OPEN: Params = LEVELS[2].params
CLOSED: Params = next(level.params for level in LEVELS if level.params.blind)


@cache
def states(params: Params = OPEN) -> list[State]:
    """A round of somebody who is with the lantern, second by second."""
    played, reach = Round(rules, params, seed=4), Reach()
    found = [played.state]
    while not played.done:
        u = rules.aim(played.state, params)
        played.step(Tick(played.ticks_played, *reach.cop_m(*u), *u, 700.0, 1))
        if played.ticks_played % TICK_HZ == 0:
            found.append(played.state)
    return found


def picture(
    the_kit: Kit,
    state: State,
    u: tuple[float, float] = (0.0, 0.0),
    *,
    ghost: float | None = None,
    params: Params = OPEN,
) -> pygame.Surface:
    surface = pygame.Surface(the_kit.stage.size).convert()
    view.View(the_kit, params).draw(surface, state, u, ghost)
    return surface


def pixels(surface: pygame.Surface, box: pygame.Rect | None = None) -> bytes:
    return pygame.image.tobytes(surface.subsurface(box) if box else surface, "RGB")


def warm(surface: pygame.Surface, box: pygame.Rect) -> int:
    """Return how many pixels are far redder than water: the lantern, or its reflection."""
    return pygame.mask.from_threshold(surface.subsurface(box), (190, 130, 70), (110, 90, 70, 255)).count()


def test_a_broken_reflection_lies_wider_than_a_whole_one() -> None:
    the_kit, state = kit(), states()[12]
    x, y = the_kit.stage.size[0] // 2, the_kit.px(650)
    beside = pygame.Rect(x + the_kit.px(70), y + the_kit.px(60), the_kit.px(120), the_kit.px(150))
    whole, broken = (picture(the_kit, replace(state, unrest=unrest, radius_m=0.0)) for unrest in (0.0, 1.6))
    assert warm(broken, beside) > warm(whole, beside) + 100
    under = pygame.Rect(x - the_kit.px(60), y + the_kit.px(60), the_kit.px(120), the_kit.px(150))
    assert warm(whole, under) > 1.3 * warm(broken, under)


def test_the_edge_of_the_calm_water_differs_in_shape_when_the_reflection_breaks() -> None:
    the_kit, state = kit(), states()[12]
    rims = []
    for unrest in (0.99, 1.01):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Lights, "draw_rim", lambda *_where, **_how: None)
            bare = picture(the_kit, replace(state, unrest=unrest))
        with_rim = picture(the_kit, replace(state, unrest=unrest))
        changed = pygame.mask.from_threshold(bare, (0, 0, 0), (2, 2, 2, 255), with_rim)
        changed.invert()
        rims.append(len(changed.connected_components(4)))
    assert rims[0] > 1.5 * rims[1] > 0, "twice as many dots while it is whole"


def test_the_moon_rises_and_stars_are_lit_in_the_finale_only() -> None:
    the_kit = kit()
    sky = pygame.Rect(the_kit.stage.size[0] // 2 - the_kit.px(180), 0, the_kit.px(360), the_kit.px(320))
    before = replace(states()[60], act=1)
    dark = picture(the_kit, before)
    low, full = (picture(the_kit, replace(states()[60], moon=m, stars_lit=s)) for m, s in ((0.0, 0), (1.0, STARS)))
    bright = [
        pygame.mask.from_threshold(each.subsurface(sky), (255, 250, 230), (70, 70, 70, 255)) for each in (low, full)
    ]
    assert bright[1].count() > bright[0].count() + 1000 * the_kit.stage.scale**2
    assert pixels(dark, sky) != pixels(low, sky), "where the stars will be is shown"


def test_the_best_round_is_a_pale_lantern_over_the_shore_in_calm_mode_too() -> None:
    for calm in (False, True):
        the_kit = kit(calm=calm)
        state = states()[30]
        assert pixels(picture(the_kit, state, ghost=0.2)) != pixels(picture(the_kit, state, ghost=0.8))
        assert pixels(picture(the_kit, state, ghost=0.2)) != pixels(picture(the_kit, state))


def test_with_closed_eyes_there_is_nothing_to_look_at_but_the_time() -> None:
    the_kit, moments = kit(), states(CLOSED)
    here = picture(the_kit, moments[30], (0.0, 0.0), params=CLOSED)
    there = picture(the_kit, replace(moments[30], unrest=2.0, target_m=(0.02, 0.0)), (0.5, 0.3), params=CLOSED)
    assert pixels(here) == pixels(there)
    assert pixels(here) != pixels(picture(the_kit, moments[50], params=CLOSED))


def test_calm_mode_moves_nothing_that_does_not_answer_the_trainee() -> None:
    the_kit = kit(calm=True)
    state = replace(states()[12], speed_m_s=0.0)
    later = replace(state, ticks=state.ticks + 33)
    assert pixels(picture(the_kit, state)) == pixels(picture(the_kit, later))


def test_rings_spring_up_as_strong_as_the_weight_moves_fast() -> None:
    the_kit, state = kit(), states()[12]
    changed = []
    for speed_m_s in (0.0, 0.02, 0.08):
        surface = pygame.Surface(the_kit.stage.size).convert()
        shown = view.View(the_kit, OPEN)
        for frame in range(80):
            now = replace(state, ticks=state.ticks + 2 * frame, speed_m_s=speed_m_s)
            shown.draw(surface, now, (0.3, 0.0), None)
        still = picture(the_kit, replace(now, speed_m_s=0.0), (0.3, 0.0))
        same = pygame.mask.from_threshold(surface, (0, 0, 0), (3, 3, 3, 255), still)
        changed.append(same.get_size()[0] * same.get_size()[1] - same.count())
    assert changed[0] == 0 < changed[1] < changed[2]


def test_every_place_lies_within_the_picture_for_any_reach() -> None:
    for size in ((1280, 720), (720, 1280)):
        the_kit = kit(size)
        state = states()[12]
        pond = view.pond_of(the_kit)
        for reach_m in (0.03, 0.07, 0.14):
            metres = replace(state.metres, right_m=reach_m, left_m=reach_m, front_m=reach_m)
            scale = pond.px_per_m(state.course, metres)
            for place in state.course.places:
                x, y = pond.spot(metres.of(place), scale)
                assert 0.05 * size[0] < x < 0.95 * size[0]
                assert pond.horizon < y <= pond.home[1]


def test_the_moment_to_be_proud_of_is_the_longest_unbroken_time_or_all_the_stars() -> None:
    the_kit = kit(lang="en")
    played = Round(rules, OPEN, seed=4).outcome()
    for metrics, said in (
        ({"unbroken_s": 12.7}, "12"),
        ({"unbroken_s": 50.0, "stars_lit": float(STARS)}, "every star"),
        ({"unbroken_s": 3.0}, ""),
        ({}, ""),
    ):
        told = view.moment(the_kit, replace(played, metrics=metrics))
        assert said in told if said else told == ""


def test_while_the_own_sway_is_measured_the_edge_of_the_calm_water_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[float] = []

    def draw_rim(*_where: object, whole: bool, part: float = 1.0) -> None:
        parts.append(part)

    monkeypatch.setattr(Lights, "draw_rim", draw_rim)
    measuring = [state for state in states() if not state.radius_m]
    for state in (*measuring, states()[len(measuring)]):
        picture(kit(), state)
    assert len(measuring) >= 9 and parts[0] == 0.0 and parts[-1] == 1.0
    assert all(before < after for before, after in pairwise(parts[:-1]))
