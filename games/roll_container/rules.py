"""Roll Container Run: push a loaded roll container through a distribution centre, and deliver it whole and in time.

Score
-----
``1000 way - late_points_per_s late - failed_points failed - shake_points shakes - collision_points collisions +
clean_points clean + home_points home``, never below 0 (games.md, roll_container):

- *way*: share of the way to the dock's box that is done. Who does not deliver gets no more than the way there.
- *late*: seconds over ``par_s``; waiting for the order at a box does not count.
- *failed*: tries at a threshold or gap that drop back.
- *shakes*: goods-shakes: a jerk, a release over a threshold after which the trainee is not back at the middle
  (``|u_ap| <= home_u``) within ``release_s``, a bend taken too fast, castors left to shimmy.
- *collisions*: with a rack or a barrier, those within some seconds counting once.
- *clean*: boxes in which the container came to rest at once, inside the lines; nearer to the lines one counts for less.
- *home*: how quickly the trainee was back at the middle after the thresholds, 1 for at once, 0 for ``release_s``.

Off the board, or with a load unlike that of the first moments (``station.game.load``), nobody pushes. In a data gap the
last lean is held: it is the board's fault.

``success`` is the score as a share of the most that the course gives; stars are read off it, and only for a container
that was delivered.

Start smoothness is the net rise of the push over its total variation, from where it last was below ``slack_u`` until
the container rolls at ``ROLLING_M_S``: 100 % for a lean that only grows, however long one stood before it.
"""

from math import exp
from typing import Final

import numpy as np

from games.roll_container import balance as balances
from games.roll_container import goods, news, stops
from games.roll_container.body import Body, move
from games.roll_container.books import Tally, Watch
from games.roll_container.counting import count
from games.roll_container.course import QUIET_M, START_M, Zone, make_course
from games.roll_container.params import GOODS, Params
from games.roll_container.physics import FRONT_M, REAR_M
from games.roll_container.state import State
from games.roll_container.stops import Stop, lines_m
from games.roll_container.track import Stretch, make_lane
from games.roll_container.trainee import aim
from station.game.grading import short_of_star, stars
from station.game.load import LOAD_TICKS, is_usual
from station.game.manoeuvre import Mean
from station.game.rules import Condition, Event, Outcome
from station.game.ticks import TICK_HZ, TICK_S, Tick

__all__ = ["Params", "State", "aim", "condition", "done", "initial", "outcome", "progress", "step"]

POINTS: Final = 1000.0
MOST_U: Final = 1.25
"""Leaning farther than the own reach does not push any harder than this."""
STOOD_TICKS: Final = TICK_HZ
"""The round is over so long after the delivery."""
ROLLING_M_S: Final = 0.4
BRAKE_M: Final = 1.5
"""So far before a box's lines the trainee is asked to brake."""
CALM_M_S: Final = 0.3
LONGEST_RELEASE: Final = 3 * TICK_HZ
PUSH_S: Final = 0.1
"""Time constant of the push in a start: the trainee's, not the board's noise."""
_PUSH_KEEP: Final = exp(-TICK_S / PUSH_S)


def initial(params: Params, rng: np.random.Generator) -> State:
    """Return the state before the first tick, with the course of the whole round drawn."""
    course = make_course(params, rng)
    return State(
        course=course,
        ticks=0,
        act=0,
        lean_u=(0.0, 0.0),
        standing=False,
        s_m=START_M,
        x_m=0.0,
        yaw_rad=0.0,
        v_m_s=0.0,
        floor="concrete",
        held=0.0,
        ahead=None,
        ahead_m=0.0,
        waiting_s=0.0,
        shake=0.0,
        tilt_rad=0.0,
        pitch_rad=0.0,
        goods=GOODS,
        touching=0,
        recovering_s=0.0,
        recovery_s=0.0,
        stops=0,
        clean_stops=0,
        par_left_s=params.par_s,
        time_left_s=params.limit_s,
        score=0.0,
        lane=make_lane(course),
        body=Body(s_m=START_M),
    )


