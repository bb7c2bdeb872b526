from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals.resample import RATES_HZ, evenly, swarii


def uneven_us(seed: int, seconds: float, rate_hz: float, jitter: float) -> np.ndarray:
    """Return times whose steps differ from their mean by up to ``jitter`` of it, beginning anywhere."""
    rng = np.random.default_rng(seed)  # noqa: TID251
    steps_us = 1e6 / rate_hz * (1 + jitter * rng.uniform(-1, 1, round(seconds * rate_hz)))
    return rng.integers(0, 10**12) + np.concatenate(([0], np.cumsum(np.rint(steps_us)))).astype(np.int64)


def sines(t_us: np.ndarray, f_hz: float) -> np.ndarray:
    phase = 2 * np.pi * f_hz * (t_us - t_us[0]) / 1e6
    return 0.01 * np.stack([np.sin(phase), np.cos(phase)], axis=1)


def by_hand(t_us: np.ndarray, cop: np.ndarray, fs_hz: float) -> np.ndarray:
    """Return what the definition says, window by window and sample by sample."""
    t = (t_us - t_us[0]) / 1e6
    out = []
    k = 0
    while k / fs_hz + 2 / fs_hz <= t[-1] + 1e-9:
        a, b = k / fs_hz, k / fs_hz + 2 / fs_hz
        inside = [i for i in range(len(t)) if a - 1e-9 <= t[i] <= b + 1e-9]
        borders = [a, *((t[i] + t[j]) / 2 for i, j in pairwise(inside)), b]
        weights = [high - low for low, high in pairwise(borders)]
        out.append(sum(w * cop[i] for w, i in zip(weights, inside, strict=True)) / sum(weights))
        k += 1
    return np.array(out)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(RATES_HZ), st.floats(0.0, 0.9))
def test_equals_the_definition_written_out(seed: int, fs_hz: float, jitter: float) -> None:
    t_us = uneven_us(seed, 2.0, 105.0, jitter)
    cop = np.random.default_rng(seed).normal(0, 0.01, (len(t_us), 2))  # noqa: TID251
    assert swarii(t_us, cop, fs_hz) == pytest.approx(by_hand(t_us, cop, fs_hz), rel=1e-9, abs=1e-13)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(-0.3, 0.3), st.floats(0.0, 0.9))
def test_a_constant_stays_what_it_is(seed: int, value: float, jitter: float) -> None:
    t_us = uneven_us(seed, 3.0, 100.0, jitter)
    cop = np.full((len(t_us), 2), value)
    assert swarii(t_us, cop, 50.0) == pytest.approx(np.full((len(swarii(t_us, cop, 50.0)), 2), value), rel=1e-14)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_an_average_lies_between_the_least_and_the_greatest(seed: int) -> None:
    t_us = uneven_us(seed, 3.0, 100.0, 0.8)
    cop = np.random.default_rng(seed).normal(0, 0.01, (len(t_us), 2))  # noqa: TID251
    even = swarii(t_us, cop, 50.0)
    assert (even.max(axis=0) <= cop.max(axis=0) + 1e-15).all() and (even.min(axis=0) >= cop.min(axis=0) - 1e-15).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(-(10**9), 10**9), st.floats(-0.1, 0.1), st.floats(-3.0, 3.0))
def test_shifting_and_scaling_go_through(seed: int, shift_us: int, offset_m: float, factor: float) -> None:
    t_us = uneven_us(seed, 2.0, 100.0, 0.7)
    cop = np.random.default_rng(seed).normal(0, 0.01, (len(t_us), 2))  # noqa: TID251
    plain = swarii(t_us, cop, 50.0)
    assert swarii(t_us + shift_us, offset_m + factor * cop, 50.0) == pytest.approx(offset_m + factor * plain, abs=1e-15)


@pytest.mark.parametrize("fs_hz", RATES_HZ)
@pytest.mark.parametrize("f_hz", [0.3, 1.0, 3.0])
def test_a_sine_comes_out_as_high_as_the_average_over_the_window_leaves_it(fs_hz: float, f_hz: float) -> None:
    t_us = uneven_us(1, 20.0, 1000.0, 0.3)
    even = swarii(t_us, sines(t_us, f_hz), fs_hz)
    there = np.arange(1, len(even) + 1) / fs_hz
    left = np.sinc(2 * f_hz / fs_hz)
    truth = 0.01 * left * np.stack([np.sin(2 * np.pi * f_hz * there), np.cos(2 * np.pi * f_hz * there)], axis=1)
    assert np.abs(even - truth).max() < 0.01 * 2 * np.pi * f_hz * 0.5e-3  # half a millisecond of its own speed


