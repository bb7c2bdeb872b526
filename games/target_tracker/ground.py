"""What stands still in the harbour: the sea, the bay, the quay around it, boats, the lighthouse, the board to stand on.

The bay is seen from above, what stands on the quay a little from the side, as on an old harbour map.
"""

import math
from typing import Final

import numpy as np
import pygame

from games.drawing import Kit, figures, shapes
from games.drawing.kit import baked
from games.drawing.water import water

Rgb = tuple[int, int, int]
Point = tuple[float, float]

QUAY_IN: Final = 1.03
QUAY: Final = 1.083
"""Where the lamps stand, in radii of the bay; between the two edges of the quay."""
QUAY_OUT: Final = 1.135
_STONES: Final = 84

LIGHTHOUSE: Final = 0.785
"""Its place on the quay in turns, clockwise from the top."""

MOORINGS: Final = {True: (0.285, 0.335, 0.385, 0.615, 0.665, 0.715), False: (0.105, 0.155, 0.36, 0.64, 0.845, 0.895)}
"""Where boats lie outside the quay, by whether the window is wider than high: where there is room beside the words."""

MOON: Final = 0.34
"""The moon's path over the water, in radii right of the middle."""


def paint(kit: Kit, centre: tuple[int, int], radius: int, stance: str) -> pygame.Surface:
    """Return a full window of harbour.

    Parameters
    ----------
    kit : Kit
    centre : (int, int)
        Of the bay in pixels.
    radius : int
        Of the bay in pixels.
    stance : str
        How the feet on the board stand.
    """
    scale = kit.stage.scale
    surface = water(kit, (centre[0] / scale, centre[1] / scale), radius * QUAY_OUT / scale)
    unit = radius / 400
    shadow = shapes.glow(kit, round(radius * 0.17), "ground", 0.9, 0.55)
    shadow = pygame.transform.smoothscale(shadow, (round(radius * 2.72), round(radius * 2.72)))
    surface.blit(shadow, shadow.get_rect(center=(centre[0], centre[1] + round(10 * unit))))
    harbour = basin(kit, radius)
    surface.blit(harbour, harbour.get_rect(center=centre))
    for number, turn in enumerate(MOORINGS[kit.stage.landscape]):
        boat = _boat(kit, round((96 + 13 * (number * 5 % 3)) * unit), turn)
        spot = shapes.on_circle(centre, radius * (QUAY_OUT + 0.078), turn)
        surface.blit(boat, boat.get_rect(center=spot))
    board(kit, surface, centre, radius, stance)
    tower = _lighthouse(kit, round(104 * unit))
    foot = shapes.on_circle(centre, radius * QUAY, LIGHTHOUSE)
    surface.blit(tower, tower.get_rect(midbottom=(foot[0], foot[1] + 16 * unit)))
    shine = shapes.light(kit, round(84 * unit), shapes.mixed(kit, "accent", "stop", 0.26), 0.8, 2.0)
    surface.blit(shine, shine.get_rect(center=lamp_room(centre, radius)), special_flags=pygame.BLEND_RGB_ADD)
    return surface


@baked
def basin(kit: Kit, radius: int) -> pygame.Surface:
    """Return the bay and the quay around it; ``radius`` of the bay in pixels, the quay goes on to ``QUAY_OUT``."""
    quay, bay = _quay(kit, radius), _bay(kit, radius)
    picture = pygame.Surface(quay.get_size(), pygame.SRCALPHA)
    for part in (bay, quay):
        picture.blit(part, part.get_rect(center=picture.get_rect().center))
    return picture


def lamp_room(centre: tuple[int, int], radius: int) -> Point:
    """Return the pixel from which the lighthouse shines."""
    foot = shapes.on_circle(centre, radius * QUAY, LIGHTHOUSE)
    return foot[0], foot[1] - radius / 400 * 66


