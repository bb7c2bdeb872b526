"""What moves by itself: the beam of the lighthouse, the moon's glints on the water, lanterns that rise."""

import math
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.target_tracker import ground
from games.target_tracker.lantern import ADD, Spot, centre, warm
from games.target_tracker.pieces import glint, rising

_GLINTS: Final = 44
_BEAM: Final = 22
BEAM_S: Final = 15.0
"""The lighthouse turns once in this time."""

RISE_S: Final = 3.4
_RISE_STEPS: Final = 16


class Glints:
    """The moon on the water: lying streaks that come and go; in calm mode they all stay.

    Parameters
    ----------
    kit : Kit
    middle : (int, int)
        Of the bay, in pixels.
    radius : int
        Of the bay in pixels.
    within : float
        How far from the middle they may lie, in radii.
    """

    def __init__(self, kit: Kit, middle: tuple[int, int], radius: int, within: float = 0.97) -> None:
        self._calm = kit.calm
        self._pictures: list[pygame.Surface] = []
        self.boxes: list[pygame.Rect] = []
        unit = radius / 400
        for number in range(_GLINTS):
            # The golden section spreads them without a pattern and without chance.
            y, side = -0.92 + 1.72 * number / _GLINTS, (number * 0.618034) % 1.0 - 0.5
            x = ground.MOON + 0.05 * math.sin(3 * y) + side * (0.26 + 0.16 * (1 + y))
            if math.hypot(x, y) < within:
                picture = glint(kit, round((16 + 22 * ((number * 5) % 7) / 6) * unit), max(2, round(4 * unit)))
                at = round(middle[0] + x * radius), round(middle[1] + y * radius)
                self._pictures.append(picture)
                self.boxes.append(picture.get_rect(center=at))

    def on(self, t_s: float) -> set[int]:
        """Return which of them shine now."""
        shine = (math.sin(t_s * (0.9 + 0.13 * (i % 5)) + i * 2.4) > 0.15 for i in range(len(self.boxes)))
        return {number for number, now in enumerate(shine) if now or self._calm}

    def draw(self, surface: pygame.Surface, number: int) -> None:
        """Draw one of them."""
        surface.blit(self._pictures[number], self.boxes[number], special_flags=ADD)


class Air:
    """The pieces of it, baked for a bay.

    Parameters
    ----------
    kit : Kit
    middle : (int, int)
        Of the bay, in pixels.
    radius : int
        Of the bay in pixels.
    """

    def __init__(self, kit: Kit, middle: tuple[int, int], radius: int) -> None:
        self._calm = kit.calm
        self._unit = unit = radius / 400
        self._lamp_room = ground.lamp_room(middle, radius)
        self._beam = []
        for step in range(_BEAM):
            away = 46 * unit * 1.145**step
            strength = 0.2 * (1 - step / _BEAM) ** 1.1
            self._beam.append(
                (away, shapes.light(kit, max(2, round(0.15 * away + 6 * unit)), warm(kit), strength, 0.9))
            )
        self._glints = Glints(kit, middle, radius)
        self._rising = [rising(kit, round((62 + 5 * step) * unit), step / _RISE_STEPS) for step in range(_RISE_STEPS)]

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw the moon's glints on the water and the beam of the lighthouse; in calm mode both stand still."""
        for number in self._glints.on(t_s):
            self._glints.draw(surface, number)
        room = self._lamp_room
        if self._calm:
            return
        turn = t_s / BEAM_S % 1.0
        # Over land it is hidden: it shows while it sweeps over the bay.
        over = math.cos(2 * math.pi * (turn - (ground.LIGHTHOUSE - 0.5)))
        for number, (away, picture) in enumerate(self._beam):
            if over > 0.1 + 0.8 * (number / len(self._beam)) ** 2:
                centre(surface, picture, shapes.on_circle(room, away, turn), ADD)

    def draw_rising(self, surface: pygame.Surface, spot: Spot, since_s: float, number: int) -> None:
        """Draw a lantern that rises from a spot, slowly, and fades."""
        part = since_s / RISE_S
        if not 0.0 <= part < 1.0:
            return
        sway = math.sin(1.3 * since_s + number) * 14 * self._unit
        at = spot[0] + sway, spot[1] - (40 * since_s + 26 * since_s * since_s) * self._unit
        step = int(part * _RISE_STEPS)
        centre(surface, self._rising[step], at, ADD)
