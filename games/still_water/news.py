"""What is worth telling about a tick of Still Water: the events of the round."""

from math import atan2, pi
from typing import Final

from games.still_water.course import CALM, FINALE, HOME, MEASURE
from games.still_water.params import STARS, Params
from games.still_water.state import State
from station.game.rules import Event
from station.game.ticks import TICK_HZ

MILESTONES: Final = {seconds * TICK_HZ: f"unbroken_{seconds}s" for seconds in (5, 10, 20, 40)}
MOURNED_TICKS: Final = 3 * TICK_HZ
"""An unbroken time that is worth telling when it ends."""
STARS_RUN: Final = 5
BREATHE_TICKS: Final = 4 * TICK_HZ
"""So long after the second stay, or the finale, begins, breathing is spoken of."""
LOPSIDED: Final = 0.6
"""Share of R that the weight is to one side for seconds on end."""
SECOND_STAY: Final = 5


def events(before: State, after: State, params: Params) -> tuple[Event, ...]:
    """Return what happened between two states, in the order in which it is told."""
    at = before.ticks
    found: list[Event] = []
    if not at:
        found.append(Event("begin_blind" if params.blind else "begin", at))
    if after.leg != before.leg:
        _leg(before, after, at, found)
    for place, (was, now) in enumerate(zip(before.lit, after.lit, strict=True)):
        if now > was:
            found.append(Event("light", at, {"place": place + 1}))
    if at == round(params.round_s * TICK_HZ / 2):
        found.append(Event("halfway", at, {"score": after.score}))
    _reflection(before, after, at, found)
    if after.stars_lit != before.stars_lit:
        _star(after, at, found)
    since = at - round(after.course.starts_s[after.leg] * TICK_HZ)
    if after.leg in (SECOND_STAY, FINALE) and since == BREATHE_TICKS:
        found.append(Event("breathe", at))
    if _lopsided(after) and not _lopsided(before):
        found.append(Event("lopsided", at, {"aside_m": after.watch.aside_m}))
    if after.time_left_s == 0 < before.time_left_s:
        found.append(Event("round_end", at, {"score": after.score}))
    return tuple(found)


def _leg(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add that the lantern sets off or comes to rest, and that a place was left without its light."""
    course = after.course
    left = course.place(before.leg)
    if left >= 0 and not course.gliding(before.leg) and not before.lit[left]:
        found.append(Event("dark", at, {"place": left + 1}))
    place = course.place(after.leg)
    if before.leg == MEASURE:
        found.append(Event("measured", at, {"sway_m": after.sway_m, "radius_m": after.radius_m}))
    if after.leg == HOME:
        found.append(Event("homeward", at))
    elif after.leg == FINALE:
        found.append(Event("finale", at))
    elif place >= 0 and course.gliding(after.leg):
        ml, ap = course.places[place]
        found.append(Event("drift", at, {"direction_deg": atan2(ml, ap) * 180 / pi % 360}))
    elif after.leg > CALM:
        found.append(Event("arrived", at, {"place": place + 1}))


def _reflection(before: State, after: State, at: int, found: list[Event]) -> None:
    """Add that the reflection is about to break, heals or breaks, and milestones of its unbroken time."""
    was, now = before.watch, after.watch
    if now.edge and not was.edge:
        found.append(Event("near", at, {"unbroken_s": after.unbroken_s}))
    if now.saved_at != was.saved_at:
        found.append(Event("saved", at, {"unbroken_s": after.unbroken_s}))
    if not now.unbroken and was.unbroken >= MOURNED_TICKS:
        found.append(Event("broke", at, {"unbroken_s": before.unbroken_s}))
    if now.unbroken > was.unbroken and now.unbroken in MILESTONES:
        found.append(Event(MILESTONES[now.unbroken], at, {"unbroken_s": after.unbroken_s}))


def _star(after: State, at: int, found: list[Event]) -> None:
    """Add that a star was lit, and what that completes."""
    found.append(Event("star", at, {"stars": after.stars_lit}))
    if after.stars_lit == STARS:
        found.append(Event("constellation", at))
    elif after.stars_lit % STARS_RUN == 0:
        found.append(Event("stars_run", at))


def _lopsided(state: State) -> bool:
    at_home = state.leg in (CALM, FINALE)
    return at_home and state.radius_m > 0 and abs(state.watch.aside_m) > LOPSIDED * state.radius_m
