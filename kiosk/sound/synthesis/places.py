"""Loops of where one is: the harbour, the hall by day and by night, and what rolls through it."""

from collections.abc import Callable
from typing import Final

import numpy as np

from kiosk.sound.synthesis.elements import (
    Stereo,
    both,
    chance,
    curve,
    glide,
    noise,
    put_round,
    samples,
    soften,
    struck,
    time_s,
)
from kiosk.sound.synthesis.guides import pulse
from kiosk.sound.synthesis.loudness import levelled
from kiosk.sound.synthesis.things import STEEL, burst

FLOOR_S: Final = 6.0
WHEEL_S: Final = 4.0
PLACE_S: Final = 16.0


def roll_concrete() -> Stereo:
    """Return hard wheels on concrete: a rumble with grit in it."""
    n = samples(FLOOR_S)
    grit = noise(n, 52, 350.0, 1900.0, -0.4) * pulse(n, 42, 0.6)
    return both(noise(n, 51, 60.0, 260.0, -0.5) + np.float32(0.45) * grit)


def roll_rubber() -> Stereo:
    """Return wheels on rubber: dark and soft."""
    n = samples(FLOOR_S)
    return both(noise(n, 53, 55.0, 230.0, -0.5) + np.float32(0.16) * noise(n, 54, 250.0, 700.0, -0.5))


def roll_wet() -> Stereo:
    """Return wheels on a wet floor: a hiss that sloshes, over a rumble."""
    n = samples(FLOOR_S)
    hiss = noise(n, 55, 1800.0, 6500.0) * pulse(n, 10, 0.45)
    return both(np.float32(0.7) * hiss + np.float32(0.6) * noise(n, 56, 90.0, 500.0, -0.5))


def wheel_shimmy() -> Stereo:
    """Return a caster that flutters: nine knocks a second, uneven."""
    n, knocks = samples(WHEEL_S), 36
    loop = np.zeros(n, dtype=np.float32)
    for k, (late, strength) in enumerate(chance(2 * knocks, 57).reshape(knocks, 2)):
        knock = struck(520.0 + 60.0 * (k % 2), 0.10, STEEL, 0.002)
        at_s = (k + 0.5 + 0.06 * float(late)) * WHEEL_S / knocks
        put_round(loop, knock, at_s, (0.7 + 0.3 * float(strength), 0.0))
        put_round(loop, burst(0.04, 400.0, 2200.0, 58 + k), at_s, (0.5, 0.0))
    return both(loop)


def wheel_worn() -> Stereo:
    """Return a worn bearing: a soft chirp at every turn, over a grind."""
    n, turns = samples(WHEEL_S), 6
    loop = noise(n, 95, 500.0, 1400.0, -0.3) * pulse(n, 48, 0.5) * np.float32(0.30)
    length_s = 0.20
    for k, (high, strength) in enumerate(chance(2 * turns, 96).reshape(turns, 2)):
        m = samples(length_s)
        pitch = curve(m, (0.0, 1380.0), (length_s, 1560.0 + 60.0 * float(high)))
        chirp = soften(glide(pitch) * curve(m, (0.0, 0.0), (0.08, 1.0), (length_s, 0.0)), 0.01)
        put_round(loop, chirp, (k + 0.4) * WHEEL_S / turns, (0.40 + 0.12 * float(strength), 0.0))
    return both(loop)


def waves() -> Stereo:
    """Return a harbour at night: three waves, no two alike, and the water between them."""
    n = samples(PLACE_S)
    sides = []
    for side in (0, 1):
        swell = np.full(n, 0.16, dtype=np.float32)
        for at_s, rise_s, fall_s, strength in ((0.6, 1.7, 3.6, 1.0), (6.1, 1.5, 2.9, 0.7), (11.0, 2.0, 3.8, 0.85)):
            wave = curve(samples(rise_s + fall_s), (0.0, 0.0), (rise_s, strength), (rise_s + fall_s, 0.0))
            put_round(swell, wave, at_s + 0.35 * side, (1.0, 0.0))
        low = noise(n, 97 + side, 110.0, 600.0, -0.6) * np.sqrt(swell)
        wash = noise(n, 99 + side, 700.0, 3800.0, -0.5) * swell**1.5
        sides.append(low + np.float32(0.6) * wash)
    return np.stack(sides, axis=1)


def _hum(partials: tuple[tuple[float, float], ...], air_hz: tuple[float, float], air: float, seed: int) -> Stereo:
    """Return a steady hum in moving air: partials with whole periods in ``PLACE_S``, and their strengths."""
    n = samples(PLACE_S)
    t_s = time_s(n).astype(np.float64)
    hum = np.zeros(n)
    for k, (pitch_hz, strength) in enumerate(partials):
        hum += strength * np.sin(2 * np.pi * pitch_hz * t_s + 1.3 * k)
    sides = [
        hum.astype(np.float32) + np.float32(air) * noise(n, seed + side, *air_hz, -0.6) * pulse(n, 2 + side, 0.6)
        for side in (0, 1)
    ]
    return np.stack(sides, axis=1)


def hum_hall() -> Stereo:
    """Return the hall by day: fans far up, and air."""
    return _hum(
        ((110.0, 0.30), (110.125, 0.12), (165.0, 0.14), (220.0, 0.10), (330.0, 0.04)), (120.0, 1100.0), 1.0, 101
    )


def hum_night() -> Stereo:
    """Return the hall by night: one transformer, slowly beating, and darkness."""
    return _hum(((110.0, 0.55), (110.1875, 0.40), (220.0, 0.22), (329.625, 0.07)), (70.0, 380.0), 0.9, 103)


MADE: Final[dict[str, tuple[float, Callable[[], Stereo]]]] = {
    "roll_concrete": (0.024, roll_concrete),
    "roll_rubber": (0.014, roll_rubber),
    "roll_wet": (0.024, roll_wet),
    "wheel_shimmy": (0.016, wheel_shimmy),
    "wheel_worn": (0.014, wheel_worn),
    "waves": (0.014, waves),
    "hum_hall": (0.010, hum_hall),
    "hum_night": (0.008, hum_night),
}
"""Per loop its loudness, and what makes it."""

PEAK: Final = 0.20


def loop(name: str) -> Stereo:
    """Return a loop of ``MADE`` at its level."""
    level, make = MADE[name]
    return levelled(make(), level, PEAK)
