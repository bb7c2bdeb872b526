"""What all sounds are made of: noise, bands, envelopes, partials, and putting one sound into another.

Everything is repeatable: noise comes from a hash of its place, not from a generator with a state. Sounds are arrays of
float32, one channel of shape (n_samples,), or two of shape (n_samples, 2).
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.sound.sounds import RATE_HZ

Mono = NDArray[np.float32]
Stereo = NDArray[np.float32]

Partials = Sequence[tuple[float, float, float]]
"""Per partial its ratio to the fundamental, its strength, and the share of the note's ringing time in which it falls by
60 dB."""

ATTACK_S: Final = 0.004
RELEASE_S: Final = 0.02


def samples(seconds: float) -> int:
    """Return how many samples a time is."""
    return round(seconds * RATE_HZ)


def time_s(n: int) -> Mono:
    """Return the time of each of ``n`` samples."""
    return np.arange(n, dtype=np.float32) / np.float32(RATE_HZ)


def chance(n: int, seed: int) -> Mono:
    """Return ``n`` even numbers from -1 to 1 that follow from ``seed`` alone (the finaliser of SplitMix64)."""
    with np.errstate(over="ignore"):
        z = np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(
            seed * 0x632BE59BD9B4E019 % 2**64
        )
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z ^= z >> np.uint64(31)
    return ((z >> np.uint64(40)).astype(np.float32) / np.float32(2**23)) - np.float32(1)


def noise(n: int, seed: int, low_hz: float, high_hz: float, slope: float = 0.0) -> Mono:
    """Return noise of one band whose end meets its start, with a highest sample of 1.

    Parameters
    ----------
    n : int
    seed : int
    low_hz, high_hz : float
        Where it has half its strength; it falls off softly beyond.
    slope : float
        Of the amplitude inside the band, as a power of the frequency: -0.5 is pink, -1 is brown.
    """
    spectrum = np.fft.rfft(chance(n, seed))
    hz = np.fft.rfftfreq(n, 1 / RATE_HZ)
    hz[0] = hz[1]
    shape = hz**slope / np.sqrt((1 + (low_hz / hz) ** 6) * (1 + (hz / high_hz) ** 6))
    shape[0] = 0.0
    return unit(np.fft.irfft(spectrum * shape, n))


def unit(sound: NDArray[np.floating]) -> Mono:
    """Return a sound with a highest sample of 1."""
    return np.asarray(sound / np.abs(sound).max(), dtype=np.float32)


def decay(n: int, ring_s: float) -> Mono:
    """Return an envelope that falls by 60 dB in ``ring_s``."""
    return np.asarray(np.exp(time_s(n) * np.float32(-np.log(1000) / ring_s)), dtype=np.float32)


def curve(n: int, *points: tuple[float, float]) -> Mono:
    """Return an envelope through points (seconds, value), soft at each."""
    at_s, values = zip(*points, strict=True)
    t_s = time_s(n)
    index = np.clip(np.searchsorted(at_s, t_s, side="right") - 1, 0, len(points) - 2)
    start, end = np.asarray(at_s, np.float32)[index], np.asarray(at_s, np.float32)[index + 1]
    share = np.clip((t_s - start) / (end - start), 0, 1)
    low, high = np.asarray(values, np.float32)[index], np.asarray(values, np.float32)[index + 1]
    return (low + (high - low) * (0.5 - 0.5 * np.cos(np.pi * share))).astype(np.float32)


def glide(pitch_hz: Mono) -> Mono:
    """Return a sine of a pitch that changes, shape (n_samples,)."""
    phase = np.cumsum(pitch_hz, dtype=np.float64) / RATE_HZ
    return np.sin(2 * np.pi * (phase % 1.0)).astype(np.float32)


def struck(pitch_hz: float, ring_s: float, partials: Partials, attack_s: float = ATTACK_S) -> Mono:
    """Return one struck note: decaying partials, softened at both ends."""
    t_s = time_s(samples(ring_s))
    note = np.zeros_like(t_s)
    for ratio, strength, share in partials:
        if pitch_hz * ratio < 0.45 * RATE_HZ:
            envelope = np.exp(t_s * np.float32(-np.log(1000) / (share * ring_s)))
            note += np.float32(strength) * envelope * np.sin(t_s * np.float32(2 * np.pi * pitch_hz * ratio))
    return soften(note, attack_s, RELEASE_S)


def soften(sound: Mono, in_s: float = ATTACK_S, out_s: float = RELEASE_S) -> Mono:
    """Return a sound faded at both ends, in place: it begins and ends at zero."""
    n_in, n_out = min(samples(in_s), len(sound)), min(samples(out_s), len(sound))
    sound[:n_in] *= np.linspace(0, 1, n_in, dtype=np.float32)
    sound[len(sound) - n_out :] *= np.linspace(1, 0, n_out, dtype=np.float32)
    return sound


def put(into: Mono, sound: Mono, at_s: float, strength: float = 1.0) -> None:
    """Add a sound to another one; what does not fit is cut off."""
    first = samples(at_s)
    part = sound[: max(0, len(into) - first)]
    into[first : first + len(part)] += np.float32(strength) * part


def put_round(into: NDArray[np.float32], sound: Mono, at_s: float, sides: tuple[float, float] = (1.0, 1.0)) -> None:
    """Add a sound to a loop; what rings past its end goes on at its start.

    Parameters
    ----------
    into : ndarray, shape (n_samples,) or (n_samples, 2)
    sound : ndarray, shape (n,)
    at_s : float
    sides : tuple
        Strength left and right; of a loop with one channel the first counts.
    """
    n = len(into)
    at, done = samples(at_s) % n, 0
    while done < len(sound):
        count = min(len(sound) - done, n - at)
        part = sound[done : done + count]
        if into.ndim == 1:
            into[at : at + count] += np.float32(sides[0]) * part
        else:
            into[at : at + count, 0] += np.float32(sides[0]) * part
            into[at : at + count, 1] += np.float32(sides[1]) * part
        at, done = 0, done + count


def both(mono: Mono) -> Stereo:
    """Return one channel as two."""
    return np.stack((mono, mono), axis=1)
