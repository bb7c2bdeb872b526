"""Where the weight goes: inside the diamond in which a plate lies on all its cells, and far apart."""

from itertools import combinations

import numpy as np
import pytest

from station.trial.calibration_marks import CHECK, FIVE, MARKS, NINE, Mark


@pytest.mark.parametrize("mark", [*NINE, CHECK], ids=lambda mark: mark.name)
def test_no_cell_is_lifted(mark: Mark) -> None:
    assert abs(mark.ml) + abs(mark.ap) <= 0.8


def test_five_are_among_nine_so_that_one_set_of_marks_serves_both() -> None:
    assert NINE[:5] == FIVE
    assert {number: len(marks) for number, marks in MARKS.items()} == {5: 5, 9: 9}
    assert len({mark.name for mark in (*NINE, CHECK)}) == 10


@pytest.mark.parametrize("marks", MARKS.values(), ids=MARKS)
def test_they_lie_evenly_around_the_middle(marks: tuple[Mark, ...]) -> None:
    at = np.array([(mark.ml, mark.ap) for mark in marks])
    assert at.sum(axis=0) == pytest.approx([0, 0])
    squares = at.T @ at
    assert squares == pytest.approx(np.eye(2) * squares[0, 0])


def test_the_check_is_at_none_of_them() -> None:
    apart = [np.hypot(a.ml - b.ml, a.ap - b.ap) for a, b in combinations((*NINE, CHECK), 2)]
    assert min(apart) > 0.15


def test_a_place_in_metres_is_a_share_of_half_the_distance_between_the_cells() -> None:
    assert FIVE[1].at_m((0.433, 0.238)) == pytest.approx((0.1732, 0.0))
    assert CHECK.at_m((0.4, 0.2)) == pytest.approx((0.1, 0.025))
