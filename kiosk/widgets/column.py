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
    lefts = [line.sign.get_width() + kit.space("small") if line.sign else 0 for line in lines]
    share = 1.0
    while True:
        sizes = [max(kit.px(SMALLEST_U), round(share * kit.type_px(line.role))) for line in lines]
        heights = [
            _height(kit, line, box.width - left, size) for line, left, size in zip(lines, lefts, sizes, strict=True)
        ]
        spare = box.height - sum(heights) - kit.space("tight") * (len(lines) - 1)
        if spare >= 0 or max(sizes) <= kit.px(SMALLEST_U):
            break
        share *= _STEP
    labels, top = [], box.top
    for line, left, size, height in zip(lines, lefts, sizes, heights, strict=True):
        row = pygame.Rect(box.left + left, top, box.width - left, height + max(0, spare) // len(lines))
        label = Label(kit, line.string, line.role, row, colour=line.colour, valign="centre", most_px=size)
        label.draw(ground)
        labels.append(label)
        if line.sign is not None:
            ground.blit(line.sign, line.sign.get_rect(midleft=(box.left, row.centery)))
        top = row.bottom + kit.space("tight")
    return labels


def _height(kit: Kit, line: Line, width: int, size_px: int) -> int:
    words = height_px(kit, kit.wrap(line.string, line.role, width, size_px), line.role, size_px)
    return max(words, line.sign.get_height() if line.sign is not None else 0)
