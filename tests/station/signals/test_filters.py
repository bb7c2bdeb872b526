import cmath
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.errors import SignalError
from station.signals.filters import StreamingLowPass, low_passed, usable_cutoff_hz

RATES = [25.0, 50.0, 80.0, 100.0, 1000.0]


def impulse_response(low_pass: StreamingLowPass, n: int) -> list[float]:
    low_pass.step(0.0)
    return [low_pass.step(1.0 if k == 0 else 0.0) for k in range(n)]


def response(h: list[float], f_hz: float, rate_hz: float) -> complex:
    return sum(v * cmath.exp(-2j * math.pi * f_hz / rate_hz * k) for k, v in enumerate(h))


@pytest.mark.parametrize("rate_hz", RATES)
def test_gain_is_the_analytic_butterworth_response(rate_hz: float) -> None:
    low_pass = StreamingLowPass(rate_hz, usable_cutoff_hz(rate_hz))
    h = impulse_response(low_pass, round(8 * rate_hz))
    k = math.tan(math.pi * low_pass.cutoff_hz / rate_hz)
    for f_hz in (0.0, 0.1, 0.5, 1.0, 2.0, 5.0, 10.0):
        if f_hz < rate_hz / 2:
            wanted = 1 / math.sqrt(1 + (math.tan(math.pi * f_hz / rate_hz) / k) ** 4)
            assert abs(response(h, f_hz, rate_hz)) == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("rate_hz", RATES)
def test_minus_3_db_at_the_cut_off_and_1_at_rest(rate_hz: float) -> None:
    cutoff_hz = usable_cutoff_hz(rate_hz)
    h = impulse_response(StreamingLowPass(rate_hz, cutoff_hz), round(8 * rate_hz))
    assert abs(response(h, 0.0, rate_hz)) == pytest.approx(1.0, abs=1e-9)
    assert 20 * math.log10(abs(response(h, cutoff_hz, rate_hz))) == pytest.approx(-3.0103, abs=1e-4)


@pytest.mark.parametrize("rate_hz", RATES)
def test_group_delay_is_as_reported(rate_hz: float) -> None:
    low_pass = StreamingLowPass(rate_hz, usable_cutoff_hz(rate_hz))
    h = impulse_response(low_pass, round(8 * rate_hz))
    f_hz = 0.01
    measured_s = -cmath.phase(response(h, f_hz, rate_hz)) / (2 * math.pi * f_hz)
    assert measured_s == pytest.approx(low_pass.delay_s, rel=1e-3)


def test_golden_delays_of_the_docstring() -> None:
    assert StreamingLowPass(100.0, 10.0).delay_s == pytest.approx(0.0218, abs=5e-5)
    assert StreamingLowPass(1000.0, 10.0).delay_s == pytest.approx(0.0225, abs=5e-5)


@pytest.mark.parametrize("rate_hz", RATES)
def test_an_impulse_dies_away(rate_hz: float) -> None:
    h = impulse_response(StreamingLowPass(rate_hz, usable_cutoff_hz(rate_hz)), round(8 * rate_hz))
    assert max(abs(v) for v in h[-10:]) < 1e-12


@given(st.floats(-0.3, 0.3))
def test_a_constant_comes_out_as_it_went_in_from_the_first_sample(value: float) -> None:
    low_pass = StreamingLowPass(100.0, 10.0)
    assert low_pass.step(value) == value
    assert all(low_pass.step(value) == pytest.approx(value, abs=1e-14) for _ in range(200))


def test_restart_forgets() -> None:
    low_pass = StreamingLowPass(100.0, 10.0)
    for value in (0.1, -0.1, 0.3):
        low_pass.step(value)
    low_pass.restart()
    assert low_pass.step(0.05) == 0.05
    assert low_pass.step(0.05) == pytest.approx(0.05, abs=1e-15)


def test_slow_boards_get_a_lower_cut_off() -> None:
    assert usable_cutoff_hz(100.0) == 10.0
    assert usable_cutoff_hz(22.0) == 10.0
    assert usable_cutoff_hz(20.0) == 8.0


@pytest.mark.parametrize("cutoff_hz", [0.0, -1.0, 50.0, float("nan")])
def test_an_impossible_cut_off_is_refused(cutoff_hz: float) -> None:
    with pytest.raises(SignalError, match="cannot be made at 100 samples a second"):
        StreamingLowPass(100.0, cutoff_hz)


@pytest.mark.parametrize("rate_hz", RATES)
def test_a_recording_is_low_passed_as_the_stream_was(rate_hz: float) -> None:
    rng = np.random.default_rng(1)  # noqa: TID251 - a fixed seed
    cop_m = rng.normal(size=(50, 2))
    ml, ap = (StreamingLowPass(rate_hz, usable_cutoff_hz(rate_hz)) for _ in range(2))
    streamed = [(ml.step(one), ap.step(other)) for one, other in cop_m.tolist()]
    assert low_passed(cop_m, rate_hz).tolist() == [list(point) for point in streamed]
    assert low_passed(cop_m[:0], rate_hz).shape == (0, 2)
