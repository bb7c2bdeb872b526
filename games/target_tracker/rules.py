"""Target Tracker: keep the dot in the moving circle.

Score
-----
``score = 100 inside / counted - lag_points_per_s * max(0, lag - lag_free_s)``, in points, 0 to 100.

- *inside / counted*: share of the counting ticks with the dot within the circle. A tick counts unless data is missing
  (``GAP``: the board's fault, left out of both) or the circle hopped less than ``hop_grace_s`` ago and the dot is still
  on its way (nobody can be there at once; being there early counts). Off the board, or with a load that differs by more
  than ``LOAD_BAND`` from that of the first moments (a board played by hand, or by somebody leaning on the rail), a tick
  counts as outside.
- *lag*: the delay in seconds that explains best how the dot trails the circle before the finale, the least-squares
  solution of ``dot - circle = -lag * v`` with v the circle's velocity; 0 to 2 s. ``lag_free_s`` is human reaction.

Metrics of manoeuvres are those of the hops to the buoys alone: ``time_to_target_s`` is from a hop until the dot is
within the circle's radius of its buoy, reaction and movement together. The slow way home belongs to none of them.

``success`` is ``score / 100``; the stars are read off it, and only for a round played to its end.
"""

from math import hypot
from typing import Final, NamedTuple

import numpy as np

from games.target_tracker import news
from games.target_tracker.params import BEACONS, Params
from games.target_tracker.path import Path, Point, make_path, mean_speed_reach_s
from games.target_tracker.state import State, Tally, Watch
from station.game.grading import short_of_star, stars
from station.game.load import LOAD_TICKS, is_usual
from station.game.manoeuvre import Manoeuvre
from station.game.rules import Condition, Event, Outcome
from station.game.ticks import TICK_HZ, TICK_S, Tick

__all__ = ["Params", "State", "aim", "condition", "done", "initial", "outcome", "progress", "step"]

MAX_LAG_S: Final = 2.0
LAG_NEEDS_INSIDE_PCT: Final = 40.0
"""Who was elsewhere most of the time did not follow, and has no lag."""
RECENT_S: Final = 2.0
"""Time constant of the lag shown during the round."""
BEHIND_LAG_S: Final = 0.7
CAUGHT_UP_LAG_S: Final = 0.4
SPEED_S: Final = 0.5
"""Time constant of the dot's smoothed speed."""
RUSHING_REACH_S: Final = 0.8
"""A dot that moves this much faster than twice the circle is rushing; quiet sway alone is about 0.25."""
SAVE_TICKS: Final = round(0.3 * TICK_HZ)
"""A shorter trip outside is a narrow save and ends no streak."""
SAVE_SPACING_TICKS: Final = 3 * TICK_HZ
BLIND_CYCLE_S: Final = 10.0
"""The dot hides about this often, in the middle of each cycle."""
FADE_S: Final = 0.3
FLAGS: Final = 3
DECOY_FADE_S: Final = 1.5


def initial(params: Params, rng: np.random.Generator) -> State:
    """Return the state before the first tick, with the path of the whole round drawn."""
    path = make_path(params, rng)
    flag = int(rng.integers(FLAGS))
    return State(
        path=path,
        ticks=0,
        act=0,
        target_u=path.at(0.0),
        radius=params.radius,
        dot_u=(0.0, 0.0),
        dot_alpha=1.0,
        decoy_u=path.at(0.0),
        decoy_alpha=0.0,
        flag=flag,
        decoy_flag=(flag + 1 + int(rng.integers(FLAGS - 1))) % FLAGS,
        next_u=path.beacons[0],
        hint=0.0,
        hop=-1,
        inside=False,
        standing=False,
        lag_s=0.0,
        time_left_s=params.round_s,
        streak_s=0.0,
        best_streak_s=0.0,
        caught=0,
        score=0.0,
        tally=Tally(),
        watch=Watch(),
        manoeuvre=Manoeuvre(),
    )


