"""What the result picture of Roll Container Run is drawn from."""

from dataclasses import replace
from typing import Any

from games.roll_container.balance import Balance
from games.roll_container.books import Tally
from games.roll_container.trace import QUICK_S, Mark, Trace
from station.game.manoeuvre import Mean
from station.game.ticks import TICK_HZ
from station.signals.recovery import Quiet, Recovery
from tests.fakes.stage_set import played


def _state(ticks: int, **changes: Any) -> Any:
    start = next(iter(played("roll_container").states.values()))
    return replace(start, ticks=ticks, **changes)


def test_ten_moments_a_second_and_none_twice() -> None:
    trace = Trace()
    for ticks in (*range(1, 121), *range(60, 121)):
        trace.add(_state(ticks))
    assert len(trace.moments) == 10


def test_a_recovery_is_marked_where_the_push_came_by_how_long_it_took() -> None:
    trace, still = Trace(), (0.0, 0.0)
    pushed = Recovery.begin(Quiet(TICK_HZ), still)
    once = Tally(expected_s=Mean(1, 0.9))
    twice = replace(once, unexpected_s=Mean(1, 1.2))
    for ticks, s_m, recovery, tally in (
        (1, 5.0, None, Tally()),
        (2, 5.5, pushed, Tally()),
        (3, 7.0, pushed.step(still), Tally()),
        (4, 7.5, None, once),
        (5, 9.0, pushed.step(still).step(still), once),
        (6, 9.5, pushed, once),  # pushed again before it was decided: no time, no mark
        (7, 12.0, None, twice),
        (8, 14.0, pushed, twice),
        (9, 20.0, None, replace(twice, unrecovered=1)),
    ):
        trace.add(_state(ticks, s_m=s_m, balance=Balance(recovery=recovery), tally=tally))
    assert trace.marks == [Mark(5.5, "quick"), Mark(9.5, "slow"), Mark(14.0, "slow")]


def test_the_marks_of_a_round_are_those_that_its_mean_is_made_of() -> None:
    round_ = played("roll_container")
    kinds = [mark.kind for mark in round_.trace.marks]
    metrics = round_.outcome.metrics
    assert kinds.count("quick") + kinds.count("slow") == metrics["recoveries"] + metrics["unrecovered"] > 0
    assert ("quick" in kinds) is (metrics["recovery_time_s"] <= QUICK_S)


def test_stops_and_lost_goods_are_marked() -> None:
    trace = Trace()
    for ticks, stops, clean, goods in ((1, 0, 0, 10), (2, 1, 1, 10), (3, 2, 1, 10), (4, 2, 1, 9)):
        trace.add(_state(ticks, s_m=float(ticks), stops=stops, clean_stops=clean, goods=goods))
    assert [mark.kind for mark in trace.marks] == ["clean", "rough", "lost"]
