"""Effects that are things: water, wind, fire, floors, wheels, goods, and the voices of a warehouse."""

from collections.abc import Callable
from typing import Final

import numpy as np

from kiosk.sound.synthesis.elements import (
    Mono,
    chance,
    curve,
    decay,
    glide,
    noise,
    put,
    samples,
    soften,
    struck,
    unit,
)
from kiosk.sound.synthesis.pitches import hz
from kiosk.sound.synthesis.struck import DULL, GLASS, TINE, WOOD

STEEL: Final = ((1.0, 1.0, 0.7), (1.47, 0.7, 0.5), (2.09, 0.5, 0.45), (2.93, 0.35, 0.3), (4.11, 0.2, 0.2))
"""Sheet and bars: nothing of it is a multiple."""


def drop(from_hz: float, to_hz: float, seconds: float) -> Mono:
    """Return a drop into water: the bubble's pitch rises while it shrinks."""
    n = samples(seconds)
    return soften(glide(curve(n, (0.0, from_hz), (seconds, to_hz))) * decay(n, seconds), 0.003)


def thud(from_hz: float, to_hz: float, seconds: float) -> Mono:
    """Return a soft heavy blow: a pitch that falls at once, with enough overtone for a small loudspeaker."""
    n = samples(seconds)
    pitch = np.float32(to_hz) + np.float32(from_hz - to_hz) * decay(n, 0.12)
    return soften((glide(pitch) + np.float32(0.45) * glide(2 * pitch)) * decay(n, seconds), 0.003)


def burst(seconds: float, low_hz: float, high_hz: float, seed: int) -> Mono:
    """Return a blow of noise that dies away."""
    n = samples(seconds)
    return soften(noise(n, seed, low_hz, high_hz) * decay(n, seconds), 0.002)


def _mixed(seconds: float, *parts: tuple[float, float, Mono]) -> Mono:
    """Return parts (when, how strong, what) together."""
    sound = np.zeros(samples(seconds), dtype=np.float32)
    for at_s, strength, part in parts:
        put(sound, part, at_s, strength)
    return sound


def _rub(n: int, hz_from: float, hz_to: float, seed: int) -> Mono:
    """Return the uneven grip of something that slides: pulses that slow down, no two alike."""
    seconds = n / samples(1.0)
    pulse = 0.5 + 0.5 * glide(curve(n, (0.0, hz_from), (seconds, hz_to)))
    return np.asarray((0.35 + 0.65 * pulse) * (0.8 + 0.2 * unit(noise(n, seed, 2.0, 30.0))), dtype=np.float32)


def lit() -> Mono:
    """Light a lamp: a flame takes, and three tones go up."""
    n = samples(0.5)
    flame = noise(n, 11, 500.0, 2600.0, -0.5) * curve(n, (0.0, 0.0), (0.07, 1.0), (0.18, 0.25), (0.5, 0.0))
    tones = [(0.03 + 0.07 * k, 0.8, struck(hz(tone), 0.6, TINE)) for k, tone in enumerate(("C#5", "E5", "A5"))]
    return _mixed(0.8, (0.0, 0.45, flame), *tones)


def unlit() -> Mono:
    """Blow out a lamp: a breath, and two tones go down."""
    n = samples(0.42)
    breath = noise(n, 12, 250.0, 1400.0, -0.5) * curve(n, (0.0, 0.0), (0.05, 1.0), (0.42, 0.0))
    return _mixed(
        0.7, (0.0, 0.7, breath), (0.05, 0.6, struck(hz("E5"), 0.3, TINE)), (0.14, 0.8, struck(hz("B4"), 0.5, TINE))
    )


def ripple() -> Mono:
    """Let a drop fall, and two of its children."""
    return _mixed(
        0.55,
        (0.0, 1.0, drop(480.0, 900.0, 0.22)),
        (0.12, 0.5, drop(700.0, 1250.0, 0.16)),
        (0.21, 0.28, drop(900.0, 1500.0, 0.13)),
        (0.0, 0.06, burst(0.05, 1500.0, 6000.0, 13)),
    )


