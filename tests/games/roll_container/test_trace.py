"""What the result picture of Roll Container Run is drawn from."""

from dataclasses import replace
from typing import Any

from games.roll_container.trace import Mark, Trace
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
    trace = Trace()
    for ticks, s_m, recovering_s, recovery_s in (
        (1, 5.0, 0.1, 0.0),
        (2, 5.5, 0.0, 0.8),
        (3, 9.0, 0.2, 0.8),
        (4, 9.5, 0.0, 1.7),
    ):
        trace.add(_state(ticks, s_m=s_m, recovering_s=recovering_s, recovery_s=recovery_s))
    assert trace.marks == [Mark(5.0, "quick"), Mark(9.0, "slow")]


def test_stops_and_lost_goods_are_marked() -> None:
    trace = Trace()
    for ticks, stops, clean, goods in ((1, 0, 0, 10), (2, 1, 1, 10), (3, 2, 1, 10), (4, 2, 1, 9)):
        trace.add(_state(ticks, s_m=float(ticks), stops=stops, clean_stops=clean, goods=goods))
    assert [mark.kind for mark in trace.marks] == ["clean", "rough", "lost"]
