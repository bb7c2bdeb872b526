import math

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.measures import distance, ellipse
from station.signals.measures.prepare import prepare
from station.signals.measures.velocity import fractal_dimension, half_waves, measures, smooth_velocity_m_s
from tests.station.signals.measures.made import noise, recording, waves


def of(cop: np.ndarray, fs_hz: float = 100.0) -> dict[str, float]:
    record = prepare(cop, fs_hz, None)
    return measures(record, distance.measures(record), ellipse.measures(record))


def test_a_circle() -> None:
    found = of(waves(0.010, 0.010, 0.5))
    chord = 2 * 0.010 * math.sin(math.pi * 0.5 / 100)
    assert found["path_length_m"] == pytest.approx(5999 * chord, rel=1e-9)
    assert found["mean_velocity_m_s"] == pytest.approx(100 * chord, rel=1e-9)
    assert found["mean_frequency_hz"] == pytest.approx(0.5, rel=1e-4)
    # Each step sweeps a triangle of two radii and the angle between them.
    assert found["sway_area_rate_m2_s"] == pytest.approx(100 * 0.010**2 * math.sin(math.pi / 100) / 2, rel=1e-9)
    ellipse_area = found["path_length_m"] / found["length_function_of_surface_per_m"]
    # All of a circle lies at its radius; the ellipse for normal samples is sqrt(3) times as wide.
    assert ellipse_area == pytest.approx(3 * math.pi * 0.010**2, rel=2e-3)


def test_a_sine_gives_a_mean_frequency_of_1_11_times_its_own() -> None:
    found = of(waves(0.010, 0.004, 0.5))
    for name in ("ml", "ap"):
        assert found[f"mean_frequency_{name}_hz"] == pytest.approx(0.5 * math.pi / (2 * math.sqrt(2)), rel=1e-3)
    assert found["rms_velocity_ml_m_s"] == pytest.approx(0.010 * math.pi / math.sqrt(2), rel=1e-3)
    assert found["mean_velocity_ml_m_s"] == pytest.approx(4 * 0.5 * 0.010, rel=1e-3)


def test_velocities_and_areas_are_over_the_same_intervals() -> None:
    """The trap: path over n samples, area over n - 1. Thirty times around a square of two metres, in 1.2 s."""
    square = np.array([[1.0, 1.0], [-1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]])
    found = of(np.concatenate([*[square] * 30, square[:1]]))
    assert found["path_length_m"] == pytest.approx(240.0)
    assert found["path_length_ap_m"] == pytest.approx(120.0)
    assert found["mean_velocity_m_s"] == pytest.approx(240.0 / 1.2)
    assert found["mean_velocity_ml_m_s"] == pytest.approx(120.0 / 1.2)
    assert found["rms_velocity_ml_m_s"] == pytest.approx(math.sqrt(2.0) * 100)
    assert found["sway_area_rate_m2_s"] == pytest.approx(30 * 4.0 / 1.2)


@pytest.mark.parametrize("fs_hz", [25.0, 50.0, 100.0, 200.0, 1000.0])
def test_zero_crossings_are_per_second_and_peaks_those_of_the_wave_at_any_rate(fs_hz: float) -> None:
    """The traps: crossings per recording, a derivative over a number of samples."""
    found = of(waves(0.010, 0.005, 0.5, fs_hz, 59.9), fs_hz)
    for name, size_m in (("ml", 0.010), ("ap", 0.005)):
        assert found[f"velocity_zero_crossing_rate_{name}_hz"] == pytest.approx(1.0, abs=0.02)
        assert found[f"peak_velocity_{name}_m_s"] == pytest.approx(size_m * math.pi, rel=2e-3)


def test_the_derivative_is_a_cubic_fitted_over_a_fifth_of_a_second() -> None:
    r = prepare(recording("BDS00010"), 100.0, None).r_m
    found = smooth_velocity_m_s(r, 100.0)
    t = np.arange(-10, 11) / 100
    for i in (10, 777, 3000, 5989):
        for axis in (0, 1):
            cubic = np.polynomial.Polynomial.fit(t, r[i - 10 : i + 11, axis], 3).convert()
            assert found[i, axis] == pytest.approx(cubic.coef[1], rel=1e-9)


@pytest.mark.parametrize("fs_hz", [99.9, 100.0, 100.1])
def test_a_clock_that_is_a_little_off_changes_no_window(fs_hz: float) -> None:
    pulse = np.zeros((100, 2))
    pulse[50] = 1.0
    assert np.count_nonzero(np.abs(smooth_velocity_m_s(pulse, fs_hz)[:, 0]) > 1e-9) == 20  # of 21 the middle is zero


def test_half_waves_are_counted_between_changes_of_sign() -> None:
    assert half_waves(np.array([1.0, 3.0, -2.0, -5.0, 0.0, -1.0, 4.0, 2.0, -9.0]), "ml") == (3, 4.5)
    # A zero is no change of sign of its own.
    assert half_waves(np.array([-1.0, 0.0, 2.0, 0.0, 3.0, 0.0, -1.0]), "ap") == (2, 3.0)


@pytest.mark.parametrize("speed", [[1.0, 2.0, 1.0], [1.0, 2.0, -1.0], [0.0, 0.0, 0.0], []])
def test_without_a_half_wave_the_metric_is_refused_by_name(speed: list[float]) -> None:
    with pytest.raises(SignalError, match=r"peak_velocity_ml_m_s cannot be computed.*half-wave"):
        half_waves(np.array(speed), "ml")


def test_a_drift_without_turning_is_refused() -> None:
    drift = np.stack([np.arange(3000) * 1e-5, noise(1, 3000)[:, 1]], axis=1)
    with pytest.raises(SignalError, match="peak_velocity_ml_m_s"):
        of(drift)


def test_too_short_for_the_derivative() -> None:
    with pytest.raises(SignalError, match=r"needs 0.2 s; the recording has 0.20 s"):
        smooth_velocity_m_s(noise(1, 20), 100.0)


def test_fractal_dimension_by_its_formula() -> None:
    area, path, n = 4e-4, 1.2, 6000
    d = math.sqrt(4 * area / math.pi)
    assert fractal_dimension(n, path, area) == pytest.approx(
        math.log(n) / (math.log(n) + math.log(d) - math.log(path)), rel=1e-12
    )
    with pytest.raises(SignalError, match="fractal_dimension_ce"):
        fractal_dimension(10, 10 * d, area)