def test_jitter_costs_less_speed_than_a_straight_line_between_samples() -> None:
    # The reason for it: noisy samples at the times of a Wii board, seen through a derivative.
    t_us = uneven_us(2, 60.0, 95.0, 0.9)
    rng = np.random.default_rng(2)  # noqa: TID251
    cop = sines(t_us, 0.5) + rng.normal(0, 3e-4, (len(t_us), 2))
    even = swarii(t_us, cop, 25.0)
    at_us = t_us[0] + np.arange(1, len(even) + 1) * 40_000
    line = np.stack([np.interp(at_us, t_us, axis) for axis in cop.T], axis=1)
    truth = np.diff(sines(np.concatenate((t_us[:1], at_us)), 0.5)[1:], axis=0) * 25

    def error(signal: np.ndarray) -> float:
        return float(np.sqrt(np.mean((np.diff(signal, axis=0) * 25 - truth) ** 2)))

    assert error(even) < 0.6 * error(line)


def test_a_bunch_of_samples_weighs_no_more_than_the_time_it_stands_for() -> None:
    # Ten samples within 1 ms, then one every 10 ms: a plain mean of the window would be 0.83.
    t_us = np.array([*range(0, 1000, 100), *range(10_000, 100_000, 10_000)])
    cop = np.concatenate((np.ones((10, 2)), np.zeros((9, 2))))
    assert swarii(t_us, cop, 50.0)[0] == pytest.approx([5450 / 40_000] * 2)


# Even or not


def test_even_times_are_left_as_they_are() -> None:
    t_us = 5_000_000 + np.arange(600) * 10_000
    cop = sines(t_us, 0.5)
    even = evenly(t_us, cop)
    assert (even.fs_hz, even.resampled) == (100.0, False)
    assert even.cop_m is cop


@pytest.mark.parametrize("fs_hz", [60.0, 128.0, 240.0])
def test_times_that_were_rounded_to_milliseconds_are_even(fs_hz: float) -> None:
    t_us = 1000 * np.rint(np.arange(600) * 1000 / fs_hz).astype(np.int64)
    even = evenly(t_us, sines(t_us, 0.5))
    assert not even.resampled
    assert even.fs_hz == pytest.approx(fs_hz, rel=1e-3)


@pytest.mark.parametrize(("lost", "rate_hz"), [(0, 100.0), (1, 100.0), (2, 50.0), (3, 50.0), (7, 25.0)])
def test_the_rate_is_the_highest_that_leaves_no_window_empty(lost: int, rate_hz: float) -> None:
    t_us = np.delete(uneven_us(4, 20.0, 100.0, 0.3) if lost == 0 else np.arange(2000) * 10_000, range(500, 500 + lost))
    even = evenly(t_us, sines(t_us, 0.5))
    assert (even.fs_hz, even.resampled) == (rate_hz, True)
    assert len(even.cop_m) == pytest.approx((t_us[-1] - t_us[0]) / 1e6 * rate_hz, abs=2)


def test_a_slow_source_is_not_made_faster_than_it_is() -> None:
    # No step is longer than a window of 100 Hz, but a third of the samples would be made up.
    t_us = uneven_us(5, 20.0, 70.0, 0.35)
    assert np.diff(t_us).max() < 20_000
    assert evenly(t_us, sines(t_us, 0.5)).fs_hz == 50.0


def test_a_clock_that_runs_off_its_line_is_uneven_though_each_step_is_not() -> None:
    steps_us = np.concatenate((np.full(1000, 10_000), np.full(1000, 9_000)))
    t_us = np.concatenate(([0], np.cumsum(steps_us)))
    assert evenly(t_us, sines(t_us, 0.5)).resampled


# What is refused


def test_a_gap_is_refused_and_told() -> None:
    t_us = np.delete(np.arange(1000) * 10_000, range(300, 310))
    for call in (lambda: evenly(t_us, sines(t_us, 0.5)), lambda: swarii(t_us, sines(t_us, 0.5), 100.0)):
        with pytest.raises(SignalError, match=r"gap of 110 ms, 2\.99 s after"):
            call()


@pytest.mark.parametrize(
    ("t_us", "says"),
    [
        (np.arange(7) * 10_000, "7 samples are too few"),
        (np.arange(100) * -10_000, "Time does not grow from sample 1"),
        (np.concatenate((np.arange(50), np.arange(49, 99))) * 10_000, "Time does not grow from sample 50"),
        (uneven_us(6, 30.0, 10.0, 0.5), r"[\d.]+ uneven samples a second are too few"),
    ],
)
def test_times_that_tell_nothing_are_refused(t_us: np.ndarray, says: str) -> None:
    with pytest.raises(SignalError, match=says):
        evenly(t_us, sines(t_us, 0.5))


def test_values_that_are_no_numbers_are_refused() -> None:
    t_us = uneven_us(7, 2.0, 100.0, 0.5)
    cop = sines(t_us, 0.5)
    cop[20, 1] = np.nan
    with pytest.raises(SignalError, match="not a number"):
        evenly(t_us, cop)


def test_samples_shorter_than_a_window_are_refused() -> None:
    with pytest.raises(SignalError, match="shorter than one window of 80 ms"):
        swarii(np.arange(8) * 10_000, np.zeros((8, 2)), 25.0)
