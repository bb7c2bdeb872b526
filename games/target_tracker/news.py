"""What is worth telling about a tick of Target Tracker: the events of the round."""

from typing import Final

from games.target_tracker.params import BEACONS, Params
from games.target_tracker.path import direction_deg
from games.target_tracker.state import State
from station.game.rules import Event
from station.game.ticks import TICK_HZ, TICK_S

STREAK_TICKS: Final = 2 * TICK_HZ
"""A stay inside that is worth mourning."""
MILESTONES: Final = {seconds * TICK_HZ: f"inside_{seconds}s" for seconds in (5, 10, 20, 40)}
RUSHING_TICKS: Final = TICK_HZ // 2
LATE_TICKS: Final = 10 * TICK_HZ
"""Who stays behind is told again after this time."""
ASTRAY_TICKS: Final = TICK_HZ
"""Who keeps to the other lantern for so long is told."""
RUN_OF_BEACONS: Final = 3


def events(before: State, after: State, params: Params) -> tuple[Event, ...]:
    """Return what happened between two states, in the order in which it is told."""
    at = before.ticks
    found: list[Event] = []
    if after.act != before.act:
        found.append(Event("finale" if after.act == 2 else "build", at))
    if at == round(params.round_s * TICK_HZ / 2):
        found.append(Event("halfway", at, {"score": after.score}))
    if after.hop != before.hop:
        found.extend(_hop(before, after, at))
    if after.caught != before.caught:
        found.extend(_caught(after, params, at))
    _streak(before, after, at, found)
    if after.watch.late % LATE_TICKS == 1 and after.watch.streak < STREAK_TICKS:
        found.append(Event("behind", at, {"lag_s": after.lag_s}))
    if after.watch.rushing == RUSHING_TICKS:
        found.append(Event("rushing", at, {"speed_reach_s": after.watch.dot_speed}))
    if after.watch.astray == ASTRAY_TICKS:
        found.append(Event("astray", at))
    if (after.decoy_alpha > 0) and not before.decoy_alpha:
        found.append(Event("decoy", at))
    if (after.dot_alpha < 1) != (before.dot_alpha < 1):
        found.append(Event("dot_hidden" if after.dot_alpha < 1 else "dot_shown", at))
    if after.time_left_s == 0 < before.time_left_s:
        found.append(Event("round_end", at, {"score": after.score}))
    return tuple(found)


def _hop(before: State, after: State, at: int) -> list[Event]:
    """Return that the circle hops, and whether the beacon before was missed."""
    missed = before.hop >= 0 and before.watch.beacon != before.hop
    if after.hop == BEACONS:
        hop = Event("home", at)
    else:
        hop = Event("hop", at, {"direction_deg": direction_deg(before.target_u, after.path.beacons[after.hop])})
    return [Event("missed", at, {"beacon": before.hop + 1}), hop] if missed else [hop]


def _caught(after: State, params: Params, at: int) -> list[Event]:
    """Return that a beacon was reached, and what that completes."""
    time_s = at * TICK_S - after.path.finale_s - after.hop * params.hop_s
    caught = Event("caught", at, {"beacon": after.hop + 1, "time_to_target_s": time_s})
    if after.caught == BEACONS:
        return [caught, Event("caught_all", at)]
    return [caught, Event("caught_run", at)] if after.caught == after.hop + 1 == RUN_OF_BEACONS else [caught]


def _streak(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add milestones of a stay inside, narrow saves, and its end."""
    streak, last = after.watch.streak, before.watch.streak
    if streak > last and streak in MILESTONES:
        found.append(Event(MILESTONES[streak], at, {"streak_s": after.streak_s}))
    if after.watch.saved_at != before.watch.saved_at:
        found.append(Event("saved", at, {"streak_s": after.streak_s}))
    if not streak and last >= STREAK_TICKS:
        found.append(Event("left", at, {"streak_s": before.streak_s}))
