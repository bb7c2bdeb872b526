"""How the books of a run grow by a tick."""

from typing import Final

from games.roll_container.balance import Balance
from games.roll_container.body import Body
from games.roll_container.books import Tally
from games.roll_container.goods import Shaken
from games.roll_container.params import Params
from games.roll_container.state import State
from games.roll_container.stops import Stop, lines_m
from station.game.manoeuvre import Mean
from station.game.ticks import TICK_HZ, TICK_S

_DONE: Final = 1.0 - 1e-9


def count(
    state: State,
    params: Params,
    *,
    body: Body,
    balance: Balance,
    stop: Stop,
    shaken: Shaken,
    release: int,
    thing: int,
    start: Mean,
) -> Tally:
    """Return the books of a run with one more tick.

    Parameters
    ----------
    state : State
        Before it.
    params : Params
    body, balance, stop, shaken
        What the tick did.
    release : int
        Ticks since the wheels came free, -1 once the trainee is back.
    thing : int
        The next thing that is not passed.
    start : Mean
        Smoothness of a start that was completed in this tick.
    """
    tally, watch = state.tally, state.watch
    if watch.stood:
        return tally
    expected, unexpected, left_s, right_s = tally.expected_s, tally.unexpected_s, tally.left_s, tally.right_s
    unrecovered, overshoots, peak_m = tally.unrecovered, tally.overshoots, tally.peak_m
    if balance.done is not None:
        time_s, overshoots = balance.done.time_s, overshoots + balance.done.overshoots
        peak_m = max(peak_m, balance.done.peak_m)
        if time_s is None:
            unrecovered += 1
        else:
            expected = expected.add(time_s) if balance.told else expected
            unexpected = unexpected if balance.told else unexpected.add(time_s)
            left_s = left_s.add(time_s) if balance.side < 0 else left_s
            right_s = right_s.add(time_s) if balance.side > 0 else right_s
    uncaught, release_s, home = tally.uncaught, tally.release_s, tally.home
    if watch.release >= 0 and release < 0:
        release_s = release_s.add(watch.release * TICK_S)
        home = home.add(max(0.0, 1 - watch.release * TICK_S / params.release_s))
    uncaught += watch.release == round(params.release_s * TICK_HZ) and release > 0
    passed = state.lane.things[watch.thing : thing]
    way = min(1.0, body.s_m / lines_m(state.course.boxes[-1])[0])
    return Tally(
        failed=tally.failed + body.dropped,
        shakes=tally.shakes + shaken.shaken,
        collisions=tally.collisions + shaken.bumped,
        timed=tally.timed + (stop.waiting == 0),
        way=max(tally.way, 1.0 if way > _DONE else way),
        uncaught=uncaught,
        release_s=release_s,
        smooth=Mean(tally.smooth.n + start.n, tally.smooth.total + start.total),
        neat=tally.neat + stop.neat,
        home=home,
        over_m=tally.over_m.add(stop.over_m) if stop.reached else tally.over_m,
        early_m=tally.early_m.add(stop.early_m) if stop.reached else tally.early_m,
        expected_s=expected,
        unexpected_s=unexpected,
        left_s=left_s,
        right_s=right_s,
        unrecovered=unrecovered,
        overshoots=overshoots,
        peak_m=peak_m,
        catches=tally.catches + len([zone for zone in passed if not zone.real]),
    )
