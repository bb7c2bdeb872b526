"""Cards: panels that lie above the ground, lit from above, with a soft shadow below."""

from typing import Final

import numpy as np
import pygame

from games.drawing import Kit, shapes
from games.drawing.kit import baked
from station.programme.model import Colour

_COARSE: Final = 6
"""A shadow is soft: it is drawn so many times smaller, and smoothed up."""

_SOFT: Final = 3
"""The same for boxes that fade at their edges: their corners show more."""

_SHADOW_ALPHA: Final = 130
_EDGE_ALPHA: Final = 0.6


def mixed(kit: Kit, one: str, other: str, share: float) -> Colour:
    """Return a colour between two of the theme: ``share`` of 0 is the first, 1 the other."""
    a, b = kit.colour(one), kit.colour(other)
    mix = [round(x + (y - x) * share) for x, y in zip(a, b, strict=True)]
    return mix[0], mix[1], mix[2]


_LIGHT: Final = {
    "surface": (("surface", "surface_high", 0.62), ("surface", "ground", 0.22)),
    "surface_high": (("surface_high", "line", 0.12), ("surface_high", "surface", 0.5)),
    "accent": (("accent", "ink", 0.22), ("accent", "on_accent", 0.05)),
    "ground": (("ground", "surface", 0.5), ("ground", "surface", 0.1)),
    "line": (("surface_high", "line", 0.35), ("surface_high", "line", 0.12)),
}
"""How a card of each colour looks at its top and at its bottom."""


@baked
def face(kit: Kit, size: tuple[int, int], radius: int, colour: str) -> pygame.Surface:
    """Return a panel lit from above: a little lighter at its top than at its bottom."""
    return new_face(kit, size, radius, colour)


def new_face(kit: Kit, size: tuple[int, int], radius: int, colour: str) -> pygame.Surface:
    """Return the same, not kept: for what is made of it, which would else be kept twice."""
    top, bottom = (mixed(kit, *way) for way in _LIGHT[colour])
    column = pygame.Surface((1, 64), pygame.SRCALPHA)
    for y in range(64):
        column.set_at((0, y), [round(a + (b - a) * y / 63) for a, b in zip(top, bottom, strict=True)])
    picture = pygame.transform.scale(column, size)
    mask = shapes.new_panel(kit, size, radius, "ink")
    mask.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    picture.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return picture.convert_alpha()


def soft_edge(kit: Kit, size: tuple[int, int], radius: int, stroke: int, colour: str) -> pygame.Surface:
    """Return the edge of a card, half let through."""
    return shapes.see_through(shapes.new_outline(kit, size, radius, stroke, colour), _EDGE_ALPHA)


def _shadow(kit: Kit, size: tuple[int, int], radius: int) -> pygame.Surface:
    """Return the shadow of a panel, larger than it by the theme's ``shadow`` on every side."""
    reach = kit.space("shadow")
    size, fades = (size[0] + 2 * reach, size[1] + 2 * reach), radius + reach
    small = max(4, size[0] // _SOFT), max(4, size[1] // _SOFT)
    edge = max(fades / _SOFT, 1.0)
    out = [np.maximum(np.abs(np.arange(side) + 0.5 - side / 2) - (side / 2 - edge), 0.0) / edge for side in small]
    within = np.clip(1.0 - np.hypot(out[0][:, None], out[1][None, :]), 0.0, 1.0)
    picture = pygame.Surface(small, pygame.SRCALPHA)
    picture.fill((0, 0, 0, 0))
    pixels = pygame.surfarray.pixels_alpha(picture)
    pixels[:] = (_SHADOW_ALPHA * within * within * (3.0 - 2.0 * within)).astype(np.uint8)
    del pixels
    return pygame.transform.smoothscale(picture, size)


@baked
def _card(kit: Kit, size: tuple[int, int], colour: str, edge: str) -> pygame.Surface:
    """Return a card with its shadow and its edge; the shadow reaches out on all sides, most of it below."""
    radius, reach = kit.space("radius"), kit.space("shadow")
    picture = _shadow(kit, size, radius).convert_alpha()
    at = reach, reach - _drop(kit)
    picture.blit(new_face(kit, size, radius, colour), at)
    strong = edge != "line"
    make = shapes.new_outline if strong else soft_edge
    picture.blit(make(kit, size, radius, kit.stroke("line" if strong else "hair"), edge), at)
    return picture


def _drop(kit: Kit) -> int:
    """Return how far below a card its shadow falls."""
    return kit.space("shadow") // 3


@baked
def soft_light(kit: Kit, radius: int, colour: str, strength: float, fall: float) -> pygame.Surface:
    """Return a wide glow, as ``shapes.glow`` but baked small and smoothed up: light has no edge that would show it."""
    small = shapes.glow(kit, max(2, radius // _COARSE), colour, strength, fall)
    return pygame.transform.smoothscale(small, (2 * radius, 2 * radius)).convert_alpha()


def paint_card(
    kit: Kit, ground: pygame.Surface, rect: pygame.Rect, colour: str = "surface", *, edge: str = "line"
) -> None:
    """Paint a card with its shadow and its edge."""
    reach = kit.space("shadow")
    ground.blit(_card(kit, rect.size, colour, edge), (rect.left - reach, rect.top - reach + _drop(kit)))


def cut_round(kit: Kit, picture: pygame.Surface, radius: int) -> pygame.Surface:
    """Return a picture with round corners."""
    cut = picture.convert_alpha()
    mask = shapes.new_panel(kit, cut.get_size(), radius, "ink")
    mask.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    cut.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return cut


@baked
def plate(kit: Kit, size: tuple[int, int]) -> pygame.Surface:
    """Return a dark plate: words on it stand out, whatever a game draws below."""
    return shapes.in_runs(shapes.new_panel(kit, size, kit.space("radius"), "ground"))
