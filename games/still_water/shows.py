"""The game in moving pictures around the round: what it is, and how it goes."""

import math
from typing import Final

import pygame

from games.drawing import Kit, figures, shapes
from games.still_water.boat import Boat
from games.still_water.lights import Lights
from games.still_water.night import SHORE, SKY, WATER
from games.still_water.params import STARS
from games.still_water.ripples import Ripples
from games.still_water.scene import Pond

_CALM_S: Final = 3.0
"""The moment that calm mode shows."""
_LEANS: Final = 12
"""Pictures from upright to fully leaned."""
_FEEL_U: Final = 0.28
"""A passer-by who leans this far breaks the reflection."""
_BREATH_S: Final = 9.0
_NEAR, _FAR = 0.0, 0.5
"""The float of a place is seen while the lantern's boat does not stand before it."""


class Attract:
    """The game as a passer-by sees it. Draws only what moved.

    Parameters
    ----------
    kit : Kit
    centre : (int, int)
        Of the scene, in pixels.
    radius : int
        Of the scene in pixels.
    """

    def __init__(self, kit: Kit, centre: tuple[int, int], radius: int) -> None:
        self._calm = kit.calm
        unit = radius / 440
        self._pond = Pond(kit, (centre[0], centre[1] + round(150 * unit)), unit)
        self._unit = unit
        self._last_s = 0.0
        high = self._pond.boat.height
        field = pygame.Rect(0, 0, round(640 * unit), high * 2 + round(90 * unit))
        field.center = self._pond.home
        self._field = field.clip(kit.stage.rect)

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw what stands still."""
        pond = self._pond
        surface.blit(pond.ground(), (0, 0))
        pond.sky.draw_moon(surface, 1.0)
        pond.sky.draw_stars(surface, STARS)
        pond.lights.draw_shore(surface, (pond.home[0], pond.horizon), 0.7, None)

    def light(self, t_s: float) -> tuple[float, float]:
        """Return the control signal that the show is played with at a time: the person beside it leans so."""
        return 0.6 * _unrest(t_s) * math.sin(1.1 * t_s), 0.2 * math.cos(0.8 * t_s)

    def uncover(self) -> None:
        """Take notice that the ground was painted over all of it: each :meth:`draw` draws everything anyway."""

    def draw(
        self, surface: pygame.Surface, ground: pygame.Surface, t_s: float, light_u: tuple[float, float] | None = None
    ) -> list[pygame.Rect]:
        """Put back the ground where something was, draw what moves, and return what changed.

        Parameters
        ----------
        surface, ground : pygame.Surface
            The window, and what it looks like without the moving things.
        t_s : float
        light_u : (float, float), optional
            A real trainee's control signal: the reflection then answers the person who has just stepped on.
        """
        t_s = _CALM_S if self._calm else t_s
        pond = self._pond
        surface.set_clip(self._field)
        surface.blit(ground, self._field, self._field)
        x, y = pond.home
        reach = 90 * self._unit
        if light_u is None:
            unrest = _unrest(t_s)
            own = x + reach * unrest * math.sin(1.1 * t_s), y + 30 * self._unit * math.cos(0.8 * t_s)
        else:
            unrest = min(2.0, math.hypot(*light_u) / _FEEL_U)
            own = x + min(max(light_u[0], -1), 1) * 3 * reach, y - min(max(light_u[1], -1), 1) * reach
        if t_s < self._last_s:
            pond.ripples.clear()
        self._last_s = t_s
        pond.ripples.stir(own, t_s, 0.05 * unrest)
        pond.boat.draw_reflection(surface, pond.home, unrest, t_s)
        pond.ripples.draw(surface, t_s)
        pond.boat.draw(surface, pond.home, 1.0 - 0.5 * min(unrest, 1.0))
        pond.lights.draw_own(surface, own, standing=True)
        surface.set_clip(None)
        return [self._field]


def _unrest(t_s: float) -> float:
    """Return how the water of the show is: calm for a while, then a breath of unrest."""
    return 0.15 + 0.85 * max(0.0, math.sin(2 * math.pi * t_s / _BREATH_S)) ** 4


class HowTo:
    """Three pictures: stand; sway breaks the reflection; follow the lantern with your weight and be still.

    Parameters
    ----------
    kit : Kit
    boxes : list of pygame.Rect
        Where the three pictures go.
    """

    def __init__(self, kit: Kit, boxes: list[pygame.Rect]) -> None:
        self._calm = kit.calm
        self._pictures = [_Small(kit, box) for box in boxes]

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw a moment of it."""
        t_s = _CALM_S if self._calm else t_s
        still, sway, follow = self._pictures
        still.draw(surface, t_s, lean=0.0, unrest=0.12, aside=0.0, lit=False)
        swing = math.sin(2.6 * t_s)
        sway.draw(surface, t_s, lean=0.55 * swing, unrest=1.25, aside=0.0, lit=False)
        # Away in two seconds, stay for two, and back.
        part = t_s / 2.0 % 4.0
        gone = _ease(part) if part < 2 else 1 - _ease(part - 2)
        moving = part % 2.0 < 1.0 and not self._calm
        follow.draw(
            surface, t_s, lean=0.85 * gone, unrest=0.55 if moving else 0.12, aside=gone, lit=gone > 0.98 or part >= 2
        )


