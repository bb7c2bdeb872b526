"""Planted movements are found: of the CoP exactly, of a whole body that leans within stated tolerances."""

import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals.cog import HEIGHT_SHARE
from station.signals.limits import DIRECTIONS, excursion, of_limit_pct, theoretical_limit_deg

FS = 100.0
SIGNAL = 200
G_M_S2 = 9.80665
HEIGHT_M = 1.75
AXES = list(DIRECTIONS.values())


def smooth(t: np.ndarray, start_s: float, time_s: float) -> np.ndarray:
    """Minimum jerk from 0 to 1 (Flash and Hogan 1985)."""
    x = np.clip((t - start_s) / time_s, 0, 1)
    return 10 * x**3 - 15 * x**4 + 6 * x**5


def lean(
    axis: tuple[float, float],
    *,
    rt_s: float = 0.6,
    time_s: float = 1.5,
    first_m: float = 0.070,
    farthest_m: float = 0.085,
    second_s: float = 4.0,
    aside_m: float = 0.0,
) -> np.ndarray:
    """A lean in two movements, 2 s of rest before the signal and 8.5 s after it; the first swerves aside and back."""
    t = (np.arange(round(10.5 * FS)) - SIGNAL) / FS
    along = first_m * smooth(t, rt_s, time_s) + (farthest_m - first_m) * smooth(t, second_s, 2.0)
    aside = aside_m * np.sin(math.pi * smooth(t, rt_s, time_s))
    return along[:, None] * np.array(axis) + aside[:, None] * np.array((-axis[1], axis[0]))


def cop_of(body: np.ndarray, sway_m: float = 0.0, seed: int = 0) -> np.ndarray:
    """The CoP that moves a body so: an inverted pendulum; and some slow sway of this RMS on each axis."""
    rng = np.random.default_rng(seed)  # noqa: TID251
    speed_up = np.gradient(np.gradient(body, 1 / FS, axis=0), 1 / FS, axis=0)
    t = np.arange(len(body))[:, None, None] / FS
    waves = np.sin(2 * math.pi * rng.uniform(0.1, 1.0, (12, 2)) * t + rng.uniform(0, 2 * math.pi, (12, 2)))
    return body - HEIGHT_SHARE * HEIGHT_M / G_M_S2 * speed_up + sway_m * math.sqrt(2 / 12) * waves.sum(axis=1)


@pytest.mark.parametrize("name", DIRECTIONS)
def test_what_was_planted_in_the_cop_is_found(name: str) -> None:
    found = excursion(lean(DIRECTIONS[name], time_s=2.0), FS, SIGNAL, DIRECTIONS[name])
    assert found.epe_m == pytest.approx(0.070, rel=0.01)
    assert found.mxe_m == pytest.approx(0.085, rel=0.01)
    assert found.dcl_pct == pytest.approx(100.0, abs=1e-6)
    # Minimum jerk is between 5 and 95 % for 0.6214 of its time; the low-pass makes that a little longer.
    assert found.mvl_m_s == pytest.approx(0.9 * 0.070 / (0.6214 * 2.0), rel=0.05)
    # So smooth a beginning is faster than 5 mm/s after 0.14 s.
    assert found.rt_s == pytest.approx(0.6 + 0.14, abs=0.03)


@pytest.mark.parametrize("rt_s", [0.35, 0.6, 0.9])
@pytest.mark.parametrize(("time_s", "sway_m"), [(1.0, 0.001), (1.5, 0.001), (1.5, 0.002), (2.0, 0.001)])
def test_the_reaction_of_a_body_is_found_to_a_tenth_of_a_second(rt_s: float, time_s: float, sway_m: float) -> None:
    for seed, axis in enumerate(AXES):
        cop = cop_of(lean(axis, rt_s=rt_s, time_s=time_s), sway_m, seed)
        assert excursion(cop, FS, SIGNAL, axis).rt_s == pytest.approx(rt_s, abs=0.1)


def test_the_farthest_lean_of_a_body_that_holds_it_is_found_to_5_percent() -> None:
    for seed, axis in enumerate(AXES):
        body = lean(axis, first_m=0.080, farthest_m=0.080, time_s=3.0)
        assert excursion(cop_of(body, 0.001, seed), FS, SIGNAL, axis).mxe_m == pytest.approx(0.080, rel=0.05)


@pytest.mark.parametrize(("time_s", "read_m"), [(2.0, 0.076), (1.0, 0.090)])
def test_a_quick_lean_of_a_body_reads_too_far_as_the_document_says(time_s: float, read_m: float) -> None:
    for axis in AXES:
        found = excursion(cop_of(lean(axis, time_s=time_s)), FS, SIGNAL, axis)
        assert found.epe_m == pytest.approx(read_m, abs=0.0015)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(AXES), st.floats(1e-5, 3e-3))
def test_whatever_somebody_does_the_numbers_are_possible_ones(
    seed: int, axis: tuple[float, float], step_m: float
) -> None:
    rng = np.random.default_rng(seed)  # noqa: TID251
    found = excursion(np.cumsum(rng.normal(0, step_m, (1050, 2)), axis=0), FS, SIGNAL, axis)
    assert all(math.isfinite(value) for value in astuple(found) if value is not None)
    assert found.epe_m is None or 0 < found.epe_m <= found.mxe_m
    assert found.mvl_m_s is None or found.mvl_m_s > 0
    assert found.dcl_pct is None or found.dcl_pct <= 100
    assert found.rt_s is None or 0 < found.rt_s < 8


