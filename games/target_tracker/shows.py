"""The game in pictures around the round: what it is, how it goes, how it went."""

import math
from typing import Final

import pygame

from games.drawing import Kit, figures, shapes
from games.target_tracker.harbour import LAMPS, Harbour
from games.target_tracker.lantern import Lantern
from games.target_tracker.params import Params
from games.target_tracker.trace import Trace
from station.game.rules import Outcome

_LAMP_EVERY_S: Final = 2.5
_SHOW_RADIUS: Final = 0.24
_LEANS: Final = 12
"""Pictures from upright to fully leaned."""

_HOPS: Final = (0, 1, 7, 2, 3, 6, 5, 4)
_HOP_S: Final = 1.2

_PROUD_S: Final = 5.0
"""A shorter stay in the light is not worth telling."""

_FARTHEST: Final = 1.34
"""Dots farther from the lantern than so many radii are drawn at this distance."""


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
        self._lantern = Lantern(kit, round(_SHOW_RADIUS * radius), radius / 400)
        self._moved = pygame.Rect(centre, (0, 0))
        self._reach = round(_SHOW_RADIUS * radius * 2.7), round(radius * 0.24)
        self._field = pygame.Rect(0, 0, 2 * round(radius * 1.25), 2 * round(radius * 1.25))
        self._field.center = centre
        self._lit = -1

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw what stands still."""
        surface.blit(self._harbour.ground(), (0, 0))

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
        lit = int(t_s / _LAMP_EVERY_S) % (LAMPS + 1)
        changed = self._field.union(now) if lit != self._lit else now.union(self._moved)
        surface.blit(ground, changed, changed)
        surface.set_clip(changed)
        self._harbour.draw_lamps(surface, lit / LAMPS)
        surface.set_clip(None)
        velocity = tuple(20 * (b - a) for a, b in zip(target, self._harbour.place(_wander(t_s + 0.05)), strict=True))
        self._harbour.draw_way(surface, target, (velocity[0], velocity[1]), self._lantern.radius)
        inside = math.hypot(target[0] - light[0], target[1] - light[1]) <= self._lantern.radius
        self._lantern.draw(surface, target, inside=inside, held=t_s / 5 % 1.0, t_s=t_s)
        self._harbour.draw_light(surface, light)
        self._lit, self._moved = lit, now
        return [changed]


class HowTo:
    """Three pictures: stand in the middle; lean, and the light follows into the ring; catch the eight beacons.

    Parameters
    ----------
    kit : Kit
    boxes : list of pygame.Rect
        Where the three pictures go.
    """

    def __init__(self, kit: Kit, boxes: list[pygame.Rect]) -> None:
        self._kit = kit
        self._stand, self._lean = _Leaning(kit, boxes[0]), _Leaning(kit, boxes[1])
        box = boxes[2]
        radius = round(min(box.width, box.height) * 0.44)
        unit = kit.stage.scale * 0.8
        self._bay = Harbour(kit, box.center, radius, unit)
        self._lantern = Lantern(kit, round(radius * 0.27), unit)
        self._beacons = [(0.72 * math.sin(math.pi * i / 4), 0.72 * math.cos(math.pi * i / 4)) for i in _HOPS]
        self._rim = shapes.dashes(kit, radius, max(1, kit.px(3)), "line", 40)

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw a moment of it."""
        calm = self._kit.calm
        self._stand.draw(surface, 0.0, t_s, ring=False)
        self._lean.draw(surface, 0.75 if calm else math.sin(1.4 * t_s), t_s, ring=True)
        surface.blit(self._rim, self._rim.get_rect(center=self._bay.centre))
        hop, since_s = divmod(t_s if not calm else 4.4, _HOP_S)
        number = int(hop) % len(_HOPS)
        spots = [self._bay.place(beacon) for beacon in self._beacons]
        self._bay.draw_buoys(surface, spots, set(range(number)))
        start = spots[number - 1] if number else self._bay.centre
        lamp, light = _between(start, spots[number], since_s / 0.4), _between(start, spots[number], since_s / 0.4 - 0.7)
        self._lantern.draw(surface, lamp, inside=since_s > 0.5, held=0.0)
        self._bay.draw_light(surface, light)


