"""Numbers that run: drawn from baked digits, each in a place of its own, so that nothing is rendered in a frame."""

import pygame

from games.drawing import Kit

SIGNS = "0123456789:.,-−%"


class Digits:
    """Running numbers of one type role and colour.

    Parameters
    ----------
    kit : Kit
    role : str
    colour : str
    size_px : int
        Instead of the role's own size, when given.
    """

    def __init__(self, kit: Kit, role: str, colour: str = "ink", size_px: int = 0) -> None:
        self._signs = {sign: kit.text(sign, role, colour, size_px) for sign in SIGNS}
        self._wide = max(self._signs[digit].get_width() for digit in "0123456789")
        self.height = self._signs["0"].get_height()

    def width(self, string: str) -> int:
        """Return how wide a number is drawn, in pixels."""
        return sum(self._wide if sign.isdigit() else self._signs[sign].get_width() for sign in string)

    def draw(self, surface: pygame.Surface, string: str, place: pygame.Rect, align: str = "left") -> pygame.Rect:
        """Draw a number into a place, upright in its middle, and return what it covers."""
        width = self.width(string)
        spare = place.width - width
        left = place.left + {"left": 0, "centre": spare // 2, "right": spare}[align]
        covered = pygame.Rect(left, place.centery - self.height // 2, width, self.height)
        for sign in string:
            picture = self._signs[sign]
            slot = self._wide if sign.isdigit() else picture.get_width()
            surface.blit(picture, (left + (slot - picture.get_width()) // 2, covered.top))
            left += slot
        return covered


def clock_time(seconds: float) -> str:
    """Return a time left as minutes and seconds, rounded up: 0:00 only when it is over."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"