def step(state: State, tick: Tick, params: Params, rng: np.random.Generator) -> tuple[State, tuple[Event, ...]]:
    """Return the state after a tick, and what happened. All chance was used before the first tick."""
    path = state.path
    t_s = tick.index * TICK_S
    hop = path.hop(t_s)
    target = path.at(t_s)
    seen = _see(state, tick, params, hop, target)
    if hop == state.hop:
        manoeuvre = state.manoeuvre.step(tick)
    elif hop < BEACONS:
        manoeuvre = state.manoeuvre.start(path.stop(hop), tick, params.radius)
    else:
        manoeuvre = state.manoeuvre.stop()
    watch = _watch(state, tick, seen, 2 * mean_speed_reach_s(params) + RUSHING_REACH_S)
    tally = _tally(state, tick, seen, watch)
    next_s, next_u = path.next_hop(t_s)
    after = State(
        path=path,
        ticks=state.ticks + 1,
        act=2 if hop >= 0 else int(t_s >= path.warm_up_s),
        target_u=target,
        radius=params.radius,
        dot_u=seen.dot,
        dot_alpha=_dot_alpha(path, params.blind_share, t_s),
        decoy_u=(-target[0], -target[1]),
        decoy_alpha=_decoy_alpha(path, t_s) if params.decoy else 0.0,
        flag=state.flag,
        decoy_flag=state.decoy_flag,
        next_u=next_u,
        hint=1 - next_s / params.hint_s if next_s < params.hint_s else 0.0,
        hop=hop,
        inside=seen.inside,
        standing=seen.standing,
        lag_s=_lag_s(watch.behind, watch.moved),
        time_left_s=max(0.0, params.round_s - (tick.index + 1) * TICK_S),
        streak_s=watch.streak * TICK_S,
        best_streak_s=tally.best_streak * TICK_S,
        caught=tally.caught,
        score=_score(tally, params),
        tally=tally,
        watch=watch,
        manoeuvre=manoeuvre,
    )
    return after, news.events(state, after, params)


def done(state: State, params: Params) -> bool:
    """Return whether the time is up."""
    return state.ticks >= round(params.round_s * TICK_HZ)


def outcome(state: State, params: Params) -> Outcome:
    """Return score, stars, success and manoeuvre metrics so far; stars only when the round was played to its end."""
    tally = state.tally
    success = state.score / 100
    metrics = {
        "best_streak_s": state.best_streak_s,
        "beacons_caught": float(tally.caught),
        **state.manoeuvre.result(),
    }
    inside_pct = 100 * tally.inside / tally.counted if tally.counted else 0.0
    if tally.counted:
        metrics["inside_pct"] = inside_pct
    if tally.moved > 0 and inside_pct >= LAG_NEEDS_INSIDE_PCT:
        metrics["lag_s"] = _lag_s(tally.behind, tally.moved)
    earned = stars(success, params.stars) if done(state, params) else 0
    return Outcome(state.score, earned, success, metrics, short_of_star(success, params.stars, 100.0))


def aim(state: State, params: Params) -> tuple[float, float]:
    """Return the middle of the circle: where a perfect trainee would be."""
    return state.target_u


def progress(state: State, params: Params) -> float:
    """Return the time inside so far, as a share of the whole round."""
    return state.tally.inside / round(params.round_s * TICK_HZ)


def condition(params: Params) -> Condition:
    """Return how the trainee is to stand."""
    return Condition(stance=params.stance)


class _Seen(NamedTuple):
    """What one tick shows; its flags are read once here, because that is slow."""

    on_board: bool
    gap: bool
    dot: Point
    standing: bool
    inside: bool
    at_beacon: bool
    on_its_way: bool
    behind: float
    moved: float


def _see(state: State, tick: Tick, params: Params, hop: int, target: Point) -> _Seen:
    """Return where the trainee is as seen from the circle."""
    path = state.path
    on_board, gap = tick.on_board, tick.gap
    dot = (tick.u_ml, tick.u_ap) if on_board else state.dot_u
    standing = on_board and is_usual(tick.load_n, state.tally.load_ticks, state.tally.load_sum_n)
    off_ml, off_ap = dot[0] - target[0], dot[1] - target[1]
    inside = standing and not gap and off_ml * off_ml + off_ap * off_ap <= params.radius * params.radius
    at_beacon = on_its_way = False
    behind = moved = 0.0
    if hop >= 0:
        beacon = path.stop(hop)
        there = hypot(dot[0] - beacon[0], dot[1] - beacon[1]) <= params.radius
        at_beacon = standing and not gap and there and hop < BEACONS
        hopped_s = tick.index * TICK_S - path.finale_s - hop * path.hop_s
        on_its_way = standing and not inside and hopped_s < params.hop_grace_s
    elif state.ticks and standing and not gap:
        v_ml, v_ap = (target[0] - state.target_u[0]) * TICK_HZ, (target[1] - state.target_u[1]) * TICK_HZ
        behind = -(off_ml * v_ml + off_ap * v_ap)
        moved = v_ml * v_ml + v_ap * v_ap
    return _Seen(on_board, gap, dot, standing, inside, at_beacon, on_its_way, behind, moved)


