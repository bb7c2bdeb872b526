"""Icons of the set-up: small pictures of what can be done with the board, each baked once in one colour."""

from typing import Final

import pygame

from games.drawing import Kit
from games.drawing.shapes import Point, on_circle, strokes

_STROKE: Final = 0.085


def _circle(centre: Point, radius: float, start: float = 0.0, end: float = 1.0) -> tuple[Point, ...]:
    """Return a part of a circle as a line, angles in turns, clockwise from the top."""
    return tuple(on_circle(centre, radius, start + (end - start) * step / 32) for step in range(33))


def look_icon(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a magnifying glass: look closely."""
    lines = (_circle((0.43, 0.43), 0.29), ((0.64, 0.64), (0.88, 0.88)))
    return strokes(kit, (size, size), lines, size * _STROKE, colour)


def weight_icon(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a weight with a handle: something of a known mass."""
    body = ((0.26, 0.42), (0.74, 0.42), (0.86, 0.86), (0.14, 0.86), (0.26, 0.42))
    return strokes(kit, (size, size), (body, _circle((0.5, 0.26), 0.13)), size * _STROKE, colour)


def zero_icon(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return the hand of a scale on its mark: nothing is on it."""
    dial = _circle((0.5, 0.62), 0.4, -0.25, 0.25)
    ticks = tuple((on_circle((0.5, 0.62), 0.4, turn), on_circle((0.5, 0.62), 0.3, turn)) for turn in (-0.15, 0.15))
    lines = (dial, *ticks, ((0.5, 0.66), (0.5, 0.42)), ((0.1, 0.84), (0.9, 0.84)))
    return strokes(kit, (size, size), lines, size * _STROKE, colour)


def lamp_icon(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a light with rays: the one that blinks."""
    rays = tuple((on_circle((0.5, 0.5), 0.33, turn / 8), on_circle((0.5, 0.5), 0.44, turn / 8)) for turn in range(8))
    return strokes(kit, (size, size), (_circle((0.5, 0.5), 0.17), *rays), size * _STROKE, colour)
