"""A limiter: takes the highest peaks down, so that all the rest may be louder."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

BLOCK_S: Final = 0.002
AROUND: Final = 16
"""Blocks before and after a peak in which the level goes down for it and comes back: 32 ms, too slow to be heard as
distortion and too fast as a change of level."""


def limited(sound: NDArray[np.float32], peak: float, rate_hz: int, *, loop: bool) -> NDArray[np.float32]:
    """Return a sound of which no sample passes ``peak``.

    Parameters
    ----------
    sound : ndarray, shape (n_samples,) or (n_samples, n_channels)
        Channels are lowered together.
    peak : float
    rate_hz : int
        Samples per second.
    loop : bool
        Whether its end meets its start.
    """
    n = len(sound)
    edges = np.linspace(0, n, max(1, round(n / (BLOCK_S * rate_hz))) + 1).astype(int)
    level = np.abs(sound).reshape(n, -1).max(axis=1)
    highest = np.maximum.reduceat(level, edges[:-1])
    allowed = np.minimum(1.0, peak / np.maximum(highest, peak))
    reach = np.pad(allowed, 2 * AROUND, mode="wrap" if loop else "edge")
    # The lowest around each block, then a weighted mean over less than that: every block stays as low as it must.
    lowest = np.lib.stride_tricks.sliding_window_view(reach, 2 * AROUND + 1).min(axis=1)
    window = np.hanning(2 * AROUND + 1)
    gains = np.convolve(lowest, window / window.sum(), mode="valid")
    gain = np.interp(np.arange(n), (edges[:-1] + edges[1:] - 1) / 2, gains, period=n if loop else None)
    return np.asarray(sound * gain.astype(np.float32).reshape(n, *[1] * (sound.ndim - 1)), dtype=np.float32)
