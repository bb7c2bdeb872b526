"""The picture of how to stand."""

import pygame
import pytest

from kiosk.widgets.stance import board_in, paint_stance
from station.trial.protocol import STANCES
from tests.fakes.stage_set import kit

ROOM = pygame.Rect(0, 0, 700, 500)
BOARD = board_in(ROOM)
LEFT = pygame.Rect(BOARD.left, BOARD.top, BOARD.width // 4, BOARD.height).inflate(-16, -80)
RIGHT = LEFT.move(BOARD.width - BOARD.width // 4, 0)


def painted(stance: str, *, foam: bool = False, there: bool = True) -> pygame.Surface:
    look = kit()  # opens the window that tests of drawing share
    ground = pygame.Surface(ROOM.size).convert()
    paint_stance(look, ground, BOARD, stance, foam=foam, there=there)
    return ground


def amount(ground: pygame.Surface, part: pygame.Rect, colour: str) -> int:
    return pygame.mask.from_threshold(ground.subsurface(part), kit().colour(colour), (30, 30, 30)).count()


@pytest.mark.parametrize("stance", [each for each in STANCES if each != "seated"])
def test_every_stance_is_within_its_board(stance: str) -> None:
    ground = painted(stance)
    assert amount(ground, BOARD, "ink") > 1000
    for outside in (pygame.Rect(0, 0, ROOM.width, BOARD.top), pygame.Rect(0, 0, BOARD.left, ROOM.height)):
        assert amount(ground, outside, "ink") == 0


@pytest.mark.parametrize(("stance", "free", "none"), [("left_leg", RIGHT, LEFT), ("right_leg", LEFT, RIGHT)])
def test_the_foot_in_the_air_is_on_its_own_side(stance: str, free: pygame.Rect, none: pygame.Rect) -> None:
    ground = painted(stance)
    assert amount(ground, free, "ink_soft") > 30
    assert amount(ground, none, "ink_soft") == 0


def test_feet_that_are_not_there_yet_are_a_line() -> None:
    assert 0 < amount(painted("left_leg", there=False), BOARD, "ink") < amount(painted("left_leg"), BOARD, "ink") / 3


def test_foam_is_seen_under_the_feet() -> None:
    assert amount(painted("template", foam=True), BOARD, "accent") > 500
    assert amount(painted("template"), BOARD, "accent") == 0
