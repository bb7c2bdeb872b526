"""Readings of single cells become rows, whatever the order and the gaps they come with."""

import pytest

from hardware_drivers.phidget.rows import HIGHEST, Rows
from hardware_drivers.wire import Sample

INTERVAL_S = 0.04
Heard = tuple[int, int | None, float]


def rows(*heard: Heard, into: Rows | None = None) -> list[tuple[Sample, float]]:
    into = into or Rows(INTERVAL_S)
    found = (into.take(*each) for each in heard)
    return [row for row in found if row is not None]


def burst(at_s: float, step_s: float = 0.0, value: int = 10, cells: str = "0123") -> list[Heard]:
    """What the cells say at one time, or one after the other."""
    return [(int(cell), value + int(cell), at_s + step_s * k) for k, cell in enumerate(cells)]


def test_four_readings_are_a_row_timed_by_the_last() -> None:
    ((row, arrival_s),) = rows(*burst(1.0, 0.001))
    assert row == Sample(0, 0, 0, (10, 11, 12, 13), row.ages)
    assert arrival_s == pytest.approx(1.003)


def test_the_order_in_which_they_come_does_not_matter() -> None:
    ((row, _),) = rows(*burst(1.0, cells="2031"))
    assert row.counts == (10, 11, 12, 13)


@pytest.mark.parametrize("step_s", [0.0, 0.008])
def test_a_stream_that_is_entered_in_the_middle_falls_into_step(step_s: float) -> None:
    into = Rows(INTERVAL_S)
    rows(*burst(-INTERVAL_S, step_s)[2:], into=into)
    for k in range(4):
        rows(*burst(k * INTERVAL_S, step_s), into=into)
    for k in range(4, 20):
        ((row, _),) = rows(*burst(k * INTERVAL_S, step_s, value=100 * k), into=into)
        assert row.flags == 0
        assert row.counts == (100 * k, 100 * k + 1, 100 * k + 2, 100 * k + 3)


def test_a_cell_that_says_nothing_keeps_what_it_said_and_is_flagged() -> None:
    into = Rows(INTERVAL_S)
    rows(*burst(0.0), into=into)
    found = rows(*burst(0.04, value=20, cells="013"), *burst(0.08, value=30), into=into)
    assert [row.counts for row, _ in found] == [(20, 21, 12, 23), (30, 31, 32, 33)]
    assert [row.flags for row, _ in found] == [0x40, 0]


def test_rows_that_were_held_back_come_one_after_the_other() -> None:
    found = rows(*burst(0.0), *burst(0.1, value=20), *burst(0.1, value=30), *burst(0.1, value=40))
    assert [row.counts[0] for row, _ in found] == [10, 20, 30, 40]


def test_nothing_is_told_before_each_cell_was_heard() -> None:
    assert rows(*burst(0.0, cells="012"), *burst(0.04, cells="012"), *burst(0.08, cells="012")) == []


def test_cells_that_come_one_after_the_other_are_that_much_older() -> None:
    into = Rows(INTERVAL_S)
    for k in range(200):
        ((row, _),) = rows(*burst(k * INTERVAL_S, 0.008), into=into)
    assert list(row.ages) == [240, 160, 80, 0]


def test_one_reading_that_came_late_hardly_changes_the_ages() -> None:
    into = Rows(INTERVAL_S)
    for k in range(200):
        rows(*burst(k * INTERVAL_S), into=into)
    first, *others = burst(200 * INTERVAL_S)
    ((row, _),) = rows(first, *((cell, value, at_s + 0.015) for cell, value, at_s in others), into=into)
    assert max(row.ages) <= 8


def test_a_cell_beyond_the_range_is_at_the_end_it_was_nearer_to() -> None:
    into = Rows(INTERVAL_S)
    rows((0, 5, 0.0), (1, -5, 0.0), (2, 0, 0.0), (3, 0, 0.0), into=into)
    ((row, _),) = rows((0, None, 0.04), (1, None, 0.04), (2, 0, 0.04), (3, 0, 0.04), into=into)
    assert row.counts == (HIGHEST, -HIGHEST, 0, 0)
