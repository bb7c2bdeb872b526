import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals.sway import StreamingSway, mean_velocity_m_s, path_length_m, rms_distance_m


def circle(radius_m: float, f_hz: float, fs_hz: float, seconds: float) -> np.ndarray:
    t = np.arange(round(fs_hz * seconds) + 1) / fs_hz
    return radius_m * np.stack([np.cos(2 * np.pi * f_hz * t), np.sin(2 * np.pi * f_hz * t)], axis=1)


def test_circle_golden_numbers() -> None:
    cop = circle(0.010, 0.5, 100.0, 10.0)
    chord = 2 * 0.010 * math.sin(math.pi * 0.5 / 100)
    assert path_length_m(cop) == pytest.approx(1000 * chord, rel=1e-12)
    assert mean_velocity_m_s(cop, 100.0) == pytest.approx(chord * 100, rel=1e-12)
    assert rms_distance_m(cop[:-1]) == pytest.approx(0.010, rel=1e-12)


def test_velocity_divides_by_the_intervals_not_the_samples() -> None:
    assert mean_velocity_m_s(np.array([[0.0, 0.0], [0.03, 0.04]]), 10.0) == pytest.approx(0.5)


@pytest.mark.parametrize("cop", [np.zeros((0, 2)), np.zeros((1, 2)), np.array([[0.0, 0.0], [np.nan, 0.0]])])
def test_batch_refuses_what_gives_no_number(cop: np.ndarray) -> None:
    for call in (path_length_m, rms_distance_m, lambda c: mean_velocity_m_s(c, 100.0)):
        with pytest.raises(SignalError):
            call(cop)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(-0.2, 0.2), st.sampled_from([0.25, 1.0, 3.0]))
def test_streaming_equals_batch(seed: int, offset_m: float, window_s: float) -> None:
    rng = np.random.default_rng(seed)  # noqa: TID251
    cop = offset_m + np.cumsum(rng.normal(0, 2e-4, (800, 2)), axis=0)
    sway = StreamingSway(window_s)
    for k, (x, y) in enumerate(cop.tolist()):
        sway.push(k * 10_000, x, y)
    last = cop[-round(window_s * 100) - 1 :]
    assert sway.full and sway.span_s == pytest.approx(window_s)
    assert sway.mean_velocity_m_s == pytest.approx(mean_velocity_m_s(last, 100.0), rel=1e-9)
    assert sway.rms_m == pytest.approx(rms_distance_m(last), rel=1e-9)
    assert sway.mean_m == pytest.approx(tuple(last.mean(axis=0)), rel=1e-9, abs=1e-15)


def test_nothing_drifts_over_a_long_run() -> None:
    # Ten minutes at 100 Hz with excursions far larger than the stillness that follows.
    rng = np.random.default_rng(3)  # noqa: TID251
    cop = 0.15 + np.concatenate([rng.normal(0, 0.1, (60_000, 2)), rng.normal(0, 1e-6, (101, 2))])
    sway = StreamingSway(1.0)
    for k, (x, y) in enumerate(cop.tolist()):
        sway.push(k * 10_000, x, y)
    assert sway.mean_velocity_m_s == pytest.approx(mean_velocity_m_s(cop[-101:], 100.0), rel=1e-9)
    assert sway.rms_m == pytest.approx(rms_distance_m(cop[-101:]), rel=1e-9)


def test_no_number_before_there_is_one() -> None:
    sway = StreamingSway()
    assert (sway.mean_velocity_m_s, sway.rms_m, sway.mean_m, sway.span_s, sway.full) == (None, None, None, 0.0, False)
    sway.push(0, 0.01, 0.02)
    assert (sway.mean_velocity_m_s, sway.rms_m) == (None, None)
    assert sway.mean_m == pytest.approx((0.01, 0.02), rel=1e-12)


def test_restart_empties_the_window() -> None:
    sway = StreamingSway()
    for k in range(200):
        sway.push(k * 10_000, 0.1 * (k % 2), 0.0)
    sway.restart()
    sway.push(3_000_000, 0.02, 0.0)
    sway.push(3_010_000, 0.02, 0.0)
    assert sway.mean_velocity_m_s == 0.0
    assert sway.rms_m == 0.0
    assert not sway.full
