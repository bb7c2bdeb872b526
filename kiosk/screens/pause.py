"""Paused: stepped off. Step back on, or it ends by itself."""

from typing import Final

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.overlay import Overlay
from kiosk.widgets import picture
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label, Placed

_BEADS: Final = 40
OFF_ENDS_S: Final = 10.0
COUNT_S: Final = 3.0


class PauseScreen(Overlay):
    """Counts down to the end while the board is empty, and to going on once the trainee is back. Intent: ``stop``.

    Parameters
    ----------
    kit : Kit
    why : str
        ``off`` (stepped off), ``board`` (something was wrong with it) or ``stop`` (asked to, then not).
    """

    def __init__(self, kit: Kit, why: str) -> None:
        art = picture.step_picture(kit, self.picture_size(kit), off=False)
        super().__init__(kit, kit.t("pause-title"), kit.t(f"pause-text-{why}"), art, below_u=200)
        self._digits = Digits(kit, "number")
        self._radius = self.below.height // 2
        self._ring_centre = self.below.left + self._radius, self.below.centery
        self._rail = shapes.ring(kit, self._radius, kit.px(12), "surface_high")
        self._beads = {back: shapes.disc(kit, kit.px(6), "good" if back else "accent") for back in (False, True)}
        words = pygame.Rect(self.below.left + 2 * self._radius + kit.px(32), self.below.top, 0, self.below.height)
        words.width = self.below.right - words.left
        self._says = {
            back: Label(kit, kit.t("pause-back" if back else "pause-off"), "lead", words, valign="centre")
            for back in (False, True)
        }
        self._left_s, self._of_s, self._back = OFF_ENDS_S, OFF_ENDS_S, False

    def show(self, off_s: float, resume_s: float, counting: bool) -> None:
        """Take the moment.

        Parameters
        ----------
        off_s : float
            Time left until the round ends as stopped.
        resume_s : float
            Time left until it goes on.
        counting : bool
            Whether the trainee is back and it counts to going on.
        """
        self._back = counting
        self._left_s, self._of_s = (resume_s, COUNT_S) if counting else (off_s, OFF_ENDS_S)

    def texts(self) -> list[Placed]:
        """Return every laid-out text with the box it must stay in."""
        return [*super().texts(), self._says[self._back].placed()]

    def draw_moving(self, surface: pygame.Surface) -> None:
        """Draw the time left as a ring of beads and a number."""
        surface.blit(self._rail, self._rail.get_rect(center=self._ring_centre))
        bead = self._beads[self._back]
        for number in range(round(_BEADS * min(max(self._left_s / self._of_s, 0.0), 1.0))):
            spot = shapes.on_circle(self._ring_centre, self._radius - bead.get_width() / 2, number / _BEADS)
            surface.blit(bead, bead.get_rect(center=(round(spot[0]), round(spot[1]))))
        place = pygame.Rect(0, 0, 2 * self._radius, self._digits.height)
        place.center = self._ring_centre
        self._digits.draw(surface, str(max(0, -int(-self._left_s // 1))), place, "centre")
        self._says[self._back].draw(surface)
