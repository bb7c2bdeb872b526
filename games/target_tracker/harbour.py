"""The scene of the game: a bay at night, a lantern that moves over it, lamps on the quay, the trainee's own light."""

import math
from typing import Final

import pygame

from games.drawing import Kit, figures, shapes
from games.drawing.water import water

LAMPS: Final = 12
"""Lamps around the bay; each is lit by an equal share of the time inside."""

BEADS: Final = 24
"""Beads around the lantern: the time inside without leaving."""

_DIRECTIONS: Final = 32
TRAIL: Final = 40
"""Longest trail that is drawn, in points."""

_FADES: Final = 6


class Harbour:
    """The pieces of the scene, baked for a place on the screen.

    Parameters
    ----------
    kit : Kit
    centre : (int, int)
        Of the bay, in pixels: the trainee's rest position.
    radius : int
        Of the bay in pixels: the trainee's full reach.
    unit : float
        Pixels per scene unit, for the sizes of lights and lamps; follows from the radius when left out.
    """

    def __init__(self, kit: Kit, centre: tuple[int, int], radius: int, unit: float = 0.0) -> None:
        self.kit = kit
        self.centre = centre
        self.radius = radius
        unit = unit or radius / 400
        self._unit = unit
        light = _stack(
            shapes.glow(kit, round(84 * unit), "trail", 0.55, 2.2),
            shapes.ring(kit, round(25 * unit), max(2, round(5 * unit)), "trail"),
            shapes.disc(kit, round(15 * unit), "ink"),
        )
        self._lights = [shapes.see_through(light, step / _FADES) for step in range(1, _FADES + 1)]
        self._empty_light = shapes.ring(kit, round(25 * unit), max(2, round(5 * unit)), "warn")
        self._trail = [
            shapes.faded(kit, max(2, round((3 + 9 * share) * unit)), "trail", round(8 + 90 * share**1.7))
            for share in (i / (TRAIL - 1) for i in range(TRAIL))
        ]
        self._lamp_off = shapes.ring(kit, round(9 * unit), max(2, round(3 * unit)), "line")
        self._lamp_on = shapes.disc(kit, round(10 * unit), "accent")
        self._lamp_glow = shapes.glow(kit, round(60 * unit), "accent", 0.6, 2.4)
        self._lamp_flare = shapes.glow(kit, round(105 * unit), "accent", 0.75, 2.0)
        self._ghost = shapes.ring(kit, round(15 * unit), max(2, round(4 * unit)), "ink_soft")
        self._buoy = shapes.ring(kit, round(17 * unit), max(2, round(4 * unit)), "ink_soft")
        self._buoy_done = shapes.check(kit, round(44 * unit), "good")
        self._ways = [shapes.chevron(kit, round(34 * unit), "accent", i / _DIRECTIONS) for i in range(_DIRECTIONS)]
        self._leads = [shapes.chevron(kit, round(40 * unit), "ink", i / _DIRECTIONS) for i in range(_DIRECTIONS)]

    def place(self, u: tuple[float, float]) -> tuple[float, float]:
        """Return the pixel of a control signal: to the right is right, forward is up."""
        return self.centre[0] + u[0] * self.radius, self.centre[1] - u[1] * self.radius

    def ground(self) -> pygame.Surface:
        """Return what stands still, a full window: the water, the quay, the board and the feet on it."""
        return self.kit.keep(("harbour", self.centre, self.radius), self._paint_ground)

    def _paint_ground(self) -> pygame.Surface:
        kit, (x, y), radius = self.kit, self.centre, self.radius
        scale = kit.stage.scale
        surface = water(kit, (x / scale, y / scale), radius * 1.12 / scale)
        board = shapes.outline(
            kit,
            (round(radius * 1.32), round(radius * 0.84)),
            round(radius * 0.1),
            max(1, round(2 * self._unit)),
            "line",
        )
        surface.blit(board, board.get_rect(center=self.centre))
        soles = figures.feet(kit, round(radius * 0.6), "line", max(1.0, 2.0 * self._unit))
        surface.blit(soles, soles.get_rect(center=self.centre))
        edge = shapes.dashes(kit, radius, max(1, round(2 * self._unit)), "line", 90)
        surface.blit(edge, edge.get_rect(center=self.centre))
        quay = shapes.ring(kit, round(radius * 1.085), max(2, round(3 * self._unit)), "line")
        surface.blit(quay, quay.get_rect(center=self.centre))
        return surface

    def lamp_place(self, lamp: int) -> tuple[float, float]:
        """Return the pixel of a lamp, the first at the top, clockwise."""
        return shapes.on_circle(self.centre, self.radius * 1.083, lamp / LAMPS)

    def draw_lamps(self, surface: pygame.Surface, lit: float, flare: float = 0.0) -> None:
        """Draw the lamps of the quay, ``lit`` of them burning; above 0 ``flare`` makes them flare up in turn."""
        for lamp in range(LAMPS):
            spot = self.lamp_place(lamp)
            if lamp < int(lit):
                wave = flare > 0 and math.sin(2 * math.pi * (flare - lamp / LAMPS)) > 0.4
                _centre(surface, self._lamp_flare if wave else self._lamp_glow, spot)
                _centre(surface, self._lamp_on, spot)
            else:
                _centre(surface, self._lamp_off, spot)

    def draw_ghost(self, surface: pygame.Surface, progress: float) -> None:
        """Draw on the quay where the best round stood at this time."""
        _centre(surface, self._ghost, shapes.on_circle(self.centre, self.radius * 1.083, progress))

    def draw_trail(self, surface: pygame.Surface, points: list[tuple[float, float]]) -> None:
        """Draw where the trainee's light went; oldest point first, in pixels."""
        skip = TRAIL - len(points)
        for index, point in enumerate(points):
            _centre(surface, self._trail[index + skip], point)

    def draw_light(self, surface: pygame.Surface, spot: tuple[float, float], clear: float = 1.0) -> None:
        """Draw the trainee's light; ``clear`` is 1 when it shines and 0 when it is hidden."""
        step = round(clear * _FADES)
        if step > 0:
            _centre(surface, self._lights[step - 1], spot)

    def draw_empty_light(self, surface: pygame.Surface, spot: tuple[float, float]) -> None:
        """Draw where the trainee's light was last, as an empty ring: nobody stands there."""
        _centre(surface, self._empty_light, spot)

    def draw_buoys(self, surface: pygame.Surface, spots: list[tuple[float, float]], done: set[int]) -> None:
        """Draw the places of the finale; those in ``done`` with a tick."""
        for number, spot in enumerate(spots):
            _centre(surface, self._buoy_done if number in done else self._buoy, spot)

    def draw_lead(self, surface: pygame.Surface, spot: tuple[float, float], goal: tuple[float, float]) -> None:
        """Draw an arrow beside the trainee's light that points at a goal."""
        turn = _turn(goal[0] - spot[0], goal[1] - spot[1])
        at = shapes.on_circle(spot, 58 * self._unit, turn)
        _centre(surface, self._leads[round(turn * _DIRECTIONS) % _DIRECTIONS], at)

    def draw_way(
        self, surface: pygame.Surface, spot: tuple[float, float], velocity: tuple[float, float], clear: float
    ) -> None:
        """Draw arrows ahead of the lantern; velocity in pixels a second, ``clear`` its radius in pixels."""
        speed = math.hypot(*velocity)
        if speed < 8 * self._unit:
            return
        turn = _turn(velocity[0], velocity[1])
        picture = self._ways[round(turn * _DIRECTIONS) % _DIRECTIONS]
        for step in range(2 if speed < 60 * self._unit else 3):
            _centre(surface, picture, shapes.on_circle(spot, clear + (30 + 24 * step) * self._unit, turn))


