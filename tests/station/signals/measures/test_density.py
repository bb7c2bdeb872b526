import math

import numpy as np
import pytest
from scipy import optimize

from station.errors import SignalError
from station.signals.measures import reference
from station.signals.measures.density import measures, samples_within
from station.signals.measures.prepare import prepare
from tests.station.signals.measures.made import RECORDINGS, noise, recording, tones, waves


@pytest.mark.parametrize("name", RECORDINGS)
def test_every_count_is_that_of_the_naive_walk(name: str) -> None:
    r = prepare(recording(name), 100.0, 10.0).r_m
    assert (samples_within(r) == reference.samples_within(r)).all()


@pytest.mark.parametrize("seed", range(5))
def test_so_it_is_for_noise_that_leaps(seed: int) -> None:
    r = noise(seed, 600, 2e-3) + tones(seed, n=600)
    r[100:110] = r[100]  # stands still for a while: a path of no length
    assert (samples_within(r) == reference.samples_within(r)).all()


@pytest.mark.parametrize("wide_m", [1e-5, 3e-4, 8e-4, 1.2e-3])
def test_so_it_is_for_who_hardly_moves(wide_m: float) -> None:
    """A weight, or an empty board's noise: stays of many looks, found by boxes."""
    for n in (1, 2, 3, 500, 2047, 2048, 2050):
        r = noise(7, n, wide_m)
        r[n // 3 : n // 3 + 2] += 0.002
        assert (samples_within(r) == reference.samples_within(r)).all()


def test_a_circle_is_left_after_a_known_number_of_samples() -> None:
    # Chord of k steps of 1.8 degrees: 2 R sin(0.9 k) <= 3 mm up to k = 9 for R = 10 mm. Nine either way, and itself.
    counts = samples_within(waves(0.010, 0.010, 0.5))
    assert (counts[9:-9] == 19).all()
    assert counts[0] == counts[-1] == 10


def test_the_circle_is_in_the_plane_and_the_stay_unbroken() -> None:
    """The trap: a count along each axis alone, or of all samples that ever come by."""
    away = np.array([[0.0, 0.0], [2.5e-3, 2.5e-3], [0.0, 1e-3], [0.0, 0.0]])
    assert list(samples_within(away)) == [1, 2, 4, 2]
    assert list(reference.samples_within(away)) == [1, 2, 4, 2]


def test_the_radius_is_3_mm_whatever_the_rate() -> None:
    slow = measures(prepare(tones(3, 100.0, 6000), 100.0, None))
    fast = measures(prepare(tones(3, 500.0, 30_000), 500.0, None))
    for key, value in slow.items():
        assert fast[key] == pytest.approx(value, rel=0.02), key


def test_peaks_lie_at_the_turning_points_of_a_slow_ellipse() -> None:
    found = measures(prepare(waves(0.005, 0.010, 0.25), 100.0, None))
    assert found["sway_density_peak_distance_m"] == pytest.approx(0.020, rel=1e-6)
    # From the end of the long axis, the phase at which the chord is 3 mm.
    phase = optimize.brentq(lambda p: math.hypot(5 * math.sin(p), 10 - 10 * math.cos(p)) - 3, 0, 1)
    assert found["sway_density_peak_s"] == pytest.approx(2 * phase / (2 * math.pi * 0.25), abs=0.01)


def test_who_never_leaves_the_circle_has_no_peak_and_it_says_so() -> None:
    """The trap: a crash, or a mean of nothing."""
    with pytest.raises(SignalError, match=r"sway_density_peak_s cannot be computed.*0 peaks"):
        measures(prepare(noise(1, 3000, 1e-4), 100.0, None))
