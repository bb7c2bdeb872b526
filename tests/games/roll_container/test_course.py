from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

import content
from games.roll_container.course import CLEAR_M, FLOORS, THINGS, Course, Zone, make_course
from games.roll_container.params import Params
from station.game.run import generator
from station.programme.load import load_game

LEVELS = load_game(Path(content.ROOT), "roll_container", Params).levels
SEEDS = range(12)


def course(level: int, seed: int) -> Course:
    return make_course(LEVELS[level - 1].params, generator(seed))


def things(made: Course) -> list[Zone]:
    return [zone for zone in made.zones if zone.thing in THINGS]


@pytest.mark.parametrize("level", range(1, len(LEVELS) + 1))
def test_a_course_is_whole(level: int) -> None:
    params = LEVELS[level - 1].params
    for seed in SEEDS:
        made = course(level, seed)
        floors = [zone for zone in made.zones if zone.thing in FLOORS]
        assert all(one.end_m == other.start_m for one, other in pairwise(floors))
        assert floors[0].start_m < 0
        assert floors[-1].end_m > made.length_m
        assert all(zone.end_m > zone.start_m for zone in floors)
        assert all(one.end_m < other.start_m for one, other in pairwise(things(made)))
        assert made.zones[-1] == made.boxes[-1]
        assert made.boxes[-1].end_m == made.length_m == params.length_m
        count = Counter(zone.thing for zone in made.zones if zone.real)
        assert count["threshold"] == params.thresholds
        assert (count["bend"], count["gap"], count["worn"]) == (params.bends, params.gaps, params.worn)
        assert (count["rubber"], count["wet"], count["box"]) == (params.rubber, params.wet, 2)
        assert len([zone for zone in made.zones if not zone.real]) == params.catches


def test_nothing_lies_near_a_box_or_in_the_first_metres() -> None:
    for seed in SEEDS:
        made = course(10, seed)
        for zone in things(made):
            assert zone.start_m >= 7.0
            for box in made.boxes:
                assert zone is box or zone.end_m <= box.start_m - CLEAR_M + 1e-9 or zone.start_m >= box.end_m + CLEAR_M


def test_another_seed_is_another_course_of_the_same_things() -> None:
    made = [course(9, seed) for seed in SEEDS]
    assert len({each.zones for each in made}) == len(made)
    assert (
        len(
            {tuple(sorted(Counter(zone.thing for zone in each.zones if zone.thing in THINGS).items())) for each in made}
        )
        == 1
    )
    sides = {zone.value > 0 for each in made for zone in each.zones if zone.thing == "worn"}
    assert sides == {True, False}, "nobody knows to which side"


@pytest.mark.parametrize(("cued", "share"), [(1.0, 1.0), (0.5, 0.5), (0.0, 0.0)])
def test_so_many_are_told_beforehand(cued: float, share: float) -> None:
    params = replace(LEVELS[8].params, cued=cued, warning_s=1.5, catches=0, thresholds=3, gaps=2, worn=2, shimmy=1)
    for seed in SEEDS:
        made = make_course(params, generator(seed))
        shown = [zone.shown_m > 0 for zone in made.zones if zone.thing in ("threshold", "gap", "worn", "shimmy")]
        assert sum(shown) / len(shown) == share


def test_about_one_in_six_of_the_announced_never_comes() -> None:
    level = LEVELS[6].params
    made = make_course(level, generator(1))
    told = [zone for zone in made.zones if zone.thing in THINGS and zone.shown_m > 0]
    catches = [zone for zone in told if not zone.real]
    assert 0.1 <= len(catches) / len(told) <= 0.2


def test_a_threshold_that_nobody_told_of_is_lower() -> None:
    params = replace(LEVELS[6].params, cued=0.0, catches=0)
    made = make_course(params, generator(3))
    heights = [zone.value for zone in made.zones if zone.thing == "threshold" and zone.real]
    assert all(height < params.threshold_m for height in heights)
