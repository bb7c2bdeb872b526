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


def test_held_keys_lean_and_are_told_when_they_change(board: Board, steering: Steering) -> None:
    steering.hold(False, True, False, False)
    steering.hold(False, True, False, False)
    steering.hold(False, False, False, False)
    reach = Reach()
    places = [(command["ml_m"], command["ap_m"]) for command in board.told]
    assert places == [pytest.approx(reach.cop_m(KEY_LEAN, 0)), pytest.approx(reach.cop_m(0, 0))]
