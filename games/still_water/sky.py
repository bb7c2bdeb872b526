"""What the finale brings: the moon, its path on the water, and a constellation that is a lantern of stars."""

from itertools import pairwise
from typing import Final

import numpy as np
import pygame

from games.drawing import Kit, shapes
from games.still_water.params import STARS

_SHAPE: Final = (
    (0.50, 0.00),
    (0.37, 0.09),
    (0.34, 0.21),
    (0.16, 0.30),
    (0.04, 0.46),
    (0.04, 0.64),
    (0.17, 0.80),
    (0.35, 0.88),
    (0.50, 1.00),
    (0.65, 0.88),
    (0.83, 0.80),
    (0.96, 0.64),
    (0.96, 0.46),
    (0.84, 0.30),
    (0.66, 0.21),
    (0.63, 0.09),
)
"""Its stars in the order in which they are lit, in shares of its width and height: around a paper lantern."""

_CLOSING: Final = (15, 0)
MOON: Final = (0.50, 0.56)
"""Where the moon comes to stand: it is the light in the lantern of stars."""
_MOON_U: Final = 46
_SEAS: Final = (
    (-0.40, -0.30, 0.40),
    (-0.02, -0.50, 0.24),
    (0.34, -0.16, 0.34),
    (-0.34, 0.26, 0.28),
    (0.10, 0.42, 0.22),
    (0.52, 0.34, 0.14),
)
"""Of the moon: where, and how large, in its radii."""
_SIZE_U: Final = (290, 262)
_PATHS: Final = 6


class Sky:
    """Moon and constellation over a horizon.

    Parameters
    ----------
    kit : Kit
    unit : float
        Pixels per scene unit.
    middle : int
        Of the constellation, in pixels from the left.
    top, horizon : int
        Between which it stands, in pixels from the top.
    """

    def __init__(self, kit: Kit, unit: float, middle: int, top: int, horizon: int) -> None:
        self._horizon = horizon
        size = round(_SIZE_U[0] * unit), round(_SIZE_U[1] * unit)
        left = middle - size[0] // 2
        self._spots = [(left + x * size[0], top + y * size[1]) for x, y in _SHAPE]
        self._faint = shapes.faded(kit, max(1, round(3 * unit)), "ink_soft", 120)
        self._star = _starlight(kit, max(1, round(6 * unit)))
        self._flare = _starlight(kit, max(1, round(10 * unit)))
        self._lines = [_line(kit, unit, self._spots[a], self._spots[b]) for a, b in (*pairwise(range(STARS)), _CLOSING)]
        self._moon = _moon(kit, round(_MOON_U * unit))
        self._halo = shapes.light(kit, round(190 * unit), "ink_soft", 0.34, 2.4)
        self._rise = (middle, horizon + round(_MOON_U * unit)), (middle, round(top + MOON[1] * size[1]))
        long = round(500 * unit)
        self._paths = [_path(kit, unit, round(330 * unit), long, step / _PATHS) for step in range(1, _PATHS + 1)]

    def draw_moon(self, surface: pygame.Surface, risen: float) -> None:
        """Draw the moon and its path on the water; ``risen`` from 0, below the horizon, to 1."""
        if risen <= 0:
            return
        x, low = self._rise[0]
        y = low + risen * (self._rise[1][1] - low)
        surface.set_clip(pygame.Rect(0, 0, surface.get_width(), self._horizon))
        for picture, flags in ((self._halo, pygame.BLEND_RGB_ADD), (self._moon, 0)):
            half = picture.get_width() / 2
            surface.blit(picture, (x - half, y - half), special_flags=flags)
        surface.set_clip(None)
        path = self._paths[min(int(risen * _PATHS), _PATHS - 1)]
        surface.blit(path, (x - path.get_width() / 2, self._horizon), special_flags=pygame.BLEND_RGB_ADD)

    def draw_stars(self, surface: pygame.Surface, lit: int, newest: bool = False) -> None:
        """Draw the constellation with so many stars lit, the newest one larger while ``newest``."""
        for line in range(lit - 1 + (lit == STARS)):
            surface.blit(*self._lines[line])
        for number, (x, y) in enumerate(self._spots):
            on = number < lit
            picture = self._flare if on and newest and number == lit - 1 else self._star if on else self._faint
            half = picture.get_width() / 2
            surface.blit(picture, (x - half, y - half))


