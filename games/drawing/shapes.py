"""Shapes baked once: drawn at four times their size, smoothed down, kept.

All sizes are in pixels, all colours names of the theme. Angles are in turns, clockwise from the top.
"""

import math
from collections.abc import Callable
from itertools import pairwise
from typing import Final

import numpy as np
import pygame

from games.drawing.kit import Kit, baked

FINE: Final = 4
"""How much larger a shape is drawn before it is smoothed down."""

_LARGE: Final = 60
"""Circles from this radius on are made from their distances."""

Point = tuple[float, float]
Rgb = tuple[int, int, int]
Draw = Callable[[pygame.Surface, float], None]


def smooth(size: tuple[int, int], rgb: tuple[int, int, int], draw: Draw) -> pygame.Surface:
    """Return a picture of one colour, drawn large by ``draw(surface, factor)`` and smoothed down.

    The transparent part carries the same colour, so that the smoothing leaves no dark edge.
    """
    factor = FINE if max(size) <= 1200 else 2
    large = pygame.Surface((size[0] * factor, size[1] * factor), pygame.SRCALPHA)
    large.fill((*rgb, 0))
    draw(large, factor)
    return pygame.transform.smoothscale(large, size).convert_alpha()


def on_circle(centre: Point, radius: float, turn: float) -> Point:
    """Return the point on a circle at an angle in turns, clockwise from the top."""
    angle = 2 * math.pi * turn
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


@baked
def panel(kit: Kit, size: tuple[int, int], radius: int, colour: str) -> pygame.Surface:
    """Return a filled rectangle with round corners."""
    return new_panel(kit, size, radius, colour)


