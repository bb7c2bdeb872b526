"""Loops to balance by with closed eyes: a tone for home, and four waters for the sides.

The waters tell the side by pitch and pace too, so that one loudspeaker, or one ear, is enough.
"""

from collections.abc import Callable
from typing import Final

import numpy as np

from kiosk.sound.limiter import limited
from kiosk.sound.sounds import RATE_HZ
from kiosk.sound.synthesis.elements import Mono, chance, noise, put_round, samples, time_s, unit
from kiosk.sound.synthesis.loudness import loudness
from kiosk.sound.synthesis.things import drop

TONE_S: Final = 4.0
WATER_S: Final = 6.0

HOME: Final = (
    *((110.0, 0.25), (220.0, 1.0), (220.25, 0.14), (329.75, 0.32), (440.0, 0.30), (440.25, 0.08), (660.0, 0.09)),
    (880.0, 0.04),
)
"""Partials of the tone for home, A with its fifth: pitch (Hz, whole periods in ``TONE_S``) and strength."""

BREATHS: Final = 3
"""Of the tone for nearly home, in ``TONE_S``."""


def pulse(n: int, times: int, least: float) -> Mono:
    """Return a swell from ``least`` to 1 and back, so many times in ``n`` samples."""
    phase = np.arange(n, dtype=np.float32) * np.float32(2 * np.pi * times / n)
    return np.asarray(least + (1 - least) * (0.5 - 0.5 * np.cos(phase)), dtype=np.float32)


def bubbles(n: int, seed: int, *, per_s: float, low_hz: float, high_hz: float, ring_s: float) -> Mono:
    """Return a loop of drops at chance moments, pitches between two, no two alike."""
    loop = np.zeros(n, dtype=np.float32)
    count = round(per_s * n / RATE_HZ)
    for k, (when, pitch, strength) in enumerate(chance(3 * count, seed).reshape(count, 3)):
        from_hz = low_hz * (high_hz / low_hz) ** (0.5 + 0.5 * float(pitch))
        at_s = (k + 0.5 + 0.5 * float(when)) * n / RATE_HZ / count
        put_round(loop, drop(from_hz, 1.6 * from_hz, ring_s), at_s, (0.65 + 0.35 * float(strength), 0.0))
    return loop


def tone_home() -> Mono:
    """Return home: warm and steady."""
    t_s = time_s(samples(TONE_S)).astype(np.float64)
    tone = np.zeros(len(t_s))
    for k, (pitch_hz, strength) in enumerate(HOME):
        tone += strength * np.sin(2 * np.pi * pitch_hz * t_s + 0.7 * k)
    return unit(tone)


def tone_near() -> Mono:
    """Return nearly home: the same tone, breathing."""
    return tone_home() * pulse(samples(TONE_S), BREATHS, 0.25)


def water_left() -> Mono:
    """Return the left: low gurgling, two gulps a second."""
    n = samples(WATER_S)
    stream = noise(n, 41, 220.0, 700.0, -0.3) * np.float32(0.5) + bubbles(
        n, 42, per_s=8.0, low_hz=260.0, high_hz=480.0, ring_s=0.16
    )
    return stream * pulse(n, 12, 0.30)


def water_right() -> Mono:
    """Return the right: a high trickle, five runs a second."""
    n = samples(WATER_S)
    stream = noise(n, 43, 1100.0, 2400.0, -0.3) * np.float32(0.4) + bubbles(
        n, 44, per_s=20.0, low_hz=900.0, high_hz=1600.0, ring_s=0.07
    )
    return stream * pulse(n, 30, 0.30)


def water_front() -> Mono:
    """Return the front: bright, fine rain."""
    n = samples(WATER_S)
    return noise(n, 45, 2600.0, 7500.0) * np.float32(0.8) + bubbles(
        n, 46, per_s=30.0, low_hz=2400.0, high_hz=4200.0, ring_s=0.03
    )


def water_back() -> Mono:
    """Return the back: dark, a slow wash under a quay."""
    n = samples(WATER_S)
    wash = noise(n, 47, 90.0, 320.0, -0.5) + np.float32(0.5) * bubbles(
        n, 48, per_s=3.0, low_hz=140.0, high_hz=220.0, ring_s=0.3
    )
    return wash * pulse(n, 6, 0.25)


MADE: Final[dict[str, tuple[float, float, Callable[[], Mono]]]] = {
    "tone_home": (0.019, 0.13, tone_home),
    "tone_near": (0.015, 0.13, tone_near),
    "water_left": (0.020, 0.11, water_left),
    "water_right": (0.022, 0.11, water_right),
    "water_front": (0.024, 0.11, water_front),
    "water_back": (0.012, 0.11, water_back),
}
"""Per guide its loudness before the limiter, the highest sample that it may have, and what makes it.

A tone, the water of a side and that of front or back may sound together, while the voice speaks and an effect comes."""


def loop(name: str) -> Mono:
    """Return a guide of ``MADE`` at its level."""
    level, peak, make = MADE[name]
    made = make()
    return limited(made * np.float32(level / loudness(made)), peak, RATE_HZ, loop=True)
