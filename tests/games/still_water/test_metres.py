"""Control signals in metres, learnt from ticks."""

import pytest

from games.still_water.metres import Metres
from station.game.control import Reach
from station.game.ticks import Tick

REACH = Reach(rest_ml_m=0.004, rest_ap_m=-0.01, right_m=0.10, left_m=0.09, front_m=0.07, back_m=0.05, calibrated=True)


def tick(index: int, u_ml: float, u_ap: float) -> Tick:
    return Tick(index, *REACH.cop_m(u_ml, u_ap), u_ml, u_ap, 700.0, 1)


def test_each_side_is_the_usual_one_until_it_was_visited_and_then_the_own() -> None:
    usual = Metres()
    assert (usual.right_m, usual.back_m) == (Reach().right_m, Reach().back_m)
    right_front = usual.learn(tick(0, 0.10, 0.20), tick(1, 0.12, 0.21))
    assert (right_front.right_m, right_front.front_m) == pytest.approx((0.10, 0.07))
    assert (right_front.left_m, right_front.back_m) == (usual.left_m, usual.back_m)
    whole = right_front.learn(tick(2, -0.10, -0.2), tick(3, -0.12, -0.21))
    assert (whole.left_m, whole.back_m) == pytest.approx((0.09, 0.05))
    assert whole.learn(tick(4, 0.5, 0.5), tick(5, 0.6, 0.6)) is whole


def test_a_step_across_the_middle_or_no_step_teaches_nothing() -> None:
    usual = Metres()
    assert usual.learn(tick(0, -0.1, -0.1), tick(1, 0.1, 0.1)) is usual
    assert usual.learn(tick(0, 0.1, 0.1), tick(1, 0.1, 0.1)) is usual


def test_there_and_back_is_the_same() -> None:
    metres = Metres(0.10, 0.09, 0.07, 0.05)
    for u in ((0.3, 0.2), (-0.3, -0.2), (0.0, 0.0)):
        assert metres.u(metres.of(u)) == pytest.approx(u)
