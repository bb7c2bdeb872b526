"""Four-cornered faces of the hall, all that can be seen projected at once and drawn far to near."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
import pygame

from games.roll_container.lane import FAR_M, NEAR_M, Eye, Way
from games.roll_container.palette import FOGS, LIGHTS, Palette, Rgb

Corner = tuple[float, float, float]
"""Metres along the lane, beside its middle, above its floor."""

Face = tuple[Rgb, list[list[float]], int]
"""Its colour, its corners in pixels, and 0; or the two ends of an upright bar, and how wide that is."""

ALWAYS_M: Final = (0.0, FAR_M)
BEYOND_M: Final = 1e9
NO_PAINT: Final = ""
_HIDDEN: Final = -1

_FOGS_PER_M: Final = 4
_FOG: Final = (
    np.clip((np.arange(FAR_M * _FOGS_PER_M + 2) / _FOGS_PER_M - 4.0) / (FAR_M - 6.0), 0.0, 1.0) ** 0.8 * (FOGS - 1)
).astype(np.int32)
"""How thick the haze is at a distance: a table, as a power for each face would take longer than all the rest."""

_SAME_M: Final = 1e-9
_LEAST_PX: Final = 1.3
"""Faces narrower or lower than this on the screen are not drawn."""

_POOL_M: Final = 2.3
"""How far along the lane a lamp's light reaches: the spread of a bell curve."""


