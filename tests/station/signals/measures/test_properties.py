"""What turning, moving, scaling, mirroring, reversing, prolonging and resampling do to each metric."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.signals import metrics
from station.signals.measures.table import TABLE
from tests.station.signals.measures.made import tones, turned, waves

SEEDS = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=12, deadline=None)

POWER_OF_LENGTH = {"m": 1, "m2": 2, "m/s": 1, "m2/s": 2, "1/m": -1, "Hz": 0, "s": 0, "deg": 0, "1": 0}
UNIT = {metric.key: metric.unit for metric in TABLE}

COUNTED = ("sample_entropy", "sway_density")
"""Made of yes and no: where a pair lies just at the limit, rounding decides, so a few may turn over."""

ROUND = (
    *("mean_distance_m", "max_distance_m", "rms_distance_m", "range_planar_m", "prediction_ellipse_area_m2"),
    *("prediction_ellipse_semi_major_m", "prediction_ellipse_semi_minor_m", "convex_hull_area_m2", "path_length_m"),
    *("mean_velocity_m_s", "sway_area_rate_m2_s", "mean_frequency_hz", "length_function_of_surface_per_m"),
    *("fractal_dimension_ce", "log_prediction_ellipse_area", "sway_density_peak_s", "sway_density_peak_distance_m"),
)
"""Those that do not know which way is forward."""


def same(found: float, wanted: float, key: str) -> bool:
    return found == pytest.approx(wanted, rel=5e-3 if key.startswith(COUNTED) else 1e-7, abs=1e-14)


def other_axis(key: str) -> str:
    for one, other in (("_ml", "_ap"), ("_ap", "_ml")):
        if f"{one}_" in f"{key}_":
            return f"{key}_".replace(f"{one}_", f"{other}_").removesuffix("_")
    return key


@FEW
@given(SEEDS, st.floats(-0.3, 0.3), st.floats(-0.3, 0.3), st.sampled_from([10.0, None]))
def test_where_the_feet_stand_does_not_matter(seed: int, ml_m: float, ap_m: float, filter_hz: float | None) -> None:
    cop = tones(seed)
    moved = metrics(cop + np.array([ml_m, ap_m]), 100.0, filter_hz)
    for key, value in metrics(cop, 100.0, filter_hz).items():
        assert same(moved[key], value, key), key


@FEW
@given(SEEDS, st.floats(-180, 180), st.sampled_from([10.0, None]))
def test_turning_changes_nothing_but_the_axes(seed: int, degrees: float, filter_hz: float | None) -> None:
    cop = tones(seed)
    plain, found = metrics(cop, 100.0, filter_hz), metrics(turned(cop, degrees), 100.0, filter_hz)
    for key in ROUND:
        assert same(found[key], plain[key], key), key
    angle = found["prediction_ellipse_angle_deg"] - plain["prediction_ellipse_angle_deg"] - degrees
    assert math.remainder(angle, 180) == pytest.approx(0, abs=1e-5)
    power, power_before = (each["total_power_ml_m2"] + each["total_power_ap_m2"] for each in (found, plain))
    assert power == pytest.approx(power_before, rel=1e-9)
    for keys in (("rms_ml_m", "rms_ap_m"), ("rms_velocity_ml_m_s", "rms_velocity_ap_m_s")):
        assert math.hypot(*(found[key] for key in keys)) == pytest.approx(math.hypot(*(plain[key] for key in keys)))


@FEW
@given(SEEDS)
def test_a_quarter_turn_swaps_the_axes(seed: int) -> None:
    cop = tones(seed)
    plain, found = metrics(cop, 100.0), metrics(cop[:, ::-1] * np.array([-1, 1]), 100.0)
    for key, value in plain.items():
        if key == "sway_direction_r":
            assert found[key] == pytest.approx(-value, rel=1e-9)
        elif key != "prediction_ellipse_angle_deg":
            assert same(found[other_axis(key)], value, key), key


@FEW
@given(SEEDS)
def test_a_mirror_turns_the_direction_only(seed: int) -> None:
    cop = tones(seed)
    plain, found = metrics(cop, 100.0), metrics(cop * np.array([-1, 1]), 100.0)
    for key, value in plain.items():
        if key in {"sway_direction_r", "prediction_ellipse_angle_deg"}:
            assert found[key] == pytest.approx(-value, rel=1e-7)
        else:
            assert same(found[key], value, key), key


@FEW
@given(SEEDS, st.floats(0.5, 20), st.sampled_from([10.0, None]))
def test_twice_the_sway_is_twice_each_length_and_four_times_each_area(
    seed: int, k: float, filter_hz: float | None
) -> None:
    """The trap: thresholds in the units of the file. Only the sway density has a length in it, its 3 mm."""
    cop = tones(seed)
    plain, found = metrics(cop, 100.0, filter_hz), metrics(k * cop, 100.0, filter_hz)
    for key, value in plain.items():
        if key == "log_prediction_ellipse_area":
            assert found[key] == pytest.approx(value + 2 * math.log(k), rel=1e-9)
        elif not key.startswith("sway_density"):
            assert same(found[key] / k ** POWER_OF_LENGTH[UNIT[key]], value, key), key


@FEW
@given(SEEDS)
def test_backwards_in_time_it_is_the_same_sway(seed: int) -> None:
    """To the last digit where all samples count alike; windows begin at the first one, so those may differ a little."""
    cop = tones(seed, n=3001)
    plain, found = metrics(cop, 100.0, None), metrics(cop[::-1], 100.0, None)
    from_the_start = ("power", "frequency", "edge", "centroid", "mode", "median", "dfa", *COUNTED)
    for key, value in plain.items():
        if key.startswith("mean_frequency") or not any(word in key for word in from_the_start):
            assert found[key] == pytest.approx(value, rel=1e-7, abs=1e-14), key
        elif not key.startswith(("mode", "median")):
            assert found[key] == pytest.approx(value, rel=0.15), key


def test_the_same_sway_for_longer_has_the_same_rates() -> None:
    """Whole periods of 2 s: what is a mean, a rate, a power or a frequency stays; what is a sum grows with the time."""
    short, long = (metrics(waves(0.006, 0.010, 0.5, seconds=s), 100.0, None) for s in (30, 60))
    for key, value in short.items():
        if key.startswith(("path_length", "length_function")):
            assert long[key] == pytest.approx(2 * value, rel=2e-3), key
        elif not key.startswith(("fractal", "diffusion", "scaling", "critical", "dfa", *COUNTED)):
            assert long[key] == pytest.approx(value, rel=5e-3, abs=1e-6), key


@settings(max_examples=6, deadline=None)
@given(SEEDS, st.sampled_from([200.0, 250.0, 1000.0]))
def test_a_faster_board_measures_the_same_sway(seed: int, fs_hz: float) -> None:
    plain, found = metrics(tones(seed), 100.0), metrics(tones(seed, fs_hz, round(30 * fs_hz)), fs_hz)
    for key, value in plain.items():
        if not key.startswith(("mode", "critical", "scaling_long", "diffusion_long")):
            assert found[key] == pytest.approx(value, rel=0.03, abs=1e-4 if UNIT[key] == "1" else 1e-9), key


@settings(max_examples=6, deadline=None)
@given(SEEDS)
def test_a_slower_board_measures_the_same_sway_where_its_rate_does_not_enter(seed: int) -> None:
    """Fewer samples cut corners and thin out windows; the fractal dimension has their number in it."""
    plain, found = metrics(tones(seed), 100.0), metrics(tones(seed, 50.0, 1500), 50.0)
    loose = (
        "mode",
        "critical",
        "scaling",
        "diffusion",
        "sample_entropy",
        "fractal",
        "dfa",
        "velocity_zero",
        "sway_density",
    )
    for key, value in plain.items():
        if not key.startswith(loose):
            assert found[key] == pytest.approx(value, rel=0.05, abs=1e-2 if UNIT[key] in {"1", "deg"} else 1e-9), key
