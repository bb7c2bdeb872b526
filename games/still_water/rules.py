"""Still Water: keep a lantern's reflection unbroken.

All lengths are metres of CoP. The round begins with ``measure_s`` seconds that are not scored: they give the own rest
and the own sway (``measure``), the latter held between ``Params.least_sway_m`` and ``most_sway_m``. The water is calm
within ``R = room * sway`` of the lantern. The lantern is at the own rest first, then drifts to three places
``demand`` of the own reach away and stays a while at each, and comes back for the finale.

Score
-----
``10 (1 - r / R)`` points per second inside R, r being the distance of the CoP from the lantern (games.md). A stay
lights the light of its place once ``light_share`` of it was spent inside R. In the finale points count by the
share of the three lights that are lit: who only stood in the middle while the lantern was away carried nothing home.

No points off the board, in a data gap (the board's fault: left out of what could be had too), with a load unlike that
of the first moments (``station.game.load``), and for a CoP that spreads less than ``floor_m`` over some
seconds: a body breathes and sways, and what does not is not standing there.

``success`` is the score over what could be had, 10 a second. The reflection breaks when the smoothed CoP is outside R
for ``BREAK_S``; each unbroken second of the finale lights a star.
"""

from dataclasses import replace
from math import hypot
from typing import Final, NamedTuple

import numpy as np

from games.still_water import news
from games.still_water.course import CALM, FINALE, MEASURE, Point, make_course
from games.still_water.measure import Second, rest_and_sway
from games.still_water.metres import Metres
from games.still_water.params import PLACES, STARS, Params
from games.still_water.state import State, Tally, Watch
from station.game.grading import short_of_star, stars
from station.game.load import LOAD_TICKS, is_usual
from station.game.manoeuvre import Manoeuvre
from station.game.rules import Condition, Event, Outcome
from station.game.ticks import TICK_HZ, TICK_S, Tick

__all__ = ["Params", "State", "aim", "condition", "done", "initial", "outcome", "progress", "step"]

POINTS_PER_S: Final = 10.0
SOFT_S: Final = 0.2
"""Time constant of the smoothed CoP: a reflection breaks by sway, not by the board's noise."""
SLOW_S: Final = 3.0
SPREAD_S: Final = 2.0
LIVELY: Final = 3.0
"""One large movement counts as at most so many floors of spread: it does not pass for a minute of standing."""
BREAK_S: Final = 0.4
EDGE: Final = 0.9
HEALED: Final = 0.6
"""The reflection is about to break beyond this share of R, and has healed within that one."""
SAVE_SPACING_TICKS: Final = 6 * TICK_HZ
SPEED_R_S: Final = 3.0
"""A CoP that moves so many R a second breaks the reflection in the picture, wherever it is."""
MOST_UNREST: Final = 2.0
BREATH_M: Final = 0.0008
"""The sway of a perfect trainee: even that one breathes."""
SET_OUT: Final = 0.05
"""A trainee's latency counts from where the lantern has left this share of its way behind: it sets out softly."""


def condition(params: Params) -> Condition:
    """Return how the trainee is to stand."""
    return Condition(params.stance, params.surface, "closed" if params.blind else "open")


def initial(params: Params, rng: np.random.Generator) -> State:
    """Return the state before the first tick, with the course of the whole round drawn."""
    return State(course=make_course(params, rng), time_left_s=params.round_s)


