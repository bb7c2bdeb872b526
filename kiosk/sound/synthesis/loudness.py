"""How loud a sound is heard, and bringing sounds to one level."""

import numpy as np
from numpy.typing import NDArray

from kiosk.sound.sounds import RATE_HZ


def a_weight(hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the gain of A-weighting, 1 at 1 kHz: about how much of a frequency is heard at a low level.

    References
    ----------
    IEC 61672-1:2013, annex E.
    """
    f2 = np.square(hz)
    poles = (f2 + 20.6**2) * np.sqrt((f2 + 107.7**2) * (f2 + 737.9**2)) * (f2 + 12194.0**2)
    return np.asarray(10**0.1 * 12194.0**2 * f2**2 / poles, dtype=np.float64)


def loudness(sound: NDArray[np.float32]) -> float:
    """Return the A-weighted root mean square of a sound, the mean of its channels.

    Parameters
    ----------
    sound : ndarray, shape (n_samples,) or (n_samples, n_channels)
    """
    n = len(sound)
    spectrum = np.fft.rfft(sound, axis=0)
    gain = a_weight(np.asarray(np.fft.rfftfreq(n, 1 / RATE_HZ), dtype=np.float64))
    power = np.abs(spectrum.reshape(len(gain), -1) * gain[:, None]) ** 2
    return float(np.sqrt(2 * power.sum(axis=0) / n**2).mean())


def levelled(sound: NDArray[np.float32], to: float, peak: float) -> NDArray[np.float32]:
    """Return a sound as loud as ``to``, or softer where its highest sample would pass ``peak``."""
    gain = min(to / loudness(sound), peak / float(np.abs(sound).max()))
    return np.asarray(sound * np.float32(gain), dtype=np.float32)
