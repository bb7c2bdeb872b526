"""How a round went: one picture, one sentence about what it means, one about what to be proud of."""

import math
from typing import Final

import numpy as np
import pygame

from games.drawing import Kit, icons, shapes
from games.target_tracker.params import BEACONS, Params
from games.target_tracker.path import HOME_S, WARM_UP
from games.target_tracker.pieces import boat, buoy
from games.target_tracker.trace import SLICE_S, Trace
from station.game.rules import Outcome

_FARTHEST: Final = 1.27
"""Moments farther from the lantern than so many radii are drawn at this distance."""

_WIDE: Final = 1.4
"""From this many times as wide as high on, circle and strip stand side by side."""

_CROSSES: Final = 46
_CELLS: Final = 120
_SPREAD: Final = 4.6
"""Of the heat around each moment, in cells."""

_PROUD_S: Final = 5.0
"""A shorter stay in the light is not worth telling."""
_LONG_S: Final = 10.0
_FEW: Final = 3


def result_picture(kit: Kit, size: tuple[int, int], trace: Trace, params: Params) -> pygame.Surface:
    """Return how the round went: where the light was as seen from the lantern, and when it was inside.

    Parameters
    ----------
    kit : Kit
    size : (int, int)
        Of the picture in pixels.
    trace : Trace
    params : Params
    """
    picture = pygame.Surface(size, pygame.SRCALPHA)
    bay, strip = _places(kit, size)
    centre, reach = bay.center, bay.width // 2
    circle = round(reach * 0.72)
    _draw_water(kit, picture, centre, circle)
    if trace.offsets:
        seen = np.array(trace.offsets) / params.radius
        heat = _heat(kit, seen, circle)
        picture.blit(heat, heat.get_rect(center=centre))
        _draw_outside(kit, picture, seen, centre, circle)
    edge = shapes.ring(kit, circle + kit.px(4), kit.px(7), "accent")
    picture.blit(edge, edge.get_rect(center=centre))
    if trace.offsets:
        middle = np.clip(seen.mean(axis=0), -1.0, 1.0)
        own = boat(kit, max(16, kit.px(62)), 0.0)
        at = centre[0] + float(middle[0]) * circle, centre[1] - float(middle[1]) * circle
        picture.blit(own, own.get_rect(center=at))
    _draw_strip(kit, picture, strip, trace.shares, params)
    return picture.convert_alpha()


