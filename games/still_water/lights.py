"""Small lights of the scene: on the far shore, on the boat and on the water, and the trainee's own."""

import math
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.still_water.boat import small_lantern, warm
from games.still_water.ripples import FLAT

LAMPS: Final = 24
"""Lamps on the far shore: the points of the round light them from left to right."""
_SHORE_U: Final = 470
"""From the middle of the shore to its last lamp."""
RIM: Final = 44
"""Dots of the edge of the calm water."""
_DIRECTIONS: Final = 32
_AWAY_U: Final = 44


class Lights:
    """The small lights.

    Parameters
    ----------
    kit : Kit
    unit : float
        Pixels per scene unit.
    """

    def __init__(self, kit: Kit, unit: float) -> None:
        self._unit = unit
        size = round(1000 * unit)
        lamp = warm(kit, max(4, round(20 * unit)), 0.9, 2.0)
        self._lamp_on = kit.keep(("still_water.lamp", size), lambda: _hazy(lamp))
        self._streak = kit.keep(("still_water.streak", size), lambda: _streak(kit, unit))
        self._lamp = shapes.disc(kit, max(2, round(3.4 * unit)), "accent")
        self._lamp_off = shapes.faded(kit, max(1, round(2.2 * unit)), "line", 150)
        self._ghost = _outlined(_pale(kit, round(34 * unit), "ground"), _pale(kit, round(26 * unit), "ink"))
        self._candle_glow = warm(kit, round(62 * unit), 0.75, 2.1)
        self._candle = small_lantern(kit, max(8, round(50 * unit)))
        self._candle_off = shapes.see_through(shapes.ring(kit, round(11 * unit), max(2, round(3 * unit)), "line"), 0.9)
        self._wick = shapes.disc(kit, max(2, round(5 * unit)), "accent")
        self._wick_glow = warm(kit, max(4, round(26 * unit)), 0.9, 2.0)
        self._wick_off = shapes.ring(kit, max(3, round(5 * unit)), max(1, round(2 * unit)), "ink_soft")
        self._dots = {
            True: shapes.faded(kit, max(1, round(2.6 * unit)), "accent", 170),
            False: shapes.disc(kit, max(2, round(3.8 * unit)), "warn"),
        }
        self._own = kit.keep(("still_water.own", size), lambda: _own(kit, unit))
        self._own_empty = shapes.ring(kit, round(20 * unit), max(2, round(4 * unit)), "warn")
        self._leads = [shapes.chevron(kit, round(40 * unit), "ink", i / _DIRECTIONS) for i in range(_DIRECTIONS)]

    def draw_shore(self, surface: pygame.Surface, foot: tuple[float, float], part: float, ghost: float | None) -> None:
        """Draw the lamps of the shore.

        Parameters
        ----------
        surface : pygame.Surface
        foot : (float, float)
            Middle of the shore, on the horizon.
        part : float
            Share of them that is lit.
        ghost : float or None
            How far the best round was at this time: a pale lantern over the shore.
        """
        lit = part * LAMPS
        for lamp in range(LAMPS):
            x = foot[0] + _SHORE_U * self._unit * (2 * (lamp + 0.5) / LAMPS - 1)
            if lamp + 1 <= lit + 1e-9:
                _centre(surface, self._streak, (x, foot[1] + self._streak.get_height() / 2), pygame.BLEND_RGB_ADD)
                _centre(surface, self._lamp_on, (x, foot[1] - 4 * self._unit), pygame.BLEND_RGB_ADD)
                _centre(surface, self._lamp, (x, foot[1] - 4 * self._unit))
            else:
                _centre(surface, self._lamp_off, (x, foot[1] - 4 * self._unit))
        if ghost is not None:
            x = foot[0] + _SHORE_U * self._unit * (2 * min(max(ghost, 0.0), 1.0) - 1)
            _centre(surface, self._ghost, (x, foot[1] - 30 * self._unit))

    def draw_candle(self, surface: pygame.Surface, spot: tuple[float, float], *, lit: bool) -> None:
        """Draw the float at a place: a small lantern once its light is lit, an empty ring before."""
        if lit:
            _centre(surface, self._candle_glow, (spot[0], spot[1] - 18 * self._unit), pygame.BLEND_RGB_ADD)
            _centre(surface, self._candle, spot)
        else:
            _centre(surface, self._candle_off, spot)

    def draw_wicks(self, surface: pygame.Surface, foot: tuple[float, float], lit: tuple[bool, ...]) -> None:
        """Draw the lights along the boat's side: one for each place."""
        for number, on in enumerate(lit):
            spot = foot[0] + (number - (len(lit) - 1) / 2) * 40 * self._unit, foot[1] - 17 * self._unit
            if on:
                _centre(surface, self._wick_glow, spot, pygame.BLEND_RGB_ADD)
            _centre(surface, self._wick if on else self._wick_off, spot)

    def draw_rim(
        self, surface: pygame.Surface, foot: tuple[float, float], half: float, *, whole: bool, part: float = 1.0
    ) -> None:
        """Draw the edge of the calm water, ``half`` its half width in pixels: fine and dense, or coarse and sparse.

        While it is not yet known how wide it is, it grows dot by dot: ``part`` of it is there.
        """
        dot = self._dots[whole]
        size = dot.get_width() / 2
        for number in range(0, round(part * RIM), 1 if whole else 2):
            turn = 2 * math.pi * number / RIM
            spot = foot[0] + half * math.sin(turn) - size, foot[1] - half * FLAT * math.cos(turn) - size
            surface.blit(dot, spot)

    def draw_own(self, surface: pygame.Surface, spot: tuple[float, float], *, standing: bool) -> None:
        """Draw the trainee's own light; an empty ring where it was last when nobody stands there."""
        _centre(surface, self._own if standing else self._own_empty, spot)

    def draw_lead(self, surface: pygame.Surface, spot: tuple[float, float], goal: tuple[float, float]) -> None:
        """Draw an arrow beside the trainee's light that points at the lantern."""
        turn = math.atan2(goal[0] - spot[0], spot[1] - goal[1]) / (2 * math.pi) % 1.0
        at = shapes.on_circle(spot, _AWAY_U * self._unit, turn)
        _centre(surface, self._leads[round(turn * _DIRECTIONS) % _DIRECTIONS], at)