def step(state: State, tick: Tick, params: Params, rng: np.random.Generator) -> tuple[State, tuple[Event, ...]]:
    """Return the state after a tick, and what happened. All chance was used before the first tick."""
    seen = _see(state, tick, params)
    own = _measure(state, tick, params, seen)
    stand = _stand(own, tick, params, seen)
    watch = _watch(state, tick, seen, stand)
    lit = _lit(state, seen.leg, watch, params)
    gain = POINTS_PER_S * TICK_S * (1 - stand.away_m / own.radius_m) if stand.inside else 0.0
    tally = _tally(state, tick, seen, stand, watch)
    starlit = watch.star > state.watch.star and watch.star % TICK_HZ == 0
    after = State(
        course=state.course,
        ticks=state.ticks + 1,
        leg=seen.leg,
        metres=seen.metres,
        rest_m=own.rest_m,
        sway_m=own.sway_m,
        radius_m=own.radius_m,
        seconds=own.seconds,
        act=2 if seen.leg == FINALE else int(seen.leg > CALM),
        target_m=stand.target_m,
        dot_m=seen.dot,
        soft_m=seen.soft,
        speed_m_s=seen.speed_m_s,
        unrest=_unrest(state, seen, stand.soft_m, own.radius_m or params.radius_m(params.most_sway_m)),
        inside=stand.inside,
        standing=stand.standing,
        whole=seen.leg > MEASURE and watch.unbroken > 0 and not watch.outside,
        lit=lit,
        stars_lit=min(STARS, state.stars_lit + starlit),
        moon=tally.finale_whole * TICK_S / (params.round_s - params.finale_s),
        time_left_s=max(0.0, params.round_s - (tick.index + 1) * TICK_S),
        unbroken_s=watch.unbroken * TICK_S,
        best_unbroken_s=tally.best_unbroken * TICK_S,
        score=state.score + gain * (lit.count(True) / PLACES if seen.leg == FINALE else 1.0),
        tally=tally,
        watch=watch,
        manoeuvre=_manoeuvre(state, tick, own, seen),
    )
    return after, news.events(state, after, params)


def done(state: State, params: Params) -> bool:
    """Return whether the time is up."""
    return state.ticks >= round(params.round_s * TICK_HZ)


def outcome(state: State, params: Params) -> Outcome:
    """Return score, stars, success and metrics so far; stars only when the round was played to its end."""
    tally, whole = state.tally, _scored_ticks(params)
    seen = state.ticks - round(params.ready_s * TICK_HZ)
    missing = max(0, seen) - tally.counted
    could = POINTS_PER_S * TICK_S * (whole - missing)
    success = min(1.0, state.score / could) if could > 0 else 0.0
    metrics = {
        "unbroken_s": state.best_unbroken_s,
        "lights_lit": float(state.lit.count(True)),
        "stars_lit": float(state.stars_lit),
        **state.manoeuvre.result(),
    }
    if tally.counted:
        metrics["inside_pct"] = 100 * tally.inside / tally.counted
    if state.radius_m:
        metrics["calm_radius_m"] = state.radius_m
    if tally.still:
        metrics["still_rms_m"] = (tally.squares_m2 / tally.still) ** 0.5
        metrics["still_velocity_m_s"] = tally.velocity_m_s / tally.still
    ended = done(state, params)
    lacks = short_of_star(success, params.stars, could)
    return Outcome(state.score, stars(success, params.stars) if ended else 0, success, metrics, lacks)


def aim(state: State, params: Params) -> tuple[float, float]:
    """Return where a perfect trainee would be: with the lantern, breathing."""
    ml, ap = state.course.breath(state.ticks * TICK_S)
    return state.metres.u((state.target_m[0] + BREATH_M * ml, state.target_m[1] + BREATH_M * ap))


def progress(state: State, params: Params) -> float:
    """Return the share of all points that is already had."""
    return min(1.0, state.score / (POINTS_PER_S * TICK_S * _scored_ticks(params)))


class _Seen(NamedTuple):
    """What one tick shows of the trainee."""

    leg: int
    gap: bool
    standing: bool
    metres: Metres
    dot: Point
    soft: Point
    speed_m_s: float
    slow: Point
    spread_m2: float


