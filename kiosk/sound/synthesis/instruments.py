"""What the music is played on."""

from collections.abc import Callable
from typing import Final

import numpy as np

from kiosk.sound.synthesis.elements import Mono, decay, noise, samples, soften, struck, time_s, unit
from kiosk.sound.synthesis.struck import DULL, GLASS, TINE, WOOD
from kiosk.sound.synthesis.things import STEEL, burst, thud

Instrument = Callable[[float, float], Mono]
"""``instrument(pitch_hz, length_s)`` gives one note, which may ring on after its length."""


def kalimba(pitch_hz: float, length_s: float) -> Mono:
    """Return a plucked tine: it rings as long as it likes, lower ones longer."""
    note = struck(pitch_hz, 2.2 * (330.0 / pitch_hz) ** 0.4, TINE, 0.003)
    thumb = burst(0.03, 600.0, 2600.0, 1)
    note[: len(thumb)] += np.float32(0.06) * thumb
    return note


def marimba(pitch_hz: float, length_s: float) -> Mono:
    """Return a bar of wood struck with a soft mallet."""
    return struck(pitch_hz, 1.2 * (330.0 / pitch_hz) ** 0.5, WOOD, 0.006)


def glass(pitch_hz: float, length_s: float) -> Mono:
    """Return a glass, struck."""
    return struck(pitch_hz, 3.0 * (880.0 / pitch_hz) ** 0.3, GLASS, 0.008)


def block(pitch_hz: float, length_s: float) -> Mono:
    """Return a short dull bar, almost without a tone."""
    return struck(pitch_hz, 0.24, DULL, 0.003)


def soft_bass(pitch_hz: float, length_s: float) -> Mono:
    """Return a round low note, with the overtones that a small loudspeaker needs."""
    n = samples(length_s + 0.15)
    t_s = time_s(n)
    note = np.zeros(n, dtype=np.float32)
    for k, strength in ((1, 1.0), (2, 0.45), (3, 0.14), (4, 0.04)):
        note += np.float32(strength) * np.sin(t_s * np.float32(2 * np.pi * k * pitch_hz)) * decay(n, 4.0 / k)
    return soften(note, 0.025, 0.15)


def muted_bass(pitch_hz: float, length_s: float) -> Mono:
    """Return a string stopped with the hand."""
    n = samples(0.5)
    t_s = time_s(n)
    note = np.zeros(n, dtype=np.float32)
    for k, strength in ((1, 1.0), (2, 0.7), (3, 0.35), (4, 0.16), (5, 0.08)):
        note += np.float32(strength) * np.sin(t_s * np.float32(2 * np.pi * k * pitch_hz)) * decay(n, 0.62 / k**0.5)
    return soften(note, 0.005, 0.05)


def pad(pitch_hz: float, length_s: float) -> Mono:
    """Return a bowed, breathing tone: it comes and goes so slowly that two in a row melt."""
    fade_s = min(1.8, 0.5 * length_s)
    n = samples(length_s + fade_s)
    t_s = time_s(n).astype(np.float64)
    tone = np.zeros(n)
    for cents in (-4.0, 4.0):
        for k in range(1, 7):
            pitch = k * pitch_hz * 2 ** (cents / 1200)
            tone += np.sin(2 * np.pi * pitch * t_s + 0.9 * k + cents) / k**1.8
    n_fade = samples(fade_s)
    rise = np.sin(np.linspace(0, np.pi / 2, n_fade)) ** 2
    tone[:n_fade] *= rise
    tone[n - n_fade :] *= rise[::-1]
    return unit(tone)


def shaker(pitch_hz: float, length_s: float) -> Mono:
    """Return a shake of seeds."""
    n = samples(0.09)
    return soften(noise(n, 2, 3800.0, 8500.0) * decay(n, 0.12), 0.014, 0.03)


def kick(pitch_hz: float, length_s: float) -> Mono:
    """Return a soft heavy step."""
    return thud(150.0, 68.0, 0.26)


def joint(pitch_hz: float, length_s: float) -> Mono:
    """Return a wheel over a joint in the floor: a small metallic tick with a body."""
    tick = np.zeros(samples(0.14), dtype=np.float32)
    for part, strength in ((struck(1870.0, 0.09, STEEL, 0.001), 0.5), (thud(240.0, 165.0, 0.10), 0.8)):
        tick[: len(part)] += np.float32(strength) * part
    return tick


INSTRUMENTS: Final[dict[str, Instrument]] = {
    made.__name__: made for made in (kalimba, marimba, glass, block, soft_bass, muted_bass, pad, shaker, kick, joint)
}
