"""Rings on the water: each springs from where the weight is, as large and strong as the weight moves fast."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import pygame

from games.drawing import Kit, shapes

FLAT: Final = 0.34
"""Height of a circle on the water over its width, as it is seen."""
_SIZES: Final = 14
_FADES: Final = (0.82, 0.55, 0.33, 0.16)
_SMALLEST_U: Final = 10
_LARGEST_U: Final = 250
_LIFE_S: Final = 1.9
_EVERY_S: Final = 0.30
"""Rings follow one another at this distance, however slow the frames are."""
_QUIET_M_S: Final = 0.006
_STORM_M_S: Final = 0.075
"""Below the first speed of the weight there is no ring; from the second one on they are at their largest."""
_MOST: Final = 9
_AHEAD_S: Final = 0.25
"""A ring springs a little ahead of the weight, in the direction it goes."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring on its way: where it sprang up in pixels, when in s, and how strong, 0 to 1."""

    spot: tuple[float, float]
    born_s: float
    strength: float


class Ripples:
    """The rings that are there.

    Parameters
    ----------
    kit : Kit
    unit : float
        Pixels per scene unit.
    """

    def __init__(self, kit: Kit, unit: float) -> None:
        self._unit = unit
        self._sizes = [
            _SMALLEST_U + (_LARGEST_U - _SMALLEST_U) * (size / (_SIZES - 1)) ** 1.3 for size in range(_SIZES)
        ]
        self._pictures = [_rings(kit, round(half * unit)) for half in self._sizes]
        self._rings: list[Ring] = []
        self._last: tuple[float, tuple[float, float]] | None = None

    def clear(self) -> None:
        """Forget all rings: a round begins."""
        self._rings.clear()
        self._last = None

    def stir(self, spot: tuple[float, float], t_s: float, speed_m_s: float) -> None:
        """Let a ring spring up when the weight moves and the last one is some time ago.

        Parameters
        ----------
        spot : (float, float)
            Where the weight is, in pixels.
        t_s : float
        speed_m_s : float
        """
        if self._last is not None and 0 <= t_s - self._last[0] < _EVERY_S:
            return
        before = self._last[1] if self._last is not None else spot
        self._last = (t_s, spot)
        strength = min((speed_m_s - _QUIET_M_S) / (_STORM_M_S - _QUIET_M_S), 1.0)
        if strength <= 0:
            return
        ahead = _AHEAD_S / _EVERY_S
        at = spot[0] + ahead * (spot[0] - before[0]), spot[1] + ahead * (spot[1] - before[1])
        self._rings = [*self._rings[-(_MOST - 1) :], Ring(at, t_s, strength)]

    def draw(self, surface: pygame.Surface, t_s: float) -> None:
        """Draw the rings of now; those that have run out are forgotten."""
        self._rings = [ring for ring in self._rings if 0 <= t_s - ring.born_s < _LIFE_S]
        for ring in self._rings:
            part = (t_s - ring.born_s) / _LIFE_S
            # A wave slows down and fades; a stronger one goes farther.
            half_u = _SMALLEST_U + (40 + 210 * ring.strength) * math.sin(0.5 * math.pi * part)
            size = min(range(_SIZES), key=lambda number: abs(self._sizes[number] - half_u))
            faint = (1 - part) * (0.25 + 0.75 * ring.strength)
            fade = 0 if faint > 0.7 else 1 if faint > 0.42 else 2 if faint > 0.2 else 3
            picture = self._pictures[size][fade]
            width, height = picture.get_size()
            surface.blit(picture, (ring.spot[0] - width / 2, ring.spot[1] - height / 2))


def _rings(kit: Kit, half: int) -> list[pygame.Surface]:
    """Return a ring as it lies on the water, its nearer side brighter, from clear to faint."""
    return kit.keep(("still_water.rings", half), lambda: _fading(_paint(kit, half)))


def _fading(ring: pygame.Surface) -> list[pygame.Surface]:
    pictures = [shapes.see_through(ring, fade).convert_alpha() for fade in _FADES]
    for picture in pictures:
        # Most of it is empty: run-length coding leaves that out of every frame.
        picture.set_alpha(255, pygame.RLEACCEL)
    return pictures


def _paint(kit: Kit, half: int) -> pygame.Surface:
    stroke = max(1.6, 2.6 * kit.stage.scale)
    wide, high = half + math.ceil(3 * stroke), math.ceil(half * FLAT + 3 * stroke)
    x = (np.arange(2 * wide, dtype=np.float32) + np.float32(0.5 - wide))[:, None]
    y = ((np.arange(2 * high, dtype=np.float32) + np.float32(0.5 - high)) / np.float32(FLAT))[None, :]
    away = np.sqrt(x**2 + y**2)
    # Lines are equally thick on the screen, although the circle lies flat.
    slope = np.sqrt(x**2 + (y / FLAT) ** 2) / np.maximum(away, 1e-6)
    line = np.exp(-(((away - half) / (slope * stroke)) ** 2))
    inner = 0.35 * np.exp(-(((away - 0.72 * half) / (slope * stroke)) ** 2))
    shine = (line + inner) * (0.55 + 0.45 * np.clip(y / max(half, 1), -1, 1))
    picture = pygame.Surface((2 * wide, 2 * high), pygame.SRCALPHA)
    picture.fill((*kit.colour("trail"), 0))
    pixels = pygame.surfarray.pixels_alpha(picture)
    pixels[:] = np.clip(255 * shine, 0, 255).astype(np.uint8)
    del pixels
    return picture
