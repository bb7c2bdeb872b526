"""What is shown beside the scene: the gauge of the push bar, and the way as a line."""

import math
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.drawing.kit import baked
from games.roll_container import signs
from games.roll_container.course import Course
from games.roll_container.state import State
from station.game.ticks import TICK_HZ

REACH: Final = 0.8
"""Share of the gauge's radius that is the whole own reach."""

_FARTHEST: Final = 1.18
_CLOSING: Final = 16
_CLOSES_S: Final = 1.0
"""The ring of a recovery has closed by then: the second in which one ought to be back."""

_TICK_S: Final = 0.9
_ZONE: Final = 0.24


class Gauge:
    """The push bar's gauge: up is pushing, down is braking, left and right is steering.

    Parameters
    ----------
    kit : Kit
    radius : int
        In pixels.
    """

    def __init__(self, kit: Kit, radius: int) -> None:
        self.radius = radius
        self._face = _face(kit, radius)
        zone, stroke = round(_ZONE * radius * 1.1), max(2, round(radius * 0.045))
        self._zone = shapes.dashes(kit, zone, stroke, "accent", 9)
        self._zone_in = shapes.ring(kit, zone + stroke // 2, round(stroke * 1.7), "accent")
        self._glow = shapes.glow(kit, round(radius * 0.42), "trail", 0.6, 2.0)
        self._dot = shapes.disc(kit, max(3, round(radius * 0.115)), "ink")
        self._rim = shapes.ring(kit, max(4, round(radius * 0.17)), max(2, round(radius * 0.035)), "trail")
        self._empty = shapes.ring(kit, max(4, round(radius * 0.17)), max(2, round(radius * 0.05)), "warn")
        thick = max(3, round(radius * 0.06))
        self._closing = [
            shapes.ring(kit, round(radius * (1.62 - 0.56 * step / (_CLOSING - 1))), thick, "warn")
            for step in range(_CLOSING)
        ]
        self._late = shapes.dashes(kit, round(radius * 1.1), thick, "warn", 24)
        self._check = shapes.check(kit, round(radius * 0.8), "good")
        self._whole = shapes.ring(kit, round(radius * 1.08), thick, "good")
        self._zone_at = (0.0, 0.0)
        self._came_s = -_TICK_S
        self._was = False

    def draw(
        self,
        surface: pygame.Surface,
        spot: tuple[float, float],
        state: State,
        u: tuple[float, float],
        want: tuple[float, float],
    ) -> None:
        """Draw it.

        Parameters
        ----------
        surface : pygame.Surface
        spot : (float, float)
            Its middle.
        state : State
        u : (float, float)
            The newest control signal.
        want : (float, float)
            Where the lean should be.
        """
        t_s = state.ticks / TICK_HZ
        _centre(surface, self._face, spot)
        # The wanted place glides: a jump of the shape would itself be a push.
        self._zone_at = tuple(old + 0.14 * (new - old) for old, new in zip(self._zone_at, want, strict=True))  # type: ignore[assignment]
        lean = _held(u)
        inside = math.hypot(lean[0] - self._zone_at[0], lean[1] - self._zone_at[1]) < _ZONE / REACH
        _centre(surface, self._zone_in if inside else self._zone, self._place(spot, self._zone_at))
        self._draw_recovery(surface, spot, state, t_s)
        at = self._place(spot, lean)
        if state.standing or not state.ticks:
            for picture in (self._glow, self._rim, self._dot):
                _centre(surface, picture, at)
        else:
            _centre(surface, self._empty, at)

    def _draw_recovery(self, surface: pygame.Surface, spot: tuple[float, float], state: State, t_s: float) -> None:
        """Draw the ring that closes until the trainee is back, and a tick when that is so."""
        if state.ticks == 0:
            self._came_s, self._was = -_TICK_S, False
        recovering = state.recovering_s > 0.0
        if self._was and not recovering:
            self._came_s = t_s
        self._was = recovering
        if recovering:
            step = int(state.recovering_s / _CLOSES_S * _CLOSING)
            _centre(surface, self._closing[step] if step < _CLOSING else self._late, spot)
        elif 0.0 <= t_s - self._came_s < _TICK_S:
            _centre(surface, self._whole, spot)
            _centre(surface, self._check, (spot[0], spot[1] - 1.5 * self.radius))

    def _place(self, spot: tuple[float, float], u: tuple[float, float]) -> tuple[float, float]:
        return spot[0] + u[0] * REACH * self.radius, spot[1] - u[1] * REACH * self.radius


@baked
def _face(kit: Kit, radius: int) -> pygame.Surface:
    """Return the gauge without its hand: dark glass, a cross, arrow heads, marks at half the reach."""
    face = shapes.faded(kit, radius, "ground", 226).copy()
    middle = radius, radius
    line, soft = kit.colour("line"), max(1, round(radius * 0.022))
    half = round(0.74 * radius)
    pygame.draw.line(face, line, (radius - half, radius), (radius + half, radius), soft)
    pygame.draw.line(face, line, (radius, radius - half), (radius, radius + half), soft)
    ring = shapes.dashes(kit, round(0.5 * REACH * radius), soft, "line", 20)
    face.blit(ring, ring.get_rect(center=middle))
    edge = shapes.ring(kit, radius, max(2, round(radius * 0.05)), "ink_soft")
    face.blit(edge, (0, 0))
    size = max(8, round(0.24 * radius))
    for turn in (0.0, 0.25, 0.5, 0.75):
        head = shapes.chevron(kit, size, "ink_soft", turn)
        face.blit(head, head.get_rect(center=shapes.on_circle(middle, 0.82 * radius, turn)))
    return face.convert_alpha()


class RouteBar:
    """The way as a line: what lies on it, where the trainee is, where the best round was at this time.

    Parameters
    ----------
    kit : Kit
    box : pygame.Rect
    """

    def __init__(self, kit: Kit, box: pygame.Rect) -> None:
        self._box = box
        self._rail = shapes.see_through(shapes.panel(kit, (box.width, kit.px(10)), kit.px(5), "line"), 0.8)
        self._plate = shapes.panel(kit, (box.width + kit.px(72), box.height), box.height // 2, "ground")
        self._done = kit.colour("accent")
        size = kit.px(34)
        self._marks = {name: signs.sign(kit, name, size, "ink_soft") for name in signs.LINES if name != "wait"}
        self._dock = shapes.strokes(
            kit,
            (size, size),
            (
                ((0.1, 0.9), (0.1, 0.3), (0.5, 0.06), (0.9, 0.3), (0.9, 0.9)),
                ((0.32, 0.9), (0.32, 0.52), (0.68, 0.52), (0.68, 0.9)),
            ),
            size * 0.1,
            "accent",
        )
        self._me = shapes.disc(kit, kit.px(13), "accent")
        self._edge = shapes.disc(kit, kit.px(17), "ground")
        self._ghost = shapes.ring(kit, kit.px(13), max(2, kit.px(4)), "trail")
        self._thick = kit.px(10)
        self._line_y = box.centery + round(box.height * 0.24)
        self._course: Course | None = None

    def _lay(self, course: Course) -> None:
        """Paint the line and what the trainee may know of above it: surprises are not on it."""
        if course is self._course:
            return
        self._course = course
        plate, box = self._plate.copy(), self._box
        self._place = plate.get_rect(center=box.center)

        def put(picture: pygame.Surface, centre: tuple[int, int]) -> None:
            plate.blit(picture, picture.get_rect(center=centre).move(-self._place.left, -self._place.top))

        mark_y = box.centery - round(box.height * 0.16)
        put(self._rail, (box.centerx, self._line_y))
        put(self._dock, (box.right, mark_y))
        last = -100
        for zone in course.zones:
            if zone.thing in ("box", "bend", "ramp") and zone.end_m < course.length_m - 0.1:
                x = self._x((zone.start_m + zone.end_m) / 2 / course.length_m)
                if x - last > self._marks["box"].get_width() * 0.9:
                    put(self._marks[signs.name_of(zone)], (x, mark_y))
                    last = x
        self._laid = shapes.in_runs(plate)

    def _x(self, share: float) -> int:
        return round(self._box.left + min(max(share, 0.0), 1.0) * self._box.width)

    def draw(self, surface: pygame.Surface, course: Course, share: float, ghost: float | None) -> None:
        """Draw it; ``share`` of the way is done."""
        self._lay(course)
        left, line_y, now = self._box.left, self._line_y, self._x(share)
        surface.blit(self._laid, self._place)
        surface.fill(self._done, pygame.Rect(left, line_y - self._thick // 2, now - left, self._thick))
        surface.blit(self._edge, self._edge.get_rect(center=(now, line_y)))
        surface.blit(self._me, self._me.get_rect(center=(now, line_y)))
        if ghost is not None:
            surface.blit(self._ghost, self._ghost.get_rect(center=(self._x(ghost), line_y)))


def _held(u: tuple[float, float]) -> tuple[float, float]:
    """Return a lean no farther out than the gauge can show."""
    far = math.hypot(*u)
    shrink = _FARTHEST / far if far > _FARTHEST else 1.0
    return u[0] * shrink, u[1] * shrink


def _centre(surface: pygame.Surface, picture: pygame.Surface, spot: tuple[float, float]) -> None:
    width, height = picture.get_size()
    surface.blit(picture, (round(spot[0] - width / 2), round(spot[1] - height / 2)))
