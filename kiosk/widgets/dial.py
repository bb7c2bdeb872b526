"""A dial: time that runs, as a ring of beads."""

from typing import Final

import pygame

from games.drawing import Kit, shapes

_BEAD: Final = 0.09
"""Radius of a bead in radii of the dial."""


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
        bead = max(2, round(radius * _BEAD))
        self.radius = radius
        self._lit = shapes.disc(kit, bead, colour)
        rail = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
        dim = shapes.disc(kit, max(1, round(bead * 0.6)), "line")
        spots = [shapes.on_circle((radius, radius), radius - bead, number / beads) for number in range(beads)]
        for x, y in spots:
            rail.blit(dim, dim.get_rect(center=(round(x), round(y))))
        self._rail = rail.convert_alpha()
        self._spots = [(round(x) - radius - bead, round(y) - radius - bead) for x, y in spots]

    def draw(self, surface: pygame.Surface, centre: tuple[int, int], share: float) -> None:
        """Draw it with a share of its beads lit, 0 to 1."""
        surface.blit(self._rail, (centre[0] - self.radius, centre[1] - self.radius))
        lit = round(min(max(share, 0.0), 1.0) * len(self._spots))
        surface.fblits([(self._lit, (centre[0] + x, centre[1] + y)) for x, y in self._spots[:lit]])
