import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals import metrics
from station.signals.sway import StreamingSway, mean_velocity_m_s, path_length_m, rms_distance_m
from tests.fakes import repository


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


def ellipse_by_hand(cop: np.ndarray) -> tuple[float, float, float, float]:
    """Return area, semi-axes and angle as Schubert & Kirchner 2014 write them."""
    n = len(cop)
    low, high = 0.0, 1e6
    for _ in range(
        200
    ):  # the quantile of F(2, n - 2), whose distribution function is 1 - (1 + 2 f / (n - 2))^(-(n - 2) / 2)
        f = (low + high) / 2
        low, high = (f, high) if 1 - (1 + 2 * f / (n - 2)) ** (-(n - 2) / 2) < 0.95 else (low, f)
    values, vectors = np.linalg.eigh(np.cov(cop.T, ddof=1))
    semi = np.sqrt(2 * (n - 1) * (n + 1) / (n * (n - 2)) * f * values)
    angle = math.degrees(math.atan2(vectors[1, 1], vectors[0, 1]))
    return math.pi * semi[0] * semi[1], semi[1], semi[0], 90 - (90 - angle) % 180


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.2, 0.9), st.floats(-90, 90), st.integers(3, 300))
def test_the_streaming_ellipse_is_the_one_of_the_last_samples(seed: int, flat: float, angle: float, count: int) -> None:
    rng = np.random.default_rng(seed)  # noqa: TID251
    turn = np.array([[math.cos(math.radians(angle)), -math.sin(math.radians(angle))]])
    turn = np.concatenate((turn, turn[:, ::-1] * [[-1, 1]]))
    cop = 0.05 + rng.normal(0, [0.01, 0.01 * flat], (count + 300, 2)) @ turn.T
    sway = StreamingSway((count - 1) / 100)
    for k, (x, y) in enumerate(cop.tolist()):
        sway.push(k * 10_000, x, y)
    area, major, minor, angle_deg = ellipse_by_hand(cop[-count:])
    ellipse = sway.prediction_ellipse
    assert ellipse is not None
    assert (ellipse.area_m2, ellipse.semi_major_m, ellipse.semi_minor_m) == pytest.approx(
        (area, major, minor), rel=1e-9
    )
    assert -90 < ellipse.angle_deg <= 90
    assert math.cos(2 * math.radians(ellipse.angle_deg - angle_deg)) == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("name", ["BDS00001.csv", "BDS00010.csv"])
def test_a_window_of_real_sway_gives_the_metrics_of_that_window(name: str) -> None:
    table = np.genfromtxt(repository.ROOT / "tests" / "data" / name, delimiter=";", skip_header=1)
    cop = table[:, [2, 1]] / 100
    sway = StreamingSway(20.0)
    for k, (x, y) in enumerate(cop.tolist()):
        sway.push(10_000 * k, x, y)
    batch = metrics(cop[-2001:], 100.0, None)
    ellipse = sway.prediction_ellipse
    assert ellipse is not None
    streaming = {
        "mean_velocity_m_s": sway.mean_velocity_m_s,
        "rms_distance_m": sway.rms_m,
        "prediction_ellipse_area_m2": ellipse.area_m2,
        "prediction_ellipse_semi_major_m": ellipse.semi_major_m,
        "prediction_ellipse_semi_minor_m": ellipse.semi_minor_m,
        "prediction_ellipse_angle_deg": ellipse.angle_deg,
    }
    assert streaming == pytest.approx({key: batch[key] for key in streaming}, rel=1e-9)


def test_the_ellipse_of_a_flat_cloud_keeps_its_digits() -> None:
    # A thousand to one, at 30 degrees, ten centimetres off the centre of the board.
    t = np.arange(500)
    along, across = 0.02 * np.sin(t), 2e-5 * np.cos(3 * t)
    cop = 0.1 + np.stack([along * 0.75**0.5 - across / 2, along / 2 + across * 0.75**0.5], axis=1)
    sway = StreamingSway(10.0)
    for k, (x, y) in enumerate(cop.tolist()):
        sway.push(k * 10_000, x, y)
    ellipse = sway.prediction_ellipse
    assert ellipse is not None
    assert ellipse.angle_deg == pytest.approx(30, abs=0.01)
    area, major, _, _ = ellipse_by_hand(np.stack([along, across], axis=1))
    assert (ellipse.area_m2, ellipse.semi_major_m) == pytest.approx((area, major), rel=1e-9)


def test_there_is_no_ellipse_of_a_point_or_a_line() -> None:
    still, line, few = StreamingSway(), StreamingSway(), StreamingSway()
    for k in range(50):
        still.push(k * 10_000, 0.01, 0.02)
        line.push(k * 10_000, 0.25 * k, 0.5 * k)
    few.push(0, 0.0, 0.0)
    few.push(10_000, 0.01, 0.0)
    assert (still.prediction_ellipse, line.prediction_ellipse, few.prediction_ellipse) == (None, None, None)


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
