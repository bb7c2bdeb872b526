"""Where things go on the attract screen: beside the window on the game, or in a high window around it."""

from dataclasses import dataclass
from typing import Final

import pygame

from games.drawing import Kit
from kiosk.widgets.frame import WORDS_U, Frame

BOARD_U: Final = (210, 18)
"""The board below the feet."""

_PERSON_U: Final = (272, 340)
_CALL_U: Final = (627, 160)
_TALL_CALL_U: Final = 150
_CLEAR_U: Final = 40
"""The person, who may lean; the button, in a wide window and in a high one; how far the board stands from it."""


@dataclass(frozen=True, slots=True)
class Places:
    """In pixels, for the hand of the kit.

    Parameters
    ----------
    centre : (int, int)
    radius : int
        Of the window on the game.
    head, facts, text, call : pygame.Rect
        The question, how long and how, the game's words, the button.
    feet : (int, int)
        Where the person stands: the middle of the top of the board.
    body : pygame.Rect
        Of the person, with the room to lean.
    """

    centre: tuple[int, int]
    radius: int
    head: pygame.Rect
    facts: pygame.Rect
    text: pygame.Rect
    call: pygame.Rect
    feet: tuple[int, int]
    body: pygame.Rect


def places(kit: Kit, frame: Frame) -> Places:
    """Return where things go in a kit's window."""
    stage, left, wide, low = kit.stage, frame.body.left, kit.px(WORDS_U), frame.body.bottom

    def row(top_u: float, high_u: float) -> pygame.Rect:
        return frame.mirror(pygame.Rect(left, kit.px(top_u), wide, kit.px(high_u)))

    if stage.landscape:
        centre, radius = (round(stage.size[0] * 0.728), kit.px(500)), kit.px(372)
        head, facts, text = row(156, 262), row(436, 64), row(524, 176)
        call = pygame.Rect(left, kit.px(722), kit.px(_CALL_U[0]), kit.px(_CALL_U[1]))
        feet = call.right + kit.px(_CLEAR_U + BOARD_U[0] / 2), kit.px(880)
    else:
        wide = frame.body.width
        centre, radius = (stage.size[0] - kit.px(358), kit.px(stage.height_u * 0.596)), kit.px(288)
        head, facts, text = row(290, 240), row(536, 64), row(630, 136)
        call = pygame.Rect(left, low - kit.px(_TALL_CALL_U), wide, kit.px(_TALL_CALL_U))
        feet = left + kit.px(BOARD_U[0] / 2), call.top - kit.px(_CLEAR_U + BOARD_U[1])
    if kit.left_handed:
        centre = stage.size[0] - centre[0], centre[1]
    stands = frame.mirror(pygame.Rect(feet, (0, 0))).topleft
    body = pygame.Rect(0, 0, kit.px(_PERSON_U[0]), kit.px(_PERSON_U[1]))
    body.midbottom = stands
    return Places(centre, radius, head, facts, text, frame.mirror(call), stands, body)
