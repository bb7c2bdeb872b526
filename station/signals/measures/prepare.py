"""From a recording to what metrics are computed of: checked, decimated, low-passed, centred."""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

import numpy as np
from scipy import signal

from station.errors import SignalError
from station.frames import Floats

WORKING_HZ: Final = 100.0
"""Faster records are decimated to this rate before they are filtered."""

LEAST_HZ: Final = 20.0
"""Slower records hold too little of the velocity, and no 20 Hz series for entropy."""

MOST_HZ: Final = 10_000.0
"""Ten times the fastest board; a higher rate is a mistake in its unit, and its anti-alias filter would grow with it."""

MOST_S: Final = 600.0
"""Ten times a long trial: nobody stands still for longer, and the work of entropy grows with the square of it."""

MOST_RAW: Final = 300_000
"""Samples without a filter, which would have brought them to 100 Hz: five minutes at 1 kHz."""

SLOW_HZ: Final = (20.0, 25.0)
"""Rate of the series for entropy and fluctuation; the second where the first does not divide the rate."""

STILL_M: Final = 1e-9
"""Who moves less than a nanometre along an axis does not move."""

_STOP_DB: Final = 80.0
_TRANSITION: Final = 0.4
"""Width of the anti-alias filter's slope, around half the new rate, in units of that."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the metrics are computed of.

    Attributes
    ----------
    r_m : ndarray, shape (n, 2)
        Filtered CoP, centred, columns ML, AP.
    fs_hz : float
        Its rate.
    slow_m : ndarray, shape (m, 2)
        The same at 20 to 25 Hz.
    slow_hz : float
        The rate of that.
    """

    r_m: Floats
    fs_hz: float
    slow_m: Floats
    slow_hz: float

    @property
    def span_s(self) -> float:
        """Time between the first and the last sample: n - 1 intervals."""
        return (len(self.r_m) - 1) / self.fs_hz


def prepare(cop_m: Floats, fs_hz: float, filter_hz: float | None) -> Record:
    """Return a recording ready for the metrics.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP.
    fs_hz : float
        Sample rate.
    filter_hz : float or None
        -3 dB frequency of the zero-lag low-pass; None for neither filter nor decimation.

    Returns
    -------
    Record

    Raises
    ------
    SignalError
        When shape, rate or filter are impossible, or the recording is too short, too long, not finite or constant.
    """
    raw = checked(cop_m, fs_hz)
    if filter_hz is None:
        if len(raw) > MOST_RAW:
            raise SignalError(
                f"{len(raw)} samples are too many without a filter.",
                f"Use the filter, which brings them to {WORKING_HZ:g} Hz, or cut them to {MOST_RAW}.",
            )
        r = raw - raw.mean(axis=0)
        step = _every(fs_hz)
        return Record(r, fs_hz, r[::step], fs_hz / step)
    ratio = _ratio(WORKING_HZ, fs_hz) if fs_hz > WORKING_HZ else Fraction(1)
    fs = fs_hz * ratio.numerator / ratio.denominator
    r = low_pass(at_ratio(raw, ratio), fs, filter_hz)
    r = np.asfortranarray(r - r.mean(axis=0))
    slow = _slow_ratio(fs)
    return Record(r, fs, at_ratio(r, slow), fs * slow.numerator / slow.denominator)


def checked(cop_m: Floats, fs_hz: float) -> Floats:
    """Return the recording as floats.

    Raises
    ------
    SignalError
        When its shape is not (n, 2), its rate not a number from 20 Hz to 10 kHz, or it is too short, longer than ten
        minutes, not finite or constant.
    """
    try:
        raw = np.asarray(cop_m, dtype=np.float64)
    except (TypeError, ValueError):
        raise SignalError("The CoP is no array of numbers.", "Give an array of shape (n, 2): ML and AP in m.") from None
    if raw.ndim != 2 or raw.shape[1] != 2:
        raise SignalError(f"The CoP has the shape {raw.shape}.", "Give an array of shape (n, 2): ML and AP in m.")
    if not (fs_hz > 0 and math.isfinite(fs_hz)):
        raise SignalError(f"A sample rate of {fs_hz:g} Hz is none.", "Give the number of samples a second.")
    if fs_hz < LEAST_HZ:
        raise SignalError(f"A sample rate of {fs_hz:g} Hz is too slow.", f"Metrics need at least {LEAST_HZ:g} Hz.")
    if fs_hz > MOST_HZ:
        raise SignalError(
            f"A sample rate of {fs_hz:g} Hz is faster than any board.",
            f"Give the number of samples a second, {MOST_HZ:g} at most.",
        )
    if len(raw) > MOST_S * fs_hz + 1:
        raise SignalError(
            f"{len(raw)} samples at {fs_hz:g} Hz last {len(raw) / fs_hz:.0f} s, longer than anybody stands still.",
            f"Cut the recording to {MOST_S:g} s or less, or check the sample rate.",
        )
    if len(raw) < 3:
        raise SignalError(f"{len(raw)} samples are too few for metrics.", "Give at least 3, and 10 s for all metrics.")
    bad = np.flatnonzero(~np.isfinite(raw).all(axis=1))
    if len(bad):
        raise SignalError(
            f"Sample {int(bad[0])} of the CoP is not a finite number ({len(bad)} such samples).",
            "Cut the recording at its gaps: nothing is interpolated over a gap.",
        )
    for axis, name in enumerate(("ML", "AP")):
        if np.ptp(raw[:, axis]) < STILL_M:
            raise SignalError(
                f"The CoP is constant along {name}.", "Metrics need movement along both axes; is a column missing?"
            )
    return raw


