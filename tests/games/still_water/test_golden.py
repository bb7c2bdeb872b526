"""The same round on every Python and NumPy: golden digests. A change of them is a change of the game's version."""

import pytest

import content
from games.still_water import rules
from station.game.control import Reach
from station.game.run import Round
from station.game.ticks import Tick, TickFlag
from station.programme.load import load_game

LATE_TICKS = 40
"""The trainee of these rounds is where the lantern was a third of a second ago."""

GOLDEN = {1: "1c65c1df78b9fac4", 6: "c115a5efc1919690", 8: "88d16c5372615fcb"}


@pytest.mark.parametrize("level", [1, 6, 8])
def test_a_round_is_the_same_everywhere(level: int) -> None:
    params = load_game(content.ROOT, "still_water", rules.Params).level(level).params
    played, reach, aims = Round(rules, params, seed=42), Reach(), []
    while not played.done:
        aims.append(rules.aim(played.state, params))
        u = aims[max(0, len(aims) - LATE_TICKS)]
        ml_m, ap_m = reach.cop_m(*u)
        played.step(Tick(played.ticks_played, ml_m, ap_m, *u, 700.0, TickFlag.ON_BOARD.value))
    assert played.digest()[:16] == GOLDEN[level]
