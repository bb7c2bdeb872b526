"""The same round on every Python and NumPy: golden digests. A change of them is a change of the game's version."""

from pathlib import Path

import pytest

import content
from games.target_tracker import rules
from station.game.control import Reach
from station.game.run import Round
from station.game.ticks import Tick, TickFlag
from station.programme.load import load_game

ROOT: Path = content.ROOT
LATE_TICKS = 40
"""The trainee of these rounds is where the circle was a third of a second ago."""

GOLDEN = {1: "b53478b8cb3c0753", 7: "28e0900bca502c4b", 10: "71b457f97b256ee7"}


@pytest.mark.parametrize("level", sorted(GOLDEN))
def test_a_round_is_the_same_everywhere(level: int) -> None:
    params = load_game(ROOT, "target_tracker", rules.Params).level(level).params
    played, reach, aims = Round(rules, params, seed=42), Reach(), []
    while not played.done:
        aims.append(rules.aim(played.state, params))
        u = aims[max(0, len(aims) - LATE_TICKS)]
        ml_m, ap_m = reach.cop_m(*u)
        played.step(Tick(played.ticks_played, ml_m, ap_m, *u, 700.0, TickFlag.ON_BOARD.value))
    assert played.digest()[:16] == GOLDEN[level]
