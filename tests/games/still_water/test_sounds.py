"""What Still Water sounds like: with the eyes closed its sounds alone lead."""

from dataclasses import replace

import pytest

import content
from games.still_water import sounds
from games.still_water.course import CALM, FINALE, make_course
from games.still_water.params import Params
from games.still_water.state import State
from station.game.run import generator
from station.programme.load import load_game

LEVELS = load_game(content.ROOT, "still_water", Params).levels
OPEN: Params = LEVELS[0].params
CLOSED: Params = next(level.params for level in LEVELS if level.params.blind)
R_M = 0.01


def state(ml: float = 0.0, ap: float = 0.0, **more: object) -> State:
    """Somebody who stands so many R from the lantern."""
    course = make_course(OPEN, generator(1))
    fields = {"leg": CALM, "radius_m": R_M, "standing": True, "soft_m": (ml * R_M, ap * R_M), **more}
    return replace(State(course=course), **fields)


def loud(name: str, at: State, params: Params = CLOSED) -> float:
    return max(sounds.layers(at, params).get(name, (0.0, 0.0)))


def test_at_home_there_is_the_steady_tone_and_no_water() -> None:
    assert loud("tone_home", state()) == 1.0
    assert loud("tone_near", state()) == 0.0
    assert all(loud(f"water_{side}", state(0.3, 0.3)) == 0 for side in ("left", "right", "front", "back"))


def test_near_the_edge_the_tone_breathes_and_far_away_it_is_gone() -> None:
    assert loud("tone_near", state(0.9)) > loud("tone_home", state(0.9)) > 0
    assert loud("tone_home", state(2.0)) == 0
    assert loud("tone_near", state(0.9)) > loud("tone_near", state(2.4)) > 0


@pytest.mark.parametrize(
    ("ml", "ap", "name", "other"),
    [
        (1.5, 0.0, "water_right", "water_left"),
        (-1.5, 0.0, "water_left", "water_right"),
        (0.0, 1.5, "water_front", "water_back"),
        (0.0, -1.5, "water_back", "water_front"),
    ],
)
def test_the_water_is_on_the_side_of_the_weight(ml: float, ap: float, name: str, other: str) -> None:
    assert loud(name, state(ml, ap)) > 0.5
    assert loud(other, state(ml, ap)) == 0


def test_the_water_grows_with_the_distance_and_is_in_the_ear_of_its_side() -> None:
    volumes = [loud("water_right", state(share)) for share in (0.5, 0.8, 1.2, 2.0, 2.5)]
    assert volumes == sorted(volumes)
    assert len(set(volumes)) == 5
    left, right = sounds.layers(state(2.0), CLOSED)["water_right"]
    assert right > 4 * left > 0
    left, right = sounds.layers(state(-2.0), CLOSED)["water_left"]
    assert left > 4 * right > 0


def test_the_lantern_leads_by_the_same_sounds_when_it_drifts_away() -> None:
    """Who stays while the lantern goes to the left hears water on the right."""
    assert loud("water_right", state(target_m=(-1.5 * R_M, 0.0))) > 0.5


def test_nobody_on_the_board_is_not_led() -> None:
    assert sounds.layers(state(2.0, standing=False), CLOSED).keys() == {"still_bed"}


def test_with_open_eyes_nothing_leads_and_the_music_answers() -> None:
    calm, tense = state(unbroken_s=12.0), state(unrest=1.2)
    assert not any(name.startswith(("tone", "water")) for name in sounds.layers(tense, OPEN))
    assert loud("still_pulse", tense, OPEN) > loud("still_pulse", calm, OPEN) == 0
    finale = replace(calm, act=2, leg=FINALE)
    assert loud("still_lift", finale, OPEN) > loud("still_lift", calm, OPEN) > loud("still_lift", tense, OPEN)


def test_all_volumes_are_between_0_and_1_anywhere() -> None:
    for params in (OPEN, CLOSED):
        for share in (-50.0, -1.0, 0.0, 1.0, 50.0):
            for pair in sounds.layers(state(share, share, unrest=2.0, unbroken_s=99.0), params).values():
                assert all(0 <= volume <= 1 for volume in pair)
    assert loud("tone_home", State(course=state().course, standing=True)) > 0, "before anything is measured"