def step(state: State, tick: Tick, params: Params, rng: np.random.Generator) -> tuple[State, tuple[Event, ...]]:
    """Return the state after a tick, and what happened. All chance was used before the first tick."""
    watch, lane, before = state.watch, state.lane, state.body
    standing = tick.on_board and is_usual(tick.load_n, watch.load_ticks, watch.load_sum_n)
    lean = _lean(state, tick, standing)
    body = before
    if not watch.stood:
        push = lean if standing else (0.0, 0.0)
        body = move(before, lane, params, push, stops.closed_m(state.course, watch), dt_s=TICK_S)
    stop = stops.follow(watch, body, state.course)
    thing, ahead, ahead_m = _ahead(state, body, stop)
    shaken = goods.feel(watch, before, body, lane, params, ticks=state.ticks)
    release = _release(watch, _freed(before, body, state), abs(lean[1]) <= params.home_u)
    braking = _passed(state, before, body)
    asked = balances.asked(before, body, lane, braking, stop.ordered or not state.ticks)
    balance = balances.follow(
        state.balance,
        tick,
        balances.push_off(before, body, lane),
        asked,
        standing and _calm(body, watch, lane.stretches[body.stretch]),
    )
    start = _start(watch, body, stop, lean, params)
    tally = count(
        state,
        params,
        body=body,
        balance=balance,
        stop=stop,
        shaken=shaken,
        release=release,
        thing=thing,
        start=start[-1],
    )
    watch = _watch(watch, tick, stop, shaken, release=release, thing=thing, start=start, ticks=state.ticks)
    ticks = state.ticks + 1
    recovering_s = balance.recovering_s
    recovered = state.recovering_s > 0 and not recovering_s and balance.recovery is not None
    clean = state.clean_stops + stop.clean
    after = State(
        course=state.course,
        ticks=ticks,
        act=2 if body.s_m >= state.course.finale_m else int(body.s_m >= QUIET_M),
        lean_u=lean,
        standing=standing,
        s_m=body.s_m,
        x_m=body.x_m,
        yaw_rad=body.yaw_rad,
        v_m_s=body.v_m_s,
        floor=lane.stretches[body.stretch].floor,
        held=body.held(lane),
        ahead=ahead,
        ahead_m=ahead_m,
        waiting_s=stop.waiting * TICK_S,
        shake=goods.shake(state.shake, body, shaken, body.struck),
        tilt_rad=goods.tilt(state.tilt_rad, body, lane),
        pitch_rad=goods.pitch(state.pitch_rad, body),
        goods=goods.left(tally.shakes, tally.collisions),
        touching=body.touching,
        recovering_s=recovering_s,
        recovery_s=state.recovering_s if recovered else state.recovery_s,
        stops=state.stops + stop.reached,
        clean_stops=clean,
        par_left_s=params.par_s - tally.timed * TICK_S,
        time_left_s=max(0.0, params.limit_s - ticks * TICK_S),
        score=_score(tally, params),
        delivered=stop.stood > 0,
        lane=lane,
        body=body,
        balance=balance,
        watch=watch,
        tally=tally,
    )
    told = news.events(state, after, params)
    return after, (*told, Event("round_end", tick.index, {"score": after.score})) if done(after, params) else told


def done(state: State, params: Params) -> bool:
    """Return whether the container has been delivered, or the time is up."""
    return state.watch.stood > STOOD_TICKS or state.ticks >= round(params.limit_s * TICK_HZ)


def outcome(state: State, params: Params) -> Outcome:
    """Return score, stars, success and metrics so far; stars only for a container that was delivered."""
    tally, most = state.tally, _most_points(state, params)
    success = min(1.0, state.score / most)
    earned = stars(success, params.stars) if done(state, params) and state.delivered else 0
    lacks = 0.0  # of points, that is: who has not delivered lacks something else
    if state.delivered and earned < 3:
        lacks = short_of_star(success, params.stars[earned:], most) or most * (1 - success)
    metrics = {
        **state.balance.manoeuvre.result(),
        "goods_shaken": float(tally.shakes),
        "goods_lost": float(GOODS - state.goods),
        "collisions": float(tally.collisions),
        "thresholds_failed": float(tally.failed),
        "clean_stops": float(state.clean_stops),
        "stops": float(state.stops),
        "way_pct": 100 * tally.way,
        "unrecovered": float(tally.unrecovered),
        "overshoots": float(tally.overshoots),
    }
    metrics.pop("recovery_time_s", None)
    both = Mean(tally.expected_s.n + tally.unexpected_s.n, tally.expected_s.total + tally.unexpected_s.total)
    means = {
        "recovery_time_s": both,
        "recovery_expected_s": tally.expected_s,
        "recovery_unexpected_s": tally.unexpected_s,
        "recovery_left_s": tally.left_s,
        "recovery_right_s": tally.right_s,
        "threshold_release_s": tally.release_s,
        "brake_overshoot_m": tally.over_m,
        "brake_early_m": tally.early_m,
    }
    metrics |= {key: mean.total / mean.n for key, mean in means.items() if mean.n}
    metrics["recoveries"] = float(both.n)
    if both.n:
        metrics["peak_excursion_m"] = tally.peak_m
    if tally.smooth.n:
        metrics["start_smoothness_pct"] = 100 * tally.smooth.total / tally.smooth.n
    return Outcome(state.score, earned, success, metrics, lacks)


def progress(state: State, params: Params) -> float:
    """Return the share of the way that is done."""
    return state.tally.way


def condition(params: Params) -> Condition:
    """Return how the trainee is to stand."""
    return Condition(stance=params.stance)