def _places(kit: Kit, size: tuple[int, int]) -> tuple[pygame.Rect, pygame.Rect]:
    """Return the square of the circle and the box of the strip: beside it, or below it where there is no room."""
    wide, high = size
    if wide >= _WIDE * high:
        side = min(high, round(wide * 0.46))
        bay = pygame.Rect(0, (high - side) // 2, side, side)
        strip = pygame.Rect(side + kit.px(20), 0, wide - side - kit.px(20), min(high, kit.px(190)))
        strip.centery = bay.centery
        return bay, strip
    tall = min(kit.px(130), round(high * 0.34))
    side = min(wide, high - tall - kit.px(14))
    return pygame.Rect((wide - side) // 2, 0, side, side), pygame.Rect(0, high - tall, wide, tall)


def _draw_water(kit: Kit, picture: pygame.Surface, centre: tuple[int, int], circle: int) -> None:
    """Draw the water in the circle, with a finer circle and a cross to read places by."""
    glow = shapes.glow(kit, round(circle * 1.38), "accent", 0.5, 1.3)
    picture.blit(glow, glow.get_rect(center=centre))
    for part in (shapes.disc(kit, circle, "ground"), shapes.ring(kit, circle // 2, max(1, kit.px(2)), "line")):
        picture.blit(part, part.get_rect(center=centre))
    for size in ((2 * circle, max(1, kit.px(2))), (max(1, kit.px(2)), 2 * circle)):
        line = pygame.Rect((0, 0), size)
        line.center = centre
        picture.fill(kit.colour("line"), line)


def _heat(kit: Kit, seen: np.ndarray, circle: int) -> pygame.Surface:
    """Return where the light was within the circle: the longer, the brighter.

    Parameters
    ----------
    kit : Kit
    seen : ndarray of shape (n_moments, 2)
        Light minus lantern (ML, AP), in radii of the circle.
    circle : int
        The circle's radius in pixels.
    """
    inside = seen[np.hypot(*seen.T) <= 1.0]
    cells = np.zeros((_CELLS, _CELLS))
    half = _CELLS / 2
    np.add.at(cells, tuple(np.clip((inside * (1, -1) * half + half).astype(int), 0, _CELLS - 1).T), 1.0)
    reach = np.arange(-14, 15)
    kernel = np.exp(-0.5 * (reach / _SPREAD) ** 2)
    for axis in (0, 1):
        cells = np.apply_along_axis(np.convolve, axis, cells, kernel, mode="same")
    level = (cells / max(float(cells.max()), 1e-9)) ** 0.6
    picture = pygame.Surface((_CELLS, _CELLS), pygame.SRCALPHA)
    colours = pygame.surfarray.pixels3d(picture)
    cold, hot = np.array(kit.colour("trail")), np.array(kit.colour("ink"))
    colours[:] = (cold + (hot - cold) * (level**3)[..., None]).astype(np.uint8)
    del colours
    alpha = pygame.surfarray.pixels_alpha(picture)
    alpha[:] = (230 * np.clip(level * 1.1 - 0.05, 0.0, 1.0)).astype(np.uint8)
    del alpha
    return pygame.transform.smoothscale(picture, (2 * circle, 2 * circle))


def _draw_outside(kit: Kit, picture: pygame.Surface, seen: np.ndarray, centre: tuple[int, int], circle: int) -> None:
    """Draw crosses where the light was outside; of many moments some, evenly chosen."""
    outside = seen[np.hypot(*seen.T) > 1.0]
    mark = shapes.cross(kit, max(6, kit.px(17)), "warn")
    for ml, ap in outside[:: max(1, len(outside) // _CROSSES)]:
        shown = circle * min(1.0, _FARTHEST / math.hypot(ml, ap))
        picture.blit(mark, mark.get_rect(center=(round(centre[0] + ml * shown), round(centre[1] - ap * shown))))


def _draw_strip(kit: Kit, picture: pygame.Surface, box: pygame.Rect, shares: list[float], params: Params) -> None:
    """Draw the round from left to right: the fuller a bar, the longer the light was inside; signs for the acts."""
    sign = min(round(box.height * 0.36), kit.px(46))
    bars = pygame.Rect(box.left, box.top + sign + kit.px(6), box.width, box.height - sign - kit.px(6))
    count = math.ceil(params.round_s / SLICE_S)
    pitch = box.width / count
    gap = max(1, round(pitch * 0.22))
    for number in range(count):
        left, right = box.left + round(number * pitch), box.left + round((number + 1) * pitch) - gap
        picture.fill(kit.colour("surface_high"), pygame.Rect(left, bars.top, right - left, bars.height))
        full = round(bars.height * shares[number]) if number < len(shares) else 0
        picture.fill(kit.colour("accent"), pygame.Rect(left, bars.bottom - full, right - left, full))
    finale_s = params.round_s - BEACONS * params.hop_s - HOME_S
    acts = (0.0, WARM_UP * params.round_s, finale_s, params.round_s - HOME_S, params.round_s)
    signs = (icons.wave(kit, sign, "ink_soft"), _flow(kit, sign), buoy(kit, sign, done=False))
    for act, sign_of in enumerate(signs):
        start, end = (box.left + round(box.width * at_s / params.round_s) for at_s in acts[act : act + 2])
        picture.blit(sign_of, sign_of.get_rect(midtop=((start + end) // 2, box.top)))
        if act:
            picture.fill(kit.colour("ink_soft"), pygame.Rect(start - gap, box.top, max(2, kit.px(3)), sign))


def _flow(kit: Kit, size: int) -> pygame.Surface:
    """Return the sign of the build: the light on its way."""
    picture = pygame.Surface((2 * size, size), pygame.SRCALPHA)
    for number in range(3):
        arrow = shapes.chevron(kit, round(size * 0.8), "ink_soft", 0.25)
        picture.blit(arrow, arrow.get_rect(center=(round(size * (0.5 + 0.5 * number)), size // 2)))
    return picture


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
    streak_s, caught = outcome.metrics.get("best_streak_s", 0.0), outcome.metrics.get("beacons_caught", 0.0)
    if caught == BEACONS:
        return kit.t("target_tracker-moment-all")
    time_s = outcome.metrics.get("time_to_target_s")
    if streak_s < _LONG_S and time_s is not None and caught >= _FEW:
        return kit.t("target_tracker-moment-quick", seconds=round(time_s, 1))
    return kit.t("target_tracker-moment", seconds=round(streak_s)) if streak_s >= _PROUD_S else ""
