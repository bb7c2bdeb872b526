"""The game in moving pictures around the round: what it is, and how it goes."""

import math
from dataclasses import replace
from functools import partial
from typing import Final

import numpy as np
import pygame

from games.drawing import Kit, figures, shapes
from games.roll_container.course import Course, Zone
from games.roll_container.gauge import Gauge
from games.roll_container.lane import Place
from games.roll_container.params import GOODS
from games.roll_container.result import meaning, moment, result_picture
from games.roll_container.scene import Scene
from games.roll_container.state import State

__all__ = ["Attract", "HowTo", "meaning", "moment", "result_picture"]

_CALM_S: Final = 7.0
"""The moment that calm mode shows."""

_HORIZON: Final = 0.36
_FOCAL: Final = 1.36
"""How far above the middle of the round window the horizon is, and how much is seen, in radii of it."""
_COARSE: Final = 4
_SOFT: Final = 2
_DIM: Final = 80
"""The hall around the window is so many times coarser, blurred by so many of its pixels, and so bright of 255."""

_WALK_M_S: Final = 1.1
_TOUR: Final = Course(
    (
        Zone("concrete", -20.0, 300.0),
        Zone("bend", 14.0, 22.0, 0.05),
        Zone("wet", 30.0, 36.0),
        Zone("bend", 40.0, 48.0, -0.05),
        Zone("threshold", 55.0, 55.3, 0.012),
        Zone("box", 250.0, 252.0),
    ),
    252.0,
    0.75,
)
"""What a passer-by sees; it begins again before its end."""

_TOUR_M: Final = 60.0
_SLEEPING: Final = State(
    course=_TOUR, ticks=1, act=1, lean_u=(0.0, 0.0), standing=True, s_m=0.0, x_m=0.0, yaw_rad=0.0, v_m_s=0.0,
    floor="concrete", held=0.0, ahead=None, ahead_m=0.0, waiting_s=0.0, shake=0.0, tilt_rad=0.0, pitch_rad=0.0,
    goods=GOODS, touching=0, recovering_s=0.0, recovery_s=0.0, stops=0, clean_stops=0, par_left_s=0.0,
    time_left_s=0.0, score=0.0,
)  # fmt: skip


