"""The attract screen: person, button and the window on the game keep apart."""

import math

import pygame
import pytest

from games.drawing import figures
from kiosk.screens.attract_places import BOARD_U, places
from kiosk.widgets.frame import Frame
from tests.fakes.stage_set import kit

APART_U = 38
"""Forty units, but for rounding."""


@pytest.mark.parametrize("left_handed", [False, True])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_the_person_on_the_board_stands_clear_of_the_button_and_of_the_window_on_the_game(
    size: tuple[int, int], left_handed: bool
) -> None:
    the_kit = kit(size, "nl", left_handed=left_handed)
    frame = Frame(the_kit.stage, left_handed=left_handed)
    at = places(the_kit, frame)
    (across, down), call = at.feet, at.call
    board = pygame.Rect(
        across - the_kit.px(BOARD_U[0] / 2), down - the_kit.px(3), the_kit.px(BOARD_U[0]), the_kit.px(BOARD_U[1])
    )
    apart = max(board.left - call.right, call.left - board.right, call.top - board.bottom)
    assert apart >= APART_U
    assert frame.body.left <= board.left and board.right <= frame.body.right
    for lean in (-1.0, 0.0, 1.0):
        body = figures.person(the_kit, at.body.height, "ink", lean)
        drawn = body.get_bounding_rect().move(body.get_rect(midbottom=at.feet).topleft)
        gap = math.hypot(
            max(drawn.left - at.centre[0], 0, at.centre[0] - drawn.right),
            max(drawn.top - at.centre[1], 0, at.centre[1] - drawn.bottom),
        )
        assert gap - at.radius >= APART_U
