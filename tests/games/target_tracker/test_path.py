from dataclasses import replace
from itertools import pairwise
from math import hypot, pi
from pathlib import Path as FilePath

import numpy as np
import pytest

import content
from games.target_tracker.params import BEACONS, Params
from games.target_tracker.path import Path, direction_deg, make_path, mean_speed_reach_s
from station.game.ticks import TICK_HZ
from station.programme.load import load_game
from station.programme.model import Level

LEVELS = load_game(FilePath(content.ROOT), "target_tracker", Params).levels
SEEDS = range(3)


def drawn(params: Params, seed: int) -> Path:
    return make_path(params, np.random.Generator(np.random.PCG64(seed)))


def points(path: Path, until_s: float) -> np.ndarray:
    return np.array([path.at(k / TICK_HZ) for k in range(int(until_s * TICK_HZ))])


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: f"level{level.number}")
def test_the_circle_stays_within_the_demand_and_moves_without_jerks(level: Level) -> None:
    params = level.params
    for seed in SEEDS:
        at = points(drawn(params, seed), params.round_s)
        assert np.hypot(*at.T).max() <= params.demand * 1.005
        speed = np.diff(at, axis=0) * TICK_HZ
        # A corner would change the velocity by the whole speed in one tick; a hop takes a quarter of a second to it.
        assert np.hypot(*np.diff(speed, axis=0).T).max() < 0.4
    first = drawn(params, 0)
    assert first.at(0.0) == (0.0, 0.0)


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: f"level{level.number}")
def test_every_direction_is_visited_before_the_finale(level: Level) -> None:
    for seed in SEEDS:
        path = drawn(level.params, seed)
        at = points(path, path.finale_s)
        far = at[np.hypot(*at.T) > 0.5 * level.params.demand]
        sectors = np.round(np.arctan2(far[:, 0], far[:, 1]) / (pi / 4)).astype(int) % 8
        assert (np.bincount(sectors, minlength=8) > 0.02 * len(far)).all()


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: f"level{level.number}")
def test_a_leaning_body_can_follow(level: Level) -> None:
    """Nine tenths of the movement below 0.5 Hz, where a standing person can still steer the CoP on purpose."""
    path = drawn(level.params, 1)
    at = points(path, path.finale_s)
    power = (np.abs(np.fft.rfft(at - at.mean(axis=0), axis=0)) ** 2).sum(axis=1)
    slow = np.fft.rfftfreq(len(at), 1 / TICK_HZ) <= 0.5
    assert power[slow].sum() > 0.9 * power.sum()


def test_seeds_differ_but_are_equally_fast() -> None:
    params = LEVELS[5].params
    means = []
    for seed in range(6):
        path = drawn(params, seed)
        step = np.diff(points(path, path.finale_s), axis=0)[int(20 * TICK_HZ) : int(55 * TICK_HZ)]
        means.append(np.hypot(*step.T).mean() * TICK_HZ)
    assert max(means) < 1.35 * min(means)
    assert np.mean(means) == pytest.approx(mean_speed_reach_s(params), rel=0.15)
    assert drawn(params, 1).at(30.0) != drawn(params, 2).at(30.0)
    assert drawn(params, 1) == drawn(params, 1)


def test_it_begins_calmly_grows_quicker_and_rests_before_the_finale() -> None:
    path = drawn(LEVELS[0].params, 0)
    speed = np.hypot(*np.diff(points(path, path.finale_s), axis=0).T) * TICK_HZ
    warm = speed[int(5 * TICK_HZ) : int(path.warm_up_s * TICK_HZ)].mean()
    late = speed[int(45 * TICK_HZ) : int(60 * TICK_HZ)].mean()
    assert late > 1.2 * warm
    assert speed[-1] < 0.01


def test_the_finale_visits_eight_beacons_at_full_demand_and_never_straight_across() -> None:
    for seed in range(10):
        path = drawn(LEVELS[1].params, seed)
        assert len({(round(ml, 6), round(ap, 6)) for ml, ap in path.beacons}) == BEACONS
        assert all(hypot(*beacon) == pytest.approx(0.6) for beacon in path.beacons)
        assert all(hypot(a[0] + b[0], a[1] + b[1]) > 0.1 for a, b in pairwise(path.beacons))
        for number, beacon in enumerate(path.beacons):
            arrived_s = path.finale_s + (number + 0.5) * path.hop_s
            assert path.hop(arrived_s) == number
            assert path.at(arrived_s) == pytest.approx(beacon)


def test_the_next_beacon_is_known_until_the_last() -> None:
    path = drawn(LEVELS[0].params, 0)
    assert path.next_hop(path.finale_s - 2) == (2, path.beacons[0])
    assert path.next_hop(path.finale_s + 1)[1] == path.beacons[1]
    assert path.next_hop(path.round_s)[0] == float("inf")


def test_directions_are_those_of_the_board() -> None:
    assert [direction_deg((0, 0), end) for end in ((0, 1), (1, 0), (0, -1), (-1, 0))] == [0, 90, 180, 270]


def test_the_speed_follows_tempo_and_demand() -> None:
    params = LEVELS[0].params
    assert mean_speed_reach_s(replace(params, tempo_hz=0.16)) == pytest.approx(2 * mean_speed_reach_s(params))
