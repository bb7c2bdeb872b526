"""The stage: logical units, 1080 to the short side of the window, whatever the window is."""

from dataclasses import dataclass
from typing import Final

import pygame

SHORT_SIDE_U: Final = 1080
"""The short side of every stage in logical units."""

MARGIN_U: Final = 56
"""Distance that content keeps from the window's edges."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A window, in pixels and in logical units.

    Parameters
    ----------
    size : (int, int)
        Width and height in pixels.
    """

    size: tuple[int, int]

    @property
    def scale(self) -> float:
        """Pixels per logical unit."""
        return min(self.size) / SHORT_SIDE_U

    @property
    def landscape(self) -> bool:
        """Whether the window is at least as wide as high."""
        return self.size[0] >= self.size[1]

    @property
    def rect(self) -> pygame.Rect:
        """The whole window in pixels."""
        return pygame.Rect((0, 0), self.size)

    @property
    def width_u(self) -> float:
        """Width in logical units."""
        return self.size[0] / self.scale

    @property
    def height_u(self) -> float:
        """Height in logical units."""
        return self.size[1] / self.scale

    def px(self, units: float) -> int:
        """Return logical units as whole pixels."""
        return round(units * self.scale)

    def box(self, left_u: float, top_u: float, width_u: float, height_u: float) -> pygame.Rect:
        """Return a rectangle given in logical units as pixels; negative left or top counts from the far edge."""
        left = left_u if left_u >= 0 else self.width_u + left_u
        top = top_u if top_u >= 0 else self.height_u + top_u
        return pygame.Rect(self.px(left), self.px(top), self.px(width_u), self.px(height_u))

    @property
    def field(self) -> tuple[tuple[int, int], int]:
        """Centre and radius in pixels of the round place that the bars of a round leave free for a game."""
        if self.landscape:
            return (self.size[0] // 2, self.px(478)), self.px(388)
        return (self.size[0] // 2, self.px(self.height_u * 0.5)), self.px(424)
