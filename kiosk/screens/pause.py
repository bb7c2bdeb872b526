"""Paused: stepped off. Step back on, or it ends by itself."""

from typing import Final

import pygame

from games.drawing import Kit
from kiosk.screens.overlay import Overlay
from kiosk.widgets import picture
from kiosk.widgets.dial import Dial
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label, Placed

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
        super().__init__(kit, kit.t("pause-title"), kit.t(f"pause-text-{why}"), art, below_u=216)
        self._digits = Digits(kit, "number")
        radius = self.below.height // 2
        self._centre = self.below.left + radius, self.below.centery
        self._dials = {back: Dial(kit, radius, "good" if back else "accent") for back in (False, True)}
        words = pygame.Rect(self.below.left + 2 * radius + kit.space("wide"), self.below.top, 0, self.below.height)
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
        """Draw the time left as a dial and a number."""
        self._dials[self._back].draw(surface, self._centre, self._left_s / self._of_s)
        place = pygame.Rect(0, 0, self.below.height, self._digits.height)
        place.center = self._centre
        self._digits.draw(surface, str(max(0, -int(-self._left_s // 1))), place, "centre")
        self._says[self._back].draw(surface)
