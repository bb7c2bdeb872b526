"""The station's effects, synthesised: struck wood and bells in one key, the same samples on every computer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

A3, E4, A4, CIS5, E5, FIS5, A5, CIS6, E6 = 220.0, 329.63, 440.0, 554.37, 659.26, 739.99, 880.0, 1108.73, 1318.51
"""A major pentatonic, in Hz: any two effects that meet are in tune."""

WOOD = ((1.0, 1.0, 0.84), (3.93, 0.22, 0.20), (9.2, 0.05, 0.06))
"""A marimba bar: per partial its ratio to the fundamental, its strength, and the share of the note's ringing time in
which it falls by 60 dB."""

BELL = ((1.0, 1.0, 1.20), (2.0, 0.35, 0.84), (3.01, 0.16, 0.48), (4.17, 0.07, 0.28))

ATTACK_S, RELEASE_S = 0.004, 0.02

Partials = Sequence[tuple[float, float, float]]
Note = tuple[float, float, float, float, Partials]
"""When it is struck (s), its pitch (Hz), how strong, how long it rings (s), of what."""

SCORES: dict[str, tuple[float, tuple[Note, ...]]] = {
    "tap": (0.10, ((0.0, A5, 1.0, 0.12, WOOD),)),
    "count": (0.20, ((0.0, E5, 1.0, 0.30, WOOD),)),
    "go": (0.30, ((0.0, A5, 1.0, 0.55, WOOD), (0.0, E6, 0.4, 0.50, BELL))),
    "inside": (0.16, ((0.0, E5, 0.8, 0.22, WOOD), (0.07, A5, 1.0, 0.30, WOOD))),
    "outside": (0.16, ((0.0, A3, 1.0, 0.34, WOOD), (0.0, E4, 0.3, 0.26, WOOD))),
    "star": (0.28, ((0.0, A5, 0.8, 0.5, BELL), (0.09, CIS6, 0.9, 0.5, BELL), (0.18, E6, 1.0, 0.7, BELL))),
    "finish": (
        0.30,
        (
            (0.0, A4, 1.0, 0.9, WOOD),
            (0.11, CIS5, 0.9, 0.9, WOOD),
            (0.22, E5, 0.9, 0.9, WOOD),
            (0.33, A5, 1.0, 0.9, BELL),
        ),
    ),
    "pause": (0.22, ((0.0, FIS5, 0.9, 0.26, WOOD), (0.12, CIS5, 1.0, 0.42, WOOD))),
}
"""Per effect its peak, as a share of full scale, and its notes. Below the voice's peak: speech always leads."""


def synthesise(name: str, rate_hz: int) -> NDArray[np.int16]:
    """Return an effect.

    Parameters
    ----------
    name : str
        One of ``SCORES``.
    rate_hz : int
        Samples per second.

    Returns
    -------
    ndarray of int16, shape (n_samples, 2)
        Left and right alike; begins and ends at zero.
    """
    peak, notes = SCORES[name]
    length_s = max(start_s + ring_s for start_s, _, _, ring_s, _ in notes)
    sound = np.zeros(int(length_s * rate_hz) + 1, dtype=np.float32)
    for start_s, pitch_hz, strength, ring_s, partials in notes:
        first = int(start_s * rate_hz)
        note = strength * _note(pitch_hz, ring_s, partials, rate_hz)
        sound[first : first + len(note)] += note[: len(sound) - first]
    sound *= np.float32(peak / float(np.abs(sound).max()))
    mono = np.round(sound * 32767).astype(np.int16)
    return np.ascontiguousarray(np.stack((mono, mono), axis=1))


def wakeful_silence(rate_hz: int) -> NDArray[np.int16]:
    """Return one second that cannot be heard and yet is not zero, to be looped.

    A screen with HDMI sound goes to sleep on true silence and then swallows the first syllable. This is one step of the
    converter up and down, 25 times a second: 90 dB below full scale, and lower than a small loudspeaker can go.

    Returns
    -------
    ndarray of int16, shape (rate_hz, 2)
    """
    mono = np.where(np.arange(rate_hz) * 50 // rate_hz % 2, -1, 1).astype(np.int16)
    return np.ascontiguousarray(np.stack((mono, mono), axis=1))


def _note(pitch_hz: float, ring_s: float, partials: Partials, rate_hz: int) -> NDArray[np.float32]:
    """Return one struck note, shape (n_samples,): decaying partials, softened at both ends."""
    t_s = np.arange(int(ring_s * rate_hz), dtype=np.float32) / np.float32(rate_hz)
    note = np.zeros_like(t_s)
    for ratio, strength, decay in partials:
        envelope = np.exp(t_s * np.float32(-np.log(1000) / (decay * ring_s)))
        note += np.float32(strength) * envelope * np.sin(t_s * np.float32(2 * np.pi * pitch_hz * ratio))
    n_in, n_out = int(ATTACK_S * rate_hz), int(RELEASE_S * rate_hz)
    note[:n_in] *= np.linspace(0, 1, n_in, dtype=np.float32)
    note[-n_out:] *= np.linspace(1, 0, n_out, dtype=np.float32)
    return note
