"""The icons of the house: our own vector shapes, one line weight, round ends, one colour.

Each is baked once per size and colour. An icon never stands for its colour: it reads in black and white too.
"""

import math
from collections.abc import Callable
from typing import Final

import pygame

from games.drawing import figures, shapes
from games.drawing.kit import Kit, baked
from games.drawing.shapes import Point, on_circle

STROKE: Final = 0.085
"""Line weight of every icon, as a share of its size."""


class _Pen:
    """Draws in shares of the icon's size, with or without colour: without, it cuts out."""

    def __init__(self, surface: pygame.Surface, rgb: tuple[int, int, int], side: float) -> None:
        self._surface = surface
        self._rgb = rgb
        self._side = side

    def _at(self, points: tuple[Point, ...]) -> list[Point]:
        return [(x * self._side, y * self._side) for x, y in points]

    def line(self, *points: Point, wide: float = STROKE) -> None:
        """Draw a line with round ends."""
        shapes.thick_line(self._surface, self._rgb, self._at(points), wide * self._side)

    def closed(self, *points: Point, wide: float = STROKE) -> None:
        """Draw the edge of a shape."""
        self.line(*points, points[0], wide=wide)

    def fill(self, *points: Point) -> None:
        """Draw a filled shape with corners a little round."""
        pygame.draw.polygon(self._surface, self._rgb, self._at(points))
        self.closed(*points, wide=0.03)

    def dot(self, centre: Point, radius: float) -> None:
        """Draw a filled circle."""
        pygame.draw.circle(self._surface, self._rgb, self._at((centre,))[0], radius * self._side)

    def ring(self, centre: Point, radius: float, wide: float = STROKE) -> None:
        """Draw a circle line; the radius is that of its middle."""
        width = max(1, round(wide * self._side))
        pygame.draw.circle(self._surface, self._rgb, self._at((centre,))[0], radius * self._side + width / 2, width)

    def arc(self, centre: Point, radius: float, start: float, end: float, wide: float = STROKE) -> None:
        """Draw a part of a circle, angles in turns, clockwise from the top."""
        self.line(*_arc(centre, radius, start, end), wide=wide)

    def hole(self, centre: Point, radius: float) -> None:
        """Take away a circle."""
        pygame.draw.circle(self._surface, (*self._rgb, 0), self._at((centre,))[0], radius * self._side)


def _arc(centre: Point, radius: float, start: float, end: float) -> list[Point]:
    steps = max(4, round(abs(end - start) * 48))
    return [on_circle(centre, radius, start + (end - start) * step / steps) for step in range(steps + 1)]


def _picture(kit: Kit, size: int, colour: str, draw: Callable[[_Pen], None]) -> pygame.Surface:
    rgb = kit.colour(colour)
    return shapes.smooth((size, size), rgb, lambda surface, factor: draw(_Pen(surface, rgb, size * factor)))


def _almond() -> list[Point]:
    """Return the outline of an eye: two arcs that meet at its corners."""
    return [*_arc((0.5, 0.75), 0.49, -0.1645, 0.1645), *_arc((0.5, 0.25), 0.49, 0.3355, 0.6645)]


