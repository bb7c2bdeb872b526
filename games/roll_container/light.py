"""Lamps of the hall: which of them burn, the pools of light below them, what shines in a wet floor."""

from typing import Final

import numpy as np
import pygame

from games.drawing import Kit, shapes
from games.roll_container.hall import ROOF_M
from games.roll_container.lane import EYE_M, FAR_M, NEAR_M, Eye, Place
from games.roll_container.palette import Rgb, mix, palette
from games.roll_container.quads import BEYOND_M

Stretches = tuple[tuple[float, float], ...]
"""From and to, in metres along the lane."""

_SIZES: Final = 34
_FINE: Final = 160
"""Side in pixels of the light that the others are scaled from."""

_POOL_M: Final = 1.9
_ASLEEP: Final = (0.1, 0.34)
"""What a lamp gives that nobody has come near to: at night, by day."""

_WAKES_M: Final = (9.0, 16.0)
"""A lamp wakes this far ahead of the container: at night, by day. It stays awake behind it."""

_LAMP_M: Final = ROOF_M - 0.5
_LONG_M: Final = 0.75
_BROAD_M: Final = 0.07
"""Half a tube: broader, a lamp near to the eye would be a white slab beside the words of a high window."""
DAY_M: Final = 6.0
NIGHT_M: Final = 12.0
"""From lamp to lamp."""


def _spots(rgb: Rgb, sizes: list[tuple[int, int]], strengths: list[float]) -> list[pygame.Surface]:
    """Return ovals of light to be added to what is there: made large once for each strength, then scaled."""
    axis = (np.arange(_FINE) + 0.5) / _FINE * 2 - 1
    power = np.clip(1.0 - np.sqrt(axis[:, None] ** 2 + axis[None, :] ** 2), 0.0, 1.0) ** 1.6
    made = []
    for size, strength in zip(sizes, strengths, strict=True):
        pixels = (strength * power[:, :, None] * np.array(rgb)).astype(np.uint8)
        made.append(pygame.transform.smoothscale(pygame.surfarray.make_surface(pixels), size).convert())
    return made


