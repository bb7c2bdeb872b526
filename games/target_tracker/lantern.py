"""The lantern: a paper light that floats in its circle, and the circle that the trainee's own light must stay in."""

import math
from typing import Final

import pygame

from games.drawing import Kit, shapes

ADD: Final = pygame.BLEND_RGB_ADD
Spot = tuple[float, float]

BEADS: Final = 24
"""Beads around the circle: the time inside without leaving."""

_SPARKS: Final = 7
_RIPPLES: Final = 10
_GLOWS: Final = 8
"""Steps from the lantern's own light to the brighter one that it gives when the trainee's is with it."""

FLAGS: Final = 3
"""Signs that a lantern can carry: a triangle, a square, a disc."""


def centre(surface: pygame.Surface, picture: pygame.Surface, spot: Spot, flags: int = 0) -> None:
    """Draw a picture with its middle at a spot."""
    width, height = picture.get_size()
    surface.blit(picture, (spot[0] - width / 2, spot[1] - height / 2), special_flags=flags)


def turn_of(right: float, down: float) -> float:
    """Return the angle of a direction on the screen in turns, clockwise from the top."""
    return math.atan2(right, -down) / (2 * math.pi) % 1.0


def warm(kit: Kit) -> shapes.Rgb:
    """Return the colour of lamplight that is added to blue water: redder than the lantern, so that it ends up amber."""
    return shapes.mixed(kit, "accent", "stop", 0.26)


