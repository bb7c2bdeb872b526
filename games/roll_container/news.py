"""What is worth telling about a tick of Roll Container Run: the events of the round."""

from typing import Final

from games.roll_container.params import Params
from games.roll_container.state import State
from station.game.rules import Event
from station.game.ticks import TICK_HZ

GOOD_S: Final = 1.0
"""A recovery within this is worth a word: the second that is asked for."""
SLOW_S: Final = 3.0
SHIMMY: Final = 0.4
STANDS_TICKS: Final = 4 * TICK_HZ
"""Whoever stands still so long with nothing to wait for may not know how to go on; it is told again and again."""


def events(before: State, after: State, params: Params) -> tuple[Event, ...]:
    """Return what happened between two states, in the order in which it is told."""
    at = before.ticks
    found: list[Event] = []
    if at == 0:
        found.append(Event("begin", at, {"mass_kg": params.mass_kg}))
    if after.ahead is not None and after.ahead is not before.ahead and after.ahead_m > 0:
        found.append(Event(f"{after.ahead.thing}_ahead", at, {"ahead_m": after.ahead_m}))
    _way(before, after, at, found)
    _body(before, after, at, found)
    _costs(before, after, at, found)
    _stops(before, after, at, found)
    if after.balance.recovery is not None and after.balance.recovery.ticks == 0:
        found.append(Event("perturbation", at))
    _recovered(before, after, at, found)
    watch = after.watch
    if watch.resting and watch.resting % STANDS_TICKS == 0 and not watch.waiting and not watch.stood:
        found.append(Event("stands", at, {"stands_s": watch.resting / TICK_HZ}))
    if after.par_left_s < 0 <= before.par_left_s and not after.delivered:
        found.append(Event("late", at))
    return tuple(found)


def _way(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add where the container has come to."""
    half_m = 0.5 * after.course.length_m
    if before.tally.way < 0.5 <= after.tally.way:
        found.append(Event("halfway", at, {"way_m": half_m}))
    if after.act > before.act and after.act == 2:
        found.append(Event("finale", at))
    if after.tally.catches > before.tally.catches:
        found.append(Event("nothing_came", at))


def _body(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add what its wheels met."""
    body, last = after.body, before.body
    if body.struck and not body.tries:
        gap = after.lane.hurdles[body.hurdle].gap
        found.append(Event("gap_hit" if gap else "threshold_hit", at, {"speed_m_s": last.v_m_s}))
    if body.dropped:
        found.append(Event("threshold_failed", at))
    if body.freed:
        gap = after.lane.hurdles[last.hurdle].gap
        found.append(Event("gap_over" if gap else "threshold_over", at, {"speed_m_s": body.v_m_s}))
    worn = after.lane.stretches[body.stretch].worn
    if worn and worn != after.lane.stretches[last.stretch].worn:
        found.append(Event("worn", at))
    if last.shimmy < SHIMMY <= body.shimmy:
        found.append(Event("shimmy", at))


def _costs(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add what costs points."""
    if after.tally.collisions > before.tally.collisions:
        found.append(Event("bump", at))
    if after.tally.uncaught > before.tally.uncaught:
        found.append(Event("release_late", at))
    if after.tally.shakes > before.tally.shakes:
        found.append(Event("goods_slide", at))
    if after.goods < before.goods:
        found.append(Event("goods_fall", at, {"goods": float(after.goods)}))


def _stops(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add what happened at the boxes."""
    if after.watch.spoiled and not before.watch.spoiled and after.watch.early_m > 0:
        found.append(Event("stop_short", at, {"early_m": after.watch.early_m}))
    if after.stops > before.stops:
        clean = after.clean_stops > before.clean_stops
        found.append(Event("stop_clean" if clean else "stop_rough", at))
    if after.watch.box > before.watch.box:
        found.append(Event("order", at))
    if after.delivered and not before.delivered:
        found.append(Event("delivered", at, {"score": after.score}))


def _recovered(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add how the trainee came back from a push: at once that it is over, and once it is sure how it went.

    The first is for the ear, which may hear it at once; the second for words, which would disturb in the first moments.
    """
    told = after.balance.told
    over = before.recovering_s > 0 and after.recovering_s == 0
    if over and 0 < after.recovery_s <= (GOOD_S if told else SLOW_S):
        found.append(Event("recovered", at, {"recovery_s": after.recovery_s}))
    done = after.balance.done
    if done is None or done.time_s is None:
        return
    data = {"recovery_s": done.time_s}
    if done.time_s > SLOW_S:
        found.append(Event("calm_late", at, data))
    elif not told:
        found.append(Event("calm_surprised", at, data))
    elif done.time_s <= GOOD_S:
        found.append(Event("calm_soon", at, data))