def splash() -> Mono:
    """Throw up water, and let it fall back."""
    spots = chance(24, 14).reshape(8, 3)
    drops = [
        (0.12 + 0.32 * (k + 0.5 + 0.4 * float(a)) / 8, 0.22, drop(600 + 250 * float(b), 1300 + 300 * float(c), 0.10))
        for k, (a, b, c) in enumerate(spots)
    ]
    n = samples(0.6)
    sheet = noise(n, 15, 700.0, 5200.0, -0.4) * curve(n, (0.0, 0.0), (0.02, 1.0), (0.16, 0.45), (0.6, 0.0))
    return _mixed(0.75, (0.0, 1.0, sheet), (0.0, 0.5, drop(220.0, 330.0, 0.25)), *drops)


def gust() -> Mono:
    """Let wind rise and go by."""
    seconds = 1.4
    n = samples(seconds)
    low = noise(n, 16, 120.0, 420.0, -0.5) * curve(n, (0.0, 0.0), (0.45, 1.0), (seconds, 0.0))
    high = noise(n, 17, 450.0, 1100.0, -0.5) * curve(
        n, (0.0, 0.0), (0.25, 0.1), (0.6, 0.8), (1.0, 0.15), (seconds, 0.0)
    )
    return low + high


def clack() -> Mono:
    """Knock a wheel, and the next, over a steel edge."""

    def hit(strength: float, pitch_hz: float, seed: int) -> Mono:
        return np.float32(strength) * _mixed(
            0.16,
            (0.0, 0.55, struck(pitch_hz, 0.14, STEEL, 0.001)),
            (0.0, 0.8, thud(260.0, 150.0, 0.12)),
            (0.0, 0.5, burst(0.03, 900.0, 7000.0, seed)),
        )

    return _mixed(0.30, (0.0, 1.0, hit(1.0, 1180.0, 18)), (0.085, 1.0, hit(0.7, 1050.0, 19)))


def thump() -> Mono:
    """Drop a wheel into a gap."""
    return _mixed(0.38, (0.0, 1.0, thud(190.0, 62.0, 0.34)), (0.0, 0.5, burst(0.09, 90.0, 700.0, 20)))


def roll_free() -> Mono:
    """Let go what held: a wheel off the edge, and air that goes by."""
    n = samples(0.65)
    air = noise(n, 21, 350.0, 2400.0, -0.5) * curve(n, (0.0, 0.0), (0.16, 1.0), (0.65, 0.0))
    return _mixed(
        0.75,
        (0.0, 0.75, air),
        (0.0, 0.6, struck(hz("E4"), 0.26, WOOD)),
        (0.09, 0.75, struck(hz("A4"), 0.5, WOOD)),
    )


def slide() -> Mono:
    """Shift boxes on each other until they catch."""
    n = samples(0.5)
    cardboard = noise(n, 22, 500.0, 2600.0, -0.5) * _rub(n, 34.0, 16.0, 23)
    swell = curve(n, (0.0, 0.0), (0.09, 0.7), (0.36, 1.0), (0.5, 0.0))
    return _mixed(0.62, (0.0, 1.0, cardboard * swell), (0.43, 0.55, struck(210.0, 0.16, DULL)))


def fall() -> Mono:
    """Drop boxes: five blows, most of them softer than the one before."""
    blows = ((0.0, 1.0, 150.0), (0.15, 0.75, 190.0), (0.27, 0.8, 130.0), (0.47, 0.4, 220.0), (0.60, 0.25, 180.0))
    parts: list[tuple[float, float, Mono]] = []
    for k, (at_s, strength, pitch_hz) in enumerate(blows):
        parts.append((at_s, strength, thud(1.5 * pitch_hz, pitch_hz, 0.16)))
        parts.append((at_s, 0.8 * strength, burst(0.14, 200.0, 1500.0, 24 + k)))
    return _mixed(0.85, *parts)


