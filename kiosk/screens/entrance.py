"""How a screen comes: it fades in over what was there and rises a little, in a quarter of a second."""

from typing import Final

import pygame

from games.drawing import motion
from kiosk.screens.base import Screen

RISE_U: Final = 28
"""From how far below its middle part rises to its place; STOP and the switches stay where they are."""


class Entrance:
    """A screen that comes over what is on the surface.

    Parameters
    ----------
    screen : Screen
        Not yet drawn.
    old : pygame.Surface
        What it takes the place of.
    under : pygame.Surface
        What lies under it: seen behind an overlay.
    rises : bool
        Whether it moves too; one that takes its own place again, changed, only fades.
    """

    def __init__(self, screen: Screen, old: pygame.Surface, under: pygame.Surface, *, rises: bool) -> None:
        self._screen = screen
        self._lasts_s = screen.kit.motion_s("appear")
        self._t_s = 0.0
        self._rise = screen.kit.px(RISE_U) if rises else 0
        self._old, self._new = old, under.copy()

    @property
    def over(self) -> bool:
        """Whether the screen is there."""
        return self._t_s >= self._lasts_s

    def draw(self, surface: pygame.Surface, dt_s: float) -> None:
        """Draw a moment of it; until it is :attr:`over`, instead of the screen itself."""
        self._t_s += dt_s
        part = motion.soft(motion.share(self._t_s, self._lasts_s))
        self._new.set_alpha(None)
        self._screen.draw(self._new)
        alpha = round(255 * part)
        self._new.set_alpha(alpha if alpha < 255 else None)  # 255 is another, slower way than none
        surface.blit(self._old, (0, 0))
        body, (width, height) = self._screen.frame.body, surface.get_size()
        for top, bottom in ((0, body.top), (body.bottom, height)):
            surface.blit(self._new, (0, top), pygame.Rect(0, top, width, bottom - top))
        surface.set_clip(pygame.Rect(0, body.top, width, body.height))
        drop = round(self._rise * (1.0 - part))
        surface.blit(self._new, (0, body.top + drop), pygame.Rect(0, body.top, width, body.height))
        surface.set_clip(None)
