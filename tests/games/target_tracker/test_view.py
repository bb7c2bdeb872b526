"""What Target Tracker shows of a round."""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pygame
import pytest

from games.drawing import Kit
from games.target_tracker import rules
from games.target_tracker.air import BEAM_S, Air
from games.target_tracker.params import BEACONS
from games.target_tracker.pieces import best_mark
from station.game.run import Round
from station.game.ticks import TICK_HZ
from tests.fakes.stage_set import games, kit, played, tick


def _picture(states: list[Any], the_kit: Kit | None = None, level: int = 3, ghost: float | None = None) -> Any:
    """Return the window after some moments were drawn one after the other."""
    game, the_kit = games()["target_tracker"], the_kit or kit()
    surface = pygame.display.get_surface()
    assert surface is not None
    view = game.view.View(the_kit, game.content.level(level).params)
    for state in states:
        view.draw(surface, state, (0.3, 0.2), ghost)
    return surface


def _bright(surface: Any, colour: str = "accent") -> int:
    """Return how many pixels have about a colour of the theme."""
    return pygame.mask.from_threshold(surface, kit().colour(colour), (30, 30, 30, 255)).count()


def _inside() -> Any:
    return next(s for s in played("target_tracker").states.values() if s.inside and s.ticks > 1000)


def test_inside_and_outside_differ_in_shape_not_only_in_colour() -> None:
    """Both are drawn in the lantern's colour; a full circle has far more of it than a dashed one."""
    state = replace(_inside(), best_streak_s=0.0, tally=replace(_inside().tally, inside=0))
    assert _bright(_picture([state])) > 1.3 * _bright(_picture([replace(state, inside=False)]))


def test_time_inside_lights_the_quay() -> None:
    state = _inside()
    light = [
        _bright(_picture([replace(state, tally=replace(state.tally, inside=round(share * 90 * TICK_HZ)))]), "ink")
        for share in (0.0, 0.4, 0.8)
    ]
    assert light[0] < light[1] < light[2]


@pytest.mark.parametrize("calm", [False, True])
def test_a_long_stay_lights_garlands_for_the_rest_of_the_round(calm: bool) -> None:
    state, the_kit = replace(_inside(), best_streak_s=0.0, caught=0), kit(calm=calm)
    later = replace(state, ticks=state.ticks + 3 * TICK_HZ)
    pictures = []
    for streak_s in (0.0, 10.0, 20.0, 40.0):
        states = [replace(moment, best_streak_s=streak_s) for moment in (state, later)]
        pictures.append(pygame.image.tobytes(_picture(states, the_kit), "RGB"))
    assert len(set(pictures)) == 4


@lru_cache(maxsize=1)
def _finale() -> list[Any]:
    """Return the states of the end of a round in which all eight buoys are reached, a few a second."""
    params = games()["target_tracker"].content.level(3).params
    round_, states = Round(rules, params, seed=2), []
    while not round_.done:
        round_.step(tick(round_.ticks_played, rules.aim(round_.state, params)))
        if round_.state.hop >= 0 and round_.ticks_played % 30 == 0:
            states.append(round_.state)
    return states


def test_reached_buoys_look_otherwise_and_all_eight_light_all_garlands() -> None:
    states = _finale()
    assert states[-1].caught == BEACONS
    before = _bright(_picture(states[:2]), "good")
    assert _bright(_picture(states), "good") > before + 200


def test_lanterns_rise_when_all_are_reached_but_stand_still_in_calm_mode() -> None:
    states = _finale()
    last = next(number for number, state in enumerate(states) if state.caught == BEACONS)

    def sky(calm: bool, number: int) -> bytes:
        surface = _picture(states[: number + 1], kit(calm=calm))
        return pygame.image.tobytes(surface.subsurface((0, 0, 1280, 12)), "RGB")

    moving = {sky(False, number) for number in range(last, last + 12)}
    still = {sky(True, number) for number in range(last, last + 12)}
    assert len(still) == 1 < len(moving)


