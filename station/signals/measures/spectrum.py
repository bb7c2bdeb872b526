"""Which frequencies the sway is made of: Welch's power spectrum from 0.15 to 5 Hz."""

import math
from typing import Final

import numpy as np
from scipy import signal

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures.prepare import Record

SEGMENT_S: Final = 10.0
BAND_HZ: Final = (0.15, 5.0)
SHARES_HZ: Final = {"low": (0.15, 0.5), "mid": (0.5, 2.0), "high": (2.0, 5.0)}
"""A frequency on a border belongs to the band below it, so the shares add up to one."""


def measures(record: Record) -> dict[str, float]:
    """Return power, frequencies and shares of bands, along each axis.

    Raises
    ------
    SignalError
        When the recording is shorter than one segment, slower than the band asks for, or without power in the band.
    """
    found: dict[str, float] = {}
    frequency, power = band_power(record.r_m, record.fs_hz)
    for axis, name in enumerate(("ml", "ap")):
        found |= _of_axis(frequency, power[:, axis], name)
    return found


def band_power(r_m: Floats, fs_hz: float) -> tuple[Floats, Floats]:
    """Return the power of each frequency from 0.15 to 5 Hz: density times the distance of two frequencies.

    Hann windows of 10 s, half overlapping, each without its linear trend. Because of the distance, the sum does not
    depend on the length of the recording.

    Parameters
    ----------
    r_m : ndarray, shape (n, 2)
        CoP.
    fs_hz : float
        Rate.

    Returns
    -------
    frequency_hz : ndarray, shape (k,)
    power_m2 : ndarray, shape (k, 2)

    Raises
    ------
    SignalError
        When the recording is shorter than 10 s.

    References
    ----------
    Welch 1967, IEEE Transactions on Audio and Electroacoustics 15:70-73, doi 10.1109/TAU.1967.1161901.
    """
    samples = segment(len(r_m), fs_hz)
    # Everything is rounded so that 30 s hold five segments at any rate.
    overlap = samples - samples // 2
    frequency, density = signal.welch(
        r_m.T, fs_hz, window="hann", nperseg=samples, noverlap=overlap, detrend=_without_line
    )
    inside = _within(frequency, BAND_HZ)
    return frequency[inside], density.T[inside] * (fs_hz / samples)


def _without_line(values: Floats) -> Floats:
    """Return values without their linear trend along the last axis; SciPy's own solves that anew for each segment."""
    n = values.shape[-1]
    t = np.arange(n) - (n - 1) / 2
    level: Floats = values - values.mean(axis=-1, keepdims=True) - (values @ t / (t @ t))[..., None] * t
    return level


def segment(samples: int, fs_hz: float) -> int:
    """Return how many samples make a segment.

    Raises
    ------
    SignalError
        When the recording has fewer.
    """
    needed = math.floor(SEGMENT_S * fs_hz + 1e-6)
    if samples < needed:
        raise SignalError(
            f"total_power_ml_m2 and all that is read from the spectrum need {SEGMENT_S:g} s; "
            f"the recording has {samples / fs_hz:.2f} s.",
            "Record longer.",
        )
    return needed


def _within(frequency_hz: Floats, band_hz: tuple[float, float]) -> slice:
    """Return where a band lies; the tolerance keeps 0.5 Hz in its place however it was rounded."""
    low, high = np.searchsorted(frequency_hz, np.array(band_hz) + 1e-6)
    return slice(int(low), int(high))


def _of_axis(frequency: Floats, power: Floats, name: str) -> dict[str, float]:
    m0, m1, m2 = (float(np.sum(frequency**k * power)) for k in range(3))
    if not m0 > 1e-24:  # (a picometre) squared
        raise SignalError(
            f"total_power_{name}_m2 is zero: the CoP holds nothing from 0.15 to 5 Hz along {name.upper()}.",
            "Is this standing still?",
        )
    cumulative = np.cumsum(power) / m0
    found = {
        f"total_power_{name}_m2": m0,
        f"median_frequency_{name}_hz": float(np.interp(0.5, cumulative, frequency)),
        f"edge_frequency_95_{name}_hz": float(np.interp(0.95, cumulative, frequency)),
        f"mode_frequency_{name}_hz": float(frequency[np.argmax(power)]),
        f"centroid_frequency_{name}_hz": math.sqrt(m2 / m0),
        f"mean_power_frequency_{name}_hz": m1 / m0,
        # Never below zero but for rounding: the mean of squares is not below the square of the mean.
        f"frequency_dispersion_{name}": math.sqrt(max(0.0, 1 - m1 * m1 / (m0 * m2))),
    }
    for share, band_hz in SHARES_HZ.items():
        found[f"power_share_{share}_{name}"] = float(np.sum(power[_within(frequency, band_hz)])) / m0
    return found
