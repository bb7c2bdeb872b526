"""Where the lantern is in a round of Still Water."""

from math import hypot

import numpy as np
import pytest

import content
from games.still_water.course import CALM, FINALE, HOME, MEASURE, Course, glide, make_course
from games.still_water.params import Params
from station.game.run import generator
from station.programme.load import load_game

PARAMS: Params = load_game(content.ROOT, "still_water", Params).levels[0].params


def course(seed: int = 1) -> Course:
    return make_course(PARAMS, generator(seed))


def test_three_places_left_right_and_forward_equally_far_in_an_order_that_differs() -> None:
    orders = set()
    for seed in range(30):
        places = course(seed).places
        assert all(hypot(*place) == pytest.approx(PARAMS.demand) for place in places)
        assert all(ap >= 0 for _, ap in places), "never back, where the reach is small"
        kinds = tuple("left" if ml < -0.2 else "right" if ml > 0.2 else "front" for ml, _ in places)
        assert sorted(kinds) == ["front", "left", "right"]
        orders.add(kinds)
    assert len(orders) == 6


def test_the_lantern_begins_and_ends_at_the_own_middle() -> None:
    way = course()
    assert way.at(0.0) == way.at(PARAMS.ready_s + 1) == (0.0, 0.0)
    assert way.at(PARAMS.finale_s) == way.at(PARAMS.round_s) == (0.0, 0.0)
    assert [way.leg(t_s) for t_s in (0.0, PARAMS.ready_s, PARAMS.finale_s - 0.1, PARAMS.finale_s)] == [
        MEASURE,
        CALM,
        HOME,
        FINALE,
    ]


def test_it_stays_at_each_place_and_never_jumps() -> None:
    way = course()
    for place in range(3):
        stay = way.starts_s[3 + 2 * place]
        assert way.at(stay) == way.at(stay + PARAMS.stay_s - 0.01) == way.places[place]
    points = np.array([way.at(i / 120) for i in range(round(120 * PARAMS.round_s))])
    steps = np.hypot(*np.diff(points, axis=0).T) * 120
    # Minimum jerk peaks at 15/8 of the mean speed; the farthest way is from left to right.
    assert steps.max() <= 15 / 8 * 2 * PARAMS.demand / PARAMS.glide_s + 1e-6
    assert glide(0.0) == 0.0 and glide(0.5) == 0.5 and glide(1.0) == 1.0