class Lights:
    """The lamps over the lane.

    Parameters
    ----------
    kit : Kit
    eye : Eye
    night : bool
        Fewer lamps, and a lamp on the container instead.
    """

    def __init__(self, kit: Kit, eye: Eye, *, night: bool) -> None:
        self._calm = kit.calm
        self._night = night
        self._asleep = _ASLEEP[0 if night else 1]
        self.every_m = NIGHT_M if night else DAY_M
        self._palette = palette(kit)
        self._lit = mix(kit.colour("accent"), kit.colour("ink"), 0.35)
        self._off = kit.colour("line")
        focal = eye.focal
        self._away = np.geomspace(2.4, FAR_M, _SIZES)
        key = ("roll_container-lights", focal)
        self._pools, self._glows, self._shines = kit.keep(key, lambda: self._bake(kit, focal))
        self.where_m = np.zeros(0)
        self.bright = np.zeros(0)

    def _bake(self, kit: Kit, focal: float) -> tuple[list[pygame.Surface], ...]:
        warm = mix(kit.colour("accent"), kit.colour("ink"), 0.3)
        pools, glows, shines, clear = [], [], [], []
        for away in self._away.tolist():
            near = max(away - 1.25 * _POOL_M, 0.62 * away)
            high = max(2, round(EYE_M * focal * (1 / near - 1 / (away + 1.25 * _POOL_M))))
            size = max(6, round(1.7 * focal / away))
            pools.append((max(4, round(2 * _POOL_M * focal / away)), high))
            glows.append((size, round(size * 0.7)))
            shines.append((max(4, round(0.5 * focal / away)), max(6, round(high * 1.5))))
            clear.append(1.0 - 0.8 * away / FAR_M)
        return (
            _spots(warm, pools, [0.3 * share for share in clear]),
            _spots(warm, glows, [0.5 * share for share in clear]),
            _spots(warm, shines, [0.55 * share for share in clear]),
        )

    def hang(self, where_m: np.ndarray) -> None:
        """Hang the lamps of a course."""
        self.where_m = where_m
        self.bright = np.full(len(where_m), 1.0 if self._calm else self._asleep)

    def wake(self, s_m: float) -> None:
        """Let the lamps burn that the container has come near to; those behind it burn on."""
        if self._calm:
            self.bright[:] = 0.85
            return
        reach = _WAKES_M[0] if self._night else _WAKES_M[1]
        ahead = self.where_m - s_m
        self.bright = self._asleep + (1.0 - self._asleep) * np.clip((reach - ahead) / 3.0, 0.0, 1.0)

    def at(self, s_m: float) -> float:
        """Return how much lamp light falls on a place, 0 to 1."""
        off = np.abs(self.where_m - s_m)
        nearest = int(off.argmin())
        return float(0.16 + self.bright[nearest] * np.exp(-0.5 * (off[nearest] / 2.3) ** 2))

    def _size(self, away: float) -> int:
        return min(max(int(np.searchsorted(self._away, away)), 0), _SIZES - 1)

    def _seen(self, eye: Eye, from_m: float, to_m: float) -> list[tuple[float, float]]:
        """Return the lamps in sight on a part of the lane, far to near: where, how bright."""
        part = max(eye.s_m + NEAR_M + 0.8, from_m), min(eye.s_m + FAR_M, to_m)
        first, last = np.searchsorted(self.where_m, part)
        return list(zip(self.where_m[first:last][::-1].tolist(), self.bright[first:last][::-1].tolist(), strict=True))

    def draw_pools(
        self, surface: pygame.Surface, eye: Eye, wet: Stretches, *, from_m: float = -BEYOND_M, to_m: float = BEYOND_M
    ) -> None:
        """Draw what the lamps of a part of the lane throw on the floor; in wet stretches they are mirrored."""
        for s_m, bright in self._seen(eye, from_m, to_m):
            if bright < 0.6 or s_m - eye.s_m < 2.6:
                continue
            x, y, _ = eye.spot(s_m, 0.0, 0.0)
            picture = self._pools[self._size(s_m - eye.s_m)]
            _add(surface, picture, x, y)
        if not wet:
            return
        for s_m, _bright in self._seen(eye, -BEYOND_M, BEYOND_M):
            # A mirror image of the lamp: as deep below the floor as the lamp is above it.
            mirror = eye.s_m + (s_m - eye.s_m) * EYE_M / (EYE_M + _LAMP_M)
            here = from_m <= mirror < to_m and mirror - eye.s_m > 2.4
            if here and any(a < mirror < b for a, b in wet):
                x, y, _ = eye.spot(mirror, 0.0, 0.0)
                _add(surface, self._shines[self._size(mirror - eye.s_m)], x, y)

    def draw_lamps(
        self, surface: pygame.Surface, eye: Eye, *, from_m: float = -BEYOND_M, to_m: float = BEYOND_M
    ) -> None:
        """Draw the lamps of a part of the lane themselves."""
        for s_m, bright in self._seen(eye, from_m, to_m):
            far = (s_m - eye.s_m) / FAR_M
            colour = mix(
                mix(self._off, self._lit, max(0.0, (bright - self._asleep) / (1 - self._asleep))),
                self._palette.haze,
                0.75 * far,
            )
            near, back = eye.spot(s_m - _LONG_M, 0.0, _LAMP_M), eye.spot(s_m + _LONG_M, 0.0, _LAMP_M)
            if near[1] < -400:
                continue
            if bright > 0.6:
                picture = self._glows[self._size(s_m - eye.s_m)]
                _add(surface, picture, (near[0] + back[0]) / 2, (near[1] + back[1]) / 2)
            corners = [
                (near[0] - _BROAD_M * near[2], near[1]),
                (near[0] + _BROAD_M * near[2], near[1]),
                (back[0] + _BROAD_M * back[2], back[1]),
                (back[0] - _BROAD_M * back[2], back[1]),
            ]
            pygame.draw.polygon(surface, colour, corners)


def _add(surface: pygame.Surface, picture: pygame.Surface, x: float, y: float) -> None:
    width, height = picture.get_size()
    surface.blit(picture, (round(x - width / 2), round(y - height / 2)), special_flags=pygame.BLEND_RGB_ADD)


def cone(kit: Kit, eye: Eye) -> tuple[pygame.Surface, tuple[int, int]]:
    """Return the light of the container's own lamp on the floor ahead, and where it goes."""
    unit = eye.focal / 800
    width, height = round(760 * unit), round(330 * unit)
    picture = kit.keep(
        ("roll_container-cone", eye.focal),
        lambda: _spots(mix(kit.colour("ink"), kit.colour("trail"), 0.3), [(width, height)], [0.36])[0],
    )
    return picture, (-width // 2, round(30 * unit))


def backdrop(kit: Kit, place: Place, size: tuple[int, int]) -> pygame.Surface:
    """Return what is behind everything: night above, haze at the horizon, a warm gleam where the way leads."""

    def make() -> pygame.Surface:
        colours = palette(kit)
        horizon = place.centre[1]
        column = pygame.Surface((1, size[1]))
        for y in range(size[1]):
            up = max(0.0, 1.0 - abs(y - horizon) / (0.42 * place.focal))
            column.set_at((0, y), mix(colours.night, colours.haze, up**1.5))
        picture = pygame.transform.smoothscale(column, size).convert()
        gleam = shapes.glow(kit, max(8, round(0.3 * place.focal)), "accent", 0.3, 2.0)
        picture.blit(gleam, gleam.get_rect(center=(round(place.centre[0]), round(horizon))))
        return picture

    made: pygame.Surface = kit.keep(("roll_container-backdrop", place, size), make)
    return made