def test_a_narrow_save_is_shown_along_the_rim_also_in_calm_mode() -> None:
    state = replace(_inside(), watch=replace(_inside().watch, saved_at=-10_000))
    for calm in (False, True):
        saved = replace(state, watch=replace(state.watch, saved_at=state.ticks - TICK_HZ // 4))
        shown = _bright(_picture([saved], kit(calm=calm)), "ink")
        assert shown > _bright(_picture([state], kit(calm=calm)), "ink") + 50


def test_two_lanterns_carry_different_signs_and_the_board_shows_the_own_one() -> None:
    params = games()["target_tracker"].content.level(7).params
    assert params.decoy
    round_ = Round(rules, params, seed=2)
    while round_.ticks_played < 30 * TICK_HZ:
        round_.step(tick(round_.ticks_played, rules.aim(round_.state, params)))
    state = round_.state
    own = {pygame.image.tobytes(_picture([replace(state, flag=flag)], level=7), "RGB") for flag in range(3)}
    other = {pygame.image.tobytes(_picture([replace(state, decoy_flag=flag)], level=7), "RGB") for flag in range(3)}
    assert len(own) == len(other) == 3


def test_nothing_moves_by_itself_in_calm_mode() -> None:
    state = replace(_inside(), act=1)
    path = replace(state.path, rate_rad_s=0.0)
    frames = [replace(state, path=path, ticks=state.ticks + step) for step in (0, 60, 200)]
    assert len({pygame.image.tobytes(_picture([frame], kit(calm=True)), "RGB") for frame in frames}) == 1
    assert len({pygame.image.tobytes(_picture([frame]), "RGB") for frame in frames}) == 3


def test_the_lighthouse_flashes_far_less_than_three_times_a_second() -> None:
    """The brightness of a spot on the water under its beam, over a whole turn, rises only once."""
    the_kit = kit()
    air = Air(the_kit, (640, 320), 260)
    surface = pygame.display.get_surface()
    assert surface is not None
    levels = []
    for step in range(150):
        surface.fill((10, 20, 30))
        air.draw(surface, BEAM_S * step / 150)
        levels.append(surface.get_at((520, 380))[0])
    rises = sum(one <= 14 < other for one, other in pairwise(levels))
    assert max(levels) > 14
    assert rises == 1


def test_the_mark_of_the_best_round_tells_by_its_shape_whether_the_trainee_is_ahead() -> None:
    the_kit = kit()
    middle = [tuple(best_mark(the_kit, 60, beaten=beaten).get_at((30, 31)))[:3] for beaten in (False, True)]
    assert middle == [the_kit.colour("ground"), the_kit.colour("accent")], "hollow, and full"
    state = _inside()
    shown = state.tally.inside / (90 * TICK_HZ)
    pictures = {pygame.image.tobytes(_picture([state], ghost=shown + by), "RGB") for by in (-0.002, 0.002)}
    assert len(pictures) == 2


def test_the_water_does_not_flicker_when_the_light_crosses_the_rim_again_and_again() -> None:
    """Ten crossings a second; the light on the water beside the lantern changes by a few levels at most."""
    state, levels = _inside(), []
    x, y = kit().stage.field[0][0] + state.target_u[0] * 259, kit().stage.field[0][1] - state.target_u[1] * 259
    states: list[Any] = [state]
    for frame in range(24):
        states.append(replace(states[-1], ticks=state.ticks + 2 * frame, inside=frame // 3 % 2 == 0))
    surface = pygame.display.get_surface()
    assert surface is not None
    view = games()["target_tracker"].view.View(kit(calm=True), games()["target_tracker"].content.level(3).params)
    for moment in states:
        view.draw(surface, moment, (0.9, 0.9), None)
        levels.append(surface.get_at((round(x) + 95, round(y)))[0])
    assert max(levels[1:]) - min(levels[1:]) <= 24
