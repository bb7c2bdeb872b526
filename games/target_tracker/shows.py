"""The game in pictures before the round: what it is, and how it goes."""

import math
from typing import Final

import pygame

from games.drawing import Kit, figures, shapes
from games.target_tracker import ground
from games.target_tracker.air import Glints
from games.target_tracker.harbour import GARLANDS_S, LAMPS, Harbour
from games.target_tracker.lantern import Lantern, Spot, turn_of

_LAMP_EVERY_S: Final = 2.5
_FIRST_LIT: Final = 4
_SHOW_RADIUS: Final = 0.24
_LEANS: Final = 12
"""Pictures from upright to fully leaned."""

_HOPS: Final = (0, 1, 7, 2, 3, 6, 5, 4)
_HOP_S: Final = 1.2
_CALM_GLINTS: Final = 0.72
"""Glints of the attract scene keep within so many radii: they touch neither lamp nor quay."""


def _wander(t_s: float) -> tuple[float, float]:
    """Return where the lantern of a show is: a calm figure that closes after a minute."""
    return 0.62 * math.sin(0.42 * t_s), 0.5 * math.sin(0.63 * t_s + 0.6)


def _follow(t_s: float) -> tuple[float, float]:
    """Return where a light is that follows it as a person does: late, with sway."""
    late = _wander(t_s - 0.3)
    return late[0] + 0.03 * math.sin(2.9 * t_s), late[1] + 0.03 * math.sin(3.7 * t_s + 1.0)


