"""A dial: time that runs, as a ring of beads."""

import math
from typing import Final

import pygame

from games.drawing import Kit, shapes

_BEAD: Final = 0.09
"""Radius of a bead in radii of the dial, where there are few."""

_CLOSE: Final = 0.32
"""The same in distances between two beads, where there are many: they never touch."""

_DIM: Final = 0.6
"""Radius of a bead that is not lit, in radii of one that is."""


class Dial:
    """A ring of beads of which a share is lit, from the top and clockwise.

    Parameters
    ----------
    kit : Kit
    radius : int
        Of the whole, in pixels.
    colour : str
    beads : int
    """

    def __init__(self, kit: Kit, radius: int, colour: str = "accent", beads: int = 36) -> None:
        self.radius = radius
        bead = radius * min(_BEAD, _CLOSE * 2 * math.pi / beads)
        spots = [shapes.on_circle((radius, radius), radius - bead - 1, number / beads) for number in range(beads)]
        self._rail = _beads(kit, radius, "line", spots, bead * _DIM)
        lit, reach = _beads(kit, radius, colour, spots, bead), math.ceil(bead) + 1
        self._lit = []
        for x, y in spots:
            box = pygame.Rect(round(x) - reach, round(y) - reach, 2 * reach, 2 * reach).clip(lit.get_rect())
            self._lit.append((lit.subsurface(box), (box.left - radius, box.top - radius)))

    def draw(self, surface: pygame.Surface, centre: tuple[int, int], share: float) -> None:
        """Draw it with a share of its beads lit, 0 to 1."""
        surface.blit(self._rail, (centre[0] - self.radius, centre[1] - self.radius))
        lit = round(min(max(share, 0.0), 1.0) * len(self._lit))
        surface.fblits([(bead, (centre[0] + x, centre[1] + y)) for bead, (x, y) in self._lit[:lit]])


def _beads(kit: Kit, radius: int, colour: str, spots: list[shapes.Point], bead: float) -> pygame.Surface:
    """Return a whole ring of beads, each exactly at its spot: drawn large, and smoothed down."""
    rgb = kit.colour(colour)

    def draw(surface: pygame.Surface, factor: float) -> None:
        for x, y in spots:
            pygame.draw.circle(surface, rgb, (x * factor, y * factor), bead * factor)

    key = ("beads", radius, colour, len(spots), bead)
    return kit.keep(key, lambda: shapes.smooth((2 * radius, 2 * radius), rgb, draw))
