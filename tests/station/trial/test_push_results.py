import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.trial.push_results import LEAST_PUSHES, mean, side_of, summary

BANDS_M = (0.04, 0.06, 0.08)


def push(time_s: float | None, peak_m: float = 0.05, angle: float = 0.0) -> dict[str, float]:
    found = {"peak_m": peak_m, "push_ml": math.cos(angle), "push_ap": math.sin(angle), "step_off": 0.0}
    return found if time_s is None else found | {"recovery_s": time_s}


OFF = {"step_off": 1.0}


def test_means_are_of_those_that_stood_and_the_others_are_counted() -> None:
    found = mean([push(1.0), push(2.0, 0.07), push(None, 0.03), OFF, OFF])
    assert found == {
        "peak_m": pytest.approx(0.05),
        "recovery_s": 1.5,
        "step_offs": 2.0,
        "unrecovered": 1.0,
    }
    assert mean([OFF]) == {"step_offs": 1.0, "unrecovered": 0.0}


def test_a_recovery_time_takes_six_recoveries() -> None:
    few = [push(1.0)] * (LEAST_PUSHES - 1)
    assert "recovery_s" not in summary([*few, push(None), OFF], BANDS_M)
    assert summary([*few, push(4.0)], BANDS_M)["recovery_s"] == pytest.approx(1.5)


def test_sides_are_set_against_each_other_where_both_were_pushed() -> None:
    right, left, back = push(1.5, 0.05, 0.1), push(0.5, 0.07, math.pi), push(1.0, 0.05, -math.pi / 2)
    found = summary([right, left, back], BANDS_M)
    assert found["symmetry_recovery_s_pct"] == pytest.approx(50.0)
    assert (found["recovery_right_s"], found["recovery_left_s"], found["peak_left_m"]) == (1.5, 0.5, 0.07)
    assert found["pushes_back"] == 1.0
    assert not {"front_back_recovery_s_pct", "recovery_front_s", "pushes_front"} & set(found)


def test_who_does_not_recover_still_has_a_peak_on_that_side() -> None:
    found = summary([push(None, 0.09, math.pi), OFF], BANDS_M)
    assert found == {"pushes_left": 1.0, "peak_left_m": 0.09}


def test_recoveries_compare_within_a_band_of_the_peak() -> None:
    found = summary([push(1.0, 0.039), push(2.0, 0.041), push(3.0, 0.06), push(4.0, 0.2)], BANDS_M)
    bands = {key: value for key, value in found.items() if key.endswith("_mm_s")}
    assert bands == {"recovery_to_40_mm_s": 1.0, "recovery_to_60_mm_s": 2.5, "recovery_over_80_mm_s": 4.0}


def test_nothing_comes_to_nothing() -> None:
    assert summary([], BANDS_M) == {}


@given(st.floats(-math.pi, math.pi))
def test_every_direction_has_a_side_and_the_mirrored_one_the_other(angle: float) -> None:
    there, back = side_of(push(1.0, angle=angle)), side_of(push(1.0, angle=angle + math.pi))
    assert {there, back} in ({"left", "right"}, {"front", "back"})
