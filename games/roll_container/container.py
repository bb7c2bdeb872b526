"""The roll container: a cage on four castors, the goods in it, each swaying on its own."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.roll_container.lane import Eye
from games.roll_container.palette import Rgb, mix, palette
from games.roll_container.state import State
from station.game.ticks import TICK_HZ

Point = tuple[float, float]
Ink = Callable[[str, float], Rgb]
"""Gives a paint in the light that falls on the container, made brighter by a little."""

REAR_M: Final = -0.45
FRONT_M: Final = 0.42
HALF_M: Final = 0.36
DECK_M: Final = 0.2
HIGH_M: Final = 1.26
BAR_M: Final = 1.04
_WIRES_M: Final = (0.42, 0.6, 0.78, 0.92)
_CASTORS: Final = ((FRONT_M - 0.08, -0.29), (FRONT_M - 0.08, 0.29), (REAR_M + 0.08, -0.31), (REAR_M + 0.08, 0.31))
_SPIN_M: Final = 0.09
"""Way from tread mark to tread mark on a wheel."""

_SPARKS: Final = 9
_FALL_S: Final = 0.9
_GRAVITY: Final = 5.0


@dataclass(frozen=True, slots=True)
class Good:
    """One thing on the container: where its foot stands, how large it is, what it looks like, how loosely it stands."""

    deep_m: float
    x_m: float
    foot_m: float
    wide_m: float
    high_m: float
    paint: str
    loose: float


GOODS: Final = (
    Good(0.18, -0.17, DECK_M, 0.33, 0.36, "box_1", 0.5),
    Good(0.18, 0.17, DECK_M, 0.33, 0.42, "box_2", 0.5),
    Good(-0.2, -0.16, DECK_M, 0.34, 0.44, "box_0", 0.55),
    Good(-0.2, 0.18, DECK_M, 0.31, 0.34, "box_5", 0.55),
    Good(0.18, -0.16, DECK_M + 0.36, 0.32, 0.4, "box_6", 0.8),
    Good(0.18, 0.17, DECK_M + 0.42, 0.3, 0.3, "box_3", 0.9),
    Good(-0.2, 0.16, DECK_M + 0.34, 0.33, 0.36, "box_4", 0.8),
    Good(-0.2, -0.16, DECK_M + 0.44, 0.3, 0.3, "box_2", 0.9),
    Good(0.18, -0.14, DECK_M + 0.76, 0.26, 0.22, "box_5", 1.2),
    Good(-0.2, 0.14, DECK_M + 0.7, 0.28, 0.24, "box_3", 1.25),
)
"""Lowest first: the last of those that are left falls off next. Far ones of a layer come before near ones."""


class Container:
    """Draws the container.

    Parameters
    ----------
    kit : Kit
    eye : Eye
    wheel_m : float
        Diameter of its wheels.
    """

    def __init__(self, kit: Kit, eye: Eye, *, wheel_m: float = 0.125) -> None:
        self._calm = kit.calm
        self._palette = palette(kit)
        self._spark = kit.colour("accent")
        self._ghost = mix(kit.colour("ground"), kit.colour("trail"), 0.8)
        self._wheel_m = wheel_m
        unit = eye.focal / 800
        key = ("roll_container-shadow", eye.focal)
        self._shadow = kit.keep(key, lambda: _shadow(kit, round(350 * unit), round(150 * unit)))
        self._fallen: list[tuple[float, float, int, Good, int]] = []
        self._last_goods = 0
        self._seen_ticks = -1

    def draw(self, surface: pygame.Surface, eye: Eye, state: State, light: float, swing_s: float) -> Point:
        """Draw it and return the pixel of the middle of its push bar.

        Parameters
        ----------
        surface : pygame.Surface
        eye : Eye
        state : State
        light : float
            Lamp light on it, 0 to 1.
        swing_s : float
            How far ahead the nearest lamp is, in metres: the shadow falls away from it.
        """
        self._remember(state)
        body = _Body(eye, state, self._calm)

        def ink(name: str, more: float) -> Rgb:
            return self._palette.at(name, light + more, 0.0)

        self._draw_fallen(surface, eye, state, light)
        x, y, _ = eye.spot(state.s_m - 0.05 - 0.05 * swing_s, state.x_m, 0.0)
        surface.blit(self._shadow, self._shadow.get_rect(center=(round(x), round(y))))
        steel, dark = ink("steel", 0.12), ink("upright_side", 0.1)
        for castor in _CASTORS[:2]:
            self._castor(surface, body, castor, state, ink)
        self._frame(surface, body, FRONT_M, dark, thick=0.026)
        deck = [
            body.at(a, x, DECK_M)
            for a, x in ((REAR_M, -HALF_M), (REAR_M, HALF_M), (FRONT_M, HALF_M), (FRONT_M, -HALF_M))
        ]
        pygame.draw.polygon(surface, ink("upright_side", 0.0), deck)
        for side in (-HALF_M, HALF_M):
            for high in (*_WIRES_M, HIGH_M - 0.02):
                pygame.draw.line(surface, dark, body.at(REAR_M, side, high), body.at(FRONT_M, side, high))
        for good in sorted(GOODS[: state.goods], key=lambda good: (-good.deep_m, good.foot_m)):
            self._good(surface, body, good, state, ink)
        for side in (-HALF_M, HALF_M):
            _bar(
                surface,
                steel,
                body.at(FRONT_M, side, HIGH_M),
                body.at(REAR_M, side, HIGH_M),
                0.03 * body.scale(0.0),
                smooth=True,
            )
        self._rear(surface, body, ink, steel)
        for castor in _CASTORS[2:]:
            self._castor(surface, body, castor, state, ink)
        if state.touching and state.v_m_s > 0.0 and not self._calm:
            self._draw_sparks(surface, body, state)
        return body.at(REAR_M, 0.0, 0.74)

    def _draw_sparks(self, surface: pygame.Surface, body: "_Body", state: State) -> None:
        """Draw sparks that fly back from where it grinds along the rack."""
        for number in range(_SPARKS):
            # Each spark begins anew several times a second, at its own time and in its own direction.
            part = (state.ticks / TICK_HZ * 4.0 + number * 0.618) % 1.0
            side = state.touching * (HALF_M + 0.04 + part * (0.03 * ((number * 7) % 5) - 0.05))
            high = 0.14 + part * (0.1 + 0.07 * (number % 4)) - 0.45 * part * part
            back = FRONT_M - 0.3 - 0.6 * part
            tail = body.at(back + 0.05, side, high - 0.02)
            pygame.draw.line(surface, self._spark, tail, body.at(back, side, high), 3)

    def draw_ghost(self, surface: pygame.Surface, eye: Eye, s_m: float) -> None:
        """Draw the pale outline of a container that stands at ``s_m``."""
        corners = {}
        for a in (s_m + REAR_M, s_m + FRONT_M):
            x, y, scale = eye.spot(a, 0.0, 0.0)
            corners[a] = [
                (x + side * scale, y - high * scale)
                for side, high in ((-HALF_M, 0.05), (HALF_M, 0.05), (HALF_M, HIGH_M), (-HALF_M, HIGH_M))
            ]
        rear, front = corners.values()
        for points in (front, rear):
            pygame.draw.aalines(surface, self._ghost, True, points)
        for one, other in zip(rear, front, strict=True):
            pygame.draw.aaline(surface, self._ghost, one, other)

    def _remember(self, state: State) -> None:
        """Notice what has fallen off since the last picture; it stays behind where it fell."""
        if state.ticks < self._seen_ticks or self._seen_ticks < 0:
            self._fallen.clear()
            self._last_goods = state.goods
        for number in range(state.goods, min(self._last_goods, len(GOODS))):
            good = GOODS[number]
            side = 1 if state.tilt_rad + 0.01 * good.x_m >= 0 else -1
            self._fallen.append((state.s_m + good.deep_m, state.x_m + good.x_m, state.ticks, good, side))
        self._last_goods = state.goods
        self._seen_ticks = state.ticks

    def _draw_fallen(self, surface: pygame.Surface, eye: Eye, state: State, light: float) -> None:
        for s_m, x_m, ticks, good, side in self._fallen:
            since_s = (state.ticks - ticks) / TICK_HZ
            if s_m < eye.s_m + 1.4:
                continue
            part = min(since_s / _FALL_S, 1.0)
            high = max(0.0, good.foot_m + 0.5 * since_s - _GRAVITY * since_s**2)
            away = x_m + side * (0.15 + 0.55 * part)
            x, y, scale = eye.spot(s_m + 0.25 * part, away, high)
            turn = side * (0.0 if self._calm else 1.0) * part * math.pi / 2 + side * 0.16 * part
            face = _turned(x, y - good.high_m * scale / 2, good.wide_m * scale, good.high_m * scale, turn)
            pygame.draw.polygon(surface, self._palette.at(good.paint, light, 0.0), face)
            pygame.draw.aalines(surface, self._palette.at(good.paint, 0.1, 0.0), True, face)

    def _good(self, surface: pygame.Surface, body: "_Body", good: Good, state: State, ink: Ink) -> None:
        paint = ink(good.paint, 0.0)
        bright, shade, edge, tape_paint = _shades(paint)
        near, far = good.deep_m - 0.17, good.deep_m + 0.17
        x, turn = body.sway(good, state)
        foot = body.at(near, x, good.foot_m)
        scale = body.scale(near)
        wide, high = good.wide_m * scale, good.high_m * scale
        c, s = math.cos(turn), math.sin(turn)
        face = _standing(foot, wide, high, c, s)
        far_scale = body.scale(far)
        back = _standing(body.at(far, x, good.foot_m), good.wide_m * far_scale, good.high_m * far_scale, c, s)
        pygame.draw.polygon(surface, bright, (face[3], face[2], back[2], back[3]))
        if back[3][0] < face[3][0] - 1:
            pygame.draw.polygon(surface, shade, (face[0], face[3], back[3], back[0]))
        if back[2][0] > face[2][0] + 1:
            pygame.draw.polygon(surface, shade, (face[1], face[2], back[2], back[1]))
        pygame.draw.polygon(surface, paint, face)
        pygame.draw.lines(surface, edge, True, face)
        # A strip of tape, from the top of the face down to its middle.
        (left, top), (right, right_top) = face[3], face[2]
        across, along = (right - left, right_top - top), (0.45 * high * s, -0.45 * high * c)
        one, other = ((left + part * across[0], top + part * across[1]) for part in (0.42, 0.58))
        tape = (one, other, (other[0] - along[0], other[1] - along[1]), (one[0] - along[0], one[1] - along[1]))
        pygame.draw.polygon(surface, tape_paint, tape)

    def _frame(self, surface: pygame.Surface, body: "_Body", a: float, colour: Rgb, thick: float) -> None:
        wide = thick * body.scale(a)
        low_left, low_right = body.at(a, -HALF_M, DECK_M), body.at(a, HALF_M, DECK_M)
        top_left, top_right = body.at(a, -HALF_M, HIGH_M), body.at(a, HALF_M, HIGH_M)
        for one, other in ((low_left, top_left), (low_right, top_right), (top_left, top_right)):
            _bar(surface, colour, one, other, wide)

    def _rear(self, surface: pygame.Surface, body: "_Body", ink: Ink, steel: Rgb) -> None:
        wire = mix(steel, (0, 0, 0), 0.25)
        for high in _WIRES_M:
            pygame.draw.line(surface, wire, body.at(REAR_M, -HALF_M, high), body.at(REAR_M, HALF_M, high))
        for step in range(1, 8):
            x = -HALF_M + 2 * HALF_M * step / 8
            pygame.draw.line(surface, wire, body.at(REAR_M, x, DECK_M), body.at(REAR_M, x, BAR_M))
        scale = body.scale(REAR_M)
        for side in (-HALF_M, HALF_M):
            _bar(
                surface,
                steel,
                body.at(REAR_M, side, DECK_M - 0.03),
                body.at(REAR_M, side, HIGH_M),
                0.045 * scale,
                smooth=True,
            )
        low = body.at(REAR_M, -HALF_M - 0.02, DECK_M - 0.02), body.at(REAR_M, HALF_M + 0.02, DECK_M - 0.02)
        _bar(surface, mix(steel, (0, 0, 0), 0.3), *low, 0.07 * scale)
        _bar(surface, steel, body.at(REAR_M, -HALF_M, BAR_M), body.at(REAR_M, HALF_M, BAR_M), 0.05 * scale, smooth=True)
        for side in (-1, 1):
            grip = body.at(REAR_M, side * 0.12, BAR_M), body.at(REAR_M, side * 0.31, BAR_M)
            _bar(surface, ink("guard", 0.1), *grip, 0.062 * scale)

    def _castor(self, surface: pygame.Surface, body: "_Body", where: Point, state: State, ink: Ink) -> None:
        a, x = where
        scale, wheel = body.scale(a), self._wheel_m
        turn = state.yaw_rad + body.wobble(x + a)
        foot = body.at(a, x + 0.03 * math.sin(turn * 3), 0.0)
        wide = (0.045 + 0.11 * min(abs(turn), 0.6)) * scale
        high = wheel * scale
        fork = ink("steel", 0.0)
        _bar(surface, fork, (foot[0], foot[1] - high * 0.8), body.at(a, x, DECK_M), 0.05 * scale)
        box = pygame.Rect(round(foot[0] - wide / 2), round(foot[1] - high), max(3, round(wide)), max(4, round(high)))
        pygame.draw.rect(surface, (16, 20, 23), box, border_radius=max(2, round(0.018 * scale)))
        mark = state.s_m / _SPIN_M % 1.0
        spot = box.top + box.height * (0.5 - 0.5 * math.cos(math.pi * mark))
        pygame.draw.line(
            surface, (74, 82, 86), (box.left + 1, spot), (box.right - 2, spot), max(1, round(0.012 * scale))
        )


class _Body:
    """Where the parts of a container are on the screen at one moment."""

    def __init__(self, eye: Eye, state: State, calm: bool) -> None:
        self._depths: dict[float, tuple[float, float, float]] = {}
        self._front, self._rear = (eye.spot(state.s_m + a, state.x_m, 0.0) for a in (FRONT_M, REAR_M))
        self._turn = eye.turned_rad + 0.75 * state.yaw_rad
        shake = 0.0 if calm else state.shake
        self._t_s = state.ticks / TICK_HZ
        self._shake = shake
        self._trouble = 0.0 if calm else min(state.body.shimmy, 1.0)
        self._lean = 0.25 * state.tilt_rad
        self._pitch = state.pitch_rad
        jolt = 0.012 * shake * math.sin(47.0 * self._t_s)
        self._held = 0.02 * state.held + jolt

    def _depth(self, a: float) -> tuple[float, float, float]:
        """Return the pixel of the middle at a depth, and the scale: exact, as both go with 1 over the distance."""
        made = self._depths.get(a)
        if made is None:
            rear, front = self._rear, self._front
            part = (a - REAR_M) / (FRONT_M - REAR_M)
            scale = 1.0 / (1.0 / rear[2] + (1.0 / front[2] - 1.0 / rear[2]) * part)
            share = (scale - rear[2]) / (front[2] - rear[2])
            aside, lift = self._turn * a, self._held * (0.6 + a) - 0.1 * self._pitch * a
            made = self._depths[a] = (
                rear[0] + (front[0] - rear[0]) * share + aside * scale,
                rear[1] + (front[1] - rear[1]) * share - lift * scale,
                scale,
            )
        return made

    def at(self, a: float, x: float, h: float) -> Point:
        """Return the pixel of a point of the container."""
        middle_x, middle_y, scale = self._depths.get(a) or self._depth(a)
        return middle_x + (x + self._lean * h) * scale, middle_y - h * scale

    def scale(self, a: float) -> float:
        """Return pixels per metre at a depth."""
        return self._depth(a)[2]

    def wobble(self, phase: float) -> float:
        """Return how far a castor is turned by its wobbling."""
        return 0.45 * self._trouble * math.sin(52.0 * self._t_s + 9.0 * phase)

    def sway(self, good: Good, state: State) -> tuple[float, float]:
        """Return how a thing on the container stands now: beside the middle, and turned."""
        own = 1.0 + 0.35 * math.sin(7.0 * good.x_m + 13.0 * good.foot_m)
        rattle = self._shake * good.loose * math.sin(31.0 * self._t_s * own + 40.0 * good.x_m)
        tilt = state.tilt_rad * own * good.loose
        x = good.x_m + tilt * (0.25 + 0.6 * (good.foot_m - DECK_M)) + 0.012 * rattle
        limit = HALF_M - 0.02 - good.wide_m / 2
        if good.foot_m < 0.85:
            x = max(-limit, min(limit, x))
        return x, 0.55 * tilt + 0.03 * rattle + 0.12 * state.pitch_rad * good.x_m


@lru_cache(maxsize=1024)
def _shades(paint: Rgb) -> tuple[Rgb, Rgb, Rgb, Rgb]:
    """Return what a box of a paint shows: its top, its flanks, its edges, its tape."""
    dark, light = (0, 0, 0), (255, 242, 215)
    return mix(paint, light, 0.16), mix(paint, dark, 0.35), mix(paint, dark, 0.4), mix(paint, light, 0.3)


def _standing(foot: Point, wide: float, high: float, c: float, s: float) -> tuple[Point, Point, Point, Point]:
    """Return the corners of a face that stands on a foot and leans: bottom left, bottom right, top right, top left.

    ``c`` and ``s`` are the cosine and the sine of how far it leans.
    """
    x, y = foot
    half_c, half_s, up_x, up_y = wide / 2 * c, wide / 2 * s, high * s, high * c
    return (
        (x - half_c, y - half_s),
        (x + half_c, y + half_s),
        (x + half_c + up_x, y + half_s - up_y),
        (x - half_c + up_x, y - half_s - up_y),
    )


def _turned(x: float, y: float, wide: float, high: float, turn: float) -> list[Point]:
    c, s = math.cos(turn), math.sin(turn)
    return [
        (x + dx * c - dy * s, y + dx * s + dy * c)
        for dx, dy in ((-wide / 2, high / 2), (wide / 2, high / 2), (wide / 2, -high / 2), (-wide / 2, -high / 2))
    ]


def _bar(surface: pygame.Surface, colour: Rgb, one: Point, other: Point, wide: float, *, smooth: bool = False) -> None:
    """Draw a straight bar; those that are looked at most have smooth edges."""
    length = math.hypot(other[0] - one[0], other[1] - one[1]) or 1.0
    x, y = (one[1] - other[1]) / length * wide / 2, (other[0] - one[0]) / length * wide / 2
    corners = [
        (one[0] + x, one[1] + y),
        (other[0] + x, other[1] + y),
        (other[0] - x, other[1] - y),
        (one[0] - x, one[1] - y),
    ]
    pygame.draw.polygon(surface, colour, corners)
    if smooth:
        pygame.draw.aalines(surface, colour, True, corners)


def _shadow(kit: Kit, wide: int, high: int) -> pygame.Surface:
    round_one = shapes.glow(kit, 96, "ground", 0.95, 0.75)
    return pygame.transform.smoothscale(round_one, (wide, high)).convert_alpha()
