import math
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.errors import SignalError
from station.game.control import Reach
from station.signals.limits import DIRECTIONS
from station.signals.reach import PersonalReach, personal_reach

ELLIPSE = PersonalReach(0.080, 0.070, 0.090, 0.050)
MEASURED = {name: ELLIPSE.radius_m(*axis) for name, axis in DIRECTIONS.items()}


def test_who_reaches_along_an_ellipse_gets_that_ellipse() -> None:
    assert asdict(personal_reach(MEASURED)) == pytest.approx(asdict(ELLIPSE))


def test_it_is_what_the_control_signal_takes() -> None:
    reach = Reach(0.01, -0.02, **asdict(personal_reach(MEASURED)), calibrated=True)
    assert reach.u(0.01 + 0.080, -0.02) == pytest.approx((1.0, 0.0))
    assert reach.u(0.01, -0.02 - 0.050) == pytest.approx((0.0, -1.0))


def test_one_short_oblique_direction_shrinks_its_two_neighbours_alone() -> None:
    short = personal_reach(MEASURED | {"front_left": 0.8 * MEASURED["front_left"]})
    assert asdict(short) == pytest.approx(
        {"right_m": 0.080, "left_m": 0.8 * 0.070, "front_m": 0.8 * 0.090, "back_m": 0.050}
    )


def test_far_oblique_directions_add_nothing() -> None:
    far = {name: value * (1.5 if "_" in name else 1.0) for name, value in MEASURED.items()}
    assert asdict(personal_reach(far)) == pytest.approx(asdict(ELLIPSE))


@given(st.lists(st.floats(0.01, 0.2), min_size=8, max_size=8))
def test_no_target_lies_where_the_trainee_has_not_been(radii: list[float]) -> None:
    mxe_m = dict(zip(DIRECTIONS, radii, strict=True))
    reach = personal_reach(mxe_m)
    for name, axis in DIRECTIONS.items():
        assert reach.radius_m(*axis) <= mxe_m[name] * (1 + 1e-12)


@given(st.lists(st.floats(0.01, 0.2), min_size=8, max_size=8), st.floats(0.5, 2.0))
def test_a_larger_trainee_has_a_larger_reach(radii: list[float], scale: float) -> None:
    mxe_m = dict(zip(DIRECTIONS, radii, strict=True))
    grown = personal_reach({name: scale * value for name, value in mxe_m.items()})
    assert asdict(grown) == pytest.approx({key: scale * value for key, value in asdict(personal_reach(mxe_m)).items()})


@pytest.mark.parametrize("bad", [0.0, -0.01, math.nan, None])
def test_a_direction_that_was_not_measured_is_named(bad: float | None) -> None:
    mxe_m = {name: value for name, value in (MEASURED | {"back_left": bad}).items() if value is not None}
    with pytest.raises(SignalError, match="back_left was not measured"):
        personal_reach(mxe_m)
