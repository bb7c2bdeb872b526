import math

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.weight_shift import rhythmic_weight_shift
from station.units import AP, ML

FS = 100.0


def swing(pace_s: float, axis: int, aside: float = 0.0, amplitude_m: float = 0.035) -> np.ndarray:
    """Six cycles from side to side in ``pace_s``; ``aside`` of it goes across, in step."""
    t = np.arange(round(12 * pace_s * FS) + 1) / FS
    along = amplitude_m * np.sin(math.pi * t / pace_s)
    cop = np.stack([along, aside * along], axis=1)
    return cop if axis == ML else cop[:, ::-1]


@pytest.mark.parametrize("axis", [ML, AP])
@pytest.mark.parametrize("pace_s", [3.0, 2.0, 1.0])
def test_velocity_is_two_amplitudes_a_pace(pace_s: float, axis: int) -> None:
    """Four amplitudes a cycle, less what the low-pass takes: 1 / (1 + (f / 0.85)^4 (sqrt 2 - 1))."""
    kept = 1 / (1 + (0.5 / pace_s / 0.85) ** 4 * (math.sqrt(2) - 1))
    found = rhythmic_weight_shift(swing(pace_s, axis), FS, axis)
    assert found.velocity_m_s == pytest.approx(kept * 2 * 0.035 / pace_s, rel=0.015)
    assert found.dcl_pct == pytest.approx(100)


@pytest.mark.parametrize("aside", [0.0, 0.1, 0.4, 1.5])
def test_directional_control_is_what_does_not_go_aside(aside: float) -> None:
    assert rhythmic_weight_shift(swing(2.0, ML, aside), FS, ML).dcl_pct == pytest.approx(100 * (1 - aside))


def test_it_grows_with_the_amplitude_and_not_with_the_place() -> None:
    once = rhythmic_weight_shift(swing(2.0, AP, 0.2), FS, AP)
    twice = rhythmic_weight_shift(2 * swing(2.0, AP, 0.2) + 0.05, FS, AP)
    assert twice.velocity_m_s == pytest.approx(2 * once.velocity_m_s)
    assert twice.dcl_pct == pytest.approx(once.dcl_pct)


@pytest.mark.parametrize(
    ("cop", "axis", "said"),
    [(swing(2.0, ML), 2, "no axis"), (swing(2.0, ML), AP, "Nothing moved"), (np.zeros((50, 2)), ML, "too short")],
)
def test_what_is_no_weight_shift_is_refused(cop: np.ndarray, axis: int, said: str) -> None:
    with pytest.raises(SignalError, match=said):
        rhythmic_weight_shift(cop, FS, axis)
