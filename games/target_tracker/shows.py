"""The game in pictures around the round: what it is, how it goes, how it went."""

import math
from typing import Final

import pygame

from games.drawing import Kit, figures, shapes
from games.target_tracker.harbour import LAMPS, TRAIL, Harbour, Lantern
from games.target_tracker.params import Params
from games.target_tracker.trace import Trace
from station.game.rules import Outcome

_LAMP_EVERY_S: Final = 2.5
_SHOW_RADIUS: Final = 0.24
_LEANS: Final = 12
"""Pictures from upright to fully leaned."""


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
        self._harbour.draw_ground(surface)

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
        self._harbour.draw_lamps(surface, lit)
        surface.set_clip(None)
        velocity = tuple(20 * (b - a) for a, b in zip(target, self._harbour.place(_wander(t_s + 0.05)), strict=True))
        self._harbour.draw_way(surface, target, (velocity[0], velocity[1]), self._lantern.radius)
        inside = math.hypot(target[0] - light[0], target[1] - light[1]) <= self._lantern.radius
        self._lantern.draw(surface, target, inside=inside, held=t_s / 5 % 1.0)
        self._harbour.draw_light(surface, light)
        self._lit, self._moved = lit, now
        return [changed]


class HowTo:
    """Three pictures side by side: lean, the light follows, keep it in the lantern's circle.

    Parameters
    ----------
    kit : Kit
    boxes : list of pygame.Rect
        Where the three pictures go.
    """

    def __init__(self, kit: Kit, boxes: list[pygame.Rect]) -> None:
        self._kit = kit
        self._boxes = boxes
        self._tall = round(min(boxes[0].height * 0.86, boxes[0].width * 0.95))
        self._persons = [figures.person(kit, self._tall, "ink", lean / _LEANS) for lean in range(-_LEANS, _LEANS + 1)]
        self._radius = round(min(boxes[1].width, boxes[1].height) * 0.42)
        self._bays = [Harbour(kit, box.center, self._radius) for box in boxes[1:]]
        self._lantern = Lantern(kit, round(self._radius * 0.3), self._radius / 300)
        self._plank = shapes.panel(kit, (round(self._tall * 0.5), kit.px(14)), kit.px(7), "trail")

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw a moment of it."""
        kit, (first, *_) = self._kit, self._boxes
        lean = math.sin(1.5 * t_s) if not kit.calm else 0.6
        person = self._persons[round(lean * _LEANS) + _LEANS]
        sole = first.centery + self._tall // 2 - kit.px(8)
        surface.blit(self._plank, self._plank.get_rect(midtop=(first.centerx, sole)))
        surface.blit(person, person.get_rect(midbottom=(first.centerx, sole)))
        board = (round(self._radius * 1.9), round(self._radius * 1.3))
        edge = shapes.outline(kit, board, kit.px(20), kit.px(3), "ink_soft")
        soles = figures.feet(kit, round(self._radius * 0.92), "line")
        surface.blit(edge, edge.get_rect(center=self._boxes[1].center))
        surface.blit(soles, soles.get_rect(center=self._boxes[1].center))
        trail = [self._bays[0].place((0.72 * math.sin(1.5 * (t_s - i / 60)), 0.0)) for i in range(TRAIL, 0, -1)]
        if not kit.calm:
            self._bays[0].draw_trail(surface, trail)
        self._bays[0].draw_light(surface, self._bays[0].place((0.72 * lean, 0.0)))
        around = (0.5 * math.sin(0.9 * t_s), 0.38 * math.cos(0.9 * t_s)) if not kit.calm else (0.2, 0.1)
        spot = self._bays[1].place(around)
        self._lantern.draw(surface, spot, inside=True, held=t_s / 5 % 1.0)
        near = around[0] + 0.08 * math.sin(2.3 * t_s), around[1] + 0.06 * math.sin(3.1 * t_s)
        self._bays[1].draw_light(surface, self._bays[1].place(near if not kit.calm else around))


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
    strip = kit.px(56)
    centre = size[0] // 2, (size[1] - strip - kit.px(20)) // 2
    reach = min(centre)
    circle = round(reach * 0.5)
    pool = shapes.glow(kit, reach, "accent", 0.35, 1.4)
    picture.blit(pool, pool.get_rect(center=centre))
    dot_in = shapes.faded(kit, max(2, kit.px(6)), "trail", 170)
    dot_out = shapes.see_through(shapes.cross(kit, kit.px(16), "warn"), 0.8)
    for ml, ap in trace.offsets:
        away = math.hypot(ml, ap) / params.radius
        shown = min(1.0, 1.94 / away) if away > 0 else 1.0
        spot = centre[0] + ml / params.radius * circle * shown, centre[1] - ap / params.radius * circle * shown
        dot = dot_in if away <= 1 else dot_out
        picture.blit(dot, dot.get_rect(center=spot))
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
