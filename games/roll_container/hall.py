"""What stands along the lane: racks full of goods, cross aisles, roof, and the dock at the end."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from games.roll_container.lane import EDGE_M, FAR_M, Way
from games.roll_container.quads import Quads

BAY_M: Final = 2.5
LEVELS_M: Final = (0.12, 1.78, 3.36)
"""Heights of the shelves."""

TOP_M: Final = 4.7
ROOF_M: Final = 6.2
DEEP_M: Final = 1.0
DOCK_M: Final = 7.0
"""The racks end so far before the last box: there the hall opens."""

DOCK_WIDE_M: Final = 4.6
GATE_M: Final = 1.55
"""Half the width of the door that the lorry stands at."""

_CROSS_EVERY: Final = 9
"""Every so many bays an aisle crosses, now to the left and now to the right."""

BACK_M: Final = EDGE_M + BAY_M
"""Nearer than this, what is behind the goods is not drawn piece by piece: it is only dark there."""

DOCK: Final = "dock"
"""The group of the lights around the dock's doors."""

CROSS_WIDE_M: Final = 7.0
"""How deep a crossing aisle is seen."""

_BOXES: Final = 7
_PLAIN_FROM_M: Final = 3.0
"""On higher shelves boxes are not heaped, and have no pallets: hardly anybody looks there."""

_RAIL_M: Final = 0.44
"""Beside the lane: there the side of a container is whose middle has come to the edge of it."""

_RAIL_SEEN_M: Final = 24.0
_BARED_M: Final = 4.5
_FACE_SEEN_M: Final = 15.0
_SMALL_SEEN_M: Final = 7.0
_LABEL_SEEN_M: Final = 6.0