def low_pass(values: Floats, fs_hz: float, cutoff_hz: float) -> Floats:
    """Return values after a zero-lag Butterworth low-pass, second order per pass.

    The cut-off of one pass is moved up so that both passes together take 3 dB at ``cutoff_hz``: the gain of two passes
    is ``1 / (1 + (w / wc)^4)``, which is ``1 / sqrt(2)`` at ``w = wc (sqrt(2) - 1)^(1/4)``; ``w`` is pre-warped, as the
    bilinear transform asks.

    Parameters
    ----------
    values : ndarray, shape (n,) or (n, k)
        Along axis 0.
    fs_hz : float
        Sample rate.
    cutoff_hz : float
        Where two passes take 3 dB.

    Returns
    -------
    ndarray, of the same shape

    Raises
    ------
    SignalError
        When the cut-off is not above 0 and below the rate over 2.2, or there are fewer than 10 samples.

    References
    ----------
    Winter 2009, Biomechanics and Motor Control of Human Movement, 4th edition (the correction for two passes).
    """
    if not 0 < cutoff_hz <= fs_hz / 2.2:
        raise SignalError(
            f"A low-pass of {cutoff_hz:g} Hz cannot be made at {fs_hz:g} samples a second.",
            f"Choose more than 0 and at most {fs_hz / 2.2:.3g} Hz.",
        )
    if len(values) < 10:
        raise SignalError(f"{len(values)} samples are too few for the filter.", "Give at least 10.")
    warped = math.tan(math.pi * cutoff_hz / fs_hz) / (math.sqrt(2) - 1) ** 0.25
    once_hz = fs_hz / math.pi * math.atan(warped)
    sections = signal.butter(2, once_hz, fs=fs_hz, output="sos")
    filtered: Floats = signal.sosfiltfilt(sections, values, axis=0)
    return filtered


def at_ratio(values: Floats, ratio: Fraction) -> Floats:
    """Return values at ``ratio`` (at most 1) times their rate, without lag, free of aliases.

    A linear-phase FIR low-pass (Kaiser, 80 dB) around half the new rate; the signal goes on point-mirrored at its ends.

    Parameters
    ----------
    values : ndarray, shape (n, k)
        Along axis 0.
    ratio : Fraction
        New rate over old rate.

    Returns
    -------
    ndarray, shape (ceil(n ratio), k)

    Raises
    ------
    SignalError
        When the values are shorter than the filter.
    """
    up, down = ratio.numerator, ratio.denominator
    if ratio == 1:
        return values
    taps = _taps(down)
    # A multiple of ``down``, so that what is cut off again is a whole number of new samples.
    beyond = math.ceil(len(taps) / 2 / up / down) * down
    if len(values) <= beyond:
        raise SignalError(f"{len(values)} samples are too few to be decimated.", f"Give at least {beyond + 1}.")
    before = 2 * values[0] - values[beyond:0:-1]
    after = 2 * values[-1] - values[-2 : -beyond - 2 : -1]
    longer = np.concatenate([before, values, after])
    new = signal.resample_poly(longer, up, down, axis=0, window=taps)
    first = beyond * up // down
    kept: Floats = new[first : first + math.ceil(len(values) * up / down)]
    return kept


@lru_cache(maxsize=8)
def _taps(down: int) -> Floats:
    number, beta = signal.kaiserord(_STOP_DB, _TRANSITION / down)
    taps: Floats = signal.firwin(number | 1, 1 / down, window=("kaiser", beta))
    return taps


def _ratio(wanted_hz: float, fs_hz: float) -> Fraction:
    """Return a simple fraction near ``wanted_hz / fs_hz``: the new rate is that times the old one, exactly."""
    if fs_hz > 50 * wanted_hz:
        return Fraction(1, round(fs_hz / wanted_hz))
    return Fraction(wanted_hz / fs_hz).limit_denominator(100)


def _divides(wanted_hz: float, fs_hz: float) -> int:
    """Return how many samples make one of ``wanted_hz``, to 1 %; 0 when no whole number does."""
    times = round(fs_hz / wanted_hz)
    return times if times and abs(fs_hz / times / wanted_hz - 1) < 0.01 else 0


def _slow_ratio(fs_hz: float) -> Fraction:
    low, high = SLOW_HZ
    times = _divides(low, fs_hz)
    if times:
        return Fraction(1, times)
    return _ratio(high if fs_hz >= high else low, fs_hz)


def _every(fs_hz: float) -> int:
    """Return which sample to take for the slow series of an unfiltered record: every so manyth."""
    low, high = SLOW_HZ
    return _divides(low, fs_hz) or _divides(high, fs_hz) or math.floor(fs_hz / low)