def _watch(state: State, tick: Tick, seen: _Seen, rushing_speed: float) -> Watch:
    """Return what is known about the last moments; data gaps and the way to a beacon end no streak."""
    last = state.watch
    streak, outside, saved_at = last.streak, last.outside, last.saved_at
    if seen.inside:
        slipped = outside and streak >= news.STREAK_TICKS and state.hop < 0
        if slipped and tick.index - saved_at > SAVE_SPACING_TICKS:
            saved_at = tick.index
        streak, outside = streak + 1, 0
    elif not (seen.gap or seen.on_its_way):
        outside += 1
        streak = streak if outside <= SAVE_TICKS else 0
    behind, moved, speed = last.behind, last.moved, last.dot_speed
    if seen.moved > 0:
        behind += TICK_S / RECENT_S * (seen.behind - behind)
        moved += TICK_S / RECENT_S * (seen.moved - moved)
    known = seen.on_board and not seen.gap
    if known and last.known:
        now = hypot(seen.dot[0] - state.dot_u[0], seen.dot[1] - state.dot_u[1]) * TICK_HZ
        speed += TICK_S / SPEED_S * (now - speed)
    else:  # nobody knows how the trainee came here: that was no movement
        speed = 0.0
    astray = seen.standing and not seen.inside and state.decoy_alpha >= 1 and _apart(seen.dot, state) <= state.radius
    late = _lag_s(behind, moved) > (CAUGHT_UP_LAG_S if last.late else BEHIND_LAG_S) and state.hop < 0
    return Watch(
        streak=streak,
        outside=outside,
        saved_at=saved_at,
        behind=behind,
        moved=moved,
        late=last.late + 1 if late else 0,
        known=known,
        dot_speed=speed,
        rushing=last.rushing + 1 if speed > rushing_speed and state.hop < 0 else 0,
        beacon=state.path.hop(tick.index * TICK_S) if seen.at_beacon else last.beacon,
        astray=last.astray + 1 if astray else 0,
    )


def _apart(dot: Point, state: State) -> float:
    """Return the distance of the dot from the other lantern."""
    return hypot(dot[0] - state.decoy_u[0], dot[1] - state.decoy_u[1])


def _tally(state: State, tick: Tick, seen: _Seen, watch: Watch) -> Tally:
    """Return the sums with one more tick."""
    tally = state.tally
    weigh = seen.on_board and not seen.gap and tally.load_ticks < LOAD_TICKS
    return Tally(
        inside=tally.inside + seen.inside,
        counted=tally.counted + (not seen.gap and not seen.on_its_way),
        behind=tally.behind + seen.behind,
        moved=tally.moved + seen.moved,
        caught=tally.caught + (watch.beacon != state.watch.beacon),
        best_streak=max(tally.best_streak, watch.streak),
        load_ticks=tally.load_ticks + weigh,
        load_sum_n=tally.load_sum_n + (tick.load_n if weigh else 0.0),
    )


def _lag_s(behind: float, moved: float) -> float:
    """Return the delay of the dot: reach^2/s over reach^2/s^2; 0 while the circle has not moved."""
    return min(max(behind / moved, 0.0), MAX_LAG_S) if moved > 1e-6 else 0.0


def _score(tally: Tally, params: Params) -> float:
    """Return the points so far: see the head of this file."""
    if not tally.counted:
        return 0.0
    late_s = max(0.0, _lag_s(tally.behind, tally.moved) - params.lag_free_s)
    return max(0.0, 100 * tally.inside / tally.counted - params.lag_points_per_s * late_s)


def _dot_alpha(path: Path, blind_share: float, t_s: float) -> float:
    """Return how visible the dot is: it hides now and then during the build, and fades rather than jumps."""
    if not blind_share or not path.warm_up_s <= t_s < path.finale_s:
        return 1.0
    build_s = path.finale_s - path.warm_up_s
    cycle_s = build_s / max(1, round(build_s / BLIND_CYCLE_S))
    from_middle_s = abs((t_s - path.warm_up_s) % cycle_s - 0.5 * cycle_s)
    return min(max((from_middle_s - 0.5 * blind_share * cycle_s) / FADE_S, 0.0), 1.0)


def _decoy_alpha(path: Path, t_s: float) -> float:
    """Return how visible the other lantern is: it comes with the build and is gone before the finale."""
    return min(max(min(t_s - path.warm_up_s, path.finale_s - t_s - 1.0) / DECOY_FADE_S, 0.0), 1.0)