def _own(kit: Kit, unit: float) -> pygame.Surface:
    """Return the trainee's own light: cool as the moon, flat on the water."""
    glow = shapes.glow(kit, round(58 * unit), "trail", 0.6, 2.0)
    flat = pygame.transform.smoothscale(glow, (glow.get_width(), round(glow.get_height() * 0.62)))
    picture = pygame.Surface(flat.get_size(), pygame.SRCALPHA)
    picture.blit(flat, (0, 0))
    ring = shapes.ring(kit, round(17 * unit), max(2, round(4 * unit)), "trail")
    heart = shapes.disc(kit, round(10 * unit), "ink")
    for each in (ring, heart):
        low = pygame.transform.smoothscale(each, (each.get_width(), round(each.get_height() * 0.62)))
        picture.blit(low, low.get_rect(center=picture.get_rect().center))
    return picture.convert_alpha()


def _pale(kit: Kit, height: int, colour: str) -> pygame.Surface:
    """Return the outline of a paper lantern, filled: round body, cap and foot."""
    points = ((0.30, 0.0), (0.70, 0.0), (0.70, 0.10), (0.90, 0.28), (0.97, 0.50), (0.90, 0.72), (0.70, 0.90))
    mirrored = tuple((1 - x, y) for x, y in reversed(points))
    return shapes.polygon(kit, (round(height * 0.8), height), (*points, (0.70, 1.0), (0.30, 1.0), *mirrored), colour)


def _outlined(edge: pygame.Surface, picture: pygame.Surface) -> pygame.Surface:
    """Return a pale picture on a dark one a little larger: it is seen before the moon too."""
    stack = shapes.see_through(edge, 0.7)
    stack.blit(shapes.see_through(picture, 0.78), picture.get_rect(center=stack.get_rect().center))
    return stack


def _hazy(light: pygame.Surface) -> pygame.Surface:
    """Return a light a little flatter than it was: it stands in haze."""
    return pygame.transform.smoothscale(light, (light.get_width(), max(2, round(light.get_height() * 0.8)))).convert()


def _streak(kit: Kit, unit: float) -> pygame.Surface:
    """Return the reflection of a lamp of the shore, to be added: a thin upright streak that fades downwards."""
    glow = warm(kit, max(4, round(34 * unit)), 0.55, 1.4)
    half = glow.get_height() // 2
    lower = glow.subsurface(pygame.Rect(0, half, glow.get_width(), half))
    return pygame.transform.smoothscale(lower, (max(2, round(7 * unit)), round(52 * unit))).convert()


def _centre(surface: pygame.Surface, picture: pygame.Surface, spot: tuple[float, float], flags: int = 0) -> None:
    width, height = picture.get_size()
    surface.blit(picture, (spot[0] - width / 2, spot[1] - height / 2), special_flags=flags)