@pytest.mark.parametrize(("aside_m", "dcl_pct"), [(0.0, 100.0), (0.0035, 90.0), (0.0105, 70.0), (0.0175, 50.0)])
def test_directional_control_is_found_to_3_points(aside_m: float, dcl_pct: float) -> None:
    """Aside and back is a path of twice ``aside_m`` on 70 mm."""
    for axis in AXES:
        found = excursion(lean(axis, aside_m=aside_m, time_s=3.0), FS, SIGNAL, axis)
        assert found.dcl_pct == pytest.approx(dcl_pct, abs=3)


def test_the_first_movement_ends_where_the_second_has_not_begun() -> None:
    axis = DIRECTIONS["front"]
    short = excursion(lean(axis, first_m=0.030, farthest_m=0.090), FS, SIGNAL, axis)
    assert short.epe_m == pytest.approx(0.030, rel=0.02)
    assert short.mxe_m == pytest.approx(0.090, rel=0.02)


def test_what_comes_after_eight_seconds_does_not_count() -> None:
    axis = DIRECTIONS["left"]
    late = np.concatenate([lean(axis), np.tile(0.3 * np.array(axis), (500, 1))])
    assert excursion(late, FS, SIGNAL, axis).mxe_m == pytest.approx(0.085, rel=0.02)


def test_who_stands_still_has_no_reaction_and_no_excursion() -> None:
    still = cop_of(np.zeros((1050, 2)), 0.001)
    found = excursion(still, FS, SIGNAL, (0.0, 1.0))
    assert found.mxe_m < 0.005
    assert (found.rt_s, found.mvl_m_s, found.epe_m, found.dcl_pct) == (None, None, None, None)


def test_who_leans_the_other_way_reaches_nothing() -> None:
    assert excursion(lean((0.0, -1.0)), FS, SIGNAL, (0.0, 1.0)).mxe_m < 0.001


def test_who_began_before_the_signal_has_no_reaction_time() -> None:
    found = excursion(lean((1.0, 0.0), rt_s=-0.6), FS, SIGNAL, (1.0, 0.0))
    assert found.rt_s is None
    assert found.mxe_m > 0.05


@settings(max_examples=20, deadline=None)
@given(st.floats(0, 2 * math.pi), st.floats(-0.1, 0.1), st.floats(0.5, 2.0))
def test_turned_moved_and_scaled_only_the_lengths_scale(angle: float, offset_m: float, scale: float) -> None:
    axis = (1.0, 0.0)
    cop = cop_of(lean(axis, aside_m=0.006), 0.001)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    turned = excursion(scale * cop @ turn + offset_m, FS, SIGNAL, (math.cos(angle), math.sin(angle)))
    plain = excursion(cop, FS, SIGNAL, axis)
    rt, mvl, epe, mxe, dcl = astuple(plain)
    assert astuple(turned) == pytest.approx((rt, scale * mvl, scale * epe, scale * mxe, dcl), rel=1e-6, abs=1e-9)


def test_another_sample_rate_finds_the_same() -> None:
    axis = DIRECTIONS["back_left"]
    cop = cop_of(lean(axis, aside_m=0.006), 0.001)
    fast, slow = excursion(cop, FS, SIGNAL, axis), excursion(cop[::2], FS / 2, SIGNAL // 2, axis)
    assert astuple(slow) == pytest.approx(astuple(fast), rel=0.03)


def test_theoretical_limits_of_the_eight_directions() -> None:
    limits = {name: theoretical_limit_deg(axis) for name, axis in DIRECTIONS.items()}
    # Between back and side by hand: sqrt(2 / (1 / 64 + 1 / 20.25)) = 5.5466.
    assert limits == pytest.approx(
        {
            "front": 8, "front_right": 8, "right": 8, "back_right": 5.5466, "back": 4.5, "back_left": 5.5466, "left": 8,
            "front_left": 8,
        },
        abs=1e-4,
    )  # fmt: skip


def test_percent_of_the_limit_goes_by_height() -> None:
    reach_m = 0.5527 * 1.75 * math.sin(math.radians(4.5))
    assert of_limit_pct(reach_m, DIRECTIONS["back"], 1.75) == pytest.approx(100)
    assert of_limit_pct(reach_m, DIRECTIONS["back"], 1.60) > 100
    assert of_limit_pct(reach_m, DIRECTIONS["front"], 1.75) == pytest.approx(100 * 4.5 / 8)


@pytest.mark.parametrize(
    ("samples", "signal", "axis", "said"),
    [
        (1050, 50, (1.0, 0.0), "rest before the signal"),
        (990, 200, (1.0, 0.0), "ends too early"),
        (1050, 200, (1.0, 1.0), "no direction"),
        (1050, 200, (math.nan, 0.0), "no direction"),
    ],
)
def test_a_trial_that_lacks_something_is_refused(
    samples: int, signal: int, axis: tuple[float, float], said: str
) -> None:
    with pytest.raises(SignalError, match=said):
        excursion(lean((1.0, 0.0))[:samples], FS, signal, axis)


def test_a_hole_in_the_trial_is_refused() -> None:
    cop = lean((1.0, 0.0))
    cop[500] = np.nan
    with pytest.raises(SignalError, match="not a number"):
        excursion(cop, FS, SIGNAL, (1.0, 0.0))
