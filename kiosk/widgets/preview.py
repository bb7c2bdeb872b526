"""A game in a frame: its moving scene, cut to a picture with round corners."""

from types import ModuleType
from typing import Any, Final

import pygame

from games.drawing import Kit
from games.drawing.kit import baked
from games.drawing.shapes import FINE
from kiosk.widgets.card import cut_round

_MOMENT_S: Final = 13.0
"""What the scene shows in a picture that stands still."""

_FILL: Final = 0.43
"""Radius of the scene in short sides of the picture."""


class Preview:
    """The attract scene of a game, drawn in a small place.

    Parameters
    ----------
    kit : Kit
    view : module
        The game's view.
    size : (int, int)
        Of the picture in pixels; no larger than the window.
    """

    def __init__(self, kit: Kit, view: ModuleType, size: tuple[int, int]) -> None:
        # Scenes are drawn in a window of their own, as large as the real one, and the middle is cut out of it.
        self._cut = pygame.Rect((0, 0), size)
        self._cut.center = kit.stage.rect.center
        self._scene: Any = view.Attract(kit, kit.stage.rect.center, round(min(size) * _FILL))
        self._ground = pygame.Surface(kit.stage.size).convert()
        self._scene.draw_ground(self._ground)
        self._window = self._ground.copy()

    def draw(self, surface: pygame.Surface, place: pygame.Rect, t_s: float) -> None:
        """Draw a moment of it into a place of its size."""
        self._scene.draw(self._window, self._ground, t_s)
        surface.blit(self._window, place, self._cut)

    def still(self, kit: Kit) -> pygame.Surface:
        """Return it as a picture that stands still, with round corners."""
        self._scene.draw(self._window, self._ground, _MOMENT_S)
        return cut_round(kit, self._window.subsurface(self._cut).copy(), kit.space("radius") - kit.space("tight"))


class Corners:
    """The four corners of a picture, taken from the ground it lies on: laid over it, they make it round."""

    def __init__(self, kit: Kit, ground: pygame.Surface, place: pygame.Rect, radius: int) -> None:
        self._pieces: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for right, bottom in ((0, 0), (1, 0), (0, 1), (1, 1)):
            spot = place.left + right * (place.width - radius), place.top + bottom * (place.height - radius)
            piece = ground.subsurface(pygame.Rect(spot, (radius, radius))).convert_alpha()
            piece.blit(_outside(kit, radius, 1 - right, 1 - bottom), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            self._pieces.append((piece, spot))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw them."""
        surface.fblits(self._pieces)


@baked
def _outside(kit: Kit, radius: int, x: int, y: int) -> pygame.Surface:
    """Return a mask of a square without the quarter of a circle around one of its corners."""
    size = radius * FINE
    mask = pygame.Surface((size, size), pygame.SRCALPHA)
    mask.fill((255, 255, 255, 255))
    pygame.draw.circle(mask, (255, 255, 255, 0), (x * size, y * size), size)
    return pygame.transform.smoothscale(mask, (radius, radius)).convert_alpha()
