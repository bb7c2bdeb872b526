import math

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.measures.prepare import prepare
from station.signals.measures.spectrum import band_power, measures
from tests.station.signals.measures.made import RECORDINGS, noise, recording, tones, waves


def of(cop: np.ndarray, fs_hz: float = 100.0) -> dict[str, float]:
    return measures(prepare(cop, fs_hz, None))


def by_hand(x: np.ndarray, fs_hz: float) -> tuple[np.ndarray, np.ndarray]:
    """Return Welch's estimate as it reads: cut, take off the line, window, transform, square, average."""
    n = round(10 * fs_hz)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n) / n)
    total = np.zeros(n // 2 + 1)
    starts = range(0, len(x) - n + 1, n // 2)
    for start in starts:
        part = x[start : start + n]
        part = part - np.polynomial.Polynomial.fit(np.arange(n), part, 1)(np.arange(n))
        total += np.abs(np.fft.rfft(part * window)) ** 2
    return np.arange(n // 2 + 1) * fs_hz / n, 2 * total / len(starts) / fs_hz / np.sum(window**2)


@pytest.mark.parametrize("name", RECORDINGS)
def test_every_number_follows_from_the_density(name: str) -> None:
    cop = recording(name)
    found = of(cop)
    for axis, which in enumerate(("ml", "ap")):
        f, density = by_hand(cop[:, axis], 100.0)
        f, power = f[2:51], 0.1 * density[2:51]  # 0.2 to 5.0 Hz
        m0, m1, m2 = (np.sum(f**k * power) for k in range(3))
        assert found[f"total_power_{which}_m2"] == pytest.approx(m0, rel=1e-9)
        assert found[f"mean_power_frequency_{which}_hz"] == pytest.approx(m1 / m0, rel=1e-9)
        assert found[f"centroid_frequency_{which}_hz"] == pytest.approx(math.sqrt(m2 / m0), rel=1e-9)
        assert found[f"frequency_dispersion_{which}"] == pytest.approx(math.sqrt(1 - m1**2 / (m0 * m2)), rel=1e-9)
        assert found[f"mode_frequency_{which}_hz"] == pytest.approx(f[np.argmax(power)], rel=1e-9)
        shares = power[:4].sum(), power[4:19].sum(), power[19:].sum()
        for share, value in zip(("low", "mid", "high"), shares, strict=True):
            assert found[f"power_share_{share}_{which}"] == pytest.approx(value / m0, rel=1e-9)
        for key, part in (("median_frequency", 0.5), ("edge_frequency_95", 0.95)):
            k = int(np.flatnonzero(np.cumsum(power) >= part * m0)[0])
            assert f[k - 1] < found[f"{key}_{which}_hz"] <= f[k]


@pytest.mark.parametrize("fs_hz", [25.0, 100.0, 1000.0])
def test_a_sine_lies_at_its_frequency(fs_hz: float) -> None:
    found = of(waves(0.004, 0.010, 0.5, fs_hz), fs_hz)
    assert found["mode_frequency_ap_hz"] == pytest.approx(0.5)
    # The window spreads a tone over three lines, a sixth to either side; the cumulative is joined by straight lines.
    assert found["edge_frequency_95_ap_hz"] == pytest.approx(0.57, abs=2e-3)
    assert found["median_frequency_ap_hz"] == pytest.approx(0.45, abs=2e-3)
    assert found["mean_power_frequency_ap_hz"] == pytest.approx(0.5, abs=1e-3)
    assert found["total_power_ap_m2"] == pytest.approx(0.010**2 / 2, rel=1e-3)


def test_white_noise_has_its_level() -> None:
    sd, fs = 1e-3, 100.0
    each = [of(noise(seed, 60_000, sd)) for seed in range(4)]
    found = {key: np.mean([one[key] for one in each]) for key in each[0]}
    for name in ("ml", "ap"):
        assert found[f"total_power_{name}_m2"] == pytest.approx(sd**2 / (fs / 2) * 4.9, rel=0.02)
        assert found[f"power_share_low_{name}"] == pytest.approx(4 / 49, rel=0.05)
        assert found[f"power_share_mid_{name}"] == pytest.approx(15 / 49, rel=0.05)
        assert found[f"power_share_high_{name}"] == pytest.approx(30 / 49, rel=0.05)
        assert found[f"median_frequency_{name}_hz"] == pytest.approx(2.55, abs=0.05)
        # m1 / m0 and sqrt(m2 / m0) of a flat band are different numbers.
        assert found[f"mean_power_frequency_{name}_hz"] == pytest.approx(2.6, abs=0.05)
        assert found[f"centroid_frequency_{name}_hz"] == pytest.approx(2.96, abs=0.05)
        assert found[f"frequency_dispersion_{name}"] == pytest.approx(0.478, abs=0.01)


def test_power_does_not_grow_with_the_recording_and_the_median_is_not_the_mean() -> None:
    """The traps: a sum of densities over ever finer lines; a median that is a mean or a constant."""
    short, long = of(tones(1, n=3000)), of(tones(1, n=30_000))
    assert long["total_power_ap_m2"] == pytest.approx(short["total_power_ap_m2"], rel=0.5)
    assert of(noise(2, 60_000))["total_power_ml_m2"] == pytest.approx(of(noise(2, 6000))["total_power_ml_m2"], rel=0.15)
    assert short["median_frequency_ap_hz"] < 0.8 * short["mean_power_frequency_ap_hz"]
    assert of(noise(2, 6000))["median_frequency_ap_hz"] > 2


def test_the_shares_add_up_to_one() -> None:
    found = of(recording("BDS00007"))
    for name in ("ml", "ap"):
        total = math.fsum(found[f"power_share_{share}_{name}"] for share in ("low", "mid", "high"))
        assert total == pytest.approx(1.0, rel=1e-12)


def test_a_line_on_a_border_belongs_to_the_band_below() -> None:
    for fs_hz in (25.0, 99.9, 100.0, 1000.0):
        f, _ = band_power(noise(1, 30_000), fs_hz)
        assert (len(f), f[0], f[-1]) == (49, pytest.approx(0.2, rel=2e-3), pytest.approx(5.0, rel=2e-3)), fs_hz


@pytest.mark.parametrize("fs_hz", [22.5, 99.97, 100.0, 333.0])
def test_thirty_seconds_hold_five_segments_at_any_rate(fs_hz: float) -> None:
    """A sixth segment's power is lost otherwise where a number is rounded up; here the end alone moves."""
    n = round(30 * fs_hz)
    cop = noise(3, n, 1e-6)
    cop[-n // 6 :] += waves(0.01, 0.01, 1.0, fs_hz, 30)[-n // 6 :]
    assert of(cop, fs_hz)["total_power_ap_m2"] == pytest.approx(0.01**2 / 2 / 10, rel=0.1)


def test_too_short_says_which_and_how_long() -> None:
    with pytest.raises(SignalError, match=r"total_power_ml_m2.* need 10 s; the recording has 9\.99 s"):
        of(tones(1, n=999))
    assert of(tones(1, n=1000))["total_power_ml_m2"] > 0


def test_nothing_in_the_band_is_refused() -> None:
    t = np.linspace(0, 0.1, 3000)
    with pytest.raises(SignalError, match="total_power_ml_m2 is zero"):
        of(np.stack([t, noise(1, 3000)[:, 1]], axis=1))