def bump() -> Mono:
    """Collide: a dull blow, and the cage rattles."""
    rattle = [(0.03 + 0.045 * k, 0.30 * 0.7**k, struck(640.0 + 45 * (k % 3), 0.3, STEEL, 0.001)) for k in range(5)]
    return _mixed(0.6, (0.0, 1.0, thud(210.0, 85.0, 0.30)), (0.0, 0.6, burst(0.08, 150.0, 1800.0, 30)), *rattle)


def brake_good() -> Mono:
    """Come to a stand on the spot: the brake bites, the load settles, a tone says so."""
    n = samples(0.22)
    bite = noise(n, 31, 900.0, 3800.0, -0.3) * curve(n, (0.0, 0.0), (0.02, 1.0), (0.22, 0.0)) * _rub(n, 50.0, 22.0, 32)
    return _mixed(
        0.85,
        (0.0, 0.40, bite),
        (0.18, 0.9, struck(hz("A4"), 0.3, WOOD)),
        (0.26, 0.7, struck(hz("E5"), 0.55, TINE)),
        (0.33, 0.5, struck(hz("C#6"), 0.5, GLASS)),
    )


def _reed(names: tuple[str, ...], seconds: float, bright_hz: float) -> Mono:
    """Return tones with many overtones, as a horn or a buzzer has, sharp edges taken off."""
    t_s = np.arange(samples(seconds)) / samples(1.0)
    sound = np.zeros(len(t_s))
    for name in names:
        for k in range(1, 16):
            pitch_hz = k * hz(name)
            sound += np.sin(2 * np.pi * pitch_hz * t_s) / k / (1 + (pitch_hz / bright_hz) ** 2)
    return soften(unit(sound), 0.018, 0.05)


def beep() -> Mono:
    """Warn of what is coming: two short tones, as a vehicle gives them."""
    one = _reed(("A5",), 0.11, 1500.0)
    return _mixed(0.34, (0.0, 1.0, one), (0.19, 1.0, one))


def horn() -> Mono:
    """Sound a forklift's horn, from behind a rack: it wakes, and does not hurt."""
    return _mixed(0.5, (0.0, 1.0, _reed(("A4", "C#5"), 0.44, 1400.0)))


def squeak() -> Mono:
    """Chirp like a bearing that wants grease: once up, once down."""

    def chirp(from_hz: float, to_hz: float, seconds: float, seed: int) -> Mono:
        n = samples(seconds)
        pitch = curve(n, (0.0, from_hz), (seconds, to_hz)) * (1 + np.float32(0.006) * noise(n, seed, 20.0, 90.0))
        tone = glide(pitch) + np.float32(0.35) * glide(2 * pitch)
        return soften(tone * curve(n, (0.0, 0.0), (0.3 * seconds, 1.0), (seconds, 0.0)), 0.01)

    return _mixed(0.32, (0.0, 0.8, chirp(1480.0, 1900.0, 0.13, 33)), (0.16, 1.0, chirp(1820.0, 1560.0, 0.15, 34)))


MADE: Final[dict[str, tuple[float, Callable[[], Mono]]]] = {
    "lit": (0.22, lit),
    "unlit": (0.18, unlit),
    "ripple": (0.20, ripple),
    "splash": (0.24, splash),
    "gust": (0.22, gust),
    "clack": (0.28, clack),
    "thump": (0.30, thump),
    "roll_free": (0.24, roll_free),
    "slide": (0.22, slide),
    "fall": (0.30, fall),
    "bump": (0.30, bump),
    "brake_good": (0.26, brake_good),
    "beep": (0.20, beep),
    "horn": (0.28, horn),
    "squeak": (0.12, squeak),
}
"""Per effect its peak, as a share of full scale, and what makes it."""


def effect(name: str) -> Mono:
    """Return an effect of ``MADE``, its highest sample at its peak."""
    peak, make = MADE[name]
    return soften(unit(make()), 0.002) * np.float32(peak)
