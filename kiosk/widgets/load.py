"""What lies on the board now, as a running number."""

import pygame

from games.drawing import Kit
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label


class LoadReading:
    """A number in kg with its name below it.

    Parameters
    ----------
    kit : Kit
    box : pygame.Rect

    Attributes
    ----------
    load_kg : float or None
        None shows no number.
    name : Label
    """

    def __init__(self, kit: Kit, box: pygame.Rect) -> None:
        self.load_kg: float | None = None
        self._kit = kit
        self._digits = Digits(kit, "number")
        high = self._digits.height + kit.px(60)
        self._place = pygame.Rect(box.left, box.centery - high // 2, box.width, self._digits.height)
        below = pygame.Rect(box.left, self._place.bottom, box.width, kit.px(60))
        self.name = Label(kit, kit.t("bench-load"), "caption", below, colour="ink_soft", align="centre")

    def paint(self, ground: pygame.Surface) -> None:
        """Paint what stands still."""
        self.name.draw(ground)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the number."""
        if self.load_kg is not None:
            self._digits.draw(surface, kilograms(self._kit, self.load_kg), self._place, "centre")


def kilograms(kit: Kit, mass_kg: float) -> str:
    """Return a running mass with one decimal, as the language writes it, never "-0.0"."""
    tenths = round(10 * mass_kg)
    sign = "−" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}{kit.t('bench-decimal')}{abs(tenths) % 10}"