def _bay(kit: Kit, radius: int) -> pygame.Surface:
    """Return the water within the quay: lighter in the middle, rippled, with the moon on it."""
    reach = round(radius * (QUAY_IN + 0.02))
    half = (reach + 1) // 2 * 2 // 2
    axis = (((np.arange(2 * half) + 0.5) / half - 1.0) * (reach / radius)).astype(np.float32)
    x, y = axis[:, None], axis[None, :]
    away2 = x**2 + y**2
    # Crests lie across, as seen by somebody who looks forward over the water.
    swell = np.sin(y * 34 + 1.5 * np.sin(x * 3.1 + 0.7) + 0.9 * np.sin(x * 6.7 + y * 4.0))
    swell = swell + 0.8 * np.sin(y * 57 - 1.2 * np.sin(x * 4.3 + 2.0) + x * 3.0)
    crest = np.clip(swell - 0.75, 0.0, 1.0)
    moon = np.exp(-(((x - MOON - 0.05 * np.sin(y * 3.0)) / (0.13 + 0.07 * y)) ** 2)) * np.clip(
        0.75 - 0.45 * y, 0.0, 1.0
    )
    lit = np.clip(1.0 - 0.52 * away2, 0.0, 1.0)
    edge = np.clip((np.sqrt(away2) - 0.94) / 0.09, 0.0, 1.0)
    middle, rim = shapes.mixed(kit, "surface", "surface_high", 0.55), shapes.mixed(kit, "ground", "surface", 0.45)
    pixels = np.empty((2 * half, 2 * half, 3), dtype=np.uint8)
    grain = ((np.add.outer(np.arange(2 * half) * 5, np.arange(2 * half) * 3) % 8) / 8.0).astype(np.float32)
    for channel in range(3):
        base = rim[channel] + (middle[channel] - rim[channel]) * lit
        base = base + (kit.colour("line")[channel] - base) * (0.16 * crest + 0.10 * moon)
        base = base + (kit.colour("ink_soft")[channel] - base) * (0.34 * crest * moon)
        pixels[..., channel] = np.clip(base * (1.0 - 0.5 * edge) + grain, 0.0, 255.0)
    picture = pygame.transform.smoothscale(pygame.surfarray.make_surface(pixels), (2 * reach, 2 * reach))
    picture = picture.convert_alpha()
    picture.blit(shapes.disc(kit, reach, "ink"), (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return picture


def _quay(kit: Kit, radius: int) -> pygame.Surface:
    """Return the ring of stones around the bay, two courses of them, its inner edge lit, with bollards."""
    reach = round(radius * (QUAY_OUT + 0.01))
    axis = np.arange(2 * reach, dtype=np.float32) + np.float32(0.5 - reach)
    away = np.sqrt(axis[:, None] ** 2 + axis[None, :] ** 2)
    inner, outer = radius * QUAY_IN, radius * QUAY_OUT
    at_x, at_y = np.nonzero((away > inner - 1) & (away < outer + 1))
    far = away[at_x, at_y]
    turn = np.arctan2(axis[at_x], -axis[at_y]) / np.float32(2 * math.pi) % 1.0
    course = (far > (0.42 * inner + 0.58 * outer)).astype(np.float32)
    stone = turn * _STONES + 0.5 * course
    number = np.floor(stone).astype(np.int64) % _STONES + 200 * course.astype(np.int64)
    tone = ((number * 7919) % 13 / 12.0 - 0.5).astype(np.float32)
    joint = np.minimum(stone % 1.0, 1.0 - stone % 1.0) * (2 * math.pi * far / _STONES)
    between = np.abs(far - (0.42 * inner + 0.58 * outer))
    gap = np.clip(1.6 - np.minimum(joint, between) / max(1.0, radius / 400), 0.0, 1.0)
    edge_in = np.clip(1.0 - (far - inner) / (radius * 0.016), 0.0, 1.0)
    edge_out = np.clip(1.0 - (outer - far) / (radius * 0.022), 0.0, 1.0)
    picture = pygame.Surface((2 * reach, 2 * reach), pygame.SRCALPHA)
    stones, dark, bright = shapes.mixed(kit, "surface_high", "line", 0.42), kit.colour("ground"), kit.colour("ink_soft")
    colours = pygame.surfarray.pixels3d(picture)
    # Light falls from the upper left, where the moon is not: it comes from the town.
    side = np.float32(0.10) * np.cos((turn - np.float32(0.88)) * np.float32(2 * math.pi))
    for channel in range(3):
        base = stones[channel] * (1.0 + 0.22 * tone + side)
        base = base + (dark[channel] - base) * np.maximum(0.6 * gap, 0.55 * edge_out)
        base = base + (bright[channel] - base) * (0.42 * edge_in)
        colours[at_x, at_y, channel] = np.clip(base, 0.0, 255.0).astype(np.uint8)
    del colours
    alpha = pygame.surfarray.pixels_alpha(picture)
    alpha[at_x, at_y] = (255 * np.clip(far - inner + 0.5, 0.0, 1.0) * np.clip(outer - far + 0.5, 0.0, 1.0)).astype(
        np.uint8
    )
    del alpha
    return picture.convert_alpha()


def _boat(kit: Kit, length: int, turn: float) -> pygame.Surface:
    """Return a small fishing boat from above that lies along the quay, with a light in its cabin."""
    size = (round(length * 1.3), round(length * 1.3))
    angle = 2 * math.pi * (turn + 0.25)
    hull, deck = shapes.mixed(kit, "ground", "line", 0.85), shapes.mixed(kit, "ground", "surface_high", 0.6)
    cabin, lamp = shapes.mixed(kit, "surface_high", "ink_soft", 0.4), kit.colour("accent")
    bow = ((0.0, -0.5), (0.13, -0.36), (0.19, -0.12), (0.18, 0.30), (0.13, 0.46), (-0.13, 0.46), (-0.18, 0.30))
    outline = (*bow, (-0.19, -0.12), (-0.13, -0.36))

    def draw(surface: pygame.Surface, factor: float) -> None:
        def place(x: float, y: float) -> Point:
            right, down = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
            return (size[0] / 2 + right * length) * factor, (size[1] / 2 + down * length) * factor

        pygame.draw.polygon(surface, hull, [place(x, y) for x, y in outline])
        pygame.draw.polygon(surface, deck, [place(0.78 * x, 0.84 * y) for x, y in outline])
        house = ((-0.09, 0.02), (0.09, 0.02), (0.09, 0.26), (-0.09, 0.26))
        pygame.draw.polygon(surface, cabin, [place(x, y) for x, y in house])
        pygame.draw.circle(surface, lamp, place(0.0, 0.14), 0.045 * length * factor)
        shapes.thick_line(surface, cabin, [place(0.0, -0.34), place(0.0, -0.10)], 0.035 * length * factor)

    return shapes.smooth(size, hull, draw)


def _lighthouse(kit: Kit, height: int) -> pygame.Surface:
    """Return the lighthouse: a banded tower with a lamp room."""
    size = (round(height * 0.62), height)
    wall, band = shapes.mixed(kit, "ink_soft", "surface_high", 0.30), shapes.mixed(kit, "stop", "surface", 0.35)
    roof, stone = shapes.mixed(kit, "ground", "line", 0.35), shapes.mixed(kit, "surface_high", "line", 0.75)

    def draw(surface: pygame.Surface, factor: float) -> None:
        def place(x: float, y: float) -> Point:
            return (size[0] / 2 + x * height) * factor, y * height * factor

        pygame.draw.ellipse(
            surface, stone, pygame.Rect(*place(-0.27, 0.80), 0.54 * height * factor, 0.19 * height * factor)
        )
        for number in range(4):
            top, low = 0.34 + 0.135 * number, 0.34 + 0.135 * (number + 1)
            half_top, half_low = 0.085 + 0.02 * number, 0.085 + 0.02 * (number + 1)
            corners = ((-half_top, top), (half_top, top), (half_low, low), (-half_low, low))
            pygame.draw.polygon(surface, band if number % 2 else wall, [place(*corner) for corner in corners])
        parts: tuple[tuple[tuple[Point, ...], Rgb], ...] = (
            (((-0.13, 0.30), (0.13, 0.30), (0.13, 0.345), (-0.13, 0.345)), roof),
            (((-0.075, 0.19), (0.075, 0.19), (0.075, 0.30), (-0.075, 0.30)), kit.colour("accent")),
            (((-0.10, 0.19), (0.0, 0.09), (0.10, 0.19)), roof),
        )
        for shape, colour in parts:
            pygame.draw.polygon(surface, colour, [place(*corner) for corner in shape])

    return shapes.smooth(size, wall, draw)


def board(kit: Kit, surface: pygame.Surface, centre: tuple[int, int], radius: int, stance: str) -> None:
    """Draw the board and the feet on it, faintly, below the water: where the middle is and how to stand."""
    size, line = (round(radius * 1.2), round(radius * 0.78)), max(1, round(radius / 130))
    plank = shapes.see_through(shapes.outline(kit, size, round(radius * 0.1), line, "line"), 0.55)
    surface.blit(plank, plank.get_rect(center=centre))
    soles = shapes.see_through(figures.feet_in(kit, round(radius * 0.5), "line", stance), 0.4)
    surface.blit(soles, soles.get_rect(center=centre))
