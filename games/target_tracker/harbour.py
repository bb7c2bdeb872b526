"""The harbour as it lives: lamps and garlands that light up, buoys, the trainee's own light."""

import math
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.target_tracker import ground
from games.target_tracker.lantern import ADD, Spot, centre, turn_of, warm
from games.target_tracker.pieces import best_mark, boat, buoy, stack

LAMPS: Final = 12
"""Lamps around the bay; each is lit by an equal share of the time inside."""

BULBS: Final = 8
"""Bulbs from one lamp to the next: the same share, finer."""

GARLANDS_S: Final = (10.0, 20.0, 40.0)
"""A stay in the light as long as this lights a garland for the rest of the round."""

_GARLANDS: Final = {
    True: ((0.26, 0.405), (0.74, 0.595), (0.76, 0.875)),
    False: ((0.08, 0.19), (0.92, 0.81), (0.34, 0.66)),
}
"""From where to where, in turns, by whether the window is wider than high: over the boats, and at the lighthouse."""

_GARLAND_BULBS: Final = 15
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
    stance : str
        How the feet stand.
    """

    def __init__(
        self, kit: Kit, centre: tuple[int, int], radius: int, unit: float = 0.0, stance: str = "template"
    ) -> None:
        self.kit = kit
        self.centre = centre
        self.radius = radius
        self._stance = stance
        unit = unit or radius / 400
        self._unit = unit
        self._small = radius < 300 * unit
        self._bake_lights()
        self._bake_quay()
        self._empty_light = shapes.ring(kit, round(27 * unit), max(2, round(6 * unit)), "warn")
        self._buoys = {done: buoy(kit, max(10, round(74 * unit)), done=done) for done in (False, True)}
        self._buoy_glow = shapes.light(kit, round(64 * unit), "good", 0.42, 1.8)
        self._ways = [shapes.chevron(kit, round(34 * unit), "accent", i / _DIRECTIONS) for i in range(_DIRECTIONS)]
        self._leads = [shapes.chevron(kit, round(48 * unit), "ink", i / _DIRECTIONS) for i in range(_DIRECTIONS)]

    def _bake_lights(self) -> None:
        """Bake the trainee's light: a small boat with a lamp on it, and its wake."""
        kit, unit = self.kit, self._unit
        self._shine = shapes.light(kit, round(96 * unit), "trail", 0.42, 2.0)
        hulls = [boat(kit, round(86 * unit), i / _DIRECTIONS) for i in range(_DIRECTIONS)]
        self._boats = [
            [shapes.see_through(hull, step / _FADES) for step in range(1, _FADES)] + [hull] for hull in hulls
        ]
        self._trail = [
            shapes.light(kit, max(2, round((5 + 13 * share) * unit)), "trail", 0.02 + 0.16 * share**1.6, 0.9)
            for share in (i / (TRAIL - 1) for i in range(TRAIL))
        ]

    def _bake_quay(self) -> None:
        """Bake lamps, bulbs and garlands; on a small bay they are no larger than it can bear."""
        kit, unit = self.kit, min(self._unit, 1.15 * self.radius / 400)
        self._bulb = stack(
            shapes.light(kit, max(2, round(17 * unit)), "accent", 0.85, 1.6),
            shapes.light(kit, max(1, round(6 * unit)), "accent", 1.0, 0.4),
        )
        self._lamp_on = shapes.disc(kit, max(2, round(11 * unit)), "accent")
        self._lamp_heart = shapes.disc(kit, max(1, round(5 * unit)), "ink")
        self._lamp_glow = shapes.light(kit, round(86 * unit), warm(kit), 0.62, 2.2)
        self._lamp_flare = shapes.light(kit, round(150 * unit), warm(kit), 0.75, 1.9)
        self._reflection = shapes.light(kit, round(62 * unit), warm(kit), 0.36, 1.4, ripple=0.6)
        self._party = [
            stack(
                shapes.light(kit, max(2, round(20 * unit)), colour, 0.8, 1.7),
                shapes.light(kit, max(1, round(6 * unit)), colour, 1.0, 0.4),
            )
            for colour in ("accent", "good", "warn", "trail")
        ]
        self._marks = {ahead: best_mark(kit, max(8, round(50 * unit)), beaten=ahead) for ahead in (False, True)}
        self._bulb_spots = [
            shapes.on_circle(self.centre, self.radius * ground.QUAY, number / (LAMPS * BULBS))
            for number in range(LAMPS * BULBS)
        ]
        corner = self._bulb.get_width() / 2
        self._bulbs = [(self._bulb, (x - corner, y - corner)) for x, y in self._bulb_spots]
        self._strings = [self._string(*ends) for ends in _GARLANDS[kit.stage.landscape]]

    def _string(self, start: float, end: float) -> list[Spot]:
        """Return where the bulbs of a garland hang, from mast to mast."""
        spots = []
        for bulb in range(_GARLAND_BULBS):
            part = bulb / (_GARLAND_BULBS - 1)
            sag = 0.035 * abs(math.sin(3 * math.pi * part))
            spots.append(shapes.on_circle(self.centre, self.radius * (1.285 - sag), start + part * (end - start)))
        return spots

    def place(self, u: tuple[float, float]) -> tuple[float, float]:
        """Return the pixel of a control signal: to the right is right, forward is up."""
        return self.centre[0] + u[0] * self.radius, self.centre[1] - u[1] * self.radius

    def on_quay(self, turn: float) -> Spot:
        """Return the pixel of a place on the quay, in turns clockwise from the top."""
        return shapes.on_circle(self.centre, self.radius * ground.QUAY, turn)

    def ground(self) -> pygame.Surface:
        """Return what stands still, a full window."""
        return self.kit.keep(("harbour", self.centre, self.radius, self._stance), self._paint_ground)

    def _paint_ground(self) -> pygame.Surface:
        kit, unit = self.kit, self._unit
        surface = ground.paint(kit, self.centre, self.radius, self._stance)
        off, bulb = shapes.ring(kit, round(11 * unit), max(2, round(3 * unit)), "ink_soft"), round(3 * unit)
        base, small = shapes.disc(kit, round(12 * unit), "ground"), shapes.faded(kit, max(1, bulb), "ink_soft", 110)
        for number, spot in enumerate(self._bulb_spots):
            for picture in (small,) if number % BULBS else (base, off):
                centre(surface, picture, spot)
        for string in self._strings:
            for spot in string:
                centre(surface, small, spot)
        return surface

    def draw_lamps(self, surface: pygame.Surface, share: float, wave_s: float = -1.0) -> None:
        """Draw the lamps of the quay.

        Parameters
        ----------
        surface : pygame.Surface
        share : float
            0 to 1: of the whole round; so many bulbs and lamps burn.
        wave_s : float
            From 0 on a wave of light goes round the quay, slowly.
        """
        lit = int(share * LAMPS * BULBS + 1e-6)
        if not self._small:
            surface.fblits(self._bulbs[:lit], ADD)
        for lamp in range(LAMPS):
            if lit < max(1, lamp * BULBS):
                break
            spot = self._bulb_spots[lamp * BULBS]
            flare = wave_s >= 0 and math.sin(2 * math.pi * (wave_s / 2.4 - lamp / LAMPS)) > 0.35
            centre(surface, self._lamp_flare if flare else self._lamp_glow, spot, ADD)
            inward = shapes.on_circle(self.centre, self.radius * 0.93, lamp / LAMPS)
            centre(surface, self._reflection, inward, ADD)
            centre(surface, self._lamp_on, spot)
            centre(surface, self._lamp_heart, spot)

    def draw_garlands(self, surface: pygame.Surface, count: int, since_s: float) -> None:
        """Draw the garlands; the last of ``count`` lights bulb by bulb from when it was earned."""
        for number in range(count):
            spots = self._strings[number]
            shown = len(spots) if number < count - 1 else min(len(spots), int(since_s * 14) + 1)
            for bulb, spot in enumerate(spots[:shown]):
                centre(surface, self._party[(bulb + number) % len(self._party)], spot, ADD)

    def draw_ghost(self, surface: pygame.Surface, progress: float, *, ahead: bool) -> None:
        """Draw on the quay where the best round stood at this time; ``ahead`` when the trainee is farther."""
        centre(
            surface,
            self._marks[ahead],
            shapes.on_circle(self.centre, self.radius * (ground.QUAY_OUT + 0.005), progress),
        )

    def draw_trail(self, surface: pygame.Surface, points: list[tuple[float, float]]) -> None:
        """Draw where the trainee's light went; oldest point first, in pixels."""
        skip = TRAIL - len(points)
        for index, point in enumerate(points):
            centre(surface, self._trail[index + skip], point, ADD)

    def draw_light(self, surface: pygame.Surface, spot: Spot, clear: float = 1.0, heading: float = 0.0) -> None:
        """Draw the trainee's light; ``clear`` is 1 when it shines and 0 when it is hidden, ``heading`` in turns."""
        step = round(clear * _FADES)
        if step > 0:
            if step == _FADES:
                centre(surface, self._shine, spot, ADD)
            centre(surface, self._boats[round(heading * _DIRECTIONS) % _DIRECTIONS][step - 1], spot)

    def draw_empty_light(self, surface: pygame.Surface, spot: Spot) -> None:
        """Draw where the trainee's light was last, as an empty ring: nobody stands there."""
        centre(surface, self._empty_light, spot)

    def draw_buoys(
        self, surface: pygame.Surface, spots: list[Spot], done: set[int], t_s: float = 0.0, now: int = -1
    ) -> None:
        """Draw the places of the finale: those in ``done`` lit and with a tick, that of ``now`` behind the lantern."""
        for number, spot in enumerate(spots):
            caught = number in done
            bob = 0.0 if self.kit.calm else 2.0 * self._unit * math.sin(1.8 * t_s + number)
            bob -= 48 * self._unit if number == now else 0.0
            if caught:
                centre(surface, self._buoy_glow, (spot[0], spot[1] + bob), ADD)
            centre(surface, self._buoys[caught], (spot[0], spot[1] + bob))

    def draw_lead(self, surface: pygame.Surface, spot: Spot, goal: Spot) -> None:
        """Draw an arrow beside the trainee's light that points at a goal."""
        turn = turn_of(goal[0] - spot[0], goal[1] - spot[1])
        at = shapes.on_circle(spot, 66 * self._unit, turn)
        centre(surface, self._leads[round(turn * _DIRECTIONS) % _DIRECTIONS], at)

    def draw_way(self, surface: pygame.Surface, spot: Spot, velocity: Spot, clear: float) -> None:
        """Draw arrows ahead of the lantern; velocity in pixels a second, ``clear`` its radius in pixels."""
        speed = math.hypot(*velocity)
        if speed < 8 * self._unit:
            return
        turn = turn_of(velocity[0], velocity[1])
        picture = self._ways[round(turn * _DIRECTIONS) % _DIRECTIONS]
        for step in range(2 if speed < 60 * self._unit else 3):
            centre(surface, picture, shapes.on_circle(spot, clear + (36 + 24 * step) * self._unit, turn))
