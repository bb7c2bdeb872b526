"""A button that acts only when it is held for a while: a ring of beads fills meanwhile."""

from typing import Final

import pygame

from games.drawing import Kit
from kiosk.widgets import picture
from kiosk.widgets.button import Button
from kiosk.widgets.dial import Dial
from kiosk.widgets.frame import SIGN_U, Frame

HOLD_S: Final = 3.0
"""Nobody rests a finger on a small sign for so long without meaning it."""

TAP_S: Final = 0.5
"""Who lets go before this only touched it, and sees no ring."""

BEADS: Final = 24


class HoldButton(Button):
    """A place to hold a finger on for :data:`HOLD_S`.

    Parameters
    ----------
    kit : Kit
    intent : str
        What a short touch means; empty for nothing.
    held : str
        What holding it means.
    rect : pygame.Rect
        Hit area, a square; the ring fills it.
    face : pygame.Surface
    """

    def __init__(self, kit: Kit, intent: str, held: str, rect: pygame.Rect, *, face: pygame.Surface) -> None:
        super().__init__(kit, intent, rect, face=face)
        self._held = held
        self._dial = Dial(kit, rect.width // 2, "accent", BEADS)

    @property
    def lit(self) -> int:
        """How many beads of the ring are lit; none as long as it is only touched."""
        return min(BEADS, round(BEADS * self.held_s / HOLD_S)) if self.held_s > TAP_S else 0

    def hold(self, dt_s: float) -> str | None:
        """Return its intent once, when it was held for long enough."""
        before_s = self.held_s
        super().hold(dt_s)
        return self._held if before_s < HOLD_S <= self.held_s else None

    def let_go(self) -> str | None:
        """Return what a short touch means; a longer one that was given up means nothing."""
        return super().let_go() if self.held_s <= TAP_S else None

    def draw(self, surface: pygame.Surface, *, pressed: bool = False, focused: bool = False) -> None:
        """Draw it, with its ring while it is held."""
        super().draw(surface, pressed=pressed, focused=focused)
        if pressed and self.lit:
            self._dial.draw(surface, self.rect.center, self.lit / BEADS)


def house_mark(kit: Kit, frame: Frame, intent: str = "") -> HoldButton:
    """Return the sign of the house: held, it opens the set-up for whoever runs the station.

    Parameters
    ----------
    kit : Kit
    frame : Frame
    intent : str
        What a short touch means; empty for nothing.
    """
    return HoldButton(kit, intent, "service", frame.mark, face=picture.brand(kit, kit.px(SIGN_U)))