class Attract:
    """The game as a passer-by sees it. Draws only what moved.

    Parameters
    ----------
    kit : Kit
    centre : (int, int)
        Of the scene, in pixels.
    radius : int
        Of the bay in pixels.
    """

    def __init__(self, kit: Kit, centre: tuple[int, int], radius: int) -> None:
        self._calm = kit.calm
        self._harbour = Harbour(kit, centre, radius)
        self._lantern = Lantern(kit, round(_SHOW_RADIUS * radius), radius / 400, plain=True)
        self._glints = Glints(kit, centre, radius, _CALM_GLINTS)
        self._on: set[int] = set()
        self._moved = pygame.Rect(centre, (0, 0))
        self._reach = round(_SHOW_RADIUS * radius * 2.15), round(radius * 0.26)
        self._field = pygame.Rect(0, 0, 2 * round(radius * 1.36), 2 * round(radius * 1.36))
        self._field.center = centre
        self._lit = -1

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw what stands still."""
        surface.blit(self._harbour.ground(), (0, 0))

    def light(self, t_s: float) -> tuple[float, float]:
        """Return the control signal that the show is played with at a time: the person beside it leans so."""
        return _follow(t_s)

    def uncover(self) -> None:
        """Take notice that the ground was painted over all of it: the next :meth:`draw` draws everything."""
        self._lit = -1
        self._on.clear()

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
            A real trainee's control signal: the light then follows the person who has just stepped on.
        """
        t_s = 3.0 if self._calm else t_s
        target, light = self._harbour.place(_wander(t_s)), self._harbour.place(light_u or _follow(t_s))
        now = _around(target, self._reach[0]).union(_around(light, self._reach[1]))
        lit = 9 if self._calm else int(t_s / _LAMP_EVERY_S + _FIRST_LIT) % (LAMPS + 1)
        changed = self._field.union(now) if lit != self._lit else now.union(self._moved)
        changed = changed.clip(surface.get_rect())
        surface.blit(ground, changed, changed)
        shimmer = self._draw_glints(surface, ground, changed, t_s)
        surface.set_clip(changed)
        self._harbour.draw_lamps(surface, lit / LAMPS)
        self._harbour.draw_garlands(surface, lit * len(GARLANDS_S) // LAMPS, 99.0)
        surface.set_clip(None)
        ahead = self._harbour.place(_wander(t_s + 0.05))
        self._harbour.draw_way(
            surface, target, (20 * (ahead[0] - target[0]), 20 * (ahead[1] - target[1])), self._lantern.radius
        )
        inside = math.hypot(target[0] - light[0], target[1] - light[1]) <= self._lantern.radius
        self._lantern.draw(surface, target, inside=inside, held=t_s / 5 % 1.0, t_s=t_s)
        before = self._harbour.place(_follow(t_s - 0.3))
        heading = 0.0 if light_u or self._calm else turn_of(light[0] - before[0], light[1] - before[1])
        self._harbour.draw_light(surface, light, heading=heading)
        self._lit, self._moved = lit, now
        return [changed, *shimmer]

    def _draw_glints(
        self, surface: pygame.Surface, ground: pygame.Surface, changed: pygame.Rect, t_s: float
    ) -> list[pygame.Rect]:
        """Draw the glints that come, take away those that go, and draw all within the changed part anew."""
        on = self._glints.on(t_s)
        boxes = self._glints.boxes
        turned = [number for number in on ^ self._on if not changed.contains(boxes[number])]
        for number in turned:
            surface.blit(ground, boxes[number], boxes[number])
        for number in on:
            if number in turned:
                self._glints.draw(surface, number)
            elif changed.colliderect(boxes[number]):
                surface.set_clip(changed)
                self._glints.draw(surface, number)
                surface.set_clip(None)
        self._on = on
        return [boxes[number] for number in turned]


class HowTo:
    """Three pictures: stand in the middle; lean, and the light follows into the ring; catch the eight buoys.

    Parameters
    ----------
    kit : Kit
    boxes : list of pygame.Rect
        Where the three pictures go.
    """

    def __init__(self, kit: Kit, boxes: list[pygame.Rect]) -> None:
        self._calm = kit.calm
        self._stand, self._lean = _Leaning(kit, boxes[0]), _Leaning(kit, boxes[1])
        box = boxes[2]
        radius = round(min(box.width * 0.9, box.height * 0.94) / 2 / 1.2)
        unit = kit.stage.scale * 0.62
        self._bay = Harbour(kit, box.center, radius, unit)
        self._water = ground.basin(kit, radius)
        self._lantern = Lantern(kit, round(radius * 0.26), unit, plain=True)
        self._beacons = [(0.70 * math.sin(math.pi * i / 4), 0.70 * math.cos(math.pi * i / 4)) for i in _HOPS]

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw a moment of it."""
        self._stand.draw(surface, 0.0, t_s, follow=False)
        self._lean.draw(surface, 0.75 if self._calm else math.sin(1.1 * t_s), t_s, follow=True)
        surface.blit(self._water, self._water.get_rect(center=self._bay.centre))
        hop, since_s = divmod(5.4 if self._calm else t_s, _HOP_S)
        number = int(hop) % len(_HOPS)
        spots = [self._bay.place(beacon) for beacon in self._beacons]
        caught = set(range(number)) | ({number} if since_s > 0.75 else set())
        self._bay.draw_lamps(surface, (6 + 0.7 * number) / LAMPS)
        self._bay.draw_buoys(surface, spots, caught, t_s)
        start = spots[number - 1] if number else self._bay.centre
        lamp, light = _between(start, spots[number], since_s / 0.4), _between(start, spots[number], since_s / 0.4 - 0.7)
        inside = math.hypot(lamp[0] - light[0], lamp[1] - light[1]) <= self._lantern.radius
        self._lantern.draw(surface, lamp, inside=inside, held=0.0, t_s=t_s)
        heading = 0.0 if self._calm else turn_of(spots[number][0] - start[0], spots[number][1] - start[1])
        self._bay.draw_light(surface, light, heading=heading)


class _Leaning:
    """A person from behind on the board, and beside it the bay with the light where the weight is."""

    def __init__(self, kit: Kit, box: pygame.Rect) -> None:
        self._calm = kit.calm
        tall = round(min(box.height * 0.92, box.width * 0.56))
        self._persons = [figures.person(kit, tall, "ink", lean / _LEANS) for lean in range(-_LEANS, _LEANS + 1)]
        self._sole = box.left + round(box.width * 0.23), box.centery + tall // 2 - kit.px(8)
        self._plank = shapes.panel(kit, (round(tall * 0.46), kit.px(14)), kit.px(7), "trail")
        radius = round(min(box.width * 0.52, box.height * 0.94) / 2 / 1.2)
        middle = box.left + round(box.width * 0.70), box.centery
        unit = kit.stage.scale * 0.62
        self._bay = Harbour(kit, middle, radius, unit)
        self._water = ground.basin(kit, radius)
        self._soles = figures.feet(kit, round(radius * 0.82), "line")
        self._board = shapes.outline(
            kit, (round(radius * 1.5), round(radius * 1.05)), kit.px(18), max(2, kit.px(3)), "ink_soft"
        )
        self._lantern = Lantern(kit, round(radius * 0.36), unit, plain=True)

    def draw(self, surface: pygame.Surface, lean: float, t_s: float, *, follow: bool) -> None:
        """Draw it at a lean from -1 to 1; with the lantern to follow, or just the middle to stand in."""
        surface.blit(self._plank, self._plank.get_rect(midtop=self._sole))
        person = self._persons[round(lean * _LEANS) + _LEANS]
        surface.blit(person, person.get_rect(midbottom=self._sole))
        bay = self._bay
        surface.blit(self._water, self._water.get_rect(center=bay.centre))
        for picture in (self._board, self._soles):
            surface.blit(picture, picture.get_rect(center=bay.centre))
        if follow:
            bay.draw_lamps(surface, 0.6 if self._calm else min(1.0, 0.08 + t_s / 10))
            goal = lean if self._calm else math.sin(1.1 * (t_s + 0.35))
            spot, light = bay.place((0.66 * goal, 0.0)), bay.place((0.64 * lean, 0.0))
            self._lantern.draw(surface, spot, inside=abs(spot[0] - light[0]) <= self._lantern.radius, held=0.0, t_s=t_s)
            bay.draw_light(surface, light)
        else:
            bay.draw_lamps(surface, 0.0)
            bay.draw_light(surface, bay.centre)


def _between(start: Spot, end: Spot, part: float) -> Spot:
    part = min(max(part, 0.0), 1.0)
    part = part * part * (3 - 2 * part)
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def _around(spot: Spot, reach: int) -> pygame.Rect:
    return pygame.Rect(round(spot[0]) - reach, round(spot[1]) - reach, 2 * reach, 2 * reach)
