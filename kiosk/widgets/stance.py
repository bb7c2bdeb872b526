"""How to stand in a test: the board from above, and the feet on it."""

from typing import Final

import pygame

from games.drawing import Kit, figures, shapes
from kiosk.widgets.card import soft_light

BOARD_ASPECT: Final = 1.38
"""Width over height of the board in the picture."""

_FEET_SHARE: Final = 0.74
_TANDEM_SHARE: Final = 0.9
"""Of the board's height; two feet in one line get all that there is."""

_FREE_FOOT: Final = {"left_leg": ("right_leg", 1), "right_leg": ("left_leg", -1)}
"""The stance that shows the foot in the air, and on which side of the other one it is."""

_FREE_AT: Final = (0.43, 0.06)
"""How far beside and behind the other one, in heights of the board."""

_FOAM_SHARE: Final = 0.84


def board_in(room: pygame.Rect) -> pygame.Rect:
    """Return where the board goes in a room for its picture."""
    board = pygame.Rect(0, 0, 0, 0)
    board.width = round(min(room.width * 0.86, room.height * 0.82 * BOARD_ASPECT))
    board.height = round(board.width / BOARD_ASPECT)
    board.center = room.center
    return board


def paint_stance(
    kit: Kit, ground: pygame.Surface, board: pygame.Rect, stance: str, *, colour: str = "ink", foam: bool, there: bool
) -> None:
    """Paint the board with the feet on it.

    Parameters
    ----------
    kit : Kit
    ground : pygame.Surface
    board : pygame.Rect
    stance : str
        One of ``station.trial.protocol.STANCES`` that are on the board. A foot in the air is a line beside the other.
    colour : str
        Of the feet.
    foam : bool
        Whether they stand on a block of foam.
    there : bool
        Whether they are on the board; a line shows where they will be.
    """
    glow = soft_light(kit, round(board.width * 0.62), "accent", 0.14, 1.5)
    ground.blit(glow, glow.get_rect(center=board.center))
    edge = shapes.outline(kit, board.size, kit.space("radius"), kit.stroke("bold"), "ink_soft")
    ground.blit(edge, board)
    if foam:
        size = round(board.width * _FOAM_SHARE), round(board.height * _FOAM_SHARE)
        block = pygame.Rect((0, 0), size)
        block.center = board.center
        pygame.draw.rect(ground, kit.colour("surface_high"), block, border_radius=kit.space("radius"))
        ground.blit(shapes.outline(kit, size, kit.space("radius"), kit.stroke("bold"), "accent"), block)
    height = round(board.height * (_TANDEM_SHARE if stance.startswith("tandem") else _FEET_SHARE))
    stroke = max(2.0, height / 70)
    soles = figures.feet_in(kit, height, colour, stance, 0.0 if there else stroke)
    ground.blit(soles, soles.get_rect(center=board.center))
    if there and stance in _FREE_FOOT:
        other, side = _FREE_FOOT[stance]
        air = figures.feet_in(kit, height, "ink_soft", other, stroke)
        aside, behind = (round(share * board.height) for share in _FREE_AT)
        ground.blit(air, air.get_rect(center=(board.centerx + side * aside, board.centery + behind)))
