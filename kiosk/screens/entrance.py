"""How a screen comes: it fades in over what was there and rises a little, in a quarter of a second."""

from typing import Final

import pygame

from games.drawing import motion
from kiosk.screens.base import Screen

RISE_U: Final = 28
"""From how far below its middle part rises to its place; STOP and the switches stay where they are."""


class Entrance:
    """The way in for one screen after the other; its two pictures serve all of them."""

    def __init__(self) -> None:
        self._screen: Screen | None = None
        self._t_s, self._lasts_s, self._rise = 0.0, 0.0, 0
        self._old = self._new = pygame.Surface((1, 1))

    @property
    def under_way(self) -> bool:
        """Whether a screen is coming."""
        return self._screen is not None

    def leave(self, surface: pygame.Surface) -> None:
        """Keep what is on the surface: the next screen takes its place."""
        if self._old.get_size() != surface.get_size():
            self._old, self._new = surface.copy(), surface.copy()
        self._old.blit(surface, (0, 0))

    def begin(self, screen: Screen, under: pygame.Surface, *, rises: bool) -> None:
        """Let a screen come over what was kept last.

        Parameters
        ----------
        screen : Screen
            Not yet drawn.
        under : pygame.Surface
            What lies under it: seen behind an overlay.
        rises : bool
            Whether it moves too; one that takes its own place again, changed, only fades.
        """
        self._screen = screen
        self._t_s, self._lasts_s = 0.0, screen.kit.motion_s("appear")
        self._rise = screen.kit.px(RISE_U) if rises else 0
        self._new.set_alpha(None)
        self._new.blit(under, (0, 0))

    def end(self) -> None:
        """Let the screen be there, or be forgotten."""
        self._screen = None

    def draw(self, surface: pygame.Surface, dt_s: float) -> None:
        """Draw a moment of it, while it is :attr:`under_way`: at first what was there, without any of the new."""
        assert self._screen is not None
        part = motion.soft(motion.share(self._t_s, self._lasts_s))
        self._t_s += dt_s
        surface.blit(self._old, (0, 0))
        if part > 0.0:
            self._draw_new(surface, self._screen, part)
        if part == 1.0:
            self.end()

    def _draw_new(self, surface: pygame.Surface, screen: Screen, part: float) -> None:
        self._new.set_alpha(None)
        screen.draw(self._new)
        alpha = round(255 * part)
        self._new.set_alpha(alpha if alpha < 255 else None)  # 255 is another, slower way than none
        body, (width, height) = screen.frame.body, surface.get_size()
        for top, bottom in ((0, body.top), (body.bottom, height)):
            surface.blit(self._new, (0, top), pygame.Rect(0, top, width, bottom - top))
        surface.set_clip(pygame.Rect(0, body.top, width, body.height))
        drop = round(self._rise * (1.0 - part))
        surface.blit(self._new, (0, body.top + drop), pygame.Rect(0, body.top, width, body.height))
        surface.set_clip(None)
