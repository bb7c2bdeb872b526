"""What to know about numbers that count: in small letters, at the foot of their picture."""

from collections.abc import Sequence
from typing import Final

import pygame

from games.drawing import Kit
from games.drawing.kit import LINE
from kiosk.widgets.label import Label
from kiosk.widgets.picture import notice_icon
from station.trial.quality import NOTED

_MOST: Final = 2


def draw_notes(
    kit: Kit, ground: pygame.Surface, room: pygame.Rect, notes: Sequence[str]
) -> tuple[pygame.Rect, list[Label]]:
    """Paint what was noticed in measuring at the bottom of a room: the gravest, for more than two nobody reads.

    Parameters
    ----------
    kit : Kit
    ground : pygame.Surface
    room : pygame.Rect
    notes : sequence of str
        As ``station.trial.quality`` names them.

    Returns
    -------
    (pygame.Rect, list of Label)
        What is left of the room, and the texts; the whole room and none where nothing was noticed.
    """
    if not notes:
        return room, []
    gravest = [note for note in NOTED if note in notes][:_MOST]
    says = kit.t("notes", notes=", ".join(kit.t(f"note-{note}") for note in gravest))
    sign, gap = notice_icon(kit, kit.px(32)), kit.space("small")
    left, width = room.left + sign.get_width() + gap, room.width - sign.get_width() - gap
    size = kit.type_px("caption")
    high = round(size * LINE) * len(kit.wrap(says, "caption", width, size)) + gap
    row = pygame.Rect(left, room.bottom - high, width, high)
    label = Label(kit, says, "caption", row, colour="ink_soft", valign="bottom")
    label.draw(ground)
    ground.blit(sign, sign.get_rect(midright=(row.left - gap, label.rect.centery)))
    return pygame.Rect(room.left, room.top, room.width, room.height - high - gap), [label]
