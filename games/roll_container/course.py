"""The way of one run: a lane through the distribution centre and what lies on it, drawn from the seed.

Places are metres along the middle of the lane from the start. A run has three acts: a quiet aisle; the way, with
things in it and rests between them, which a box cuts in two where the trainee waits for the order to go on; and the
finale, the last stretch to the dock's box. Chance deals where things lie, to which side they go and which are told
beforehand: how many there are and how long the way is does not depend on the seed.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from games.roll_container.params import Params

FLOORS: Final = ("concrete", "rubber", "wet")
THINGS: Final = ("threshold", "gap", "bend", "box", "ramp", "worn", "shimmy")
"""What a zone can be, besides a floor. ``worn`` and ``shimmy`` are wheel trouble that lasts over a stretch."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the way.

    Parameters
    ----------
    thing : str
        One of ``FLOORS`` or ``THINGS``.
    start_m, end_m : float
        From where to where; a threshold is as long as it is deep.
    value : float
        threshold and gap: height in m; bend: curvature in 1/m, positive to the right; ramp: rise per metre, negative
        downhill; worn: side that it pulls to, -1 or 1; shimmy, box and floors: 0.
    shown_m : float
        From so many metres before it the trainee is told of it (sign and arrow on the floor, beep); 0 for a surprise.
    real : bool
        False for a catch: it is announced, and then nothing happens.
    """

    thing: str
    start_m: float
    end_m: float
    value: float = 0.0
    shown_m: float = 0.0
    real: bool = True


@dataclass(frozen=True, slots=True)
class Course:
    """The whole way.

    Parameters
    ----------
    zones : tuple of Zone
        By ``start_m``; floors cover the way without gaps, things lie on them. The last one is the dock's box.
    length_m : float
        Up to the far line of the last box.
    half_width_m : float
        Of the free lane: farther from its middle the container touches a rack.
    finale_m : float
        Where the last act begins.
    wait_s : float
        At the box half-way, until the order to go on.
    boxes : tuple of Zone
        Those to stop in, in their order; the last one is the dock's.
    """

    zones: tuple[Zone, ...]
    length_m: float
    half_width_m: float
    finale_m: float = 0.0
    wait_s: float = 2.5
    boxes: tuple[Zone, ...] = ()


START_M: Final = -1.0
"""Where the container's middle stands at first: a metre before the way begins."""

QUIET_M: Final = 7.0
"""The first metres, with nothing in them."""
IN_SIGHT_M: Final = 8.0
"""Bends, ramps and boxes can be seen from so far: nobody is surprised by those."""
FINALE: Final = 0.74
"""Share of the way where the last act begins."""
HALF: Final = 0.5
CLEAR_M: Final = 2.5
"""Nothing lies so near to a box: who brakes for it, or has just set off, has no momentum for a threshold."""
REST_S: Final = (1.5, 4.5)
"""Travel between two things (random foreperiod, training.md, section 6); squeezed where the way is full."""
RUN_UP_M: Final = 1.5
"""At the least so much lies between two things: who comes out of a bend needs it for the next threshold."""
SLOPE: Final = 0.02
GAP_M: Final = 0.0045
"""A wheel sinks so deep into the gap of a dock leveller."""
PATCH_M: Final = 5.0
"""Length of a rubber mat and of a puddle."""
WAIT_S: Final = (2.0, 3.5)
_LENGTHS_M: Final = {"threshold": 0.3, "gap": 0.2, "bend": 4.5, "ramp": 3.5, "worn": 1.4, "shimmy": 3.5}
_TOLD: Final = ("threshold", "gap", "worn", "shimmy")


@dataclass(frozen=True, slots=True)
class _Item:
    """A thing before it has a place."""

    thing: str
    length_m: float
    value: float
    shown_m: float
    real: bool = True


