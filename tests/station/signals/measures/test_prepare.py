import math
from fractions import Fraction

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.measures.prepare import at_ratio, low_pass, prepare
from tests.station.signals.measures.made import noise, recording, tones


def by_hand(x: np.ndarray, fs_hz: float, cutoff_hz: float) -> np.ndarray:
    """Return the same filter written out: the corrected cut-off, the bilinear transform, once forth and once back."""
    k = math.tan(math.pi * cutoff_hz / fs_hz) / (math.sqrt(2) - 1) ** 0.25
    norm = 1 / (1 + math.sqrt(2) * k + k * k)
    b, a1, a2 = k * k * norm, 2 * (k * k - 1) * norm, (1 - math.sqrt(2) * k + k * k) * norm

    def once(v: list[float]) -> list[float]:
        # It starts as if the first value had always been there.
        out, x1, x2, y1, y2 = [], v[0], v[0], v[0], v[0]
        for x0 in v:
            y0 = b * (x0 + 2 * x1 + x2) - a1 * y1 - a2 * y2
            out.append(y0)
            x1, x2, y1, y2 = x0, x1, y0, y1
        return out

    beyond = 9
    longer = [*(2 * x[0] - x[beyond:0:-1]), *x, *(2 * x[-1] - x[-2 : -beyond - 2 : -1])]
    return np.array(once(once(longer)[::-1])[::-1][beyond:-beyond])


