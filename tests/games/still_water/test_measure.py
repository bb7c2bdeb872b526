"""The own rest and the own sway."""

from collections.abc import Callable
from math import cos, pi, sin, sqrt

import pytest

from games.still_water.measure import FARTHEST_REST_M, Second, rest_and_sway

Point = tuple[float, float]


def circle(radius_m: float, at: Point = (0.0, 0.0)) -> Callable[[int], Point]:
    return lambda i: (at[0] + radius_m * cos(2 * pi * i / 120), at[1] + radius_m * sin(2 * pi * i / 120))


def second(where: Callable[[int], Point], n: int = 120) -> Second:
    sums = Second()
    for i in range(n):
        sums = sums.add(where(i))
    return sums


def test_a_circle_around_a_point_has_that_rest_and_its_radius_as_sway() -> None:
    rest, sway_m = rest_and_sway([second(circle(0.004, (0.006, -0.003)))] * 8)
    assert rest == pytest.approx((0.006, -0.003))
    assert sway_m == pytest.approx(0.004)


def test_slow_wandering_from_second_to_second_is_sway_too() -> None:
    rest, sway_m = rest_and_sway([second(circle(0.0, (at, 0.0))) for at in (-0.004, 0.004) * 4])
    assert rest == pytest.approx((0.0, 0.0))
    assert sway_m == pytest.approx(0.004)


def test_one_second_of_fidgeting_counts_at_most_twice_the_median() -> None:
    calm = [second(circle(0.004))] * 7
    rest, sway_m = rest_and_sway([*calm, second(circle(0.080, (0.05, 0.0)))])
    assert rest == pytest.approx((0.0, 0.0))
    assert sway_m == pytest.approx(0.004 * sqrt((7 + 2) / 8))


def test_a_rest_far_from_where_the_trainee_stood_is_not_believed() -> None:
    rest, _ = rest_and_sway([second(circle(0.004, (0.2, -0.2)))] * 8)
    assert rest == (FARTHEST_REST_M, -FARTHEST_REST_M)


def test_seconds_of_which_half_is_missing_are_left_out() -> None:
    assert rest_and_sway([second(circle(0.05), 59)]) == ((0.0, 0.0), 0.0)
    assert rest_and_sway([]) == ((0.0, 0.0), 0.0)
    assert rest_and_sway([second(circle(0.05), 20), second(circle(0.004))])[1] == pytest.approx(0.004)
