"""The factory calibration of a Wii Balance Board, against the kernel's own arithmetic and a board's own numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware_drivers.wii.curve import COUNTS_PER_KG, Cells, Curve, factory
from tests.fakes.wii_board import CALIBRATION

CURVE = Curve.parse(CALIBRATION)
LOW, MIDDLE, HIGH = CURVE.at_0_kg, CURVE.at_17_kg, CURVE.at_34_kg
RAW = st.tuples(*4 * [st.integers(0, 0xFFFF)])


def kernel_10_g(raw: int, cell: int) -> int:
    """What the kernel reports of a cell, in 10 g: whole numbers, and none below 0."""
    if raw <= LOW[cell]:
        return 0
    if raw < MIDDLE[cell]:
        return (raw - LOW[cell]) * 1700 // (MIDDLE[cell] - LOW[cell])
    return 1700 + (raw - MIDDLE[cell]) * 1700 // (HIGH[cell] - MIDDLE[cell])


def test_the_points_weigh_what_they_are_for() -> None:
    for raw, kg in ((LOW, 0), (MIDDLE, 17), (HIGH, 34)):
        assert CURVE.counts(raw) == pytest.approx(4 * (kg * COUNTS_PER_KG,))


@given(RAW)
def test_it_is_the_kernels_but_for_what_that_cuts_off(raw: Cells) -> None:
    for cell, count in enumerate(CURVE.counts(raw)):
        if raw[cell] >= LOW[cell]:
            assert 0 <= count / 100 - kernel_10_g(raw[cell], cell) < 1
        else:
            assert count < 0


@given(RAW, st.integers(0, 3))
def test_a_count_more_weighs_more_everywhere(raw: Cells, cell: int) -> None:
    more = list(raw)
    more[cell] += 1
    step = CURVE.counts((more[0], more[1], more[2], more[3]))[cell] - CURVE.counts(raw)[cell]
    assert 50 < step < 200  # some 10 g, whichever side of a point


@pytest.mark.parametrize(
    "text",
    [
        "",
        "board\n",
        CALIBRATION.strip()[:-5],
        CALIBRATION.strip() + ":0000",
        ":".join(12 * ["ffff"]),
        ":".join(4 * ["0000"] + 4 * ["0800"] + 3 * ["1000"] + ["0801"]),
    ],
)
def test_what_cannot_be_a_calibration_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"numbers|invalid|rise"):
        Curve.parse(text)


def test_straight_counts_become_newtons_and_no_date_is_made_up() -> None:
    calibration = factory()
    forces_n = calibration.forces_n(np.array([[10_000, 0, -5_000, 340_000]], np.int32))
    np.testing.assert_allclose(forces_n, 9.80665 * np.array([[1, 0, -0.5, 34]]))
    assert calibration.position_m[0] == (0.2165, 0.119)
    assert calibration.date == ""
