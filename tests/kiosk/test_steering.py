import math
from itertools import pairwise
from typing import Any

import pytest

from kiosk.steering import FARTHEST, KEY_LEAN, Steering
from station.game.control import Reach
from station.game.rules import Condition


class Board:
    """Takes down what the person is told."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []

    def steer(self, command: dict[str, Any]) -> None:
        self.told.append(command)


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def steering(board: Board) -> Steering:
    steering = Steering(board)
    board.told.clear()
    return steering


def test_the_person_is_one_who_does_at_once_what_the_hands_want(board: Board) -> None:
    Steering(board)
    assert board.told == [{"do": "skill", "name": "steered"}]


def test_stepping_is_told_once_and_toggled_by_one_key(board: Board, steering: Steering) -> None:
    steering.step_off()
    steering.step_on()
    steering.step_on()
    steering.toggle()
    steering.toggle()
    assert [command["do"] for command in board.told] == ["step_on", "step_off", "step_on"]


def test_a_weight_is_put_somewhere_and_taken_away(board: Board, steering: Steering) -> None:
    steering.put_weight(20.0, 0.1, -0.05)
    steering.put_weight(0.0)
    assert [(each["mass_kg"], each["ml_m"], each["ap_m"]) for each in board.told] == [
        (20.0, 0.1, -0.05),
        (0.0, 0.0, 0.0),
    ]
    assert {each["do"] for each in board.told} == {"weight"}


def test_the_person_stands_as_a_round_asks(board: Board, steering: Steering) -> None:
    steering.stand(Condition("together", "foam", "closed"))
    assert {"do": "surface", "name": "foam"} in board.told
    assert {"do": "vision", "name": "closed"} in board.told


def test_the_mouse_leans_to_where_it_is_up_is_forward_and_no_farther_than_people_can(
    board: Board, steering: Steering
) -> None:
    reach, size = Reach(), (1000, 1000)
    steering.point((500, 500), size)
    steering.point((500 + 420, 500), size)
    steering.point((500, 500 - 210), size)
    steering.point((5000, 500), size)
    places = [(command["ml_m"], command["ap_m"]) for command in board.told]
    assert places == [pytest.approx(reach.cop_m(*u)) for u in ((0, 0), (1, 0), (0, 0.5), (FARTHEST, 0))]


def _leans(board: Board) -> list[tuple[float, float]]:
    """Return where the person was told to lean to, as control signals."""
    reach = Reach()
    return [reach.u(command["ml_m"], command["ap_m"]) for command in board.told]


def test_a_round_that_a_touch_at_the_side_began_starts_upright_and_the_lean_never_jumps(
    board: Board, steering: Steering
) -> None:
    steering.see((500, 900), (1000, 1000))
    steering.rest()
    for y in range(900, 980, 4):
        steering.point((500, y), (1000, 1000))
    leans = _leans(board)
    assert leans[:2] == [(0.0, 0.0), (0.0, 0.0)]
    assert max(math.dist(one, other) for one, other in pairwise(leans)) < 0.02
    assert leans[-1][1] < -0.2, "it leans the way that the mouse went"


def test_the_head_start_wears_off_until_the_lean_is_where_the_mouse_is(board: Board, steering: Steering) -> None:
    steering.see((500, 700), (1000, 1000))
    steering.rest()
    for x in (500, 920, 500, 920, 710):
        steering.point((x, 700), (1000, 1000))
    assert _leans(board)[-1] == pytest.approx((0.5, -200 / 420))


def test_the_lean_never_goes_beyond_the_middle_before_the_mouse_does(board: Board, steering: Steering) -> None:
    steering.see((500, 920), (1000, 1000))
    steering.rest()
    for y in (920, 700, 500, 290):
        steering.point((500, y), (1000, 1000))
    assert [ap for _, ap in _leans(board)[1:]] == pytest.approx([0.0, 0.0, 0.0, 0.5])


def test_a_key_that_is_held_still_leans_after_a_rest(board: Board, steering: Steering) -> None:
    steering.hold(False, True, False, False)
    steering.rest()
    steering.hold(False, True, False, False)
    assert _leans(board)[-1] == pytest.approx((KEY_LEAN, 0.0))


def test_held_keys_lean_and_are_told_when_they_change(board: Board, steering: Steering) -> None:
    steering.hold(False, True, False, False)
    steering.hold(False, True, False, False)
    steering.hold(False, False, False, False)
    reach = Reach()
    places = [(command["ml_m"], command["ap_m"]) for command in board.told]
    assert places == [pytest.approx(reach.cop_m(KEY_LEAN, 0)), pytest.approx(reach.cop_m(0, 0))]
