"""Facts: names and values below each other."""

from collections.abc import Sequence
from typing import Final

import pygame

from games.drawing import Kit
from kiosk.widgets.label import Label, common_px

_NAME_SHARE: Final = 0.4


def paint_facts(
    kit: Kit, ground: pygame.Surface, box: pygame.Rect, facts: Sequence[tuple[str, str]]
) -> tuple[list[Label], list[pygame.Rect]]:
    """Paint rows of equal height into a box.

    Parameters
    ----------
    kit : Kit
    ground : pygame.Surface
    box : pygame.Rect
    facts : sequence of (str, str)
        Each name with its value; an empty value leaves its place free.

    Returns
    -------
    (list of Label, list of pygame.Rect)
        What was written, and the place of each value.
    """
    high = box.height // len(facts)
    rows = [pygame.Rect(box.left, box.top + number * high, box.width, high) for number in range(len(facts))]
    names = [pygame.Rect(row.left, row.top, round(row.width * _NAME_SHARE), row.height) for row in rows]
    places = [
        pygame.Rect(name.right + kit.space("small"), name.top, row.right - name.right - kit.space("small"), row.height)
        for name, row in zip(names, rows, strict=True)
    ]
    small = common_px(kit, "caption", [(name, at) for (name, _), at in zip(facts, names, strict=True)])
    usual = common_px(kit, "body", [(value, at) for (_, value), at in zip(facts, places, strict=True)])
    labels = []
    for (name, value), at, place in zip(facts, names, places, strict=True):
        labels.append(Label(kit, name, "caption", at, colour="ink_soft", valign="centre", most_px=small))
        if value:
            labels.append(Label(kit, value, "body", place, valign="centre", most_px=usual))
    for row in rows[1:]:
        line = pygame.Rect(row.left, row.top - kit.stroke("hair") // 2, row.width, kit.stroke("hair"))
        ground.fill(kit.colour("surface_high"), line)
    for label in labels:
        label.draw(ground)
    return labels, places