@baked
def eye(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return an open eye: look."""

    def draw(pen: _Pen) -> None:
        pen.closed(*_almond())
        pen.dot((0.5, 0.5), 0.125)

    return _picture(kit, size, colour, draw)


@baked
def eye_closed(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a closed eye with lashes: eyes closed."""

    def draw(pen: _Pen) -> None:
        pen.line(*_arc((0.5, 0.18), 0.50, 0.355, 0.645))
        for turn in (0.39, 0.465, 0.535, 0.61):
            pen.line(on_circle((0.5, 0.18), 0.50, turn), on_circle((0.5, 0.18), 0.65, turn))

    return _picture(kit, size, colour, draw)


def _cone(pen: _Pen) -> None:
    pen.fill((0.10, 0.39), (0.24, 0.39), (0.45, 0.21), (0.45, 0.79), (0.24, 0.61), (0.10, 0.61))


@baked
def speaker(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a loudspeaker that sounds."""

    def draw(pen: _Pen) -> None:
        _cone(pen)
        for radius in (0.20, 0.37):
            pen.arc((0.50, 0.5), radius, 0.13, 0.37)

    return _picture(kit, size, colour, draw)


@baked
def speaker_off(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a loudspeaker that is silent."""

    def draw(pen: _Pen) -> None:
        _cone(pen)
        pen.line((0.62, 0.38), (0.87, 0.63))
        pen.line((0.87, 0.38), (0.62, 0.63))

    return _picture(kit, size, colour, draw)


@baked
def ear(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return an ear: listen."""

    def draw(pen: _Pen) -> None:
        rim = _arc((0.51, 0.36), 0.26, -0.27, 0.31)
        pen.line(*rim, *_arc((0.44, 0.75), 0.15, 0.18, 0.74))
        pen.line(*_arc((0.51, 0.37), 0.115, -0.25, 0.31), (0.51, 0.53), (0.47, 0.64))

    return _picture(kit, size, colour, draw)


@baked
def hand(kit: Kit, size: int, colour: str, *, left: bool = False) -> pygame.Surface:
    """Return an open hand, seen from its back, thumb inward: a right one, or a left one."""

    def draw(pen: _Pen) -> None:
        fingers = (((0.40, 0.52), (0.36, 0.22)), ((0.52, 0.50), (0.52, 0.14)), ((0.64, 0.52), (0.67, 0.19)))
        for root, tip in (*fingers, ((0.74, 0.58), (0.81, 0.32)), ((0.38, 0.72), (0.17, 0.50))):
            pen.line(_side(root, left), _side(tip, left), wide=0.105)
        palm = ((0.36, 0.50), (0.75, 0.52), (0.72, 0.72), (0.60, 0.88), (0.46, 0.88), (0.36, 0.72))
        pen.fill(*(_side(point, left) for point in palm))

    return _picture(kit, size, colour, draw)


def _side(point: Point, left: bool) -> Point:
    return (1 - point[0], point[1]) if left else point


@baked
def letter_a(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a large and a small A: the size of the text."""

    def draw(pen: _Pen) -> None:
        for middle, foot, high, wide in ((0.37, 0.80, 0.62, 0.09), (0.80, 0.80, 0.34, 0.07)):
            half = high * 0.42
            pen.line((middle - half, foot), (middle, foot - high), (middle + half, foot), wide=wide)
            pen.line((middle - half * 0.6, foot - high * 0.36), (middle + half * 0.6, foot - high * 0.36), wide=wide)

    return _picture(kit, size, colour, draw)


@baked
def wave(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return two calm waves: without motion that only decorates."""

    def draw(pen: _Pen) -> None:
        for level in (0.38, 0.64):
            pen.line(*((x / 40, level - 0.075 * math.sin(4 * math.pi * (x / 40 - 0.1) / 0.8)) for x in range(4, 37)))

    return _picture(kit, size, colour, draw)


@baked
def gear(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a gear: settings."""

    def draw(pen: _Pen) -> None:
        centre = (0.5, 0.5)
        for tooth in range(8):
            pen.line(on_circle(centre, 0.26, tooth / 8), on_circle(centre, 0.38, tooth / 8), wide=0.14)
        pen.dot(centre, 0.31)
        pen.hole(centre, 0.135)

    return _picture(kit, size, colour, draw)


@baked
def play(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a triangle to the right: begin."""

    def draw(pen: _Pen) -> None:
        corners = ((0.32, 0.22), (0.32, 0.78), (0.80, 0.50))
        pen.fill(*corners)
        pen.closed(*corners)

    return _picture(kit, size, colour, draw)


@baked
def back(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return an arrow to the left: back."""

    def draw(pen: _Pen) -> None:
        pen.line((0.84, 0.5), (0.18, 0.5), wide=0.1)
        pen.line((0.44, 0.23), (0.17, 0.5), (0.44, 0.77), wide=0.1)

    return _picture(kit, size, colour, draw)


def check(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a tick: done, good."""
    return shapes.check(kit, size, colour)


@baked
def warning(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a triangle with an exclamation mark: mind this."""

    def draw(pen: _Pen) -> None:
        pen.closed((0.5, 0.16), (0.90, 0.82), (0.10, 0.82))
        pen.line((0.5, 0.40), (0.5, 0.58), wide=0.095)
        pen.dot((0.5, 0.70), 0.055)

    return _picture(kit, size, colour, draw)


@baked
def clock(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a clock: how long."""

    def draw(pen: _Pen) -> None:
        pen.ring((0.5, 0.5), 0.37)
        pen.line((0.5, 0.27), (0.5, 0.5), (0.65, 0.60))

    return _picture(kit, size, colour, draw)


def star(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a filled star."""
    return shapes.star(kit, size // 2, colour)


@baked
def foam(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a soft block that gives way under a weight: stand on foam."""

    def draw(pen: _Pen) -> None:
        top = [(x / 40, 0.50 + 0.10 * math.exp(-(((x / 40 - 0.5) / 0.16) ** 2))) for x in range(4, 37)]
        pen.closed(*top, (0.90, 0.82), (0.10, 0.82))
        for x, y in ((0.24, 0.66), (0.38, 0.74), (0.62, 0.74), (0.76, 0.66), (0.50, 0.71)):
            pen.dot((x, y), 0.028)
        pen.line((0.5, 0.14), (0.5, 0.44))
        pen.line((0.38, 0.33), (0.5, 0.45), (0.62, 0.33))

    return _picture(kit, size, colour, draw)


@baked
def threshold(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a wheel before a ridge in the floor."""

    def draw(pen: _Pen) -> None:
        pen.line((0.08, 0.80), (0.92, 0.80))
        pen.fill((0.60, 0.78), (0.67, 0.64), (0.79, 0.64), (0.86, 0.78))
        pen.ring((0.35, 0.55), 0.19)
        pen.dot((0.35, 0.55), 0.05)

    return _picture(kit, size, colour, draw)


@baked
def ramp(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a slope."""

    def draw(pen: _Pen) -> None:
        pen.closed((0.08, 0.84), (0.92, 0.84), (0.92, 0.42))
        pen.line((0.16, 0.52), (0.66, 0.27))
        pen.line((0.47, 0.20), (0.67, 0.265), (0.59, 0.46))

    return _picture(kit, size, colour, draw)


@baked
def bend(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return an arrow that turns to the right; mirror it for the left."""

    def draw(pen: _Pen) -> None:
        pen.line((0.28, 0.86), *_arc((0.56, 0.52), 0.28, -0.25, 0.0), (0.78, 0.24), wide=0.1)
        pen.line((0.62, 0.07), (0.80, 0.24), (0.62, 0.41), wide=0.1)

    return _picture(kit, size, colour, draw)


STANCES: Final = ("template", "together", "tandem")
"""How the feet stand: a hip apart and turned out, side by side, one before the other."""


def feet_stance(kit: Kit, height: int, colour: str, stance: str) -> pygame.Surface:
    """Return both feet from above in a stance, filled; ``height`` of the picture in pixels."""
    return figures.feet_in(kit, height, colour, stance)


def person_stands(kit: Kit, height: int, colour: str, stance: str) -> pygame.Surface:
    """Return a person from behind who stands upright in a stance; the soles at the middle of the lower edge."""
    return figures.person_in(kit, height, colour, stance)
