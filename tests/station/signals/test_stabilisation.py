import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals.stabilisation import Landings, landings, time_to_stabilisation_s, touch_down

FS = 100.0
WEIGHT_N = 700.0


def landing(stable_s: float, seconds: float = 10.0) -> np.ndarray:
    """Outside the band until ``stable_s``, then 2 % off."""
    t = np.arange(round(seconds * FS)) / FS
    return np.where(t < stable_s - 1e-9, 1.2 * WEIGHT_N, 1.02 * WEIGHT_N)


@pytest.mark.parametrize("stable_s", [0.0, 0.5, 1.37, 8.99, 9.0])
def test_the_planted_moment_is_found(stable_s: float) -> None:
    assert time_to_stabilisation_s(landing(stable_s), FS, WEIGHT_N) == pytest.approx(stable_s)


def test_a_decaying_swing_is_stable_when_its_last_peak_is_inside_the_band() -> None:
    """The peaks of 0.5 exp(-t) at 2 Hz, every 0.25 s: 5 % is passed between 2.25 s (5.3 %) and 2.5 s (4.1 %)."""
    t = np.arange(1000) / FS
    force = WEIGHT_N * (1 + 0.5 * np.exp(-t) * np.cos(4 * math.pi * t))
    assert time_to_stabilisation_s(force, FS, WEIGHT_N) == pytest.approx(2.27, abs=0.05)


def test_the_second_must_lie_in_the_window() -> None:
    assert time_to_stabilisation_s(landing(9.01, 20.0), FS, WEIGHT_N) is None
    assert time_to_stabilisation_s(landing(99.0), FS, WEIGHT_N) is None
    long = landing(9.5, 20.0)
    long[1500] = 0.0
    assert time_to_stabilisation_s(long, FS, WEIGHT_N) is None


def test_a_quiet_moment_shorter_than_a_second_does_not_count() -> None:
    force = landing(0.0)
    force[99] = force[250] = 1.06 * WEIGHT_N
    assert time_to_stabilisation_s(force, FS, WEIGHT_N) == pytest.approx(1.0)
    force[200] = 0.94 * WEIGHT_N
    force[199] = force[100] = 0.94 * WEIGHT_N
    assert time_to_stabilisation_s(force, FS, WEIGHT_N) == pytest.approx(2.51)


def test_the_band_is_5_percent_on_both_sides() -> None:
    for share, stable in ((0.951, True), (1.049, True), (0.949, False), (1.051, False)):
        force = np.full(1000, share * WEIGHT_N)
        assert (time_to_stabilisation_s(force, FS, WEIGHT_N) is not None) == stable


def test_stepping_off_is_a_fail() -> None:
    force = landing(2.0)
    force[250:] = 0.0
    assert time_to_stabilisation_s(force, FS, WEIGHT_N) is None


@settings(max_examples=30)
@given(st.floats(0, 9), st.floats(300, 1500), st.sampled_from([50.0, 100.0, 250.0]))
def test_neither_weight_nor_rate_changes_it(stable_s: float, weight_n: float, fs_hz: float) -> None:
    t = np.arange(round(10 * fs_hz)) / fs_hz
    force = np.where(t < stable_s, 1.2 * weight_n, weight_n)
    assert time_to_stabilisation_s(force, fs_hz, weight_n) == pytest.approx(stable_s, abs=1.01 / fs_hz)


def test_touch_down_is_the_first_sample_on_the_board() -> None:
    assert touch_down(np.array([0.0, 2.0, -3.0, 36.0, 300.0, 0.0]), WEIGHT_N) == 3


def test_steps_are_summed_up_with_their_fails() -> None:
    assert landings([1.0, None, 2.0, 1.5, None]) == Landings(1.5, 2)
    assert landings([None, None]) == Landings(None, 2)
    with pytest.raises(SignalError, match="no step"):
        landings([])


@pytest.mark.parametrize(
    ("force", "weight_n", "said"),
    [
        (np.full(900, WEIGHT_N), WEIGHT_N, "9.0 s are too short"),
        (np.full((1000, 2), WEIGHT_N), WEIGHT_N, "empty or holds"),
        (np.full(1000, np.nan), WEIGHT_N, "empty or holds"),
        (np.zeros(0), WEIGHT_N, "empty or holds"),
        (np.full(1000, WEIGHT_N), 0.0, "body weight of 0 N"),
        (np.full(1000, WEIGHT_N), math.nan, "body weight of nan N"),
    ],
)
def test_what_gives_no_time_is_refused(force: np.ndarray, weight_n: float, said: str) -> None:
    with pytest.raises(SignalError, match=said):
        time_to_stabilisation_s(force, FS, weight_n)


@pytest.mark.parametrize(("force", "said"), [(np.full(9, 700.0), "not empty"), (np.zeros(9), "Nobody stepped")])
def test_a_step_that_was_none_is_refused(force: np.ndarray, said: str) -> None:
    with pytest.raises(SignalError, match=said):
        touch_down(force, WEIGHT_N)