class Quads:
    """Faces that never move.

    Parameters
    ----------
    palette : Palette
    way : Way
        The lane that they stand along.
    lamps_m : ndarray, shape (n_lamps,)
        Where the lamps hang along it, rising.
    """

    def __init__(self, palette: Palette, way: Way, lamps_m: np.ndarray) -> None:
        self._palette = palette
        self._way = way
        self._lamps_m = lamps_m
        self._made: list[tuple[float, int, float, tuple[float, float], Sequence[Corner], str]] = []
        self._groups: dict[str, np.ndarray] = {}

    def add(
        self,
        key_m: float,
        paint: str,
        corners: Sequence[Corner],
        *,
        shade: float = 1.0,
        seen_m: tuple[float, float] = ALWAYS_M,
        group: str = "",
    ) -> None:
        """Add a face.

        Parameters
        ----------
        key_m : float
            Faces with a larger one are drawn earlier: the far end, and a little more for what lies beneath.
        paint : str
        corners : sequence of four (float, float, float)
            In order around the face.
        shade : float
            Share of the lamp light that falls on it.
        seen_m : (float, float)
            Drawn between these distances: nearer it is hidden, farther it is too small.
        group : str
            The name of those that are painted anew together; "" for a face that stays as it is.
        """
        self._made.append((key_m, self._palette.codes[paint], shade, seen_m, corners, group))

    def along(
        self,
        span: tuple[float, float],
        x_m: float,
        high: tuple[float, float],
        paint: str,
        *,
        layer: float = 0.0,
        shade: float = 1.0,
        seen_m: tuple[float, float] = ALWAYS_M,
        group: str = "",
    ) -> None:
        """Add an upright face that runs along the lane."""
        (a, b), (low, top) = span, high
        corners = ((a, x_m, low), (b, x_m, low), (b, x_m, top), (a, x_m, top))
        self.add(b + layer, paint, corners, shade=shade, seen_m=seen_m, group=group)

    def across(
        self,
        s_m: float,
        wide: tuple[float, float],
        high: tuple[float, float],
        paint: str,
        *,
        layer: float = 0.0,
        shade: float = 1.0,
        seen_m: tuple[float, float] = ALWAYS_M,
        group: str = "",
    ) -> None:
        """Add an upright face that looks back at the eye."""
        (left, right), (low, top) = wide, high
        corners = ((s_m, left, low), (s_m, right, low), (s_m, right, top), (s_m, left, top))
        self.add(s_m + layer, paint, corners, shade=shade, seen_m=seen_m, group=group)

    def flat(
        self,
        span: tuple[float, float],
        wide: tuple[float, float],
        paint: str,
        *,
        high_m: float = 0.0,
        layer: float = 0.0,
        shade: float = 1.0,
        seen_m: tuple[float, float] = ALWAYS_M,
        group: str = "",
    ) -> None:
        """Add a lying face."""
        (a, b), (left, right) = span, wide
        corners = ((a, left, high_m), (a, right, high_m), (b, right, high_m), (b, left, high_m))
        self.add(b + layer, paint, corners, shade=shade, seen_m=seen_m, group=group)

    def done(self) -> None:
        """Sort what was added; nothing can be added afterwards."""
        made = sorted(self._made, key=lambda face: face[0])
        self._made = []
        self._keys = np.array([face[0] for face in made])
        self._code = np.array([face[1] for face in made], dtype=np.int32) * FOGS
        shade = np.array([face[2] for face in made])
        self._seen = np.array([face[3] for face in made]).reshape(-1, 2).T
        places = np.array([face[4] for face in made], dtype=float).reshape(-1, 4, 3)
        named = np.array([face[5] for face in made])
        self._groups = {name: np.flatnonzero(named == name) for name in set(named.tolist()) - {""}}
        # Corner by corner, so that the largest of four is found for all faces at once.
        along, beside, high = (np.ascontiguousarray(places[:, :, axis].T) for axis in range(3))
        middle = along.mean(axis=0)
        self._starts = along.min(axis=0)
        self._longest_m = float((self._keys - self._starts).max(initial=0.0))
        self._upright = (np.abs(along[0] - along[3]) + np.abs(along[1] - along[2]) < _SAME_M) & (
            np.abs(beside[0] - beside[3]) + np.abs(beside[1] - beside[2]) < _SAME_M
        )
        # A face across the lane is gone as soon as the eye has passed it; others are cut off at the eye.
        across = np.ptp(along, axis=0) < _SAME_M
        self._flat_on = np.where(across, along[0], np.inf)
        self._bar = across & self._upright
        # The faces stand still, and so do the lane's bends and slopes below them: those are looked up only once.
        self._placed = np.stack((along, beside + self._way.side_at(along), high + self._way.height_at(along)))
        # Every face remembers its nearest lamp: in a frame only that lamp's brightness is looked up.
        self._lamp = np.abs(middle[:, None] - self._lamps_m[None, :]).argmin(axis=1)
        off = (middle - self._lamps_m[self._lamp]) / _POOL_M
        self._light = shade * np.exp(-0.5 * off * off) * LIGHTS
        self._base = 0.16 * shade * LIGHTS

    def repaint(self, group: str, paint: str) -> None:
        """Give the faces of a group another paint; ``NO_PAINT`` hides them."""
        self._code[self._groups[group]] = _HIDDEN if paint == NO_PAINT else self._palette.codes[paint] * FOGS

    def faces(
        self, eye: Eye, bright: np.ndarray, clip: pygame.Rect, *, from_m: float = -BEYOND_M, to_m: float = BEYOND_M
    ) -> Iterator[Face]:
        """Return what the eye sees of a part of the lane, farthest first.

        Parameters
        ----------
        eye : Eye
        bright : ndarray, shape (n_lamps,)
            How bright each lamp burns, 0 to 1.
        clip : pygame.Rect
            The part of the picture that is looked through.
        from_m, to_m : float
            Faces that reach beyond ``from_m`` and begin before ``to_m``, along the lane.
        """
        nearest = eye.s_m + NEAR_M
        first, last = self._keys.searchsorted(
            (max(from_m, nearest), min(to_m + self._longest_m, eye.s_m + FAR_M))
        ).tolist()
        part = slice(first, last)
        away = self._keys[part] - eye.s_m
        kept = (away > self._seen[0, part]) & (away < self._seen[1, part]) & (self._flat_on[part] > nearest)
        kept &= (self._starts[part] < to_m) & (self._code[part] != _HIDDEN)
        seen = kept.nonzero()[0][::-1] + first
        points = eye.pixels(self._placed[:, :, seen])
        (left, top), (right, bottom) = points.min(axis=1), points.max(axis=1)
        shown = (right > clip.left) & (left < clip.right) & (bottom > clip.top) & (top < clip.bottom)
        shown &= (right - left > _LEAST_PX) & (bottom - top > _LEAST_PX)
        seen, (x, y) = seen[shown], points[:, :, shown]
        # Rows outside the picture cost as much as those inside: upright faces end at its edge.
        upright = self._upright[seen]
        low, high = upright & (y[:2].min(axis=0) > clip.bottom), upright & (y[2:].max(axis=0) < clip.top)
        y[:2, low], y[2:, high] = clip.bottom + 1, clip.top - 1
        # An upright face across the lane is a rectangle on the screen: a thick line, which is painted twice as fast.
        bars = self._bar[seen].nonzero()[0]
        one, other = np.floor(x[0, bars]), np.floor(x[1, bars])
        wide = np.zeros(len(seen), dtype=np.int32)
        wide[bars] = np.abs(other - one) + 1
        x[0, bars] = x[1, bars] = np.minimum(one, other) + (wide[bars] - 1) // 2
        y[1, bars] = y[2, bars]
        fog = _FOG[((self._keys[seen] - eye.s_m) * _FOGS_PER_M).astype(np.int32)]
        light = self._base[seen] + self._light[seen] * bright[self._lamp[seen]]
        index = (self._code[seen] + fog) * LIGHTS + np.minimum(light, LIGHTS - 1).astype(np.int32)
        return zip(
            map(self._palette.colours.__getitem__, index.tolist()),
            np.stack((x.T, y.T), axis=-1).tolist(),
            wide.tolist(),
            strict=True,
        )


def paint(surface: pygame.Surface, faces: Iterable[Face]) -> None:
    """Paint faces one over the other."""
    polygon, line = pygame.draw.polygon, pygame.draw.line
    for colour, points, wide in faces:
        if wide:
            line(surface, colour, points[0], points[1], wide)
        else:
            polygon(surface, colour, points)