def _lean(state: State, tick: Tick, standing: bool) -> tuple[float, float]:
    """Return the lean that counts: the last one known while nothing is known."""
    if tick.gap or not standing:
        return state.lean_u
    return min(max(tick.u_ml, -MOST_U), MOST_U), min(max(tick.u_ap, -MOST_U), MOST_U)


def _ahead(state: State, body: Body, stop: Stop) -> tuple[int, Zone | None, float]:
    """Return the next thing that is not passed, the one that the trainee knows of, and how far that is."""
    things, thing = state.lane.things, state.watch.thing
    if thing < len(things):
        zone = things[thing]
        passed = stop.ordered if zone.thing == "box" else body.s_m - REAR_M > zone.end_m
        thing += passed
    for zone in things[thing : thing + 2]:
        ahead_m = zone.start_m - FRONT_M - body.s_m
        if ahead_m <= zone.shown_m:
            return thing, zone, max(0.0, ahead_m)
    return thing, None, 0.0


def _passed(state: State, before: Body, after: Body) -> bool:
    """Return whether the place where braking begins was passed."""
    place_m = lines_m(state.course.boxes[state.watch.box])[0] - BRAKE_M
    return before.s_m < place_m <= after.s_m


def _freed(before: Body, body: Body, state: State) -> bool:
    """Return whether the wheels came free of a threshold."""
    return body.freed and not state.lane.hurdles[before.hurdle].gap


def _release(watch: Watch, freed: bool, home: bool) -> int:
    """Return ticks since the wheels came free of a threshold, -1 once the trainee is back at the middle."""
    if freed:
        return 0
    return -1 if watch.release < 0 or home or watch.release >= LONGEST_RELEASE else watch.release + 1


def _calm(body: Body, watch: Watch, stretch: Stretch) -> bool:
    """Return whether nothing is happening but rolling along."""
    plain = not (stretch.turn_1_m or stretch.worn)
    return plain and body.v_m_s > CALM_M_S and not watch.jolted and watch.release < 0


def _start(
    watch: Watch, body: Body, stop: Stop, lean: tuple[float, float], params: Params
) -> tuple[bool, float, float, float, Mean]:
    """Return how the push of a start goes on, and what a start that is done came to."""
    push = lean[1] + (watch.push_u - lean[1]) * _PUSH_KEEP
    if stop.ordered:
        return True, push, push, 0.0, Mean()
    if not watch.starting:
        return False, push, 0.0, 0.0, Mean()
    if push < params.slack_u:
        return True, push, push, 0.0, Mean()
    var = watch.push_var_u + abs(push - watch.push_u)
    if body.v_m_s < ROLLING_M_S:
        return True, push, watch.push_from_u, var, Mean()
    net = max(0.0, push - watch.push_from_u)
    return False, push, 0.0, 0.0, Mean(1, min(1.0, net / var)) if var > 0 else Mean()


def _watch(
    watch: Watch,
    tick: Tick,
    stop: Stop,
    shaken: goods.Shaken,
    *,
    release: int,
    thing: int,
    start: tuple[bool, float, float, float, Mean],
    ticks: int,
) -> Watch:
    """Return what goes on now."""
    weigh = tick.on_board and not tick.gap and watch.load_ticks < LOAD_TICKS
    return Watch(
        load_ticks=watch.load_ticks + weigh,
        load_sum_n=watch.load_sum_n + (tick.load_n if weigh else 0.0),
        box=stop.box,
        spoiled=stop.spoiled,
        early_m=stop.early_m,
        thing=thing,
        resting=stop.resting,
        waiting=stop.waiting,
        stood=stop.stood,
        starting=start[0],
        push_u=start[1],
        push_from_u=start[2],
        push_var_u=start[3],
        release=release,
        slow_acc_m_s2=shaken.slow_acc_m_s2,
        shock_m_s2=shaken.shock_m_s2,
        jolted=shaken.jolted,
        cornering=0 if shaken.shaken else shaken.cornering,
        wobbling=0 if shaken.shaken else shaken.wobbling,
        shaken_at=ticks if shaken.shaken else watch.shaken_at,
        bumped_at=ticks if shaken.bumped else watch.bumped_at,
    )


def _score(tally: Tally, params: Params) -> float:
    """Return the points so far: see the head of this file."""
    points = POINTS * tally.way - params.late_points_per_s * max(0.0, tally.timed * TICK_S - params.par_s)
    points -= params.failed_points * tally.failed + params.shake_points * tally.shakes
    points -= params.collision_points * tally.collisions
    points += params.clean_points * tally.neat
    if tally.home.n:
        points += params.home_points * tally.way * tally.home.total / tally.home.n
    return max(0.0, points)


def _most_points(state: State, params: Params) -> float:
    """Return what a faultless trainee gets for a course."""
    things = [zone.thing for zone in state.course.zones if zone.real]
    home = params.home_points if {"threshold", "gap"} & set(things) else 0.0
    return POINTS + params.clean_points * things.count("box") + home
