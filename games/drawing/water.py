"""The ground of the house: deep water at night, drawn like a chart with lines of equal depth around a lit bay."""

import numpy as np
import pygame

from games.drawing.kit import Kit

_WAVES = (
    (0.0031, 0.0017, 0.4, 0.30),
    (-0.0019, 0.0042, 2.1, 0.24),
    (0.0057, -0.0038, 4.4, 0.16),
    (0.0083, 0.0071, 1.3, 0.09),
    (-0.0118, 0.0062, 5.2, 0.05),
)
"""Sea bed as a sum of waves: two wave numbers per logical unit, phase, height. Always the same sea."""


def water(kit: Kit, centre_u: tuple[float, float], bay_u: float) -> pygame.Surface:
    """Return a full window of water with its lightest place at ``centre_u`` and free of lines within ``bay_u``."""
    width, height = kit.stage.size
    half = ((width + 1) // 2, (height + 1) // 2)
    step = np.float32(2.0 / kit.stage.scale)
    x = (np.arange(half[0], dtype=np.float32) + np.float32(0.5)) * step
    y = (np.arange(half[1], dtype=np.float32) + np.float32(0.5)) * step
    right, down = ((x - centre_u[0]) / bay_u).astype(np.float32), ((y - centre_u[1]) / bay_u).astype(np.float32)
    away = np.sqrt((right**2)[:, None] + (down**2)[None, :])
    bed = np.float32(0.75) * away
    for k_x, k_y, phase, rise in _WAVES:
        # sin(a + b) from the sines along each axis: a thousand of them instead of half a million.
        a, b = np.float32(k_x) * x + np.float32(phase), np.float32(k_y) * y
        bed += np.outer(np.float32(rise) * np.sin(a), np.cos(b)) + np.outer(np.float32(rise) * np.cos(a), np.sin(b))
    light = np.outer(np.exp(np.float32(-0.55) * right**2), np.exp(np.float32(-0.55) * down**2))
    lines = _lines_of_depth(bed, step) * np.clip((away - 1.0) * 2.2, 0.0, 1.0)
    deep, lit = np.array(kit.colour("ground")), np.array(kit.colour("surface"))
    ink = np.array(kit.colour("line"), dtype=np.float32)
    # Grain within one level hides the steps of the dark gradient; ordered, so that every start looks the same.
    grain = ((np.add.outer(np.arange(half[0]) * 5, np.arange(half[1]) * 3) % 8) / 8.0).astype(np.float32)
    pixels = np.empty((*half, 3), dtype=np.uint8)
    for channel in range(3):
        dark = np.float32(0.72 * deep[channel])
        base = dark + np.float32(0.95 * lit[channel] - dark) * light
        pixels[..., channel] = base + (ink[channel] - base) * (np.float32(0.5) * lines) + grain
    picture = pygame.transform.smoothscale(pygame.surfarray.make_surface(pixels), (half[0] * 2, half[1] * 2))
    return picture.subsurface(pygame.Rect((0, 0), (width, height))).convert()


def _lines_of_depth(bed: np.ndarray, step: np.float32) -> np.ndarray:
    """Return 1 on a line of equal depth, 0 away from it, every line equally thick; every fourth one stronger."""
    depth = bed * np.float32(5.0)
    slope_x, slope_y = np.gradient(depth)
    slope = np.sqrt(slope_x**2 + slope_y**2) + np.float32(1e-6)
    nearest = np.round(depth)
    pixels = np.abs(depth - nearest) / slope
    thick = np.float32(1.3) / step
    strength = np.where(np.mod(nearest, 4) == 0, np.float32(1.0), np.float32(0.5))
    lines: np.ndarray = strength * np.clip(1.4 - pixels / thick, 0.0, 1.0)
    return lines
