import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals.quotients import DualTaskCost, dual_task_cost, romberg_quotient, symmetry_pct

POSITIVE = st.floats(0.001, 1000)


def test_by_hand() -> None:
    assert romberg_quotient(0.018, 0.012) == pytest.approx(1.5)
    assert symmetry_pct(60.0, 40.0) == pytest.approx(20.0)
    cost = dual_task_cost(single_sway=0.010, dual_sway=0.0125, single_answers=20, dual_answers=17)
    assert (cost.motor_pct, cost.cognitive_pct) == pytest.approx((25.0, 15.0))


def test_who_stands_steadier_with_a_second_task_has_a_negative_cost() -> None:
    cost = dual_task_cost(single_sway=0.010, dual_sway=0.009, single_answers=20, dual_answers=22)
    assert (cost.motor_pct, cost.cognitive_pct) == pytest.approx((-10.0, -10.0))


@given(POSITIVE, POSITIVE)
def test_equal_is_even_and_exchanged_is_opposite(a: float, b: float) -> None:
    assert romberg_quotient(a, a) == 1
    assert symmetry_pct(a, a) == 0
    assert symmetry_pct(a, b) == pytest.approx(-symmetry_pct(b, a))
    assert -100 <= symmetry_pct(a, b) <= 100
    assert romberg_quotient(a, b) * romberg_quotient(b, a) == pytest.approx(1)
    assert dual_task_cost(single_sway=a, dual_sway=a, single_answers=b, dual_answers=b) == DualTaskCost(0, 0)


@given(POSITIVE, POSITIVE, st.floats(0.001, 1000))
def test_the_unit_does_not_matter(a: float, b: float, unit: float) -> None:
    assert romberg_quotient(unit * a, unit * b) == pytest.approx(romberg_quotient(a, b))
    assert symmetry_pct(unit * a, unit * b) == pytest.approx(symmetry_pct(a, b), abs=1e-9)


def test_one_side_alone_is_all_to_that_side() -> None:
    assert (symmetry_pct(5.0, 0.0), symmetry_pct(0.0, 5.0)) == (100, -100)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -1.0])
def test_what_is_no_measure_is_refused(bad: float) -> None:
    for call in (lambda: romberg_quotient(bad, 1.0), lambda: symmetry_pct(1.0, bad)):
        with pytest.raises(SignalError, match="no measure"):
            call()


def test_nothing_is_divided_by_0() -> None:
    with pytest.raises(SignalError, match="open eyes is 0"):
        romberg_quotient(1.0, 0.0)
    with pytest.raises(SignalError, match="both sides is 0"):
        symmetry_pct(0.0, 0.0)
    with pytest.raises(SignalError, match="without a second task is 0"):
        dual_task_cost(single_sway=0, dual_sway=1, single_answers=1, dual_answers=1)
    with pytest.raises(SignalError, match="seated is 0"):
        dual_task_cost(single_sway=1, dual_sway=1, single_answers=0, dual_answers=0)