def _see(state: State, tick: Tick, params: Params) -> _Seen:
    """Return where the trainee is, smoothed as far as needed; off the board or in a gap all of it stays as it was."""
    watch, gap, on_board = state.watch, tick.gap, tick.on_board
    leg = state.course.leg(tick.index * TICK_S)
    standing = on_board and is_usual(tick.load_n, state.tally.load_ticks, state.tally.load_sum_n)
    if gap or not on_board:
        seen = state.dot_m, state.soft_m, 0.0, watch.slow_m, watch.spread_m2
        return _Seen(leg, gap, standing, state.metres, *seen)
    metres = state.metres.learn(watch.last, tick) if watch.last else state.metres
    dot = metres.of((tick.u_ml, tick.u_ap))
    if watch.last is None:  # nobody knows how the trainee came here: that was no movement
        return _Seen(leg, gap, standing, metres, dot, dot, 0.0, dot, watch.spread_m2)
    soft, slow = _towards(state.soft_m, dot, SOFT_S), _towards(watch.slow_m, dot, SLOW_S)
    speed_m_s = hypot(soft[0] - state.soft_m[0], soft[1] - state.soft_m[1]) * TICK_HZ
    alive_m2 = (soft[0] - slow[0]) ** 2 + (soft[1] - slow[1]) ** 2
    most_m2 = (LIVELY * params.floor_m) ** 2
    spread_m2 = watch.spread_m2 + TICK_S / SPREAD_S * (min(alive_m2, most_m2) - watch.spread_m2)
    return _Seen(leg, gap, standing, metres, dot, soft, speed_m_s, slow, spread_m2)


def _towards(was: Point, now: Point, time_s: float) -> Point:
    part = TICK_S / time_s
    return was[0] + part * (now[0] - was[0]), was[1] + part * (now[1] - was[1])


def _measure(state: State, tick: Tick, params: Params, seen: _Seen) -> State:
    """Return the state with one more tick measured, or with what the measuring came to once it is over."""
    if seen.leg > MEASURE:
        if state.radius_m:
            return state
        rest_m, own_m = rest_and_sway(state.seconds)
        sway_m = min(max(own_m, params.least_sway_m), params.most_sway_m)
        return replace(state, rest_m=rest_m, sway_m=sway_m, radius_m=params.radius_m(sway_m))
    number = int(tick.index * TICK_S - params.settle_s) if tick.index * TICK_S >= params.settle_s else -1
    if number < 0 or seen.gap or not seen.standing:
        return state
    seconds = state.seconds + (Second(),) * (number + 1 - len(state.seconds))
    return replace(state, seconds=(*seconds[:-1], seconds[-1].add(seen.dot)))


class _Stand(NamedTuple):
    """How that looks from the lantern."""

    target_m: Point
    away_m: float
    soft_m: float
    radius_m: float
    standing: bool
    inside: bool


def _stand(own: State, tick: Tick, params: Params, seen: _Seen) -> _Stand:
    """Return how far the trainee is from the lantern, and whether that counts."""
    offset_m = seen.metres.of(own.course.at(tick.index * TICK_S))
    target = own.rest_m[0] + offset_m[0], own.rest_m[1] + offset_m[1]
    away_m = hypot(seen.dot[0] - target[0], seen.dot[1] - target[1])
    soft_m = hypot(seen.soft[0] - target[0], seen.soft[1] - target[1])
    scored = seen.leg > MEASURE
    standing = seen.standing and (seen.spread_m2 >= params.floor_m**2 or not scored)
    inside = scored and standing and not seen.gap and away_m < own.radius_m
    return _Stand(target, away_m, soft_m, own.radius_m, standing, inside)


def _watch(state: State, tick: Tick, seen: _Seen, stand: _Stand) -> Watch:
    """Return what is known about the last moments; a data gap ends no unbroken time."""
    last = state.watch
    unbroken, outside, edge, saved_at, star = last.unbroken, last.outside, last.edge, last.saved_at, last.star
    aside_m = last.aside_m
    if seen.leg > MEASURE and not seen.gap:
        outside = 0 if stand.standing and stand.soft_m < stand.radius_m else outside + 1
        if outside > BREAK_S * TICK_HZ:
            unbroken, edge, star = 0, False, 0
        elif stand.standing:
            unbroken += 1
        gliding = state.course.gliding(seen.leg)
        if unbroken > TICK_HZ and stand.soft_m > EDGE * stand.radius_m and not gliding:
            edge = True
        elif edge and stand.soft_m < HEALED * stand.radius_m:
            edge = False
            saved_at = tick.index if tick.index - saved_at > SAVE_SPACING_TICKS else saved_at
        if seen.leg == FINALE and unbroken and not outside and any(state.lit):
            star += 1
        off_m = seen.dot[0] - stand.target_m[0] if stand.standing and not gliding else 0.0
        aside_m += TICK_S / SLOW_S * (off_m - aside_m)
    return Watch(
        slow_m=seen.slow,
        spread_m2=seen.spread_m2,
        unbroken=unbroken,
        outside=outside,
        edge=edge,
        saved_at=saved_at,
        here=(last.here if seen.leg == state.leg else 0) + stand.inside,
        star=star,
        aside_m=aside_m,
        last=tick if tick.on_board and not seen.gap else None,
    )


