"""The boat with its paper lantern, and its reflection, which is whole or in bands."""

import math
from itertools import pairwise
from typing import Final

import pygame

from games.drawing import Kit, shapes
from station.programme.model import Colour

WIDE_U: Final = 232
HIGH_U: Final = 214
_FINE: Final = 4
SLICE_U: Final = 5
"""Height of one band of the reflection."""
_FADES: Final = (1.0, 0.66, 0.36)
"""How clear a band may be."""
SWING_U: Final = 30
"""How far a band of a breaking reflection is from its place."""

WOOD: Final = (38, 27, 20)
RIM: Final = (171, 111, 49)
PAPER: Final = ((196, 108, 38), (255, 194, 75), (255, 240, 196))
"""Of the lantern: its edge, its body, its heart."""


class Boat:
    """Boat and lantern of one size.

    Parameters
    ----------
    kit : Kit
    unit : float
        Pixels per scene unit.
    """

    def __init__(self, kit: Kit, unit: float) -> None:
        self.kit = kit
        self._unit = unit
        self._picture = kit.keep(("still_water.boat picture", round(1000 * unit)), lambda: _paint(unit))
        self._size = self._picture.get_size()
        self._glows = [warm(kit, round(220 * unit), strength, 2.2) for strength in (0.36, 0.48, 0.62, 0.78)]
        half, high = round(210 * unit), round(64 * unit)
        self._pool = kit.keep(("still_water.pool", half, high), lambda: _pool(kit, half, high))
        mirror = pygame.transform.flip(self._picture, False, True)
        mirror.fill((222, 200, 178, 214), special_flags=pygame.BLEND_RGBA_MULT)
        self._step = max(2, round(SLICE_U * unit))
        count = self._size[1] // self._step
        self._slices = [
            [
                shapes.see_through(
                    mirror.subsurface(pygame.Rect(0, band * self._step, self._size[0], self._step)),
                    fade * (1 - 0.55 * band / count),
                ).convert_alpha()
                for band in range(count)
            ]
            for fade in _FADES
        ]

    @property
    def height(self) -> int:
        """Of the boat with its lantern, in pixels."""
        return self._size[1]

    def draw(self, surface: pygame.Surface, foot: tuple[float, float], glow: float) -> None:
        """Draw it with its waterline at a point; ``glow`` of the lantern from 0 to 1."""
        left, top = foot[0] - self._size[0] / 2, foot[1] - self._size[1]
        light = self._glows[min(int(glow * len(self._glows)), len(self._glows) - 1)]
        heart = foot[1] - 0.60 * self._size[1]
        reach = light.get_width() / 2
        surface.blit(light, (foot[0] - reach, heart - reach), special_flags=pygame.BLEND_RGB_ADD)
        surface.blit(self._picture, (left, top))

    def draw_reflection(self, surface: pygame.Surface, foot: tuple[float, float], unrest: float, t_s: float) -> None:
        """Draw its reflection below the waterline.

        Parameters
        ----------
        surface : pygame.Surface
        foot : (float, float)
            Middle of the waterline.
        unrest : float
            0 whole, 1 about to break, 2 in pieces.
        t_s : float
            Moves the bands; let it stand still in calm mode.
        """
        pool = self._pool
        surface.blit(
            pool, (foot[0] - pool.get_width() / 2, foot[1] - pool.get_height() / 2), special_flags=pygame.BLEND_RGB_ADD
        )
        left, top, step = foot[0] - self._size[0] / 2, foot[1], self._step
        swing = SWING_U * self._unit * min(unrest, 2.0) ** 1.8
        broken = min(max(unrest - 0.75, 0.0), 1.0)
        count = len(self._slices[0])
        bands = []
        for band in range(count):
            depth = band / count
            wave = math.sin(0.62 * band - 3.1 * t_s) + 0.5 * math.sin(1.37 * band + 4.3 * t_s)
            aside = (0.25 + 0.75 * depth) * swing * (wave + broken * (1.6 if band // 3 % 2 else -1.6))
            gone = broken * (0.9 + 0.6 * math.sin(2.1 * (band // 3) + 1.3 * t_s))
            bands.append((self._slices[0 if gone < 0.25 else 1 if gone < 0.75 else 2][band], (left + aside, top)))
            top += step
        surface.blits(bands, False)


def warm(kit: Kit, radius: int, strength: float, fall: float) -> pygame.Surface:
    """Return lantern light to be added; redder than the lantern itself, or it turns green on dark water."""
    return kit.keep(("still_water.warm", radius, strength, fall), lambda: _warm(kit, radius, strength, fall))


def _warm(kit: Kit, radius: int, strength: float, fall: float) -> pygame.Surface:
    light = shapes.light(kit, radius, "accent", strength, fall).copy()
    light.fill((255, 190, 120), special_flags=pygame.BLEND_RGB_MULT)
    return light


def small_lantern(kit: Kit, height: int) -> pygame.Surface:
    """Return a paper lantern alone, with its faint reflection below it: its foot is in the middle of the picture."""
    return kit.keep(("still_water.small_lantern", height), lambda: _small(height))


def _small(height: int) -> pygame.Surface:
    factor = height * _FINE / 128
    large = pygame.Surface((round(112 * factor), height * _FINE), pygame.SRCALPHA)
    large.fill((*WOOD, 0))
    _lantern(large, (56 * factor, 66 * factor), factor)
    lantern = pygame.transform.smoothscale(large, (large.get_width() // _FINE, height))
    picture = pygame.Surface((lantern.get_width(), 2 * height), pygame.SRCALPHA)
    picture.blit(lantern, (0, 0))
    picture.blit(shapes.see_through(pygame.transform.flip(lantern, False, True), 0.4), (0, height))
    return picture.convert_alpha()


def _pool(kit: Kit, half: int, high: int) -> pygame.Surface:
    """Return the warm light that lies on the water around the boat, to be added."""
    glow = warm(kit, half, 0.42, 1.7)
    return pygame.transform.smoothscale(glow, (2 * half, 2 * high)).convert()


def _paint(unit: float) -> pygame.Surface:
    """Return boat and lantern, the waterline at the lower edge."""
    factor = _FINE * unit
    width, height = round(WIDE_U * unit), round(HIGH_U * unit)
    large = pygame.Surface((width * _FINE, height * _FINE), pygame.SRCALPHA)
    large.fill((*WOOD, 0))

    def at(x: float, y: float) -> tuple[float, float]:
        return (x + WIDE_U / 2) * factor, (HIGH_U - y) * factor

    # The mast with its arm, and the lantern that hangs from it, nearly down to the boards.
    shapes.thick_line(large, WOOD, [at(0, 20), at(0, 44)], 7 * factor)
    _lantern(large, at(0, 104), factor)
    sheer = [(x, 34 + 27 * (abs(x) / 112) ** 2.6) for x in range(-112, 113, 8)]
    keel = [(x, 2 + 30 * (abs(x) / 104) ** 3.4) for x in range(104, -105, -8)]
    pygame.draw.polygon(large, WOOD, [at(x, y) for x, y in (*sheer, *keel)])
    # The lantern's light on the upper edge, brightest in the middle.
    for (x0, y0), (x1, y1) in pairwise(sheer):
        lit = math.exp(-((x0 / 74) ** 2))
        shapes.thick_line(large, _between(WOOD, RIM, lit), [at(x0, y0), at(x1, y1)], 4.4 * factor)
    for depth, share in ((11, 0.34), (20, 0.16)):
        for (x0, y0), (x1, y1) in pairwise(sheer[4:-4]):
            lit = share * math.exp(-((x0 / 60) ** 2))
            shapes.thick_line(large, _between(WOOD, RIM, lit), [at(x0, y0 - depth), at(x1, y1 - depth)], 3 * factor)
    return pygame.transform.smoothscale(large, (width, height)).convert_alpha()


def _lantern(large: pygame.Surface, middle: tuple[float, float], factor: float) -> None:
    """Draw a round paper lantern with its ribs; 100 units wide, 116 high."""
    x, y = middle
    layers = 36
    for layer in range(layers):
        part = layer / (layers - 1)
        low, high = (PAPER[0], PAPER[1]) if part < 0.5 else (PAPER[1], PAPER[2])
        share = part * 2 % 1.0 if part < 1 else 1.0
        rgb = _between(low, high, share)
        wide, tall = (50 - 36 * part**1.2) * factor, (56 - 38 * part**1.2) * factor
        sink = 7 * part * factor
        pygame.draw.ellipse(large, rgb, pygame.Rect(x - wide, y - tall + sink, 2 * wide, 2 * tall))
    ribs = pygame.Surface(large.get_size(), pygame.SRCALPHA)
    for rib in range(-4, 5):
        level = rib * 11.2 * factor
        half = 50 * factor * math.sqrt(max(0.0, 1 - (rib * 11.2 / 56) ** 2))
        box = pygame.Rect(x - half, y + level - 4 * factor, 2 * half, 8 * factor)
        pygame.draw.arc(ribs, (120, 58, 18, 70), box, math.pi, 2 * math.pi, max(1, round(1.6 * factor)))
    large.blit(ribs, (0, 0))
    for top, wide, tall in ((-62, 22, 11), (52, 20, 10)):
        box = pygame.Rect(x - wide * factor, y + top * factor, 2 * wide * factor, tall * factor)
        pygame.draw.rect(large, WOOD, box, border_radius=round(4 * factor))
    pygame.draw.arc(
        large,
        WOOD,
        pygame.Rect(x - 17 * factor, y - 92 * factor, 34 * factor, 46 * factor),
        0.0,
        math.pi,
        max(1, round(3.4 * factor)),
    )


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + share * (b - a)) for a, b in zip(one, other, strict=True))
    return red, green, blue
