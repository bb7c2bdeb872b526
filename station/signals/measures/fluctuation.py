"""Detrended fluctuation of the velocity: how far its sum strays from a line, over ever longer windows."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures.prepare import Record

SHORTEST: Final = 4
GROWTH: Final = 1.2
LONGEST_SHARE: Final = 0.1
LEAST: Final = 83
"""Fewer samples hold fewer than four lengths of window: 4, 5, 6 and 8."""


def measures(record: Record) -> dict[str, float]:
    """Return the exponent of the velocity, along each axis, at 20 to 25 Hz.

    Raises
    ------
    SignalError
        When the series is too short for four scales, or does not fluctuate.
    """
    alpha = dfa_alpha(np.diff(record.slow_m, axis=0), record.slow_hz)
    return {f"dfa_alpha_velocity_{name}": float(alpha[axis]) for axis, name in enumerate(("ml", "ap"))}


def scales(samples: int) -> NDArray[np.intp]:
    """Return the lengths of window: from 4 to a tenth of the series, each 1.2 times the one before, whole numbers."""
    steps = math.floor(math.log(LONGEST_SHARE * samples / SHORTEST) / math.log(GROWTH) + 1e-9)
    return np.unique(np.floor(SHORTEST * GROWTH ** np.arange(steps + 1)).astype(np.intp))


def dfa_alpha(series: Floats, fs_hz: float) -> Floats:
    """Return the slope of ``ln F(n)`` over ``ln n``; F is the RMS of the summed series around lines of n samples.

    Windows follow each other without overlap from the first sample on; what is left over at the end is not used.

    Parameters
    ----------
    series : ndarray, shape (n, k)
        Series along axis 0.
    fs_hz : float
        Rate, for the error.

    Returns
    -------
    ndarray, shape (k,)

    Raises
    ------
    SignalError
        When the series is too short for four scales, or does not fluctuate.

    References
    ----------
    Peng et al. 1994, Physical Review E 49:1685-1689, doi 10.1103/PhysRevE.49.1685.
    """
    if len(series) < LEAST:
        raise SignalError(
            f"dfa_alpha_velocity_ml needs {(LEAST + 1) / fs_hz:.1f} s; "
            f"the recording has {(len(series) + 1) / fs_hz:.2f} s.",
            "Record longer.",
        )
    n = scales(len(series))
    walk = np.cumsum((series - series.mean(axis=0)).T, axis=1)
    fluctuation = np.stack([_around_lines(walk, int(each)) for each in n])
    if not (fluctuation > 0).all():
        raise SignalError("dfa_alpha_velocity cannot be computed: the velocity does not fluctuate.", "Record longer.")
    away = np.log(n) - np.log(n).mean()
    alpha: Floats = away @ np.log(fluctuation) / (away @ away)
    return alpha


def _around_lines(walk: Floats, n: int) -> Floats:
    """Return the RMS of each row around a line of its own in every window of n samples."""
    windows = walk.shape[1] // n
    parts = walk[:, : windows * n].reshape(len(walk), windows, n)
    parts = parts - parts.mean(axis=2, keepdims=True)
    t = np.arange(n) - (n - 1) / 2
    rest = parts - (parts @ t / (t @ t))[..., None] * t
    rms: Floats = np.sqrt(np.mean(rest * rest, axis=(1, 2)))
    return rms
