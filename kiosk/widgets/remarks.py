"""What to know about numbers that count: in small letters, at the foot of their picture."""

from collections.abc import Sequence
from typing import Final

import pygame

from games.drawing import Kit
from kiosk.widgets.column import Line, column_height, paint_column
from kiosk.widgets.label import Label
from kiosk.widgets.picture import notice_icon
from station.trial.quality import NOTED

_MOST: Final = 2
_SHARE: Final = 0.48
"""Of the height of a room, the most that its foot takes."""


def noted(kit: Kit, notes: Sequence[str]) -> list[Line]:
    """Return what was noticed in measuring as a text: the gravest, for more than two nobody reads.

    Parameters
    ----------
    kit : Kit
    notes : sequence of str
        As ``station.trial.quality`` names them.

    Returns
    -------
    list of Line
        One, or none where nothing was noticed.
    """
    gravest = [note for note in NOTED if note in notes][:_MOST]
    if not gravest:
        return []
    says = kit.t("notes", notes=", ".join(kit.t(f"note-{note}") for note in gravest))
    return [Line(says, "caption", "ink_soft", notice_icon(kit, kit.px(32)))]


def paint_foot(
    kit: Kit, ground: pygame.Surface, room: pygame.Rect, lines: Sequence[Line]
) -> tuple[pygame.Rect, list[Label]]:
    """Paint texts at the bottom of a room.

    Parameters
    ----------
    kit : Kit
    ground : pygame.Surface
    room : pygame.Rect
    lines : sequence of Line

    Returns
    -------
    (pygame.Rect, list of Label)
        What is left of the room, and the texts; the whole room and none where there are none.
    """
    if not lines:
        return room, []
    foot = room.copy()
    foot.height = min(column_height(kit, room.width, lines), round(room.height * _SHARE))
    foot.bottom = room.bottom
    labels = paint_column(kit, ground, foot, lines)
    return pygame.Rect(room.left, room.top, room.width, foot.top - kit.space("gap") - room.top), labels
