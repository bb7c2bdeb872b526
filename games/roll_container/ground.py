"""The floor of the lane: slabs and joints, lines and tyre marks, and whatever lies in the way."""

from typing import Final

import numpy as np

from games.roll_container.course import FLOORS, Course, Zone
from games.roll_container.hall import CROSS_WIDE_M, DEEP_M, dock_m, open_floor
from games.roll_container.lane import Way
from games.roll_container.quads import Quads

_SLICE_M: Final = 1.25
_SLAB_M: Final = 5.0
_LINE_M: Final = 0.09
_SMALL_SEEN_M: Final = 26.0
_TALL: Final = 3.0
"""Thresholds are drawn so much higher than they are: from a trainee's eye a sill of 8 mm would not show."""

_BAND: Final = 0.14
"""Width of a stop box's painted outline, in metres."""

ARROW: Final = ((-0.09, 0.0), (0.09, 0.0), (0.09, 0.9), (0.3, 0.9), (0.0, 1.6), (-0.3, 0.9), (-0.09, 0.9))
"""A painted arrow, (beside, along) in metres; it is cut into four-cornered pieces when it is laid."""


def build(quads: Quads, way: Way) -> None:
    """Add the floor and all that lies on it."""
    course, half = way.course, way.half_m
    end = dock_m(way)
    slices, seen = np.arange(-10.0, end, _SLICE_M), open_floor(way)
    for a in slices:
        paint = "concrete" if int((a + 100) // _SLAB_M) % 2 else "concrete_old"
        sides = {side for start, stop, side in seen if start <= a < stop}
        wide = half + CROSS_WIDE_M + 0.1
        left, right = (wide if {side, 0} & sides else half + DEEP_M + 0.1 for side in (-1, 1))
        quads.flat((a, a + _SLICE_M), (-left, right), paint, layer=0.3)
    for a in np.arange(-10.0, end, _SLAB_M):
        quads.flat((a, a + 0.05), (-half - DEEP_M, half + DEEP_M), "joint", layer=0.05, seen_m=(0.0, 34.0))
    # The line is broken: its dashes pass by, and so one feels how fast it goes.
    for a in np.arange(-10.0, end - 0.5, 2 * _SLICE_M):
        for side in (-1, 1):
            x = side * (course.half_width_m + 0.3)
            quads.flat((a, a + _SLICE_M), (x - _LINE_M / 2, x + _LINE_M / 2), "line", layer=0.04)
    _marks(quads, way, end)
    for zone in course.zones:
        if zone.thing in FLOORS:
            _floor(quads, zone, half)
    for zone in course.zones:
        if zone.thing not in FLOORS:
            _told(quads, zone)
            if zone.real:
                _thing(quads, zone, half, course.half_width_m)
    for number, zone in enumerate(boxes(course)):
        _box(quads, number, zone, course.half_width_m)


def _marks(quads: Quads, way: Way, end: float) -> None:
    """Add what makes speed felt: place marks of every bay, tyre marks, scuffs."""
    chance = np.random.Generator(np.random.PCG64(5))
    half = way.course.half_width_m
    for number, a in enumerate(np.arange(-7.5, end - 8.0, 2.5)):
        for side in (-1, 1):
            x = side * (half + 0.12)
            wide = (min(x, x - side * 0.16), max(x, x - side * 0.16))
            quads.flat((a, a + 0.34), wide, "mark" if number % 4 == 0 else "joint", layer=0.03, seen_m=(0.0, 20.0))
    for _ in range(int(end * 0.9)):
        start, x, bend, length = chance.random(4)
        a, left, run = -8.0 + start * (end + 6.0), (x - 0.5) * 1.7 * half, 0.8 + 2.6 * length
        shift = (bend - 0.5) * 0.3
        corners = (
            (a, left, 0.0),
            (a, left + 0.06, 0.0),
            (a + run, left + shift + 0.06, 0.0),
            (a + run, left + shift, 0.0),
        )
        quads.add(a + run, "tyre", corners, seen_m=(0.0, 14.0))


def _floor(quads: Quads, zone: Zone, half: float) -> None:
    """Lay rubber matting or water on the concrete."""
    if zone.thing == "concrete":
        return
    paint = "rubber" if zone.thing == "rubber" else "wet"
    a = zone.start_m
    while a < zone.end_m:
        b = min(a + _SLICE_M, zone.end_m)
        inset = 0.0 if paint == "rubber" else 0.14 * np.sin(a * 2.1)
        quads.flat((a, b), (-half + 0.1 + inset, half - 0.1 + inset), paint, layer=0.02)
        if paint == "rubber":
            for stud in range(4):
                x = -half + 0.3 + (2 * half - 0.6) * stud / 3
                quads.flat((a + 0.1, a + 0.7), (x - 0.05, x + 0.05), "rubber_stud", layer=0.005, seen_m=(0.0, 16.0))
        else:
            for side in (-1, 1):
                x = side * (half - 0.14) + inset
                quads.flat((a, b), (x - 0.025, x + 0.025), "wet_edge", layer=0.01, seen_m=(0.0, _SMALL_SEEN_M))
        a = b
    edge = "ridge" if paint == "rubber" else "wet_edge"
    for s in (zone.start_m, zone.end_m - 0.07):
        quads.flat((s, s + 0.07), (-half + 0.1, half - 0.1), edge, layer=0.012)


def _thing(quads: Quads, zone: Zone, half: float, lane_half: float) -> None:
    """Put one thing in the way."""
    a, b = zone.start_m, zone.end_m
    if zone.thing == "threshold":
        _threshold(quads, a, max(b, a + 0.12), half, _TALL * zone.value)
    elif zone.thing == "gap":
        quads.flat((a - 0.55, a), (-half, half), "plate", layer=0.02)
        quads.flat((a, max(b, a + 0.12)), (-half, half), "pit", layer=0.02)
        quads.flat((max(b, a + 0.12), max(b, a + 0.12) + 0.9), (-half, half), "plate", layer=0.02)
        for rib in range(4):
            s = max(b, a + 0.12) + 0.12 + rib * 0.2
            quads.flat((s, s + 0.05), (-half + 0.2, half - 0.2), "plate_rib", layer=0.005, seen_m=(0.0, _SMALL_SEEN_M))
        _stripes(quads, a - 0.14, half, 0.0, 0.0)
    elif zone.thing == "ramp":
        for row in range(int((b - a) / 1.6)):
            s = a + 0.6 + row * 1.6
            tip = 0.4 if zone.value > 0 else -0.4
            for side in (-1, 1):
                corners = (
                    (s, side * lane_half * 0.7, 0.0),
                    (s + 0.16, side * lane_half * 0.7, 0.0),
                    (s + tip + 0.16, 0.0, 0.0),
                    (s + tip, 0.0, 0.0),
                )
                quads.add(s + 0.6, "mark", corners, shade=0.8)
        for s in (a, b):
            quads.flat((s, s + 0.1), (-half, half), "plate", layer=0.01)
    elif zone.thing == "bend":
        _bend_marks(quads, zone, lane_half)


def _threshold(quads: Quads, a: float, b: float, half: float, high: float) -> None:
    quads.across(a, (-half, half), (0.0, high), "steel", layer=0.001)
    quads.flat((a, b), (-half, half), "plate_rib", high_m=high, layer=0.002)
    _stripes(quads, a - 0.3, half, 0.0, 0.3)
    _stripes(quads, a, half, high, 0.0)


def _stripes(quads: Quads, s: float, half: float, high: float, deep: float) -> None:
    """Add the black and yellow band: lying before a thing, or upright on its face when it is ``high``."""
    count = 11
    pitch = 2 * half / count
    for number in range(count):
        left = -half + number * pitch
        paint = "ridge" if number % 2 else "ridge_dark"
        if high:
            quads.across(s, (left, left + pitch), (0.0, high * 0.8), paint, layer=-0.001)
        else:
            span = (s, s + (deep or 0.12))
            quads.flat(span, (left, left + pitch), paint, layer=0.01)


def _bend_marks(quads: Quads, zone: Zone, lane_half: float) -> None:
    """Paint chevrons that point into the bend."""
    side = 1 if zone.value > 0 else -1
    s = zone.start_m + 0.5
    while s < zone.end_m - 0.5:
        x = -side * lane_half * 0.62
        for end in (-1, 1):
            corners = (
                (s, x, 0.0),
                (s + 0.5 * end, x - side * 0.34, 0.0),
                (s + 0.5 * end, x - side * 0.16, 0.0),
                (s, x + side * 0.18, 0.0),
            )
            quads.add(s + 0.5, "line", corners, seen_m=(0.0, _SMALL_SEEN_M))
        s += 1.5


def _told(quads: Quads, zone: Zone) -> None:
    """Paint an arrow on the floor where a thing is announced."""
    if zone.shown_m <= 0.0 or zone.thing in ("worn", "shimmy"):
        return
    for back_m in (5.0, 2.6):
        s = zone.start_m - min(back_m, zone.shown_m)
        lean = 0.0
        if zone.thing == "bend":
            lean = 0.5 if zone.value > 0 else -0.5
        arrow(quads, s, 0.0, lean)


def arrow(quads: Quads, s: float, x: float, lean: float) -> None:
    """Paint an arrow; ``lean`` metres to the right at its tip."""

    def at(point: tuple[float, float]) -> tuple[float, float, float]:
        return s + point[1], x + point[0] + lean * (point[1] / 1.6) ** 2, 0.0

    tail = tuple(at(ARROW[number]) for number in (0, 1, 2, 6))
    head = tuple(at(ARROW[number]) for number in (3, 4, 5, 5))
    for corners in (tail, head):
        quads.add(s + 1.6, "mark", corners, shade=0.9, seen_m=(0.0, _SMALL_SEEN_M))


def _box(quads: Quads, number: int, zone: Zone, half: float) -> None:
    """Paint a stop box: its outline, corners that stand out, a cross in the middle, and a faint light over it all."""
    a, b = zone.start_m, zone.end_m
    lines, inside = box_groups(number)
    quads.flat((a, b), (-half, half), "lit_faint", layer=0.02, group=inside)
    for side in (-1, 1):
        x = side * (half - _BAND / 2)
        steps = max(1, int((b - a) / 0.8))
        for step in range(steps):
            span = (a + (b - a) * step / steps, a + (b - a) * (step + 1) / steps)
            quads.flat(span, (x - _BAND / 2, x + _BAND / 2), "lit_soft", layer=0.01, group=lines)
    for s in (a, b - _BAND):
        quads.flat((s, s + _BAND), (-half, half), "lit_soft", layer=0.008, group=lines)
    middle = (a + b) / 2
    for left, right in ((-0.28, 0.28), (0.28, -0.28)):
        corners = (
            (middle - 0.34, left - 0.06, 0.0),
            (middle - 0.34, left + 0.06, 0.0),
            (middle + 0.34, right + 0.06, 0.0),
            (middle + 0.34, right - 0.06, 0.0),
        )
        quads.add(b, "lit_soft", corners, group=lines)


def box_groups(number: int) -> tuple[str, str]:
    """Return the groups of faces of a course's ``number``-th box: its lines, and the light inside."""
    return f"box {number} lines", f"box {number} inside"


def boxes(course: Course) -> tuple[Zone, ...]:
    """Return the stop boxes of a course, in order."""
    return tuple(zone for zone in course.zones if zone.thing == "box")