class Lantern:
    """The lantern and its circle, of one size.

    Parameters
    ----------
    kit : Kit
    radius : int
        Of the circle that the trainee's light must stay in, in pixels.
    unit : float
        Pixels per scene unit, for strokes.
    """

    def __init__(self, kit: Kit, radius: int, unit: float) -> None:
        self.radius = radius
        self._unit = unit
        stroke = max(2, round(6 * unit))
        self._pool = shapes.glow(kit, round(radius * 2.3), "accent", 0.42, 1.7)
        self._pool_in = shapes.glow(kit, round(radius * 2.6), "accent", 0.75, 1.5)
        self._edge = shapes.dashes(kit, radius, stroke, "accent", max(10, round(radius / unit / 6)))
        self._edge_in = shapes.ring(kit, radius + stroke // 2, round(stroke * 1.6), "accent")
        self._ghosts = [
            shapes.see_through(shapes.dashes(kit, radius, stroke, "ink", max(10, round(radius / unit / 6))), step / 4)
            for step in range(1, 5)
        ]
        self._heart = shapes.ring(kit, round(9 * unit), max(2, round(3 * unit)), "accent")
        self._bead = shapes.disc(kit, max(2, round(5 * unit)), "good")
        self._waves = [
            shapes.faded_ring(kit, round(radius * (1.25 + 0.09 * i)), max(2, round(4 * unit)), "good", 200 - 20 * i)
            for i in range(9)
        ]

    def draw(
        self, surface: pygame.Surface, spot: tuple[float, float], *, inside: bool, held: float, wave: float = -1.0
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
        wave : float
            0 to 1: a ripple that runs outward because a stretch was held; none below 0.
        """
        _centre(surface, self._pool_in if inside else self._pool, spot)
        if 0.0 <= wave < 1.0:
            _centre(surface, self._waves[int(wave * len(self._waves))], spot)
        _centre(surface, self._edge_in if inside else self._edge, spot)
        _centre(surface, self._heart, spot)
        for bead in range(int(held * BEADS)):
            _centre(surface, self._bead, shapes.on_circle(spot, self.radius + 17 * self._unit, bead / BEADS))

    def draw_ghost(self, surface: pygame.Surface, spot: tuple[float, float], clear: float) -> None:
        """Draw where it will be next; ``clear`` from 0 to 1."""
        if clear > 0:
            _centre(surface, self._ghosts[min(int(clear * 4), 3)], spot)


def _stack(*pictures: pygame.Surface) -> pygame.Surface:
    """Return pictures on top of each other, all centred on the first, the largest."""
    stack = pictures[0].copy()
    for picture in pictures[1:]:
        stack.blit(picture, picture.get_rect(center=stack.get_rect().center))
    return stack


def _centre(surface: pygame.Surface, picture: pygame.Surface, spot: tuple[float, float]) -> None:
    width, height = picture.get_size()
    surface.blit(picture, (spot[0] - width / 2, spot[1] - height / 2))


def _turn(right: float, down: float) -> float:
    """Return the angle of a direction on the screen in turns, clockwise from the top."""
    return math.atan2(right, -down) / (2 * math.pi) % 1.0
