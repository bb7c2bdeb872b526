"""The ground of the scene: a still lake at night, a far shore, stars and their reflections, reeds in the foreground.

Baked once per window. Behind the texts of a round it is dark and calm.
"""

import math
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from games.drawing import Kit, shapes

SKY: Final = ((5, 13, 20), (16, 44, 56))
"""From the top of the window to the horizon."""
WATER: Final = ((13, 37, 47), (3, 9, 14))
"""From the horizon to the foot of the window."""
SHORE: Final = (4, 11, 16)
REED: Final = (2, 6, 9)

_SHORE_U: Final = 46
"""Height of the highest trees of the far shore."""
_STARS: Final = 150
_REEDS: Final = 17


def night(kit: Kit, horizon: int, middle: int) -> pygame.Surface:
    """Return a full window of it.

    Parameters
    ----------
    kit : Kit
    horizon : int
        Where sky and water meet, in pixels from the top.
    middle : int
        Where the sky above the horizon is lightest, in pixels from the left.
    """
    return kit.keep(("still_water.night", horizon, middle), lambda: _paint(kit, horizon, middle))


def shore(kit: Kit) -> pygame.Surface:
    """Return the far shore as wide as the window, its foot on the horizon: hills and trees as a silhouette."""
    return kit.keep("still_water.shore", lambda: _shore(kit))


def _paint(kit: Kit, horizon: int, middle: int) -> pygame.Surface:
    picture = _gradients(kit, horizon, middle)
    _stars(kit, picture, horizon)
    line = shore(kit)
    picture.blit(line, (0, horizon - line.get_height() + 1))
    mirrored = shapes.see_through(pygame.transform.flip(line, False, True), 0.55)
    picture.blit(mirrored, (0, horizon + 1))
    _reeds(kit, picture)
    return picture


