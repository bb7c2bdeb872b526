import math

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.cog import angle_deg, centre_of_gravity_m, distance_m

FS = 100.0


def sine(f_hz: float, seconds: float = 40.0, fs_hz: float = FS) -> np.ndarray:
    t = np.arange(round(seconds * fs_hz)) / fs_hz
    return 0.01 * np.stack([np.sin(2 * math.pi * f_hz * t), np.cos(2 * math.pi * f_hz * t)], axis=1)


def gain(f_hz: float, fs_hz: float = FS) -> float:
    cop = sine(f_hz, fs_hz=fs_hz)
    middle = slice(len(cop) // 4, -len(cop) // 4)
    return float(np.std(centre_of_gravity_m(cop, fs_hz)[middle]) / np.std(cop[middle]))


@pytest.mark.parametrize("fs_hz", [25.0, 100.0, 1000.0])
def test_both_passes_together_are_3_db_down_at_085_hz(fs_hz: float) -> None:
    assert gain(0.85, fs_hz) == pytest.approx(math.sqrt(0.5), abs=0.002)


@pytest.mark.parametrize("f_hz", [0.1, 0.25, 0.5, 2.0])
def test_its_gain_is_that_of_butterworth_squared(f_hz: float) -> None:
    """1 / (1 + (f / fc)^4 (sqrt 2 - 1)) for two passes of a second order."""
    assert gain(f_hz) == pytest.approx(1 / (1 + (f_hz / 0.85) ** 4 * (math.sqrt(2) - 1)), abs=0.004)


def test_it_has_no_lag() -> None:
    slow = sine(0.2)
    assert centre_of_gravity_m(slow, FS)[1000:3000] == pytest.approx(slow[1000:3000], abs=2e-5)


def test_a_constant_comes_out_as_it_went_in() -> None:
    still = np.tile([0.03, -0.02], (400, 1))
    assert centre_of_gravity_m(still, FS) == pytest.approx(still, abs=1e-12)


def test_turned_moved_and_scaled_it_turns_moves_and_scales() -> None:
    rng = np.random.default_rng(1)  # noqa: TID251
    cop = np.cumsum(rng.normal(0, 3e-4, (900, 2)), axis=0)
    turn = np.array([[0.6, -0.8], [0.8, 0.6]])
    cog = centre_of_gravity_m(cop, FS)
    assert centre_of_gravity_m(3 * cop @ turn + [0.1, 0.2], FS) == pytest.approx(3 * cog @ turn + [0.1, 0.2], abs=1e-12)
    assert centre_of_gravity_m(cop[::-1], FS)[::-1] == pytest.approx(cog, abs=1e-4)


def test_lean_of_175_cm() -> None:
    """By hand: 0.5527 * 1.75 m = 0.967225 m; asin(0.1 / 0.967225) = 5.9343 degrees."""
    assert float(angle_deg(0.1, 1.75)) == pytest.approx(5.9343, abs=1e-4)
    assert angle_deg([-0.1, 0.0], 1.75) == pytest.approx([-5.9343, 0.0], abs=1e-4)
    assert distance_m(5.9343, 1.75) == pytest.approx(0.1, abs=1e-5)
    assert distance_m(8.0, 1.75) == pytest.approx(0.967225 * math.sin(math.radians(8)), rel=1e-12)


@pytest.mark.parametrize(
    ("cop", "fs_hz", "said"),
    [
        (np.zeros((100, 3)), FS, "shape"),
        (np.zeros(100), FS, "shape"),
        (np.zeros((150, 2)), FS, "1.5 s are too short"),
        (np.zeros((0, 2)), FS, "0.0 s are too short"),
        (np.zeros((300, 2)), 5.0, "5 samples a second are too few"),
        (np.zeros((300, 2)), math.nan, "too few"),
        (np.array([[0.0, 0.0], [np.inf, 0.0]] * 200), FS, "not a number"),
    ],
)
def test_what_gives_no_cog_is_refused(cop: np.ndarray, fs_hz: float, said: str) -> None:
    with pytest.raises(SignalError, match=said):
        centre_of_gravity_m(cop, fs_hz)


@pytest.mark.parametrize(("metres", "height"), [(1.2, 1.75), (0.1, 0.0), (0.1, math.nan), (math.nan, 1.75)])
def test_a_lean_that_cannot_be_is_refused(metres: float, height: float) -> None:
    with pytest.raises(SignalError):
        angle_deg(metres, height)
