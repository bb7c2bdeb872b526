from hypothesis import given
from hypothesis import strategies as st

from kiosk.ghost import EVERY_TICKS, Way


def test_a_way_lies_on_straight_lines_between_what_was_seen_and_stays_where_it_ended() -> None:
    way = Way()
    for tick, progress in ((0, 0.0), (1, 0.5), (EVERY_TICKS, 0.2), (2 * EVERY_TICKS, 0.4)):
        way.add(tick, progress)
    assert way.at(0) == 0.0
    assert way.at(EVERY_TICKS // 2) == 0.1
    assert abs(way.at(3 * EVERY_TICKS // 2) - 0.3) < 1e-12
    assert way.at(10_000) == 0.4


def test_a_round_of_which_nothing_was_seen_has_come_nowhere() -> None:
    assert Way().at(500) == 0.0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50).map(sorted), st.integers(0, 1000))
def test_what_grows_stays_growing(steps: list[float], tick: int) -> None:
    way = Way()
    for number, progress in enumerate(steps):
        way.add(number * EVERY_TICKS, progress)
    assert steps[0] - 1e-12 <= way.at(tick) <= way.at(tick + 1) + 1e-12 <= steps[-1] + 2e-12