class _Leaning:
    """A person from behind, and beside it the board from above with the light where the weight is."""

    def __init__(self, kit: Kit, box: pygame.Rect) -> None:
        self._kit = kit
        tall = round(min(box.height * 0.92, box.width * 0.60))
        self._persons = [figures.person(kit, tall, "ink", lean / _LEANS) for lean in range(-_LEANS, _LEANS + 1)]
        self._sole = box.left + round(box.width * 0.25), box.centery + tall // 2 - kit.px(8)
        self._plank = shapes.panel(kit, (round(tall * 0.46), kit.px(14)), kit.px(7), "trail")
        wide = round(box.width * 0.44)
        board = pygame.Rect(0, 0, wide, round(wide * 0.72))
        board.center = box.left + round(box.width * 0.70), box.centery
        self._board = board
        self._edge = shapes.outline(kit, board.size, kit.px(24), kit.px(4), "ink_soft")
        self._soles = figures.feet(kit, round(board.height * 0.72), "line")
        unit = kit.stage.scale * 0.9
        self._bay = Harbour(kit, board.center, board.width // 2, unit)
        self._lantern = Lantern(kit, round(board.height * 0.24), unit)

    def draw(self, surface: pygame.Surface, lean: float, t_s: float, *, ring: bool) -> None:
        """Draw it at a lean from -1 to 1, with or without the ring of light."""
        surface.blit(self._plank, self._plank.get_rect(midtop=self._sole))
        person = self._persons[round(lean * _LEANS) + _LEANS]
        surface.blit(person, person.get_rect(midbottom=self._sole))
        surface.blit(self._edge, self._board)
        surface.blit(self._soles, self._soles.get_rect(center=self._board.center))
        if ring:
            self._lantern.draw(surface, self._bay.place((0.62 * lean, 0.0)), inside=True, held=t_s / 5 % 1.0)
        self._bay.draw_light(surface, self._bay.place((0.60 * lean, 0.0)))


def _between(start: tuple[float, float], end: tuple[float, float], part: float) -> tuple[float, float]:
    part = min(max(part, 0.0), 1.0)
    part = part * part * (3 - 2 * part)
    return start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])


def result_picture(kit: Kit, size: tuple[int, int], trace: Trace, params: Params) -> pygame.Surface:
    """Return how the round went: where the light was as seen from the lantern, and below it when it was inside.

    Parameters
    ----------
    kit : Kit
    size : (int, int)
        Of the picture in pixels.
    trace : Trace
    params : Params
    """
    picture = pygame.Surface(size, pygame.SRCALPHA)
    strip = kit.px(52)
    high = size[1] - strip - kit.px(16)
    centre, reach = (size[0] // 2, high // 2), min(size[0], high) // 2
    circle = round(reach * 0.72)
    pool = shapes.glow(kit, reach, "accent", 0.4, 1.2)
    picture.blit(pool, pool.get_rect(center=centre))
    # Where the light was often, the dots add up: faint ones, so that a whole round does not become one spot.
    inside = shapes.faded(kit, max(2, kit.px(5)), "trail", 120)
    outside = shapes.cross(kit, max(6, kit.px(15)), "warn")
    for ml, ap in trace.offsets:
        away = math.hypot(ml, ap) / params.radius
        shown = circle / params.radius * min(1.0, _FARTHEST / max(away, 0.01))
        dot = inside if away <= 1 else outside
        picture.blit(dot, dot.get_rect(center=(round(centre[0] + ml * shown), round(centre[1] - ap * shown))))
    edge = shapes.ring(kit, circle + kit.px(3), kit.px(6), "accent")
    picture.blit(edge, edge.get_rect(center=centre))
    _strip(kit, picture, pygame.Rect(0, size[1] - strip, size[0], strip), trace.shares)
    return picture.convert_alpha()


def _strip(kit: Kit, picture: pygame.Surface, box: pygame.Rect, shares: list[float]) -> None:
    """Draw the round from left to right: the fuller a bar, the longer the light was inside."""
    pitch = box.width / max(len(shares), 1)
    gap = max(1, round(pitch * 0.22))
    for number, share in enumerate(shares):
        left, right = box.left + round(number * pitch), box.left + round((number + 1) * pitch) - gap
        picture.fill(kit.colour("surface_high"), pygame.Rect(left, box.top, right - left, box.height))
        full = round(box.height * share)
        picture.fill(kit.colour("accent"), pygame.Rect(left, box.bottom - full, right - left, full))


def _around(spot: tuple[float, float], reach: int) -> pygame.Rect:
    return pygame.Rect(round(spot[0]) - reach, round(spot[1]) - reach, 2 * reach, 2 * reach)


def meaning(kit: Kit, outcome: Outcome) -> str:
    """Return what the round's result means, in one sentence."""
    inside, lag = outcome.metrics.get("inside_pct"), outcome.metrics.get("lag_s")
    if inside is None:
        return kit.t("target_tracker-meaning-none")
    if lag is None:
        return kit.t("target_tracker-meaning-inside", inside=round(inside))
    return kit.t("target_tracker-meaning", inside=round(inside), lag=round(lag, 1))


def moment(kit: Kit, outcome: Outcome) -> str:
    """Return something of the round to be proud of, or nothing."""
    streak_s = outcome.metrics.get("best_streak_s", 0.0)
    return kit.t("target_tracker-moment", seconds=round(streak_s)) if streak_s >= _PROUD_S else ""
