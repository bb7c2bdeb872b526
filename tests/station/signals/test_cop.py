import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals.cop import MIN_LOAD_N, TRUST_LOAD_N, cop_from_forces_m, cop_m
from station.units import kilogram
from tests.fakes.force_stream import CALIBRATION, corner_forces_n

FORCE = st.floats(20.0, 1500.0)


def test_thresholds_are_those_of_the_specification() -> None:
    assert kilogram(MIN_LOAD_N) == pytest.approx(5.0)
    assert kilogram(TRUST_LOAD_N) == pytest.approx(20.0)


def test_golden_numbers_of_a_wii_board() -> None:
    # x = (433/2) ((200+180) - (160+140)) / 680 = 25.47 mm; y = (238/2) ((200+160) - (180+140)) / 680 = 7.00 mm
    ml, ap = cop_m((200.0, 180.0, 160.0, 140.0), CALIBRATION.position_m)
    assert ml == pytest.approx(0.0254706, abs=1e-7)
    assert ap == pytest.approx(0.0070000, abs=1e-7)


def test_positive_is_right_and_front() -> None:
    right = cop_m((300.0, 300.0, 100.0, 100.0), CALIBRATION.position_m)
    front = cop_m((300.0, 100.0, 300.0, 100.0), CALIBRATION.position_m)
    assert right[0] > 0 and right[1] == pytest.approx(0)
    assert front[1] > 0 and front[0] == pytest.approx(0)


@given(st.tuples(FORCE, FORCE, FORCE, FORCE))
def test_the_rectangle_is_the_field_s_formula(f: tuple[float, float, float, float]) -> None:
    tr, br, tl, bl = f
    ml, ap = cop_m(f, CALIBRATION.position_m)
    assert ml == pytest.approx(0.433 / 2 * ((tr + br) - (tl + bl)) / sum(f), abs=1e-12)
    assert ap == pytest.approx(0.238 / 2 * ((tr + tl) - (br + bl)) / sum(f), abs=1e-12)


@given(st.lists(st.tuples(FORCE, FORCE, FORCE, FORCE), min_size=1, max_size=40))
def test_the_array_twin_is_equal_bit_for_bit(rows: list[tuple[float, float, float, float]]) -> None:
    cop = cop_from_forces_m(np.array(rows), CALIBRATION.position_m)
    assert cop.shape == (len(rows), 2)
    assert [tuple(point) for point in cop.tolist()] == [cop_m(row, CALIBRATION.position_m) for row in rows]


def test_the_cop_that_went_in_comes_out() -> None:
    forces = corner_forces_n(700.0, [0.05, -0.1, 0.0], [0.02, 0.0, -0.09])
    assert cop_from_forces_m(forces, CALIBRATION.position_m) == pytest.approx(
        np.array([[0.05, 0.02], [-0.1, 0.0], [0.0, -0.09]])
    )


@pytest.mark.parametrize("load_n", [0.0, 4.9 * 9.8, -700.0, float("nan")])
def test_too_little_load_has_no_cop(load_n: float) -> None:
    with pytest.raises(SignalError, match="no centre of pressure"):
        cop_m((load_n, 0.0, 0.0, 0.0), CALIBRATION.position_m)


def test_the_array_twin_names_the_first_bad_frame() -> None:
    forces = np.full((5, 4), 100.0)
    forces[3] = 1.0
    with pytest.raises(SignalError, match=r"Frame 3 has a load of 4\.0 N"):
        cop_from_forces_m(forces, CALIBRATION.position_m)