def make_course(params: Params, rng: np.random.Generator) -> Course:
    """Draw the course of a round: another one for each seed, equally hard for all."""
    halves = _dealt(params, rng)
    middle_m, end_m = HALF * params.length_m, params.length_m
    ends = (middle_m - params.box_m, end_m - params.box_m)
    boxes = tuple(Zone("box", end, end + params.box_m, 0.0, IN_SIGHT_M) for end in ends)
    parts = ((QUIET_M, ends[0] - CLEAR_M), (middle_m + CLEAR_M, ends[1] - CLEAR_M))
    zones = list(boxes[:1])
    for items, part in zip(halves, parts, strict=True):
        zones += _laid(items, part, rng)
    zones += _floors(params, parts, rng)
    zones.sort(key=lambda zone: (zone.start_m, zone.thing))
    wait_s = float(rng.uniform(*WAIT_S))
    return Course((*zones, boxes[-1]), end_m, params.half_width_m, FINALE * end_m, wait_s, boxes)


def _dealt(params: Params, rng: np.random.Generator) -> tuple[list[_Item], list[_Item]]:
    """Return the things of the first and of the second half: as alike as can be, each in a random order."""
    side = 1.0 if rng.random() < 0.5 else -1.0
    items = [
        _Item("bend", _LENGTHS_M["bend"], side * (-1) ** k * params.bend_1_m, IN_SIGHT_M) for k in range(params.bends)
    ]
    items += [_Item("ramp", _LENGTHS_M["ramp"], SLOPE, IN_SIGHT_M)] * params.ramps
    values = {"threshold": params.threshold_m, "gap": GAP_M, "worn": 0.0, "shimmy": 0.0}
    counts = (params.thresholds, params.gaps, params.worn, params.shimmy)
    told = [thing for thing, count in zip(_TOLD, counts, strict=True) for _ in range(count)]
    shown_m = params.warning_s * params.walk_m_s
    known = set(rng.permutation(len(told))[: round(params.cued * len(told))].tolist())
    for number, thing in enumerate(told):
        value = values[thing]
        if thing == "threshold" and number not in known:
            value *= params.untold
        if thing == "worn":
            side = -side
            value = side
        items.append(_Item(thing, _LENGTHS_M[thing], value, shown_m if number in known else 0.0))
    items += [_Item("threshold", _LENGTHS_M["threshold"], params.threshold_m, shown_m, real=False)] * params.catches
    first, second = items[::2], items[1::2]
    return [first[i] for i in rng.permutation(len(first))], [second[i] for i in rng.permutation(len(second))]


def _laid(items: list[_Item], part: tuple[float, float], rng: np.random.Generator) -> list[Zone]:
    """Return the things in a part of the way, with rests before, between and behind."""
    rests = rng.uniform(*REST_S, len(items) + 1)
    free_m = part[1] - part[0] - float(np.add.reduce([item.length_m for item in items]))
    run_m = min(RUN_UP_M, free_m / len(rests))
    rests = run_m + rests * ((free_m - run_m * len(rests)) / float(np.add.reduce(rests)))
    at_m, zones = part[0], []
    for item, rest_m in zip(items, rests.tolist(), strict=False):
        at_m += rest_m
        zones.append(Zone(item.thing, at_m, at_m + item.length_m, item.value, item.shown_m, item.real))
        at_m += item.length_m
    return zones


def _floors(params: Params, parts: tuple[tuple[float, float], ...], rng: np.random.Generator) -> list[Zone]:
    """Return the floors, without gaps: patches of rubber and of water, and concrete everywhere else."""
    turn = int(rng.integers(2))
    patches: list[tuple[float, str]] = []
    for kind, count in (("rubber", params.rubber), ("wet", params.wet)):
        for number in range(count):
            # Each patch has a quarter of the way to itself: the first of both kinds lie in different halves.
            half = (number + (kind == "wet")) % 2
            begin_m, end_m = parts[half]
            quarter = (end_m - begin_m) / 2
            slot = (turn + (kind == "wet")) % 2
            start_m = begin_m + slot * quarter + float(rng.random()) * max(quarter - PATCH_M, 0.0)
            patches.append((start_m, kind))
    zones, at_m = [], START_M
    for start_m, kind in sorted(patches):
        zones += [Zone("concrete", at_m, start_m), Zone(kind, start_m, start_m + PATCH_M)]
        at_m = start_m + PATCH_M
    return [*zones, Zone("concrete", at_m, params.length_m + 2.0)]
