"""Streaming low-pass filter of the way from CoP to ticks.

A causal filter for live use. Metrics of recorded trials use zero-lag filters of their own.
"""

import math
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Floats

CUTOFF_HZ: Final = 10.0
"""Cut-off for CoP (metrics.md, "Before the metrics")."""


def usable_cutoff_hz(rate_hz: float) -> float:
    """Return ``CUTOFF_HZ``, or a lower cut-off where the sample rate is too slow for it.

    A second-order filter needs some room below half the sample rate; where ``rate_hz / 2.2`` is less than wanted, the
    cut-off becomes ``rate_hz / 2.5``.
    """
    return CUTOFF_HZ if rate_hz / 2.2 >= CUTOFF_HZ else rate_hz / 2.5


class StreamingLowPass:
    """Second-order Butterworth low-pass of one channel, one value at a time.

    Bilinear transform of ``1 / (s^2 + sqrt(2) s + 1)`` with the cut-off pre-warped, so that the gain there is exactly
    -3 dB; direct form II transposed. It starts at its first value: a constant comes out as it went in, without a step.

    The group delay at low frequency is ``sqrt(2) / (2 rate tan(pi cutoff / rate))``: 21.8 ms for 10 Hz at 100 Hz,
    22.5 ms at 1 kHz.

    Parameters
    ----------
    rate_hz : float
        Sample rate; the nominal rate of the board.
    cutoff_hz : float
        -3 dB frequency; see :func:`usable_cutoff_hz`.

    Attributes
    ----------
    cutoff_hz, delay_s : float
        As built, for the stamp of a result.

    Raises
    ------
    SignalError
        When the cut-off is not between 0 and half the sample rate.

    References
    ----------
    Butterworth S. On the theory of filter amplifiers. Wireless Engineer 7 (1930) 536-541.
    """

    __slots__ = ("_a1", "_a2", "_b0", "_b1", "_started", "_z1", "_z2", "cutoff_hz", "delay_s")

    def __init__(self, rate_hz: float, cutoff_hz: float) -> None:
        if not 0 < cutoff_hz < rate_hz / 2:
            raise SignalError(
                f"A cut-off of {cutoff_hz:g} Hz cannot be made at {rate_hz:g} samples a second.",
                "Choose a cut-off above 0 and below half the sample rate.",
            )
        k = math.tan(math.pi * cutoff_hz / rate_hz)
        norm = 1 / (1 + math.sqrt(2) * k + k * k)
        self.cutoff_hz = cutoff_hz
        self.delay_s = math.sqrt(2) / (2 * rate_hz * k)
        self._b0 = k * k * norm
        self._b1 = 2 * self._b0
        self._a1 = 2 * (k * k - 1) * norm
        self._a2 = (1 - math.sqrt(2) * k + k * k) * norm
        self._z1 = self._z2 = 0.0
        self._started = False

    def restart(self) -> None:
        """Forget the past: the next value is the new start."""
        self._started = False

    def step(self, value: float) -> float:
        """Return the filtered value of the next sample."""
        b0 = self._b0
        if not self._started:
            self._started = True
            self._z1 = (1 - b0) * value
            self._z2 = (b0 - self._a2) * value
            return value
        out = b0 * value + self._z1
        self._z1 = self._b1 * value - self._a1 * out + self._z2
        self._z2 = b0 * value - self._a2 * out
        return out


def low_passed(cop_m: Floats, rate_hz: float) -> Floats:
    """Return a recording as the stream would have been: low-passed from its first sample on, as much too late.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m.
    rate_hz : float
        Sample rate.

    Returns
    -------
    ndarray, shape (n, 2)
        CoP in m, at the cut-off of :func:`usable_cutoff_hz`.

    Raises
    ------
    SignalError
        When the sample rate is not positive.
    """
    ml, ap = (StreamingLowPass(rate_hz, usable_cutoff_hz(rate_hz)) for _ in range(2))
    low = [(ml.step(at_ml), ap.step(at_ap)) for at_ml, at_ap in cop_m.tolist()]
    return np.array(low, dtype=np.float64).reshape(-1, 2)