@pytest.mark.parametrize(("fs_hz", "cutoff_hz"), [(100.0, 10.0), (100.0, 5.0), (25.0, 10.0), (1000.0, 2.5)])
def test_both_passes_together_take_three_decibels_at_the_stated_frequency(fs_hz: float, cutoff_hz: float) -> None:
    n = 4096
    pulse = np.zeros(n)
    pulse[n // 2] = 1.0
    answer = low_pass(pulse, fs_hz, cutoff_hz)
    gain = abs(np.sum(answer * np.exp(-2j * np.pi * cutoff_hz / fs_hz * np.arange(n))))
    assert gain == pytest.approx(1 / math.sqrt(2), rel=1e-9)
    assert np.sum(answer) == pytest.approx(1.0, rel=1e-9)
    assert answer == pytest.approx(answer[::-1].take(np.arange(-1, n - 1)), abs=1e-12), "no lag"


def test_the_filter_is_the_one_that_is_written_out() -> None:
    x = recording("BDS00001")[:1500, 1]
    assert low_pass(x, 100.0, 10.0) == pytest.approx(by_hand(x, 100.0, 10.0), rel=1e-9)


@pytest.mark.parametrize("cutoff_hz", [0.0, -1.0, 50.0, 46.0, math.nan, math.inf])
def test_a_filter_that_cannot_be_is_refused(cutoff_hz: float) -> None:
    with pytest.raises(SignalError, match=r"cannot be made .* at most 45\.5 Hz"):
        prepare(tones(1), 100.0, cutoff_hz)


@pytest.mark.parametrize("ratio", [Fraction(1, 10), Fraction(2, 5), Fraction(25, 32), Fraction(1, 5)])
def test_decimation_keeps_what_lies_below_and_takes_what_would_fold(ratio: Fraction) -> None:
    fs = 1000.0
    t = np.arange(5000) / fs
    new_fs = fs * ratio.numerator / ratio.denominator
    below, above = 0.35 * new_fs, 0.65 * new_fs
    kept = at_ratio(np.cos(2 * np.pi * below * t)[:, None], ratio)[:, 0]
    new_t = np.arange(len(kept)) / new_fs
    assert len(kept) == math.ceil(5000 * ratio)
    middle = slice(len(kept) // 4, -len(kept) // 4)
    assert kept[middle] == pytest.approx(np.cos(2 * np.pi * below * new_t)[middle], abs=3e-4)
    assert np.abs(at_ratio(np.cos(2 * np.pi * above * t)[:, None], ratio)[middle]).max() < 3e-4


def test_a_line_stays_a_line_to_its_ends() -> None:
    line = np.stack([np.linspace(0, 1, 1000), np.linspace(1, -1, 1000)], axis=1)
    assert at_ratio(line, Fraction(1, 5)) == pytest.approx(line[::5], abs=1e-4)
    assert low_pass(line, 100.0, 10.0) == pytest.approx(line, abs=1e-3)


@pytest.mark.parametrize(
    ("fs_hz", "filter_hz", "rate_hz", "slow_hz"),
    [
        (1000.0, 10.0, 100.0, 20.0),
        (250.0, 10.0, 100.0, 20.0),
        (128.0, 10.0, 100.0, 20.0),
        (100.0, 10.0, 100.0, 20.0),
        (99.97, 10.0, 99.97, 19.994),
        (50.0, 10.0, 50.0, 25.0),
        (25.0, 10.0, 25.0, 25.0),
        (1000.0, None, 1000.0, 20.0),
        (250.0, None, 250.0, 25.0),
        (50.0, None, 50.0, 25.0),
        (128.0, None, 128.0, 128 / 6),
    ],
)
def test_rates(fs_hz: float, filter_hz: float | None, rate_hz: float, slow_hz: float) -> None:
    record = prepare(tones(2, fs_hz, round(20 * fs_hz)), fs_hz, filter_hz)
    assert (record.fs_hz, record.slow_hz) == (pytest.approx(rate_hz), pytest.approx(slow_hz))
    assert len(record.r_m) == pytest.approx(20 * rate_hz, abs=1)
    assert len(record.slow_m) == pytest.approx(20 * slow_hz, abs=1)
    assert record.span_s == (len(record.r_m) - 1) / record.fs_hz


def test_without_a_filter_nothing_but_the_mean_is_taken_off() -> None:
    cop = noise(3, 2000) + 0.1
    record = prepare(cop, 500.0, None)
    assert (record.r_m == cop - cop.mean(axis=0)).all()
    assert (record.slow_m == record.r_m[::25]).all()


def test_the_mean_is_taken_off_after_the_filter() -> None:
    record = prepare(tones(4) + np.array([0.05, -0.02]), 100.0, 10.0)
    assert np.abs(record.r_m.mean(axis=0)).max() < 1e-17


def bad(where: int, value: float) -> np.ndarray:
    cop = tones(5)
    cop[where, 1] = value
    return cop


@pytest.mark.parametrize(
    ("cop", "fs_hz", "said"),
    [
        (tones(5)[:, 0], 100.0, r"shape \(3000,\).*\(n, 2\)"),
        (tones(5).T, 100.0, r"shape \(2, 3000\)"),
        (np.zeros((100, 3)), 100.0, r"shape \(100, 3\)"),
        (np.zeros((0, 2)), 100.0, r"0 samples.*10 s"),
        (tones(5)[:2], 100.0, r"2 samples.*10 s"),
        ("sway", 100.0, "no array of numbers"),
        ([[1.0, 2.0], [3.0]], 100.0, "no array of numbers"),
        (tones(5), 0.0, "sample rate of 0 Hz"),
        (tones(5), -100.0, "sample rate of -100 Hz"),
        (tones(5), math.nan, "sample rate of nan Hz"),
        (tones(5), math.inf, "sample rate of inf Hz"),
        (tones(5), 10.0, "too slow.*20 Hz"),
        (tones(5), 10_001.0, "faster than any board.*10000"),
        (tones(5), 1e300, "faster than any board"),
        (np.zeros((60_002, 2)), 100.0, "60002 samples at 100 Hz last 600 s, longer than.*600 s or less"),
        (np.zeros((10**7, 2)), 1000.0, "longer than anybody"),
        (bad(1234, math.nan), 100.0, r"Sample 1234 .*\(1 such.*gap"),
        (bad(7, math.inf), 100.0, "Sample 7 "),
        (np.zeros((3000, 2)), 100.0, "constant along ML"),
        (tones(5) * [1, 0] + 0.3, 100.0, "constant along AP"),
        (tones(5)[:9], 100.0, "9 samples are too few"),
    ],
)
def test_what_gives_no_number_is_refused_with_what_was_needed(cop: object, fs_hz: float, said: str) -> None:
    with pytest.raises(SignalError, match=said):
        prepare(cop, fs_hz, 10.0)  # type: ignore[arg-type]


def test_what_is_too_short_to_decimate_is_refused() -> None:
    with pytest.raises(SignalError, match=r"too few to be decimated. Give at least \d+"):
        prepare(tones(5, 1000.0, 100), 1000.0, 10.0)


def test_the_limits_themselves_are_allowed() -> None:
    assert len(prepare(tones(5, 100.0, 60_001), 100.0, 10.0).r_m) == 60_001
    assert prepare(tones(5, 10_000.0, 20_000), 10_000.0, 10.0).fs_hz == 100.0


def test_without_a_filter_there_may_be_fewer_samples_for_nothing_makes_them_less() -> None:
    cop = tones(5, 1000.0, 300_001)
    assert len(prepare(cop[:-1], 1000.0, None).r_m) == 300_000
    assert len(prepare(cop, 1000.0, 10.0).r_m) == 30_001
    with pytest.raises(SignalError, match=r"300001 samples are too many without a filter.*cut them to 300000"):
        prepare(cop, 1000.0, None)