def open_floor(way: Way) -> tuple[tuple[float, float, int], ...]:
    """Return the stretches whose floor is seen beyond the racks, and on which side, 0 for both."""
    last = dock_m(way) - DOCK_M
    count = int((last + 10.0) / BAY_M)
    crossings = [number for number in range(count) if number % _CROSS_EVERY == 5]
    starts = [(last - (count - number) * BAY_M, 1 if (number // _CROSS_EVERY) % 2 else -1) for number in crossings]
    return (*((start - 1.2, start + 2 * BAY_M, side) for start, side in starts), (last - 1.0, last + DOCK_M + 1.0, 0))


def lamps(way: Way, every_m: float) -> np.ndarray:
    """Return where the lamps hang along the lane."""
    return np.arange(-9.0, way.course.length_m + 30.0, every_m)


def dock_m(way: Way) -> float:
    """Return where the wall with the dock stands."""
    return max(way.course.length_m, max((zone.end_m for zone in way.course.zones), default=0.0)) + 1.1


def build(quads: Quads, way: Way) -> None:
    """Add everything that stands along the lane."""
    end = dock_m(way)
    last = end - DOCK_M
    count = int((last + 10.0) / BAY_M)
    first = last - count * BAY_M
    chance = np.random.Generator(np.random.PCG64(17))
    half = way.half_m
    for side in (-1, 1):
        open_before = False
        for number, a in enumerate(np.arange(count) * BAY_M + first):
            crossing = number % _CROSS_EVERY in (5, 6) and (number // _CROSS_EVERY) % 2 == (side > 0)
            if crossing or number == count - 1:
                post = float(a) if crossing and not open_before else float(a) + BAY_M
                if not crossing or not open_before:
                    _post(quads, post - 0.1, side * half, side)
            if crossing:
                if not open_before:
                    _cross_aisle(quads, float(a), side, half)
            else:
                if open_before:
                    _rack_end(quads, float(a), side, half)
                _bay(quads, float(a), side, half, chance)
            open_before = crossing
    _rails(quads, way, first, last)
    for zone in way.course.zones:
        if zone.thing == "wet":
            _wet_sign(quads, zone.start_m - 0.3, -(way.course.half_width_m + 0.62))
    _roof(quads, first, end)
    _dock(quads, last, end, half)


def _bay(quads: Quads, a: float, side: int, half: float, chance: np.random.Generator) -> None:
    b, x, deep = a + BAY_M, side * half, side * (half + DEEP_M)
    quads.along((a, b), deep, (0.0, TOP_M), "back", layer=0.05, shade=0.5, seen_m=(BACK_M, FAR_M))
    for level, floor_m in enumerate(LEVELS_M):
        dim = (1.0, 0.8, 0.5)[level]
        high_m = 0.0
        for slot in range(2):
            place = a + 0.08 + slot * BAY_M / 2, x, floor_m
            high_m = _goods(quads, place, side, dim, chance, before_m=high_m)
        if level:
            quads.along((a, b), x, (floor_m - 0.13, floor_m), "beam", layer=-0.01, shade=dim)
            if level == 1:
                continue
            quads.flat(
                (a, b), (min(x, deep), max(x, deep)), "back_high", high_m=floor_m - 0.13, layer=-0.005, shade=0.3
            )
    _post(quads, a, x, side)
    guard = (x - side * 0.03, x + side * 0.15)
    quads.across(a - 0.05, (min(guard), max(guard)), (0.0, 0.42), "guard", seen_m=(0.0, _FACE_SEEN_M))
    quads.across(
        a - 0.05, (min(guard), max(guard)), (0.14, 0.26), "ridge_dark", layer=-0.001, seen_m=(0.0, _SMALL_SEEN_M)
    )


def _rails(quads: Quads, way: Way, first: float, last: float) -> None:
    """Add the low rail on both sides that a container grinds along when it leaves its lane; open where aisles cross."""
    gaps = open_floor(way)
    for a in np.arange(first, last, BAY_M):
        for side in (-1, 1):
            if not any(start < a + BAY_M / 2 < stop and where == side for start, stop, where in gaps):
                x = side * (way.course.half_width_m + _RAIL_M)
                quads.along((a, a + BAY_M), x, (0.12, 0.24), "rail", seen_m=(0.0, _RAIL_SEEN_M))


def _wet_sign(quads: Quads, s: float, x: float) -> None:
    """Put up the yellow sign before a wet floor: a board that stands by itself, with a drop on it."""
    for front in (0.3, 0.0):
        paint = "sign" if not front else "guard"
        corners = (
            (s + front, x - 0.17, 0.0),
            (s + front, x + 0.17, 0.0),
            (s + 0.15, x + 0.11, 0.66),
            (s + 0.15, x - 0.11, 0.66),
        )
        quads.add(s + front, paint, corners, seen_m=(0.0, _FACE_SEEN_M))
    drop = ((s - 0.01, x, 0.16), (s - 0.01, x + 0.07, 0.26), (s - 0.01, x, 0.5), (s - 0.01, x - 0.07, 0.26))
    quads.add(s - 0.01, "ridge_dark", drop, seen_m=(0.0, _SMALL_SEEN_M))


def _post(quads: Quads, a: float, x: float, side: int) -> None:
    post = (x, x + side * 0.11)
    quads.along((a, a + 0.1), x, (0.0, TOP_M), "upright_side", layer=-0.02, seen_m=(0.0, _BARED_M))
    quads.across(a, (min(post), max(post)), (0.0, TOP_M), "upright", layer=0.02)


def _goods(
    quads: Quads,
    corner: tuple[float, float, float],
    side: int,
    dim: float,
    chance: np.random.Generator,
    *,
    before_m: float,
) -> float:
    """Add what lies in one place of a rack, and return how high it is: a pallet and one or two boxes, or nothing.

    What stands before it, ``before_m`` high, hides the faces behind until the eye has nearly passed it.
    """
    s, x, floor_m = corner
    length, high, kind, split, inset = chance.random(5)
    if kind < 0.07:
        return 0.0
    length = 0.86 + 0.24 * length
    near = x + side * (0.05 + 0.12 * inset)
    far = x + side * (DEEP_M - 0.08)
    wide = (min(near, far), max(near, far))
    bottom = floor_m + 0.13
    top = bottom
    if floor_m < _PLAIN_FROM_M:
        quads.along((s, s + length), near, (floor_m, bottom), "pallet", shade=0.8 * dim, seen_m=(0.0, _SMALL_SEEN_M))
    for low, top in _heaps(bottom, 0.55 + 0.62 * high, split if floor_m < _PLAIN_FROM_M else 0.0):
        paint = f"box_{int(chance.random() * _BOXES)}" if chance.random() > 0.15 else "wrap"
        quads.along((s, s + length), near, (low, top), paint, shade=dim, seen_m=(0.0, FAR_M - 6.0 * floor_m))
        seen_m = 0.0, _FACE_SEEN_M if top > before_m else _BARED_M
        quads.across(s, wide, (low, top), paint, layer=length - 0.001, shade=0.5 * dim, seen_m=seen_m)
        if chance.random() < 0.6:
            spot = s + length * 0.3, s + length * 0.6
            middle = (low + top) / 2
            quads.along(
                spot,
                near - side * 0.01,
                (middle - 0.08, middle + 0.06),
                "label",
                layer=length * 0.4 - 0.004,
                shade=0.7 * dim,
                seen_m=(0.0, _LABEL_SEEN_M),
            )
    if floor_m < 1.0:
        quads.flat((s, s + length), wide, paint, high_m=top, layer=0.002, shade=0.8 * dim, seen_m=(0.0, _FACE_SEEN_M))
    return top


def _heaps(bottom: float, high: float, split: float) -> Iterator[tuple[float, float]]:
    """Return the heights of one box, or of two on top of each other."""
    if split < 0.45:
        yield bottom, bottom + high
    else:
        step = bottom + high * (0.35 + 0.4 * split)
        yield bottom, step
        yield step + 0.015, bottom + high


def _cross_aisle(quads: Quads, a: float, side: int, half: float) -> None:
    """Add an opening between racks, two bays long: a wall far to the side, and one that looks back, with a door."""
    b, x = a + 2 * BAY_M, side * (half + CROSS_WIDE_M)
    for span in ((a - 1.0, a + BAY_M), (a + BAY_M, b)):
        quads.along(span, x, (0.0, ROOF_M), "wall", layer=0.3, shade=0.6)
    inner = side * half

    def wide(left: float, right: float) -> tuple[float, float]:
        return min(inner + side * left, inner + side * right), max(inner + side * left, inner + side * right)

    quads.across(b, wide(0.0, CROSS_WIDE_M), (0.0, ROOF_M), "wall", layer=0.28, shade=0.8)
    quads.across(b - 0.02, wide(2.0, 5.2), (0.0, 3.1), "door_light", layer=0.26)
    quads.across(b - 0.03, wide(2.2, 5.0), (0.0, 2.9), "door_shut", layer=0.25)
    for slat in range(4):
        high = 0.2 + 0.7 * slat
        quads.across(b - 0.04, wide(2.2, 5.0), (high, high + 0.12), "door_slat", layer=0.24)
    quads.across(b - 0.04, wide(2.8, 4.4), (3.5, 3.72), "lit", layer=0.23)


def _rack_end(quads: Quads, a: float, side: int, half: float) -> None:
    """Add the end of a rack, seen along the lane behind an opening."""
    wide = (min(side * half, side * (half + DEEP_M)), max(side * half, side * (half + DEEP_M)))
    quads.across(a - 0.06, wide, (0.0, TOP_M), "upright_side", shade=0.9)
    quads.across(a - 0.08, wide, (0.0, 0.5), "guard", layer=-0.01)
    for stripe in range(3):
        left = wide[0] + (0.1 + 0.34 * stripe)
        corners = (
            (a - 0.09, left, 0.0),
            (a - 0.09, left + 0.14, 0.0),
            (a - 0.09, left + 0.26, 0.5),
            (a - 0.09, left + 0.12, 0.5),
        )
        quads.add(a - 0.12, "ridge_dark", corners, seen_m=(0.0, _FACE_SEEN_M))
    middle = side * (half + 0.5)
    quads.across(a - 0.08, (middle - 0.3, middle + 0.3), (2.3, 2.9), "label", layer=-0.01, shade=0.8)
    quads.across(a - 0.09, (middle - 0.16, middle + 0.16), (2.45, 2.75), "upright_side", layer=-0.02)


def _roof(quads: Quads, first: float, end: float) -> None:
    for a in np.arange(first, end, BAY_M * 2):
        quads.across(float(a), (-12.0, 12.0), (ROOF_M, ROOF_M + 0.32), "roof", shade=0.5)
        for x in (-0.9, 0.9):
            quads.along(
                (float(a), float(a) + BAY_M * 2),
                x,
                (ROOF_M - 0.24, ROOF_M - 0.14),
                "roof",
                shade=0.9,
                seen_m=(0.0, 30.0),
            )


def _dock(quads: Quads, last: float, end: float, half: float) -> None:
    """Add the open floor at the end, and the wall with the door of the lorry."""
    wide = half + DOCK_WIDE_M
    steps = 5
    for side in (-1, 1):
        x = side * wide
        for step in range(steps):
            span = (
                last - 1.0 + step * (end - last + 1.0) / steps,
                last - 1.0 + (step + 1) * (end - last + 1.0) / steps,
            )
            quads.along(span, x, (0.0, ROOF_M), "wall", layer=0.3, shade=0.7)
        quads.along((last + 2.0, last + 5.0), x, (0.0, 3.0), "door_light", layer=0.2)
        quads.along((last + 2.15, last + 4.85), x, (0.0, 2.86), "door_shut", layer=0.19)
    gate = GATE_M
    for left, right, low in ((-wide, -gate, 0.0), (gate, wide, 0.0), (-gate, gate, 3.0)):
        quads.across(end, (left, right), (low, ROOF_M), "wall")
    for side in (-1, 1):
        for number in range(2):
            middle = side * (gate + 1.1 + number * 2.3)
            quads.across(end - 0.05, (middle - 0.75, middle + 0.75), (0.0, 2.6), "door_shut", shade=0.9)
            for slat in range(4):
                high = 0.25 + 0.6 * slat
                quads.across(end - 0.06, (middle - 0.75, middle + 0.75), (high, high + 0.08), "door_slat")
        quads.across(
            end - 0.08,
            (min(side * gate, side * (gate + 0.28)), max(side * gate, side * (gate + 0.28))),
            (0.0, 3.28),
            "ridge_dark",
        )
    quads.across(end - 0.08, (-gate - 0.28, gate + 0.28), (3.0, 3.5), "ridge_dark")
    _dock_lights(quads, end)
    inside = end + 5.0
    quads.flat((end, inside), (-gate, gate), "inside", layer=0.4)
    for side in (-1, 1):
        quads.along((end, inside), side * gate, (0.0, 3.0), "inside_dark", layer=0.3)
    quads.across(inside, (-gate, gate), (0.0, 3.0), "inside_back", layer=0.5)
    quads.flat((end, inside), (-gate, gate), "inside", high_m=3.0, layer=0.4)


def _dock_lights(quads: Quads, end: float) -> None:
    """Add the strips of light around the lorry's door, and a bar of light over every other door."""
    paint = "dock_asleep"
    for side in (-1, 1):
        x = side * (GATE_M + 0.1)
        quads.across(end - 0.1, (x - 0.05, x + 0.05), (0.0, 3.14), paint, group=DOCK)
        for number in range(2):
            middle = side * (GATE_M + 1.1 + number * 2.3)
            quads.across(end - 0.1, (middle - 0.75, middle + 0.75), (2.75, 2.85), paint, group=DOCK)
    quads.across(end - 0.1, (-GATE_M - 0.15, GATE_M + 0.15), (3.08, 3.18), paint, group=DOCK)
