"""Texts below each other, the most important one first: what matters less is never written larger."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pygame

from games.drawing import Kit
from kiosk.widgets.label import SMALLEST_U, Label, height_px

_STEP: Final = 0.96
"""By so much all texts shrink at a time until they fit."""


class Line(NamedTuple):
    """A text of a column: its type role, no larger than that of the one before, and a sign at its left."""

    string: str
    role: str
    colour: str = "ink"
    sign: pygame.Surface | None = None
    align: str = "left"


def paint_column(kit: Kit, ground: pygame.Surface, box: pygame.Rect, lines: Sequence[Line]) -> list[Label]:
    """Paint texts spread over a box; where they are too many, all of them become smaller together.

    Parameters
    ----------
    kit : Kit
    ground : pygame.Surface
    box : pygame.Rect
    lines : sequence of Line
        At least one.

    Returns
    -------
    list of Label
        In their order.
    """
    share = 1.0
    while True:
        sizes = [_size(kit, line, share) for line in lines]
        spare = box.height - column_height(kit, box.width, lines, share)
        if spare >= 0 or max(sizes) <= kit.px(SMALLEST_U):
            break
        share *= _STEP
    labels, top = [], box.top
    for line, size in zip(lines, sizes, strict=True):
        left, height = _left(kit, line), _height(kit, line, box.width, size)
        row = pygame.Rect(box.left + left, top, box.width - left, height + max(0, spare) // len(lines))
        label = Label(
            kit, line.string, line.role, row, colour=line.colour, align=line.align, valign="centre", most_px=size
        )
        label.draw(ground)
        labels.append(label)
        if line.sign is not None:
            ground.blit(line.sign, line.sign.get_rect(midleft=(box.left, row.centery)))
        top = row.bottom + kit.space("tight")
    return labels


def column_height(kit: Kit, width: int, lines: Sequence[Line], share: float = 1.0) -> int:
    """Return how high texts are below each other, at their own sizes or a share of these."""
    heights = [_height(kit, line, width, _size(kit, line, share)) for line in lines]
    return sum(heights) + kit.space("tight") * (len(lines) - 1)


def _size(kit: Kit, line: Line, share: float) -> int:
    return max(kit.px(SMALLEST_U), round(share * kit.type_px(line.role)))


def _left(kit: Kit, line: Line) -> int:
    return line.sign.get_width() + kit.space("small") if line.sign is not None else 0


def _height(kit: Kit, line: Line, width: int, size_px: int) -> int:
    wrapped = kit.wrap(line.string, line.role, width - _left(kit, line), size_px)
    words = height_px(kit, wrapped, line.role, size_px)
    return max(words, line.sign.get_height() if line.sign is not None else 0)
