"""The boxes to stop in: what counts as stopped, the wait, the order to go on, the delivery."""

from typing import Final, NamedTuple

from games.roll_container.body import Body
from games.roll_container.books import Watch
from games.roll_container.course import Course, Zone
from games.roll_container.physics import FRONT_M, REAR_M
from games.roll_container.track import barrier_m
from station.game.ticks import TICK_HZ

REST_TICKS: Final = round(0.3 * TICK_HZ)
"""Standing still for so long is a stop."""
STILL_M_S: Final = 0.02
AT_THE_LINE: Final = 0.4
"""What a clean stop at the very line is worth of one in the middle of the box."""
NEAR_M: Final = 2.5
"""Who stands still so far before the lines has stopped too early; farther back it is a rest on the way."""


class Stop(NamedTuple):
    """What a tick means for the box ahead.

    Parameters
    ----------
    box, spoiled, early_m, resting, waiting, stood
        As in ``Watch``.
    reached, clean, ordered : bool
        In this tick the container came to rest in the box, at once and inside the lines; the order to go on came.
    short : bool
        In this tick it came to rest before the lines.
    over_m : float
        How far beyond the lines it stands.
    neat : float
        Of a clean stop: 1 in the middle of the box, ``AT_THE_LINE`` at its lines.
    """

    box: int
    spoiled: bool
    early_m: float
    resting: int
    waiting: int
    stood: int
    reached: bool = False
    clean: bool = False
    ordered: bool = False
    short: bool = False
    over_m: float = 0.0
    neat: float = 0.0


def lines_m(box: Zone) -> tuple[float, float]:
    """Return from where to where the middle of a container stands inside the lines."""
    return box.start_m + REAR_M, box.end_m - FRONT_M


def closed_m(course: Course, watch: Watch) -> float:
    """Return where the next closed barrier stops a container."""
    return barrier_m(course.boxes[watch.box].end_m)


def follow(watch: Watch, after: Body, course: Course) -> Stop:
    """Return what a tick means for the box ahead."""
    resting = watch.resting + 1 if abs(after.v_m_s) < STILL_M_S else 0
    spoiled = watch.spoiled or after.crashed
    now = Stop(watch.box, spoiled, watch.early_m, resting, watch.waiting, watch.stood)
    if watch.stood:
        return now._replace(stood=watch.stood + 1)
    if watch.waiting:
        if watch.waiting == 1 and resting:
            return Stop(watch.box + 1, False, 0.0, 0, 0, 0, ordered=True)
        return now._replace(waiting=watch.waiting - (resting > 0))
    if resting != REST_TICKS:
        return now
    low_m, high_m = lines_m(course.boxes[watch.box])
    if after.s_m < low_m:
        if after.s_m < low_m - NEAR_M:
            return now
        return now._replace(spoiled=True, early_m=max(watch.early_m, low_m - after.s_m), short=True)
    over_m = max(0.0, after.s_m - high_m)
    clean = over_m == 0 and not spoiled
    off = abs(2 * after.s_m - low_m - high_m) / (high_m - low_m)
    last = watch.box + 1 == len(course.boxes)
    return now._replace(
        waiting=0 if last else round(course.wait_s * TICK_HZ),
        stood=int(last),
        reached=True,
        clean=clean,
        over_m=over_m,
        neat=1 - (1 - AT_THE_LINE) * off if clean else 0.0,
    )