def new_panel(kit: Kit, size: tuple[int, int], radius: int, colour: str) -> pygame.Surface:
    """Return the same, not kept: for what is made of it, which would else be kept twice."""
    rgb = kit.colour(colour)
    picture = pygame.Surface(size, pygame.SRCALPHA)
    radius = min(radius, min(size) // 2)
    picture.fill(rgb, pygame.Rect(radius, 0, size[0] - 2 * radius, size[1]))
    picture.fill(rgb, pygame.Rect(0, radius, size[0], size[1] - 2 * radius))
    corner = disc(kit, radius, colour)
    for left, top in ((0, 0), (size[0] - radius, 0), (0, size[1] - radius), (size[0] - radius, size[1] - radius)):
        part = pygame.Rect(radius if left else 0, radius if top else 0, radius, radius)
        picture.fill((*rgb, 0), pygame.Rect(left, top, radius, radius))
        picture.blit(corner, (left, top), part)
    return picture.convert_alpha()


@baked
def outline(kit: Kit, size: tuple[int, int], radius: int, stroke: int, colour: str) -> pygame.Surface:
    """Return the edge of a rectangle with round corners."""
    return new_outline(kit, size, radius, stroke, colour)


def new_outline(kit: Kit, size: tuple[int, int], radius: int, stroke: int, colour: str) -> pygame.Surface:
    """Return the same, not kept: for what is made of it, which would else be kept twice."""
    rgb = kit.colour(colour)
    stroke = max(stroke, 1)
    radius = max(min(radius, min(size) // 2), stroke)
    picture = pygame.Surface(size, pygame.SRCALPHA)
    picture.fill((*rgb, 0))
    for side in (
        pygame.Rect(radius, 0, size[0] - 2 * radius, stroke),
        pygame.Rect(radius, size[1] - stroke, size[0] - 2 * radius, stroke),
        pygame.Rect(0, radius, stroke, size[1] - 2 * radius),
        pygame.Rect(size[0] - stroke, radius, stroke, size[1] - 2 * radius),
    ):
        picture.fill(rgb, side)
    corner = ring(kit, radius, stroke, colour)
    for left, top in ((0, 0), (size[0] - radius, 0), (0, size[1] - radius), (size[0] - radius, size[1] - radius)):
        part = pygame.Rect(radius if left else 0, radius if top else 0, radius, radius)
        picture.blit(corner, (left, top), part)
    return picture.convert_alpha()


@baked
def disc(kit: Kit, radius: int, colour: str) -> pygame.Surface:
    """Return a filled circle, 2 ``radius`` wide."""
    rgb = kit.colour(colour)
    if radius >= _LARGE:
        return _round(rgb, radius, radius)

    def draw(surface: pygame.Surface, factor: float) -> None:
        pygame.draw.circle(surface, rgb, (radius * factor, radius * factor), radius * factor)

    return smooth((2 * radius, 2 * radius), rgb, draw)


@baked
def ring(kit: Kit, radius: int, stroke: int, colour: str) -> pygame.Surface:
    """Return a circle line, its outside 2 ``radius`` wide."""
    rgb = kit.colour(colour)
    if radius >= _LARGE:
        return _round(rgb, radius, max(1, stroke))

    def draw(surface: pygame.Surface, factor: float) -> None:
        centre = (radius * factor, radius * factor)
        pygame.draw.circle(surface, rgb, centre, radius * factor, max(1, round(stroke * factor)))

    return smooth((2 * radius, 2 * radius), rgb, draw)


def _round(rgb: Rgb, radius: int, stroke: int) -> pygame.Surface:
    """Return a circle line by its distances: drawn large, a large one would take too long."""
    axis = np.arange(2 * radius, dtype=np.float32) + np.float32(0.5 - radius)
    away = np.sqrt(axis[:, None] ** 2 + axis[None, :] ** 2)
    cover = np.clip(radius - away, 0.0, 1.0)
    if stroke < radius:
        cover *= np.clip(away - (radius - stroke) + 1.0, 0.0, 1.0)
    picture = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
    picture.fill((*rgb, 0))
    pixels = pygame.surfarray.pixels_alpha(picture)
    pixels[:] = (cover * 255.0).astype(np.uint8)
    del pixels
    return picture.convert_alpha()


@baked
def dashes(kit: Kit, radius: int, stroke: int, colour: str, count: int) -> pygame.Surface:
    """Return a circle of ``count`` dashes, as long as the gaps between them."""
    rgb = kit.colour(colour)

    def draw(surface: pygame.Surface, factor: float) -> None:
        centre, middle = (radius * factor, radius * factor), (radius - stroke / 2) * factor
        for dash in range(count):
            for step in range(13):
                point = on_circle(centre, middle, (dash + step / 24) / count)
                pygame.draw.circle(surface, rgb, point, stroke * factor / 2)

    return smooth((2 * radius, 2 * radius), rgb, draw)


@baked
def glow(kit: Kit, radius: int, colour: str, strength: float, fall: float) -> pygame.Surface:
    """Return light that fades to nothing at ``radius``; ``fall`` above 1 gathers it in the middle."""
    axis = (np.arange(2 * radius) + 0.5) / radius - 1.0
    away = np.sqrt(axis[:, None] ** 2 + axis[None, :] ** 2)
    alpha = 255.0 * strength * np.clip(1.0 - away, 0.0, 1.0) ** fall
    picture = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
    picture.fill((*kit.colour(colour), 0))
    # A little grain, ordered and always the same, hides the steps between the few levels of a soft light.
    grain = (np.add.outer(np.arange(2 * radius) * 7, np.arange(2 * radius) * 3) % 8) / 8.0
    pixels = pygame.surfarray.pixels_alpha(picture)
    pixels[:] = np.minimum(alpha + grain * (alpha > 0.5), 255.0).astype(np.uint8)
    del pixels
    return picture.convert_alpha()


@baked
def light(
    kit: Kit, radius: int, colour: str | Rgb, strength: float, fall: float, *, ripple: float = 0.0
) -> pygame.Surface:
    """Return light to be added (``BLEND_RGB_ADD``): black is nothing, and what lies below shines through.

    Parameters
    ----------
    kit : Kit
    radius : int
        Where it has faded to nothing, in pixels.
    colour : str or (int, int, int)
        Of the theme, or mixed.
    strength : float
        Share of the colour in the middle.
    fall : float
        Above 1 it gathers in the middle.
    ripple : float
        0 to 1: how much water it lies on breaks it into lying streaks.
    """
    axis = ((np.arange(2 * radius) + 0.5) / radius - 1.0).astype(np.float32)
    away = np.sqrt(axis[:, None] ** 2 + axis[None, :] ** 2)
    shine = np.float32(strength) * np.clip(1.0 - away, 0.0, 1.0) ** np.float32(fall)
    if ripple:
        x, y = axis[:, None], axis[None, :]
        streaks = np.sin(y * 41 + 1.3 * np.sin(x * 5.0) + 0.9 * np.sin(x * 11.0 + y * 8.0))
        streaks = 0.6 * streaks + 0.5 * np.sin(y * 67 - 1.1 * np.sin(x * 8.0 + 2.0) + x * 4.0)
        shine = shine * (1.0 + np.float32(ripple) * streaks * np.clip(away * 1.6, 0.0, 1.0))
    # A little grain, ordered and always the same, hides the steps between the few levels of a soft light.
    grain = (np.add.outer(np.arange(2 * radius) * 7, np.arange(2 * radius) * 3) % 8).astype(np.float32) / 8
    grain *= shine > 0.002
    pixels = np.empty((2 * radius, 2 * radius, 3), dtype=np.uint8)
    for channel, level in enumerate(kit.colour(colour) if isinstance(colour, str) else colour):
        pixels[..., channel] = np.clip(shine * level + grain, 0.0, 255.0)
    return pygame.surfarray.make_surface(pixels).convert()


def mixed(kit: Kit, one: str, other: str, share: float) -> Rgb:
    """Return a colour between two of the theme; ``share`` of 0 is the first, 1 the second."""
    red, green, blue = (round(a + share * (b - a)) for a, b in zip(kit.colour(one), kit.colour(other), strict=True))
    return red, green, blue


def see_through(picture: pygame.Surface, share: float) -> pygame.Surface:
    """Return a copy that lets the ground through: ``share`` of 1 is the picture itself, 0 nothing."""
    copy = picture.copy()
    copy.fill((255, 255, 255, round(255 * share)), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def in_runs(picture: pygame.Surface) -> pygame.Surface:
    """Let a picture be drawn run by run, and return it: what is clear then takes no time, and what is full little.

    For large pictures that are mostly one or the other and stay as they are: a change costs more than it saves.
    """
    picture.set_alpha(255, pygame.RLEACCEL)
    return picture


@baked
def faded(kit: Kit, radius: int, colour: str, alpha: int) -> pygame.Surface:
    """Return a filled circle that lets the ground through; ``alpha`` of 255."""
    return see_through(disc(kit, radius, colour), alpha / 255)


@baked
def faded_ring(kit: Kit, radius: int, stroke: int, colour: str, alpha: int) -> pygame.Surface:
    """Return a circle line that lets the ground through; ``alpha`` of 255."""
    return see_through(ring(kit, radius, stroke, colour), alpha / 255)


@baked
def polygon(kit: Kit, size: tuple[int, int], points: tuple[Point, ...], colour: str) -> pygame.Surface:
    """Return a filled polygon; points in shares of the size."""
    rgb = kit.colour(colour)

    def draw(surface: pygame.Surface, factor: float) -> None:
        pygame.draw.polygon(surface, rgb, [(x * size[0] * factor, y * size[1] * factor) for x, y in points])

    return smooth(size, rgb, draw)


@baked
def strokes(
    kit: Kit, size: tuple[int, int], lines: tuple[tuple[Point, ...], ...], stroke: float, colour: str
) -> pygame.Surface:
    """Return lines with round ends and corners; points in shares of the size, stroke in pixels."""
    rgb = kit.colour(colour)

    def draw(surface: pygame.Surface, factor: float) -> None:
        for line in lines:
            points = [(x * size[0] * factor, y * size[1] * factor) for x, y in line]
            thick_line(surface, rgb, points, stroke * factor)

    return smooth(size, rgb, draw)


def thick_line(surface: pygame.Surface, rgb: tuple[int, int, int], points: list[Point], width: float) -> None:
    """Draw a line with round ends and corners."""
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        if length > 0:
            side_x, side_y = (y1 - y2) / length * width / 2, (x2 - x1) / length * width / 2
            corners = [
                (x1 + side_x, y1 + side_y),
                (x2 + side_x, y2 + side_y),
                (x2 - side_x, y2 - side_y),
                (x1 - side_x, y1 - side_y),
            ]
            pygame.draw.polygon(surface, rgb, corners)
    for point in points:
        pygame.draw.circle(surface, rgb, point, width / 2)


@baked
def chevron(kit: Kit, size: int, colour: str, turn: float) -> pygame.Surface:
    """Return an arrow head that points at an angle in turns, clockwise from the top."""
    tip = on_circle((0.5, 0.5), 0.34, turn)
    left, right = on_circle((0.5, 0.5), 0.36, turn + 0.36), on_circle((0.5, 0.5), 0.36, turn - 0.36)
    return strokes(kit, (size, size), ((left, tip, right),), size * 0.16, colour)


def star(kit: Kit, radius: int, colour: str) -> pygame.Surface:
    """Return a filled five-pointed star."""
    points = tuple(on_circle((0.5, 0.53), 0.5 if i % 2 == 0 else 0.225, i / 10) for i in range(10))
    return polygon(kit, (2 * radius, 2 * radius), points, colour)


def star_outline(kit: Kit, radius: int, stroke: float, colour: str) -> pygame.Surface:
    """Return the edge of a five-pointed star: one that is still to be earned."""
    points = tuple(on_circle((0.5, 0.53), 0.46 if i % 2 == 0 else 0.21, i / 10) for i in range(11))
    return strokes(kit, (2 * radius, 2 * radius), (points,), stroke, colour)


def octagon(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return the shape of a stop sign."""
    points = tuple(on_circle((0.5, 0.5), 0.5412, (i + 0.5) / 8) for i in range(8))
    return polygon(kit, (size, size), points, colour)


def check(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a tick: done, good."""
    return strokes(kit, (size, size), (((0.18, 0.55), (0.42, 0.78), (0.84, 0.26)),), size * 0.13, colour)


def cross(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a cross: no, away."""
    lines = (((0.22, 0.22), (0.78, 0.78)), ((0.78, 0.22), (0.22, 0.78)))
    return strokes(kit, (size, size), lines, size * 0.13, colour)