class _Small:
    """A person on a jetty, and before them the lantern on the water."""

    def __init__(self, kit: Kit, box: pygame.Rect) -> None:
        self._box = box
        unit = min(box.height / 420, box.width / 560)
        self._unit = unit
        self._ground = _pond(kit, box.size, kit.px(24))
        self._boat = Boat(kit, 0.74 * unit)
        self._lights = Lights(kit, unit)
        self._ripples = Ripples(kit, unit)
        tall = round(min(box.height * 0.66, box.width * 0.5))
        self._persons = [figures.person(kit, tall, "ink", lean / _LEANS) for lean in range(-_LEANS, _LEANS + 1)]
        self._plank = shapes.panel(kit, (round(tall * 0.54), kit.px(14)), kit.px(7), "trail")
        self._sole = box.left + round(box.width * 0.22), box.bottom - round(box.height * 0.15)
        self._home = box.left + round(box.width * 0.52), box.top + round(box.height * 0.56)
        self._far = box.width * 0.24
        self._before_s = 0.0

    def draw(self, surface: pygame.Surface, t_s: float, *, lean: float, unrest: float, aside: float, lit: bool) -> None:
        """Draw it: lean from -1 to 1, unrest of the reflection, and how far the lantern has gone, 0 to 1."""
        unit, (x, y) = self._unit, self._home
        surface.set_clip(self._box)
        surface.blit(self._ground, self._box)
        foot = x + aside * self._far, y
        if _NEAR < aside < _FAR or (lit and aside < _FAR):
            self._lights.draw_candle(surface, (x + self._far, y), lit=lit)
        if t_s < self._before_s:
            self._ripples.clear()
        self._before_s = t_s
        self._boat.draw_reflection(surface, foot, unrest, t_s)
        own = foot[0] + lean * 60 * unit * (1 - aside), y + 8 * unit
        self._ripples.stir(own, t_s, 0.05 * unrest)
        self._ripples.draw(surface, t_s)
        self._boat.draw(surface, foot, 1.0 - 0.5 * min(unrest, 1.0))
        surface.blit(self._plank, self._plank.get_rect(midtop=self._sole))
        person = self._persons[round(lean * _LEANS) + _LEANS]
        surface.blit(person, person.get_rect(midbottom=self._sole))
        surface.set_clip(None)


def _pond(kit: Kit, size: tuple[int, int], radius: int) -> pygame.Surface:
    """Return a small lake at night with round corners."""
    picture = pygame.Surface(size, pygame.SRCALPHA)
    horizon = round(size[1] * 0.24)
    for y in range(size[1]):
        (top, low), part = (SKY, y / horizon) if y < horizon else (WATER, (y - horizon) / (size[1] - horizon))
        rgb = [round(a + (b - a) * part) for a, b in zip(top, low, strict=True)]
        picture.fill((rgb[0], rgb[1], rgb[2]), pygame.Rect(0, y, size[0], 1))
    picture.fill(SHORE, pygame.Rect(0, horizon - kit.px(8), size[0], kit.px(8)))
    corners = shapes.panel(kit, size, radius, "ink")
    picture.blit(corners, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return picture.convert_alpha()


def _ease(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * part * (3 - 2 * part)