def _gradients(kit: Kit, horizon: int, middle: int) -> pygame.Surface:
    """Return sky and water, made at half their size."""
    width, height = (side // 2 + 1 for side in kit.stage.size)
    scale, edge = kit.stage.scale / 2, horizon // 2
    x = (np.arange(width, dtype=np.float32) - middle / 2) / np.float32(scale)
    glow = np.exp(-((x / 620) ** 2))[:, None]
    y = np.arange(height, dtype=np.float32)
    above, below = (y[:edge] / max(edge, 1)) ** 2.2, 1 - (y[edge:] - edge) / max(height - edge, 1)
    # Grain within one level hides the steps of the dark gradient; ordered, so that every start looks the same.
    grain = np.add.outer(np.arange(width) % 8 * 5, np.arange(height) % 8 * 3).astype(np.float32) % 8 / 8
    sky = above * (np.float32(0.35) + np.float32(0.65) * glow)
    ripple = 1 + np.float32(0.16) * _streaks(width, height - edge, scale) * below * glow
    water = below ** np.float32(1.7) * (np.float32(0.45) + np.float32(0.55) * glow)
    pixels = np.empty((width, height, 3), dtype=np.uint8)
    for channel in range(3):
        high, low = (np.float32(rgb[channel]) for rgb in SKY)
        near, deep = (np.float32(rgb[channel]) for rgb in WATER)
        pixels[:, :edge, channel] = high + (low - high) * sky + grain[:, :edge]
        pixels[:, edge:, channel] = (deep + (near - deep) * water) * ripple + grain[:, edge:]
    picture = pygame.transform.smoothscale(pygame.surfarray.make_surface(pixels), (2 * width, 2 * height))
    return picture.subsurface(kit.stage.rect).convert()


def _streaks(width: int, height: int, scale: float) -> NDArray[np.float32]:
    """Return lying bands of slightly lighter and darker water, finer towards the horizon; -1 to 1."""
    x = np.arange(width, dtype=np.float32)[:, None] / np.float32(scale)
    far = np.sqrt(np.arange(height, dtype=np.float32) / np.float32(scale) + 2)[None, :]
    bands: NDArray[np.float32] = np.sin(far * 5.1 + 0.7 * np.sin(x * 0.0041)) * np.sin(far * 2.3 + 0.0027 * x + 1.0)
    return bands


def _stars(kit: Kit, picture: pygame.Surface, horizon: int) -> None:
    """Put stars into the sky, and the brighter ones into the water; fewer and fainter behind the texts."""
    rng = np.random.Generator(np.random.PCG64(11))
    width = picture.get_width()
    for _ in range(_STARS):
        x, y = float(rng.random()) * width, float(rng.random()) ** 1.3 * (horizon - kit.px(_SHORE_U))
        size, bright = float(rng.random()), float(rng.random())
        aside = abs(x - width / 2) / (width / 2)
        alpha = round((40 + 120 * bright) * (0.3 if aside > 0.5 else 1.0))
        star = shapes.faded(kit, max(1, kit.px(1.0 + 1.2 * size)), "ink", alpha // 20 * 20)
        picture.blit(star, star.get_rect(center=(round(x), round(y))))
        if bright > 0.6 and aside < 0.5:
            twin = shapes.faded(kit, max(1, kit.px(1.0 + size)), "trail", alpha // 60 * 20)
            picture.blit(twin, twin.get_rect(center=(round(x), round(2 * horizon - y))))


def _shore(kit: Kit) -> pygame.Surface:
    width, high = kit.stage.size[0], kit.px(_SHORE_U)
    fine = 3
    large = pygame.Surface((width, high * fine), pygame.SRCALPHA)
    large.fill((*SHORE, 0))
    rng = np.random.Generator(np.random.PCG64(5))
    unit = kit.stage.scale
    bumps = rng.random((width // max(1, kit.px(9)) + 2,))
    for x in range(width):
        at = x / unit
        hill = 0.34 + 0.20 * math.sin(at * 0.0037 + 0.8) + 0.12 * math.sin(at * 0.0091 + 2.0)
        tree = 0.16 * float(bumps[int(at / 9) % len(bumps)]) * (1 - abs(at / 9 % 1 * 2 - 1)) ** 0.6
        top = max(0.06, hill + tree) * high * fine
        large.fill((*SHORE, 255), pygame.Rect(x, round(high * fine - top), 1, round(top) + 1))
    return pygame.transform.smoothscale(large, (width, high)).convert_alpha()


def _reeds(kit: Kit, picture: pygame.Surface) -> None:
    """Draw reeds in both lower corners."""
    width, height = picture.get_size()
    tall = kit.px(430)
    layer = pygame.Surface((kit.px(380) * 2, tall * 2), pygame.SRCALPHA)
    layer.fill((*REED, 0))
    rng = np.random.Generator(np.random.PCG64(23))
    for _ in range(_REEDS):
        foot = float(rng.random()) ** 1.6 * 0.75
        bend = (float(rng.random()) - 0.25) * 0.22
        long = (0.35 + 0.6 * float(rng.random())) * (1 - 0.55 * foot)
        points = [
            ((foot + bend * part**2) * layer.get_width(), (1 - long * part) * layer.get_height())
            for part in (i / 14 for i in range(15))
        ]
        for number, (x, y) in enumerate(points):
            pygame.draw.circle(layer, REED, (x, y), kit.px(2 * (4.2 - 3.2 * number / 14)))
        shapes.thick_line(layer, REED, points, kit.px(5))
        if rng.random() < 0.45:
            x, y = points[-3]
            pygame.draw.ellipse(layer, REED, pygame.Rect(x - kit.px(11), y - kit.px(52), kit.px(22), kit.px(104)))
    reeds = pygame.transform.smoothscale(layer, (layer.get_width() // 2, tall))
    picture.blit(reeds, (-kit.px(14), height - tall))
    picture.blit(pygame.transform.flip(reeds, True, False), (width - reeds.get_width() + kit.px(14), height - tall))