class Lantern:
    """The lantern and its circle, of one size.

    Parameters
    ----------
    kit : Kit
    radius : int
        Of the circle that the trainee's light must stay in, in pixels.
    unit : float
        Pixels per scene unit, for strokes.
    plain : bool
        Without what only a round has: ripples, sparks, flags; and its light does not reach as far.
    """

    def __init__(self, kit: Kit, radius: int, unit: float, *, plain: bool = False) -> None:
        self.radius = radius
        self._unit = unit
        self._calm = kit.calm
        stroke = max(2, round(7 * unit))
        count = max(10, round(radius / unit / 7))
        self._pool = shapes.light(kit, round(radius * (1.8 if plain else 2.1)), warm(kit), 0.40, 1.7, ripple=0.3)
        bright = shapes.light(kit, round(radius * (2.05 if plain else 2.5)), warm(kit), 0.46, 1.5, ripple=0.24)
        self._more = [_dimmed(bright, step / _GLOWS) for step in range(1, _GLOWS)] + [bright]
        self._rim = shapes.faded_ring(
            kit, radius + stroke + max(1, round(2 * unit)), stroke + round(5 * unit), "ground", 90
        )
        self._edge = shapes.dashes(kit, radius, stroke, "accent", count)
        self._edge_in = shapes.ring(kit, radius + stroke // 2, round(stroke * 1.6), "accent")
        next_edge = shapes.dashes(kit, radius, stroke, "ink", count)
        self._next = [shapes.see_through(next_edge, step / 4) for step in range(1, 5)]
        self._body = paper(kit, max(8, round(min(58 * unit, radius * 0.62))))
        self._bead = shapes.disc(kit, max(2, round(6 * unit)), "good")
        self._bead_off = shapes.faded(kit, max(1, round(3 * unit)), "ink", 70)
        self._waves: list[pygame.Surface] = []
        if not plain:
            self._bake_moments(kit)

    def _bake_moments(self, kit: Kit) -> None:
        radius, unit = self.radius, self._unit
        self._spark = shapes.star(kit, max(3, round(13 * unit)), "ink")
        self._spark_glow = shapes.light(kit, max(4, round(34 * unit)), "accent", 0.8, 2.0)
        self._waves = [
            shapes.faded_ring(
                kit, round(radius * (1.15 + 0.11 * i)), max(2, round(5 * unit)), "good", round(190 * (1 - i / _RIPPLES))
            )
            for i in range(_RIPPLES)
        ]
        self._flags = [_flag(kit, max(6, round(58 * unit)), shape) for shape in range(FLAGS)]
        self._signs = [_flag(kit, max(6, round(150 * unit)), shape) for shape in range(FLAGS)]

    def draw(
        self,
        surface: pygame.Surface,
        spot: Spot,
        *,
        inside: bool,
        held: float,
        glow: float | None = None,
        wave: float = -1.0,
        saved: float = -1.0,
        saved_turn: float = 0.0,
        t_s: float = 0.0,
        flag: int = -1,
    ) -> None:
        """Draw it.

        Parameters
        ----------
        surface : pygame.Surface
        spot : (float, float)
            Its middle.
        inside : bool
            Whether the trainee's light is in the circle: a full bright circle instead of a dashed one.
        held : float
            0 to 1: beads around it, the time inside without leaving.
        glow : float, optional
            0 to 1: how far it has brightened since the light came in; at once when left out.
        wave : float
            0 to 1: a ripple that runs outward because a stretch was held; none below 0.
        saved : float
            0 to 1: sparks that run along the rim because the light just came back in time; none below 0.
        saved_turn : float
            Where on the rim it came back, in turns.
        t_s : float
            For the lantern's bobbing.
        flag : int
            The sign that it carries; -1 for none.
        """
        centre(surface, self._pool, spot, ADD)
        more = round((inside if glow is None else glow) * _GLOWS)
        if more:
            centre(surface, self._more[more - 1], spot, ADD)
        if 0.0 <= wave < 1.0:
            centre(surface, self._waves[int(wave * _RIPPLES)], spot)
        centre(surface, self._rim, spot)
        bob = 0.0 if self._calm else 2.5 * self._unit * math.sin(2.1 * t_s)
        centre(surface, self._body, (spot[0], spot[1] + bob))
        centre(surface, self._edge_in if inside else self._edge, spot)
        if held > 0:
            full, beads = int(held * BEADS), self.radius + 19 * self._unit
            for bead in range(BEADS):
                picture = self._bead if bead < full else self._bead_off
                centre(surface, picture, shapes.on_circle(spot, beads, bead / BEADS))
        if 0.0 <= saved < 1.0:
            self._draw_sparks(surface, spot, saved, saved_turn)
        if flag >= 0:
            centre(surface, self._flags[flag], (spot[0], spot[1] - self.radius - 30 * self._unit))

    def _draw_sparks(self, surface: pygame.Surface, spot: Spot, part: float, start: float) -> None:
        """Draw sparks that spread along the rim from one place, or stand around it in calm mode."""
        spread = 0.5 if self._calm else 0.5 * math.sin(0.5 * math.pi * part)
        for number in range(_SPARKS):
            turn = spread * (2 * number / (_SPARKS - 1) - 1) * (1 if not self._calm else 1 - 1 / _SPARKS)
            at = shapes.on_circle(spot, self.radius, start + turn)
            centre(surface, self._spark_glow, at, ADD)
            centre(surface, self._spark, at)

    def draw_next(self, surface: pygame.Surface, spot: Spot, clear: float) -> None:
        """Draw where it will be next; ``clear`` from 0 to 1."""
        if clear > 0:
            centre(surface, self._next[min(int(clear * 4), 3)], spot)

    def sign(self, number: int, *, large: bool) -> pygame.Surface:
        """Return the picture of a flag's sign: large to make it known, else small."""
        return (self._signs if large else self._flags)[number]


def _dimmed(light: pygame.Surface, share: float) -> pygame.Surface:
    """Return a light to be added, weaker."""
    copy = light.copy()
    copy.fill([round(255 * share)] * 3, special_flags=pygame.BLEND_RGB_MULT)
    return copy


def paper(kit: Kit, height: int, clear: float = 1.0) -> pygame.Surface:
    """Return a floating paper lantern; ``clear`` of 0 is invisible."""
    return kit.keep(("paper lantern", height, clear), lambda: shapes.see_through(_paper(kit, height), clear))


def _paper(kit: Kit, height: int) -> pygame.Surface:
    size = (round(height * 0.86), height)
    paper_rgb, edge = shapes.mixed(kit, "accent", "ink", 0.45), shapes.mixed(kit, "accent", "warn", 0.35)
    wood = shapes.mixed(kit, "ground", "accent", 0.22)

    def draw(surface: pygame.Surface, factor: float) -> None:
        def box(left: float, top: float, wide: float, high: float) -> pygame.Rect:
            return pygame.Rect(
                round((size[0] / 2 + left * height) * factor),
                round(top * height * factor),
                round(wide * height * factor),
                round(high * height * factor),
            )

        bend = round(0.09 * height * factor)
        pygame.draw.ellipse(surface, wood, box(-0.40, 0.70, 0.80, 0.26))
        pygame.draw.rect(surface, edge, box(-0.27, 0.10, 0.54, 0.72), border_radius=bend)
        pygame.draw.rect(surface, paper_rgb, box(-0.19, 0.17, 0.38, 0.60), border_radius=bend)
        pygame.draw.rect(surface, kit.colour("ink"), box(-0.09, 0.34, 0.18, 0.36), border_radius=bend)
        for level in (0.30, 0.52):
            pygame.draw.rect(surface, edge, box(-0.27, level, 0.54, 0.025))
        pygame.draw.rect(surface, wood, box(-0.30, 0.05, 0.60, 0.075), border_radius=bend // 3)

    return shapes.smooth(size, edge, draw)


def _flag(kit: Kit, size: int, shape: int) -> pygame.Surface:
    """Return a sign: a pale shape on a dark plate, told apart by its outline alone."""

    def keep() -> pygame.Surface:
        plate = shapes.panel(kit, (size, size), size // 4, "ground").copy()
        ink = round(size * 0.62)
        if shape == 0:
            sign = shapes.polygon(kit, (ink, ink), ((0.5, 0.04), (0.98, 0.92), (0.02, 0.92)), "ink")
        elif shape == 1:
            sign = shapes.panel(kit, (round(ink * 0.86), round(ink * 0.86)), 1, "ink")
        else:
            sign = shapes.ring(kit, ink // 2, max(2, ink // 5), "ink")
        plate.blit(sign, sign.get_rect(center=plate.get_rect().center))
        edge = shapes.outline(kit, (size, size), size // 4, max(2, size // 16), "accent")
        plate.blit(edge, (0, 0))
        return plate

    return kit.keep(("lantern flag", size, shape), keep)
