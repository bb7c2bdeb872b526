"""What Target Tracker sounds like as the round goes on."""

from dataclasses import replace
from pathlib import Path

import pytest

import content
from games.target_tracker import rules, sounds
from games.target_tracker.params import BEACONS, Params
from games.target_tracker.state import State
from station.game.run import Round
from station.game.ticks import TICK_HZ, Tick, TickFlag
from station.programme.load import load_game

PARAMS: Params = load_game(Path(content.ROOT), "target_tracker", Params).levels[3].params


@pytest.fixture(scope="module")
def moments() -> dict[int, State]:
    """Return the state at whole seconds of a round that is followed perfectly."""
    played, states = Round(rules, PARAMS, seed=5), {}
    while not played.done:
        u = rules.aim(played.state, PARAMS)
        played.step(Tick(played.ticks_played, 0.07 * u[0], 0.06 * u[1], *u, 700.0, int(TickFlag.ON_BOARD)))
        if played.ticks_played % TICK_HZ == 0:
            states[played.ticks_played // TICK_HZ] = played.state
    return states


def test_volumes_are_shares_at_every_moment(moments: dict[int, State]) -> None:
    for state in moments.values():
        for left, right in sounds.layers(state, PARAMS).values():
            assert 0 <= left <= 1 and 0 <= right <= 1


def test_the_bed_and_the_waves_are_always_there(moments: dict[int, State]) -> None:
    beds = {sounds.layers(state, PARAMS)[name] for state in moments.values() for name in ("harbour_bed", "waves")}
    assert len(beds) == 2


def test_the_pulse_grows_with_the_speed_and_rests_on_the_way_home(moments: dict[int, State]) -> None:
    pulse = {second: sum(sounds.layers(state, PARAMS)["harbour_pulse"]) for second, state in moments.items()}
    assert pulse[1] < pulse[10] < pulse[50]
    assert moments[89].hop == BEACONS
    assert pulse[89] < 0.5 * pulse[80]


def test_the_pulse_leans_to_the_side_of_the_lantern(moments: dict[int, State]) -> None:
    right = replace(moments[50], target_u=(0.5, 0.0))
    left = replace(moments[50], target_u=(-0.5, 0.0))
    assert sounds.layers(right, PARAMS)["harbour_pulse"][1] > sounds.layers(right, PARAMS)["harbour_pulse"][0]
    assert sounds.layers(left, PARAMS)["harbour_pulse"][1] < sounds.layers(left, PARAMS)["harbour_pulse"][0]


def test_a_long_stay_and_the_finale_lift_the_music(moments: dict[int, State]) -> None:
    lift = [sounds.layers(moments[second], PARAMS)["harbour_lift"][0] for second in (4, 10, 30, 70)]
    assert lift[0] == 0
    assert 0 < lift[1] < lift[2] < lift[3] == 1
