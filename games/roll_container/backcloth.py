"""The far end of the hall, painted over a few frames and shown meanwhile: far away, little changes from frame to frame.

Two pictures take turns. One is shown, moved so that it lies where the eye looks now: turning, bobbing and stepping
aside move all that is far by the same. The other is painted a part in each frame, for the place where the eye will be
when it is shown. So a frame never pays for more than a part of what is far.
"""

from collections.abc import Callable, Iterator
from typing import Final

import pygame

from games.roll_container.lane import Eye

EDGE_M: Final = 9.0
"""So far from the eye it begins."""

_STEPS: Final = 5
"""Parts that a painting takes, about: one for each frame."""

_LOOKED_AT_M: Final = 14.0
"""The distance at which a shown picture lies exactly right."""

_JUMP_M: Final = 0.5
"""Nobody walks so far from one frame to the next: the run has begun anew."""

Painter = Callable[[pygame.Surface, Eye, float], Iterator[None]]
"""Paints what an eye sees beyond a place of the lane, a part at a time."""


class Backcloth:
    """What is far, seen through a window.

    Parameters
    ----------
    window : pygame.Rect
        The part of the screen that is seen of it.
    margin : int
        How much more is painted on all sides, in pixels: so far it can be moved.
    """

    def __init__(self, window: pygame.Rect, margin: int) -> None:
        self._window, self._margin = window, margin
        size = window.width + 2 * margin, window.height + 2 * margin
        self._shown, self._next = pygame.Surface(size).convert(), pygame.Surface(size).convert()
        self._painter: Painter | None = None
        self._last_m = 0.0

    def draw(self, surface: pygame.Surface, eye: Eye, painter: Painter) -> float:
        """Draw it, and return from which place of the lane it shows the hall; nearer things are drawn over it.

        Parameters
        ----------
        surface : pygame.Surface
        eye : Eye
        painter : Painter
            Another one than before begins a picture of its own.
        """
        step_m, self._last_m = eye.s_m - self._last_m, eye.s_m
        if painter != self._painter or abs(step_m) > _JUMP_M:
            self._painter = painter
            self._begin(eye.ahead(0.0), painter)
            for _ in self._painting:
                pass
            self._hang(eye.ahead(0.0), painter)
        elif next(self._painting, self) is self:
            self._hang(eye.ahead(1.5 * _STEPS * step_m), painter)
        x, y, _ = eye.spot(self._shown_edge_m + _LOOKED_AT_M - EDGE_M, 0.0, 0.0)
        old_x, old_y, _ = self._shown_eye.spot(self._shown_edge_m + _LOOKED_AT_M - EDGE_M, 0.0, 0.0)
        most = self._margin
        move = max(-most, min(most, round(x - old_x))), max(-most, min(most, round(y - old_y)))
        surface.blit(self._shown, (self._window.left - most + move[0], self._window.top - most + move[1]))
        return self._shown_edge_m

    def _begin(self, eye: Eye, painter: Painter) -> None:
        """Begin a picture of what an eye sees."""
        self._next_eye, self._next_edge_m = eye, eye.s_m + EDGE_M
        corner = self._window.left - self._margin, self._window.top - self._margin
        self._painting = painter(self._next, eye.on(corner), self._next_edge_m)

    def _hang(self, eye: Eye, painter: Painter) -> None:
        """Show the picture that is ready, and begin the one after it."""
        self._shown, self._next = self._next, self._shown
        self._shown_eye, self._shown_edge_m = self._next_eye, self._next_edge_m
        self._begin(eye, painter)