def _starlight(kit: Kit, radius: int) -> pygame.Surface:
    """Return a lit star: a small four-pointed star in its own glow."""
    glow = shapes.glow(kit, radius * 4, "ink", 0.55, 2.6).copy()
    cross = tuple(shapes.on_circle((0.5, 0.5), 0.5 if i % 2 == 0 else 0.13, i / 8) for i in range(8))
    star = shapes.polygon(kit, (radius * 4, radius * 4), cross, "ink")
    glow.blit(star, star.get_rect(center=glow.get_rect().center))
    return glow


def _line(
    kit: Kit, unit: float, start: tuple[float, float], end: tuple[float, float]
) -> tuple[pygame.Surface, tuple[int, int]]:
    """Return the line between two stars, and where it goes."""
    pad = max(2, round(4 * unit))
    left, top = round(min(start[0], end[0])) - pad, round(min(start[1], end[1])) - pad
    size = round(abs(end[0] - start[0])) + 2 * pad, round(abs(end[1] - start[1])) + 2 * pad
    points = tuple(((x - left) / size[0], (y - top) / size[1]) for x, y in (start, end))
    line = shapes.strokes(kit, size, (points,), max(1.0, 1.8 * unit), "ink_soft")
    return shapes.see_through(line, 0.55), (left, top)


def _moon(kit: Kit, radius: int) -> pygame.Surface:
    """Return a full moon with its seas."""
    disc = shapes.disc(kit, radius, "ink").copy()
    disc.fill((255, 246, 224), special_flags=pygame.BLEND_RGB_MULT)
    seas = pygame.Surface(disc.get_size(), pygame.SRCALPHA)
    for x, y, size in _SEAS:
        spot = shapes.glow(kit, max(2, round(size * radius * 1.5)), "line", 0.42, 0.8)
        seas.blit(spot, spot.get_rect(center=(round(radius * (1 + x)), round(radius * (1 + y)))))
    disc.blit(seas, (0, 0))
    edge = shapes.disc(kit, radius, "ink")
    disc.blit(edge, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return disc


def _path(kit: Kit, unit: float, width: int, height: int, bright: float) -> pygame.Surface:
    """Return the moon's path on the water, to be added: lying glints, wider and sparser towards the viewer."""
    x = ((np.arange(width, dtype=np.float32) + 0.5) / width * 2 - 1)[:, None]
    y = ((np.arange(height, dtype=np.float32) + 0.5) / height)[None, :]
    far = np.sqrt(y * height / unit + 1)
    glints = np.sin(far * 6.3 + 1.3 * np.sin(9 * x + far)) * np.sin(far * 3.1 - 2.2 * np.sin(4 * x - 0.7 * far))
    spread = 0.16 + 0.55 * y
    shine = np.exp(-((x / spread) ** 2)) * (0.30 + 0.70 * np.clip(glints, 0, 1)) * (1 - y) ** 1.2
    shine = shine * np.clip((1 - np.abs(x)) * 3, 0, 1) * bright * np.float32(0.85)
    grain = ((np.add.outer(np.arange(width) * 5, np.arange(height) * 3) % 8) / 8.0).astype(np.float32)
    grain = grain * (shine > 0.004)
    pixels = np.empty((width, height, 3), dtype=np.uint8)
    for channel, level in enumerate(kit.colour("ink_soft")):
        pixels[..., channel] = np.clip(shine * level + grain, 0, 255)
    return pygame.surfarray.make_surface(pixels).convert()