class Attract:
    """The game as a passer-by sees it: a container rolls through the hall, seen through a round window.

    Parameters
    ----------
    kit : Kit
    centre : (int, int)
        Of the window, in pixels.
    radius : int
        Of the window in pixels.
    """

    def __init__(self, kit: Kit, centre: tuple[int, int], radius: int) -> None:
        self._kit = kit
        self._centre, self._radius = centre, radius
        x, y = centre
        self._field = pygame.Rect(x - radius, y - radius, 2 * radius, 2 * radius).clip(kit.stage.rect)
        self._scene = Scene(kit, Place((x, y - _HORIZON * radius), _FOCAL * radius), self._field)
        self._scene.lay(_TOUR)
        self._outside = kit.keep(("roll_container-window", centre, radius), self._bake_outside)
        self._ground: pygame.Surface | None = None

    def draw_ground(self, surface: pygame.Surface) -> None:
        """Draw what stands still."""
        kit, radius = self._kit, self._radius
        surface.blit(kit.keep(("roll_container-around", self._centre, radius), self._bake_around), (0, 0))
        edge = shapes.ring(kit, radius + kit.px(5), max(2, kit.px(5)), "line")
        surface.blit(edge, edge.get_rect(center=self._centre))

    def _bake_around(self) -> pygame.Surface:
        """Return the hall around the window: dark and out of focus."""
        (width, height), (x, y), radius = self._kit.stage.size, self._centre, self._radius
        place = Place((x / _COARSE, (y - _HORIZON * radius) / _COARSE), _FOCAL * radius / _COARSE)
        small = pygame.Surface((width // _COARSE, height // _COARSE)).convert()
        Scene(self._kit, place, small.get_rect()).draw_hall(small, _SLEEPING)
        small.fill((_DIM, _DIM, _DIM), special_flags=pygame.BLEND_RGB_MULT)
        return pygame.transform.smoothscale(pygame.transform.gaussian_blur(small, _SOFT), (width, height))

    def _bake_outside(self) -> pygame.Surface:
        """Return what is white around the round window, and clear within it."""
        picture = pygame.Surface(self._field.size).convert_alpha()
        picture.fill("white")
        x, y = self._field.topleft
        across = np.arange(self._field.width)[:, None] + x + 0.5 - self._centre[0]
        down = np.arange(self._field.height)[None, :] + y + 0.5 - self._centre[1]
        alpha = pygame.surfarray.pixels_alpha(picture)
        alpha[:] = (255 * np.clip(np.sqrt(across**2 + down**2) - self._radius + 1.5, 0.0, 1.0)).astype(np.uint8)
        del alpha
        return picture

    def _cut(self, ground: pygame.Surface) -> pygame.Surface:
        """Return what surrounds the round window: a ground with all that was painted on it, cut out in the middle."""
        picture = ground.subsurface(self._field).convert_alpha()
        picture.blit(self._outside, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return shapes.in_runs(picture)

    def light(self, t_s: float) -> tuple[float, float]:
        """Return the control signal that the show is played with at a time: the person beside it leans so."""
        return 0.45 * math.sin(0.5 * t_s) + 0.1 * math.sin(1.7 * t_s), 0.35

    def uncover(self) -> None:
        """Take notice that the ground was painted over all of it: each :meth:`draw` draws everything anyway."""

    def draw(
        self, surface: pygame.Surface, ground: pygame.Surface, t_s: float, light_u: tuple[float, float] | None = None
    ) -> list[pygame.Rect]:
        """Draw what moves, and return what changed.

        Parameters
        ----------
        surface, ground : pygame.Surface
            The window, and what it looks like without the moving things.
        t_s : float
        light_u : (float, float), optional
            A real trainee's control signal: the container then goes where the person leans who has just stepped on.
        """
        t_s = _CALM_S if self._kit.calm and light_u is None else t_s
        lean = light_u or self.light(t_s)
        side = min(max(lean[0], -1.0), 1.0)
        s_m = _WALK_M_S * t_s % _TOUR_M
        state = replace(
            _SLEEPING, ticks=int(t_s * 120) + 1, s_m=s_m, x_m=0.4 * side, yaw_rad=0.16 * side, tilt_rad=-0.09 * side,
            v_m_s=_WALK_M_S, lean_u=lean,
        )  # fmt: skip
        if ground is not self._ground:
            self._ground, self._frame = ground, self._cut(ground)
        surface.set_clip(self._field)
        self._scene.draw(surface, state)
        surface.set_clip(None)
        surface.blit(self._frame, self._field)
        return [self._field]


class HowTo:
    """Three pictures: lean forward to push and back to brake; to the side to steer; into a threshold and home at once.

    Parameters
    ----------
    kit : Kit
    boxes : list of pygame.Rect
        Where the three pictures go.
    """

    def __init__(self, kit: Kit, boxes: list[pygame.Rect]) -> None:
        self._calm = kit.calm
        # A step builds a hall: that takes longer than a frame.
        self._steps: list[_Step] = [
            kit.keep(("roll_container-step", number, tuple(box)), partial(_Step, kit, box, number))
            for number, box in enumerate(boxes)
        ]

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw a moment of it."""
        for step in self._steps:
            step.draw(surface, _STILL_S[step.number] if self._calm else t_s)


_STILL_S: Final = (1.9, 1.4, 2.6)
_LASTS_S: Final = 5.0
_FLOOR: Final = Zone("concrete", -20.0, 200.0)
_LAST: Final = Zone("box", 150.0, 152.0)
_THINGS: Final = (
    (_FLOOR, Zone("box", 0.75, 2.9), _LAST),
    (_FLOOR, Zone("bend", 1.0, 5.0, 0.1), _LAST),
    (_FLOOR, Zone("threshold", 6.0, 6.3, 0.02), _LAST),
)
_LEANS: Final = 12
"""Pictures from upright to fully leaned."""


class _Step:
    """One picture: who leans, and beside it what the container does, with the weight on the gauge."""

    def __init__(self, kit: Kit, box: pygame.Rect, number: int) -> None:
        self.number = number
        margin = kit.px(18)
        inner = box.inflate(-2 * margin, -2 * margin)
        tall = round(min(inner.height * 0.66, inner.width * 0.46))
        # To the side one leans in sight from behind, to the front and back from the side.
        figure, self._along = (figures.person, 0) if number == 1 else (figures.person_aside, 1)
        self._persons = [figure(kit, tall, "ink", lean / _LEANS) for lean in range(-_LEANS, _LEANS + 1)]
        self._plank = shapes.panel(kit, (round(tall * 0.5), kit.px(14)), kit.px(7), "trail")
        self._room = pygame.Rect(inner.left, inner.top, round(tall * 0.62), inner.height)
        self._sole = self._room.centerx, inner.centery + round(tall * 0.56)
        inner.width -= self._room.width
        inner.left = self._room.right
        dial = round(min(inner.height * 0.21, inner.width * 0.22))
        self._window = inner
        focal = min(1.02 * inner.height, 1.5 * inner.width) * 0.78
        top = inner.top + 0.27 * inner.height
        self._scene = Scene(kit, Place((inner.centerx - dial * 0.5, top), focal), inner)
        self._course = Course(_THINGS[number], 152.0, 0.75)
        self._scene.lay(self._course)
        self._gauge = Gauge(kit, dial)
        self._spot = inner.right - dial - kit.px(14), inner.bottom - dial - kit.px(14)
        self._round, self._thick, self._line = kit.px(20), max(2, kit.px(4)), kit.colour("line")
        self._edge = shapes.outline(kit, inner.size, self._round, self._thick, "line")
        self._corners: list[tuple[pygame.Surface, pygame.Rect]] = []

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw it at a time."""
        part = t_s % _LASTS_S
        state = replace(_PLAYED[self.number](part), course=self._course, ticks=int(t_s * 120) + 1)
        lean = state.lean_u
        if not self._corners:
            self._corners = self._cut_corners(surface)
        clip = surface.get_clip()
        surface.set_clip(self._window)
        self._scene.draw(surface, state)
        surface.set_clip(clip)
        pygame.draw.rect(surface, self._line, self._window, self._thick)
        surface.fblits(self._corners)
        self._gauge.draw(surface, self._spot, state, lean, lean)
        person = self._persons[round(min(max(lean[self._along], -1.0), 1.0) * _LEANS) + _LEANS]
        surface.blit(self._plank, self._plank.get_rect(midtop=self._sole))
        surface.blit(person, person.get_rect(midbottom=self._sole))

    def _cut_corners(self, surface: pygame.Surface) -> list[tuple[pygame.Surface, pygame.Rect]]:
        """Return what makes the window's corners round: what lies there now, before the picture, and the edge on it."""
        side, window = self._round, self._window
        middle = np.arange(side) + 0.5
        far = np.hypot(side - middle[:, None], side - middle[None, :])
        outside = (255 * np.clip(far - side + self._thick / 2, 0.0, 1.0)).astype(np.uint8)
        pieces = []
        for right, low in ((0, 0), (1, 0), (0, 1), (1, 1)):
            x, y = (window.width - side) * right, (window.height - side) * low
            place = pygame.Rect(window.left + x, window.top + y, side, side)
            piece = surface.subsurface(place).convert_alpha()
            alpha = pygame.surfarray.pixels_alpha(piece)
            alpha[:] = outside[:: -1 if right else 1, :: -1 if low else 1]
            del alpha
            piece.blit(self._edge, (-x, -y))
            pieces.append((piece, place))
        return pieces


_FASTEST_M_S: Final = 1.3


def _soft(part: float) -> float:
    part = min(max(part, 0.0), 1.0)
    return part * part * (3 - 2 * part)


def _push(t_s: float) -> State:
    """Lean forward smoothly, and it rolls; lean back, and it comes to rest in the box."""
    lean = 0.8 * _soft((t_s - 0.4) / 0.9) - 1.4 * _soft((t_s - 2.3) / 0.5) + 0.6 * _soft((t_s - 3.7) / 0.4)
    # Two seconds of growing speed, and half as long until it stands: the way of a steady push and a steady brake.
    rolls_s, brakes_s = min(max(t_s - 0.9, 0.0), 1.6), min(max(t_s - 2.5, 0.0), 1.2)
    s_m = _FASTEST_M_S * (0.5 * rolls_s**2 / 1.6 + brakes_s - 0.5 * brakes_s**2 / 1.2)
    v_m_s = _FASTEST_M_S * (rolls_s / 1.6 - brakes_s / 1.2)
    pitch = -0.07 * (0.0 < rolls_s < 1.6) + 0.08 * (0.0 < brakes_s < 1.2)
    waiting = 1.0 if brakes_s == 1.2 else 0.0
    return replace(_SLEEPING, s_m=s_m, v_m_s=v_m_s, lean_u=(0.0, lean), pitch_rad=pitch, waiting_s=waiting)


def _over(t_s: float) -> State:
    """Roll to a threshold, push on, and be back in the middle at once."""
    there = t_s - 2.2
    s_m = 5.66 + 1.1 * there if there < 0 else 5.66 + 0.25 * _soft(there / 0.5) + max(0.0, there - 0.5) * 1.0
    lean = 0.3 + 0.5 * _soft((there + 0.45) / 0.35) - 0.8 * _soft((there - 0.5) / 0.3)
    shake = max(0.0, 1.0 - abs(there - 0.5) * 2.5)
    held = _soft(there / 0.5) if 0 < there < 0.6 else 0.0
    return replace(_SLEEPING, s_m=s_m, v_m_s=1.0, lean_u=(0.0, lean), held=held, shake=shake)


def _steer(t_s: float) -> State:
    """Steer through a bend."""
    side = 0.8 * _soft((t_s - 0.3) / 0.6) * (1.0 - _soft((t_s - 3.4) / 0.6))
    return replace(_SLEEPING, s_m=1.2 * t_s, v_m_s=1.2, lean_u=(side, 0.3), tilt_rad=-0.1 * side)


_PLAYED: Final = (_push, _steer, _over)
