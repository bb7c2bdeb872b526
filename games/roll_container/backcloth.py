"""Surroundings painted a part in each frame, and shown meanwhile as they were a moment ago.

Two pictures take turns. One is shown, moved so that it lies where the eye looks now: turning, bobbing and stepping
aside move all that is far by the same. The other is painted a part at a time, for the place where the eye will be
when it is shown. So a frame never pays for more than a part of it.
"""

from collections.abc import Callable, Iterator
from typing import Final

import pygame

from games.roll_container.lane import Eye

_JUMP_M: Final = 0.5
"""Nobody walks so far from one picture to the next: the run has begun anew."""

Pixel = tuple[int, int]

Painter = Callable[[pygame.Surface, Eye, Pixel], Iterator[None]]
"""Paints what an eye sees on a picture whose upper left pixel lies there on the screen; a step for each part."""


class Backcloth:
    """What is around, seen through a window.

    Parameters
    ----------
    window : pygame.Rect
        The part of the screen that is seen of it.
    margin : int
        How much more is painted on all sides, in pixels: so far it can be moved.
    exact_m : float
        At this distance from the eye a moved picture lies exactly right.
    """

    def __init__(self, window: pygame.Rect, margin: int, exact_m: float) -> None:
        self._margin, self._exact_m = margin, exact_m
        around = window.inflate(2 * margin, 2 * margin)
        self.corner: Pixel = around.topleft
        self._shown, self._next = pygame.Surface(around.size).convert(), pygame.Surface(around.size).convert()
        self._painter: Painter | None = None
        self._last_m = 0.0
        self._frames = 0

    def draw(
        self, surface: pygame.Surface, eye: Eye, painter: Painter, *, parts: int = 1, corner: Pixel = (0, 0)
    ) -> None:
        """Paint a part of the next picture, and draw the one that is shown.

        Parameters
        ----------
        surface : pygame.Surface
        eye : Eye
            As on the surface.
        painter : Painter
            Another one than before begins a picture of its own.
        parts : int
            So many parts of the next picture are painted now.
        corner : (int, int)
            Where on the screen the surface's upper left pixel lies.
        """
        self.paint(eye, painter, parts=parts, corner=corner)
        self.show(surface, eye, corner=corner)

    @property
    def stood_m(self) -> float:
        """Where along the lane the eye stood for what is shown; known once something was painted."""
        return self._shown_eye.s_m

    def paint(self, eye: Eye, painter: Painter, *, parts: int = 1, corner: Pixel = (0, 0)) -> None:
        """Paint parts of the next picture; all of it when the run has begun anew. Parameters as of :meth:`draw`."""
        step_m, self._last_m = eye.s_m - self._last_m, eye.s_m
        self._frames += 1
        if painter != self._painter or abs(step_m) > _JUMP_M:
            self._painter = painter
            eye = eye.on((-corner[0], -corner[1]))
            self._begin(eye, painter)
            for _ in self._painting:
                pass
            self._hang(eye, painter)
        else:
            for _ in range(parts):
                if next(self._painting, self) is self:
                    # It is shown as long as the next one is painted: it should be right in the middle of that time.
                    eye = eye.on((-corner[0], -corner[1]))
                    self._hang(eye.ahead((1.5 * self._frames - 0.5) * step_m), painter)
                    break

    def show(self, surface: pygame.Surface, eye: Eye, *, corner: Pixel = (0, 0)) -> None:
        """Draw the newest picture that is whole, moved to where the eye looks. As :meth:`draw`, without painting."""
        x, y, _ = eye.spot(eye.s_m + self._exact_m, 0.0, 0.0)
        old_x, old_y, _ = self._shown_eye.spot(eye.s_m + self._exact_m, 0.0, 0.0)
        most = self._margin
        move = (
            max(-most, min(most, round(x + corner[0] - old_x))),
            max(-most, min(most, round(y + corner[1] - old_y))),
        )
        surface.blit(self._shown, (self.corner[0] - corner[0] + move[0], self.corner[1] - corner[1] + move[1]))

    def _begin(self, eye: Eye, painter: Painter) -> None:
        """Begin a picture of what an eye sees."""
        self._next_eye, self._frames = eye, 0
        self._painting = painter(self._next, eye.on(self.corner), self.corner)

    def _hang(self, eye: Eye, painter: Painter) -> None:
        """Show the picture that is ready, and begin the one after it."""
        self._shown, self._next = self._next, self._shown
        self._shown_eye = self._next_eye
        self._begin(eye, painter)
