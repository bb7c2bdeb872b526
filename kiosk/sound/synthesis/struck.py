"""Effects that are notes: struck wood, tines, glass and bells."""

from typing import Final

import numpy as np

from kiosk.sound.synthesis.elements import Mono, Partials, put, samples, struck
from kiosk.sound.synthesis.pitches import hz

WOOD: Final = ((1.0, 1.0, 0.84), (3.93, 0.22, 0.20), (9.2, 0.05, 0.06))
"""A marimba bar."""

DULL: Final = ((1.0, 1.0, 0.5), (2.71, 0.35, 0.22), (5.1, 0.08, 0.08))
"""A block that lies on a table."""

TINE: Final = ((1.0, 1.0, 0.9), (2.0, 0.10, 0.5), (5.42, 0.12, 0.10), (6.3, 0.05, 0.07))
"""A kalimba's."""

BELL: Final = ((1.0, 1.0, 1.20), (2.0, 0.35, 0.84), (3.01, 0.16, 0.48), (4.17, 0.07, 0.28))

GLASS: Final = ((1.0, 1.0, 1.1), (1.003, 0.4, 1.0), (2.32, 0.18, 0.5), (4.25, 0.10, 0.25), (6.63, 0.04, 0.12))
"""A struck glass: its partials lie far apart, and the lowest beats slowly."""

BRASS: Final = (
    *((0.5, 0.30, 1.3), (1.0, 0.8, 1.0), (1.25, 0.28, 0.6), (1.5, 0.25, 0.6), (2.0, 1.0, 0.7), (2.52, 0.3, 0.4)),
    *((3.0, 0.25, 0.35), (4.1, 0.16, 0.2)),
)
"""A bell on a wall, of the kind with a major third in it, so that it stays in the key."""

Note = tuple[float, str, float, float, Partials]
"""When it is struck (s), its tone, how strong, how long it rings (s), of what."""

SCORES: Final[dict[str, tuple[float, tuple[Note, ...]]]] = {
    "tap": (0.10, ((0.0, "A5", 1.0, 0.12, WOOD),)),
    "count": (0.20, ((0.0, "E5", 1.0, 0.30, WOOD),)),
    "go": (0.30, ((0.0, "A5", 1.0, 0.55, WOOD), (0.0, "E6", 0.4, 0.50, BELL))),
    "inside": (0.16, ((0.0, "E5", 0.8, 0.22, WOOD), (0.07, "A5", 1.0, 0.30, WOOD))),
    "outside": (0.16, ((0.0, "A3", 1.0, 0.34, WOOD), (0.0, "E4", 0.3, 0.26, WOOD))),
    "star": (0.28, ((0.0, "A5", 0.8, 0.5, BELL), (0.09, "C#6", 0.9, 0.5, BELL), (0.18, "E6", 1.0, 0.7, BELL))),
    "finish": (
        0.30,
        (
            *((0.0, "A4", 1.0, 0.9, WOOD), (0.11, "C#5", 0.9, 0.9, WOOD)),
            *((0.22, "E5", 0.9, 0.9, WOOD), (0.33, "A5", 1.0, 0.9, BELL)),
        ),
    ),
    "pause": (0.22, ((0.0, "F#5", 0.9, 0.26, WOOD), (0.12, "C#5", 1.0, 0.42, WOOD))),
    "saved": (0.18, ((0.0, "C#5", 0.8, 0.5, TINE), (0.012, "A5", 1.0, 0.6, TINE))),
    "error": (0.22, ((0.0, "B3", 1.0, 0.30, DULL), (0.17, "B3", 0.9, 0.36, DULL), (0.17, "F#3", 0.6, 0.36, DULL))),
    "level_up": (
        0.28,
        (
            *((0.0, "A4", 0.7, 0.5, TINE), (0.08, "B4", 0.75, 0.5, TINE), (0.16, "C#5", 0.8, 0.5, TINE)),
            *((0.24, "E5", 0.85, 0.5, TINE), (0.32, "F#5", 0.9, 0.5, TINE), (0.42, "A5", 1.0, 1.0, BELL)),
            (0.42, "E5", 0.5, 0.9, TINE),
        ),
    ),
    "proud": (
        0.28,
        (
            *((0.0, "A3", 0.8, 1.5, TINE), (0.05, "E4", 0.7, 1.4, TINE), (0.10, "C#5", 0.8, 1.4, TINE)),
            *((0.20, "A5", 0.6, 1.3, GLASS), (0.34, "E6", 0.5, 1.2, GLASS), (0.34, "C#6", 0.4, 1.2, GLASS)),
        ),
    ),
    "near": (0.16, ((0.0, "F#5", 1.0, 0.16, DULL), (0.09, "F#5", 0.6, 0.14, DULL), (0.18, "B5", 0.45, 0.24, TINE))),
    "chime": (0.20, ((0.0, "E6", 1.0, 1.3, GLASS), (0.0, "B5", 0.45, 1.1, GLASS))),
    "bell": (0.26, ((0.0, "E5", 1.0, 1.0, BRASS), (0.26, "E5", 0.8, 1.15, BRASS))),
}
"""Per effect its peak, as a share of full scale, and its notes."""


def effect(name: str) -> Mono:
    """Return an effect of ``SCORES``, its highest sample at its peak."""
    peak, notes = SCORES[name]
    sound = np.zeros(samples(max(start_s + ring_s for start_s, _, _, ring_s, _ in notes)) + 1, dtype=np.float32)
    for start_s, tone, strength, ring_s, partials in notes:
        put(sound, struck(hz(tone), ring_s, partials), start_s, strength)
    return np.asarray(sound * np.float32(peak / float(np.abs(sound).max())), dtype=np.float32)
