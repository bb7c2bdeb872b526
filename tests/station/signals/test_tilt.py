"""The tilt of a wobble top."""

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.tilt import tilt_deg, tilt_index


def test_a_cop_as_far_out_as_the_centre_of_curvature_is_high_is_45_degrees() -> None:
    assert tilt_deg(np.array([[0.2, -0.2], [0.0, 0.0]]), 0.2) == pytest.approx(np.array([[45, -45], [0, 0]]))


def test_a_tilt_survives_the_way_there_and_back() -> None:
    tilt = np.stack([np.linspace(-25, 25, 101), np.linspace(40, -10, 101)], axis=1)
    assert tilt_deg(0.15 * np.tan(np.radians(tilt)), 0.15) == pytest.approx(tilt, abs=1e-9)


def test_the_index_and_its_parts() -> None:
    # 3 degrees to one side and 4 forward: 5 in all, as a triangle of 3, 4 and 5.
    cop_m = 0.3 * np.tan(np.radians([[3.0, 4.0], [-3.0, 4.0], [3.0, -4.0]]))
    index = tilt_index(cop_m, 0.3)
    assert (index.overall_deg, index.ml_deg, index.ap_deg) == pytest.approx((5.0, 3.0, 4.0))


def test_a_tilt_that_stays_counts_from_level_not_from_its_mean() -> None:
    assert tilt_index(np.full((10, 2), (0.2, 0.0)), 0.2).ml_deg == pytest.approx(45.0)


@pytest.mark.parametrize("cop_m", [np.empty((0, 2)), np.array([[np.nan, 0.0]])])
def test_without_numbers_there_is_no_index(cop_m: np.ndarray) -> None:
    with pytest.raises(SignalError):
        tilt_index(cop_m, 0.2)


def test_a_board_that_measures_forces_has_no_tilt() -> None:
    with pytest.raises(SignalError, match="measures forces"):
        tilt_deg(np.zeros((1, 2)), 0.0)
