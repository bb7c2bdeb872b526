"""Level and edges of a rendered clip: every line starts at once, is equally loud, and neither clicks nor clips."""

import numpy as np
from numpy.typing import NDArray

from kiosk.sound.limiter import limited
from kiosk.sound.sounds import VOICE_PEAK

SILENCE = 0.012
"""Below this share of full scale there is no speech; the engine's own noise floor is a tenth of it."""

LEAD_S, TAIL_S = 0.008, 0.060
"""What is kept before the first and after the last sound; the engine leaves about 15 ms and 370 ms."""

LEVEL_RMS = 0.11
"""Loudness all clips are brought to, about -19 dB below full scale."""

FADE_IN_S, FADE_OUT_S = 0.004, 0.030


class NoSpeech(ValueError):
    """A rendered clip holds no sound."""


def finish(samples: NDArray[np.int16], rate_hz: int) -> NDArray[np.int16]:
    """Trim, level and fade a rendered line.

    Parameters
    ----------
    samples : ndarray of int16, shape (n_samples,)
        One channel, as the engine rendered it.
    rate_hz : int
        Samples per second.

    Returns
    -------
    ndarray of int16, shape (n_kept,)

    Raises
    ------
    NoSpeech
        When nothing in it is louder than the engine's noise.
    """
    signal: NDArray[np.float32] = samples.astype(np.float32) / np.float32(32768)
    loud = np.flatnonzero(np.abs(signal) > SILENCE)
    if not len(loud):
        raise NoSpeech("The rendered clip is silent.")
    start = max(0, int(loud[0]) - int(LEAD_S * rate_hz))
    signal = signal[start : int(loud[-1]) + int(TAIL_S * rate_hz) + 1]
    # A whole-clip level, not a compressor: pauses inside a line are short, so this is close to how loud it is heard.
    signal = signal * np.float32(LEVEL_RMS / float(np.sqrt(np.mean(signal**2))))
    # The engine's vowels have high peaks: with those lowered alone, what is lowered for the voice fits above it.
    signal = limited(signal, VOICE_PEAK, rate_hz, loop=False)
    _fade(signal, int(FADE_IN_S * rate_hz), int(FADE_OUT_S * rate_hz))
    return np.round(signal * 32767).astype(np.int16)


def _fade(signal: NDArray[np.float32], n_in: int, n_out: int) -> None:
    n_in, n_out = min(n_in, len(signal)), min(n_out, len(signal))
    signal[:n_in] *= np.linspace(0, 1, n_in, dtype=np.float32)
    signal[len(signal) - n_out :] *= np.linspace(1, 0, n_out, dtype=np.float32)