def _lit(state: State, leg: int, watch: Watch, params: Params) -> tuple[bool, ...]:
    """Return which lights are lit."""
    place = state.course.place(leg)
    if place < 0 or state.course.gliding(leg) or state.lit[place]:
        return state.lit
    enough = watch.here >= params.light_share * params.stay_s * TICK_HZ
    return tuple(lit or (number == place and enough) for number, lit in enumerate(state.lit))


def _tally(state: State, tick: Tick, seen: _Seen, stand: _Stand, watch: Watch) -> Tally:
    """Return the sums with one more tick."""
    tally, last = state.tally, state.watch.last
    weigh = tick.on_board and not seen.gap and tally.load_ticks < LOAD_TICKS
    scored = seen.leg > MEASURE and not seen.gap
    still = scored and stand.standing and not state.course.gliding(seen.leg) and last is not None
    speed_m_s = hypot(tick.cop_ml_m - last.cop_ml_m, tick.cop_ap_m - last.cop_ap_m) * TICK_HZ if last else 0.0
    return Tally(
        counted=tally.counted + scored,
        inside=tally.inside + stand.inside,
        still=tally.still + still,
        velocity_m_s=tally.velocity_m_s + (speed_m_s if still else 0.0),
        squares_m2=tally.squares_m2 + (stand.away_m**2 if still else 0.0),
        best_unbroken=max(tally.best_unbroken, watch.unbroken),
        finale_whole=tally.finale_whole + (watch.star > state.watch.star),
        load_ticks=tally.load_ticks + weigh,
        load_sum_n=tally.load_sum_n + (tick.load_n if weigh else 0.0),
    )


def _unrest(state: State, seen: _Seen, soft_m: float, radius_m: float) -> float:
    """Return how much the reflection is broken: by how far the CoP is from the lantern, or by how fast it moves."""
    if seen.leg == MEASURE:
        soft_m = hypot(seen.soft[0] - seen.slow[0], seen.soft[1] - seen.slow[1])
    now = min(MOST_UNREST, max(soft_m, seen.speed_m_s / SPEED_R_S) / radius_m)
    return state.unrest + TICK_S / SOFT_S * (now - state.unrest)


def _manoeuvre(state: State, tick: Tick, own: State, seen: _Seen) -> Manoeuvre:
    """Return the manoeuvres with one more tick; one begins when the lantern has clearly left for a place."""
    course, t_s = state.course, tick.index * TICK_S
    place, leg = course.place(seen.leg), seen.leg
    if own.radius_m and place >= 0 and course.gliding(leg):
        start, end = course.at(course.starts_s[leg]), course.places[place]
        whole = hypot(end[0] - start[0], end[1] - start[1])
        gone, before = (_gone(course.at(at_s), start) for at_s in (t_s, t_s - TICK_S))
        if before < SET_OUT * whole <= gone:
            offset_m = seen.metres.of(end)
            goal_m = own.rest_m[0] + offset_m[0], own.rest_m[1] + offset_m[1]
            near = own.radius_m / min(seen.metres.right_m, seen.metres.left_m)
            return state.manoeuvre.start(seen.metres.u(goal_m), tick, near)
    return state.manoeuvre.step(tick)


def _gone(at: Point, start: Point) -> float:
    return hypot(at[0] - start[0], at[1] - start[1])


def _scored_ticks(params: Params) -> int:
    return round(params.round_s * TICK_HZ) - round(params.ready_s * TICK_HZ)
